"""Numbers as a spreadsheet stores them, so that what is published is what is shown and what is read back.

A spreadsheet stores a number in binary and shows fifteen digits of it. A number within fifteen digits comes back
exactly; one beyond would lose its last digits as soon as somebody saves the file, so it is written as text with all of
them. A number format says how many decimals are shown, how it is grouped and what stands around it; Excel in Indonesian
writes the decimal comma for the ``.`` of a format, and LibreOffice does wherever the format names the language.

A percentage is stored as spreadsheets have it, 88,31% as 0.8831 with the format ``0.00%``: who types 90 or 90% over it
has ninety percent either way, which a literal percent sign (``0.00"%"``) makes 0,90% of. Read back by
:mod:`sakip.workbooks` it is 88.31, marked as a percentage.

>>> from decimal import Decimal
>>> store(Decimal("88.30"), "persen")
Stored(number=Decimal('0.8830'), number_format='[$-421]#,##0.00%')
>>> store(Decimal("1500000"), "rupiah")
Stored(number=Decimal('1500000'), number_format='[$-421]"Rp"#,##0')
>>> print(store(Decimal("1234567890123456"), "rupiah"))
None
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from attrs import frozen

from sakip import wording
from sakip.errors import NumberError
from sakip.figures import FRACTION_DIGITS, number, plain, publish, quotient
from sakip.figures.publishing import decimal_of
from sakip.units import written

DIGITS: Final = 15
"""How many digits of a number a spreadsheet keeps."""

Value = Decimal | Fraction | int

_MARK = re.compile(r"(?: ?\[[0-9]{1,3}\])*")
_PERCENT = "persen"
_HERE = "\0"
_LONGEST_AROUND = 100
_MOST_SHOWN = 30
_MORE_ZEROS = 3
_LOCALES = MappingProxyType({"id": "[$-421]", "en": "[$-409]"})


@frozen
class Stored:
    """A number as it goes into a cell, and the format it is shown with."""

    number: Decimal
    number_format: str


def decimals(value: Value) -> int | None:
    """Return how many decimals a number is written with, the zeros of a Decimal included; None where it has no end."""
    exact = Fraction(value)
    try:
        natural = len(plain(exact).partition(".")[2])
    except NumberError:
        return None
    return max(natural, -int(value.as_tuple().exponent)) if isinstance(value, Decimal) else natural


def store(
    value: Value, unit: str = "", places: int | None = None, *, mark: str = "", lang: str = "id"
) -> Stored | None:
    """Return how a cell holds a number exactly and shows it with its unit; None where no cell does.

    ``places`` decimals are shown, or as many as it has; ``mark`` stands after it. One without end in decimals is
    published to ``places``, half-up, as it is printed.
    """
    around = _around(unit)
    has = decimals(value)
    if around is None or (has is None and places is None):
        return None
    shown = places if places is not None else has or 0
    exact = Fraction(publish(Fraction(value), shown)) if has is None else Fraction(value)
    before, after, percent = around
    kept = _kept(exact / 100 if percent else exact, (shown if has is None else has) + 2 * percent)
    if kept is None:
        return None
    if shown > _MOST_SHOWN:
        return None
    zeros = "." + "0" * shown if shown else ""
    return Stored(kept, f"{_LOCALES[lang]}{_quoted(before)}#,##0{zeros}{'%' * percent}{_quoted(after + mark)}")


def text(value: Value, unit: str = "", places: int | None = None, lang: str = "id") -> str:
    """Return a number as text with its unit, all its digits kept; a quotient where it has no end in decimals."""
    has = decimals(value)
    if has is not None:
        figure = wording.writer(lang)(value, max(has, places or 0))
    elif places is not None:
        figure = wording.writer(lang)(Fraction(value), places)
    else:
        figure = quotient(Fraction(value))
    return _beside(figure, unit)


def as_printed(
    printed: str, value: Value, unit: str = "", places: int | None = None, *, lang: str = "id"
) -> tuple[str, int, str] | None:
    """Return with which unit, how many places and which mark after it a cell shows a number as it was printed.

    None where none does: then the printed text says more than the number, such as ``≥ 80`` or ``1 inovasi (Juni)``.

    >>> as_printed("88,30% [1]", Decimal("88.30"), "persen")
    ('persen', 2, ' [1]')
    >>> as_printed("88,30", Decimal("88.30"), "persen")
    ('', 2, '')
    >>> print(as_printed("≥ 80", Fraction(80)))
    None
    """
    natural = decimals(value)
    # a document may print 82,50 of what is 82.5
    longer = range(natural, natural + _MORE_ZEROS + 1) if natural is not None else ()
    for shown in dict.fromkeys((places, *longer)):
        if shown is None:
            continue
        figure = wording.writer(lang)(value, shown)
        for said in dict.fromkeys((unit, "")):
            text = _beside(figure, said)
            mark = printed.removeprefix(text)
            if printed.startswith(text) and _MARK.fullmatch(mark):
                return said, shown, mark
    return None


def _beside(figure: str, unit: str) -> str:
    return written(figure, unit) if unit else figure


def _around(unit: str) -> tuple[str, str, bool] | None:
    """Return what stands before and after a number in a unit, and whether it is a percentage; None if no format can."""
    before, _, after = _beside(_HERE, unit).partition(_HERE)
    if len(before) + len(after) > _LONGEST_AROUND or not (before + after).isprintable() or '"' in before + after:
        return None
    if unit.partition(" / ")[0] == _PERCENT:
        return before, after.removeprefix("%"), True
    return before, after, False


def _quoted(literal: str) -> str:
    return f'"{literal}"' if literal else ""


def _kept(exact: Fraction, places: int) -> Decimal | None:
    """Return a number with its zeros if a spreadsheet keeps every digit of it, and it can be read again."""
    try:
        number(exact)
    except NumberError:
        return None
    if len(plain(abs(exact)).replace(".", "").strip("0")) > DIGITS:
        return None
    places = min(places, FRACTION_DIGITS)
    return decimal_of(int(exact * 10**places), places)
