"""A sheet being filled from the top: rows of texts side by side, each row as high as its texts need.

A row of a spreadsheet has a greatest height, and a page ends between rows. What is taller than a few lines more than
that is therefore spread over several rows that are merged, so that it is neither cut nor moved to the next page whole.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from attrs import define, frozen

from sakip.exports.excel import metrics
from sakip.exports.excel.book import Sheet
from sakip.exports.excel.raster import Raster
from sakip.exports.excel.style import PLAIN, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_TALLEST: Final = 216
_SURE: Final = 0.93  # of a page: a printer may set rows a little higher
_ENDLESS: Final = 1e9

Parts = tuple[tuple[str, bool], ...]


@frozen
class Said:
    """A text from the first to the last of some columns, in a style; ``parts`` are those with heavy ones among them."""

    first: int
    last: int
    text: str
    style: Style = PLAIN
    parts: Parts = ()


@define
class Page:
    """A sheet, the columns it has, and the row that comes next; ``room`` is how many points a printed page has."""

    sheet: Sheet
    raster: Raster
    room: float = _ENDLESS
    row: int = 0
    used: float = 0

    def points(self, said: Said) -> float:
        """Return how many points high a text is where it stands."""
        room = self.raster.width(said.first, said.last) - said.style.indent * metrics.INDENT
        size = said.style.size
        parts = said.parts or ((said.text, said.style.bold),)
        # parts end where lines do; what follows the last of them stands in its line
        texts = [(text.removesuffix("\n"), bold or said.style.bold) for text, bold in parts if text]
        count = sum(metrics.lines(text, room, size, bold=bold) for text, bold in texts)
        return metrics.height(max(count, 1), size)

    def rows(self, points: float) -> list[float]:
        """Return the heights of the rows that are so high together."""
        if points <= metrics.TALLEST * 3 // 4:
            return [points]
        count = ceil(points / _TALLEST)
        return [*[float(_TALLEST)] * (count - 1), round(points - (count - 1) * _TALLEST, 2)]

    def put(self, said: Said, top: int, bottom: int) -> None:
        """Write a text over rows that there are."""
        self.sheet.merge(top, said.first, bottom, said.last, said.style)
        if said.parts:
            self.sheet.rich(top, said.first, said.parts, said.style)
        else:
            self.sheet.text(top, said.first, said.text, said.style)

    def side_by_side(self, texts: Iterable[Said], least: float = 0) -> None:
        """Write texts beside one another, in a row as high as the tallest of them."""
        every = tuple(texts)
        bottom = self.take(self.rows(max([least, *map(self.points, every)])))
        for said in every:
            self.put(said, self.row, bottom)
        self.row = bottom + 1

    def across(self, text: str, style: Style = PLAIN, least: float = 0) -> None:
        """Write a text over the whole width."""
        self.side_by_side([Said(0, self.raster.last, text, style)], least)

    def take(self, heights: Sequence[float]) -> int:
        """Make the next rows so high; return the last of them."""
        for number, points in enumerate(heights):
            self.sheet.height(self.row + number, points)
            self.used = points if self.used + points > self.room * _SURE else self.used + points
        return self.row + len(heights) - 1

    def space(self, points: float = 8) -> None:
        """Leave room."""
        self.row = self.take([points]) + 1

    def keep(self, points: float) -> None:
        """Begin a page where so many points more would not fit on this one, unless little of it is used."""
        if self.used > self.room / 4 and self.used + points > self.room * _SURE:
            self.new_page()

    def new_page(self) -> None:
        """Begin a page with the next row."""
        if self.row:
            self.sheet.new_page(self.row)
        self.used = 0
