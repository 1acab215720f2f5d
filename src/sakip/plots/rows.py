"""Pictures of one row an item: its name above its marks on an axis, what is said of it at the right, notes below.

Everything stands inside the axes: up and down it is measured in millimetres from the top, sideways in the numbers of
the axis, which takes what the texts at the right leave of the width. Axes of somebody else's figure that are too low
for all of it have less: thinner rows, names of one line, no notes, and at last fewer rows and how many more there are.
No text is ever written over another.
"""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal

from attrs import evolve, frozen

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
    width_of,
    wrapped,
    write,
)
from sakip.plots.marks import BAR, TRACK, band_grey
from sakip.plots.surface import Extent, Space, exact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from matplotlib.axes import Axes

    from sakip.bands import CategoryScale

_BESIDE = 2.0
_MOST_SPREAD = 4.0
_ROUNDING = 1e-6
_MARGIN: Final = 3.0
_LEAST_AXIS = 0.45
# how much of a label stands before its tick
_BEFORE = MappingProxyType({"left": 0.0, "center": 0.5, "right": 1.0})


@frozen
class Stretch:
    """A band as far as an axis shows it: from, to, its grey, its code."""

    low: Fraction
    high: Fraction
    grey: str
    code: str = ""


@frozen
class Row:
    """One row: its ``name``, smaller ``notes`` under it, and ``said`` at the right of its marks.

    ``bar`` is where its bar or dot ends, ``target`` where its mark stands or from where to where, on an axis from
    ``low`` to ``high``; ``stretches`` lie beneath and ``ends`` are numbers under them. ``instead`` stands in the place
    of marks where there is no number. ``dot`` draws a dot in place of a bar; ``lowest`` marks it.
    """

    name: str
    said: str = ""
    notes: tuple[str, ...] = ()
    instead: str = ""
    bar: Fraction | None = None
    target: tuple[Fraction, Fraction] | None = None
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(1)
    stretches: tuple[Stretch, ...] = ()
    ends: tuple[tuple[Fraction, str], ...] = ()
    dot: bool = False
    lowest: bool = False

    def at(self, value: Fraction) -> float:
        """Return where a number of its own axis stands on the common one, which it fills; at its end when beyond."""
        return exact((min(max(value, self.low), self.high) - self.low) / (self.high - self.low))


@frozen
class _Detail:
    """How much is drawn, and how big: ``rows`` is how many, ``lines`` how many a text may have, None for all of them.

    ``spread`` is put between rows, beyond what is needed.
    """

    rows: int | None = None
    lines: int | None = None
    track: float = 4.4
    bar: float = 1.9
    gap: float = 2.6
    out: float = 0.7
    spread: float = 0.0
    title: bool = True
    notes: bool = True
    ticks: bool = True


_THIN = _Detail(track=2.8, bar=1.3, gap=1.2, out=0.4)
_SHORT = evolve(_THIN, lines=1)
_BARE = evolve(_SHORT, notes=False, ticks=False)
_LEVELS: Final = (_Detail(), _THIN, _SHORT, evolve(_SHORT, ticks=False), _BARE)


@frozen
class Rows:
    """Rows beneath one another under a title. With ``ticks`` they have one axis, with ``line`` a mark across all.

    ``line`` is its position and how it is dashed; ``more`` says that there are further rows, ``{count}`` of them.
    """

    title: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    ticks: tuple[tuple[Fraction, str], ...] = ()
    line: tuple[Fraction, Any] | None = None
    more: str = "… {count}"

    def paint(self, ax: Axes, space: Space) -> Extent:
        """Put the rows on axes."""
        if space.height is None:
            page = _Page(space.width - 2 * _MARGIN, self).laid()
        else:
            page = _fitting(self, space.width - edge_of(space.width), space.height)
        return Extent(page.paint(ax, space), _MARGIN, _MARGIN)


