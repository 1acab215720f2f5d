"""``sakip assess SET``: the scorecard of a set, on the screen or as a file to look at, to hand in, or for a program."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from sakip.cli.asked import ask, carded
from sakip.cli.files import ask_size, deliver, form_of, say_undrawn
from sakip.cli.formats import scorecard_to_csv, scorecard_to_json
from sakip.cli.screen import Screen, exit_code

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path

    from sakip.assessment import Scorecard

_FORMS: Final = ("table", "html", "json", "csv", "xlsx", "docx")


def add(command: Callable[[str, Any], argparse.ArgumentParser], say: Callable[[str], str]) -> None:
    """Add the command to the parser."""
    added = command("assess", run)
    added.add_argument("set", metavar="SET", help=say("SET"))
    added.add_argument("--period", metavar="P", help=say("period"))
    ask(added, say, _FORMS)
    ask_size(added, say)


def run(options: argparse.Namespace, screen: Screen) -> int:
    """Assess the set and write its scorecard."""
    options.format = form_of(options, _FORMS, "table")
    card, findings = carded(options)
    whole = evolve(card, findings=tuple(findings))  # with what was found in the files it was read from
    if options.format == "html":
        title = f"{card.office.office_name}, {card.period}"
        page = import_module("sakip.display").page([whole], screen.lang, title, headed=False)
        screen.write(page, options.out)
        Screen(sys.stderr, screen.lang).findings(findings)
        return exit_code(findings)
    if options.format in {"xlsx", "docx"}:
        makers: dict[str, Callable[[Path], object]] = {
            "xlsx": lambda made: _workbook(whole, screen.lang, options.size, made),
            "docx": lambda made: _document(whole, screen.lang, options.size, made),
        }
        return deliver(options, screen, findings, makers[options.format])
    return screen.deliver(
        options,
        findings,
        people=lambda target: target.scorecard(card),
        as_json=lambda: scorecard_to_json(card, findings),
        as_csv=lambda: scorecard_to_csv(card),
    )


def _workbook(card: Scorecard, lang: str, size: str, made: Path) -> None:
    import_module("sakip.exports.excel").scorecard(card, made, lang=lang, size=size)


def _document(card: Scorecard, lang: str, size: str, made: Path) -> None:
    paper = import_module("sakip.papers").scorecard(card, lang=lang)
    import_module("sakip.exports.word").write(paper, made, size=size)
    say_undrawn(paper, lang)
