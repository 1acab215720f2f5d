from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

import sakip
from sakip.indicators import POLICIES

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

SET = """\
schema = 1
code = "contoh"
title = "Kecamatan Contoh"
year = 2024
[[indicator]]
code = "ikm"
name = "=IKM"
unit = "nilai"
polarity = "higher"
basis = "Keputusan 2023"
formula = { kind = "count", component = "nilai", unit = "nilai" }
[[definition]]
indicator = "ikm"
valid_until = 2022-12-31
unit = "persen"
formula = { kind = "ratio", numerator = "puas", denominator = "semua", unit = "orang" }
[[indicator]]
code = "opini"
name = "Opini"
unit = "predikat"
predicates = ["WDP", "WTP"]
formula = { kind = "count", component = "opini", unit = "predikat" }
[[indicator]]
code = "inovasi"
name = "Inovasi"
unit = "inovasi"
valid_from = 2023-01-01
formula = { kind = "count" }
[[document]]
code = "renstra"
kind = "renstra"
title = "Renstra"
[document.targets.ikm]
2021 = 90
2022 = 90
2023 = 80
"""
ROWS = """\
indicator;period;component;value;document;recorded;status
ikm;2021;puas;90;Survei;2022-01-05;verified
ikm;2021;semua;100;Survei;2022-01-05;verified
ikm;2022;puas;95;Survei;2023-01-05;verified
ikm;2022;semua;100;Survei;2023-01-05;verified
ikm;2023;nilai;83,5;;2024-01-05;verified
ikm;2023;nilai;84;;2024-09-05;diajukan
opini;2021;opini;WDP;LHP;2022-05-05;verified
opini;2022;opini;WTP;LHP;2023-05-05;verified
"""


@pytest.fixture
def contoh(tmp_path: Path) -> Path:
    path = tmp_path / "contoh.toml"
    path.write_text(SET, encoding="utf-8")
    return path


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "realisasi.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def values(text: str, code: str) -> dict[str, Any]:
    return {row["period"]: row["value"] for row in json.loads(text)["rows"] if row["indicator"] == code}


# --- series -----------------------------------------------------------------------------------------------------------


def test_the_table_shows_every_year_and_a_bar_where_a_series_breaks(run: Run) -> None:
    said = run("series", "muncar-2024")
    assert (said.code, said.err) == (1, "")
    (line,) = (line for line in said.out.splitlines() if "Nilai SAKIP Kecamatan" in line)
    assert line.split()[-6:] == ["81,03", "┃", "85,46", "86,14", "87,92", "82,32"]
    (line,) = (line for line in said.out.splitlines() if "Indeks Kepuasan Masyarakat" in line)
    assert "┃" not in line
    assert "┃ deret terputus" in said.out
    assert "“PermenPANRB 88/2021”" in said.out


def test_years_without_a_break_are_fine_and_say_nothing_of_bars(run: Run) -> None:
    said = run("series", "muncar-2024", "--years", "2021–2023", "--lang", "en")
    assert (said.code, said.err) == (0, "")
    assert "┃" not in said.out
    heading = next(line for line in said.out.splitlines() if "2021" in line and "2023" in line and "Muncar" not in line)
    assert heading.split()[-3:] == ["2021", "2022", "2023"]


@pytest.mark.parametrize(
    ("years", "expected"),
    [("2021-2023", ["2021", "2022", "2023"]), ("2020 - 2021", ["2020", "2021"]), (" 2022 ", ["2022"])],
)
def test_years_are_named_with_a_dash_or_one_alone(run: Run, years: str, expected: list[str]) -> None:
    said = run("series", "muncar-2024", "--years", years, "--format", "json")
    assert json.loads(said.out)["periods"] == expected


@pytest.mark.parametrize(
    "years", ["", "24", "2024-", "2020-2021-2022", "dua", "2024-2020", "0000", "2020/2021", "-2024"]
)
def test_what_names_no_years_is_wrong_use(run: Run, years: str) -> None:
    for lang in ("id", "en"):
        said = run("series", "muncar-2024", f"--years={years}", "--lang", lang)
        assert (said.code, said.out) == (2, "")
        assert said.err.startswith("sakip: ")
        assert "Traceback" not in said.err


