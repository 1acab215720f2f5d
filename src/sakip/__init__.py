"""SAKIP performance indicators: exact numbers, bands that cover every value once, and an explanation for each.

>>> import sakip
>>> card = sakip.assess(sakip.load("muncar-2024"))
>>> str(card["ikm"].achievement.value)
'106.93'

The door is written by hand. A name is imported from its room when it is first asked for, so that ``import sakip`` costs
next to nothing and a program pays only for what it uses.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sakip import audit, comparison, packs, periods, plan, regulations, review, rollup, units
    from sakip.assessment import (
        Achievement,
        Assessment,
        Explanation,
        Reason,
        Scorecard,
        Status,
        assess,
        assess_one,
    )
    from sakip.assessment.replay import replay
    from sakip.bands import CategoryBand, CategoryScale, PrintedTable
    from sakip.comparison.series import IndicatorSeries, Series, series
    from sakip.errors import SakipError
    from sakip.figures import number, publish, read_id, write_id
    from sakip.findings import Finding, Place
    from sakip.formulas.achievement import AchievementRule
    from sakip.formulas.average import average
    from sakip.formulas.count import count
    from sakip.formulas.expression import expression
    from sakip.formulas.external import external_score
    from sakip.formulas.growth import growth
    from sakip.formulas.index import index
    from sakip.formulas.ratio import ratio
    from sakip.formulas.share import share_achieved
    from sakip.indicators import (
        Analysis,
        Evidence,
        Indicator,
        PlanningDocument,
        Policy,
        Predicate,
        Range,
        Realisation,
        State,
        Target,
        Working,
    )
    from sakip.intake import Intake, read_realisations
    from sakip.packs import Origin, Registry
    from sakip.periods import Month, PlanWindow, Quarter, Semester, Year, parse_period
    from sakip.plan import Budget, CascadeNode, Plan, PlanLink
    from sakip.sets import Decree, IndicatorSet, Office, Reading, available, dumps, load, loads
    from sakip.tree import PERCENT, Component, Formula, Taken, constant, formula, larger_of, smaller_of

__version__ = "0.1.0"

__all__ = [
    "PERCENT",
    "Achievement",
    "AchievementRule",
    "Analysis",
    "Assessment",
    "Budget",
    "CascadeNode",
    "CategoryBand",
    "CategoryScale",
    "Component",
    "Decree",
    "Evidence",
    "Explanation",
    "Finding",
    "Formula",
    "Indicator",
    "IndicatorSeries",
    "IndicatorSet",
    "Intake",
    "Month",
    "Office",
    "Origin",
    "Place",
    "Plan",
    "PlanLink",
    "PlanWindow",
    "PlanningDocument",
    "Policy",
    "Predicate",
    "PrintedTable",
    "Quarter",
    "Range",
    "Reading",
    "Realisation",
    "Reason",
    "Registry",
    "SakipError",
    "Scorecard",
    "Semester",
    "Series",
    "State",
    "Status",
    "Taken",
    "Target",
    "Working",
    "Year",
    "assess",
    "assess_one",
    "audit",
    "available",
    "average",
    "comparison",
    "constant",
    "count",
    "dumps",
    "expression",
    "external_score",
    "formula",
    "growth",
    "index",
    "larger_of",
    "load",
    "loads",
    "number",
    "packs",
    "parse_period",
    "periods",
    "plan",
    "publish",
    "ratio",
    "read_id",
    "read_realisations",
    "regulations",
    "replay",
    "review",
    "rollup",
    "series",
    "share_achieved",
    "smaller_of",
    "units",
    "write_id",
]

_ROOMS = MappingProxyType(
    {
        "sakip": ("audit", "comparison", "packs", "periods", "plan", "regulations", "review", "rollup", "units"),
        "sakip.assessment": (
            "Achievement",
            "Assessment",
            "Explanation",
            "Reason",
            "Scorecard",
            "Status",
            "assess",
            "assess_one",
            "replay",
        ),
        "sakip.bands": ("CategoryBand", "CategoryScale", "PrintedTable"),
        "sakip.comparison.series": ("IndicatorSeries", "Series", "series"),
        "sakip.errors": ("SakipError",),
        "sakip.figures": ("number", "publish", "read_id", "write_id"),
        "sakip.findings": ("Finding", "Place"),
        "sakip.formulas": (
            "average",
            "count",
            "expression",
            "external_score",
            "growth",
            "index",
            "ratio",
            "share_achieved",
        ),
        "sakip.formulas.achievement": ("AchievementRule",),
        "sakip.indicators": (
            "Analysis",
            "Evidence",
            "Indicator",
            "PlanningDocument",
            "Policy",
            "Predicate",
            "Range",
            "Realisation",
            "State",
            "Target",
            "Working",
        ),
        "sakip.intake": ("Intake", "read_realisations"),
        "sakip.packs": ("Origin", "Registry"),
        "sakip.periods": ("Month", "PlanWindow", "Quarter", "Semester", "Year", "parse_period"),
        "sakip.plan": ("Budget", "CascadeNode", "Plan", "PlanLink"),
        "sakip.sets": ("Decree", "IndicatorSet", "Office", "Reading", "available", "dumps", "load", "loads"),
        "sakip.tree": (
            "PERCENT",
            "Component",
            "Formula",
            "Taken",
            "constant",
            "formula",
            "larger_of",
            "smaller_of",
        ),
    }
)
_ROOM_OF = MappingProxyType({name: room for room, names in _ROOMS.items() for name in names})


def __getattr__(name: str) -> Any:
    room = _ROOM_OF.get(name)
    if room is None:
        raise AttributeError(f"module 'sakip' has no attribute {name!r}")
    from sakip.rooms import room as loaded  # noqa: PLC0415  # nothing is imported before a name is asked for

    found = loaded(name) if room == "sakip" else getattr(loaded(room.removeprefix("sakip.")), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
