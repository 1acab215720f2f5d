"""A file of employees, and the command that measures it."""

from __future__ import annotations

import argparse
import csv
import io
import json
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from sakip import wording
from sakip.cli import ipasn as command
from sakip.cli.screen import Screen
from sakip.errors import PeriodError, RecordsError, UnknownNameError
from sakip.instruments import ipasn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = date(2024, 12, 31)
HEAD = "nip;nama;unit;pendidikan;jabatan;diklat;skp;disiplin\n"
GOOD = (
    "1;A;Kecamatan;S1 Hukum;pelaksana;bimtek 24 JP; ;\n",
    '2;B;Kecamatan;S1;pelaksana;"bimtek 24 JP; seminar";Baik;\n',
    "3;C;Kelurahan;SMA;fungsional;seminar;85,5;ringan 2022\n",
)


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """Write a file of employees."""

    def written(*lines: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "pegawai.csv"
        path.write_bytes("".join(lines).encode(encoding))
        return path

    return written


def test_a_file_is_measured_like_its_records(file: Callable[..., Path]) -> None:
    path = file(HEAD, *GOOD)
    result = ipasn.read(path, on=DAY)
    assert [(person.row, person.name, str(person.value)) for person in result.people] == [
        (3, "B", "85.00"),
        (4, "C", "43.00"),
    ]
    (refused,) = result.refused
    assert (refused.row, dict(refused.record)["nama"]) == (2, "A")
    assert refused.findings[0].text("en").startswith(f"{path}:2 skp: Kecamatan: the SKP is blank")
    records = csv.DictReader(io.StringIO("".join((HEAD, *GOOD))), delimiter=";")
    again = ipasn.measure(records, on=DAY)
    assert again.overall.score == result.overall.score == 64
    assert again.overall.dimensions == result.overall.dimensions


@pytest.mark.parametrize(
    ("separator", "skp", "points"),
    [
        (";", "90,5", 30), (";", "90", 25), ("\t", "75,5", 25), (",", "90.5", 30), (",", '"90,5"', None),
        (";", "90.5", None), (";", "90,125", 30), (",", "90.125", 30),
    ],
)  # fmt: skip
def test_the_separator_says_how_decimals_are_written(
    file: Callable[..., Path], separator: str, skp: str, points: int | None
) -> None:
    """It is not guessed cell by cell; what does not fit is refused."""
    path = file(separator.join(("pendidikan", "jabatan", "skp")), "\n", separator.join(("S1", "pelaksana", skp)), "\n")
    result = ipasn.read(path, on=DAY)
    if points is None:
        assert [finding.code for finding in result.refused[0].findings] == ["ipasn-skp-number"]
    else:
        assert result.people[0].points["kinerja"].total == points


def test_a_row_of_another_length_is_somebody_who_was_not_measured(file: Callable[..., Path]) -> None:
    result = ipasn.read(file(HEAD, *GOOD, "4;D;Kecamatan;S1\n", ";;;;;;;\n"), on=DAY)
    assert [refused.row for refused in result.refused] == [2, 5]
    assert (result.overall.measured, result.overall.total) == (2, 4)
    assert "row-shape" in [finding.code for finding in result.findings]


def test_rows_too_many_to_name_still_count(file: Callable[..., Path]) -> None:
    result = ipasn.read(file(HEAD, GOOD[1], *["4;D\n"] * 1_500), on=DAY)
    assert (len(result.refused), result.overall.total) == (1_000, 1_501)


def test_a_file_of_windows_is_read_and_said_to_be(file: Callable[..., Path]) -> None:
    result = ipasn.read(file(HEAD, GOOD[1].replace("Kecamatan", "Kecamatan Déwa"), encoding="cp1252"), on=DAY)
    assert list(result.units) == ["Kecamatan Déwa"]
    assert "encoding-guessed" in [finding.code for finding in result.findings]


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ([], ["no-header"]),
        (["nip;unit;jabatan\n"], ["ipasn-no-column"] * 2),
        (["pendidikan;jabatan;skp;SKP\n"], ["ipasn-column-twice"]),
        ([GOOD[1]], ["ipasn-no-column"] * 3),
    ],
)
def test_a_header_that_does_not_name_what_is_needed_is_refused(
    file: Callable[..., Path], lines: list[str], codes: list[str]
) -> None:
    """The row itself is not repeated: it may be the first employee."""
    with pytest.raises(RecordsError) as caught:
        ipasn.read(file(*lines), on=DAY)
    assert [finding.code for finding in caught.value.findings] == codes
    assert "Kecamatan" not in str(caught.value)


