"""Values as a file holds them: texts, numbers in full, days, lists, and tables of the keys that say something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from sakip.errors import DefinitionError, NumberError, quoted
from sakip.figures import number, plain, quotient
from sakip.indicators import Amount, Predicate, Range
from sakip.periods import Month, Quarter, Semester, Year
from sakip.toml.text import Literal


def table_of(thing: Any) -> dict[str, Any]:
    """Return the keys of an object of an attrs class that a file reads into it; what is as usual is left out."""
    said: dict[str, Any] = {}
    for attribute in attrs.fields(type(thing)):
        value = getattr(thing, attribute.name)
        default = attribute.default
        if not attribute.init or (value == default and type(value) is type(default)):
            continue
        said[attribute.alias] = value_of(value)
    return said


def value_of(given: Any) -> Any:
    """Return any value the way a file holds it.

    Raises:
        DefinitionError: when a file cannot.
    """
    match given:
        case Literal() | bool() | int() | dt.date():
            return given
        case str() | Semester() | Quarter() | Month():
            return str(given)
        case Fraction():
            return figure(given)
        case Year():
            return Literal(str(given))
        case Amount() | Range() | Predicate():
            return _promised(given)
        case Mapping():
            return {str(key): value_of(value) for key, value in given.items()}
        case tuple() | list():
            return [value_of(value) for value in given]
    if attrs.has(type(given)):
        return table_of(given)
    raise DefinitionError(f"{quoted(given)} cannot be written into a file", "Give a text, a number or a day.")


def _promised(given: Amount | Range | Predicate) -> Any:
    match given:
        case Amount():
            return amount(given.value, given.unit)
        case Range():
            return {"from": figure(given.lower), "to": figure(given.upper)}
        case Predicate():
            return {"predicate": given.word}


def figure(value: Fraction) -> Literal:
    """Return a number with all its digits.

    Raises:
        NumberError: when no file can hold it, as it has no end in decimals or too many digits.
    """
    return Literal(plain(number(value)))


def amount(value: Fraction, unit: str) -> str:
    """Return a number with its unit behind it, as :func:`sakip.indicators.amount` reads it."""
    digits = str(figure(value))
    # 1.125 could be grouped thousands, and is refused before a unit
    _, _, decimals = digits.partition(".")
    return f"{digits}{'0' if len(decimals) == 3 else ''} {unit}"


def argument(given: Any) -> Any:
    """Return an argument of a strategy the way a file holds it; exact numbers that never end as ``1/9``.

    Raises:
        DefinitionError: for what no file can hold in every format, such as a day.
    """
    match given:
        case Literal() | bool() | int():
            return given
        case str():
            return str(given)
        case float() | Decimal():
            return figure(number(given))
        case Fraction():
            try:
                return figure(given)
            except NumberError:
                return quotient(given)
        case Mapping():
            return {str(name): argument(value) for name, value in given.items()}
        case tuple() | list():
            return [argument(value) for value in given]
    raise DefinitionError(f"{quoted(given)} cannot be written into a file", "Give a text or a number.")
