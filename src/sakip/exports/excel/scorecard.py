"""Scorecards as workbooks: of one office with where every number comes from, and of a nation in one pass.

The workbook of one office has what was computed on its first sheet, every step to it on the second, and what was found
on a third. Beside the steps stands the trace of each indicator as JSON, in as many cells as it takes: joined, and given
to :func:`sakip.replay`, it computes the same value and category again from the workbook alone.

The workbook of a nation has a row for each office and indicator. Cards are taken one after the other and not kept, and
rows are written out as they come, so that it does not matter how many there are.

>>> import io
>>> import sakip
>>> scorecard(sakip.assess(sakip.load("muncar-2024")), io.BytesIO())
"""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from sakip import wording
from sakip.assessment import Scorecard
from sakip.assessment.page import Page as Explained
from sakip.comparison.cells import achievement_cell, target_cell
from sakip.exports.excel import lists
from sakip.exports.excel.book import LAST_ROW, Book
from sakip.exports.excel.lists import Figure, Heading
from sakip.exports.excel.papers import fill
from sakip.exports.excel.texts import pieces
from sakip.exports.given import given_card
from sakip.figures import quotient
from sakip.indicators import POLICIES
from sakip.papers import Box, Column, Grid, Paragraph, Title
from sakip.papers.boxes import box_of, category_box, numbered, target_box, value_box
from sakip.papers.heads import letterhead, owner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sakip.assessment import Assessment
    from sakip.exports.excel.book import Sheet
    from sakip.exports.targets import Target
    from sakip.findings import Finding, Place
    from sakip.indicators import Realisation
    from sakip.papers import Block
    from sakip.papers.boxes import Shape
    from sakip.papers.sizes import Size

MOST_ROWS: Final = 1_000_000
"""How many rows of a nation stand on a sheet; then another begins."""

_PIECE = 30_000
_RESULTS: Final[Shape] = (
    ("paper-no", 2, "centre"), ("indicator", 13, "left"), ("unit", 5, "left"), ("target-heading", 5, "right"),
    ("paper-realisation", 6, "right"), ("excel-category-value", 6, "left"), ("paper-achievement", 6, "right"),
    ("category-of-achievement", 6, "left"), ("excel-status-reason", 12, "left"), ("excel-document", 12, "left"),
)  # fmt: skip
_STEPS: Final = (("excel-code", 45), ("excel-part", 22), ("excel-step", 40), ("excel-said", 150), ("excel-exact", 45))
_FOUND: Final = (
    ("excel-severity", 30), ("excel-code", 38), ("excel-place", 50), ("excel-message", 110), ("excel-remedy", 90),
)  # fmt: skip
_OFFICE: Final = (("excel-regency", 40), ("office", 45), ("period", 18))
_NATION: Final = (
    *_OFFICE, ("excel-code", 38), ("indicator", 70), ("unit", 20),
    ("target-heading", 22), ("paper-realisation", 22), ("excel-category-value", 28), ("achievement", 22),
    ("category-of-achievement", 28), ("status", 30), ("excel-reason", 60), ("excel-achievement-reason", 60),
    ("excel-document", 60),
)  # fmt: skip
_NATION_FOUND: Final = (*_OFFICE, *_FOUND)


def scorecard(card: Scorecard, target: Target, *, lang: str = "id", size: Size = "F4") -> None:
    """Write a scorecard with the trace of every number.

    Raises:
        MissingExtraError: when XlsxWriter (extra ``excel``) is not installed.
        UnknownNameError: for a language without sentences, or another size of paper.
        DefinitionError: when something else than a scorecard is given.
        OSError: when the file cannot be written.
    """
    spoken = wording.language(lang)
    card = given_card(card)
    title = wording.term("paper-scorecard", lang).format(period=card.period.label(spoken))
    with Book(target, title=f"{title}, {owner(card.office)}", lang=lang) as book:
        fill(book.sheet(title), [*_head(card, title, lang), _results(card, lang)], size, landscape=True)
        _trace(book.sheet(wording.term("excel-trace", lang)), card, lang, size)
        if card.findings:
            _findings(book.sheet(wording.term("paper-findings", lang)), card, lang, size)


