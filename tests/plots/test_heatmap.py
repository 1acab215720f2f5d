from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from plots.offices import CARD, RECORDS, SET
from plots.seen import faults, laid_out, texts

import sakip
from sakip import Realisation, plots, rollup
from sakip.errors import DefinitionError, UnknownNameError
from sakip.plots.marks import shade

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MUNCAR = sakip.assess(sakip.load("muncar-2024"))


def ikm(value: str) -> sakip.Scorecard:
    return sakip.assess(evolve(SET, indicators=[SET["ikm"]]), [Realisation("ikm", 2024, {"nilai": value})])


def cells(axes: Axes) -> list[tuple[float, ...]]:
    """The colours of the cells, row by row."""
    mesh: Any = axes.collections[0]
    return [tuple(float(part) for part in colour[:3]) for colour in mesh.get_array().reshape(-1, 3)]


def hatches(axes: Axes) -> list[str]:
    patches: Any = axes.patches
    return [patch.get_hatch() for patch in patches if patch.get_hatch()]


def test_a_cell_has_its_number_and_the_shade_of_its_band() -> None:
    """Achievements of 114.94, 80.46 and 57.47 percent are the highest, the second and the fourth of five bands."""
    axes = plots.heatmap({"Kec. A": ikm("100"), "Kec. B": ikm("70"), "Kec. C": ikm("50")})
    assert cells(axes) == [pytest.approx(shade(place)) for place in (1.0, 0.75, 0.25)]
    assert {"114,94", "80,46", "57,47", "ST Sangat Tinggi", "SR Sangat Rendah", "Kec. A"} <= set(texts(axes))


def test_categories_are_shades_by_their_rank() -> None:
    axes = plots.heatmap({"Kec. A": ikm("100"), "Kec. B": ikm("70")}, of="category")
    assert cells(axes) == [pytest.approx(shade(place)) for place in (1.0, 1 / 3)]
    assert {"A", "C", "kategori terendah → tertinggi"} <= set(texts(axes))
    assert "Mutu pelayanan (SKM): D Tidak baik; C Kurang baik; B Baik; A Sangat baik" in texts(axes)


def test_the_four_statuses_have_signs_hatches_and_words() -> None:
    """White with a sign of their own: never a shade, never a zero."""
    axes = plots.heatmap({"Kec. Uji": CARD})
    assert {"○", "×", "–", "✗", "belum diisi", "tidak dapat dihitung", "tidak berlaku", "tidak tercapai"} <= set(
        texts(axes)
    )
    assert sorted(set(hatches(axes))) == ["....", "////"]
    assert cells(axes)[3:] == [(1.0, 1.0, 1.0)] * 5


def test_a_value_without_a_scale_is_its_number() -> None:
    axes = plots.heatmap({"Kec. Uji": CARD}, of="category")
    assert {"75,00", "35", "WDP", "Opini: TMP; WDP; WTP", "angka atau # tanpa warna: tanpa skala kategori"} <= set(
        texts(axes)
    )


def test_without_common_bands_shades_run_from_the_lowest_to_the_highest_number() -> None:
    bare = evolve(SET, indicators=[evolve(SET["ikm"], achievement_scale=None)])
    card = {name: sakip.assess(bare, [Realisation("ikm", 2024, {"nilai": value})])
            for name, value in {"A": "87", "B": "43.5", "C": "60.9"}.items()}  # fmt: skip
    axes = plots.heatmap(card)
    assert cells(axes) == [pytest.approx(shade(place)) for place in (1.0, 0.0, 0.4)]
    assert {"terendah 50,00%", "tertinggi 100,00%"} <= set(texts(axes))


def test_an_indicator_that_is_not_in_the_set_of_an_office_is_an_empty_cell() -> None:
    """Nobody reported that it does not apply: its cell has no sign, and the legend and the words say what it is."""
    axes = plots.heatmap({"Kec. Muncar": MUNCAR, "Kec. Uji": CARD})
    drawn: Any = axes.patches
    assert [patch.get_linestyle() for patch in drawn].count(":") == 7 + 4 + 1
    assert texts(axes).count("tidak ada dalam himpunan") == 1
    assert texts(axes).count("–") == 2
    said = plots.alt(plots.heatmap({"Kec. Muncar": MUNCAR, "Kec. Uji": CARD})).splitlines()
    assert said[0].endswith("2 perangkat daerah, 12 indikator.")
    assert "Persentase Penyelesaian Pengaduan Masyarakat: tidak ada dalam himpunan" in said[2]
    assert "Indeks Kepuasan Masyarakat: 106,93% (Sangat Tinggi)" in said[1]


def test_an_office_of_a_region_without_a_scorecard_has_its_row() -> None:
    """Every office of the region, in its order."""
    region = rollup.Region.of("Kab. Uji", ["Kec. A", "Kec. B", "Kec. C"])
    card = rollup.across(region, {"Kec. C": sakip.assess(SET, RECORDS), "Kec. A": CARD})
    axes = plots.heatmap(card)
    said = plots.alt(axes).splitlines()
    assert said[0].startswith("Capaian terhadap target, Kab. Uji, 2024. 3 ")
    assert said[2].startswith("Kec. B: Indeks Kepuasan Masyarakat: belum diisi; ")
    assert [line[:6] for line in said[1:]] == ["Kec. A", "Kec. B", "Kec. C"]


@pytest.mark.parametrize(("width", "of", "offices"), [
    (80, "achievement", 1), (160, "category", 1), (160, "achievement", 30), (80, "category", 30),
    (80, "achievement", 61),
])  # fmt: skip
def test_everything_can_be_read(width: int, of: Any, offices: int) -> None:
    """Names are whole and numbers stand within their cells; of more than sixty offices, only some are named."""
    cards = {f"Kecamatan Pesanggaran Selatan {place}": CARD for place in range(offices)}
    axes = laid_out(plots.heatmap(cards, of=of), width)
    assert faults(axes) == []
    assert "tidak dapat dihitung" in texts(axes)
    assert texts(axes).count("Pesanggaran") + texts(axes).count("Kecamatan Pesanggaran") >= min(offices, 20)
    assert f"Kecamatan Pesanggaran Selatan {offices - 1}: " in plots.alt(axes)


def test_thirty_offices_of_ten_indicators_have_every_number() -> None:
    """At the width of a page; narrower, cells have the codes of their bands."""
    ten = sakip.load("tests/cases/sepuluh-indikator.toml")
    reports = [Realisation(each.code, 2025, {one.name: 80 + place for one in each.formula.components})
               for place, each in enumerate(ten)]  # fmt: skip
    card = sakip.assess(ten, reports)
    axes = plots.heatmap({f"Kec. {place}": card for place in range(30)})
    shown = [sakip.wording.spoken(each.achievement.value) for each in card]
    said = texts(laid_out(axes, 160))
    assert all(said.count(number) >= 30 for number in shown if len(number) < len("1.000,00"))
    assert texts(laid_out(axes, 80)).count("ST") > 100


def test_no_offices_are_said_to_be_none() -> None:
    assert plots.alt(plots.heatmap({})).startswith("Capaian terhadap target: tidak ada yang digambar.")


def test_what_is_no_scorecard_is_named() -> None:
    wrong: Any = {"Kec. A": 5}
    with pytest.raises(DefinitionError, match=r"5, given for 'Kec\. A', is no scorecard"):
        plots.heatmap(wrong)
    with pytest.raises(UnknownNameError, match="no content of a heat map called 'value'"):
        plots.heatmap({}, of="value")  # type: ignore[arg-type]  # on purpose
