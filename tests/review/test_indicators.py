from __future__ import annotations

from typing import Any

import pytest
from reviews import COUNT, RATIO, SCORE, expect, found, one, promised, set_file, table

import sakip
from sakip.review import CHECKS, review

POINTS = {"unit": "poin", "scale": "skm", "name": "Indeks Kepuasan Masyarakat"}
OWN_SCALE = table(
    "scale",
    {"key": "desa", "edges": ["0", "50", "100"], "closure": "upper", "bands": [{"code": "B", "label": "Baik"},
     {"code": "A", "label": "Sangat baik"}]},
)  # fmt: skip
PLAIN_RATIO = {"kind": "ratio", "numerator": "murid", "denominator": "guru", "scale": "bilangan"}
DIFFERENCE = {"kind": "expression", "text": "kini - lalu", "units": {"kini": "nilai", "lalu": "nilai"}}
INDEX = {"kind": "index", "weights": {"a": "1/2", "b": "1/2"}}


@pytest.mark.parametrize("indicator", [RATIO, SCORE, COUNT], ids=lambda each: each["code"])
def test_of_an_indicator_without_a_fault_there_is_nothing_to_say(indicator: dict[str, Any]) -> None:
    assert found(one(indicator)) == []


@pytest.mark.parametrize(
    ("indicator", "changes", "code", "key"),
    [
        (RATIO, {"polarity": None}, "no-polarity", "[[indicator]]"),
        (RATIO, {"not_in_text": ["polarity"]}, "polarity-assumed", "polarity"),
        (RATIO, {"not_in_text": ["unit"]}, "unit-missing", "unit"),
        (RATIO, {"not_in_text": [" Unit "]}, "unit-missing", "unit"),
        (COUNT, {"unit": "bilangan"}, "unit-says-nothing", "unit"),
        (COUNT, {"unit": "persen", "name": "Desa maju"}, "percent-of-count", "formula"),
        (COUNT, {"unit": "persen"}, "percent-of-count", "formula"),
        (COUNT, {"name": "Persentase inovasi"}, "name-against-unit", "unit"),
        (COUNT, {"name": "Prosentase inovasi"}, "name-against-unit", "unit"),
        (COUNT, {"name": "Inovasi yang dipakai (%)"}, "name-against-unit", "unit"),
        (RATIO, {"name": "Jumlah permohonan yang terlayani"}, "name-against-unit", "unit"),
        (RATIO, {"name": "Meningkatnya pelayanan"}, "name-measures-nothing", "name"),
        (SCORE, {"scale": None}, "external-score-without-scale", "[[indicator]]"),
        (SCORE, {"scale": None, "formula": INDEX}, "index-without-scale", "[[indicator]]"),
        (SCORE, POINTS, "ikm-without-population", "[[indicator]]"),
        (SCORE, POINTS | {"definition": "Survei e-SUKMA"}, "ikm-without-population", "definition"),
        (RATIO, {"name": "Tingkat Kepuasan Masyarakat"}, "ikm-without-population", "definition"),
        (SCORE, {"responsible": ["INSPEKTORAT"]}, "assessor-responsible", "responsible"),
        (RATIO, {"not_in_text": ["reason", "baseline"]}, "not-in-text", "not_in_text"),
        (COUNT, {"definition": "Merupakan jumlah inovasi, yang dipakai"}, "definition-repeats-name", "definition"),
        (SCORE, {"aliases": ["Nilai AKIP Kecamatan"]}, "several-names", "aliases"),
    ],
)  # fmt: skip
def test_each_fault_is_found_where_it_stands(
    indicator: dict[str, Any], changes: dict[str, Any], code: str, key: str
) -> None:
    """And nothing else is."""
    expect(one(indicator, **changes), code, key)


