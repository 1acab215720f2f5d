"""The cells of a heat map on axes: headings, rows, shades and hatches, and a legend below, measured in millimetres.

Axes of somebody else's figure that are too low for all of it have less: names of one line, thinner rows, no headings,
no legend. No text is ever written over another.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from sakip.assessment import Status
from sakip.plots.lettering import (
    INK,
    NAME,
    SMALL,
    SOFT,
    drawable,
    edge_of,
    fill,
    line_height,
    sunk,
    widest,
    width_of,
    wrapped,
    write,
)
from sakip.plots.marks import HATCHES, shade, text_on
from sakip.plots.surface import Extent, Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes

_MARGIN: Final = 3.0
_ROW = 5.2
_MOST_LABELLED = 60
_LONG_PAGE = 240.0
_THINNEST_ROW = 0.4
_NAMES = 0.27
_NAME_LINES = 4
_MOSTLY = 0.75
_SWATCH = 5.0
_LYING_LINES = 5
_STANDING = 52.0
_OUTLINE, _FAINT = "#9a9a9a", "#bdbdbd"


@frozen
class Cell:
    """One cell: its ``text``, or ``short`` where that is too wide; ``said`` in words.

    ``shade`` is from 0 (lowest) to 1 (highest), None for white; ``number`` what a shade is still to be made from;
    ``status`` gives a hatch; ``absent`` is a cell of which there is nothing to say.
    """

    text: str
    said: str
    short: str = ""
    shade: float | None = None
    status: Status | None = None
    number: Fraction | None = None
    absent: bool = False


@frozen
class Swatch:
    """What a shade, a hatch or a sign means."""

    text: str
    shade: float | None
    status: Status | None = None
    sign: str = ""
    absent: bool = False


@frozen
class Grid:
    """Cells by row and column under a title, a legend and notes below."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    legend: tuple[Swatch, ...]
    notes: tuple[str, ...]

    def paint(self, ax: Axes, space: Space) -> Extent:
        """Put the grid on axes."""
        if space.height is None:
            page = _Page(space.width - 2 * _MARGIN, self).laid()
        else:
            page = _fitting(self, space.width - edge_of(space.width), space.height)
        return Extent(page.paint(ax, space), _MARGIN, _MARGIN)


@frozen
class _Detail:
    """How much is drawn: ``lines`` is how many a text may have, ``thinnest`` how thin rows may become to fit."""

    lines: int | None = None
    thinnest: float | None = None
    title: bool = True
    headings: bool = True
    legend: bool = True


_SHORT = _Detail(lines=1)
_PLAIN = evolve(_SHORT, headings=False)
_LEVELS: Final = (
    _Detail(),
    _SHORT,
    evolve(_SHORT, thinnest=2.0),
    _PLAIN,
    evolve(_PLAIN, legend=False),
    evolve(_PLAIN, thinnest=_THINNEST_ROW),
    evolve(_PLAIN, legend=False, thinnest=_THINNEST_ROW),
)


def _fitting(made: Grid, width: float, height: float) -> _Page:
    """Return the page with the most detail that is no higher than there is room for."""
    for detail in _LEVELS:
        page = _Page(width, made, detail).laid(height)
        if page.y <= height:
            return page
    return _Page(width, made, evolve(_LEVELS[-1], title=False, thinnest=0.0)).laid(height)


