from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from plans import INDICATORS, LINKS, NODES, grown, sample, told

import sakip
from sakip.plan import CascadeNode, Plan, PlanLink

if TYPE_CHECKING:
    from collections.abc import Mapping


def changed(code: str, **facts: Any) -> tuple[CascadeNode, ...]:
    return tuple(evolve(node, **facts) if node.code == code else node for node in NODES)


def without(*codes: str) -> tuple[CascadeNode, ...]:
    return tuple(node for node in NODES if node.code not in codes)


def more(*nodes: CascadeNode) -> tuple[CascadeNode, ...]:
    return (*NODES, *nodes)


def linked(*links: PlanLink) -> tuple[PlanLink, ...]:
    return (*LINKS, *links)


def test_a_plan_of_two_layers_has_nothing_odd() -> None:
    """A goal of an office stands below an objective of the region, whose indicators stand elsewhere."""
    assert sample().findings() == ()


def test_an_empty_plan_has_nothing_odd() -> None:
    assert Plan(()).findings() == ()


FAULTS = [
    # references
    ({"nodes": more(CascadeNode("p1", "program", "Lain", "ks1"))}, "plan-duplicate-code", {"node": "p1", "count": 2}),
    ({"nodes": more(NODES[0])}, "plan-duplicate-code", {"node": "v", "count": 2}),
    ({"nodes": changed("p3", parent="ks9"), "links": ()}, "plan-unknown-parent", {"node": "p3", "name": "ks9"}),
    ({"links": linked(PlanLink("p2", "ks9"))}, "plan-unknown-link", {"link": "p2 → ks9", "name": "ks9"}),
    ({"links": linked(PlanLink("p9", "ks1"))}, "plan-unknown-link", {"link": "p9 → ks1", "name": "p9"}),
    ({"links": linked(PlanLink("p9", office="Dinas"))}, "plan-unknown-link", {"link": "p9 → Dinas", "name": "p9"}),
    ({"links": linked(PlanLink("p2", "p2"))}, "plan-self-link", {"node": "p2"}),
    ({"links": linked(LINKS[0])}, "plan-duplicate-link", {"link": "p1 → ks1", "count": 2}),
    (
        {"links": linked(evolve(LINKS[1], note="lagi"))},
        "plan-duplicate-link",
        {"link": "Dinas Kependudukan Adminduk → ks1", "count": 2},
    ),
    ({"indicators": INDICATORS | {"x": "ks"}}, "plan-unknown-measured", {"indicator": "x", "name": "ks"}),
    ({"indicators": INDICATORS | {"x": ""}}, "plan-unplaced-indicator", {"indicator": "x"}),
    # circles
    ({"nodes": changed("t", parent="kt")}, "plan-cycle", {"node": "kt", "path": "kt → s → t → kt"}),
    ({"links": linked(PlanLink("ks1", "p2"))}, "plan-support-cycle", {"path": "ks1 → p2 → ks1"}),
    (
        {"links": linked(PlanLink("ks1", "ks2"), PlanLink("ks2", "ks1"))},
        "plan-support-cycle",
        {"path": "ks1 → ks2 → ks1"},
    ),
    # levels
    ({"nodes": changed("t", parent="")}, "plan-orphan", {"node": "t"}),
    ({"nodes": changed("m", parent="")}, "plan-orphan", {"node": "m"}),
    ({"nodes": changed("k2", parent=""), "budgets": ()}, "plan-orphan", {"node": "k2"}),
    ({"nodes": changed("t", parent="v")}, "plan-skipped-level", {"node": "t", "parent": "v"}),
    ({"nodes": changed("p3", parent="kt"), "links": ()}, "plan-skipped-level", {"node": "p3", "parent": "kt"}),
    ({"nodes": changed("z2", parent="p2"), "budgets": ()}, "plan-skipped-level", {"node": "z2", "parent": "p2"}),
    ({"nodes": changed("k2", parent="ks1", number=""), "budgets": ()}, "plan-skipped-level", {"node": "k2"}),
    (
        {
            "nodes": [
                evolve(node, parent="p2") if node.parent in {"k1", "k2"} else node for node in without("k1", "k2")
            ],
            "budgets": (),
        },
        "plan-absent-level",
        {"count": 3},
    ),
    ({"nodes": more(CascadeNode("kt2", "tujuan", "", "p5"))}, "plan-inverted-level", {"node": "kt2", "parent": "p5"}),
    ({"nodes": changed("p3", parent="p2", number=""), "links": ()}, "plan-inverted-level", {"node": "p3"}),
    ({"nodes": more(CascadeNode("p7", "program", "", "k1", "7.01.09"))}, "plan-inverted-level", {"node": "p7"}),
    # measures
    ({"indicators": {"ikm": "ks1", "inovasi": "kl"}}, "plan-no-indicator", {"node": "ks2"}),
    ({"indicators": {"ikm": "ks1", "sakip": "ks2"}}, "plan-no-indicator", {"node": "kl"}),
    ({"indicators": INDICATORS | {"x": "k1"}}, "plan-no-indicator-unlike-others", {"node": "k2"}),
    # programmes
    ({"nodes": changed("p5", parent="")}, "plan-program-without-sasaran", {"node": "p5"}),
    (
        {"nodes": changed("p5", parent=""), "links": linked(PlanLink("p5", "m"))},
        "plan-program-without-sasaran",
        {"node": "p5"},
    ),
    ({"nodes": without("p4", "p6")}, "plan-sasaran-without-program", {"node": "kl"}),
    (
        {
            "nodes": more(CascadeNode("ks3", "sasaran", "", "kt"), CascadeNode("kl3", "kinerja-lainnya", "", "ks3")),
            "indicators": INDICATORS | {"x": "ks3", "y": "kl3"},
        },
        "plan-sasaran-without-program",
        {"node": "kl3"},
    ),
    # official codes
    ({"nodes": changed("ks1", number="7.01.02")}, "plan-number-unexpected", {"node": "ks1", "number": "7.01.02"}),
    ({"nodes": changed("p5", number="7.1.4")}, "plan-number-shape", {"node": "p5", "shapes": ("9.99.99",)}),
    (
        {"nodes": changed("z3", number="7.01.02.2.01.0001")},
        "plan-number-prefix",
        {"node": "z3", "above": "7.01.02.2.02"},
    ),
]


