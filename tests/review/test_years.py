from __future__ import annotations

from typing import Any

import pytest
from reviews import RATIO, expect, found, line, one


def decree(**facts: str) -> str:
    lines = [f'{key} = "{value}"' if key != "date" else f"{key} = {value}" for key, value in facts.items()]
    return "\n".join(["[decree]", 'number = "1"', *lines, ""])


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("definition", "Seluruh program PD yang direncanakan pada tahun 2024 berdasarkan dokumen renja, dan DPA"),
        ("definition", "Kegiatan dalam DPA Tahun Anggaran 2024 yang selesai"),
        ("definition", "Menurut Permendagri Nomor 86 Tahun 2017. Kegiatan yang direncanakan pada tahun 2024"),
        ("formula_text", "Permohonan terlayani TA 2024 : permohonan diterima"),
        ("name", "Persentase permohonan yang terlayani 2024"),
    ],
)  # fmt: skip
def test_a_year_left_over_from_the_decree_before_is_found(key: str, text: str) -> None:
    """Mumbulsari's decree of 2025 speaks of what was planned in 2024."""
    expect(one(RATIO, **{key: text}), "stale-year", f"{key} = ")


@pytest.mark.parametrize(
    "text",
    [
        "Kegiatan yang direncanakan pada tahun 2025",
        "Berpedoman pada PermenPANRB nomor 14 tahun 2017 tentang survei",
        "Sesuai PermenPANRB 14 Tahun 2017",
        "Sesuai UU 23/2014 dan PER/09/M.PAN/5/2007",
        "Renstra Kecamatan Tahun 2021-2026",
        "Renstra Kecamatan Tahun 2021 – 2026",
        "RPJMD tahun 2016 s.d. 2021 dan tahun 2021 sampai dengan 2024",
        "Menurut Peraturan Bupati Tahun 2016",
        "Dibanding tahun 2023",
        "Terhadap tahun dasar 2010",
        "Kondisi awal tahun 2023",
        "Menurut harga tahun 2010 sebagai tahun dasar",
        "Kegiatan terlaksana menurut DPA 2025; realisasi tahun 2024 sebagai pembanding",
        "Dibandingkan dengan tahun 2024",
        "Diolah dari data tahun 2024",
        "Penduduk tahun 2024 untuk perbandingan",
        "Sertifikat ISO 9001:2015",
        "Ditetapkan pada tanggal 5 Januari 2024",
        "Menuju Indonesia Emas tahun 2045",
        "Jumlah berkas 2024 lembar yang dihitung dari seluruh berkas yang ada di kantor itu",
    ],
)
def test_the_year_of_a_rule_a_plan_a_day_or_a_comparison_is_not_stale(text: str) -> None:
    assert found(one(RATIO, definition=text)) == []


def test_a_set_without_a_year_is_of_any() -> None:
    text = one(RATIO, definition="Direncanakan pada tahun 2024").replace("year = 2025\n", "")
    assert found(text) == []


@pytest.mark.parametrize(
    ("facts", "code", "key"),
    [
        ({"title": "IKU Kecamatan Contoh Tahun 2024"}, "stale-year", "title"),
        ({"date": "2026-01-05"}, "decree-after-year", "date"),
        ({"title": "IKU Kecamatan Contoh Tahun 2025", "date": "2025-01-05"}, "", ""),
        ({"title": "IKU Tahun 2021-2026", "date": "2021-09-01"}, "", ""),
    ],
)
def test_a_decree_is_of_the_year_of_its_set_or_of_a_plan_around_it(facts: dict[str, Any], code: str, key: str) -> None:
    text = one(RATIO, decree(**facts))
    assert found(text) == ([(code, line(text, key))] if code else [])
