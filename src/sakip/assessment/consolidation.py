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

from sakip import wording
from sakip.assessment.gauge import converted, exchange
from sakip.assessment.results import NOTHING, Reason
from sakip.errors import FormulaError
from sakip.findings import Finding
from sakip.indicators import Realisation, Target
from sakip.interpreters.exact import Pair
from sakip.periods import Kind, Period
from sakip.tree import LONGEST_NAME, Calculation, Component, Constant, Node, Operator, replace_components

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sakip.indicators import Indicator
    from sakip.ledger import Ledger

KINDS_OF_PARTS: Mapping[str, tuple[Kind, ...]] = {
    "year": ("semester", "quarter", "month"),
    "semester": ("quarter", "month"),
    "quarter": ("month",),
}
_Names: TypeAlias = Mapping[str, str]
_Combine: TypeAlias = "Callable[[Node, Sequence[_Names]], Node]"


@frozen
class Parts:
    """The filled parts of a period: their realisations, the parts not filled, and those the indicator skips."""

    filled: tuple[Realisation, ...]
    blank: tuple[Period, ...]
    findings: tuple[Finding, ...] = ()
    conflicts: tuple[str, ...] = ()


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


def parts_of(indicator: Indicator, period: Period, ledger: Ledger) -> Parts | None:
    """Return the parts that were reported, of the longest kind there is any of; None when there is none."""
    reported = ledger.periods(indicator.code)
    if not reported:
        return None
    for kind in KINDS_OF_PARTS.get(period.kind, ()):
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
            if known.realisation is None or not known.realisation.filled:
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
    facts: dict[str, Any]
    if not filled:
        facts = {"indicator": indicator.name, "period": period}
        return Whole(reason=Reason.NOT_APPLICABLE if not parts.blank else Reason.NOT_REPORTED, facts=facts)
    if rule is None:
        facts = {"indicator": indicator.name, "parts": wording.Word(filled[0].period.kind)}
        return Whole(reason=Reason.NO_CONSOLIDATION, facts=facts)
    target, findings = _target(indicator, period, parts, ledger)
    if indicator.predicates:
        return Whole(target=target, findings=findings, word=filled[-1])
    counted = filled[-1:] if rule == "last" else filled
    names = [_part_names(indicator, realisation.period) for realisation in counted]
    pairs: dict[str, Pair] = {}
    for realisation, called in zip(counted, names, strict=True):
        gathered, problem = converted(indicator, realisation, realisation.pairs, realisation.period)
        if problem is not None:
            return Whole(reason=problem[0], facts=problem[1])
        pairs |= {called[name]: gathered[name] for name in called}
    try:
        tree = _COMBINATIONS[rule](indicator.formula.tree, names)
    except FormulaError:
        facts = {"indicator": indicator.name, "count": len(counted), "period": period}
        return Whole(reason=Reason.TOO_LARGE, facts=facts)
    return Whole(tree, pairs, target, findings)


def _part_names(indicator: Indicator, period: Period) -> _Names:
    """What the components of a part are called in the formula of the whole: ``pagu_2024_Q1``, or by number."""
    tail = f"_{period}".replace("-", "_")
    names = [component.name for component in indicator.formula.components]
    if any(len(name + tail) > LONGEST_NAME for name in names):
        return {name: f"k{place}{tail}" for place, name in enumerate(names, 1)}
    return {name: name + tail for name in names}


def _at(tree: Node, called: _Names) -> Node:
    return replace_components(tree, lambda component: evolve(component, name=called[component.name]))


def _chain(operator: Operator, nodes: Sequence[Node]) -> Node:
    return reduce(lambda left, right: Calculation(operator, left, right), nodes)


def _sum(tree: Node, names: Sequence[_Names]) -> Node:
    return _chain(Operator.ADD, [_at(tree, called) for called in names])


def _average(tree: Node, names: Sequence[_Names]) -> Node:
    total = _sum(tree, names)
    return total if len(names) == 1 else Calculation(Operator.DIVIDE, total, Constant(Fraction(len(names))))


def _maximum(tree: Node, names: Sequence[_Names]) -> Node:
    return _chain(Operator.LARGER, [_at(tree, called) for called in names])


def _ratio_of_sums(tree: Node, names: Sequence[_Names]) -> Node:
    def summed(component: Component) -> Node:
        return _chain(Operator.ADD, [_at(component, called) for called in names])

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
    # a rate, like the last of several, is held against the target it had reached by then
    wanted = filled if indicator.consolidation in _OF_ALL else filled[-1:]
    targets: list[Target] = []
    for part in wanted:
        target, found = ledger.target(indicator.code, part)
        notes += found
        targets += [] if target is None else [target]
    whole = combined(indicator, period, targets) if len(targets) == len(wanted) else None
    if whole is not None:
        if yearly is not None:
            held: dict[str, Any] = {"indicator": indicator.code, "target": whole, "period": period, "whole": yearly}
            notes.append(Finding("target-to-date", held))
        return whole, tuple(notes)
    if yearly is not None and parts.blank:
        notes.append(Finding("whole-target", {"indicator": indicator.code, "filled": filled[-1]}))
    return yearly, tuple(notes)


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


_OF_ALL: Mapping[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "sum": lambda values: sum(values, Fraction(0)),
    "average": _mean,
    "maximum": max,
}
"""The rules by which every part counts, with what they make of the targets."""
