"""How wide text is in Arial, the letters of official papers, and how many lines it takes.

Widths are in thousandths of the size of the letters; Liberation Sans, which stands in where Arial is missing, and
Helvetica have the same. A letter with a mark is as wide as the letter alone. What is not listed is taken for the widest
letter, so that a row may come out too high, and never too low.

>>> width("Indikator")
3835
>>> lines("Indeks Kepuasan Masyarakat", 9_000)
2
"""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import Final

_PLAIN: Final = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
)  # fmt: skip
_BOLD: Final = (
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584,
)  # fmt: skip
_OTHERS: Final = MappingProxyType({
    "\u00a0": 278, "–": 556, "—": 1000, "•": 350, "…": 1000, "≤": 549, "≥": 549, "×": 584, "“": 333, "”": 333,
    "‘": 222, "’": 222, "−": 584, "÷": 549, "·": 278, "▪": 354, "°": 400, "²": 333, "³": 333,
    "±": 549, "≈": 549, "≠": 549, "√": 549, "§": 556, "€": 556,
})  # fmt: skip
_BOLD_OTHERS: Final = MappingProxyType({"“": 500, "”": 500, "‘": 278, "’": 278})
_WIDEST: Final = 1000
# a line may end after white space and after a hyphen; a space that does not break is neither
_WORDS: Final = re.compile(r"[^ \t-]*-+|[^ \t-]+|[ \t]+")


def width(text: str, *, bold: bool = False) -> int:
    """Return how wide a text is on one line."""
    return sum(_letter(letter, bold=bold) for letter in text)


def _letter(letter: str, *, bold: bool) -> int:
    widths = _BOLD if bold else _PLAIN
    place = ord(letter) - 32
    if 0 <= place < len(widths):
        return widths[place]
    known = (bold and _BOLD_OTHERS.get(letter)) or _OTHERS.get(letter)
    if known:
        return known
    base = unicodedata.normalize("NFD", letter)[0]
    if base != letter:
        return _letter(base, bold=bold)
    return 0 if unicodedata.combining(letter) else _WIDEST


def longest(text: str, *, bold: bool = False) -> int:
    """Return how wide the widest word is, which a column must hold for words to stay whole."""
    words = (word for word in _WORDS.findall(text.replace("\n", " ")) if not word.isspace())
    return max((width(word, bold=bold) for word in words), default=0)


def lines(text: str, room: int, *, bold: bool = False) -> int:
    """Return how many lines a text takes within a width; an empty one takes a line too."""
    return sum(_broken(line, max(room, 1), bold=bold) for line in text.split("\n"))


def _broken(line: str, room: int, *, bold: bool) -> int:
    count, used = 1, 0
    for word in _WORDS.findall(line):
        wide = width(word, bold=bold)
        if used + wide <= room or word.isspace():
            used += wide  # white space at the end of a line takes no room
        elif wide <= room:
            count, used = count + 1, wide
        else:  # a word longer than the line is broken where the line ends
            count += (used > 0) + (wide - 1) // room
            used = wide - (wide - 1) // room * room
    return count
