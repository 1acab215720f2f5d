"""A survey of satisfaction: its index and class in front, then what each element came to, and each service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sakip.display import figures, findings
from sakip.display.layout import MOST_ROWS, Column, body, fold, head, hero, heroes, named, note, row, table
from sakip.display.markup import together

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from fractions import Fraction

    from sakip.display.markup import Child, Markup
    from sakip.display.speech import Speech
    from sakip.instruments.skm import Index, Result


def view(result: Result, speech: Speech) -> Markup:
    """Show a survey: all respondents together, its elements, and folded its services."""
    survey, pooled, mean = result.survey, result.pooled, result.mean_of_services
    told = ((index, code) for index, code in ((pooled, "skm-pooled"), (mean, "skm-mean-of-services")) if index)
    return together(
        head(named(survey.title, speech), named(survey.basis, speech)),
        heroes(
            hero(
                f"{speech.heading('skm-index')} ({speech.term(code)})",
                _number(index.value, speech),
                figures.band(index.mutu, survey.scale, speech),
                _heard(index, speech),
                is_there=index.value is not None,
            )
            for index, code in told
        ),
        _elements(result, speech),
        _services(result, speech),
        findings.below(result.findings, speech),
    )


def facts(result: Result) -> Iterator[tuple[Any, ...]]:
    """Yield what was asked, how many answered, the index with its class, and the mean of each element."""
    yield "survey", result.survey.title
    yield "respondents", result.respondents, None
    yield "value", result.pooled.value, None
    yield "mutu", result.pooled.mutu and result.pooled.mutu.code, None
    yield "mean_of_services", result.mean_of_services and result.mean_of_services.value, None
    yield "elements", {element.code: element.index for element in result.pooled.elements}
    yield "services", [*result.services][:MOST_ROWS], []
    yield "missing", list(result.pooled.missing), []
    yield "findings", len(result.findings), 0


def _number(number: Decimal | Fraction | int | None, speech: Speech) -> Child:
    return figures.NOTHING if number is None else figures.figure(speech.number(number))


def _heard(index: Index, speech: Speech) -> str | None:
    return None if index.respondents is None else speech.term("skm-asked", count=speech.number(index.respondents))


def _elements(result: Result, speech: Speech) -> Markup:
    columns = [
        Column(speech.heading("unsur"), "name"),
        Column(speech.heading("skm-mean"), "number"),
        Column(speech.heading("skm-index"), "number"),
        Column(speech.heading("mutu")),
    ]
    rows = [
        row(
            columns,
            [
                named(element.name, speech),
                _number(element.mean, speech),
                _number(element.index, speech),
                figures.band(element.mutu, result.survey.scale, speech) or figures.NOTHING,
            ],
        )
        for element in result.pooled.elements
    ]
    return table(f"{result.survey.title}: {speech.term('unsur')}", columns, [body(rows)], slim=True)


def _services(result: Result, speech: Speech) -> Markup | None:
    if not result.services:
        return None
    columns = [
        Column(speech.heading("skm-service"), "name"),
        Column(speech.heading("respondents"), "number"),
        Column(speech.heading("skm-index"), "number"),
        Column(speech.heading("mutu")),
    ]
    rows = [
        row(
            columns,
            [
                named(name, speech) or figures.NOTHING,
                _number(index.respondents, speech),
                _number(index.value, speech),
                figures.band(index.mutu, result.survey.scale, speech) or figures.NOTHING,
            ],
        )
        for name, index in [*result.services.items()][:MOST_ROWS]
    ]
    rest = len(result.services) - MOST_ROWS
    return fold(
        f"{speech.heading('skm-service')} ({len(result.services)})",
        table(f"{result.survey.title}: {speech.term('skm-service')}", columns, [body(rows)], slim=True),
        note(speech.heading("display-more-rows", count=rest)) if rest > 0 else None,
        bare=True,
    )
