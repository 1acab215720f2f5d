"""Grids as tables of fixed columns: headings that come again on every page, spans, a total set apart, notes below.

A grid says how wide its columns are beside one another; here none becomes narrower than its longest word as long as
there is room, and the text becomes smaller before words are broken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from sakip.errors import DefinitionError
from sakip.exports.word import metrics
from sakip.exports.word.boxes import Lettering
from sakip.exports.word.flow import Cell, Row, Table, Text, shared, text
from sakip.exports.word.keeping import TOGETHER
from sakip.exports.word.setting import SMALLEST, clean
from sakip.papers.model import Column
from sakip.papers.spans import placed

if TYPE_CHECKING:
    from sakip.exports.word.flow import Flow
    from sakip.exports.word.setting import Setting
    from sakip.papers.model import Box, Grid
    from sakip.papers.spans import Place

MOST_COLUMNS: Final = 63
"""How many columns Word opens in a table."""
HEAD_SHADE: Final = "E7E6E6"
_SIDE: Final = 80
_FEW_NOTES: Final = 6


def flows(grid: Grid, setting: Setting) -> Iterator[Flow]:
    """Yield what a grid is set from: its title, its table, its notes.

    Raises:
        DefinitionError: when it has more columns than Word opens.
    """
    if len(grid.columns) > MOST_COLUMNS:
        raise DefinitionError(
            f"grid {grid.code!r} has {len(grid.columns)} columns, and Word opens {MOST_COLUMNS} at most",
            "Divide it, or write it to a workbook.",
        )
    if grid.title:
        said = text(clean(grid.title), bold=True)
        yield Text(said, "Caption", setting.body, before=setting.gap // 2, after=setting.gap // 3, keep=True)
    noted = _Notes(grid)
    table = _table(grid, setting, noted)
    if table is not None:
        yield table
    yield from _below(grid, setting, noted)


def _below(grid: Grid, setting: Setting, noted: _Notes) -> Iterator[Flow]:
    """Yield the notes below a table, or the room that stays free there."""
    notes = [(clean(note), "") for note in grid.notes] + list(noted.own.items())
    together = len(notes) <= _FEW_NOTES
    yield Text(exactly=setting.gap // 2 if notes else setting.gap * 3 // 2, size=2, keep=bool(notes))
    for place, (note, mark) in enumerate(notes):
        last = place == len(notes) - 1
        hanging = metrics.width("a) ", setting.note) + setting.note if mark else 0
        yield Text(text(note), "TableNote", setting.note, left=hanging, hanging=hanging, marker=mark,
                   after=setting.gap if last else setting.note, keep=together and not last)  # fmt: skip


class _Notes:
    """The remarks of a grid's boxes that its notes do not say already, each with a letter."""

    def __init__(self, grid: Grid) -> None:
        self._said = "\n".join(grid.notes)
        self.own: dict[str, str] = {}

    def mark(self, box: Box) -> str:
        """Return the letter that stands at a box, blank where nothing is to be noted."""
        if not box.remark or box.remark in self._said or box.remark in box.text:
            return ""
        return self.own.setdefault(clean(box.remark), f"{_letters(len(self.own))})")


def _letters(number: int) -> str:
    """Count by letters: a to z, then aa."""
    more, last = divmod(number, 26)
    return (_letters(more - 1) if more else "") + chr(ord("a") + last)


def _table(grid: Grid, setting: Setting, notes: _Notes) -> Table | None:
    body = placed(grid.rows)
    total = placed([grid.total] if grid.total is not None else [])
    headed = any(column.heading.strip() for column in grid.columns)
    if not grid.columns or not (headed or grid.numbered or body or total):
        return None
    lettering, widths = _fitting(grid.columns, body, total, setting)
    table = Table(widths, (), side=_SIDE, above=lettering.size * 2, caption=clean(grid.title))
    rows = [_head(grid.columns, lettering.size)] if headed else []
    if grid.numbered:
        rows.append(_numbers(len(grid.columns), lettering.size))
    making = _Making(grid.columns, table, lettering, notes)
    rows += _together(making.rows(body), body, table, setting)
    if body and total:
        rows[-1] = evolve(rows[-1], keep=True)
    rows += _together(making.rows(total, heavy=True), total, table, setting)
    if grid.notes or notes.own:
        rows[-1] = evolve(rows[-1], keep=True)
    return evolve(table, rows=tuple(rows))


def _fitting(
    columns: Sequence[Column], body: Sequence[Sequence[Place]], total: Sequence[Sequence[Place]], setting: Setting
) -> tuple[Lettering, tuple[int, ...]]:
    """Choose the size of the text and the widths of the columns, so that words stay whole where that can be.

    A very long word, such as an address of the web, may be broken.
    """
    size = setting.dense(len(columns))
    most = max(setting.width // max(3, len(columns)), 1)
    while True:
        lettering = Lettering(size, setting.lang)
        found = [metrics.longest(clean(column.heading), size, bold=True) for column in columns]
        for part, strong in ((body, False), (total, True)):
            for place in (place for row in part for place in row if place.across == 1):
                found[place.column] = max(found[place.column], lettering.longest(place.box, strong=strong))
        least = tuple(min(one, most) + 2 * _SIDE + 20 for one in found)
        if sum(least) <= setting.width or size <= SMALLEST:
            return lettering, shared(tuple(column.share for column in columns), least, setting.width)
        size -= 1


@frozen
class _Making:
    """What the rows of a table are made with."""

    columns: Sequence[Column]
    table: Table
    lettering: Lettering
    notes: _Notes

    def rows(self, body: Sequence[Sequence[Place]], *, heavy: bool = False) -> list[Row]:
        """Return the rows of a body; heavy ones are printed so, below a line that sets them apart."""
        return [Row(tuple(self._cell(place, row, heavy=heavy) for place in places)) for row, places in enumerate(body)]

    def _cell(self, place: Place, row: int, *, heavy: bool) -> Cell:
        if place.row < row:
            return Cell(across=place.across, down=place.down, below=True)
        align, inner = self.columns[place.column].align, self.table.inner(place.column, place.across)
        cell = self.lettering.cell(place, align, inner, strong=heavy, mark=self.notes.mark(place.box))
        return evolve(cell, heavy_above=heavy)


def _together(rows: list[Row], body: Sequence[Sequence[Place]], table: Table, setting: Setting) -> Iterator[Row]:
    """Yield rows, undivided where they are short, those beside one spanning box on a page where they are few."""
    most, few = setting.height // 3, setting.height * TOGETHER // 100
    heights = evolve(table, rows=tuple(rows)).heights()
    held: set[int] = set()
    for place in dict.fromkeys(place for row in body for place in row):
        spanned = range(place.row, place.row + place.down)
        if sum(heights[row] for row in spanned) <= few:
            held |= set(spanned[:-1])
    for number, row in enumerate(rows):
        yield evolve(row, whole=heights[number] <= most, keep=number in held)


def _head(columns: Sequence[Column], size: int) -> Row:
    cells = [
        Cell(
            (Text(text(clean(column.heading), bold=True), "TableHeading", size, "centre"),),
            shade=HEAD_SHADE,
            middle=True,
        )
        for column in columns
    ]
    return Row(tuple(cells), head=True, whole=True, keep=True)


def _numbers(columns: int, size: int) -> Row:
    small = max(SMALLEST - 2, size - 3)
    cells = [Cell((Text(text(f"({number})"), "TableText", small, "centre"),)) for number in range(1, columns + 1)]
    return Row(tuple(cells), head=True, whole=True, keep=True)
