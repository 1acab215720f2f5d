"""One person: which cells give which points, which give none, and which cannot be measured."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from sakip.instruments import ipasn

DAY = date(2024, 12, 31)
PLAIN: dict[str, Any] = {"unit": "Kecamatan", "pendidikan": "S1", "jabatan": "pelaksana", "skp": "Baik"}


def measured(**cells: Any) -> ipasn.Result:
    return ipasn.measure([{**PLAIN, "diklat": "", "disiplin": "", **cells}], on=DAY)


def points(dimension: str, **cells: Any) -> Fraction:
    (person,) = measured(**cells).people
    return person.points[dimension].total


def codes(result: ipasn.Result) -> set[str]:
    """What was found, without what is said once of all records."""
    return {finding.code for finding in result.findings} - {"ipasn-no-id", "ipasn-predicate", "ipasn-nobody"}


@pytest.mark.parametrize(
    ("cells", "dimensions", "score", "category"),
    [
        # a pelaksana with a degree, technical training and a seminar, SKP Baik, never punished
        ({"diklat_teknis": "20 JP", "seminar": "ya"}, (15, 40, 25, 5), "85.00", "T"),
        (
            {
                "pendidikan": "S3", "jabatan": "struktural", "skp": "Sangat Baik", "diklat_kepemimpinan": "ya",
                "diklat_teknis": "ya", "seminar": "ya",
            },
            (25, 40, 30, 5), "100.00", "ST",
        ),
        ({"pendidikan": "SD", "skp": "50", "disiplin": "berat"}, (1, 0, 1, 1), "3.00", "SR"),
        ({"pendidikan": "SD", "skp": "tidak ada SKP", "disiplin": "berat"}, (1, 0, 0, 1), "2.00", "SR"),
        ({"seminar": "ya", "skp": "80"}, (15, Fraction("17.5"), 25, 5), "62.50", "R"),
        ({"pendidikan": "D3", "diklat_teknis": 24, "disiplin": "ringan"}, (10, Fraction("22.5"), 25, 3), "60.50", "R"),
        ({"jabatan": "Eselon IV", "diklat_teknis": "40", "seminar": "2023"}, (15, 25, 25, 5), "70.00", "R"),
        ({"jabatan": "JFT", "diklat_fungsional": True, "pendidikan": "S-2"}, (20, 15, 25, 5), "65.00", "R"),
    ],
)  # fmt: skip
def test_a_person_has_the_sum_of_four_dimensions(
    cells: dict[str, Any], dimensions: tuple[Fraction, ...], score: str, category: str
) -> None:
    (person,) = measured(**cells).people
    assert tuple(person.points[code].total for code in ipasn.DIMENSIONS) == dimensions
    assert (person.score, str(person.value), person.category.code) == (sum(dimensions), score, category)
    for some in person.points.values():
        assert some.total == sum(item.points for item in some.items)


@pytest.mark.parametrize(
    ("words", "given"),
    [
        (("S3", "S-3", "Doktor"), 25),
        (("S2", "s 2", "Magister Manajemen", "Strata 2"), 20),
        (("S1", "S-1", "Sarjana", "D4", "D-IV", "S1 Ilmu Politik", "S1/D4", "S1 Pendidikan Guru SD"), 15),
        (("D3", "D-III Kebidanan", "Sarjana Muda"), 10),
        (("D2", "D-I", "SMA", "SLTA/Sederajat", "SMK Negeri", "D1"), 5),
        (("SMP", "SD", "SLTP", "Di bawah SMA"), 1),
    ],
)
def test_a_degree_is_known_however_it_is_written(words: tuple[str, ...], given: int) -> None:
    assert {word: points("kualifikasi", pendidikan=word) for word in words} == dict.fromkeys(words, given)


@pytest.mark.parametrize(
    ("skp", "upper", "floor"),
    [
        ("100", 30, 30), ("91", 30, 30), ("90,5", 30, 25), ("90", 25, 25), ("76", 25, 25), ("75,01", 25, 15),
        ("75", 15, 15),
        ("61", 15, 15), ("60,5", 15, 5), ("60", 5, 5), ("51", 5, 5), ("50,5", 5, 1), ("50", 1, 1), ("0", 1, 1),
        (Decimal("90.5"), 30, 25), (90.5, 30, 25), (91, 30, 30), (Fraction(181, 2), 30, 25), ("90.125", 30, 25),
        (90.125, 30, 25), ("Sangat Baik", 30, 30), ("BAIK", 25, 25), ("Cukup", 15, 15), ("Kurang", 5, 5),
        ("Buruk", 1, 1), ("Sangat Kurang", 1, 1), ("Butuh Perbaikan", 15, 15), ("Tidak ada", 0, 0),
    ],
)  # fmt: skip
def test_an_skp_is_a_number_by_either_reading_or_a_predicate(skp: Any, upper: int, floor: int) -> None:
    """Whole numbers read alike; between two printed ranges the reading decides."""
    for gaps, wanted in (("upper", upper), ("floor", floor)):
        (person,) = ipasn.measure([{**PLAIN, "skp": skp}], on=DAY, gaps=gaps).people
        assert person.points["kinerja"].total == wanted


@pytest.mark.parametrize(
    ("disiplin", "given"),
    [
        ("", 5), (None, 5), (float("nan"), 5), ("-", 5), ("0", 5), ("tidak", 5), (False, 5), ("Tidak pernah", 5),
        ("ringan", 3), ("Hukuman disiplin sedang", 2), ("berat", 1),
        ("ringan; berat", 1), (["ringan", "sedang"], 2), ("ringan; ringan; ringan", 3),
        ("berat 2019", 5), ("berat 2020", 1), ("ringan 2021; berat 2015", 3), ("berat 31-12-2019", 5),
        ("berat 1 Januari 2020", 1), ("berat 2025", 5),
    ],
)  # fmt: skip
def test_only_the_worst_penalty_within_five_years_counts(disiplin: Any, given: int) -> None:
    """A blank is nobody punished; a penalty without a date is taken as given."""
    assert points("disiplin", disiplin=disiplin) == given


@pytest.mark.parametrize(
    ("jabatan", "cells", "given"),
    [
        ("pelaksana", {}, 0),
        ("pelaksana", {"diklat_teknis": "19 JP"}, 0),
        ("pelaksana", {"diklat_teknis": "19 JP; 20 JP"}, "22.5"),
        ("pelaksana", {"diklat_teknis": 19.5}, 0),
        ("pelaksana", {"diklat_teknis": 1}, "22.5"),
        ("pelaksana", {"diklat_teknis": "40 JP 2023"}, 0),
        ("pelaksana", {"diklat_teknis": "40 JP 2024"}, "22.5"),
        ("struktural", {"diklat_teknis": "40 JP 2010"}, 15),
        ("pelaksana", {"seminar": "2022"}, 0),
        ("pelaksana", {"seminar": date(2023, 1, 1)}, "17.5"),
        ("pelaksana", {"seminar": datetime(2023, 1, 1)}, "17.5"),  # noqa: DTZ001  # a day as a dataframe holds it
        ("struktural", {"seminar": "ya"}, 10),
        ("struktural", {"diklat_kepemimpinan": "PIM IV"}, 15),
        ("struktural", {"diklat_kepemimpinan": "Diklatpim Tingkat III 2009"}, 15),
        ("struktural", {"diklat_fungsional": "ya"}, 0),
        ("pelaksana", {"diklat_kepemimpinan": "ya", "diklat_fungsional": "ya"}, 0),
        ("fungsional", {"diklat_kepemimpinan": "ya", "diklat_fungsional": "ya"}, 15),
        ("pelaksana", {"diklat": "diklat teknis 24 JP 2024; seminar 2024"}, 40),
        ("pelaksana", {"diklat": "Bimtek 24 JP; Workshop"}, 40),
        ("struktural", {"diklat": ["PIM III 2012", "seminar"]}, 25),
        ("struktural", {"diklat": "tidak ada"}, 0),
        *[
            ("struktural", {"diklat_teknis": word, "seminar": word, "diklat": word}, 0)
            for word in ("✗", "tidak", "-", "0")
        ],
        ("pelaksana", {"diklat": "Diklat teknis 20 JP, seminar"}, 40),
        ("pelaksana", {"diklat": "Diklat teknis 19,5 JP, seminar,bimtek 2 JP"}, "17.5"),
        ("struktural", {"diklat": "PIM IV, bimtek 24 JP; seminar, 2023"}, 40),
        ("pelaksana", {"diklat": "seminar, -"}, "17.5"),
        ("pelaksana", {"diklat": "seminar", "seminar": "ya"}, "17.5"),
    ],
)
def test_trainings_count_by_position_hours_and_years(jabatan: str, cells: dict[str, Any], given: Any) -> None:
    """None gives part of its points, and none gives them twice."""
    assert points("kompetensi", jabatan=jabatan, **cells) == Fraction(given)


@pytest.mark.parametrize("word", ["x", "X"])
def test_a_cross_may_be_a_tick_or_a_no_and_is_not_guessed(word: str) -> None:
    """Some forms tick what was attended with x, others strike out what was not: 22,5 points hang on it."""
    result = measured(jabatan="pelaksana", diklat_teknis=word)
    assert not result.people
    assert "Tulis ya atau tidak" in result.refused[0].findings[0].text()


def test_the_windows_of_trainings_are_a_reading_that_can_be_left() -> None:
    """They are known from one application; the five years of penalties from two, and stay."""
    record = {**PLAIN, "seminar": "2010", "disiplin": "berat 2010"}
    (person,) = ipasn.measure([record], on=DAY, windows=False).people
    assert person.points["kompetensi"].total == Fraction("17.5")
    assert person.points["disiplin"].total == 5


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"diklat_teknis": "12 JP"}, "ipasn-few-hours"),
        ({"diklat_kepemimpinan": "ya"}, "ipasn-training-elsewhere"),
        ({"seminar": "2020"}, "ipasn-before"),
        ({"seminar": "2025"}, "ipasn-after"),
        ({"disiplin": "ringan 2025"}, "ipasn-after"),
        ({"disiplin": "ringan 2010"}, "ipasn-before"),
        ({"skp": "tidak ada SKP"}, "ipasn-no-skp"),
        ({"skp": 0}, "ipasn-skp-zero"),
        ({"skp": "butuh perbaikan"}, "ipasn-by-rank"),
        ({"status": "kontrak baru"}, "ipasn-unknown-status"),
    ],
)
def test_what_is_odd_is_said_and_used(cells: dict[str, Any], code: str) -> None:
    result = measured(**cells)
    assert len(result.people) == 1
    assert codes(result) == {code}


@pytest.mark.parametrize(
    ("cells", "code", "column", "hint"),
    [
        ({"pendidikan": ""}, "ipasn-blank", "pendidikan", "S-1/D-IV"),
        ({"pendidikan": None}, "ipasn-blank", "pendidikan", "S-1/D-IV"),
        ({"jabatan": "-"}, "ipasn-blank", "jabatan", "Jabatan pelaksana"),
        ({"skp": ""}, "ipasn-blank", "skp", "Tidak ada SKP"),
        ({"skp": float("nan")}, "ipasn-blank", "skp", "Tidak ada SKP"),
        ({"skp": "belum ada"}, "ipasn-blank", "skp", "Tidak ada SKP"),
        ({"pendidikan": "Sarjna"}, "ipasn-unknown-word", "pendidikan", "“sarjana”"),
        ({"pendidikan": "S1/S2"}, "ipasn-unknown-word", "pendidikan", ""),
        ({"jabatan": "fungsionl"}, "ipasn-unknown-position", "jabatan", "“fungsional”"),
        ({"jabatan": "Kepala Sksi"}, "ipasn-unknown-position", "jabatan", "“kepala seksi”"),
        ({"skp": "SB"}, "ipasn-unknown-word", "skp", "“Sangat Baik”"),
        ({"skp": "b"}, "ipasn-unknown-word", "skp", "“Baik”"),
        ({"diklat": "Bimtek 20 JP, kursus memasak"}, "ipasn-unknown-word", "diklat", "ya atau tidak"),
        ({"skp": "Bak"}, "ipasn-unknown-word", "skp", "Baik"),
        ({"skp": "110"}, "ipasn-skp-range", "skp", ""),
        ({"skp": "-1"}, "ipasn-skp-range", "skp", ""),
        ({"skp": "85,5,5"}, "ipasn-skp-number", "skp", "85,5"),
        ({"skp": "Rp 85"}, "ipasn-skp-number", "skp", ""),
        ({"disiplin": "rngan"}, "ipasn-unknown-word", "disiplin", "ringan"),
        ({"disiplin": "2021"}, "ipasn-unknown-word", "disiplin", "ringan"),
        ({"disiplin": "ringan; ya"}, "ipasn-unknown-word", "disiplin", "ringan"),
        ({"seminar": "mungkin"}, "ipasn-unknown-word", "seminar", "ya atau tidak"),
        ({"diklat": "kursus memasak"}, "ipasn-unknown-word", "diklat", "seminar"),
    ],
)
def test_what_cannot_be_measured_is_refused_with_the_remedy(
    cells: dict[str, Any], code: str, column: str, hint: str
) -> None:
    result = measured(**cells)
    assert result.people == ()
    (refused,) = result.refused
    (finding,) = refused.findings
    assert (finding.code, finding.severity) == (code, "error")
    assert finding.place is not None
    assert (finding.place.line, finding.place.column) == (1, column)
    assert hint.casefold() in finding.remedy().casefold()
    assert finding.message().startswith("Kecamatan: ")
    assert refused.record[column] is cells[column]


def test_everything_wrong_with_a_record_is_said_at_once() -> None:
    (refused,) = measured(pendidikan="?", jabatan="", skp="", disiplin="x").refused
    assert [finding.place and finding.place.column for finding in refused.findings] == [
        "pendidikan", "jabatan", "skp", "disiplin",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "jabatan",
    [
        "Camat", "CAMAT MOJOSARI", "Sekretaris Kecamatan", "Sekcam", "Kepala Seksi Pemerintahan", "Kasi Trantib",
        "Kepala Subbagian Umum", "Kasubag Keuangan", "Kasubbag", "Lurah", "Sekretaris Lurah", "Kepala Sub Bagian Umum",
    ],
)  # fmt: skip
def test_the_heads_of_a_kecamatan_are_structural_by_the_name_of_their_job(jabatan: str) -> None:
    """It is a reading, and said once of all."""
    result = ipasn.measure([{**PLAIN, "jabatan": jabatan}] * 3, on=DAY)
    assert [person.position for person in result.people] == ["struktural"] * 3
    (said,) = [finding for finding in result.findings if finding.code == "ipasn-by-title"]
    assert (said.severity, said.facts["count"]) == ("info", 3)


@pytest.mark.parametrize("jabatan", ["Eselon III.a", "eselon IV.B", "Eselon 3a"])
def test_an_echelon_is_structural_and_no_reading(jabatan: str) -> None:
    result = measured(jabatan=jabatan)
    assert result.people[0].position == "struktural"
    assert "ipasn-by-title" not in codes(result)


@pytest.mark.parametrize(
    "jabatan",
    [
        "Analis Kebijakan", "Analis Perencanaan", "Pengelola Keuangan", "Pengadministrasi Umum", "Pengolah Data",
        "Plt. Camat", "Camat (Plt.)", "Kepala Seksi / Fungsional", "Lurah (pelaksana tugas)", "Administrator Kesehatan",
        "Pengawas Sekolah", "IV/b",
    ],
)  # fmt: skip
def test_what_may_be_of_two_kinds_is_asked_for(jabatan: str) -> None:
    """Analis Kebijakan is fungsional and an analis of 2018 is pelaksana; whoever acts holds a position of his own."""
    (refused,) = measured(jabatan=jabatan).refused
    (finding,) = refused.findings
    assert finding.code == "ipasn-unknown-position"
    assert "Tulis salah satu dari struktural, fungsional, pelaksana dalam kolom jenis jabatan." in finding.text()
    assert measured(**{"jenis jabatan": "Fungsional", "jabatan": jabatan}).people[0].position == "fungsional"


@pytest.mark.parametrize("words", ["teguran lisan", "Teguran Tertulis 2022", "pernyataan tidak puas secara tertulis"])
def test_light_penalties_are_known_by_their_names(words: str) -> None:
    assert points("disiplin", disiplin=words) == 3