@pytest.mark.parametrize(("parts", "code", "facts"), FAULTS)
def test_one_fault_gives_one_finding(parts: Mapping[str, Any], code: str, facts: dict[str, Any]) -> None:
    """Whatever else hangs on the node: a fault is named once, with its facts, in both languages."""
    (finding,) = sample(**parts).findings()
    assert finding.code == code
    assert {name: finding.facts[name] for name in facts} == facts
    for lang in ("id", "en"):
        said = finding.text(lang)
        assert "{" not in said
        assert all(str(value) in said for value in facts.values() if isinstance(value, str))


@pytest.mark.parametrize(
    ("parts", "codes"),
    [
        # where no goal or activity is measured, none lacks an indicator; where one is, its like are named
        ({"indicators": {**INDICATORS, "a": "kt"}}, []),
        ({"indicators": {**INDICATORS, "a": "t"}}, []),
        ({"indicators": {**INDICATORS, "a": "p1", "b": "p2", "c": "p3", "d": "p4", "e": "p5", "f": "p6"}}, []),
        # whether indicators are known at all
        ({"indicators": None}, []),
        ({"indicators": {"x": "", "y": ""}}, ["plan-no-indicator"] * 3),
        # a wrong number says so of every node below it
        ({"nodes": changed("k2", number="7.01.03.2.02")}, ["plan-number-prefix", "plan-number-prefix"]),
        # a decree that prints only a level, or starts at one
        ({"nodes": without("v", "m", "t", "s"), "indicators": None}, ["plan-unknown-parent"]),
        ({"nodes": changed("p5", parent=""), "links": linked(PlanLink("p5", "ks2"))}, []),
        ({"nodes": changed("p5", parent=""), "links": linked(PlanLink("p5", office="Dinas"))}, []),
        ({"nodes": changed("k2", parent="", number=""), "links": linked(PlanLink("k2", "p2")), "budgets": ()}, []),
        ({"nodes": without("p4", "p6"), "links": linked(PlanLink("", "kl", office="Dinas"))}, []),
        ({"nodes": without("p4", "p6"), "links": linked(PlanLink("p1", "kl"))}, []),
        (
            {
                "nodes": without("p1", "p2", "p3", "p4", "p5", "p6", "k1", "k2", "z1", "z2", "z3"),
                "links": (),
                "budgets": (),
            },
            [],
        ),
        # two offices may contribute to one another
        ({"links": (PlanLink("ks1", "ks2", "cross-cutting"), PlanLink("ks2", "ks1", "cross-cutting"))}, []),
        # the same programme for two sasaran, by its official code
        ({"nodes": more(CascadeNode("p1b", "program", "Penunjang", "ks1", "7.01.01"))}, []),
    ],
)
def test_what_is_legal_gives_no_noise(parts: Mapping[str, Any], codes: list[str]) -> None:
    assert [finding.code for finding in sample(**parts).findings()] == codes


