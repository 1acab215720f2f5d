"""Testing what you build on the library: Hypothesis strategies for every public type (extra ``testing``).

An author of a pack, or of an application, says what holds for every indicator, every set, every report. Hypothesis
draws them, and shrinks what breaks the rule to the smallest case. There is a function a type, called like it in the
plural; keywords narrow what is drawn, each a value or a strategy to draw the value from:

>>> from hypothesis import given, strategies as st
>>> import sakip
>>> from sakip.testing import indicators, realisations, targets
>>> @given(st.data())
... def test_an_achievement_never_exceeds_the_cap(data):
...     indicator = data.draw(indicators(polarity="higher", cap=120, floor=None))
...     target, realisation = data.draw(targets(indicator)), data.draw(realisations(indicator))
...     achieved = sakip.assess_one(indicator, target, realisation).achievement.value
...     assert achieved is None or achieved <= 120
>>> test_an_achievement_never_exceeds_the_cap()

What is drawn is always valid: a formula comes out in the unit of its indicator, targets and realisations fit the
indicator they are drawn for, and a set is one that a file can hold. It is unkind within that: blanks, zeros, ties of
the rounding, values on the ends of bands, targets in another unit, texts with quotes, line ends and emoji.

Importing this module registers every type, so that ``st.from_type(sakip.Indicator)`` and functions with annotations
work with ``@given`` too:

>>> @given(st.from_type(sakip.IndicatorSet))
... def test_a_scorecard_has_a_row_for_every_indicator(office):
...     card = sakip.assess(office, period=2024)
...     assert len(card.to_dicts()) == len(office)
>>> test_a_scorecard_has_a_row_for_every_indicator()
"""

from __future__ import annotations

from sakip.errors import MissingExtraError

try:
    import hypothesis as _hypothesis  # noqa: F401  # whether it is there is all that is asked
except ImportError:
    raise MissingExtraError.needing("sakip.testing", "testing") from None

from sakip.testing.kit import (
    FORMULA_CHECKS,
    RULE_CHECKS,
    SCALE_CHECKS,
    SET_CHECKS,
    ConformanceError,
    Example,
    Worked,
    cases_of,
    check_formula,
    check_rule,
    check_scale,
    check_set,
    parametrize_with_checks,
)
from sakip.testing.nation import Nation, nation
from sakip.testing.strategies.bands import bands, printed_rows, printed_tables, scales, thresholds
from sakip.testing.strategies.figures import codes, component_names, numbers, texts
from sakip.testing.strategies.formulas import (
    achievement_rules,
    calculations,
    components,
    constants,
    formulas,
    own_units,
    takens,
    tallies,
    trees,
    units,
)
from sakip.testing.strategies.indicators import indicators
from sakip.testing.strategies.packs import origins, registries
from sakip.testing.strategies.periods import days, months, periods, plan_windows, quarters, semesters, years
from sakip.testing.strategies.plans import budgets, cascade_nodes, cascades, plan_links, plans
from sakip.testing.strategies.records import (
    amounts,
    analyses,
    evidence,
    planning_documents,
    policies,
    predicates,
    ranges,
    realisations,
    states,
    targets,
)
from sakip.testing.strategies.registering import register
from sakip.testing.strategies.results import (
    achievements,
    assessments,
    explanations,
    findings,
    indicator_series,
    intakes,
    places_in_files,
    scorecards,
    series_of_scorecards,
)
from sakip.testing.strategies.sets import acceptances, decrees, dictums, indicator_sets, offices, readings
from sakip.testing.strategies.workings import workings

__all__ = [
    "FORMULA_CHECKS",
    "RULE_CHECKS",
    "SCALE_CHECKS",
    "SET_CHECKS",
    "ConformanceError",
    "Example",
    "Nation",
    "Worked",
    "acceptances",
    "achievement_rules",
    "achievements",
    "amounts",
    "analyses",
    "assessments",
    "bands",
    "budgets",
    "calculations",
    "cascade_nodes",
    "cascades",
    "cases_of",
    "check_formula",
    "check_rule",
    "check_scale",
    "check_set",
    "codes",
    "component_names",
    "components",
    "constants",
    "days",
    "decrees",
    "dictums",
    "evidence",
    "explanations",
    "findings",
    "formulas",
    "indicator_series",
    "indicator_sets",
    "indicators",
    "intakes",
    "months",
    "nation",
    "numbers",
    "offices",
    "origins",
    "own_units",
    "parametrize_with_checks",
    "periods",
    "places_in_files",
    "plan_links",
    "plan_windows",
    "planning_documents",
    "plans",
    "policies",
    "predicates",
    "printed_rows",
    "printed_tables",
    "quarters",
    "ranges",
    "readings",
    "realisations",
    "registries",
    "scales",
    "scorecards",
    "semesters",
    "series_of_scorecards",
    "states",
    "takens",
    "tallies",
    "targets",
    "texts",
    "thresholds",
    "trees",
    "units",
    "workings",
    "years",
]

register()
