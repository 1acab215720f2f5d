"""The cells of a heat map on axes: headings, rows, shades and hatches, and a legend below, measured in millimetres."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from attrs import frozen

from sakip.assessment import Status
from sakip.plots.lettering import INK, NAME, SMALL, SOFT, drawable, line_height, widest, width_of, wrapped, write
from sakip.plots.marks import HATCHES, shade, text_on
from sakip.plots.surface import Extent, Space

if TYPE_CHECKING:
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


@frozen
class Cell:
    """One cell: its ``text``, or ``short`` where that is too wide; ``said`` in words.

    ``shade`` is from 0 (lowest) to 1 (highest), None for white; ``number`` what a shade is still to be made from;
    ``status`` gives a hatch.
    """

    text: str
    said: str
    short: str = ""
    shade: float | None = None
    status: Status | None = None
    number: Fraction | None = None


@frozen
class Swatch:
    """What a shade, a hatch or a sign means."""

    text: str
    shade: float | None
    status: Status | None = None
    sign: str = ""


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
        page = _Page(ax, space.width - (0.0 if space.height else 2 * _MARGIN), self)
        return Extent(page.paint(), _MARGIN, _MARGIN)


class _Page:
    """Puts a grid on axes, from the top down."""

    def __init__(self, ax: Axes, width: float, made: Grid) -> None:
        self.ax = ax
        self.width = width
        self.made = made
        self.y = 0.0
        self.labelled = len(made.rows) <= _MOST_LABELLED
        names = widest([drawable(name) for name in made.rows], SMALL)
        self.names = min(names, width * _NAMES) + 2
        self.cell = (width - self.names) / max(len(made.columns), 1)
        self.labels = [wrapped(name, self.names - 2, most=_NAME_LINES) for name in made.rows]
        heights = [max(_ROW, len(label) * line_height(SMALL) + 1.2) for label in self.labels]
        if not self.labelled:
            heights = [max(_THINNEST_ROW, _LONG_PAGE / len(heights))] * len(heights)
        # where each row begins, and the last one ends, below the headings
        self.edges = [0.0, *accumulate(heights)]

    def paint(self) -> float:
        """Put everything on the axes and return how high that is."""
        ax = self.ax
        ax.set_axis_off()
        self._lines(wrapped(self.made.title, self.width, NAME, bold=True), NAME, "bold", INK)
        self.y += 1.5
        key = self._headings()
        if self.made.cells and self.made.columns:
            self._shades()
            self._texts()
            self._names()
        self.y += self.edges[-1] + 2
        self._legend()
        for note in [*key, *self.made.notes]:
            self._lines(wrapped(note, self.width, most=12), SMALL, "normal", SOFT)
        ax.set_xlim(0, self.width)
        ax.set_ylim(max(self.y, 1.0), 0)
        return self.y

    def _lines(self, texts: list[str], size: float, weight: str, colour: str) -> None:
        for text in texts:
            height = line_height(size)
            write(self.ax, 0, self.y + height / 2, text, size, weight=weight, color=colour)
            self.y += height

    def _x(self, column: int) -> float:
        return self.names + column * self.cell

    def _middle(self, row: int) -> float:
        return self.y + (self.edges[row] + self.edges[row + 1]) / 2

    def _headings(self) -> list[str]:
        """Write the names of the columns lying, standing, or as numbers that notes explain, as there is room."""
        room, height = self.cell - 1.0, line_height(SMALL)
        texts = [drawable(name) for name in self.made.columns]
        lying = [wrapped(text, room, most=99) for text in texts]
        words = widest([word for text in texts for word in text.split()])
        if words <= room and max(map(len, lying), default=0) <= _LYING_LINES:
            high = max(map(len, lying), default=0) * height
            for column, lines in enumerate(lying):
                for place, line in enumerate(lines):
                    y = self.y + high - (len(lines) - place - 0.5) * height
                    write(self.ax, self._x(column) + self.cell / 2, y, line, ha="center")
            self.y += high + 1
            return []
        standing = [wrapped(text, _STANDING, most=99) for text in texts]
        if max(map(len, standing), default=0) * height <= room:
            high = widest([line for lines in standing for line in lines])
            for column, lines in enumerate(standing):
                for place, line in enumerate(lines):
                    x = self._x(column) + self.cell / 2 + (place - (len(lines) - 1) / 2) * height
                    write(self.ax, x, self.y + high, line, ha="center", va="bottom", rotation=90)
            self.y += high + 1.2
            return []
        step = max(1, int((width_of(str(len(texts))) + 1) / self.cell) + 1)
        for column in range(0, len(texts), step):
            write(self.ax, self._x(column) + self.cell / 2, self.y + height / 2, str(column + 1), ha="center")
        self.y += height + 1
        return [f"{column} {text}" for column, text in enumerate(texts, 1)]

    def _shades(self) -> None:
        """Colour the cells in one mesh; hatches are boxes of their own."""
        count = len(self.made.columns)
        white = (1.0, 1.0, 1.0)
        colours = [[white if cell.shade is None else shade(cell.shade) for cell in row] for row in self.made.cells]
        xs = [self._x(column) for column in range(count + 1)]
        ys = [self.y + edge for edge in self.edges]
        edge = {"edgecolor": "white", "linewidth": 0.8} if self.labelled else {}
        self.ax.pcolormesh(xs, ys, colours, zorder=1, **edge)  # type: ignore[arg-type]  # lists make arrays
        self.ax.set_autoscale_on(False)
        for row, cells in enumerate(self.made.cells):
            for column, cell in enumerate(cells):
                if cell.shade is None:
                    self._empty(self._x(column), ys[row], self.cell, ys[row + 1] - ys[row], cell.status)

    def _empty(self, x: float, y: float, width: float, height: float, status: Status | None) -> None:
        """Draw a white cell with the hatch of a status."""
        inset = 0.25 if self.labelled else 0.0
        self.ax.bar(
            x + inset, height - 2 * inset, width - 2 * inset, y + inset, align="edge", facecolor="white",
            edgecolor="#9a9a9a", linewidth=0.4, hatch=HATCHES.get(status, "") if status else "", zorder=2,
        )  # fmt: skip

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
            write(self.ax, *middle, text, ha="center", color=text_on(shade(cell.shade)), zorder=4)
        else:
            ground = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
            write(self.ax, *middle, text, ha="center", zorder=4, bbox=ground if cell.status else None)

    def _names(self) -> None:
        height = line_height(SMALL)
        most = max(map(len, self.labels), default=1)
        step = 1 if self.labelled else int(most * height / self.edges[1]) + 1
        for row in range(0, len(self.labels), step):
            lines = self.labels[row]
            for place, line in enumerate(lines):
                shift = (place - (len(lines) - 1) / 2) * height
                write(self.ax, 0, self._middle(row) + shift, line)

    def _legend(self) -> None:
        """Write what shades, hatches and signs mean, beside one another as far as there is room."""
        x, height = 0.0, line_height(SMALL) + 0.8
        for swatch in self.made.legend:
            lines = wrapped(swatch.text, self.width - _SWATCH - 1.5) if swatch.text else []
            taken = _SWATCH + (1.5 + widest(lines) + 3.5 if lines else 0)
            if x and x + taken > self.width + 3.5:
                x, self.y = 0.0, self.y + height
            if swatch.shade is None:
                self._empty(x, self.y + 0.3, _SWATCH, height - 0.9, swatch.status)
            else:
                self.ax.bar(x, height - 0.9, _SWATCH, self.y + 0.3, align="edge", color=[shade(swatch.shade)],
                            zorder=2)  # fmt: skip
            if swatch.sign:
                self._on((x + _SWATCH / 2, self.y + height / 2 - 0.15), swatch.sign, swatch)
            for place, line in enumerate(lines):
                if place:
                    self.y += height
                write(self.ax, x + _SWATCH + 1.5, self.y + height / 2 - 0.15, line)
            x += taken
        self.y += (height + 0.8) * bool(self.made.legend)
