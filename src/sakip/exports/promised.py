"""What is promised, as numbers for programs: in the unit of the indicator, so that a value can be held against it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sakip.errors import UnitError, UnknownNameError
from sakip.figures import publish
from sakip.indicators import Predicate, Range
from sakip.indicators.amounts import exact
from sakip.units import canonical, factor

if TYPE_CHECKING:
    from sakip.indicators import Indicator, Target


def promised(target: Target | None, one: Indicator) -> dict[str, str | None]:
    """Return a target as its number, as the ends of its range, or as its predicate; what it is not is None."""
    said: dict[str, str | None] = dict.fromkeys(("target_number", "target_from", "target_to", "target_predicate"))
    match target and target.value:
        case Fraction() as number if target:
            said["target_number"] = in_unit(number, target, one)
        case Range(lower=lower, upper=upper) if target:
            said |= {"target_from": in_unit(lower, target, one), "target_to": in_unit(upper, target, one)}
        case Predicate(word=word):
            said["target_predicate"] = word
    return said


def in_unit(value: Fraction, target: Target, one: Indicator) -> str | None:
    """Write a number of a target in the unit of its indicator, rounded only where its decimals have no end."""
    try:
        given = canonical(target.unit or one.unit, one.own_units)
        converted = value * factor(given, one.unit, one.own_units)
    except (UnitError, UnknownNameError):
        return None
    written = exact(converted)
    return f"{publish(converted, one.places, one.rounding):f}" if "/" in written else written
