from __future__ import annotations

import io
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import openpyxl  # type: ignore[import-untyped]
import pytest
import strategies as own
from hypothesis import given
from hypothesis import strategies as st

from sakip import workbooks
from sakip.errors import MissingExtraError, UnknownNameError
from sakip.exports.excel import Book, CellError, Style
from sakip.exports.excel.book import LAST_COLUMN, LAST_ROW
from sakip.exports.excel.texts import LONGEST_TEXT
from sakip.exports.texts import visible
from sakip.figures import read_id
from sakip.units import written

if TYPE_CHECKING:
    from pathlib import Path

    from sakip.workbooks import Cell

TRICKY = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "0123", "1e5", "TRUE", "2024-01-01", "1/2", "https://contoh.go.id",
    "mailto:a@b.id", "internal:Lembar!A1", "external:c:\\x.xlsx", "{=1}", "#REF!", " a ", "a\n\nb", "<r>&</r>",
    "<r><t>b</t></r>", "_x0041_", "&amp;", "'a", "𝄞", "\x85", "\u2028",
]  # fmt: skip
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(TRICKY),
        st.text(st.characters(exclude_categories=()), max_size=30),
        st.builds(
            str.__add__, st.sampled_from(["=", "+", "-", "@", "\t", "<r>", "_x"]), st.text("<r>/x041_1=", max_size=9)
        ),
    ),
    max_size=12,
)


def opened(stream: io.BytesIO) -> Any:
    return openpyxl.load_workbook(io.BytesIO(stream.getvalue()), rich_text=False)


def cells_of(stream: io.BytesIO, folder: Path) -> dict[tuple[int, int], Cell]:
    """Read the first sheet back, as :mod:`sakip.workbooks` does."""
    file = folder / "dibaca.xlsx"
    file.write_bytes(stream.getvalue())
    found = workbooks.read(file)
    assert found.findings == ()
    return {(row.number - 1, cell.column - 1): cell for row in found.sheets[0].rows for cell in row.cells.values()}


@given(TEXTS)
@own.examples(50)
def test_a_text_comes_back_as_the_same_text(texts: list[str]) -> None:
    """Never as a formula, a number, a truth value or a link, and with every blank."""
    stream = io.BytesIO()
    with Book(stream) as book:
        sheet = book.sheet("Teks")
        for row, text in enumerate(texts):
            sheet.text(row, 0, text)
    read = opened(stream).worksheets[0]
    for row, text in enumerate(texts, 1):
        cell = read.cell(row, 1)
        assert (cell.value or "") == visible(text)
        assert cell.data_type == "s" or not text
        assert cell.hyperlink is None


@pytest.mark.parametrize("streaming", [False, True])
@pytest.mark.parametrize("text", TRICKY)
def test_no_text_is_a_formula_however_the_book_is_written(text: str, streaming: bool) -> None:
    stream = io.BytesIO()
    with Book(stream, streaming=streaming) as book:
        book.sheet("Teks").text(0, 0, text)
    cell = opened(stream).worksheets[0]["A1"]
    # openpyxl does not take the escape off texts that stand in the cell itself, as spreadsheets do
    assert str(cell.value).replace("_x005F_", "_" if streaming else "_x005F_") == text
    assert cell.data_type in {"s", "inlineStr"}


