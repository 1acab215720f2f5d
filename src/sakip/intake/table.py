"""The table of a realisation file: its header, how its numbers are written, and each row with its line."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar

from attrs import field, frozen

from sakip.errors import IntakeError, NumberError, PeriodError, listed
from sakip.figures import read_written
from sakip.findings import Finding, Place
from sakip.periods import parse_period

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from sakip.figures import Separator

COLUMNS: Final = (
    "indicator", "period", "component", "value", "unit", "document", "recorded", "status", "note", "system", "sha256",
)  # fmt: skip
"""The columns of a realisation file; the first four are required."""

LARGEST_FILE: Final = 4 * 1_048_576
"""How many bytes a realisation file may have, or characters of an open one: 4 MiB."""
MOST_ROWS: Final = 20_000
"""How many rows a realisation file may have."""
MOST_UNKNOWN: Final = 1_000
"""How many columns of a realisation file may have headings that are not known."""

_REQUIRED = 4
# a grade or other words beside a number: 76,4 (BB), BB (76,4), 3 (tiga)
_AMONG_WORDS = re.compile(r"[^\W\d]*\s*[(/]?\s*([0-9][0-9.,]*)\s*[)]?(?:\s*[(/]\s*[^\W\d]*\s*[)]?)?")
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
        "sistem": "system",
        "dicatat": "recorded",
        "tanggal": "recorded",
        "catatan": "note",
        "keterangan": "note",
    }
)
_DECIMALS: Final[Mapping[str, Separator]] = MappingProxyType({";": ",", "\t": ",", ",": "."})
# not str.splitlines, which takes form feeds and U+2028 inside a note for line ends
_LINE_END = re.compile(r"\r\n?|\n")
_LONGEST_SHOWN = 200
_MOST_LINES = 200


@frozen
class Notes:
    """The findings of one file; ``headings`` is what it calls the columns of :data:`COLUMNS`."""

    file: str
    findings: list[Finding] = field(factory=list)
    headings: dict[str, str] = field(factory=dict)

    def note(self, code: str, line: int, column: str = "", /, **facts: Any) -> None:
        """Note a finding at a line and, where it is about one cell, its column."""
        self.findings.append(Finding(code, facts, Place(self.file, line, self.headings.get(column, column))))


_Text = TypeVar("_Text", bytes, str)


def checked(raw: _Text, notes: Notes) -> _Text:
    """Return what a file begins with, unless that is more than is read.

    Raises:
        IntakeError: when it is.
    """
    if len(raw) > LARGEST_FILE:
        raise IntakeError(
            f"{notes.file} is larger than {LARGEST_FILE // 1_048_576} MiB",
            "Split it by period, or assess the table with sakip.frames.assess_frame.",
            file=notes.file,
        )
    return raw


def decoded(raw: bytes, notes: Notes) -> str:
    """Return the text of a file: UTF-8, UTF-16 by its mark, or else what Windows saves, which is noted."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace")
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        notes.note("encoding-guessed", len(_LINE_END.split(raw[: error.start].decode("utf-8"))))
        return raw.decode("cp1252", errors="replace")


