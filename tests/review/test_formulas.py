from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from reviews import COUNT, OWN, RATIO, SCORE, expect, found, one, set_file, table

import sakip
from sakip.formulas import share_achieved
from sakip.review import review
from sakip.review.formulas import is_part_of_whole


def ratio(numerator: str, denominator: str, unit: str = "bilangan") -> dict[str, Any]:
    return {"kind": "ratio", "numerator": numerator, "denominator": denominator, "unit": unit}


PERMIL = {"kind": "ratio", "numerator": "a", "denominator": "b", "scale": "per 1.000"}


# --- denominators -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changes",
    [
        {"formula": ratio("difasilitasi", "ditargetkan")},
        {"formula": ratio("terlaksana", "rencana_kegiatan")},
        {"formula": {"kind": "expression", "text": "100% * terlaksana / (target + tambahan)"}},
        {"formula_text": "Jumlah kegiatan yang difasilitasi / Jumlah kegiatan yang ditargetkan/ direncanakan x 100%"},
        {"formula_text": "Kegiatan terlaksana dibagi kegiatan yang DIRENCANAKAN dikali 100%"},
        {"formula_text": "(terlaksana/target) × 100%"},
        {"formula_text": "terlaksana ÷ rencana"},
    ],
)
def test_a_denominator_that_is_a_plan_is_found_in_the_formula_and_in_its_words(changes: dict[str, Any]) -> None:
    """Mumbulsari's third indicator divides by what was targeted or planned."""
    expect(one(RATIO, **changes), "denominator-is-a-plan", "formula = ")


@pytest.mark.parametrize(
    "changes",
    [
        {"formula": ratio("target_tercapai", "target")},
        {"formula": ratio("tercapai", "dokumen_perencanaan")},
        {"formula": ratio("ditargetkan", "penduduk")},
        {"formula_text": "Jumlah rencana aksi yang selesai / Jumlah rencana aksi x 100%"},
        {"formula_text": "Jumlah indikator yang mencapai target / Jumlah indikator"},
        {"formula_text": "Jumlah laporan/rencana yang selesai"},
        {"formula_text": "Diambil dari rencana kerja"},
        {"formula_text": "terlayani / diterima x 100% sesuai target"},
    ],
)
def test_a_plan_that_is_what_is_counted_is_no_denominator(changes: dict[str, Any]) -> None:
    """``Rencana aksi yang selesai`` of all ``rencana aksi`` is a share of plans."""
    assert found(one(RATIO, **changes)) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"formula": ratio("selesai", "masuk", "aduan")},
        {"formula": ratio("selesai", "pelanggaran")},
        {"formula": ratio("selesai", "kasus_diterima")},
        {"formula_text": "Pengaduan selesai / Pengaduan yang masuk x 100%"},
        {"formula_text": "selesai / laporan yg masuk x 100%"},
    ],
)
def test_a_denominator_that_counts_what_may_not_happen_may_be_zero(changes: dict[str, Any]) -> None:
    expect(one(RATIO, **changes), "denominator-may-be-zero", "formula = ")


@pytest.mark.parametrize(
    "changes",
    [
        {"formula": ratio("selesai", "masuk", "aduan"), "note": "Bila tidak ada aduan, nilainya tidak dihitung."},
        {"formula": ratio("selesai", "kasus"), "definition": "Jika kasusnya nihil, ditulis n/a"},
        {"formula": ratio("selesai", "kasus"), "note": "Penyebut nol: tidak dihitung"},
        {"formula": ratio("kasus", "penduduk")},
        {"formula": ratio("selesai", "laporan")},
        {"formula": ratio("selesai", "kasuistik")},
        {"formula_text": "Laporan/aduan yang selesai"},
    ],
)
def test_where_the_case_is_settled_or_cannot_be_there_is_nothing_to_say(changes: dict[str, Any]) -> None:
    assert found(one(RATIO, **changes)) == []