def test_the_json_names_each_break_with_what_to_ask_for_it_by(run: Run, contoh: Path, rows: Path) -> None:
    said = run("series", contoh, "--realisations", rows, "--format", "json")
    held = json.loads(said.out)
    assert said.code == 1
    assert (held["format"], held["set"], held["periods"]) == ("sakip.series/1", "contoh", ["2021", "2022", "2023"])
    assert held["breaks"] == [
        {
            "indicator": "ikm",
            "before": "2022",
            "after": "2023",
            "kind": "definition",
            "name": "definition-2023-01-01",
            "source": "Keputusan 2023",
        }
    ]
    assert [(row["period"], row["break"]) for row in held["rows"] if row["indicator"] == "ikm"] == [
        ("2021", None), ("2022", None), ("2023", "definition-2023-01-01")
    ]  # fmt: skip
    assert values(said.out, "ikm") == {"2021": "90.00", "2022": "95.00", "2023": "84.00"}
    broken = sakip.series(sakip.load(contoh), sakip.read_realisations(rows, sakip.load(contoh)).realisations)
    assert broken["ikm"].trend(across=["definition-2023-01-01"]).total == -6
    codes = [finding["code"] for finding in held["findings"]]
    assert codes.count("series-definition") == 1
    assert codes.count("medium-term-target") == 3
    assert codes.count("correction") == 1


def test_an_indicator_that_did_not_exist_is_not_defined_and_no_break(run: Run, contoh: Path, rows: Path) -> None:
    held = json.loads(run("series", contoh, "--realisations", rows, "--format", "json").out)
    found = {row["period"]: (row["status"], row["reason"]) for row in held["rows"] if row["indicator"] == "inovasi"}
    assert found == {
        "2021": ("not-applicable", "not-defined"),
        "2022": ("not-applicable", "not-defined"),
        "2023": ("not-reported", "not-reported"),
    }
    assert {broken["indicator"] for broken in held["breaks"]} == {"ikm"}


def test_the_csv_has_a_row_an_indicator_and_year_and_no_formula_of_a_spreadsheet(
    run: Run, contoh: Path, rows: Path
) -> None:
    said = run("series", contoh, "--realisations", rows, "--format", "csv")
    table = list(csv.DictReader(io.StringIO(said.out)))
    assert [(row["indicator"], row["period"]) for row in table[:3]] == [
        ("ikm", "2021"), ("opini", "2021"), ("inovasi", "2021")
    ]  # fmt: skip
    assert len(table) == 9
    assert {row["name"] for row in table} == {"'=IKM", "Opini", "Inovasi"}
    assert [row["break"] for row in table if row["break"]] == ["definition-2023-01-01"]
    assert [row["predicate"] for row in table if row["indicator"] == "opini"] == ["WDP", "WTP", ""]


def test_the_table_prints_words_and_what_there_is_not(run: Run, contoh: Path, rows: Path) -> None:
    said = run("series", contoh, "--realisations", rows)
    (line,) = (line for line in said.out.splitlines() if line.split()[:1] == ["Opini"])
    assert line.split()[-3:] == ["WDP", "WTP", "–"]
    (line,) = (line for line in said.out.splitlines() if "=IKM" in line)
    assert line.split()[-4:] == ["90,00", "95,00", "┃", "84,00"]


def test_a_series_as_of_a_day_knows_nothing_later(run: Run, contoh: Path, rows: Path) -> None:
    said = run("series", contoh, "--realisations", rows, "--as-of", "2024-06-30", "--format", "json")
    assert values(said.out, "ikm") == {"2021": "90.00", "2022": "95.00", "2023": "83.50"}
    assert "correction" not in {finding["code"] for finding in json.loads(said.out)["findings"]}
    early = run("series", contoh, "--realisations", rows, "--as-of", "2022-12-31", "--format", "json")
    assert values(early.out, "ikm") == {"2021": "90.00"}  # nothing was reported of later years


def test_a_series_written_to_a_file_is_the_one_printed(run: Run, contoh: Path, rows: Path, tmp_path: Path) -> None:
    out = tmp_path / "deret.json"
    printed = run("series", contoh, "--realisations", rows, "--format", "json")
    said = run("series", contoh, "--realisations", rows, "--format", "json", "--out", out)
    assert said.code == printed.code
    assert json.loads(out.read_text(encoding="utf-8")) == json.loads(printed.out)


def test_a_series_does_not_overwrite_what_it_reads(run: Run, contoh: Path, rows: Path) -> None:
    for path in (contoh, rows):
        before = path.read_bytes()
        said = run("series", contoh, "--realisations", rows, "--format", "csv", "--out", path)
        assert said.code == 2
        assert path.read_bytes() == before