@pytest.mark.parametrize(
    ("indicator", "changes"),
    [
        (COUNT, {"unit": "bilangan", "formula": PLAIN_RATIO, "name": "Rasio murid dan guru"}),
        (RATIO, {"name": "Pertumbuhan jumlah penduduk"}),
        (COUNT, {"name": "Jumlah desa dengan persentase stunting di bawah 14 persen"}),
        (RATIO, {"name": "Persentase jumlah desa yang tertib"}),
        (COUNT, {"name": "Indikator terpersentasekan"}),
        (RATIO, {"name": "Persentase meningkatnya pelayanan"}),
        (SCORE, {"scale": "", "unit": "persen", "name": "Penyelesaian pengaduan"}),
        (SCORE, {"scale": "", "name": "Kenaikan nilai SAKIP"}),
        (SCORE, {"scale": "", "formula": DIFFERENCE}),
        (SCORE, {"scale": "", "unit": "predikat", "predicates": ["WDP", "WTP"], "name": "Opini BPK"}),
        (SCORE, POINTS | {"definition": "Ditanyakan kepada 120 responden"}),
        (SCORE, POINTS | {"note": "SAMPEL menurut tabel Krejcie dan Morgan"}),
        (COUNT, {"name": "Jumlah laporan survei kepuasan masyarakat", "unit": "laporan"}),
        (RATIO, {"name": "Persentase unit yang melaksanakan survei kepuasan masyarakat"}),
        (SCORE, {"responsible": ["Inspektorat", "Camat"]}),
        (SCORE, {"responsible": ["Camat"]}),
        (COUNT, {"definition": "Jumlah inovasi yang dipakai warga sampai akhir tahun"}),
        (COUNT, {"definition": "Adalah"}),
        (SCORE, {"aliases": ["nilai sakip", "NS", "sakip-2024"]}),
        (RATIO, {"not_in_text": []}),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_fault_is_none(indicator: dict[str, Any], changes: dict[str, Any]) -> None:
    assert found(one(indicator, **changes)) == []


@pytest.mark.parametrize(
    ("said", "blank"),
    [
        ("tidak disebut dalam naskah", True),
        ("Belum diketahui", True),
        ("-", True),
        ("…", True),
        ("xxx", True),
        ("N/A", True),
        ("unknown", True),
        ("Tidak ada", True),
        ("Inspektorat", False),
        ("Tim Unknown Heroes", False),
        ("LHE Nomor 700/12", False),
        ("X", True),
        ("BPK", False),
    ],
)
@pytest.mark.parametrize("part", ["assessor", "document"])
def test_a_dash_names_no_assessor_and_no_document(part: str, said: str, blank: bool) -> None:
    """A text that only says it is not known is as good as none."""
    text = one(SCORE, formula={"kind": "external_score", "assessor": "Dinas", "document": "Laporan", part: said})
    assert [code for code, _ in found(text)] == ["external-score-without-issuer"] * blank


def test_polarities_that_are_not_printed_are_said_once_for_all_of_them() -> None:
    """One finding names every indicator of one polarity."""
    unsaid = {"not_in_text": ["polarity"]}
    falling = COUNT | {"code": "kasus", "name": "Jumlah kasus", "unit": "kasus", "polarity": "lower-mirror"}
    text = set_file(*(table("indicator", each | unsaid) for each in (SCORE, RATIO, falling)))
    office = sakip.loads(text)
    found_ = review(office, only=["polarity-assumed"]).findings
    assert [finding.facts["indicator"] for finding in found_] == [("sakip", "layanan"), ("kasus",)]


# --- names ------------------------------------------------------------------------------------------------------------


def named(*names: str, **levels: str) -> list[str]:
    """Return what is found of counts of these names."""
    tables = [
        table("indicator", COUNT | {"code": f"i{place}", "name": name, "level": levels.get(f"i{place}")})
        for place, name in enumerate(names)
    ]
    targets = [promised(f"i{place}") for place, _ in enumerate(names)]
    findings = review(sakip.loads(set_file(*tables, *targets)), only=["near-duplicate-names"]).findings
    return [f"{finding.facts['indicator']}~{','.join(finding.facts['other'])}" for finding in findings]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Jumlah desa yang tertib", "jumlah Desa tertib"),
        ("Jumlah fasilitas kesejahteraan", "Jumlah fasilitasi kesejahteraan"),
        ("Jumlah dokumen penataan", "Jumlah dokumen penatan"),
        ("Jumlah inovasi, daerah", "Jumlah inovasi daerah"),
        ("Jumlah pelayanan desa", "Jumlah pelaynaan desa"),
    ],
)
def test_names_that_differ_by_a_letter_or_a_small_word_are_nearly_one(first: str, second: str) -> None:
    assert named(first, second) == ["i0~i1"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Jumlah desa mandiri 2024", "Jumlah desa mandiri 2025"),
        ("Jumlah posyandu kelas 1", "Jumlah posyandu kelas 2"),
        ("Jumlah posyandu kelas I", "Jumlah posyandu kelas II"),
        ("Jumlah RT aktif", "Jumlah RW aktif"),
        ("Jumlah desa aktif", "Jumlah desa pasif"),
        ("Jumlah desa yang aktif", "Jumlah desa yang tidak aktif"),
        ("Jumlah desa tertib administrasi", "Jumlah desa tertib aset"),
        ("Jumlah laporan formal", "Jumlah laporan informal"),
        ("Jumlah tahap2024 selesai", "Jumlah tahap2025 selesai"),
        ("Inovasi desa", "Desa inovasi"),
    ],
)
def test_a_number_or_a_word_tells_names_apart(first: str, second: str) -> None:
    assert named(first, second) == []


def test_several_indicators_of_nearly_one_name_are_said_once() -> None:
    assert named("Jumlah inovasi desa", "Jumlah inovasi", "Jumlah inovasii desa", "jumlah inovsi desa") == ["i0~i2,i3"]


def test_one_name_on_two_levels_of_the_cascade_is_one_indicator_of_both() -> None:
    """Yet two spellings of it are not."""
    assert named("Nilai SAKIP", "Nilai SAKIP", i0="tujuan", i1="sasaran") == []
    assert named("Nilai SAKIP", "Nilai SAKIP", i0="sasaran", i1="sasaran") == ["i0~i1"]
    assert named("Jumlah inovasi", "Jumlah inovassi", i0="tujuan", i1="sasaran") == ["i0~i1"]


def test_a_name_that_is_a_sentence_of_the_cascade_measures_nothing() -> None:
    text = one(
        RATIO, table("node", {"code": "p", "kind": "program", "text": "Program Pelayanan"}), name="PROGRAM pelayanan"
    )
    expect(text, "name-measures-nothing", "name")


# --- quarters ---------------------------------------------------------------------------------------------------------


def test_targets_by_quarter_ask_how_they_make_a_year() -> None:
    quarter = promised("inovasi", "1", "2025-Q1")
    expect(one(COUNT, quarter, consolidation=None), "no-consolidation", "[[indicator]]")
    assert found(one(COUNT, quarter)) == []
    assert found(one(COUNT, consolidation=None)) == []


def test_a_basis_is_a_rule_with_its_confidence_or_says_that_it_is_common_sense() -> None:
    for check in CHECKS.values():
        assert check.basis, check.code
        assert check.confidence in {"", "T", "T(repr.)", "S", "M", "C"}, check.code
