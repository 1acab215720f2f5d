"""What the parts of an assessment owe one another, whoever put them together.

An assessment that is read from a pickle, copied or changed by :func:`attrs.evolve` has to agree with itself: status and
reason belong together, a number stands where they say so, what is published is the exact number, limited and rounded
the indicator's way, and a category is the one the number falls into. Whether formula and components give that number is
another question, which :func:`sakip.replay` answers.

>>> import attrs, sakip
>>> one = sakip.assess(sakip.load("muncar-2024"))["ikm"]
>>> attrs.evolve(one, scaled=8932)
Traceback (most recent call last):
    ...
sakip.errors.ResultError: the assessment of 'ikm' publishes 89.32 where its exact number makes 97.66. Assess it again.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sakip.assessment.results import STATUS_OF, Achievement, Reason, Status
from sakip.errors import OutOfScaleError, ResultError, quoted
from sakip.figures import FRACTION_DIGITS, publish
from sakip.figures.publishing import decimal_of
from sakip.indicators import Indicator, Predicate

if TYPE_CHECKING:
    from sakip.assessment.results import Assessment
    from sakip.bands import CategoryBand, CategoryScale


def check_achievement(one: Achievement) -> None:
    """Check what an achievement says by itself; how it is limited and rounded is for an assessment to know.

    Raises:
        ResultError: when its parts contradict each other.
    """
    what = "an achievement"
    numbers = _agreed(what, one)
    if numbers is not (one.status is Status.COMPUTED):
        raise _contradiction(f"{what} is {one.status.value} and has {'a' if numbers else 'no'} number")
    if one.limited is not None and not numbers:
        raise _contradiction(f"{what} without a number is limited by its {quoted(one.limited)}")
    if one.met is not None and one.reason is not Reason.ORDINAL_TARGET:
        raise _contradiction(f"{what} tells whether a predicate was reached, and was held against none")
    if not _is_whole(one.places) or not 0 <= one.places <= FRACTION_DIGITS:
        raise _contradiction(f"{what} is published with {quoted(one.places)} decimals")


def check_assessment(one: Assessment) -> None:
    """Check an assessment and its achievement by the indicator.

    Raises:
        ResultError: when their parts contradict each other.
    """
    read: Any = one  # what comes out of a pickle need not be of the type it should
    if not isinstance(read.indicator, Indicator) or not isinstance(read.achievement, Achievement):
        raise _contradiction(f"an assessment of {quoted(read.indicator)} achieves {quoted(read.achievement)}")
    indicator, achievement, word = one.indicator, one.achievement, read.predicate
    what = f"the assessment of {indicator.code!r}"
    numbers = _agreed(what, one)
    if word is not None and not (isinstance(word, Predicate) and word.word in indicator.predicates):
        raise _contradiction(f"{what} has the predicate {quoted(word)}, which its indicator does not rank")
    if numbers + (word is not None) != (one.status is Status.COMPUTED):
        said = f"{'a' if numbers else 'no'} number and {'no' if word is None else 'a'} predicate"
        raise _contradiction(f"{what} is {one.status.value} and has {said}")
    if achievement.pair is not None and not numbers:
        raise _contradiction(f"{what} has an achievement and no number")
    if achievement.places != indicator.achievement_places:
        raise _contradiction(f"{what} publishes its achievement with {achievement.places} decimals")
    _check_value(what, one)
    _check_achieved(f"the achievement of {indicator.code!r}", one)


def _check_value(what: str, one: Assessment) -> None:
    indicator, band = one.indicator, None
    if one.exact is not None and one.scaled is not None:
        _check_rounding(what, one.scaled, one.exact, indicator.places, indicator.rounding)
        band = _band(indicator.scale, one.exact, one.scaled, indicator.places)
        if band is None and indicator.scale is not None:
            raise _contradiction(f"{what} publishes {one.value}, which lies outside its scale")
    _check_category(what, one.category, band)


def _check_achieved(what: str, one: Assessment) -> None:
    indicator, achievement, band = one.indicator, one.achievement, None
    if achievement.raw is not None and achievement.scaled is not None:
        limit, exact = _limited(achievement.raw, indicator)
        if achievement.limited != limit:
            given = quoted(achievement.limited or "no limit")
            raise _contradiction(f"{what} is limited by {given} where {limit or 'no limit'!r} is due")
        _check_rounding(what, achievement.scaled, exact, achievement.places, indicator.rounding)
        band = _band(indicator.achievement_scale, exact, achievement.scaled, achievement.places)
    _check_category(what, one.achievement_category, band)


# --- the parts --------------------------------------------------------------------------------------------------------


def _contradiction(what: str) -> ResultError:
    return ResultError(what, "Assess it again.")


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _agreed(what: str, one: Achievement | Assessment) -> bool:
    """Tell whether it has a number; status and reason go together, and so do the exact and the published number."""
    read: Any = one
    reason, pair = read.reason, read.pair
    due: Status | None = Status.COMPUTED
    if reason is not None:
        due = STATUS_OF.get(reason, Status.NOT_COMPUTABLE) if isinstance(reason, Reason) else None
    if one.status is not due:
        why = "for no reason" if reason is None else f"for the reason {quoted(str(reason))}"
        raise _contradiction(f"{what} is {quoted(str(read.status))} {why}")
    if pair is None and one.scaled is None:
        return False
    whole = isinstance(pair, tuple) and [*map(_is_whole, pair)] == [True, True] and pair[1] > 0
    if not whole or not _is_whole(one.scaled):
        raise _contradiction(f"{what} has the exact number {quoted(pair)} and publishes {quoted(one.scaled)}")
    return True


def _limited(raw: Fraction, indicator: Indicator) -> tuple[str | None, Fraction]:
    if indicator.cap is not None and raw > indicator.cap:
        return "cap", indicator.cap
    if indicator.floor is not None and raw < indicator.floor:
        return "floor", indicator.floor
    return None, raw


def _check_rounding(what: str, scaled: int, exact: Fraction, places: int, rule: str) -> None:
    given, due = decimal_of(scaled, places), publish(exact, places, rule)
    if given != due:
        raise _contradiction(f"{what} publishes {given} where its exact number makes {due}")


def _band(scale: CategoryScale | None, exact: Fraction, scaled: int, places: int) -> CategoryBand | None:
    """Return the band of a number; None where it lies outside, or there is no scale."""
    if scale is None:
        return None
    twice = scale.places is not None and scale.places < places  # would be rounded once more than is published
    from_exact = scale.classify_from == "exact" or twice
    try:
        return scale.band_of(scale.rounded(exact) if from_exact else Fraction(scaled, 10**places))
    except OutOfScaleError:
        return None


def _check_category(what: str, given: CategoryBand | None, due: CategoryBand | None) -> None:
    if given != due:
        said, wanted = (quoted(getattr(band, "code", band)) for band in (given, due))
        raise _contradiction(f"{what} is in category {said} where its number makes {wanted}")
