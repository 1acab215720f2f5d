from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import openpyxl  # type: ignore[import-untyped]
import pytest
import strategies as own
from hypothesis import given
from papers.drawn import drawn_papers, printed

import sakip
from sakip import papers, plots, workbooks
from sakip.errors import DefinitionError, MissingExtraError, UnknownNameError
from sakip.exports import excel
from sakip.exports.texts import visible
from sakip.papers import (
    NEW_PAGE,
    Box,
    Column,
    Facts,
    Grid,
    Heading,
    Item,
    Label,
    Listing,
    Paper,
    Paragraph,
    Party,
    Picture,
    Quotient,
    Signatures,
    Title,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sakip.papers import Block


def set_(*blocks: Block, **facts: Any) -> Any:
    """Set blocks as a paper, and open it with openpyxl."""
    stream = io.BytesIO()
    excel.write(Paper("uji", "Uji", blocks, **facts), stream)
    return openpyxl.load_workbook(io.BytesIO(stream.getvalue()))


def texts_of(sheet: Any) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def where(sheet: Any, text: object) -> Any:
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == text)


TARGETS = Grid(
    "sasaran",
    (Column("No", 1, "centre"), Column("Sasaran", 6), Column("Indikator", 6), Column("Target", 2, "right")),
    (
        (Box.of("1"), Box.of("=Sasaran", down=2), Box.of("IKM"), Box.of("87,50", value=Fraction("87.5"))),
        (Box.of("2"), None, Box.of("Serapan"), Box.of("88%", value=Decimal(88), unit="persen")),
        (Box.of("3"), Box.of("Lain"), Box.of("Inovasi"), Box.of("belum diisi", missing=True, remark="Tidak ada.")),
    ),
)
MONEY = Grid(
    "program",
    (Column("Program", 7), Column("Anggaran", 3, "right"), Column("Ket", 2)),
    ((Box.of("Desa"), Box.of("Rp1.500.000", value=Decimal(1_500_000), unit="rupiah"), Box.of("")),),
    (Box.of("Jumlah", across=2, strong=True), None, Box.of("≥ 80", value=Fraction(80))),
    notes=["[1] Sebagaimana DPA."],
    title="Anggaran",
    numbered=True,
)


def test_grids_of_different_columns_stand_on_one_sheet() -> None:
    """Texts and numbers where they are printed, spans merged, totals set apart, what is missing marked."""
    sheet = set_(TARGETS, MONEY).worksheets[0]
    merged = [str(area) for area in sheet.merged_cells.ranges]
    objective = where(sheet, "=Sasaran")
    assert objective.data_type == "s"
    assert any(area.startswith(f"{objective.coordinate}:") for area in merged)
    assert where(sheet, 87.5).number_format == "[$-421]#,##0.00_m"
    assert where(sheet, 0.88).number_format == "[$-421]#,##0%_m"
    assert where(sheet, 1_500_000).number_format == '[$-421]"Rp"#,##0_m'
    assert where(sheet, "≥ 80").data_type == "s"
    gap = where(sheet, "belum diisi [1]")
    assert gap.fill.fgColor.rgb == "FFFFF2CC"
    assert "[1] Tidak ada." in texts_of(sheet)
    assert where(sheet, "Jumlah").font.b
    assert where(sheet, "(3)").font.i
    assert "Anggaran" in texts_of(sheet)


def test_one_grid_is_not_merged_and_repeats_its_headings() -> None:
    sheet = set_(Grid("satu", MONEY.columns, MONEY.rows)).worksheets[0]
    assert not sheet.merged_cells.ranges
    assert sheet.print_title_rows == "$1:$1"


def test_headings_of_a_grid_are_not_repeated_above_what_follows_it() -> None:
    """Those of the last grid are, on the pages after them, above signatures too, which come with its last row."""
    signed = set_(TARGETS, MONEY, Paragraph("catatan"), Signatures([Party("Camat")])).worksheets[0]
    assert signed.print_title_rows == "$8:$9"
    assert set_(MONEY, Heading("Penjelasan")).worksheets[0].print_title_rows is None
    assert set_(MONEY, one_page=True).worksheets[0].print_title_rows is None


