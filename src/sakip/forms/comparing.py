"""What a form changes of what a set holds, line by line, and the records that come of it.

A record is never overwritten. A number that was changed becomes a record beside the old one, and the later day decides
which of them counts; so a form says what the set would then say of each line, and where it would not, because no later
day stands beside the new number, that is a fault of the form. A number that was removed from the form stays in the set.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from attrs import evolve, field, frozen

from sakip import wording
from sakip.findings import Finding, Place
from sakip.forms.entries import Entry, said
from sakip.forms.lines import Line, held, records_of
from sakip.indicators import Evidence, Realisation, Reported, State
from sakip.indicators.amounts import number_of
from sakip.sets import IndicatorSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sakip.periods import Period

Kind: TypeAlias = Literal["new", "changed", "unchanged", "blank", "withdrawn", "refused"]

KINDS: Final[tuple[Kind, ...]] = ("new", "changed", "withdrawn", "refused", "unchanged", "blank")
"""What a row of a form comes to: ``withdrawn`` was reported and is blank now, and stays; ``blank`` never was."""

# what was decided about a number does not go on to another one
_SETTLED: Final = frozenset({State.VERIFIED, State.REJECTED})
# a report of a period is written in the year after it; what is dated later than this was more likely mistyped
_MOST_YEARS_AFTER: Final = 2


@frozen
class Change:
    """What a row of a form comes to.

    Attributes:
        kind: one of :data:`sakip.forms.KINDS`.
        indicator: the code of the indicator.
        period: the period.
        component: the name of the component.
        unit: what it is measured in.
        place: where the row stands.
        name: what the indicator is called.
        before: the number of the set.
        after: that of the form.
        document: the evidence the form names.
        columns: those that say something else than the set. Of a refused row the texts are as they stand.
        given: of a refused row, what stands where the number should.
    """

    kind: Kind
    indicator: str
    period: str
    component: str
    unit: str
    place: Place
    name: str = ""
    before: Reported = None
    after: Reported = None
    document: str = ""
    columns: tuple[str, ...] = ()
    given: str = ""


@frozen
class Compared:
    """What a form comes to against a set: its rows, the records to be added, and what is wrong between the two."""

    changes: tuple[Change, ...]
    added: tuple[Realisation, ...]
    findings: tuple[Finding, ...]


def compare(entries: Sequence[Entry], office: IndicatorSet) -> Compared:
    """Hold the usable rows of a form against what a set holds."""
    return _Comparison(entries, office).result()


@frozen
class _Judged:
    """A row, what the set holds of it, and what it comes to."""

    entry: Entry
    line: Line
    kind: Kind
    columns: tuple[str, ...] = ()

    @property
    def group(self) -> tuple[str, Period]:
        return self.entry.indicator.code, self.entry.period


@frozen
class _Comparison:
    """A form held against a set; ``findings`` grow while it is."""

    entries: Sequence[Entry]
    office: IndicatorSet
    findings: list[Finding] = field(factory=list)

    def result(self) -> Compared:
        records = records_of(self.office.realisations)
        judged = self._judged(records)
        while True:
            adding = [one for one in judged if one.kind in {"new", "changed"}]
            added = _records([one.entry for one in adding])
            lost = self._lost(adding, added, records)
            if not lost:
                break
            judged = [evolve(one, kind="refused") if one.entry.key in lost else one for one in judged]
        for one in judged:
            self._remark(one)
        return Compared(tuple(map(_change, judged)), added, tuple(self.findings))

    def _judged(self, records: Mapping[tuple[str, Period], Sequence[Realisation]]) -> list[_Judged]:
        lines: dict[tuple[str, Period], dict[str, Line]] = {}
        filled = {entry.key[:2] for entry in self.entries if entry.applicable and entry.value is not None}
        judged: list[_Judged] = []
        for entry in self.entries:
            group = entry.key[:2]
            if group not in lines:
                known = entry.indicator.code in self.office
                every = held(self.office, *group, records.get(group, ())) if known else ()
                lines[group] = {line.component.name: line for line in every}
            line = lines[group].get(entry.component.name)
            if line is None:  # the set this is held against defines its indicators otherwise
                self._note("form-other-component", entry, "indicator")
                judged.append(_Judged(entry, Line(entry.indicator, entry.period, entry.component), "refused"))
                continue
            judged.append(_Judged(entry, line, *_judge(entry, line)))
        # what the set itself holds beside "does not apply" was written into the form, and comes back as it went
        touched = {one.group for one in judged if one.kind in {"new", "changed"}}
        return [
            self._refused(one) if not one.entry.applicable and one.group in filled & touched else one for one in judged
        ]

    def _refused(self, one: _Judged) -> _Judged:
        self._note("form-applicability", one.entry, "status")
        return evolve(one, kind="refused")

    def _lost(
        self, adding: Sequence[_Judged], added: Iterable[Realisation],
        records: Mapping[tuple[str, Period], Sequence[Realisation]],
    ) -> set[tuple[str, Period, str]]:  # fmt: skip
        """Return the keys of the rows whose record would not count; what is missing is noted."""
        lost: set[tuple[str, Period, str]] = set()
        new = records_of(added)
        lines = {
            line.key: line
            for group in {one.group for one in adding}
            for line in held(self.office, *group, [*records.get(group, ()), *new[group]])
        }
        for one in adding:
            line = lines[one.entry.key]
            if line.conflict or _judge(one.entry, line)[0] not in {"unchanged", "blank"}:
                lost.add(one.entry.key)
                before, after = number_of(one.line.value), number_of(one.entry.value)
                facts = {"before": before, "after": after}
                if one.line.recorded is None:
                    self._note("form-no-date", one.entry, "recorded", **facts)
                else:
                    self._note("form-not-later", one.entry, "recorded", **facts, day=one.line.recorded)
        return lost

    def _remark(self, one: _Judged) -> None:
        entry, line = one.entry, one.line
        if one.kind == "withdrawn":
            before = number_of(line.value) if line.applicable else wording.Word("not-applicable")
            self._note("form-withdrawn", entry, "value", before=before)
        elif one.kind == "blank" and _beside(entry, line):
            self._note("form-no-number", entry, "value")
        elif "value" in one.columns and one.kind == "changed" and line.state in _SETTLED and entry.state is line.state:
            self._note("form-same-status", entry, "status", state=entry.state)
        if one.kind in {"new", "changed"} and entry.recorded is not None and entry.recorded != line.recorded:
            if entry.recorded < entry.period.start:
                self._note("form-recorded-early", entry, "recorded", day=entry.recorded)
            elif _is_late(entry.period.end, entry.recorded):
                self._note("form-recorded-late", entry, "recorded", day=entry.recorded)

    def _note(self, code: str, entry: Entry, column: str, /, **facts: Any) -> None:
        about = {"indicator": entry.indicator.code, "period": entry.period, "component": entry.component.name}
        self.findings.append(Finding(code, about | facts, entry.places[column]))


def _judge(entry: Entry, line: Line) -> tuple[Kind, tuple[str, ...]]:
    """Return what a row comes to, and the columns that say something else than the set; blanks say nothing."""
    columns = _differences(entry, line)
    holds = not line.applicable or line.value is not None
    if not entry.applicable:
        kind: Kind = "changed" if line.state is not None or not line.applicable else "new"
        return (kind, columns) if columns else ("unchanged", ())
    if entry.value is not None:
        if not columns:
            return "unchanged", ()
        return ("changed" if holds else "new"), columns
    if line.state is State.REJECTED:
        return ("unchanged" if line.value is not None else "blank"), ()
    if not holds:
        return "blank", ()
    if entry.state is State.REJECTED:  # a rejection without a number takes back what was reported
        return "changed", ("status",)
    return "withdrawn", ("value",)


def _differences(entry: Entry, line: Line) -> tuple[str, ...]:
    found: list[str] = []
    if entry.value is not None:
        measured, name = entry.indicator.measured, entry.component.name
        if line.value is None or measured(name, entry.value) != measured(name, line.value):
            found.append("value")
    found += _beside(entry, line)
    if (entry.state is not None and entry.state is not line.state) or entry.applicable != line.applicable:
        found.append("status")
    return tuple(found)


def _beside(entry: Entry, line: Line) -> list[str]:
    """Return which of document, day and note say something else than the set."""
    found: list[str] = []
    if entry.document and said(entry.document) != said(line.document):
        found.append("document")
    if entry.recorded is not None and entry.recorded != line.recorded:
        found.append("recorded")
    if not set(_notes(entry.note)) <= set(_notes(line.note)):
        found.append("note")
    return found


def _is_late(end: date, day: date) -> bool:
    return (day.year - _MOST_YEARS_AFTER, day.month, day.day) > (end.year, end.month, end.day)


def _notes(text: str) -> list[str]:
    return [part for part in map(said, text.split("; ")) if part]


def _change(one: _Judged) -> Change:
    entry, line = one.entry, one.line
    return Change(
        one.kind,
        entry.indicator.code,
        str(entry.period),
        entry.component.name,
        line.unit,
        entry.place,
        entry.indicator.name,
        line.value if line.applicable else None,
        entry.value,
        entry.document,
        one.columns,
    )


# --- records ----------------------------------------------------------------------------------------------------------


def _records(entries: Iterable[Entry]) -> tuple[Realisation, ...]:
    """Make records of rows: what is of one period, day and state is one record."""
    together: dict[tuple[Any, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        together[*entry.key[:2], entry.recorded, entry.state or State.SUBMITTED, entry.applicable].append(entry)
    return tuple(_record(rows) for rows in together.values())


def _record(rows: Sequence[Entry]) -> Realisation:
    first = rows[0]
    return Realisation(
        first.indicator.code,
        first.period,
        {row.component.name: row.value for row in rows} if first.applicable else {},
        _evidence(rows),
        first.recorded,
        (first.state or State.SUBMITTED) if first.applicable else State.SUBMITTED,
        applicable=first.applicable,
        note="; ".join(dict.fromkeys(part for row in rows for part in [row.note] if part)),
        place=first.place,
        places={row.component.name: row.place for row in rows},
    )


def _evidence(rows: Sequence[Entry]) -> tuple[Evidence, ...]:
    """Return what is behind the rows of a record; what is behind every one of them is named once."""
    bare = {tuple(evolve(item, component="") for item in row.evidence) for row in rows}
    if len(bare) == 1:
        return bare.pop()
    return tuple(evolve(item, component=row.component.name) for row in rows for item in row.evidence)
