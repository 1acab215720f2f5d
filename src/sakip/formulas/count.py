"""Count: how many there are, as reported."""

from __future__ import annotations

from sakip.formulas.called import called
from sakip.tree import Component, Formula


@called
def count(component: str = "jumlah", *, unit: str | None = None) -> Formula:
    """Record a component as it is reported; without ``unit`` it is in the indicator's own.

    Raises:
        FormulaError: when the name cannot be that of a component.
    """
    return Formula.of("count", Component(component, unit))
