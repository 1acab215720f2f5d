"""Pictures of one row an item: its name above its marks on an axis, what is said of it at the right, notes below.

Everything stands inside the axes: up and down it is measured in millimetres from the top, sideways in the numbers of
the axis, which takes what the texts at the right leave of the width.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Literal

from attrs import frozen

from sakip.plots.lettering import INK, NAME, SMALL, SOFT, drawable, line_height, widest, width_of, wrapped, write
from sakip.plots.marks import BAR, TRACK, band_grey
from sakip.plots.surface import Extent, Space, exact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from sakip.bands import CategoryScale

_TRACK_HEIGHT = 4.4
_BAR_HEIGHT = 1.9
_GAP = 2.6
_BESIDE = 2.0
_MARK_OUT = 0.7
_MARGIN: Final = 3.0
_LEAST_AXIS = 0.45
# how much of a label stands before its tick
_BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}


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
class Rows:
    """Rows beneath one another under a title. With ``ticks`` they have one axis, with ``line`` a mark across all.

    ``line`` is its position and how it is dashed.
    """

    title: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    ticks: tuple[tuple[Fraction, str], ...] = ()
    line: tuple[Fraction, Any] | None = None

    def paint(self, ax: Axes, space: Space) -> Extent:
        """Put the rows on axes."""
        margins = 0.0 if space.height else 2 * _MARGIN
        page = _Page(ax, space.width - margins, self)
        return Extent(page.paint(), _MARGIN, _MARGIN)


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


class _Page:
    """Puts rows on axes, from the top down."""

    def __init__(self, ax: Axes, width: float, made: Rows) -> None:
        self.ax = ax
        self.width = width
        self.made = made
        beside = widest([drawable(row.said) for row in made.rows if row.said], bold=True)
        self.beside = min(beside + _BESIDE if beside else 0.0, width * (1 - _LEAST_AXIS))
        # the axis goes from 0 to 1; what is right of it is for the texts
        self.axis = width - self.beside
        self.y = 0.0

    def x(self, millimetres: float) -> float:
        """Return a distance from the left in numbers of the axis."""
        return millimetres / self.axis

    def lines(self, texts: Sequence[str], size: float = SMALL, *, bold: bool = False, colour: str = INK) -> None:
        """Write lines at the left and move below them."""
        for text in texts:
            height = line_height(size)
            weight = "bold" if bold else "normal"
            write(self.ax, 0, self.y + height / 2, text, size, weight=weight, color=colour)
            self.y += height

    def paint(self) -> float:
        """Put everything on the axes and return how high that is."""
        ax, made = self.ax, self.made
        ax.set_axis_on()
        self.lines(wrapped(made.title, self.width, NAME, bold=True), NAME, bold=True)
        self.y += 1.2
        self._codes()
        for row in made.rows:
            self._row(row)
        bottom = self.y - _GAP + 1.2 if made.rows else self.y
        self._axis(bottom)
        for note in made.notes:
            self.lines(wrapped(note, self.width), colour=SOFT)
        ax.set_xlim(0, self.x(self.width))
        ax.set_ylim(max(self.y, 1.0), 0)
        ax.set_facecolor("none")
        return self.y

    def _codes(self) -> None:
        """Write the codes of the bands above the first row, where all rows have the same bands and there is room."""
        if not self.made.ticks:
            return
        shared = {row.stretches for row in self.made.rows if row.stretches}
        if len(shared) != 1:
            return
        (row, *_) = (row for row in self.made.rows if row.stretches)
        shown = [(stretch, drawable(stretch.code)) for stretch in row.stretches]
        if any(width_of(code) + 0.8 > self.axis * (row.at(s.high) - row.at(s.low)) for s, code in shown):
            return
        for stretch, code in shown:
            middle = (row.at(stretch.low) + row.at(stretch.high)) / 2
            write(self.ax, middle, self.y + line_height(SMALL) / 2, code, ha="center", color=SOFT)
        self.y += line_height(SMALL) + 0.8

    def _row(self, row: Row) -> None:
        self.lines(wrapped(row.name, self.width, NAME), NAME)
        for note in row.notes:
            self.lines(wrapped(note, self.width), colour=SOFT)
        self.y += 0.5
        if row.bar is None:
            self.lines(wrapped(row.instead, self.width))
            self.y += _GAP
            return
        middle = self.y + _TRACK_HEIGHT / 2
        for stretch in row.stretches:
            start, stop = row.at(stretch.low), row.at(stretch.high)
            self._box(start, stop, middle, _TRACK_HEIGHT, stretch.grey, edgecolor="white", linewidth=0.5, zorder=1)
        self._line(row, middle)
        self._mark(row, middle)
        if row.said:
            for place, text in enumerate(said := wrapped(row.said, self.beside - _BESIDE, bold=True, most=2)):
                shift = (place - (len(said) - 1) / 2) * line_height(SMALL)
                write(self.ax, 1 + self.x(_BESIDE), middle + shift, text, weight="bold")
        self.y += _TRACK_HEIGHT
        self._ends(row)
        self.y += _GAP

    def _box(self, start: float, stop: float, middle: float, height: float, colour: str, **how: object) -> None:
        self.ax.barh(middle, stop - start, height, left=start, color=colour, **how)  # type: ignore[arg-type]  # looks

    def _mark(self, row: Row, middle: float) -> None:
        if row.bar is None:
            return
        end = row.at(row.bar)
        if row.dot:
            shape, size = ("D", 6.0) if row.lowest else ("o", 6.0)
            self.ax.plot(
                [end], [middle], shape, color=BAR, markersize=size, markeredgecolor="white", zorder=4, clip_on=False
            )
        else:
            start = row.at(Fraction(0))
            self._box(min(start, end), max(start, end), middle, _BAR_HEIGHT, BAR, zorder=2)
        for beyond, sign, place, side in (
            (row.bar > row.high, "»", 1.0, "right"),
            (row.bar < row.low, "«", 0.0, "left"),
        ):
            if beyond:
                write(self.ax, place, middle, sign, NAME, weight="bold", color="white", ha=side, zorder=6,
                      bbox={"facecolor": BAR, "edgecolor": "none", "pad": 0.6})  # fmt: skip
        if row.target is not None:
            first, last = (row.at(end) for end in row.target)
            half = _TRACK_HEIGHT / 2 + _MARK_OUT
            if first != last:
                self._box(first, last, middle + half - 0.4, 0.8, INK, zorder=3)
            for place in {first, last}:
                for colour, thick, order in (("white", 2.6, 4), (INK, 1.4, 5)):
                    self.ax.plot([place, place], [middle - half, middle + half], color=colour, linewidth=thick,
                                 solid_capstyle="butt", zorder=order, clip_on=False)  # fmt: skip

    def _ends(self, row: Row) -> None:
        """Write the numbers under the bands: the first, the last, and of the others those there is room for."""
        if not row.ends:
            return
        boxes = []
        for value, label in row.ends:
            text = drawable(label)
            at, width = row.at(value), width_of(text)
            start = at * self.axis - width * _BEFORE[_side(at, text, self.axis)]
            boxes.append((start, start + width, text))
        kept = [boxes[0]]
        for box in boxes[1:-1]:
            if box[0] >= kept[-1][1] + 1.5 and box[1] <= boxes[-1][0] - 1.5:
                kept.append(box)
        if len(boxes) > 1 and boxes[-1][0] >= kept[0][1] + 1.5:
            kept.append(boxes[-1])
        self.y += _MARK_OUT
        height = line_height(SMALL)
        for start, _, text in kept:
            write(self.ax, self.x(start), self.y + height / 2, text, color=SOFT)
        self.y += height

    def _line(self, row: Row, middle: float) -> None:
        """Draw the mark that all rows share on one of them: between rows it would run through their names."""
        if self.made.line is None:
            return
        value, style = self.made.line
        at, half = row.at(value), _TRACK_HEIGHT / 2 + _MARK_OUT
        for colour, thick, order, dashes in (("white", 2.6, 2.5, "-"), (INK, 1.4, 3.5, style)):
            self.ax.plot([at, at], [middle - half, middle + half], color=colour, linewidth=thick, zorder=order,
                         linestyle=dashes, solid_capstyle="butt", clip_on=False)  # fmt: skip

    def _axis(self, bottom: float) -> None:
        """Set the ticks of the common axis under the rows, those that there is room for."""
        ax, ticks = self.ax, self.made.ticks
        for spine in ax.spines.values():
            spine.set_visible(False)
        ax.set_yticks([])
        rows = [row for row in self.made.rows if row.bar is not None]
        if not ticks or not rows:
            ax.set_xticks([])
            return
        kept = _apart([(rows[0].at(value), drawable(label)) for value, label in ticks], self.axis)
        spine = ax.spines["bottom"]
        spine.set_visible(True)
        spine.set_position(("data", bottom))
        spine.set_bounds(0, 1)
        spine.set_color(SOFT)
        spine.set_linewidth(0.6)
        labels = ax.set_xticks([at for at, _ in kept], [text for _, text in kept])
        for label, (at, text) in zip(labels, kept, strict=True):
            label.label1.set_horizontalalignment(_side(at, text, self.axis))
        ax.tick_params(axis="x", length=2, width=0.6, color=SOFT, labelcolor=INK, labelsize=SMALL, pad=1.5)
        self.y = bottom + line_height(SMALL) + 3.2


def _side(at: float, text: str, axis: float) -> Literal["left", "center", "right"]:
    """Return on which side of its tick a label is fixed, so that it stays beneath the axis."""
    half = width_of(text) / 2
    if at * axis < half:
        return "left"
    return "right" if (1 - at) * axis < half else "center"


def _apart(ticks: list[tuple[float, str]], axis: float) -> list[tuple[float, str]]:
    """Leave out ticks whose labels would touch, the longest labels staying."""
    kept: list[tuple[float, str]] = []
    taken: list[tuple[float, float]] = []
    for at, text in sorted(ticks, key=lambda tick: -len(tick[1])):
        width = width_of(text)
        start = at * axis - width * _BEFORE[_side(at, text, axis)]
        if all(start > stop + 1.5 or start + width < begin - 1.5 for begin, stop in taken):
            kept.append((at, text))
            taken.append((start, start + width))
    return sorted(kept)


def joined(values: Sequence[tuple[Fraction, str]]) -> tuple[tuple[Fraction, str], ...]:
    """Return labelled numbers in order, one label a number."""
    return tuple(sorted(dict(values).items()))
