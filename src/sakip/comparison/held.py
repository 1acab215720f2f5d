"""A result held against another target than the year's own: the medium-term plan's, or a national standard.

The indicator's own rule decides, so that less is better where less is better. Years are added up only where the
indicator's parts make the whole by ``sum``: desa that were built add up, points of an index do not. An IKM of 80, 82
and 84 against a plan of 87 has come to 84, which is 96.55%, and not to 246, which would be 283%.
"""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from sakip import hooks
from sakip.assessment import Assessment, Reason, Status, assess_one
from sakip.assessment.results import too_long
from sakip.comparison.standing import Standing, standing_of
from sakip.comparison.tables import Because, Sayable, Stated
from sakip.errors import NumberError
from sakip.indicators import Realisation, Target, Working
from sakip.indicators.working import given
from sakip.interpreters.length import limit_of
from sakip.periods import Period, Year
from sakip.tree import Calculation, Component, Formula, Operator
from sakip.wording import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sakip.comparison.series import IndicatorSeries
    from sakip.findings import Finding
    from sakip.indicators import Indicator
    from sakip.ledger import Ledger
    from sakip.tree import Node

_RESULT = "realisasi"


@frozen
class Held:
    """A result held against a target.

    ``target`` is None where there is none, ``assessment`` where nothing can be computed; ``why`` says why, or what to
    know beside it. ``years`` are those added up, of which there is one for everything that is not added up.
    """

    target: Target | None = None
    assessment: Assessment | None = None
    why: Sayable | None = None
    years: tuple[Period, ...] = ()

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @property
    def standing(self) -> Standing:
        """Where the result stands to the target."""
        return Standing.NOT_COMPUTABLE if self.assessment is None else standing_of(self.assessment)

    @property
    def added(self) -> bool:
        """Whether years were added up."""
        return len(self.years) > 1


def held_against(result: Assessment, target: Target) -> Held:
    """Hold the result of a year against a target, by the indicator's own rule.

    Raises:
        DefinitionError: when the target is that of another indicator.
    """
    if result.status is not Status.COMPUTED or result.reason is not None:
        return Held(target, None, Because(result.reason, result.facts) if result.reason else None, (result.period,))
    if result.predicate is None:
        return _measured(result, target, {_RESULT: _number(result)}, (result.period,), keep_scale=True)
    word = Realisation(result.code, result.period, {_first(result): result.predicate})
    return _held(result.indicator, target, word, (result.period,))


def added_up(series: IndicatorSeries, years: Sequence[Year], target: Target, across: Iterable[str]) -> Held:
    """Hold the sum of several years against a target.

    There is none when a year has no value, as blank is not zero, or where the years were not measured alike, unless
    the breaks between them are named in ``across``.
    """
    points = [point for year in years if (point := _point(series, year)) is not None]
    counted = [point for point in points if point.status is not Status.NOT_APPLICABLE]
    missing: tuple[Period, ...] = tuple(year for year in years if _point(series, year) is None)
    missing += tuple(point.period for point in counted if point.value is None)
    if missing or not counted:
        return Held(target, None, Stated("report-years-missing", {"years": missing or tuple(years)}), tuple(years))
    broken = unnamed_breaks(series, years[0], years[-1], across)
    if broken:
        return Held(target, None, Stated("report-broken", {"names": broken}), tuple(years))
    numbers = {f"tahun_{point.period.year}": _number(point) for point in counted}
    return _measured(counted[-1], target, numbers, tuple(years), keep_scale=False)


def unnamed_breaks(series: IndicatorSeries, before: Period, after: Period, across: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the breaks between two periods that are not among those asked for."""
    asked = set(across)
    between = (b.name for b in series.breaks if before <= b.before and b.after <= after and b.name not in asked)
    return tuple(dict.fromkeys(between))


def standard_of(result: Assessment, ledger: Ledger) -> tuple[Held, tuple[Finding, ...]]:
    """Hold a result against the national standard of its year; without one that is said."""
    standard, findings = ledger.standard(result.code, result.period)
    if standard is None:
        return Held(why=doubtful(findings) or Word("report-no-standard")), findings
    return held_against(result, standard), findings


def doubtful(findings: tuple[Finding, ...]) -> Stated | None:
    """Two targets of one day that disagree are not the same as none."""
    conflicts = [finding for finding in findings if finding.code == "target-conflict"]
    return Stated("report-target-conflict", conflicts[0].facts) if conflicts else None


def _point(series: IndicatorSeries, year: Period) -> Assessment | None:
    return next((point for point in series if point.period == year), None)


def _first(result: Assessment) -> str:
    return result.indicator.formula.components[0].name


def _number(result: Assessment) -> Fraction:
    """What is compared: the published value, or the exact one where the indicator says so."""
    exact = result.exact if result.indicator.achievement_from == "exact" else result.value
    return Fraction(0) if exact is None else Fraction(exact)


def _measured(
    result: Assessment, target: Target, numbers: dict[str, Fraction], years: tuple[Period, ...], *, keep_scale: bool
) -> Held:
    """Assess numbers that are values already: the formula of the indicator has done its work."""
    indicator = result.indicator
    scale = indicator.scale if keep_scale else None
    measured = evolve(indicator, formula=Formula.of("external_score", Component(_RESULT)), scale=scale)
    inputs: list[Node] = [given(name) for name in numbers]
    tree = reduce(_plus, inputs)
    try:
        working = Working(indicator.name, tree, numbers)
    except NumberError as error:  # an exact result may have more digits than what comes alone
        return Held(target, None, Because(Reason.OUT_OF_RANGE, too_long(limit_of(error))), years)
    realisation = Realisation(indicator.code, result.period, {_RESULT: working})
    return _held(measured, target, realisation, years)


def _held(indicator: Indicator, target: Target, realisation: Realisation, years: tuple[Period, ...]) -> Held:
    held = assess_one(indicator, target, realisation, period=realisation.period)
    return Held(target, held, _why_not(held), years)


def _plus(left: Node, right: Node) -> Node:
    return Calculation(Operator.ADD, left, right)


def _why_not(held: Assessment) -> Because | None:
    """Why there is no number; a predicate that is reached or not needs no excuse."""
    achievement = held.achievement
    if achievement.reason is None or achievement.met is not None:
        return None
    return Because(achievement.reason, achievement.facts)
