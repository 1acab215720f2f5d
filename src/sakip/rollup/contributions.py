"""What one office brings to a group: the numbers its indicator is made of, in the units of the group."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from sakip.assessment import Reason, Status
from sakip.assessment.consolidation import part_names
from sakip.assessment.conversion import exchange
from sakip.indicators.working import Input, Working, given
from sakip.interpreters.length import check_alone
from sakip.rollup.definitions import ADDED, WEIGHED, WEIGHT
from sakip.tree import Calculation, Component, Constant, Node, Operator, chain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sakip.assessment import Assessment
    from sakip.indicators import Indicator

_WEIGHED = Calculation(Operator.MULTIPLY, given("nilai"), given(WEIGHT))


@frozen
class Contribution:
    """What an office brings: a number for each component of the group's formula, unless it lacks a weight or has 0.

    Raises:
        NumberError: when one has more digits than are computed with.
    """

    numbers: Mapping[str, Input]
    lacks_weight: bool = False
    weighs_nothing: bool = False

    def __attrs_post_init__(self) -> None:
        for name, number in self.numbers.items():
            if isinstance(number, Fraction):
                check_alone(number, f"the {name!r} of an office")


def reports(assessment: Assessment, rule: str) -> bool:
    """Whether an office has numbers to bring: a value, or the components of a ratio whose divisor is 0."""
    # what is blank comes before what is divided: beside a divisor of 0 every component is known
    by_zero = assessment.reason is Reason.ZERO_DENOMINATOR and rule == "ratio-of-sums"
    return assessment.status is Status.COMPUTED or by_zero


def contribution(
    office: str, assessment: Assessment, group: Indicator, weights: Mapping[str, Fraction] | None
) -> Contribution | None:
    """Return what an office brings to ``group``, its indicator as the group measures it.

    ``weights`` are the declared ones by office; without them the weight is a component. None comes back when the
    components of a period cannot be told from those of its parts.

    Raises:
        NumberError: when a number has more digits than are computed with further.
    """
    rule = group.across_offices
    if rule == "ratio-of-sums":
        return _components(office, assessment, group)
    value = _value(office, assessment, group)
    if rule == "sum":
        return Contribution({group.formula.components[0].name: value})
    if rule == "average":
        return Contribution({ADDED: value})
    weight = _weight(office, assessment, group.weighted_by, weights)
    if weight is None:
        return Contribution({}, lacks_weight=True)
    if not (weight.value if isinstance(weight, Working) else weight):
        return Contribution({}, weighs_nothing=True)
    return Contribution({WEIGHED: Working(office, _WEIGHED, {"nilai": value, WEIGHT: weight}), WEIGHT: weight})


def _value(office: str, assessment: Assessment, group: Indicator) -> Input:
    assert assessment.exact is not None  # noqa: S101  # only an office that reports comes here
    return _in_unit(office, assessment.exact, assessment.indicator.unit, group.unit, group)


def _weight(office: str, assessment: Assessment, name: str, weights: Mapping[str, Fraction] | None) -> Input | None:
    if weights is not None:
        return weights.get(office)
    names = [component.name for component in assessment.indicator.formula.components]
    return total(office, assessment, name) if name in names else None


def _components(office: str, assessment: Assessment, group: Indicator) -> Contribution | None:
    units = {each.name: each.unit or assessment.indicator.unit for each in assessment.indicator.formula.components}
    numbers: dict[str, Input] = {}
    for component in group.formula.components:
        made = total(office, assessment, component.name)
        if made is None:
            return None
        unit = component.unit or group.unit
        numbers[component.name] = _in_unit(office, made, units[component.name], unit, group)
    return Contribution(numbers)


def _in_unit(office: str, made: Input, source: str, target: str, group: Indicator) -> Input:
    if source == target:
        return made
    rate = exchange(source, target, group.own_units)
    assert rate is not None  # noqa: S101  # whose units do not convert has another definition
    tree = Calculation(Operator.MULTIPLY, given("dilaporkan"), Constant(Fraction(*rate)))
    return Working(f"{office}: {source} → {target}", tree, {"dilaporkan": made})


def total(office: str, assessment: Assessment, name: str) -> Input | None:
    """Return the number a component comes to over the period; None when it has none.

    Of parts put together by a ratio of sums that is their sum, of the last one counted its own; one part alone is the
    whole. Whatever the rule, an indicator that is its one component has the value for its total. Of a mean of rates no
    component has a total.
    """
    if assessment.context.tree is None:
        pair = assessment.inputs.get(name)
        return None if pair is None else Fraction(*pair)
    tree = assessment.indicator.formula.tree
    rule = assessment.indicator.consolidation
    used = _of_parts(assessment, name)
    if len(used) == 1:
        return next(iter(used.values()))
    if rule == "ratio-of-sums" or (rule == "sum" and isinstance(tree, Component)):
        return Working(office, _added(map(given, used)), used)
    if isinstance(tree, Component) and assessment.exact is not None:
        return assessment.exact
    return None


def _of_parts(assessment: Assessment, name: str) -> dict[str, Fraction]:
    """The numbers of a component in the parts that were counted, by the names they have in the formula."""
    called = (part_names(assessment.indicator, part.period)[name] for part in assessment.context.parts)
    return {each: Fraction(*assessment.inputs[each]) for each in called if each in assessment.inputs}


def _added(nodes: Iterable[Node]) -> Node:
    return chain(Operator.ADD, nodes)
