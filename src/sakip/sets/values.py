"""The values of targets and components in a set file: numbers, amounts, ranges and predicates."""

from __future__ import annotations

from typing import Any

from sakip.errors import NumberError, quoted
from sakip.figures import number
from sakip.indicators import Predicate, Range
from sakip.indicators.amounts import amount
from sakip.toml.text import Literal


def target_value(given: Any) -> Any:
    """Return a range, a predicate, or what :func:`component_value` does."""
    match given:
        case None:
            return amount("")
        case {"from": low, "to": high, **rest} if not rest:
            return Range(component_value(low), component_value(high))
        case {"predicate": str(word), **rest} if not rest and not isinstance(word, Literal):
            return Predicate(word)
        case str() if not isinstance(given, Literal):
            return amount(given)
    return component_value(given)


def component_value(given: Any) -> Any:
    """Return a number, a text with a number and perhaps its unit, a predicate, or None for a blank.

    Raises:
        NumberError: when it is none of them.
    """
    match given:
        case {"predicate": str(word), **rest} if not rest and not isinstance(word, Literal):
            return Predicate(word)
        case Literal():
            return number(str(given))
        case str() | None:
            return given
        case int() if not isinstance(given, bool):
            return number(given)
    raise NumberError(
        f"{quoted(given)} is not a number",
        "Write a number, or text such as '12.5 juta rupiah'.",
        fault="number-none",
        value=given,
    )
