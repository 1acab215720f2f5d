"""``sakip plot SET … --out FILE``: a picture of results, as PNG, SVG or PDF.

``bullet`` shows every indicator of a set against its target, ``trend`` one indicator over the years, ``heatmap``
several sets beside one another.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import sakip
from sakip.cli.asked import ask_records, carded, reported
from sakip.cli.files import PICTURES, form_of, keep_picture
from sakip.cli.numbers import whole
from sakip.cli.screen import Screen, exit_code
from sakip.errors import DefinitionError
from sakip.periods import read_date

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from sakip.findings import Finding

_KINDS: Final = ("bullet", "trend", "heatmap")


class SeveralSetsError(DefinitionError):
    """Several sets in a picture of one: ``kind``."""

    code = "plot-several"


class NoIndicatorError(DefinitionError):
    """A trend of no indicator."""

    code = "plot-no-indicator"


def add(command: Callable[[str, Any], argparse.ArgumentParser], say: Callable[[str], str]) -> None:
    """Add the command to the parser."""
    added = command("plot", run)
    added.add_argument("sets", metavar="SET", nargs="+", help=say("SET"))
    added.add_argument("--kind", choices=_KINDS, default=_KINDS[0], help=say("plot-kind"))
    added.add_argument("--indicator", metavar="INDICATOR", help=say("plot-indicator"))
    added.add_argument("--period", metavar="P", help=say("period"))
    ask_records(added, say)
    added.add_argument("--width", metavar="MM", type=whole, default=160, help=say("plot-width"))
    added.add_argument("--format", choices=PICTURES, help=say("format"))
    added.add_argument("--out", metavar="FILE", type=Path, required=True, help=say("out"))


def run(options: argparse.Namespace, screen: Screen) -> int:
    """Draw the picture and write it; its alternative text is printed, for whoever puts it into a page."""
    form = form_of(options, PICTURES)
    options.set = options.sets[0]
    subject, findings = _subject(options)
    axes = import_module("sakip.plots").draw(options.kind, subject, lang=screen.lang)
    screen.print(keep_picture(axes, options.out, form, screen.lang, options.width))
    Screen(sys.stderr, screen.lang).findings(findings)
    return exit_code(findings)


def _subject(options: argparse.Namespace) -> tuple[Any, list[Finding]]:
    """Return what is drawn.

    Raises:
        SeveralSetsError: when several sets are named and one is drawn.
        NoIndicatorError: when a trend is asked for and no indicator is named.
    """
    if options.kind == "heatmap":
        cards, found = {}, []
        for name in options.sets:
            options.set = name
            card, findings = carded(options)
            cards[card.office.office_name] = card
            found += findings
        return cards, list(dict.fromkeys(found))
    if len(options.sets) > 1:
        raise SeveralSetsError("several sets are drawn as a heat map", "Add --kind heatmap.", kind=options.kind)
    if options.kind == "bullet":
        return carded(options)
    if not options.indicator:
        raise NoIndicatorError("a trend is of one indicator", "Add --indicator CODE.", set=options.set)
    office = sakip.load(options.set)
    realisations, found = reported(options, office)
    as_of = None if options.as_of is None else read_date(options.as_of)
    years = sakip.series(office, realisations, as_of=as_of, policy=options.policy)
    return years[options.indicator], list(dict.fromkeys([*found, *years.findings]))