def test_a_note_on_something_else_settles_nothing() -> None:
    changes: dict[str, Any] = {"formula": ratio("selesai", "kasus"), "note": "Bila berat, dirujuk. Tidak ada tarif."}
    expect(one(RATIO, **changes), "denominator-may-be-zero", "formula = ")


def test_what_is_divided_by_itself_is_always_everything() -> None:
    expect(one(RATIO, formula=ratio("desa", "desa", "desa")), "ratio-of-itself", "formula = ")
    text = {"kind": "expression", "text": "100% * (kini - lalu) / lalu"}
    assert found(one(RATIO, formula=text)) == []


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"formula_text": "anggota / penduduk x 10.000"}, "formula_text"),
        ({"formula_text": "anggota dibagi penduduk dikali 1000"}, "formula_text"),
        ({"formula_text": "(anggota/penduduk) × 100.000"}, "formula_text"),
        ({"name": "Rasio anggota per 1.000 penduduk"}, "name"),
        (
            {"unit": "permil", "name": "Angka kelahiran", "formula": PERMIL, "formula_text": "a / b x 100%"},
            "formula_text",
        ),
    ],
)
def test_a_factor_that_is_not_that_of_the_unit_is_found(changes: dict[str, Any], key: str) -> None:
    """Per ten thousand is not per hundred."""
    expect(one(RATIO, **changes), "factor-against-unit", f"{key} = ")


@pytest.mark.parametrize(
    "changes",
    [
        {"formula_text": "terlayani / diterima x 100%"},
        {"formula_text": "terlayani / diterima x 100"},
        {"formula_text": "terlayani / diterima x 1.000 : 10, atau x 100%"},
        {"formula_text": "biaya per 12.000 lembar"},
        {"unit": "permil", "name": "Angka kelahiran", "formula": PERMIL, "formula_text": "a / b x 1.000"},
        {"unit": "permil", "name": "Angka kelahiran per 1.000 penduduk", "formula": PERMIL},
    ],
)
def test_the_factor_of_the_unit_is_right(changes: dict[str, Any]) -> None:
    assert found(one(RATIO, **changes)) == []


# --- weights ----------------------------------------------------------------------------------------------------------

INDEX: dict[str, Any] = {"unit": "nilai", "definition": "Disurvei pada 120 responden"}


def weighted(weight: str, many: int, times: str = "") -> dict[str, Any]:
    names = [f"u{place}" for place in range(many)]
    text = " + ".join(f"{weight} * {name}" for name in names)
    units = dict.fromkeys(names, "nilai")
    return INDEX | {"formula": {"kind": "expression", "text": f"({text}){times}", "units": units}}


@pytest.mark.parametrize(
    ("changes", "total"),
    [
        (weighted("0.11", 9), "0,99"),
        (weighted("0.111", 9), "0,999"),
        (weighted("0.111", 9, " * 25"), "0,999"),
        (weighted("0.143", 7), "1,001"),
        (weighted("33", 3, " / 100"), "99"),
    ],
)
def test_weights_that_nearly_sum_to_one_are_found_with_their_sum(changes: dict[str, Any], total: str) -> None:
    """Nine times 0,11 is 0,99: the index never reaches its maximum."""
    text = one(SCORE, **changes)
    expect(text, "weights-not-exact", "formula = ")
    (finding,) = review(sakip.loads(text), only=["weights-not-exact"]).findings
    assert f"berjumlah {total}, bukan tepat" in finding.message()


