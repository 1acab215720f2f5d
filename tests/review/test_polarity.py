from __future__ import annotations

from typing import Any

import pytest
from reviews import COUNT, RATIO, expect, found, one

SHARE: dict[str, Any] = {
    "formula": {"kind": "ratio", "numerator": "bagian", "denominator": "jumlah"},
    "definition": "Bila tidak ada, nilainya tidak dihitung",
}
FALL = (
    "Angka kemiskinan", "Prevalensi stunting", "Persentase balita stunting", "Tingkat pengangguran terbuka",
    "Persentase penduduk miskin", "Angka putus sekolah", "Kemiskinan ekstrem", "Persentase kasus gizi buruk",
)  # fmt: skip
COUNTS = (
    "Jumlah kematian ibu", "Jumlah kasus gangguan ketertiban", "Jumlah pelanggaran Perda",
    "Jumlah aduan masyarakat yang masuk", "Jumlah keluhan yang diterima", "Jumlah temuan BPK",
    "Gangguan ketenteraman yang terjadi", "Jumlah kejadian kecelakaan",
)  # fmt: skip
TIMES = ("Rata-rata lama proses perizinan", "Waktu tunggu pelayanan", "Lama penyelesaian surat", "Waktu tanggap")
RISE = (
    "Persentase penurunan kejadian gangguan ketertiban", "Persentase penurunan kasus stunting",
    "Persentase penyelesaian aduan", "Tingkat penanganan pelanggaran", "Persentase aduan yang diselesaikan",
    "Persentase tindak lanjut temuan", "Persentase kasus tertangani",
)  # fmt: skip


@pytest.mark.parametrize(
    ("indicator", "name"),
    [
        *((RATIO | SHARE, name) for name in FALL),
        *((COUNT | {"unit": "kasus"}, name) for name in COUNTS),
        *((COUNT | {"unit": "hari"}, name) for name in TIMES),
    ],
)
def test_what_should_fall_is_not_judged_by_higher(indicator: dict[str, Any], name: str) -> None:
    """And with less being better there is nothing to say."""
    expect(one(indicator, name=name), "polarity-doubtful", "polarity = ")
    assert found(one(indicator, name=name, polarity="lower-mirror")) == []


@pytest.mark.parametrize("name", RISE)
@pytest.mark.parametrize("polarity", ["lower-mirror", "lower-inverse"])
def test_what_is_done_about_it_is_not_judged_by_lower(name: str, polarity: str) -> None:
    expect(one(RATIO | SHARE, name=name, polarity=polarity), "polarity-doubtful", "polarity = ")
    assert found(one(RATIO | SHARE, name=name)) == []


@pytest.mark.parametrize(
    ("indicator", "name"),
    [
        (COUNT | {"unit": "desa"}, "Jumlah desa bebas stunting"),
        (COUNT | {"unit": "desa"}, "Jumlah desa dengan angka kemiskinan di bawah 5 persen"),
        (COUNT | {"unit": "kasus"}, "Jumlah kasus yang diselesaikan"),
        (COUNT | {"unit": "kasus"}, "Jumlah kasus TB yang ditemukan"),
        (COUNT | {"unit": "kasus"}, "Jumlah penanganan kasus"),
        (COUNT | {"unit": "kasus"}, "Jumlah temuan yang selesai ditindaklanjuti"),
        (COUNT | {"unit": "orang"}, "Jumlah penduduk miskin yang menerima bantuan"),
        (COUNT | {"unit": "keluarga"}, "Jumlah keluarga miskin penerima bantuan"),
        (COUNT | {"unit": "tahun"}, "Rata-rata lama sekolah"),
        (COUNT | {"unit": "jam"}, "Waktu layanan sehari"),
        (COUNT | {"unit": "dokumen"}, "Jumlah dokumen kasus"),
        (RATIO, "Persentase penduduk miskin yang didampingi"),
        (RATIO, "Persentase layanan tanpa keluhan"),
        (RATIO, "Persentase waktu proses yang ditepati"),
        (RATIO, "Persentase penurunan kasus stunting"),
        (RATIO | {"formula": {"kind": "ratio", "numerator": "aduan_selesai", "denominator": "a"}}, "Persentase aduan"),
        (RATIO | {"formula_text": "Pelanggaran yang ditindak / seluruhnya x 100%"}, "Persentase pelanggaran"),
        (RATIO, "Cakupan anak putus sekolah kembali bersekolah"),
    ],
)
def test_what_rightly_rises_is_let_be(indicator: dict[str, Any], name: str) -> None:
    assert found(one(indicator, name=name)) == []


@pytest.mark.parametrize(
    ("indicator", "name"),
    [
        (RATIO | SHARE, "Persentase penurunan kualitas air"),
        (RATIO | SHARE, "Persentase aduan yang belum diselesaikan"),
        (RATIO | SHARE, "Persentase penyelesaian aduan yang terlambat"),
        (COUNT | {"unit": "hari"}, "Rata-rata penyelesaian surat"),
        (COUNT | {"unit": "kasus"}, "Jumlah penanganan kasus"),
    ],
)
def test_what_rightly_falls_is_let_be(indicator: dict[str, Any], name: str) -> None:
    assert found(one(indicator, name=name, polarity="lower-mirror")) == []


@pytest.mark.parametrize("polarity", [None, "stabilise"])
def test_without_a_way_there_is_none_to_doubt(polarity: str | None) -> None:
    text = one(RATIO | SHARE, name="Angka kemiskinan", polarity=polarity)
    assert "polarity-doubtful" not in [code for code, _ in found(text)]
