"""How the parts of a period make the whole: quarters to a year, months to a quarter.

The rule belongs to the indicator. Whatever it is, the whole is computed by one formula made from the indicator's own,
whose components are those of the filled parts; so it is explained and replayed like any other. Parts that are blank are
not zero, and the target compared with is that of the parts that are filled.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import evolve, frozen

from sakip.assessment.measure import converted
from sakip.assessment.results import NOTHING, Reason
from sakip.findings import Finding
from sakip.indicators import Realisation, Target
from sakip.interpreters.exact import Pair
from sakip.periods import Kind, Period
from sakip.tree import Calculation, Component, Constant, Node, Operator, replace_components

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sakip.indicators import Indicator
    from sakip.ledger import Ledger

_KINDS: Mapping[str, tuple[Kind, ...]] = {
    "year": ("semester", "quarter", "month"),
    "semester": ("quarter", "month"),
    "quarter": ("month",),
}
_Combine: TypeAlias = "Callable[[Node, Sequence[Period]], Node]"


@frozen
class Parts:
    """The filled parts of a period: their realisations, the parts not filled, and those the indicator skips."""

    filled: tuple[Realisation, ...]
    blank: tuple[Period, ...]
    findings: tuple[Finding, ...] = ()
    conflicts: tuple[str, ...] = ()


@frozen
class Whole:
    """What the parts come down to: the formula of the whole, its inputs and its target, or the reason there is none."""

    tree: Node | None = None
    pairs: Mapping[str, Pair] = NOTHING
    target: Target | None = None
    findings: tuple[Finding, ...] = ()
    reason: Reason | None = None
    facts: Mapping[str, Any] = NOTHING


def parts_of(indicator: Indicator, period: Period, ledger: Ledger) -> Parts | None:
    """Return the parts that were reported, of the longest kind there is any of; None when there is none."""
    reported = ledger.periods(indicator.code)
    for kind in _KINDS.get(period.kind, ()):
        within = period.parts(kind)
        if not any(part in reported for part in within):
            continue
        filled: list[Realisation] = []
        blank: list[Period] = []
        findings: list[Finding] = []
        conflicts: list[str] = []
        for part in within:
            known = ledger.known(indicator.code, part)
            findings += known.findings
            conflicts += known.conflicts
            if known.realisation is None or not any(
                value is not None for value in known.realisation.components.values()
            ):
                if known.realisation is None or known.realisation.applicable:
                    blank.append(part)
            elif known.realisation.applicable:
                filled.append(known.realisation)
        unused = [part for part in reported if period.contains(part) and part != period and part not in within]
        findings += [
            Finding("unused", {"indicator": indicator.code, "period": part, "wanted": period})
            for part in sorted(unused)
        ]
        return Parts(tuple(filled), tuple(blank), tuple(findings), tuple(dict.fromkeys(conflicts)))
    return None


def consolidate(indicator: Indicator, period: Period, parts: Parts, ledger: Ledger) -> Whole:
    """Put the filled parts of a period together by the indicator's rule."""
    rule = indicator.consolidation
    filled = parts.filled
    if not filled:
        facts = {"indicator": indicator.name, "period": period}
        return Whole(reason=Reason.NOT_APPLICABLE if not parts.blank else Reason.NOT_REPORTED, facts=facts)
    if rule is None:
        facts = {"indicator": indicator.name, "parts": filled[0].period.kind}
        return Whole(reason=Reason.NO_CONSOLIDATION, facts=facts)
    counted = filled[-1:] if rule == "last" else filled
    pairs: dict[str, Pair] = {}
    for realisation in counted:
        gathered, problem = converted(indicator, realisation, realisation.pairs, realisation.period)
        if problem is not None:
            return Whole(reason=problem[0], facts=problem[1])
        pairs |= {_part_name(name, realisation.period): pair for name, pair in gathered.items()}
    tree = _COMBINATIONS[rule](indicator.formula.tree, [realisation.period for realisation in counted])
    target, findings = _target(indicator, period, parts, ledger)
    return Whole(tree, pairs, target, findings)


def _part_name(name: str, period: Period) -> str:
    return f"{name}_{str(period).replace('-', '_')}"


def _at(tree: Node, period: Period) -> Node:
    return replace_components(tree, lambda component: evolve(component, name=_part_name(component.name, period)))


def _chain(operator: Operator, nodes: Sequence[Node]) -> Node:
    return reduce(lambda left, right: Calculation(operator, left, right), nodes)


def _sum(tree: Node, periods: Sequence[Period]) -> Node:
    return _chain(Operator.ADD, [_at(tree, period) for period in periods])


def _average(tree: Node, periods: Sequence[Period]) -> Node:
    total = _sum(tree, periods)
    return total if len(periods) == 1 else Calculation(Operator.DIVIDE, total, Constant(Fraction(len(periods))))


def _maximum(tree: Node, periods: Sequence[Period]) -> Node:
    return _chain(Operator.LARGER, [_at(tree, period) for period in periods])


def _ratio_of_sums(tree: Node, periods: Sequence[Period]) -> Node:
    def summed(component: Component) -> Node:
        return _chain(Operator.ADD, [_at(component, period) for period in periods])

    return replace_components(tree, summed)


_COMBINATIONS: Mapping[str, _Combine] = {
    "sum": _sum,
    "average": _average,
    "last": _sum,  # of the one part that is last
    "maximum": _maximum,
    "ratio-of-sums": _ratio_of_sums,
}


def _target(
    indicator: Indicator, period: Period, parts: Parts, ledger: Ledger
) -> tuple[Target | None, tuple[Finding, ...]]:
    """The target of the whole when every part is filled, else that of the filled parts."""
    yearly, findings = ledger.target(indicator.code, period)
    if not parts.blank and yearly is not None:
        return yearly, findings
    filled = tuple(realisation.period for realisation in parts.filled)
    notes = [*findings]
    if parts.blank:
        facts = {"indicator": indicator.code, "period": period, "filled": filled, "missing": parts.blank}
        notes.append(Finding("partial-period", facts))
    known = [ledger.target(indicator.code, part)[0] for part in filled]
    targets = [target for target in known if target is not None and target.pair is not None]
    if len(targets) == len(filled):
        return _combined(indicator, period, targets), tuple(notes)
    if yearly is not None and parts.blank:
        notes.append(Finding("whole-target", {"indicator": indicator.code, "filled": filled[-1]}))
    return yearly, tuple(notes)


def _combined(indicator: Indicator, period: Period, targets: Sequence[Target]) -> Target:
    values = [Fraction(*target.pair) for target in targets if target.pair is not None]
    match indicator.consolidation:
        case "sum":
            value = sum(values, Fraction(0))
        case "average":
            value = sum(values, Fraction(0)) / len(values)
        case "maximum":
            value = max(values)
        case _:  # a rate is held against the target it had reached by then
            value = values[-1]
    documents = "; ".join(dict.fromkeys(target.document for target in targets if target.document))
    return Target(indicator.code, period, value, targets[-1].unit, documents, parts=tuple(targets))
