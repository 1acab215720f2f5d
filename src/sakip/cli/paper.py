"""``sakip paper NAME SET --out FILE``: what an office hands in, as Word or Excel.

``pk`` is the Perjanjian Kinerja, ``iku`` the annex of the decree, ``pengukuran`` the measurement of a period, ``lkjip``
chapter III of the performance report, ``rapor`` the scorecard with its explanations.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import sakip
from sakip import papers, wording
from sakip.cli.asked import ask_records, carded
from sakip.cli.files import ask_size, deliver, form_of, say_undrawn
from sakip.cli.report import ask_analyses, reported_on
from sakip.cli.screen import tell
from sakip.periods import parse_period, read_date

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from sakip.cli.screen import Screen
    from sakip.findings import Finding
    from sakip.papers import Paper

_FORMS: Final = ("docx", "xlsx")
_NAMES: Final = ("pk", "iku", "pengukuran", "lkjip", "rapor")


def add(command: Callable[[str, Any], argparse.ArgumentParser], say: Callable[[str], str]) -> None:
    """Add the command to the parser."""
    added = command("paper", run)
    added.add_argument("paper", metavar="NAME", choices=_NAMES, help=say("paper-name"))
    added.add_argument("set", metavar="SET", help=say("SET"))
    added.add_argument("--period", metavar="P", help=say("period"))
    ask_records(added, say)
    ask_analyses(added, say)
    added.add_argument("--document", metavar="CODE", default="", help=say("paper-document"))
    added.add_argument("--without-budget", action="store_true", help=say("paper-without-budget"))
    added.add_argument("--without-pictures", action="store_true", help=say("paper-without-pictures"))
    added.add_argument("--columns", metavar="C,…", help=say("paper-columns"))
    ask_size(added, say)
    added.add_argument("--format", choices=_FORMS, help=say("format"))
    added.add_argument("--out", metavar="FILE", type=Path, required=True, help=say("out"))


def run(options: argparse.Namespace, screen: Screen) -> int:
    """Make the paper and write it."""
    form = form_of(options, _FORMS)
    paper, findings = _made(options, screen.lang)
    writer = import_module("sakip.exports.word" if form == "docx" else "sakip.exports.excel")
    code = deliver(options, screen, findings, lambda made: writer.write(paper, made, size=options.size))
    if say_undrawn(paper, screen.lang):
        tell(wording.command("pictures-left-out", screen.lang))
    if paper.gaps:
        gaps = "; ".join(paper.gaps)
        tell(wording.command("paper-gaps", screen.lang).format(gaps=gaps))
    return code


def _made(options: argparse.Namespace, lang: str) -> tuple[Paper, list[Finding]]:
    """Return the paper, and what was found about what it was made of."""
    pictures = not options.without_pictures
    match options.paper:
        case "pengukuran" | "rapor":
            card, findings = carded(options)
            if options.paper == "pengukuran":
                return papers.measurement(card, lang=lang), findings
            return papers.scorecard(card, findings, pictures=pictures, lang=lang), findings
        case "lkjip":
            options.year = options.period
            report, findings = reported_on(options)
            return papers.chapter(report, pictures=pictures, lang=lang), findings
    office = sakip.load(options.set)
    if options.paper == "pk":
        as_of = None if options.as_of is None else read_date(options.as_of)
        year = None if options.period is None else parse_period(options.period).year
        asked = {"year": year, "as_of": as_of, "document": options.document, "budget": not options.without_budget}
        return papers.agreement(office, **asked, lang=lang), []
    names = [name.strip() for name in options.columns.split(",")] if options.columns else papers.DEFAULT_COLUMNS
    return papers.annex(office, columns=names, lang=lang), []
