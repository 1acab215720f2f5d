"""Series: an indicator a row and a period a column, with a line where a series breaks; how values changed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from sakip import wording
from sakip.display import figures, findings
from sakip.display.layout import Cell, Column, body, fold, head, named, note, pairs, row, small, table
from sakip.display.markup import element, together
from sakip.errors import BrokenSeriesError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sakip.assessment import Assessment
    from sakip.comparison import Break, IndicatorSeries, Series, Trend
    from sakip.display.markup import Child, Markup
    from sakip.display.speech import Speech
    from sakip.periods import Period

_WIDTH, _HEIGHT, _EDGE = 120, 26, 4
_FEWEST_POINTS: Final = 2


def view(years: Series, speech: Speech) -> Markup:
    """Show scorecards of many periods side by side."""
    title = years.office.title or years.office.office_name or years.office.code
    columns = [
        Column(speech.heading("indicator"), "name"),
        *(Column(str(period), "number") for period in years.periods),
        Column(speech.heading("display-course")),
    ]
    rows = [row(columns, [*_cells(each, speech), line(each)]) for each in years]
    return together(
        head(named(title, speech), _span(years.periods, speech)),
        table(f"{title}, {_span(years.periods, speech)}", columns, [body(rows)]),
        _below(years.indicators, speech),
        findings.below([found for found in years.findings if not found.code.startswith("series-")], speech),
    )


def one(indicator: IndicatorSeries, speech: Speech) -> Markup:
    """Show one indicator over several periods, a row a period; a line stands above the period that a break begins."""
    last = indicator.points[-1] if indicator.points else None
    title = indicator.code if last is None else last.indicator.name
    columns = [
        Column(speech.heading("period"), "name"),
        Column(speech.heading("target-heading"), "number"),
        Column(speech.heading("value"), "number"),
        Column(speech.heading("achievement"), "number"),
        Column(speech.heading("display-judged")),
    ]
    starts = {each.after for each in indicator.breaks}
    rows = [
        row(
            columns,
            [
                together(
                    speech.period(point.period),
                    [small(each.label(speech.lang)) for each in indicator.breaks if each.after == point.period],
                ),
                figures.target(point.target, point.indicator.unit, speech),
                figures.value(point, speech),
                together(figures.achieved(point, speech), figures.bar(point.achievement)),
                figures.judged(point, speech),
            ],
            kind="breaks" if point.period in starts else "",
        )
        for point in indicator.points
    ]
    missing = dict.fromkeys(sentence for point in indicator.points for sentence in figures.reasons(point, speech))
    return together(
        head(named(title, speech), _span([point.period for point in indicator.points], speech)),
        line(indicator),
        table(title, columns, [body(rows)], slim=True),
        [note(sentence) for sentence in missing],
        _trend_of(indicator, speech),
    )


def broken(given: Break, speech: Speech) -> Markup:
    """Show where a series breaks."""
    between = f"{given.indicator}: {speech.period(given.before)} → {speech.period(given.after)}"
    return together(head(between), note(given.label(speech.lang)))


def trend(given: Trend, speech: Speech) -> Markup:
    """Show how values changed from period to period."""
    return together(head(f"{speech.heading('display-trend')}: {given.indicator}"), changes(given, speech))


def changes(given: Trend, speech: Speech) -> Markup:
    """Return the direction and the changes, one a row."""
    if given.direction is None:
        return note(speech.heading("display-no-trend"))
    said: list[tuple[str, Child]] = [(speech.heading("display-direction"), _direction(given, speech))]
    said.append((speech.heading("display-total"), figures.figure(signed(given.total, speech))))
    if given.mean is not None:
        said.append((speech.heading("display-mean"), figures.figure(signed(given.mean, speech))))
    if given.gaps:
        said.append((speech.heading("display-gaps"), speech.of(given.gaps)))
    columns = [
        Column(speech.heading("period"), "name"),
        Column(speech.heading("display-change"), "number"),
        Column(speech.heading("display-growth"), "number"),
    ]
    rows = [
        row(
            columns,
            [
                f"{each.before} → {each.after}",
                figures.figure(signed(each.difference, speech)),
                figures.NOTHING if each.growth is None else figures.figure(f"{signed(each.growth, speech)}%"),
            ],
        )
        for each in given.changes
    ]
    return together(pairs(said), table(speech.heading("display-trend"), columns, [body(rows)], slim=True))


def line(indicator: IndicatorSeries) -> Markup | None:
    """Return the values as a line, interrupted where one is missing and cut where the series breaks."""
    given = [(place, Fraction(point.value)) for place, point in enumerate(indicator.points) if point.value is not None]
    if len(given) < _FEWEST_POINTS:
        return None
    starts = {each.after for each in indicator.breaks}
    cuts = [place for place, point in enumerate(indicator.points) if point.period in starts]
    low, high = min(value for _, value in given), max(value for _, value in given)
    step = Fraction(_WIDTH - 2 * _EDGE, max(len(indicator.points) - 1, 1))
    room = Fraction(_HEIGHT - 2 * _EDGE)

    def at(place: int) -> Fraction:
        return _EDGE + place * step

    def spot(place: int, value: Fraction) -> tuple[str, str]:
        up = room / 2 if high == low else (value - low) * room / (high - low)
        return figures.tenths(at(place), _WIDTH), figures.tenths(_HEIGHT - _EDGE - up, _HEIGHT)

    pieces: list[list[tuple[str, str]]] = []
    before = -2
    for place, value in given:
        if place != before + 1 or place in cuts:
            pieces.append([])
        pieces[-1].append(spot(place, value))
        before = place
    drawn = [element("polyline", points=" ".join(f"{x},{y}" for x, y in piece)) for piece in pieces if len(piece) > 1]
    dots = [element("circle", kind="dot", cx=x, cy=y, r="1.8") for piece in pieces for x, y in piece]
    marks = [
        element("line", kind="cut", x1=x, x2=x, y1=0, y2=_HEIGHT)
        for place in cuts
        if place
        for x in [figures.tenths(at(place) - step / 2, _WIDTH)]
    ]
    return element(
        "svg", marks, drawn, dots, kind="line", viewBox=f"0 0 {_WIDTH} {_HEIGHT}", aria_hidden="true", focusable="false"
    )


def signed(value: Fraction, speech: Speech) -> str:
    """Write a change with its sign."""
    said = speech.number(value)
    return f"+{said}" if value > 0 and said.strip("0,.") else said


def facts(years: Series) -> Iterator[tuple[Any, ...]]:
    """Yield whose series it is, its periods, and each indicator with its values."""
    yield "office", years.office.office_name or years.office.code
    yield "periods", [str(period) for period in years.periods]
    yield "indicators", years.indicators
    yield "unused", len(years.unused), 0


def facts_of_one(indicator: IndicatorSeries) -> Iterator[tuple[Any, ...]]:
    """Yield the code, the value of each period, and where the series breaks."""
    yield "code", indicator.code
    yield "values", {str(point.period): _short(point) for point in indicator.points}
    yield "breaks", {str(each.after): each.name for each in indicator.breaks}, {}


def facts_of_break(given: Break) -> Iterator[tuple[Any, ...]]:
    """Yield between which periods it lies, and what changed there."""
    yield "indicator", given.indicator
    yield "before", str(given.before)
    yield "after", str(given.after)
    yield "kind", given.kind
    yield "name", given.name
    yield "source", given.source, ""


def facts_of_trend(given: Trend) -> Iterator[tuple[Any, ...]]:
    """Yield the direction, whether it is the better one, and the changes."""
    yield "indicator", given.indicator
    yield "direction", given.direction, None
    yield "improving", given.improving, None
    yield "total", str(given.total)
    yield "changes", {f"{each.before} to {each.after}": str(each.difference) for each in given.changes}, {}
    yield "gaps", [str(period) for period in given.gaps], []


def _short(point: Assessment) -> Any:
    if point.predicate is not None:
        return point.predicate.word
    return point.reason.value if point.value is None and point.reason is not None else point.value


def _cells(indicator: IndicatorSeries, speech: Speech) -> Iterator[Child | Cell]:
    starts = {each.after for each in indicator.breaks}
    yield named(indicator.points[-1].indicator.name if indicator.points else indicator.code, speech)
    for point in indicator.points:
        achieved = figures.achieved(point, speech)
        below = None if achieved == figures.NOTHING or point.achievement.value is None else small(achieved)
        yield Cell(together(figures.value(point, speech), below), broken=point.period in starts)


def _below(every: Sequence[IndicatorSeries], speech: Speech) -> Iterator[Markup]:
    """Say what the lower numbers are, what each line across a row stands for, and why numbers are missing."""
    yield note(speech.heading("display-series-note"))
    broken = dict.fromkeys(each.label(speech.lang) for indicator in every for each in indicator.breaks)
    if broken:
        yield note(f"{wording.command('break-mark', speech.lang)}")
        yield element("ul", [element("li", figures.sign("┃"), said) for said in broken])
    missing = dict.fromkeys(said for each in every for point in each.points for said in figures.reasons(point, speech))
    if missing:
        yield fold(
            speech.heading("display-why-missing", count=len(missing)),
            element("ul", [element("li", figures.sign("○"), said) for said in missing]),
        )


def _span(periods: Sequence[Period], speech: Speech) -> str:
    if not periods:
        return ""
    first, last = speech.period(periods[0]), speech.period(periods[-1])
    return first if len(periods) == 1 else f"{first} – {last}"


def _direction(given: Trend, speech: Speech) -> str:
    said = speech.term(f"display-{given.direction}")
    if given.improving is None:
        return said
    return f"{said}, {speech.term('display-improving' if given.improving else 'display-worsening')}"


def _trend_of(indicator: IndicatorSeries, speech: Speech) -> Markup | None:
    try:
        found = indicator.trend()
    except BrokenSeriesError as error:
        return note(speech.heading("display-no-trend-across", names=", ".join(error.breaks)))
    return fold(speech.heading("display-trend"), changes(found, speech)) if found.changes else None
