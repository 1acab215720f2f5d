from __future__ import annotations

import builtins
import datetime as dt
import re
import zipfile
from contextlib import suppress
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import openpyxl  # type: ignore[import-untyped]  # it has no types of its own
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip import workbooks
from sakip.errors import MissingExtraError
from sakip.workbooks import Cell, WorkbookError, archive, model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sakip.workbooks import Workbook


def made(path: Path, fill: Callable[[Any], None]) -> Path:
    """A workbook of one sheet called PK, filled by a function."""
    book: Any = openpyxl.Workbook()
    book.active.title = "PK"
    fill(book)
    book.save(path)
    return path


def codes(book: Workbook) -> list[tuple[str, str]]:
    return [(finding.code, str(finding.place).removeprefix(book.file)) for finding in book.findings]


@pytest.mark.parametrize(
    ("stored", "number_format", "text"),
    [
        (88, "General", "88"),
        (87.5, "0.00", "87,5"),
        (0.1, "General", "0,1"),
        (0.88, "0%", "88%"),
        (0.07, "0.00%", "7%"),
        (0.8765, '0.0%" dari target"', "87,65%"),
        (12, '0" %"', "12"),
        (1250, "#,##0", "1250"),
        (-3, "General", "-3"),
        (dt.datetime(2025, 1, 6), "yyyy-mm-dd", "2025-01-06"),  # noqa: DTZ001  # a day of a sheet has no time zone
        ("  1 inovasi ", "General", "1 inovasi"),
        (True, "General", "True"),
    ],
)
def test_a_cell_says_what_it_shows(tmp_path: Path, stored: Any, number_format: str, text: str) -> None:
    """A percentage is stored as its hundredth and read as itself; a per cent sign in quotes is only decoration."""

    def fill(book: Any) -> None:
        book.active["C4"] = stored
        book.active["C4"].number_format = number_format

    book = workbooks.read(made(tmp_path / "isian.xlsx", fill))
    ((row,),) = [sheet.rows for sheet in book.sheets]
    assert {place: cell.text for place, cell in row.cells.items()} == {3: text}
    assert (row.number, row.cells[3].letter, book.findings) == (4, "C", ())


@given(st.decimals(-1000, 1000, places=4, allow_nan=False, allow_infinity=False))
def test_numbers_of_a_few_decimals_are_exact(tmp_path_factory: pytest.TempPathFactory, value: Any) -> None:
    """The float a sheet stores is read as the decimal it stands for."""

    def fill(book: Any) -> None:
        book.active["A1"] = float(value)

    book = workbooks.read(made(tmp_path_factory.getbasetemp() / "angka.xlsx", fill))
    assert book.sheets[0].rows[0].cells[1].value == Fraction(value)


def test_what_cannot_be_read_is_listed(tmp_path: Path) -> None:
    """A formula without a result, an error, a number too long, a hidden sheet: each with its sheet and cell."""

    def fill(book: Any) -> None:
        sheet = book.active
        sheet["A1"], sheet["B2"], sheet["C3"] = "=1+1", "#REF!", 1 / 3
        book.create_sheet("Rahasia").sheet_state = "hidden"
        book.create_sheet("Sangat rahasia").sheet_state = "veryHidden"

    book = workbooks.read(made(tmp_path / "isian.xlsx", fill))
    assert codes(book) == [
        ("sheet-formula", ":1 PK A"),
        ("sheet-error", ":2 PK B"),
        ("sheet-number", ":3 PK C"),
        ("sheet-hidden", " Rahasia"),
        ("sheet-hidden", " Sangat rahasia"),
    ]
    assert [sheet.title for sheet in book.sheets] == ["PK"]
    assert book.sheets[0].rows[-1].cells[3].text == "0.3333333333333333"


def test_a_sheet_that_says_it_is_endless_is_not(tmp_path: Path) -> None:
    """One cell in the last row of the last column takes no memory for the cells between."""

    def fill(book: Any) -> None:
        book.active["A1"] = "awal"
        book.active["XFD1048576"] = "akhir"

    rows = workbooks.read(made(tmp_path / "isian.xlsx", fill)).sheets[0].rows
    assert [(row.number, [cell.letter for cell in row.cells.values()]) for row in rows] == [
        (1, ["A"]),
        (1048576, ["XFD"]),
    ]


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet with more filled rows than a set could use is no table of indicators."""
    monkeypatch.setattr("sakip.workbooks.excel.MOST_ROWS", 3)

    def fill(book: Any) -> None:
        for _ in range(4):
            book.active.append(["x"])

    path = made(tmp_path / "isian.xlsx", fill)
    with pytest.raises(WorkbookError) as raised:
        workbooks.read(path)
    assert raised.value.findings[0].code == "workbook-rows"


def test_blank_cells_far_to_the_right_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows of one blank cell in the last column are small in the file and large to look through."""
    monkeypatch.setattr("sakip.workbooks.excel.MOST_CELLS", 3 * 16_384)
    rows = b"".join(b'<row r="%d"><c r="XFD%d"/></row>' % (number, number) for number in range(1, 5))
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (space, rows)
    path = with_part(tmp_path / "isian.xlsx", "xl/worksheets/sheet1.xml", sheet)
    with pytest.raises(WorkbookError) as raised:
        workbooks.read(path)
    assert raised.value.findings[0].code == "workbook-cells"


