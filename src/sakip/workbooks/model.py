"""What a workbook holds: sheets of rows of filled cells, each with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final, TypeAlias

from attrs import frozen

from sakip.errors import DataFileError
from sakip.figures import plain
from sakip.findings import Finding, Place

LARGEST_FILE: Final = 10 * 1_048_576
"""How many bytes a workbook may have: 10 MiB."""
MOST_ROWS: Final = 5_000
"""How many filled rows a sheet may have."""
MOST_CELLS: Final = 1_250_000
"""How many cells of a workbook are looked at, blank ones up to the last of each row and each blank row among them."""
LONGEST_CONTENT: Final = 4 * 1_048_576
"""How many characters the cells of a workbook may have together; a text may stand in many of them."""

_LETTERS = 26

Value: TypeAlias = str | Fraction | dt.date


class WorkbookError(DataFileError):
    """A workbook that cannot be read at all: broken, of another kind, or larger than is read."""

    code = "workbook"

    @classmethod
    def because(cls, file: object, code: str, /, **facts: Any) -> WorkbookError:
        """Say why, by the code of a finding and its facts."""
        return cls.of(str(file), [Finding(code, facts, Place(str(file)))])


def letter(column: int) -> str:
    """Return a column, counted from 1, as spreadsheets name it."""
    letters, rest = "", column
    while rest:
        rest, place = divmod(rest - 1, _LETTERS)
        letters = chr(ord("A") + place) + letters
    return letters


@frozen
class Cell:
    """A filled cell: its row and column, counted from 1, and what it shows.

    A number shown as a percentage is the percentage: 88 for a stored 0.88, with ``percent``.
    """

    row: int
    column: int
    value: Value
    percent: bool = False

    @property
    def letter(self) -> str:
        """The column as spreadsheets name it: A, B, … AA."""
        return letter(self.column)

    @property
    def text(self) -> str:
        """The cell as text, numbers with a decimal comma and ungrouped, dates as 2025-01-31."""
        if isinstance(self.value, Fraction):
            return plain(self.value).replace(".", ",") + "%" * self.percent
        return self.value.strip() if isinstance(self.value, str) else self.value.isoformat()


@frozen
class Row:
    """A row with its filled cells, by column."""

    number: int
    cells: Mapping[int, Cell]


@frozen
class Merge:
    """Cells shown as one: what it holds is stored in the first, and the others are blank."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is one of them."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    @property
    def area(self) -> str:
        """The cells as spreadsheets name them: ``D5:D6``."""
        return f"{letter(self.left)}{self.top}:{letter(self.right)}{self.bottom}"


@frozen
class Layout:
    """How a sheet is shown: which cells are merged, and which rows and columns are hidden."""

    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@frozen
class Sheet:
    """A sheet with its filled rows, from the top, hidden ones included, and how it is shown."""

    file: str
    title: str
    rows: tuple[Row, ...] = ()
    layout: Layout = Layout()

    def place(self, row: int | None = None, cell: Cell | None = None) -> Place:
        """Return where a row or a cell stands."""
        return Place(self.file, row if cell is None else cell.row, "" if cell is None else cell.letter, self.title)


@frozen
class Workbook:
    """A workbook: its visible sheets, and what in it could not be read."""

    file: str
    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...] = ()
