"""The one gate through which numbers enter a computation, exactly or not at all."""

from __future__ import annotations

import operator
import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final, SupportsIndex, TypeAlias

from sakip.errors import NumberError, quoted
from sakip.figures.limits import FRACTION_DIGITS, INTEGER_DIGITS, LONGEST_SHARE

if TYPE_CHECKING:
    from collections.abc import Sequence

NumberLike: TypeAlias = "int | Decimal | float | str | Fraction | SupportsIndex"
"""What :func:`number` takes: int, Decimal, float, plain text, Fraction, or an integer of another library."""


LONGEST_TEXT: Final = 64
"""How many characters a text has at most that is a number."""

_PLAIN = re.compile(r"([+-]?)([0-9]{1,18})(?:\.([0-9]{1,9}))?")
_LIMIT = 10**INTEGER_DIGITS
_SCALES = tuple(10**places for places in range(FRACTION_DIGITS + 1))
_WIDEST_SHARE = 10**LONGEST_SHARE


def number(value: NumberLike) -> Fraction:
    """Return ``value`` exactly, or refuse it.

    Plain text is digits with at most one decimal point and a sign: no exponent, no grouping, no blanks, ASCII digits.
    A float is read as the shortest decimal that prints it, so ``0.1`` is one tenth. A ``Fraction`` is accepted when it
    is a decimal of the permitted length.

    Raises:
        NumberError: for anything else: bool, None, NaN, infinities, other text, more than 18 digits before or 9 after
            the decimal point. The error carries ``value`` and says what to write instead.
    """
    if isinstance(value, str):
        return _from_text(value)
    if isinstance(value, bool):
        raise refusal(value, "is a truth value, not a number", "Write 1 or 0 if a number is meant", "number-truth")
    if isinstance(value, int):
        if -_LIMIT < value < _LIMIT:
            return Fraction(value)
        raise too_long(value)
    if isinstance(value, float):
        # float.__repr__ because subclasses (numpy's float64) print themselves otherwise
        return _from_decimal(value, Decimal(float.__repr__(value)))
    if isinstance(value, Decimal):
        return _from_decimal(value, value)
    if isinstance(value, Fraction):
        return _from_fraction(value)
    if value is None:
        raise refusal(value, "is blank, and blank is not zero", "Leave it out, or write 0 if zero is meant")
    try:
        whole = operator.index(value)
    except TypeError:
        raise refusal(
            value,
            f"is a {type(value).__name__}, not a number",
            "Give an int, a Decimal, or plain text such as '88.42'",
        ) from None
    return number(whole)


def share(value: NumberLike) -> Fraction:
    """Return a weight exactly: a number as :func:`number` takes it, a ``Fraction``, or text such as ``1/9``.

    Raises:
        NumberError: where :func:`number` would, when the divisor is zero, or when a ``Fraction`` has more than 1,000
            digits above or below its line.
    """
    if isinstance(value, Fraction):
        if not -_WIDEST_SHARE < value.numerator < _WIDEST_SHARE or value.denominator >= _WIDEST_SHARE:
            why = f"has more than {LONGEST_SHARE} digits above or below its line"
            raise refusal(value, why, "Round it at its source", "number-too-long")
        return value
    if isinstance(value, str) and len(value) <= LONGEST_TEXT and "/" in value:
        above, _, below = value.partition("/")
        divisor = number(below.strip())
        if not divisor:
            raise refusal(value, "divides by zero", "Write a divisor other than zero", "number-over-zero")
        return number(above.strip()) / divisor
    return number(value)


def _from_text(text: str) -> Fraction:
    match = _PLAIN.fullmatch(text)
    if match is None:
        raise refused_text(text)
    sign, whole, decimals = match.groups()
    if decimals is None:
        return Fraction(int(sign + whole))
    return Fraction(int(sign + whole + decimals), _SCALES[len(decimals)])


def _from_decimal(given: object, value: Decimal) -> Fraction:
    if not value.is_finite():
        raise refusal(given, "is not a finite number", "Leave it out where nothing was measured")
    if not value:
        return Fraction(0)
    # an exponent bomb such as Decimal("1E+999999") is refused before it is written out
    if value.adjusted() >= INTEGER_DIGITS:
        raise too_long(given)
    _, digits, exponent = value.as_tuple()
    trailing = len(digits) - _significant(digits)
    if -(int(exponent) + trailing) > FRACTION_DIGITS:
        raise too_long(given)
    return Fraction(unpadded(value))


def unpadded(value: Decimal) -> Decimal:
    """Return a finite number of many digits without the zeros behind the last of them: each costs as much as a 9."""
    sign, digits, exponent = value.as_tuple()
    if len(digits) <= LONGEST_TEXT:
        return value
    kept = max(_significant(digits), 1)
    return Decimal((sign, digits[:kept], int(exponent) + len(digits) - kept))


def _significant(digits: Sequence[int]) -> int:
    kept = len(digits)
    while kept and digits[kept - 1] == 0:
        kept -= 1
    return kept


def _from_fraction(value: Fraction) -> Fraction:
    if abs(value) >= _LIMIT:
        raise too_long(value)
    if _SCALES[FRACTION_DIGITS] % value.denominator:
        raise refusal(
            value,
            f"is not a decimal of at most {FRACTION_DIGITS} digits",
            "Give numerator and denominator as two components",
        )
    return value


def refused_text(text: str) -> NumberError:
    """Return the error of a text that is no plain number, with what is wrong in it."""
    if not text.strip():
        why = "is blank, and blank is not zero"
        return refusal(text, why, "Leave it out, or write 0 if zero is meant", "number-blank")
    if re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", text):
        return too_long(text)
    if len(text) > LONGEST_TEXT:
        return refusal(text, f"is longer than {LONGEST_TEXT} characters, and no number is", "Write it like 1234.5")
    if re.fullmatch(r"[+-]?[0-9.]+[eE][+-]?[0-9]+", text):
        return refusal(text, "is written with an exponent", "Write the digits out", "number-exponent")
    if "_" in text or not text.isascii():
        return refusal(text, "is not written in plain ASCII digits", "Write it like 1234.5", "number-plain")
    if "," in text or "%" in text or "Rp" in text:
        return refusal(text, "is not a plain number", "Write it with a decimal point, like 1234.5", "number-plain")
    return refusal(text, "is not a number", "Write it like 1234.5")


def too_long(value: object) -> NumberError:
    """Return the error of a number with more digits than any number of an office."""
    return refusal(
        value,
        f"has more than {INTEGER_DIGITS} digits before or {FRACTION_DIGITS} after the decimal separator",
        "Use a larger unit (juta rupiah), or round it at its source",
        "number-too-long",
    )


def refusal(value: object, why: str, remedy: str, fault: str = "number-none") -> NumberError:
    """Return the error of a value: ``why`` it is refused, and the remedy without its full stop."""
    return NumberError(f"{quoted(value)} {why}", f"{remedy}.", value=value, fault=fault)
