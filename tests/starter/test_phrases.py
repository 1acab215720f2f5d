from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import NumberError, SakipError
from sakip.starter import phrases
from sakip.starter.headings import recognised


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("(Realisasi Anggaran / Pagu Anggaran) x 100%", ("realisasi", "pagu", "rupiah")),
        (
            "Jumlah laporan/aduan pelanggaran yg diselesaikan. / Jumlah laporan/aduan pelanggaran yg masuk x 100%",
            ("diselesaikan", "masuk", "laporan"),
        ),
        (
            "Jumlah indikator program yang tercapai. / Jumlah seluruh indikator program x 100%",
            ("tercapai", "seluruh", "indikator"),
        ),
        ("Jumlah desa tertib\n-----\nJumlah desa × 100", ("tertib", "desa", "desa")),
        ("Rumus: desa tertib dibagi jumlah desa x 100 persen", ("tertib", "desa", "desa")),
        ("posyandu aktif/posyandu seluruhnya X 100%", ("aktif", "seluruhnya", "")),
        ("(A - B) / C x 100%", None),
        ("a / b / c x 100%", None),
        ("a/b c/d x 100%", None),
        ("laporan hasil evaluasi", None),
        ("2 x a / b x 100%", None),
        ("a / a x 100%", None),
        ("/ b x 100%", None),
        ("", None),
    ],
)
def test_a_quotient_is_read_where_it_is_one(text: str, parts: tuple[str, str, str] | None) -> None:
    """One thing over another is told by its own words; anything more is left to people."""
    found = phrases.quotient(text)
    assert (found and (found.numerator, found.denominator, found.unit)) == parts


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("87", 87, ""),
        ("87,5", Fraction("87.5"), ""),
        ("100%", 100, "persen"),
        ("100 %", 100, "persen"),
        ("100 persen", 100, "persen"),
        ("1 inovasi", 1, "inovasi"),
        ("1 (satu) inovasi", 1, "inovasi"),
        ("12 (dua belas) dokumen", 12, "dokumen"),
        ("10 (sepuluh) dokumen", 10, "dokumen"),
        ("12 hasil koordinasi", 12, "hasil koordinasi"),
        ("Rp 1.500.000", 1_500_000, "rupiah"),
        ("Rp 2,5 miliar", Fraction("2.5"), "miliar rupiah"),
        ("1.250", None, ""),
        ("1.250 orang", None, ""),
        ("80 (A)", None, ""),
        ("BB", None, ""),
        ("≥ 80", None, ""),
        ("80-90", None, ""),
        ("100% persen", None, ""),
        ("", None, ""),
    ],
)
def test_a_target_is_a_number_and_its_unit(text: str, value: Fraction | None, unit: str) -> None:
    """What may be a thousand or one and a quarter is neither."""
    if value is None:
        with pytest.raises(NumberError):
            phrases.promise(text)
    else:
        assert phrases.promise(text) == phrases.Promise(Fraction(value), unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Persen (%)", ("persen", False)),
        ("%", ("persen", False)),
        ("Dokumen", ("dokumen", False)),
        ("Orang/Desa", ("orang / desa", False)),
        ("Hasil  Koordinasi", ("hasil koordinasi", True)),
        ("3 buah", None),
    ],
)
def test_a_unit_is_known_or_declared(text: str, unit: tuple[str, bool] | None) -> None:
    if unit is None:
        with pytest.raises(SakipError):
            phrases.unit(text)
    else:
        assert phrases.unit(text) == unit


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Semakin tinggi semakin baik", "higher"),
        ("Positif", "higher"),
        ("makin rendah makin baik", "lower"),
        ("Negatif", "lower"),
        ("tinggi atau rendah", None),
        ("stabil", None),
    ],
)
def test_a_polarity_is_said_in_words(text: str, way: str | None) -> None:
    assert phrases.polarity(text) == way


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Laporan Hasil Evaluasi Inspektorat", "Inspektorat"),
        ("SUKMA-E", "e-SUKMA"),
        ("dilakukan oleh evaluator Kabupaten Jember.", "evaluator Kabupaten Jember"),
        ("Laporan Hasil Evaluasi BKPSDM", "BKPSDM"),
        ("Buku register", ""),
    ],
)
def test_an_evaluator_is_named(text: str, name: str) -> None:
    assert phrases.evaluator(text) == name


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Sasaran Strategis", "sasaran"),
        ("KINERJA UTAMA", "sasaran"),
        ("IKU", "indicator"),
        ("Indikator Kinerja", "indicator"),
        ("INDIKATOR KINERJA UTAMA (IKU)", "indicator"),
        ("Formulasi Perhitungan dan Penjelasan Indikator", "formula-and-definition"),
        ("Penjelasan/Definisi", "definition"),
        ("Definisi Operasional", "definition"),
        ("Formulasi", "formula_text"),
        ("Cara Perhitungan", "formula_text"),
        ("Alasan", "reason"),
        ("Penanggung Jawab", "responsible"),
        ("Sumber Data", "data_sources"),
        ("Satuan", "unit"),
        ("Polaritas", "polarity"),
        ("Arah", "polarity"),
        ("Target", "target"),
        ("TARGET\nTAHUN 2025", "target"),
        ("No.", "number"),
        ("Keterangan", "note"),
        ("Baseline", ""),
        ("Persentase target yang tercapai", ""),
        ("Jumlah dokumen sasaran kinerja pegawai", ""),
    ],
)
def test_a_heading_is_recognised_by_its_words(heading: str, name: str) -> None:
    """Both decrees, the Perjanjian Kinerja, and the row of an indicator that only sounds like one."""
    assert recognised(heading) == name


@pytest.mark.parametrize(
    "text",
    [
        "x100" + " " * 30_000 + "a",
        "\n" * 30_000,
        "-" * 30_000,
        "a" + " " * 30_000,
        "(" + "sepuluh" * 4_000 + "x",
        "1" + " " * 30_000 + "@",
        "/" * 30_000,
        "a / " * 8_000,
        "x 100% " * 4_000,
    ],
)
def test_a_long_text_takes_one_pass(text: str) -> None:
    """A cell may hold 32,767 characters, and none makes reading it endless."""
    assert phrases.quotient_within(text)[0] is None
    assert not phrases.is_percentage(text) or "%" in text
    with pytest.raises(NumberError):
        phrases.promise(text)


@given(st.text(max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    """Every text is read as something or as nothing."""
    phrases.quotient_within(text)
    phrases.counted(text)
    phrases.evaluator(text)
    phrases.polarity(text)
    recognised(text)
    for read in (phrases.promise, phrases.unit):
        with suppress(SakipError):
            read(text)
