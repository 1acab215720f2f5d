"""Numbers as documents print them, read and written: the Indonesian way, the English way, and plainly."""

from __future__ import annotations

import re
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from fractions import Fraction
from itertools import zip_longest
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from attrs import frozen

from sakip.errors import NumberError, UnknownNameError
from sakip.figures.gate import LONGEST_TEXT, number, refusal, refused_text, too_long, unpadded
from sakip.figures.limits import LONGEST_TOGETHER, LONGEST_WRITTEN, bits
from sakip.figures.publishing import check_places, half_up

Separator: TypeAlias = Literal[",", "."]
"""How a column writes decimals: with a comma, or with a point."""

# what str() writes without counting its digits first
_QUICK = 10**50
# a context that rounds nothing, and how many bytes are converted at once
_WIDE = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
_PIECE: Final = 1_000
# what is made of the longest numbers together, which bits() measures a little too long
_LONGEST_EXACT: Final = LONGEST_TOGETHER + LONGEST_WRITTEN + 1
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
    stripped = text.strip().translate(_ODD_SIGNS) if len(text) <= 2 * LONGEST_TEXT else text
    if len(stripped) > LONGEST_TEXT:
        raise refused_text(text)
    match = _MARKED.fullmatch(stripped)
    if match is None:
        raise refused_text(text) if not stripped else refusal(text, "is not a number", "Write it like 1.234,56")
    before, rupiah, sign, digits, no_cents, percent = match.groups()
    if before and sign:
        raise refusal(text, "has two signs", "Write one of them")
    if (rupiah or no_cents) and percent:
        raise refusal(text, "is marked both as rupiah and as a percentage", "Write only one of them")
    # the comma of "Rp 1.500,-" is the decimal one
    plain_digits = _plain_digits(text, digits, decimal or ("," if no_cents else None))
    if no_cents and "." in plain_digits:
        raise refusal(text, "has decimals before ',-', which says that there are none", "Write it like 1.234,56")
    try:
        value = number((before or sign) + plain_digits)
    except NumberError:
        raise too_long(text) from None
    return Written(value, "Rp" if rupiah else "%" if percent else "")


def _plain_digits(text: str, digits: str, decimal: Separator | None) -> str:
    if decimal is None:
        if _ONE_GROUP.fullmatch(digits):
            raise refusal(
                text,
                f"may be {digits.replace('.', '')}, grouped, or {digits} with decimals",
                "Say how the column is written: decimal=',' or decimal='.'",
            )
        decimal = "." if _LONE_POINT.fullmatch(digits) else ","
    match = (_COMMA_DECIMAL if decimal == "," else _POINT_DECIMAL).fullmatch(digits)
    if match is None:
        other = "," if decimal == "." else "."
        raise refusal(
            text,
            f"is not grouped the way numbers with a decimal {'comma' if decimal == ',' else 'point'} are",
            f"Write it like {'1.234,56' if decimal == ',' else '1,234.56'}, or say decimal={other!r}",
        )
    whole, decimals = match.groups()
    whole = whole.replace("." if decimal == "," else ",", "")
    return f"{whole}.{decimals}" if decimals else whole


def is_blank(text: str) -> bool:
    """Tell whether a cell says that nothing was reported: empty, a dash, ``n/a``, ``belum ada``. Zero is not blank."""
    return len(text) <= LONGEST_TEXT and text.strip().casefold() in _BLANKS


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
    exact = _exact(value) if isinstance(value, Decimal) else Fraction(value)
    if places is not None:
        check_places(places)
    else:
        places = len(plain(exact).partition(".")[2])
        if isinstance(value, Decimal):
            places = max(places, -int(value.as_tuple().exponent))
            if places > LONGEST_WRITTEN:
                raise _unread(value)
    scaled = half_up(exact.numerator * 10**places, exact.denominator)
    whole, decimals = divmod(abs(scaled), 10**places)
    sign = "-" if scaled < 0 else ""
    tail = f"{point}{digits_of(decimals):0>{places}}" if places else ""
    return sign + digits_of(whole, ",").replace(",", group) + tail


def _exact(value: Decimal) -> Fraction:
    if not (value.is_finite() and abs(value.adjusted()) <= LONGEST_WRITTEN):
        raise _unread(value)
    short = unpadded(value)
    if short is not value and len(short.as_tuple().digits) > LONGEST_WRITTEN:
        raise _unread(value)
    return Fraction(short)


def _unread(value: Decimal) -> NumberError:
    return refusal(value, "is not written out", "Give a finite number of a readable length")


def plain(value: Fraction) -> str:
    """Write a number with all its digits and a decimal point, so that :func:`number` reads it back.

    Raises:
        NumberError: when it has no end in decimals, such as one third, or more of them than are written.
    """
    if value.denominator.bit_length() > bits(LONGEST_WRITTEN):
        raise refusal(value, f"has more than {LONGEST_WRITTEN} decimals", "Say to how many places it is rounded")
    twos = (value.denominator & -value.denominator).bit_length() - 1
    rest, fives = value.denominator >> twos, 0
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    places = max(twos, fives)
    if rest != 1:
        raise refusal(value, "has no end when it is written in decimals", "Say to how many places it is rounded")
    scaled = value.numerator * (10**places // value.denominator)
    whole, decimals = divmod(abs(scaled), 10**places)
    return f"{'-' if scaled < 0 else ''}{digits_of(whole)}" + (f".{digits_of(decimals):0>{places}}" if places else "")


def quotient(value: Fraction) -> str:
    """Write a number exactly, whatever it is: ``883/10``, or ``88`` when it is whole.

    Raises:
        NumberError: when it has more digits than anything that is computed here.
    """
    above = digits_of(value.numerator, longest=_LONGEST_EXACT)
    return above if value.denominator == 1 else f"{above}/{digits_of(value.denominator, longest=_LONGEST_EXACT)}"


def digits_of(whole: int, group: Literal["", ","] = "", longest: int = LONGEST_WRITTEN) -> str:
    """Write a whole number, also one of more than the 4,300 digits beyond which ``str()`` refuses.

    Raises:
        NumberError: when it has more than ``longest``.
    """
    if whole.bit_length() > bits(longest):
        why = f"has more than {longest} digits"
        raise refusal(whole, why, "No number of an office is as long: look at what it was computed from")
    return f"{whole:{group}}" if -_QUICK < whole < _QUICK else f"{_in_decimal(whole):{group}}"


def _in_decimal(whole: int) -> Decimal:
    """Convert a whole number piece by piece: at once takes time by the square of its digits."""
    size = -(-whole.bit_length() // 8) + 1
    binary = whole.to_bytes(size, "little", signed=True)
    starts = range(0, size, _PIECE)
    made = [Decimal(int.from_bytes(binary[at : at + _PIECE], "little", signed=at == starts[-1])) for at in starts]
    base = Decimal(256**_PIECE)
    while len(made) > 1:
        pairs = zip_longest(made[::2], made[1::2], fillvalue=Decimal(0))
        made = [_WIDE.fma(high, base, low) for low, high in pairs]
        base = _WIDE.multiply(base, base)
    return made[0]