@pytest.mark.parametrize(("lines", "last"), [(10, 0), (48, 1), (54, 1), (62, 9)])
def test_signatures_are_neither_torn_apart_nor_alone(lines: int, last: int) -> None:
    """Where they do not fit below the last line, that line begins a page with them; a full page begins another."""
    sheet = set_(Listing([Item("-", "isi")] * lines), Signatures([Party("Camat")]), landscape=False).worksheets[0]
    breaks = [stop.id for stop in sheet.row_breaks.brk]
    assert breaks == ([lines - last] if last else [])


@pytest.mark.parametrize("rows", range(14, 26))
def test_whoever_signs_signs_the_page_of_the_last_row(rows: int) -> None:
    """The headings of a grid come again above its last row, never above signatures alone, and none is parted."""
    body = [(Box.of(f"{n}"), Box.of("b\nb"), Box.of("c")) for n in range(rows)]
    grid = Grid("a", MONEY.columns, body)
    sheet = set_(grid, Signatures([Party("Camat")]), landscape=True).worksheets[0]
    signed, last = where(sheet, "Camat").row, where(sheet, f"{rows - 1}").row
    assert not [stop.id for stop in sheet.row_breaks.brk if last <= stop.id < signed]
    assert sheet.print_title_rows == "$1:$1"


def test_rows_of_one_box_are_not_parted() -> None:
    """Twenty pairs of rows beside a box of two: each page begins with a pair."""
    pair = ((Box.of("a", down=2), Box.of("b"), Box.of("c")), (None, Box.of("b"), Box.of("c")))
    sheet = set_(Grid("a", MONEY.columns, pair * 40)).worksheets[0]
    breaks = [stop.id for stop in sheet.row_breaks.brk]
    assert breaks
    assert all((stop - 1) % 2 == 0 for stop in breaks)


def test_a_gap_without_a_word_is_given_one() -> None:
    """A shade alone is not told by who does not see colours; a remark tells it already."""
    boxes = (Box.of("–", missing=True), Box.of("–", missing=True, remark="ditunda"), Box.of("tidak ada", missing=True))
    grid = Grid("a", MONEY.columns, (boxes,))
    sheet = set_(grid, Paragraph("", missing=True)).worksheets[0]
    assert texts_of(sheet)[3:] == ["–\nbelum ada", "– [1]", "tidak ada", "[1] ditunda", "belum ada"]


@pytest.mark.parametrize("given", [sakip.load("mojosari-2024"), [Title(["a"])], 5, "paper", []])
def test_what_is_no_paper_is_refused(given: Any, tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="paper"):
        excel.write(given, tmp_path / "a.xlsx")
    assert not list(tmp_path.iterdir())


def test_a_remark_that_a_note_says_already_is_not_said_twice() -> None:
    box = Box.of("100,00 [1]", value=Decimal("100.00"), unit="persen", remark="dibatasi dari 120,00")
    grid = Grid("a", (Column("Capaian"),), ((box,),), notes=["[1] dibatasi dari 120,00"])
    sheet = set_(grid).worksheets[0]
    assert where(sheet, 100).number_format == '[$-421]#,##0.00" [1]"'
    head, _, note = texts_of(sheet)  # the number is 100 or 100.0, by the version of the writer
    assert (head, note) == ("Capaian", "[1] dibatasi dari 120,00")
    other = Box.of("–", remark="tidak ada", missing=True)
    numbered = set_(Grid("a", (Column("x"),), ((box,), (other,), (other,)), notes=grid.notes)).worksheets[0]
    head, _, *rest = texts_of(numbered)
    assert (head, rest) == ("x", ["– [2]", "– [2]", "[1] dibatasi dari 120,00", "[2] tidak ada"])


