"""The findings of a sheet in the order they are read: what is serious first, and the like of one column in one line."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sakip.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

ROUTINE: Final = frozenset({
    "sheet-no-sasaran", "sheet-no-polarity", "sheet-polarity-note", "sheet-formula-missing", "sheet-formula-unread",
    "sheet-unit-told", "sheet-unit-own", "sheet-unit-assumed", "sheet-quarters-only",
})  # fmt: skip
"""What most sheets leave open for most of their indicators."""

_SEVERITIES: Final = MappingProxyType({"error": 0, "warning": 1, "info": 3})
_MOST_NAMED = 12


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by severity, routine ones after the others, those alike of one column as one."""
    groups: dict[Any, list[Finding]] = {}
    for place, finding in enumerate(findings):
        groups.setdefault(_alike(finding) if finding.code in ROUTINE else place, []).append(finding)
    together = [_together(group) for group in groups.values()]
    return tuple(
        sorted(
            together, key=lambda one: _SEVERITIES[one.severity] + (one.severity == "warning" and one.code in ROUTINE)
        )
    )


def _alike(finding: Finding) -> Any:
    place = finding.place
    where = (place.key, place.column) if place is not None else ()
    facts = sorted((name, str(value)) for name, value in finding.facts.items() if name != "indicator")
    return (finding.code, where, tuple(facts))


def _at(one: Finding) -> str:
    """Say which row a finding is about."""
    return f" ({one.place.column}{one.place.line})" if one.place is not None and one.place.line else ""


def _together(group: list[Finding]) -> Finding:
    first = group[0]
    if len(group) == 1:
        return first
    codes = list(dict.fromkeys(f"{one.facts['indicator']}{_at(one)}" for one in group))
    shown = (*codes[:_MOST_NAMED], *([f"… ({len(codes)})"] if len(codes) > _MOST_NAMED else []))
    return Finding(first.code, {**first.facts, "indicator": shown}, first.place)
