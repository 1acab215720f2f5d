from __future__ import annotations

import csv
import io
import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sakip.cli.days import NoDayError, day_of
from sakip.cli.progress import SMALLEST, progress
from sakip.errors import PeriodError
from sakip.indicators import Working

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Run


RESPONDENTS = Path(__file__).parents[1] / "cases" / "skm_raw.csv"
NINE = ";".join(f"U{number}" for number in range(1, 10))
SERVICES = f"layanan;{NINE}\n" + ("KTP;" + "4;" * 8 + "4\n") * 9 + "=1+1;" + "3;" * 8 + "1\n"


@pytest.fixture
def run(run: Run) -> Run:
    """Run ``sakip survey``."""
    return partial(run, "survey")


@pytest.fixture
def answers(tmp_path: Path) -> Callable[[str | bytes], Path]:
    """Write a file of answers."""

    def write(content: str | bytes) -> Path:
        path = tmp_path / "jawaban.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def lines_with(text: str, part: str) -> list[str]:
    return [line for line in text.splitlines() if part in line]


# --- for people -------------------------------------------------------------------------------------------------------


def test_the_hundred_respondents_of_wonosobo_are_printed_as_published(run: Run) -> None:
    """Each element with its mean, the index with its class, and what to improve first."""
    said = run(RESPONDENTS, "--period", "2020", "--published", "86,333")
    assert (said.code, said.err) == (0, "")
    for name, mean in (("Persyaratan", "3,360"), ("Biaya/tarif", "3,840"), ("Sarana dan prasarana", "3,690")):
        (line,) = (line for line in lines_with(said.out, mean) if name in line)
        assert line.split()[-1] in {"Baik", "baik"}
    assert "86,33, mutu B (Baik); 100 responden" in said.out
    (first,) = lines_with(said.out, "perbaiki lebih dahulu")
    assert "Produk spesifikasi jenis pelayanan (81,75), Penanganan pengaduan, saran dan masukan (81,75)" in first
    assert "angka terbit 86,333 dihasilkan oleh:\n  - eksak" in said.out
    assert "PermenPANRB 14/2017" in said.out


def test_english_is_spoken_when_asked_for(run: Run) -> None:
    said = run(RESPONDENTS, "--on", "2020-12-31", "--lang", "en", "--published", "12.34", "--population", "1000000")
    assert "86.33" in said.out
    assert "none of the conventions known" in said.out
    assert "a population of 1,000,000 needs 384 respondents (formula); there are 100: too few" in said.out
    assert "kurang" not in said.out


def test_a_sample_that_is_too_small_is_a_finding(run: Run) -> None:
    """And the exit code says that there is one."""
    assert run(RESPONDENTS, "--period", "2020", "--population", "130").code == 0
    assert run(RESPONDENTS, "--period", "2020", "--population", "140").code == 1
    by_row = run(RESPONDENTS, "--period", "2020", "--population", "131", "--sampling", "next-row")
    assert (by_row.code, len(lines_with(by_row.out, "memerlukan 103"))) == (1, 2)


def test_a_population_may_be_that_of_each_service(run: Run, answers: Any) -> None:
    """Thousands apart, and the service named in any capitals."""
    said = run(answers(SERVICES), "--period", "2024", "--population", "ktp=1.200, =1+1=1")
    assert lines_with(said.out, "populasi 1.200 memerlukan 291 responden (formula); ada 9: kurang")
    assert lines_with(said.out, "populasi 1 memerlukan 1 responden (formula); ada 1: cukup")


def test_words_may_be_answers(run: Run, answers: Any) -> None:
    said = run(
        answers("waktu\nSangat mudah\nmudah\n"),
        "--on",
        "2024-12-31",
        "--unsur",
        "waktu",
        "--answers",
        "Sangat mudah=4,Mudah=3",
    )
    again = run(answers("waktu\nSangat mudah\nmudah\n"), "--on", "2024-12-31", "--unsur", "waktu",
                "--answers", "Sangat mudah=4; Mudah=3")  # fmt: skip
    assert again.out == said.out
    assert "87,50, mutu B" in said.out
    assert "perbaiki lebih dahulu" not in said.out


def test_services_are_listed_and_both_values_labelled(run: Run, answers: Any) -> None:
    said = run(answers(SERVICES), "--period", "2024")
    assert said.code == 1  # the two values are of two classes
    assert lines_with(said.out, "IKM (semua responden): 96,94, mutu A")
    assert lines_with(said.out, "IKM (rata-rata layanan): 84,72, mutu B")
    (line,) = lines_with(said.out, " KTP ")
    assert line.split()[:3] == ["KTP", "9", "100,00"]
    apart = run(answers(SERVICES), "--period", "2024", "--service", "")
    assert not lines_with(apart.out, "rata-rata layanan")
    assert (apart.code, len(lines_with(apart.out, "96,94"))) == (0, 1)


def test_an_explanation_goes_down_to_the_counts_of_answers(run: Run) -> None:
    said = run(RESPONDENTS, "--period", "2020", "--explain")
    assert "0 × 1, 0 × 2, 64 × 3, 36 × 4" in said.out
    assert "336 ÷ 100 = 3,36" in said.out


