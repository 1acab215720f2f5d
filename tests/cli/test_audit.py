from __future__ import annotations

import csv
import io
import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Run

BUDGETS = Path(__file__).parents[1] / "cases" / "budget.csv"
ROWS = [
    "IKM;90,10;97,95;108,71;tinggi",
    "Inovasi;90,62;93,93;106,35;tinggi",
    "=1+1;89;97;108,98;tinggi",
    "Opini BPK;WTP;WTP;100;",
    "Kemiskinan;23;20,1;87,39;rendah",
    "Pengaduan;0;5;12,5;rendah",
]


@pytest.fixture
def run(run: Run) -> Run:
    """Run ``sakip audit``."""
    return partial(run, "audit")


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    """Write a table of achievements."""

    def write(*rows: str) -> Path:
        path = tmp_path / "capaian.csv"
        path.write_text("\n".join(("indikator;target;realisasi;capaian;polaritas", *rows)), encoding="utf-8")
        return path

    return write


# --- for people -------------------------------------------------------------------------------------------------------


def test_the_head_counts_and_says_the_house_style(run: Run, table: Callable[..., Path]) -> None:
    """How many rows are reproduced, plainly or not, and how most of them are made."""
    said = run(table(*ROWS))
    assert said.code == 1
    head, style, *_ = said.out.splitlines()
    assert head == "6 baris: 3 cocok (1 tanpa catatan), 2 tidak cocok, 1 tidak dapat dibandingkan."
    assert style.startswith("Kebiasaan dokumen: rumus R ÷ T × 100 (3)")


def test_the_worst_rows_come_first_with_what_is_right(run: Run, table: Callable[..., Path]) -> None:
    """A figure that cannot exist, then the largest difference; each with its likely slip."""
    out = run(table(*ROWS), "--lang", "en").out
    places = [out.index(name) for name in ("Pengaduan", "Inovasi", "Kemiskinan", "cut off to 2 dp", "WTP")]
    assert places == sorted(places)
    (line,) = (line for line in out.splitlines() if line.lstrip().startswith("3 "))
    assert line.split()[2:7] == ["90,62", "93,93", "106,35", "103.65", "2.7"]
    assert "swapped" in out
    assert "IKM" not in out


def test_each_reason_shows_its_first_row(run: Run, table: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """As printed, and the plain figure where that is another."""
    monkeypatch.setenv("COLUMNS", "200")
    out = run(table("Kelas;89;97;108,98;tinggi", ROWS[3]), "--lang", "en").out
    assert "Kelas: 89 | 97 | 108,98 (plainly 108.99)" in out
    assert "Opini BPK: WTP | WTP | 100 " in out


def test_all_rows_are_shown_when_asked_for(run: Run, table: Callable[..., Path]) -> None:
    """Those plainly reproduced are only counted otherwise."""
    assert "IKM" in run(table(*ROWS), "--all").out


def test_a_table_in_which_everything_fits_is_fine(run: Run, table: Callable[..., Path]) -> None:
    """Exit code 0, also with rows that cannot be compared and notes."""
    said = run(table(ROWS[0], ROWS[2], ROWS[3]))
    assert (said.code, said.err) == (0, "")


def test_published_budgets_are_audited(run: Run) -> None:
    """Each document by its own style; four figures of the published tables fit nothing."""
    said = run(BUDGETS)
    assert said.code == 1
    assert said.out.startswith("422 baris: 412 cocok")
    assert "4 tidak cocok" in said.out
    assert "Ini angka baris" in said.out
    assert "dokumen lain" in said.out


def test_polarity_and_caps_can_be_told(run: Run, table: Callable[..., Path]) -> None:
    """For rows that tell none, and for documents with a cap of their own."""
    lower = table("Kemiskinan;23;20,1;112,61;")
    assert run(lower, "--polarity", "higher").code == 1
    assert run(lower, "--polarity", "lower").code == 0
    capped = table("Inovasi;10;30;112,5;tinggi")
    assert run(capped).code == 1
    assert run(capped, "--cap", "112,5").code == 0


# --- for programs -----------------------------------------------------------------------------------------------------


def test_json_has_a_row_for_each_row(run: Run, table: Callable[..., Path]) -> None:
    """In their order, each with its verdict, in the language asked for."""
    said = run(table(*ROWS), "--format", "json", "--lang", "en")
    made = json.loads(said.out)
    assert (said.code, made["schema"], made["kind"]) == (1, "sakip.audit/1", "achievements")
    assert [row["line"] for row in made["rows"]] == [2, 3, 4, 5, 6, 7]
    assert [row["verdict"] for row in made["rows"]] == [
        "reproduced", "not-reproduced", "reproduced", "not-comparable", "reproduced", "not-reproduced",
    ]  # fmt: skip
    swapped = made["rows"][1]
    assert (swapped["right"], swapped["slip"], swapped["difference"]) == ("103.65", "digits-swapped", "27/10")
    assert made["rows"][2]["reason"] == "Further decimals are cut off."
    assert made["rows"][4]["slip"] == "other-polarity"
    assert [finding["code"] for finding in made["findings"]] == ["audit-not-reproduced", "audit-against-polarity"]
    assert made["findings"][0]["message"] == "Printed figures that no convention makes: 2 (rows 3, 7)."
    assert made["findings"][0]["remedy"].startswith("Check target")


def test_csv_is_harmless(run: Run, table: Callable[..., Path]) -> None:
    """No text of the table is taken for a formula by a spreadsheet."""
    said = run(table(*ROWS), "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert [row["verdict"] for row in rows].count("not-reproduced") == 2
    assert rows[2]["label"] == "'=1+1"
    assert rows[4]["right"] == "112.61 | 114.43"
    assert [row["difference"] for row in rows] == ["", "2.7", "", "", "-25.22", ""]
    assert "tidak dihasilkan" in said.err


def test_the_result_can_be_written_to_a_file(run: Run, table: Callable[..., Path], tmp_path: Path) -> None:
    """And never over the table that is read."""
    path, out = table(*ROWS), tmp_path / "audit.json"
    assert run(path, "--format", "json", "--out", out).code == 1
    assert len(json.loads(out.read_text(encoding="utf-8"))["rows"]) == 6
    assert run(path, "--format", "csv", "--out", path).code == 2


# --- misuse -----------------------------------------------------------------------------------------------------------


def test_a_table_of_another_kind_is_named_with_what_is_expected(run: Run, tmp_path: Path) -> None:
    """The finding lists the columns of both kinds of table."""
    path = tmp_path / "lain.csv"
    path.write_text("nama,umur\nA,3\n", encoding="utf-8")
    said = run(path)
    assert said.code == 1
    assert "pagu, realisasi, persen" in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("arguments", [("--polarity", "naik-turun"), ("--cap", "banyak")])
def test_wrong_use_is_code_2(run: Run, table: Callable[..., Path], arguments: tuple[str, ...]) -> None:
    """What is no polarity, and what is no number."""
    said = run(table(*ROWS), *arguments)
    assert said.code == 2
    assert arguments[1] in said.err


def test_a_file_that_is_not_there_is_code_2(run: Run, tmp_path: Path) -> None:
    """Named, and no traceback."""
    said = run(tmp_path / "tiada.csv")
    assert said.code == 2
    assert "tiada.csv" in said.err
