"""What an indicator, a target or a realisation may hold: numbers with a unit, ranges, predicates."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any, TypeAlias

from attrs import field, frozen

from sakip import hooks, wording
from sakip.errors import DefinitionError, NumberError, UnknownNameError, quoted
from sakip.figures import number, plain, quotient
from sakip.indicators.working import Working
from sakip.units import canonical

_MAYBE_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")
_LONGEST_AMOUNT = 100
# an exponent is no unit: 1e5 is refused like every number that is written with one
_AMOUNT = re.compile(r"([+-]?[0-9]+(?:\.[0-9]+)?)\s*(%|(?![eE][+-]?[0-9])[A-Za-z].*)")


@frozen
class Amount:
    """A number and the unit it was given in, when that is not the one expected: ``value`` in ``unit``."""

    value: Fraction = field(converter=number)
    unit: str

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def label(self, lang: str = "id") -> str:
        """Write the number and its unit."""
        return f"{wording.spoken(self.value, lang)} {self.unit}"


@frozen
class Range:
    """A target that is an interval, both ends included.

    ``lower`` and ``upper`` are its ends.

    Raises:
        NumberError: when an end is no number.
        DefinitionError: when it ends below where it begins.
    """

    lower: Fraction = field(converter=number)
    upper: Fraction = field(converter=number)

    __get_pydantic_core_schema__ = hooks.core_schema
    __get_pydantic_json_schema__ = hooks.json_schema
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        if self.lower > self.upper:
            raise DefinitionError(f"range {self.lower} to {self.upper} is upside down", "Give the lower end first.",
                                  fault="range-upside-down", lower=self.lower, upper=self.upper)  # fmt: skip

    def label(self, lang: str = "id") -> str:
        """Write both ends."""
        return f"{wording.spoken(self.lower, lang)}–{wording.spoken(self.upper, lang)}"


@frozen
class Predicate:
    """A word that ranks but does not measure, such as WTP or BB: reached or not, never divided.

    ``word`` is that word, as it is written.

    Raises:
        DefinitionError: when there is no word.
    """

    word: str

    __get_pydantic_core_schema__ = hooks.core_schema
    __get_pydantic_json_schema__ = hooks.json_schema
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        if not self.word.strip():
            raise DefinitionError("a predicate has no word", "Write it, such as WTP.",
                                  fault="blank-text", name="predicate")  # fmt: skip

    def __str__(self) -> str:
        return self.word


Reported: TypeAlias = Fraction | Amount | Predicate | Working | None
"""What may be reported: a Fraction, an :class:`Amount`, a :class:`Predicate`, a :class:`Working`; None is blank."""


def number_of(value: Reported) -> Reported:
    """Return what is computed with: of a working its number, of anything else the thing itself."""
    return value.value if isinstance(value, Working) else value


def as_reported(value: Reported) -> str | None:
    """Write what was reported: a number exactly, with its unit when it had one, or a predicate; None for a blank."""
    match number_of(value):
        case None:
            return None
        case Fraction() as number:
            return exact(number)
        case Amount(value=number, unit=unit):
            return f"{exact(number)} {unit}"
        case other:
            return str(other)


def exact(value: Fraction) -> str:
    """Write a number with all its digits, or as a quotient when it has no end in decimals."""
    try:
        return plain(value)
    except NumberError:
        return quotient(value)


def amount(given: Any) -> Fraction | Amount:
    """Return a number, with its unit when one is written behind it: ``"12.5 juta rupiah"``, ``"88 persen"``, ``"88%"``.

    A pair ``(number, unit)`` and a pint quantity of :func:`sakip.units.registry` are taken too.

    Raises:
        NumberError: when there is no number.
    """
    if isinstance(given, Amount):
        return given
    if isinstance(given, str):
        match = _AMOUNT.fullmatch(given.strip()) if len(given) <= _LONGEST_AMOUNT else None
        if match is None:
            return number(given)
        if _MAYBE_THOUSANDS.fullmatch(match[1]):
            raise NumberError(
                f"{quoted(given)} may be grouped or have three decimals",
                "Write it without a point, or with another number of decimals: 1500 or 1.5000.",
                fault="number-maybe-thousands",
                value=given,
            )
        return Amount(number(match[1]), canonical_or_given(match[2]))
    if isinstance(given, tuple):
        match given:
            case (value, str(unit)):
                return Amount(number(value), canonical_or_given(unit))
        raise NumberError(f"{quoted(given)} is not a number and its unit", "Give (12, 'dokumen').", value=given)
    if hasattr(given, "magnitude") and hasattr(given, "units"):
        from sakip.units import from_quantity  # noqa: PLC0415  # only a caller who has pint has quantities

        magnitude, unit = from_quantity(given)
        return Amount(number(magnitude), unit)
    return number(given)


def canonical_or_given(unit: str) -> str:
    """Return the library's spelling of a unit, or the text itself when only a set may know it."""
    try:
        return canonical(unit)
    except UnknownNameError:
        return " ".join(unit.split())
