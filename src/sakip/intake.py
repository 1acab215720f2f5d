"""Realisations from a file: every row that cannot be used is named, and none is lost.

A realisation file is CSV with one row a component: ``indicator,period,component,value,document,recorded,status,note``,
and ``unit`` if the values need one. Its headings may be Indonesian. How it is written is decided by the header row and
reported: columns separated by semicolons or tabs mean decimal commas, by commas decimal points. It is never guessed
cell by cell.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TextIO

from attrs import field, frozen

from sakip.errors import IntakeError, NumberError, PeriodError, UnitError, UnknownNameError, listed, nearest
from sakip.figures import Separator, is_blank, read_written
from sakip.findings import Finding, Place
from sakip.indicators import Amount, Evidence, Indicator, Predicate, Realisation, Reported, State, read_state
from sakip.ledger import reconcile
from sakip.periods import Period, parse_period, read_date
from sakip.units import canonical, factor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sakip.sets import IndicatorSet
    from sakip.tree import Component

COLUMNS: Final = ("indicator", "period", "component", "value", "unit", "document", "recorded", "status", "note")
"""The columns of a realisation file; the first four are required."""

_REQUIRED = 4
_HEADINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **{name: name for name in COLUMNS},
        "indikator": "indicator",
        "kode": "indicator",
        "periode": "period",
        "komponen": "component",
        "nilai": "value",
        "satuan": "unit",
        "dokumen": "document",
        "dicatat": "recorded",
        "tanggal": "recorded",
        "catatan": "note",
        "keterangan": "note",
    }
)
_DECIMALS: Final[Mapping[str, Separator]] = MappingProxyType({";": ",", "\t": ",", ",": "."})
_EXAMPLES = {",": "1.234,56", ".": "1234.56"}
_WITH_UNIT = re.compile(r"([+-]?(?:Rp\.? ?)?[0-9.,]+(?:,-)?)\s+([A-Za-z][A-Za-z /]*)", re.IGNORECASE)
_MARKS: Final[Mapping[str, str]] = MappingProxyType({"%": "persen", "Rp": "rupiah", "": ""})
# not str.splitlines, which takes form feeds and U+2028 inside a note for line ends
_LINE_END = re.compile(r"\r\n?|\n")
_LONGEST_SHOWN = 200
_MOST_LINES = 200
_MOST_NAMES = 12


@frozen
class RefusedRow:
    """A row that could not be used: its line and its cells, as they stood."""

    line: int
    cells: tuple[str, ...]


@frozen
class Intake:
    """What a file held: the realisations, the findings, and the rows that could not be used.

    ``rows`` counts the rows below the header; each is in a realisation or in ``refused``.
    """

    realisations: tuple[Realisation, ...]
    findings: tuple[Finding, ...]
    refused: tuple[RefusedRow, ...] = ()
    rows: int = 0


def read_realisations(source: str | Path | TextIO, office: IndicatorSet, *, decimal: Separator | None = None) -> Intake:
    """Read a realisation file for a set; ``decimal`` overrules what the header row says about the decimal sign.

    Raises:
        IntakeError: when there is no header row with the required columns.
        OSError: when the file cannot be read.
    """
    if isinstance(source, str | Path):
        name, (text, findings) = str(source), _decoded(Path(source).read_bytes(), str(source))
    else:
        name, text, findings = getattr(source, "name", "<text>"), source.read(), []
    lines = _LINE_END.split(text.removeprefix("\ufeff"))
    return _File(str(name), office, findings).read(lines, decimal)


def _decoded(raw: bytes, name: str) -> tuple[str, list[Finding]]:
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = len(_LINE_END.split(raw[: error.start].decode("utf-8")))
        # what spreadsheet programs on Windows save when they are not asked for UTF-8
        return raw.decode("cp1252", errors="replace"), [Finding("encoding-guessed", place=Place(name, line))]


@frozen
class _Row:
    """A usable row, read."""

    indicator: Indicator
    period: Period
    component: str
    value: Reported
    document: str
    recorded: date | None
    state: State | None
    note: str
    line: int


class _UnusableError(Exception):
    """Ends the reading of a row; its findings are already noted."""


@frozen
class _Record:
    """A realisation being put together of the rows that belong to it."""

    key: tuple[Any, ...]
    rows: list[_Row] = field(factory=list)


class _File:
    """One realisation file."""

    def __init__(self, name: str, office: IndicatorSet, findings: list[Finding]) -> None:
        self._name = name
        self._office = office
        self._findings = findings
        self._columns: list[str] = []
        self._separator = ","
        self._decimal: Separator = "."

    def read(self, lines: list[str], decimal: Separator | None) -> Intake:
        first = next((number for number, line in enumerate(lines) if line.strip(";,\t ")), None)
        if first is None:
            raise IntakeError(
                f"{self._name} is empty", f"Its first row must name the columns: {', '.join(COLUMNS)}.", file=self._name
            )
        self._head(lines[first], first + 1, decimal)
        refused: list[RefusedRow] = []
        read: list[_Row] = []
        count = 0
        for line, cells in self._rows(lines, first + 1):
            count += 1
            try:
                read.append(self._row(line, cells))
            except _UnusableError:
                refused.append(RefusedRow(line, tuple(cells)))
        realisations = tuple(_realisation(self._name, record) for record in _grouped(read))
        self._reconcile(realisations)
        return Intake(realisations, tuple(self._findings), tuple(refused), count)

    # --- rows ---

    def _head(self, header: str, line: int, decimal: Separator | None) -> None:
        self._separator = max((";", "\t", ","), key=header.count)
        self._decimal = decimal or _DECIMALS[self._separator]
        names = [cell.strip() for cell in self._cells(header)]
        self._columns = [_HEADINGS.get(name.casefold(), "") for name in names]
        missing = [name for name in COLUMNS[:_REQUIRED] if name not in self._columns]
        if missing:
            raise IntakeError(
                f"{self._name}, line {line}: the header row {listed([*map(_cut, names)])} lacks {listed(missing)}",
                f"Name the columns: {', '.join(COLUMNS)}.",
                file=self._name,
            )
        times = Counter(self._columns)
        again = [name for name, column in zip(names, self._columns, strict=True) if column and times[column] > 1]
        if again:
            raise IntakeError(
                f"{self._name}, line {line}: the header row names one column several times: {listed(again)}",
                "Keep one of them.",
                file=self._name,
            )
        for name, column in zip(names, self._columns, strict=True):
            if not column and name:
                self._note("unknown-column", line, _cut(name), name=_cut(name))
        separator = "tab" if self._separator == "\t" else self._separator
        self._note("file-style", line, "", separator=separator, decimal=self._decimal)

    def _rows(self, lines: list[str], start: int) -> Iterator[tuple[int, list[str]]]:
        """Yield each row with its line. A quote that is never closed spoils its own row and no other."""
        position = start
        while position < len(lines):
            # spreadsheets write an empty row as separators only
            if not lines[position].replace(self._separator, "").strip():
                position += 1
                continue
            length = self._length(lines, position)
            cells = self._cells("\n".join(lines[position : position + length]))
            if length > 1 and len(cells) != len(self._columns):
                length, cells = 1, self._cells(lines[position])
            yield position + 1, cells
            position += length

    def _length(self, lines: list[str], position: int) -> int:
        """How many lines a row takes: until its quotes are closed, else just one."""
        quotes = 0
        for length, line in enumerate(lines[position : position + _MOST_LINES], 1):
            if length > 1 and self._begins_row(line):
                return 1
            quotes += line.count('"')
            if quotes % 2 == 0:
                return length
        return 1

    def _begins_row(self, line: str) -> bool:
        """Tell whether a line names an indicator and a period where a row does, so that no note swallows rows."""
        cells = [cell.strip(' "') for cell in line.split(self._separator, len(self._columns))]
        found = dict(zip(self._columns, cells, strict=False))
        return found.get("indicator") in self._office and _is_period(found.get("period", ""))

    def _cells(self, text: str) -> list[str]:
        try:
            return next(csv.reader([text], delimiter=self._separator), [])
        except csv.Error:
            return text.split(self._separator)

    def _row(self, line: int, cells: list[str]) -> _Row:
        expected, given = len(self._columns), len(cells)
        while given > expected and not cells[given - 1].strip():
            given -= 1
        if given != expected:
            raise self._unusable("row-shape", line, "", given=given, expected=expected)
        found = {column: cell.strip() for column, cell in zip(self._columns, cells[:given], strict=True) if column}
        before = len(self._findings)
        indicator = self._indicator(line, found)
        period = self._period(line, found)
        recorded = self._recorded(line, found)
        state = self._state(line, found)
        component = self._component(line, found, indicator)
        if len(self._findings) > before or indicator is None or period is None or component is None:
            raise _UnusableError
        value = None if state is None else self._value(line, found, indicator, period, component)
        return _Row(
            indicator, period, component.name, value, found.get("document", ""), recorded, state,
            found.get("note", ""), line,
        )  # fmt: skip

    # --- cells ---

    def _indicator(self, line: int, found: Mapping[str, str]) -> Indicator | None:
        name = found["indicator"]
        if not name:
            self._note("missing-cell", line, "indicator", name="indicator")
        elif name in self._office:
            return self._office[name]
        else:
            codes = [indicator.code for indicator in self._office]
            facts = {"name": _cut(name), "set": self._office.code, **_hints(name, codes)}
            self._note("unknown-indicator", line, "indicator", **facts)
        return None

    def _period(self, line: int, found: Mapping[str, str]) -> Period | None:
        text = found["period"]
        if not text:
            self._note("missing-cell", line, "period", name="period")
            return None
        try:
            return parse_period(text)
        except PeriodError:
            self._note("bad-period", line, "period", given=_shown(text))
            return None

    def _recorded(self, line: int, found: Mapping[str, str]) -> date | None:
        text = found.get("recorded", "")
        if not text:
            return None
        try:
            return read_date(text)
        except PeriodError:
            self._note("bad-date", line, "recorded", given=_shown(text))
            return None

    def _state(self, line: int, found: Mapping[str, str]) -> State | None:
        try:
            return read_state(found.get("status", ""))
        except UnknownNameError:
            self._note("bad-state", line, "status", given=_shown(found["status"]))
            return None

    def _component(self, line: int, found: Mapping[str, str], indicator: Indicator | None) -> Component | None:
        if indicator is None:
            return None
        components = {component.name: component for component in indicator.formula.components}
        name = found["component"]
        if not name and len(components) == 1:
            return next(iter(components.values()))
        if name in components:
            return components[name]
        if not name:
            self._note("missing-cell", line, "component", name="component")
        else:
            facts = {"indicator": indicator.code, "name": _cut(name), **_hints(name, components)}
            self._note("unknown-component", line, "component", **facts)
        return None

    def _value(
        self, line: int, found: Mapping[str, str], indicator: Indicator, period: Period, component: Component
    ) -> Reported:
        text = found["value"]
        if is_blank(text):
            facts = {"indicator": indicator.code, "period": period, "component": component.name}
            self._note("blank-value", line, "value", **facts)
            return None
        if indicator.predicates:
            if text not in indicator.predicates:
                raise self._unusable("bad-predicate", line, "value", given=_shown(text), known=indicator.predicates)
            return Predicate(text)
        match = _WITH_UNIT.fullmatch(text)
        number, unit = (match[1], match[2]) if match else (text, "")
        try:
            written = read_written(number, decimal=self._decimal)
        except NumberError:
            facts = {"given": _shown(text), "decimal": self._decimal, "example": _EXAMPLES[self._decimal]}
            raise self._unusable("bad-number", line, "value", **facts) from None
        mark = _MARKS[written.mark]
        if unit and mark == "rupiah" and mark not in unit.casefold():
            unit = f"{unit} {mark}"  # Rp 12,5 juta
        # a percent sign is a unit; Rp goes with thousands and millions of the unit column too
        stated = unit or (mark if mark == "persen" else "") or found.get("unit", "") or mark
        expected = component.unit or indicator.unit
        if not stated:
            return written.value
        try:
            given = canonical(stated, indicator.own_units)
            factor(given, expected, indicator.own_units)
            if mark:
                factor(mark, given.partition(" / ")[0], indicator.own_units)
        except (UnitError, UnknownNameError):
            facts = {"given": _shown(text if mark else stated), "unit": expected, "component": component.name}
            raise self._unusable("bad-unit", line, "value" if unit or mark else "unit", **facts) from None
        return written.value if given == expected else Amount(written.value, given)

    # --- findings ---

    def _reconcile(self, realisations: Iterable[Realisation]) -> None:
        """Name duplicates, corrections and conflicts between the records of one indicator and period."""
        records: dict[tuple[str, Period], list[Realisation]] = {}
        for realisation in realisations:
            records.setdefault((realisation.indicator, realisation.period), []).append(realisation)
        for same in records.values():
            self._findings += reconcile(same).findings

    def _note(self, code: str, line: int, column: str, /, **facts: Any) -> None:
        self._findings.append(Finding(code, facts, Place(self._name, line, column)))

    def _unusable(self, code: str, line: int, column: str, /, **facts: Any) -> _UnusableError:
        self._note(code, line, column, **facts)
        return _UnusableError()


def _hints(name: str, known: Iterable[str]) -> dict[str, str]:
    names = list(known)
    close = nearest(name, names)
    if close:
        return {"hint_id": f"Maksudnya “{close}”?", "hint_en": f"Did you mean “{close}”?"}
    few = ", ".join(names[:_MOST_NAMES] + ["…"] * (len(names) > _MOST_NAMES))
    return {"hint_id": f"Yang ada: {few}.", "hint_en": f"There are: {few}."}


def _is_period(text: str) -> bool:
    try:
        parse_period(text)
    except PeriodError:
        return False
    return True


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _shown(text: str) -> str:
    return f"“{_cut(text)}”"


def _grouped(rows: Iterable[_Row]) -> list[_Record]:
    """Put the rows of one realisation together; a component that comes twice starts another."""
    records: list[_Record] = []
    latest: dict[tuple[Any, ...], _Record] = {}
    for row in rows:
        key = (row.indicator.code, row.period, row.recorded, row.state)
        record = latest.get(key)
        if record is None or any(row.component == earlier.component for earlier in record.rows):
            record = latest[key] = _Record(key)
            records.append(record)
        record.rows.append(row)
    return records


def _realisation(name: str, record: _Record) -> Realisation:
    first = record.rows[0]
    documents = tuple(Evidence(row.document, component=row.component) for row in record.rows if row.document)
    # one document behind every component is named once
    if len({evidence.document for evidence in documents}) == 1 and len(documents) == len(record.rows):
        documents = (Evidence(documents[0].document),)
    return Realisation(
        first.indicator.code,
        first.period,
        {row.component: row.value for row in record.rows},
        documents,
        first.recorded,
        first.state or State.SUBMITTED,
        applicable=first.state is not None,
        note="; ".join(dict.fromkeys(row.note for row in record.rows if row.note)),
        place=Place(name, first.line),
    )
