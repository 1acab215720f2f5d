"""Sums of many numbers as workings: group below group, down to every office, none too long to be read or replayed."""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING, Final

from sakip.indicators.working import Working, given
from sakip.tree import LONGEST_NAME, Calculation, Node, Operator

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sakip.indicators.working import Input

MOST_TERMS: Final = 100
"""How many numbers one working adds up; more are added in lots."""

_LONGEST = LONGEST_NAME - 8
_FOREIGN = re.compile(r"[^A-Za-z0-9]+")


def added(title: str, terms: Sequence[tuple[str, Input]]) -> Working:
    """Return the sum of ``terms``, each with the name of whoever brings it."""
    while len(terms) > MOST_TERMS:
        lots = [terms[first : first + MOST_TERMS] for first in range(0, len(terms), MOST_TERMS)]
        terms = [(lot[0][0], _added(f"{title}: {lot[0][0]} – {lot[-1][0]}", lot)) for lot in lots]
    return _added(title, terms)


def _added(title: str, terms: Sequence[tuple[str, Input]]) -> Working:
    inputs = _named(terms)
    nodes: Iterable[Node] = map(given, inputs)
    return Working(title, reduce(lambda left, right: Calculation(Operator.ADD, left, right), nodes), inputs)


def _named(terms: Sequence[tuple[str, Input]]) -> dict[str, Input]:
    """Return the terms by names a formula can have: ``Kec_Mojosari`` for Kec. Mojosari."""
    named: dict[str, Input] = {}
    for said, number in terms:
        plain = _FOREIGN.sub("_", said).strip("_")[:_LONGEST]
        stem = name = plain if plain[:1].isalpha() else f"anggota_{plain}".rstrip("_")
        copy = 2
        while name in named:
            name = f"{stem}_{copy}"
            copy += 1
        named[name] = number
    return named
