from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from sakip.comparison import Standing, series
from sakip.comparison.planned import medium_term, plan_years
from sakip.formulas import count, external_score
from sakip.indicators import Indicator, PlanningDocument, Realisation, Target
from sakip.ledger import Ledger
from sakip.periods import PlanWindow, Year
from sakip.sets import IndicatorSet

DESA = Indicator(code="a", name="A", unit="desa", places=0, achievement_places=2, polarity="higher",
                 formula=count("n"), consolidation="sum")  # fmt: skip
IKM = Indicator(code="a", name="IKM", unit="poin", polarity="higher", consolidation="last",
                formula=external_score("n", assessor="x", document="y"))  # fmt: skip
EVERY = dict.fromkeys(range(2022, 2027), 10)


def plan(targets: dict[int, Any], title: str = "Renstra 2022-2026", **facts: Any) -> list[Target]:
    kind = facts.pop("kind", "renstra")
    document = PlanningDocument(kind, title, issued=date(2021, 12, 1), **facts)
    return [document.target("a", year, value) for year, value in targets.items()]


def held(indicator: Indicator, values: dict[int, int], targets: list[Target], window: PlanWindow | None = None) -> Any:
    office = IndicatorSet(code="s", indicators=(indicator,), year=2024)
    records = [Realisation("a", year, {"n": value}) for year, value in values.items()]
    points = series(office, records, periods=PlanWindow(2020, 2024))["a"]
    ledger = Ledger(targets, ())
    return medium_term(points[2024], points, ledger, window or plan_years(targets, 2024))[0]


def test_an_index_is_held_against_the_last_year_and_never_added_up() -> None:
    """80, 82 and 84 of 87 is 84 of 87, 96,55%; added up it would be 246 of 87, 283%."""
    made = held(IKM, {2022: 80, 2023: 82, 2024: 84}, plan({2022: 81, 2024: 84, 2026: 87}))
    assert (made.target.value, made.assessment.achievement.value, made.added) == (87, Decimal("96.55"), False)
    assert made.standing is Standing.NOT_REACHED


@pytest.mark.parametrize("consolidation", ["average", "maximum", "last", None])
def test_only_what_is_consolidated_by_a_sum_is_added_up(consolidation: Any) -> None:
    made = held(evolve(DESA, consolidation=consolidation), {2022: 8, 2023: 12, 2024: 10}, plan(EVERY))
    assert (made.assessment.value, made.assessment.target.value) == (10, 10)


def test_years_of_a_sum_are_held_against_the_targets_of_the_whole_plan() -> None:
    """30 desa of the 50 that five years promise is 60%; held against the last year's 10 it would be 300%."""
    made = held(DESA, {2022: 8, 2023: 12, 2024: 10}, plan(EVERY))
    assert (made.assessment.value, made.assessment.target.value) == (30, 50)
    assert (made.assessment.achievement.value, made.standing) == (Decimal("60.00"), Standing.NOT_REACHED)
    assert made.years == (Year(2022), Year(2023), Year(2024))


def test_a_plan_that_says_its_end_only_needs_to_be_told_its_years() -> None:
    only_end = plan({2026: 50})
    unknown = held(DESA, {2024: 10}, only_end)
    assert (unknown.assessment, unknown.why.code) == (None, "report-plan-start-unknown")
    told = held(DESA, {2022: 8, 2023: 12, 2024: 10}, only_end, PlanWindow(2022, 2026))
    assert (told.assessment.value, told.assessment.target.value) == (30, 50)


@pytest.mark.parametrize("targets", [{2022: 10, 2024: 10, 2026: 10}, EVERY | {2023: "10 orang"}])
def test_targets_that_are_incomplete_or_in_two_units_make_no_whole(targets: dict[int, Any]) -> None:
    made = held(DESA, {2022: 8, 2023: 12, 2024: 10}, plan(targets))
    assert (made.assessment, made.why.code) == (None, "report-plan-targets-missing")


def test_targets_in_one_unit_make_a_whole_whether_they_name_it_or_not() -> None:
    made = held(DESA, {2022: 8, 2023: 12, 2024: 10}, plan(EVERY | {2023: "10 desa", 2026: "10 desa"}))
    assert made.assessment.target.value == 50


def test_without_a_plan_or_a_target_of_its_last_year_that_is_said() -> None:
    assert held(IKM, {2024: 84}, []).why.label("en") == "no medium-term target"
    made = held(IKM, {2024: 84}, plan({2026: 87}), PlanWindow(2021, 2025))
    assert made.why.label("en") == "no medium-term target for 2025"


@pytest.mark.parametrize(("year", "expected"), [(2021, (2022, 2026)), (2024, (2022, 2026)), (2026, (2022, 2026)),
                                                (2027, (2027, 2031)), (2035, (2027, 2031))])  # fmt: skip
def test_of_several_plans_the_one_counts_that_the_year_belongs_to(year: int, expected: tuple[int, int]) -> None:
    targets = [*plan({2027: 88, 2031: 92}, "Renstra 2027-2031"), *plan({2022: 81, 2026: 87})]
    assert plan_years(targets, year) == PlanWindow(*expected)


def test_the_renstra_counts_before_the_rpjmd_and_a_revised_one_not_at_all() -> None:
    rpjmd = plan({2021: 70, 2025: 90}, "RPJMD", kind="rpjmd")
    assert plan_years([*rpjmd, *plan({2022: 81, 2026: 87})], 2024) == PlanWindow(2022, 2026)
    assert plan_years(rpjmd, 2024) == PlanWindow(2021, 2025)
    revised = plan({2023: 81, 2027: 87}, "Renstra perubahan", replaces="Renstra 2022-2026")
    assert plan_years([*plan({2022: 81, 2026: 87}), *revised], 2024) == PlanWindow(2023, 2027)
    assert plan_years(plan({2024: 83}, "PK", kind="pk"), 2024) is None


def test_two_targets_of_the_last_year_that_disagree_are_not_the_same_as_none() -> None:
    made = held(IKM, {2024: 84}, [*plan({2026: 87}, "Renstra A"), *plan({2026: 88}, "Renstra B")])
    assert made.why.code == "report-target-conflict"
