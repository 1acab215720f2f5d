"""How far a result has come on the way to the medium-term target (target jangka menengah, of Renstra or RPJMD).

The target is that of the plan's last year. Of several plans the one counts that the year belongs to: the Renstra
2021–2026 for 2024, though the Renstra 2025–2029 is decided already. Where years add up, those of the plan so far are
held against the targets of all its years together; the target of the last year alone would be reached too soon.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import evolve

from sakip.comparison.held import Held, added_up, doubtful, held_against
from sakip.comparison.tables import Stated
from sakip.periods import Period, PlanWindow, Year
from sakip.wording import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sakip.assessment import Assessment
    from sakip.comparison.series import IndicatorSeries
    from sakip.findings import Finding
    from sakip.indicators import Indicator, Target
    from sakip.ledger import Ledger

_PLANS: Final = ("renstra", "rpjmd")


def plan_years(targets: Iterable[Target], year: int) -> PlanWindow | None:
    """Return the years of the medium-term plan that a year belongs to, by the targets of one indicator."""
    of_plans = [target for target in targets if target.kind in _PLANS and target.period.kind == "year"]
    replaced = {target.replaces for target in of_plans if target.replaces}
    standing = [target for target in of_plans if target.document not in replaced] or of_plans
    for kind in _PLANS:
        spans: dict[str, list[int]] = {}
        for target in standing:
            if target.kind == kind:
                spans.setdefault(target.document, []).append(target.period.year)
        windows = [PlanWindow(min(years), max(years)) for years in spans.values()]
        ahead = [window for window in windows if window.last >= year]
        if windows:
            return min(ahead, key=_by_end) if ahead else max(windows, key=_by_end)
    return None


def _by_end(window: PlanWindow) -> tuple[int, int]:
    return window.last, window.first


def medium_term(
    result: Assessment, series: IndicatorSeries, ledger: Ledger, window: PlanWindow | None, across: Iterable[str] = ()
) -> tuple[Held, tuple[Finding, ...]]:
    """Hold the result up to its year against the medium-term target of the last year of ``window``."""
    if window is None:
        return Held(why=Word("report-no-medium-term")), ()
    end = Year(window.last)
    target, findings = ledger.foreseen(result.code, end)
    if target is None:
        why = doubtful(findings) or Stated("report-no-medium-term-of", {"period": end})
        return Held(why=why), findings
    if result.indicator.consolidation != "sum":
        return held_against(result, target), findings
    years = [year for year in window.years() if year <= result.period]
    if not years or window.first == window.last:
        return Held(target, None, Stated("report-plan-start-unknown", {"period": end})), findings
    whole = _whole_target(target, result.indicator, window, ledger)
    if whole is None:
        return Held(target, None, Stated("report-plan-targets-missing", {"window": window}), tuple(years)), findings
    return added_up(series, years, whole, across), findings


def _whole_target(target: Target, indicator: Indicator, window: PlanWindow, ledger: Ledger) -> Target | None:
    """The targets of all years of a plan together; None when some are missing or are no plain numbers of one unit.

    A plan that gives a target of its last year only means the whole of it.
    """
    every: Sequence[tuple[Period, Target | None]] = [
        (year, ledger.foreseen(indicator.code, year)[0]) for year in window.years()
    ]
    given = [one for _, one in every if one is not None]
    if given == [target]:
        return target
    numbers = [one.value for one in given if isinstance(one.value, Fraction)]
    if len(numbers) < len(every) or len({one.unit or indicator.unit for one in given}) > 1:
        return None
    return evolve(target, value=sum(numbers, Fraction(0)), printed="", parts=tuple(given))


def medium_term_name(target: Target) -> str:
    """Name the plan a target stands in, with the year it is for."""
    return f"{target.document or target.kind} ({target.period})"