class _Page:
    """Lays a grid out from the top down, and puts it on axes when it is known that it fits."""

    def __init__(self, width: float, made: Grid, detail: _Detail | None = None) -> None:
        self.width = width
        self.made = made
        self.detail = detail or _Detail()
        self.y = 0.0
        self.strokes: list[Callable[[Axes], object]] = []
        names = widest([drawable(name) for name in made.rows], SMALL)
        self.names = min(names, width * _NAMES) + 2
        self.cell = (width - self.names) / max(len(made.columns), 1)
        self.labels = [wrapped(name, self.names - 2, most=self.detail.lines or _NAME_LINES) for name in made.rows]
        heights = [max(_ROW, len(label) * line_height(SMALL) + 1.2) for label in self.labels]
        if len(heights) > _MOST_LABELLED:
            heights = [max(_THINNEST_ROW, _LONG_PAGE / len(heights))] * len(heights)
        self._rows(heights)

    def _rows(self, heights: list[float]) -> None:
        # where each row begins, and the last one ends, below the headings
        self.edges = [0.0, *accumulate(heights)]
        tallest = max(map(len, self.labels), default=0) * line_height(SMALL)
        self.labelled = min(heights, default=_ROW) > max(tallest, line_height(SMALL))

    def laid(self, height: float | None = None) -> _Page:
        """Lay everything out, in a given ``height`` with the notes there is room for."""
        detail = self.detail
        if detail.title:
            self._lines(self.made.title, NAME, "bold", INK)
            self.y += 1.5
        key = self._headings() if detail.headings else []
        if self.made.cells and self.made.columns:
            if height is not None and detail.thinnest is not None:
                self._thin(height, key)
            overhang = max(map(len, self.labels), default=0) * line_height(SMALL) - (self.edges[1] - self.edges[0])
            self.y += max(0.0, overhang / 2) if detail.title else 0.0
            self._shades()
            self._texts()
            self.y += max(self.edges[-1], self._names() if detail.title else 0.0)
        if detail.legend:
            self.y += 2
            self._legend()
        for text in key:
            self._lines(text, SMALL, "normal", SOFT)
        for note in self.made.notes:
            taken = len(wrapped(note, self.width, most=detail.lines)) * line_height(SMALL)
            if height is None or self.y + taken <= height:
                self._lines(note, SMALL, "normal", SOFT)
        return self

    def _thin(self, height: float, key: list[str]) -> None:
        """Give the rows what everything else leaves of a height."""
        below = _Page(self.width, self.made, self.detail)
        if self.detail.legend:
            below.y += 2
            below._legend()
        others = self.y + below.y + len(key) * line_height(SMALL)
        # names stand out above the first row and below the last
        others += line_height(SMALL) if self.detail.title else 0.0
        row = (height - others) / max(len(self.labels), 1)
        self._rows([min(_ROW, max(row, self.detail.thinnest or 0.01))] * len(self.labels))

    def paint(self, ax: Axes, space: Space) -> float:
        """Put everything on axes and return how high that is."""
        ax.set_axis_off()
        for stroke in self.strokes:
            stroke(ax)
        ax.set_xlim(0, space.width if space.height else self.width)
        ax.set_ylim(space.height or max(self.y, 1.0), 0)
        return self.y

    def write(self, x: float, y: float, text: str, size: float = SMALL, **how: Any) -> None:
        """Write a text when the page is painted."""
        self.strokes.append(lambda ax: write(ax, x, y + sunk(how), text, size, **how))

    def _lines(self, text: str, size: float, weight: str, colour: str) -> None:
        for line in wrapped(text, self.width, size, bold=weight == "bold", most=self.detail.lines):
            height = line_height(size)
            self.write(0, self.y + height / 2, line, size, weight=weight, color=colour)
            self.y += height

    def _x(self, column: int) -> float:
        return self.names + column * self.cell

    def _middle(self, row: int) -> float:
        return self.y + (self.edges[row] + self.edges[row + 1]) / 2

    def _headings(self) -> list[str]:
        """Write the names of the columns lying, standing, or as numbers that notes explain, as there is room."""
        room, height = self.cell - 1.0, line_height(SMALL)
        texts = [drawable(name) for name in self.made.columns]
        lying = [wrapped(text, room) for text in texts]
        words = widest([word for text in texts for word in text.split()])
        if words <= room and max(map(len, lying), default=0) <= (self.detail.lines or _LYING_LINES):
            high = max(map(len, lying), default=0) * height
            for column, lines in enumerate(lying):
                for place, line in enumerate(lines):
                    y = self.y + high - (len(lines) - place - 0.5) * height
                    self.write(self._x(column) + self.cell / 2, y, line, ha="center")
            self.y += high + 1
            return []
        standing = [wrapped(text, _STANDING) for text in texts]
        if self.detail.lines is None and max(map(len, standing), default=0) * height <= room:
            high = widest([line for lines in standing for line in lines])
            for column, lines in enumerate(standing):
                for place, line in enumerate(lines):
                    x = self._x(column) + self.cell / 2 + (place - (len(lines) - 1) / 2) * height
                    self.write(x, self.y + high, line, ha="center", va="bottom", rotation=90)
            self.y += high + 1.2
            return []
        step = max(1, int((width_of(str(len(texts))) + 1) / self.cell) + 1)
        for column in range(0, len(texts), step):
            self.write(self._x(column) + self.cell / 2, self.y + height / 2, str(column + 1), ha="center")
        self.y += height + 1
        return [f"{column} {text}" for column, text in enumerate(texts, 1)]

    def _shades(self) -> None:
        """Colour the cells in one mesh; hatches are boxes of their own."""
        count = len(self.made.columns)
        white = (1.0, 1.0, 1.0)
        colours = [[white if cell.shade is None else shade(cell.shade) for cell in row] for row in self.made.cells]
        xs = [self._x(column) for column in range(count + 1)]
        ys = [self.y + edge for edge in self.edges]
        edge: dict[str, Any] = {"edgecolor": "white", "linewidth": 0.8} if self.labelled else {}
        mesh: Any = (xs, ys, colours)  # lists make arrays
        self.strokes.append(lambda ax: ax.pcolormesh(*mesh, zorder=1, **edge))
        self.strokes.append(lambda ax: ax.set_autoscale_on(False))
        for row, cells in enumerate(self.made.cells):
            for column, cell in enumerate(cells):
                if cell.shade is None:
                    self._empty((self._x(column), ys[row], self.cell, ys[row + 1] - ys[row]), cell)

    def _empty(self, box: tuple[float, float, float, float], cell: Cell | Swatch) -> None:
        """Draw a white cell with the hatch of its status; one that is absent has a dotted outline and nothing else."""
        x, y, width, height = box
        inset = 0.25 if self.labelled else 0.0
        within = (x + inset, y + inset, width - 2 * inset, height - 2 * inset)
        how: dict[str, Any] = {"edgecolor": _OUTLINE, "linewidth": 0.4, "zorder": 2}
        if cell.absent:
            how |= {"edgecolor": _FAINT, "linestyle": ":", "zorder": 1.5}
        elif cell.status:
            how["hatch"] = HATCHES.get(cell.status, "")
        self.strokes.append(lambda ax: fill(ax, within, "white", **how))

    def _full(self, box: tuple[float, float, float, float], colour: tuple[float, float, float]) -> None:
        self.strokes.append(lambda ax: fill(ax, box, colour, zorder=2))

    def _texts(self) -> None:
        if not self.labelled:
            return
        room = self.cell - 1.0
        numbers = [drawable(cell.text) for row in self.made.cells for cell in row if cell.shade is not None]
        fitting = sum(width_of(text) <= room for text in numbers)
        # where most numbers do not fit none is written, so that no row looks emptier than others
        with_numbers = fitting >= _MOSTLY * len(numbers)
        for row, every in enumerate(self.made.cells):
            for column, cell in enumerate(every):
                texts = [drawable(cell.text)] if with_numbers or cell.shade is None else []
                text = next((each for each in [*texts, drawable(cell.short)] if width_of(each) <= room), "")
                if text:
                    self._on((self._x(column) + self.cell / 2, self._middle(row)), text, cell)

    def _on(self, middle: tuple[float, float], text: str, cell: Cell | Swatch) -> None:
        """Write on a cell in what stands out on it; on a hatch, on a white ground of its own."""
        if cell.shade is not None:
            self.write(*middle, text, ha="center", color=text_on(shade(cell.shade)), zorder=4)
        else:
            hatched = cell.status is not None and HATCHES.get(cell.status)
            ground = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}
            self.write(*middle, text, ha="center", zorder=4, bbox=ground if hatched else None)

    def _names(self) -> float:
        """Write the names of the rows, as many as there is room for, and return how far down the last one reaches."""
        height = line_height(SMALL)
        most = max(map(len, self.labels), default=1)
        step = 1 if self.labelled else int(most * height / self.edges[1]) + 1
        for row in range(0, len(self.labels), step):
            lines = self.labels[row]
            for place, line in enumerate(lines):
                shift = (place - (len(lines) - 1) / 2) * height
                self.write(0, self._middle(row) + shift, line)
        last = (len(self.labels) - 1) // step * step
        return self._middle(last) - self.y + len(self.labels[last]) * height / 2

    def _legend(self) -> None:
        """Write what shades, hatches and signs mean, beside one another as far as there is room."""
        x, height = 0.0, line_height(SMALL) + 0.8
        for swatch in self.made.legend:
            lines = wrapped(swatch.text, self.width - _SWATCH - 1.5) if swatch.text else []
            taken = _SWATCH + (1.5 + widest(lines) + 3.5 if lines else 0)
            if x and x + taken > self.width + 3.5:
                x, self.y = 0.0, self.y + height
            if swatch.shade is None:
                self._empty((x, self.y + 0.3, _SWATCH, height - 0.9), swatch)
            else:
                self._full((x, self.y + 0.3, _SWATCH, height - 0.9), shade(swatch.shade))
            if swatch.sign:
                self._on((x + _SWATCH / 2, self.y + height / 2 - 0.15), swatch.sign, swatch)
            for place, line in enumerate(lines):
                if place:
                    self.y += height
                self.write(x + _SWATCH + 1.5, self.y + height / 2 - 0.15, line)
            x += taken
        self.y += (height + 0.8) * bool(self.made.legend)
