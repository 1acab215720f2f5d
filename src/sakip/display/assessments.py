"""An assessment: value and achievement in front, what they rest on folded behind them; an explanation is unfolded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sakip.assessment.page import Page
from sakip.display import figures
from sakip.display.indicators import polarity
from sakip.display.layout import fold, head, hero, heroes, named, note, pairs, part
from sakip.display.markup import element, together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.assessment import Achievement, Assessment, Explanation
    from sakip.display.markup import Markup
    from sakip.display.speech import Speech

_FIRST: Final = 3
"""How many lines of each section rich is told."""


def view(assessment: Assessment, speech: Speech) -> Markup:
    """Show what an indicator came to, and folded how."""
    title, under = Page(assessment, speech.lang).head()
    return together(
        head(named(title, speech), under),
        _heroes(assessment, speech),
        [note(sentence) for sentence in figures.reasons(assessment, speech)],
        fold(speech.heading("display-explanation"), account(assessment, speech)),
    )


def explained(explanation: Explanation, speech: Speech) -> Markup:
    """Show an explanation, all of it."""
    title, under = Page(explanation.assessment, speech.lang).head()
    return together(head(named(title, speech), under), account(explanation.assessment, speech))


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
    """Yield what is explained, and its first lines: what each section came to."""
    page = Page(explanation.assessment, "en")
    title, under = page.head()
    yield "of", title
    yield "where", under
    for section in page.sections():
        yield section.name.lower(), section.result
        yield from section.lines[:_FIRST]


def _of_achievement(achievement: Achievement, already: Any) -> Iterator[tuple[Any, ...]]:
    yield "achievement", achievement.value, None
    yield "reached", achievement.met, None
    reason = None if achievement.reason is already else achievement.reason
    yield "achievement_reason", reason and reason.value, None


def _heroes(assessment: Assessment, speech: Speech) -> Markup:
    indicator, achievement, target = assessment.indicator, assessment.achievement, assessment.target
    standing = figures.standing(assessment, speech)
    has_word = achievement.value is None and achievement.met is not None
    return heroes(
        (
            hero(
                speech.heading("value"),
                figures.value(assessment, speech),
                figures.band(assessment.category, indicator.scale, speech),
                is_there=assessment.value is not None or assessment.predicate is not None,
            ),
            hero(
                speech.heading("target"),
                figures.target(target, indicator.unit, speech),
                element("span", polarity(indicator, speech), kind="small"),
                is_there=target is not None,
            ),
            hero(
                speech.heading("achievement"),
                standing if has_word else figures.achieved(assessment, speech),
                figures.bar(achievement),
                None if achievement.value is None else standing,
                figures.band(assessment.achievement_category, indicator.achievement_scale, speech, coded=False),
                is_there=has_word or achievement.value is not None,
            ),
        )
    )
