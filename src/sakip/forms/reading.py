"""A form that comes back: its sheet and columns found by their headings, every row read, every fault named.

What people do to a sheet is expected: rows sorted, filtered and moved, columns inserted, one document merged over
several rows, a sheet of their own beside it, the file saved by another program. What cannot be used is refused row by
row, with the cell as it stands and what to do; what stands outside the table is named, and so are rows that are gone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from sakip import workbooks
from sakip.findings import Finding, Place
from sakip.forms import marks, typed
from sakip.forms.absent import absent
from sakip.forms.columns import COLUMNS, READ, REQUIRED, Header, header, heading
from sakip.forms.entries import Entry, RowReader, UnusableError
from sakip.forms.faults import FormError
from sakip.forms.lines import Asked
from sakip.forms.preview import row_of
from sakip.forms.submission import Submission
from sakip.intake import RefusedRow
from sakip.intake.table import cut
from sakip.wording import LANGUAGES, term
from sakip.workbooks import Cell, letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from sakip.forms.lines import Key
    from sakip.forms.marks import Identity
    from sakip.sets import IndicatorSet
    from sakip.workbooks import Merge, Row, Workbook

# what a workbook says of a cell it could not read, and what that is in a form; the third is read as text
_UNREAD: Final = MappingProxyType(
    {"sheet-formula": "form-formula", "sheet-error": "form-error", "sheet-number": "form-too-long"}
)


def read(path: str | Path, office: IndicatorSet) -> Submission:
    """Read a form that was filled in, against the set it is for.

    Every bad value is a finding with its file, row, column and sheet; its row is refused, and nothing else with it. A
    blank stays not reported.

    Raises:
        WorkbookError: when the file is no workbook, is broken, or larger than is read.
        FormError: when no sheet has the columns of a form; its findings say which are missing.
        MissingExtraError: when openpyxl (extra ``excel``) is not installed.
        OSError: when the file cannot be read.
    """
    return _Reader(workbooks.read(path), office).submission()


@frozen
class _Ruin:
    """What makes a row unusable, and the columns whose cells are not looked at."""

    findings: list[Finding] = field(factory=list)
    columns: set[str] = field(factory=set)


class _Reader:
    """Reads one workbook."""

    def __init__(self, book: Workbook, office: IndicatorSet) -> None:
        self._book = book
        self._office = office
        self._findings: list[Finding] = []

    def submission(self) -> Submission:
        head = self._head()
        marked = self._recognised()
        rows = RowReader(head, self._office, Asked(self._office, marked.periods if marked else ()))
        spoiled = self._spoiled(head, rows)
        entries: list[Entry] = []
        refused: list[RefusedRow] = []
        for row, cells in self._rows(head, rows):
            ruin = spoiled.pop(row.number, None)
            rows.findings += ruin.findings if ruin else ()
            read = {name: cell for name, cell in cells.items() if ruin is None or name not in ruin.columns}
            with suppress(UnusableError):
                entry = rows.entry(row.number, read)  # what else is wrong in a row is named too
                if ruin is None:
                    entries.append(entry)
                    continue
            refused.append(RefusedRow(row.number, _shown(cells)))
        rows.findings += [finding for ruin in spoiled.values() for finding in ruin.findings]
        self._around(head)
        self._gone(head, marked, rows)
        count = len(entries) + len(refused)
        entries, again = _once(entries, rows)
        findings = sorted((*self._findings, *rows.findings), key=row_of)
        return Submission(self._book.file, self._office, tuple(entries), tuple(findings), (*refused, *again), count)

    # --- the sheet and its columns ---

    def _head(self) -> Header:
        found = [head for sheet in self._book.sheets if (head := header(sheet)) is not None]
        whole = [head for head in found if not head.missing]
        if not whole:
            raise self._no_form(max(found, key=lambda head: len(head.places), default=None))
        titles = {heading("sheet", lang).casefold() for lang in ("id", "en")}
        head = next((head for head in whole if head.sheet.title.casefold() in titles), whole[0])
        if head.twice:
            twice = Finding("form-columns-twice", {"names": tuple(head.twice)}, head.sheet.place(head.row))
            raise FormError.of(self._book.file, [twice])
        for other in whole:
            if other is not head:
                facts = {"sheet": other.sheet.title, "read": head.sheet.title}
                self._note("form-other-sheet", other.sheet.place(), **facts)
        missing = [heading(name) for name in READ if name not in head.places and name not in {*REQUIRED, "unit"}]
        if missing:
            self._note("form-columns-left-out", head.sheet.place(head.row), names=tuple(missing))
        return head

    def _no_form(self, nearest: Header | None) -> FormError:
        hidden = [finding for finding in self._book.findings if finding.code == "sheet-hidden"]
        wanted = nearest.missing if nearest is not None else REQUIRED
        place = Place(self._book.file) if nearest is None else nearest.sheet.place(nearest.row)
        facts = {"names": tuple(heading(name) for name in wanted)}
        return FormError.of(self._book.file, [Finding("form-no-columns", facts, place), *hidden])

    def _recognised(self) -> Identity | None:
        """Return what the form says it was made for; say so when that is another set, or is defined otherwise now."""
        mine = marks.identity(self._office)
        texts = [cell for sheet in self._book.sheets for row in sheet.rows for cell in row.cells.values()
                 if isinstance(cell.value, str) and cell.value.startswith("sakip-form/")]  # fmt: skip
        found = next(filter(None, (marks.read(cell.text) for cell in texts)), None)
        place = Place(self._book.file)
        if found is None:
            self._note("form-unmarked", place)
        elif found.schema != mine.schema:
            self._note("form-version", place, given=found.schema, known=mine.schema)
        elif found.set != mine.set:
            self._note("form-other-set", place, given=found.set, set=mine.set)
        elif found.digest != mine.digest:
            self._note("form-earlier", place, set=mine.set)
        return found

    # --- its rows ---

    def _rows(self, head: Header, rows: RowReader) -> Iterator[tuple[Row, Mapping[str, Cell]]]:
        """Yield each row below the headings with its cells by column, those of merged cells included."""
        places = {name: head.places[name] for name in READ if name in head.places}
        merged = _merged(head)
        for row in head.sheet.rows:
            if row.number <= head.row:
                continue
            shown = {name: row.cells.get(at) or merged.get((row.number, at)) for name, at in places.items()}
            cells = {name: cell for name, cell in shown.items() if cell is not None and cell.text}
            if any(name in cells for name in ("period", "component", "value")):
                yield row, cells
                self._aside(head, [cell for at, cell in row.cells.items() if at not in head.known])
            elif cells:
                rows.note("form-outside", row.number, given=_joined(row.cells.values()))
            else:
                self._aside(head, row.cells.values())

    def _aside(self, head: Header, cells: Iterable[Cell]) -> None:
        """Name what stands in a row outside the table."""
        said = sorted((cell for cell in cells if cell.text), key=lambda cell: cell.column)
        if said:
            self._note("form-aside", head.sheet.place(cell=said[0]), given=_joined(said))

    def _around(self, head: Header) -> None:
        """Name what stands above the table, and the columns that are somebody's own."""
        titles = tuple(
            term(name, lang).partition("{")[0].rstrip() for name in ("form-title", "form-how") for lang in LANGUAGES
        )
        filled = {at for row in head.sheet.rows if row.number > head.row for at in row.cells}
        for row in head.sheet.rows:
            if row.number < head.row:
                self._aside(head, [cell for cell in row.cells.values() if not cell.text.startswith(titles)])
            elif row.number == head.row:
                for at, cell in sorted(row.cells.items()):
                    if at not in head.places.values() and at in filled:
                        self._note("form-own-column", head.sheet.place(cell=cell), name=_joined([cell]))

    def _gone(self, head: Header, marked: Identity | None, rows: RowReader) -> None:
        """Say which rows the form was made with and has no more."""
        mine = marks.identity(self._office, marked.periods, marked.rows) if marked is not None else None
        if marked is not None and marked == mine and marked.rows:
            found = absent(self._office, marked, rows.met, rows.stray)
            if found is not None:
                self._note(found[0], head.sheet.place(), **found[1])

    def _spoiled(self, head: Header, rows: RowReader) -> dict[int, _Ruin]:
        """Return what makes rows unusable before a cell of them is read, by row: cells that hold something unread."""
        spoiled: dict[int, _Ruin] = defaultdict(_Ruin)
        columns = {letter(place): name for name, place in head.places.items() if name in READ}
        for finding in self._book.findings:
            place = finding.place
            if place is None or place.line is None or place.key != head.sheet.title or place.column not in columns:
                continue
            if finding.code in _UNREAD and place.line > head.row:
                ruin, column = spoiled[place.line], columns[place.column]
                ruin.findings.append(Finding(_UNREAD[finding.code], finding.facts, place))
                ruin.columns.add(column)
        at = head.places["value"]
        for merge, covered in _covering(head):
            if not merge.left <= at <= merge.right or (merge.left == at and covered == [merge.top]):
                continue
            for row in covered:  # one finding for the whole area, of which no row is used
                spoiled[row].columns.add("value")
            found = Finding("form-merged", {"area": merge.area}, rows.place(covered[0], "value"))
            spoiled[covered[0]].findings.append(found)
        return spoiled

    def _note(self, code: str, place: Place, /, **facts: Any) -> None:
        self._findings.append(Finding(code, facts, place))


