"""``sakip series``: the scorecards of a set over many years, and where a series breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import sakip
from sakip import wording
from sakip.cli.asked import ask, reported
from sakip.cli.files import TABLES, form_of
from sakip.cli.formats import rows_to_csv, rows_to_json
from sakip.errors import PeriodError, quoted
from sakip.periods import PlanWindow, read_date

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from sakip.cli.screen import Screen
    from sakip.comparison import IndicatorSeries, Series

SERIES_FORMAT: Final = "sakip.series/1"
"""The format and version a series in JSON names itself by."""

_YEARS = re.compile(r"([0-9]{4})(?:\s*[-–]\s*([0-9]{4}))?")  # years are printed with either dash


def add(command: Callable[[str, Any], argparse.ArgumentParser], say: Callable[[str], str]) -> None:
    """Add the command to the parser."""
    added = command("series", run)
    added.add_argument("set", metavar="SET", help=say("SET"))
    added.add_argument("--years", metavar="Y-Y", help=say("years"))
    ask(added, say, TABLES)


def run(options: argparse.Namespace, screen: Screen) -> int:
    """Assess a set over its years, or those that were named."""
    options.format = form_of(options, TABLES, TABLES[0])
    office = sakip.load(options.set)
    realisations, found = reported(options, office)
    as_of = None if options.as_of is None else read_date(options.as_of)
    periods = None if options.years is None else _window(options.years)
    years = sakip.series(office, realisations, periods=periods, as_of=as_of, policy=options.policy)
    findings = list(dict.fromkeys([*found, *years.findings]))
    return screen.deliver(
        options,
        findings,
        people=lambda target: _table(years, target),
        as_json=lambda: _json(years) | {"findings": [finding.to_dict() for finding in findings]},
        as_csv=lambda: rows_to_csv(years.to_dicts()),
    )


class _YearsError(PeriodError):
    """Something that names no years in a row."""

    code = "years"


def _window(text: str) -> PlanWindow:
    found = _YEARS.fullmatch(text.strip())
    try:
        if found is not None:
            return PlanWindow(int(found[1]), int(found[2] or found[1]))
    except PeriodError:
        pass  # said below, with what was written
    raise _YearsError(f"{quoted(text)} names no years", "Write the first and the last, as in 2020-2024.", value=text)


def _json(years: Series) -> dict[str, Any]:
    return {
        "format": SERIES_FORMAT,
        "set": years.office.code,
        "office": years.office.office_name,
        "periods": [str(period) for period in years.periods],
        "breaks": [
            {
                "indicator": broken.indicator,
                "before": str(broken.before),
                "after": str(broken.after),
                "kind": broken.kind,
                "name": broken.name,
                "source": broken.source,
            }
            for indicator in years
            for broken in indicator.breaks
        ],
        "rows": rows_to_json(years.to_dicts()),
    }


def _table(years: Series, screen: Screen) -> None:
    """Draw values and, below them, achievements; a bar stands where a series breaks."""
    headings = [screen.term("indicator"), "", *(str(period) for period in years.periods)]
    rows = [line for indicator in years for line in _lines(indicator, screen)]
    right = range(2, len(headings))
    screen.table(years.office.title or years.office.office_name, headings, rows, right=tuple(right))
    if any(indicator.breaks for indicator in years):
        screen.print(wording.command("break-mark", screen.lang))


def _lines(indicator: IndicatorSeries, screen: Screen) -> list[list[str]]:
    write = wording.writer(screen.lang)
    starts = {broken.after for broken in indicator.breaks}

    def cell(number: Any, unit: str, period: Any) -> str:
        said = "–" if number is None else f"{write(number)}{unit}"
        return f"┃ {said}" if period in starts else said

    name = indicator.points[-1].indicator.name
    values = [
        point.predicate.word if point.predicate else cell(point.value, "", point.period) for point in indicator.points
    ]
    achieved = [cell(point.achievement.value, "%", point.period) for point in indicator.points]
    return [[name, screen.term("value"), *values], ["", screen.term("achievement"), *achieved]]
