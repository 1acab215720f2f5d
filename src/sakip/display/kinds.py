"""Which view shows which kind of thing: the one list to add a kind to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from attrs import frozen

from sakip.assessment import Assessment, Explanation, Scorecard
from sakip.audit import Audit
from sakip.bands import CategoryBand, CategoryScale, PrintedTable
from sakip.comparison import Break, IndicatorSeries, PerformanceReport, Series, Table, Trend
from sakip.display import (
    assessments,
    audits,
    findings,
    indicators,
    intakes,
    regions,
    reports,
    scales,
    scorecards,
    series,
    sets,
    surveys,
)
from sakip.display.markup import Markup
from sakip.display.speech import Speech
from sakip.errors import DefinitionError
from sakip.findings import Finding
from sakip.indicators import Indicator
from sakip.instruments.skm import Result
from sakip.intake import Intake
from sakip.rollup import Figure, RegionalCard, Score
from sakip.sets import IndicatorSet


@frozen
class Kind:
    """A kind of thing: how it is shown, and its facts by name."""

    shown: type
    view: Callable[[Any, Speech], Markup]
    facts: Callable[[Any], Iterable[tuple[Any, ...]]]


KINDS: Final = tuple(
    Kind(*each)
    for each in (
        (Indicator, indicators.view, indicators.facts),
        (IndicatorSet, sets.view, sets.facts),
        (CategoryScale, scales.view, scales.facts),
        (CategoryBand, scales.band, scales.facts_of_band),
        (PrintedTable, scales.printed, scales.facts_of_printed),
        (Assessment, assessments.view, assessments.facts),
        (Explanation, assessments.explained, assessments.facts_of_explanation),
        (Scorecard, scorecards.view, scorecards.facts),
        (Finding, findings.view, findings.facts),
        (Series, series.view, series.facts),
        (IndicatorSeries, series.one, series.facts_of_one),
        (Break, series.broken, series.facts_of_break),
        (Trend, series.trend, series.facts_of_trend),
        (PerformanceReport, reports.view, reports.facts),
        (Table, reports.compared_table, reports.facts_of_table),
        (Audit, audits.view, audits.facts),
        (RegionalCard, regions.view, regions.facts),
        (Figure, regions.figure, regions.facts_of_figure),
        (Score, regions.score, regions.facts_of_score),
        (Intake, intakes.view, intakes.facts),
        (Result, surveys.view, surveys.facts),
    )
)


def is_known(thing: Any) -> bool:
    """Tell whether there is a view of a thing."""
    return any(isinstance(thing, kind.shown) for kind in KINDS)


def kind_of(thing: Any) -> Kind:
    """Return the kind of a thing.

    Raises:
        DefinitionError: when there is no view of it.
    """
    for kind in KINDS:
        if isinstance(thing, kind.shown):
            return kind
    names = ", ".join(sorted(kind.shown.__name__ for kind in KINDS))
    named = type(thing).__name__
    article = "an" if named[0].lower() in "aeiou" else "a"
    raise DefinitionError(f"there is no view of {article} {named}", f"Show one of: {names}, or a list of them.")
