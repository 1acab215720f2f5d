from __future__ import annotations

from typing import Any

from hypothesis import given
from plans import grown

import sakip
from sakip.comparison.grouping import groups, innermost, plan_of
from sakip.formulas import count
from sakip.indicators import Indicator
from sakip.plan import CascadeNode, Plan
from sakip.sets import IndicatorSet


def office(nodes: list[tuple[str, str, str]], at: dict[str, str]) -> IndicatorSet:
    indicators = [
        Indicator(code=code, name=code, unit="bilangan", formula=count("n"), node=node) for code, node in at.items()
    ]
    return IndicatorSet(code="s", indicators=indicators, nodes=[CascadeNode(c, k, c, p) for c, k, p in nodes])


def found(given: IndicatorSet, plan: Plan | None = None) -> list[tuple[str, tuple[str, ...]]]:
    chosen = plan_of(given, plan)
    return [("" if node is None else node.code, codes) for node, codes in groups(given, chosen)]


CASCADE = [
    ("t", "tujuan", ""),
    ("s1", "sasaran", "t"),
    ("s2", "sasaran", "t"),
    ("p", "program", "s1"),
    ("k", "kegiatan", "p"),
]


def test_indicators_stand_at_their_objective_in_the_order_of_the_document() -> None:
    made = office(CASCADE, {"c": "s2", "a": "s1", "b": "s1", "goal": "t"})
    assert found(made) == [("t", ("goal",)), ("s1", ("a", "b")), ("s2", ("c",))]


def test_an_objective_nobody_measures_is_shown_unless_one_below_it_is_measured() -> None:
    assert found(office(CASCADE, {"a": "s1"})) == [("s1", ("a",)), ("s2", ())]
    layered = [("r", "sasaran", ""), ("t", "tujuan", "r"), ("s", "sasaran", "t")]
    assert found(office(layered, {"a": "s"})) == [("s", ("a",))]
    assert found(office(layered, {})) == [("s", ())]


def test_indicators_of_programmes_are_looked_at_with_their_programme() -> None:
    assert found(office(CASCADE, {"a": "s1", "output": "k", "outcome": "p"})) == [("s1", ("a",)), ("s2", ())]


def test_no_indicator_is_lost() -> None:
    lone = [("p", "program", ""), ("k", "kegiatan", "p")]
    assert found(office(lone, {"output": "k", "b": ""})) == [("k", ("output",)), ("", ("b",))]
    assert found(office([], {"a": "", "b": ""})) == [("", ("a", "b"))]


def test_a_plan_that_is_given_says_where_indicators_stand() -> None:
    made = office(CASCADE, {"a": "s1"})
    other = Plan([CascadeNode("x", "sasaran", "X")], indicators={"a": "x"})
    assert found(made, other) == [("x", ("a",))]
    assert found(made, Plan([CascadeNode("x", "sasaran", "X")])) == [("x", ()), ("", ("a",))]


def test_muncar_measures_a_goal_and_three_objectives() -> None:
    assert [code for code, _ in found(sakip.load("muncar-2024"))] == ["tujuan", "sasaran-1", "sasaran-2", "sasaran-3"]


def test_budgets_are_added_up_over_the_innermost_objectives() -> None:
    made = office(CASCADE, {})
    assert innermost(["t", "s1", "s2"], made.plan) == ("s1", "s2")
    assert innermost(["t", "s2"], made.plan) == ("s2",)
    assert innermost(["t"], made.plan) == ("t",)


@given(grown())
def test_every_indicator_stands_in_one_group_or_with_a_programme(plan: Any) -> None:
    indicators = [
        Indicator(code=code, name=code, unit="bilangan", formula=count("n"), node=node)
        for code, node in plan.indicators.items()
    ]
    made = IndicatorSet(code="s", indicators=indicators, nodes=plan.nodes)
    grouped = [code for _, codes in groups(made, plan) for code in codes]
    assert sorted(grouped) == sorted(plan.indicators)
