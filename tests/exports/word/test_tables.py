"""Tables and signatures of a Word document."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from exports.word.reading import COLUMNS, GRID, SIGNED, made, measures, opened, said, sizes, tables, widths_hold

from sakip.errors import DefinitionError
from sakip.exports.word.setting import Setting
from sakip.papers.model import (
    NEW_PAGE,
    Box,
    Column,
    Facts,
    Grid,
    Item,
    Listing,
    Paper,
    Paragraph,
    Party,
    Signatures,
)

# --- tables


@pytest.mark.parametrize("size", ["F4", "A4"])
@pytest.mark.parametrize("landscape", [False, True])
def test_a_grid_fills_the_page_exactly(size: str, landscape: bool) -> None:
    document = opened(GRID, Facts((("Visi", "a"),)), SIGNED, landscape=landscape, size=size)
    widths_hold(document)
    outer = [child for child in document.element.body if child.tag == qn("w:tbl")]
    assert [measures(table)[0] for table in outer] == [Setting.of(size, landscape=landscape).width] * 3


def test_headings_come_again_on_every_page() -> None:
    """The row of headings and the row of numbers are flagged, and none of the others."""
    table = next(tables(opened(GRID)))
    flags = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.findall(qn("w:tr"))]
    assert flags == [True, True, False, False, False, False]
    assert table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}").get(qn("w:firstRow")) == "1"


def test_spans_are_merged_cells() -> None:
    table: Any = opened(GRID).tables[0]
    assert table.cell(2, 0)._tc is table.cell(3, 0)._tc
    assert table.cell(5, 0)._tc is table.cell(5, 1)._tc
    assert table.cell(4, 0).text == "2"


def test_a_grid_without_headings_has_none() -> None:
    """A grid of nothing is nothing, not a table without rows, which Word does not open."""
    bare = Grid("g", (Column(""), Column("")), ((Box.of("a"), Box.of("b")),))
    table = next(tables(opened(bare)))
    assert not list(table.iter(qn("w:tblHeader")))
    assert not list(tables(opened(Grid("g", (), ((),)), Grid("g", (Column(""),)), Facts(()))))


def test_what_follows_nothing_is_a_page_of_its_own() -> None:
    """A block of which nothing is printed takes no page break away."""
    document = opened(Paragraph("a"), NEW_PAGE, Facts(()), Paragraph("b"))
    assert len(list(document.element.body.iter(qn("w:pageBreakBefore")))) == 1


def test_short_rows_are_never_divided_and_long_ones_may_be() -> None:
    rows = [(Box.of("a"), Box.of("kata " * 900), Box.of("c")), (Box.of("a"), Box.of("b"), Box.of("c"))]
    table = next(tables(opened(Grid("g", COLUMNS, rows))))
    whole = [row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.findall(qn("w:tr"))]
    assert whole == [True, False, True]


def test_numbers_stand_on_the_right_and_a_gap_is_marked_by_frame_and_slant() -> None:
    table: Any = opened(GRID).tables[0]
    assert str(table.cell(2, 2).paragraphs[0].alignment) == "RIGHT (2)"
    gap = table.cell(4, 2)
    assert gap.text == "belum diisi"
    assert gap.paragraphs[0].runs[0].italic
    assert {line.get(qn("w:val")) for line in gap._tc.find(f"{qn('w:tcPr')}/{qn('w:tcBorders')}")} == {"dashed"}


def test_a_gap_without_a_word_is_given_one() -> None:
    column = (Column("a"),)
    for lang, missing in (("id", "belum ada"), ("en", "missing")):
        paper = Paper(
            "p", "p", (Grid("g", column, ((Box.of("–", missing=True),),)), Paragraph("", missing=True)), lang=lang
        )
        assert said(docx.Document(io.BytesIO(made(paper)))) == f"a – {missing} {missing}"


def test_a_quotient_is_set_as_a_fraction() -> None:
    """One text above a rule, one below, what it is multiplied by beside them in the middle."""
    inner: Any = opened(GRID).tables[0].cell(3, 1).tables[0]
    over, under = inner.cell(0, 0).paragraphs
    assert (over.text, under.text, inner.cell(0, 1).text) == ("dilayani", "terlayani", "x 100%")
    assert over._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:bottom')}") is not None
    assert inner._tbl.getnext().tag == qn("w:p")  # Word wants a paragraph at the end of a cell


def test_items_hang_by_real_indents() -> None:
    document: Any = opened(GRID, Listing((Item("1.", "satu"), Item("10.", "sepuluh"))))
    in_box = document.tables[0].cell(4, 1).paragraphs
    listed = [p for p in document.paragraphs if p.text.startswith("1")]
    assert [p.text for p in (*in_box, *listed)] == ["a.\tsatu", "b.\tdua", "1.\tsatu", "10.\tsepuluh"]
    for paragraph in (*in_box, *listed):
        assert paragraph.paragraph_format.left_indent == -paragraph.paragraph_format.first_line_indent > 0


def test_small_text_comes_before_broken_words() -> None:
    """Nine columns of long words are set smaller than nine of short ones."""
    long, short = ([(Box.of(word),) * 9] for word in ("Penanggungjawabnya", "a"))
    columns = [Column("x")] * 9
    smaller, usual = (sizes(opened(Grid("g", columns, rows))) for rows in (long, short))
    assert max(smaller) < max(usual)


def test_a_remark_that_no_note_says_becomes_a_note() -> None:
    """Notes are lettered; one that stands below the grid already is not said twice."""
    row = (Box.of("1"), Box.of("a", remark="direvisi"), Box.of("b [1]", remark="tahun lain"))
    document = opened(Grid("g", COLUMNS, (row, row), notes=("[1] tahun lain",)))
    assert said(document).endswith("[1] tahun lain a) direvisi")
    assert said(document).count("a a)") == 2


def test_more_columns_than_word_opens_are_refused() -> None:
    columns = [Column(str(n)) for n in range(64)]
    with pytest.raises(DefinitionError, match="64 columns, and Word opens 63"):
        opened(Grid("g", columns, ()))


def test_a_column_holds_its_longest_word() -> None:
    """A share too small for its heading is widened at the cost of the others."""
    columns = (Column("Penanggungjawab", 1), Column("b", 40))
    _, widths, _, _ = measures(next(tables(opened(Grid("g", columns, ((Box.of("x"), Box.of("y")),))))))
    assert widths[0] > 1500


# --- signatures


def test_signatures_stay_together_on_one_page() -> None:
    """Every row but the last is kept with the next, and what stands above is kept with the first."""
    document = opened(Paragraph("Demikian."), SIGNED)
    rows = next(tables(document)).findall(qn("w:tr"))
    kept = [{p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in row.iter(qn("w:p"))} for row in rows]
    assert kept == [{True}] * (len(rows) - 1) + [{False}]
    assert document.paragraphs[0].paragraph_format.keep_with_next
    assert said(document) == "Demikian. Contoh, 1 Mei 2024 Bupati Contoh Camat Contoh A B Pembina NIP. 1990"


def test_what_is_not_known_of_a_signer_is_a_line_to_write_on() -> None:
    """An official number is asked of officials, not of those who are elected."""
    document = opened(Signatures((Party("Bupati Contoh", elected=True), Party("Camat Contoh"))))
    assert said(document) == "Bupati Contoh Camat Contoh NIP."
    lines = list(document.element.body.iter(qn("w:u")))
    assert len(lines) == 3
    assert said(opened(Signatures((Party("Wali Kota X\n", "A", elected=True),)))) == "Wali Kota X A"
    assert said(opened(Signatures((Party("Camat", "A", number="NIP 19"),)))) == "Camat A NIP 19"
