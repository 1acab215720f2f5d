from __future__ import annotations

import csv
import io
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import RecordsError
from sakip.instruments.records import LONGEST_HEADER, MOST_NAMED, Records

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Written = Callable[[str | bytes], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write a file."""

    def write(content: str | bytes) -> Path:
        path = tmp_path / "catatan.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def rows_of(path: Path) -> tuple[list[tuple[int, list[str]]], Records]:
    with Records(path) as records:
        return list(records), records


@pytest.mark.parametrize(
    ("header", "separator", "columns"),
    [
        ("a;b;c", ";", ("a", "b", "c")),
        ("a\tb\tc", "\t", ("a", "b", "c")),
        ("a,b,c", ",", ("a", "b", "c")),
        (" a ; b ", ";", ("a", "b")),
        ("a", ";", ("a",)),
        ("a, b;c, d;e", ";", ("a, b", "c, d", "e")),
        ('"a, b, c";"d"', ";", ("a, b, c", "d")),
        ('"a; b; c",d', ",", ("a; b; c", "d")),
        ('"a ""x""";b', ";", ('a "x"', "b")),
        ('5" pipa;b', ";", ('5" pipa', "b")),
        ("a;;b;", ";", ("a", "", "b", "")),
    ],
)
def test_the_header_shows_how_columns_are_separated(
    written: Written, header: str, separator: str, columns: tuple[str, ...]
) -> None:
    """By what makes the most headings; what stands in quotes separates nothing."""
    rows, records = rows_of(written(f"{header}\n{separator.join('1' * len(columns))}\n"))
    assert (records.separator, records.columns) == (separator, columns)
    assert rows == [(2, ["1"] * len(columns))]


def test_a_heading_may_take_several_lines(written: Written) -> None:
    """As headings of questionnaires do; the rows below keep their lines."""
    rows, records = rows_of(written('\n;;\nnama;"Persyaratan\nmudah, ""jelas""\ndan murah";b\n1;2;3\n4;5;6\n'))
    assert records.columns == ("nama", 'Persyaratan\nmudah, "jelas"\ndan murah', "b")
    assert rows == [(6, ["1", "2", "3"]), (7, ["4", "5", "6"])]


def test_a_heading_with_a_quote_that_is_never_closed_takes_one_line(written: Written) -> None:
    rows, records = rows_of(written('a;"b\n1;2\n3;4\n'))
    assert records.columns == ("a", "b")
    assert rows == [(2, ["1", "2"]), (3, ["3", "4"])]


@pytest.mark.parametrize("content", ["", "\n", "\n\r\n;;;\n , ,\t\n", b"\xef\xbb\xbf", "a" * LONGEST_HEADER])
def test_without_a_header_nothing_can_be_read(written: Written, content: str | bytes) -> None:
    with pytest.raises(RecordsError) as raised:
        Records(written(content))
    assert [finding.code for finding in raised.value.findings] == ["no-header"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04\x14\0\6\0", "spreadsheet-file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "spreadsheet-file"),
        (b"a;b\n\0;1\n", "binary-file"),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(written: Written, content: bytes, code: str) -> None:
    with pytest.raises(RecordsError) as raised:
        Records(written(content))
    (finding,) = raised.value.findings
    assert (finding.code, "simpan" in finding.text().casefold()) == (code, True)
    assert "CSV (UTF-8)" in finding.text()


# --- where the header is ----------------------------------------------------------------------------------------------


def header_of(path: Path) -> tuple[tuple[str, ...], list[tuple[int, list[str]]], list[int | None]]:
    with Records(path, is_header=lambda cells: "b" in cells) as records:
        rows = list(records)
    return records.columns, rows, [f.place.line for f in records.findings if f.place and f.code == "header-found"]


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("Laporan SKM 2024;;\n", 2), ("Laporan\n\n;;\nKecamatan, Kabupaten, Provinsi\n", 5),
        ('"Laporan\nSKM";;\n', 3), ("x\n" * 20, 21), ('5" pipa\nx\n', 3), ('"x\ny\n', 3),
    ],
)  # fmt: skip
def test_the_header_may_stand_below_a_title(written: Written, above: str, line: int) -> None:
    """A finding says which row it is, and what it separates columns with is its own."""
    columns, rows, found = header_of(written(above + "a;b;c, d\n1;2;3\n4;5;6\n"))
    assert (columns, found) == (("a", "b", "c, d"), [line])
    assert rows == [(line + 1, ["1", "2", "3"]), (line + 2, ["4", "5", "6"])]


