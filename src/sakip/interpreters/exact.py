"""The exact reading: a tree and its inputs to one number.

Numbers travel as pairs of integers, numerator and denominator, that are reduced only where somebody looks at them.
This is what :class:`fractions.Fraction` does without the greatest common divisor after every step.
"""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from sakip.errors import FormulaError
from sakip.tree import Calculation, Component, Constant, Operator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sakip.tree import Node

Pair: TypeAlias = tuple[int, int]
"""A numerator and a denominator that is not zero; the sign may stand on either."""
Evaluator: TypeAlias = "Callable[[Mapping[str, Pair]], Pair]"


class ZeroDenominatorError(FormulaError, ZeroDivisionError):
    """A division whose divisor came out as zero; ``divisor`` is that part of the tree."""

    code = "zero-denominator"
    divisor: Node


def evaluate(tree: Node, values: Mapping[str, Fraction]) -> Fraction:
    """Return what ``tree`` gives for ``values``, exactly.

    Raises:
        ZeroDenominatorError: when a divisor is zero; it names that part of the tree.
        KeyError: when a component has no value.
    """
    above, below = evaluator(tree)({name: value.as_integer_ratio() for name, value in values.items()})
    return Fraction(above, below)


def evaluator(tree: Node) -> Evaluator:
    """Return ``tree`` as a function from the pairs of its components to the pair of its result."""
    match tree:
        case Component(name=name):
            return lambda values: values[name]
        case Constant(value=value):
            pair = value.as_integer_ratio()
            return lambda _: pair
        case Calculation(operator=operator, left=left, right=right):
            return _CALCULATIONS[operator](evaluator(left), evaluator(right), right)


def _add(left: Evaluator, right: Evaluator, _: Node) -> Evaluator:
    def add(values: Mapping[str, Pair]) -> Pair:
        a, b = left(values)
        c, d = right(values)
        return (a + c, b) if b == d else (a * d + c * b, b * d)

    return add


def _subtract(left: Evaluator, right: Evaluator, _: Node) -> Evaluator:
    def subtract(values: Mapping[str, Pair]) -> Pair:
        a, b = left(values)
        c, d = right(values)
        return (a - c, b) if b == d else (a * d - c * b, b * d)

    return subtract


def _multiply(left: Evaluator, right: Evaluator, _: Node) -> Evaluator:
    def multiply(values: Mapping[str, Pair]) -> Pair:
        a, b = left(values)
        c, d = right(values)
        return a * c, b * d

    return multiply


def _divide(left: Evaluator, right: Evaluator, divisor: Node) -> Evaluator:
    def divide(values: Mapping[str, Pair]) -> Pair:
        c, d = right(values)
        if not c:
            raise ZeroDenominatorError(
                "the divisor of a formula is zero", "Check the components it is made of.", divisor=divisor
            )
        a, b = left(values)
        return a * d, b * c

    return divide


def _smaller(left: Evaluator, right: Evaluator, _: Node) -> Evaluator:
    def smaller(values: Mapping[str, Pair]) -> Pair:
        one, other = left(values), right(values)
        return one if not _exceeds(one, other) else other

    return smaller


def _larger(left: Evaluator, right: Evaluator, _: Node) -> Evaluator:
    def larger(values: Mapping[str, Pair]) -> Pair:
        one, other = left(values), right(values)
        return other if _exceeds(other, one) else one

    return larger


def _exceeds(one: Pair, other: Pair) -> bool:
    (a, b), (c, d) = one, other
    return (a * d > c * b) == (b * d > 0)  # of two that are equal, either will do


_CALCULATIONS = MappingProxyType(
    {
        Operator.ADD: _add,
        Operator.SUBTRACT: _subtract,
        Operator.MULTIPLY: _multiply,
        Operator.DIVIDE: _divide,
        Operator.SMALLER: _smaller,
        Operator.LARGER: _larger,
    }
)
