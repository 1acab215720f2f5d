from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sakip.comparison.efficiency import (
    EFFICIENCIES,
    Spent,
    definitions,
    efficiency_of,
    pmk_efficiency,
    pmk_rating,
)
from sakip.errors import DefinitionError
from sakip.figures import publish

DAY = date(2024, 12, 31)
money = st.integers(1, 10**9)
percents = st.integers(1, 300).map(Fraction)
lines = st.lists(st.tuples(money, percents, st.integers(0, 10**9)), min_size=1, max_size=6)
efficiencies = st.fractions(-500, 500, max_denominator=1000)


def of(key: str, achievement: Any, budget: Any, spending: Any, **facts: Any) -> Any:
    definition = next(one for one in definitions(DAY) if one.key == key)
    margin = facts.pop("margin", None)
    raw = facts.pop("raw", None if achievement is None else Fraction(achievement))
    published = None if achievement is None else Decimal(achievement)
    reached = None if achievement is None else Fraction(achievement) >= 100
    pagu, spent = (None if amount is None else Fraction(amount) for amount in (budget, spending))
    line = Spent("a", published, raw, pagu, spent, facts.get("reached", reached))
    return efficiency_of(definition, [line], margin)


def test_three_definitions_share_a_name_and_differ_in_unit_source_and_scope() -> None:
    every = definitions(DAY)
    assert [one.key for one in every] == list(EFFICIENCIES)
    assert [one.unit for one in every] == ["poin persen", "persen", ""]
    assert [one.confidence for one in every] == ["S", "S", "M"]
    assert len({one.title.label() for one in every} | {one.sign.label() for one in every}) == 6
    pmk = every[1]
    assert pmk.limits == (Fraction(-20), Fraction(20))
    assert pmk.basis.startswith("PMK 22/PMK.02/2021")
    for word in ("kementerian", "bukan kecamatan", "PMK 62/2023"):
        assert word in pmk.scope.label()


def test_the_pmk_has_no_definition_before_it_is_in_force() -> None:
    assert [one.key for one in definitions(date(2020, 12, 31))] == ["selisih", "tercapai-hemat"]


@pytest.mark.parametrize(
    ("efficiency", "rating", "unlimited"),
    [
        (0, 50, 50),
        (10, 75, 75),
        (20, 100, 100),
        (-20, 0, 0),
        (25, 100, Fraction("112.5")),
        (-30, 0, -25),
        ("74.03", 100, Fraction("235.075")),
    ],
)
def test_the_rating_is_fifty_at_nothing_saved_and_limited_to_twenty_either_way(
    efficiency: Any, rating: int, unlimited: Fraction
) -> None:
    """A published report of 2019 printed 235% from E = 74,03, as it did not limit E."""
    exact = Fraction(efficiency)
    assert pmk_rating(exact, -20, 20) == rating
    assert pmk_rating(exact, -20, 20, limited=False) == unlimited == 50 + exact / 20 * 50


def test_the_rating_of_the_published_report_is_printed_both_ways() -> None:
    assert str(publish(pmk_rating(Fraction("74.03"), -20, 20, limited=False), 2)) == "235.08"


def test_efficiency_of_the_pmk_is_what_was_saved_of_what_the_achievement_is_worth() -> None:
    """E = (1000 × 90% − 810) ÷ (1000 × 90%) = 10%."""
    made = of("pmk-22-2021", "90", 1000, 810)
    assert (made.value, made.raw, made.rating, made.unlimited) == (Decimal("10.00"), 10, Decimal(75), Decimal(75))
    limited = of("pmk-22-2021", "100", 1000, 500)
    assert (limited.value, limited.rating, limited.unlimited) == (Decimal("50.00"), Decimal(100), Decimal(175))


def test_lines_are_added_up_before_they_are_divided() -> None:
    """(100 × 100% + 900 × 50% − 100 − 300) ÷ (100 + 450) = 150/550, which no mean of the two lines is."""
    assert pmk_efficiency([(100, 100, 100), (900, 50, 300)]) == Fraction(150, 550) * 100


def test_the_gap_is_in_points_and_has_a_verdict_only_by_a_declared_margin() -> None:
    for achievement, verdict in (("95", "fair"), ("95.01", "efficient"), ("85", "fair"), ("84.99", "inefficient")):
        made = of("selisih", achievement, 100, 90, margin=Fraction(5))
        assert (made.value, made.verdict) == (Decimal(achievement) - 90, verdict)
        assert of("selisih", achievement, 100, 90).verdict == ""


def test_the_gap_is_that_of_the_printed_figures_and_the_exact_one_is_kept() -> None:
    """66,67 − 33,33 as printed; 200/3 − 100/3 exactly."""
    made = of("selisih", "66.67", 3, 1, raw=Fraction(200, 3))
    assert (made.value, made.raw) == (Decimal("33.34"), Fraction(100, 3))


