"""What a picture is made of whoever prints it: greys in order, signs and hatches for numbers that are missing, ticks.

Nothing is said by colour alone: bands are greys from dark (lowest) to light, cells one hue from light (lowest) to dark
with their text on them, and each status has a sign, a hatch and a word.
"""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sakip import wording
from sakip.assessment import Reason, Status
from sakip.errors import UnitError, UnknownNameError
from sakip.figures import FRACTION_DIGITS
from sakip.indicators import Range
from sakip.units import factor, written

if TYPE_CHECKING:
    from decimal import Decimal

    from sakip.assessment import Achievement, Assessment

BAR: Final = "#17375e"
TRACK: Final = "#ececec"
SIGNS: Final = MappingProxyType({Status.NOT_REPORTED: "○", Status.NOT_APPLICABLE: "–", Status.NOT_COMPUTABLE: "×"})
HATCHES: Final = MappingProxyType(
    {Status.NOT_REPORTED: "....", Status.NOT_APPLICABLE: "", Status.NOT_COMPUTABLE: "////"}
)

_DARKEST_BAND, _LIGHTEST_BAND = 0.70, 0.93
_LOW, _HIGH = (0.88, 0.92, 0.97), (0.03, 0.17, 0.34)
_LIGHT_TEXT, _DARK_TEXT = "#ffffff", "#1a1a1a"
_STEPS = (Fraction(1), Fraction(2), Fraction(5))


def band_grey(rank: int, count: int) -> str:
    """Return the grey of a band: the lowest is the darkest."""
    share = rank / (count - 1) if count > 1 else 1.0
    return str(round(_DARKEST_BAND + (_LIGHTEST_BAND - _DARKEST_BAND) * share, 4))


def shade(share: float) -> tuple[float, float, float]:
    """Return the colour of a cell for a place between lowest (0, light) and highest (1, dark), of one hue."""
    red, green, blue = (low + (high - low) * share for low, high in zip(_LOW, _HIGH, strict=True))
    return (red, green, blue)


def luminance(colour: tuple[float, float, float]) -> float:
    """Return how light a colour is to the eye, from 0 to 1 (relative luminance of sRGB)."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def text_on(colour: tuple[float, float, float]) -> str:
    """Return the colour of text that stands out more on a cell: dark or light."""
    # contrast to white above contrast to black, as relative luminances compare
    return _LIGHT_TEXT if (1.05 / (luminance(colour) + 0.05)) > ((luminance(colour) + 0.05) / 0.06) else _DARK_TEXT


def number_text(value: Decimal | Fraction, unit: str, lang: str) -> str:
    """Write a published number with its unit, as reports print it."""
    return written(wording.spoken(value, lang), unit)


def percent_text(value: Decimal | Fraction, lang: str) -> str:
    """Write a published percentage."""
    return number_text(value, "persen", lang)


def why_missing(status: Status, reason: Reason | None, sentence: str, lang: str) -> str:
    """Say in few words why there is no number: its status, and the reason where that is more than the status."""
    said = status.label(lang)
    if reason is None or reason.value == status.value:
        return said
    short = f"short-{reason}"
    known = wording.term(short, lang) if short in wording.TERMS else sentence.removesuffix(".")
    return f"{said}: {known}" if known else said


def no_value(assessment: Assessment, lang: str) -> str:
    """Say in few words why an indicator has no value."""
    return why_missing(assessment.status, assessment.reason, assessment.why(lang), lang)


def no_achievement(achievement: Achievement, lang: str) -> str:
    """Say in few words why an indicator has no achievement in percent; of a predicate, whether it was reached."""
    if achievement.reason is Reason.ORDINAL_TARGET and achievement.reached is not None:
        return wording.term("reached" if achievement.reached else "not-reached", lang)
    return why_missing(achievement.status, achievement.reason, achievement.why(lang), lang)


def target_span(assessment: Assessment) -> tuple[Fraction, Fraction] | None:
    """Return from where to where a target goes, in the unit of the indicator; None for predicates and none at all."""
    target, indicator = assessment.target, assessment.indicator
    if target is None:
        return None
    try:
        ratio = factor(target.unit or indicator.unit, indicator.unit, indicator.own_units)
    except (UnitError, UnknownNameError):
        return None
    if isinstance(target.value, Range):
        return target.value.lower * ratio, target.value.upper * ratio
    if target.pair is None:
        return None
    wanted = Fraction(*target.pair) * ratio
    return wanted, wanted


def ends_in_decimals(value: Fraction) -> bool:
    """Tell whether a number can be written out, which a third cannot."""
    power: int = 10**FRACTION_DIGITS
    return power % value.denominator == 0


def rungs(low: Fraction, high: Fraction, most: int) -> list[Fraction]:
    """Return round numbers from ``low`` to ``high``, at most ``most`` and evenly apart, to be ticks of an axis."""
    if high <= low:
        return [low]
    step = Fraction(1)
    while (high - low) / step > most:
        step *= 10
    while (high - low) / step <= most:
        step /= 10
    for times in (*_STEPS, Fraction(10)):
        first = -(-low // (step * times))
        count = high // (step * times) - first + 1
        if count <= most:
            return [(first + place) * step * times for place in range(count)]
    return [low]
