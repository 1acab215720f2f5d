from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import sakip
from sakip import papers
from sakip.cli.files import PAPER_SIZES
from sakip.exports import word

if TYPE_CHECKING:
    from conftest import Run

CONTOH = str(Path(__file__).parents[1] / "cases" / "kecamatan-contoh.toml")


def test_the_agreement_is_the_librarys(run: Run, tmp_path: Path) -> None:
    """``sakip paper pk`` writes what the library writes, byte for byte, as known on the day."""
    out, other = tmp_path / "pk.docx", tmp_path / "other.docx"
    said = run("paper", "pk", CONTOH, "--as-of", "2024-06-30", "--size", "A4", "--out", str(out))
    assert (said.code, said.out, said.err) == (0, "", f"ditulis ke {out}\n")
    office = sakip.load(CONTOH)
    word.write(papers.agreement(office, as_of=sakip.periods.read_date("2024-06-30")), other, size="A4")
    assert out.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("name", ["pk", "iku", "pengukuran", "lkjip", "rapor"])
@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_every_paper_in_both_programs(run: Run, tmp_path: Path, name: str, suffix: str) -> None:
    """All five papers of one set, as Word and as Excel."""
    out = tmp_path / f"{name}.{suffix}"
    said = run("paper", name, CONTOH, "--out", str(out), "--without-pictures")
    assert said.code in {0, 1}
    assert said.out == ""
    with zipfile.ZipFile(out) as held:
        assert held.testzip() is None


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_pictures_that_cannot_be_drawn_are_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    """Without matplotlib the screen says so, how to get it, and how to do without."""
    monkeypatch.setattr("sakip.exports.pictures.find_spec", lambda _: None)
    out = ("--out", str(tmp_path / f"rapor.{suffix}"))
    said = run("paper", "rapor", "muncar-2024", *out).err
    assert "matplotlib belum terpasang. Pasang dengan: pip install 'sakip[plot]'." in said
    assert "--without-pictures" in said
    assert "matplotlib" in run("assess", "muncar-2024", "--out", str(tmp_path / "rapor.docx")).err
    assert "matplotlib" in run("paper", "rapor", "muncar-2024", *out, "--lang", "en").err
    assert "matplotlib" not in run("paper", "rapor", "muncar-2024", *out, "--without-pictures").err


def test_what_is_marked_as_missing_is_said(run: Run, tmp_path: Path) -> None:
    """Mojosari's decree prints no programmes: the paper marks the gap, and so does the screen, unless left out."""
    out = str(tmp_path / "pk.docx")
    assert "Ditandai kosong: program dan anggaran belum diisi" in run("paper", "pk", "mojosari-2024", "--out", out).err
    assert "kosong" not in run("paper", "pk", "mojosari-2024", "--out", out, "--without-budget").err


def test_columns_of_an_annex(run: Run, tmp_path: Path) -> None:
    """Named in the order wanted; one there is not is refused with the nearest."""
    out = tmp_path / "iku.docx"
    assert (
        run("paper", "iku", "mumbulsari-2025", "--columns", "number, indicator, sources", "--out", str(out)).code == 0
    )
    said = run("paper", "iku", "mumbulsari-2025", "--columns", "number,indikator", "--out", str(out))
    assert said.code == 2
    assert "Maksudnya “indicator”?" in said.err


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [
        (("paper", "pk", CONTOH, "--out", "x.docx"), ("docx", "word")),
        (("paper", "pk", CONTOH, "--out", "x.xlsx"), ("xlsxwriter", "excel")),
        (("form", CONTOH, "--out", "x.xlsx"), ("xlsxwriter", "excel")),
        (("plot", CONTOH, "--out", "x.png"), ("matplotlib", "plot")),
        (("assess", CONTOH), ("rich", "cli")),
    ],
)
def test_what_is_not_installed_is_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], missing: tuple[str, str]
) -> None:
    """With the one line that installs it, and nothing is written."""
    module, extra = missing
    monkeypatch.chdir(tmp_path)
    for name in list(sys.modules):
        if name.partition(".")[0] == module or name == "sakip.exports.word.package":
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr(word, "package", raising=False)
    monkeypatch.setitem(sys.modules, module, None)
    said = run(*arguments)
    assert said.code == 2
    assert f"pip install 'sakip[{extra}]'" in said.err
    assert not list(tmp_path.iterdir())


def test_another_ending_is_refused(run: Run, tmp_path: Path) -> None:
    """With those that can be written."""
    said = run("paper", "pk", CONTOH, "--out", str(tmp_path / "pk.odt"))
    assert said.code == 2
    assert said.err.endswith("Yang dapat ditulis: .docx, .xlsx.\n")
    assert not list(tmp_path.iterdir())


def test_the_sizes_are_those_of_the_papers() -> None:
    """The command line names them without loading the papers."""
    assert tuple(papers.SIZES) == PAPER_SIZES