@pytest.mark.parametrize(
    "changes",
    [
        weighted("0.125", 8),
        weighted("0.5", 2),
        weighted("2", 2),
        weighted("0.4", 2),
        INDEX | {"formula": {"kind": "index", "weights": {"a": "1/3", "b": "1/3", "c": "1/3"}}},
        {"formula_text": "Nilai 0,11 poin di atas tahun lalu"},
        {"formula_text": "bobot 0,11 untuk A dan bobot 0,89 untuk B"},
        {"formula_text": "bobot 0,25 tiap unsur"},
        {"formula_text": "bobot 0,12 tiap unsur"},
        {"formula_text": "bobot 0,00 tiap unsur"},
        {"formula_text": "bobot 10,11 dan 0,11%"},
    ],
)
def test_weights_that_sum_to_one_or_are_no_weights_are_let_be(changes: dict[str, Any]) -> None:
    assert found(one(SCORE, **changes)) == []


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Total nilai persepsi per unsur x penimbang 0,11", "0,99"),
        ("(U1 x 0,111) + (U2 x 0,111) + (U3 x 0,111)", "0,999"),
        ("NRR tertimbang = NRR x 0.071", "0,994"),
    ],
)
def test_a_printed_weight_that_is_a_rounded_part_of_one_is_found_too(text: str, total: str) -> None:
    written = one(SCORE, formula_text=text)
    expect(written, "weights-not-exact", "formula_text")
    (finding,) = review(sakip.loads(written), only=["weights-not-exact"]).findings
    assert f"berjumlah {total}, bukan tepat 1." in finding.message()


# --- what counts as reached -------------------------------------------------------------------------------------------

SHARE = {
    "code": "share",
    "name": "Persentase indikator yang tercapai",
    "formula": {"kind": "share_achieved", "reached_at": "100"},
}


def test_a_share_of_what_was_reached_says_from_what_percentage() -> None:
    """Mumbulsari prints “tercapai” and no more."""
    stated = set_file(table("indicator", COUNT), table("indicator", RATIO | SHARE), year=None)
    assert found(stated) == []
    unsaid = set_file(
        table("indicator", COUNT), table("indicator", RATIO | SHARE | {"not_in_text": ["reached_at"]}), year=None
    )
    expect(unsaid, "reached-not-defined", "formula = ", 2)


def test_who_leaves_the_percentage_to_the_library_has_not_said_it() -> None:
    """In a file as in a program; of a tree without its call nobody knows."""
    unsaid = {"formula": {"kind": "share_achieved", "over": "others"}}
    text = set_file(table("indicator", COUNT), table("indicator", RATIO | SHARE | unsaid), year=None)
    expect(text, "reached-not-defined", "formula = ", 2)
    office = sakip.loads(text)
    for formula, count in (
        (share_achieved(), 1),
        (share_achieved(reached_at=100), 0),
        (evolve(share_achieved(), call={}), 0),
    ):
        made = evolve(office, indicators=[evolve(office["share"], formula=formula)])
        assert len(review(made, checks=OWN).findings) == count


# --- parts and wholes -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({}, True),
        ({"name": "Cakupan layanan"}, True),
        ({"name": "Rasio layanan"}, False),
        ({"name": "Angka kemiskinan", "formula": ratio("miskin", "penduduk", "orang")}, True),
        ({"name": "Angka kemiskinan", "formula": ratio("miskin", "penduduk")}, False),
        ({"name": "Desa mandiri", "formula": ratio("mandiri", "seluruh_desa", "desa")}, True),
        ({"name": "Rasio desa mandiri", "formula": ratio("mandiri", "seluruh_desa", "desa")}, False),
        ({"name": "Desa mandiri", "formula": ratio("total_desa", "total_kini", "desa")}, False),
        ({"name": "Tingkat kehadiran", "formula": ratio("hadir", "diundang", "orang")}, False),
        ({"formula": ratio("realisasi", "pagu", "rupiah")}, False),
        ({"formula": ratio("penduduk_sekarang", "penduduk_lalu")}, False),
        ({"formula": ratio("terlaksana", "direncanakan")}, False),
        ({"formula": {"kind": "expression", "text": "100% * a / b"}}, False),
    ],
)
def test_only_a_share_of_a_whole_cannot_pass_a_hundred_percent(changes: dict[str, Any], part: bool) -> None:
    office = sakip.loads(set_file(table("indicator", RATIO | changes)))
    assert is_part_of_whole(office["layanan"]) is part
