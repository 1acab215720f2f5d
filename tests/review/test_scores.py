from __future__ import annotations

from typing import Any

import pytest
from reviews import COUNT, RATIO, SCORE, expect, found, one, promised, set_file, table

import sakip
from sakip.review import review

OFFICE = '[office]\nname = "Kecamatan Ajung"\n'
IKM: dict[str, Any] = SCORE | {
    "code": "ikm",
    "name": "Indeks Kepuasan Masyarakat",
    "unit": "poin",
    "scale": "skm",
    "note": "Ditanyakan kepada 120 responden",
    "formula": {"kind": "external_score", "assessor": "e-SUKMA", "document": "Laporan"},
}


def scored(assessor: str, document: str = "LHE") -> dict[str, Any]:
    return {"kind": "external_score", "assessor": assessor, "document": document}


@pytest.mark.parametrize(
    ("changes", "scale"),
    [
        ({"name": "Nilai Reformasi Birokrasi", "formula": scored("Inspektorat", "LHE RB")}, "akip"),
        ({"name": "Nilai SAKIP"}, "skm"),
        ({"name": "Nilai SAKIP"}, "ipasn"),
    ],
)
def test_a_score_on_the_scale_of_another_instrument_is_found(changes: dict[str, Any], scale: str) -> None:
    """A letter of SAKIP says nothing of reform."""
    expect(one(SCORE, **changes, scale=scale), "scale-unlike-name", "scale = ")


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Nilai Evaluasi", "definition": "Hasil evaluasi akuntabilitas kinerja"},
        {"name": "Nilai Evaluasi", "formula": scored("Inspektorat", "LHE AKIP")},
        {"name": "Nilai Evaluasi", "aliases": ["sakip"]},
        {"name": "Indeks Profesionalitas ASN", "scale": "ipasn"},
    ],
)
def test_a_score_whose_texts_name_the_instrument_is_on_its_scale(changes: dict[str, Any]) -> None:
    assert found(one(SCORE, **changes)) == []


def test_a_scale_of_its_own_is_called_as_the_office_likes() -> None:
    bands = [{"code": "B", "label": "Baik"}, {"code": "A", "label": "Sangat baik"}]
    own = table("scale", {"key": "akip", "edges": ["0", "50", "100"], "closure": "upper", "bands": bands})
    assert found(one(SCORE, own, name="Nilai Reformasi Birokrasi")) == []


@pytest.mark.parametrize("assessor", ["Kecamatan Ajung", "KECAMATAN AJUNG", "Camat Ajung", "Kecamatan", "Camat"])
def test_an_office_does_not_evaluate_its_own_sakip(assessor: str) -> None:
    expect(one(SCORE, formula=scored(assessor)) + OFFICE, "assessed-by-itself", "formula = ")


@pytest.mark.parametrize(
    ("indicator", "assessor"),
    [
        (SCORE, "Inspektorat"),
        (SCORE, "Inspektorat Kecamatan Ajung"),
        (SCORE, "Kecamatan Kalisat"),
        (IKM, "Kecamatan Ajung"),
    ],
)
def test_others_do_and_a_survey_is_its_own(indicator: dict[str, Any], assessor: str) -> None:
    assert found(one(indicator, formula=scored(assessor)) + OFFICE) == []


def test_a_set_of_no_office_has_nobody_to_compare_with() -> None:
    assert found(one(SCORE, formula=scored("Kecamatan Ajung"))) == []


@pytest.mark.parametrize("indicator", [SCORE, IKM])
def test_four_quarters_of_a_score_are_not_added_up(indicator: dict[str, Any]) -> None:
    expect(one(indicator, consolidation="sum"), "score-summed", "consolidation")


@pytest.mark.parametrize("indicator", [COUNT, RATIO | {"consolidation": "sum"}])
def test_what_is_counted_is(indicator: dict[str, Any]) -> None:
    assert found(one(indicator)) == []


# --- one index under two names ----------------------------------------------------------------------------------------


def pair(first: dict[str, Any], second: dict[str, Any]) -> str:
    """Write a set of two indicators with their targets."""
    two = (first | {"code": "a"}, second | {"code": "b"})
    return set_file(*(table("indicator", each) for each in two), promised("a"), promised("b"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (IKM, IKM | {"name": "IKM Kecamatan"}),
        (IKM, IKM | {"name": "IKM"}),
        (IKM | {"name": "IKM"}, IKM | {"name": "Indeks Kepuasan Masyarakat (IKM)"}),
        (SCORE, SCORE | {"name": "Nilai AKIP Perangkat Daerah"}),
        (RATIO, RATIO | {"name": "Cakupan pelayanan"}),
    ],
)
def test_one_measure_under_two_names_is_found(first: dict[str, Any], second: dict[str, Any]) -> None:
    """By its initials spelt out, or by the same definition."""
    expect(pair(first, second), "same-index-twice", "name = ", 2)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (IKM, IKM | {"name": "IKM Kelurahan Mangli"}),
        (IKM, IKM | {"name": "Indeks Kepuasan Pegawai"}),
        (IKM | {"level": "tujuan"}, IKM | {"name": "IKM", "level": "sasaran"}),
        (RATIO, RATIO | {"name": "Cakupan pelayanan", "definition": "Permohonan keliling yang selesai dalam waktunya"}),
        (COUNT | {"definition": "Desa mandiri"}, COUNT | {"name": "Jumlah kegiatan", "definition": "Desa mandiri"}),
        (
            RATIO,
            COUNT | {"name": "Jumlah permohonan yang terlayani", "unit": "layanan", "definition": RATIO["definition"]},
        ),
    ],
)
def test_another_place_level_or_unit_is_another_measure(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert found(pair(first, second)) == []


def test_nearly_one_name_is_not_said_twice() -> None:
    text = pair(IKM, IKM | {"name": "Indeks kepuasan masyarakat"})
    assert [code for code, _ in found(text)] == ["near-duplicate-names"]
    assert review(sakip.loads(text), only=["same-index-twice"]).findings == ()
