from __future__ import annotations

import datetime as dt

import pytest
from display.reading import Read
from display.things import reported

import sakip
from sakip import display


def rows(card: sakip.Scorecard, lang: str = "id") -> list[list[str]]:
    """The rows of the table, without those that say more below them."""
    return [cells for cells in Read(display.html(card, lang)).cells if len(cells) > 1]


def test_a_scorecard_reads_like_its_decree() -> None:
    """Muncar 2024 as published: a value beside its target, its category, and what it comes to."""
    heading, *every = rows(sakip.assess(sakip.load("muncar-2024")))
    assert heading == ["Indikator", "Target", "Nilai", "Kategori", "Capaian", "Penilaian"]
    assert every[0] == [
        "Indeks Kepuasan Masyarakat", "91,33", "97,66", "●●●● Sangat baik (A)", "106,93%",
        "▲ melampaui\n●●●●● Sangat Tinggi",
    ]  # fmt: skip
    assert every[1][4:] == ["99,75%", "▼ tidak tercapai\n●●●●● Sangat Tinggi"]
    assert every[4][1:] == ["82,5%", "82,50%", "–", "100,00%", "● tercapai\n●●●●● Sangat Tinggi"]


def test_english_has_a_decimal_point() -> None:
    heading, first, *_ = rows(sakip.assess(sakip.load("muncar-2024")), "en")
    assert heading[:3] == ["Indicator", "Target", "Value"]
    assert first[1:3] == ["91.33", "97.66"]


def test_a_scale_of_its_own_fills_a_column_and_nothing_fills_none() -> None:
    """Where nobody has a category there is no column for it."""
    heading, *_ = rows(sakip.assess(sakip.load("mojosari-2024")))
    assert "Kategori" not in heading


def test_the_indicators_are_counted_by_where_they_stand() -> None:
    text = Read(display.html(sakip.assess(sakip.load("mojosari-2024"), reported()))).text
    for said in ("7 indikator", "1 melampaui", "1 tidak tercapai", "1 belum diisi", "1 tidak berlaku"):
        assert said in text
    assert "3 tidak dapat dihitung" in text


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_row_folds_the_explanation_that_its_text_has(lang: str) -> None:
    """Line by line the same words; what is folded is named by its indicator for those who hear it."""
    card = sakip.assess(sakip.load("mojosari-2024"), reported())
    read = Read(display.html(card, lang))
    assert len(read.named("details")) == len(card)
    labels = [one["aria-label"] or "" for one in read.named("summary")]
    for label, assessment in zip(labels, card, strict=True):
        assert label.endswith(f": {assessment.indicator.name}")
        for line in assessment.explain().text(lang).splitlines()[3:]:
            name, _, said = line.strip().partition("  ")
            assert name in read.text
            assert said.strip() in read.text


def test_findings_stand_below_what_they_are_about() -> None:
    """Two numbers of one day: the finding names both, and says what to do."""
    text = Read(display.html(sakip.assess(sakip.load("mojosari-2024"), reported()))).text
    assert "Temuan: 1 kesalahan" in text
    assert "Kesalahan: ikm 2024: komponen nilai dilaporkan 88,1 dan juga 89,1 pada tanggal catat yang sama." in text
    assert "Hapus yang keliru" in text


def test_what_a_policy_leaves_out_is_named() -> None:
    """Six records are not verified: none is gone without a word."""
    card = sakip.assess(sakip.load("mojosari-2024"), reported(), policy="verified", as_of=dt.date(2025, 6, 1))
    text = Read(display.html(card)).text
    assert "2024 · menurut data per 1 Juni 2025 · yang terverifikasi" in text
    assert f"Realisasi yang tidak dihitung: {len(card.left_out)}" in text
    for record in card.left_out:
        assert f"{record.indicator}, 2024" in text
    assert "nilai-sakip, 2024; nilai 81,205\ndraf" in text
