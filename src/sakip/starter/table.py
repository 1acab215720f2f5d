"""The rows of a filled-in sheet as entries, one an indicator, with everything beside it.

Sheets are made for the eye: a title stands above the table, a sasaran is written once for the indicators below it,
a long explanation runs on in the next row, and the same indicators come again on the sheet of the Perjanjian Kinerja.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import define, field

from sakip.findings import Finding
from sakip.starter.headings import header, is_numbering, words, year_in
from sakip.workbooks import Cell, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.findings import Place
    from sakip.starter.headings import Header
    from sakip.workbooks import Row, Workbook

DOCUMENTS: Final = {
    "perjanjian kinerja": "pk",
    "rencana aksi": "rencana-aksi",
    "rencana strategis": "renstra",
    "renstra": "renstra",
}
"""What a title says when it names the document that a table is of, and the kind of document that is."""

_RUNNING_ON: Final = frozenset(
    {"definition", "formula_text", "formula-and-definition", "reason", "data_sources", "responsible", "note"}
)
_LONGEST_SHOWN = 80


@define
class Entry:
    """An indicator of a sheet: the cell of each thing said of it, its targets with their years, and the rest.

    ``texts`` are the cells' texts, run on where a row below continues them; ``others`` are texts under headings that
    were not recognised.
    """

    sheet: Sheet
    row: int
    document: str
    is_iku: bool
    cells: dict[str, Cell] = field(factory=dict)
    texts: dict[str, str] = field(factory=dict)
    targets: list[tuple[Cell, int | None, Sheet]] = field(factory=list)
    others: list[tuple[str, str]] = field(factory=list)

    @property
    def name(self) -> str:
        """What the indicator is called."""
        return " ".join(self.texts["indicator"].split())

    def text(self, name: str) -> str:
        """Return what is said under a heading, ``""`` for nothing."""
        return self.texts.get(name, "")

    def place(self, name: str = "indicator") -> Place:
        """Return where something is said, or the row of the indicator where it is not."""
        cell = self.cells.get(name)
        return self.sheet.place(self.row) if cell is None else self.sheet.place(cell=cell)


def entries(book: Workbook) -> tuple[list[Entry], list[Finding]]:
    """Return the indicators of every sheet, those of one name as one, and what could not be read."""
    findings = list(book.findings)
    together: dict[str, Entry] = {}
    for sheet in book.sheets:
        reader = _Reader(sheet)
        for entry in reader.read():
            name = " ".join(words(entry.name))
            first = together.setdefault(name, entry)
            if first is not entry:
                findings += _merge(first, entry)
        findings += reader.findings
    return list(together.values()), findings


class _Reader:
    """Reads the tables of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._entries: list[Entry] = []
        self._last = 0
        self._sasaran: Cell | None = None
        self._document = ""
        self.findings: list[Finding] = []

    def read(self) -> list[Entry]:
        found: Header | None = None
        above: list[Row] = []
        for row in self._sheet.rows:
            heading = header(row)
            if heading is not None:
                self._above(above)
                found, above, self._sasaran = heading, [], None
            elif found is None:
                above.append(row)
            elif row.number == found.row + 1 and (years := found.with_years(row)) is not None:
                found = years
            elif not is_numbering(row):
                self._row(row, found)
        if found is None:
            self._note("sheet-no-table", self._sheet.place(), sheet=self._sheet.title)
        return self._entries

    def _above(self, rows: list[Row]) -> None:
        """Note what stands above a table, which often names its document."""
        text = " ".join(_shown(row) for row in rows)
        self._document = next((kind for said, kind in DOCUMENTS.items() if said in text.casefold()), self._document)
        if rows:
            self._note("sheet-above", self._sheet.place(rows[0].number), text=_cut(text))

    def _row(self, row: Row, found: Header) -> None:
        named = {name: row.cells[place] for place, name in found.columns.items() if name and place in row.cells}
        sasaran = named.get("sasaran")
        if sasaran is not None:
            self._sasaran = sasaran
        if "indicator" in named:
            self._entry(row, found, named)
            return
        rest = {
            place: cell for place, cell in row.cells.items() if found.columns.get(place) not in {"sasaran", "number"}
        }
        if not rest and sasaran is not None:
            return
        names = {found.columns.get(place, "") for place in rest}
        if self._entries and row.number == self._last + 1 and names and names <= _RUNNING_ON and sasaran is None:
            entry = self._entries[-1]
            for name in names:
                entry.texts[name] = "\n".join(filter(None, (entry.text(name), named[name].text)))
                entry.cells.setdefault(name, named[name])
            self._last = row.number
            self._note("sheet-continued", self._sheet.place(row.number), indicator=entry.name)
            return
        self._note("sheet-row", self._sheet.place(row.number), text=_cut(_shown(row)))

    def _entry(self, row: Row, found: Header, named: dict[str, Cell]) -> None:
        cells = {name: cell for name, cell in named.items() if name not in {"target", "sasaran", "number"}}
        if self._sasaran is not None:
            cells["sasaran"] = self._sasaran
        entry = Entry(self._sheet, row.number, self._document, found.is_iku, cells)
        entry.texts = {name: cell.text for name, cell in cells.items()}
        said = entry.text("year")
        for place, cell in row.cells.items():
            name = found.columns.get(place, "")
            if name == "target":
                entry.targets.append((cell, found.years.get(place) or year_in(said), self._sheet))
            elif not name:
                heading = found.headings.get(place, cell.letter)
                entry.others.append((heading, cell.text))
                self._note("sheet-column", self._sheet.place(cell=cell), heading=_cut(heading), indicator=entry.name)
        self._entries.append(entry)
        self._last = row.number

    def _note(self, code: str, place: Place, /, **facts: str) -> None:
        self.findings.append(Finding(code, facts, place))


def _merge(first: Entry, again: Entry) -> Iterator[Finding]:
    """Add what is said of an indicator again to what was said first; where they differ, the first counts."""
    for name, said in again.texts.items():
        if name not in first.texts:
            first.texts[name] = said
            first.cells[name] = again.cells[name]
        elif words(first.texts[name]) != words(said):
            first.others.append((f"{again.sheet.title}, {name}", said))
            facts = {"indicator": first.name, "first": _cut(first.texts[name]), "again": _cut(said)}
            yield Finding("sheet-differs", facts, again.place(name))
    first.targets += again.targets
    first.others += again.others
    first.document = first.document if not again.targets else again.document or first.document
    first.is_iku = first.is_iku or again.is_iku


def _shown(row: Row) -> str:
    return " ".join(cell.text for cell in row.cells.values())


def _cut(text: str) -> str:
    plain = re.sub(r"\s+", " ", text).strip()
    return plain if len(plain) <= _LONGEST_SHOWN else f"{plain[: _LONGEST_SHOWN - 1]}…"
