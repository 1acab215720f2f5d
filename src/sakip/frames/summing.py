"""Sums that do not wrap: every integer is added in two halves, and put together where the whole still fits.

Engines add in 64 bits, and past them some wrap without a word while others lose the whole query. An integer of at most
62 bits is a multiple of 2**31 and a rest; a thousand million of either fit, and whether their whole does is seen before
it is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import narwhals.stable.v2 as nw

from sakip.frames.layout import PREFIX

if TYPE_CHECKING:
    from sakip.frames.layout import Cell
    from sakip.frames.sheet import Sheet

MOST: Final = 2**61
"""The largest integer that may be added."""
MOST_ROWS: Final = 2**30
"""How many rows a group may have."""
FAR: Final = 2**62
"""Beyond every integer that is added."""

_HALF: Final = 2**31
_ROWS: Final = "rows"
_MANY: Final = 2**29  # so many halves are 2**60, and the rests of so many rows are less than 2**62


class Sums:
    """The columns that are added over the rows of a group, by the names they have there."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.cells: dict[str, Cell] = {}
        self._added: dict[str, str] = {}
        self.count(_ROWS, sheet.certain(True))

    def count(self, name: str, truth: Cell) -> None:
        """Count the rows on which ``truth`` holds."""
        sheet = self._sheet
        self._add(name, sheet.pick(truth, sheet.constant(1), sheet.constant(0)))

    def total(self, name: str, cell: Cell) -> None:
        """Add integers of at most :data:`MOST`."""
        sheet, half = self._sheet, self._sheet.constant(_HALF)
        # whichever multiple the engine estimates, the rest makes up for it
        high = sheet.estimate(cell, half)
        self._add(f"{name}_high", high)
        self._add(f"{name}_low", sheet.subtract(cell, sheet.multiply(high, half)))

    def ends(self, name: str, least: Cell, most: Cell) -> None:
        """Find the least and the most."""
        self._add(f"{name}_least", least, "min")
        self._add(f"{name}_most", most, "max")

    def laid_out(self, frame: Any, keys: list[str]) -> Any:
        """Return a frame of what is added, beside the columns that tell groups apart."""
        return self._sheet.laid_out(frame, keys, self.cells)

    def grouped(self, frame: Any, keys: list[str]) -> Any:
        """Return a row a group, with what its rows add up to, of a frame that is laid out."""
        added = {column: getattr(nw.col(column), how)() for column, how in self._added.items()}
        return frame.group_by(*keys).agg(**added)

    def grouped_by_dask(self, frame: Any, keys: list[str]) -> Any:
        """Return the same of a frame of Dask itself, whose partitions are laid out."""
        return frame.groupby(keys, dropna=False, observed=True).agg(self._added).reset_index()

    def _add(self, name: str, cell: Cell, how: str = "sum") -> None:
        self.cells[f"{PREFIX}{name}"] = cell
        self._added[f"{PREFIX}{name}"] = how


class Summed:
    """What the rows of a group added up to, in a sheet of the groups."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    @property
    def rows(self) -> Cell:
        """How many rows there are."""
        return self.count(_ROWS)

    def count(self, name: str) -> Cell:
        """Return how many rows were counted."""
        return self._integer(f"{PREFIX}{name}")

    def total(self, name: str) -> tuple[Cell, Cell]:
        """Return a sum, and whether it fits; where it does not, it is some number that does."""
        sheet = self._sheet
        high, low = self._integer(f"{PREFIX}{name}_high"), self._integer(f"{PREFIX}{name}_low")
        fits = sheet.at_most(sheet.size(high), sheet.constant(_MANY))
        high = sheet.pick(fits, high, sheet.constant(0))
        return sheet.add(sheet.multiply(high, sheet.constant(_HALF)), low), fits

    def ends(self, name: str) -> tuple[Cell, Cell]:
        """Return the least and the most."""
        return self._integer(f"{PREFIX}{name}_least"), self._integer(f"{PREFIX}{name}_most")

    def _integer(self, column: str) -> Cell:
        # DuckDB adds 64 bits in 128
        return self._sheet.cell("integer", lambda number: number.cast(nw.Int64), self._sheet.given(column))