def test_an_answer_outside_the_scale_is_named_with_its_line(run: Run, answers: Any) -> None:
    path = answers("persyaratan;waktu\n4;3\n4;7\n")
    said = run(path, "--period", "2024", "--unsur", "persyaratan, waktu")
    assert said.code == 1
    (line,) = lines_with(said.out, "7 bukan jawaban 1–4")
    assert f"{path}:3 waktu" in line


def test_an_element_nobody_answered_may_be_left_out(run: Run, answers: Any) -> None:
    path = answers("persyaratan;waktu\n4;\n3;\n")
    strict = run(path, "--period", "2024", "--unsur", "persyaratan,waktu", "--published", "87,50", "--explain")
    assert (strict.code, len(lines_with(strict.out, "tidak dapat dihitung"))) == (1, 2)
    lenient = run(path, "--period", "2024", "--unsur", "persyaratan,waktu", "--unanswered", "leave-out")
    assert "87,50, mutu B" in lenient.out


def test_a_file_of_headings_only_says_that_there_is_no_answer(run: Run, answers: Any) -> None:
    for format_ in ("table", "json", "csv"):
        said = run(answers(f"{NINE}\n"), "--period", "2024", "--format", format_, "--published", "80")
        assert said.code == 1
        assert "Tidak ada satu pun jawaban" in said.out + said.err


def test_columns_may_be_named(run: Run, answers: Any) -> None:
    path = answers("Q1=a;Q9\n4;1\n")
    said = run(path, "--period", "2024", "--column", "Q1=a=sarana", "--column", "Q9=pengaduan", "--format", "json")
    elements = {element["code"]: element["mean"] for element in json.loads(said.out)["pooled"]["unsur"]}
    assert elements == {"pengaduan": "1", "sarana": "4"}


def test_what_a_terminal_would_obey_is_not_printed(run: Run, answers: Any) -> None:
    path = answers("layanan;waktu;\x1b]0:x\u202e\n\x1b[31m[red]A;\x1b[2J;1\n[red]A;2;1\n[bold]B[/];4;1\n=x;3;\x07\n")
    for format_ in ("table", "json", "csv"):
        said = run(path, "--period", "2024", "--format", format_, "--explain")
        assert not {*"\x1b\u202e\x07"} & set(said.out + said.err)
    assert "[red]A" in run(path, "--period", "2024").out


# --- for programs -----------------------------------------------------------------------------------------------------


def test_json_holds_exact_numbers_as_text_and_a_working_that_is_computed_again(run: Run) -> None:
    said = run(RESPONDENTS, "--period", "2020", "--format", "json", "--population", "100", "--published", "86,33")
    result = json.loads(said.out)
    assert (result["format"], result["weights"]) == ("sakip.survey/1", "exact")
    assert {name: result["pooled"][name] for name in ("value", "exact", "mutu", "respondents")} == {
        "value": "86.33",
        "exact": "259/3",
        "mutu": "B",
        "respondents": 100,
    }
    assert str(Working.from_dict(result["working"]).value) == "259/3"
    assert result["to_improve"][0] == "produk"
    assert result["samples"] == [
        {
            "service": "",
            "population": 100,
            "needed": 80,
            "respondents": 100,
            "reached": True,
            "reading": "formula",
        }
    ]
    assert (result["published"], result["conventions"]) == (
        "86,33",
        [{"label": "eksak, dibulatkan sekali di akhir"}],
    )
    assert result["findings"][0]["code"] == "skm-by-position"


