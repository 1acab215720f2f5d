"""Comparisons: a year with the years before it, with the plan, with the nation, and with what it cost.

:func:`sakip.series` assesses an office over many years and says where a series breaks; :func:`report` makes the
analyses of a performance report (LKjIP, chapter III) of them, as data with tables.
"""

from __future__ import annotations

from sakip.comparison.breaks import Break
from sakip.comparison.efficiency import (
    EFFICIENCIES,
    Efficiency,
    EfficiencyDefinition,
    Spent,
    efficiency_of,
    pmk_efficiency,
    pmk_rating,
)
from sakip.comparison.held import Held, held_against
from sakip.comparison.performance import Objective, PastYear, Performance
from sakip.comparison.report import report
from sakip.comparison.result import PerformanceReport
from sakip.comparison.series import IndicatorSeries, Series, series
from sakip.comparison.spending import BudgetLine, Spending
from sakip.comparison.standing import Standing, standing_of
from sakip.comparison.tables import Cell, Column, Table
from sakip.comparison.trend import Change, Trend

__all__ = [
    "EFFICIENCIES",
    "Break",
    "BudgetLine",
    "Cell",
    "Change",
    "Column",
    "Efficiency",
    "EfficiencyDefinition",
    "Held",
    "IndicatorSeries",
    "Objective",
    "PastYear",
    "Performance",
    "PerformanceReport",
    "Series",
    "Spending",
    "Spent",
    "Standing",
    "Table",
    "Trend",
    "efficiency_of",
    "held_against",
    "pmk_efficiency",
    "pmk_rating",
    "report",
    "series",
    "standing_of",
]
