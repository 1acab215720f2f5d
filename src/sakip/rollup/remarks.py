"""What is to be said of the figures of a group, and of what was given for it and is not used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sakip import wording
from sakip.findings import Finding
from sakip.rollup.card import MOST_NAMED, few, named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sakip.indicators import Target
    from sakip.periods import Period
    from sakip.rollup.card import Figure


def about(figure: Figure) -> Iterator[Finding]:
    """Yield why there is no figure, and who is missing from it."""
    if figure.refusal is not None:
        yield figure.refusal
    if figure.missing:
        facts = {
            "indicator": figure.code,
            "group": figure.group,
            "reported": figure.reported,
            "applicable": figure.applicable,
            "names": named(figure.missing),
        }
        yield Finding("rollup-partial" if figure.complete else "rollup-incomplete", facts)


def strangers(code: str, names: Sequence[str], offices: Collection[str], facts: Mapping[str, Any]) -> Iterator[Finding]:
    """Name those for whom something was given and who are not of the region, one by one or many at once."""
    # whoever rolls up one regency of a nation's offices has not misspelt thousands of names
    if len(names) > MOST_NAMED:
        yield Finding(f"{code}rs", {**facts, "names": few(names), "count": len(names)})
    else:
        for name in names:
            yield Finding(code, {**facts, "name": name, **wording.hints(name, set(offices))})


def unused_targets(group: str, targets: Sequence[Target], codes: Iterable[str], period: Period) -> Iterator[Finding]:
    """Name the targets of a group that are of no indicator rolled up, or of another period."""
    known = list(codes)
    others: dict[str, list[Period]] = {}
    for target in targets:
        if target.indicator not in known:
            facts = {"name": target.indicator, "set": group, **wording.hints(target.indicator, known)}
            yield Finding("unknown-indicator", facts)
        elif target.period != period:
            others.setdefault(target.indicator, []).append(target.period)
    for indicator, periods in others.items():
        known_of = {"indicator": indicator, "group": group}
        yield Finding("rollup-target-period", {**known_of, "periods": tuple(sorted(set(periods))), "period": period})
