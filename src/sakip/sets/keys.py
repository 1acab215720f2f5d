"""The keys of an indicator and of a scale one by one, so that each fault stands at the line of its key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sakip.errors import UnknownNameError, quoted
from sakip.figures import FRACTION_DIGITS, number
from sakip.indicators.indicator import AGGREGATIONS, CONSOLIDATIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sakip.sets.faults import Faults
    from sakip.sets.shape import IndicatorTable, ScaleTable

_CHOICES: Final[tuple[tuple[str, Sequence[str]], ...]] = (
    ("consolidation", CONSOLIDATIONS),
    ("aggregation", AGGREGATIONS),
    ("achievement_from", ("published", "exact")),
    ("zero_target", ("undefined", "met-or-not")),
)


def check_keys(table: IndicatorTable, faults: Faults, *path: str | int) -> None:
    """Look at what one key of an indicator says for itself."""
    faults.code(table.code, *path, "code")
    if not table.name.strip():
        faults.blank(*path, "name")
    for key, choices in _CHOICES:
        given = getattr(table, key)
        with faults.at(*path, key):
            if given and given not in choices:
                raise UnknownNameError.among(key, given, choices)
    for key in ("places", "achievement_places"):
        given = getattr(table, key)
        if given is not None and not 0 <= given <= FRACTION_DIGITS:
            faults.found("places-range", {"given": quoted(given), "value": given, "limit": FRACTION_DIGITS}, *path, key)
    for key in ("floor", "cap"):
        given = getattr(table, key)
        with faults.at(*path, key):
            if given:
                number(given)


def check_edges(table: ScaleTable, faults: Faults, *path: str | int) -> bool:
    """Look at the thresholds of a scale one by one, and return whether each is a number."""
    before = len(faults.findings)
    for place, edge in enumerate(table.edges):
        with faults.at(*path, "edges", place):
            if edge:
                number(edge)
    return len(faults.findings) == before
