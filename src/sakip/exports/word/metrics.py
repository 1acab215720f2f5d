"""How much room text takes, so that columns fit their words and a full page is known before a program sets it.

Lengths are twips, of which 1440 make an inch; sizes are half points, as Word counts them.

>>> width("Indikator", 22)
844
>>> broken("Indeks Kepuasan Masyarakat", 22, 2000)
2
"""

from __future__ import annotations

from typing import Final

from sakip.exports import arial

_LINE: Final = 1149


def width(text: str, size: int, *, bold: bool = False) -> int:
    """Return how wide a text is on one line, rounded up."""
    return -(-arial.width(text, bold=bold) * size // 100)


def line(size: int) -> int:
    """Return how high a line is, rounded up."""
    return -(-size * 10 * _LINE // 1000)


def longest(text: str, size: int, *, bold: bool = False) -> int:
    """Return how wide the widest word is, which a column must hold for words to stay whole."""
    return -(-arial.longest(text, bold=bold) * size // 100)


def broken(text: str, size: int, within: int, *, bold: bool = False) -> int:
    """Return how many lines a text takes within a width; an empty one takes a line too."""
    return arial.lines(text, within * 100 // size, bold=bold)
