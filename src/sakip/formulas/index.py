"""Index: a weighted sum whose weights sum to exactly one.

Weights are exact: ``"1/9"`` is a ninth. Nine weights printed as 0,11 sum to 0,99 and cannot make an index that reaches
its maximum, so they are refused, with the sum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sakip.errors import FormulaError
from sakip.figures import share
from sakip.formulas.called import called
from sakip.tree import Calculation, Component, Constant, Formula, Operator, chain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sakip.figures import NumberLike
    from sakip.tree import Node


@called
def index(weights: Mapping[str, NumberLike], *, unit: str | None = None) -> Formula:
    """Record the sum of each component times its weight.

    Weights are exact: ``"1/9"``, not 0.11, of which nine make 0.99.

    >>> index({"a": "1/3", "b": "2/3"}).kind
    'index'

    Raises:
        FormulaError: when the weights do not sum to exactly 1, or one is negative.
        NumberError: when a weight is no number.
    """
    exact = {name: share(weight) for name, weight in weights.items()}
    total = sum(exact.values())
    if total != 1:
        raise FormulaError(
            f"the weights of an index must sum to exactly 1, and these sum to {total}",
            "Write equal weights as a ratio, such as '1/9', not as 0.11.",
            fault="formula-weights",
            total=total,
        )
    if any(weight < 0 for weight in exact.values()):
        raise FormulaError(
            "a weight of an index is negative", "Give weights from 0 to 1.", fault="formula-weight-negative"
        )
    terms: list[Node] = [
        Calculation(Operator.MULTIPLY, Component(name, unit), Constant(weight)) for name, weight in exact.items()
    ]
    return Formula.of("index", chain(Operator.ADD, terms))
