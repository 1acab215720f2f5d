"""An assessment: value and achievement in front, what they rest on folded behind them; an explanation is unfolded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sakip.assessment.page import Page
from sakip.display import figures
from sakip.display.indicators import polarity
from sakip.display.layout import fold, head, note, pairs, part, small
from sakip.display.markup import element, together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.assessment import Achievement, Assessment, Explanation
    from sakip.display.markup import Child, Markup
    from sakip.display.speech import Speech


def view(assessment: Assessment, speech: Speech) -> Markup:
    """Show what an indicator came to, and folded how."""
    title, under = Page(assessment, speech.lang).head()
    return together(
        head(title, under),
        _heroes(assessment, speech),
        [note(sentence) for sentence in figures.reasons(assessment, speech)],
        fold(speech.heading("display-explanation"), account(assessment, speech)),
    )


def explained(explanation: Explanation, speech: Speech) -> Markup:
    """Show an explanation, all of it."""
    title, under = Page(explanation.assessment, speech.lang).head()
    return together(head(title, under), account(explanation.assessment, speech))


def account(assessment: Assessment, speech: Speech) -> Markup:
    """Show the lines of an explanation, the same as its text has."""
    sections = Page(assessment, speech.lang).sections()
    return together(part(f"{section.name}: {section.result}", pairs(section.lines)) for section in sections)


def facts(assessment: Assessment) -> Iterator[tuple[Any, ...]]:
    """Yield code, period, value, category and achievement, or why one of them is missing."""
    yield "code", assessment.code
    yield "period", str(assessment.period)
    yield "value", assessment.value, None
    yield "predicate", assessment.predicate and assessment.predicate.word, None
    yield "reason", assessment.reason and assessment.reason.value, None
    yield "category", assessment.category and assessment.category.code, None
    yield "target", None if assessment.target is None else assessment.target.text("en"), None
    yield from _of_achievement(assessment.achievement, assessment.reason)
    graded = assessment.achievement_category
    yield "achievement_category", graded and graded.code, None


def facts_of_explanation(explanation: Explanation) -> Iterator[tuple[Any, ...]]:
    """Yield the assessment that is explained."""
    yield (explanation.assessment,)


def _of_achievement(achievement: Achievement, already: Any) -> Iterator[tuple[Any, ...]]:
    yield "achievement", achievement.value, None
    yield "reached", achievement.met, None
    reason = None if achievement.reason is already else achievement.reason
    yield "achievement_reason", reason and reason.value, None


def _heroes(assessment: Assessment, speech: Speech) -> Markup:
    indicator, achievement = assessment.indicator, assessment.achievement
    shown: list[Markup] = [
        _hero(
            speech.heading("value"),
            figures.value(assessment, speech),
            assessment.value is not None or assessment.predicate is not None,
            figures.band(assessment.category, indicator.scale),
        ),
        _hero(
            speech.heading("target"),
            figures.target(assessment.target, indicator.unit, speech),
            assessment.target is not None,
            small(polarity(indicator, speech)),
        ),
    ]
    has_number = achievement.value is not None
    shown.append(
        _hero(
            speech.heading("achievement"),
            figures.achieved(assessment, speech)
            if has_number or achievement.met is None
            else _word(assessment, speech),
            has_number or achievement.met is not None,
            figures.bar(achievement),
            figures.standing(assessment, speech) if has_number else None,
            figures.band(assessment.achievement_category, indicator.achievement_scale, coded=False),
        )
    )
    return element("div", shown, kind="heroes")


def _word(assessment: Assessment, speech: Speech) -> Child:
    return figures.standing(assessment, speech)


def _hero(name: str, said: Child, is_there: bool, *below: Child) -> Markup:
    kind = "said" if is_there else "said state"
    lines = [element("div", line) for line in below if line is not None]
    return element("div", element("div", name, kind="under"), element("div", said, kind=kind), lines, kind="hero")
