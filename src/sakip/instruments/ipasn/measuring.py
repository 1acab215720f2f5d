"""Many records, one after another: each is measured, refused or left out with its reason, and none is lost."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from attrs import evolve, frozen

from sakip.findings import Finding, Place
from sakip.instruments.ipasn.columns import (
    APPRAISAL,
    EDUCATION,
    ID,
    LISTED,
    NAME,
    PENALTIES,
    POSITION,
    STATUS,
    UNIT,
    Columns,
    cell,
    identity,
)
from sakip.instruments.ipasn.people import Marking, Marks, Note, Person, Refused
from sakip.instruments.ipasn.words import plain
from sakip.instruments.masking import holds_a_number, shown
from sakip.wording import Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MOST_OTHERS: Final = 20
"""How many rows a finding lists in which somebody stands again."""

OUTSIDE: Final = ("cpns", "pppk")
"""The employees whom the rule of 2019 does not name; they are measured only when that is asked for."""

_STATUSES: Final[Mapping[str, str]] = MappingProxyType({
    **dict.fromkeys(("", "-", "pns", "pns aktif", "aktif", "pegawai negeri sipil", "asn"), ""),
    **dict.fromkeys(("cpns", "calon pns", "calon pegawai negeri sipil"), "cpns"),
    **dict.fromkeys(
        ("pppk", "p3k", "pegawai pemerintah dengan perjanjian kerja", "pppk paruh waktu", "p3k paruh waktu"), "pppk"
    ),
    **dict.fromkeys(
        ("non asn", "non-asn", "nonasn", "non pns", "honorer", "thl", "tkk", "tks", "ptt", "gtt", "tenaga kontrak"),
        "non-asn",
    ),
})  # fmt: skip
# noted on many records, said once with how many there are
# cells that are written alike are read once; with SKP of many decimals few are
_MOST_KEPT: Final = 10_000
_UNKNOWN: Final = "?"
_COUNTED: Final = ("ipasn-by-title", "ipasn-predicate", "ipasn-by-rank")


@frozen
class Measured:
    """What became of all records: the people, the refused, the name of each unit, and what was found.

    ``unnamed`` are rows of a wrong shape beyond those that are named one by one.
    """

    people: tuple[Person, ...]
    refused: tuple[Refused, ...]
    units: tuple[str, ...]
    findings: tuple[Finding, ...]
    unnamed: int = 0


class _Outcome(NamedTuple):
    """What records of the same cells come to: their marks, the notes on them, a status outside the rule."""

    unit: str
    marks: Marks | None
    notes: tuple[Note, ...]
    counted: tuple[str, ...]
    kind: str


# what stands in such a row may be a name, wherever it stands
_SHIFTED: Final = _Outcome("", None, (Note("ipasn-shifted", "", MappingProxyType({})),), (), "")


class Measuring:
    """The measuring of records; give it each by :meth:`add`, then ask for the :meth:`result`."""

    def __init__(self, marking: Marking, include: Sequence[str] = (), file: str = "", line: int = 0) -> None:
        self._marking = marking
        self._fields = (UNIT, STATUS, EDUCATION, POSITION, APPRAISAL, PENALTIES, *marking.trainings)
        self._include = frozenset(include)
        self._file = file
        self._line = line
        self._columns: dict[tuple[Any, ...], Columns] = {}
        self._outcomes: dict[tuple[str, ...], _Outcome] = {}
        self._people: dict[int, Person] = {}
        self._refused: dict[int, Refused] = {}
        self._persons: dict[str, int] = {}
        self._repeated: dict[str, list[int]] = {}
        self._cells: dict[int, tuple[str, ...]] = {}
        self._units: dict[str, str] = {}
        self._counts: Counter[str] = Counter()

    def columns(self, names: Sequence[Any]) -> Columns:
        """Return what the columns called ``names`` hold."""
        key = tuple(names)
        known = self._columns.get(key)
        if known is None:
            known = self._columns[key] = Columns.of(names, self._marking.trainings[:-1])
        return known

    def add(self, row: int, columns: Columns, values: Sequence[Any]) -> None:
        """Measure one record; an empty one, as spreadsheets leave behind, is nobody's."""
        places = columns.places
        cells = tuple(["" if code not in places else cell(values[places[code]]) for code in self._fields])
        name = cell(values[places[NAME]]) if NAME in places else ""
        given = values[places[ID]] if ID in places else None
        number = identity(given)
        if number == "" and not name and not any(cells):
            return
        outcome = self._outcomes.get(cells)
        if outcome is None:
            if len(self._outcomes) >= _MOST_KEPT:
                self._outcomes.clear()
            outcome = self._outcomes[cells] = self._outcome(cells)
        if outcome.marks is None and not outcome.kind and holds_a_number(name):
            outcome = _SHIFTED
        unit, marks = outcome.unit, outcome.marks
        self._counts.update(outcome.counted)
        if not number:
            self._counts["ipasn-id-lost" if number is None else "ipasn-no-id"] += 1
        findings = tuple([self._finding(row, unit, columns, note) for note in outcome.notes])
        if marks is None:
            place, record = Place(self._file, row), dict(zip(columns.headings, values, strict=False))
            self._refused[row] = Refused(row, unit, findings, not outcome.kind, place, record)
        else:
            self._people[row] = Person(row, unit, marks, findings, name, "" if given is None else str(given))
        if number:
            self._cells[row] = cells
            first = self._persons.setdefault(number, row)
            if first != row:
                self._repeated.setdefault(number, [first]).append(row)

    def _refuse(self, finding: Finding) -> bool:
        """Count a row of a wrong shape among the refused, and tell whether the finding is about one."""
        row = None if finding.place is None else finding.place.line
        if finding.severity != "error" or row is None:
            return False
        self._refused[row] = Refused(row, "", (finding,), place=finding.place)
        return True

    def _outcome(self, cells: tuple[str, ...]) -> _Outcome:
        unit, status, education, position, appraisal, penalties, *trainings = cells
        kind = _STATUSES.get(plain(status), _UNKNOWN)
        if kind not in {"", _UNKNOWN, *self._include}:
            note = Note("ipasn-outside", STATUS, {"status": Word(f"ipasn-{kind}")})
            return _Outcome(self._unit(unit), None, (note,), (f"ipasn-left-out {kind}",), kind)
        marks, found = self._marking.marks(education, position, tuple(trainings), appraisal, penalties)
        if marks is None and any(map(holds_a_number, cells)):
            return _SHIFTED
        name = self._unit(unit)
        counted = [note.code for note in found if note.code in _COUNTED and marks is not None]
        notes = tuple(note for note in found if note.code not in _COUNTED)
        if kind == _UNKNOWN:
            notes += (Note("ipasn-unknown-status", STATUS, {"given": shown(status)}),)
        elif kind:
            counted.append(f"ipasn-included {kind}")
        if not name:
            counted.append("ipasn-no-unit")
        return _Outcome(name, marks, notes, tuple(counted), "")

    def _unit(self, text: str) -> str:
        """Return the name of a unit as it was spelled first; capitals and blanks make no other unit."""
        name = shown(text)  # a number of a person that strayed here names no unit
        key = plain(name)
        return self._units.setdefault(key, name) if key.strip("-– ") else ""

    def _finding(self, row: int, unit: str, columns: Columns, note: Note) -> Finding:
        place = Place(self._file, row, shown(columns.heading(note.column)) if note.column else "")
        return Finding(note.code, {**note.facts, "unit": _led(unit)}, place)

    # --- the same person again ----------------------------------------------------------------------------------------

    def _settle(self) -> None:
        """Count whoever stands there twice once; refuse whoever is said to be two different things."""
        for number, rows in self._repeated.items():
            conflict = len({tuple(map(plain, self._cells[row])) for row in rows}) > 1
            belongs = any(row in self._people or self._refused[row].in_total for row in rows)
            for row in rows if conflict else rows[1:]:
                code = "ipasn-conflict" if conflict else "ipasn-duplicate"
                # each of them names the others, and somebody may stand there again and again
                others = ", ".join([str(other) for other in rows[: MOST_OTHERS + 1] if other != row][:MOST_OTHERS])
                others += ", …" if len(rows) > MOST_OTHERS + 1 else ""
                self._refuse_again(number, row, code, others, in_total=belongs and row == rows[0])

    def _refuse_again(self, number: str, row: int, code: str, others: str, *, in_total: bool) -> None:
        person = self._people.pop(row, None)
        unit = person.unit if person is not None else self._refused[row].unit
        place = Place(self._file, row)
        finding = Finding(code, {"rows": others, "unit": _led(unit)}, place)
        if person is None:
            held = self._refused[row]
            self._refused[row] = evolve(held, findings=(*held.findings, finding), in_total=in_total)
        else:
            cells = dict(zip(self._fields, self._cells[row], strict=True))
            record = {ID: person.id or number, NAME: person.name, **cells}
            self._refused[row] = Refused(row, unit, (*person.findings, finding), in_total, place, record)

    # --- all of them --------------------------------------------------------------------------------------------------

    def result(self, others: Sequence[Finding] = (), left_out: int = 0) -> Measured:
        """Return what became of the records.

        ``others`` are findings about the file, ``left_out`` is how many of its rows were no records at all.
        """
        about_file = [finding for finding in others if not self._refuse(finding)]
        unnamed = left_out - (len(others) - len(about_file))
        self._settle()
        people = tuple(self._people[row] for row in sorted(self._people))
        refused = tuple(self._refused[row] for row in sorted(self._refused))
        every: tuple[Person | Refused, ...] = (*people, *refused)
        by_row = {held.row: held.findings for held in every if held.findings}
        found = [finding for row in sorted(by_row) for finding in by_row[row]]
        held = {entry.unit for entry in every}
        units = tuple(unit for unit in self._units.values() if unit in held)
        return Measured(
            people,
            refused,
            units,
            (*about_file, *self._about_columns(people), *found, *self._about_all(units)),
            unnamed,
        )

    def _about_columns(self, people: Sequence[Person]) -> Iterator[Finding]:
        """Say which columns are not there or not read; what nobody's records hold is not taken for a fact silently."""
        if not self._columns:
            return
        line = self._line or None
        place = Place(self._file, line) if self._file or line else None
        seen = {code for columns in self._columns.values() for code in columns.places}
        trainings = self._marking.trainings
        if PENALTIES not in seen:
            yield Finding("ipasn-no-penalties", {}, place)
        if LISTED not in seen:
            # a training that counts for nobody here needs no column
            counting = self._marking.counting({person.position for person in people})
            missing = [code for code in trainings[:-1] if code not in seen and code in counting]
            if missing:
                yield Finding("ipasn-no-trainings", {"names": tuple(missing)}, place)
        unread = dict.fromkeys(shown(name) for columns in self._columns.values() for name in columns.unread)
        if unread:
            yield Finding("ipasn-unread", {"names": tuple(unread)}, place)

    def _about_all(self, units: Sequence[str]) -> Iterator[Finding]:
        """Say once what is so of many records, with how many they are."""
        counts = self._counts
        for code in ("ipasn-id-lost", "ipasn-no-id", *_COUNTED):
            if counts[code]:
                yield Finding(code, {"count": counts[code]})
        if units and counts["ipasn-no-unit"]:
            yield Finding("ipasn-no-unit", {"count": counts["ipasn-no-unit"]})
        for kind in dict.fromkeys(_STATUSES.values()):
            for code in ("ipasn-left-out", "ipasn-included"):
                if count := counts[f"{code} {kind}"]:
                    yield Finding(code, {"count": count, "status": Word(f"ipasn-{kind}"), "name": kind})


def _led(unit: str) -> str:
    return f"{shown(unit)}: " if unit else ""
