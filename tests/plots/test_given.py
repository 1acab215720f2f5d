"""Axes that are given: whatever their size, texts neither overlap nor leave them, and low ones have less."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from matplotlib.figure import Figure
from plots.offices import CARD
from plots.seen import faults, texts

import sakip
from sakip import plots
from sakip.instruments import skm

MUNCAR = sakip.load("muncar-2024")
SUBJECTS: dict[str, tuple[str, Any, dict[str, Any]]] = {
    "achievements": ("bullet", CARD, {}),
    "values": ("bullet", CARD, {"of": "value"}),
    "profile": ("profile", skm.read("tests/cases/skm_raw.csv", on=date(2024, 12, 31)), {}),
    "trend": ("trend", sakip.series(MUNCAR)["nilai-sakip"], {}),
    "offices": ("heatmap", {"Kecamatan Muncar": sakip.assess(MUNCAR), "Kecamatan Uji": CARD}, {}),
    "region": ("heatmap", {f"Kecamatan Uji {place}": CARD for place in range(30)}, {"of": "category"}),
}
ONE: Any = evolve(CARD["ikm"], indicator=evolve(CARD["ikm"].indicator, name="Indeks " * 60))


def on_axes(name: str, width: float, height: float) -> Any:
    """The picture on axes that fill a figure of so many millimetres, so that what leaves the axes is cut."""
    kind, subject, how = SUBJECTS[name]
    axes = Figure(figsize=(width / 25.4, height / 25.4)).add_axes((0, 0, 1, 1))
    return plots.draw(kind, subject, ax=axes, **how)


# a subplot of 2 × 2 in 14 × 9 inches and in 8 × 5, one of 2.5 × 2 inches, and strips
@pytest.mark.parametrize(("width", "height"), [(139, 88), (72, 44), (49, 39), (25, 120), (200, 12), (6, 5)])
@pytest.mark.parametrize("name", SUBJECTS)
def test_no_text_is_over_another_at_any_size(name: str, width: int, height: int) -> None:
    assert faults(on_axes(name, width, height)) == []


@pytest.mark.parametrize("name", SUBJECTS)
def test_axes_of_the_height_that_is_told_hold_everything(name: str) -> None:
    """All that the picture has on a figure of its own; lower axes hold less."""
    kind, subject, how = SUBJECTS[name]
    high = plots.height_mm(kind, subject, 80, **how)
    axes = on_axes(name, 80, high)
    assert faults(axes) == []
    assert not any("…" in text for text in texts(axes))
    last = {"bullet": "batang: ", "profile": "D Tidak baik; C ", "trend": "● realisasi"}.get(kind, "tidak ")
    assert any(text.startswith(last) for text in texts(axes))
    assert len(texts(on_axes(name, 80, high / 3))) < len(texts(axes))


def test_rows_there_is_no_room_for_are_counted() -> None:
    axes = on_axes("achievements", 80, 30)
    names = [each.indicator.name for each in CARD]
    shown = [text for text in texts(axes) if text in names]
    assert 0 < len(shown) < len(names)
    assert f"… {len(names) - len(shown)} lagi" in texts(axes)
    assert "Tanpa target: " in plots.alt(axes)


def test_a_trend_too_low_for_words_has_the_signs_of_what_is_missing() -> None:
    reports = [sakip.Realisation("ikm", 2022, {"nilai": 80})]
    years = sakip.series(evolve(MUNCAR, realisations=()), reports, periods=[2022, 2023])["ikm"]
    axes = plots.trend(years, ax=Figure(figsize=(2, 1)).add_axes((0, 0, 1, 1)))
    assert "○" in texts(axes)
    assert "belum diisi" not in texts(axes)


def test_long_names_and_long_numbers_are_whole_on_a_figure_of_their_own() -> None:
    """At 80 mm too: a number that is too wide to stand beside its bar stands above it."""
    number = sakip.assess_one(
        evolve(CARD["kasus"].indicator, scale=None), sakip.Target("kasus", 2024, "123456789012345678"),
        sakip.Realisation("kasus", 2024, {"jumlah": "234567890123456789"}),
    )  # fmt: skip
    axes = plots.bullet([ONE, number], of="value")
    narrow = Figure(figsize=(80 / 25.4, 400 / 25.4)).add_axes((0, 0, 1, 1))
    plots.bullet([ONE, number], ax=narrow, of="value")
    for drawn in (axes, narrow):
        assert faults(drawn) == []
        assert "234.567.890.123.456.789 kasus" in texts(drawn)
        assert " ".join(texts(drawn)).count("Indeks") == 60
