"""An indicator over the years: its values, its targets, and where the series breaks.

A line joins only what was measured alike: it ends before a break, which stands between the years with its reason, and
before a year without a number, which says so in a word.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sakip import wording
from sakip.assessment import Status
from sakip.comparison import IndicatorSeries, Series
from sakip.errors import DefinitionError, quoted
from sakip.indicators import Predicate
from sakip.plots import marks
from sakip.plots.lettering import INK, NAME, SMALL, SOFT, drawable, line_height, widest, width_of, wrapped, write
from sakip.plots.surface import Drawing, Extent, Space, exact, plain_text, put
from sakip.units import written

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sakip.assessment import Assessment

_DATA_HEIGHT = 34.0
_OFF = 1.7
_RIGHT = 3.0
_MOST_TICKS = 5
_WIDEST_TICKS = 0.3
_LEAST_DATA = 0.3
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
    return put(Drawing(made.title, made.alt(one), made.paint), ax)


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

    def alt(self, series: IndicatorSeries) -> str:
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
        return "\n".join(plain_text(line) for line in lines)

    def paint(self, ax: Axes, space: Space) -> Extent:
        """Put the series on axes."""
        return _Page(ax, space, self).paint()


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


class _Page:
    """Puts a series on axes: a column a period, strips above for breaks and below for what is missing."""

    def __init__(self, ax: Axes, space: Space, made: _Trend) -> None:
        self.ax = ax
        self.made = made
        self.points = made.points
        known = [end for point in made.points for end in (point.value, *(point.target or ())) if end is not None]
        self.low, self.high = min(known, default=Fraction(0)), max(known, default=Fraction(1))
        if self.low == self.high:
            self.low, self.high = self.low - 1, self.high + 1
        self.ticks = self._rungs() if known else []
        room = widest([label for _, label in self.ticks])
        self.ticks = self.ticks if room <= _WIDEST_TICKS * space.width else []
        self.left = 5.0 + room if self.ticks else 3.0
        self.width = space.width if space.height else space.width - self.left - _RIGHT
        self.column = self.width / len(made.points)
        self.given = space.height
        labels = [drawable(text) for point in made.points for text in (point.text, point.target_text) if text]
        self.upright = widest(labels) > self.column - 1.2
        self.label_height = widest(labels) if self.upright else line_height(SMALL)
        self.step = max(1, -(-int(line_height(SMALL) * 100) // max(1, int(self.column * 100))))

    def _rungs(self) -> list[tuple[Fraction, str]]:
        if self.made.words:
            return [(Fraction(rank), drawable(word)) for rank, word in enumerate(self.made.words)]
        return [(rung, wording.spoken(rung, self.made.lang)) for rung in marks.rungs(self.low, self.high, _MOST_TICKS)]

    def paint(self) -> Extent:
        """Put everything on the axes and return what that takes."""
        words = [drawable(point.status.label(self.made.lang)) for point in self.points if not point.text]
        lying = widest(words) <= self.column - 1.2
        word_strip = 0.0 if not words else (line_height(SMALL) if lying else widest(words)) + 1.5
        cuts = [(place, *self._cut_lines(place, said)) for place, said in self.made.cuts]
        cut_strip = sum(len(lines) for _, lines, _ in cuts) * line_height(SMALL) + (1.5 if cuts else 0.0)
        above, below = cut_strip + self.label_height + 3, self.label_height + 3
        # a word stands alone in its column, unless the period has a target
        crowded = any(not point.text and point.target is not None for point in self.points)
        below = below + word_strip if crowded else max(below, word_strip + 1)
        height = self.given or _DATA_HEIGHT + above + below
        # how much of the numbers a millimetre is
        self.scale = exact(self.high - self.low) / max(height - above - below, height * _LEAST_DATA)
        bottom, top = exact(self.low) - below * self.scale, exact(self.high) + above * self.scale
        self.ax.set_xlim(-0.5, len(self.points) - 0.5)
        self.ax.set_ylim(bottom, top)
        self._lines()
        self._labels()
        self._words(bottom, lying=lying)
        self._cuts(cuts, bottom, top)
        return self._around(height)

    def _lines(self) -> None:
        ax, starts = self.ax, {place for place, _ in self.made.cuts}
        for place, (before, after) in enumerate(pairwise(self.points), 1):
            if place not in starts and before.value is not None and after.value is not None:
                ends = [exact(before.value), exact(after.value)]
                ax.plot([place - 1, place], ends, color=marks.BAR, linewidth=1.6, zorder=3)
        for place, point in enumerate(self.points):
            if point.value is not None:
                ax.plot([place], [exact(point.value)], "o", color=marks.BAR, markersize=5.5,
                        markeredgecolor="white", zorder=5)  # fmt: skip
            if point.target is not None:
                for end in sorted(set(point.target)):
                    ax.plot([place - 0.38, place + 0.38], [exact(end)] * 2, color=SOFT, linewidth=1.6,
                            linestyle=(0, (3, 1)), zorder=2)  # fmt: skip
                if point.target[0] != point.target[1]:
                    ax.bar(place, exact(point.target[1] - point.target[0]), 0.76, exact(point.target[0]),
                           color="#e4e4e4", zorder=1)  # fmt: skip

    def _labels(self) -> None:
        """Write values and targets on opposite sides, so that in a column of their own they never meet."""
        for place, point in enumerate(self.points):
            if (len(self.points) - 1 - place) % self.step:
                continue
            first, last = point.target or (point.value, point.value)
            if first is None or last is None:
                continue
            value_above = point.value is None or point.value >= last or point.value > first
            if point.value is not None:
                end = max(point.value, last) if value_above else min(point.value, first)
                self._label(place, end, point.text, above=value_above, weight="bold")
            if point.target is not None:
                value = point.value if point.value is not None else first
                end = min(value, first) if value_above else max(value, last)
                self._label(place, end, point.target_text, above=not value_above, color=SOFT)

    def _label(self, place: int, value: Fraction, text: str, *, above: bool, **how: Any) -> None:
        at = exact(value) + (_OFF if above else -_OFF) * self.scale
        turned = {"rotation": 90} if self.upright else {}
        write(self.ax, place, at, drawable(text), ha="center", va="bottom" if above else "top", zorder=6,
              bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5}, **turned, **how)  # fmt: skip

    def _words(self, bottom: float, *, lying: bool) -> None:
        for place, point in enumerate(self.points):
            if not point.text and (len(self.points) - 1 - place) % self.step == 0:
                turned = {} if lying else {"rotation": 90}
                write(self.ax, place, bottom + 1.2 * self.scale, drawable(point.status.label(self.made.lang)),
                      ha="center", va="bottom", color=SOFT, **turned)  # fmt: skip

    def _cut_lines(self, place: int, said: str) -> tuple[list[str], bool]:
        """Break the reason of a break into lines beside its mark, on the side with more room: is it the right?"""
        at = place * self.column
        on_right = self.width - at >= at
        return wrapped(said, max(at, self.width - at) - 3), on_right

    def _cuts(self, cuts: list[tuple[int, list[str], bool]], bottom: float, top: float) -> None:
        y = top - 0.8 * self.scale
        for place, lines, on_right in cuts:
            at = place - 0.5
            self.ax.plot([at, at], [bottom, y], color=INK, linewidth=0.9, linestyle=(0, (1, 2)), zorder=1)
            for line in lines:
                shift = (1.2 if on_right else -1.2) / self.column
                write(self.ax, at + shift, y, line, va="top", ha="left" if on_right else "right", color=INK, zorder=7,
                      bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.3})  # fmt: skip
                y -= line_height(SMALL) * self.scale

    def _around(self, height: float) -> Extent:
        """Set the axes and write what stands around them: the title above, the periods and what the marks are below."""
        ax = self.ax
        ax.set_axis_on()
        for name, spine in ax.spines.items():
            spine.set_visible(name == "bottom")
            spine.set_color(SOFT)
            spine.set_linewidth(0.6)
        ax.set_yticks([exact(at) for at, _ in self.ticks], [label for _, label in self.ticks])
        ax.tick_params(length=2, width=0.6, color=SOFT, labelcolor=INK, labelsize=SMALL, pad=1.5)
        ax.tick_params(axis="y", length=0, labelcolor=SOFT)
        ax.grid(visible=True, axis="y", color="#dddddd", linewidth=0.5)
        ax.set_axisbelow(True)
        ax.set_facecolor("none")
        below = self._periods() + 2.5
        for note in self._notes():
            for line in wrapped(note, self.width):
                write(ax, 0, -(below + line_height(SMALL) / 2) / height, line, transform=ax.transAxes, color=SOFT)
                below += line_height(SMALL)
        title = wrapped(self.made.title, self.width, NAME, bold=True)
        top = len(title) * line_height(NAME) + 1
        for place, line in enumerate(title):
            y = 1 + (top - (place + 0.5) * line_height(NAME)) / height
            write(ax, 0, y, line, NAME, weight="bold", transform=ax.transAxes)
        return Extent(height, self.left, _RIGHT, top + 2, below + 1.5)

    def _periods(self) -> float:
        """Write the periods under their columns and return how high they stand, in millimetres."""
        texts = [drawable(point.period) for point in self.points]
        longest = widest([word for text in texts for word in text.split()])
        places = [place for place in range(len(texts)) if (len(texts) - 1 - place) % self.step == 0]
        if longest <= self.column - 1.2:
            lines = [wrapped(text, self.column - 1.2, most=_PERIOD_LINES) for text in texts]
            self.ax.set_xticks(places, ["\n".join(lines[place]) for place in places], rotation=0)
            return max(len(each) for each in lines) * line_height(SMALL) + 1.5
        self.ax.set_xticks(places, [texts[place] for place in places], rotation=90)
        return max(width_of(text) for text in texts) + 1.5

    def _notes(self) -> list[str]:
        lang = self.made.lang
        shown = (
            [f"● {wording.term('realisation', lang)}"] if any(point.value is not None for point in self.points) else []
        )
        if any(point.target is not None for point in self.points):
            shown.append(f"– – {wording.term('target', lang)}")
        return ["; ".join(shown)] if shown else []
