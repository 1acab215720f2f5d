from __future__ import annotations

import pickle
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import INDICATORS, LINKS, NODES, grown, sample

from sakip.errors import UnknownNameError
from sakip.plan import KINDS, Budget, CascadeNode, Plan, PlanLink

if TYPE_CHECKING:
    from collections.abc import Iterable


def codes(nodes: Iterable[CascadeNode]) -> list[str]:
    return [node.code for node in nodes]


def test_a_plan_is_its_nodes_in_the_order_of_the_document() -> None:
    plan = sample()
    assert tuple(plan) == NODES
    assert len(plan) == len(NODES)
    assert plan["p1"].number == "7.01.01"
    assert "p1" in plan
    assert "p9" not in plan
    assert pickle.loads(pickle.dumps(plan)) == plan  # noqa: S301  # the pickle is ours
    assert {plan, sample()} == {plan}
    bare = sample(budgets=())
    assert eval(repr(bare)) == bare  # noqa: S307  # the repr is ours
    assert sample(indicators=None).indicators is None


def test_a_node_is_asked_for_by_its_code() -> None:
    plan = sample()
    for asked in (plan.__getitem__, plan.children, plan.ancestors, plan.descendants, plan.path, plan.depth, plan.parent,
                  plan.supports, plan.served_by, plan.programmes_of, plan.sasaran_of, plan.indicators_of):  # fmt: skip
        with pytest.raises(UnknownNameError, match=r"no node of the plan called 'ks11'\. Did you mean 'ks1'"):
            asked("ks11")
    for asked_of in (plan.budget, plan.spending, plan.absorption, plan.versions):
        with pytest.raises(UnknownNameError, match="Did you mean 'ks1'"):
            asked_of("ks11", 2024)


def test_the_cascade_is_walked_up_and_down() -> None:
    plan = sample()
    assert codes(plan.roots) == ["v"]
    assert codes(plan.children("kt")) == ["ks1", "ks2", "kl"]
    assert codes(plan.ancestors("ks1")) == ["kt", "s", "t", "m", "v"]
    assert codes(plan.path("ks1")) == ["v", "m", "t", "s", "kt", "ks1"]
    assert codes(plan.descendants("p2")) == ["k1", "z1", "z2", "k2", "z3"]
    assert plan.depth("v") == 0
    assert plan.depth("ks1") == 5
    assert plan.parent("v") is None
    assert plan.parent("m") == plan["v"]
    assert codes(plan.at_kind("tujuan")) == ["t", "kt"]
    with pytest.raises(UnknownNameError, match="Did you mean 'sasaran'"):
        plan.at_kind("sasarn")


def test_a_programme_may_serve_several_sasaran() -> None:
    """By its parent and by links; the programmes of a goal are those of its sasaran."""
    plan = sample()
    assert codes(plan.programmes_of("ks1")) == ["p1", "p2", "p3"]
    assert codes(plan.programmes_of("ks2")) == ["p1", "p5"]
    assert codes(plan.programmes_of("v")) == ["p1", "p2", "p3", "p4", "p5", "p6"]
    assert codes(plan.programmes_of("p1")) == []
    assert codes(plan.sasaran_of("p1")) == ["ks1", "ks2"]
    assert codes(plan.sasaran_of("z1")) == ["ks1"]
    assert codes(plan.sasaran_of("p4")) == ["kl"]
    assert codes(plan.sasaran_of("ks1")) == ["s"]
    assert plan.supports("p1") == LINKS[:1]
    assert plan.served_by("ks1") == LINKS[:2]
    assert plan.served_by("kl") == ()


def test_programmes_are_found_through_links_of_links() -> None:
    plan = sample(links=(PlanLink("ks2", "kl"), PlanLink("kl", "ks2"), PlanLink("gone", "kl")))
    assert codes(plan.programmes_of("kl")) == ["p1", "p4", "p5", "p6"]


def test_indicators_hang_on_nodes() -> None:
    plan = sample(indicators=INDICATORS | {"ipkp": "ks1"})
    assert plan.indicators_of("ks1") == ("ikm", "ipkp")
    assert plan.indicators_of("kt") == ()


def test_of_two_nodes_with_one_code_the_first_counts() -> None:
    plan = Plan([CascadeNode("a", "sasaran", "satu"), CascadeNode("a", "program", "dua"), CascadeNode("b", "program")])
    assert (plan["a"].text, len(plan)) == ("satu", 2)
    assert len(plan.nodes) == 3


def test_a_circle_ends_nothing() -> None:
    """Each node is met once, and the plan still shows all of it."""
    plan = Plan([CascadeNode("a", "sasaran", parent="c"), CascadeNode("b", "tujuan", parent="a"),
                 CascadeNode("c", "sasaran", parent="b"), CascadeNode("p", "program", parent="c")])  # fmt: skip
    assert codes(plan.ancestors("p")) == ["c", "b", "a"]
    assert codes(plan.ancestors("a")) == ["c", "b"]
    assert codes(plan.descendants("a")) == ["b", "c", "p"]
    assert plan.roots == ()
    assert len(plan.outline()) == 4
    assert codes(plan.programmes_of("a")) == ["p"]
    total = plan.budget("a", 2024)
    assert (total.amount, total.reason, set(total.missing)) == (None, "incomplete", {"a", "p"})


