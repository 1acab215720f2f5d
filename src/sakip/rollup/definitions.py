"""Whether offices mean the same by an indicator: the same formula and rules, in units that convert."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from sakip.formulas import count
from sakip.tree import Calculation, Component, Constant, Formula, Node, Operator, replace_components
from sakip.units import dimension

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.indicators import Indicator

WEIGHED: Final = "tertimbang"
WEIGHT: Final = "penimbang"
ADDED: Final = "jumlah"
COUNT: Final = "banyaknya"


@frozen
class Definition:
    """What must agree before numbers of an indicator are put together.

    ``formula`` is its shape, ``measures`` what each of its parts measures; units that differ and measure the same are
    converted. ``rules`` say how it is judged and put together; where that is declared for the group they are left out.
    """

    formula: tuple[Any, ...]
    measures: tuple[str, ...]
    rules: tuple[str | None, ...] = ()


def definition_of(indicator: Indicator, *, rules_too: bool) -> Definition:
    """Return what offices must agree about."""
    rules = (indicator.across_offices, indicator.weighted_by, indicator.polarity)
    units = (indicator.unit, *(component.unit or indicator.unit for component in indicator.formula.components))
    measures = tuple(dimension(unit, indicator.own_units).describe() for unit in units)
    formula = (indicator.predicates, *_shape(indicator.formula.tree))
    return Definition(formula, measures, rules if rules_too else ())


def _shape(tree: Node) -> Iterator[Any]:
    """Yield a tree node by node, without the units of its components."""
    match tree:
        case Component(name=name):
            yield name
        case Constant(value=value, unit=unit):
            yield value, unit
        case Calculation(operator=operator, left=left, right=right):
            yield operator.value
            yield from _shape(left)
            yield from _shape(right)


_JUDGING: Final = (
    "name", "unit", "places", "achievement_places", "rounding", "achievement_from", "floor", "cap", "zero_target",
    "scale", "achievement_scale",
)  # fmt: skip


def differences(one: Indicator, other: Indicator) -> tuple[str, ...]:
    """Return what two definitions that agree otherwise publish and judge differently by."""
    return tuple(name for name in _JUDGING if getattr(one, name) != getattr(other, name))


WRITTEN: Final = ("definition", "formula_text", "data_sources", "consolidation")
"""What of an indicator says in words what a number means: where that differs, so may the numbers."""


def of_group(indicator: Indicator) -> Indicator:
    """Return the indicator as a group measures it: the same in all but its formula.

    A ratio of sums has the formula of the offices. A sum has the one component that is added, an average what was added
    and how many there are, a weighted average what was weighed and the weights.
    """
    match indicator.across_offices:
        case "ratio-of-sums":
            formula = _reported(indicator.formula)
        case "sum":
            tree = indicator.formula.tree
            formula = count(tree.name if isinstance(tree, Component) else ADDED)
        case "average":
            formula = _quotient("average", ADDED, COUNT)
        case _:
            formula = _quotient("weighted-average", WEIGHED, WEIGHT)
    return evolve(indicator, formula=formula)


def _quotient(kind: str, above: str, below: str) -> Formula:
    return Formula.of(kind, Calculation(Operator.DIVIDE, Component(above), Component(below, "bilangan")))


def _reported(formula: Formula) -> Formula:
    """The formula with what offices take from other indicators given as a number."""

    def plain(component: Component) -> Component:
        return evolve(component, source=None)

    tree = replace_components(formula.tree, plain)
    return evolve(formula, tree=tree, components=tuple(plain(each) for each in formula.components))
