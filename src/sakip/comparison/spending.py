"""Programmes and what they cost: who supports which objective, and how much of the budget was absorbed (serapan).

A total is the sum of what was spent over the sum of what was budgeted, never the mean of percentages, and there is none
while a part of it is missing. A budget of zero has no absorption, and neither has one that nobody filled in.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import frozen

from sakip import hooks
from sakip.assessment import Assessment
from sakip.comparison.tables import Sayable, Stated
from sakip.plan import LEVELS, Absorption, CascadeNode, Total

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sakip.assessment import Scorecard
    from sakip.plan import Plan

FUNDED: Final = tuple(level.kind for level in LEVELS.values() if level.funded)
"""The levels of a plan that have a budget."""

_PRINTED: Final = ("program", "kegiatan")


@frozen
class BudgetLine:
    """A programme or activity, its ``node``: what it may spend and has spent, and what came of it.

    ``results`` are those of its own indicators. ``absorption`` is spending over budget in percent; ``depth`` counts
    from the programme down.
    """

    node: CascadeNode
    absorption: Absorption
    results: tuple[Assessment, ...] = ()
    depth: int = 0

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt


@frozen
class Spending:
    """The budget realisation of a year: its ``lines``, and the ``total`` of the programmes."""

    lines: tuple[BudgetLine, ...]
    total: Absorption

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt


def why_no_absorption(absorption: Absorption) -> Sayable | None:
    """Say why there is no absorption; None when there is one."""
    if not absorption.reason:
        return None
    total = absorption.spending if absorption.reason.startswith("spending") else absorption.budget
    return Stated(f"plan-{absorption.reason}", {"missing": total.missing})


def why_no_money(plan: Plan, absorption: Absorption) -> Sayable | None:
    """Say why an objective has no absorption; programmes that serve it by links only have theirs elsewhere."""
    code = absorption.node
    below = any(node.kind in FUNDED for node in plan.descendants(code))
    linked = tuple(node.text or node.code for node in plan.programmes_of(code))
    if absorption.reason.endswith("not-given") and linked and not below:
        return Stated("report-linked-only", {"names": linked})
    return why_no_absorption(absorption)


def why_no_amount(total: Total, what: str) -> Sayable | None:
    """Say why there is no amount, of the ``"budget"`` or of the ``"spending"``."""
    return Stated(f"plan-{what}-{total.reason}", {"missing": total.missing}) if total.reason else None


def programmes(plan: Plan, code: str, card: Scorecard) -> tuple[BudgetLine, ...]:
    """Return the programmes that support a node, below it or by a link, in the order of the plan."""
    return tuple(_line(plan, node, card, inner=True) for node in plan.programmes_of(code))


def spending(plan: Plan, card: Scorecard) -> Spending:
    """Return the budget realisation of a year: programmes and activities, each once, with their total."""
    lines = [_line(plan, node, card) for node in _funded(plan)]
    tops = [line.absorption for line in lines if line.depth == 0]
    budget = _summed((top.node, top.budget) for top in tops)
    return Spending(
        tuple(lines), Absorption("", card.period, budget, _summed((top.node, top.spending) for top in tops))
    )


def _funded(plan: Plan) -> Iterator[CascadeNode]:
    """Yield programmes, each followed by its activities; a sub-activity only where nothing funded stands above it."""
    done: set[str] = set()
    for node in plan:
        if node.kind not in FUNDED or _depth(plan, node):
            continue
        for one in (node, *plan.descendants(node.code)):
            if one.code not in done and (one.kind in _PRINTED or one is node):
                done.add(one.code)
                yield one


def _depth(plan: Plan, node: CascadeNode) -> int:
    return sum(above.kind in FUNDED for above in plan.ancestors(node.code))


def _line(plan: Plan, node: CascadeNode, card: Scorecard, *, inner: bool = False) -> BudgetLine:
    nodes = [node, *(plan.descendants(node.code) if inner else ())]
    codes = [code for one in nodes for code in plan.indicators_of(one.code) if code in card.office]
    absorption = plan.absorption(node.code, card.period, card.as_of)
    return BudgetLine(node, absorption, tuple(card[code] for code in codes), _depth(plan, node))


def _summed(parts: Iterable[tuple[str, Total]]) -> Total:
    every = list(parts)
    missing = tuple(code for code, part in every if part.amount is None)
    if missing or not every:
        return Total(None, reason="incomplete" if every else "not-given", missing=missing)
    return Total(sum((part.amount or Fraction(0) for _, part in every), Fraction(0)))
