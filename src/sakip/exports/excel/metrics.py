"""How much room a text takes: a spreadsheet fits the height of a row to a text, but not where cells are merged."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from sakip.exports import arial
from sakip.exports.excel.style import SIZE

_WIDER = 102  # percent: printers and screens round the width of a letter up to their dots
_PADDING = 1.6  # millimetres that a cell keeps free left and right of its text
_POINTS_PER_MM = 72 / 25.4
_LINES = MappingProxyType({8: 11.25, 9: 12.0, 10: 12.75, 11: 14.25, 12: 15.75})  # points of a line, as Excel has them
_LINE = 1.4  # the height of other lines, of that of their letters
_ROOM = 2.25  # points above and below a text

INDENT: Final = 2.8
"""How many millimetres a step of indentation takes."""
TALLEST: Final = 400
"""How many points high a row is made at most; Excel has rows of 409."""


def width(text: str, size: int = SIZE, *, bold: bool = False) -> float:
    """Return how many points wide a text is on one line."""
    return arial.width(text, bold=bold) * size * _WIDER / 100_000


def lines(text: str, millimetres: float, size: int = SIZE, *, bold: bool = False) -> int:
    """Return how many lines a text takes in a cell so wide."""
    room = max((millimetres - _PADDING) * _POINTS_PER_MM, float(size))
    return arial.lines(text, int(room * 100_000 / (size * _WIDER)), bold=bold)


def height(count: int, size: int = SIZE) -> float:
    """Return how many points so many lines are high in a cell."""
    return round(count * _LINES.get(size, size * _LINE) + _ROOM, 2)
