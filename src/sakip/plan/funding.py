"""What is odd in the budgets of a plan, by what is known of them in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sakip.findings import Finding
from sakip.plan.budget import ENACTED, budget_known, spending_known
from sakip.plan.checks import hinted, level
from sakip.plan.graph import bottom_up
from sakip.plan.levels import LEVELS
from sakip.plan.totals import added, sum_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from sakip.periods import Period
    from sakip.plan.budget import Budget, Known
    from sakip.plan.checks import Cascade


def found(cascade: Cascade) -> Iterator[Finding]:
    """Yield what is odd in the budgets of a plan."""
    budgets = tuple(dict.fromkeys(cascade.plan.budgets))
    if not budgets:
        return
    unknown = hinted((budget.node for budget in budgets if budget.node not in cascade.kinds), cascade.kinds)
    by_period: dict[Period, dict[str, list[Budget]]] = {}
    for budget in budgets:
        by_period.setdefault(budget.period, {}).setdefault(budget.node, []).append(budget)
    below = cascade.below
    order = bottom_up(below)
    for period, by_node in by_period.items():
        for node, records in by_node.items():
            facts = {"node": node, "period": period}
            kinds = cascade.kinds.get(node, set())
            if node in unknown:
                yield Finding("plan-unknown-budget", {"name": node, "period": period} | unknown[node])
            elif not any(LEVELS[kind].funded for kind in kinds):
                yield Finding("plan-unfunded-level", facts | {"kind": level(min(kinds))})
            yield from _of_records(facts, records)
        pagu = {node: known for node, records in by_node.items() if (known := budget_known(records, None))}
        spent = {node: known for node, records in by_node.items() if (known := spending_known(records, None))}
        yield from _sums("plan-budget-sum", period, order, below, pagu)
        yield from _sums("plan-spending-sum", period, order, below, spent)
        yield from _overspent(period, pagu, spent)


def _overspent(period: Period, pagu: Mapping[str, Known], spent: Mapping[str, Known]) -> Iterator[Finding]:
    for node, known in spent.items():
        amount = pagu[node].amount if node in pagu else None
        if amount is not None and known.amount is not None and known.amount > amount:
            yield Finding("plan-overspent", {"node": node, "period": period, "spent": known.amount, "amount": amount})


def _of_records(facts: Mapping[str, object], records: Sequence[Budget]) -> Iterator[Finding]:
    """Yield what is odd in the records of one node and period."""
    for code, known in (
        ("plan-budget-conflict", budget_known(records, None)),
        ("plan-spending-conflict", spending_known(records, None)),
    ):
        if known is not None and known.contradicting:
            yield Finding(code, {**facts, "first": known.contradicting[0], "second": known.contradicting[-1]})
    for given in sorted(
        {value for record in records for value in (record.amount, record.spent) if value and value < 0}
    ):
        yield Finding("plan-negative-amount", {**facts, "given": given})
    enacted = [record.issued for record in records if record.version == ENACTED and record.issued]
    for record in records:
        if record.version == ENACTED or record.amount is None:
            continue
        if not record.document and not record.reason:
            yield Finding("plan-revision-unexplained", {**facts, "version": record.version, "amount": record.amount})
        if record.issued and enacted and record.issued < min(enacted):
            told = {"version": record.version, "issued": record.issued, "enacted": min(enacted)}
            yield Finding("plan-revision-before", {**facts, **told})


def _sums(
    code: str,
    period: Period,
    order: Sequence[str],
    below: Mapping[str, Sequence[str]],
    known: Mapping[str, Known],
) -> Iterator[Finding]:
    """Yield the nodes whose own amount is not the sum of those below them, where all of those are known."""
    amounts: dict[str, Fraction | None] = added(order, below, known.get)
    for node in known:
        own, total = amounts.get(node), sum_of(amounts, below.get(node, ()))
        if own is not None and total is not None and own != total:
            yield Finding(code, {"node": node, "period": period, "own": own, "sum": total, "difference": own - total})
