from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

import sakip
from sakip import display
from sakip.cli.asked import MOST_NAMED

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


def test_a_page_of_a_scorecard(run: Run, tmp_path: Path) -> None:
    """``--format html`` prints the page that the notebook's view makes, and ``--out`` writes the same."""
    printed = run("assess", "muncar-2024", "--format", "html")
    assert (printed.code, printed.err) == (0, "")
    card = sakip.assess(sakip.load("muncar-2024"))
    shown = display.html(card).partition("</style>")[2].removesuffix("</div>")
    # a page of its own begins with the first level of headings
    for level in ("1", "2"):
        shown = shown.replace(f'aria-level="{int(level) + 1}"', f'aria-level="{level}"')
    assert shown in printed.out
    out = tmp_path / "rapor.html"
    assert run("assess", "muncar-2024", "--out", str(out)).code == 0
    assert out.read_text(encoding="utf-8") == printed.out


def test_what_was_found_stands_in_the_page_and_on_the_screen(run: Run, tmp_path: Path) -> None:
    """A bad row of the file is named in both; the exit code says so."""
    rows = tmp_path / "r.csv"
    rows.write_text("indicator,period,component,value\nikm,2024,nilai,\nikn,2024,nilai,80\n", encoding="utf-8")
    said = run("assess", "mojosari-2024", "--realisations", str(rows), "--format", "html")
    assert said.code == 1
    assert "ikn" in said.out
    assert "ikn" in said.err


@pytest.mark.parametrize(("suffix", "part"), [("xlsx", "xl/workbook.xml"), ("docx", "word/document.xml")])
def test_a_file_to_hand_in(run: Run, tmp_path: Path, suffix: str, part: str) -> None:
    """The ending of the name says what it is; it is whole, and nothing stays beside it."""
    out = tmp_path / f"rapor.{suffix}"
    said = run("assess", "muncar-2024", "--out", str(out))
    assert (said.code, said.out) == (0, "")
    assert said.err == f"ditulis ke {out}\n"
    with zipfile.ZipFile(out) as held:
        assert held.testzip() is None
        assert part in held.namelist()
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(("size", "number"), [("F4", b'paperSize="14"'), ("A4", b'paperSize="9"')])
def test_a_workbook_is_printed_on_the_paper_that_is_asked_for(
    run: Run, tmp_path: Path, size: str, number: bytes
) -> None:
    out = tmp_path / "rapor.xlsx"
    run("assess", "muncar-2024", "--size", size, "--out", out)
    with zipfile.ZipFile(out) as held:
        assert number in held.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_a_workbook_is_not_printed(run: Run, form: str) -> None:
    """No terminal shows it: the option that is missing is named."""
    said = run("assess", "muncar-2024", "--format", form)
    assert (said.code, said.out) == (2, "")
    assert said.err == f"sakip: berkas .{form} tidak ditampilkan di layar. Tambahkan --out nama.{form}.\n"


def test_the_ending_of_the_name_says_the_form(run: Run, tmp_path: Path) -> None:
    """``.json`` and ``.csv`` too; any other name holds the table, and ``--format`` goes first."""
    for name, begins in (("a.json", "{"), ("a.csv", "indicator,"), ("a.txt", "Kecamatan Muncar"), ("b.csv", "{")):
        out = tmp_path / name
        more = ["--format", "json"] if name == "b.csv" else []
        assert run("assess", "muncar-2024", "--out", str(out), *more).code == 0
        assert out.read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize(
    ("command", "known"),
    [
        (("assess", "muncar-2024"), ".txt, .html, .json, .csv, .xlsx, .docx"),
        (("explain", "muncar-2024", "nilai-sakip"), ".txt, .json"),
        (("series", "muncar-2024"), ".txt, .json, .csv"),
        (("report", "muncar-2024"), ".txt, .json, .csv"),
        (("check", "muncar-2024"), ".txt, .json, .csv"),
        (("regulations",), ".txt, .json"),
        (("schema",), ".json"),
        (("akip", "--template", "permenpanrb-88-2021"), ".toml"),
        (("akip", "tiada.toml"), ".txt, .json, .csv"),
        (("survey", "tiada.csv"), ".txt, .json, .csv"),
        (("ipasn", "tiada.csv"), ".txt, .json, .csv"),
        (("audit", "tiada.csv"), ".txt, .json, .csv"),
    ],
)
def test_text_is_not_written_under_the_name_of_another_program(
    run: Run, tmp_path: Path, command: tuple[str, ...], known: str
) -> None:
    """Word or Excel would refuse such a file, or show nonsense: what can be written is named, and nothing is."""
    out = tmp_path / "hasil.doc"
    for lang, said in (("id", f"Yang dapat ditulis: {known}."), ("en", known.rpartition(", ")[2])):
        refused = run(*command, "--out", str(out), "--lang", lang)
        assert (refused.code, refused.out) == (2, "")
        assert said in refused.err
    assert not list(tmp_path.iterdir())


def test_a_pdf_is_made_by_printing(run: Run, tmp_path: Path) -> None:
    """The remedy names the way, where there is a document to print."""
    for lang, said in (("id", "cetak ke PDF"), ("en", "print")):
        refused = run("assess", "muncar-2024", "--out", str(tmp_path / "rapor.PDF"), "--lang", lang)
        assert refused.code == 2
        assert said in refused.err
    assert "docx" not in run("report", "muncar-2024", "--out", str(tmp_path / "bab.pdf")).err


