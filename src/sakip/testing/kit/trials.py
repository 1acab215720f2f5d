"""A strategy on trial: with what it is called, what it must come to, and the indicator that is made of it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from sakip.assessment import Assessment, assess_one
from sakip.errors import FormulaError, UnitError, quoted
from sakip.formulas import record
from sakip.formulas.achievement import AchievementRule
from sakip.indicators import Indicator, Realisation
from sakip.interpreters import dimensions
from sakip.packs import Registry
from sakip.testing.kit.conformance import Example
from sakip.tree import Formula, replace_components
from sakip.units import all_units

if TYPE_CHECKING:
    from fractions import Fraction

    from sakip.tree import Component

_PERIOD = 2024
_USUAL = ("persen", "bilangan", "nilai", "rupiah")


@frozen(slots=False)
class Trial:
    """What a strategy is tried with.

    ``strategy`` is a function, a :class:`sakip.Formula`, or the name of one; ``arguments`` what it is called with,
    ``unit`` what it must come out in (else the first known unit that it does come out in is taken), ``reference`` the
    same arithmetic as a plain function of fractions, where its author has one, ``rule`` the achievement rule whose
    formula this is, if it is one's.
    """

    strategy: Callable[..., Any] | Formula | str
    examples: tuple[Example, ...] = ()
    arguments: Mapping[str, Any] = {}
    unit: str | None = None
    own_units: tuple[str, ...] = ()
    reference: Callable[..., Any] | None = None
    registry: Registry | None = None
    rule: AchievementRule | None = None

    @property
    def title(self) -> str:
        """What messages call it."""
        if isinstance(self.strategy, str):
            return self.strategy
        if isinstance(self.strategy, Formula):
            return self.strategy.kind
        return str(getattr(self.strategy, "__name__", type(self.strategy).__name__))

    def make(self, arguments: Mapping[str, Any] | None = None) -> Formula:
        """Call the strategy with ``arguments``, else with its own, of which it gets a copy.

        Raises:
            FormulaError: when no formula comes out. Whatever the strategy raises passes through.
        """
        given = copy.deepcopy(dict(self.arguments)) if arguments is None else arguments
        if isinstance(self.strategy, str):
            return record(self.strategy, given, registry=self.registry)
        if isinstance(self.strategy, Formula):
            if given:
                raise FormulaError(f"{self.title} is a formula already", "Leave its arguments out.")
            return self.strategy
        if not callable(self.strategy):
            raise FormulaError(f"{quoted(self.strategy)} is no strategy", "Give a function, a Formula or a name.")
        made: object = self.strategy(**given)
        if not isinstance(made, Formula):
            raise FormulaError(f"it returned a {type(made).__name__}", "It must return a sakip.Formula.")
        return made

    @cached_property
    def formula(self) -> Formula:
        """The formula it makes."""
        return self.make()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of its components."""
        return tuple(component.name for component in self.formula.components)

    @cached_property
    def measured_in(self) -> str:
        """The unit it comes out in: as declared, else the first one that fits, else a plain number."""
        if self.unit is not None:
            return self.unit
        own = [component.unit for component in self.formula.components if component.unit is not None]
        candidates = dict.fromkeys((*_USUAL, *own, *self.own_units, *all_units()))
        return next((unit for unit in candidates if self.comes_out_in(unit)), "bilangan")

    def comes_out_in(self, unit: str) -> bool:
        """Whether an indicator in this unit may have the formula."""
        try:
            dimensions.check(self.formula.tree, unit, self.own_units)
        except UnitError:
            return False
        return True

    @cached_property
    def indicator(self) -> Indicator:
        """An indicator with this formula, all of whose components are reported."""

        def reported(component: Component) -> Component:
            return evolve(component, source=None)

        formula = evolve(
            self.formula,
            tree=replace_components(self.formula.tree, reported),
            components=tuple(reported(component) for component in self.formula.components),
        )
        return Indicator(
            code="dicoba", name=self.title, unit=self.measured_in, formula=formula, own_units=self.own_units
        )

    def assess(self, row: Mapping[str, Fraction | None]) -> Assessment:
        """Assess that indicator on one row of components."""
        return assess_one(self.indicator, None, Realisation("dicoba", _PERIOD, row))
