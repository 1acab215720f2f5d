from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from sakip.intake import CODES
from sakip.review import CHECKS
from sakip.wording import FINDINGS

if TYPE_CHECKING:
    from conftest import Run

CASES = Path(__file__).parent.parent / "cases"
WHOLE = CASES / "mojosari-2024-diperbaiki.toml"
SET = """\
schema = 1
code = "contoh"
title = "IKU Kecamatan Contoh"
year = 2024
[[node]]
code = "s1"
kind = "sasaran"
text = "Meningkatnya pelayanan"
[[indicator]]
code = "inovasi"
name = "Jumlah Inovasi"
unit = "dokumen"
node = "s1"
polarity = "higher"
formula = { kind = "count" }
"""
ACCEPT = '[[accept]]\ncheck = "no-target"\nreason = "=target menyusul"\nsubject = "inovasi"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "contoh.toml").write_text(SET, encoding="utf-8")
    (tmp_path / "diterima.toml").write_text(SET + ACCEPT, encoding="utf-8")
    (tmp_path / "rusak.toml").write_text(SET.replace('unit = "dokumen"', 'unit = "dokumn"'), encoding="utf-8")
    return tmp_path


def test_a_finding_is_printed_with_file_line_and_remedy(run: Run) -> None:
    """A planner sees what is wrong, where in the file, and what to do about it."""
    said = run("check", "mumbulsari-2025", "--only", "dictum-gap")
    assert said.code == 1
    assert said.err == ""
    assert said.out == (
        "Kecamatan Mumbulsari, Keputusan Kepala Kecamatan Nomor 000.8.6.3 / 04 / 35.09.23 / 2025\n"
        "\n"
        "PERINGATAN dictum-gap\n"
        "  mumbulsari-2025.toml:85 decree.dictum[4].number: Diktum melompat dari KEEMPAT ke KEENAM; KELIMA\n"
        "    tidak ada.\n"
        "  → Nomori ulang diktumnya, atau kembalikan yang hilang.\n"
        "\n"
        "1 peringatan.\n"
    )


def test_the_gravest_come_first_and_the_like_together(run: Run) -> None:
    """Findings of one kind stand under one heading with one remedy, warnings before notes, and are counted."""
    said = run("check", "mojosari-2024", "--only", "polarity-assumed", "unit-missing", "--lang", "en")
    assert said.code == 1
    headings = [line for line in said.out.splitlines() if line.startswith(("WARNING", "note"))]
    assert headings == ["WARNING unit-missing", "note polarity-assumed"]
    assert said.out.count("→ Print the polarity") == 1
    assert said.out.endswith("\n3 warnings, 1 note.\n")


def test_remedies_that_differ_are_said_each(run: Run) -> None:
    """Where each finding of a kind has its own remedy, each is printed below it."""
    said = run("check", "mojosari-2024", "--only", "citation-title-slip", "--lang", "en")
    assert said.out.count("→ It is known as") == 3


@pytest.mark.parametrize(
    ("arguments", "code", "last"),
    [
        ((WHOLE,), 0, "Tidak ada temuan."),
        (("mojosari-2024", "--only", "signed-by-acting"), 0, "1 catatan."),
        (("mojosari-2024", "--only", "text-repeated", "signed-by-acting"), 1, "1 peringatan, 1 catatan."),
        (("mojosari-2024", "--only", "text-repeated", "--without", "text-repeated"), 0, "Tidak ada temuan."),
    ],
)
def test_the_exit_code_tells_whether_to_look(run: Run, arguments: tuple[str, ...], code: int, last: str) -> None:
    """Nothing or only notes is fine; a warning is not."""
    said = run("check", *arguments)
    assert (said.code, said.out.splitlines()[-1]) == (code, last)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "sebut himpunan atau berkas yang diperiksa"),
        (("--lang", "en"), "Name a set or a file"),
        (("mojosari-2024", "--only", "dictum-gapp"), "Maksudnya “dictum-gap”?"),
        (("mojosari-2024", "--without", "dictum-gapp"), "Maksudnya “dictum-gap”?"),
        (("--list", "--only", "dictum-gapp"), "Maksudnya “dictum-gap”?"),
        (("mojosari-2042",), "Maksudnya “mojosari-2024”?"),
        (("tidak-ada.toml",), "tidak-ada.toml"),
        (("mojosari-2024", "--format", "html"), "html"),
    ],
)
def test_wrong_use_is_told_apart(run: Run, arguments: tuple[str, ...], said: str) -> None:
    """An unknown check, an unknown set or nothing to check exit with 2, and name what was meant."""
    told = run("check", *arguments)
    assert told.code == 2
    assert said in told.err
    assert told.out == ""


