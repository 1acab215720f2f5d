"""How much room a text takes: a spreadsheet fits the height of a row to a text, but not where cells are merged.

Widths are those of Arial (and of Liberation Sans, made to them), in thousandths of the height of the letters; what is
not listed is taken for a wide letter, so that a row may come out too high and never too low.
"""

from __future__ import annotations

import re
from math import ceil
from types import MappingProxyType
from typing import Final

from sakip.exports.excel.style import SIZE

_ALIKE: Final = {
    191: "'", 222: "ijl‘’", 260: "|", 278: " !,./:;I[\\]ft\u00a0", 333: "()-`r“”", 334: "{}", 350: "•", 355: '"',
    389: "*", 400: "°", 469: "^", 500: "Jcksvxyz", 556: "#$0123456789?L_abdeghnopqu–", 584: "+<=>~×≥≤÷−", 611: "FTZ",
    667: "&ABEKPSVXY", 722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%", 944: "W",
}  # fmt: skip
_WIDTHS: Final = MappingProxyType({letter: width for width, letters in _ALIKE.items() for letter in letters})
_WIDEST = 1_000
_BOLDER = 110  # percent, of letters printed heavily
_WIDER = 102  # percent: printers and screens round the width of a letter up to their dots
_PADDING = 1.6  # millimetres that a cell keeps free left and right of its text
_POINTS_PER_MM = 72 / 25.4
_LINES = MappingProxyType({8: 11.25, 9: 12.0, 10: 12.75, 11: 14.25, 12: 15.75})  # points of a line, as Excel has them
_LINE = 1.4  # the height of other lines, of that of their letters
_ROOM = 3.0  # points above and below a text
_WORDS = re.compile(r"[^\S\u00a0]*[^\s-]*-*")

TALLEST: Final = 400
"""How many points high a row is made at most; Excel has rows of 409."""


def width(text: str, size: int = SIZE, *, bold: bool = False) -> float:
    """Return how many points wide a text is on one line."""
    letters = sum(_WIDTHS.get(letter, _WIDEST) for letter in text)
    return letters * size * _WIDER * (_BOLDER if bold else 100) / 10_000_000


def lines(text: str, millimetres: float, size: int = SIZE, *, bold: bool = False) -> int:
    """Return how many lines a text takes in a cell so wide."""
    room = max((millimetres - _PADDING) * _POINTS_PER_MM, float(size))
    return sum(_wrapped(line, room, size, bold=bold) for line in text.split("\n"))


def _wrapped(line: str, room: float, size: int, *, bold: bool) -> int:
    count, used = 1, 0.0
    for word in _WORDS.findall(line):
        wide = width(word, size, bold=bold)
        if used + wide <= room:
            used += wide
            continue
        bare = width(word.lstrip(), size, bold=bold)
        if used:
            count += 1
        # a word longer than a line is broken
        more = max(ceil(bare / room) - 1, 0)
        count += more
        used = bare - more * room
    return count


def height(count: int, size: int = SIZE) -> float:
    """Return how many points so many lines are high in a cell."""
    return round(count * _LINES.get(size, size * _LINE) + _ROOM, 2)