def test_blank_rows_are_counted_over_all_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row of a high number is small in the file; all before it are looked through, and none behind it is lost."""
    monkeypatch.setattr("sakip.workbooks.excel.MOST_CELLS", 100)

    def fill(book: Any) -> None:
        book.active["A60"] = book.create_sheet()["A60"] = "x"

    path = made(tmp_path / "isian.xlsx", fill)
    with pytest.raises(WorkbookError) as raised:
        workbooks.read(path)
    assert raised.value.findings[0].code == "workbook-cells"
    monkeypatch.setattr("sakip.workbooks.excel.MOST_CELLS", 120)
    assert [len(sheet.rows) for sheet in workbooks.read(path).sheets] == [1, 1]


def test_one_text_in_many_cells_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook stores a text once, however many cells show it."""
    monkeypatch.setattr("sakip.workbooks.excel.LONGEST_CONTENT", 100)

    def fill(book: Any) -> None:
        book.active.append(["sepuluh---"] * 11)

    with pytest.raises(WorkbookError) as raised:
        workbooks.read(made(tmp_path / "isian.xlsx", fill))
    assert raised.value.findings[0].code == "workbook-text"


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def with_part(path: Path, name: str, content: bytes) -> Path:
    """A sound workbook with one part replaced."""
    made(path, lambda book: book.active.append(["x"]))
    with zipfile.ZipFile(path) as file:
        parts = {part: file.read(part) for part in file.namelist()}
    return zipped(path, {**parts, name: content})


def before_its_file(raw: bytes) -> bytes:
    """Return an archive whose first part is said to begin before the file does."""
    end = raw.rindex(b"PK\x05\x06")
    start = int.from_bytes(raw[end + 16 : end + 20], "little")
    return raw[: end + 16] + (start + 1).to_bytes(4, "little") + raw[end + 20 :]


def sound_zip(path: Path) -> bytes:
    return zipped(path, {CONTENTS: b"<a/>"}).read_bytes()


DTD = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'
CONTENTS = "[Content_Types].xml"
SHEET = "xl/worksheets/sheet1.xml"
LARGE = bytes(archive.LARGEST_CONTENT)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: path.write_bytes(b"PK\x03\x04 nothing more"), "workbook-broken"),
        (lambda path: path.write_bytes(b""), "workbook-empty"),
        (lambda path: path.write_bytes(b"Sasaran;Indikator"), "workbook-other-kind"),
        (lambda path: path.write_bytes(b"%PDF-1.7"), "workbook-pdf"),
        (lambda path: zipped(path, {CONTENTS: b"<a/>", "word/document.xml": b"<a/>"}), "workbook-word"),
        (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0 an old one"), "workbook-old"),
        (lambda path: zipped(path, {"content.xml": b"<a/>"}), "workbook-other-kind"),
        (lambda path: zipped(path, {CONTENTS: b"<a/>"}), "workbook-broken"),
        (lambda path: zipped(path, {CONTENTS: b"<a", "x": b""}), "workbook-broken"),
        (lambda path: zipped(path, {CONTENTS: DTD.encode()}), "workbook-entities"),
        (lambda path: zipped(path, {CONTENTS: DTD.encode("utf-16")}), "workbook-entities"),
        (lambda path: with_part(path, SHEET, DTD.encode()), "workbook-entities"),
        (lambda path: with_part(path, "xl/anything.bin", DTD.encode()), "workbook-entities"),
        (lambda path: with_part(path, SHEET, b"<worksheet><sheetData><row r='x'/>"), "workbook-broken"),
        (lambda path: with_part(path, "xl/workbook.xml", b"<workbook"), "workbook-broken"),
        (lambda path: zipped(path, {CONTENTS: b"<a/>", "big": LARGE}), "workbook-too-large"),
        (lambda path: zipped(path, {CONTENTS: b"<a/>"} | {f"{n}": b"" for n in range(1000)}), "workbook-too-large"),
        (lambda path: path.write_bytes(bytes(model.LARGEST_FILE + 1)), "workbook-too-large"),
        (lambda path: path.write_bytes(before_its_file(sound_zip(path))), "workbook-broken"),
    ],
)  # fmt: skip
def test_a_bad_file_is_one_clear_error(tmp_path: Path, make: Callable[[Path], Any], code: str) -> None:
    """Whatever is wrong with a file is said once, by a code; a file that would unfold or expand is not opened."""
    path = tmp_path / "isian.xlsx"
    make(path)
    with pytest.raises(WorkbookError) as raised:
        workbooks.read(path)
    (finding,) = raised.value.findings
    assert (finding.code, finding.place and finding.place.file) == (code, str(path))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("content", [b"<a/>", None])
