"""A performance report: where its indicators stand, and the tables of the chapter with the first one open."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sakip import wording
from sakip.comparison.standing import Standing
from sakip.comparison.tables import Because
from sakip.display import figures, findings
from sakip.display.layout import Cell, Column, body, fold, head, named, note, row, table, tally
from sakip.display.markup import element, together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sakip.comparison import PerformanceReport, Table
    from sakip.comparison import tables as compared
    from sakip.display.markup import Child, Markup
    from sakip.display.speech import Speech


def view(report: PerformanceReport, speech: Speech) -> Markup:
    """Show a report: its tables under the names the chapter has for them."""
    said = [
        (figures.sign(*figures.STANDINGS[standing]), count, standing.label(speech.lang))
        for standing, count in report.standings.items()
        if count
    ]
    opened = [
        fold(
            f"{given.place}  {given.title.label(speech.lang)}".strip(),
            _drawn(given, speech),
            is_open=not place,
            bare=True,
        )
        for place, given in enumerate(report.tables)
    ]
    return together(
        head(report.heading(speech.lang)),
        tally(said),
        opened,
        findings.below(report.findings, speech),
    )


def compared_table(given: Table, speech: Speech) -> Markup:
    """Show one table."""
    return together(head(given.title.label(speech.lang)), _drawn(given, speech))


def facts(report: PerformanceReport) -> Iterator[tuple[Any, ...]]:
    """Yield whose report it is, of which years, where the indicators stand, and the codes of its tables."""
    yield "office", report.office.office_name or report.office.code
    yield "year", str(report.year)
    yield "years", [str(year) for year in report.years]
    yield "as_of", report.as_of and report.as_of.isoformat(), None
    yield "standings", {performance.code: performance.standing.value for performance in report}
    yield "tables", [given.code for given in report.tables]
    yield "findings", len(report.findings), 0


def facts_of_table(given: Table) -> Iterator[tuple[Any, ...]]:
    """Yield the code, the title, the columns and how many rows there are."""
    yield "code", given.code
    yield "title", given.title.label("en")
    yield "columns", [column.code for column in given.columns]
    yield "rows", len(given)
    yield "total", given.total is not None, False


def _drawn(given: Table, speech: Speech) -> Markup:
    columns = [Column(column.heading(speech.lang), _kind(column)) for column in given.columns]
    remarks: dict[str, int] = {}
    rows = []
    for number, cells in enumerate(given.rows):
        drawn: list[Child | Cell] = []
        for place, (column, cell) in enumerate(zip(given.columns, cells, strict=True)):
            alike = _alike(given, place)[number] if column.group else 1
            drawn.append(Cell(_said(cell, speech, remarks) if alike else None, rows=alike, covered=not alike))
        rows.append(row(columns, drawn))
    foot = None
    if given.total is not None:
        foot = element("tfoot", row(columns, [_said(cell, speech, remarks) for cell in given.total]))
    title = given.title.label(speech.lang)
    return together(
        table(title, columns, [body(rows), *([foot] if foot else [])]) if given.rows else None,
        [note(f"[{number}] {said}") for said, number in remarks.items()],
        [note(each.label(speech.lang)) for each in given.notes],
    )


def _kind(column: compared.Column) -> Any:
    return "name" if column.group else "number" if column.number else "text"


def _alike(given: Table, place: int) -> Sequence[int]:
    """Return for each row how many rows its heading stands for, 0 where the one above stands for it."""
    groups = [number for number, column in enumerate(given.columns[: place + 1]) if column.group]
    counts: list[int] = []
    for _, alike in groupby(
        given.rows, key=lambda cells: [(cells[group].value, _why(cells[group])) for group in groups]
    ):
        size = sum(1 for _ in alike)
        counts += [size] + [0] * (size - 1)
    return counts


def _why(cell: compared.Cell) -> str:
    return "" if cell.why is None else cell.why.label("en")


def _said(cell: compared.Cell, speech: Speech, remarks: dict[str, int]) -> Child:
    """Write a cell: a reason as the word for it, and the sentence below the table, by its number."""
    shown: Child = _shown(cell, speech)
    if cell.why is None:
        return shown
    said = cell.why.label(speech.lang)
    if cell.value is None and isinstance(cell.why, Because):
        shown = figures.state_of(cell.why.reason, speech)
    elif cell.value is None and isinstance(cell.why, wording.Word):
        return element("span", said, kind="state")
    return together(shown, " ", element("span", f"[{remarks.setdefault(said, len(remarks) + 1)}]", kind="small"))


def _shown(cell: compared.Cell, speech: Speech) -> Child:
    value = cell.value
    if isinstance(value, wording.Word) and value.code in set(Standing):
        mark = figures.sign(*figures.STANDINGS[Standing(value.code)])
        return element("span", mark, value.label(speech.lang), kind="standing")
    said = cell.shown(speech.lang)
    if isinstance(value, str):
        return named(said, speech)
    return figures.figure(said) if isinstance(value, Decimal | Fraction | int) else figures.written(said)
