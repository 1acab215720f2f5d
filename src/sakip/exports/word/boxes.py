"""What stands in a box of a grid: its lines, items that hang, formulas with a rule, and the mark of what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from sakip import wording
from sakip.exports.word import metrics
from sakip.exports.word.flow import TINY, Cell, Piece, Row, Table, Text, text
from sakip.exports.word.setting import clean
from sakip.papers.model import Item, Label, Quotient

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sakip.exports.word.flow import Flow
    from sakip.papers.model import Align, Box, Line
    from sakip.papers.spans import Place

GAP_SHADE: Final = "FFF2CC"
_TIMES_SIDE: Final = 40


@frozen
class Lettering:
    """How the text of a grid is set: how large, in which language."""

    size: int
    lang: str

    def cell(self, place: Place, align: Align, inner: int, *, strong: bool, mark: str) -> Cell:
        """Return the cell of a box; ``mark`` is the letter of a note on it, ``inner`` how wide its text may be."""
        box = place.box
        side = box.align or ("right" if box.value is not None and align == "left" else align)
        made = list(self._contents(box, side, inner, strong=strong or box.strong))
        if mark:
            raised = Piece(mark, raised=True)
            last = made[-1] if made else None
            if isinstance(last, Text):
                made[-1] = evolve(last, pieces=(*last.pieces, raised))
            else:
                made.append(Text((raised,), "TableText", self.size, side))
        shade = GAP_SHADE if box.missing else ""
        return Cell(tuple(made), place.across, place.down, shade=shade, broken=box.missing)

    def lines(self, box: Box) -> tuple[Line, ...]:
        """Return the lines of a box; a missing one that has no word and no remark says so in a word."""
        if box.missing and not box.remark and not any(letter.isalpha() for letter in box.text):
            return (*box.lines, wording.term("word-missing", self.lang))
        return box.lines

    def longest(self, box: Box, *, strong: bool) -> int:
        """Return how wide the text of a box has to be for its words to stay whole."""
        size, longest = self.size, 0
        for one in self.lines(box):
            bold = strong or box.strong or isinstance(one, Label)
            if isinstance(one, Item):
                wanted = self._marker(one) + size + metrics.longest(clean(one.text), size, bold=bold)
            elif isinstance(one, Quotient):
                parts = (clean(one.over), clean(one.under))
                wanted = max(metrics.longest(part, size, bold=bold) for part in parts) + 4 * _TIMES_SIDE
                wanted += metrics.width(clean(one.times), size, bold=True)
            else:
                wanted = metrics.longest(clean(str(one)), size, bold=bold)
            longest = max(longest, wanted)
        return longest

    def _contents(self, box: Box, align: Align, inner: int, *, strong: bool) -> Iterator[Flow]:
        lines, size = self.lines(box), self.size
        hanging = self._hanging(lines, inner)
        for place, one in enumerate(lines):
            if isinstance(one, Quotient):
                if place and isinstance(lines[place - 1], Quotient):
                    yield Text(size=2, exactly=TINY)  # two tables without a paragraph between them become one
                yield self._quotient(one, inner, bold=strong)
            elif isinstance(one, Item):
                yield Text(text(clean(one.text), bold=strong, italic=box.missing), "TableText", size,
                           left=hanging * (one.level + 1), hanging=hanging, marker=clean(one.marker))  # fmt: skip
            else:
                names = isinstance(one, Label)
                said = text(clean(str(one)), bold=strong or names, italic=box.missing)
                yield Text(said, "TableText", size, align, before=size * 2 if names and place else 0,
                           keep=names and place < len(lines) - 1)  # fmt: skip
        if not lines:
            yield Text((), "TableText", size, align)

    def _marker(self, item: Item) -> int:
        return metrics.width(f"{clean(item.marker)} ", self.size)

    def _hanging(self, lines: Sequence[Line], inner: int) -> int:
        """How far the lines of items stand in: as the widest marker needs."""
        markers = [self._marker(one) for one in lines if isinstance(one, Item)]
        return min(max(markers) + self.size, inner // 3) if markers else 0

    def _quotient(self, line: Quotient, inner: int, *, bold: bool) -> Table:
        """A formula as a table without lines: one text, a rule, the other; beside them what it is multiplied by."""
        size, side = self.size, _TIMES_SIDE
        over, under, times = clean(line.over), clean(line.under), clean(line.times)
        beside = min(metrics.width(times, size, bold=True) + 2 * side + 20, inner // 3) if times else 0
        wanted = max(metrics.width(one, size, bold=bold) for part in (over, under) for one in part.split("\n"))
        main = max(1, min(wanted + 2 * side + 120, inner - beside))
        halves = (
            Text(text(over, bold=bold), "TableText", size, "centre", ruled=True),
            Text(text(under, bold=bold), "TableText", size, "centre", before=size // 2),
        )
        cells = [Cell(halves, middle=True)]
        if times:
            cells.append(Cell((Text(text(times, bold=bold), "TableText", size),), middle=True))
        widths = (main, beside) if times else (main,)
        return Table(widths, (Row(tuple(cells), whole=True),), lines=False, side=side, above=size)
