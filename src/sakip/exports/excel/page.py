"""A sheet being filled from the top: rows of texts side by side, each row as high as its texts need.

A row of a spreadsheet has a greatest height, and a page ends between rows. What is taller than a few lines more than
that is therefore spread over several rows that are merged, so that it is neither cut nor moved to the next page whole.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from attrs import define, field, frozen

from sakip.exports.excel import metrics
from sakip.exports.excel.book import Sheet
from sakip.exports.excel.raster import Raster
from sakip.exports.excel.style import PLAIN, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_TALLEST: Final = 216
_SURE: Final = 0.98  # of a page: a printer may set rows a little higher
_LITTLE: Final = 4  # what takes less than this part of a page does not stay alone on one
ENDLESS: Final = 1e9
"""The room of a page that is as long as it has to be."""

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
    """A sheet, the columns it has, and the row that comes next; ``room`` is how many points a printed page has.

    Where a page is full, another begins here rather than where a program happens to end it, so that it is known what
    stands together. ``repeats`` says that the headings of a grid come again on later pages, ``repeated`` is how many
    points they take, ``marked`` where the last thing began that can move to the next page with what follows it, and
    how much of the page was used by then.
    """

    sheet: Sheet
    raster: Raster
    room: float = ENDLESS
    row: int = 0
    used: float = 0
    repeats: bool = False
    repeated: float = 0
    marked: tuple[int, float] | None = None
    _heights: dict[int, float] = field(factory=dict, init=False)

    @property
    def whole(self) -> float:
        """How many points high a page is filled."""
        return self.room * _SURE

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

    def height_of(self, row: int) -> float:
        """Return how many points high a row was made."""
        return self._heights[row]

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
            if self.used > self.repeated and self.used + points > self.whole:
                self._turn(self.row + number)
                self.marked = (self.row + number, self.used)
            self.sheet.height(self.row + number, points)
            self._heights[self.row + number] = points
            self.used += points
        return self.row + len(heights) - 1

    def space(self, points: float = 8) -> None:
        """Leave room."""
        self.row = self.take([points]) + 1

    def mark(self) -> None:
        """Say that something begins here which can move to the next page with what follows it."""
        self.marked = (self.row, self.used)

    def keep(self, points: float, *, with_last: bool = False) -> None:
        """Begin a page where so many points more would not fit on this one, unless little of it is used.

        With ``with_last`` it begins with what was marked, as long as that does not fill most of a page itself.
        """
        if not self._is_far(self.used) or self.used + points <= self.whole:
            return
        row, used = self.marked or (self.row, self.used)
        moved = self.used - used
        if with_last and self._is_far(used) and self.repeated + moved + points <= self.whole:
            self._turn(row)
            self.used += moved
        else:
            self._turn(self.row)

    def _is_far(self, used: float) -> bool:
        return used > self.room / _LITTLE

    def new_page(self) -> None:
        """Begin a page with the next row."""
        if self.row:
            self._turn(self.row)

    def _turn(self, row: int) -> None:
        self.sheet.new_page(row)
        self.used = self.repeated
        self.marked = None
