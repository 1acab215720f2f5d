"""Several records of one indicator and period, brought together component by component.

Records are never overwritten. A later record with another number corrects an earlier one; one with the same number and
another state is a step of its verification: submitted, then verified, or rejected. What a policy does not count is left
out and named, and what is left out is not zero.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import evolve, frozen

from sakip import wording
from sakip.findings import Finding
from sakip.indicators import POLICIES, Evidence, Realisation, State
from sakip.indicators.amounts import number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sakip.indicators import Policy, Reported

Measured: TypeAlias = "Callable[[str, Reported], Reported]"
_Number: TypeAlias = "tuple[str, Reported]"

_STEPS: Final = (State.DRAFT, State.SUBMITTED, State.VERIFIED, State.REJECTED)


@frozen
class Known:
    """What the records of one indicator and period come down to.

    ``realisation`` is None when none counts. ``conflicts`` names components reported twice with different numbers on
    the same day; ``left_out`` holds the records that do not count: rejected, or not what the policy asks for.
    """

    realisation: Realisation | None
    findings: tuple[Finding, ...] = ()
    conflicts: tuple[str, ...] = ()
    left_out: tuple[Realisation, ...] = ()

    def withheld(self, names: Iterable[str]) -> Realisation | None:
        """Return the latest record left out that has one of these components, which then is not simply blank."""
        wanted = set(names)
        found = (r for r in reversed(self.left_out) if wanted & {n for n, v in r.components.items() if v is not None})
        return next(found, None)


def _as_reported(_: str, value: Reported) -> Reported:
    return number_of(value)


def reconcile(
    records: Iterable[Realisation], policy: Policy = POLICIES["all"], measured: Measured = _as_reported
) -> Known:
    """Bring the records of one indicator and period together; of what counts, the one recorded last.

    ``measured`` turns what was reported of a component into what is compared: 900 juta rupiah is 900.000.000.
    """
    counted: list[Realisation] = []
    left_out: list[Realisation] = []
    findings: list[Finding] = []
    every = list(records)
    for record in _standing(every, measured) if len(every) > 1 else every:
        code = _why_not(record, policy)
        if code is None:
            counted.append(record)
        else:
            left_out.append(record)
            under = {} if code == "rejected" else {"policy": policy}
            findings.append(Finding(code, _facts(record, state=record.state, **under), record.place))
    if len(counted) < 2:
        return Known(counted[0] if counted else None, tuple(findings), left_out=tuple(left_out))
    merged, found, conflicts = _merged(counted, measured)
    return Known(merged, (*findings, *found), conflicts, tuple(left_out))


def _why_not(record: Realisation, policy: Policy) -> str | None:
    """The code of the finding that says why a record does not count; None when it does."""
    if record.state is State.REJECTED:
        return "rejected"
    if not record.filled:
        return None  # there is no number in it to leave out, and that something does not apply has no state
    if not policy.counts(record):
        return "excluded"
    return None if policy.is_evidenced(record) else "no-evidence"


def _standing(given: Sequence[Realisation], measured: Measured) -> list[Realisation]:
    """Return the records, earliest first, without the numbers that a later one repeats in another state.

    The evidence of a number goes on to the record that repeats it. A rejected record without a number takes back those
    of its components that were recorded until then, or all if it names none.
    """
    numbers = {id(record): _numbers(record, measured) for record in given}

    def step(record: Realisation) -> tuple[Any, ...]:
        """When it was made; of one day, by its step and its numbers, so that the order of rows decides nothing."""
        said = sorted((name, str(number)) for name, number in numbers[id(record)])
        return record.recorded or date.min, _STEPS.index(record.state), said

    records = sorted(given, key=step)
    latest = {number: place for place, record in enumerate(records) for number in numbers[id(record)]}
    taken_back = _taken_back(records)
    handed_on: dict[int, list[Evidence]] = defaultdict(list)
    standing: list[Realisation] = []
    for place, record in enumerate(records):
        overtaken: set[str] = set()
        rejected: dict[str, Reported] = {}
        for number in numbers[id(record)]:
            name, by = number[0], latest[number]
            if place < max(taken_back.get(name, -1), taken_back.get("", -1)):
                rejected[name] = record.components[name]
            elif records[by].state is not record.state:
                overtaken.add(name)
                handed_on[by] += [evolve(item, component=name) for item in _of(record, name)]
        if rejected and record.state is not State.REJECTED:
            standing.append(evolve(record, components=rejected, state=State.REJECTED))
        gone = overtaken | rejected.keys() if record.state is not State.REJECTED else overtaken
        evidence = tuple(dict.fromkeys([*record.evidence, *handed_on.pop(place, ())]))
        kept = {name: value for name, value in record.components.items() if name not in gone}
        if gone and not any(value is not None for value in kept.values()):
            continue
        changed = gone or evidence != record.evidence
        standing.append(evolve(record, components=kept, evidence=evidence) if changed else record)
    return standing


def _taken_back(records: Sequence[Realisation]) -> dict[str, int]:
    """Up to which record the numbers of a component are taken back by a rejection that repeats none; ``""`` is all."""
    found: dict[str, int] = {}
    for place, record in enumerate(records):
        if record.state is State.REJECTED and record.applicable and not record.filled:
            found |= dict.fromkeys(record.components or [""], place)
    return found


def _numbers(record: Realisation, measured: Measured) -> list[_Number]:
    return [(name, measured(name, value)) for name, value in record.components.items() if value is not None]


def _of(record: Realisation, name: str) -> list[Evidence]:
    """The evidence of one component of a record, and of the whole of it."""
    return [item for item in record.evidence if item.component in {"", name}]


def _merged(counted: Sequence[Realisation], measured: Measured) -> tuple[Realisation, list[Finding], tuple[str, ...]]:
    latest = counted[-1]
    findings: list[Finding] = []
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
            found = _compared(record, name, earlier, measured, same_day=same_day)
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
    return merged, findings, tuple(conflicts)


def _evidence(record: Realisation, provider: Mapping[str, Realisation]) -> Iterator[Evidence]:
    """What a record contributes: the documents behind those of its numbers that count; all, if it has no numbers."""
    names = [name for name, value in record.components.items() if value is not None]
    kept = [name for name in names if provider[name] is record]
    for item in record.evidence:
        if len(kept) == len(names) or item.component in kept:
            yield item
        elif not item.component:
            yield from (evolve(item, component=name) for name in kept)


def _compared(record: Realisation, name: str, earlier: Reported, measured: Measured, *, same_day: bool) -> Finding:
    value = record.components[name]
    if measured(name, value) == measured(name, earlier):
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