def test_the_form_that_is_asked_for_fits_the_name(run: Run, tmp_path: Path) -> None:
    """CSV may stand in a ``.txt`` or in a name without an ending, not in a workbook's; a workbook in its own alone."""
    for form, name, code in (
        ("csv", "x.txt", 0), ("csv", "x.dat", 0), ("csv", "rapor Kec. Contoh", 0), ("csv", "x.xlsx", 2),
        ("table", "y.docx", 2), ("xlsx", "y.csv", 2), ("xlsx", "y", 0),
    ):  # fmt: skip
        assert run("assess", "muncar-2024", "--format", form, "--out", str(tmp_path / name)).code == code
        assert (tmp_path / name).exists() == (code == 0)
    assert run("assess", "muncar-2024", "--out", str(tmp_path / "rapor Kec. Muncar")).code == 0


def test_an_old_file_stays_when_the_new_one_fails(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is replaced only by a whole one."""
    word = pytest.importorskip("sakip.exports.word")

    def broken(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    out = tmp_path / "rapor.docx"
    out.write_text("lama", encoding="utf-8")
    monkeypatch.setattr(word, "write", broken)
    assert run("assess", "muncar-2024", "--out", str(out)).code == 2
    assert out.read_text(encoding="utf-8") == "lama"
    assert list(tmp_path.iterdir()) == [out]


def test_a_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    """The file that cannot be written is named."""
    said = run("assess", "muncar-2024", "--out", str(tmp_path / "tidak" / "ada.docx"))
    assert said.code == 2
    assert "ada.docx" in said.err
    assert "belum ada; buat dahulu" in said.err


def test_a_reason_that_no_cell_has_stands_below_the_table(run: Run, tmp_path: Path) -> None:
    """Quarters that nothing says how to put together make no year: the table has no room to say so, the line has."""
    path = tmp_path / "uji.toml"
    quarters = "".join(
        f'[[realisation]]\nindicator = "rapat"\nperiod = "2025-Q{number}"\ncomponents = {{ jumlah = 3 }}\n'
        for number in range(1, 5)
    )
    path.write_text(
        'schema = 1\ncode = "uji-2025"\nyear = 2025\n[[indicator]]\ncode = "rapat"\nname = "Jumlah rapat"\n'
        'unit = "rapat"\npolarity = "higher"\nformula = { kind = "count" }\n' + quarters,
        encoding="utf-8",
    )
    for lang in ("id", "en"):
        said = run("assess", str(path), "--lang", lang).out
        why = sakip.assess(sakip.load(path))["rapat"].why(lang)
        assert why
        assert f"\n- rapat: {why}\n" in said
    assert "\n- " not in run("assess", "mojosari-2024").out.partition("Temuan")[0]


def test_json_says_what_the_page_says(run: Run) -> None:
    """One scorecard behind every form."""
    card = sakip.assess(sakip.load("muncar-2024"))
    held = json.loads(run("assess", "muncar-2024", "--format", "json").out)
    assert [row["indicator"] for row in held["assessments"]] == [one.code for one in evolve(card)]


def test_a_table_is_as_wide_as_it_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a terminal a table takes 120 columns, or what COLUMNS says, as programs of a terminal do."""
    wide = run("sets").out
    monkeypatch.setenv("COLUMNS", "90")
    narrow = run("sets").out
    assert [max(map(len, out.splitlines())) for out in (wide, narrow)] == [120, 90]
    for nonsense in ("wide", "0", "-90", ""):
        monkeypatch.setenv("COLUMNS", nonsense)
        assert run("sets").out == wide


@pytest.mark.parametrize(("command", "asked"), [("assess", 0), ("check", 0), ("explain", 1)])
def test_findings_of_a_long_file_are_named_up_to_a_number(run: Run, tmp_path: Path, command: str, asked: int) -> None:
    """The rest is counted, by code; nothing is lost in the count, and the exit code is what it was."""
    rows = tmp_path / "r.csv"
    many, wrong = MOST_NAMED + 7, MOST_NAMED + 2
    rows.write_text(
        "indicator,period,component,value\n" + "ikm,2024,nilai,80\n" * (many + 1) + "ikn,2024,nilai,80\n" * wrong,
        encoding="utf-8",
    )
    said = run(command, "mojosari-2024", *["ikm"] * asked, "--realisations", rows, "--format", "json")
    assert said.code == 1
    if command == "explain":
        assert "7 temuan lain “duplicate”" in said.err
        return
    found = json.loads(said.out)["findings"]
    times = {code: sum(one["code"] == code for one in found) for code in ("duplicate", "unknown-indicator")}
    assert times == {"duplicate": MOST_NAMED, "unknown-indicator": MOST_NAMED}
    more = [
        (one["severity"], one["message"], one["message_en"], one["file"])
        for one in found
        if one["code"] == "more-findings"
    ]
    assert sorted(more) == [
        (
            "error",
            "2 temuan lain “unknown-indicator”; 1.000 yang pertama disebut satu per satu.",
            "2 further findings “unknown-indicator”; the first 1,000 are named one by one.",
            str(rows),
        ),
        (
            "warning",
            "7 temuan lain “duplicate”; 1.000 yang pertama disebut satu per satu.",
            "7 further findings “duplicate”; the first 1,000 are named one by one.",
            str(rows),
        ),
    ]
