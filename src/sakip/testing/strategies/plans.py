"""Cascades whose nodes stand where they may, with the links and budgets that hang on them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from sakip.plan import Budget, CascadeNode, Plan, PlanLink
from sakip.plan.budget import VERSIONS
from sakip.plan.levels import KINDS, LEVELS
from sakip.plan.link import LINK_KINDS
from sakip.testing.strategies.figures import amounts_of_money, any_code, any_text, some_text
from sakip.testing.strategies.narrowing import attributes
from sakip.testing.strategies.periods import any_period
from sakip.testing.strategies.records import DATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn

_NUMBERS = MappingProxyType({"program": "7.01.02", "kegiatan": "7.01.02.2.01", "subkegiatan": "7.01.02.2.01.0001"})


@st.composite
def cascade_nodes(draw: DrawFn, /, **given: Any) -> CascadeNode:
    """Draw single nodes of every level, at the top of their plan unless a ``parent`` is given."""
    facts = draw(attributes({}, given, {"code": any_code, "kind": st.sampled_from(KINDS)}))
    number = st.sampled_from(["", _NUMBERS.get(facts["kind"], "")])
    free = {"text": any_text, "number": number, "office": any_text, "document": any_text, "condition": any_text}
    return CascadeNode(**draw(attributes(free, facts)))


@st.composite
def cascades(draw: DrawFn, min_size: int = 0, max_size: int = 6) -> tuple[CascadeNode, ...]:
    """Draw the nodes of a plan, each below one of a level it may stand below, or at the top; no circles."""
    nodes: list[CascadeNode] = []
    for code in draw(st.lists(any_code, min_size=min_size, max_size=max_size, unique=True)):
        kind = draw(st.sampled_from(KINDS))
        above = [node.code for node in nodes if node.kind in LEVELS[kind].parents]
        # the last one first, so that chains are as common as bushes
        nodes.append(draw(cascade_nodes(code=code, kind=kind, parent=st.sampled_from([*reversed(above), ""]))))
    return tuple(nodes)


@st.composite
def plan_links(draw: DrawFn, nodes: Sequence[str] | None = None, /, **given: Any) -> PlanLink:
    """Draw links between two of the ``nodes``, or of one to a node of another office that stands in no plan at hand."""
    ends = any_code if nodes is None else st.sampled_from(list(nodes))
    kinds = st.sampled_from(LINK_KINDS)
    facts = draw(attributes({}, given, {"lower": st.one_of(ends, st.just("")), "upper": ends, "kind": kinds}))
    free = {"text": any_text, "note": any_text, "document": any_text, "office": any_text}
    facts = draw(attributes(free, facts))
    if not ((facts["lower"] and facts["upper"]) or facts.get("office")):
        facts["office"] = draw(some_text)
    return PlanLink(**facts)


@st.composite
def budgets(draw: DrawFn, /, **given: Any) -> Budget:
    """Draw budgets and what was spent of them, either of them blank but not both; spending may exceed the budget."""
    money = amounts_of_money()
    facts = draw(attributes({}, given, {"node": any_code, "period": any_period}))
    if "amount" not in facts and "spent" not in facts:
        known = st.sampled_from([("amount", "spent"), ("amount", "spent"), ("amount",), ("spent",)])
        facts |= {name: draw(money) for name in draw(known)}
    free = {
        "version": st.sampled_from(VERSIONS),
        "document": any_text,
        "issued": DATES,
        "replaces": any_text,
        "reason": any_text,
        "recorded": DATES,
        "note": any_text,
    }
    return Budget(**draw(attributes(free, facts)))


@st.composite
def plans(draw: DrawFn, min_size: int = 0, max_size: int = 6) -> Plan:
    """Draw cascades with links, budgets, and indicators on some of the nodes."""
    nodes = draw(cascades(min_size, max_size))
    known = [node.code for node in nodes]
    if not known:
        return Plan(())
    measured = st.dictionaries(any_code, st.sampled_from(known), max_size=3)
    return Plan(
        nodes,
        draw(st.lists(plan_links(known), max_size=2)),
        draw(st.lists(budgets(node=st.sampled_from(known)), max_size=3)),
        draw(st.one_of(st.none(), measured)),
    )
