"""External score: a value somebody else computes; the office records and classifies it.

Nilai SAKIP is given by the inspectorate, IP ASN by the personnel agency. Whoever publishes such a value must be able to
say who gave it and in which document it stands.
"""

from __future__ import annotations

from sakip.errors import FormulaError
from sakip.formulas.called import called
from sakip.tree import Component, Formula


@called
def external_score(component: str = "nilai", *, assessor: str, document: str, unit: str | None = None) -> Formula:
    """Record a score given by ``assessor`` in ``document``.

    Raises:
        FormulaError: when either is blank.
    """
    if not assessor.strip() or not document.strip():
        raise FormulaError(
            "an external score needs its assessor and its document",
            "Name who gives it and where it stands.",
            fault="formula-no-assessor",
        )
    return Formula.of("external_score", Component(component, unit), {"assessor": assessor, "document": document})
