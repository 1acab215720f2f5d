"""A CSV file as a workbook of one sheet: the separator is the one that most lines agree on."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sakip.intake.table import Notes, decoded
from sakip.workbooks.model import LARGEST_FILE, MOST_ROWS, Cell, Row, Sheet, Workbook, WorkbookError

if TYPE_CHECKING:
    from pathlib import Path

_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_LOOKED_AT = 20


def read(path: Path) -> Workbook:
    """Read a CSV file; every cell is text.

    Raises:
        WorkbookError: when it is no text, or larger than is read.
    """
    with path.open("rb") as file:
        raw = file.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        raise WorkbookError.because(path, "workbook-too-large", size="> 10 MiB", limit="10 MiB")
    if raw.startswith(_BINARY):
        raise WorkbookError.because(path, "workbook-misnamed")
    notes = Notes(str(path))
    text = decoded(raw, notes)
    if "\0" in text:
        raise WorkbookError.because(path, "workbook-other-kind")
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        for number, line in enumerate(reader, 1):
            cells = {place: Cell(number, place, cell) for place, cell in enumerate(line, 1) if cell.strip()}
            if cells:
                rows.append(Row(number, cells))
            if len(rows) > MOST_ROWS:
                raise WorkbookError.because(path, "workbook-rows", limit=MOST_ROWS)
    except csv.Error as error:
        raise WorkbookError.because(path, "workbook-broken", what=str(error)) from error
    return Workbook(str(path), (Sheet(str(path), path.stem, tuple(rows)),), tuple(notes.findings))


def _separator(text: str) -> str:
    lines = text.splitlines()[:_LOOKED_AT]
    return max((";", "\t", ","), key=lambda mark: sum(mark in line for line in lines))
