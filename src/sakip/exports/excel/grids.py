"""A grid on a sheet: headings, rows of boxes that may span rows and columns, a total, and notes below.

What is known beside a box (its remark) becomes a numbered note below the grid rather than a comment of the cell:
comments are neither printed nor seen where a table is copied.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

from attrs import evolve

from sakip.exports.excel import metrics, numerals
from sakip.exports.excel.page import Page, Said
from sakip.exports.excel.style import MISSING, Style
from sakip.papers import Item, Label, Quotient
from sakip.papers.boxes import numbered
from sakip.papers.spans import every_place

if TYPE_CHECKING:
    from sakip.exports.excel.page import Parts
    from sakip.papers import Box, Grid
    from sakip.papers.spans import Place

HEAD: Final = Style(bold=True, border=True, fill="#E7EEF5", align="centre", valign="middle")
_TOTAL_FILL = "#F2F2F2"
_SIZES = ((7, 10), (10, 9))
_SMALLEST = 8
_WIDE_ENOUGH = 12  # millimetres of a column that has room for free space beside its texts
_WITH_HEADINGS = 70  # points that stay with the title of a grid
_BAR = "—"
_INDENT = "\u00a0" * 4

Span = tuple[int, int]


def set_grid(page: Page, grid: Grid) -> Span | None:
    """Write a grid from the next row on; return the first and the last row of its headings, if it has columns."""
    return _Setting(page, grid).set()


class _Setting:
    def __init__(self, page: Page, grid: Grid) -> None:
        self.page = page
        self.grid = grid
        self.lang = page.sheet.book.lang
        self.size = next((size for most, size in _SIZES if len(grid.columns) <= most), _SMALLEST)
        self.columns = page.raster.columns([column.share for column in grid.columns])
        self.remarks: dict[str, int] = {}

    def set(self) -> Span | None:
        self.page.keep(_WITH_HEADINGS)
        if self.grid.title:
            self.page.across(self.grid.title, Style(bold=True, valign="bottom"))
        heads = self._heads() if self.grid.columns else None
        self._rows()
        for note in (*self.grid.notes, *numbered(self.remarks)):
            self.page.across(note, Style(size=_SMALLEST))
        return heads

    def _heads(self) -> Span:
        first = self.page.row
        head = evolve(HEAD, size=self.size)
        texts = [column.heading for column in self.grid.columns]
        self.page.side_by_side(Said(*span, text, head) for span, text in zip(self.columns, texts, strict=True))
        if self.grid.numbered:
            small = evolve(head, bold=False, italic=True, size=_SMALLEST)
            marks = (f"({number})" for number in range(1, len(texts) + 1))
            self.page.side_by_side(Said(*span, text, small) for span, text in zip(self.columns, marks, strict=True))
        return first, self.page.row - 1

    def _rows(self) -> None:
        count = sum(1 for _ in self.grid.every_row())
        if not count or not self.grid.columns:
            return
        said = [(place, self._said(place)) for place in every_place(self.grid)]
        heights = [metrics.height(1, self.size)] * count
        for place, one in sorted(said, key=lambda found: found[0].down):
            bottom = place.row + place.down
            heights[bottom - 1] += max(0.0, self.page.points(one) - sum(heights[place.row : bottom]))
        split = [self.page.rows(points) for points in heights]
        starts = [self.page.row, *accumulate(map(len, split), initial=self.page.row)][1:]
        end = self.page.take([points for row in split for points in row])
        for place, one in said:
            self._write(place.box, one, starts[place.row], starts[place.row + place.down] - 1)
        self.page.row = end + 1

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
        *before, (end, heavy) = _parts(box, self.page.raster.width(first, last), self.size) or (("", False),)
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


def _parts(box: Box, millimetres: float, size: int) -> Parts:
    """Return the lines of a box as parts of one text, the labels among them heavy where they are not alone."""
    found: list[tuple[str, bool]] = []
    is_mixed = len(box.lines) > 1
    for number, line in enumerate(box.lines):
        text = _quotient(line, millimetres, size) if isinstance(line, Quotient) else str(line)
        if isinstance(line, Item):
            text = _INDENT * line.level + text
        end = "\n" if number + 1 < len(box.lines) else ""
        found.append((text + end, is_mixed and isinstance(line, Label)))
    return tuple(found)


def _quotient(line: Quotient, millimetres: float, size: int) -> str:
    """Write a quotient as decrees print it: a line between what is above and what is below."""
    times = f" {line.times}" if line.times else ""
    room = (millimetres - 4) * 72 / 25.4 - metrics.width(times, size)
    widest = max(metrics.width(text, size) for text in (line.over, line.under))
    bar = max(int(min(widest, room) / metrics.width(_BAR, size)), 3)
    return f"{line.over}\n{_BAR * bar}{times}\n{line.under}"
