"""The dimensional reading: what a formula is measured in, so that adding documents to people fails on definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sakip.errors import UnitError
from sakip.tree import Calculation, Component, Constant, Operator
from sakip.units import Dimension, dimension

if TYPE_CHECKING:
    from sakip.tree import Node

_PERCENTAGE_POINT = "poin persen"


def check(tree: Node, unit: str, own_units: tuple[str, ...] = ()) -> None:
    """Make sure that ``tree`` comes out in what ``unit`` measures; components without a unit are in ``unit``.

    The difference of two percentages may be called percentage points.

    Raises:
        UnitError: when it does not, or when two parts of it cannot be added or compared; both are named.
        UnknownNameError: when a unit does not exist.
    """
    found = dimension_of(tree, unit, own_units)
    wanted = dimension(unit, own_units)
    if found == wanted or (unit == _PERCENTAGE_POINT and found.dimensionless and _is_difference(tree)):
        return
    raise UnitError(
        f"the formula comes out in {found.describe()}, but the indicator is measured in {unit} ({wanted.describe()})",
        "Correct the unit of the indicator, or the units of its components.",
        found=found.describe(),
        unit=unit,
    )


def dimension_of(tree: Node, unit: str, own_units: tuple[str, ...] = ()) -> Dimension:
    """Return what ``tree`` measures, in an indicator measured in ``unit``.

    Raises:
        UnitError: when two parts of it that are added or compared measure different things.
    """
    match tree:
        case Component(unit=declared):
            return dimension(unit if declared is None else declared, own_units)
        case Constant(unit=declared):
            return dimension(declared, own_units)
        case Calculation(operator=operator, left=left, right=right):
            one, other = dimension_of(left, unit, own_units), dimension_of(right, unit, own_units)
            if operator is Operator.MULTIPLY:
                return one * other
            if operator is Operator.DIVIDE:
                return one / other
            if one != other:
                raise UnitError(
                    f"{one.describe()} and {other.describe()} cannot be added, subtracted or compared",
                    "Give the components units of one kind.",
                    first=one.describe(),
                    second=other.describe(),
                )
            return one


def _is_difference(tree: Node) -> bool:
    return isinstance(tree, Calculation) and tree.operator is Operator.SUBTRACT
