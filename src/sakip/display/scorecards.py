"""A scorecard: a row an indicator with its explanation folded below it, what was left out, what was found."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sakip import wording
from sakip.assessment import Status
from sakip.comparison.standing import Standing, standing_of
from sakip.display import assessments, figures, findings
from sakip.display.layout import Column, body, fold, head, more, named, row, small, table
from sakip.display.layout import tally as counted_out
from sakip.display.markup import element, together
from sakip.indicators import POLICIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sakip.assessment import Assessment, Scorecard
    from sakip.display.markup import Child, Markup
    from sakip.display.speech import Speech
    from sakip.indicators import Realisation


def view(card: Scorecard, speech: Speech) -> Markup:
    """Show a scorecard."""
    under = [speech.period(card.period)]
    if card.as_of is not None:
        under.append(wording.command("as-of-day", speech.lang).format(day=speech.of(card.as_of)))
    if card.policy != POLICIES["all"]:
        under.append(card.policy.label(speech.lang))
    title = card.office.office_name or card.office.code
    return together(
        head(named(title, speech), " · ".join(under)),
        tally(card.assessments, speech),
        rows(f"{title}, {under[0]}", card.assessments, speech),
        left_out(card.left_out, speech),
        findings.below(card.findings, speech),
    )


def facts(card: Scorecard) -> Iterator[tuple[Any, ...]]:
    """Yield whose scorecard it is, of when, how many indicators have a number, and the assessments."""
    yield "office", card.office.office_name or card.office.code
    yield "period", str(card.period)
    yield "as_of", card.as_of and card.as_of.isoformat(), None
    yield "policy", card.policy.name, "all"
    computed = sum(assessment.status is Status.COMPUTED for assessment in card)
    yield "computed", f"{computed} of {len(card)}"
    yield "assessments", card.assessments, ()
    yield "findings", len(card.findings), 0
    yield "left_out", len(card.left_out), 0


def tally(every: Sequence[Assessment], speech: Speech) -> Markup | None:
    """Return how many indicators stand where, in numbers and words."""
    if not every:
        return None
    counted = Counter(map(standing_of, every))
    missing = Counter(each.status for each in every if standing_of(each) is Standing.NOT_COMPUTABLE)
    said: list[tuple[Markup | None, int, str]] = [
        (None, len(every), speech.term("display-indicators", count=len(every)))
    ]
    for standing, signs in figures.STANDINGS.items():
        if counted[standing] and standing is not Standing.NOT_COMPUTABLE:
            said.append((figures.sign(*signs), counted[standing], standing.label(speech.lang)))
    for status, shape in figures.STATES.items():
        if missing[status]:
            said.append((figures.sign(shape), missing[status], status.label(speech.lang)))
    if missing[Status.COMPUTED]:
        said.append((figures.sign("·"), missing[Status.COMPUTED], speech.term("display-no-achievement")))
    return counted_out(said)


def rows(caption: str, every: Sequence[Assessment], speech: Speech) -> Markup:
    """Return the table of assessments, each with its explanation below it."""
    categories = any(each.category is not None for each in every)
    columns = [
        Column(speech.heading("indicator"), "name"),
        Column(speech.heading("target-heading"), "number"),
        Column(speech.heading("value"), "number"),
        *([Column(speech.heading("category-heading"))] if categories else []),
        Column(speech.heading("achievement"), "number"),
        Column(speech.heading("display-judged")),
    ]
    bodies = [_body(columns, each, speech, categories=categories) for each in every]
    return table(caption, columns, bodies)


def left_out(records: Sequence[Realisation], speech: Speech) -> Markup | None:
    """Name the realisations that are not counted."""
    if not records:
        return None
    return fold(speech.heading("display-left-out", count=len(records)), _records(records, speech))


def _records(records: Sequence[Realisation], speech: Speech) -> Markup:
    return element("ul", [element("li", _record(one, speech)) for one in records])


def _record(record: Realisation, speech: Speech) -> Child:
    parts = [f"{name} {speech.of(given)}" for name, given in record.components.items()]
    said = "; ".join([f"{record.indicator}, {speech.period(record.period)}", *parts])
    return together(
        said, small(speech.term(record.state.value), "; " if record.note else None, named(record.note, speech))
    )


def _body(columns: Sequence[Column], assessment: Assessment, speech: Speech, *, categories: bool) -> Markup:
    indicator = assessment.indicator
    cells: list[Child] = [
        named(indicator.name, speech),
        figures.target(assessment.target, indicator.unit, speech),
        figures.value(assessment, speech),
    ]
    if categories:
        cells.append(figures.band(assessment.category, indicator.scale, speech) or figures.NOTHING)
    cells += [
        together(figures.achieved(assessment, speech), figures.bar(assessment.achievement)),
        figures.judged(assessment, speech),
    ]
    summary = speech.term("display-explanation")
    why = [element("div", sentence, kind="small") for sentence in figures.reasons(assessment, speech)]
    folded = fold(summary, assessments.account(assessment, speech), label=f"{summary}: {indicator.name}", apart=False)
    return body([row(columns, cells, kind="opens"), more(columns, why, folded)])
