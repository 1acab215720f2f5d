"""The rows of a filled-in sheet as entries, one an indicator, with everything beside it.

Sheets are made for the eye: a title stands above the table, a sasaran is written once for the indicators below it, one
cell is drawn over several rows, a long explanation runs on in the next row, the budget and the signatures stand below,
and the same indicators come again on the sheet of the Perjanjian Kinerja.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve

from sakip.figures import is_blank
from sakip.findings import Finding
from sakip.starter import lines
from sakip.starter.entry import Entry, Given, cut, merged
from sakip.starter.header import NODES, Column, Header, header, is_numbering
from sakip.starter.headings import is_result, words, year_in
from sakip.workbooks import Cell, Row, Sheet, letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sakip.findings import Place
    from sakip.workbooks import Workbook

_RUNNING_ON: Final = frozenset(
    {"definition", "formula_text", "formula-and-definition", "reason", "data_sources", "responsible", "note"}
)
_NO_TEXT: Final = frozenset({"", "doubtful", "bare", "target", "number", "indicator", *NODES})
_BESIDE: Final = frozenset({"", "doubtful", "bare", "target"})


def entries(book: Workbook, year: int) -> tuple[list[Entry], list[Finding]]:
    """Return the indicators of every sheet, those of one name as one, and what could not be read.

    ``year`` is that of the set; what a sheet says of another is a finding.
    """
    findings = list(book.findings)
    together: dict[str, Entry] = {}
    for sheet in book.sheets:
        reader = _Reader(sheet, year)
        for entry in reader.read():
            name = " ".join(words(entry.name))
            first = together.setdefault(name, entry)
            if first is not entry:
                findings += merged(first, entry)
        findings += reader.findings
    return list(together.values()), findings


_IDENTITY = re.compile(r"[0-9](?:[0-9 .]{6,}[0-9])")


class _Reader:
    """Reads the tables of one sheet."""

    def __init__(self, sheet: Sheet, year: int) -> None:
        self._sheet = sheet
        self._year = year
        self._all = {row.number: row for row in sheet.rows}
        self._rows = self._shown()
        self._entries: list[Entry] = []
        self._last = 0
        self._plan: dict[str, str] = {}
        self._title = lines.title("", sheet.title)
        self._strange: dict[int, list[Cell]] = {}
        self._bare: dict[tuple[str, str], Cell] = {}
        self._used: set[tuple[str, str]] = set()
        self.findings: list[Finding] = []

    def read(self) -> list[Entry]:
        self._note_hidden()
        heads = self._heads()
        titles = self._titles(heads)
        found: Header | None = None
        above: list[Row] = []
        apart: list[Row] = []
        kind = ""
        for place, row in enumerate(self._rows):
            if place in heads:
                self._end(found, kind, apart)
                found, apart, kind, self._plan = heads[place], [], "", {}
                self._above(above)
                above = []
            elif found is None or place in titles:
                above.append(row)
            elif kind:
                apart.append(row)
            elif (longer := found.with_row(row, self._sheet)) is not None:
                found = longer
            elif is_numbering(row):
                continue
            elif kind := self._ending(row, place):
                apart.append(row)
            else:
                self._row(row, found)
        self._end(found, kind, apart)
        if found is None:
            self._note("sheet-no-table", self._sheet.place(), sheet=self._sheet.title)
        return self._entries

    # --- what the sheet looks like ---

    def _shown(self) -> list[Row]:
        layout = self._sheet.layout
        rows = (
            Row(row.number, {place: cell for place, cell in row.cells.items() if place not in layout.hidden_columns})
            for row in self._sheet.rows
            if row.number not in layout.hidden_rows
        )
        return [row for row in rows if row.cells]

    def _note_hidden(self) -> None:
        layout, rows = self._sheet.layout, self._sheet.rows
        hidden = [row for row in rows if row.number in layout.hidden_rows]
        if hidden:
            facts = {"rows": _spans([row.number for row in hidden]), "text": cut(_shown_all(hidden))}
            self._note("sheet-hidden-rows", self._sheet.place(hidden[0].number), **facts)
        for column in sorted({place for row in rows for place in row.cells} & layout.hidden_columns):
            cells = [row.cells[column] for row in rows if column in row.cells]
            facts = {"column": letter(column), "text": cut("; ".join(cell.text for cell in cells))}
            self._note("sheet-hidden-column", self._sheet.place(cell=cells[0]), **facts)

    def _heads(self) -> dict[int, Header]:
        heads: dict[int, Header] = {}
        for place, row in enumerate(self._rows):
            found = header(row, self._rows[place - 1] if place else None, self._sheet)
            if found is not None:
                heads[place] = found
        return heads

    def _titles(self, heads: dict[int, Header]) -> set[int]:
        """Return the places of what stands above each table: its title, and the row that heads several columns."""
        titles: set[int] = set()
        for place, head in heads.items():
            above = place - 1
            if above >= 0 and any(len(stack) > 1 for stack in head.stacks.values()):
                titles.add(above)
                above -= 1
            while above >= 0 and above not in heads and lines.is_title(self._rows[above]):
                titles.add(above)
                above -= 1
        return titles

    def _above(self, rows: list[Row]) -> None:
        """Note what stands above a table, which often names its document."""
        text = " ".join(_shown(row) for row in rows)
        before, self._title = self._title, lines.title(text, self._sheet.title)
        if not self._title.kind and before.kind:
            self._title = evolve(self._title, kind=before.kind, revised=before.revised or self._title.revised)
        if self._title.year is None and not self._title.several:
            self._title = evolve(self._title, year=before.year, several=before.several)
        if rows:
            self._note("sheet-above", self._sheet.place(rows[0].number), text=cut(text))
        if self._title.differs is not None:
            facts = {"sheet": self._sheet.title, "year": str(self._title.year), "other": str(self._title.differs)}
            self._note("sheet-year-tab", self._sheet.place(rows[0].number), **facts)

    def _ending(self, row: Row, place: int) -> str:
        """Return what a row ends a table with, ``""`` when it does not."""
        gap = row.number > self._rows[place - 1].number + 1
        return "signed" if lines.is_signature(row, after_gap=gap) else lines.other_table(row)

    def _end(self, found: Header | None, kind: str, apart: list[Row]) -> None:
        """Say what of a table was not read: its strange columns, and what stands below it."""
        for place, cells in self._strange.items():
            column = found.columns.get(place) if found is not None else None
            heading = cut(column.heading) if column is not None else cells[0].letter
            code = "sheet-column"
            if column is not None and column.role in {"doubtful", "target"}:
                code = "sheet-target-column"
            elif column is not None and column.role == "bare":
                code = "sheet-bare-column"
            elif is_result(heading):
                code = "sheet-results"
            facts = {"heading": heading, "cells": f"{cells[0].letter}{_spans([cell.row for cell in cells])}"}
            self._note(code, self._sheet.place(cell=cells[0]), **facts)
        for (role, text), cell in self._bare.items():
            self._note("sheet-no-indicator", self._sheet.place(cell=cell), role=role, text=cut(text))
        self._strange, self._bare = {}, {}
        if found is not None and len(found.indicators) > 1:
            targets = {column.owner for column in found.columns.values() if column.role == "target"}
            columns = "”, “".join(found.columns[place].heading for place in found.indicators)
            owner = "”, “".join(found.columns[place].heading for place in sorted(targets)) or "-"
            self._note("sheet-two-indicators", self._sheet.place(found.row), columns=cut(columns), owner=cut(owner))
        if apart:
            # whoever signed is named by a number that no output repeats
            text = _IDENTITY.sub("…", _shown_all(apart)) if kind == "signed" else _shown_all(apart)
            facts = {"rows": _spans([row.number for row in apart]), "text": cut(text)}
            self._note(f"sheet-{kind}", self._sheet.place(apart[0].number), **facts)

    # --- the rows of a table ---

    def _row(self, row: Row, found: Header) -> None:
        if self._is_group(row, found):
            return
        for place, column in found.columns.items():
            if column.role in NODES and place in row.cells:
                self._under(column.role, row.cells[place])
        first = [row.cells[place] for place in sorted(row.cells)][:2]
        if any(lines.is_total(cell.text) for cell in first):
            self._note("sheet-total", self._sheet.place(row.number), text=cut(_shown(row)))
            return
        named = [place for place in found.indicators if place in row.cells]
        taken = {place for place in named if not lines.is_no_name(row.cells[place].text)}
        for place in named:
            if place in taken:
                self._entry(row, found, place)
            else:
                self._note("sheet-row", self._sheet.place(row.number), text=cut(_shown(row)))
        if not named:
            self._without(row, found)
        elif len(found.indicators) > 1:
            self._ownerless(row, found, taken)

    def _without(self, row: Row, found: Header) -> None:
        """Read a row without an indicator: one that runs on, or only a statement of the plan."""
        rest = {
            place: cell
            for place, cell in row.cells.items()
            if place not in found.columns or found.columns[place].role not in {*NODES, "number"}
        }
        has_plan = any(found.columns[place].role in NODES for place in row.cells if place in found.columns)
        if not rest and has_plan:
            return
        roles = {found.columns[place].role if place in found.columns else "" for place in rest}
        if self._entries and row.number == self._last + 1 and roles and roles <= _RUNNING_ON and not has_plan:
            entry = self._entries[-1]
            for place, cell in rest.items():
                name = found.columns[place].role
                entry.texts[name] = "\n".join(filter(None, (entry.text(name), cell.text)))
                entry.places.setdefault(name, self._sheet.place(cell=cell))
            self._last = row.number
            self._note("sheet-continued", self._sheet.place(row.number), indicator=entry.name)
            return
        self._note("sheet-row", self._sheet.place(row.number), text=cut(_shown(row)))

    def _ownerless(self, row: Row, found: Header, taken: set[int]) -> None:
        """Say what a row holds for an indicator that it does not name."""
        for place, cell in row.cells.items():
            column = found.columns.get(place)
            if column is not None and column.owner not in taken and column.role not in {*NODES, "number", "indicator"}:
                facts = {"heading": cut(column.heading), "text": cut(cell.text)}
                self._note("sheet-ownerless", self._sheet.place(cell=cell), **facts)

    def _is_group(self, row: Row, found: Header) -> bool:
        """Whether a row heads a group: ``I | SASARAN: …``, or a name numbered otherwise and nothing beside it."""
        cells = [cell for place, cell in sorted(row.cells.items()) if not _is_role(found, place, "number")]
        number = next((cell for place, cell in row.cells.items() if _is_role(found, place, "number")), None)
        if not cells and number is not None:
            cells, number = [number], None
        if len(cells) != 1 or (number is None and len(row.cells) > 1):
            return False
        said = lines.group(cells[0].text)
        if said is not None:
            self._under(said[0], cells[0], said[1])
            return True
        if number is None or not lines.is_ordinal(number.text) or not _is_role(found, cells[0].column, "indicator"):
            return False
        self._under("sasaran", cells[0])
        self._note("sheet-group", self._sheet.place(cell=cells[0]), text=cut(cells[0].text))
        return True

    def _under(self, role: str, cell: Cell, text: str = "") -> None:
        """Let what follows stand under a statement of the plan."""
        plain = lines.unnumbered(" ".join((text or cell.text).split()))
        if (role, plain) not in self._used:
            self._bare.setdefault((role, plain), cell)
        if self._plan.get(role) != plain:
            for lower in NODES[NODES.index(role) + 1 :]:
                self._plan.pop(lower, None)
        self._plan[role] = plain

    def _entry(self, row: Row, found: Header, indicator: int) -> None:
        entry = Entry(self._sheet, row.number, found.is_iku(indicator))
        cells = {"indicator": row.cells[indicator]}
        entry.plan = [(role, self._plan[role]) for role in found.levels(indicator) if role in self._plan]
        for statement in entry.plan:
            self._used.add(statement)
            self._bare.pop(statement, None)
        for place in sorted({*found.columns, *row.cells}):
            column = found.columns.get(place)
            if column is not None and column.owner != indicator and column.role not in NODES:
                continue
            if column is None and indicator != found.indicators[-1]:
                continue
            cell = row.cells.get(place) or self._merged(row.number, place)
            if cell is None or is_blank(cell.text):
                continue
            if column is not None and column.role not in _NO_TEXT:
                cells[column.role] = cell
        entry.places = {name: self._sheet.place(cell=cell) for name, cell in cells.items()}
        entry.texts = {name: cell.text for name, cell in cells.items()}
        self._beside(entry, row, found, indicator)
        self._entries.append(entry)
        self._last = row.number

    def _beside(self, entry: Entry, row: Row, found: Header, indicator: int) -> None:
        """Add the targets of an indicator, and what stands under headings that are not known."""
        for place in sorted({*found.columns, *row.cells}):
            column = found.columns.get(place) or Column("", letter(place), found.indicators[-1])
            cell = row.cells.get(place) or self._merged(row.number, place)
            if cell is None or column.owner != indicator or column.role not in _BESIDE or is_blank(cell.text):
                continue
            given = self._given(entry, column, cell, self._sheet.place(cell=Cell(row.number, place, "")), found)
            if given is not None:
                entry.targets.append(given)
                continue
            entry.others.append((column.heading, cell.text))
            self._strange.setdefault(place, []).append(cell)

    def _given(self, entry: Entry, column: Column, cell: Cell, place: Place, found: Header) -> Given | None:
        """Return a target of a column, None where it is not clear that it is one, and of which year."""
        title, span = self._title, column.span
        # the columns of a Rencana Aksi without what was reached are what is promised by the quarter
        is_planned = column.role == "bare" and title.kind == "rencana-aksi" and span.part and not found.has_results
        year = span.year or year_in(entry.text("year")) or title.year
        if not (column.role == "target" or is_planned) or (year is None and title.several):
            return None
        if is_planned:
            self._once("sheet-quarters-planned", self._sheet.place(found.row))
        if (cell.row, cell.letter) != (place.line, place.column):
            merge = next(one for one in self._sheet.layout.merges if one.holds(cell.row, cell.column))
            self._note("sheet-target-merged", place, indicator=entry.name, said=cell.text, area=merge.area)
        if year is None:
            self._once("sheet-year-none", self._sheet.place(found.row), year=str(self._year))
        elif year == title.year != self._year and span.year is None:
            facts = {"sheet": self._sheet.title, "year": str(year), "own": str(self._year)}
            self._once("sheet-year", self._sheet.place(), **facts)
        return Given(cell, place, year, span.part, title.kind, column.revised or title.revised)

    def _merged(self, row: int, column: int) -> Cell | None:
        """Return the cell that is shown here because it is drawn over several."""
        merge = next((one for one in self._sheet.layout.merges if one.holds(row, column)), None)
        return None if merge is None or merge.top not in self._all else self._all[merge.top].cells.get(merge.left)

    def _once(self, code: str, place: Place, /, **facts: str) -> None:
        finding = Finding(code, facts, place)
        if finding not in self.findings:
            self.findings.append(finding)

    def _note(self, code: str, place: Place, /, **facts: str) -> None:
        self.findings.append(Finding(code, facts, place))


def _is_role(found: Header, place: int, role: str) -> bool:
    return place in found.columns and found.columns[place].role == role


def _shown(row: Row) -> str:
    return " ".join(cell.text for cell in row.cells.values())


def _shown_all(rows: Sequence[Row]) -> str:
    return "; ".join(_shown(row) for row in rows)


def _spans(rows: Sequence[int]) -> str:
    """Write row numbers, those in a row as from and to: ``3, 5-7``."""
    spans: list[list[int]] = []
    for row in sorted(set(rows)):
        if spans and row == spans[-1][-1] + 1:
            spans[-1][1:] = [row]
        else:
            spans.append([row])
    return ", ".join("-".join(map(str, span)) for span in spans)
