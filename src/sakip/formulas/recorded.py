"""Recorded: a formula written out step by step, for one that no other strategy makes.

A formula made by hand, or by a package that is not installed where its set is read, has a tree and no words for it.
Here the tree stands in the order a pocket calculator with a stack takes it: each step puts a component or a constant on
the stack, or takes two from it and puts back what an operator makes of them. So a formula of any depth is a flat list.

>>> made = recorded("kader_per_desa", [{"name": "kader", "unit": "orang"}, {"name": "desa", "unit": "desa"}],
...                 ["kader", "desa", "/"])
>>> made.tree.operator, [component.name for component in made.components]
(<Operator.DIVIDE: '/'>, ['kader', 'desa'])
>>> recorded("kader_per_desa", [{"name": "kader"}], ["kader", "/"])
Traceback (most recent call last):
    ...
sakip.errors.FormulaError: step 2 of formula 'kader_per_desa', '/', needs two values and finds 1. Write its two values \
before it: ['a', 'b', '/'].
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from sakip.errors import FormulaError, NumberError, UnknownNameError, listed, quoted
from sakip.figures import LONGEST_SHARE, number, plain, quotient, share
from sakip.formulas.called import called, check_texts
from sakip.tree import LARGEST_TREE, Calculation, Component, Constant, Formula, Operator, Taken, Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sakip.tree import Node, Source

# beyond what the gate for numbers takes; a constant may be the product of many, and one twice as long is told its limit
_LONG: Final = re.compile(rf"(-?[0-9]{{1,{2 * LONGEST_SHARE}}})(?:/([0-9]{{1,{2 * LONGEST_SHARE}}}))?")
_OPERATORS: Final = frozenset(operator.value for operator in Operator)


@called
def recorded(
    name: str,
    components: list[Any],
    steps: list[Any],
    *,
    details: Mapping[str, str] | None = None,
) -> Formula:
    """Record the formula called ``name`` of its ``components`` and the ``steps`` that compute it.

    A component is ``{ name, unit, source }``: without ``unit`` it is in that of the indicator, without ``source`` it is
    reported. A source is ``{ indicator, take }`` or ``{ count, over, reached_at }``, as :class:`sakip.tree.Taken` and
    :class:`sakip.tree.Tally` have them. A step is the name of a component, an operator (``+ - * /``, ``smaller_of``,
    ``larger_of``), a constant ``{ constant, unit }``, or ``{ component }`` for one that is called like an operator.
    ``details`` is what the formula says beside the arithmetic.

    Raises:
        FormulaError: when the steps do not come out at one value, or do not use each component, or something that
            has to be text is none.
        NumberError: when a constant is no number, or has more than 1,000 digits above or below its line.
    """
    check_texts("recorded", details=details)
    known = {component.name: component for component in map(_component, components)}
    if len(known) < len(components):
        raise FormulaError(f"formula {name!r} names a component twice", "List each once.")
    if len(steps) > LARGEST_TREE:
        raise FormulaError(f"formula {name!r} has {len(steps)} steps", f"It may have {LARGEST_TREE}.")
    stack: list[Node] = []
    used: set[str] = set()
    for place, step in enumerate(steps, 1):
        if isinstance(step, str) and step in _OPERATORS:
            if len(stack) < 2:
                raise FormulaError(
                    f"step {place} of formula {name!r}, {step!r}, needs two values and finds {len(stack)}",
                    "Write its two values before it: ['a', 'b', '/'].",
                )
            right, left = stack.pop(), stack.pop()
            stack.append(Calculation(Operator(step), left, right))
        else:
            stack.append(_value(name, step, known))
            used |= {node.name for node in stack[-1:] if isinstance(node, Component)}
    if len(stack) != 1:
        raise FormulaError(
            f"the steps of formula {name!r} come out at {len(stack)} values", "Put them together by operators to one."
        )
    unused = [component for component in known if component not in used]
    if unused:
        raise FormulaError(f"formula {name!r} never uses {listed(unused)}", "Use each component or leave it out.")
    return Formula(name, stack[0], tuple(known.values()), details or {})


def written_out(formula: Formula) -> dict[str, Any]:
    """Return the arguments of :func:`recorded` that give the formula again."""
    arguments: dict[str, Any] = {
        "name": formula.kind,
        "components": [_written(component) for component in formula.components],
        "steps": list(_steps(formula.tree)),
    }
    return arguments | ({"details": dict(formula.details)} if formula.details else {})


# --- components -------------------------------------------------------------------------------------------------------


def _component(given: Any) -> Component:
    match given:
        case {"name": str(name)} if not given.keys() - {"name", "unit", "source"}:
            rest: dict[str, Any] = dict(given)
            unit, source = rest.get("unit"), rest.get("source")
            if unit is None or isinstance(unit, str):
                return Component(name, unit, None if source is None else _source(name, source))
    raise FormulaError(f"{quoted(given)} is no component", "Write { name = 'realisasi', unit = 'rupiah' }.")


def _source(name: str, given: Any) -> Source:
    match given:
        case {"indicator": str(code), "take": ("value" | "achievement") as take, **rest} if not rest:
            return Taken(code, take)
        case {"indicator": str(code), **rest} if not rest:
            return Taken(code)
        case {"count": ("achieved" | "all") as count} if not given.keys() - {"count", "over", "reached_at"}:
            facts: dict[str, Any] = dict(given)
            over = facts.get("over", ())
            if isinstance(over, list | tuple) and all(isinstance(code, str) for code in over):
                return Tally(count, tuple(over), _exact(facts.get("reached_at", 100)))
    raise FormulaError(
        f"component {name!r} is not taken from anything",
        "Write source = { indicator = 'code', take = 'value' } or { count = 'achieved', over = ['code'] }.",
    )


def _written(component: Component) -> dict[str, Any]:
    said: dict[str, Any] = {"name": component.name}
    if component.unit is not None:
        said["unit"] = component.unit
    match component.source:
        case Taken(indicator=code, take=take):
            said["source"] = {"indicator": code, "take": take}
        case Tally(count=count, over=over, reached_at=mark):
            said["source"] = {"count": count, "over": list(over), "reached_at": _text(mark)}
    return said


# --- steps ------------------------------------------------------------------------------------------------------------


def _value(name: str, step: Any, known: Mapping[str, Component]) -> Node:
    match step:
        case {"constant": value, "unit": str(unit), **rest} if unit and not rest:
            return Constant(_exact(value), unit)
        case {"constant": value, **rest} if not rest:
            return Constant(_exact(value))
        case str(component) | {"component": str(component)} if component in known:
            return known[component]
        case str(component):
            raise UnknownNameError.among(f"component of formula {name!r}", component, [*known, *sorted(_OPERATORS)])
    raise FormulaError(
        f"{quoted(step)} is no step of formula {name!r}",
        "Write the name of a component, an operator, or { constant = '100', unit = 'persen' }.",
    )


def _steps(tree: Node) -> Iterator[Any]:
    match tree:
        case Component(name=name):
            yield {"component": name} if name in _OPERATORS else name
        case Constant(value=value, unit=unit):
            yield {"constant": _text(value)} | ({} if unit == "bilangan" else {"unit": unit})
        case Calculation(operator=operator, left=left, right=right):
            yield from _steps(left)
            yield from _steps(right)
            yield operator.value


def _exact(given: Any) -> Fraction:
    """Return a constant: as :func:`sakip.figures.share` takes it, or a quotient of longer numbers."""
    try:
        return share(given)
    except NumberError:
        long = _LONG.fullmatch(given) if isinstance(given, str) else None
        if long is None or not int(long[2] or 1):
            raise
        return share(Fraction(int(long[1]), int(long[2] or 1)))


def _text(value: Fraction) -> str:
    try:
        return plain(number(value))
    except NumberError:
        return quotient(value)
