"""Which indicators a report analyses under which objective, in the order of the document.

An indicator is analysed where the cascade puts it: at its sasaran, or at a tujuan that has one of its own. Those of
programmes and activities are looked at with the programme that supports an objective. None is left out: what stands
nowhere makes a group of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sakip.comparison.spending import FUNDED
from sakip.plan.levels import OBJECTIVES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sakip.plan import CascadeNode, Plan
    from sakip.sets import IndicatorSet


def plan_of(office: IndicatorSet, plan: Plan | None) -> Plan:
    """Return the plan that is given, else the set's own."""
    return office.plan if plan is None else plan


def _places(office: IndicatorSet) -> Mapping[str, str]:
    """Return the codes of nodes by the codes of the indicators that name one."""
    return {indicator.code: indicator.node for indicator in office if indicator.node}


def groups(office: IndicatorSet, plan: Plan) -> Iterator[tuple[CascadeNode | None, tuple[str, ...]]]:
    """Yield the objectives with the codes of their indicators, those without a node last."""
    order = [indicator.code for indicator in office]
    at = dict(_places(office)) | {code: node for code, node in (plan.indicators or {}).items() if code in office}
    of_node = {node.code: tuple(code for code in order if at.get(code) == node.code) for node in plan}
    grouped = [node for node in plan if node.kind not in FUNDED and _is_group(node, plan, of_node)]
    shown = {program.code for node in grouped for program in plan.programmes_of(node.code)}
    looked_at = shown | {below.code for code in shown for below in plan.descendants(code)}
    for node in plan:
        if node in grouped or (of_node[node.code] and node.kind in FUNDED and node.code not in looked_at):
            yield node, of_node[node.code]
    nowhere = tuple(code for code in order if at.get(code, "") not in plan)
    if nowhere:
        yield None, nowhere


def _is_group(node: CascadeNode, plan: Plan, of_node: Mapping[str, Sequence[str]]) -> bool:
    """Whether a report has it: it has indicators, or is an objective that nothing below it measures either."""
    if of_node[node.code]:
        return True
    below = (one for one in plan.descendants(node.code) if one.kind not in FUNDED)
    return node.kind in OBJECTIVES and not any(of_node[one.code] or one.kind in OBJECTIVES for one in below)


def innermost(nodes: Sequence[str], plan: Plan) -> tuple[str, ...]:
    """Return the nodes that none of the others stands below, so that no budget is counted twice."""
    wanted = set(nodes)
    return tuple(code for code in nodes if not any(below.code in wanted for below in plan.descendants(code)))