def test_formulas_and_labels_are_set_as_decrees_print_them() -> None:
    box = Box((Label("Formulasi:"), Quotient("Realisasi", "Pagu", "x 100%"), Item("a.", "satu"), "dua"))
    (text,) = texts_of(set_(Grid("iku", (Column("Rumus"),), ((box,),))).worksheets[0])[1:]
    first, above, line, below, *rest = text.split("\n")
    assert (first, above, below, rest) == ("Formulasi:", "Realisasi", "Pagu", ["a. satu", "dua"])
    assert line == "—" * line.count("—") + " x 100%"


def test_every_block_is_set() -> None:
    signatures = Signatures(
        [Party("Pihak Kedua,\nBupati"), Party("Pihak Pertama", "Nama", "Pembina", "19700101")], "Contoh, 2 Januari"
    )
    blocks: list[Block] = [
        Title(["PERJANJIAN", "KINERJA"]), Heading("A. Bagian"), Heading("1. Anak", 2), Paragraph("isi " * 60),
        Paragraph("belum ditulis", missing=True), Facts([("Visi", "maju"), ("Tugas", "")]),
        Listing([Item("a.", "satu")]), TARGETS, NEW_PAGE, signatures,
    ]  # fmt: skip
    sheet = set_(*blocks).worksheets[0]
    said = texts_of(sheet)
    for text in ("PERJANJIAN", "A. Bagian", "1. Anak", "belum ditulis", "Visi", ": maju", "Tugas", "a. satu",
                 "Contoh, 2 Januari", "Pihak Kedua,\nBupati", "Nama", "Pembina\nNIP. 19700101"):  # fmt: skip
        assert text in said
    assert where(sheet, "belum ditulis").fill.fgColor.rgb == "FFFFF2CC"
    assert where(sheet, "Nama").column > where(sheet, "Pihak Kedua,\nBupati").column
    assert len(sheet.row_breaks.brk) == 1
    paragraph = where(sheet, "isi " * 60)
    assert sheet.row_dimensions[paragraph.row].height > 2 * 12


@pytest.mark.parametrize("parties", [0, 1, 2, 3, 5])
def test_any_number_of_parties_can_sign(parties: int) -> None:
    sheet = set_(Signatures([Party(f"Pihak {number}") for number in range(parties)], "Tempat")).worksheets[0]
    columns = [where(sheet, f"Pihak {number}").column for number in range(parties)]
    assert columns == sorted(set(columns))
    assert "Tempat" in texts_of(sheet)
    assert parties != 1 or columns[0] > 1


def test_a_box_taller_than_a_row_takes_several() -> None:
    """Excel has rows of 409 points; a text of many lines is neither cut nor lost."""
    text = "\n".join(str(number) for number in range(90))
    grid = Grid("panjang", (Column("Uraian"), Column("x")), ((Box.of(text), Box.of("1")), (Box.of("2"), Box.of("3"))))
    sheet = set_(grid).worksheets[0]
    first, after = where(sheet, text).row, where(sheet, "2").row
    heights = [sheet.row_dimensions[row].height for row in range(first, after)]
    assert sum(heights) >= 90 * 12
    assert max(heights) <= 409


def test_a_paper_of_many_grids_has_a_sheet_for_each_part_behind_its_contents() -> None:
    """Grids below one heading stand together, and only three of them; a part of one grid is called like it."""
    blocks: list[Block] = [Title(["BAB III"]), Heading("A. Capaian"), Paragraph("pengantar")]
    for number in range(1, 4):
        blocks += [
            Heading(f"{number}. Analisis", 2),
            Grid(f"g{number}", MONEY.columns, MONEY.rows, title=f"G/{number}"),
        ]
    blocks += [Grid(f"g{number}", MONEY.columns, MONEY.rows) for number in range(4, 7)]
    blocks += [Heading("4. Sebab", 2), Paragraph("sebab"), Heading("B. Akhir")]
    blocks += [NEW_PAGE, Paragraph("penutup")]
    book = set_(*blocks)
    assert book.sheetnames == [
        "Daftar isi uji", "1. G-1", "2. G-2", "3. Analisis", "4. g6", "4. Sebab", "B. Akhir"
    ]  # fmt: skip
    contents = book.worksheets[0]
    links = [cell for row in contents.iter_rows() for cell in row if cell.hyperlink]
    assert [cell.value for cell in links] == book.sheetnames[1:]
    assert links[0].hyperlink.location == "'1. G-1'!A1"
    said = [text for sheet in book.worksheets for text in texts_of(sheet)]
    for text in ("BAB III", "A. Capaian", "pengantar", "3. Analisis", "sebab", "penutup"):
        assert text in said