def test_a_title_above_the_table_is_passed_over_and_said_to_be(file: Callable[..., Path]) -> None:
    """Rows keep the line of the file they stand in; a header without SKP is still known and its fault named."""
    title = "DAFTAR PEGAWAI;;;;;;;\nKecamatan Contoh;;;;;;;\n\n"
    result = ipasn.read(file(title, HEAD, *GOOD), on=DAY)
    assert result.overall.score == 64
    assert [person.row for person in result.people] == [6, 7]
    assert (result.overall.measured, result.overall.total) == (2, 3)
    assert "header-found" in [finding.code for finding in result.findings]
    with pytest.raises(RecordsError) as caught:
        ipasn.read(file(title, "nip;pendidikan;jabatan\n"), on=DAY)
    assert [finding.facts["name"] for finding in caught.value.findings] == ["skp"]


@pytest.mark.parametrize("column", ["pendidikan", "jabatan", "skp"])
def test_a_column_that_is_missing_may_be_called_what_it_is(column: str, file: Callable[..., Path]) -> None:
    others = [name for name in ("pendidikan", "jabatan", "skp") if name != column]
    with pytest.raises(RecordsError) as caught:
        ipasn.read(file(";".join(others), "\n"), on=DAY)
    (finding,) = caught.value.findings
    assert f"salah satu dari: {column}, " in finding.text()


def test_progress_is_told_and_ends_at_the_end(file: Callable[..., Path]) -> None:
    path = file("pendidikan;jabatan;skp\n", *["S1;pelaksana;Baik\n"] * 5_000)
    told: list[tuple[int, int]] = []
    result = ipasn.read(path, on=DAY, progress=lambda done, size: told.append((done, size)))
    assert result.overall.measured == 5_000
    size = path.stat().st_size
    assert len(told) == 3
    assert told == sorted(told)
    assert told[-1] == (size, size)


# --- the command ------------------------------------------------------------------------------------------------------


def ran(*arguments: str | Path, lang: str = "id") -> tuple[int, str]:
    """Run ``sakip ipasn`` and return its exit code and what it printed."""
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()

    def added(name: str, run: Any) -> argparse.ArgumentParser:
        made = commands.add_parser(name)
        made.set_defaults(command=run)
        return made

    command.add(added, lambda code: wording.command(code, lang))
    options = parser.parse_args(["ipasn", *map(str, arguments)])
    stream = io.StringIO()
    code = options.command(options, Screen(stream, lang))
    return code, stream.getvalue()


def test_the_table_has_a_row_for_each_unit_and_one_for_all(file: Callable[..., Path]) -> None:
    code, said = ran(file(HEAD, *GOOD), "--on", "2024-12-31")
    assert code == 1
    rows = {line.split("  ")[0].strip(): line.split() for line in said.splitlines()}
    assert rows["Kecamatan"][1:] == ["1/2", "50,00%", "15,00", "40,00", "25,00", "5,00", "85,00", "Tinggi"]
    assert rows["Seluruh pegawai"][2:] == ["2/3", "66,67%", "10,00", "25,00", "25,00", "4,00", "64,00", "Rendah"]
    assert "Rata-rata nilai unit (bukan nilai instansi): 64,00" in said
    assert "KESALAHAN" in said
    assert "[S×2]" in said


def test_nothing_to_say_is_exit_code_0(file: Callable[..., Path]) -> None:
    assert ran(file(HEAD, *GOOD[1:]), "--period", "2024")[0] == 0


