from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from sakip.assessment import Reason, assess_one
from sakip.comparison import Standing, held_against, series
from sakip.comparison.held import added_up, standard_of, unnamed_breaks
from sakip.comparison.tables import Because, Stated
from sakip.formulas import count, ratio
from sakip.indicators import Indicator, Predicate, Realisation, Target
from sakip.ledger import Ledger
from sakip.periods import PlanWindow, Year
from sakip.sets import IndicatorSet
from sakip.tree import Calculation, Component, Formula, Operator

YEAR = Year(2024)
DESA = Indicator(code="a", name="A", unit="desa", places=0, achievement_places=2, polarity="higher",
                 formula=count("n"), consolidation="sum")  # fmt: skip


def result(value: Any, **facts: Any) -> Any:
    indicator = evolve(DESA, **facts)
    done = None if value is None else Realisation("a", YEAR, {"n": value})
    return assess_one(indicator, Target("a", YEAR, 10), done, period=YEAR)


def years(values: list[Any], **facts: Any) -> Any:
    records = [Realisation("a", 2022 + place, {"n": value}) for place, value in enumerate(values) if value is not None]
    office = IndicatorSet(code="s", indicators=(DESA,), year=2024, **facts)
    return series(office, records, periods=PlanWindow(2022, 2021 + len(values)))["a"]


def aim(value: Any = 50) -> Target:
    return Target("a", Year(2026), value)


def test_a_result_is_held_against_another_target_by_its_own_rule() -> None:
    assert held_against(result(8), aim(10)).assessment.achievement.value == Decimal("80.00")  # type: ignore[union-attr]
    less = held_against(result(8, polarity="lower-mirror", rule=None), aim(10))
    assert (less.assessment and less.assessment.achievement.value, less.standing) == (
        Decimal("120.00"),
        Standing.EXCEEDED,
    )
    assert (less.years, less.added, less.why) == ((YEAR,), False, None)


def test_an_exact_result_of_too_many_digits_is_not_held() -> None:
    """What it was made of is not at hand where it is held, and without it a number has a thousand digits at most."""
    parts = [f"x{place}" for place in range(100)]
    quotients = [Calculation(Operator.DIVIDE, Component(part), Component(f"{part}b")) for part in parts]
    tree = reduce(lambda left, right: Calculation(Operator.MULTIPLY, left, right), quotients)
    long = Indicator(code="a", name="A", unit="bilangan", polarity="higher", formula=Formula.of("expression", tree),
                     achievement_from="exact")  # fmt: skip
    given = {part: 10**14 + place for place, part in enumerate(parts)}
    given |= {f"{part}b": 10**14 + 1000 + place for place, part in enumerate(parts)}
    done = assess_one(long, None, Realisation("a", YEAR, given))
    assert done.value == 1
    held = held_against(done, aim(80))
    assert (held.assessment, held.standing) == (None, Standing.NOT_COMPUTABLE)
    assert isinstance(held.why, Because)
    assert held.why.reason is Reason.OUT_OF_RANGE
    assert "1,000" in held.why.label("en")
    office = IndicatorSet(code="s", indicators=(evolve(long, consolidation="sum"),), year=2024)
    points = series(office, [Realisation("a", YEAR, given)], periods=PlanWindow(2024, 2024))["a"]
    assert added_up(points, [YEAR], aim(80), ()).why == held.why


def test_it_is_the_result_that_is_held_and_not_its_parts_again() -> None:
    """A ratio of 2 to 3, published 66,67, is 83,34% of 80 as printed, and 83,33% exactly."""
    share = Indicator(code="a", name="A", unit="persen", polarity="higher", formula=ratio("x", "y"))
    done = Realisation("a", YEAR, {"x": 2, "y": 3})
    printed = held_against(assess_one(share, None, done), aim(80)).assessment
    exact = held_against(assess_one(evolve(share, achievement_from="exact"), None, done), aim(80)).assessment
    assert printed is not None
    assert exact is not None
    assert (printed.value, printed.achievement.value) == (Decimal("66.67"), Decimal("83.34"))
    assert (exact.value, exact.achievement.value) == (Decimal("66.67"), Decimal("83.33"))


def test_without_a_result_the_reason_is_that_of_the_year() -> None:
    held = held_against(result(None), aim(10))
    assert isinstance(held.why, Because)
    assert (held.assessment, held.why.reason, held.standing) == (None, Reason.NOT_REPORTED, Standing.NOT_COMPUTABLE)


