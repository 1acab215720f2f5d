"""Numbers: the one gate they enter through, the named rules they are rounded by, and how Indonesia writes them.

Inside a computation every number is exact. It enters through :func:`number` (plain text such as ``88.42``, ``int``,
``Decimal``, ``float`` as the shortest decimal that prints it) or through :func:`read_id` (text as an Indonesian
document prints it: ``1.234,56``, ``87,5%``, ``Rp 1.500.000``). It is rounded once, when it is published, by a rule that
has a name. The ambient decimal context is never used.

>>> number("88.42")
Fraction(4421, 50)
>>> read_id("Rp 1.500.000")
Fraction(1500000, 1)
>>> publish(number("88.305"), 2)
Decimal('88.31')
>>> read_id("1.234")
Traceback (most recent call last):
    ...
sakip.errors.NumberError: '1.234' may be 1234, grouped, or 1.234 with decimals. Say how the column is written: \
decimal=',' or decimal='.'.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from decimal import Context, Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, SupportsIndex, TypeAlias

from attrs import frozen

from sakip.errors import NumberError, UnknownNameError, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

NumberLike: TypeAlias = "int | Decimal | float | str | Fraction | SupportsIndex"
"""What :func:`number` takes: int, Decimal, float, plain text, Fraction, or an integer of another library."""

INTEGER_DIGITS: Final = 18
"""How many digits a number may have before its decimal separator."""
FRACTION_DIGITS: Final = 9
"""How many digits a number may have after its decimal separator."""
MOST_PLACES: Final = 1_000
"""How many decimals a number is written with, or rounded to, at most."""
LONGEST_WRITTEN: Final = 40_000
"""How many digits are written of a number at most: as many as the largest formula makes of the longest numbers."""
LONGEST_TAKEN: Final = 1_000
"""How many digits above and below its line a result may have that another formula computes with."""
LONGEST_SHARE: Final = 1_000
"""How many digits a weight or a constant of a formula may have above and below its fraction line."""

_PLAIN = re.compile(r"([+-]?)([0-9]{1,18})(?:\.([0-9]{1,9}))?")
_LONGEST_TEXT = 64
_LIMIT = 10**INTEGER_DIGITS
_SCALES = tuple(10**places for places in range(FRACTION_DIGITS + 1))
_STEPS = tuple(Decimal(f"1E-{places}") for places in range(FRACTION_DIGITS + 1))
# a context of our own, wide enough for every product made in it; the ambient one is never used
_EXACT = Context(prec=60)
_WIDEST = 10**50
_WIDEST_SHARE = 10**LONGEST_SHARE


def bits(digits: int) -> int:
    """Return how many bits no whole number of so many digits exceeds: a bound that costs nothing to look at."""
    return digits * 10 // 3 + 1


# --- the gate ---------------------------------------------------------------------------------------------------------


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
        raise _refusal(value, "is a truth value, not a number", "Write 1 or 0 if a number is meant", "number-truth")
    if isinstance(value, int):
        if -_LIMIT < value < _LIMIT:
            return Fraction(value)
        raise _too_long(value)
    if isinstance(value, float):
        # float.__repr__ because subclasses (numpy's float64) print themselves otherwise
        return _from_decimal(value, Decimal(float.__repr__(value)))
    if isinstance(value, Decimal):
        return _from_decimal(value, value)
    if isinstance(value, Fraction):
        return _from_fraction(value)
    if value is None:
        raise _refusal(value, "is blank, and blank is not zero", "Leave it out, or write 0 if zero is meant")
    try:
        whole = operator.index(value)
    except TypeError:
        raise _refusal(
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
            raise _refusal(value, why, "Round it at its source", "number-too-long")
        return value
    if isinstance(value, str) and len(value) <= _LONGEST_TEXT and "/" in value:
        above, _, below = value.partition("/")
        divisor = number(below.strip())
        if not divisor:
            raise _refusal(value, "divides by zero", "Write a divisor other than zero", "number-over-zero")
        return number(above.strip()) / divisor
    return number(value)


def _from_text(text: str) -> Fraction:
    match = _PLAIN.fullmatch(text)
    if match is None:
        raise _refused_text(text)
    sign, whole, decimals = match.groups()
    if decimals is None:
        return Fraction(int(sign + whole))
    return Fraction(int(sign + whole + decimals), _SCALES[len(decimals)])


def _from_decimal(given: object, value: Decimal) -> Fraction:
    if not value.is_finite():
        raise _refusal(given, "is not a finite number", "Leave it out where nothing was measured")
    if not value:
        return Fraction(0)
    # an exponent bomb such as Decimal("1E+999999") is refused before it is written out
    if value.adjusted() >= INTEGER_DIGITS:
        raise _too_long(given)
    _, digits, exponent = value.as_tuple()
    significant = len(digits)
    while digits[significant - 1] == 0:  # one of them is not
        significant -= 1
    trailing = len(digits) - significant
    if -(int(exponent) + trailing) > FRACTION_DIGITS:
        raise _too_long(given)
    return Fraction(value)


def _from_fraction(value: Fraction) -> Fraction:
    if abs(value) >= _LIMIT:
        raise _too_long(value)
    if _SCALES[FRACTION_DIGITS] % value.denominator:
        raise _refusal(
            value,
            f"is not a decimal of at most {FRACTION_DIGITS} digits",
            "Give numerator and denominator as two components",
        )
    return value


def _refused_text(text: str) -> NumberError:
    if not text.strip():
        why = "is blank, and blank is not zero"
        return _refusal(text, why, "Leave it out, or write 0 if zero is meant", "number-blank")
    if re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", text):
        return _too_long(text)
    if len(text) > _LONGEST_TEXT:
        return _refusal(text, f"is longer than {_LONGEST_TEXT} characters, and no number is", "Write it like 1234.5")
    if re.fullmatch(r"[+-]?[0-9.]+[eE][+-]?[0-9]+", text):
        return _refusal(text, "is written with an exponent", "Write the digits out", "number-exponent")
    if "_" in text or not text.isascii():
        return _refusal(text, "is not written in plain ASCII digits", "Write it like 1234.5", "number-plain")
    if "," in text or "%" in text or "Rp" in text:
        return _refusal(text, "is not a plain number", "Write it with a decimal point, like 1234.5", "number-plain")
    return _refusal(text, "is not a number", "Write it like 1234.5")


def _too_long(value: object) -> NumberError:
    return _refusal(
        value,
        f"has more than {INTEGER_DIGITS} digits before or {FRACTION_DIGITS} after the decimal separator",
        "Use a larger unit (juta rupiah), or round it at its source",
        "number-too-long",
    )


def _refusal(value: object, why: str, remedy: str, fault: str = "number-none") -> NumberError:
    return NumberError(f"{quoted(value)} {why}", f"{remedy}.", value=value, fault=fault)


# --- Indonesian writing -----------------------------------------------------------------------------------------------

Separator: TypeAlias = Literal[",", "."]
"""How a column writes decimals: with a comma, or with a point."""

_SEPARATORS: Final = (None, ",", ".")

_MARKED = re.compile(r"(?:([+-]?)(Rp)\.? ?|)([+-]?)([0-9.,]+)(,-|)(?: ?(%)|)", re.IGNORECASE)
# the first group has no leading zero: 0.500 is a half, not five hundred
_COMMA_DECIMAL = re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?")
_POINT_DECIMAL = re.compile(r"([1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?")
_ONE_GROUP = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_LONE_POINT = re.compile(r"[0-9]+\.[0-9]+")
_BLANKS = frozenset({"", "-", "–", "—", "n/a", "na", "tbd", "belum ada", "belum diisi", "tidak ada data"})
_ODD_SIGNS = MappingProxyType(str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2212": "-", "\u2013": "-"}))


@frozen
class Written:
    """A number as it stood in a document: its ``value``, and the ``mark`` beside it (``%``, ``Rp`` or nothing)."""

    value: Fraction
    mark: Literal["%", "Rp", ""] = ""


def read_id(text: str, *, decimal: Separator | None = None) -> Fraction:
    """Read a number the way an Indonesian document writes it; the mark beside it (``%``, ``Rp``) is passed over.

    ``decimal`` says how the column is written when that is known: ``","`` (1.234 is a thousand and more) or ``"."``.
    Without it a point followed by exactly three digits is refused, because it may be either.

    Raises:
        NumberError: for ambiguous text and for anything that is no number; ``value`` repeats the text.
        UnknownNameError: for another ``decimal``.
    """
    return read_written(text, decimal=decimal).value


def read_written(text: str, *, decimal: Separator | None = None) -> Written:
    """Read like :func:`read_id` and keep the mark, so that a caller can see a percentage where rupiah belongs.

    Raises:
        NumberError, UnknownNameError: as :func:`read_id` does.
    """
    if decimal not in _SEPARATORS:
        raise UnknownNameError.among("decimal sign", decimal, (",", "."))
    stripped = text.strip().translate(_ODD_SIGNS) if len(text) <= 2 * _LONGEST_TEXT else text
    if len(stripped) > _LONGEST_TEXT:
        raise _refused_text(text)
    match = _MARKED.fullmatch(stripped)
    if match is None:
        raise _refused_text(text) if not stripped else _refusal(text, "is not a number", "Write it like 1.234,56")
    before, rupiah, sign, digits, no_cents, percent = match.groups()
    if before and sign:
        raise _refusal(text, "has two signs", "Write one of them")
    if (rupiah or no_cents) and percent:
        raise _refusal(text, "is marked both as rupiah and as a percentage", "Write only one of them")
    # the comma of "Rp 1.500,-" is the decimal one
    plain_digits = _plain_digits(text, digits, decimal or ("," if no_cents else None))
    if no_cents and "." in plain_digits:
        raise _refusal(text, "has decimals before ',-', which says that there are none", "Write it like 1.234,56")
    try:
        value = number((before or sign) + plain_digits)
    except NumberError:
        raise _too_long(text) from None
    return Written(value, "Rp" if rupiah else "%" if percent else "")


def _plain_digits(text: str, digits: str, decimal: Separator | None) -> str:
    if decimal is None:
        if _ONE_GROUP.fullmatch(digits):
            raise _refusal(
                text,
                f"may be {digits.replace('.', '')}, grouped, or {digits} with decimals",
                "Say how the column is written: decimal=',' or decimal='.'",
            )
        decimal = "." if _LONE_POINT.fullmatch(digits) else ","
    match = (_COMMA_DECIMAL if decimal == "," else _POINT_DECIMAL).fullmatch(digits)
    if match is None:
        other = "," if decimal == "." else "."
        raise _refusal(
            text,
            f"is not grouped the way numbers with a decimal {'comma' if decimal == ',' else 'point'} are",
            f"Write it like {'1.234,56' if decimal == ',' else '1,234.56'}, or say decimal={other!r}",
        )
    whole, decimals = match.groups()
    whole = whole.replace("." if decimal == "," else ",", "")
    return f"{whole}.{decimals}" if decimals else whole


def is_blank(text: str) -> bool:
    """Tell whether a cell says that nothing was reported: empty, a dash, ``n/a``, ``belum ada``. Zero is not blank."""
    return len(text) <= _LONGEST_TEXT and text.strip().casefold() in _BLANKS


def write_id(value: Fraction | Decimal | int, places: int | None = None) -> str:
    """Write a number the Indonesian way: ``1.234,56``.

    With ``places`` it is rounded half-up to that many decimals and keeps them; without, every digit is written.
    ``read_id(write_id(x), decimal=",")`` gives ``x`` back.

    Raises:
        NumberError: when the number has no end in decimals and no ``places`` were given, or these are no whole number
            from 0 to 1,000, or when it is longer than anybody reads.
    """
    return _written(value, places, ".", ",")


def write_en(value: Fraction | Decimal | int, places: int | None = None) -> str:
    """Write a number like :func:`write_id`, the English way: ``1,234.56``.

    Raises:
        NumberError: when the number has no end in decimals and no ``places`` were given, or these are no whole number
            from 0 to 1,000, or when it is longer than anybody reads.
    """
    return _written(value, places, ",", ".")


def _written(value: Fraction | Decimal | int, places: int | None, group: str, point: str) -> str:
    if isinstance(value, Decimal) and not (value.is_finite() and abs(value.adjusted()) <= LONGEST_WRITTEN):
        raise _refusal(value, "is not written out", "Give a finite number of a readable length")
    exact = Fraction(value)
    if places is not None:
        _check_places(places)
    else:
        places = len(plain(exact).partition(".")[2])
        if isinstance(value, Decimal):
            places = max(places, -int(value.as_tuple().exponent))
    scaled = half_up(exact.numerator * 10**places, exact.denominator)
    whole, decimals = divmod(abs(scaled), 10**places)
    sign = "-" if scaled < 0 else ""
    tail = f"{point}{digits_of(decimals):0>{places}}" if places else ""
    return sign + digits_of(whole, ",").replace(",", group) + tail


def plain(value: Fraction) -> str:
    """Write a number with all its digits and a decimal point, so that :func:`number` reads it back.

    Raises:
        NumberError: when it has no end in decimals, such as one third, or more of them than are written.
    """
    if value.denominator.bit_length() > bits(LONGEST_WRITTEN):
        raise _refusal(value, f"has more than {LONGEST_WRITTEN} decimals", "Say to how many places it is rounded")
    twos = (value.denominator & -value.denominator).bit_length() - 1
    rest, fives = value.denominator >> twos, 0
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    places = max(twos, fives)
    if rest != 1:
        raise _refusal(value, "has no end when it is written in decimals", "Say to how many places it is rounded")
    scaled = value.numerator * (10**places // value.denominator)
    whole, decimals = divmod(abs(scaled), 10**places)
    return f"{'-' if scaled < 0 else ''}{digits_of(whole)}" + (f".{digits_of(decimals):0>{places}}" if places else "")


def quotient(value: Fraction) -> str:
    """Write a number exactly, whatever it is: ``883/10``, or ``88`` when it is whole."""
    above = digits_of(value.numerator)
    return above if value.denominator == 1 else f"{above}/{digits_of(value.denominator)}"


def digits_of(whole: int, group: Literal["", ","] = "") -> str:
    """Write a whole number, also one of more than the 4,300 digits beyond which ``str()`` refuses.

    Raises:
        NumberError: when it has more than 40,000.
    """
    if whole.bit_length() > bits(LONGEST_WRITTEN):
        why = f"has more than {LONGEST_WRITTEN} digits"
        raise _refusal(whole, why, "No number of an office is as long: look at what it was computed from")
    return f"{whole:{group}}" if -_WIDEST < whole < _WIDEST else f"{Decimal(whole):{group}}"


# --- rounding ---------------------------------------------------------------------------------------------------------


def half_up(above: int, below: int) -> int:
    """Return the whole number nearest to ``above / below`` (``below`` > 0), ties away from zero."""
    if above >= 0:
        return (2 * above + below) // (2 * below)
    return -((below - 2 * above) // (2 * below))


def truncate(above: int, below: int) -> int:
    """Return the whole part of ``above / below`` (``below`` > 0), towards zero."""
    return above // below if above >= 0 else -(-above // below)


def half_even(above: int, below: int) -> int:
    """Return the whole number nearest to ``above / below`` (``below`` > 0), ties to the even neighbour."""
    whole, rest = divmod(above, below)
    twice = 2 * rest
    return whole + (twice > below or (twice == below and whole % 2 == 1))


@frozen
class Rounding:
    """A rounding rule by its ``name``; ``divide`` rounds: ``divide(above, below)`` of two integers, ``below`` > 0.

    ``source`` says who rounds so.
    """

    name: str
    divide: Callable[[int, int], int]
    source: str


ROUNDINGS: Final[Mapping[str, Rounding]] = MappingProxyType(
    {
        "half-up": Rounding(
            "half-up",
            half_up,
            "Ties away from zero, as ROUND of Excel, MySQL and PHP: what published tables are made with; no regulation "
            "seen states a rule.",
        ),
        "truncate": Rounding(
            "truncate", truncate, "Further digits cut off: some published tables, such as Muncar's, do so in places."
        ),
        "half-even": Rounding("half-even", half_even, "Ties to the even digit: IEEE 754 and Python's round()."),
    }
)
"""The rounding rules by name: ``half-up``, ``truncate`` and ``half-even``, each with who rounds so."""


def rounding(name: str) -> Rounding:
    """Return the rounding rule called ``name``.

    Raises:
        UnknownNameError: when there is none.
    """
    try:
        return ROUNDINGS[name]
    except KeyError:
        raise UnknownNameError.among("rounding rule", name, ROUNDINGS) from None


def publish(value: Fraction, places: int = 2, rule: str = "half-up") -> Decimal:
    """Round ``value`` once to ``places`` decimals by the rule called ``rule``; the result keeps its zeros.

    >>> publish(number("88.305"), 2), publish(number("88.305"), 2, "truncate")
    (Decimal('88.31'), Decimal('88.30'))

    Raises:
        UnknownNameError: when no rounding rule has that name.
        NumberError: when ``places`` is no whole number from 0 to 1,000.
    """
    _check_places(places)
    return decimal_of(rounding(rule).divide(value.numerator * 10**places, value.denominator), places)


def _check_places(places: object) -> None:
    if type(places) is not int or not 0 <= places <= MOST_PLACES:
        remedy = f"Give a whole number from 0 to {MOST_PLACES}."
        raise NumberError(f"{quoted(places)} is no count of decimals", remedy, value=places)


def decimal_of(scaled: int, places: int) -> Decimal:
    """Return ``scaled`` counts of ``10**-places`` as a Decimal, independently of any decimal context."""
    if -_WIDEST < scaled < _WIDEST and places <= FRACTION_DIGITS:
        return _EXACT.multiply(scaled, _STEPS[places])
    return Decimal((int(scaled < 0), Decimal(scaled).as_tuple().digits, -places))
