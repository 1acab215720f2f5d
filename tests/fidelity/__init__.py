"""How faithful the library is: every published row that was collected, recomputed and accounted for.

``python tests/fidelity`` prints the totals, and ``--rows`` every row as CSV. The rows are in ``tests/cases``, each with
the document it was copied from. What a row comes to is computed here, and never taken from those who collected it.
"""

from __future__ import annotations
