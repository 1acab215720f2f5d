"""A set of indicators: whose it is, its indicators with their targets, its scales, and how odd places are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sakip import wording
from sakip.display import figures, findings, indicators, scales
from sakip.display.layout import Column, body, fold, head, more, named, row, small, table
from sakip.display.markup import element, together
from sakip.ledger import Ledger
from sakip.periods import Year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.display.markup import Child, Markup
    from sakip.display.speech import Speech
    from sakip.indicators import Target
    from sakip.sets import IndicatorSet


def view(office: IndicatorSet, speech: Speech) -> Markup:
    """Show a set: a row an indicator, and folded below it what the document says of it."""
    targets = _targets(office)
    columns = [
        Column(speech.heading("indicator"), "name"),
        Column(speech.heading("unit")),
        *([Column(speech.heading("target-heading"), "number")] if targets else []),
        Column(speech.heading("polarity")),
    ]
    bodies = []
    for indicator in office:
        cells: list[Child] = [
            together(named(indicator.name, speech), small(element("code", indicator.code))),
            indicator.unit,
        ]
        if targets:
            cells.append(figures.target(targets.get(indicator.code), indicator.unit, speech))
        cells.append(indicators.polarity(indicator, speech))
        summary = speech.term("display-what-it-is")
        folded = fold(summary, indicators.account(indicator, speech), label=f"{summary}: {indicator.name}", apart=False)
        bodies.append(body([row(columns, cells, kind="opens"), more(columns, folded)]))
    return together(
        head(named(office.title or office.office_name or office.code, speech), *_under(office, speech)),
        table(office.title or office.code, columns, bodies),
        _scales(office, speech),
        _readings(office, speech),
        findings.below(office.findings(), speech),
    )


def facts(office: IndicatorSet) -> Iterator[tuple[Any, ...]]:
    """Yield the code, whose set it is, its year and its indicators by code and name."""
    yield "code", office.code
    yield "title", office.title, ""
    yield "office", office.office and office.office.name, None
    yield "year", office.year, None
    yield "decree", office.decree and office.decree.label(), None
    yield "indicators", {indicator.code: indicator.name for indicator in office}
    for name in ("targets", "realisations", "earlier", "documents", "nodes", "budgets", "analyses", "readings"):
        yield name, len(getattr(office, name)), 0
    yield "scales", list(office.scales), []


def _under(office: IndicatorSet, speech: Speech) -> Iterator[Child]:
    owner, decree = office.office, office.decree
    if owner is not None:
        yield named(", ".join(part for part in (owner.name, owner.regency, owner.province) if part), speech)
    if decree is not None:
        yield named(decree.label(), speech)


def _targets(office: IndicatorSet) -> dict[str, Target]:
    """Return the targets of the set's year, as far as there is one and no two of them disagree."""
    if office.year is None:
        return {}
    ledger, year = Ledger(office.targets, ()), Year(office.year)
    found = {indicator.code: ledger.target(indicator.code, year)[0] for indicator in office}
    return {code: target for code, target in found.items() if target is not None}


def _scales(office: IndicatorSet, speech: Speech) -> Iterator[Markup]:
    for scale in office.scales.values():
        yield fold(f"{speech.heading('scale')}: {scale.title or scale.key}", scales.view(scale, speech))
    for printed in office.printed_tables.values():
        title = f"{speech.heading('display-printed-table')}: {printed.title or printed.key}"
        yield fold(title, scales.printed(printed, speech))


def _readings(office: IndicatorSet, speech: Speech) -> Markup | None:
    if not office.readings:
        return None
    columns = [
        Column(speech.heading("reading"), "name"),
        Column(speech.heading("display-printed")),
        Column(speech.heading("display-read-as")),
        Column(speech.heading("basis")),
    ]
    rows = [
        row(
            columns,
            [
                together(one.code, small(named(one.subject, speech))),
                *(named(said, speech) for said in (one.printed, one.read_as, one.basis)),
            ],
        )
        for one in office.readings
    ]
    title = wording.command("readings", speech.lang)
    return fold(f"{title} ({len(office.readings)})", table(title, columns, [body(rows)]), bare=True)
