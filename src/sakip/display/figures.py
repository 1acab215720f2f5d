"""How single facts look: targets, values, achievements, categories, and the signs that tell them without colour.

A missing number is a word with a sign of its own: ``○`` belum diisi, ``–`` tidak berlaku, ``×`` tidak dapat dihitung.
The place of a category in its scale is told by pips, ``●●●○``; an achievement by ``▲`` melampaui, ``●`` tercapai or
``▼`` tidak tercapai, and by a bar that has its mark at 100%. Signs and bars are for the eye; beside each stands a word
or a number, which is all a screen reader is given.
"""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sakip import wording
from sakip.assessment import Status
from sakip.assessment.results import STATUS_OF
from sakip.comparison.standing import Standing, standing_of
from sakip.display.layout import named, small
from sakip.display.markup import element, together
from sakip.indicators import Predicate

if TYPE_CHECKING:
    from decimal import Decimal

    from sakip.assessment import Achievement, Assessment, Reason
    from sakip.bands import CategoryBand, CategoryScale
    from sakip.display.markup import Child, Markup
    from sakip.display.speech import Speech
    from sakip.indicators import Target

NOTHING: Final = "–"
STATES: Final = MappingProxyType({Status.NOT_REPORTED: "○", Status.NOT_APPLICABLE: "–", Status.NOT_COMPUTABLE: "×"})
STANDINGS: Final = MappingProxyType(
    {
        Standing.EXCEEDED: ("▲", "good"),
        Standing.REACHED: ("●", "good"),
        Standing.NOT_REACHED: ("▼", "bad"),
        Standing.NOT_COMPUTABLE: ("×", ""),
    }
)
_MOST_PIPS: Final = 10
_SHORT: Final = 24
_LONGEST: Final = 48
_WIDTH: Final = 120
"""Where a bar of an achievement ends: at 120%."""
_FULL: Final = 107
"""How far it is filled where the achievement goes on beyond that, which two points at its end say."""


def sign(shape: str, tone: str = "") -> Markup:
    """Return a sign for the eye, and the space behind it."""
    return together(element("span", shape, kind=f"sign {tone}", aria_hidden="true"), " ")


def figure(said: str) -> Markup | str:
    """Return a number, which is never broken across lines; what is too long to be one is a text."""
    return element("span", said, kind="figure") if len(said) <= _LONGEST else said


def written(said: str) -> Markup | str:
    """Return a cell of a table as it stands there: a number where it looks like one, else a text."""
    looks_so = said.lstrip("(-−+≥≤><Rp. ")[:1].isdigit() and len(said) <= _SHORT
    return figure(said) if looks_so else said


def state(status: Status, reason: Reason | None, speech: Speech) -> Markup:
    """Return the word for a missing number, with its sign; the sentence that says why stands elsewhere."""
    word = wording.in_short(reason, status, speech.lang)
    return element("span", sign(STATES.get(status, "×")), word, kind=f"state {status.value}")


def state_of(reason: Reason, speech: Speech) -> Markup:
    """Return the word for the status that a reason means."""
    return state(STATUS_OF.get(reason, Status.NOT_COMPUTABLE), reason, speech)


def target(given: Target | None, unit: str, speech: Speech) -> Markup | str:
    """Return a target: a number, a range or a word."""
    if given is None:
        return NOTHING
    said = given.text(speech.lang, unit)
    return said if isinstance(given.value, Predicate) else figure(said)


def value(assessment: Assessment, speech: Speech) -> Markup | str:
    """Return the published value or the word reported, or why there is none in a word."""
    if assessment.predicate is not None:
        return assessment.predicate.word
    if assessment.value is None:
        return state(assessment.status, assessment.reason, speech)
    return figure(speech.amount(assessment.value, assessment.indicator.unit))


