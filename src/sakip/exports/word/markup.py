"""Texts and tables as WordprocessingML (ECMA-376, part 1), with the children of every element in the order it demands.

Word refuses a file whose properties stand in another order, without saying where; other programs read it all the same.
Text from data goes in as the text of runs and nowhere else, so that nothing in it becomes a field, a link or markup.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from sakip.exports.word.flow import TINY, Drawing, Table, Text
from sakip.exports.word.styles import STYLES, Style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sakip.exports.word.flow import Cell, Flow, Piece, Row

FONT: Final = "Arial"
LANGUAGE: Final = MappingProxyType({"id": "id-ID", "en": "en-GB"})
"""The language a spelling checker is told."""
_SIDES: Final = MappingProxyType({"left": "left", "right": "right", "centre": "center"})
_SINGLE: Final = MappingProxyType({"val": "single", "sz": 4, "space": 0, "color": "000000"})
_NO_LINE: Final = MappingProxyType({"val": "nil"})
_BROKEN: Final = MappingProxyType({"val": "dashed", "sz": 8, "space": 0, "color": "7F6000"})
_HEAVY: Final = MappingProxyType({"val": "single", "sz": 12, "space": 0, "color": "000000"})


def element(tag: str, *children: Any, **attributes: object) -> Any:
    """Return an element of the main namespace; attributes that are None are left out, and so are such children."""
    made: Any = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        if value is not None:
            made.set(qn(f"w:{name}"), str(value))
    made.extend(child for child in children if child is not None)
    return made


class Markup:
    """Writes in one language; ``draw`` puts a drawing into the file and returns what stands for it."""

    def __init__(self, lang: str, draw: Callable[[Drawing], Any]) -> None:
        self._lang = LANGUAGE[lang]
        self._draw = draw

    def flows(self, flows: Iterable[Flow]) -> Iterator[Any]:
        """Yield an element for each flow."""
        for flow in flows:
            if isinstance(flow, Text):
                yield self.paragraph(flow)
            elif isinstance(flow, Table):
                yield self.table(flow)
            else:
                yield self._drawing(flow)

    def paragraph(self, flow: Text) -> Any:
        """Return a paragraph."""
        style = STYLES[flow.style]
        runs = [self._run(piece, flow.size, style) for piece in flow.pieces]
        if flow.marker:
            runs.insert(0, element("r", self._look(flow.size, style), _said(flow.marker)))
        if flow.hanging:
            runs.insert(1 if flow.marker else 0, element("r", element("tab")))
        mark = None if runs or flow.size == style.size else element("rPr", *_sizes(flow.size))
        return element("p", _paragraph_properties(flow, mark), *runs)

    def _run(self, piece: Piece, size: int, style: Style) -> Any:
        look = self._look(size, style, piece)
        run = element("r", look)
        for place, line in enumerate(piece.text.split("\n")):
            if place:
                run.append(element("br"))
            if line:
                run.append(_said(line))
        return run

    def _look(self, size: int, style: Style, piece: Piece | None = None) -> Any:
        heavy = bool(piece and piece.bold)
        slanted = bool(piece and piece.italic)
        switches = [("b", heavy, style.bold), ("bCs", heavy, style.bold), ("i", slanted, style.italic),
                    ("iCs", slanted, style.italic)]  # fmt: skip
        return element(
            "rPr",
            *(element(tag, val=None if on else 0) for tag, on, before in switches if on != before),
            *(_sizes(size) if size != style.size else ()),
            element("u", val="single") if piece and piece.underlined else None,
            element("vertAlign", val="superscript") if piece and piece.raised else None,
            element("lang", val=self._lang),
        )

    def table(self, flow: Table) -> Any:
        """Return a table of fixed columns: its grid, and each cell, say how wide they are."""
        grid = element("tblGrid", *(element("gridCol", w=width) for width in flow.widths))
        rows = (self._row(row, flow) for row in flow.rows)
        return element("tbl", _table_properties(flow), grid, *rows)

    def _row(self, row: Row, table: Table) -> Any:
        least = element("trHeight", val=row.least, hRule="atLeast") if row.least else None
        properties = element(
            "trPr", element("cantSplit") if row.whole else None, least, element("tblHeader") if row.head else None
        )
        made = element("tr", properties if len(properties) else None)
        place = 0
        for cell in row.cells:
            made.append(self._cell(cell, sum(table.widths[place : place + cell.across]), keep=row.keep))
            place += cell.across
        return made

    def _cell(self, cell: Cell, width: int, *, keep: bool) -> Any:
        """A cell; all its paragraphs are kept where its row is: some programs ask the first, others each."""
        merge = element("vMerge") if cell.below else element("vMerge", val="restart") if cell.down > 1 else None
        properties = element(
            "tcPr",
            element("tcW", w=width, type="dxa"),
            element("gridSpan", val=cell.across) if cell.across > 1 else None,
            merge,
            _cell_lines(cell),
            element("shd", val="clear", color="auto", fill=cell.shade) if cell.shade else None,
            element("vAlign", val="center") if cell.middle else None,
        )
        contents = (evolve(one, keep=one.keep or keep) if isinstance(one, Text) else one for one in cell.contents)
        made = element("tc", properties, *self.flows(contents))
        if not cell.contents or not isinstance(cell.contents[-1], Text):
            made.append(
                self.paragraph(Text(size=2, exactly=TINY, keep=keep))
            )  # a cell ends with a paragraph, whatever is in it
        return made

    def _drawing(self, flow: Drawing) -> Any:
        properties = element(
            "pPr",
            element("keepNext") if flow.keep else None,
            element("spacing", before=0, after=flow.after),
            element("jc", val="center"),
        )
        return element("p", properties, element("r", self._draw(flow)))


def _said(line: str) -> Any:
    said = element("t")
    said.text = line
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return said


def _sizes(size: int) -> tuple[Any, Any]:
    return element("sz", val=size), element("szCs", val=size)


def _paragraph_properties(flow: Text, mark: Any) -> Any:
    frame = None
    if flow.framed:
        frame = element(
            "pBdr", *(element(side, **_BROKEN | {"space": 4}) for side in ("top", "left", "bottom", "right"))
        )
    elif flow.ruled:
        frame = element("pBdr", element("bottom", **_SINGLE | {"sz": 6, "space": 1}))
    exact = {"line": flow.exactly, "lineRule": "exact"} if flow.exactly else {}
    indent = None
    if flow.left or flow.right or flow.hanging:
        indent = element("ind", left=flow.left, right=flow.right, hanging=flow.hanging or None)
    return element(
        "pPr",
        element("pStyle", val=flow.style) if flow.style != "Normal" else None,
        element("keepNext") if flow.keep else None,
        element("pageBreakBefore") if flow.new_page else None,
        frame,
        element("shd", val="clear", color="auto", fill="FFF2CC") if flow.framed else None,
        element("spacing", before=flow.before, after=flow.after, **exact),
        indent,
        element("jc", val=_SIDES[flow.align]),
        mark,
    )


def _table_properties(flow: Table) -> Any:
    line = _SINGLE if flow.lines else _NO_LINE
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    margins = (("top", flow.above), ("left", flow.side), ("bottom", flow.above), ("right", flow.side))
    headed = any(row.head for row in flow.rows)
    return element(
        "tblPr",
        element("tblW", w=sum(flow.widths), type="dxa"),
        element("tblInd", w=0, type="dxa"),
        element("tblBorders", *(element(side, **line) for side in sides)),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *(element(side, w=width, type="dxa") for side, width in margins)),
        element("tblLook", val="0020" if headed else "0000", firstRow=int(headed), lastRow=0, firstColumn=0,
                lastColumn=0, noHBand=1, noVBand=1),
        element("tblCaption", val=flow.caption) if flow.caption else None,
    )  # fmt: skip


def _cell_lines(cell: Cell) -> Any:
    if cell.broken:
        return element("tcBorders", *(element(side, **_BROKEN) for side in ("top", "left", "bottom", "right")))
    return element("tcBorders", element("top", **_HEAVY)) if cell.heavy_above else None
