from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import sakip
from sakip.comparison import series
from sakip.errors import BrokenSeriesError, DefinitionError, UnknownNameError
from sakip.formulas import count
from sakip.indicators import Indicator, Realisation
from sakip.periods import PlanWindow, Quarter, Year
from sakip.sets import IndicatorSet

YEARS = tuple(range(2018, 2025))
NEWEST = Indicator(
    code="a", name="A", unit="poin", formula=count("n"), consolidation="last", valid_from=date(2022, 1, 1)
)
OLDER = evolve(NEWEST, definition="lama", valid_from=None, valid_until=date(2021, 12, 31))
BROKEN = IndicatorSet(code="s", indicators=(NEWEST,), earlier=(OLDER,), year=2024)
records = st.lists(
    st.builds(
        lambda year, value, day: Realisation("a", Year(year), {"n": value}, recorded=day),
        st.sampled_from(YEARS),
        st.integers(0, 100),
        st.none() | st.dates(date(2019, 1, 1), date(2026, 1, 1)),
    ),
    max_size=8,
)


def test_the_years_of_the_realisations_are_assessed_unless_others_are_named() -> None:
    muncar = sakip.load("muncar-2024")
    assert series(muncar).periods == tuple(map(Year, range(2020, 2025)))
    assert series(muncar, periods=[2024, "2022"]).periods == (Year(2022), Year(2024))
    assert series(muncar, periods=PlanWindow(2023, 2025)).periods == tuple(map(Year, range(2023, 2026)))
    assert series(BROKEN).periods == (Year(2024),)


def test_periods_are_of_one_kind_and_there_is_at_least_one() -> None:
    with pytest.raises(DefinitionError, match="mixes kinds of period"):
        series(BROKEN, periods=[2024, Quarter(2024, 1)])
    with pytest.raises(DefinitionError, match="nothing says over which periods"):
        series(evolve(BROKEN, year=None))
    with pytest.raises(DefinitionError, match="nothing says over which periods"):
        series(BROKEN, periods=[])


def test_a_point_and_a_card_are_found_by_their_period() -> None:
    whole = series(sakip.load("muncar-2024"))
    assert str(whole["ikm"][2022].value) == "97.95"
    assert whole.card("2022")["ikm"] == whole["IKM"][Year(2022)]
    with pytest.raises(UnknownNameError, match="period of the series"):
        whole["ikm"][2019]
    with pytest.raises(UnknownNameError, match="period of the series"):
        whole.card(2019)


def test_a_broken_series_has_a_trend_of_each_segment_and_across_only_by_name() -> None:
    """Muncar was graded 81,03 under PermenPANRB 12/2015 and 85,46 to 82,32 under 88/2021."""
    sakip_grades = series(sakip.load("muncar-2024"))["nilai-sakip"]
    with pytest.raises(BrokenSeriesError) as raised:
        sakip_grades.trend()
    assert raised.value.breaks == ("PermenPANRB 88/2021",)
    assert sakip_grades.trend(across=raised.value.breaks).total == Fraction("1.29")
    first, second = sakip_grades.segments
    assert ([point.period.year for point in first], len(second)) == ([2020], 4)
    assert second.trend().total == Fraction("-3.14")
    with pytest.raises(UnknownNameError, match="break of the series"):
        sakip_grades.trend(across=["PermenPANRB 12/2015"])
    with pytest.raises(DefinitionError, match="is one text"):
        sakip_grades.trend(across="PermenPANRB 88/2021")


def test_a_break_beyond_the_values_is_crossed_by_nothing() -> None:
    told = series(BROKEN, [Realisation("a", year, {"n": 5}) for year in (2022, 2023)], periods=PlanWindow(2020, 2023))
    assert [broken.name for broken in told["a"].breaks] == ["definition-2022-01-01"]
    assert told["a"].trend().total == 0


def test_a_series_holds_its_indicators_and_each_of_them_its_points() -> None:
    whole = series(sakip.load("muncar-2024"))
    assert (len(whole), [len(each) for each in whole]) == (5, [5] * 5)


