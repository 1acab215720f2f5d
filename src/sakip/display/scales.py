"""Scales: their bands from the highest down, each drawn where it lies; a printed table with its gaps and overlaps."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sakip.display import figures, findings
from sakip.display.layout import Column, body, head, named, note, row, table
from sakip.display.markup import element, together
from sakip.display.speech import capital
from sakip.regulations.model import cited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sakip.bands import CategoryBand, CategoryScale, PrintedRow, PrintedTable
    from sakip.display.markup import Markup
    from sakip.display.speech import Speech

    Ends: TypeAlias = CategoryBand | PrintedRow

_WIDTH: Final = 200


def view(scale: CategoryScale, speech: Speech) -> Markup:
    """Show a scale with its source, and how it is read."""
    return together(
        head(named(scale.title or scale.key, speech), named(_source(scale), speech)),
        bands(scale, speech),
        *_notes(scale, speech),
    )


def bands(scale: CategoryScale, speech: Speech) -> Markup:
    """Return the table of the bands of a scale."""
    columns = _columns("display-range", speech)
    reach = _reach(scale.bands)
    rows = [
        row(
            columns,
            [
                together(figures.pips(scale, band.code), named(band.label, speech)),
                band.code,
                figures.figure(interval(band, speech)),
                _span(band, reach),
            ],
        )
        for band in reversed(scale.bands)
    ]
    return table(scale.title or scale.key, columns, [body(rows)], slim=True)


def band(given: CategoryBand, speech: Speech) -> Markup:
    """Show one band."""
    return head(named(f"{given.label} ({given.code})", speech), interval(given, speech))


def printed(given: PrintedTable, speech: Speech) -> Markup:
    """Show a table as it is printed, and what is odd about its ends."""
    columns = _columns("display-printed", speech)
    reach = _reach(given.rows)
    rows = [
        row(columns, [named(each.label, speech), each.code, each.printed, _span(each, reach)])
        for each in reversed(given.rows)
    ]
    return together(
        head(named(given.title or given.key, speech), named(given.source, speech)),
        table(
            f"{speech.heading('display-printed-table')}: {given.title or given.key}", columns, [body(rows)], slim=True
        ),
        findings.below(given.findings(), speech),
    )


def facts(scale: CategoryScale) -> Iterator[tuple[Any, ...]]:
    """Yield the key, the bands by code and interval, and where the scale comes from."""
    yield "key", scale.key
    yield "title", scale.title, ""
    yield "bands", {band.code: band.interval() for band in scale.bands}
    yield "source", scale.source, ""
    yield "clause", scale.clause, ""
    yield "confidence", scale.confidence, ""
    yield "reading", scale.reading, ""
    yield "in_force", scale.in_force and scale.in_force.isoformat(), None
    yield "until", scale.until and scale.until.isoformat(), None


def facts_of_band(given: CategoryBand) -> Iterator[tuple[Any, ...]]:
    """Yield code, label and interval."""
    yield "code", given.code
    yield "label", given.label
    yield "interval", given.interval()


def facts_of_printed(given: PrintedTable) -> Iterator[tuple[Any, ...]]:
    """Yield the key, the rows as printed, and what is odd about them."""
    yield "key", given.key
    yield "title", given.title, ""
    yield "rows", {each.code: each.printed for each in given.rows}
    yield "source", given.source, ""
    yield "findings", [finding.code for finding in given.findings()], []


def interval(given: Ends, speech: Speech) -> str:
    """Write a band as decrees do: ``> 70 – 80``, ``≤ 60``, ``≥ 88,31``."""
    low = None if given.lower is None else speech.number(given.lower)
    high = None if given.upper is None else speech.number(given.upper)
    if low is None or high is None:
        if low is None and high is None:
            return speech.term("display-everything")
        if low is None:
            return f"{'≤' if given.upper_included else '<'} {high}"
        return f"{'≥' if given.lower_included else '>'} {low}"
    if low == high:
        return low
    return f"{'' if given.lower_included else '> '}{low} – {'' if given.upper_included else '< '}{high}"


def _columns(ends: str, speech: Speech) -> list[Column]:
    """Return the columns of bands; ``ends`` is the code of what is said of where each begins and ends."""
    headed = [Column(speech.heading(code)) for code in ("code", ends, "display-place")]
    return [Column(speech.heading("category-heading"), "name"), *headed]


def _source(scale: CategoryScale) -> str:
    return cited(scale.source, scale.clause, scale.confidence) if scale.source else ""


def _notes(scale: CategoryScale, speech: Speech) -> Iterator[Markup]:
    if len(scale.bands) > 1:
        yield note(speech.term(f"display-closure-{scale.closure}"))
    if scale.reading:
        yield note(capital(speech.term("reading-of", name=scale.reading)))
    if scale.note:
        yield note(named(scale.note, speech))
    for code, day in (("valid-from", scale.in_force), ("valid-until", scale.until)):
        if day is not None:
            yield note(capital(speech.term(code, day=day)))


def _reach(every: Iterable[Ends]) -> tuple[Fraction, Fraction] | None:
    """Return where the axis begins and ends: at the outermost ends that are known, a little beyond where it is open."""
    listed: Sequence[Ends] = list(every)
    known = sorted({end for each in listed for end in (each.lower, each.upper) if end is not None})
    if not known or (len(known) == 1 and len(listed) == 1):
        return None
    room = (known[-1] - known[0]) / 8 or Fraction(1)
    low = known[0] - (room if any(each.lower is None for each in listed) else 0)
    high = known[-1] + (room if any(each.upper is None for each in listed) else 0)
    return (low, high) if low < high else None


def _span(given: Ends, reach: tuple[Fraction, Fraction] | None) -> Markup | None:
    """Return where a band lies on the axis, as a piece of a bar; an end is not drawn where the axis has none."""
    if reach is None:
        return None
    low, high = reach
    begin = figures.tenths(((low if given.lower is None else given.lower) - low) * _WIDTH / (high - low), _WIDTH)
    end = figures.tenths(((high if given.upper is None else given.upper) - low) * _WIDTH / (high - low), _WIDTH)
    tenths = max(int(end.replace(".", "")) - int(begin.replace(".", "")), 10)
    return element(
        "svg",
        element("rect", kind="track", y="2", width=_WIDTH, height=2),
        element("rect", kind="fill", x=begin, width=f"{tenths // 10}.{tenths % 10}", height=6),
        kind="span",
        viewBox=f"0 0 {_WIDTH} 6",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )
