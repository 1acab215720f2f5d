"""Growth: how much more there is now than there was before, relative to before."""

from __future__ import annotations

from sakip.formulas.called import called
from sakip.formulas.scales import scaled
from sakip.tree import Calculation, Component, Formula, Operator


@called
def growth(now: str, before: str, *, unit: str = "bilangan", scale: str = "persen") -> Formula:
    """Record ``(now - before) / before``; a decline comes out negative. Nothing before gives no value.

    Raises:
        FormulaError: when a name cannot be that of a component.
        UnknownNameError: for another scale.
    """
    later, earlier = Component(now, unit), Component(before, unit)
    change = Calculation(Operator.SUBTRACT, later, earlier)
    return Formula.of("growth", scaled(Calculation(Operator.DIVIDE, change, earlier), scale))
