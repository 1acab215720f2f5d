"""Comparisons: a year with the years before it, with the plan, with the nation, and with what it cost."""

from __future__ import annotations

from sakip.comparison.breaks import Break
from sakip.comparison.series import IndicatorSeries, Series, series
from sakip.comparison.trend import Change, Trend

__all__ = ["Break", "Change", "IndicatorSeries", "Series", "Trend", "series"]
