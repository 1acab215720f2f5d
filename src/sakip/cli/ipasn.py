"""``sakip ipasn FILE``: the index of professionalism of the employees in a CSV file, by unit and altogether.

Nothing it prints names a person: employees are called by the row they stand in.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sakip import wording
from sakip.cli.days import day_of
from sakip.cli.files import TABLES, ask_form, form_of
from sakip.cli.formats import harmless
from sakip.cli.numbers import whole
from sakip.cli.progress import progress
from sakip.cli.screen import FEW
from sakip.figures import publish
from sakip.instruments import ipasn
from sakip.interpreters.portable import ratio_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from sakip.cli.screen import Screen
    from sakip.instruments.ipasn import Group, Result


def add(command: Callable[[str, Any], argparse.ArgumentParser], say: Callable[[str], str]) -> None:
    """Add the command to the parser."""
    added = command("ipasn", run)
    added.add_argument("file", metavar="FILE", type=Path, help=say("ipasn-file"))
    added.add_argument("--on", metavar="D", help=say("ipasn-on"))
    added.add_argument("--period", metavar="P", help=say("ipasn-period"))
    added.add_argument("--gaps", choices=ipasn.GAPS, default=ipasn.GAPS[0], help=say("ipasn-gaps"))
    added.add_argument("--headcount", metavar="N", type=whole, help=say("ipasn-headcount"))
    added.add_argument("--include", metavar="STATUS,…", default="", help=say("ipasn-include"))
    added.add_argument("--explain", action="store_true", help=say("ipasn-explain"))
    ask_form(added, say, TABLES)


def run(options: argparse.Namespace, screen: Screen) -> int:
    """Measure the file and write what comes of it."""
    options.format = form_of(options, TABLES, TABLES[0])
    day = day_of(options)
    include = [name for word in options.include.split(",") if (name := word.strip().casefold())]
    with progress(options.file, screen.lang) as told:
        result = ipasn.read(
            options.file, on=day, gaps=options.gaps, headcount=options.headcount, include=include, progress=told
        )
    return screen.deliver(
        options,
        result.findings,
        people=lambda target: _write(result, target, explained=options.explain),
        as_json=lambda: to_json(result, explained=options.explain),
        as_csv=lambda: to_csv(result),
        alike=FEW,
    )


# --- for people -------------------------------------------------------------------------------------------------------


def _write(result: Result, screen: Screen, *, explained: bool) -> None:
    dimensions = result.rules.dimensions
    headings = [screen.term("ipasn-unit"), screen.term("ipasn-measured"), screen.term("ipasn-coverage")]
    headings += [*(dimension.name for dimension in dimensions), screen.term("ipasn-score")]
    rows = [_row(name, group, screen) for name, group in _named(result, screen)]
    title = wording.command("ipasn-title", screen.lang).format(day=wording.spoken(result.on, screen.lang))
    numbers = range(1, len(headings))
    screen.table(title, [*headings, screen.term("category-heading")], rows, right=numbers)
    if result.mean_of_units is not None:
        mean = wording.writer(screen.lang)(result.mean_of_units, 2)
        screen.print(f"{screen.term('ipasn-mean-of-units')}: {mean}")
    screen.print(f"{screen.term('basis')}: {result.rules.basis}")
    if explained and result.overall.working is not None:
        screen.print(f"\n{result.overall.working.text('ip_asn', screen.lang)}".rstrip())


def _named(result: Result, screen: Screen) -> Iterator[tuple[str, Group]]:
    for name, group in result.units.items():
        yield name or screen.term("ipasn-nameless"), group
    yield screen.term("ipasn-overall"), result.overall


def _row(name: str, group: Group, screen: Screen) -> list[str]:
    write = wording.writer(screen.lang)
    means = [group.dimensions.get(dimension.code) for dimension in group.rules.dimensions]
    return [
        name,
        f"{group.measured}/{group.total}",
        "–" if group.coverage is None else f"{write(group.coverage * 100, 2)}%",
        *("–" if mean is None else write(mean, 2) for mean in means),
        "–" if group.value is None else write(group.value),
        "–" if group.category is None else group.category.label,
    ]


# --- for programs -----------------------------------------------------------------------------------------------------


def to_json(result: Result, *, explained: bool = False) -> dict[str, Any]:
    """Return the result as JSON values, decimals as text; people only by their row."""
    made: dict[str, Any] = {
        "format": "sakip.ipasn/1",
        "on": result.on.isoformat(),
        "basis": result.rules.basis,
        "gaps": result.rules.gaps,
        "overall": _json(result.overall),
        "units": [{"unit": name, **_json(group)} for name, group in result.units.items()],
        "mean_of_units": None if result.mean_of_units is None else ratio_text(result.mean_of_units),
        "refused": [
            {
                "row": refused.row,
                "unit": refused.unit,
                "in_total": refused.in_total,
                "why": [finding.code for finding in refused.findings],
            }
            for refused in result.refused
        ],
        "findings": [finding.to_dict() for finding in result.findings],
    }
    if explained:
        made["working"] = None if result.overall.working is None else result.overall.working.to_dict()
    return made


def _json(group: Group) -> dict[str, Any]:
    return {
        "measured": group.measured,
        "total": group.total,
        "coverage": None if group.coverage is None else ratio_text(group.coverage),
        "value": None if group.value is None else f"{group.value:f}",
        "exact": None if group.score is None else ratio_text(group.score),
        "category": group.category and group.category.code,
        "category_label": group.category and group.category.label,
        "dimensions": {code: ratio_text(mean) for code, mean in group.dimensions.items()},
    }


def to_csv(result: Result) -> str:
    """Return one row a unit, and one of everybody without a unit's name, with decimal points."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    codes = [dimension.code for dimension in result.rules.dimensions]
    writer.writerow(("group", "unit", "measured", "total", "coverage", *codes, "value", "category", "category_label"))
    for kind, name, group in (
        *(("unit", name, group) for name, group in result.units.items()),
        ("overall", "", result.overall),
    ):
        means = [f"{publish(group.dimensions[code]):f}" if code in group.dimensions else "" for code in codes]
        coverage = "" if group.coverage is None else f"{publish(group.coverage * 100):f}"
        category = ("", "") if group.category is None else (group.category.code, group.category.label)
        writer.writerow((kind, harmless(name), group.measured, group.total, coverage, *means, group.value, *category))
    return text.getvalue()
