"""How wide text is, so that columns fit their words and a page is known to be full before a program has set it.

The widths are those of Arial, in thousandths of its size; Liberation Sans, which stands in where Arial is missing, and
Helvetica have the same. A letter with a mark is as wide as the letter alone. Lengths are twips, of which 1440 make an
inch; sizes are half points, as Word counts them.

>>> width("Indikator", 22)
844
>>> broken("Indeks Kepuasan Masyarakat", 22, 2000)
2
"""

from __future__ import annotations

import re
import unicodedata
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
_OTHERS: Final = {
    "\u00a0": 278, "–": 556, "—": 1000, "•": 350, "…": 1000, "≤": 549, "≥": 549, "×": 584, "“": 500, "”": 500,
    "‘": 278, "’": 278, "−": 584, "÷": 549, "·": 278, "▪": 354, "°": 400, "²": 333, "³": 333,
}  # fmt: skip
_UNKNOWN: Final = 611
_WIDE: Final = 1000
_LINE: Final = 1149
# a line may end after white space and after a hyphen; a space that does not break is neither
_WORDS: Final = re.compile(r"[^ \t-]*-+|[^ \t-]+|[ \t]+")


def _of(letter: str, widths: tuple[int, ...]) -> int:
    place = ord(letter) - 32
    if 0 <= place < len(widths):
        return widths[place]
    if letter in _OTHERS:
        return _OTHERS[letter]
    base = unicodedata.normalize("NFD", letter)[0]
    if base != letter:
        return _of(base, widths)
    if unicodedata.combining(letter):
        return 0
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _UNKNOWN


def width(text: str, size: int, *, bold: bool = False) -> int:
    """Return how wide a text is on one line, rounded up."""
    widths = _BOLD if bold else _PLAIN
    return -(-sum(_of(letter, widths) for letter in text) * size // 100)


def line(size: int) -> int:
    """Return how high a line is, rounded up."""
    return -(-size * 10 * _LINE // 1000)


def longest(text: str, size: int, *, bold: bool = False) -> int:
    """Return how wide the widest word is, which a column must hold for words to stay whole."""
    words = (word for word in _WORDS.findall(text.replace("\n", " ")) if not word.isspace())
    return max((width(word, size, bold=bold) for word in words), default=0)


def broken(text: str, size: int, within: int, *, bold: bool = False) -> int:
    """Return how many lines a text takes within a width; an empty one takes a line too."""
    return sum(_lines(part, size, max(within, 1), bold=bold) for part in text.split("\n"))


def _lines(text: str, size: int, within: int, *, bold: bool) -> int:
    lines, used = 1, 0
    for word in _WORDS.findall(text):
        long = width(word, size, bold=bold)
        if used + long <= within or word.isspace():
            used += long  # white space at the end of a line takes no room
        elif long <= within:
            lines, used = lines + 1, long
        else:  # a word longer than the line is broken where the line ends
            lines += (used > 0) + (long - 1) // within
            used = long - (long - 1) // within * within
    return lines
