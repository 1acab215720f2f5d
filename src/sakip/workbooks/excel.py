"""An Excel workbook, read by openpyxl in its reading mode: row by row, whatever size the file says a sheet has."""

from __future__ import annotations

import datetime as dt
import re
import threading
import warnings
import zipfile
from typing import TYPE_CHECKING, Any

from sakip.errors import MissingExtraError, NumberError
from sakip.figures import number, plain
from sakip.findings import Finding, Place
from sakip.workbooks.archive import look_through
from sakip.workbooks.layout import layout
from sakip.workbooks.model import LONGEST_CONTENT, MOST_CELLS, MOST_ROWS, Cell, Row, Sheet, Workbook, WorkbookError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


# what openpyxl raises over a file that is not as it should be: ParseError is a SyntaxError, and an OSError without a
# number is its own
_STUMBLES = (
    zipfile.BadZipFile, ArithmeticError, AttributeError, LookupError, OSError, SyntaxError, TypeError, ValueError,
)  # fmt: skip
_LONGEST_FORMAT = 255
# filters of warnings belong to the whole process: two threads would put each other's back
_ALONE = threading.Lock()
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


class _NoReaderError(MissingExtraError):
    """A workbook, and nothing to read it with."""

    code = "missing-excel"


def read(path: Path) -> Workbook:
    """Read the visible sheets of a workbook.

    Raises:
        WorkbookError: when the file is no workbook, is broken, or larger than is read.
        MissingExtraError: when openpyxl is not installed.
    """
    look_through(path)
    try:
        import openpyxl  # type: ignore[import-untyped]  # noqa: PLC0415  # half a second that only workbooks cost
    except ImportError:
        raise _NoReaderError.needing("reading a workbook", "excel") from None
    try:
        # files of our own, as openpyxl leaves open what it stumbles over
        with path.open("rb") as first, path.open("rb") as second, _ALONE, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions it passes over, which hold no data
            shown = openpyxl.load_workbook(first, read_only=True, data_only=True, keep_links=False)
            typed = openpyxl.load_workbook(second, read_only=True, data_only=False, keep_links=False)
            return _Reader(path, shown, typed).read()
    except WorkbookError:
        raise
    except _STUMBLES as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise WorkbookError.because(path, "workbook-broken", what=str(error) or type(error).__name__) from error


class _Reader:
    """Reads one workbook, opened twice: as it is shown, and with the formulas in it."""

    def __init__(self, path: Path, shown: Any, typed: Any) -> None:
        self._path = path
        self._shown = shown
        self._typed = typed
        self._findings: list[Finding] = []
        self._length = self._looked_at = 0

    def read(self) -> Workbook:
        file = str(self._path)
        sheets: list[Sheet] = []
        for shown, typed in zip(self._shown.worksheets, self._typed.worksheets, strict=True):
            if shown.sheet_state != "visible":
                self._findings.append(Finding("sheet-hidden", {"sheet": shown.title}, Place(file, key=shown.title)))
                continue
            sheet = Sheet(file, shown.title)
            rows = tuple(self._rows(sheet, shown, typed))
            with shown._get_source() as part:  # noqa: SLF001  # the one way to the part that a sheet was read from
                sheets.append(Sheet(file, shown.title, rows, layout(part)))
        return Workbook(file, tuple(sheets), tuple(self._findings))

    def _rows(self, sheet: Sheet, shown: Any, typed: Any) -> Iterator[Row]:
        filled = 0
        for results, texts in zip(_lines(shown), _lines(typed), strict=False):
            self._looked_at += len(results) or 1  # rows are made up to the next that is there, whatever its number
            if self._looked_at > MOST_CELLS:
                raise WorkbookError.because(self._path, "workbook-cells", limit=MOST_CELLS)
            if not results:  # one that is made up: there may be a million
                continue
            cells: dict[int, Cell] = {}
            for stored, written in zip(results, texts, strict=False):
                if written.value is None:
                    continue
                cell = self._cell(sheet, stored, written)
                if cell is not None:
                    cells[cell.column] = cell
                    self._measure(cell)
            if cells:
                filled += 1
                if filled > MOST_ROWS:
                    raise WorkbookError.because(self._path, "workbook-rows", limit=MOST_ROWS)
                yield Row(next(iter(cells.values())).row, cells)

    def _measure(self, cell: Cell) -> None:
        self._length += len(cell.value) if isinstance(cell.value, str) else 1
        if self._length > LONGEST_CONTENT:
            raise WorkbookError.because(self._path, "workbook-text", limit=LONGEST_CONTENT)

    def _cell(self, sheet: Sheet, stored: Any, written: Any) -> Cell | None:
        row, column, value = written.row, written.column, stored.value
        if value is None:
            self._note("sheet-formula", sheet, Cell(row, column, ""), formula=str(written.value))
            return None
        if stored.data_type == "e":
            self._note("sheet-error", sheet, Cell(row, column, ""), value=str(value))
            return None
        if isinstance(value, dt.datetime):
            value = value.date() if value.time() == dt.time() else value.isoformat(" ")
        if isinstance(value, dt.date):
            return Cell(row, column, value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self._number(sheet, Cell(row, column, repr(value)), value, str(stored.number_format))
        text = str(value)
        return Cell(row, column, text) if text.strip() else None

    def _number(self, sheet: Sheet, cell: Cell, value: float, number_format: str) -> Cell:
        percent = "%" in _LITERAL.sub("", number_format[:_LONGEST_FORMAT])
        try:
            exact = number(value)
            shown = exact * 100 if percent else exact
            plain(number(shown))
        except NumberError:
            self._note("sheet-number", sheet, cell, value=repr(value))
            return cell
        return Cell(cell.row, cell.column, shown, percent)

    def _note(self, code: str, sheet: Sheet, cell: Cell, /, **facts: Any) -> None:
        self._findings.append(Finding(code, facts, sheet.place(cell=cell)))


def _lines(sheet: Any) -> Iterator[Any]:
    """Yield the rows that there are, however many the file says there may be."""
    sheet.reset_dimensions()
    return iter(sheet.iter_rows())