def test_a_part_is_unpacked_as_spreadsheet_programs_pack_it(tmp_path: Path, method: int, content: bytes | None) -> None:
    """Other ways take more memory than the part has bytes, and fail in ways of their own; here whether sound or not."""
    path = tmp_path / "isian.xlsx"
    with zipfile.ZipFile(path, "w", method) as file:
        file.writestr(CONTENTS, content or b"<a/>" * 99)
    if content is None:
        data = path.read_bytes()
        begins = data.index(CONTENTS.encode()) + len(CONTENTS)
        path.write_bytes(data[:begins] + bytes(4) + data[begins + 4 :])
    with pytest.raises(WorkbookError, match=rf"{re.escape(CONTENTS)}: compression method {method}\."):
        workbooks.read(path)


def test_how_a_sheet_is_shown(tmp_path: Path) -> None:
    """Merges, and rows and columns that are hidden or have no height, come with the cells; a merge makes none."""
    cells = "".join(
        f'<row r="{row}"{how}><c r="{cell}{row}" t="inlineStr"><is><t>x</t></is></c></row>'
        for row, cell, how in [(1, "A", ""), (2, "B", ' hidden="1"'), (3, "C", ' ht="0" customHeight="1"')]
    )
    part = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<cols><col min="3" max="3" hidden="true"/></cols><sheetData>{cells}</sheetData>'
        '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="D4:XFD1048576"/></mergeCells></worksheet>'
    )
    path = with_part(tmp_path / "isian.xlsx", SHEET, part.encode())
    (sheet,) = workbooks.read(path).sheets
    assert [merge.area for merge in sheet.layout.merges] == ["A1:A2", "D4:XFD1048576"]
    assert (sheet.layout.merges[0].holds(2, 1), sheet.layout.merges[0].holds(2, 2)) == (True, False)
    assert (set(sheet.layout.hidden_rows), set(sheet.layout.hidden_columns)) == ({2, 3}, {3})
    assert [row.number for row in sheet.rows] == [1, 2, 3]


@pytest.mark.parametrize("name", ["iku.pdf", "IKU.DOCX", "iku.doc"])
def test_what_is_no_sheet_is_named(tmp_path: Path, name: str) -> None:
    """Whatever it holds; the remedy is a table in a workbook."""
    path = tmp_path / name
    path.write_bytes(b"apa saja")
    with pytest.raises(WorkbookError) as raised:
        workbooks.read(path)
    (finding,) = raised.value.findings
    assert finding.code == ("workbook-pdf" if name.endswith("pdf") else "workbook-word")
    assert "simpan sebagai .xlsx" in finding.remedy()


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a workbook that can be read."""
    return made(tmp_path_factory.mktemp("utuh") / "utuh.xlsx", lambda book: book.active.append(["x", 1])).read_bytes()


@given(st.binary(min_size=1, max_size=200), st.integers(0, 5000))
def test_no_change_of_bytes_raises_anything_else(
    tmp_path_factory: pytest.TempPathFactory, sound: bytes, junk: bytes, start: int
) -> None:
    """A workbook with some bytes overwritten is read, or refused with a finding."""
    path = tmp_path_factory.getbasetemp() / "rusak.xlsx"
    path.write_bytes(sound[:start] + junk + sound[start + len(junk) :])
    with suppress(WorkbookError):
        workbooks.read(path)


@pytest.mark.parametrize(
    ("raw", "rows"),
    [
        (b"Indikator;Target\nIKM;87,5\n", {1: ["Indikator", "Target"], 2: ["IKM", "87,5"]}),
        (b"Indikator,Target\n\nIKM,87.5\n", {1: ["Indikator", "Target"], 3: ["IKM", "87.5"]}),
        (b"\xef\xbb\xbfa\tb\n", {1: ["a", "b"]}),
        ("é;b\n".encode("utf-16"), {1: ["é", "b"]}),
        (b'"dua\nbaris";b\n', {1: ["dua\nbaris", "b"]}),
        (b"", {}),
    ],
)
def test_a_csv_file_is_a_sheet(tmp_path: Path, raw: bytes, rows: dict[int, list[str]]) -> None:
    """The separator is the one that most lines have; blank cells are left out."""
    path = tmp_path / "isian.csv"
    path.write_bytes(raw)
    book = workbooks.read(path)
    (sheet,) = book.sheets
    assert {row.number: [cell.text for cell in row.cells.values()] for row in sheet.rows} == rows
    assert (sheet.title, book.findings) == ("isian", ())


@pytest.mark.parametrize(("raw", "code"), [(b"PK\x03\x04", "workbook-misnamed"), (b"a\0b", "workbook-other-kind")])
def test_a_csv_file_that_is_none_is_refused(tmp_path: Path, raw: bytes, code: str) -> None:
    path = tmp_path / "isian.csv"
    path.write_bytes(raw)
    with pytest.raises(WorkbookError) as raised:
        workbooks.read(path)
    assert raised.value.findings[0].code == code


def test_without_openpyxl_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a workbook says what to install; a CSV needs nothing."""
    path = made(tmp_path / "isian.xlsx", lambda book: book.active.append(["x"]))
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "openpyxl":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=r"sakip\[excel\]"):
        workbooks.read(path)
    (tmp_path / "isian.csv").write_text("a;b\n", encoding="utf-8")
    assert workbooks.read(tmp_path / "isian.csv").sheets


