from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

import sakip
from sakip import display

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
    assert "tidak ditemukan" in said.err


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
    monkeypatch.setenv("COLUMNS", "wide")
    assert run("sets").out == wide
