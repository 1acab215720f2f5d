"""An indicator as a group of offices measures it, over what the offices bring added up.

A ratio of sums is the formula itself over the sums of its components. A sum, an average or a weighted average is made
of the values of the offices, exact ones: integers over a constant, which is taken out of the sum. The value of a
formula whose divisor is another in every office has no such constant, and no sum that 64 bits hold.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from sakip.frames.members import Held, Member, member
from sakip.interpreters.columns import Operation
from sakip.tree import Calculation, Component, Constant, Formula, Operator

if TYPE_CHECKING:
    from sakip.indicators import Aggregation, Indicator
    from sakip.interpreters.columns.dividing import Kernel
    from sakip.tree import Node

COUNTED: Final = "banyaknya"
"""What programs call the number of offices that are counted."""

_WHOLE: Final = Held.integers()


def term(place: int) -> str:
    """Return what programs call the sum of the terms at a place."""
    return f"jumlah_{place}"


@frozen
class Rolled:
    """An indicator as an ``office`` measures it and as a ``group`` does; ``added`` tells that its terms can be."""

    office: Member
    group: Member
    added: bool

    @property
    def indicator(self) -> Indicator:
        """The indicator of the offices."""
        return self.office.indicator

    @property
    def rule(self) -> Aggregation:
        """How offices make a group."""
        return self.indicator.across_offices

    @property
    def terms(self) -> list[str]:
        """The sums that the group measures it over."""
        return [name for name in self.group.held if name != COUNTED]

    @property
    def words(self) -> bool:
        """Whether its values are words, which are never put together."""
        return bool(self.indicator.predicates)


def rolled(office: Member, target: Held, kernel: Kernel) -> Rolled:
    """Compile an indicator for the sums of what its offices bring; ``target`` says how their targets are held."""
    indicator = office.indicator
    if indicator.across_offices == "ratio-of-sums" and not indicator.predicates:
        names = [component.name for component in indicator.formula.components]
        slots = {name: term(place) for place, name in enumerate(names)}
        held = {term(place): how for place, how in enumerate(office.held.values())}
        return Rolled(office, member(indicator, slots, held, target, kernel), added=True)
    unit = _unit(office)
    tree: Node = Calculation(Operator.MULTIPLY, Component(term(0)), Constant(abs(unit or Fraction(1))))
    divisor = {"average": COUNTED, "weighted-average": term(1)}.get(indicator.across_offices)
    if divisor is not None:
        tree = Calculation(Operator.DIVIDE, tree, Component(divisor, "bilangan"))
    formula = Formula.of(indicator.across_offices, tree)
    names = [component.name for component in formula.components]
    group = evolve(indicator, formula=formula, predicates=())
    made = member(group, {name: name for name in names}, dict.fromkeys(names, _WHOLE), target, kernel)
    return Rolled(office, made, added=unit is not None)


def _unit(office: Member) -> Fraction | None:
    """Return what a value is a whole multiple of, the same in every office; None where there is nothing such."""
    program = office.value.program
    if program is None:
        return None
    below = program.steps[program.below]
    return program.scale / below.value if below.operation is Operation.CONSTANT else None