def stretches(scale: CategoryScale | None, low: Fraction, high: Fraction) -> tuple[Stretch, ...]:
    """Return the bands of a scale as far as an axis shows them; one without a code where there is no scale."""
    if scale is None:
        return (Stretch(low, high, TRACK),)
    found = []
    for rank, band in enumerate(scale.bands):
        start = low if band.lower is None else max(low, band.lower)
        stop = high if band.upper is None else min(high, band.upper)
        if start < stop:
            found.append(Stretch(start, stop, band_grey(rank, len(scale.bands)), band.code))
    return tuple(found)


def _fitting(made: Rows, width: float, height: float) -> _Page:
    """Return the page with the most detail that is no higher than there is room for."""
    for detail in _levels(len(made.rows)):
        page = _Page(width, made, detail).laid(height)
        if page.y <= height:
            shown = len(made.rows) if detail.rows is None else detail.rows
            spread = min((height - page.y) / shown, _MOST_SPREAD) if shown else 0.0
            return _Page(width, made, evolve(detail, spread=spread)).laid(height)
    return _Page(width, made, evolve(_BARE, rows=0, title=False, lines=0))


def _levels(count: int) -> Iterator[_Detail]:
    """Yield what to try, from all there is to nothing but how many rows there would be."""
    yield from _LEVELS
    for rows in range(count - 1, -1, -1):
        yield evolve(_BARE, rows=rows)
    yield evolve(_BARE, rows=0, title=False)


