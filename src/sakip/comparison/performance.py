"""The results of a year, by objective (sasaran): each indicator with its seven analyses."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from sakip import hooks
from sakip.assessment import Assessment
from sakip.comparison.efficiency import Efficiency
from sakip.comparison.held import Held
from sakip.comparison.series import IndicatorSeries
from sakip.comparison.spending import BudgetLine
from sakip.comparison.standing import Standing, standing_of
from sakip.comparison.tables import Because, Sayable
from sakip.figures import publish
from sakip.indicators import Analysis
from sakip.plan import Absorption, CascadeNode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from sakip.indicators import Indicator


@frozen
class PastYear:
    """An earlier year beside this one: ``then`` and ``this``; ``broken`` names what was not measured alike in between.

    ``value_change`` and ``achievement_change`` are this year minus that one, of what was published: in the unit of the
    indicator, and in percentage points. They are None across a break, unless it was asked for by name.
    """

    then: Assessment
    this: Assessment
    broken: tuple[str, ...] = ()

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @property
    def value_change(self) -> Decimal | None:
        """This year's value minus that year's."""
        places = max(self.this.indicator.places, self.then.indicator.places)
        return self._change(self.this.value, self.then.value, places)

    @property
    def achievement_change(self) -> Decimal | None:
        """This year's achievement minus that year's, in percentage points."""
        now, then = self.this.achievement, self.then.achievement
        return self._change(now.value, then.value, max(now.places, then.places))

    def _change(self, now: Decimal | None, then: Decimal | None, places: int) -> Decimal | None:
        if self.broken or now is None or then is None:
            return None
        return publish(Fraction(now) - Fraction(then), places)


@frozen
class Performance:
    """One indicator of a report, with the analyses it owes.

    Which these are says PermenPANRB 53/2014, Lampiran II, as the checklist of an evaluator quotes it [S].

    Attributes:
        assessment: the result of the year.
        past: the earlier years, the last one first.
        medium_term: the result held against the last year of the medium-term plan.
        standard: the result held against the national standard.
        words: the required texts, None where nobody wrote any.
        efficiency: what it cost, under each definition of efficiency.
        series: its values over the years compared.
    """

    assessment: Assessment
    past: tuple[PastYear, ...]
    medium_term: Held
    standard: Held
    words: Analysis | None
    efficiency: tuple[Efficiency, ...]
    series: IndicatorSeries

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @property
    def code(self) -> str:
        """The code of the indicator."""
        return self.assessment.code

    @property
    def indicator(self) -> Indicator:
        """The indicator, as it was defined at the end of the year."""
        return self.assessment.indicator

    @property
    def standing(self) -> Standing:
        """Where it stands to the target of the year."""
        return standing_of(self.assessment)

    @property
    def why(self) -> Because | None:
        """Why its standing cannot be computed; None when it can."""
        achievement = self.assessment.achievement
        if self.standing is not Standing.NOT_COMPUTABLE or achievement.reason is None:
            return None
        return Because(achievement.reason, achievement.facts)

    @property
    def missing_words(self) -> tuple[str, ...]:
        """Which of the required texts nobody has written: ``"cause"``, ``"remedy"``, ``"programmes"``."""
        names = ("cause", "remedy", "programmes")
        return tuple(name for name in names if self.words is None or not getattr(self.words, name).strip())


@frozen
class Objective:
    """A sasaran with its indicators and programmes; ``node`` is None for indicators that stand in no cascade.

    ``indicators`` are the results, ``programmes`` what serves it and what that costs, ``absorption`` what all of them
    have spent of their budgets in percent; ``why_no_absorption`` says why there is no such share.
    """

    node: CascadeNode | None
    indicators: tuple[Performance, ...]
    programmes: tuple[BudgetLine, ...] = ()
    absorption: Absorption | None = None
    why_no_absorption: Sayable | None = None

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @property
    def code(self) -> str:
        """The code of its node; empty without one."""
        return "" if self.node is None else self.node.code

    @property
    def name(self) -> str:
        """Its text as printed, or its code."""
        return "" if self.node is None else self.node.text or self.node.code

    def __iter__(self) -> Iterator[Performance]:
        return iter(self.indicators)
