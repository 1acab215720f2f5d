"""What a row must come to: the cells that the assessment of one indicator, alone, gives for it."""

from __future__ import annotations

import enum
import math
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from engines import identity

from sakip import Realisation, Target, assess_one
from sakip.errors import NumberError
from sakip.figures import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sakip import Indicator


class _NoNumber(enum.Enum):
    """What stands in a cell and is no number."""

    NO_NUMBER = enum.auto()


_NO_NUMBER: Final = _NoNumber.NO_NUMBER

CELLS: Final = (
    "status", "reason", "value", "achievement", "achievement_reason", "category", "achievement_category",
)  # fmt: skip
"""The columns an assessed frame has beside the caller's."""
_NOTHING: Final = {"value": None, "achievement": None, "category": None, "achievement_category": None}
OUT_OF_BOUNDS: Final[Mapping[str, Any]] = {
    "status": "not-computable", "reason": "out-of-bounds", "achievement_reason": "out-of-bounds", **_NOTHING,
}  # fmt: skip
UNKNOWN: Final[Mapping[str, Any]] = {
    "status": "not-computable", "reason": "unknown-indicator", "achievement_reason": "unknown-indicator", **_NOTHING,
}  # fmt: skip
_NOT_ACHIEVED: Final = {"achievement": None, "achievement_reason": "out-of-bounds", "achievement_category": None}
PERIOD: Final = "2024"


def cells(
    indicator: Indicator, row: Mapping[str, Any], target: str = "target", columns: Mapping[str, str] | None = None
) -> Mapping[str, Any]:
    """Return the cells of a row; ``columns`` says which column holds a component that is not called like it.

    NaN is blank. What is no number for the library, such as an infinity or one of ten decimals, is out of bounds.
    """
    named = {component.name: (columns or {}).get(component.name, component.name) for component in
             indicator.formula.components}  # fmt: skip
    values = {name: _number(row[column]) for name, column in named.items()}
    aim = _number(row[target])
    if None not in values.values() and _NO_NUMBER in values.values():
        return OUT_OF_BOUNDS
    found = _cells(_Known(indicator), tuple(values.items()), Fraction(1) if aim is _NO_NUMBER else aim)
    if aim is not _NO_NUMBER or found["status"] != "computed" or indicator.rule is None:
        return found
    return {**found, **_NOT_ACHIEVED}


def _number(value: Any) -> Fraction | _NoNumber | None:
    """Return what stands in a cell of a column of numbers."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    try:
        return number(value)
    except NumberError:
        return _NO_NUMBER


class _Known:
    """An indicator that hashes by what it is, not by what it says: quickly."""

    def __init__(self, indicator: Indicator) -> None:
        self.indicator = indicator

    def __hash__(self) -> int:
        return id(self.indicator)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and other.indicator is self.indicator


@lru_cache(maxsize=100_000)
def _cells(known: _Known, values: tuple[tuple[str, Any], ...], target: Any) -> Mapping[str, Any]:
    indicator = known.indicator
    aim = None if target is None else Target(indicator.code, PERIOD, target)
    realised = Realisation(
        indicator.code, PERIOD, {name: Fraction(1) if value is _NO_NUMBER else value for name, value in values}
    )
    found = assess_one(indicator, aim, realised)
    achieved = found.achievement
    return {
        "status": str(found.status),
        "reason": None if found.reason is None else str(found.reason),
        "value": None if found.value is None else float(found.value),
        "achievement": None if achieved.value is None else float(achieved.value),
        "achievement_reason": None if achieved.reason is None else str(achieved.reason),
        "category": None if found.category is None else found.category.code,
        "achievement_category": None if found.achievement_category is None else found.achievement_category.code,
    }


def differences(
    found: Sequence[Mapping[str, Any]],
    held: Sequence[Mapping[str, Any]],
    indicators: Iterable[Indicator],
    **how: Any,
) -> list[str]:
    """Return what differs between the rows of an assessed frame and what the rows its frame held must come to.

    Rows are matched by their number, ``nomor``. A row may say that it is out of bounds; whether it is, is another
    question, which :func:`refused` asks.
    """
    by_code = {indicator.code: indicator for indicator in indicators}
    rows = {row["nomor"]: row for row in found}
    if len(found) != len(held) or rows.keys() != {row["nomor"] for row in held}:
        return [f"{len(held)} rows went in and {len(found)} came out"]
    said = []
    for row in held:
        came = {name: rows[row["nomor"]][name] for name in CELLS}
        indicator = by_code.get(row["indicator"])
        must = UNKNOWN if indicator is None else cells(indicator, row, **how)
        if came["reason"] == "out-of-bounds":
            must = OUT_OF_BOUNDS
        elif came["achievement_reason"] == "out-of-bounds":
            must = {**must, **_NOT_ACHIEVED}
        if any(identity(came[name]) != identity(must[name]) for name in CELLS):
            said.append(f"{row} must be {must} and is {came}")
    return said