class _Page:
    """Lays rows out from the top down, and puts them on axes when it is known that they fit."""

    def __init__(self, width: float, made: Rows, detail: _Detail | None = None) -> None:
        self.width = width
        self.made = made
        self.detail = detail or _Detail()
        self.rows = made.rows[: self.detail.rows]
        widths = [width_of(drawable(row.said), bold=True) + _BESIDE for row in self.rows if row.said]
        room = width * (1 - _LEAST_AXIS)
        # what is wider stands on lines of its own
        self.beside = max((wide for wide in widths if wide <= room), default=0.0)
        # the axis goes from 0 to 1; what is right of it is for the texts
        self.axis = width - self.beside
        self.y = 0.0
        self.strokes: list[Callable[[Axes], object]] = []
        self.ticks: list[tuple[float, str]] = []
        self.bottom: float | None = None

    def x(self, millimetres: float) -> float:
        """Return a distance from the left in numbers of the axis."""
        return millimetres / self.axis

    def write(self, x: float, y: float, text: str, size: float = SMALL, **how: Any) -> None:
        """Write a text when the page is painted."""
        self.strokes.append(lambda ax: write(ax, x, y + sunk(how), text, size, **how))

    def lines(self, text: str, size: float = SMALL, *, bold: bool = False, colour: str = INK) -> None:
        """Write a text at the left, on as many lines as it may have, and move below it."""
        for line in wrapped(text, self.width, size, bold=bold, most=self.detail.lines):
            height = line_height(size)
            weight = "bold" if bold else "normal"
            self.write(0, self.y + height / 2, line, size, weight=weight, color=colour)
            self.y += height

    def laid(self, height: float | None = None) -> _Page:
        """Lay everything out; of the notes at the foot, those that ``height`` has room for."""
        made, detail = self.made, self.detail
        if detail.title:
            self.lines(made.title, NAME, bold=True)
            self.y += 1.2
        self._codes()
        for row in self.rows:
            self._row(row)
        if len(self.rows) < len(made.rows):
            self.lines(made.more.format(count=len(made.rows) - len(self.rows)), colour=SOFT)
        else:
            self._axis(self.y - detail.gap - detail.spread + 1.2 if self.rows else self.y)
        for note in made.notes:
            taken = len(wrapped(note, self.width)) * line_height(SMALL)
            if height is None or self.y + taken <= height + _ROUNDING:
                self._note(note)
        return self

    def _note(self, note: str) -> None:
        for line in wrapped(note, self.width):
            self.write(0, self.y + line_height(SMALL) / 2, line, color=SOFT)
            self.y += line_height(SMALL)

    def paint(self, ax: Axes, space: Space) -> float:
        """Put everything on axes and return how high that is."""
        ax.set_axis_on()
        for stroke in self.strokes:
            stroke(ax)
        for name, spine in ax.spines.items():
            spine.set_visible(name == "bottom" and self.bottom is not None)
        ax.set_yticks([])
        ax.set_xticks([])
        if self.bottom is not None:
            self._scale(ax, self.bottom)
        ax.set_xlim(0, self.x(space.width if space.height else self.width))
        ax.set_ylim(space.height or max(self.y, 1.0), 0)
        ax.set_facecolor("none")
        return self.y

    def _codes(self) -> None:
        """Write the codes of the bands above the first row, where all rows have the same bands and there is room."""
        if not self.made.ticks or not self.detail.ticks:
            return
        shared = {row.stretches for row in self.rows if row.stretches}
        if len(shared) != 1:
            return
        (row, *_) = (row for row in self.rows if row.stretches)
        shown = [(stretch, drawable(stretch.code)) for stretch in row.stretches]
        if any(width_of(code) + 0.8 > self.axis * (row.at(s.high) - row.at(s.low)) for s, code in shown):
            return
        for stretch, code in shown:
            middle = (row.at(stretch.low) + row.at(stretch.high)) / 2
            self.write(middle, self.y + line_height(SMALL) / 2, code, ha="center", color=SOFT)
        self.y += line_height(SMALL) + 0.8

    def _row(self, row: Row) -> None:
        detail = self.detail
        self.lines(row.name, NAME)
        for note in row.notes if detail.notes else ():
            self.lines(note, colour=SOFT)
        beside = bool(row.said) and width_of(drawable(row.said), bold=True) + _BESIDE <= self.beside
        if row.bar is None:
            self.y += 0.5
            self.lines(row.instead)
            self.y += detail.gap + detail.spread
            return
        if row.said and not beside:
            self.lines(row.said, bold=True)
        self.y += 0.5
        middle = self.y + detail.track / 2
        for stretch in row.stretches:
            start, stop = row.at(stretch.low), row.at(stretch.high)
            self._box(start, stop, middle, detail.track, stretch.grey, edgecolor="white", linewidth=0.5, zorder=1)
        self._line(row, middle)
        self._mark(row, row.bar, middle)
        if beside:
            self.write(1 + self.x(_BESIDE), middle, drawable(row.said), weight="bold")
        self.y += detail.track
        self._ends(row)
        self.y += detail.gap + detail.spread

    def _box(self, start: float, stop: float, middle: float, height: float, colour: str, **how: Any) -> None:
        box = (start, middle - height / 2, stop - start, height)
        self.strokes.append(lambda ax: fill(ax, box, colour, **how))

    def _upright(self, at: float, middle: float, colour: str, **how: Any) -> None:
        half = self.detail.track / 2 + self.detail.out
        ends = [middle - half, middle + half]
        self.strokes.append(
            lambda ax: ax.plot([at, at], ends, color=colour, solid_capstyle="butt", clip_on=False, **how)
        )

    def _mark(self, row: Row, bar: Fraction, middle: float) -> None:
        end = row.at(bar)
        if row.dot:
            draw = partial(_dot, end, middle, "D" if row.lowest else "o")
            self.strokes.append(draw)
        else:
            start = row.at(Fraction(0))
            self._box(min(start, end), max(start, end), middle, self.detail.bar, BAR, zorder=2)
        for beyond, sign, place, side in ((bar > row.high, "»", 1.0, "right"), (bar < row.low, "«", 0.0, "left")):
            if beyond:
                self.write(place, middle, sign, NAME, weight="bold", color="white", ha=side, zorder=6,
                           bbox={"facecolor": BAR, "edgecolor": "none", "pad": 0.3})  # fmt: skip
        if row.target is not None:
            first, last = (row.at(end) for end in row.target)
            if first != last:
                below = middle + self.detail.track / 2 + self.detail.out
                self._box(first, last, below - 0.4, 0.8, INK, zorder=3)
            for place in {first, last}:
                self._upright(place, middle, "white", linewidth=2.6, zorder=4)
                self._upright(place, middle, INK, linewidth=1.4, zorder=5)

    def _ends(self, row: Row) -> None:
        """Write the numbers under the bands: the first, the last, and of the others those there is room for."""
        if not row.ends or not self.detail.ticks:
            return
        boxes = []
        for value, label in row.ends:
            text = drawable(label)
            at, width = row.at(value), width_of(text)
            start = at * self.axis - width * _BEFORE[_side(at, text, self.axis)]
            if start >= 0 and start + width <= self.width:
                boxes.append((start, start + width, text))
        kept = boxes[:1]
        for box in boxes[1:-1]:
            if box[0] >= kept[-1][1] + 1.5 and box[1] <= boxes[-1][0] - 1.5:
                kept.append(box)
        if len(boxes) > 1 and boxes[-1][0] >= kept[0][1] + 1.5:
            kept.append(boxes[-1])
        self.y += self.detail.out
        height = line_height(SMALL)
        for start, _, text in kept:
            self.write(self.x(start), self.y + height / 2, text, color=SOFT)
        self.y += height

    def _line(self, row: Row, middle: float) -> None:
        """Draw the mark that all rows share on one of them: between rows it would run through their names."""
        if self.made.line is None:
            return
        value, style = self.made.line
        at = row.at(value)
        self._upright(at, middle, "white", linewidth=2.6, zorder=2.5)
        self._upright(at, middle, INK, linewidth=1.4, zorder=3.5, linestyle=style)

    def _axis(self, bottom: float) -> None:
        """Leave room for the common axis under the rows, with the ticks that there is room for."""
        rows = [row for row in self.rows if row.bar is not None]
        if not self.made.ticks or not self.detail.ticks or not rows:
            return
        ticks = [(rows[0].at(value), drawable(label)) for value, label in self.made.ticks]
        self.ticks = _apart(ticks, self.axis, self.width)
        self.bottom = bottom
        self.y = bottom + line_height(SMALL) + 3.2

    def _scale(self, ax: Axes, bottom: float) -> None:
        spine = ax.spines["bottom"]
        spine.set_position(("data", bottom))
        spine.set_bounds(0, 1)
        spine.set_color(SOFT)
        spine.set_linewidth(0.6)
        labels = ax.set_xticks([at for at, _ in self.ticks], [text for _, text in self.ticks])
        for label, (at, text) in zip(labels, self.ticks, strict=True):
            label.label1.set_horizontalalignment(_side(at, text, self.axis))
        ax.tick_params(axis="x", length=2, width=0.6, color=SOFT, labelcolor=INK, labelsize=SMALL, pad=1.5)


