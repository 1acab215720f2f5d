from __future__ import annotations

import csv
import io
import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import sakip
from sakip import comparison
from sakip.cli import main
from sakip.comparison.tables import PLACES

if TYPE_CHECKING:
    from conftest import Run

WHOLE = Path(__file__).parents[1] / "comparison" / "lengkap.toml"


@pytest.fixture
def run(run: Run) -> Run:
    """Run ``sakip report``."""
    return partial(run, "report")


def test_the_analyses_stand_one_after_another_under_indonesian_headings(run: Run) -> None:
    said = run(WHOLE)
    titles = [line for line in said.out.splitlines() if line.partition(". ")[0] in {*PLACES.values()}]
    places = ["A.1", "A.2", "A.3", "A.4", "A.5", "A.6", "A.6", "A.6", "A.7", "B"]
    assert [title.partition(". ")[0] for title in titles] == places
    assert titles[0] == "A.1. Target dan realisasi 2024"
    assert titles[-1] == "B. Realisasi anggaran 2024"
    assert (said.code, "IKM" in said.out, said.err) == (1, True, "")
    assert "belum ditulis" in said.out
    assert "PERINGATAN waktu 2024 (melampaui)" in said.out


def test_it_speaks_english_when_asked(run: Run) -> None:
    said = run(WHOLE, "--lang", "en", "--margin", "5")
    assert "A.1. Target and realisation of 2024" in said.out
    assert "13.11" in said.out


def test_json_is_the_report_with_its_findings(run: Run) -> None:
    said = run(WHOLE, "--format", "json")
    told = comparison.report(sakip.load(str(WHOLE)))
    assert json.loads(said.out) == json.loads(json.dumps(told.to_dict()))


def test_csv_has_one_row_a_cell_and_says_why_one_is_empty(run: Run) -> None:
    said = run(WHOLE, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    cell = {(row["table"], row["row"], row["column"]): row for row in rows}
    assert cell["target", "1", "achievement"]["value"] == "98.82"
    assert cell["target", "1", "achievement"]["unit"] == "persen"
    assert cell["budget", "total", "absorption"]["value"] == "89.70"
    assert cell["standard", "2", "standard"]["why"] == "belum ada standar nasional yang dinyatakan"
    assert "belum ditulis" in said.err


def test_realisations_years_plan_and_day_can_be_given(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "realisasi.csv"
    file.write_text("indicator,period,component,value\nlepas,2024,nilai,60\n", encoding="utf-8")
    asked = ("--realisations", file, "--years", "1", "--medium-term", "2022-2025", "--format", "json")
    made = json.loads(run(WHOLE, *asked).out)
    assert made["years"] == ["2024"]
    assert made["objectives"][-1]["indicators"] == {"lepas": "exceeded"}
    plan = next(table for table in made["tables"] if table["code"] == "medium-term")
    assert plan["rows"][0]["plan"] == "Renstra 2022-2026 (2025)"
    before = json.loads(run(WHOLE, "--as-of", "2024-06-30", "--format", "json").out)
    assert before["as_of"] == "2024-06-30"
    assert json.loads(run(WHOLE, "--year", "2023", "--format", "json").out)["year"] == "2023"


def test_it_compares_across_a_named_break(run: Run) -> None:
    assert "1,29" not in run("muncar-2024").out
    assert "1,29" in run("muncar-2024", "--across", "PermenPANRB 88/2021").out


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """So it is."""
        return True


@pytest.mark.parametrize("columns", ["60", "400"])
def test_a_terminal_of_any_width_shows_every_row_with_its_objective(
    monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys, "stdout", terminal := Terminal())
    assert main(["report", str(WHOLE)]) == 1
    said = terminal.getvalue()
    assert "IKM" in said
    assert said.count("Pemberdayaan desa") > said.count("Belum diukur") > 0
    assert "Selisih ialah 2024 dikurangi tahun pada barisnya, dari angka terbit." in said
    assert "B. Realisasi anggaran 2024" in said


def test_it_writes_to_a_file(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "laporan.txt"
    said = run(WHOLE, "--out", out)
    assert said.out == ""
    assert "B. Realisasi anggaran 2024" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "wrong",
    [("--year", "2024-Q1"), ("--years", "0"), ("--margin", "lima"), ("--medium-term", "2026-2021"), ("--across", "x")],
)
def test_wrong_use_is_refused_with_a_remedy(run: Run, wrong: tuple[str, str]) -> None:
    said = run(WHOLE, *wrong)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("sakip: ")
