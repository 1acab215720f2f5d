"""An indicator over the years: its values, its targets, and where the series breaks.

A line joins only what was measured alike: it ends before a break, which stands between the years with its reason, and
before a year without a number, which says so in a word. Labels stand where no line runs through them. Axes of somebody
else's figure hold the whole picture, its title and its periods too; where they are too low for all of it, notes, labels
and the title are left out, in this order.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from sakip import wording
from sakip.assessment import Status
from sakip.comparison import IndicatorSeries, Series
from sakip.errors import DefinitionError, quoted
from sakip.indicators import Predicate
from sakip.plots import marks
from sakip.plots.labels import OFF, Column, Label
from sakip.plots.lettering import INK, NAME, SMALL, SOFT, drawable, halo, line_height, widest, width_of, wrapped, write
from sakip.plots.surface import Drawing, Extent, Space, exact, put
from sakip.units import written

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sakip.assessment import Assessment
    from sakip.plots.labels import Segment

_DATA_HEIGHT = 34.0
_LEAST_HEIGHT = 8.0
_LEFT, _RIGHT = 5.0, 3.0
_NARROW = 1.0
_DASH = 0.38
_MOST_TICKS = 5
_WIDEST_TICKS = 0.3
_PERIOD_LINES = 3


def trend(series: IndicatorSeries | Series, *, ax: Axes | None = None, lang: str = "id", indicator: str = "") -> Axes:
    """Draw the values of an indicator over several periods, with the target of each.

    Of a :class:`sakip.Series` with several indicators ``indicator`` names the one to draw. Values are written as
    published. A period without a number is a gap with its status; no line crosses a break.

    Raises:
        UnknownNameError: for another language, or an indicator the series has not.
        DefinitionError: when what is given is no series, or one of several indicators and none is named.
        MissingExtraError: when matplotlib is not installed.
    """
    wording.language(lang)
    one = _one(series, indicator)
    if not one.points:
        raise DefinitionError(f"the series {one.code!r} has no periods", "Name them: sakip.series(…, periods=[2024]).")
    made = _Trend.of(one, lang)
    return put(Drawing.of(made.title, made.alt(one), made.paint), ax)


def _one(series: object, indicator: str) -> IndicatorSeries:
    if isinstance(series, IndicatorSeries):
        return series
    if not isinstance(series, Series):
        raise DefinitionError(f"{quoted(series)} is no series", "Give what sakip.series returns, or one of it.")
    if indicator:
        return series[indicator]
    if len(series) == 1:
        return series.indicators[0]
    codes = ", ".join(repr(one.code) for one in series)
    raise DefinitionError(f"the series has {len(series)} indicators", f"Name one: indicator=… of {codes}.")


@frozen
class _Point:
    """A period: where its value and its target stand, and what is written of them."""

    period: str
    status: Status
    value: Fraction | None
    text: str
    target: tuple[Fraction, Fraction] | None
    target_text: str


@frozen
class _Trend:
    """The series as it is painted: ``cuts`` are the places before which it breaks, each with why."""

    title: str
    points: tuple[_Point, ...]
    cuts: tuple[tuple[int, str], ...]
    words: tuple[str, ...]
    lang: str

    @classmethod
    def of(cls, series: IndicatorSeries, lang: str) -> _Trend:
        last = series.points[-1].indicator
        ordinal = all(point.value is None for point in series) and any(point.predicate for point in series)
        words = tuple(last.predicates) if ordinal else ()
        what = wording.term("plot-trend", lang).format(name=last.name)
        office = next((point.context.office for point in series if point.context.office), "")
        unit = "" if written("", last.unit) == "" else f" ({last.unit})"
        title = wording.term("plot-of", lang).format(what=what + unit, whose=office) if office else what + unit
        points = tuple(_point(point, words, lang) for point in series)
        places = {point.period: place for place, point in enumerate(series)}
        cuts: dict[int, list[str]] = {}
        for broken in series.breaks:
            said = wording.term(f"plot-break-{broken.kind}", lang).format(source=broken.source)
            if broken.after in places and said not in cuts.setdefault(places[broken.after], []):
                cuts[places[broken.after]].append(said)
        return cls(title, points, tuple((place, "; ".join(said)) for place, said in sorted(cuts.items())), words, lang)

    def alt(self, series: IndicatorSeries) -> list[str]:
        """Say every period, and every break."""
        lines = [f"{self.title}."]
        cuts = dict(self.cuts)
        for place, (point, assessment) in enumerate(zip(self.points, series, strict=True)):
            if place in cuts:
                before = self.points[place - 1].period if place else ""
                between = wording.term("plot-between", self.lang).format(before=before, after=point.period)
                lines.append(f"{between}: {cuts[place]}.")
            said = [point.text or marks.no_value(assessment, self.lang)]
            if point.target_text:
                said.append(wording.term("plot-target", self.lang).format(number=point.target_text))
            lines.append(f"{point.period}: {'; '.join(said)}.")
        return lines

    def paint(self, ax: Axes, space: Space) -> Extent:
        """Put the series on axes, with as much detail as they have room for."""
        for detail in _LEVELS:
            page = _Page(ax, space, self, detail)
            if space.height is None or page.data >= _LEAST_HEIGHT:
                return page.paint()
        return _Page(ax, space, self, _BARE).paint()


def _point(point: Assessment, words: tuple[str, ...], lang: str) -> _Point:
    period = point.period.label(wording.language(lang))
    target_text = "" if point.target is None else point.target.text(lang)
    if words:
        wanted = point.target.value if point.target is not None else None
        aim = _rank(wanted.word if isinstance(wanted, Predicate) else "", words)
        value = None if point.predicate is None else _rank(point.predicate.word, words)
        text = "" if point.predicate is None else point.predicate.word
        return _Point(period, point.status, value, text, None if aim is None else (aim, aim), target_text)
    value = None if point.value is None else Fraction(point.value)
    text = "" if point.value is None else wording.spoken(point.value, lang)
    span = marks.target_span(point)
    if span is not None and all(marks.ends_in_decimals(end) for end in span):
        # in the unit of the axis, as the values are
        target_text = "–".join(dict.fromkeys(wording.spoken(end, lang) for end in span))
    return _Point(period, point.status, value, text, span, target_text)


def _rank(word: str, words: tuple[str, ...]) -> Fraction | None:
    return Fraction(words.index(word)) if word in words else None


@frozen
class _Detail:
    """How much is drawn: ``lines`` is how many a text may have, None for all of them."""

    lines: int | None = None
    notes: bool = True
    labels: bool = True
    title: bool = True
    scales: bool = True


_SHORT = _Detail(lines=1)
_MARKS = evolve(_SHORT, notes=False, labels=False)
_LEVELS = (_Detail(), _SHORT, evolve(_SHORT, notes=False), _MARKS, evolve(_MARKS, title=False))
_BARE = evolve(_MARKS, title=False, scales=False)


class _Page:
    """Puts a series on axes: a column a period, strips above for breaks and below for what is missing.

    The columns have ``width`` and ``height``, in millimetres from their lower left corner; on axes of its own they fill
    them and the rest stands around, on axes that are given the rest is within.
    """

    def __init__(self, ax: Axes, space: Space, made: _Trend, detail: _Detail) -> None:
        self.ax = ax
        self.made = made
        self.detail = detail
        self.points = points = made.points
        known = [end for point in points for end in (point.value, *(point.target or ())) if end is not None]
        if known and made.words:  # every word there is has its line
            known += [Fraction(0), Fraction(len(made.words) - 1)]
        self.low, self.high = min(known, default=Fraction(0)), max(known, default=Fraction(1))
        if self.low == self.high:
            self.low, self.high = self.low - 1, self.high + 1
        self.ticks = self._rungs() if known and detail.scales else []
        room = widest([label for _, label in self.ticks])
        self.ticks = self.ticks if room <= _WIDEST_TICKS * space.width else []
        left, self.right = (_LEFT, _RIGHT) if space.height is None else (_NARROW + 1, _NARROW)
        self.left = left + room if self.ticks else self.right
        self.width = max(space.width - self.left - self.right, _NARROW)
        self.column = self.width / len(points)
        self.given = space.height
        self._measure()

    def _measure(self) -> None:
        """Find how high everything above and below the numbers is, and what that leaves of a given height."""
        points, detail = self.points, self.detail
        labels = [drawable(text) for point in points for text in (point.text, point.target_text) if text]
        self.upright = widest(labels) > self.column - 1.2
        self.label_height = widest(labels) if self.upright else line_height(SMALL)
        self.step = max(1, -(-int(line_height(SMALL) * 100) // max(1, int(self.column * 100))))
        words = [self._word(point) for point in points if not point.text]
        self.lying = widest(words) <= self.column - 1.2
        strip = 0.0 if not words else (line_height(SMALL) if self.lying else widest(words)) + 1.5
        self.cuts = [(place, *self._cut_lines(place, said)) for place, said in self.made.cuts]
        reasons = sum(len(lines) for _, lines, _ in self.cuts) * line_height(SMALL)
        beside = self.label_height + OFF + 1.3 if detail.labels else 2.0
        self.above, self.below = beside + reasons + (1.5 if reasons else 0.0), beside
        # a word stands alone in its column, unless the period has a target
        crowded = any(not point.text and point.target is not None for point in points)
        self.below = self.below + strip if crowded else max(self.below, strip + 1)
        self.title = wrapped(self.made.title, self.width, NAME, bold=True, most=detail.lines) if detail.title else []
        self.notes = [line for note in self._notes() for line in wrapped(note, self.width, most=detail.lines)]
        self.top = len(self.title) * line_height(NAME) + (1.0 if self.title else 0.0)
        self.periods, high = self._periods()
        self.foot = high + (2.5 + len(self.notes) * line_height(SMALL) if self.notes else 0.0)
        around = self.above + self.below
        if self.given is None:
            self.data = _DATA_HEIGHT
        else:
            self.data = self.given - around - self.top - self.foot
        # how much of the numbers a millimetre is
        self.scale = exact(self.high - self.low) / max(self.data, _NARROW)
        self.height = max(self.data, _NARROW) + around
        if len(self.ticks) > 1:
            apart = exact(self.ticks[1][0] - self.ticks[0][0]) / self.scale
            self.ticks = self.ticks[:: ceil(line_height(SMALL) / apart)]

    def _rungs(self) -> list[tuple[Fraction, str]]:
        if self.made.words:
            return [(Fraction(rank), drawable(word)) for rank, word in enumerate(self.made.words)]
        return [(rung, wording.spoken(rung, self.made.lang)) for rung in marks.rungs(self.low, self.high, _MOST_TICKS)]

    def _word(self, point: _Point) -> str:
        """What stands in the place of a number: its status in a word or, where there is no room for words, a sign."""
        if not self.detail.scales:
            return ""
        return drawable(point.status.label(self.made.lang) if self.detail.labels else marks.SIGNS.get(point.status, ""))

    def x(self, millimetres: float) -> float:
        """Return how far from the left of the columns in their numbers: the first has its middle at 0."""
        return millimetres / self.column - 0.5

    def y(self, millimetres: float) -> float:
        """Return how far from the bottom of the columns in the numbers of the series."""
        return exact(self.low) + (millimetres - self.below) * self.scale

    def up(self, value: Fraction) -> float:
        """Return how far from the bottom of the columns a number stands, in millimetres."""
        return self.below + exact(value - self.low) / self.scale

    def paint(self) -> Extent:
        """Put everything on the axes and return what that takes."""
        left, right, top, foot = (0.0,) * 4
        if self.given is not None:
            left, right, top, foot = self.left, self.right, self.top, self.foot
        self.ax.set_xlim(self.x(-left), self.x(self.width + right))
        self.ax.set_ylim(self.y(-foot), self.y(self.height + top))
        self._around()
        self._lines()
        if self.detail.labels:
            self._labels()
        self._words()
        self._cuts()
        return Extent(self.height, self.left, self.right, self.top + 2, self.foot + 1.5)

    def _lines(self) -> None:
        ax, starts = self.ax, {place for place, _ in self.made.cuts}
        self.segments: list[Segment] = []
        for place, (before, after) in enumerate(pairwise(self.points), 1):
            if place not in starts and before.value is not None and after.value is not None:
                ends = [exact(before.value), exact(after.value)]
                ax.plot([place - 1, place], ends, color=marks.BAR, linewidth=1.6, zorder=3)
                x = (place - 0.5) * self.column
                self.segments.append(((x, self.up(before.value)), (x + self.column, self.up(after.value))))
        for place, point in enumerate(self.points):
            if point.value is not None:
                ax.plot([place], [exact(point.value)], "o", color=marks.BAR, markersize=5.5,
                        markeredgecolor="white", zorder=5)  # fmt: skip
            if point.target is not None:
                for end in sorted(set(point.target)):
                    ax.plot([place - _DASH, place + _DASH], [exact(end)] * 2, color=SOFT, linewidth=1.6,
                            linestyle=(0, (3, 1)), zorder=2)  # fmt: skip
                if point.target[0] != point.target[1]:
                    ax.bar(place, exact(point.target[1] - point.target[0]), 2 * _DASH, exact(point.target[0]),
                           color="#e4e4e4", zorder=1)  # fmt: skip

    def _labels(self) -> None:
        """Write values and targets where no line runs through them, as far as there is such a place."""
        for place, point in enumerate(self.points):
            if (len(self.points) - 1 - place) % self.step:
                continue
            x = (place + 0.5) * self.column
            value = None if point.value is None else self.up(point.value)
            target = None if point.target is None else (self.up(point.target[0]), self.up(point.target[1]))
            near = tuple(each for each in self.segments if abs(each[0][0] - x) < self.column * 1.5)
            column = Column(x, self.column - 0.6, value, target, near)
            places = column.placed(
                self._size(point.text, bold=True) if value is not None else None,
                self._size(point.target_text) if target is not None else None,
            )
            if places[0] is not None and value is not None:
                self._label(x, (value, value), point.text, places[0], weight="bold")
            if places[1] is not None and target is not None:
                self._label(x, target, point.target_text, places[1], color=SOFT)

    def _size(self, text: str, *, bold: bool = False) -> Label:
        width, height = width_of(drawable(text), bold=bold), line_height(SMALL)
        return Label(height, width) if self.upright else Label(width, height)

    def _label(self, x: float, ends: tuple[float, float], text: str, label: Label, **how: Any) -> None:
        box = label.box(x, *ends)
        write(self.ax, self.x(x + label.aside), self.y((box.bottom + box.top) / 2), drawable(text), ha="center",
              zorder=6, path_effects=halo(), rotation=90 if self.upright else 0, **how)  # fmt: skip

    def _words(self) -> None:
        for place, point in enumerate(self.points):
            if not point.text and (len(self.points) - 1 - place) % self.step == 0 and self._word(point):
                write(self.ax, place, self.y(1.2), self._word(point), ha="center", va="bottom", color=SOFT,
                      rotation=0 if self.lying else 90)  # fmt: skip

    def _cut_lines(self, place: int, said: str) -> tuple[list[str], bool]:
        """Break the reason of a break into lines beside its mark, on the side with more room: is it the right?"""
        at = place * self.column
        on_right = self.width - at >= at
        room = max(at, self.width - at) - 3
        return (wrapped(said, room, most=self.detail.lines) if self.detail.labels else []), on_right

    def _cuts(self) -> None:
        at = self.height - 0.8
        for place, lines, on_right in self.cuts:
            self.ax.plot([place - 0.5] * 2, [self.y(0), self.y(at)], color=INK, linewidth=0.9,
                         linestyle=(0, (1, 2)), zorder=1)  # fmt: skip
            for line in lines:
                shift = place * self.column + (1.2 if on_right else -1.2)
                write(self.ax, self.x(shift), self.y(at), line, va="top", ha="left" if on_right else "right",
                      color=INK, zorder=7, path_effects=halo())  # fmt: skip
                at -= line_height(SMALL)

    def _around(self) -> None:
        """Set the axes and write what stands around them: the title above, the periods and what the marks are below."""
        ax = self.ax
        ax.set_axis_on()
        ax.set_facecolor("none")
        ends = (-0.5, len(self.points) - 0.5)
        for name, spine in ax.spines.items():
            spine.set_visible(name == "bottom")
            spine.set_color(SOFT)
            spine.set_linewidth(0.6)
        ax.spines["bottom"].set_position(("data", self.y(0)))
        ax.spines["bottom"].set_bounds(*ends)
        ax.spines["left"].set_position(("data", ends[0]))
        ax.set_yticks([exact(at) for at, _ in self.ticks], [label for _, label in self.ticks])
        places = [place for place in range(len(self.points)) if (len(self.points) - 1 - place) % self.step == 0]
        texts, turn = self.periods
        places = places if any(texts) else []
        ax.set_xticks(places, [texts[place] for place in places], rotation=turn)
        ax.tick_params(length=2, width=0.6, color=SOFT, labelcolor=INK, labelsize=SMALL, pad=1.5)
        ax.tick_params(axis="y", length=0, labelcolor=SOFT)
        ax.hlines([exact(at) for at, _ in self.ticks], *ends, colors="#dddddd", linewidth=0.5, zorder=0.5)
        high = line_height(NAME)
        for place, line in enumerate(self.title):
            y = self.height + self.top - (place + 0.5) * high
            write(ax, self.x(0), self.y(y), line, NAME, weight="bold")
        for place, line in enumerate(self.notes):
            y = (len(self.notes) - place - 0.5) * line_height(SMALL) - self.foot
            write(ax, self.x(0), self.y(y), line, color=SOFT)

    def _periods(self) -> tuple[tuple[list[str], int], float]:
        """Return what stands under the columns and how it is turned, and how high that is."""
        if not self.detail.scales:
            return ([""] * len(self.points), 0), 0.0
        texts = [drawable(point.period) for point in self.points]
        longest = widest([word for text in texts for word in text.split()])
        if longest <= self.column - 1.2:
            lines = [wrapped(text, self.column - 1.2, most=_PERIOD_LINES) for text in texts]
            high = max(len(each) for each in lines) * line_height(SMALL) + 1.5
            return (["\n".join(each) for each in lines], 0), high
        return (texts, 90), widest(texts) + 1.5

    def _notes(self) -> list[str]:
        if not self.detail.notes:
            return []
        lang, shown = self.made.lang, []
        if any(point.value is not None for point in self.points):
            shown.append(f"● {wording.term('realisation', lang)}")
        if any(point.target is not None for point in self.points):
            shown.append(f"– – {wording.term('target', lang)}")
        return ["; ".join(shown)] if shown else []
