from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import DefinitionError, UnknownNameError
from sakip.instruments.skm import sample, sample_size

ON, OLD = date(2024, 12, 31), date(2010, 1, 1)
# the printed table of Krejcie and Morgan: population and sample
TABLE = {
    10: 10, 15: 14, 20: 19, 25: 24, 30: 28, 35: 32, 40: 36, 45: 40, 50: 44, 55: 48, 60: 52, 65: 56, 70: 59, 75: 63,
    80: 66, 85: 70, 90: 73, 95: 76, 100: 80, 110: 86, 120: 92, 130: 97, 140: 103, 150: 108, 160: 113, 170: 118,
    180: 123, 190: 127, 200: 132, 210: 136, 220: 140, 230: 144, 240: 148, 250: 152, 260: 155, 270: 159, 280: 162,
    290: 165, 300: 169, 320: 175, 340: 181, 360: 186, 380: 191, 400: 196, 420: 201, 440: 205, 460: 210, 480: 214,
    500: 217, 550: 226, 600: 234, 650: 242, 700: 248, 750: 254, 800: 260, 850: 265, 900: 269, 950: 274, 1000: 278,
    1100: 285, 1200: 291, 1300: 297, 1400: 302, 1500: 306, 1600: 310, 1700: 313, 1800: 317, 1900: 320, 2000: 322,
    2200: 327, 2400: 331, 2600: 335, 2800: 338, 3000: 341, 3500: 346, 4000: 351, 4500: 354, 5000: 357, 6000: 361,
    7000: 364, 8000: 367, 9000: 368, 10000: 370, 15000: 375, 20000: 377, 30000: 379, 40000: 380, 50000: 381,
    75000: 382, 1000000: 384,
}  # fmt: skip


@pytest.mark.parametrize(("population", "needed"), TABLE.items())
def test_every_row_of_the_printed_table_comes_of_the_formula_rounded_half_up(population: int, needed: int) -> None:
    """Rounding up would ask 20 of 20, where the table prints 19."""
    assert sample_size(population, on=ON) == needed
    assert sample_size(population, on=ON, reading="next-row") == needed


@pytest.mark.parametrize(
    ("population", "formula", "next_row"),
    [(1, 1, 1), (2, 2, 2), (9, 9, 9), (11, 11, 11), (350, 183, 186), (31, 29, 31)],
)
def test_between_two_rows_the_formula_and_the_next_row_differ(population: int, formula: int, next_row: int) -> None:
    """But no more are needed than there are."""
    assert sample_size(population, on=ON) == formula
    assert sample_size(population, on=ON, reading="next-row") == next_row


@given(st.integers(1, 2_000_000))
def test_a_larger_population_never_needs_fewer(population: int) -> None:
    needed = sample_size(population, on=ON)
    assert 1 <= needed <= min(population, 384)
    assert needed <= sample_size(population + 1, on=ON)


@given(st.integers(1, 1_000_000))
def test_the_next_row_never_asks_fewer_than_the_formula(population: int) -> None:
    assert sample_size(population, on=ON, reading="next-row") >= sample_size(population, on=ON)


def test_the_rule_of_2004_is_150_respondents_of_any_population() -> None:
    """Or everybody, where there are fewer."""
    assert [sample_size(people, on=OLD) for people in (10, 149, 150, 151, 10**9)] == [10, 149, 150, 150, 150]
    with pytest.raises(UnknownNameError):
        sample_size(100, on=OLD, reading="formula")


def test_a_population_beyond_the_table_has_no_next_row() -> None:
    with pytest.raises(DefinitionError, match="formula"):
        sample_size(1_000_001, on=ON, reading="next-row")
    assert sample_size(10**30, on=ON) == 384


@pytest.mark.parametrize("population", [0, -1, True, 350.0, "350", None, float("nan")])
def test_a_population_is_a_whole_number_of_people(population: Any) -> None:
    with pytest.raises(DefinitionError, match="population"):
        sample_size(population, on=ON)


def test_an_unknown_reading_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="next-row"):
        sample_size(350, on=ON, reading="nextrow")


@pytest.mark.parametrize(("respondents", "reached"), [(0, False), (182, False), (183, True), (350, True)])
def test_a_survey_reached_its_sample_with_exactly_as_many(respondents: int, reached: bool) -> None:
    made = sample(350, respondents, on=ON)
    assert (made.needed, made.reached, made.reading) == (183, reached, "formula")
    assert made.basis.startswith("PermenPANRB 14/2017")


def test_a_whole_number_of_another_kind_is_a_population() -> None:
    """As those of numpy are."""

    class Whole:
        def __index__(self) -> int:
            return 350

    people: Any = Whole()
    assert sample_size(people, on=ON) == 183
    assert sample(people, 1, on=ON) == sample(350, 1, on=ON)
