"""How many respondents a survey needs: by the table and formula of Krejcie and Morgan, or a fixed number.

>>> from datetime import date
>>> sample_size(350, on=date(2024, 12, 31)), sample_size(350, on=date(2024, 12, 31), reading="next-row")
(183, 186)
>>> sample_size(350, on=date(2010, 1, 1))
150
"""

from __future__ import annotations

from operator import index
from typing import TYPE_CHECKING, Any

from attrs import frozen

import sakip.regulations as regulations
from sakip.errors import DefinitionError, quoted
from sakip.figures import number, rounding
from sakip.instruments.provisions import ProvisionTable, provided
from sakip.instruments.skm.rules import KEY
from sakip.toml.shape import Numeric

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction


@frozen(kw_only=True)
class SampleTable(ProvisionTable):
    """``[[sample]]`` of a regulation."""

    method: str
    chi_square: Numeric | None = None
    proportion: Numeric | None = None
    margin: Numeric | None = None
    rounding: str = "half-up"
    size: int = 0
    table: tuple[tuple[int, ...], ...] = ()


@frozen
class Sample:
    """How many respondents were ``needed`` of a ``population``, and how many ``respondents`` there were.

    ``reading`` names the rule and ``basis`` cites it; ``service`` is empty for all respondents together.
    """

    population: int
    needed: int
    respondents: int
    reading: str
    basis: str
    service: str = ""

    @property
    def reached(self) -> bool:
        """Whether the survey heard enough of them."""
        return self.respondents >= self.needed


def sample_size(population: int, *, on: date, reading: str = "") -> int:
    """Return how many respondents a population needs by the regulation in force on a day.

    ``reading`` is ``"formula"`` for the formula of Krejcie and Morgan, S = λ²NPQ ÷ (d²(N−1) + λ²PQ) with λ² = 3.841, P
    = Q = 0.5 and d = 0.05, rounded half-up; or ``"next-row"`` for the next population up that the table prints: the
    text seen does not say what holds between two rows. That PermenPANRB 14/2017 means this table is known at second
    hand [S]. In both readings no more are needed than there are.

    Raises:
        DefinitionError: when the population is no whole number of at least 1, or larger than any row of the table.
        UnknownNameError: for another reading.
        NotInForceError: when the day lies before every regulation that says so.
    """
    return _sized(population, on, reading)[0]


def sample(population: int, respondents: int, *, on: date, reading: str = "") -> Sample:
    """Return how many respondents were needed, held against how many there were.

    Raises:
        DefinitionError: when the population is no whole number of at least 1, or larger than any row of the table.
        UnknownNameError: for another reading.
        NotInForceError: when the day lies before every regulation that says so.
    """
    needed, named, basis = _sized(population, on, reading)
    return Sample(index(population), needed, respondents, named, basis)


def _people(given: Any) -> int:
    """Return a number of people; a whole number of numpy is one too."""
    try:
        people = 0 if isinstance(given, bool) else index(given)
    except TypeError:
        people = 0
    if people < 1:
        raise DefinitionError(f"{quoted(given)} is no population", "Give a whole number of at least 1.")
    return people


def _sized(population: int, on: date, reading: str) -> tuple[int, str, str]:
    population = _people(population)
    held = regulations.provision("sample", KEY, on=on, reading=reading)
    table = provided(held, SampleTable)
    if table.method == "fixed":
        needed = table.size
    elif table.method == "next-row":
        needed = _next_row(population, on)
    else:
        needed = _formula(population, table)
    return min(needed, population), held.reading, held.basis


def _formula(population: int, table: SampleTable) -> int:
    square, proportion, margin = (number(text or "") for text in (table.chi_square, table.proportion, table.margin))
    spread: Fraction = square * proportion * (1 - proportion)
    needed = spread * population / (margin**2 * (population - 1) + spread)
    return rounding(table.rounding).divide(needed.numerator, needed.denominator)


def _next_row(population: int, on: date) -> int:
    for held in regulations.readings("sample", KEY, on=on):
        for size, needed in held.table().get("table", []):
            if size >= population:
                return int(needed)
    raise DefinitionError(f"the table has no row for a population of {population}", "Choose the reading 'formula'.")
