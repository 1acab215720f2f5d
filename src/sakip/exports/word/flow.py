"""What a page is set from: texts, tables and drawings with their measures, and how high each of them becomes.

This stands between a paper, which knows no measures, and the file, which knows nothing else. One description serves
both the file and the estimate of whether a page holds it. Lengths are twips (1440 an inch), sizes half points.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from attrs import field, frozen

from sakip.exports.word import metrics
from sakip.papers.model import Align

TINY: Final = 20
"""The height of a paragraph that stands only because the format wants one there."""
LINE_ABOVE_BELOW: Final = 20
"""What a paragraph's own border takes beside its text."""


@frozen
class Piece:
    """A stretch of text set alike."""

    text: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    raised: bool = False


@frozen
class Text:
    """A paragraph. With ``marker`` it hangs: the marker stands before it, its lines begin at ``left``.

    ``keep`` holds it on the page of what follows; ``ruled`` draws a line below, ``framed`` a broken frame with a shade;
    ``exactly`` is the height of its line where the text does not decide.
    """

    pieces: tuple[Piece, ...] = ()
    style: str = "Normal"
    size: int = 22
    align: Align = "left"
    before: int = 0
    after: int = 0
    left: int = 0
    right: int = 0
    marker: str = ""
    hanging: int = 0
    keep: bool = False
    new_page: bool = False
    ruled: bool = False
    framed: bool = False
    exactly: int = 0

    @property
    def text(self) -> str:
        """What is written in it."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def bold(self) -> bool:
        """Whether any of it is printed heavily, so that its width is not underestimated."""
        return any(piece.bold for piece in self.pieces)

    def height(self, width: int) -> int:
        """Return how high it is within a width."""
        around = self.before + self.after + LINE_ABOVE_BELOW * (self.ruled + 2 * self.framed)
        if self.exactly:
            return around + self.exactly
        lines = metrics.broken(self.text, self.size, width - self.left - self.right, bold=self.bold)
        return around + lines * metrics.line(self.size)


@frozen
class Drawing:
    """A picture of the file format PNG with the text for whoever does not see it."""

    png: bytes = field(repr=False)
    wide: int
    high: int
    alt: str = ""
    after: int = 0
    keep: bool = False

    def height(self, width: int) -> int:  # noqa: ARG002  # like every flow
        """Return how high it is."""
        return self.high + self.after + TINY


@frozen
class Cell:
    """A place of a table: what stands in it, how many columns and rows it takes.

    ``below`` is a place that a cell of a row above takes; it has the same ``across`` and nothing in it.
    """

    contents: tuple[Flow, ...] = ()
    across: int = 1
    down: int = 1
    below: bool = False
    shade: str = ""
    broken: bool = False
    heavy_above: bool = False
    middle: bool = False


@frozen
class Row:
    """A row: repeated on every page when ``head``, never divided between pages when ``whole``, ``least`` high.

    ``keep`` holds it on the page of the next row, or of what follows the table.
    """

    cells: tuple[Cell, ...]
    head: bool = False
    whole: bool = False
    keep: bool = False
    least: int = 0


@frozen
class Table:
    """A table of columns so wide; ``lines`` draws them; ``side`` and ``above`` are what stays free in a cell."""

    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    lines: bool = True
    side: int = 80
    above: int = 30
    caption: str = ""

    def inner(self, place: int, across: int = 1) -> int:
        """Return how wide the text of a cell may be."""
        return max(1, sum(self.widths[place : place + across]) - 2 * self.side)

    def heights(self) -> tuple[int, ...]:
        """Return how high each row is; what a cell over several rows needs beyond them is added to the last."""
        found: list[int] = []
        open_cells: list[tuple[int, int, int]] = []  # first row, last row, height wanted
        for number, row in enumerate(self.rows):
            high, place = row.least, 0
            for cell in row.cells:
                wanted = self.needed(cell, place)
                place += cell.across
                if cell.down > 1:
                    open_cells.append((number, number + cell.down - 1, wanted))
                elif not cell.below:
                    high = max(high, wanted)
            for first, last, wanted in open_cells:
                if last == number:
                    high = max(high, wanted - sum(found[first:number]))
            found.append(high + self.lines * 10)
        return tuple(found)

    def needed(self, cell: Cell, place: int) -> int:
        """Return how high the contents of a cell are, with what stays free around them."""
        within = self.inner(place, cell.across)
        closing = 0 if cell.contents and isinstance(cell.contents[-1], Text) else TINY
        return sum(one.height(within) for one in cell.contents) + closing + 2 * self.above

    def height(self, width: int) -> int:  # noqa: ARG002  # like every flow
        """Return how high it is."""
        return sum(self.heights())


Flow: TypeAlias = Text | Table | Drawing


def text(said: str, *, bold: bool = False, italic: bool = False) -> tuple[Piece, ...]:
    """Return a text as pieces, none for an empty one."""
    return (Piece(said, bold, italic),) if said else ()


def shared(shares: tuple[int, ...], least: tuple[int, ...], whole: int) -> tuple[int, ...]:
    """Divide a width by shares so that no column is narrower than its longest word, where that can be.

    The parts are whole twips and make up the whole exactly.

    >>> shared((1, 3), (0, 0), 1001)
    (250, 751)
    >>> shared((1, 3), (400, 0), 1000)
    (400, 600)
    """
    if sum(least) >= whole:
        return _parts(tuple(max(one, 1) for one in least), whole)
    fixed: dict[int, int] = {}
    while True:
        free = [place for place in range(len(shares)) if place not in fixed]
        rest = whole - sum(fixed.values())
        total = sum(max(shares[place], 1) for place in free)
        short = [place for place in free if max(shares[place], 1) * rest < least[place] * total]
        if not short:
            break
        fixed |= {place: least[place] for place in short}
    parts = iter(_parts(tuple(max(shares[place], 1) for place in free), rest))
    return tuple(fixed[place] if place in fixed else next(parts) for place in range(len(shares)))


def _parts(shares: tuple[int, ...], whole: int) -> tuple[int, ...]:
    total, given, used = sum(shares), 0, 0
    parts = []
    for share in shares:
        given += share
        part = given * whole // total - used if total else 0
        parts.append(part)
        used += part
    return tuple(parts)
