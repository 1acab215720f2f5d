from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sakip
from sakip.assessment import assess
from sakip.comparison.spending import programmes, spending, why_no_absorption, why_no_money
from sakip.plan import Budget, CascadeNode, Plan, PlanLink

if TYPE_CHECKING:
    from datetime import date

CARD = assess(sakip.load("mojosari-2024"))
NODES = (
    CascadeNode("s1", "sasaran", "Satu"),
    CascadeNode("s2", "sasaran", "Dua"),
    CascadeNode("p1", "program", "Program satu", "s1"),
    CascadeNode("k1", "kegiatan", "Kegiatan satu", "p1"),
    CascadeNode("z1", "subkegiatan", "Subkegiatan satu", "k1"),
    CascadeNode("p2", "program", "Program dua", "s1"),
)


def plan(*budgets: Budget, links: tuple[PlanLink, ...] = (), nodes: tuple[CascadeNode, ...] = NODES) -> Plan:
    return Plan(nodes, links, budgets, {"ikm": "s1", "ip-asn": "k1"})


def test_programmes_and_activities_stand_once_each_in_the_order_of_the_plan() -> None:
    lines = spending(plan(), CARD).lines
    assert [(line.node.code, line.depth) for line in lines] == [("p1", 0), ("k1", 1), ("p2", 0)]


def test_an_activity_without_a_programme_is_not_lost() -> None:
    lone = CascadeNode("z9", "subkegiatan", "Sendiri", "s2")
    lines = spending(plan(nodes=(*NODES, lone)), CARD).lines
    assert [line.node.code for line in lines] == ["p1", "k1", "p2", "z9"]


def test_the_total_is_the_sum_of_spending_over_the_sum_of_budgets() -> None:
    """90 of 100 and 100 of 900 is 190 of 1000, 19%; the mean of 90% and 11,11% would be 50,56%."""
    total: Any = spending(plan(Budget("z1", 2024, 100, spent=90), Budget("p2", 2024, 900, spent=100)), CARD).total
    assert (total.budget.amount, total.spending.amount, total.exact) == (1000, 190, 19)


def test_a_total_of_which_a_part_is_missing_is_none_and_names_it() -> None:
    total: Any = spending(plan(Budget("p1", 2024, 100, spent=90), Budget("p2", 2024, 900)), CARD).total
    assert (total.budget.amount, total.spending.amount, total.value) == (1000, None, None)
    said = why_no_absorption(total)
    assert said is not None
    assert "p2" in said.label()
    assert why_no_absorption(spending(Plan(()), CARD).total) is not None


def test_a_budget_of_zero_has_no_absorption_but_counts_in_the_total() -> None:
    made: Any = spending(plan(Budget("p1", 2024, 0, spent=0), Budget("p2", 2024, 900, spent=450)), CARD)
    first = made.lines[0].absorption
    said = why_no_absorption(first)
    assert (first.value, said and said.label()) == (None, "pagu nol")
    assert (made.total.exact, why_no_absorption(made.total)) == (50, None)


def test_a_programme_supports_an_objective_below_it_or_by_a_link_with_its_own_results() -> None:
    linked = plan(links=(PlanLink("p1", "s2"),))
    assert [line.node.code for line in programmes(linked, "s1", CARD)] == ["p1", "p2"]
    (line,) = programmes(linked, "s2", CARD)
    assert (line.node.code, [result.code for result in line.results]) == ("p1", ["ip-asn"])


def test_the_money_of_a_linked_programme_is_not_divided() -> None:
    linked = plan(Budget("p1", 2024, 100, spent=90), links=(PlanLink("p1", "s2"),))
    said = why_no_money(linked, linked.absorption("s2", 2024))
    assert said is not None
    assert "Program satu" in said.label()
    bare = plan()
    assert why_no_money(bare, bare.absorption("s2", 2024)) == why_no_absorption(bare.absorption("s2", 2024))


@given(st.lists(st.tuples(st.integers(1, 10**9), st.integers(0, 10**9)), min_size=1, max_size=6))
def test_the_total_absorption_lies_between_the_lowest_and_the_highest(amounts: list[tuple[int, int]]) -> None:
    nodes = tuple(CascadeNode(f"p{place}", "program") for place in range(len(amounts)))
    budgets = tuple(Budget(f"p{place}", 2024, pagu, spent=spent) for place, (pagu, spent) in enumerate(amounts))
    made = spending(Plan(nodes, (), budgets), CARD)
    parts = [line.absorption.exact for line in made.lines]
    known = [part for part in parts if part is not None]
    assert made.total.exact is not None
    assert min(known) <= made.total.exact <= max(known)
    assert made.total.spending.amount == Fraction(sum(spent for _, spent in amounts))


@pytest.mark.parametrize(("as_of", "expected"), [("2024-06-30", 4), ("2024-12-31", 5)])
def test_the_budget_is_the_one_that_stood_on_the_day(as_of: str, expected: int) -> None:
    day: date = sakip.periods.read_date(as_of)
    revised = (
        Budget("p1", 2024, 4, issued="2024-01-05"),
        Budget("p1", 2024, 5, version="perubahan", issued="2024-10-01"),
        Budget("p2", 2024, 0, issued="2024-01-05"),
    )
    card = assess(sakip.load("mojosari-2024"), as_of=day)
    assert spending(plan(*revised), card).total.budget.amount == expected
