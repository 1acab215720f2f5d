"""A grid on a sheet: headings, rows of boxes that may span rows and columns, a total, and notes below.

What is known beside a box (its remark) becomes a numbered note below the grid rather than a comment of the cell:
comments are neither printed nor seen where a table is copied.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import evolve

from sakip import wording
from sakip.exports.excel import metrics, numerals
from sakip.exports.excel.page import Page, Said
from sakip.exports.excel.style import MISSING, Style
from sakip.exports.excel.texts import worded
from sakip.papers import Item, Label, Quotient
from sakip.papers.boxes import numbered
from sakip.papers.spans import every_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sakip.exports.excel.page import Parts
    from sakip.papers import Box, Grid
    from sakip.papers.model import Line
    from sakip.papers.spans import Place

HEAD: Final = Style(bold=True, border=True, fill="#E7EEF5", align="centre", valign="middle")
_TITLE: Final = Style(bold=True, valign="bottom")
_TOTAL_FILL = "#F2F2F2"
_SIZES = ((4, 10), (8, 9))
_SMALLEST = 8
_WIDE_ENOUGH = 12  # millimetres of a column that has room for free space beside its texts
_UNDIVIDED = 3  # rows that take no more than this part of a page are not divided
_SHORT = 4  # nor a grid that takes no more than this, where its headings do not come again
_BAR = "—"
_INDENT = "\u00a0" * 4

Span = tuple[int, int]


def set_grid(page: Page, grid: Grid, *, headed: bool = False) -> Span | None:
    """Write a grid from the next row on; return the first and the last row of its headings, if it has columns.

    It is ``headed`` where a heading stands right above, which then moves to the next page with it.
    """
    return _Setting(page, grid).set(headed=headed)


class _Setting:
    def __init__(self, page: Page, grid: Grid) -> None:
        self.page = page
        self.grid = grid
        self.lang = page.sheet.book.lang
        self.size = next((size for most, size in _SIZES if len(grid.columns) <= most), _SMALLEST)
        self.columns = page.raster.columns([column.share for column in grid.columns])
        self.remarks: dict[str, int] = {}

    def set(self, *, headed: bool) -> Span | None:
        if not headed:
            self.page.mark()
        said = [(place, self._said(place)) for place in every_place(self.grid)] if self.grid.columns else []
        heights = self._heights(said)
        self._keep_begin(heights, said)
        if self.grid.title:
            self.page.across(self.grid.title, _TITLE)
        heads = self._heads() if self.grid.columns else None
        if heights:
            self._rows(heights, said)
        for note in (*self.grid.notes, *numbered(self.remarks)):
            self.page.across(note, Style(size=_SMALLEST))
        return heads

    def _keep_begin(self, heights: Sequence[float], said: Sequence[tuple[Place, Said]]) -> None:
        """Keep what names a grid with its first rows, and with all of them where they are few."""
        page = self.page
        above = page.points(Said(0, page.raster.last, self.grid.title, _TITLE)) if self.grid.title else 0
        above += max(map(page.points, self._headings()), default=0) * (1 + self.grid.numbered)
        first = next(iter(_groups(heights, said, total=self.grid.total is not None)), range(0))
        most = page.room / _UNDIVIDED
        rows = sum(heights[row] for row in first)
        if self._is_short(heights):
            rows = sum(heights)
        elif rows > most:
            rows = min(heights[0], most)
        page.keep(above + rows, with_last=True)

    def _is_short(self, heights: Sequence[float]) -> bool:
        return not self.page.repeats and sum(heights) * _SHORT <= self.page.room

    def _headings(self) -> list[Said]:
        if not self.grid.columns:
            return []
        head = evolve(HEAD, size=self.size)
        texts = [column.heading for column in self.grid.columns]
        return [Said(*span, text, head) for span, text in zip(self.columns, texts, strict=True)]

    def _heads(self) -> Span:
        first = self.page.row
        self.page.side_by_side(self._headings())
        if self.grid.numbered:
            small = evolve(HEAD, bold=False, italic=True, size=_SMALLEST)
            marks = (f"({number})" for number in range(1, len(self.columns) + 1))
            self.page.side_by_side(Said(*span, text, small) for span, text in zip(self.columns, marks, strict=True))
        if self.page.repeats:
            self.page.repeated = sum(map(self.page.height_of, range(first, self.page.row)))
        return first, self.page.row - 1

    def _heights(self, said: Sequence[tuple[Place, Said]]) -> list[float]:
        """Return how many points high each row is; what a box over several needs beyond them is added to the last."""
        count = sum(1 for _ in self.grid.every_row()) if self.grid.columns else 0
        heights = [metrics.height(1, self.size)] * count
        for place, one in sorted(said, key=lambda found: found[0].down):
            bottom = place.row + place.down
            heights[bottom - 1] += max(0.0, self.page.points(one) - sum(heights[place.row : bottom]))
        return heights

    def _rows(self, heights: Sequence[float], said: Sequence[tuple[Place, Said]]) -> None:
        page = self.page
        most = page.room / _UNDIVIDED
        starts: list[int] = []
        is_short = self._is_short(heights)
        for group in _groups(heights, said, total=self.grid.total is not None):
            whole = sum(heights[row] for row in group)
            if whole <= most and not is_short:
                page.keep(whole)
                page.mark()
            for row in group:
                if whole > most and not is_short:
                    page.keep(min(heights[row], most))
                    page.mark()
                starts.append(page.row)
                page.row = page.take(page.rows(heights[row])) + 1
        starts.append(page.row)
        for place, one in said:
            self._write(place.box, one, starts[place.row], starts[place.row + place.down] - 1)

    def _said(self, place: Place) -> Said:
        box, column = place.box, self.grid.columns[place.column]
        is_total = place.row == len(self.grid.rows)
        style = Style(
            size=self.size, border=True, align=box.align or column.align, bold=box.strong or is_total,
            fill=_TOTAL_FILL if is_total else "",
        )  # fmt: skip
        first, last = self.columns[place.column][0], self.columns[place.column + place.across - 1][1]
        if style.align != "centre" and self.page.raster.width(first, last) >= _WIDE_ENOUGH:
            style = evolve(style, indent=1)
        if box.missing:
            style = evolve(style, fill=MISSING.fill, colour=MISSING.colour, italic=True)
        mark = self._mark(box)
        lines = box.lines
        if box.missing and not box.remark and worded(box.text, self.lang) != box.text:
            lines = (*lines, wording.term("word-missing", self.lang))
        *before, (end, heavy) = _parts(lines, self.page.raster.width(first, last), self.size) or (("", False),)
        parts = (*before, (end + mark, heavy))
        text = "".join(part for part, _ in parts)
        return Said(first, last, text, style, parts if any(heavy for _, heavy in parts) else ())

    def _mark(self, box: Box) -> str:
        if not box.remark or any(box.remark in note for note in self.grid.notes):
            return ""
        first = sum(note.startswith("[") for note in self.grid.notes) + 1
        return f" [{self.remarks.setdefault(box.remark, len(self.remarks) + first)}]"

    def _write(self, box: Box, said: Said, top: int, bottom: int) -> None:
        sheet = self.page.sheet
        value = box.value
        shown = None if value is None else numerals.as_printed(said.text, value, box.unit, box.places, lang=self.lang)
        if value is None or shown is None:
            self.page.put(said, top, bottom)
            return
        unit, places, mark = shown
        style = said.style
        room = (self.page.raster.width(said.first, said.last) - 3 - 4 * style.indent) * 72 / 25.4
        if metrics.width(said.text, style.size, bold=style.bold) > room:
            style = evolve(style, shrink=True)
        sheet.merge(top, said.first, bottom, said.last, style)
        sheet.number(top, said.first, value, unit, places=places, style=style, mark=mark)


def _groups(heights: Sequence[float], said: Iterable[tuple[Place, Said]], *, total: bool) -> Iterator[range]:
    """Yield the rows that one box spans, or that are a total and what stands above it, together."""
    tied = {row for place, _ in said for row in range(place.row + 1, place.row + place.down)}
    if total:
        tied.add(len(heights) - 1)
    starts = [row for row in range(len(heights)) if row not in tied or not row]
    for first, end in pairwise([*starts, len(heights)]):
        yield range(first, end)


def _parts(lines: Sequence[Line], millimetres: float, size: int) -> Parts:
    """Return lines of a box as parts of one text, the labels among them heavy where they are not alone."""
    found: list[tuple[str, bool]] = []
    is_mixed = len(lines) > 1
    for number, line in enumerate(lines):
        text = _quotient(line, millimetres, size) if isinstance(line, Quotient) else str(line)
        if isinstance(line, Item):
            text = _INDENT * line.level + text
        end = "\n" if number + 1 < len(lines) else ""
        found.append((text + end, is_mixed and isinstance(line, Label)))
    return tuple(found)


def _quotient(line: Quotient, millimetres: float, size: int) -> str:
    """Write a quotient as decrees print it: a line between what is above and what is below."""
    times = f" {line.times}" if line.times else ""
    room = (millimetres - 4) * 72 / 25.4 - metrics.width(times, size)
    widest = max(metrics.width(text, size) for text in (line.over, line.under))
    bar = max(int(min(widest, room) / metrics.width(_BAR, size)), 3)
    return f"{line.over}\n{_BAR * bar}{times}\n{line.under}"
