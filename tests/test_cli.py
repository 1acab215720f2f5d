from __future__ import annotations

import argparse
import csv
import io
import json
import os
import re
import subprocess
import sys
from decimal import Decimal
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

import sakip
from sakip import cli
from sakip.cli import formats
from sakip.cli.numbers import whole
from sakip.errors import SetFileError
from sakip.figures import number
from sakip.packs import Offer, Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Run


SETS = ("mojosari-2024", "mumbulsari-2025", "muncar-2024")
# what Muncar's Renstra prints for 2024: target, realisation, ratio
MUNCAR = [
    ("91,33", "97,66", "106,93%"),
    ("82,53", "82,32", "99,75%"),
    ("90%", "100,00%", "111,11%"),
    ("90%", "97,31%", "108,12%"),
    ("82,5%", "82,50%", "100,00%"),
]
HOSTILE = r"""
schema = 1
code = "jahat"
title = "Kecamatan \u001b[31m[red]Merah[/red]\u202e"
year = 2024
[[indicator]]
code = "satu"
name = "=HYPERLINK(1) [bold]tebal[/bold] :smile:"
unit = "poin"
places = 7
polarity = "higher"
formula = { kind = "external_score", component = "nilai", assessor = "\u001b]0;judul\u0007", document = "\u009b2J" }
[[indicator]]
code = "dua"
name = "nama \u2067kiri\u2069 \u200f\u061c \u0000 \u007f \u0085 [/]"
unit = "poin"
polarity = "lower-mirror"
formula = { kind = "external_score", component = "nilai", assessor = "a", document = "b" }
[[target]]
indicator = "satu"
period = "2024"
value = 5
document = "[link=file:///etc/passwd]PK[/link]\u202e"
[[target]]
indicator = "dua"
period = "2024"
value = 3
[[realisation]]
indicator = "satu"
period = "2024"
components = { nilai = 0 }
document = "\u001b[2J"
[[realisation]]
indicator = "dua"
period = "2024"
components = { nilai = 11 }
"""
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def realisations(tmp_path: Path) -> Path:
    """A file for Mojosari without a fault."""
    path = tmp_path / "realisasi.csv"
    path.write_text(
        "indicator;period;component;value;document;recorded\n"
        "realisasi-anggaran;2024;realisasi;1.250,5 juta rupiah;LRA 2024;2025-01-10\n"
        "realisasi-anggaran;2024;pagu;Rp 1.400.000.000;DPPA 2024;2025-01-10\n"
        "ikm;2024;nilai;87,4;SKM;2025-01-10\n"
        "ikm;2024;nilai;88,31;SKM;2025-03-01\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A set whose names are meant to harm whoever prints them."""
    path = tmp_path / "jahat.toml"
    path.write_text(HOSTILE, encoding="utf-8")
    return path


def subprocessed(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run ``python -m sakip`` as a user does."""
    command = [sys.executable, "-m", "sakip", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **environment})  # noqa: S603  # ours


def numbers_of(line: str) -> list[str]:
    return re.findall(r"[0-9]+(?:[.,][0-9]+)?%?", line)


# --- what it says -----------------------------------------------------------------------------------------------------


def test_sets_lists_what_can_be_loaded(run: Run) -> None:
    """Each packaged set with its office, its document and how many indicators it has."""
    said = run("sets")
    assert (said.code, said.err) == (0, "")
    for name in SETS:
        (line,) = (line for line in said.out.splitlines() if line.split()[:1] == [name])
        office = sakip.load(name)
        assert office.office_name in line
        assert re.search(rf" {len(office)} +sakip {re.escape(sakip.__version__)}", line)
    assert "Himpunan" in said.out


def test_show_prints_the_document_the_cascade_the_indicators_and_the_readings(run: Run) -> None:
    """Every indicator by its code with its target; warnings among the readings, and with --readings the rest."""
    said, every = run("show", "mojosari-2024"), run("show", "mojosari-2024", "--readings")
    office = sakip.load("mojosari-2024")
    assert (said.code, every.code) == (0, 0)
    assert "Keputusan Camat Nomor 188.45/20/KEP416-308/2024, 30 Januari 2024" in said.out
    for indicator in office:
        assert re.search(rf"^ {indicator.code} ", said.out, re.MULTILINE)
    assert re.search(r"^ realisasi-anggaran .* 88% ", said.out, re.MULTILINE)
    grave = [reading for reading in office.readings if reading.severity == "warning"]
    assert said.out.count("    dibaca: ") == len(grave)
    assert f"{len(office.readings) - len(grave)} bacaan lain" in said.out
    assert every.out.count("    dibaca: ") == len(office.readings)


def test_show_prints_the_target_of_the_year_of_the_set(run: Run, tmp_path: Path) -> None:
    """Neither the target of a later year nor one that was replaced, wherever they stand in the file."""
    path = tmp_path / "target.toml"
    head, _, _ = HOSTILE.partition("[[target]]")
    target = '[[target]]\nindicator = "satu"\nperiod = "{}"\nvalue = {}\nissued = {}\n'
    targets = [
        ("2023", 71, "2023-01-01"),
        ("2024", 73, "2024-09-01"),
        ("2024", 72, "2024-01-01"),
        ("2025", 74, "2025-01-01"),
    ]
    path.write_text(head + "".join(target.format(*each) for each in targets), encoding="utf-8")
    out = run("show", path).out
    assert re.search(r"^ satu .* 73 ", out, re.MULTILINE)
    assert re.search(r"^ dua .* – ", out, re.MULTILINE)
    assert not re.search(r" (71|72|74) ", out)


def test_assess_prints_the_published_table_of_muncar(run: Run) -> None:
    """Targets, realisations and ratios of 2024 stand in the scorecard as the Renstra prints them."""
    said = run("assess", "muncar-2024")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Kecamatan Muncar, 2024")
    rows = [tuple(numbers_of(line)) for line in said.out.splitlines() if "%" in line]
    assert rows == MUNCAR
    assert said.out.count("Sangat Tinggi") == 5


@pytest.mark.parametrize("year", range(2020, 2025))
def test_every_year_of_the_table_can_be_asked_for(run: Run, year: int) -> None:
    """``--period`` gives the ratios the Renstra prints for that year, but for the two that it cut off."""
    cut_off = {("ikm", 2021): Decimal("100.39"), ("kinerja-pemerintah", 2020): Decimal("108.99")}
    office = sakip.load("muncar-2024")
    printed = {
        record.indicator: Decimal(record.published.replace(",", "."))
        for record in office.realisations
        if str(record.period) == str(year)
    }
    card = json.loads(run("assess", "muncar-2024", "--period", str(year), "--format", "json").out)
    computed = {row["indicator"]: Decimal(row["achievement"]) for row in card["assessments"]}
    assert len(printed) == 5
    assert computed == printed | {code: ratio for (code, when), ratio in cut_off.items() if when == year}
    assert card["period"] == str(year)


def test_assess_reads_a_file_of_realisations(run: Run, realisations: Path) -> None:
    """Its findings stand under the table; a note on the style of the file and a correction are no trouble."""
    said = run("assess", "mojosari-2024", "--realisations", realisations)
    assert said.code == 0
    assert "89,32%" in said.out
    assert "101,50%" in said.out
    assert "88,31" in said.out
    assert f"- catatan {realisations}:1: Kolom dipisah “;”" in said.out
    assert f"{realisations}:5: " in said.out
    assert said.out.count("dikoreksi dari 87,4 menjadi 88,31") == 1


def test_assess_says_what_is_missing_in_a_word(run: Run) -> None:
    """An indicator without a realisation is not 0."""
    said = run("assess", "mojosari-2024")
    assert said.code == 0
    assert said.out.count("belum diisi") == 7


def test_what_is_no_number_is_said_in_a_word(run: Run, tmp_path: Path) -> None:
    """A predicate is printed as it is, reached or not; a missing target is said, and so is one of nought."""
    path = tmp_path / "opini.toml"
    opinion = (
        '[[indicator]]\ncode = "{0}"\nname = "Opini {0}"\nunit = "predikat"\npredicates = ["TMP", "WDP", "WTP"]\n'
        'polarity = "higher"\n'
        'formula = {{ kind = "external_score", component = "opini", assessor = "BPK", document = "d" }}'
        '\n[[target]]\nindicator = "{0}"\nperiod = "2024"\nvalue = {{ predicate = "WDP" }}\n'
        '[[realisation]]\nindicator = "{0}"\nperiod = "2024"\ncomponents = {{ opini = {{ predicate = "{1}" }} }}\n'
    )
    score = (
        '[[indicator]]\ncode = "{0}"\nname = "Nilai {0}"\nunit = "poin"\npolarity = "higher"\n'
        'formula = {{ kind = "external_score", component = "nilai", assessor = "a", document = "d" }}\n'
        '[[realisation]]\nindicator = "{0}"\nperiod = "2024"\ncomponents = {{ nilai = 5 }}\n'
    )
    nought = '[[target]]\nindicator = "d"\nperiod = "2024"\nvalue = 0\n'
    path.write_text(
        'schema = 1\ncode = "opini"\nyear = 2024\n'
        + "".join(
            [opinion.format("a", "WTP"), opinion.format("b", "TMP"), score.format("c"), score.format("d"), nought]
        )
    )
    cells = [re.split(r" {2,}", line.strip()) for line in run("assess", path).out.splitlines()]
    assert [row for row in cells if row[0].startswith(("Opini ", "Nilai "))] == [
        ["Opini a", "WDP", "WTP", "–", "tercapai", "–"],
        ["Opini b", "WDP", "TMP", "–", "tidak tercapai", "–"],
        ["Nilai c", "–", "5,00", "–", "tanpa target", "–"],
        ["Nilai d", "0", "5,00", "–", "target nol", "–"],
    ]


def test_show_says_what_a_set_changes_of_another(run: Run, tmp_path: Path) -> None:
    """The base with its package, and each key that is said otherwise."""
    path = tmp_path / "turunan.toml"
    path.write_text(
        'schema = 1\ncode = "turunan"\nextends = "muncar-2024"\n[[indicator]]\ncode = "ikm"\nplaces = 3\ncap = 100\n'
    )
    said = run("show", path)
    assert said.code == 0
    assert f"Berdasarkan muncar-2024 (sakip {sakip.__version__})\n  indicator ikm: places: 3 (ditambah)" in said.out
    assert "  indicator ikm: cap: 100 (added)" in run("show", path, "--lang", "en").out


def test_as_of_leaves_out_what_was_recorded_later(run: Run, realisations: Path) -> None:
    """A past report is made again as it was."""
    for day, ikm in (("2025-02-01", "87.40"), ("1 April 2025", "88.31"), ("2024-12-31", None)):
        said = run("assess", "mojosari-2024", "--realisations", realisations, "--as-of", day, "--format", "json")
        card = json.loads(said.out)
        assert card["assessments"][0]["value"] == ikm
        assert card["as_of"] is not None


def test_findings_that_matter_end_with_exit_code_1(run: Run, tmp_path: Path) -> None:
    """A bad row is named with its file and line in every format; what could be computed still is."""
    path = tmp_path / "salah.csv"
    path.write_text("indicator,period,component,value\nikm,2024,nilai,abc\nikn,2024,nilai,1\ninovasi,2024,jumlah,2\n")
    table = run("assess", "mojosari-2024", "--realisations", path)
    assert table.code == 1
    assert f"- KESALAHAN {path}:2 value: “abc” bukan angka" in table.out
    assert f"- KESALAHAN {path}:3 indicator: Indikator “ikn” tidak ada" in table.out
    assert "2 inovasi" in table.out
    as_json = run("assess", "mojosari-2024", "--realisations", path, "--format", "json")
    assert as_json.code == 1
    assert [found["line"] for found in json.loads(as_json.out)["findings"] if found["severity"] == "error"] == [2, 3]
    as_csv = run("assess", "mojosari-2024", "--realisations", path, "--format", "csv")
    assert as_csv.code == 1
    assert f"{path}:2 value" in as_csv.err
    assert "KESALAHAN" not in as_csv.out
    explained = run("explain", "mojosari-2024", "inovasi", "--realisations", path)
    assert explained.code == 1
    assert f"{path}:3 indicator" in explained.err
    assert "Nilai: 2 inovasi" in explained.out


def test_a_warning_alone_ends_with_exit_code_1_too(run: Run, tmp_path: Path) -> None:
    """A column that is not read is worth a look, though every row was used."""
    path = tmp_path / "kolom.csv"
    path.write_text("indicator,period,component,value,petugas\ninovasi,2024,jumlah,2,Budi\n")
    for command in (("assess", "mojosari-2024"), ("explain", "mojosari-2024", "inovasi")):
        said = run(*command, "--realisations", path)
        assert said.code == 1
        assert f"- PERINGATAN {path}:1 petugas: Kolom “petugas”" in said.out + said.err


def test_explain_goes_down_to_the_document(run: Run, realisations: Path) -> None:
    """Formula, inputs with their documents, rounding, target, rule and category."""
    said = run("explain", "mojosari-2024", "realisasi-anggaran", "--realisations", realisations)
    assert said.code == 0
    for part in (
        "Nilai: 89,32%",
        "realisasi ÷ pagu × 100%",
        "LRA 2024",
        "DPPA 2024",
        "Capaian: 101,50%",
        "Permendagri",
    ):
        assert part in said.out


def test_explain_takes_an_alias(run: Run) -> None:
    """What the table of Muncar calls it leads to the same explanation."""
    assert run("explain", "muncar-2024", "Nilai sakip").out == run("explain", "muncar-2024", "nilai-sakip").out


def test_english_is_spoken_when_asked_for(run: Run) -> None:
    """``--lang en`` may stand before or after the command, be shortened, and the last one counts."""
    indonesian = run("assess", "muncar-2024").out
    english = run("assess", "muncar-2024", "--lang", "en").out
    assert "Achievement" in english
    assert "106.93%" in english
    assert "Capaian" in indonesian
    for other in (
        ("--lang", "en", "assess", "muncar-2024"),
        ("assess", "--lang=en", "muncar-2024"),
        ("assess", "muncar-2024", "--la", "en"),
        ("assess", "muncar-2024", "--lang", "id", "--lang", "en"),
    ):
        assert run(*other).out == english
    assert run("assess", "muncar-2024", "--lang", "id").out == indonesian
    assert run("explain", "muncar-2024", "ikm", "--lang", "en").out.splitlines()[3] == "Value: 97.66"
    assert run("explain", "muncar-2024", "ikm").out.splitlines()[3] == "Nilai: 97,66"
    assert "read as: " in run("show", "muncar-2024", "--lang", "en").out
    assert "Document" in run("sets", "--lang", "en").out


def test_a_language_that_is_not_spoken_is_wrong_use(run: Run) -> None:
    """Nor is one left open."""
    for arguments in (("sets", "--lang", "jv"), ("sets", "--lang")):
        said = run(*arguments)
        assert (said.code, said.out) == (2, "")
        assert "--lang" in said.err


@pytest.mark.parametrize("command", ["", "sets", "show", "assess", "explain"])
def test_there_is_help_in_both_languages(run: Run, command: str) -> None:
    """Each command says what it does and what it takes, in Indonesian unless asked for English."""
    arguments = [command] if command else []
    indonesian, english = run(*arguments, "--help"), run(*arguments, "--help", "--lang", "en")
    assert (indonesian.code, english.code, indonesian.err, english.err) == (0, 0, "", "")
    assert indonesian.out.startswith(f"cara pakai: sakip {command}".rstrip())
    assert "tampilkan bantuan ini" in indonesian.out
    assert "show this help" in english.out
    assert "bantuan" not in english.out
    assert "pilihan" not in english.out


def test_the_version_can_be_asked_for(run: Run) -> None:
    """It is the one of the library."""
    assert run("--version") == (0, f"sakip {sakip.__version__}\n", "")


# --- wrong use --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "indonesian", "english"),
    [
        (
            ("show", "muncar"),
            "tidak ada yang bernama “muncar”. Maksudnya “muncar-2024”?",
            "Did you mean 'muncar-2024'?",
        ),
        (("assess", "xyz"), f"“xyz”. Yang ada: {', '.join(SETS)}", "Known: 'mojosari-2024'"),
        (("explain", "muncar-2024", "ikn"), "bernama “ikn”. Maksudnya “ikm”?", "Did you mean 'ikm'?"),
        (("show", "tidak-ada.toml"), "berkas tidak-ada.toml tidak dapat dipakai", "file tidak-ada.toml cannot be used"),
        (("assess", "muncar-2024", "--realisations", "tidak-ada.csv"), "berkas tidak-ada.csv", "file tidak-ada.csv"),
        (("assess", "muncar-2024", "--period", "2024-Q9"), "“2024-Q9” bukan periode", "'2024-Q9' names no period"),
        (("explain", "muncar-2024", "ikm", "--as-of", "kemarin"), "“kemarin” bukan", "'kemarin' is not a date"),
        (
            ("assess", "muncar-2024", "--format", "json", "--out", "tidak/ada/x.json"),
            "tidak/ada/x.json",
            "x.json cannot",
        ),
    ],
)
def test_wrong_use_is_said_in_the_language_asked_for_and_exits_2(
    run: Run, arguments: tuple[str, ...], indonesian: str, english: str
) -> None:
    """One line on the error stream, with what was meant where that is close, and nothing on the other."""
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("sakip: ")
    assert indonesian in said.err
    assert said.err.count("\n") == 1
    assert english in run(*arguments, "--lang", "en").err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("tidak-ada",),
        ("sets", "--tidak-ada"),
        ("show",),
        ("explain", "muncar-2024"),
        ("assess", "muncar-2024", "--format", "pdf"),
        ("explain", "muncar-2024", "ikm", "--format", "csv"),
        ("assess", "muncar-2024", "--period"),
    ],
)
def test_what_the_command_line_does_not_know_exits_2_with_its_usage(run: Run, arguments: tuple[str, ...]) -> None:
    """Unknown commands and options, and missing arguments."""
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("cara pakai: sakip")


def test_a_file_of_realisations_without_a_usable_header_exits_2(run: Run, tmp_path: Path) -> None:
    """What the columns are is said in either language."""
    path = tmp_path / "kosong.csv"
    for text in ("", "a,b,c\n", "indicator,period,component,value,nilai\n"):
        path.write_text(text)
        said = run("assess", "muncar-2024", "--realisations", path)
        assert (said.code, said.out) == (2, "")
        assert f"{path}: baris judul kolom" in said.err
        assert "indicator, period, component, value" in said.err
        assert str(path) in run("assess", "muncar-2024", "--realisations", path, "--lang", "en").err


def test_a_faulty_set_file_prints_every_fault_with_its_line_and_exits_1(run: Run, tmp_path: Path) -> None:
    """All at once, in the language asked for, on the error stream."""
    path = tmp_path / "salah.toml"
    path.write_text(
        'schema = 1\ncode = "salah"\nyear = 2024\n[[indicator]]\ncode = "a"\nname = "A"\nunit = "parsek"\n'
        'formula = { kind = "count", component = "jumlah" }\n[[target]]\nindicator = "b"\nperiod = "2024"\nvalue = 5\n'
    )
    with pytest.raises(SetFileError) as caught:
        sakip.load(path)
    assert len(caught.value.findings) == 2
    for arguments, lang, word in (
        (("show", path), "id", "KESALAHAN"),
        (("assess", path), "id", "KESALAHAN"),
        (("explain", path, "a", "--lang", "en"), "en", "ERROR"),
    ):
        said = run(*arguments)
        assert (said.code, said.out) == (1, "")
        headline = {"id": "tidak dapat dimuat, 2 kesalahan:", "en": "cannot be loaded, 2 faults found:"}[lang]
        assert said.err.startswith(f"{path} {headline}\n")
        for finding in caught.value.findings:
            assert finding.place is not None
            assert finding.place.line is not None
            assert f"- {word} {finding.text(lang)}" in said.err


def test_a_set_without_a_year_asks_for_a_period(run: Run, tmp_path: Path) -> None:
    """With one it is assessed."""
    path = tmp_path / "tanpa-tahun.toml"
    path.write_text(HOSTILE.replace("year = 2024", ""))
    said = run("assess", path)
    assert (said.code, said.out) == (2, "")
    assert said.err == "sakip: himpunan jahat tidak menyebut tahun. Tambahkan --period, misalnya --period 2024.\n"
    assert "Add --period" in run("explain", path, "satu", "--lang", "en").err
    assert run("assess", path, "--period", "2024").code == 0
    assert run("show", path).code == 0


def test_one_broken_pack_does_not_hide_the_other_sets(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a pack raises, ``sets`` lists its name, says why, lists the rest, and exits 1."""

    def broken() -> Any:
        raise RuntimeError("paket ini rusak")

    offers = [
        Offer("sakip.sets", name, broken, Origin(name, distribution="sakip-rusak")) for name in ("uji.x", "tanpa")
    ]
    monkeypatch.setattr(sakip.packs, "installed", lambda: sakip.Registry(lambda: offers))
    said = run("sets")
    assert said.code == 1
    assert re.search(r"^ uji\.x +–", said.out, re.MULTILINE)
    assert "“uji.x” tidak dapat dimuat dari sakip-rusak (paket ini rusak)." in said.out
    assert "“tanpa”, yang ditawarkan oleh sakip-rusak, tidak punya ruang nama" in said.out
    assert "Kecamatan Muncar" in said.out


# --- for programs -----------------------------------------------------------------------------------------------------


def test_json_holds_numbers_as_text(run: Run) -> None:
    """The scorecard parses, names its format, and no number in it can become a float."""
    card = json.loads(run("assess", "muncar-2024", "--format", "json").out)
    assert (card["format"], card["set"], card["office"]) == (
        formats.SCORECARD_FORMAT,
        "muncar-2024",
        "Kecamatan Muncar",
    )
    assert [row["value"] for row in card["assessments"]] == ["97.66", "82.32", "100.00", "97.31", "82.50"]
    assert [row["reached"] for row in card["assessments"]] == [True, False, True, True, True]
    for row in card["assessments"]:
        assert all(value is None or isinstance(value, str | bool) for value in row.values())
    assert card["findings"] == []


def test_numbers_for_programs_have_no_exponent(run: Run, hostile: Path) -> None:
    """Nought with seven decimals is 0.0000000 in JSON and CSV, which the library's own gate reads."""
    assert str(Decimal("0.0000000")) == "0E-7"
    card = json.loads(run("assess", hostile, "--format", "json").out)
    rows = list(csv.DictReader(io.StringIO(run("assess", hostile, "--format", "csv").out)))
    for row in (card["assessments"][0], rows[0]):
        assert row["value"] == "0.0000000"
        assert number(row["value"]) == 0


def test_a_trace_written_by_explain_gives_the_same_value_again(run: Run, realisations: Path) -> None:
    """``replay`` needs nothing but the JSON."""
    office = sakip.load("mojosari-2024")
    card = sakip.assess(office, sakip.read_realisations(realisations, office).realisations)
    for code in ("realisasi-anggaran", "ikm", "inovasi"):
        out = run("explain", "mojosari-2024", code, "--realisations", realisations, "--format", "json").out
        again = sakip.replay(json.loads(out))
        assert (again.value, again.exact, again.status) == (card[code].value, card[code].exact, card[code].status)
        assert again.achievement.value == card[code].achievement.value
        assert (again.category, again.achievement_category) == (card[code].category, card[code].achievement_category)
    assert card["realisasi-anggaran"].value == Decimal("89.32")


def test_csv_reads_back(run: Run) -> None:
    """One row an indicator, with decimal points, and blanks where there is nothing."""
    said = run("assess", "muncar-2024", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    card = sakip.assess(sakip.load("muncar-2024"))
    assert [row["indicator"] for row in rows] == [assessment.code for assessment in card]
    assert [Decimal(row["achievement"]) for row in rows] == [assessment.achievement.value for assessment in card]
    assert list(rows[0]) == list(card.to_dicts()[0])
    assert {row["reason"] for row in rows} == {""}
    assert "\r" not in said.out


def test_a_name_is_not_taken_for_a_formula_by_a_spreadsheet(run: Run, hostile: Path) -> None:
    """A leading sign is put in quotes, while a negative number stays one."""
    rows = list(csv.DictReader(io.StringIO(run("assess", hostile, "--format", "csv").out)))
    assert rows[0]["name"] == "'=HYPERLINK(1) [bold]tebal[/bold] :smile:"
    assert (rows[1]["achievement"], rows[1]["achievement_raw"]) == ("-166.67", "-500/3")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+62", "'+62"),
        ("-2+3", "'-2+3"),
        ("-A1", "'-A1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("-5", "-5"),
        ("-1,234.5%", "-1,234.5%"),
        ("-5/3", "-5/3"),
        ("-", "'-"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_only_what_could_be_a_formula_is_quoted(text: str, written: str) -> None:
    """Signs in front of letters, not numbers."""
    assert formats.harmless(text) == written


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_out_writes_the_same_to_a_file(run: Run, tmp_path: Path, form: str) -> None:
    """The file is UTF-8 and holds what would have been printed; where it went is said on the error stream."""
    path = tmp_path / "hasil"
    printed = run("assess", "muncar-2024", "--format", form)
    said = run("assess", "muncar-2024", "--format", form, "--out", path)
    assert (said.code, said.out, said.err) == (0, "", f"ditulis ke {path}\n")
    assert path.read_text(encoding="utf-8") == printed.out


@pytest.mark.parametrize("form", ["text", "json"])
def test_an_explanation_can_be_written_to_a_file_too(run: Run, tmp_path: Path, form: str) -> None:
    """Its signs of multiplication and division are UTF-8."""
    path, command = tmp_path / "hasil", ("explain", "mojosari-2024", "realisasi-anggaran", "--format", form)
    said = run(*command, "--out", path, "--lang", "en")
    assert (said.code, said.out, said.err) == (0, "", f"written to {path}\n")
    text = path.read_text(encoding="utf-8")
    assert text == run(*command, "--lang", "en").out
    assert "realisasi ÷ pagu × 100%" in text


def test_a_file_name_of_any_bytes_can_be_written_to_a_file(run: Run, tmp_path: Path) -> None:
    """Bytes of a name that are no UTF-8 are marked in the findings that name it, and escaped in JSON."""
    source, path = tmp_path / os.fsdecode(b"r\xff.csv"), tmp_path / "hasil"
    try:
        source.write_text("indicator,period,component,value\nikm,2024,nilai,x\n")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes no such name")
    for form, name in (("table", "r\ufffd.csv"), ("json", "r\\udcff.csv")):
        assert run("assess", "muncar-2024", "--realisations", source, "--out", path, "--format", form).code == 1
        assert name in path.read_text(encoding="utf-8")


# --- what a terminal sees ---------------------------------------------------------------------------------------------


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """So it is."""
        return True


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Run the command line as if on a terminal of so many columns, and return what it shows."""

    def shown(columns: int, *arguments: str | Path) -> str:
        stream = Terminal()
        with monkeypatch.context() as patch:
            for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
                patch.delenv(name, raising=False)
            patch.setenv("COLUMNS", str(columns))
            patch.setenv("TERM", "xterm-256color")
            patch.setattr(sys, "stdout", stream)
            cli.main([str(argument) for argument in arguments])
        return stream.getvalue()

    return shown


def plain(shown: str) -> str:
    """What a terminal shows, without its colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", shown)


ALL = (("sets",), ("show", "{}", "--readings"), ("assess", "{}"), ("explain", "{}", "satu"), ("explain", "{}", "dua"))


def everywhere(path: Path) -> Iterator[tuple[str, ...]]:
    """Every command on a set, in every format."""
    for arguments in ALL:
        yield tuple(argument.format(path) for argument in arguments)
    for form in ("json", "csv"):
        yield "assess", str(path), "--format", form
    yield "explain", str(path), "satu", "--format", "json"


@pytest.mark.parametrize("forced", ["", "1"])
def test_there_is_no_colour_where_there_is_no_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, forced: str
) -> None:
    """Neither in a pipe nor in a file, whatever the environment wants to force."""
    monkeypatch.setenv("FORCE_COLOR", forced)
    monkeypatch.setenv("TTY_COMPATIBLE", forced)
    for arguments in (("sets",), ("show", "muncar-2024"), ("assess", "muncar-2024"), ("explain", "muncar-2024", "ikm")):
        assert "\x1b" not in run(*arguments).out
    run("assess", "muncar-2024", "--out", tmp_path / "hasil")
    assert "\x1b" not in (tmp_path / "hasil").read_text(encoding="utf-8")


def test_colour_says_nothing_that_words_do_not(on_terminal: Callable[..., str], run: Run) -> None:
    """A terminal gets escapes; without them the text is what a pipe gets."""
    coloured = on_terminal(120, "assess", "muncar-2024")
    assert "\x1b[" in coloured
    assert plain(coloured) == run("assess", "muncar-2024").out


@pytest.mark.parametrize("columns", [72, 80, 200])
def test_no_table_is_wider_than_its_terminal_and_none_loses_a_letter(
    on_terminal: Callable[..., str], columns: int
) -> None:
    """Names take several lines; numbers stay whole."""
    shown = plain(on_terminal(columns, "assess", "muncar-2024"))
    lines = shown.splitlines()
    assert max(map(len, lines)) <= columns
    assert "…" not in shown
    for row in MUNCAR:
        assert any(numbers_of(line) == list(row) for line in lines)
    (end,) = (line.index("Target") for line in lines if "Target" in line)
    letters = "".join(line[:end] for line in lines)
    for indicator in sakip.load("muncar-2024"):
        assert re.sub(r"\s", "", indicator.name) in re.sub(r"\s", "", letters)


def test_where_a_terminal_is_too_narrow_for_a_table_each_row_is_a_list(on_terminal: Callable[..., str]) -> None:
    """At 30 columns no heading, number or letter of the table is missing."""
    wide, narrow = (plain(on_terminal(columns, "assess", "muncar-2024")) for columns in (200, 30))
    lines = narrow.splitlines()
    assert max(map(len, lines)) <= 30
    assert "…" not in narrow
    squeezed = re.sub(r"\s", "", narrow)
    for indicator, row in zip(sakip.load("muncar-2024"), MUNCAR, strict=True):
        assert "Indikator:" + re.sub(r"\s", "", indicator.name) in squeezed
        assert all(number in squeezed for number in row)
    headings = next(line for line in wide.splitlines() if "Indikator" in line).split()
    assert all(heading in squeezed for heading in headings)


@pytest.mark.parametrize("itself", [True, False])
def test_a_result_is_not_written_over_what_it_is_made_from(run: Run, tmp_path: Path, itself: bool) -> None:
    """Whoever mistypes --out keeps the file; another name is written, even one that is there already."""
    packaged = files("sakip").joinpath("data", "sets", "muncar-2024.toml").read_text(encoding="utf-8")
    source, other = tmp_path / "muncar.toml", tmp_path / "rapor.txt"
    source.write_text(packaged, encoding="utf-8")
    other.write_text("lama", encoding="utf-8")
    said = run("assess", source, "--out", source if itself else other)
    assert said.code == (2 if itself else 0)
    assert ("ialah berkas yang dibaca" in said.err) is itself
    assert source.read_text(encoding="utf-8") == packaged
    assert ("lama" in other.read_text(encoding="utf-8")) is itself


def test_a_form_is_not_written_over_one_that_may_be_filled_in(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "evaluasi.toml"
    assert run("akip", "--template", "permenpanrb-88-2021", "--out", out).code == 0
    filled = out.read_text(encoding="utf-8").replace('"1.a" = ""', '"1.a" = "BB"')
    out.write_text(filled, encoding="utf-8")
    said = run("akip", "--template", "permenpanrb-88-2021", "--out", out)
    assert said.code == 2
    assert "sudah ada" in said.err
    assert out.read_text(encoding="utf-8") == filled


@pytest.mark.parametrize(
    ("text", "number"), [("1200", 1200), ("1.200", 1200), ("1.234.567", 1234567), ("12.50", None), ("seribu", None)]
)
def test_a_whole_number_is_read_as_people_here_write_it(text: str, number: int | None) -> None:
    if number is None:
        with pytest.raises(argparse.ArgumentTypeError, match="bukan bilangan bulat"):
            whole(text)
    else:
        assert whole(text) == number


def test_a_wide_terminal_takes_every_indicator_on_one_line(on_terminal: Callable[..., str]) -> None:
    """200 columns hold the longest name of Muncar."""
    lines = plain(on_terminal(200, "assess", "muncar-2024")).splitlines()
    for indicator in sakip.load("muncar-2024"):
        assert any(indicator.name in line for line in lines)


def test_names_of_a_set_cannot_command_a_terminal(run: Run, on_terminal: Callable[..., str], hostile: Path) -> None:
    """Control characters and marks that turn the writing direction are printed by no command in no format."""
    for arguments in everywhere(hostile):
        said = run(*arguments)
        assert said.code == 0
        assert said.out
        assert not OBEYED.search(said.out), arguments
        shown = on_terminal(120, *arguments)
        assert not OBEYED.search(plain(shown)), arguments
        assert "\x1b[31m" not in shown
    card = json.loads(run("assess", hostile, "--format", "json").out)
    assert card["assessments"][1]["name"] == sakip.load(hostile)["dua"].name


def test_names_of_a_set_are_printed_as_they_are_written(run: Run, hostile: Path) -> None:
    """What rich would take for markup, links or smileys is text."""
    for command in ("show", "assess"):
        shown = run(command, hostile).out
        for text in ("[red]Merah[/red]", "[bold]tebal[/bold]", ":smile:", "[/]"):
            assert text in shown
    assert "[link=file:///etc/passwd]PK[/link]" in run("explain", hostile, "satu").out


def test_cells_of_a_file_cannot_command_a_terminal(run: Run, tmp_path: Path) -> None:
    """Nor can what a finding repeats of it, nor the name of the file."""
    path = tmp_path / "\x1b[31mmerah.csv"
    path.write_text(
        "indicator,period,component,value\n\x1b[2J,\u202e,\x9b,\x07\nikm,2024,nilai,\x1b[0m\n", encoding="utf-8"
    )
    for form in ("table", "json", "csv"):
        said = run("assess", "muncar-2024", "--realisations", path, "--format", form)
        assert said.code == 1
        assert not OBEYED.search(said.out)
        assert not OBEYED.search(said.err)
    said = run("explain", "muncar-2024", "ikm", "--realisations", path)
    assert not OBEYED.search(said.out + said.err)


def test_arguments_cannot_command_a_terminal(run: Run) -> None:
    """A name that does not exist is repeated without what a terminal would obey."""
    for arguments in (
        ("show", "\x1b[31m"),
        ("show", "\x1b[31m.toml"),
        ("assess", "muncar-2024", "--period", "\x1b[31m"),
    ):
        said = run(*arguments)
        assert said.code == 2
        assert not OBEYED.search(said.err)


# --- without, and with other, surroundings ----------------------------------------------------------------------------


def test_without_rich_tables_ask_for_the_extra_and_the_rest_works(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table exits 2 with the command that installs it; JSON, CSV and explanations need nothing."""
    for name in [name for name in sys.modules if name == "rich" or name.startswith("rich.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "rich", None)
    for arguments in (("sets",), ("show", "muncar-2024"), ("assess", "muncar-2024")):
        said = run(*arguments)
        assert said.code == 2
        assert "pip install 'sakip[cli]'" in said.err
        assert "pip install 'sakip[cli]'" in run(*arguments, "--lang", "en").err
    assert json.loads(run("assess", "muncar-2024", "--format", "json").out)["assessments"]
    assert run("assess", "muncar-2024", "--format", "csv").code == 0
    assert run("explain", "muncar-2024", "ikm").code == 0


class Gone(io.StringIO):
    """A pipe whose reader has left."""

    def write(self, text: str) -> int:
        """Nobody reads it."""
        raise BrokenPipeError(32, text)

    def flush(self) -> None:
        """Nobody reads it."""
        raise BrokenPipeError(32, "flush")


class GoneLater(io.StringIO):
    """A pipe whose reader leaves before the last of it is written out."""

    def flush(self) -> None:
        """Nobody reads on."""
        raise BrokenPipeError(32, "flush")


@pytest.mark.parametrize("pipe", [Gone, GoneLater])
@pytest.mark.parametrize(
    "arguments",
    [
        ("sets",),
        ("show", "muncar-2024"),
        ("assess", "muncar-2024", "--format", "json"),
        ("explain", "muncar-2024", "ikm"),
    ],
)
def test_a_reader_who_has_seen_enough_is_no_trouble(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    pipe: type[io.StringIO],
    arguments: tuple[str, ...],
) -> None:
    """``sakip show muncar-2024 | head -1`` is quiet and fine."""
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", pipe())
        code = cli.main(arguments)
    assert (code, capsys.readouterr()) == (0, ("", ""))


@pytest.mark.skipif(os.name == "nt", reason="needs a pipe that can be closed at its reading end")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", [("sets",), ("assess", "muncar-2024", "--format", "json")])
def test_a_closed_pipe_is_quiet_to_the_very_end(arguments: tuple[str, ...], unbuffered: str) -> None:
    """Not even the interpreter complains when it shuts down."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "sakip", *arguments]
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False, env=environment)  # noqa: S603  # ours
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_python_m_sakip_is_the_command_line() -> None:
    """It prints UTF-8 and exits with the code of what it found."""
    done = subprocessed("assess", "muncar-2024", PYTHONIOENCODING="utf-8")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "106,93%" in done.stdout.decode("utf-8")


def test_python_m_sakip_exits_2_on_wrong_use() -> None:
    """With the complaint on the error stream."""
    done = subprocessed("show", "muncar", PYTHONIOENCODING="utf-8")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "Maksudnya “muncar-2024”?" in done.stderr.decode("utf-8")


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
    ids=["ascii", "C"],
)
def test_output_that_cannot_be_encoded_is_escaped(environment: dict[str, str]) -> None:
    """Tables and explanations are readable, and JSON is JSON, where only ASCII can be printed."""
    for arguments in (("assess", "mojosari-2024"), ("show", "muncar")):
        done = subprocessed(*arguments, **environment)
        assert done.returncode == (2 if arguments[1:] == ("muncar",) else 0), done.stderr
        assert b"Traceback" not in done.stderr
        assert done.stdout.isascii()
    explained = subprocessed("explain", "mojosari-2024", "realisasi-anggaran", **environment)
    assert b"realisasi \\xf7 pagu \\xd7 100%" in explained.stdout
    trace = json.loads(
        subprocessed("explain", "mojosari-2024", "realisasi-anggaran", "--format", "json", **environment).stdout
    )
    assert trace["formula_text"]["id"] == "realisasi ÷ pagu × 100%"
    assert sakip.replay(trace).code == "realisasi-anggaran"
