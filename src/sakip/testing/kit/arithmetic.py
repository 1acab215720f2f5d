"""Arithmetic that owes nothing to the interpreters: plain fractions, and the numbers to try a formula with."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from sakip.figures import number
from sakip.tree import Calculation, Component, Constant, Node, Operator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

Row: TypeAlias = "Mapping[str, Fraction | None]"

PLACES: Final = 2
"""How many decimals the numbers have that are tried."""

# a prime number of them, so that every step through them meets them all
_NUMBERS: Final = tuple(
    number(text)
    for text in "1 0 100 -1 7 0.01 12.5 -250.75 99.99 883.05 1000 123456789.01 1000000000000".split()  # noqa: SIM905
)
# of formulas with more components than that, not each is blank or zero on its own once
_SINGLED_OUT = 20


def plain(tree: Node, values: Mapping[str, Fraction]) -> Fraction:
    """Compute by the operators of Python's fractions, one after another.

    Raises:
        ZeroDivisionError: when anything is divided by zero.
    """
    match tree:
        case Component(name=name):
            return values[name]
        case Constant(value=value):
            return value
        case Calculation(operator=operator, left=left, right=right):
            return _MEANING[operator](plain(left, values), plain(right, values))


_MEANING: Final[Mapping[Operator, Callable[[Fraction, Fraction], Fraction]]] = MappingProxyType(
    {
        Operator.ADD: lambda one, other: one + other,
        Operator.SUBTRACT: lambda one, other: one - other,
        Operator.MULTIPLY: lambda one, other: one * other,
        Operator.DIVIDE: lambda one, other: one / other,
        Operator.SMALLER: min,
        Operator.LARGER: max,
    }
)


def plainly(tree: Node, values: Mapping[str, Fraction]) -> Fraction | None:
    """Return what :func:`plain` gives; None where something is divided by zero."""
    try:
        return plain(tree, values)
    except ZeroDivisionError:
        return None


def full_rows(names: Sequence[str]) -> Iterator[dict[str, Fraction]]:
    """Yield numbers for every component, always the same ones: zeros, negatives, hundredths, and sums of money."""
    for turn in range(2 * len(_NUMBERS)):
        second = turn // len(_NUMBERS)
        yield {
            name: _NUMBERS[(turn * (place % (len(_NUMBERS) - 1) + 1) + (5 + 3 * second) * place) % len(_NUMBERS)]
            for place, name in enumerate(names)
        }


def bare_rows(names: Sequence[str]) -> Iterator[Row]:
    """Yield rows in which one component, or every one, is blank or zero."""
    for empty in (None, Fraction(0)):
        yield dict.fromkeys(names, empty)
        for bare in names[:_SINGLED_OUT]:
            yield {name: empty if name == bare else Fraction(7) for name in names}


def filled(row: Mapping[str, Fraction | None]) -> dict[str, Fraction]:
    """Return the components that are not blank."""
    return {name: value for name, value in row.items() if value is not None}
