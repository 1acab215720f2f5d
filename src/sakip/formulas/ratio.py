"""Ratio: one component over another, as a percentage unless told otherwise."""

from __future__ import annotations

from sakip.formulas.called import called
from sakip.formulas.scales import scaled
from sakip.tree import Calculation, Component, Formula, Operator


@called
def ratio(numerator: str, denominator: str, *, unit: str = "bilangan", scale: str = "persen") -> Formula:
    """Record ``numerator / denominator``, times 100 (``scale="persen"``), 1.000 (``"per 1.000"``) and so on.

    ``unit`` is what both components are measured in. A zero denominator gives no value, with the reason.

    >>> [component.name for component in ratio("realisasi", "pagu", unit="rupiah").components]
    ['realisasi', 'pagu']

    Raises:
        FormulaError: when a name cannot be that of a component.
        UnknownNameError: for another scale.
    """
    above, below = Component(numerator, unit), Component(denominator, unit)
    return Formula.of("ratio", scaled(Calculation(Operator.DIVIDE, above, below), scale))
