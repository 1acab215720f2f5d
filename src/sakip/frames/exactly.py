"""Recomputing one by one the rows that no 64 bits hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sakip.assessment import assess_one
from sakip.assessment.results import Assessment, Reason
from sakip.errors import NumberError
from sakip.indicators import Predicate, Realisation, Target
from sakip.periods import Year

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sakip.indicators import Indicator

_PERIOD = Year(2000)  # an assessment of numbers alone asks for no period, and says none
_LARGEST = 2**63


def recomputed(
    rows: Any, indicators: Mapping[str, tuple[Indicator, Mapping[str, str]]], names: tuple[str, str, str | None]
) -> Any:
    """Return an assessed frame with the rows that lie out of bounds assessed one by one, by the exact reading.

    ``indicators`` are known by their codes, with the columns of their components; ``names`` are the columns that hold
    the code, the target, and targets in words.
    """
    code, target, predicate = names
    reasons = rows["reason"].to_list(), rows["achievement_reason"].to_list()
    beyond = [at for at, found in enumerate(zip(*reasons, strict=True)) if Reason.OUT_OF_BOUNDS in found]
    places, found = [], dict[str, list[Any]]()
    for at, row in zip(beyond, rows[beyond].iter_rows(named=True), strict=True):
        indicator, columns = indicators[row[code]]
        word = None if predicate is None or _blank(row[predicate]) else Predicate(row[predicate])
        components = {name: row.get(column) for name, column in columns.items()}
        assessment = _assessed(indicator, row[target] if word is None else word, components)
        if assessment is not None:
            places.append(at)
            for name, cell in _cells(assessment).items():
                found.setdefault(name, []).append(cell)
    changed = {name: cells for name, cells in found.items() if name in rows.columns}
    return rows.with_columns(*(rows[name].scatter(places, cells) for name, cells in changed.items()))


def _assessed(indicator: Indicator, target: Any, components: Mapping[str, Any]) -> Assessment | None:
    """Assess a row; what is no number at all stays out of bounds."""
    try:
        aim = None if _blank(target) else Target(indicator.code, _PERIOD, target)
        given = {name: None if _blank(value) else value for name, value in components.items()}
        return assess_one(indicator, aim, Realisation(indicator.code, _PERIOD, given))
    except NumberError:
        return None


def _blank(value: Any) -> bool:
    return value is None or value != value  # noqa: PLR0124  # only what is not a number differs from itself


def _cells(one: Assessment) -> dict[str, Any]:
    achieved = one.achievement
    return {
        "status": str(one.status),
        "reason": None if one.reason is None else str(one.reason),
        "value": None if one.value is None else float(one.value),
        "achievement": None if achieved.value is None else float(achieved.value),
        "achievement_reason": None if achieved.reason is None else str(achieved.reason),
        "category": None if one.category is None else one.category.code,
        "achievement_category": None if one.achievement_category is None else one.achievement_category.code,
        "value_scaled": _held(one.scaled),
        "achievement_scaled": _held(achieved.scaled),
    }


def _held(scaled: int | None) -> int | None:
    return scaled if scaled is not None and -_LARGEST <= scaled < _LARGEST else None
