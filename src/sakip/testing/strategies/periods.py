"""Days, periods and plan windows of the calendar the library covers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from sakip.periods import FIRST_YEAR, LAST_YEAR, Month, PlanWindow, Quarter, Semester, Year

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from sakip.periods import Period


def _years(first: int, last: int) -> SearchStrategy[int]:
    # years that regulations and reports are about come first, and are what failures shrink to
    usual = st.integers(max(first, min(2024, last)), last)
    return st.one_of(usual, st.integers(first, last))


def years(min_value: int = FIRST_YEAR, max_value: int = LAST_YEAR) -> SearchStrategy[Year]:
    """Draw years, both ends included."""
    return st.builds(Year, _years(min_value, max_value))


def semesters(year: int | None = None) -> SearchStrategy[Semester]:
    """Draw semesters, of one year if it is given."""
    return st.builds(Semester, _of(year), st.integers(1, 2))


def quarters(year: int | None = None) -> SearchStrategy[Quarter]:
    """Draw quarters, of one year if it is given."""
    return st.builds(Quarter, _of(year), st.integers(1, 4))


def months(year: int | None = None) -> SearchStrategy[Month]:
    """Draw months, of one year if it is given."""
    return st.builds(Month, _of(year), st.integers(1, 12))


def periods(year: int | None = None) -> SearchStrategy[Period]:
    """Draw periods of every kind; with ``year`` that year and its parts."""
    whole = years() if year is None else st.just(Year(year))
    return st.one_of(whole, quarters(year), semesters(year), months(year))


def plan_windows(min_value: int = FIRST_YEAR, max_value: int = LAST_YEAR) -> SearchStrategy[PlanWindow]:
    """Draw the years of a plan: one, five as most plans have, or any number."""
    lengths = st.one_of(st.sampled_from([5, 6, 1]), st.integers(1, 30))
    return st.builds(
        lambda first, length: PlanWindow(first, min(first + length - 1, max_value)),
        _years(min_value, max_value),
        lengths,
    )


def days(min_value: date = date(2004, 1, 1), max_value: date = date(2035, 12, 31)) -> SearchStrategy[date]:
    """Draw days, both ends included; the default ones are those the regulations held are about."""
    return st.dates(min_value, max_value)


def optional(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Draw None or what ``strategy`` draws."""
    return st.one_of(st.none(), strategy)


def _of(year: int | None) -> SearchStrategy[int]:
    return _years(FIRST_YEAR, LAST_YEAR) if year is None else st.just(year)


# made once: Hypothesis looks every strategy over when it first draws from it
any_day = days()
any_period = periods()