def test_a_file_that_does_not_load_says_why(run: Run, folder: Path) -> None:
    """The faults of a file are reported as the loader finds them, with their lines."""
    said = run("check", folder / "rusak.toml")
    assert said.code == 1
    assert "rusak.toml:12" in said.err
    assert "dokumn" in said.err


def test_what_an_office_accepts_is_counted_with_its_reason(run: Run, folder: Path) -> None:
    """An accepted finding is not said again as a finding, and not hidden either."""
    assert "no-target" in run("check", folder / "contoh.toml", "--only", "no-target").out
    said = run("check", folder / "diterima.toml", "--only", "no-target")
    assert said.code == 0
    assert said.out.splitlines()[-1] == "Tidak ada temuan, 1 diterima oleh perangkat daerah."
    assert "=target menyusul" in said.out
    accepted = json.loads(run("check", folder / "diterima.toml", "--only", "no-target", "--format", "json").out)
    assert [(each["code"], each["reason"], each["subject"]) for each in accepted["accepted"]] == [
        ("no-target", "=target menyusul", "inovasi")
    ]


def test_an_acceptance_of_several_findings_is_said_once(run: Run, tmp_path: Path) -> None:
    """With the place of each; a program gets them one by one."""
    file = tmp_path / "dua.toml"
    accept = '[[accept]]\ncheck = "no-target"\nreason = "menyusul"\n'
    file.write_text(f"{SET}{SET[SET.index('[[indicator]]') :].replace('inovasi', 'lain')}{accept}", encoding="utf-8")
    said = run("check", file, "--only", "no-target")
    assert said.out.count("menyusul") == 1
    assert said.out.splitlines()[-1] == "Tidak ada temuan, 2 diterima oleh perangkat daerah."
    places = [each["line"] for each in json.loads(run("check", file, "--format", "json").out)["accepted"]]
    assert len(places) == 2
    assert all(f"dua.toml:{line}" in said.out for line in places)


@pytest.mark.parametrize("code", sorted(CODES))
def test_whatever_may_be_found_in_a_file_can_be_asked_for(run: Run, folder: Path, code: str) -> None:
    """By the code it is printed with, like the checks."""
    rows = folder / "realisasi.csv"
    rows.write_text("indikator;periode;komponen;nilai;lain\ninovasi;2024;jumlah;tiga;\n;2024;jumlah;3;\n")
    about = (folder / "contoh.toml", "--realisations", rows)
    found = {each["code"] for each in json.loads(run("check", *about, "--format", "json").out)["findings"]}
    assert {"file-style", "unknown-column", "bad-number", "missing-cell", "no-target"} <= found
    only = json.loads(run("check", *about, "--only", code, "--format", "json").out)["findings"]
    assert {each["code"] for each in only} == {code} & found
    rest = json.loads(run("check", *about, "--without", code, "--format", "json").out)["findings"]
    assert {each["code"] for each in rest} == found - {code}


def test_what_is_wrong_with_an_acceptance_can_be_asked_for(run: Run, folder: Path) -> None:
    """It is only known when the checks were asked."""
    file = folder / "berlebih.toml"
    file.write_text(SET + ACCEPT.replace("no-target", "no-polarity"), encoding="utf-8")
    told = json.loads(run("check", file, "--only", "unused-acceptance", "--format", "json").out)
    assert [each["code"] for each in told["findings"]] == ["unused-acceptance"]
    assert "Maksudnya “file-style”?" in run("check", file, "--only", "file-stile").err


def test_realisations_are_checked_too(run: Run, folder: Path) -> None:
    """What is wrong in the rows of a file, and odd about its numbers, is found in one go."""
    rows = folder / "realisasi.csv"
    rows.write_text(
        "indicator,period,component,value\ninovasi,2023,jumlah,3\ninovasi,2024,jumlah,3\nikm,2024,nilai,80\n"
    )
    said = run("check", folder / "contoh.toml", "--realisations", rows, "--format", "json")
    found = {each["code"]: (Path(each["file"]).name, each["line"]) for each in json.loads(said.out)["findings"]}
    assert said.code == 1
    assert found["unknown-indicator"] == ("realisasi.csv", 4)
    assert found["same-as-last-year"] == ("realisasi.csv", 3)
    assert found["no-target"][0] == "contoh.toml"


def test_a_file_that_does_not_load_is_told_in_json_and_csv_too(run: Run, folder: Path) -> None:
    """A program that asks for JSON gets JSON, and reads in it that there is no set."""
    said = run("check", folder / "rusak.toml", "--format", "json")
    told = json.loads(said.out)
    assert (said.code, said.err, told["format"], told["loaded"]) == (1, "", "sakip.review/1", False)
    (finding,) = told["findings"]
    assert (finding["code"], finding["line"], finding["key"]) == ("unknown-unit", 12, "indicator[0].unit")
    assert told["counts"] == {"error": 1, "warning": 0, "info": 0}
    said = run("check", folder / "rusak.toml", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(said.out))
    assert (said.code, row["code"], row["line"]) == (1, "unknown-unit", "12")


