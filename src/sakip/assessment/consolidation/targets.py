"""The target of a whole: its own when every part is filled, else what was promised for the parts that are.

Of the last of several, the end of the whole is enough: who reports the fourth quarter has come to what the year asks.
"""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from attrs import evolve

from sakip.assessment.consolidation.parts import KINDS_OF_PARTS, Part
from sakip.assessment.conversion import exchange
from sakip.findings import Finding
from sakip.indicators import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sakip.assessment.consolidation.parts import Parts
    from sakip.indicators import Indicator
    from sakip.ledger import Ledger
    from sakip.periods import Period


def target_of(
    indicator: Indicator, period: Period, parts: Parts, ledger: Ledger
) -> tuple[Target | None, tuple[Finding, ...]]:
    """The target of the whole when every part it depends on is filled, else that of the filled parts."""
    yearly, findings = ledger.target(indicator.code, period)
    filled = tuple(realisation.period for realisation in parts.filled)
    notes = [*findings]
    if parts.blank:
        facts = {"indicator": indicator.code, "period": period, "filled": filled, "missing": parts.blank}
        notes.append(Finding("partial-period", facts))
    at_end = indicator.consolidation == "last" and any(part.end == period.end for part in filled)
    if yearly is not None and (at_end or not parts.blank):
        return yearly, tuple(notes)
    whole = _of_filled(indicator, period, parts.of, ledger, notes)
    if whole is not None:
        if yearly is not None:
            held: dict[str, Any] = {"indicator": indicator.code, "target": whole, "period": period, "whole": yearly}
            notes.append(Finding("target-to-date", held))
        return whole, tuple(notes)
    if yearly is not None and parts.blank:
        notes.append(Finding("whole-target", {"indicator": indicator.code, "filled": filled[-1]}))
    return yearly, tuple(notes)


def _of_filled(
    indicator: Indicator, period: Period, parts: Sequence[Part], ledger: Ledger, notes: list[Finding]
) -> Target | None:
    """The targets of the parts that are filled, put together; None when one of them has none."""
    filled = [part for part in parts if any(part.filled())]
    # a rate, like the last of several, is held against the target it had reached by then
    wanted = filled if indicator.consolidation in _OF_ALL else filled[-1:]
    targets = [_of_part(indicator, part, ledger, notes) for part in wanted]
    there = [target for target in targets if target is not None]
    if len(there) == len(wanted):
        return combined(indicator, period, there)
    # months are often held against targets by the quarter
    for kind in KINDS_OF_PARTS.get(period.kind, ()):
        if kind == parts[0].period.kind:
            break
        spans = (Part(span, parts=_within(span, parts)) for span in period.parts(kind))
        made = _of_filled(indicator, period, [span for span in spans if span.parts], ledger, notes)
        if made is not None:
            return made
    return None


def _within(span: Period, parts: Sequence[Part]) -> tuple[Part, ...]:
    return tuple(part for part in parts if span.contains(part.period))


def _of_part(indicator: Indicator, part: Part, ledger: Ledger, notes: list[Finding]) -> Target | None:
    """The target of a part; of one filled in only in part, that of what of it is filled."""
    target, found = ledger.target(indicator.code, part.period)
    notes += found
    if part.realisation is not None or (target is not None and not any(part.blank())):
        return target
    made = _of_filled(indicator, part.period, part.parts, ledger, notes)
    # what a whole quarter is to add up to is no target for one of its months; a level is one at any time
    return target if made is None and indicator.consolidation != "sum" else made


def combined(indicator: Indicator, period: Period, targets: Sequence[Target]) -> Target | None:
    """Put the targets of parts together the way their realisations are; None when some are no numbers."""
    documents = "; ".join(dict.fromkeys(target.document for target in targets if target.document))
    if len(targets) == 1:
        (only,) = targets
        return Target(indicator.code, period, only.value, only.unit, documents, parts=(only,))
    one_unit = len({target.unit for target in targets}) == 1
    unit = targets[0].unit if one_unit else indicator.unit
    values: list[Fraction] = []
    for target in targets:
        if target.pair is None:
            return None
        ratio = (1, 1) if one_unit else exchange(target.unit, indicator.unit, indicator.own_units)
        if ratio is None:  # held against a target that cannot be converted, the whole says so
            return evolve(target, period=period)
        values.append(Fraction(*target.pair) * Fraction(*ratio))
    return Target(
        indicator.code, period, _OF_ALL[str(indicator.consolidation)](values), unit, documents, parts=tuple(targets)
    )


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


_OF_ALL: Mapping[str, Callable[[Sequence[Fraction]], Fraction]] = MappingProxyType(
    {
        "sum": lambda values: sum(values, Fraction(0)),
        "average": _mean,
        "maximum": max,
    }
)
"""The rules by which every part counts, with what they make of the targets."""