@given(
    st.lists(
        st.one_of(
            own.numbers().map(lambda number: (number, None)),
            own.decimals().map(lambda number: (number, None)),
            st.tuples(own.numbers(12, 9), st.integers(0, 4)),
            st.tuples(own.numbers(9, 4), st.integers(0, 4)),
        ),
        max_size=10,
    ),
    st.sampled_from(["", "persen", "rupiah", "orang", "persen / tahun"]),
)
@own.examples(50)
def test_a_number_comes_back_exactly(
    tmp_path_factory: pytest.TempPathFactory, given_numbers: list[tuple[Any, int | None]], unit: str
) -> None:
    """As a number where a cell holds it, else as text with every digit; and a percentage as the percentage it was."""
    stream = io.BytesIO()
    with Book(stream) as book:
        sheet = book.sheet("Angka")
        were_numbers = [
            sheet.number(row, 0, value, unit, places=places) for row, (value, places) in enumerate(given_numbers)
        ]
    cells = cells_of(stream, tmp_path_factory.mktemp("angka"))
    around = written("\0", unit).partition("\0") if unit else ("", "", "")
    for row, ((value, _), was_number) in enumerate(zip(given_numbers, were_numbers, strict=True)):
        cell = cells[row, 0]
        if was_number:
            assert cell.value == Fraction(value)
            assert cell.percent == unit.startswith("persen")
        else:
            said = str(cell.value).removeprefix(around[0]).removesuffix(around[2])
            # a minus stands before Rp
            said = f"-{said[1:].removeprefix(around[0])}" if said.startswith("-") else said
            assert read_id(said, decimal=",") == Fraction(value)


@pytest.mark.parametrize("streaming", [False, True])
def test_the_same_content_is_the_same_bytes(streaming: bool, tmp_path: Path) -> None:
    def written_as(target: Any) -> None:
        with Book(target, title="Contoh & uji\x07", streaming=streaming) as book:
            for name in ("Satu", "satu"):
                sheet = book.sheet(name)
                sheet.number(0, 0, Decimal("88.31"), "persen")
                sheet.text(1, 0, "x" * (LONGEST_TEXT + 1), Style(bold=True))
                sheet.print_on("F4")

    first, second = io.BytesIO(), io.BytesIO()
    written_as(first)
    written_as(second)
    written_as(tmp_path / "a.xlsx")
    assert first.getvalue() == second.getvalue() == (tmp_path / "a.xlsx").read_bytes()
    properties = opened(first).properties
    assert (properties.title, properties.creator or "") == ("Contoh & uji␇", "")
    assert properties.created == properties.modified


def test_a_text_longer_than_a_cell_is_whole_on_a_sheet_of_its_own() -> None:
    text = "a𝄞&<" * 20_000
    stream = io.BytesIO()
    with Book(stream) as book:
        sheet = book.sheet("Uraian")
        sheet.text(4, 2, text)
        book.sheet("Teks panjang").text(0, 0, "ada yang lain bernama begitu")
    read = opened(stream)
    assert read.sheetnames == ["Uraian", "Teks panjang (2)", "Teks panjang"]
    assert read["Uraian"]["C5"].value.endswith("…\n[teks lengkap pada lembar “Teks panjang”, baris 2]")
    where, *found = [cell.value for cell in read["Teks panjang"][2]]
    assert where == "Uraian!C5"
    assert "".join(found) == text


def test_a_long_text_like_a_run_of_rich_text_is_whole_too() -> None:
    text = "<r>" + "&" * LONGEST_TEXT + "</r>"
    stream = io.BytesIO()
    with Book(stream) as book:
        book.sheet("Uraian").text(0, 0, text)
    assert "".join(cell.value for cell in opened(stream)["Teks panjang"][2][1:] if cell.value) == text


def test_parts_of_a_text_may_be_heavy() -> None:
    stream = io.BytesIO()
    with Book(stream) as book:
        sheet = book.sheet("Teks")
        sheet.rich(0, 0, [("Rumus:\n", True), ("=1<2&3", False)])
        sheet.rich(1, 0, [("=1", True), ("", False)])
        sheet.rich(2, 0, [("=" * 9000, True), ("2", False)])
        sheet.rich(3, 0, [])
    read = openpyxl.load_workbook(io.BytesIO(stream.getvalue()), rich_text=True).worksheets[0]
    first = read["A1"].value
    assert str(first) == "Rumus:\n=1<2&3"
    assert [bool(part.font.b) for part in first] == [True, False]
    assert (read["A2"].value, read["A2"].data_type) == ("=1", "s")
    assert read["A2"].font.b
    assert read["A3"].value == "=" * 9000 + "2"
    assert read["A4"].value is None