class Table:
    """Rows of cells below a header that names the columns."""

    def __init__(self, text: str, notes: Notes, known: Container[object], decimal: Separator | None) -> None:
        """Read the header; ``known`` are the indicators a row may begin with.

        Raises:
            IntakeError: when there is no header with the required columns, each once.
        """
        self._lines = _LINE_END.split(text.removeprefix("\ufeff"))
        self._notes = notes
        self._known = known
        first = next((number for number, line in enumerate(self._lines) if line.strip(";,\t ")), None)
        if first is None:
            raise self._headless(
                f"{notes.file} is empty", f"Its first row must name the columns: {', '.join(COLUMNS)}."
            )
        self._start = first + 1
        header = self._lines[first]
        self._separator = max((";", "\t", ","), key=header.count)
        self.decimal: Separator = decimal or _DECIMALS[self._separator]
        self.columns = self._head([cell.strip() for cell in self._cells(header)])

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row with its line. A quote that is never closed spoils its own row and no other.

        One that is closed may be meant for a note of several lines, or be two marks for inches: when lines between
        look like rows they are read as such, and that is noted, since a note is no place to report from.
        """
        position = self._start
        while position < len(self._lines):
            # spreadsheets write an empty row as separators only
            if not self._lines[position].replace(self._separator, "").strip():
                position += 1
                continue
            length = self._length(position)
            cells = self._cells("\n".join(self._lines[position : position + length]))
            if length > 1 and len(cells) != len(self.columns):
                length, cells = 1, self._cells(self._lines[position])
            if length == 1 and (last := self._closed_at(position)):
                self._notes.note("rows-in-quotes", position + 1, first=position + 2, last=last)
            yield position + 1, cells
            position += length

    def _head(self, names: list[str]) -> list[str]:
        columns = [_HEADINGS.get(name.casefold(), "") for name in names]
        where = f"{self._notes.file}, line {self._start}: the header row"
        missing = [name for name in COLUMNS[:_REQUIRED] if name not in columns]
        if missing:
            raise self._headless(
                f"{where} {listed([*map(cut, names)])} lacks {listed(missing)}",
                f"Name the columns: {', '.join(COLUMNS)}.",
            )
        times = Counter(columns)
        again = [name for name, column in zip(names, columns, strict=True) if column and times[column] > 1]
        if again:
            raise self._headless(f"{where} names one column several times: {listed(again)}", "Keep one of them.")
        self._notes.headings.update((column, name) for name, column in zip(names, columns, strict=True) if column)
        unknown = sum(1 for name, column in zip(names, columns, strict=True) if name and not column)
        if unknown > MOST_UNKNOWN:
            raise self._headless(
                f"{where} has {unknown} columns that are not known", f"Name the columns: {', '.join(COLUMNS)}."
            )
        for name, column in zip(names, columns, strict=True):
            if not column and name:
                self._notes.note("unknown-column", self._start, cut(name), name=cut(name), known=COLUMNS)
        separator = "tab" if self._separator == "\t" else self._separator
        self._notes.note("file-style", self._start, separator=separator, decimal=self.decimal)
        return columns

    def _headless(self, what: str, remedy: str) -> IntakeError:
        return IntakeError(what, remedy, file=self._notes.file)

    def _length(self, position: int) -> int:
        """How many lines a row takes: until its quotes are closed, else just one."""
        quotes = 0
        for length, line in enumerate(self._lines[position : position + _MOST_LINES], 1):
            if length > 1 and self._begins_row(line):
                return 1
            quotes += line.count('"')
            if quotes % 2 == 0:
                return length
        return 1

    def _closed_at(self, position: int) -> int:
        """Return the line in which a row of several lines ends by the strict rules of quotes; 0 where there is none."""
        if '"' not in self._lines[position]:
            return 0
        lines = (f"{line}\n" for line in self._lines[position : position + _MOST_LINES])
        strict = csv.reader(lines, delimiter=self._separator, strict=True)
        try:
            cells = next(strict)
        except (csv.Error, StopIteration):
            return 0
        return position + strict.line_num if strict.line_num > 1 and len(cells) >= len(self.columns) else 0

    def _begins_row(self, line: str) -> bool:
        """Tell whether a line looks like a row of its own, so that no quote left open swallows it.

        It does when it names an indicator and a period where a row does, or has half the separators of one.
        """
        if line.count(self._separator) >= max(_REQUIRED - 1, len(self.columns) // 2):
            return True
        cells = [cell.strip(' "') for cell in line.split(self._separator, len(self.columns))]
        found = dict(zip(self.columns, cells, strict=False))
        return found.get("indicator") in self._known and _is_period(found.get("period", ""))

    def _cells(self, text: str) -> list[str]:
        try:
            return next(csv.reader([text], delimiter=self._separator), [])
        except csv.Error:
            return text.split(self._separator)


def cut(text: str) -> str:
    """Return a text as a finding repeats it: not much longer than a line."""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def number_in(text: str, decimal: Separator, usual: str) -> str:
    """Return the one number among the words of a cell, ``76,4`` of ``76,4 (BB)``, as an example; else the usual one."""
    found = _AMONG_WORDS.fullmatch(text.strip()) if len(text) <= _LONGEST_SHOWN else None
    if found is None:
        return usual
    try:
        read_written(found[1], decimal=decimal)
    except NumberError:
        return usual
    return found[1]


def _is_period(text: str) -> bool:
    try:
        parse_period(text)
    except PeriodError:
        return False
    return True
