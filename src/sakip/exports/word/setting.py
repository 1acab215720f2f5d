"""How a paper is set: its page, its sizes, its language; and texts made fit for a file.

>>> Setting.of("F4", landscape=False).width  # twips between the margins: 170 mm
9638
"""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from sakip.exports.texts import visible
from sakip.papers.sizes import millimetres

LEFT_MM, RIGHT_MM, TOP_MM, BOTTOM_MM = 25, 20, 20, 20
"""The margins in millimetres; the left one leaves room for binding."""
BODY: Final = 22
"""The size of running text, in half points."""
SMALLEST: Final = 16
"""The smallest size of text that is still read, in half points."""
DENSE: Final = ((4, 22), (7, 20), (9, 18))
"""How large the text of a grid is by how many columns it has at most; with more it is the smallest."""

# what a reader does not see, and marks that turn the writing direction
_UNSEEN = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NEW_LINE = re.compile(r"[\x0b\x0c\x85\u2028\u2029]")


def twips(millimetres: int) -> int:
    """Return millimetres as twips, rounded."""
    return (millimetres * 14400 + 127) // 254


def usual(columns: int) -> int:
    """Return the usual size of the text in a grid of so many columns."""
    return next((size for most, size in DENSE if columns <= most), SMALLEST)


def clean(text: str) -> str:
    """Return a text as it is printed: no tabs, every line end a line feed, what nobody would see as a mark."""
    return _UNSEEN.sub("\ufffd", visible(_NEW_LINE.sub("\n", text)).replace("\t", " "))


@frozen
class Setting:
    """A page with its margins, in twips; ``body`` is the size of running text; ``lang`` what language it is in.

    ``largest`` is how large the text of a grid may be, so that the grids of one paper look alike; ``named`` is how much
    room the names of facts have at least, for the same reason.
    """

    page_width: int
    page_height: int
    landscape: bool
    body: int = BODY
    lang: str = "id"
    largest: int = BODY
    named: int = 0

    @classmethod
    def of(cls, size: str, *, landscape: bool, body: int = BODY, lang: str = "id") -> Setting:
        """Return the setting of a size of paper.

        Raises:
            UnknownNameError: for a size that is not known.
        """
        short, long = map(twips, millimetres(size))
        wide, high = (long, short) if landscape else (short, long)
        return cls(wide, high, landscape, body, lang)

    @property
    def width(self) -> int:
        """How wide text may be."""
        return self.page_width - twips(LEFT_MM) - twips(RIGHT_MM)

    @property
    def height(self) -> int:
        """How high text may be."""
        return self.page_height - twips(TOP_MM) - twips(BOTTOM_MM)

    @property
    def gap(self) -> int:
        """What stays free between two blocks."""
        return self.body * 6

    @property
    def note(self) -> int:
        """The size of notes."""
        return max(SMALLEST - 1, min(17, self.body - 3))

    def dense(self, columns: int) -> int:
        """Return the size of the text in a grid of so many columns, as long as its words fit."""
        return max(SMALLEST, min(usual(columns), self.body, self.largest))
