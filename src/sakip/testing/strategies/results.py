"""Results: what comes out when drawn sets are assessed over drawn periods, and what was found on the way."""

from __future__ import annotations

import io
from string import Formatter
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from sakip import wording
from sakip.assessment import Assessment, assess, assess_one
from sakip.comparison.series import series
from sakip.findings import Finding, Place
from sakip.intake import read_realisations
from sakip.periods import Year
from sakip.testing.strategies.figures import any_text, numbers
from sakip.testing.strategies.indicators import indicators
from sakip.testing.strategies.periods import any_period, optional, periods
from sakip.testing.strategies.records import DATES, policies, realisations, targets
from sakip.testing.strategies.sets import indicator_sets

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from sakip.assessment import Achievement, Explanation, Scorecard
    from sakip.comparison.series import IndicatorSeries, Series
    from sakip.indicators import Indicator
    from sakip.intake import Intake
    from sakip.sets import IndicatorSet

_HEADER: Final = "indicator,period,component,value,document,recorded,status,note"


@st.composite
def assessments(draw: DrawFn, indicator: Indicator | None = None) -> Assessment:
    """Draw assessments of an indicator, or of any, with and without a target and a report of the period."""
    one = draw(indicators()) if indicator is None else indicator
    period = draw(any_period)
    target, realisation = draw(optional(targets(one, period=period))), draw(optional(realisations(one, period=period)))
    return assess_one(one, target, realisation, period=period)


def achievements() -> SearchStrategy[Achievement]:
    """Draw achievements, and the reasons why there is none."""
    return assessments().map(lambda assessment: assessment.achievement)


def explanations() -> SearchStrategy[Explanation]:
    """Draw explanations of assessments."""
    return assessments().map(Assessment.explain)


@st.composite
def scorecards(draw: DrawFn, office: IndicatorSet | None = None) -> Scorecard:
    """Draw sets assessed, or one ``office``, over their year or a part of it, as known on a day, under a policy."""
    whole = draw(indicator_sets()) if office is None else office
    year = 2024 if whole.year is None else whole.year
    period = draw(st.one_of(st.just(Year(year)), periods(year)))
    policy = draw(st.one_of(st.just("all"), policies()))
    return assess(whole, period=period, as_of=draw(optional(DATES)), policy=policy)


@st.composite
def series_of_scorecards(draw: DrawFn) -> Series:
    """Draw sets assessed over several years in a row."""
    whole = draw(indicator_sets(max_indicators=2))
    last = 2024 if whole.year is None else whole.year
    first = last - draw(st.integers(0, 2))
    return series(whole, periods=[Year(year) for year in range(first, last + 1)])


def indicator_series() -> SearchStrategy[IndicatorSeries]:
    """Draw single indicators over several years in a row."""
    return series_of_scorecards().flatmap(lambda whole: st.sampled_from(whole.indicators))


@st.composite
def intakes(draw: DrawFn) -> Intake:
    """Draw what is read of realisation files: rows that can be used, rows that cannot, and what is said of them."""
    office = draw(indicator_sets())
    known = [(one.code, component.name) for one in office for component in one.formula.components]
    cells = st.tuples(
        st.sampled_from([*known, ("tidak-ada", "nilai")]),
        st.sampled_from(["2024", "2024-Q1", "2024-S2", "TW V 2024"]),
        st.sampled_from(["87.4", "0", "", "-", "1e5", "12 dokumen", "88%"]),
        st.sampled_from(["", "2025-01-10", "31/02/2024"]),
        st.sampled_from(["", "verified", "ditolak", "tidak berlaku", "mungkin"]),
    )
    rows = [
        f"{code},{period},{component},{value},LKjIP,{recorded},{status},"
        for (code, component), period, value, recorded, status in draw(st.lists(cells, max_size=4))
    ]
    return read_realisations(io.StringIO("\n".join([_HEADER, *rows])), office)


# --- findings ---------------------------------------------------------------------------------------------------------


def places_in_files() -> SearchStrategy[Place]:
    """Draw places: a file, a line of it, a column and a key, each known or not."""
    return st.builds(Place, any_text, optional(st.integers(1, 10**6)), any_text, any_text)


@st.composite
def findings(draw: DrawFn) -> Finding:
    """Draw findings of every code there is, with the facts that its sentences tell."""
    code = draw(st.sampled_from(sorted(wording.FINDINGS)))
    said = wording.FINDINGS[code]
    sentences = (said.id, said.en, said.remedy_id, said.remedy_en)
    names = dict.fromkeys(name for sentence in sentences for _, name, _, _ in Formatter().parse(sentence) if name)
    facts: SearchStrategy[Any] = st.one_of(any_text, numbers(), any_period)
    return Finding(code, draw(st.fixed_dictionaries(dict.fromkeys(names, facts))), draw(optional(places_in_files())))