def test_the_command_explains_in_both_languages(file: Callable[..., Path]) -> None:
    path = file(HEAD, *GOOD[1:])
    _, indonesian = ran(path, "--period", "2024", "--explain")
    _, english = ran(path, "--period", "2024", "--explain", lang="en")
    assert "hitungan" in indonesian
    assert "calculation" in english
    assert "baris_3" in indonesian
    assert "All employees" in english


def test_json_has_everything_but_people(file: Callable[..., Path]) -> None:
    code, said = ran(file(HEAD, *GOOD), "--on", "2024-12-31", "--format", "json", "--explain", "--headcount", "4")
    data = json.loads(said)
    assert code == 1
    assert data["format"] == "sakip.ipasn/1"
    assert (data["overall"]["value"], data["overall"]["coverage"], data["overall"]["category"]) == ("64.00", "1/2", "R")
    assert data["overall"]["category_label"] == "Rendah"
    assert [unit["unit"] for unit in data["units"]] == ["Kecamatan", "Kelurahan"]
    assert data["refused"] == [{"row": 2, "unit": "Kecamatan", "in_total": True, "why": ["ipasn-blank"]}]
    assert Fraction(data["working"]["value"]) == 64
    assert "nama" not in said


def test_csv_has_a_row_a_group_and_no_formula(file: Callable[..., Path], tmp_path: Path) -> None:
    out = tmp_path / "hasil.csv"
    path = file(HEAD, *GOOD[1:], "5;E;=1+1;S1;pelaksana;;Baik;\n")
    ran(path, "--on", "2024-12-31", "--format", "csv", "--out", out)
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert [(row["group"], row["unit"], row["value"]) for row in rows] == [
        ("unit", "Kecamatan", "85.00"),
        ("unit", "Kelurahan", "43.00"),
        ("unit", "'=1+1", "45.00"),
        ("overall", "", "57.67"),
    ]
    assert [(row["category"], row["category_label"]) for row in rows] == [
        ("T", "Tinggi"), ("SR", "Sangat Rendah"), ("SR", "Sangat Rendah"), ("SR", "Sangat Rendah"),
    ]  # fmt: skip


def test_findings_alike_are_listed_up_to_a_point(file: Callable[..., Path]) -> None:
    lines = [f"{n};A;Kecamatan;S1;pelaksana;;;\n" for n in range(30)]
    _, said = ran(file(HEAD, *lines), "--on", "2024-12-31")
    assert said.count("SKP kosong") == 10
    assert "dan 20 temuan lain" in said


def test_pppk_are_included_when_asked_for(file: Callable[..., Path]) -> None:
    path = file(
        "pendidikan;jabatan;skp;diklat;disiplin;status\n", "S1;pelaksana;Baik;;;PPPK\n", "S2;pelaksana;Baik;;;PNS\n"
    )
    assert "50,00" in ran(path, "--period", "2024")[1]
    code, said = ran(path, "--period", "2024", "--include", "PPPK, cpns")
    assert code == 0
    assert "47,50" in said
    with pytest.raises(UnknownNameError):
        ran(path, "--period", "2024", "--include", "semua")


def test_the_day_is_asked_for_and_never_guessed(file: Callable[..., Path]) -> None:
    path = file(HEAD, *GOOD)
    with pytest.raises(ValueError, match="--period 2024"):
        ran(path)
    with pytest.raises(PeriodError):
        ran(path, "--on", "kemarin")


@pytest.mark.parametrize("written", ["1.000", "1000"])
def test_a_headcount_is_written_as_people_here_write_numbers(file: Callable[..., Path], written: str) -> None:
    said = ran(file(HEAD, *GOOD), "--on", "2024-12-31", "--format", "json", "--headcount", written)[1]
    assert json.loads(said)["overall"]["total"] == 1_000
    with pytest.raises(SystemExit):
        ran(file(HEAD, *GOOD), "--on", "2024-12-31", "--headcount", "1,5")
