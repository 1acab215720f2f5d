"""What a file of realisations held: how many rows were used, those that could not be, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sakip.display import figures, findings
from sakip.display.layout import MOST_ROWS, Column, body, fold, head, named, note, part, row, table, tally
from sakip.display.markup import element, together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.display.markup import Markup
    from sakip.display.speech import Speech
    from sakip.indicators import Realisation
    from sakip.intake import Intake


def view(intake: Intake, speech: Speech) -> Markup:
    """Show what was read: the rows that could not be used in full, the realisations folded."""
    counts = [("display-rows", intake.rows), ("display-realisations", len(intake.realisations))]
    counts += [("display-refused", len(intake.refused))] if intake.refused else []
    return together(
        head(speech.heading("display-intake")),
        tally((None, count, speech.term(code, count=count)) for code, count in counts),
        _refused(intake, speech),
        _read(intake, speech),
        findings.below(intake.findings, speech),
    )


def facts(intake: Intake) -> Iterator[tuple[Any, ...]]:
    """Yield how many rows there were, and what became of them."""
    yield "rows", intake.rows
    yield "realisations", len(intake.realisations)
    yield "refused", [refused.line for refused in intake.refused], []
    yield "findings", [f"{finding.severity}: {finding.code}" for finding in intake.findings[:MOST_ROWS]], []


def _refused(intake: Intake, speech: Speech) -> Markup | None:
    if not intake.refused:
        return None
    columns = [Column(speech.heading("display-line"), "name"), Column(speech.heading("display-cells"))]
    rows = [row(columns, [str(one.line), " | ".join(one.cells)]) for one in intake.refused[:MOST_ROWS]]
    title = speech.heading("display-refused", count=len(intake.refused))
    return part(
        f"{title} ({len(intake.refused)})",
        table(title, columns, [body(rows)], slim=True),
        _rest(len(intake.refused), speech),
    )


def _read(intake: Intake, speech: Speech) -> Markup | None:
    if not intake.realisations:
        return None
    columns = [
        Column(speech.heading("indicator"), "name"),
        Column(speech.heading("period")),
        Column(speech.heading("display-components")),
        Column(speech.heading("status")),
        Column(speech.heading("decree")),
    ]
    rows = [row(columns, _cells(one, speech)) for one in intake.realisations[:MOST_ROWS]]
    count = len(intake.realisations)
    title = speech.heading("display-realisations", count=count)
    return fold(f"{title} ({count})", table(title, columns, [body(rows)]), _rest(count, speech), bare=True)


def _cells(one: Realisation, speech: Speech) -> list[Any]:
    parts = [
        element("div", f"{name}: ", figures.figure(speech.of(given)))
        if given is not None
        else element("div", f"{name}: ", element("span", speech.term("not-reported"), kind="state"))
        for name, given in one.components.items()
    ]
    documents = "; ".join(dict.fromkeys(evidence.document for evidence in one.evidence))
    state = speech.term(one.state.value if one.applicable else "not-applicable")
    return [
        one.indicator,
        speech.period(one.period),
        together(parts),
        state,
        named(documents, speech) or figures.NOTHING,
    ]


def _rest(count: int, speech: Speech) -> Markup | None:
    rest = count - MOST_ROWS
    return note(speech.heading("display-more-rows", count=rest)) if rest > 0 else None