def test_all_faults_are_named_at_once() -> None:
    """None hides another, and every severity is among them."""
    faulty = sample(
        nodes=(*changed("p5", parent="ks9"), NODES[0], CascadeNode("kt2", "tujuan", "", "p1")),
        links=linked(PlanLink("p2", "p2"), PlanLink("p1", "x")),
        indicators={"ikm": "ks1", "inovasi": "kl", "z": "nowhere", "k": "k1"},
    )
    findings = faulty.findings()
    assert [finding.code for finding in findings] == [
        "plan-duplicate-code",
        "plan-unknown-parent",
        "plan-inverted-level",
        "plan-unknown-link",
        "plan-self-link",
        "plan-unknown-measured",
        "plan-no-indicator",
        "plan-no-indicator-unlike-others",
    ]
    assert {finding.severity for finding in findings} == {"error", "warning", "info"}


def test_an_unknown_name_comes_with_the_nearest() -> None:
    (finding,) = sample(nodes=changed("p3", parent="ks11"), links=()).findings()
    assert "Maksudnya “ks1”?" in finding.remedy()
    assert "Did you mean “ks1”?" in finding.remedy("en")


def test_only_the_first_of_very_many_unknown_names_are_looked_for() -> None:
    """Each takes a look at every node; in the order of the alphabet, whatever that of the plan."""
    nodes = [CascadeNode(f"n{place:02}", "sasaran", parent=f"tujan{place:02}") for place in range(30)]
    findings = Plan([CascadeNode("tujuan", "tujuan"), *reversed(nodes)]).findings()
    assert len(findings) == 30
    hinted = sorted(str(finding.facts["node"]) for finding in findings if finding.facts["hint_id"])
    assert hinted == [f"n{place:02}" for place in range(12)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("mojosari-2024", []),
        ("mumbulsari-2025", []),
        ("muncar-2024", [("plan-sasaran-without-program", "sasaran-1"), ("plan-sasaran-without-program", "sasaran-2")]),
    ],
)
def test_the_decrees_of_the_packaged_sets_give_no_noise(name: str, expected: list[tuple[str, str]]) -> None:
    """One lists visi to sasaran, one sasaran alone; Muncar's table names one programme, for its third sasaran."""
    office = sakip.load(name)
    plan = Plan(office.nodes, indicators={indicator.code: indicator.node for indicator in office.indicators})
    assert [(finding.code, finding.facts["node"]) for finding in plan.findings()] == expected


# --- laws -------------------------------------------------------------------------------------------------------------


@given(grown())
def test_a_well_formed_plan_has_nothing_odd(plan: Plan) -> None:
    assert plan.findings() == ()


kinds = st.sampled_from(["visi", "tujuan", "sasaran", "kinerja-lainnya", "program", "kegiatan", "subkegiatan"])
codes = st.sampled_from("abcdefgh")
numbers = st.sampled_from(["", "", "7.01.02", "7.01.03.2.01", "7.01.02.2.01", "7.01.02.2.01.0001", "1"])
nodes = st.builds(
    lambda code, kind, parent, number: CascadeNode(code, kind, "", "" if parent == code else parent, number),
    codes,
    kinds,
    st.sampled_from(["", *"abcdefghi"]),
    numbers,
)
links = st.builds(
    PlanLink,
    codes,
    st.sampled_from("abcdefghi"),
    st.sampled_from(["supports", "cross-cutting"]),
    st.sampled_from(["", "Dinas"]),
)
amounts = st.integers(-1, 4)
budgets = st.builds(
    sakip.plan.Budget,
    st.sampled_from("abcdefghi"),
    st.sampled_from([2024, 2025]),
    amounts,
    st.sampled_from(["murni", "perubahan"]),
    spent=st.none() | amounts,
)
measures = st.none() | st.dictionaries(st.sampled_from("xyz"), st.sampled_from(["", *"abcdefghi"]))


