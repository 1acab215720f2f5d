from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import sakip
from sakip.review import review
from sakip.review.decree import ORDINALS, place_of
from sakip.sets import Decree, Dictum

CODES = (
    "dictum-gap", "dictum-repeated", "dictum-out-of-order", "dictum-unknown-reference", "text-repeated",
    "clause-repeated", "decree-stale-year", "decree-without-number", "decree-without-date", "signed-by-acting",
)  # fmt: skip
WHOLE = Decree(number="188/1/2025", date=date(2025, 1, 6), kind="Keputusan Camat", signed_by="Camat Contoh")


def found(decree: Decree) -> list[tuple[str, dict[str, Any]]]:
    return [(finding.code, dict(finding.facts)) for finding in review(decree, only=CODES).findings]


def numbered(*numbers: str) -> Decree:
    return evolve(
        WHOLE, dictum=tuple(Dictum(number, f"Hal {place} ditetapkan.") for place, number in enumerate(numbers))
    )


# --- the dictum -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("KESATU", "KEDUA", "KETIGA"), []),
        (("PERTAMA", "KEDUA"), []),
        (("KESATU",), []),
        ((), []),
        (("kesatu", "Kedua :"), []),
        (("KEEMPAT BELAS",), [("dictum-gap", "KEEMPAT BELAS", tuple(ORDINALS[:13]))]),
        (("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KEENAM"), [("dictum-gap", "KEENAM", ("KELIMA",))]),
        (("KESATU", "KEEMPAT"), [("dictum-gap", "KEEMPAT", ("KEDUA", "KETIGA"))]),
        (("KEDUA", "KETIGA"), [("dictum-gap", "KEDUA", ("KESATU",))]),
        (("KESATU", "KEDUA", "KEDUA", "KETIGA"), [("dictum-repeated", "KEDUA", None)]),
        (("KESATU", "KETIGA", "KEDUA"), [("dictum-out-of-order", "KEDUA", None)]),
        # numbered in a way of its own
        (("1", "3"), []),
        (("A", "C"), []),
    ],
)
def test_the_ordinals_of_a_dictum_have_no_hole(numbers: tuple[str, ...], expected: list[Any]) -> None:
    """A dictum counts from KESATU, each point once, without a hole; what is merely out of order is no hole."""
    said = [
        (code, facts.get("after") or facts["number"], facts.get("missing")) for code, facts in found(numbered(*numbers))
    ]
    assert said == expected


def test_a_hole_is_said_in_both_languages() -> None:
    """Mumbulsari's decree jumps from KEEMPAT to KEENAM."""
    (finding,) = review(numbered("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KEENAM"), only=CODES).findings
    assert finding.message() == "Diktum melompat dari KEEMPAT ke KEENAM; KELIMA tidak ada."
    assert finding.message("en") == "The dictum jumps from KEEMPAT to KEENAM; there is no KELIMA."
    (finding,) = review(numbered("KEDUA"), only=CODES).findings
    assert finding.message("en") == "The dictum jumps from the beginning to KEDUA; there is no KESATU."


def test_the_ordinals_are_those_of_indonesian() -> None:
    """KESATU to KESEMBILAN PULUH SEMBILAN, read with or without the blank."""
    assert len(ORDINALS) == len(set(ORDINALS)) == 99
    assert [place_of(name) for name in ("KESATU", "KESEPULUH", "KESEBELAS", "KEDUA BELAS", "KEDUABELAS")] == [
        1,
        10,
        11,
        12,
        12,
    ]
    assert [place_of(name) for name in ("KEDUA PULUH", "KEDUA PULUH SATU", "KESEMBILAN PULUH SEMBILAN")] == [20, 21, 99]
    assert place_of("KESERATUS") is None


@given(st.lists(st.integers(1, 99), unique=True, max_size=12).map(sorted))
def test_every_hole_and_nothing_else_is_named(places: list[int]) -> None:
    """Of any rising ordinals, those left out below the highest are named once."""
    missing = [
        name for _, facts in found(numbered(*(ORDINALS[place - 1] for place in places))) for name in facts["missing"]
    ]
    assert sorted(missing, key=ORDINALS.index) == [
        name for place, name in enumerate(ORDINALS[: max(places, default=0)], 1) if place not in places
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("sebagaimana dimaksud dalam Diktum KESATU", ""),
        ("sebagaimana dimaksud dalam dictum KEDUA huruf a", ""),
        ("sebagaimana dimaksud dalam diktum KELIMA", "KELIMA"),
        ("sebagaimana dimaksud dalam Diktum KEDUA BELAS", "KEDUA BELAS"),
        ("sebagaimana dimaksud dalam diktum keputusan ini", ""),
    ],
)
def test_a_point_refers_to_one_there_is(text: str, name: str) -> None:
    """A reference to a point of the dictum leads to one."""
    decree = evolve(WHOLE, dictum=(Dictum("KESATU", "Menetapkan."), Dictum("KEDUA", text)))
    expected = [("dictum-unknown-reference", {"number": "KEDUA", "name": name})] if name else []
    assert found(decree) == expected


