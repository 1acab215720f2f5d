from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl  # type: ignore[import-untyped]  # it has no stubs
import pytest

import sakip

if TYPE_CHECKING:
    from conftest import Run

CONTOH = str(Path(__file__).parents[1] / "cases" / "kecamatan-contoh.toml")


@pytest.fixture
def form(run: Run, tmp_path: Path) -> Path:
    """The form of the invented kecamatan, for its third quarter."""
    out = tmp_path / "isian.xlsx"
    assert run("form", CONTOH, "--periods", "2024-Q3", "--out", out).code == 0
    return out


def fill(path: Path, **values: object) -> None:
    """Type numbers into the rows of components."""
    book: Any = openpyxl.load_workbook(path)
    sheet = book["Isian"]
    rows = list(sheet.iter_rows())
    head = next(row for row in rows if "Realisasi" in {cell.value for cell in row})
    columns = {cell.value: cell.column for cell in head}
    for row in rows[head[0].row :]:
        component = row[columns["Komponen"] - 1].value
        if component in values:
            sheet.cell(row[0].row, columns["Realisasi"], values[component])
    book.save(path)


def test_a_form_goes_out_and_comes_back(run: Run, form: Path) -> None:
    """What was typed is shown as new, with what it makes of the results, and nothing is changed yet."""
    fill(form, aktif=28, seluruh=32)
    said = run("form", CONTOH, form)
    assert said.code == 0
    assert "2 baru" in said.out
    assert "87,5" in said.out


def test_applied_it_is_a_set(run: Run, form: Path, tmp_path: Path) -> None:
    """A file of its own, with what was there and what was typed; the file it came from is never the one written."""
    fill(form, aktif=28, seluruh=32)
    out = tmp_path / "baru.toml"
    assert run("form", CONTOH, form, "--apply", "--out", out).code == 0
    before, after = sakip.load(CONTOH), sakip.load(str(out))
    assert after.realisations[: len(before.realisations)] == before.realisations
    (added,) = after.realisations[len(before.realisations) :]
    assert str(added.period) == "2024-Q3"
    assert added.components == {"aktif": Fraction(28), "seluruh": Fraction(32)}
    assert run("form", CONTOH, form, "--apply", "--out", CONTOH).code == 2


def test_what_an_author_wrote_stays(run: Run, form: Path, tmp_path: Path) -> None:
    """The file that is written is the one there was, comments and all, with the new records in it."""
    fill(form, aktif=28, seluruh=32)
    out = tmp_path / "baru.toml"
    said = run("form", CONTOH, form, "--apply", "--out", out)
    before, after = Path(CONTOH).read_text("utf-8").splitlines(), out.read_text("utf-8").splitlines()
    rest = iter(after)
    assert all(line in rest for line in before)
    assert "ditulis baru" not in said.err
    assert run("form", "muncar-2024", "--out", tmp_path / "muncar.xlsx").code == 0
    anew = run("form", "muncar-2024", tmp_path / "muncar.xlsx", "--apply", "--out", tmp_path / "muncar.toml")
    assert anew.code == 0
    assert "ditulis baru seluruhnya" in anew.err
    assert sakip.load(tmp_path / "muncar.toml") == sakip.load("muncar-2024")


def test_what_is_there_is_replaced_only_when_that_is_said(run: Run, form: Path, tmp_path: Path) -> None:
    """A form that somebody has filled in, a set that somebody has applied one to: neither is lost by a command."""
    fill(form, aktif=28, seluruh=32)
    filled_in = form.read_bytes()
    again = run("form", CONTOH, "--periods", "2024-Q3", "--out", form)
    assert again.code == 2
    assert "--force" in again.err
    assert form.read_bytes() == filled_in
    out = tmp_path / "baru.toml"
    out.write_text("# pekerjaan orang lain\n", "utf-8")
    refused = run("form", CONTOH, form, "--apply", "--out", out, "--lang", "en")
    assert (refused.code, "--force" in refused.err) == (2, True)
    assert out.read_text("utf-8") == "# pekerjaan orang lain\n"
    assert run("form", CONTOH, form, "--apply", "--force", "--out", out).code == 0
    assert sakip.load(out).realisations[-1].components == {"aktif": Fraction(28), "seluruh": Fraction(32)}
    assert run("form", CONTOH, "--periods", "2024-Q3", "--force", "--out", form).code == 0
    assert form.read_bytes() != filled_in


def test_what_is_well_written_and_wrong_is_a_warning(run: Run, form: Path) -> None:
    """More posyandu are active than there are: the cell is named, and the exit code says that there is something."""
    fill(form, aktif=75, seluruh=63)
    said = run("form", CONTOH, form)
    assert said.code == 1
    assert "PERINGATAN Isian!H5" in said.out
    assert "75 melebihi seluruh 63" in said.out


def test_one_error_and_nothing_is_applied(run: Run, form: Path, tmp_path: Path) -> None:
    """The cell is named, the exit code says so, and no file is written."""
    fill(form, aktif="dua puluh", seluruh=32)
    said = run("form", CONTOH, form)
    assert said.code == 1
    assert "dua puluh" in said.out
    out = tmp_path / "baru.toml"
    refused = run("form", CONTOH, form, "--apply", "--out", out)
    assert refused.code != 0
    assert "dua puluh" in refused.out + refused.err
    assert not out.exists()


def test_a_scorecard_of_a_form(run: Run, form: Path) -> None:
    """``--realisations`` takes the workbook as it takes CSV."""
    fill(form, aktif=28, seluruh=32)
    said = run("assess", CONTOH, "--period", "2024-Q3", "--realisations", form, "--format", "json")
    (row,) = json.loads(said.out)["assessments"]
    assert row["value"] == "87.50"


def test_a_form_for_programs(run: Run, form: Path) -> None:
    """The same rows as JSON, decimals as text."""
    fill(form, aktif=28, seluruh=32)
    held = json.loads(run("form", CONTOH, form, "--format", "json").out)
    assert held["counts"]["new"] == 2
    assert {row["component"]: row["after"] for row in held["rows"]} == {"aktif": "28", "seluruh": "32"}
    assert [row["value_after"] for row in held["outcomes"] if row["period"] == "2024-Q3"] == ["87.50"]


def test_the_form_is_not_written_over(run: Run, form: Path) -> None:
    """Whatever is asked for: what somebody typed stays."""
    before = form.read_bytes()
    assert run("form", CONTOH, form, "--format", "json", "--out", form).code == 2
    assert form.read_bytes() == before


@pytest.mark.parametrize("more", [[], ["--out", "isian.csv"]])
def test_a_form_needs_the_name_of_a_workbook(run: Run, more: list[str]) -> None:
    """Excel opens nothing else by it."""
    said = run("form", CONTOH, *more)
    assert said.code == 2
    assert ".xlsx" in said.err
