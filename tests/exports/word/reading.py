"""How a Word document is read back: its texts, its widths, the order of its elements."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml.ns import qn

from sakip.exports import word
from sakip.exports.word.setting import clean
from sakip.papers.model import Box, Column, Grid, Item, Label, Paper, Party, Quotient, Signatures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.papers.model import Block

COLUMNS = (Column("No", 1, "centre"), Column("Indikator", 6), Column("Target", 2, "right"))
GRID = Grid(
    "target",
    COLUMNS,
    (
        (Box.of("1", down=2), Box.of("IKM"), Box.of("87,5", value=Decimal("87.5"))),
        (None, Box((Label("Formula:"), Quotient("dilayani", "terlayani", "x 100%"))), Box.of("100%")),
        (Box.of("2"), Box((Item("a.", "satu"), Item("b.", "dua"))), Box.of("belum diisi", missing=True)),
    ),
    (Box.of("Jumlah", across=2), None, Box.of("187,5")),
    ("Catatan pertama.",),
    "Tabel 1",
    numbered=True,
)
SIGNED = Signatures(
    (Party("Bupati Contoh", "A", elected=True), Party("Camat Contoh", "B", "Pembina", "1990")), "Contoh, 1 Mei 2024"
)


def made(given_papers: Paper | list[Paper], **options: Any) -> bytes:
    file = io.BytesIO()
    word.write(given_papers, file, **options)
    return file.getvalue()


def opened(*blocks: Block, landscape: bool = False, **options: Any) -> Any:
    return docx.Document(io.BytesIO(made(Paper("p", "Judul", blocks, landscape), **options)))


def said(document: Any) -> str:
    """Every text of a document in its order, white space made alike."""
    return " ".join(" ".join(node.text or "" for node in document.element.body.iter(qn("w:t"))).split())


def words(*texts: str) -> str:
    return " ".join(" ".join(map(clean, texts)).split())


def width_of(element: Any, tag: str = "w:w") -> int:
    return int(element.get(qn(tag)))


def tables(document: Any) -> Iterator[Any]:
    yield from document.element.body.iter(qn("w:tbl"))


def measures(table: Any) -> tuple[int, list[int], list[list[int]], list[list[int]]]:
    whole = width_of(table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}"))
    columns = [width_of(column) for column in table.find(qn("w:tblGrid"))]
    rows = table.findall(qn("w:tr"))
    cells = [[width_of(tc.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")) for tc in row.findall(qn("w:tc"))] for row in rows]
    spans = [[_span(tc) for tc in row.findall(qn("w:tc"))] for row in rows]
    return whole, columns, cells, spans


def _span(cell: Any) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return 1 if span is None else width_of(span, "w:val")


def widths_hold(document: Any) -> None:
    """Grid, cells and table say the same widths in every table, and no cell is left without one."""
    for table in tables(document):
        whole, columns, cells, spans = measures(table)
        assert sum(columns) == whole
        for row, across in zip(cells, spans, strict=True):
            starts = [sum(across[:place]) for place in range(len(across))]
            assert sum(across) == len(columns)
            assert row == [sum(columns[at : at + by]) for at, by in zip(starts, across, strict=True)]
        assert table.find(f"{qn('w:tblPr')}/{qn('w:tblLayout')}").get(qn("w:type")) == "fixed"


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs u shd vertAlign lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "trPr": "cantSplit trHeight tblHeader",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tcBorders": "top left bottom right insideH insideV",
    "pBdr": "top left bottom right between bar",
    "sectPr": "footerReference type pgSz pgMar pgNumType cols docGrid",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr tbl|p",
    "tr": "trPr tc",
    "style": "name basedOn next link uiPriority qFormat pPr rPr",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
}
"""The order ECMA-376 demands of the children written here; what is not named must not be written."""


def in_order(root: Any) -> None:
    for element in root.iter():
        tag = str(element.tag).rpartition("}")[2]
        if tag in ORDER:
            ranks = {name: rank for rank, names in enumerate(ORDER[tag].split()) for name in names.split("|")}
            found = [ranks[str(child.tag).rpartition("}")[2]] for child in element]
            assert found == sorted(found), tag
            if tag == "tc":
                assert element[-1].tag == qn("w:p")
            if tag == "tbl":
                assert element.getnext() is not None
                assert element.getnext().tag == qn("w:p")
                assert element.find(qn("w:tr")) is not None


def sizes(document: Any) -> set[int]:
    """The sizes of text that are said of runs, in half points."""
    return {width_of(size, "w:val") for size in document.element.body.iter(qn("w:sz"))}
