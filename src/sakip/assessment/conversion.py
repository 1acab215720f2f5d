"""Realisations and targets in the indicator's own unit, or why they cannot be had in it."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from sakip.assessment.results import Reason
from sakip.errors import UnitError, UnknownNameError
from sakip.indicators import Amount, Predicate, Range
from sakip.interpreters.length import exactly
from sakip.units import factor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sakip.indicators import Indicator, Realisation, Target
    from sakip.interpreters.exact import Pair
    from sakip.periods import Period

_Missing: TypeAlias = "tuple[Reason, dict[str, Any]]"


def aim_of(target: Target, realised: Pair, unit: str, own_units: tuple[str, ...]) -> Pair | Literal["inside"] | None:
    """Return the number a realisation is compared with, in the indicator's unit; None when it cannot be converted.

    Of a range that is the end on the side the realisation missed it (PermenPANRB 8/2021), and ``"inside"`` in between.
    """
    ratio = exchange(target.unit, unit, own_units)
    if ratio is None:
        return None
    value = target.value
    if isinstance(value, Range):
        low, high = value.lower * Fraction(*ratio), value.upper * Fraction(*ratio)
        result = exactly(realised)
        if low <= result <= high:
            return "inside"
        return (low if result < low else high).as_integer_ratio()
    return None if target.pair is None else (target.pair[0] * ratio[0], target.pair[1] * ratio[1])


def converted(
    indicator: Indicator, realisation: Realisation, pairs: Mapping[str, Pair], period: Period
) -> tuple[dict[str, Pair], _Missing | None]:
    """Return the components of a realisation in their own units, or why that cannot be done."""
    gathered = dict(pairs)
    missing: list[str] = []
    for component in indicator.formula.components:
        if component.name in gathered:
            continue
        given = realisation.components.get(component.name)
        if isinstance(given, Amount):
            unit = component.unit or indicator.unit
            ratio = exchange(given.unit, unit, indicator.own_units)
            if ratio is None:
                return gathered, (Reason.UNIT_MISMATCH, {"given": given.unit, "unit": unit, "name": component.name})
            gathered[component.name] = (given.value.numerator * ratio[0], given.value.denominator * ratio[1])
        elif isinstance(given, Predicate):
            unit = component.unit or indicator.unit
            return gathered, (Reason.UNIT_MISMATCH, {"given": given, "unit": unit, "name": component.name})
        else:
            missing.append(component.name)
    if not missing:
        return gathered, None
    reason = Reason.MISSING_COMPONENT if len(missing) < len(indicator.formula.components) else Reason.NOT_REPORTED
    return gathered, (reason, {"indicator": indicator.name, "names": tuple(missing), "period": period})


@lru_cache(maxsize=1024)
def exchange(source: str | None, target: str, own_units: tuple[str, ...]) -> Pair | None:
    """Return what turns a number in ``source`` into one in ``target``; None when nothing does."""
    if source is None or source == target:
        return (1, 1)
    try:
        return factor(source, target, own_units).as_integer_ratio()
    except (UnitError, UnknownNameError):
        return None
