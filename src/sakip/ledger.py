"""What is known of an indicator and a period, as of a day.

Records are never overwritten: a correction of a realisation and a revision of a target are new records. This module
picks, among several, the ones that count, and says what it found on the way: duplicates, corrections, conflicts.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import evolve, frozen

from sakip import wording
from sakip.findings import Finding
from sakip.indicators import Evidence, Realisation, State
from sakip.indicators.realisation import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sakip.indicators import Reported, Target
    from sakip.periods import Period

_Key: TypeAlias = "tuple[str, Period]"


@frozen
class Known:
    """What the records of one indicator and period come down to.

    ``realisation`` is None when none counts. ``conflicts`` names components reported twice with different numbers on
    the same day; ``rejected`` is set when every record was rejected.
    """

    realisation: Realisation | None
    findings: tuple[Finding, ...] = ()
    conflicts: tuple[str, ...] = ()
    rejected: bool = False


class Ledger:
    """Targets and realisations of a set, as they were known on a day (``as_of``; None is everything recorded)."""

    def __init__(
        self, targets: Iterable[Target], realisations: Iterable[Realisation], as_of: date | None = None
    ) -> None:
        self._targets: dict[_Key, list[Target]] = defaultdict(list)
        self._realisations: dict[_Key, list[Realisation]] = defaultdict(list)
        self._periods: dict[str, set[Period]] = defaultdict(set)
        for target in targets:
            if as_of is None or target.issued is None or target.issued <= as_of:
                self._targets[target.indicator, target.period].append(target)
        for realisation in realisations:
            if as_of is None or realisation.recorded is None or realisation.recorded <= as_of:
                self._realisations[realisation.indicator, realisation.period].append(realisation)
                self._periods[realisation.indicator].add(realisation.period)

    def periods(self, indicator: str) -> frozenset[Period]:
        """Return the periods for which there is any realisation of the indicator."""
        return frozenset(self._periods.get(indicator, ()))

    def known(self, indicator: str, period: Period) -> Known:
        """Return what the records of a realisation come down to."""
        return reconcile(self._realisations.get((indicator, period), ()))

    def target(self, indicator: str, period: Period) -> tuple[Target | None, tuple[Finding, ...]]:
        """Return the target in force: the one issued last, unless two of the same day disagree."""
        candidates = self._targets.get((indicator, period), [])
        if len(candidates) < 2:
            return (candidates[0] if candidates else None), ()
        replaced = {target.replaces for target in candidates if target.replaces}
        standing = [target for target in candidates if target.document not in replaced] or candidates
        latest = max(target.issued or date.min for target in standing)
        last = [target for target in standing if (target.issued or date.min) == latest]
        for other in last[1:]:
            if (other.value, other.unit) != (last[0].value, last[0].unit):
                facts = {"indicator": indicator, "period": period, "first": last[0].value, "second": other.value}
                return None, (Finding("target-conflict", facts),)
        return last[0], ()


def reconcile(records: Iterable[Realisation]) -> Known:
    """Bring the records of one indicator and period together, component by component; the one recorded last counts."""
    every = list(records)
    counted = [record for record in every if record.state is not State.REJECTED]
    findings = [
        Finding("rejected", _facts(record, state=record.state), record.place)
        for record in every
        if record.state is State.REJECTED
    ]
    if len(counted) < 2:
        return Known(counted[0] if counted else None, tuple(findings), rejected=bool(every) and not counted)
    counted.sort(key=lambda record: record.recorded or date.min)
    latest = counted[-1]
    components: dict[str, Reported] = {}
    provider: dict[str, Realisation] = {}
    conflicts: dict[str, None] = {}
    for record in counted:
        for name, value in record.components.items():
            earlier = components.get(name)
            if value is None or earlier is None:
                components.setdefault(name, value)
                if value is not None:  # a blank takes nothing back, and is no record of the number
                    components[name], provider[name] = value, record
                continue
            same_day = provider[name].recorded == record.recorded
            found = _compared(record, name, earlier, same_day=same_day)
            findings.append(found)
            if found.code == "conflict":
                conflicts[name] = None
            elif not same_day:  # what is recorded later settles it
                conflicts.pop(name, None)
            components[name], provider[name] = value, record
    doubts = _applicable_or_not([record for record in counted if record.recorded == latest.recorded])
    findings += doubts
    conflicts |= dict.fromkeys(str(doubt.facts["component"]) for doubt in doubts)
    evidence = tuple(dict.fromkeys(item for record in counted for item in _evidence(record, provider)))
    notes = "; ".join(dict.fromkeys(record.note for record in counted if record.note))
    merged = evolve(latest, components=components, evidence=evidence, note=notes)
    return Known(merged, tuple(findings), tuple(conflicts))


def _evidence(record: Realisation, provider: Mapping[str, Realisation]) -> Iterator[Evidence]:
    """What a record contributes: the documents behind those of its numbers that count; all, if it has no numbers."""
    names = [name for name, value in record.components.items() if value is not None]
    kept = [name for name in names if provider[name] is record]
    for item in record.evidence:
        if len(kept) == len(names) or item.component in kept:
            yield item
        elif not item.component:
            yield from (evolve(item, component=name) for name in kept)


def _compared(record: Realisation, name: str, earlier: Reported, *, same_day: bool) -> Finding:
    value = record.components[name]
    if number_of(value) == number_of(earlier):
        return Finding("duplicate", _facts(record, component=name), record.place_of(name))
    facts = _facts(record, component=name, first=earlier, second=value)
    if same_day:
        return Finding("conflict", facts, record.place_of(name))
    return Finding("correction", facts | {"recorded": record.recorded}, record.place_of(name))


def _applicable_or_not(records: Iterable[Realisation]) -> list[Finding]:
    """Name every component that records of one day fill in, when another of that day says it does not apply."""
    skipped = [record for record in records if not record.applicable]
    return [
        Finding(
            "conflict", _facts(record, component=name, first=value, second=wording.Word("not-applicable")), record.place
        )
        for record in records
        if record.applicable and skipped
        for name, value in record.components.items()
        if value is not None
    ]


def _facts(record: Realisation, **further: Any) -> dict[str, Any]:
    facts: Mapping[str, Any] = {"indicator": record.indicator, "period": record.period}
    return {**facts, **further}
