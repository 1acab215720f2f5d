"""The portable reading: a tree as JSON values, and back, for traces that are replayed elsewhere."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sakip.errors import FormulaError, TraceError, quoted
from sakip.figures import LONGEST_SHARE, LONGEST_WRITTEN, quotient
from sakip.tree import DEEPEST_TREE, Calculation, Component, Constant, Operator, Taken, Tally

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sakip.tree import Node, Source

# as many digits as the largest tree can make of the longest inputs
_RATIO = re.compile(rf"(-?[0-9]{{1,{LONGEST_WRITTEN}}})(?:/(0*[1-9][0-9]{{0,{LONGEST_WRITTEN - 1}}}))?")


def to_json(tree: Node) -> dict[str, Any]:
    """Return ``tree`` as nested dictionaries; numbers are text, exact."""
    match tree:
        case Component(name=name, unit=unit, source=source):
            taken = {} if source is None else {"source": _source_to_json(source)}
            return {"component": name, "unit": unit, **taken}
        case Constant(value=value, unit=unit):
            return {"constant": ratio_text(value), "unit": unit}
        case Calculation(operator=operator, left=left, right=right):
            return {"calculation": operator.value, "of": [to_json(left), to_json(right)]}


def from_json(data: Any, deep: int = 0) -> Node:
    """Return the tree that :func:`to_json` wrote.

    Raises:
        TraceError: for anything :func:`to_json` would not have written.
        FormulaError: for a tree larger than a formula may be.
    """
    if deep > DEEPEST_TREE:
        raise TraceError("the formula of the trace is nested too deeply", f"At most {DEEPEST_TREE} levels are read.")
    match data:
        case {"component": str(name), **rest}:
            source = rest.get("source")
            try:
                return Component(name, _unit(rest), None if source is None else _source_from_json(source))
            except FormulaError as error:
                raise TraceError(error.what, error.remedy) from None
        case {"constant": str(value), **rest}:
            return Constant(ratio(value, LONGEST_SHARE), _unit(rest) or "bilangan")
        case {"calculation": str(operator), "of": [left, right]} if operator in set(Operator):
            return Calculation(Operator(operator), from_json(left, deep + 1), from_json(right, deep + 1))
        case _:
            raise TraceError(f"{quoted(data)} is no part of a formula", "Give the trace as it was written.")


def ratio_text(value: Fraction) -> str:
    """Return a number as exact text: ``883/10``, or ``88`` when it is whole."""
    return quotient(value)


def ratio(text: Any, longest: int = LONGEST_WRITTEN) -> Fraction:
    """Return the number that :func:`ratio_text` wrote, of at most so many digits above and below its line.

    Raises:
        TraceError: for anything else.
    """
    match = _RATIO.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise TraceError(f"{quoted(text)} is no exact number", "Write it like 883/10 or 88.")
    if max(len(digits.lstrip("-0")) for digits in match.groups("")) > longest:
        raise TraceError(f"{quoted(text)} has more than {longest} digits", "No number that is computed with has.")
    # by way of Decimal: int() reads no more than 4,300 digits
    return Fraction(int(Decimal(match[1])), int(Decimal(match[2] or 1)))


def _unit(data: Mapping[Any, Any]) -> str | None:
    unit = data.get("unit")
    if unit is not None and not isinstance(unit, str):
        raise TraceError(f"{quoted(unit)} is no unit", "Give the trace as it was written.")
    return unit


def _source_to_json(source: Source) -> dict[str, Any]:
    match source:
        case Taken(indicator=indicator, take=take):
            return {"indicator": indicator, "take": take}
        case Tally(count=count, over=over, reached_at=reached_at):
            return {"count": count, "over": list(over), "reached_at": ratio_text(reached_at)}


def _source_from_json(data: Any) -> Source:
    match data:
        case {"indicator": str(indicator), "take": ("value" | "achievement") as take}:
            return Taken(indicator, take)
        case {"count": ("achieved" | "all") as count, "over": [*over], "reached_at": str(reached_at)}:
            return Tally(count, tuple(str(code) for code in over), ratio(reached_at))
        case _:
            raise TraceError(f"{quoted(data)} is no source of a component", "Give the trace as it was written.")