def _dot(at: float, middle: float, shape: str, ax: Axes) -> None:
    ax.plot([at], [middle], shape, color=BAR, markersize=6.0, markeredgecolor="white", zorder=4, clip_on=False)


def _side(at: float, text: str, axis: float) -> Literal["left", "center", "right"]:
    """Return on which side of its tick a label is fixed, so that it stays beneath the axis."""
    half = width_of(text) / 2
    if at * axis < half:
        return "left"
    return "right" if (1 - at) * axis < half else "center"


def _apart(ticks: list[tuple[float, str]], axis: float, whole: float) -> list[tuple[float, str]]:
    """Leave out ticks whose labels would touch, the longest labels staying, or leave the ``whole`` width."""
    kept: list[tuple[float, str]] = []
    taken: list[tuple[float, float]] = []
    for at, text in sorted(ticks, key=lambda tick: -len(tick[1])):
        width = width_of(text)
        start = at * axis - width * _BEFORE[_side(at, text, axis)]
        if start < 0 or start + width > whole:
            continue
        if all(start > stop + 1.5 or start + width < begin - 1.5 for begin, stop in taken):
            kept.append((at, text))
            taken.append((start, start + width))
    return sorted(kept)


def joined(values: Sequence[tuple[Fraction, str]]) -> tuple[tuple[Fraction, str], ...]:
    """Return labelled numbers in order, one label a number."""
    return tuple(sorted(dict(values).items()))
