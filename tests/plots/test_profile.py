from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from plots.seen import faults, laid_out, texts
from strategies import SKM_CODES

from sakip import plots
from sakip.instruments import skm

if TYPE_CHECKING:
    from matplotlib.axes import Axes

DAY = date(2024, 12, 31)
SURVEY = skm.read("tests/cases/skm_raw.csv", on=DAY)


def dots(axes: Axes, shape: str) -> list[float]:
    """Where the marks of a shape stand, as shares of the axis."""
    drawn: Any = axes.lines
    return [float(line.get_xdata()[0]) for line in drawn if line.get_marker() == shape]


def test_dots_stand_where_the_means_are() -> None:
    """Times 25, on an axis that begins with the band of the lowest; the three lowest are marked."""
    axes = plots.profile(SURVEY)
    means = [float((each.mean or 0) * 25) for each in SURVEY.pooled.elements]
    assert sorted(dots(axes, "o") + dots(axes, "D")) == pytest.approx(
        [(mean - 76.61) / 23.39 for mean in sorted(means)]
    )
    assert dots(axes, "D") == pytest.approx([(mean - 76.61) / 23.39 for mean in (83.5, 81.75, 81.75)])
    assert (
        "◆ perlu ditingkatkan: Produk spesifikasi jenis pelayanan, Penanganan pengaduan, saran dan masukan, Waktu"
        in " ".join(texts(laid_out(axes, 300)))
    )


def test_every_element_has_its_mean_its_index_and_its_class() -> None:
    said = texts(plots.profile(SURVEY))
    assert "3,36 · 84,00 · B" in said
    assert "garis putus-putus: IKM 86,33 B" in said
    assert "titik: NRR × 25; di kanan: NRR, NRR × 25, mutu" in said
    assert {"76,61", "88,31", "100"} <= set(said)


def test_the_alternative_text_says_every_mean() -> None:
    said = plots.alt(plots.profile(SURVEY, lang="en")).splitlines()
    assert said[1] == "Persyaratan: NRR 3.36; 84.00 (Baik)."
    assert said[10] == "IKM: 86.33 (Baik)."
    assert said[11].startswith("To improve: Produk spesifikasi jenis pelayanan, ")
    assert len(said) == 12


def test_an_element_nobody_answered_stays_and_says_so() -> None:
    """There is no index then, and no line for it."""
    row = dict.fromkeys(SKM_CODES, 3) | {"biaya": None}
    axes = plots.profile(skm.measure([row], on=DAY))
    assert "○ tidak ada jawaban" in texts(axes)
    assert "Biaya/tarif: tidak ada jawaban." in plots.alt(axes).splitlines()
    assert not any("garis putus-putus" in said for said in texts(axes))


def test_where_all_are_equal_none_is_to_improve() -> None:
    axes = plots.profile(skm.measure([dict.fromkeys(SKM_CODES, 3)], on=DAY))
    assert dots(axes, "D") == []
    assert "perlu ditingkatkan" not in " ".join(texts(axes))


def test_few_elements_have_one_to_improve() -> None:
    axes = plots.profile(skm.of_means({"biaya": "3.5", "waktu": "3.1"}, on=DAY))
    assert len(dots(axes, "D")) == 1
    assert "Perlu ditingkatkan: Waktu penyelesaian." in plots.alt(axes)


@pytest.mark.parametrize("width", [80, 160])
def test_everything_can_be_read(width: int) -> None:
    assert faults(laid_out(plots.profile(SURVEY), width)) == []
