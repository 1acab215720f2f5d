"""Which strategy draws which type, and telling Hypothesis, so that ``st.from_type(Indicator)`` works."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from sakip.assessment import Achievement, Assessment, Explanation, Scorecard
from sakip.bands import CategoryBand, CategoryScale, PrintedRow, PrintedTable
from sakip.comparison.series import IndicatorSeries, Series
from sakip.findings import Finding, Place
from sakip.formulas.achievement import AchievementRule
from sakip.indicators import (
    Amount,
    Analysis,
    Evidence,
    Indicator,
    PlanningDocument,
    Policy,
    Predicate,
    Range,
    Realisation,
    Target,
    Working,
)
from sakip.intake import Intake
from sakip.packs import Origin, Registry
from sakip.periods import Month, PlanWindow, Quarter, Semester, Year
from sakip.plan import Budget, CascadeNode, Plan, PlanLink
from sakip.sets import Decree, Dictum, IndicatorSet, Office, Reading
from sakip.sets.model import Acceptance
from sakip.testing.strategies import (
    bands,
    formulas,
    indicators,
    packs,
    periods,
    plans,
    records,
    results,
    sets,
    workings,
)
from sakip.tree import Calculation, Component, Constant, Formula, Taken, Tally

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hypothesis.strategies import SearchStrategy

DRAWN: Final[Mapping[type, SearchStrategy[Any]]] = MappingProxyType(
    {
        Acceptance: sets.acceptances(),
        Achievement: results.achievements(),
        AchievementRule: formulas.achievement_rules(),
        Amount: records.amounts(),
        Analysis: records.analyses(),
        Assessment: results.assessments(),
        Budget: plans.budgets(),
        Calculation: formulas.calculations(),
        CascadeNode: plans.cascade_nodes(),
        CategoryBand: bands.bands(),
        CategoryScale: bands.scales(),
        Component: formulas.components(),
        Constant: formulas.constants(),
        Decree: sets.decrees(),
        Dictum: sets.dictums(),
        Evidence: records.evidence(),
        Explanation: results.explanations(),
        Finding: results.findings(),
        Formula: formulas.formulas(),
        Indicator: indicators.indicators(),
        IndicatorSeries: results.indicator_series(),
        IndicatorSet: sets.indicator_sets(),
        Intake: results.intakes(),
        Month: periods.months(),
        Office: sets.offices(),
        Origin: packs.origins(),
        Place: results.places_in_files(),
        Plan: plans.plans(),
        PlanLink: plans.plan_links(),
        PlanWindow: periods.plan_windows(),
        PlanningDocument: records.planning_documents(),
        Policy: records.policies(),
        Predicate: records.predicates(),
        PrintedRow: bands.printed_rows(),
        PrintedTable: bands.printed_tables(),
        Quarter: periods.quarters(),
        Range: records.ranges(),
        Reading: sets.readings(),
        Realisation: records.realisations(),
        Registry: packs.registries(),
        Scorecard: results.scorecards(),
        Semester: periods.semesters(),
        Series: results.series_of_scorecards(),
        Taken: formulas.takens(),
        Tally: formulas.tallies(),
        Target: records.targets(),
        Working: workings.workings(),
        Year: periods.years(),
    }
)
"""What is drawn for each type; enumerations such as :class:`sakip.State` Hypothesis draws by itself."""


def register() -> None:
    """Register every type with Hypothesis, in place of what it would make up from the annotations."""
    for drawn, strategy in DRAWN.items():
        st.register_type_strategy(drawn, strategy)