def test_rows_name_the_break_that_begins_there() -> None:
    rows = series(sakip.load("muncar-2024")).to_dicts()
    marked = [(row["indicator"], row["period"], row["break"]) for row in rows if row["break"]]
    assert marked == [("nilai-sakip", "2021", "PermenPANRB 88/2021")]


def told(given: Any, **asked: Any) -> Any:
    return series(BROKEN, given, periods=PlanWindow(2018, 2024), **asked)


@given(records, st.randoms())
def test_the_order_of_the_realisations_decides_nothing(given: list[Realisation], chance: Any) -> None:
    shuffled = chance.sample(given, len(given))
    first, second = told(given), told(shuffled)
    assert [point.value for point in first["a"]] == [point.value for point in second["a"]]
    assert first.to_dicts() == second.to_dicts()


@given(records)
def test_segments_hold_every_point_once_and_no_break_lies_inside_one(given: list[Realisation]) -> None:
    whole = told(given)["a"]
    assert [point for segment in whole.segments for point in segment] == list(whole.points)
    for segment in whole.segments:
        segment.trend()
        crossed = [
            b for b in whole.breaks for p, q in pairwise(segment) if p.period <= b.before and b.after <= q.period
        ]
        assert not crossed


@given(records)
def test_a_trend_across_a_break_is_made_only_by_name(given: list[Realisation]) -> None:
    whole = told(given)["a"]
    valued = [point for point in whole if point.value is not None]
    crossing = bool(valued) and valued[0].period < Year(2022) <= valued[-1].period
    if crossing:
        with pytest.raises(BrokenSeriesError):
            whole.trend()
    named = whole.trend(across=["definition-2022-01-01"])
    assert named.total == (Fraction(valued[-1].value) - Fraction(valued[0].value) if valued else 0)
    if not crossing:
        assert whole.trend() == named


@given(records, st.dates(date(2019, 1, 1), date(2026, 1, 1)))
def test_what_was_recorded_later_changes_nothing_as_of_a_day(given: list[Realisation], day: date) -> None:
    known = [record for record in given if record.recorded is None or record.recorded <= day]
    assert told(given, as_of=day).to_dicts() == told(known, as_of=day).to_dicts()


def test_an_indicator_breaks_where_one_it_is_computed_from_does() -> None:
    total = sakip.average(["a", "b"]).taking({"a": sakip.Taken("a")})
    derived = Indicator(code="g", name="G", unit="poin", formula=total)
    office = evolve(BROKEN, indicators=(*BROKEN.indicators, derived))
    whole = series(office, periods=[2021, 2022])
    (broken,) = whole["g"].breaks
    assert (broken.indicator, broken.name) == ("g", "definition-2022-01-01")


def test_a_year_within_which_the_definition_changed_is_like_neither_neighbour() -> None:
    middle = evolve(BROKEN, indicators=(evolve(NEWEST, valid_from=date(2022, 7, 1)),),
                    earlier=(evolve(OLDER, valid_until=date(2022, 6, 30)),))  # fmt: skip
    found = series(middle, periods=PlanWindow(2021, 2024))["a"].breaks
    assert [(broken.before, broken.after) for broken in found] == [(Year(2021), Year(2022)), (Year(2022), Year(2023))]


def test_years_without_a_record_are_gaps_and_not_left_out() -> None:
    office = evolve(BROKEN, earlier=(), indicators=(evolve(NEWEST, valid_from=None),))
    whole = series(office, [Realisation("a", year, {"n": year - 2000}) for year in (2020, 2022, 2024)])
    trend = whole["a"].trend()
    assert trend.gaps == (Year(2021), Year(2023))
    assert trend.mean == 1


@pytest.mark.parametrize("periods", [2024, "2024", Year(2024)])
def test_one_period_is_no_series(periods: Any) -> None:
    with pytest.raises(DefinitionError, match=r"is one period. Give several"):
        series(BROKEN, periods=periods)
