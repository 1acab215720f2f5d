"""The dimensional reading: what a formula is measured in, so that adding documents to people fails on definition.

Beside the dimension there is the size of the unit: rupiah where juta rupiah belong would be wrong by a million, a share
where a percentage belongs by a hundred.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from sakip.errors import UnitError
from sakip.tree import Calculation, Component, Constant, Operator
from sakip.units import Dimension, dimension, size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sakip.tree import Node

_Measure = TypeVar("_Measure", Dimension, Fraction)

_PERCENTAGE_POINT = "poin persen"
_PLAIN = "bilangan"


def check(tree: Node, unit: str, own_units: tuple[str, ...] = ()) -> None:
    """Make sure that ``tree`` comes out in what ``unit`` measures; components without a unit are in ``unit``.

    The difference of two percentages may be called percentage points. A formula that scales its result itself, by a
    constant such as the 100 of ``100 * a / b``, is believed.

    Raises:
        UnitError: when it does not, or when two parts of it cannot be added or compared; both are named.
        UnknownNameError: when a unit does not exist.
    """
    found = dimension_of(tree, unit, own_units)
    wanted = dimension(unit, own_units)
    if unit == _PERCENTAGE_POINT and found.dimensionless and _is_difference(tree):
        return
    if found != wanted:
        raise UnitError(
            f"the formula comes out in {found.describe()}, but the indicator is measured in {unit} "
            f"({wanted.describe()})",
            "Correct the unit of the indicator, or the units of its components.",
            fault="formula-other-unit",
            found=found.describe(),
            unit=unit,
        )
    times = _size_of(tree, unit, own_units) / size(unit, own_units)
    scaled = set(_plain_constants(tree))
    if times == 1 or (scaled and found.dimensionless) or scaled & {times, 1 / times}:
        return
    raise UnitError(
        f"the formula comes out in units {times} times the size of {unit}, the unit of the indicator",
        "Multiply a share by 100%, give the components in the unit of the indicator, or write the factor.",
        fault="formula-other-size",
        times=times,
        found=found.describe(),
        unit=unit,
    )


def dimension_of(tree: Node, unit: str, own_units: tuple[str, ...] = ()) -> Dimension:
    """Return what ``tree`` measures, in an indicator measured in ``unit``.

    Raises:
        UnitError: when two parts of it that are added or compared measure different things.
    """

    def together(one: Dimension, other: Dimension, _: Calculation) -> None:
        if one != other:
            raise UnitError(
                f"{one.describe()} and {other.describe()} cannot be added, subtracted or compared",
                "Give the components units of one kind.",
                fault="formula-mixed-units",
                first=one.describe(),
                second=other.describe(),
            )

    return _measured(tree, lambda declared: dimension(unit if declared is None else declared, own_units), together)


def _size_of(tree: Node, unit: str, own_units: tuple[str, ...]) -> Fraction:
    """How many basic units one of the result is: a million for juta rupiah, a hundredth for a percentage."""

    def together(one: Fraction, other: Fraction, sides: Calculation) -> None:
        if one != other and not any(_plain_constants(sides)):
            raise UnitError(
                f"units of different size, one {one / other} times the other, cannot be added or compared",
                "Give the components one unit.",
                fault="formula-mixed-sizes",
                times=one / other,
            )

    return _measured(tree, lambda declared: size(unit if declared is None else declared, own_units), together)


def _measured(
    tree: Node, measure: Callable[[str | None], _Measure], together: Callable[[_Measure, _Measure, Calculation], None]
) -> _Measure:
    """Measure a formula by its units; ``together`` objects to sides that cannot be added or compared."""
    match tree:
        case Component(unit=unit) | Constant(unit=unit):
            return measure(unit)
        case Calculation(operator=operator, left=left, right=right):
            one, other = _measured(left, measure, together), _measured(right, measure, together)
            if operator is Operator.MULTIPLY:
                return one * other
            if operator is Operator.DIVIDE:
                return one / other
            together(one, other, tree)
            return one


def _plain_constants(tree: Node) -> Iterator[Fraction]:
    """Yield the numbers without a unit by which a formula may scale what it computes."""
    match tree:
        case Constant(value=value, unit=unit):
            if unit == _PLAIN and value:
                yield value
        case Calculation(left=left, right=right):
            yield from _plain_constants(left)
            yield from _plain_constants(right)
        case Component():
            return


def _is_difference(tree: Node) -> bool:
    return isinstance(tree, Calculation) and tree.operator is Operator.SUBTRACT