@pytest.mark.parametrize("above", ["", "x;y;z\n", "x;y;z\n" * 20])
def test_without_one_within_twenty_rows_the_first_row_is_the_header(written: Written, above: str) -> None:
    """And no row is lost."""
    columns, rows, found = header_of(written(f"p;q;r\n{above}1;2;3\n" + "x;b;y\n" * (len(above) > 99)))
    assert (columns, found) == (("p", "q", "r"), [])
    assert [line for line, _ in rows] == list(range(2, len(rows) + 2))
    assert len(rows) == above.count("\n") + 1 + (len(above) > 99)


@pytest.mark.parametrize("told", ["sep=;\n", '"sep=;"\r\n', "SEP=,\n\n"])
def test_the_separator_excel_is_told_is_no_header(written: Written, told: str) -> None:
    rows, records = rows_of(written(f"{told}a;b\n1;2\n"))
    assert records.columns == ("a", "b")
    assert rows == [(2 + told.count("\n"), ["1", "2"])]


def test_a_folder_or_nothing_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        Records(tmp_path)
    with pytest.raises(FileNotFoundError):
        Records(tmp_path / "tiada.csv")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_lines_end_and_letters_are_written_in_any_usual_way(written: Written, end: str, encoding: str) -> None:
    text = end.join(["é;b", "ü–;2", "", "3;4", ""])
    rows, records = rows_of(written(text.encode(encoding)))
    assert records.columns == ("é", "b")
    assert rows == [(2, ["ü–", "2"]), (4, ["3", "4"])]
    assert records.findings == []


def test_what_windows_writes_is_read_and_noted_once(written: Written) -> None:
    """In the row where it first stands; a cell that is UTF-8 beside it stays so."""
    content = "a;é\n1;2\n".encode("cp1252") + b"caf\xe9;2\n\x93x\x94;\xc3\xa9\n\x81;1\n"
    rows, records = rows_of(written(content))
    assert records.columns == ("a", "é")
    assert [cells for _, cells in rows] == [["1", "2"], ["café", "2"], ["“x”", "é"], ["\ufffd", "1"]]
    (finding,) = records.findings
    assert (finding.code, finding.place and finding.place.line) == ("encoding-guessed", 3)


def test_a_row_of_another_length_is_named_and_hides_no_other(written: Written) -> None:
    rows, records = rows_of(written("a;b;c\n1;2\n1;2;3\n1;2;3;4\n1;2;3;;;\n\n;;\n ;;; \nx\n"))
    assert rows == [(3, ["1", "2", "3"]), (5, ["1", "2", "3"]), (7, ["", "", ""]), (8, [" ", "", ""])]
    shapes = [(f.place and f.place.line, f.facts["given"], f.facts["expected"]) for f in records.findings]
    assert shapes == [(2, 2, 3), (4, 4, 3), (9, 1, 3)]
    assert records.left_out == 3