@pytest.mark.parametrize(
    ("column", "letter"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_columns_are_named_as_spreadsheets_do(column: int, letter: str) -> None:
    assert Cell(1, column, "x").letter == letter


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (SHEET, f'<worksheet xmlns="{MAIN}"><sheetData>{"<row/>" * archive.MOST_TAGS}</sheetData></worksheet>'),
        ("xl/styles.xml", f'<worksheet xmlns="{MAIN}">{"<xf/>" * archive.MOST_OTHER_TAGS}</worksheet>'),
        ("xl/_rels/workbook.xml.rels", f'<worksheet xmlns="{MAIN}">{"<xf/>" * archive.MOST_OTHER_TAGS}</worksheet>'),
        (SHEET, f'<worksheet xmlns="{MAIN}"><row r="{"1" * 400_000}"/></worksheet>'),
        (SHEET, f'<worksheet xmlns="{MAIN}"><!--{"<a " * 200_000}--></worksheet>'),
        (SHEET, f'<worksheet xmlns="{MAIN}"><![CDATA[{"<a " * 200_000}]]></worksheet>'),
        (SHEET, f'<worksheet xmlns="{MAIN}">{("<!---->!--" + "<c/>" * 15_000) * 17}<!----></worksheet>'),
        (SHEET, f'<!--{" " * 300_000}--><worksheet xmlns="{MAIN}"/>'),
    ],
    ids=[
        "rows", "styles that say they are a sheet", "relations", "an attribute", "a comment", "a piece of text",
        "what is no comment", "what is before it",
    ],
)  # fmt: skip
def test_what_takes_long_to_read_is_refused_before_it_is(tmp_path: Path, name: str, content: str) -> None:
    path = with_part(tmp_path / "isian.xlsx", name, content.encode())
    with pytest.raises(WorkbookError) as raised:
        workbooks.read(path)
    assert [finding.code for finding in raised.value.findings] == ["workbook-tags"]


def test_tags_in_comments_are_none(tmp_path: Path) -> None:
    """Nor is a comment that a piece of the file ends in the middle of."""
    comment = f"<!--{'<a ' * 30_000}-->"
    cell = '<row r="1"><c r="A1"><v>7</v></c></row>'
    part = f'<worksheet xmlns="{MAIN}">{comment * 9}<sheetData>{cell}</sheetData></worksheet>'
    (sheet,) = workbooks.read(with_part(tmp_path / "isian.xlsx", SHEET, part.encode())).sheets
    assert [cell.text for row in sheet.rows for cell in row.cells.values()] == ["7"]


def test_columns_are_hidden_once(tmp_path: Path) -> None:
    """However often a sheet says so."""
    columns = '<col min="2" max="16384" hidden="1"/><col min="1" max="3" hidden="1"/>' * 1_000
    part = f'<worksheet xmlns="{MAIN}"><cols>{columns}</cols><sheetData/></worksheet>'
    (sheet,) = workbooks.read(with_part(tmp_path / "isian.xlsx", SHEET, part.encode())).sheets
    assert sheet.layout.hidden_columns == frozenset(range(1, 16_385))