def test_several_papers_have_a_sheet_each() -> None:
    stream = io.BytesIO()
    excel.write([Paper("a", "Uji, Kecamatan"), Paper("b", "Uji", lang="en", landscape=True)], stream, size="A4")
    book: Any = openpyxl.load_workbook(io.BytesIO(stream.getvalue()))
    assert book.sheetnames == ["Uji", "Uji (2)"]
    assert [sheet.page_setup.paperSize for sheet in book.worksheets] == [9, 9]
    assert [sheet.page_setup.orientation for sheet in book.worksheets] == ["portrait", "landscape"]
    assert [sheet.oddFooter.center.text for sheet in book.worksheets] == ["Halaman &P dari &N", "Page &P of &N"]


def test_only_papers_there_are_can_be_chosen(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="paper size"):
        excel.write(Paper("a", "Uji"), tmp_path / "a.xlsx", size="Letter")  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


@given(drawn_papers(plain=False))
@own.examples(25)
def test_no_text_of_a_paper_is_lost(paper: Paper) -> None:
    """A span that would cover another box does not; every text stands in a cell, but for white space around it."""
    excel.write(paper, stream := io.BytesIO())
    book = openpyxl.load_workbook(io.BytesIO(stream.getvalue()))
    said = "\n\n".join(text for sheet in book.worksheets for text in texts_of(sheet))
    for text in printed(paper, colon=""):
        assert visible(text).strip() in said


def test_the_same_papers_are_the_same_bytes() -> None:
    paper = papers.annex(sakip.load("mojosari-2024"))
    first, second = io.BytesIO(), io.BytesIO()
    excel.write(paper, first)
    excel.write(paper, second)
    assert first.getvalue() == second.getvalue()


def test_the_numbers_of_a_real_paper_come_back(tmp_path: Path) -> None:
    """Read again, the targets of an agreement are the targets of the set."""
    office = sakip.load("mojosari-2024")
    excel.write(papers.agreement(office), tmp_path / "pk.xlsx")
    read = workbooks.read(tmp_path / "pk.xlsx")
    found = {cell.value for sheet in read.sheets for row in sheet.rows for cell in row.cells.values()}
    assert {Fraction(87), Fraction(100), Fraction(80), Fraction(88), Fraction(1)} <= found


@pytest.fixture
def picture() -> Picture:
    return Picture("bullet", sakip.assess(sakip.load("muncar-2024")), 'Capaian <2024> & "lain"', "Gambar 1")


def test_a_picture_is_placed_with_what_it_says(picture: Picture) -> None:
    stream = io.BytesIO()
    excel.write(Paper("g", "Gambar", [picture, Paragraph("di bawah")]), stream)
    with zipfile.ZipFile(io.BytesIO(stream.getvalue())) as archive:
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
    assert 'descr="Capaian &lt;2024&gt; &amp; &quot;lain&quot;"' in drawing
    sheet: Any = openpyxl.load_workbook(io.BytesIO(stream.getvalue())).worksheets[0]
    (image,) = sheet._images
    assert where(sheet, "Gambar 1").row == image.anchor._from.row
    assert image.anchor._from.row < image.anchor.to.row < where(sheet, "di bawah").row - 1


def test_a_picture_that_cannot_be_drawn_is_said(picture: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(*_: object, **__: object) -> None:
        raise MissingExtraError.needing("drawing", "plot")

    monkeypatch.setattr(plots, "draw", draw)
    sheet = set_(picture).worksheets[0]
    said = where(sheet, 'Gambar tidak dapat dibuat: Capaian <2024> & "lain"')
    assert said.fill.fgColor.rgb == "FFFFF2CC"