def test_cells_may_hold_separators_quotes_and_lines(written: Written) -> None:
    """A row is known by its first line, and those below keep theirs."""
    rows, _ = rows_of(written('a;b;c;d\n"x\ny";1;2;"3\n4"\n'))
    assert rows == [(2, ["x\ny", "1", "2", "3\n4"])]
    rows, _ = rows_of(written('a;b\n"x;\n""y""\n";2\n3;4\n'))
    assert rows == [(2, ['x;\n"y"\n', "2"]), (5, ["3", "4"])]


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("below", [0, 3, 30_000])
def test_a_quote_that_is_never_closed_spoils_its_row_and_no_other(written: Written, at: int, below: int) -> None:
    """Where only the last cell is open the row is read as it stands."""
    cells = ["1", "2", "3"]
    cells[at] = f'"{cells[at]}'
    rows, records = rows_of(written(f"a;b;c\n{';'.join(cells)}\n" + "7;8;9\n" * below))
    assert rows[-below:] == [(line, ["7", "8", "9"]) for line in range(3, below + 3)] or not below
    assert records.left_out + len(rows) == below + 1
    assert records.left_out == (at < 2)


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("at", [0, 1, 2, 3])
@pytest.mark.parametrize(
    "cell", ["a\nb", "x, y; z,\nsecond; line, with, com;mas;\nthird", '"q",\n,,,,\n;;;;\n"', "85\n", "\n85"]
)
def test_a_cell_of_many_lines_is_one_cell(written: Written, separator: str, at: int, cell: str) -> None:
    """Whatever separators and quotes stand in it, and wherever it stands, as RFC 4180 has it."""
    row = ["p", "q", "r", "s"]
    row[at] = cell
    quoted = separator.join('"' + text.replace('"', '""') + '"' if text == cell else text for text in row)
    rows, records = rows_of(written(f"{separator.join('abcd')}\n{quoted}\n{separator.join('5678')}\n"))
    assert [cells for _, cells in rows] == [row, ["5", "6", "7", "8"]]
    assert records.left_out == 0


def test_an_empty_row_of_another_width_is_a_row_and_a_blank_line_is_none(written: Written) -> None:
    """Spreadsheets write separators for as many columns as they used."""
    rows, records = rows_of(written("a;b;c;d\n;;\n\n;;;;;;\n1;2;3;4\n"))
    assert rows == [(2, [""] * 4), (4, [""] * 4), (5, ["1", "2", "3", "4"])]
    assert records.left_out == 0


def test_two_stray_quotes_spoil_two_rows(written: Written) -> None:
    """What stands between them is no cell of several lines, because its lines are rows by their separators."""
    rows, records = rows_of(written('a;b;c;d\n1;"2;3;4\n4;5;6;7\n7;"8;9;0\n0;0;0;0\n'))
    assert rows == [(3, ["4", "5", "6", "7"]), (5, ["0", "0", "0", "0"])]
    assert [finding.place and finding.place.line for finding in records.findings] == [2, 4]


@pytest.mark.parametrize("limit", [128 * 1024, sys.maxsize])
def test_a_cell_of_more_than_a_field_may_have_is_left_out_alone(written: Written, limit: int) -> None:
    """Whatever another package has told the csv module, for the whole process."""
    before = csv.field_size_limit(limit)
    try:
        rows, records = rows_of(written(f"a;b\n{'9' * 200_000};1\n3;4\n"))
    finally:
        csv.field_size_limit(before)
    assert rows == [(3, ["3", "4"])]
    assert (records.left_out, [finding.code for finding in records.findings]) == (1, ["row-shape"])


def test_a_thousand_rows_are_named_and_the_rest_counted(written: Written) -> None:
    """So that a file of another kind fills neither memory nor screen."""
    rows, records = rows_of(written("a;b\n" + "1\n" * (MOST_NAMED + 77) + "1;2\n"))
    assert (len(rows), records.left_out, len(records.findings)) == (1, MOST_NAMED + 77, MOST_NAMED + 1)
    last = records.findings[-1]
    assert (last.code, last.facts["count"]) == ("rows-more", 77)
    assert "77" in last.text("id")
    assert last.severity == "error"


def test_the_file_is_closed_whatever_happens(written: Written) -> None:
    """An open one would be a warning, and warnings are errors here."""
    records = Records(written("a;b\n1;2\n"))
    with pytest.raises(KeyError), records:
        raise KeyError
    with pytest.raises(ValueError, match="closed"):
        next(iter(records))


