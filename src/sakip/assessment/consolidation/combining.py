"""The formula of a whole, made of the indicator's own with the components of every part that is filled."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import evolve

from sakip.assessment.consolidation.parts import every
from sakip.assessment.conversion import converted
from sakip.assessment.results import NOTHING, Reason
from sakip.errors import FormulaError, NumberError
from sakip.figures import publish
from sakip.indicators import Predicate
from sakip.interpreters.length import bounded, exactly
from sakip.tree import LONGEST_NAME, Calculation, Component, Constant, Node, Operator, chain, replace_components

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sakip.assessment.consolidation.parts import Part
    from sakip.indicators import Indicator, Realisation
    from sakip.interpreters.exact import Pair
    from sakip.periods import Period

_Names: TypeAlias = Mapping[str, str]
_Combine: TypeAlias = "Callable[[Node, Sequence[Part], Callable[[Realisation], _Names]], Node]"


def put_together(
    indicator: Indicator, period: Period, parts: Sequence[Part]
) -> tuple[Node | None, Mapping[str, Pair], tuple[Reason, Mapping[str, Any]] | None]:
    """Return the formula of the whole and its inputs, or why there is none."""
    rule = str(indicator.consolidation)
    filled = every(parts)
    counted = filled[-1:] if rule == "last" else filled
    pairs: dict[str, Pair] = {}
    for realisation in counted:
        gathered, problem = converted(indicator, realisation, realisation.pairs, realisation.period)
        if problem is not None:
            return None, NOTHING, problem
        called = part_names(indicator, realisation.period)
        pairs |= {called[name]: gathered[name] for name in called}
    try:
        tree = _COMBINATIONS[rule](indicator.formula.tree, parts, lambda record: part_names(indicator, record.period))
    except FormulaError:
        facts = {"indicator": indicator.name, "count": len(counted), "period": period}
        return None, NOTHING, (Reason.TOO_LARGE, facts)
    return tree, pairs, None


def part_names(indicator: Indicator, period: Period) -> Mapping[str, str]:
    """Return what the components of a part are called in the formula of the whole: ``pagu_2024_Q1``, or by number."""
    tail = f"_{period}".replace("-", "_")
    names = [component.name for component in indicator.formula.components]
    if any(len(name + tail) > LONGEST_NAME for name in names):
        return {name: f"k{place}{tail}" for place, name in enumerate(names, 1)}
    return {name: name + tail for name in names}


def _at(tree: Node, called: _Names) -> Node:
    return replace_components(tree, lambda component: evolve(component, name=called[component.name]))


def _sum(tree: Node, parts: Sequence[Part], names: Callable[[Realisation], _Names]) -> Node:
    return chain(Operator.ADD, [_at(tree, names(record)) for record in every(parts)])


def _last(tree: Node, parts: Sequence[Part], names: Callable[[Realisation], _Names]) -> Node:
    return _at(tree, names(every(parts)[-1]))


def _average(tree: Node, parts: Sequence[Part], names: Callable[[Realisation], _Names]) -> Node:
    means: list[Node] = []
    for part in parts:
        if part.realisation is not None:
            means.append(_at(tree, names(part.realisation)))
        elif any(part.filled()):
            means.append(_average(tree, part.parts, names))
    total = chain(Operator.ADD, means)
    return total if len(means) == 1 else Calculation(Operator.DIVIDE, total, Constant(Fraction(len(means))))


def _maximum(tree: Node, parts: Sequence[Part], names: Callable[[Realisation], _Names]) -> Node:
    return chain(Operator.LARGER, [_at(tree, names(record)) for record in every(parts)])


def _ratio_of_sums(tree: Node, parts: Sequence[Part], names: Callable[[Realisation], _Names]) -> Node:
    def summed(component: Component) -> Node:
        return chain(Operator.ADD, [_at(component, names(record)) for record in every(parts)])

    return replace_components(tree, summed)


_COMBINATIONS: Mapping[str, _Combine] = MappingProxyType(
    {
        "sum": _sum,
        "average": _average,
        "last": _last,
        "maximum": _maximum,
        "ratio-of-sums": _ratio_of_sums,
    }
)


def published(indicator: Indicator, realisation: Realisation, parts: Sequence[Part]) -> Any:
    """What parts come to, as it would be published; None where they come to nothing."""
    if indicator.predicates:
        word = every(parts)[-1].components.get(indicator.formula.components[0].name)
        return word.word if isinstance(word, Predicate) else None
    tree, pairs, refused = put_together(indicator, realisation.period, parts)
    if tree is None or refused is not None:
        return None
    try:
        value = exactly(bounded(tree)(pairs))
    except (FormulaError, NumberError):
        return None
    return publish(value, indicator.places, indicator.rounding)