@pytest.mark.parametrize("name", ["diterima.toml", "rusak.toml", WHOLE, "mumbulsari-2025"], ids=str)
def test_json_fits_its_schema(run: Run, folder: Path, name: str | Path) -> None:
    """Findings, what is accepted, and why a file is no set."""
    asked = folder / name if (folder / name).exists() else name
    told = json.loads(run("check", asked, "--format", "json").out)
    written = json.loads(run("schema", "review").out)
    jsonschema.Draft202012Validator(written).validate(told)
    assert list(written["properties"]) == list(told)
    for part, several in (("finding", told["findings"]), ("accepted", told["accepted"])):
        assert all(list(one) == list(written["$defs"][part]["properties"]) for one in several)


def test_json_holds_all_of_it(run: Run) -> None:
    """For programs: code, severity, place, sentence and remedy in both languages, and the basis of the check."""
    told = json.loads(run("check", "mumbulsari-2025", "--only", "citation-superseded", "--format", "json").out)
    assert (told["format"], told["set"], told["counts"]) == (
        "sakip.review/1", "mumbulsari-2025", {"error": 0, "warning": 1, "info": 0},
    )  # fmt: skip
    (finding,) = told["findings"]
    assert (finding["file"], finding["line"], finding["key"]) == ("mumbulsari-2025.toml", 42, "decree.basis[5]")
    assert finding["message"].startswith("Permendagri 13/2006 sudah diganti")
    assert finding["message_en"].startswith("Permendagri 13/2006 has been replaced")
    assert (finding["confidence"], finding["severity"]) == ("M", "warning")
    assert all(finding[name] for name in ("remedy", "remedy_en", "basis"))


def test_csv_has_a_row_for_each_finding(run: Run) -> None:
    """For a spreadsheet: one row a finding, in the language asked for, and nothing beside it."""
    said = run("check", "mojosari-2024", "--only", "bands-hole", "--format", "csv", "--lang", "en")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert said.err == ""
    assert [row["code"] for row in rows] == ["bands-hole"] * 4
    assert {row["severity"] for row in rows} == {"warning"}
    assert rows[0]["message"].startswith("Scale ipasn-mojosari")
    assert all(row["line"] and row["remedy"] for row in rows)


def test_csv_of_nothing_has_its_headings(run: Run) -> None:
    """A spreadsheet without findings still says what its columns are."""
    assert run("check", WHOLE, "--format", "csv").out == "severity,code,file,line,key,message,remedy\n"


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_result_is_written_to_a_file(run: Run, tmp_path: Path, form: str) -> None:
    """With --out the same goes to a file, and the exit code stays."""
    out = tmp_path / "hasil"
    asked = ("check", "mojosari-2024", "--only", "text-repeated", "--format", form)
    printed = run(*asked)
    written = run(*asked, "--out", out)
    assert (written.code, written.out) == (1, "")
    assert out.read_text(encoding="utf-8") == printed.out


def test_the_catalogue_lists_every_check_with_its_basis(run: Run) -> None:
    """Every check is named with what it says, what to do, and on what ground, the facts left open."""
    said = run("check", "--list", "--lang", "en")
    assert said.code == 0
    assert "{" not in said.out
    listed = [line.split()[1] for line in said.out.splitlines() if line.startswith(("ERROR ", "WARNING ", "note "))]
    assert sorted(listed) == sorted(CHECKS)
    assert "from memory" in said.out
    told = json.loads(run("check", "--list", "--format", "json").out)
    assert [each["code"] for each in told["checks"]] == list(CHECKS)
    by_code = {each["code"]: each for each in told["checks"]}
    assert by_code["dictum-gap"] == {
        "code": "dictum-gap",
        "severity": "warning",
        "about": "decree",
        "message_id": "Diktum melompat dari … ke …; … tidak ada.",
        "remedy_id": FINDINGS["dictum-gap"].remedy_id,
        "message_en": "The dictum jumps from … to …; there is no ….",
        "remedy_en": FINDINGS["dictum-gap"].remedy_en,
        "basis": CHECKS["dictum-gap"].basis,
        "confidence": "C",
    }


def test_the_catalogue_can_be_narrowed(run: Run) -> None:
    """--only and --without choose among the checks of the list, too."""
    rows = list(csv.DictReader(io.StringIO(run("check", "--list", "--only", "dictum-gap", "--format", "csv").out)))
    assert [row["code"] for row in rows] == ["dictum-gap"]
    without = json.loads(run("check", "--list", "--without", "dictum-gap", "--format", "json").out)
    assert len(without["checks"]) == len(CHECKS) - 1
