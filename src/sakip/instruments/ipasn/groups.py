"""Groups of people: a unit, and the agency. The score of a group is the mean over its people, exact.

The agency is the mean over all of its people too, not the mean of its units: a unit of three people would otherwise
weigh as much as one of three hundred.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from sakip import hooks
from sakip.figures import publish
from sakip.indicators import Working
from sakip.indicators.working import given
from sakip.instruments.ipasn.people import Marks, Person
from sakip.instruments.ipasn.rules import Rules
from sakip.instruments.masking import shown
from sakip.tree import Calculation, Component, Constant, Operator, chain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from sakip.bands import CategoryBand
    from sakip.instruments.ipasn.people import Points
    from sakip.tree import Node

MOST_LISTED: Final = 40
"""How many people an explanation lists one by one; of more it says how many gave each answer."""

_SUM: Final = "jumlah"
_PEOPLE: Final = "pegawai"
_MEAN: Final = Calculation(Operator.DIVIDE, given(_SUM), given(_PEOPLE))


@frozen
class Group:
    """A unit or the whole agency: how many were measured of how many, and what that comes to.

    Attributes:
        name: the unit; empty for everybody.
        people: those who were measured.
        total: how many there are: the headcount when one was given, else the people measured and refused.
        rules: the rule they were measured by.
        counts: how many people have the same marks.
        score: the mean over people, exact; None where nobody was measured.
        dimensions: the mean points by dimension.
        working: how the score was made, by dimension and by person or answer.
    """

    name: str
    people: tuple[Person, ...] = field(repr=False)
    total: int
    rules: Rules = field(repr=False)
    counts: tuple[tuple[Marks, int], ...] = field(init=False, eq=False, repr=False)
    score: Fraction | None = field(init=False, eq=False)
    dimensions: Mapping[str, Fraction] = field(init=False, eq=False, hash=False)

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        # people of the same answers share one object
        held = {id(person.marks): person.marks for person in self.people}
        times = Counter(id(person.marks) for person in self.people)
        counts = tuple((marks, times[key]) for key, marks in held.items())
        number = len(self.people)
        score = _sum(marks.score * count for marks, count in counts) / number if number else None
        means = {
            dimension.code: _sum(marks.points[dimension.code].total * count for marks, count in counts) / number
            for dimension in self.rules.dimensions
            if number
        }
        for name, value in (("counts", counts), ("score", score), ("dimensions", MappingProxyType(means))):
            object.__setattr__(self, name, value)

    @property
    def measured(self) -> int:
        """How many people were measured."""
        return len(self.people)

    @property
    def coverage(self) -> Fraction | None:
        """The share of the people who were measured; None when there are none, or fewer than were measured."""
        return Fraction(self.measured, self.total) if self.total and self.measured <= self.total else None

    @property
    def value(self) -> Decimal | None:
        """The score as it is published, to two decimals."""
        return None if self.score is None else publish(self.score)

    @property
    def category(self) -> CategoryBand | None:
        """The band the published score falls in."""
        return None if self.value is None else self.rules.scale.classify(self.value)

    @cached_property
    def working(self) -> Working | None:
        """How the score was made: by dimension, and each of the people measured or of the answers given.

        The mean of each dimension is its points over the people; the four add up to the score. People are called by
        their row.
        """
        if not self.people or self.category is None:
            return None
        parts = {dimension.code: self._mean(dimension.code) for dimension in self.rules.dimensions}
        return Working(
            f"{self.rules.title}, {shown(self.name)}" if self.name else self.rules.title,
            _added(Component(code, "bilangan") for code in parts),
            parts,
            category=self.category.label,
            basis=self.rules.basis,
            note=f"{self.measured} dari {self.total} pegawai diukur",
        )

    def _mean(self, dimension: str) -> Working:
        title = self.rules.dimension(dimension).name
        listed = self.measured <= MOST_LISTED
        total = self._listed(dimension) if listed else self._counted(dimension)
        return Working(title, _MEAN, {_SUM: total, _PEOPLE: Fraction(self.measured)})

    def _listed(self, dimension: str) -> Working:
        inputs = {f"baris_{person.row}": _one(person.points[dimension]) for person in self.people}
        return Working("jumlah angka pegawai", _added(map(given, inputs)), inputs)

    def _counted(self, dimension: str) -> Working:
        times: Counter[str] = Counter()
        points: dict[str, Fraction] = {}
        for marks, count in self.counts:
            for item in marks.points[dimension].items:
                times[item.code] += count
                points[item.code] = item.points
        # in the order of the regulation's points, so that the order of the records does not show
        order = sorted(points, key=lambda code: (-points[code], code))
        terms = (Calculation(Operator.MULTIPLY, Constant(points[code]), given(code)) for code in order)
        return Working(
            "angka dikalikan pegawai yang memperolehnya", _added(terms), {code: Fraction(times[code]) for code in order}
        )


def _sum(values: Iterable[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


def _one(points: Points) -> Working:
    title = ", ".join(item.name for item in points.items) or "tidak ada"
    return Working(title, _added(Constant(item.points) for item in points.items), {})


def _added(nodes: Iterable[Node]) -> Node:
    terms = list(nodes) or [Constant(Fraction(0))]
    return chain(Operator.ADD, terms)