def _head(card: Scorecard, title: str, lang: str) -> Iterator[Block]:
    yield Title((title.upper(), *letterhead(card.office)))
    if card.as_of is not None:
        yield Paragraph(wording.command("as-of-day", lang).format(day=wording.spoken(card.as_of, lang)))
    if card.policy != POLICIES["all"]:
        yield Paragraph(card.policy.label(lang))


def _results(card: Scorecard, lang: str) -> Grid:
    remarks: dict[str, int] = {}
    rows = []
    for number, one in enumerate(card, 1):
        boxes = (
            Box.of(str(number)),
            Box.of(one.indicator.name),
            Box.of(one.indicator.unit),
            target_box(one.target, one.indicator.unit, lang),
            value_box(one, lang),
            category_box(one, lang, achieved=False),
            box_of(achievement_cell(one), lang, remarks),
            category_box(one, lang),
            Box.of(_status(one, lang), missing=one.reason is not None),
            Box.of("; ".join(_documents(one)) or "–"),
        )
        # why a number is missing stands in a column of its own
        rows.append(tuple(evolve(box, remark="") for box in boxes))
    columns = [Column(wording.term(code, lang), share, align, code) for code, share, align in _RESULTS]
    return Grid("rapor", columns, rows, notes=numbered(remarks))


def _status(one: Assessment, lang: str) -> str:
    said = (one.status.label(lang), one.why(lang), one.achievement.why(lang))
    return "\n".join(dict.fromkeys(text for text in said if text))


def _documents(one: Assessment) -> list[str]:
    """Name the documents a value came from, each once."""
    return list(dict.fromkeys(item.document for report in _reports(one) for item in report.evidence if item.document))


def _headings(codes: Sequence[tuple[str, int]], lang: str, *, wrap: bool = True) -> list[Heading]:
    return [Heading(wording.term(code, lang), width, wrap) for code, width in codes]


def _trace(sheet: Sheet, card: Scorecard, lang: str, size: Size) -> None:
    headings = [*_headings(_STEPS, lang), Heading(wording.term("excel-json", lang), 60)]
    lists.begin(sheet, headings)
    row = 0
    for one in card:
        traced = pieces(json.dumps(_traced(one), separators=(",", ":")), _PIECE)
        for part, step, said, exact in _steps(one, lang):
            row += 1
            lists.add(sheet, row, headings, [one.code, part, step, said, exact, *traced])
            traced = []
    lists.end(sheet, row, len(headings))
    sheet.raw.print_area(0, 0, row, len(_STEPS) - 1)
    sheet.print_on(size, landscape=True, repeat=(0, 0))


