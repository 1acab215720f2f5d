"""Lists on a sheet: one row of headings that stays in sight, rows of texts and numbers below, a filter over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from sakip.exports.excel import metrics
from sakip.exports.excel.numerals import Value
from sakip.exports.excel.style import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sakip.exports.excel.book import Sheet

HEAD: Final = Style(bold=True, border=True, fill="#E7EEF5", valign="middle")
_TEXT: Final = Style(wrap=False)
_WRAPPED: Final = Style()
_NUMBER: Final = Style(wrap=False, align="right")


@frozen
class Heading:
    """A column of a list: what stands above it, and how many millimetres wide it is; ``wrap`` lets texts take lines."""

    text: str
    width: int
    wrap: bool = False


@frozen
class Figure:
    """A number in a list, with its unit; ``text`` is what stands there when there is none."""

    value: Value | None
    unit: str = ""
    text: str = ""


def begin(sheet: Sheet, headings: Sequence[Heading]) -> None:
    """Write the headings in the first row, and keep them in sight."""
    for column, heading in enumerate(headings):
        sheet.width(column, column, heading.width)
        sheet.text(0, column, heading.text, HEAD)
    sheet.freeze(1)


def add(sheet: Sheet, row: int, headings: Sequence[Heading], cells: Sequence[str | Figure]) -> None:
    """Write a row, as high as the texts in it that take lines."""
    wrapping = [
        metrics.lines(cell, heading.width)
        for heading, cell in zip(headings, cells, strict=False)
        if heading.wrap and isinstance(cell, str)
    ]
    most = max(wrapping, default=1)
    if most > 1:
        sheet.height(row, min(metrics.height(most), metrics.TALLEST))
    for column, cell in enumerate(cells):
        style = _WRAPPED if column < len(headings) and headings[column].wrap else _TEXT
        if isinstance(cell, str):
            if cell:
                sheet.text(row, column, cell, style)
        elif cell.value is None:
            if cell.text:
                sheet.text(row, column, cell.text, evolve(style, align="right"))
        else:
            sheet.number(row, column, cell.value, cell.unit, style=_NUMBER)


def end(sheet: Sheet, rows: int, columns: int) -> None:
    """Set a filter over the rows that were written."""
    sheet.raw.autofilter(0, 0, max(rows, 1), columns - 1)
