from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import SakipError
from sakip.starter import phrases
from sakip.starter.headings import recognised
from sakip.starter.promises import promise


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
        ("(Realisasi anggaran : Pagu anggaran) x 100%", ("realisasi", "pagu", "rupiah")),
        ("Persentase penyerapan = (Realisasi : Pagu) x 100%", ("realisasi", "pagu", "")),
        ("Jml aduan selesai : Jml aduan masuk x 100%", ("selesai", "masuk", "aduan")),
        ("Jml aduan selesai dibagi jml aduan masuk dikali 100 %", ("selesai", "masuk", "aduan")),
        ("Jumlah aduan selesai\n_______ x 100%\nJumlah aduan masuk", ("selesai", "masuk", "aduan")),
        ("Jumlah aduan selesai\n───────\nJumlah aduan masuk x 100%", ("selesai", "masuk", "aduan")),
        ("Jumlah aduan selesai\nJumlah aduan masuk x 100%", ("selesai", "masuk", "aduan")),
        ("Jumlah aduan selesai x 100%\nJumlah aduan masuk", ("selesai", "masuk", "aduan")),
        ("Jumlah aduan yang\nditindaklanjuti x 100%", None),
        ("Jumlah aduan selesai\nJumlah aduan masuk", None),
        ("Penyerapan anggaran: realisasi x 100%", None),
        ("Jumlah a\n---\nJumlah b\n---\nJumlah c x 100%", None),
        ("(A - B) / C x 100%", None),
        ("a / b / c x 100%", None),
        ("a/b c/d x 100%", None),
        ("A : B x 100%", ("a", "b", "")),
        ("Realisasi belanja : anggaran belanja x 100", ("realisasi", "anggaran", "rupiah")),
        ("Persentase desa : jumlah desa tertib x 100%", None),
        ("Capaian : jumlah desa tertib x 100%", None),
        ("terlayani / total x 100", ("terlayani", "total", "")),
        ("Jumlah desa tertib / Jumlah x 100%", ("desa_tertib", "jumlah", "")),
        ("total / total x 100", None),
        ("rata-rata terpasang / kebutuhan x 100", None),
        ("rerata nilai / target x 100", None),
        ("terpasang / kebutuhan per jenis (marka, rambu) x 100", None),
        ("anak ber-KIA / anak x 100", ("kia", "anak", "")),
        ("ada / tidak ada", None),
        ("Tercapai / belum tercapai", None),
        ("tidak sesuai / bangunan", ("tidak_sesuai", "bangunan", "")),
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
    ("text", "rule"),
    [
        ("semakin rendah semakin baik (2T-R)/T", "lower-mirror"),
        ("((2 x Target) - Realisasi) / Target x 100%", "lower-mirror"),
        ("(T-(R-T))/T", "lower-mirror"),
        ("makin rendah makin baik T/R", "lower-inverse"),
        ("Target : Realisasi x 100", "lower-inverse"),
        ("1+(1-realisasi/target) x 100", "lower-mirror"),
        ("(1 + (1 – R/T)) × 100", "lower-mirror"),
        ("R/T", ""),
        ("makin rendah makin baik", ""),
    ],
)
def test_the_formula_of_an_achievement_may_stand_beside_it(text: str, rule: str) -> None:
    """Of two ways to count less as better the sheet has chosen one."""
    assert phrases.achievement_rule(text) == rule


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
    ("text", "words"),
    [
        ("Makin rendah makin  baik.", "Makin rendah makin baik"),
        ("(semakin tinggi nilainya semakin baik)", "semakin tinggi nilainya semakin baik"),
        ("rendah", ""),
        ("makin baik pelayanannya", ""),
    ],
)
def test_a_polarity_is_said_in_a_remark(text: str, words: str) -> None:
    assert phrases.polarity_said(text) == words


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Waktu penyelesaian perizinan (hari)", "hari"),
        ("Angka kriminalitas (kasus)", "kasus"),
        ("Angka kemiskinan (%)", "persen"),
        ("Nilai AKIP (angka)", "bilangan"),
        ("Indeks Kepuasan Masyarakat (IKM)", ""),
        ("Layanan (daring)", ""),
        ("Waktu (hari) layanan", ""),
    ],
)
def test_a_unit_stands_in_brackets(name: str, unit: str) -> None:
    """At the end of a name, when the library has it: an abbreviation is none."""
    assert phrases.unit_in_name(name) == unit


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
        ("Capaian Target 2024", ""),
        ("Target Capaian 2025", "target"),
        ("Realisasi Tahun 2024", ""),
        ("Kondisi Awal 2024", ""),
        ("Anggaran (Rp)", ""),
        ("Target Kinerja pada Tahun ke-", "target"),
        ("Target Perubahan 2025", "target"),
        ("Indikator Tujuan", "indicator"),
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
    assert phrases.polarity_said(text) == phrases.unit_in_name(text) == ""
    assert promise(text).code


@given(st.text(max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    """Every text is read as something or as nothing."""
    phrases.quotient_within(text)
    phrases.counted(text)
    phrases.evaluator(text)
    phrases.polarity(text)
    recognised(text)
    phrases.polarity_said(text)
    phrases.unit_in_name(text)
    with suppress(SakipError):
        phrases.unit(text)


def test_blanks_are_no_part_of_a_formula() -> None:
    """However many there are, which a pattern about a sign would look at again for each of them."""
    found = phrases.quotient(f"jumlah desa tertib{' ' * 2_000}/{' ' * 2_000}jumlah desa x 100%")
    plain = phrases.quotient("jumlah desa tertib / jumlah desa x 100%")
    assert found is not None
    assert plain is not None
    assert (found.numerator, found.denominator) == (plain.numerator, plain.denominator)
    assert phrases.quotient(f"jumlah desa tertib{' ' * 5_000}/ jumlah desa x 100%") is None