def test_a_set_that_names_no_year_and_holds_nothing_has_no_series(run: Run, contoh: Path) -> None:
    contoh.write_text(SET.replace("year = 2024\n", ""), encoding="utf-8")
    said = run("series", contoh, "--format", "json")
    assert (said.code, said.out) == (2, "")
    assert run("series", contoh, "--years", "2021-2022", "--format", "json").out


@pytest.mark.parametrize(
    "arguments", [[], ["tiada"], ["muncar-2024", "--as-of", "kemarin"], ["muncar-2024", "--policy", "x"]]
)
def test_wrong_use_is_named(run: Run, arguments: list[str]) -> None:
    said = run("series", *arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err


# --- policies ---------------------------------------------------------------------------------------------------------


def test_a_policy_says_which_years_have_a_value(run: Run, contoh: Path, rows: Path) -> None:
    expected = {
        "all": ["90.00", "95.00", "84.00"],
        "submitted": ["90.00", "95.00", "84.00"],
        "verified": ["90.00", "95.00", "83.50"],
        "verified-with-document": ["90.00", "95.00", None],
    }
    assert set(expected) == set(POLICIES)
    for policy, numbers in expected.items():
        said = run("series", contoh, "--realisations", rows, "--policy", policy, "--format", "json")
        assert list(values(said.out, "ikm").values()) == numbers


@pytest.mark.parametrize("policy", POLICIES)
def test_a_scorecard_in_json_names_the_policy_and_lists_what_it_leaves_out(
    run: Run, contoh: Path, rows: Path, policy: str
) -> None:
    said = run("assess", contoh, "--period", "2023", "--realisations", rows, "--policy", policy, "--format", "json")
    held = json.loads(said.out)
    submitted = {
        "indicator": "ikm", "period": "2023", "state": "submitted", "recorded": "2024-09-05",
        "components": {"nilai": "84"},
    }  # fmt: skip
    verified = submitted | {"state": "verified", "recorded": "2024-01-05", "components": {"nilai": "83.5"}}
    assert held["policy"] == policy
    assert held["left_out"] == {"verified": [submitted], "verified-with-document": [verified, submitted]}.get(
        policy, []
    )


def test_what_is_left_out_is_a_finding_with_its_line_in_both_languages(run: Run, contoh: Path, rows: Path) -> None:
    options = ("assess", contoh, "--period", "2023", "--realisations", rows, "--policy", "verified")
    said = run(*options)
    assert said.code == 1
    assert "realisasi.csv:7: ikm 2023: realisasi berstatus diajukan tidak dihitung" in " ".join(said.out.split())
    assert "does not count under policy “what was verified”" in " ".join(run(*options, "--lang", "en").out.split())


def test_an_explanation_is_of_what_the_policy_counts(run: Run, contoh: Path, rows: Path) -> None:
    options = ("explain", contoh, "ikm", "--period", "2023", "--realisations", rows, "--format", "json")
    trace = json.loads(run(*options, "--policy", "verified").out)
    assert trace["value"]["published"] == "83.50"
    assert json.loads(run(*options).out)["value"]["published"] == "84.00"


REJECTED = "ikm;2023;nilai;85;;2024-09-06;ditolak\n"


def test_what_was_rejected_is_said_once(run: Run, contoh: Path, rows: Path) -> None:
    rows.write_text(ROWS + REJECTED, encoding="utf-8")
    options = ("assess", contoh, "--period", "2023", "--realisations", rows, "--format", "json")
    for policy in POLICIES:
        found = [finding["code"] for finding in json.loads(run(*options, "--policy", policy).out)["findings"]]
        assert found.count("rejected") == 1


def test_what_is_rejected_later_is_not_known_yet(run: Run, contoh: Path, rows: Path) -> None:
    rows.write_text(ROWS + REJECTED, encoding="utf-8")
    for command in (("assess", contoh, "--period", "2023"), ("series", contoh)):
        said = run(*command, "--realisations", rows, "--as-of", "2024-06-30", "--format", "json")
        assert "rejected" not in {finding["code"] for finding in json.loads(said.out)["findings"]}


def test_a_correction_that_does_not_count_corrects_nothing(run: Run, contoh: Path, rows: Path) -> None:
    options = ("assess", contoh, "--period", "2023", "--realisations", rows, "--policy", "verified", "--format", "json")
    assert "correction" not in {finding["code"] for finding in json.loads(run(*options).out)["findings"]}