def _steps(one: Assessment, lang: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield the steps of an explanation: the part, the step, what is said of it, and the number it is exactly."""
    inputs = {name: quotient(Fraction(*pair)) for name, pair in one.inputs.items()}
    exact = (one.exact, one.achievement.raw)
    for section, number in zip(Explained(one, lang).sections(), exact, strict=True):
        yield section.name, "", section.result, "" if number is None else quotient(number)
        for name, said in section.lines:
            yield section.name, name, said, inputs.get(name, "")


def _findings(sheet: Sheet, card: Scorecard, lang: str, size: Size) -> None:
    headings = _headings(_FOUND, lang)
    lists.begin(sheet, headings)
    for row, found in enumerate(card.findings, 1):
        lists.add(sheet, row, headings, _said(found, lang))
    lists.end(sheet, len(card.findings), len(headings))
    sheet.print_on(size, landscape=True, repeat=(0, 0))


def _said(found: Finding, lang: str) -> list[str]:
    severity = wording.command(f"severity-{found.severity}", lang)
    return [severity, found.code, str(_without_folders(found.place) or ""), found.message(lang), found.remedy(lang)]


def _without_folders(place: Place | None) -> Place | None:
    """A place by the name of its file: a workbook is handed on, and says nothing of the machine it was made on."""
    return None if place is None else evolve(place, file=re.split(r"[/\\\\]", place.file)[-1])


def _traced(one: Assessment) -> dict[str, Any]:
    """Return the trace of an assessment, the files it came from by their names."""
    trace = one.explain().to_dict()
    short = {str(place): str(_without_folders(place)) for report in _reports(one) if (place := report.place)}
    for told in trace.get("reports", ()):
        told["place"] = short.get(told["place"], told["place"])
    return trace


def _reports(one: Assessment) -> tuple[Realisation, ...]:
    return one.context.parts or ((one.realisation,) if one.realisation is not None else ())


def scorecards(
    cards: Iterable[Scorecard],
    target: Target,
    *,
    lang: str = "id",
    progress: Callable[[int], None] | None = None,
) -> None:
    """Write the scorecards of many offices, a row for each office and indicator, as they come.

    What was found, if anything was, stands on a sheet of its own, a row for each office and finding. A card is let go
    before the next is taken. ``progress`` is told how many there were so far.

    Raises:
        MissingExtraError: when XlsxWriter (extra ``excel``) is not installed.
        UnknownNameError: for a language without sentences.
        DefinitionError: when something else than a scorecard is given.
        OSError: when the file cannot be written.
    """
    name = wording.term("excel-results", lang)
    if isinstance(cards, Scorecard):
        cards = (cards,)
    with Book(target, title=name, lang=lang, streaming=True) as book:
        results = _Sheets(book, name, _headings(_NATION, lang, wrap=False))
        found = _Sheets(book, wording.term("paper-findings", lang), _headings(_NATION_FOUND, lang, wrap=False))
        results.begin()
        for number, (rows, findings) in enumerate(map(_Rows(lang), cards), 1):
            for cells in rows:
                results.add(cells)
            for said in findings:
                found.add(said)
            if progress is not None:
                progress(number)
        results.end()
        found.end()


class _Sheets:
    """A list that goes on on another sheet where one is full; the first begins with the first row."""

    def __init__(self, book: Book, name: str, headings: Sequence[Heading]) -> None:
        self._book = book
        self._name = name
        self._headings = headings
        self._sheet: Sheet | None = None
        self._row = 0

    def begin(self) -> Sheet:
        self.end()
        self._sheet, self._row = self._book.sheet(self._name), 0
        lists.begin(self._sheet, self._headings)
        return self._sheet

    def add(self, cells: Sequence[str | Figure]) -> None:
        is_full = self._row == min(MOST_ROWS, LAST_ROW - 1)
        sheet = self.begin() if self._sheet is None or is_full else self._sheet
        self._row += 1
        lists.add(sheet, self._row, self._headings, cells)

    def end(self) -> None:
        if self._sheet is not None:
            lists.end(self._sheet, self._row, len(self._headings))


class _Rows:
    """The rows of a card, results and findings, as texts and figures alone, so that nothing of the card is held."""

    def __init__(self, lang: str) -> None:
        self._lang: wording.Language = wording.language(lang)

    def __call__(self, card: Scorecard) -> tuple[list[list[str | Figure]], list[list[str]]]:
        office = given_card(card).office
        regency = office.office.regency if office.office is not None else ""
        where = [regency, office.office_name, card.period.label(self._lang)]
        results = [[*where, *self._cells(one)] for one in card]
        return results, [[*where, *_said(found, self._lang)] for found in card.findings]

    def _cells(self, one: Assessment) -> list[str | Figure]:
        lang, achievement = self._lang, one.achievement
        word = one.predicate.word if one.predicate is not None else ""
        met = "" if achievement.met is None else wording.term("reached" if achievement.met else "not-reached", lang)
        category, achieved = one.category, one.achievement_category
        return [
            one.code,
            one.indicator.name,
            one.indicator.unit,
            self._target(one),
            Figure(one.value, _shown(one.indicator.unit), word),
            category.label if category is not None else "",
            Figure(achievement.value, "persen", met),
            achieved.label if achieved is not None else "",
            one.status.label(lang),
            one.why(lang),
            achievement.why(lang),
            "; ".join(_documents(one)),
        ]

    def _target(self, one: Assessment) -> Figure:
        unit = one.indicator.unit
        if one.target is None:
            return Figure(None)
        cell = target_cell(one.target, unit)
        if isinstance(cell.value, Fraction) and not cell.with_unit:
            return Figure(cell.value, _shown(unit))
        return Figure(None, "", one.target.text(self._lang, unit))


def _shown(unit: str) -> str:
    """Return the unit a number is shown with where another column names it: a percentage as one, others bare."""
    return unit if unit == "persen" else ""