# --- the text ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "bagian yang tak terpisahkan dari keputusan ini. bagian yang tak terpisahkan dari keputusan ini.",
            "bagian yang tak terpisahkan dari keputusan ini.",
        ),
        ("Menetapkan bahwa hal ini berlaku, hal ini berlaku pula.", ""),
        ("satu dua tiga empat satu dua tiga empat lima", "satu dua tiga empat"),
        ("- - - - - - - -", ""),
        ("", ""),
    ],
)
def test_words_printed_twice_in_a_row_are_found(text: str, words: str) -> None:
    """Four words or more that are repeated at once are a slip; fewer are style."""
    expected = [("text-repeated", {"words": words})] if words else []
    assert found(evolve(WHOLE, dictum=(Dictum("KESATU", text),))) == expected


def test_a_clause_that_reads_like_another_is_found() -> None:
    """One legal basis listed twice is found, whatever its case and marks."""
    decree = evolve(WHOLE, basis=("UU Nomor 23 Tahun 2014;", "PP 8/2006", "uu nomor 23 tahun 2014"))
    assert found(decree) == [("clause-repeated", {"other": "Mengingat 1"})]


@pytest.mark.parametrize(
    ("text", "stale"),
    [
        ("Indikator Kinerja Utama Tahun 2024 sebagaimana lampiran.", "2024"),
        ("Rencana kinerja yang direncanakan pada tahun 2024", "2024"),
        ("Indikator Kinerja Utama Tahun 2025.", ""),
        ("Rencana Strategis Tahun 2021-2026", ""),
        ("Rencana Strategis Tahun 2021 – 2026", ""),
        ("berdasarkan PermenPANRB Nomor 53 Tahun 2014", ""),
        ("berdasarkan PER/09/M.PAN/5/2007", ""),
        ("sesuai hasil evaluasi tahun 2024", ""),
        ("mencabut keputusan tanggal 3 Januari 2024", ""),
        ("berlaku sampai dengan tahun 2026", ""),
    ],
)
def test_a_year_left_from_an_earlier_decree_is_found(text: str, stale: str) -> None:
    """What a decree decides is not of an earlier year; plans, citations, results and repeals may name one."""
    said = found(evolve(WHOLE, dictum=(Dictum("KESATU", text),)))
    assert [(code, facts["stale"]) for code, facts in said] == ([("decree-stale-year", stale)] if stale else [])


# --- its form ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"number": " "}, ["decree-without-number"]),
        ({"date": None}, ["decree-without-date"]),
        ({"signed_by": "Plt. Camat Mojosari"}, ["signed-by-acting"]),
        ({"signed_by": "PLH CAMAT CONTOH"}, ["signed-by-acting"]),
        ({"signed_by": "Pj. Camat"}, ["signed-by-acting"]),
        ({"signed_by": "Penjabat Camat"}, ["signed-by-acting"]),
        ({"signed_by": "Pejabat Camat"}, []),
        ({"signed_by": ""}, []),
    ],
)
def test_a_decree_has_a_number_a_date_and_a_signatory(changed: dict[str, Any], expected: list[str]) -> None:
    """A decree without number or date cannot be referred to; an acting signatory is worth a note."""
    assert [code for code, _ in found(evolve(WHOLE, **changed))] == expected


def test_targets_of_an_agreement_inside_an_iku_decree_are_noted() -> None:
    """Mojosari's decree on indicators prints a Perjanjian Kinerja; one that is declared as a document is no matter."""
    office = sakip.load("mojosari-2024")
    (finding,) = review(office, only=["iku-and-pk-mixed"]).findings
    assert finding.facts["count"] == 7
    assert finding.place is not None
    assert finding.place.key == "target[0]"
    assert office.decree is not None
    for other in (
        evolve(office, decree=None),
        evolve(office, decree=evolve(office.decree, title="Perjanjian Kinerja")),
        evolve(office, decree=evolve(office.decree, date=date(2024, 2, 1))),
        evolve(office, targets=()),
    ):
        assert review(other, only=["iku-and-pk-mixed"]).findings == ()


TEXTS = st.lists(st.text(max_size=60), max_size=3).map(tuple)
POINTS = st.lists(st.builds(Dictum, st.text(max_size=9) | st.sampled_from(ORDINALS), st.text(max_size=60)), max_size=4)


@given(st.builds(Decree, number=st.text(max_size=9), signed_by=st.text(), basis=TEXTS, dictum=POINTS.map(tuple)))
def test_any_decree_can_be_reviewed(decree: Decree) -> None:
    """Whatever a decree says, no check stops."""
    assert "check-failed" not in {finding.code for finding in review(decree).findings}
