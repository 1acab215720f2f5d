"""How the parts of a period make the whole: months to quarters, quarters to semesters, any of them to a year.

The rule belongs to the indicator. Whatever it is, the whole is computed by one formula made from the indicator's own,
whose components are those of the filled parts; so it is explained and replayed like any other. Parts that are blank are
not zero, and the target compared with is that of the parts that are filled.

The parts of a period are those of the longest kind that was reported. A part that was not reported itself is put
together of its own parts by the same rule: a year whose first quarter is one number and whose second is three months
gives what it would give had the second quarter been added up first. ``sum``, ``maximum``, ``last`` and
``ratio-of-sums`` come out the same however the months are grouped. An ``average`` is the mean of the parts of the
longest kind, each the mean of its own parts, so that a quarter reported by the month weighs as much as any other.

Where a period and its parts were both reported the period counts; its parts are named, and that they come to another
number is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sakip import wording
from sakip.assessment.consolidation.combining import part_names, put_together
from sakip.assessment.consolidation.parts import KINDS_OF_PARTS, Part, Parts
from sakip.assessment.consolidation.search import overruled, parts_of
from sakip.assessment.consolidation.targets import combined, target_of
from sakip.assessment.results import NOTHING, Reason
from sakip.findings import Finding
from sakip.indicators import Realisation, Target
from sakip.interpreters.exact import Pair
from sakip.tree import Node

if TYPE_CHECKING:
    from sakip.indicators import Indicator
    from sakip.ledger import Ledger
    from sakip.periods import Period

__all__ = ["KINDS_OF_PARTS", "Part", "Parts", "Whole", "combined", "consolidate", "overruled", "part_names", "parts_of"]


@frozen
class Whole:
    """What the parts come down to: the formula of the whole, its inputs and its target, or the reason there is none.

    Words are not computed with: of an indicator with predicates ``word`` is the record that stands for the whole.
    """

    tree: Node | None = None
    pairs: Mapping[str, Pair] = NOTHING
    target: Target | None = None
    findings: tuple[Finding, ...] = ()
    reason: Reason | None = None
    facts: Mapping[str, Any] = NOTHING
    word: Realisation | None = None


def consolidate(indicator: Indicator, period: Period, parts: Parts, ledger: Ledger) -> Whole:
    """Put the filled parts of a period together by the indicator's rule."""
    filled = parts.filled
    facts: dict[str, Any]
    if not filled:
        facts = {"indicator": indicator.name, "period": period}
        return Whole(reason=Reason.NOT_APPLICABLE if not parts.blank else Reason.NOT_REPORTED, facts=facts)
    if indicator.consolidation is None:
        facts = {"indicator": indicator.name, "parts": wording.Word(filled[0].period.kind)}
        return Whole(reason=Reason.NO_CONSOLIDATION, facts=facts)
    target, findings = target_of(indicator, period, parts, ledger)
    if indicator.predicates:
        return Whole(target=target, findings=findings, word=filled[-1])
    tree, pairs, refused = put_together(indicator, period, parts.of)
    if refused is not None:
        return Whole(reason=refused[0], facts=refused[1])
    return Whole(tree, pairs, target, findings)