def test_a_chain_of_ten_thousand_nodes_is_walked_without_recursion() -> None:
    chain = [CascadeNode("0", "sasaran")]
    chain += [CascadeNode(str(place), "sasaran", parent=str(place - 1)) for place in range(1, 10_000)]
    plan = Plan(chain, budgets=[Budget("9999", 2024, 5)])
    assert plan.depth("9999") == len(plan.descendants("0")) == 9_999
    assert plan.budget("0", 2024).amount == 5
    assert [finding.code for finding in plan.findings()] == ["plan-unfunded-level"]
    ring = Plan([CascadeNode(str(place), "sasaran", parent=str((place - 1) % 10_000)) for place in range(10_000)])
    (finding,) = ring.findings()
    assert str(finding.facts["path"]).count("→") == 10_000


def test_the_outline_is_the_cascade_as_text() -> None:
    plan = sample()
    assert plan.outline()[:3] == ("visi: Daerah yang maju", "  misi: Tata kelola yang baik", "    tujuan: Tata kelola")
    assert plan.outline("en")[0] == "vision: Daerah yang maju"
    assert "            program 7.01.02: Pelayanan publik" in plan.outline()
    assert Plan([CascadeNode("a", "sasaran")]).outline() == ("sasaran: a",)


def test_rows_are_plain_values_for_tables() -> None:
    rows = sample().as_rows()
    assert [row["code"] for row in rows][:7] == ["v", "m", "t", "s", "kt", "ks1", "p2"]
    assert rows[5] == {"code": "ks1", "kind": "sasaran", "number": "", "text": "Pelayanan prima", "parent": "kt",
                       "depth": 5, "office": "", "indicators": ["ikm"]}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_level_has_a_name_in_both_languages(kind: str) -> None:
    plan = Plan([CascadeNode("a", kind, "Teks")])
    assert {plan.outline()[0].endswith(": Teks"), plan.outline("en")[0].endswith(": Teks")} == {True}


# --- laws -------------------------------------------------------------------------------------------------------------


@given(grown())
def test_above_and_below_are_inverse(plan: Plan) -> None:
    for node in plan:
        assert all(plan.parent(child.code) == node for child in plan.children(node.code))
        assert all(node in plan.descendants(above.code) for above in plan.ancestors(node.code))
        assert all(node in plan.ancestors(below.code) for below in plan.descendants(node.code))
        assert plan.path(node.code)[-1] == node
        assert all(lower.parent == upper.code for upper, lower in pairwise(plan.path(node.code)))


@given(grown())
def test_a_programme_serves_a_sasaran_when_the_sasaran_is_served_by_it(plan: Plan) -> None:
    for programme in plan.at_kind("program"):
        for objective in plan.sasaran_of(programme.code):
            assert programme in plan.programmes_of(objective.code)


@given(grown())
def test_rows_and_outline_show_every_node_once_with_its_depth(plan: Plan) -> None:
    rows = plan.as_rows()
    assert sorted(row["code"] for row in rows) == sorted(codes(plan))
    assert all(row["depth"] == plan.depth(row["code"]) for row in rows)
    assert [len(line) - len(line.lstrip()) for line in plan.outline()] == [2 * row["depth"] for row in rows]


@given(grown())
def test_a_budget_is_the_sum_of_the_leaves_whatever_the_grouping(plan: Plan) -> None:
    leaves = {budget.node: budget for budget in plan.budgets}
    for node in plan:
        below = [leaves[code] for code in codes((node, *plan.descendants(node.code))) if code in leaves]
        assert plan.budget(node.code, 2024).amount == sum(budget.amount or 0 for budget in below)
        assert plan.spending(node.code, 2024).amount == sum(budget.spent or 0 for budget in below)


@given(grown(), st.data())
def test_a_sum_with_something_missing_is_none_and_names_it(plan: Plan, data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(plan.budgets))
    lacking = Plan(plan.nodes, budgets=[budget for budget in plan.budgets if budget != gone])
    for node in lacking:
        total = lacking.budget(node.code, 2024)
        above = node.code == gone.node or gone.node in codes(lacking.descendants(node.code))
        assert (total.amount is None) is above
        assert total.missing == ((gone.node,) if above else ())


@given(grown(), st.integers(0, 10**6))
def test_an_own_amount_counts_before_the_sum(plan: Plan, amount: int) -> None:
    """And for all above it; where it is not the sum, that is a finding."""
    programme = plan.at_kind("program")[0]
    summed = plan.budget(programme.code, 2024).amount
    own = Plan(plan.nodes, budgets=(*plan.budgets, Budget(programme.code, 2024, amount)))
    total = own.budget(programme.code, 2024)
    assert total.amount == amount
    assert total.own
    whole = plan.budget("0", 2024).amount
    assert whole is not None
    assert summed is not None
    assert own.budget("0", 2024).amount == whole - summed + Fraction(amount)
    assert [finding.code for finding in own.findings()] == ["plan-budget-sum"] * (amount != summed)