@given(
    st.lists(nodes, max_size=10).flatmap(lambda drawn: st.tuples(st.just(drawn), st.permutations(drawn))),
    st.lists(links, max_size=4).flatmap(lambda drawn: st.tuples(st.just(drawn), st.permutations(drawn))),
    st.lists(budgets, max_size=6).flatmap(lambda drawn: st.tuples(st.just(drawn), st.permutations(drawn))),
    measures,
)
def test_the_order_of_a_plan_does_not_matter(
    drawn: tuple[list[CascadeNode], list[CascadeNode]],
    tied: tuple[list[PlanLink], list[PlanLink]],
    funded: tuple[list[sakip.plan.Budget], list[sakip.plan.Budget]],
    measured: dict[str, str] | None,
) -> None:
    """However odd it is: doubled, circular, upside down. And every sentence of every finding can be said."""
    one, other = (Plan(drawn[at], tied[at], funded[at], measured) for at in (0, 1))
    assert told(one.findings()) == told(other.findings())
    for finding in one.findings():
        assert "{" not in finding.text("id") + finding.text("en")


@given(grown(), st.data())
def test_one_fault_planted_in_a_well_formed_plan_is_found(plan: Plan, data: st.DataObject) -> None:
    """And nothing else, wherever it is planted."""
    at = data.draw(st.sampled_from([node for node in plan if node.parent]))
    fault = data.draw(st.sampled_from(["twice", "parent", "self-link", "budget", "measured"]))
    nodes, links, budgets, measured = plan.nodes, plan.links, plan.budgets, dict(plan.indicators or {})
    if fault == "twice":
        planted, nodes = "plan-duplicate-code", (*nodes, at)
    elif fault == "parent":
        # a further node, so that nothing else is left without what serves it
        further = CascadeNode("new", "subkegiatan", parent="nowhere")
        planted, nodes = "plan-unknown-parent", (*nodes, further)
    elif fault == "self-link":
        planted, links = "plan-self-link", (PlanLink(at.code, at.code),)
    elif fault == "budget":
        planted, budgets = "plan-unknown-budget", (*budgets, sakip.plan.Budget("nowhere", 2024, 1))
    else:
        planted, measured = "plan-unknown-measured", measured | {"new": "nowhere"}
    assert [finding.code for finding in Plan(nodes, links, budgets, measured).findings()] == [planted]


@given(grown(), st.data())
def test_a_level_left_out_is_found_where_it_is_left_out(plan: Plan, data: st.DataObject) -> None:
    """The only one, unless the plan has no other node of the level: then it is absent altogether."""
    at = data.draw(st.sampled_from(plan.at_kind("subkegiatan")))
    programme = plan.ancestors(at.code)[1]
    nodes = (*plan.nodes, CascadeNode("new", "subkegiatan", parent=programme.code))
    (finding,) = Plan(nodes, indicators=plan.indicators).findings()
    assert (finding.code, finding.facts["node"], finding.facts["parent"]) == (
        "plan-skipped-level",
        "new",
        programme.code,
    )


@given(grown(), st.data())
def test_a_circle_is_named_end_to_end(plan: Plan, data: st.DataObject) -> None:
    """Planted by making a node the parent of one above it: the path goes through both and ends where it starts."""
    low = data.draw(st.sampled_from([node for node in plan if plan.depth(node.code) > 1]))
    high = data.draw(st.sampled_from(plan.ancestors(low.code)))
    nodes = [evolve(node, parent=low.code) if node == high else node for node in plan.nodes]
    found = [finding for finding in Plan(nodes).findings() if finding.code == "plan-cycle"]
    path = str(found[0].facts["path"]).split(" → ")
    assert len(found) == 1
    assert path[0] == path[-1] == min(path)
    assert set(path) == {low.code, *(node.code for node in plan.path(low.code)[plan.depth(high.code) :])}