def test_a_target_that_gives_no_achievement_says_why() -> None:
    held = held_against(result(8), aim(0))
    assert isinstance(held.why, Because)
    assert (held.why.reason, held.standing) == (Reason.ZERO_TARGET, Standing.NOT_COMPUTABLE)


def test_a_predicate_is_held_against_a_predicate() -> None:
    ranks = ("B", "BB", "A")
    facts = {"predicates": ranks, "unit": "bilangan", "polarity": None, "rule": None, "consolidation": None}
    for target, standing in (("A", Standing.NOT_REACHED), ("BB", Standing.REACHED), ("B", Standing.EXCEEDED)):
        held = held_against(result(Predicate("BB"), **facts), aim(Predicate(target)))
        assert (held.standing, held.why) == (standing, None)


def test_years_of_a_sum_are_added_up() -> None:
    held = added_up(years([8, 12, 10]), [Year(2022), Year(2023), YEAR], aim(50), ())
    assert held.assessment is not None
    assert (held.assessment.value, held.assessment.achievement.value) == (Decimal(30), Decimal("60.00"))
    assert held.added
    assert "8 + 12 + 10 = 30" in held.assessment.explain().text()


@pytest.mark.parametrize("values", [[8, None, 10], [None, None, None]])
def test_a_year_without_a_value_is_not_zero(values: list[Any]) -> None:
    held = added_up(years(values), [Year(2022), Year(2023), YEAR], aim(), ())
    assert isinstance(held.why, Stated)
    assert (held.assessment, held.why.code) == (None, "report-years-missing")
    assert "2023" in held.why.label()


def test_a_year_the_indicator_does_not_apply_to_adds_nothing_and_is_not_missing() -> None:
    records = [Realisation("a", 2022, {"n": 8}), Realisation("a", 2023, applicable=False, components={}),
               Realisation("a", 2024, {"n": 10})]  # fmt: skip
    office = IndicatorSet(code="s", indicators=(DESA,), year=2024)
    points = series(office, records, periods=PlanWindow(2022, 2024))["a"]
    held = added_up(points, [Year(2022), Year(2023), YEAR], aim(), ())
    assert held.assessment is not None
    assert held.assessment.value == 18


def test_years_that_were_not_measured_alike_are_added_up_only_by_name() -> None:
    newest = evolve(DESA, valid_from=date(2024, 1, 1))
    older = evolve(DESA, definition="lama", valid_until=date(2023, 12, 31))
    office = IndicatorSet(code="s", indicators=(newest,), earlier=(older,), year=2024)
    records = [Realisation("a", year, {"n": 5}) for year in (2022, 2023, 2024)]
    points = series(office, records, periods=PlanWindow(2022, 2024))["a"]
    every = [Year(2022), Year(2023), YEAR]
    assert unnamed_breaks(points, Year(2022), YEAR, ()) == ("definition-2024-01-01",)
    assert unnamed_breaks(points, Year(2022), Year(2023), ()) == ()
    refused = added_up(points, every, aim(), ())
    assert (refused.assessment, isinstance(refused.why, Stated) and refused.why.code) == (None, "report-broken")
    asked = added_up(points, every, aim(), ["definition-2024-01-01"])
    assert asked.assessment is not None
    assert asked.assessment.value == 15


def test_a_national_standard_is_compared_with_and_its_absence_said() -> None:
    done = result(8)
    standard = Target("a", YEAR, 16, kind="standar", document="Standar")
    held, findings = standard_of(done, Ledger([standard], ()))
    assert (held.target, findings) == (standard, ())
    assert held.assessment is not None
    assert held.assessment.achievement.value == 50
    nothing, findings = standard_of(done, Ledger([], ()))
    assert (nothing.why and nothing.why.label(), findings) == ("belum ada standar nasional yang dinyatakan", ())


def test_two_standards_that_disagree_are_not_the_same_as_none() -> None:
    targets = [Target("a", YEAR, value, kind="standar", issued=date(2023, 1, 1)) for value in (16, 17)]
    held, findings = standard_of(result(8), Ledger(targets, ()))
    assert [finding.code for finding in findings] == ["target-conflict"]
    assert held.target is None
    assert held.why is not None
    assert "16" in held.why.label()


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=6), st.integers(1, 5000))
def test_a_sum_does_not_depend_on_the_order_of_its_years(values: list[int], target: int) -> None:
    every = [Year(2022 + place) for place in range(len(values))]
    forward, backward = (added_up(years(given), every, aim(target), ()) for given in (values, values[::-1]))
    assert forward.assessment is not None
    assert backward.assessment is not None
    assert forward.assessment.value == sum(values) == backward.assessment.value
    assert forward.standing == backward.standing
