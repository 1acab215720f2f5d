from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import DefinitionError, UnknownNameError
from sakip.rollup.roots import exact, published, root

achievements = st.lists(st.fractions(0, 300, max_denominator=400), min_size=1, max_size=8)
places = st.integers(0, 6)


@given(st.integers(0, 10**80), st.integers(1, 40))
def test_a_root_is_the_largest_whole_number_whose_power_fits(number: int, degree: int) -> None:
    whole = root(number, degree)
    assert whole**degree <= number < (whole + 1) ** degree


@pytest.mark.parametrize("degree", [1, 2, 3, 40])
@pytest.mark.parametrize("number", range(10))
def test_so_is_that_of_a_small_number(number: int, degree: int) -> None:
    """Which is 0 or 1 from some degree on."""
    whole = root(number, degree)
    assert whole**degree <= number < (whole + 1) ** degree


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["100", "90"], "94.87"),
        (["200/3", "200/3", "100"], "76.31"),
        (["66.67", "66.67", "100"], "76.32"),  # printed achievements give another number than exact ones
        (["0", "100", "100"], "0.00"),
        (["80"], "80.00"),
        (["4", "9"], "6.00"),
        (["106.93", "99.75", "111.11", "108.12", "100"], "105.08"),
    ],
)
def test_worked_examples(values: list[str], expected: str) -> None:
    """The first two stand in PMK 22/PMK.02/2021."""
    assert published([Fraction(value) for value in values]) == Decimal(expected)


@given(achievements, places)
def test_it_is_published_exactly(values: list[Fraction], digits: int) -> None:
    """The mean lies between half a last digit below and half a last digit above what is published."""
    scale, degree = 10**digits, len(values)
    twice = 2 * int(published(values, digits).scaleb(digits))
    product = prod(values, start=Fraction(1))
    assert max(twice - 1, 0) ** degree <= product * (2 * scale) ** degree < (twice + 1) ** degree


@given(achievements, places)
def test_cut_off_it_is_never_above(values: list[Fraction], digits: int) -> None:
    scale, degree = 10**digits, len(values)
    whole = int(published(values, digits, "truncate").scaleb(digits))
    assert whole**degree <= prod(values, start=Fraction(1)) * scale**degree < (whole + 1) ** degree


def test_a_tie_goes_by_the_rule() -> None:
    """The mean of 0.25 and 0.25 is 0.25 and lies between two tenths."""
    quarter = [Fraction(1, 4)] * 2
    assert [str(published(quarter, 1, rule)) for rule in ("half-up", "half-even", "truncate")] == ["0.3", "0.2", "0.2"]
    three = [Fraction(3, 4)] * 2
    assert str(published(three, 1, "half-even")) == "0.8"


@given(achievements)
def test_it_never_exceeds_the_arithmetic_mean(values: list[Fraction]) -> None:
    mean = sum(values, Fraction(0)) / len(values)
    assert prod(values, start=Fraction(1)) <= mean ** len(values)
    assert Fraction(published(values, 6)) <= mean + Fraction(1, 10**6)


@given(st.fractions(0, 300, max_denominator=400), st.integers(1, 6))
def test_of_equal_numbers_it_is_the_number(value: Fraction, count: int) -> None:
    assert exact([value] * count) == value


@given(achievements)
def test_where_it_is_a_fraction_it_is_the_root(values: list[Fraction]) -> None:
    mean = exact(values)
    if mean is not None:
        assert mean ** len(values) == prod(values, start=Fraction(1))


def test_the_root_of_nine_thousand_is_no_fraction() -> None:
    assert exact([Fraction(100), Fraction(90)]) is None
    assert exact([Fraction(4), Fraction(9)]) == 6


@pytest.mark.parametrize("values", [[], [Fraction(-1)], [Fraction(5), Fraction(-1, 3)]])
def test_what_has_no_geometric_mean_is_refused(values: list[Fraction]) -> None:
    for function in (published, exact):
        with pytest.raises(DefinitionError) as caught:
            function(values)
        assert str(caught.value) == (
            "a geometric mean needs numbers, none of them negative. Leave them out, or set a floor of 0."
        )


def test_an_unknown_rounding_rule_is_named() -> None:
    with pytest.raises(UnknownNameError, match="half-down"):
        published([Fraction(1)], 2, "half-down")
