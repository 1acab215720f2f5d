"""``sakip report SET``: the analyses of a performance report (LKjIP, chapter III), one table after another."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sakip
import sakip.comparison as comparison
from sakip.cli.asked import reported
from sakip.cli.files import TABLES, ask_form, form_of
from sakip.cli.formats import harmless
from sakip.comparison.report import COMBINES
from sakip.comparison.tables import json_of
from sakip.errors import NumberError
from sakip.figures import read_id
from sakip.indicators import POLICIES
from sakip.periods import PlanWindow, Year, parse_period, read_date

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from sakip.cli.screen import Screen
    from sakip.comparison import PerformanceReport, Table
    from sakip.findings import Finding

_CELLS = ("table", "row", "column", "value", "unit", "why")


def add(command: Callable[[str, Any], argparse.ArgumentParser], say: Callable[[str], str]) -> None:
    """Add the command to the parser."""
    added = command("report", run)
    added.add_argument("set", metavar="SET", help=say("SET"))
    added.add_argument("--realisations", metavar="FILE", type=Path, help=say("realisations"))
    added.add_argument("--year", metavar="Y", help=say("report-year"))
    added.add_argument("--as-of", metavar="D", help=say("as-of"))
    added.add_argument("--policy", choices=tuple(POLICIES), default="all", help=say("report-policy"))
    ask_analyses(added, say)
    ask_form(added, say, TABLES)


def ask_analyses(added: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """Add what the analyses of a report may be told."""
    added.add_argument("--years", metavar="N", type=int, default=5, help=say("report-years"))
    added.add_argument("--medium-term", metavar="Y-Y", help=say("report-medium-term"))
    added.add_argument("--across", metavar="NAME", action="append", default=[], help=say("report-across"))
    added.add_argument("--combine", choices=COMBINES[1:], default="", help=say("report-combine"))
    added.add_argument("--margin", metavar="N", help=say("report-margin"))


def run(options: argparse.Namespace, screen: Screen) -> int:
    """Make the report and write it."""
    options.format = form_of(options, TABLES, TABLES[0])
    report, findings = reported_on(options)
    return screen.deliver(
        options,
        findings,
        people=lambda target: _write(report, target),
        as_json=lambda: report.to_dict(screen.lang) | {"findings": [finding.to_dict() for finding in findings]},
        as_csv=lambda: to_csv(report, screen.lang),
    )


def reported_on(options: argparse.Namespace) -> tuple[PerformanceReport, list[Finding]]:
    """Return the report that is asked for, and what was found about what it was made of."""
    office = sakip.load(options.set)
    realisations, found = reported(options, office)
    report = comparison.report(
        office,
        realisations,
        year=options.year,
        years=options.years,
        as_of=None if options.as_of is None else read_date(options.as_of),
        policy=options.policy,
        medium_term=_plan(options.medium_term),
        across=options.across,
        combine=options.combine,
        margin=None if options.margin is None else _margin(options.margin),
    )
    return report, list(dict.fromkeys([*found, *report.findings]))


def _margin(text: str) -> Any:
    """Read a number as either language writes it; what is none is refused by the report with a remedy."""
    try:
        return read_id(text)
    except NumberError:
        return text


def _plan(text: str | None) -> PlanWindow | Year | None:
    """Read the years of a plan, ``2021-2026``, or its last one.

    Raises:
        PeriodError: when it is neither.
    """
    if text is None:
        return None
    first, dash, last = text.partition("-")
    if dash and last.strip().isdecimal() and len(last.strip()) == 4:
        return PlanWindow(parse_period(first).year, parse_period(last).year)
    return Year(parse_period(text).year)


def _write(report: PerformanceReport, screen: Screen) -> None:
    screen.line(report.heading(screen.lang))
    for table in report.tables:
        _draw(table, screen)


def _draw(table: Table, screen: Screen) -> None:
    if not table.rows or not screen.stream.isatty():  # no terminal limits the width of a file
        screen.print(f"\n{table.place}. {table.text(screen.lang)}".rstrip())
        return
    rows, remarks = table.written(screen.lang, grouped=False)  # a narrow terminal shows each row by itself
    headings = [column.heading(screen.lang) for column in table.columns]
    right = [place for place, column in enumerate(table.columns) if column.number]
    screen.table(f"{table.place}. {table.title.label(screen.lang)}", headings, rows, right=right)
    for said in (*remarks, *(note.label(screen.lang) for note in table.notes)):
        screen.line(said)


def to_csv(report: PerformanceReport, lang: str = "id") -> str:
    """Return one row a cell, as tables of different columns make no one table; numbers have decimal points."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_CELLS)
    for table in report.tables:
        rows = [*enumerate(table.rows, 1), *([("total", table.total)] if table.total is not None else [])]
        for number, row in rows:
            for column, cell in zip(table.columns, row, strict=True):
                value = cell.plain(lang)
                why = "" if cell.why is None else cell.why.label(lang)
                shown = "" if value is None else str(json_of(value))
                writer.writerow((table.code, number, column.code, harmless(shown), harmless(cell.unit), harmless(why)))
    return text.getvalue()
