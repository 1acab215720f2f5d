"""The analyses of a performance report (LKjIP), chapter III, and the realisation of the budget.

PermenPANRB 53/2014, annex II, asks of every sasaran: (1) target and realisation of the year, (2) of earlier years,
(3) against the medium-term target, (4) against a national standard where there is one, (5) why it succeeded or failed
and what is done about it, (6) how efficiently resources were used, (7) which programmes supported it; and after that
what became of the budget. What is not there is said, never dropped.

>>> import sakip
>>> told = report(sakip.load("muncar-2024"))
>>> [(each.code, each.standing.label()) for each in told][:2]
[('ikm', 'melampaui'), ('nilai-sakip', 'tidak tercapai')]
>>> told["ikm"].standard.why.label()
'belum ada standar nasional yang dinyatakan'
>>> [table.code for table in told.tables]  # doctest: +NORMALIZE_WHITESPACE
['target', 'years', 'medium-term', 'standard', 'causes', 'efficiency-definitions', 'efficiency', 'efficiency-total',
 'programmes', 'budget']
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import evolve, frozen

from sakip.assessment import Reason, Status
from sakip.assessment.assessor import unknown_indicator
from sakip.comparison.efficiency import Efficiency, Spent, definitions, efficiency_of
from sakip.comparison.grouping import groups, innermost, plan_of
from sakip.comparison.held import Held, standard_of, unnamed_breaks
from sakip.comparison.performance import Objective, PastYear, Performance
from sakip.comparison.planned import medium_term as planned
from sakip.comparison.planned import plan_years
from sakip.comparison.result import PerformanceReport
from sakip.comparison.series import IndicatorSeries, Series, series
from sakip.comparison.spending import programmes, spending, why_no_money
from sakip.comparison.standing import Standing
from sakip.comparison.tables import Because, Sayable, Stated
from sakip.errors import DefinitionError, UnknownNameError
from sakip.figures import number
from sakip.findings import Finding
from sakip.indicators import Analysis, Policy, policy_of
from sakip.ledger import Ledger
from sakip.periods import FIRST_YEAR, Period, PlanWindow, Year, is_known, parse_period
from sakip.wording import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sakip.assessment import Assessment
    from sakip.figures import NumberLike
    from sakip.indicators import Realisation, Target
    from sakip.plan import Absorption, CascadeNode, Plan
    from sakip.sets import IndicatorSet

Combine: TypeAlias = Literal["", "mean"]

COMBINES = ("", "mean")
"""How several achievements make that of an objective: not at all, or by their mean."""


def report(  # noqa: PLR0913  # what a report may be asked, by keyword
    office: IndicatorSet,
    realisations: Iterable[Realisation] = (),
    *,
    year: Period | str | int | None = None,
    years: int = 5,
    as_of: dt.date | None = None,
    policy: Policy | str = "all",
    analyses: Iterable[Analysis] = (),
    plan: Plan | None = None,
    medium_term: PlanWindow | Period | str | int | None = None,
    across: Iterable[str] = (),
    combine: Combine = "",
    margin: NumberLike | None = None,
) -> PerformanceReport:
    """Return the analyses of a performance report (LKjIP, chapter III) for a year, which is the set's unless given.

    Args:
        office: the set.
        realisations: what was reported, beside what the set carries.
        year: the year reported on.
        years: how many are compared, this one included; earlier ones of which nothing is known are left off.
        as_of: leaves out what was issued or recorded later, as for :func:`sakip.assess`.
        policy: which realisations count, as for :func:`sakip.assess`.
        analyses: texts besides those of the set.
        plan: the cascade with its budgets, where the set has none.
        medium_term: the medium-term plan, or its last year; unless given, of each indicator the Renstra, else the
            RPJMD, that the year belongs to.
        across: breaks of series, by name, over which differences and sums are made all the same.
        combine: ``"mean"`` declares that an objective of several indicators has achieved their mean, which the
            efficiency of PMK 22/PMK.02/2021 needs to add objectives up.
        margin: how many points either way are fair in achievement minus absorption; without it there is no verdict.

    Raises:
        DefinitionError: when there is no year, it is no year, or ``years`` is less than 1.
        UnknownNameError: for a policy, a break or a way to combine that does not exist.
        PeriodError: when a year or ``as_of`` cannot be read.
        NumberError: when ``margin`` is no number.
    """
    if combine not in COMBINES:
        raise UnknownNameError.among("way to combine achievements", combine, COMBINES)
    if isinstance(across, str):
        raise DefinitionError(f"across = {across!r} is one text", f"Write across=[{across!r}].")
    if type(years) is not int or years < 1:
        raise DefinitionError(f"{years!r} is no number of years", "Write 1 for this year alone, 5 for five.")
    asked = _Asked(
        _year(office, year),
        years,
        as_of,
        policy_of(policy),
        medium_term if isinstance(medium_term, PlanWindow) else _end(medium_term),
        tuple(across),
        combine,
        None if margin is None else number(margin),
    )
    return _Maker(office, tuple(realisations), tuple(analyses), plan_of(office, plan), asked).report()


@frozen
class _Asked:
    """What a report is asked."""

    year: Year
    years: int
    as_of: dt.date | None
    policy: Policy
    medium_term: PlanWindow | Year | None
    across: tuple[str, ...]
    combine: Combine
    margin: Fraction | None


def _year(office: IndicatorSet, year: Period | str | int | None) -> Year:
    if year is None and office.year is None:
        raise DefinitionError(f"set {office.code!r} has no year", "Say which year is reported: year=2024.")
    period = parse_period(office.year if year is None else year)  # type: ignore[arg-type]  # one of them is no None
    if not isinstance(period, Year):
        raise DefinitionError(f"a performance report covers a year, not {period}", "Write the year alone: year=2024.")
    return period


def _end(given: Period | str | int | None) -> Year | None:
    return None if given is None else Year(parse_period(given).year)


class _Maker:
    """Makes one report."""

    def __init__(
        self,
        office: IndicatorSet,
        given: tuple[Realisation, ...],
        analyses: tuple[Analysis, ...],
        plan: Plan,
        asked: _Asked,
    ) -> None:
        self._office, self._plan, self._asked = office, plan, asked
        self._handed, self._analyses = analyses, (*office.analyses, *analyses)
        self._this, self._as_of = asked.year, asked.as_of
        self._given = tuple(record for record in given if is_known(record.recorded, asked.as_of))
        targets = tuple(_coded(target, office) for target in office.targets if target.indicator in office)
        self._known = tuple(t for t in targets if is_known(t.issued, asked.as_of))
        self._ledger = Ledger(self._known, ())
        self._windows = {indicator.code: self._window(indicator.code) for indicator in office}
        self._definitions = definitions(asked.year.end)
        self._findings: list[Finding] = []

    def report(self) -> PerformanceReport:
        every = self._series()
        self._check_across(every)
        card = every.card(self._this)
        shown = self._shown(every)
        self._check_analyses()
        in_order = groups(card.office, self._plan)
        objectives = tuple(self._objective(node, codes, every, shown) for node, codes in in_order)
        spent = spending(self._plan, card)
        findings = [*every.findings, *self._findings, *self._missing(objectives), *self._absent(objectives)]
        return PerformanceReport(
            self._office,
            self._this,
            shown,
            self._as_of,
            card,
            objectives,
            self._definitions,
            self._together(objectives),
            spent,
            tuple(dict.fromkeys(findings)),
        )

    # --- the years ----------------------------------------------------------------------------------------------------

    def _series(self) -> Series:
        first = self._this.year - self._asked.years + 1
        added = [w.first for code, w in self._windows.items() if w and self._office[code].consolidation == "sum"]
        first = max(min([first, *added]), FIRST_YEAR)
        wanted = [Year(year) for year in range(first, self._this.year + 1)]
        return series(self._office, self._given, periods=wanted, as_of=self._as_of, policy=self._asked.policy)

    def _shown(self, every: Series) -> tuple[Year, ...]:
        """The years compared: those asked for, without the earliest ones of which nothing is known."""
        asked = [card for card in every.cards if card.period.year > self._this.year - self._asked.years]
        while len(asked) > 1 and not any(map(_says_something, asked[0])):
            asked.pop(0)
        return tuple(Year(card.period.year) for card in asked)

    def _check_across(self, every: Series) -> None:
        names = list(dict.fromkeys(broken.name for indicator in every for broken in indicator.breaks))
        for name in self._asked.across:
            if name not in names:
                raise UnknownNameError.among("break of the series", name, names)

    def _window(self, code: str) -> PlanWindow | None:
        if isinstance(self._asked.medium_term, PlanWindow):
            return self._asked.medium_term
        found = plan_years([target for target in self._known if target.indicator == code], self._this.year)
        if self._asked.medium_term is None:
            return found
        last = self._asked.medium_term.year
        return PlanWindow(min(found.first, last) if found else last, last)

    # --- the analyses -------------------------------------------------------------------------------------------------

    def _objective(
        self, node: CascadeNode | None, codes: tuple[str, ...], every: Series, shown: tuple[Year, ...]
    ) -> Objective:
        card = every.card(self._this)
        if node is None:
            why: Sayable | None = Word("report-no-node")
            return Objective(None, tuple(self._performance(every[code], shown, None, why) for code in codes))
        absorption = self._plan.absorption(node.code, self._this, self._as_of)
        why = why_no_money(self._plan, absorption)
        made = tuple(self._performance(every[code], shown, absorption, why) for code in codes)
        return Objective(node, made, programmes(self._plan, node.code, card), absorption, why)

    def _performance(
        self, points: IndicatorSeries, shown: tuple[Year, ...], absorption: Absorption | None, why: Sayable | None
    ) -> Performance:
        result, across = points[self._this], self._asked.across
        along, found = planned(result, points, self._ledger, self._windows[result.code], across)
        standard, also = standard_of(result, self._ledger)
        self._findings += [*found, *also]
        past = tuple(
            PastYear(points[year], result, unnamed_breaks(points, year, self._this, across))
            for year in reversed(shown[:-1])
        )
        line = _spent(result, absorption, why)
        efficiency = tuple(efficiency_of(one, [line], self._asked.margin) for one in self._definitions)
        return Performance(result, past, along, standard, self._words_of(result.code), efficiency, points)

    def _together(self, objectives: Sequence[Objective]) -> tuple[Efficiency, ...]:
        """The objectives together, where a definition adds them up: those that no other stands below."""
        measured = {objective.code: objective for objective in objectives if objective.node and objective.indicators}
        lines = [self._combined(measured[code]) for code in innermost(tuple(measured), self._plan)]
        return tuple(efficiency_of(one, lines) for one in self._definitions if one.key == "pmk-22-2021")

    def _combined(self, objective: Objective) -> Spent:
        absorption, why = objective.absorption, objective.why_no_absorption
        results = [performance.assessment for performance in objective]
        lines = [_spent(result, absorption, why) for result in results]
        if len(results) > 1 and self._asked.combine != "mean":
            why = why or Stated("report-several-indicators", {"objective": objective.name})
            return evolve(lines[0], achievement=None, raw=None, reached=None, why=why)
        published = [Fraction(line.achievement) for line in lines if line.achievement is not None]
        raw = [line.raw for line in lines if line.raw is not None]
        if len(published) < len(lines) or len(raw) < len(lines):
            return next(line for line in lines if line.achievement is None or line.raw is None)
        mean, exact = sum(published, Fraction(0)) / len(lines), sum(raw, Fraction(0)) / len(lines)
        return evolve(lines[0], name=objective.code, achievement=mean, raw=exact)

    # --- the words ----------------------------------------------------------------------------------------------------

    def _words_of(self, code: str) -> Analysis | None:
        """Everything written about an indicator in the year; of several texts none is lost."""
        written = [
            one
            for one in self._analyses
            if one.indicator in self._office and self._office[one.indicator].code == code and one.period == self._this
        ]
        if not written:
            return None
        texts = {
            name: "\n".join(dict.fromkeys(text for one in written if (text := getattr(one, name).strip())))
            for name in ("cause", "remedy", "programmes", "document")
        }
        return Analysis(code, self._this, **texts)

    def _check_analyses(self) -> None:
        for one in self._analyses:
            if one.indicator not in self._office:
                self._findings.append(unknown_indicator(one.indicator, self._office))
            elif one.period != self._this and (one in self._handed or self._this.contains(one.period)):
                facts = {"indicator": one.indicator, "period": one.period, "year": self._this}
                self._findings.append(Finding("analysis-other-period", facts))

    # --- what is missing ----------------------------------------------------------------------------------------------

    def _missing(self, objectives: Sequence[Objective]) -> Iterator[Finding]:
        """Yield which required texts are missing, of what was not reached first."""
        every = [performance for objective in objectives for performance in objective]
        every = [each for each in every if each.assessment.status is not Status.NOT_APPLICABLE]
        for performance in sorted(every, key=lambda each: each.standing is not Standing.NOT_REACHED):
            if performance.missing_words:
                facts = {
                    "indicator": performance.code,
                    "period": self._this,
                    "standing": performance.standing,
                    "what": tuple(Word(f"report-{name}") for name in performance.missing_words),
                }
                yield Finding("missing-analysis", facts)

    def _absent(self, objectives: Sequence[Objective]) -> Iterator[Finding]:
        """Yield which comparisons there are not, each once for all indicators."""
        every = [performance for objective in objectives for performance in objective]
        unplanned = tuple(each.code for each in every if _is_absent(each.medium_term))
        if unplanned:
            yield Finding("report-unplanned", {"indicators": unplanned, "year": self._this})
        unstandard = tuple(each.code for each in every if _is_absent(each.standard))
        if unstandard:
            yield Finding("report-no-standard", {"indicators": unstandard, "year": self._this})
        unfunded = tuple(each.code for each in objectives if each.node and each.indicators and each.why_no_absorption)
        if unfunded:
            yield Finding("report-no-absorption", {"objectives": unfunded, "year": self._this})


def _coded(target: Target, office: IndicatorSet) -> Target:
    code = office[target.indicator].code
    return target if target.indicator == code else evolve(target, indicator=code)


def _says_something(assessment: Assessment) -> bool:
    blank = assessment.reason in {Reason.NOT_REPORTED, Reason.NOT_DEFINED, Reason.MISSING_SOURCE}
    return assessment.target is not None or not blank


def _is_absent(held: Held) -> bool:
    return held.target is None and not (isinstance(held.why, Stated) and held.why.code == "report-target-conflict")


def _spent(result: Assessment, absorption: Absorption | None, why: Sayable | None) -> Spent:
    """The achievement and the money of one indicator; without an achievement that is the reason."""
    achievement = result.achievement
    if achievement.value is None and achievement.reason is not None:
        why = Because(achievement.reason, achievement.facts)
    budget, spent = (absorption.budget.amount, absorption.spending.amount) if absorption else (None, None)
    return Spent(result.code, achievement.value, achievement.raw, budget, spent, achievement.reached, why)
