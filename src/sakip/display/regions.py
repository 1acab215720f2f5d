"""A group of offices: its figures with how complete each is, and who is missing; a score with its members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sakip import wording
from sakip.display import assessments, figures, findings
from sakip.display.layout import (
    MOST_ROWS,
    Column,
    body,
    fold,
    head,
    hero,
    heroes,
    more,
    named,
    note,
    pairs,
    row,
    small,
    table,
)
from sakip.display.markup import element, together
from sakip.regulations.model import cited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sakip.display.markup import Child, Markup
    from sakip.display.speech import Speech
    from sakip.rollup import RegionalCard, Score
    from sakip.rollup.card import Figure
    from sakip.rollup.score import ScoreMember


def view(card: RegionalCard, speech: Speech) -> Markup:
    """Show the figures of a group, and folded those of the groups directly in it."""
    under = [speech.period(card.period)]
    if card.as_of is not None:
        under.append(wording.command("as-of-day", speech.lang).format(day=speech.of(card.as_of)))
    under.append(speech.term("display-offices", count=len(card.region.offices)))
    return together(
        head(named(card.name, speech), " · ".join(under)),
        _table(_caption(card, speech), card, speech),
        _members(card.members, speech),
        findings.below(card.findings, speech),
    )


def figure(given: Figure, speech: Speech) -> Markup:
    """Show one figure of a group."""
    under = [given.group, speech.period(given.assessment.period)]
    title = given.indicator.name
    return together(head(named(title, speech), " · ".join(filter(None, under))), _table(title, [given], speech))


def score(given: Score, speech: Speech) -> Markup:
    """Show a score: its rule and limits, and each achievement that was averaged."""
    under = speech.period(given.period)
    said: Child = figures.NOTHING
    if given.value is not None:
        said = figures.figure(f"{speech.number(given.value)}%")
    elif given.reason is not None:
        said = figures.state_of(given.reason, speech)
    graded = figures.band(given.category, given.scale, speech)
    return together(
        head(named(given.name, speech), " · ".join(filter(None, (given.code, under)))),
        heroes([hero(speech.heading("score"), said, graded, is_there=given.value is not None)]),
        note(given.why(speech.lang)) if given.reason is not None else None,
        pairs(_rules(given, speech)),
        _scored(given, speech),
    )


def facts(card: RegionalCard) -> Iterator[tuple[Any, ...]]:
    """Yield the group, the period, the figure of each indicator or why there is none, and how complete each is."""
    yield "name", card.name
    yield "period", str(card.period)
    yield "as_of", card.as_of and card.as_of.isoformat(), None
    yield "figures", {figure.code: _short(figure) for figure in card}
    yield "reported", {figure.code: f"{figure.reported} of {figure.applicable}" for figure in card}
    yield "members", [member.name for member in card.members[:MOST_ROWS]], []
    yield "findings", len(card.findings), 0


def facts_of_score(given: Score) -> Iterator[tuple[Any, ...]]:
    """Yield what it is a score of, by which rule, its value or why there is none, and its members."""
    yield "code", given.code, ""
    yield "name", given.name
    yield "period", str(given.period)
    yield "rule", given.rule
    yield "value", given.value, None
    yield "provisional", None if given.value is not None else given.provisional, None
    yield "reason", given.reason and given.reason.value, None
    yield "category", given.category and given.category.code, None
    yield "members", [member.code for member in given.members], []


def facts_of_figure(given: Figure) -> Iterator[tuple[Any, ...]]:
    """Yield the indicator and the group, the figure or why there is none, and how complete it is."""
    yield "code", given.code
    yield "group", given.group
    yield "period", str(given.assessment.period)
    yield "value", given.headline and given.headline.value, None
    yield "reason", given.reason and given.reason.value, None
    yield "achievement", given.headline and given.headline.achievement.value, None
    yield "reported", f"{given.reported} of {given.applicable}"
    yield "missing", [each.office for each in given.missing[:MOST_ROWS]], []


def _short(figure: Figure) -> Any:
    shown = figure.headline
    return shown.value if shown is not None else figure.reason and figure.reason.value


def _caption(card: RegionalCard, speech: Speech) -> str:
    return f"{card.name}, {speech.period(card.period)}"


def _table(caption: str, every: Iterable[Figure], speech: Speech) -> Markup:
    columns = [
        Column(speech.heading("indicator"), "name"),
        Column(speech.heading("target-heading"), "number"),
        Column(speech.heading("value"), "number"),
        Column(speech.heading("category-heading")),
        Column(speech.heading("achievement"), "number"),
        Column(speech.heading("display-judged")),
        Column(speech.heading("rollup-completeness"), "number"),
    ]
    bodies = [
        body([row(columns, _cells(figure, speech), kind="opens"), more(columns, *_more(figure, speech))])
        for figure in every
    ]
    return table(caption, columns, bodies)


def _cells(figure: Figure, speech: Speech) -> list[Child]:
    shown, indicator = figure.headline, figure.indicator
    counted = speech.term("score-of", counted=figure.reported, applicable=figure.applicable)
    if shown is None:
        missing = figures.NOTHING if figure.reason is None else figures.state_of(figure.reason, speech)
        dash = figures.NOTHING
        return [named(indicator.name, speech), dash, missing, dash, dash, dash, figures.figure(counted)]
    return [
        named(indicator.name, speech),
        figures.target(shown.target, indicator.unit, speech),
        figures.value(shown, speech),
        figures.band(shown.category, indicator.scale, speech) or figures.NOTHING,
        together(figures.achieved(shown, speech), figures.bar(shown.achievement)),
        figures.judged(shown, speech),
        figures.figure(counted),
    ]


def _more(figure: Figure, speech: Speech) -> Iterator[Child]:
    """Say why there is no figure, fold how there is one, and name who is missing with the reason."""
    if figure.reason is not None:
        yield element("div", figure.why(speech.lang), kind="small")
    summary = speech.term("display-explanation")
    label = f"{summary}: {figure.indicator.name}"
    yield fold(summary, assessments.account(figure.assessment, speech), label=label, apart=False)
    if figure.missing:
        summary = speech.term("display-missing-offices", count=len(figure.missing))
        items = [element("li", figures.sign("○"), named(each.label(speech.lang), speech), f": {each.why(speech.lang)}")
                 for each in figure.missing[:MOST_ROWS]]  # fmt: skip
        rest = len(figure.missing) - MOST_ROWS
        after = note(speech.heading("display-more-rows", count=rest)) if rest > 0 else None
        yield fold(summary, element("ul", items), after, apart=False)


def _members(members: Sequence[RegionalCard], speech: Speech) -> Iterator[Markup]:
    for member in members[:MOST_ROWS]:
        yield fold(named(member.name, speech), _table(_caption(member, speech), member, speech), bare=True)
    rest = len(members) - MOST_ROWS
    if rest > 0:
        yield note(speech.heading("display-more-rows", count=rest))


def _rules(given: Score, speech: Speech) -> Iterator[tuple[str, Child]]:
    yield speech.heading("rule"), speech.term(f"score-{given.rule}")
    limits = [
        speech.term(f"score-{name}", limit=limit)
        for name, limit in (("floor", given.floor), ("cap", given.cap))
        if limit is not None
    ]
    if limits:
        yield speech.heading("score-limits"), "; ".join(limits)
    counted = len(given.counted)
    every = counted + len(given.missing)
    yield speech.heading("score-completeness"), speech.term("score-of", counted=counted, applicable=every)
    if given.value is None and given.provisional is not None:
        yield speech.heading("score-provisional"), figures.figure(f"{speech.number(given.provisional)}%")
    if given.scale is not None and given.scale.source:
        yield speech.heading("basis"), cited(given.scale.source, given.scale.clause, given.scale.confidence)
    if given.basis:
        yield speech.heading("basis"), f"{given.basis}; {speech.term('score-binds-ministries')}"


def _scored(given: Score, speech: Speech) -> Markup | None:
    if not given.members:
        return None
    columns = [
        Column(speech.heading("indicator"), "name"),
        Column(speech.heading("achievement"), "number"),
        Column(speech.heading("display-note")),
    ]
    told = [_member(each, speech) for each in given.members]
    places = len(columns) if any(said for _, said in told) else len(columns) - 1
    rows = [
        row(
            columns[:places],
            [together(named(each.name, speech), small(element("code", each.code))), shown, said][:places],
        )
        for each, (shown, said) in zip(given.members, told, strict=True)
    ]
    return table(given.name, columns[:places], [body(rows)], slim=True)


def _member(member: ScoreMember, speech: Speech) -> tuple[Child, str]:
    said = []
    if member.limited is not None and member.raw is not None:
        said.append(speech.term("score-was", raw=f"{speech.number(member.raw)}%"))
    if member.weight is not None:
        said.append(speech.term("score-weight", weight=speech.number(member.weight)))
    if not member.counts:
        said.append(speech.term("score-uncounted"))
    if member.used is None and member.reached is not None:
        said.append(speech.term("reached" if member.reached else "not-reached"))
    if member.used is None:
        said.append(member.why(speech.lang))
    shown: Child = figures.NOTHING
    if member.used is not None:
        shown = figures.figure(f"{speech.number(member.used)}%")
    elif member.reason is not None:
        shown = figures.state_of(member.reason, speech)
    return shown, "; ".join(filter(None, said))
