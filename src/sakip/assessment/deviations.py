"""Where targets disagree: the quarters of a Rencana Aksi with the year, the Perjanjian Kinerja with the Renstra."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sakip import wording
from sakip.assessment.consolidation import KINDS_OF_PARTS, combined
from sakip.assessment.conversion import exchange
from sakip.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.indicators import Indicator, Target
    from sakip.ledger import Ledger
    from sakip.periods import Period


def deviations(indicator: Indicator, period: Period, ledger: Ledger) -> Iterator[Finding]:
    """Yield what is odd about the targets of an indicator for a period, as the ledger knows them.

    The targets of all parts, put together by the indicator's consolidation, are the target of the whole; of a ratio of
    sums that cannot be said, as a target has no numerator. What a Perjanjian Kinerja promises is not less than what
    the medium-term plan foresees.
    """
    whole, _ = ledger.target(indicator.code, period)
    if whole is None:
        return
    promised = ledger.promised(indicator.code)
    for kind in KINDS_OF_PARTS.get(period.kind, ()):
        if all(known.kind != kind for known in promised):
            continue
        together = _together(indicator, period, [ledger.target(indicator.code, part)[0] for part in period.parts(kind)])
        if together is None:
            continue
        difference = _difference(indicator, together, whole)
        # some of the quarters may well be less than the year, but not more
        some = len(together.parts) < len(period.parts(kind)) and indicator.consolidation == "sum"
        if difference != 0 and not (some and difference is not None and difference < 0):
            facts: dict[str, Any] = {"indicator": indicator.code, "period": period, "parts": wording.Word(kind)}
            facts |= {"rule": wording.Word(str(indicator.consolidation)), "together": together, "whole": whole}
            yield Finding("target-deviation", facts)
    foreseen, _ = ledger.foreseen(indicator.code, period)
    if foreseen is not None and foreseen is not whole and _is_less(indicator, whole, foreseen):
        facts = {"indicator": indicator.code, "period": period, "promised": whole, "foreseen": foreseen}
        yield Finding("below-medium-term", facts | {"document": foreseen.document or wording.Word(foreseen.kind)})


def _together(indicator: Indicator, period: Period, targets: list[Target | None]) -> Target | None:
    there = [target for target in targets if target is not None]
    if not there or indicator.consolidation in {None, "ratio-of-sums"}:
        return None
    if len(there) < len(targets) and indicator.consolidation != "sum":
        return None
    return combined(indicator, period, there[-1:] if indicator.consolidation == "last" else there)


def _difference(indicator: Indicator, one: Target, other: Target) -> Fraction | None:
    """By how much two targets differ, in the unit of the indicator; None when they cannot be subtracted and differ."""
    numbers = [_number(indicator, target) for target in (one, other)]
    if numbers[0] is None or numbers[1] is None:
        return Fraction(0) if (one.value, one.unit) == (other.value, other.unit) else None
    return numbers[0] - numbers[1]


def _number(indicator: Indicator, target: Target) -> Fraction | None:
    ratio = exchange(target.unit or indicator.unit, indicator.unit, indicator.own_units)
    if target.pair is None or ratio is None:
        return None
    return Fraction(*target.pair) * Fraction(*ratio)


def _is_less(indicator: Indicator, promised: Target, foreseen: Target) -> bool:
    difference = _difference(indicator, promised, foreseen)
    if difference is None or indicator.rule is None:
        return False
    return difference < 0 if indicator.rule.better == "higher" else indicator.rule.better == "lower" and difference > 0
