"""The catalogue: every check the library comes with, by its code, and those that packs offer beside them.

>>> CHECKS["no-polarity"].severity
'warning'
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sakip.findings import Finding
from sakip.review import (
    annex,
    cascade,
    citations,
    decree,
    documents,
    formulas,
    indicators,
    polarity,
    records,
    scores,
    tables,
    targets,
    years,
)
from sakip.review.check import Check

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import ModuleType

    from sakip.packs import Registry

GROUP: Final = "sakip.checks"
"""The entry-point group by which other packages offer checks, each under its code."""

_ROOMS: Final = (
    annex, cascade, citations, decree, documents, formulas, indicators, polarity, records, scores, tables, targets,
    years,
)  # fmt: skip


def _several(room: ModuleType) -> Iterable[Check]:
    """Return the checks that a room makes of a table instead of one by one."""
    made: Iterable[Check] = getattr(room, "MADE", ())
    return made


CHECKS: Final[Mapping[str, Check]] = MappingProxyType(
    {
        check.code: check
        for check in sorted(
            (made for room in _ROOMS for made in (*vars(room).values(), *_several(room)) if isinstance(made, Check)),
            key=lambda check: check.code,
        )
    }
)
"""The checks by code, in the order of the alphabet."""


def offered(registry: Registry) -> tuple[dict[str, Check], tuple[Finding, ...]]:
    """Return the checks that packs offer, by their codes, and a finding for each that cannot be used."""
    loaded, found = registry.every(GROUP)
    made = {name: check for name, check in loaded.items() if isinstance(check, Check) and check.code == name}
    unusable = (
        Finding("pack-broken", {"name": name, "offer": registry.offer(GROUP, name), "what": _instead(loaded[name])})
        for name in loaded
        if name not in made
    )
    return made, (*found, *unusable)


def _instead(given: object) -> str:
    return f"its code is {given.code!r}" if isinstance(given, Check) else f"a {type(given).__name__}, no check"
