"""Sums of many numbers as workings: group below group, down to every office, none too long to be read or replayed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sakip.indicators.working import Working, given
from sakip.tree import Node, Operator, chain, component_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sakip.indicators.working import Input

MOST_TERMS: Final = 100
"""How many numbers one working adds up; more are added in lots."""


def added(title: str, terms: Sequence[tuple[str, Input]]) -> Working:
    """Return the sum of ``terms``, each with the name of whoever brings it."""
    while len(terms) > MOST_TERMS:
        lots = [terms[first : first + MOST_TERMS] for first in range(0, len(terms), MOST_TERMS)]
        terms = [(lot[0][0], _added(f"{title}: {lot[0][0]} – {lot[-1][0]}", lot)) for lot in lots]
    return _added(title, terms)


def _added(title: str, terms: Sequence[tuple[str, Input]]) -> Working:
    names = component_names((said for said, _ in terms), "anggota")
    inputs = {name: number for name, (_, number) in zip(names, terms, strict=True)}
    nodes: Iterable[Node] = map(given, inputs)
    return Working(title, chain(Operator.ADD, nodes), inputs)
