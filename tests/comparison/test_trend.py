from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.assessment import assess_one
from sakip.comparison.trend import trend_of
from sakip.formulas import count
from sakip.indicators import Indicator, Realisation
from sakip.periods import Year

values = st.lists(st.none() | st.integers(-50, 50), max_size=7)


def points(numbers: list[Any], polarity: str | None = "higher") -> list[Any]:
    indicator = Indicator(code="a", name="A", unit="poin", polarity=polarity, formula=count("n"))
    made = []
    for place, number in enumerate(numbers):
        year = Year(2015 + place)
        realisation = None if number is None else Realisation("a", year, {"n": number})
        made.append(assess_one(indicator, None, realisation, period=year))
    return made


@pytest.mark.parametrize(
    ("numbers", "direction", "improving"),
    [
        ([80, 82, 84], "rising", True),
        ([84, 82, 80], "falling", False),
        ([80, 80, 80], "steady", None),
        ([80, 80, 82], "rising", True),
        ([80, 84, 82], "mixed", None),
        ([80], None, None),
        ([], None, None),
    ],
)
def test_a_trend_rises_falls_stays_or_does_now_one_now_the_other(
    numbers: list[int], direction: str | None, improving: bool | None
) -> None:
    trend = trend_of(points(numbers))
    assert (trend.direction, trend.improving) == (direction, improving)


def test_where_less_is_better_a_falling_series_improves() -> None:
    assert trend_of(points([10, 8], "lower-mirror")).improving is True
    assert trend_of(points([10, 8], "stabilise")).improving is None
    assert trend_of(points([10, 8], None)).improving is None


def test_a_change_is_in_the_unit_and_its_growth_in_percent_unless_it_starts_from_nothing() -> None:
    every: Any = trend_of(points([0, 80, 60, 90])).changes
    first, second, third = every
    assert (first.difference, first.growth) == (80, None)
    assert (second.difference, second.growth) == (-20, -25)
    assert (third.difference, third.growth) == (30, 50)


def test_a_change_over_a_year_without_a_value_is_one_change_and_the_gap_is_named() -> None:
    trend: Any = trend_of(points([None, 80, None, 84, None]))
    (change,) = trend.changes
    assert (change.before, change.after, change.difference) == (Year(2016), Year(2018), 4)
    assert trend.gaps == (Year(2017),)
    assert trend.mean == 2  # a year


@given(values)
def test_the_total_of_a_trend_is_the_last_value_minus_the_first(numbers: list[int | None]) -> None:
    known = [number for number in numbers if number is not None]
    trend = trend_of(points(numbers))
    assert trend.total == (known[-1] - known[0] if known else 0)
    assert len(trend.changes) == max(len(known) - 1, 0)
    steps = len(trend.changes) + len(trend.gaps)
    assert trend.mean == (Fraction(trend.total, steps) if trend.changes else None)
    assert len(trend.gaps) + len(known) <= max(len(numbers), 0)


@given(values)
def test_a_series_turned_round_changes_its_sign(numbers: list[int | None]) -> None:
    forward, backward = trend_of(points(numbers)), trend_of(points(numbers[::-1]))
    assert forward.total == -backward.total
    opposite: dict[str | None, str | None] = {
        None: None,
        "rising": "falling",
        "falling": "rising",
        "steady": "steady",
        "mixed": "mixed",
    }
    assert backward.direction == opposite[forward.direction]
