"""Average: the mean of several components, each counting the same."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sakip.errors import FormulaError
from sakip.formulas.called import called
from sakip.tree import Calculation, Component, Constant, Formula, Operator, chain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sakip.tree import Node


@called
def average(components: Sequence[str], *, unit: str | None = None) -> Formula:
    """Record the sum of ``components`` over their number.

    Raises:
        FormulaError: when there is none, or one is named twice.
    """
    if isinstance(components, str) or not components or len(set(components)) < len(components):
        raise FormulaError("an average needs components, each named once", "List them: components = ['a', 'b'].",
                           fault="formula-no-components", example='components = ["a", "b"]')  # fmt: skip
    nodes: list[Node] = [Component(name, unit) for name in components]
    total = chain(Operator.ADD, nodes)
    return Formula.of("average", Calculation(Operator.DIVIDE, total, Constant(Fraction(len(nodes)))))