@pytest.mark.parametrize(
    ("achievement", "budget", "spending", "verdict"),
    [("100", 100, 99, "efficient"), ("100", 100, 100, "inefficient"), ("99.99", 100, 1, "inefficient"),
     ("120", 100, 101, "inefficient")],
)  # fmt: skip
def test_reached_and_saved_is_efficient(achievement: str, budget: int, spending: int, verdict: str) -> None:
    made = of("tercapai-hemat", achievement, budget, spending)
    assert (made.verdict, made.value) == (verdict, None)


def test_a_predicate_that_is_reached_can_be_thrifty_but_has_no_gap() -> None:
    assert of("tercapai-hemat", None, 100, 90, reached=True).verdict == "efficient"
    assert of("selisih", None, 100, 90, reached=True).why is not None


@pytest.mark.parametrize("key", EFFICIENCIES)
@pytest.mark.parametrize(
    ("achievement", "budget", "spending"), [(None, 100, 90), ("90", None, 90), ("90", 100, None), ("90", 0, 0)]
)
def test_without_a_budget_or_an_achievement_there_is_a_reason_and_no_number(
    key: str, achievement: Any, budget: Any, spending: Any
) -> None:
    made = of(key, achievement, budget, spending)
    assert (made.value, made.raw, made.rating, made.verdict) == (None, None, None, "")
    assert made.why is not None


def test_an_achievement_worth_nothing_gives_no_efficiency() -> None:
    """The mirror rule goes below zero, and a share of less than nothing means nothing."""
    for achievement in ("0", "-50"):
        made = of("pmk-22-2021", achievement, 1000, 100)
        assert (made.value, made.why is not None) == (None, True)


def test_definitions_that_do_not_add_up_are_not_added_up() -> None:
    line = Spent("a", Decimal(90), Fraction(90), Fraction(100), Fraction(80), reached=False)
    gap, pmk, thrifty = (efficiency_of(one, [line, line]) for one in definitions(DAY))
    assert (gap.why and gap.why.label(), thrifty.verdict) == ("tidak dijumlahkan", "")
    assert pmk.value == efficiency_of(definitions(DAY)[1], [line]).value
    assert efficiency_of(definitions(DAY)[1], []).why is not None


def test_a_line_without_a_budget_adds_nothing_to_the_sum() -> None:
    line = Spent("a", Decimal(90), Fraction(90), Fraction(100), Fraction(80), reached=False)
    empty = Spent("b", Decimal(50), Fraction(50), Fraction(0), Fraction(0), reached=False)
    pmk = definitions(DAY)[1]
    assert efficiency_of(pmk, [line, empty]) == efficiency_of(pmk, [line])


@given(efficiencies, efficiencies)
def test_a_rating_lies_between_0_and_100_and_rises_with_efficiency(one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    assert 0 <= pmk_rating(low, -20, 20) <= pmk_rating(high, -20, 20) <= 100
    assert (pmk_rating(low, -20, 20) == pmk_rating(low, -20, 20, limited=False)) == (-20 <= low <= 20)


@given(lines, st.integers(1, 10**6))
def test_efficiency_does_not_depend_on_what_money_is_counted_in(given: list[Any], times: int) -> None:
    scaled = [(budget * times, achieved, spent * times) for budget, achieved, spent in given]
    assert pmk_efficiency(scaled) == pmk_efficiency(given)


@given(lines)
def test_nothing_is_saved_exactly_when_spending_is_what_the_achievements_are_worth(given: list[Any]) -> None:
    worth = sum(budget * achieved / 100 for budget, achieved, _ in given)
    assert (pmk_efficiency(given) == 0) == (worth == sum(spent for _, _, spent in given))
    exactly = [(budget, achieved, budget * achieved / 100) for budget, achieved, _ in given]
    assert pmk_efficiency(exactly) == 0


@given(lines)
def test_together_is_between_the_least_and_the_most_efficient_line(given: list[Any]) -> None:
    each = [pmk_efficiency([line]) for line in given]
    known = [one for one in each if one is not None]
    together = pmk_efficiency(given)
    assert together is not None
    assert min(known) <= together <= max(known)


@given(percents, money, money)
def test_the_gap_has_the_sign_of_achievement_over_absorption(achieved: Fraction, budget: int, spent: int) -> None:
    made = of("selisih", int(achieved), budget, spent)
    assume(made.raw is not None)
    assert made.raw == achieved - Fraction(spent, budget) * 100
    assert made.value is not None
    assert abs(Fraction(made.value) - (made.raw or 0)) <= Fraction(1, 200)


def test_a_rating_needs_two_ends() -> None:
    with pytest.raises(DefinitionError, match="both ends of E are 2"):
        pmk_rating(1, 2, 2)
