"""Amounts of a node, its own or the sum of what stands below it, and how much of the budget was absorbed (*serapan*).

A node's own amount counts before any sum. Without one, the amounts of the nodes straight below it are added, each its
own or again a sum, and only when none of them is missing: a sum over some of the activities is not the budget of a
programme.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from sakip import wording
from sakip.figures import publish
from sakip.periods import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from decimal import Decimal

    from sakip.plan.budget import Known


@frozen
class Total:
    """An ``amount`` of rupiah, or why there is none.

    ``reason`` is empty, or ``not-given``, ``incomplete`` (something below has none) or ``conflict`` (two records of one
    day disagree); ``missing`` names the nodes to fill in. ``own`` says that the node's own record gives the amount.
    """

    amount: Fraction | None
    own: bool = False
    reason: str = ""
    missing: tuple[str, ...] = ()


@frozen
class Absorption:
    """How much of its budget a ``node`` has spent in a ``period``: realisasi ÷ pagu × 100.

    ``budget`` and ``spending`` are what it is made of. ``exact`` and ``value`` are in percent; ``value`` is rounded
    half up to two decimals, as reports print it. Both are None when there is no such share, and then :attr:`reason` is
    one of ``budget-not-given``, ``budget-incomplete``, ``budget-conflict``, ``budget-zero``, ``spending-not-given``,
    ``spending-incomplete``, ``spending-conflict``.
    """

    node: str
    period: Period
    budget: Total
    spending: Total

    @property
    def exact(self) -> Fraction | None:
        """The share, not rounded."""
        if not self.budget.amount or self.spending.amount is None:
            return None
        return self.spending.amount / self.budget.amount * 100

    @property
    def value(self) -> Decimal | None:
        """The share as a report prints it."""
        return None if self.exact is None else publish(self.exact, 2)

    @property
    def reason(self) -> str:
        """Why there is no share; empty when there is one."""
        if self.budget.amount is None:
            return f"budget-{self.budget.reason}"
        if not self.budget.amount:
            return "budget-zero"
        return f"spending-{self.spending.reason}" if self.spending.amount is None else ""

    def text(self, lang: str = "id") -> str:
        """Say the share, or why there is none."""
        if self.value is not None:
            return f"{wording.spoken(self.value, lang)}%"
        total = self.spending if self.reason.startswith("spending") else self.budget
        return wording.term(f"plan-{self.reason}", lang).format(missing=wording.spoken(total.missing, lang))


def added(
    children_first: Iterable[str], below: Mapping[str, Sequence[str]], own: Callable[[str], Known | None]
) -> dict[str, Fraction | None]:
    """Return the amount of each node, where it has one; the nodes below one come before it."""
    amounts: dict[str, Fraction | None] = {}
    for code in children_first:
        known = own(code)
        amounts[code] = known.amount if known is not None else sum_of(amounts, below.get(code, ()))
    return amounts


def sum_of(amounts: Mapping[str, Fraction | None], codes: Iterable[str]) -> Fraction | None:
    """Return the sum of the amounts of some nodes; None when there are no nodes, or one has no amount."""
    parts = [amounts.get(code) for code in codes]
    known = [part for part in parts if part is not None]
    return sum(known, Fraction()) if known and len(known) == len(parts) else None


def total(
    code: str,
    amounts: Mapping[str, Fraction | None],
    below: Mapping[str, Sequence[str]],
    own: Callable[[str], Known | None],
) -> Total:
    """Return the amount of a node with where it comes from, or the nodes that lack one."""
    known = own(code)
    if known is not None:
        return Total(known.amount, own=True, reason="conflict" if known.contradicting else "",
                     missing=(code,) if known.contradicting else ())  # fmt: skip
    if amounts[code] is not None:
        return Total(amounts[code])
    missing: list[str] = []
    waiting, seen = [code], {code}
    while waiting:
        at = waiting.pop()
        lacking = [child for child in below.get(at, ()) if amounts.get(child) is None]
        if own(at) is not None or not below.get(at):
            missing.append(at)
            continue
        # a node seen before stands in a circle, which has no bottom to fill in
        missing += [child for child in lacking if child in seen]
        waiting += reversed([child for child in lacking if child not in seen])
        seen.update(lacking)
    return Total(None, reason="incomplete" if below.get(code) else "not-given", missing=tuple(missing))