def _covering(head: Header) -> Iterator[tuple[Merge, list[int]]]:
    """Yield the merged cells below the headings, with the filled rows that they cover.

    Cells cannot be merged twice, so that a file in which they are is looked at no longer than one that is whole.
    """
    numbers = [row.number for row in head.sheet.rows]
    left = len(numbers) * len(COLUMNS)
    for merge in head.sheet.layout.merges:
        covered = numbers[bisect_left(numbers, max(merge.top, head.row + 1)) : bisect_right(numbers, merge.bottom)]
        left -= len(covered)
        if left < 0:
            return
        if covered:
            yield merge, covered


def _merged(head: Header) -> dict[tuple[int, int], Cell]:
    """Return what is shown over blank cells, by row and column: the first cell of those merged below one another.

    A number is not among them: it belongs to one row.
    """
    rows = {row.number: row for row in head.sheet.rows}
    shown: dict[tuple[int, int], Cell] = {}
    for merge, covered in _covering(head):
        cell = rows[merge.top].cells.get(merge.left) if merge.top in rows else None
        if cell is not None and merge.top > head.row and merge.left != head.places["value"]:
            shown |= dict.fromkeys(((row, merge.left) for row in covered), cell)
    return shown


def _once(entries: list[Entry], rows: RowReader) -> tuple[list[Entry], list[RefusedRow]]:
    """Return the entries without those that contradict one another, and the rows that do.

    A line that stands twice with the same content counts once; a row of it that says nothing is no second.
    """
    lines: dict[Key, list[Entry]] = defaultdict(list)
    for entry in entries:
        lines[entry.key].append(entry)
    kept: list[Entry] = []
    refused: list[RefusedRow] = []
    for several in lines.values():
        first, *others = [entry for entry in several if not entry.says_nothing] or several[:1]
        facts: dict[str, Any] = {"indicator": first.indicator.code, "period": first.period}
        facts["component"] = first.component.name
        contradicting = [other for other in others if other != first]
        for other in others:
            if other in contradicting:
                again = {"first": _cell(first), **facts}
                rows.findings.append(Finding("form-twice", again, other.place))
            else:
                rows.findings.append(Finding("duplicate", facts, other.place))
        if contradicting:
            refused += [RefusedRow(entry.place.line or 0, _said(entry)) for entry in several]
        else:
            kept.append(first)
    return kept, refused


def _joined(cells: Iterable[Cell]) -> str:
    return cut("; ".join(cell.text for cell in cells))


def _cell(entry: Entry) -> str:
    return f"{entry.place.column}{entry.place.line}"


def _said(entry: Entry) -> tuple[str, ...]:
    """Return the cells of a row in the order of the columns that are read."""
    unit = entry.component.unit or entry.indicator.unit
    state = "" if entry.state is None else entry.state.label()
    day = "" if entry.recorded is None else entry.recorded.isoformat()
    key = (entry.indicator.code, str(entry.period), entry.component.name, unit)
    return (*key, typed.written(entry.value, unit), entry.document, day, state, entry.note)


def _shown(cells: Mapping[str, Cell]) -> tuple[str, ...]:
    return tuple(cells[name].text if name in cells else "" for name in READ)