def test_csv_has_a_row_for_each_element_and_index_and_no_formula(run: Run, answers: Any) -> None:
    """A spreadsheet would obey a service that begins with =; findings go to the error stream."""
    said = run(answers(SERVICES), "--period", "2024", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert [(row["group"], row["service"], row["index"]) for row in rows if row["unsur"] == "ikm"] == [
        ("pooled", "", "96.94"),
        ("service", "KTP", "100.00"),
        ("service", "'=1+1", "69.44"),
        ("mean-of-services", "", "84.72"),
    ]
    assert len(rows) == 31
    assert rows[8] == {
        "group": "pooled",
        "service": "",
        "unsur": "sarana",
        "name": "Sarana dan prasarana",
        "respondents": "10",
        "answered": "10",
        "mean": "3.700000",
        "weight": "0.111111111",
        "index": "92.50",
        "mutu": "A",
    }
    assert "berbeda mutu" in said.err


@pytest.mark.parametrize("format_", ["table", "json", "csv"])
def test_the_result_may_be_written_to_a_file(run: Run, tmp_path: Path, format_: str) -> None:
    """The same as would be printed."""
    out = tmp_path / "hasil.txt"
    printed = run(RESPONDENTS, "--period", "2020", "--format", format_)
    written = run(RESPONDENTS, "--period", "2020", "--format", format_, "--out", out)
    assert (written.out, written.code) == ("", 0)
    assert str(out) in written.err
    assert out.read_text(encoding="utf-8") == printed.out


# --- wrong use --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--on 2024-12-31"),
        (("--on", "31-13-2024"), "31-13-2024"),
        (("--period", "dua ribu"), "dua ribu"),
        (("--on", "1999-12-31"), "2004"),
        (("--period", "2024", "--weights", "0,12"), "0.11"),
        (("--period", "2024", "--answers", "Mudah"), "tanda kutip"),
        (("--period", "2024", "--answers", "Mudah=9"), "mudah"),
        (("--period", "2024", "--population", "KTP=banyak"), "banyak"),
        (("--period", "2024", "--population", "KTP=5"), "KTP"),
        (("--period", "2024", "--population", "0"), "0"),
        (("--period", "2024", "--population", "banyak"), "banyak"),
        (("--period", "2024", "--population", "350", "--sampling", "baris"), "baris"),
        (("--period", "2024", "--unsur", "waktu,bea"), "bea"),
        (("--period", "2024", "--unsur", ","), "sakip: "),
        (("--period", "2024", "--column", "Q8"), "Q8"),
        (("--period", "2024", "--column", "u8=saran"), "sarana"),
        (("--period", "2024", "--unanswered", "abaikan"), "abaikan"),
        (("--period", "2024", "--published", "delapan"), "delapan"),
        (("--period", "2024", "--published", "delapan", "--format", "json"), "delapan"),
    ],
)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_wrong_use_is_exit_code_2_with_the_remedy(run: Run, arguments: tuple[str, ...], said: str, lang: str) -> None:
    ran = run(RESPONDENTS, *arguments, "--lang", lang)
    assert ran.code == 2
    assert said in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "Tidak ada baris judul"),
        ("nama;umur\nBudi;31\n", "dikenal sebagai unsur"),
        ("U1;U1\n3;4\n", "sama-sama unsur persyaratan"),
        ("U1;waktu;U3\n3;4;3\n", "sama-sama unsur waktu"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(run: Run, answers: Any, content: str, said: str) -> None:
    path = answers(content)
    ran = run(path, "--period", "2024")
    assert (ran.code, ran.out) == (1, "")
    assert str(path) in ran.err
    assert said in ran.err


def test_a_column_that_is_not_there_is_named_with_the_nearest(run: Run, answers: Any) -> None:
    ran = run(answers("Loket;waktu\nA;3\n"), "--period", "2024", "--service", "loket")
    assert ran.code == 1
    assert "“loket”" in ran.err
    assert "“Loket”?" in ran.err


def test_a_folder_or_nothing_is_wrong_use(run: Run, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "tiada.csv"):
        ran = run(path, "--period", "2024")
        assert ran.code == 2
        assert str(path) in ran.err


# --- the day and the bar ----------------------------------------------------------------------------------------------


def test_the_day_is_the_one_given_or_the_last_of_the_period() -> None:
    class Options:
        on: str | None = None
        period: str | None = None

    options: Any = Options()
    with pytest.raises(NoDayError):
        day_of(options)
    for period, day in (("2024", "2024-12-31"), ("TW I 2024", "2024-03-31"), ("2024-02", "2024-02-29")):
        options.period = period
        assert day_of(options).isoformat() == day
    options.on = "2010-01-01"
    assert day_of(options).isoformat() == "2010-01-01"
    options.on = ""
    with pytest.raises(PeriodError):
        day_of(options)


def test_the_day_decides_which_regulation_applies(run: Run, answers: Any) -> None:
    path = answers(
        ";".join(f"U{n}" for n in range(1, 15)) + "\n" + ";".join("3" * 14) + "\n" + ";".join("4" * 14) + "\n"
    )
    assert "mutu A" in run(path, "--on", "2010-01-01").out
    assert "KEP/25/M.PAN/2/2004" in run(path, "--on", "2010-01-01").out
    assert "mutu B" in run(path, "--on", "2024-01-01").out


class Terminal(io.StringIO):
    """A stream somebody watches."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_a_bar_is_drawn_for_a_large_file_where_somebody_watches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And for nothing else; what is told to it may be anything."""
    large, small = tmp_path / "besar.csv", tmp_path / "kecil.csv"
    small.write_bytes(b"x")
    with large.open("wb") as file:
        file.truncate(SMALLEST)
    with progress(large, "id") as told:
        assert told is None
    monkeypatch.setattr(sys, "stderr", Terminal())
    with progress(small, "id") as told:
        assert told is None
    with progress(large, "id") as told:
        assert told is not None
        for done, size in ((0, SMALLEST), (SMALLEST, SMALLEST), (SMALLEST + 1, SMALLEST)):
            told(done, size)


def test_the_profile_is_drawn_beside_the_table(run: Run, tmp_path: Path) -> None:
    """``--plot`` keeps a picture of the elements; a name that says no picture is refused before anything is read."""
    out = tmp_path / "profil.svg"
    said = run(RESPONDENTS, "--period", "2024", "--plot", out)
    assert "86,33" in said.out
    assert out.read_bytes().startswith(b"<?xml")
    said = run(RESPONDENTS, "--period", "2024", "--plot", tmp_path / "profil.docx")
    assert (said.code, said.out) == (2, "")
    assert ".png, .svg, .pdf" in said.err