def test_a_place_names_the_file_the_line_and_not_too_much_of_the_column(written: Written) -> None:
    path = written("a;b\n1;2\n")
    _, records = rows_of(path)
    assert str(records.place(7, "b")) == f"{path}:7 b"
    assert len(records.place(7, "b" * 10_000).column) < 300


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8), min_size=2, max_size=2),
        max_size=8,
    ),
    st.sampled_from(";,\t"),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_csv_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], separator: str, quoting: Any
) -> None:
    """Every cell of every row, whatever stands in it."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, quoting=quoting, lineterminator="\r\n").writerows([["a", "b"], *rows])
    path = tmp_path_factory.mktemp("csv") / "x.csv"
    path.write_bytes(text.getvalue().encode())
    read, records = rows_of(path)
    assert [cells for _, cells in read] == rows
    assert (records.left_out, records.findings) == (0, [])


@given(st.binary(max_size=300))
def test_no_bytes_whatever_raise_anything_else(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Rows come in the order of their lines, each with a cell for each column."""
    path = tmp_path_factory.mktemp("bytes") / "x.csv"
    path.write_bytes(content)
    try:
        rows, records = rows_of(path)
    except RecordsError:
        return
    lines = [line for line, _ in rows]
    assert lines == sorted(set(lines))
    assert all(len(cells) == len(records.columns) for _, cells in rows)
    assert all(finding.text("en") for finding in records.findings)


@given(st.lists(st.sampled_from(["1;2;3", '1;"2;3', '"1;2;3', '1;2;"3', '"1";2;3', "1;2", '1;2";3', ""]), max_size=12))
def test_no_row_is_lost_to_stray_quotes_between_others(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    """Every line that is no blank one is read, is left out, or is inside the quotes of a row that was read."""
    path = tmp_path_factory.mktemp("quotes") / "x.csv"
    path.write_text("\n".join(["a;b;c", *lines, ""]), encoding="utf-8")
    rows, records = rows_of(path)
    inside = sum(cell.count("\n") for _, cells in rows for cell in cells if "\n" in cell.rstrip("\n"))
    full = sum(bool(line) for line in lines)
    assert full - inside <= len(rows) + records.left_out <= full


def test_a_quote_that_never_closes_swallows_no_more_lines_than_a_row_may_have(written: Written) -> None:
    """Each line closes the quote of the one before and opens another: all of them would be one row."""
    rows, records = rows_of(written("a,b\n" + 'x"y,"z\n' * 5_000))
    assert [line for line, _ in rows][:3] == [2, 3, 4]
    assert len(rows) + records.left_out == 5_000


def test_quotes_are_not_looked_into_again_and_again(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    """When as many lines were read twice as there are, each line is a row."""
    monkeypatch.setattr("sakip.instruments.records._MOST_AGAIN", 10)
    rows, records = rows_of(written("a,b\n" + 'x"y,"z\n' * 3_000 + "1,2\n"))
    assert rows[-1] == (3_002, ["1", "2"])
    assert len(rows) + records.left_out == 3_001


def test_of_an_overlong_line_nothing_is_kept(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sakip.instruments.records.LONGEST_LINE", 100)
    rows, records = rows_of(written("a,b\n" + "x," * 500 + "y\n1,2\n"))
    assert rows == [(3, ["1", "2"])]
    assert [(one.code, one.place and one.place.line) for one in records.findings] == [("row-shape", 2)]


def test_more_rows_than_are_kept_are_refused(written: Written) -> None:
    path = written("a,b\n1,2\nx\n3,4\n")
    with Records(path, most=3) as records:
        assert len(list(records)) == 2
    with Records(path, most=2) as records, pytest.raises(RecordsError) as raised:
        list(records)
    assert [finding.code for finding in raised.value.findings] == ["records-too-many"]


@pytest.mark.parametrize("empty", [";;;\n", "\n", " ; ;;\n", '""\n'])
def test_empty_rows_are_not_among_them(written: Written, empty: str) -> None:
    """A spreadsheet writes them as far down as it was formatted; of those there may be more, and not without end."""
    filled = "1;2;3;4\n" * 3
    with Records(written(f"a;b;c;d\n{filled}{empty * 15}"), most=3) as records:
        assert [cells for _, cells in records if any(map(str.strip, cells))] == [["1", "2", "3", "4"]] * 3
    with Records(written(f"a;b;c;d\n{empty * 16}{filled}"), most=3) as records, pytest.raises(RecordsError) as raised:
        list(records)
    assert [(one.code, one.facts) for one in raised.value.findings] == [("records-too-many", {"limit": 15})]
