"""Numbers with how they were made, as instruments hand them over."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from sakip.indicators import Working
from sakip.testing.strategies.figures import any_text, numbers, places, roundings
from sakip.testing.strategies.formulas import inputs
from sakip.testing.strategies.narrowing import attributes
from sakip.tree import Calculation, Component, Constant, Operator

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from sakip.tree import Node

_NAMES = ("u1", "u2", "total", "count")
_WHOLE = tuple(operator for operator in Operator if operator is not Operator.DIVIDE)


@st.composite
def workings(draw: DrawFn, /, *, deepest: int = 1, **given: Any) -> Working:
    """Draw workings over numbers and over further workings, ``deepest`` of them inside one another.

    ``given`` are attributes of :class:`sakip.Working`; a ``tree`` that is given must not divide by what may be zero.
    """
    exact = numbers(4, 2)
    values = exact if deepest <= 0 else st.one_of(exact, exact, workings(deepest=deepest - 1))
    facts = draw(attributes({}, given, {"title": any_text, "tree": dividing_safely()}))
    facts.setdefault("inputs", draw(inputs(facts["tree"], values)))
    free = {"places": places, "rounding": roundings, "category": any_text, "basis": any_text, "note": any_text}
    facts = draw(attributes(free, facts))
    return Working(**facts)


def dividing_safely() -> SearchStrategy[Node]:
    """Draw small trees that divide by nothing but constants other than zero."""
    component = st.sampled_from([Component(name, "bilangan") for name in _NAMES])
    leaves: SearchStrategy[Node] = st.one_of(component, st.builds(Constant, st.integers(-9, 9).map(Fraction)))
    divisors = st.builds(Constant, st.sampled_from([Fraction(3), Fraction(25), Fraction(-7, 2), Fraction(9)]))

    def joined(parts: SearchStrategy[Node]) -> SearchStrategy[Node]:
        divided = st.builds(Calculation, st.just(Operator.DIVIDE), parts, divisors)
        return st.one_of(st.builds(Calculation, st.sampled_from(_WHOLE), parts, parts), divided)

    return st.recursive(leaves, joined, max_leaves=4)
