"""Where people read: tables, findings and sentences, without anything a terminal would obey."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, TextIO

from sakip import wording
from sakip.cli.streams import naming
from sakip.errors import MissingExtraError
from sakip.indicators import POLICIES
from sakip.units import written
from sakip.wording.marking import OBEYED, in_line, marked

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Collection, Iterable, Sequence
    from pathlib import Path

    from sakip.assessment import Assessment, Scorecard
    from sakip.findings import Finding

FINE, FOUND, MISUSED = 0, 1, 2
"""The exit codes: fine, findings to look at, wrong use."""
FEW: Final = 10
"""How many findings alike are listed for people of long files; JSON has them all."""

# the reasons a cell says by its status
_PLAIN: Final = frozenset({"not-reported", "not-applicable"})
_WIDTH_WITHOUT_TERMINAL = 120
_HEIGHT = 25  # of nothing that is drawn here; without one, rich reads a width of the surroundings that may be none
_LONGEST_WORD = 10
_LONGEST_TOLD = 4_000
_BETWEEN_COLUMNS = 3


class NoTableError(MissingExtraError):
    """A table, and nothing to draw it with."""

    code = "missing-table"


def exit_code(findings: Iterable[Finding]) -> int:
    """Return what a command ends with: whether something should be looked at."""
    return FOUND if any(finding.severity != "info" for finding in findings) else FINE


class Screen:
    """Where people read: a stream, in one language."""

    def __init__(self, stream: TextIO, lang: str) -> None:
        self.stream = stream
        self.lang = lang

    def term(self, code: str) -> str:
        """Return a word of the field in the language of the screen."""
        return wording.term(code, self.lang)

    def heading(self, code: str) -> str:
        """Return a word of the field as the heading of a column."""
        word = self.term(code)
        return word[:1].upper() + word[1:]

    def polarity(self, name: str | None) -> str:
        """Say which way is better; a rule of another package is called by its name."""
        return "–" if name is None else self.term(name) if name in wording.TERMS else name

    def print(self, text: str) -> None:
        """Print what may be several lines, all of them ours."""
        self.stream.write(f"{printable(text)}\n")

    def line(self, text: str) -> None:
        """Print one line, whatever the texts of strangers in it hold."""
        self.stream.write(f"{in_line(text)}\n")

    def write(self, text: str, file: Path | None) -> None:
        """Write to a file, or to the stream."""
        if file is None:
            self.stream.write(text)
            return
        with naming(file):
            file.write_text(text, encoding="utf-8", errors="backslashreplace")
        tell(wording.command("written", self.lang).format(file=file))

    def json(self, value: Any, file: Path | None) -> None:
        """Write JSON; what a terminal would obey, or cannot show, is escaped in it."""
        shows_all = file is not None or "utf" in (self.stream.encoding or "utf").casefold()
        said = json.dumps(value, ensure_ascii=not shows_all, indent=2) + "\n"
        self.write(OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", said), file)

    def findings(self, findings: Iterable[Finding], alike: int | None = None) -> None:
        """List findings under their heading; with ``alike`` that many of a kind, and how many more there are."""
        every = list(findings)
        times = Counter(finding.code for finding in every)
        listed: Counter[str] = Counter()
        if every:
            self.print(f"\n{wording.command('findings', self.lang)}")
        for finding in every:
            listed[finding.code] += 1
            if alike is not None and listed[finding.code] > alike:
                continue
            severity = wording.command(f"severity-{finding.severity}", self.lang)
            self.line(f"- {severity} {finding.text(self.lang)}")
            if alike is not None and listed[finding.code] == alike < times[finding.code]:
                rest = wording.writer(self.lang)(times[finding.code] - alike)
                self.print(f"  {wording.command('more-alike', self.lang, count=rest)}")

    def deliver(  # noqa: PLR0913  # each form its own way to be written, by keyword
        self,
        options: argparse.Namespace,
        findings: Sequence[Finding],
        *,
        people: Callable[[Screen], None],
        as_json: Callable[[], Any],
        as_csv: Callable[[], str],
        alike: int | None = None,
    ) -> int:
        """Write a result in the form and to the file that were asked for, its findings with it; return the exit code.

        JSON holds the findings itself; beside CSV they go to the error stream.
        """
        if options.format == "json":
            self.json(as_json(), options.out)
        elif options.format == "csv":
            self.write(printable(as_csv()), options.out)
            Screen(sys.stderr, self.lang).findings(findings, alike)
        else:
            text = io.StringIO()
            target = Screen(text, self.lang) if options.out else self
            people(target)
            target.findings(findings, alike)
            if options.out:
                self.write(text.getvalue(), options.out)
        return exit_code(findings)

    def scorecard(self, card: Scorecard) -> None:
        """Draw a scorecard as a table."""
        names = ("indicator", "target-heading", "value", "category-heading", "achievement", "category-of-achievement")
        rows = [self._row(assessment) for assessment in card]
        title = f"{card.office.office_name}, {card.period.label(wording.language(self.lang))}"
        if card.as_of is not None:
            title += f", {wording.command('as-of-day', self.lang).format(day=wording.spoken(card.as_of, self.lang))}"
        if card.policy != POLICIES["all"]:
            title += f", {card.policy.label(self.lang)}"
        self.table(title, [self.term(name) for name in names], rows, right=(1, 2, 4))
        for assessment in card:
            if why := self._why(assessment):
                self.line(f"- {assessment.code}: {why}")

    def _why(self, assessment: Assessment) -> str:
        """Say why a number is missing where its cell does not; empty where it does."""
        for one in (assessment, assessment.achievement):
            if one.reason is not None:
                said = one.reason in _PLAIN or f"short-{one.reason}" in wording.TERMS
                return "" if said else one.why(self.lang)
        return ""

    def _row(self, assessment: Assessment) -> list[str]:
        indicator, achievement = assessment.indicator, assessment.achievement
        write = wording.writer(self.lang)
        if assessment.predicate is not None:
            value = assessment.predicate.word
        elif assessment.value is None:
            value = self._status(assessment.status, assessment.reason)
        else:
            value = written(write(assessment.value), indicator.unit)
        if achievement.value is not None:
            achieved = f"{write(achievement.value)}%"
        elif achievement.met is not None:
            achieved = self.term("reached" if achievement.met else "not-reached")
        elif assessment.reason is None:
            achieved = self._status(achievement.status, achievement.reason)
        else:
            achieved = "–"
        target = "–" if assessment.target is None else assessment.target.text(self.lang, indicator.unit)
        category, graded = assessment.category, assessment.achievement_category
        return [
            indicator.name,
            target,
            value,
            f"{category.label} ({category.code})" if category else "–",
            achieved,
            graded.label if graded else "–",
        ]

    def _status(self, status: Any, reason: Any) -> str:
        """A number that is missing, in a word or two; the explanation says the rest."""
        return wording.in_short(reason, status, self.lang)

    def table(
        self,
        title: str,
        headings: Sequence[str],
        rows: Iterable[Sequence[str]],
        right: Sequence[int] = (),
        whole: Sequence[int] = (),
    ) -> None:
        """Draw a table: text in boxes on a terminal and off it, colour on it only.

        Where a terminal is too narrow for its columns, each row is a list of its cells instead, and nothing is lost.
        """
        try:
            from rich import box  # noqa: PLC0415  # only tables need rich
            from rich.console import Console  # noqa: PLC0415
            from rich.table import Table  # noqa: PLC0415
            from rich.text import Text  # noqa: PLC0415
        except ImportError:
            raise NoTableError.needing("drawing a table", "cli") from None

        class Drawing(Console):
            def on_broken_pipe(self) -> None:
                raise BrokenPipeError  # rich would end the program itself

        terminal = self.stream.isatty()
        width = _columns(terminal=terminal)
        # the stream decides, not a FORCE_COLOR of the environment
        console = Drawing(
            file=self.stream,
            width=width,
            height=width and _HEIGHT,
            highlight=False,
            force_terminal=terminal,
            force_jupyter=False,
        )
        drawn = Table(
            title=Text(in_line(title)) if title else None, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False
        )
        cells = [[in_line(cell) for cell in row] for row in rows]
        heads = [in_line(heading) for heading in headings]
        wholes = {*right, *whole}
        if terminal and _least_width(heads, cells, wholes) > console.width:
            _as_lists(console.print, in_line(title), heads, cells, Text)
            return
        for place, heading in enumerate(heads):
            is_number = place in right
            # numbers and codes stay on one line; names may take several, and lose no letter
            is_whole = place in wholes
            drawn.add_column(
                Text(heading),  # which rich takes for markup otherwise
                justify="right" if is_number else "left",
                no_wrap=is_whole,
                overflow="ellipsis" if is_whole else "fold",
            )
        for row in cells:
            drawn.add_row(*map(Text, row))
        console.print(drawn)


def _least_width(headings: Sequence[str], rows: Sequence[Sequence[str]], wholes: Collection[int]) -> int:
    """How many columns a table needs at least: its numbers and codes whole, of other texts the longest word."""
    least = 0
    for place, heading in enumerate(headings):
        texts = [heading, *(row[place] for row in rows)]
        whole = max(map(len, texts))
        word = max((len(word) for text in texts for word in text.split()), default=0)
        least += whole if place in wholes else min(word, _LONGEST_WORD)
    return least + _BETWEEN_COLUMNS * len(headings)


def _as_lists(
    write: Callable[[Any], None],
    title: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    text: Callable[[str], Any],
) -> None:
    if title:
        write(text(title))
    for row in rows:
        write(text(""))
        for heading, cell in zip(headings, row, strict=True):
            if cell:
                write(text(f"{heading}: {cell}"))


def _columns(*, terminal: bool) -> int | None:
    """Return how wide tables are; None where rich finds that out. It would draw nothing where COLUMNS is 0."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    if not terminal:
        return _WIDTH_WITHOUT_TERMINAL
    return shutil.get_terminal_size().columns if told else None


def printable(text: str) -> str:
    """Return text without anything a terminal would obey; its lines stay."""
    return marked(text)


def tellable(said: str) -> str:
    """Return what is said beside the output as one line, no longer than anybody reads."""
    return wording.shortened(in_line(said), _LONGEST_TOLD)


def tell(said: str) -> None:
    """Say beside the output, in one line, what became of it."""
    sys.stderr.write(f"{tellable(said)}\n")