def achieved(assessment: Assessment, speech: Speech) -> Markup | str:
    """Return the published achievement in percent, or why there is none in a word; of a predicate nothing."""
    achievement = assessment.achievement
    if achievement.value is not None:
        return figure(f"{speech.number(achievement.value)}%")
    if achievement.met is not None:
        return NOTHING
    # what is missing for want of the value is said once, with the value
    if assessment.reason is not None and achievement.reason is assessment.reason:
        return NOTHING
    return state(achievement.status, achievement.reason, speech)


def standing(assessment: Assessment, speech: Speech) -> Markup | None:
    """Return how an assessment stands to its target, in a sign and a word; nothing where that cannot be said."""
    found = standing_of(assessment)
    if found is Standing.NOT_COMPUTABLE:
        return None
    shape, tone = STANDINGS[found]
    return element("span", sign(shape, tone), found.label(speech.lang), kind="standing")


def band(
    given: CategoryBand | None, scale: CategoryScale | None, speech: Speech, *, coded: bool = True
) -> Markup | None:
    """Return a category: pips that tell its place in the scale, its label, and its code in brackets."""
    if given is None:
        return None
    said = f"{given.label} ({given.code})" if coded and given.code != given.label else given.label
    kind = "band short" if len(said) <= _SHORT else "band"
    return element("span", pips(scale, given.code), named(said, speech), kind=kind)


def pips(scale: CategoryScale | None, code: str) -> Markup | None:
    """Return the place of a band in its scale as filled and empty dots, where they can be counted at a glance."""
    rank = None if scale is None else scale.rank(code)
    if scale is None or rank is None or not 1 < len(scale.bands) <= _MOST_PIPS:
        return None
    filled = rank + 1
    said = "●" * filled + "○" * (len(scale.bands) - filled)
    return together(element("span", said, kind="pips", aria_hidden="true"), " ")


def bar(achievement: Achievement) -> Markup | None:
    """Return the achievement as a bar with a mark at 100%; one that goes on beyond 120% ends in ``»``."""
    if achievement.value is None:
        return None
    goes_on = achievement.value > _WIDTH
    points = [element("polyline", points=f"{x},1.5 {x + 4},5 {x},8.5") for x in (109, 115)]
    return element(
        "svg",
        element("rect", kind="track", y=3, width=_FULL if goes_on else _WIDTH, height=4),
        element("rect", kind="fill", y=3, width=tenths(achievement.value, _FULL if goes_on else _WIDTH), height=4),
        element("rect", kind="aim", x="99.2", width="1.6", height=10),
        points if goes_on else None,
        kind="bar",
        viewBox=f"0 0 {_WIDTH} 10",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )


def tenths(number: Decimal | Fraction, most: int) -> str:
    """Return a length from 0 to ``most`` with one decimal, as drawings have it."""
    whole = min(max(int(Fraction(number) * 10), 0), most * 10)
    return f"{whole // 10}.{whole % 10}"


def reasons(assessment: Assessment, speech: Speech) -> list[str]:
    """Return the sentences that say why the value, or only the achievement, is missing; that of a status begins it."""
    achievement = assessment.achievement
    said = []
    if assessment.reason is not None:
        status = "display-not-computable" if assessment.status is Status.NOT_COMPUTABLE else ""
        said.append(_sentence(status, assessment.why(speech.lang), speech))
    # a word is reached or not, which stands there; that it is not divided goes without saying
    if achievement.reason is not None and achievement.reason is not assessment.reason and achievement.met is None:
        said.append(_sentence("display-achievement-not-computable", achievement.why(speech.lang), speech))
    return said


def _sentence(begins: str, said: str, speech: Speech) -> str:
    return f"{speech.heading(begins)}: {said}" if begins else said


def judged(assessment: Assessment, speech: Speech) -> Child:
    """Return what a reader makes of the achievement: how it stands, and below that its category."""
    graded = band(assessment.achievement_category, assessment.indicator.achievement_scale, speech, coded=False)
    stands = standing(assessment, speech)
    if stands is None and graded is None:
        return NOTHING
    return together(stands, small(graded) if stands is not None and graded is not None else graded)
