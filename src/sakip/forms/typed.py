"""What is typed into the cell of a number, and what a number is written as there.

The cells to fill in hold text. A cell for numbers makes of what is typed what the computer's language makes of it:
where that is English, ``87,5`` becomes 875 without a word, and where it is Indonesian, ``12.5`` becomes the twelfth of
May. As text it stays what was typed, and is read here, in the one way the form explains: a decimal comma, points
between thousands, ``%`` and ``Rp`` and a unit where somebody writes them. What a spreadsheet stores as a number, as it
was pasted or computed, is read as it is shown.

>>> read_number("456.000.000", "rupiah").value
Fraction(456000000, 1)
>>> read_number("87,5%", "persen")
Typed(value=Fraction(175, 2), unit='persen')
>>> read_number("1.234", "poin")
Traceback (most recent call last):
    ...
sakip.forms.typed.TypedError: form-ambiguous
"""

from __future__ import annotations

import re
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from sakip.errors import NumberError, UnitError, UnknownNameError
from sakip.figures import plain, publish, read_written, write_id
from sakip.indicators import Amount, Indicator, Predicate, Reported
from sakip.intake.table import cut, number_in
from sakip.units import canonical, factor

if TYPE_CHECKING:
    from sakip.tree import Component

_PERCENT: Final = "persen"
_MONEY: Final = "rupiah"
# what measures rather than counts; any other unit is one of things that come whole
_MEASURES: Final = frozenset(
    {"bilangan", _PERCENT, "permil", "per 10.000", "per 100.000", "poin persen", "poin", "indeks", "nilai", "predikat",
     "level", "hari", "minggu", "jam", "menit", "bulan", "tahun"}
)  # fmt: skip
_WITH_UNIT = re.compile(r"((?:[+-]|−)?(?:Rp\.? ?)?[0-9.,]+(?:,-)?)\s+([A-Za-z].*)", re.IGNORECASE)
_ONE_GROUP = re.compile(r"[^0-9]*([1-9][0-9]{0,2})\.([0-9]{3})[^0-9]*")
_MARKS: Final = MappingProxyType({"%": _PERCENT, "Rp": _MONEY, "": ""})
_EXAMPLE: Final = "1.234,56"


class TypedError(Exception):
    """Something typed that is no number of its component: the code of the finding, its facts, the column it is in."""

    def __init__(self, code: str, column: str = "value", **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.column = column
        self.facts = facts


@frozen
class Typed:
    """A number and the unit beside it, ``""`` where there is none."""

    value: Fraction
    unit: str = ""


def counts(unit: str) -> bool:
    """Whether a unit counts things that come whole: desa, orang, dokumen, and what a set counts of its own."""
    return unit not in _MEASURES and "/" not in unit and not unit.endswith(_MONEY)


def written(value: Reported, unit: str) -> str:
    """Return a number as the form holds it, so that :func:`read_number` reads the same; a predicate is its word."""
    match value:
        case None:
            return ""
        case Predicate(word=word):
            return word
        case Amount(value=number, unit=given):
            return f"{_digits(number, given)} {given}"
        case Fraction():
            small = unit == _PERCENT and 0 < abs(value) <= 1
            return _digits(value, unit) + "%" * small
    return written(value.value, unit)  # a working is its number


def _digits(value: Fraction, unit: str) -> str:
    try:
        digits = plain(value)
    except NumberError:  # a number an instrument measured may have no end
        digits = plain(Fraction(publish(value, 4)))
    return write_id(Fraction(digits)) if _groups(unit) else digits.replace(".", ",")


def _groups(unit: str) -> bool:
    """Whether 1.500 of it is fifteen hundred and nothing else: nobody has a thousandth of a village, or of a rupiah."""
    return counts(unit) or unit == _MONEY


def read_number(text: str, unit: str) -> Typed:
    """Read what was typed as a number; ``unit`` is what is expected.

    Raises:
        TypedError: when it is none, or may be two.
    """
    match = _WITH_UNIT.fullmatch(text)
    number, named = (match[1], match[2]) if match else (text, "")
    one_group = _ONE_GROUP.fullmatch(number)
    if one_group is not None and not _groups(named.casefold() or unit):
        ways = {"whole": "".join(one_group.groups()), "decimals": ",".join(one_group.groups())}
        raise TypedError("form-ambiguous", given=shown(text), **ways)
    try:
        found = read_written(number, decimal="," if one_group is not None else None)
    except NumberError:
        example = number_in(text, ",", _EXAMPLE)
        raise TypedError("bad-number", given=shown(text), decimal=",", example=example) from None
    mark = _MARKS[found.mark]
    if named and mark == _MONEY and mark not in named.casefold():
        named = f"{named} {mark}"  # Rp 12,5 juta
    if mark == _PERCENT and named:
        raise TypedError("bad-number", given=shown(text), decimal=",", example=_EXAMPLE)
    return Typed(found.value, named or mark)


def reported(typed: Typed, stated: str, indicator: Indicator, component: Component, given: str) -> Reported:
    """Return what was typed as a component of an indicator reports it; ``stated`` is the column of units.

    Raises:
        TypedError: when its unit does not convert to that of the component.
    """
    expected = component.unit or indicator.unit
    own = indicator.own_units
    # Rp goes with the thousands and millions of the column of units; a percent sign is a unit of its own
    unit = stated if typed.unit == _MONEY and stated else typed.unit or stated
    if not unit:
        return typed.value
    try:
        known = canonical(unit, own)
        factor(known, expected, own)
        if typed.unit:
            factor(typed.unit, known.partition(" / ")[0], own)
    except (UnitError, UnknownNameError):
        facts = {"given": shown(given if typed.unit else stated), "unit": expected, "component": component.name}
        raise TypedError("bad-unit", "value" if typed.unit else "unit", **facts) from None
    return typed.value if known == expected else Amount(typed.value, known)


def shown(text: str) -> str:
    """Return what stood in a cell, as a finding repeats it."""
    return f"“{cut(text)}”"
