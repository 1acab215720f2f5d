"""The columns reading: a tree as arithmetic of integers over whole columns, for any engine that has 64 bits.

Floats are wrong exactly where a regulation draws its line: 883.05 / 1000 is 88.31 percent, which is category A of the
satisfaction survey, and 88.30, category B, where an engine divides first and rounds then. So a dataframe computes with
integers. Each component is scaled by ten to its declared places, the tree becomes one numerator over one denominator,
and one last division publishes them, by a kernel that needs of an engine only what all of them do alike: ``+ - *`` on
integers, a comparison, and a quotient that may be off by one. What comes out equals the exact reading on every row, or
the row says why it does not.

>>> from sakip.tree import PERCENT, formula
>>> @formula
... def serapan(realisasi, pagu):
...     return realisasi / pagu * PERCENT
>>> arithmetic = columns_of(serapan.tree, places=2, extents=Extent.up_to(10**12, negative=False))
>>> rows = {"realisasi": [88305, 100, None], "pagu": [100000, 0, 100]}
>>> [str(value) for value in arithmetic.evaluate(rows)]
['17661/200', 'zero-denominator', 'missing-component']

Published to two decimals the first is 88.31, here as a count of hundredths. The largest integer on the way is known
before any row is, so an engine can tell whether it holds them all:

>>> hundredths = published(arithmetic, places=2, kernel="int64")
>>> [str(value) for value in hundredths.evaluate(rows)]
['8831', 'zero-denominator', 'missing-component']
>>> hundredths.largest < INT64
True

To compute elsewhere, give :meth:`Compiled.build` and :meth:`Published.build` an :class:`Arithmetic` of your engine.
"""

from __future__ import annotations

from sakip.interpreters.columns.compiling import Built, Compiled, columns_of
from sakip.interpreters.columns.dividing import LARGEST_QUOTIENT, Kernel
from sakip.interpreters.columns.integers import INT64, LARGEST, Arithmetic, Extent, Operation, Step
from sakip.interpreters.columns.publishing import BuiltPublished, Published, published
from sakip.interpreters.columns.rows import Reason, Row, scaled

__all__ = [
    "INT64",
    "LARGEST",
    "LARGEST_QUOTIENT",
    "Arithmetic",
    "Built",
    "BuiltPublished",
    "Compiled",
    "Extent",
    "Kernel",
    "Operation",
    "Published",
    "Reason",
    "Row",
    "Step",
    "columns_of",
    "published",
    "scaled",
]