def test_a_link_leads_to_a_sheet_whatever_it_is_called() -> None:
    stream = io.BytesIO()
    with Book(stream) as book:
        first, second = book.sheet("Isi"), book.sheet("O'Brien & 2024")
        first.link(0, 0, "=1 ke sana", second.name)
    cell = opened(stream).worksheets[0]["A1"]
    assert (cell.value, cell.hyperlink.location) == ("=1 ke sana", "'O''Brien & 2024'!A1")


def test_cells_merge_and_keep_their_frame() -> None:
    stream = io.BytesIO()
    with Book(stream) as book:
        sheet = book.sheet("Teks")
        sheet.merge(0, 0, 1, 2, Style(border=True))
        sheet.text(0, 0, "=bersama", Style(border=True))
        sheet.merge(3, 0, 3, 0)
        sheet.blank(4, 0, Style(unlocked=True), "0.00%")
    read = opened(stream).worksheets[0]
    assert [str(area) for area in read.merged_cells.ranges] == ["A1:C2"]
    assert read["A1"].value == "=bersama"
    assert read["C2"].border.right.style == "thin"
    assert (read["A5"].number_format, read["A5"].protection.locked) == ("0.00%", False)


@pytest.mark.parametrize(("row", "column"), [(LAST_ROW, 0), (0, LAST_COLUMN), (-1, 0)])
def test_a_cell_that_no_sheet_has_is_refused(row: int, column: int) -> None:
    with Book(io.BytesIO()) as book, pytest.raises(CellError, match="begin another one") as caught:
        book.sheet("Teks").text(row, column, "hilang")
    assert (caught.value.facts["row"], caught.value.facts["column"]) == (row, column)


def test_a_row_that_was_written_out_is_refused_rather_than_lost() -> None:
    with Book(io.BytesIO(), streaming=True) as book:
        sheet = book.sheet("Teks")
        sheet.text(5, 0, "a")
        with pytest.raises(CellError, match="Write the rows of a streaming workbook in order"):
            sheet.text(4, 0, "b")
        with pytest.raises(CellError, match="without streaming"):
            sheet.merge(6, 0, 7, 0)


@pytest.mark.parametrize("streaming", [False, True])
def test_nothing_is_written_when_something_fails(streaming: bool, tmp_path: Path) -> None:
    def fail(book: Book) -> None:
        with book:
            book.sheet("Teks").text(0, 0, "a")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail(Book(tmp_path / "gagal.xlsx", streaming=streaming))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("streaming", [False, True])
def test_a_file_that_cannot_be_written_says_so_as_the_system_does(streaming: bool, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), Book(tmp_path / "tiada" / "a.xlsx", streaming=streaming) as book:
        book.sheet("Teks").text(0, 0, "a")


def test_a_book_speaks_a_language_there_is() -> None:
    with pytest.raises(UnknownNameError, match="language"):
        Book(io.BytesIO(), lang="de")


def test_printing_is_set_up() -> None:
    stream = io.BytesIO()
    with Book(stream, lang="en") as book:
        for size, landscape in (("F4", True), ("A4", False)):
            sheet = book.sheet(size)
            sheet.print_on(size, landscape=landscape, repeat=(2, 3))  # type: ignore[arg-type]
            sheet.freeze(1)
            sheet.new_page(7)
            sheet.new_page(9)
        with pytest.raises(UnknownNameError, match="paper size"):
            sheet.print_on("B5")  # type: ignore[arg-type]
    first, second = opened(stream).worksheets
    assert (first.page_setup.paperSize, first.page_setup.orientation) == (14, "landscape")
    assert (second.page_setup.paperSize, second.page_setup.orientation) == (9, "portrait")
    assert (first.page_setup.fitToHeight, first.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
    assert first.print_title_rows == "$3:$4"
    assert first.oddFooter.center.text == "Page &P of &N"
    assert [stop.id for stop in first.row_breaks.brk] == [7, 9]
    assert first.freeze_panes == "A2"


def test_without_xlsxwriter_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match=r"sakip\[excel\]"):
        Book(io.BytesIO())


def test_the_room_is_imported_without_xlsxwriter() -> None:
    code = "import sys, sakip.exports.excel; sys.exit('xlsxwriter' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603  # this test's own code
