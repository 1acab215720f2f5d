from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from matplotlib.colors import to_hex
from plots.offices import CARD
from plots.seen import faults, laid_out, texts

import sakip
from sakip import plots
from sakip.errors import UnknownNameError
from sakip.plots.marks import BAR
from sakip.plots.rows import joined, stretches
from sakip.regulations import scale

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.patches import Rectangle


def bars(axes: Axes) -> list[Rectangle]:
    """The bars, from the top down; their ends are shares of the axis."""
    patches: Any = axes.patches
    return [patch for patch in patches if to_hex(patch.get_facecolor()) == BAR]


def marks(axes: Axes) -> list[float]:
    """Where the target marks stand, as shares of the axis; each is two lines, one of them its white ground."""
    drawn: Any = axes.lines
    return [float(line.get_xdata()[0]) for line in drawn][::2]


def test_bars_end_where_the_published_achievements_are() -> None:
    """On the common axis of Muncar, from 0 to 125 percent, with a mark at 100 on every row."""
    card = sakip.assess(sakip.load("muncar-2024"))
    axes = plots.bullet(card)
    ends = [bar.get_x() + bar.get_width() for bar in bars(axes)]
    values = [each.achievement.value for each in card]
    assert ends == pytest.approx([float(value) / 125 for value in values if value is not None], abs=1e-12)
    assert marks(axes) == pytest.approx([0.8] * len(card))
    assert [(label.get_position()[0], label.get_text()) for label in axes.get_xticklabels()] == [
        (0.0, "0%"),
        (0.4, "50%"),
        (0.8, "100% (target)"),
    ]
    assert [said for said in texts(axes) if said.endswith(" ST")][:2] == ["106,93% ST", "99,75% ST"]


def test_bars_of_values_end_where_the_published_values_are() -> None:
    """The index on its scale from 25 to 100, with its target; what has no scale on an axis from 0 to a round number."""
    axes = plots.bullet(CARD, of="value")
    first, second, third, last = bars(axes)
    assert first.get_x() + first.get_width() == pytest.approx((86.13 - 25) / 75)
    assert second.get_width() == pytest.approx(75 / 80)
    assert third.get_width() == pytest.approx(35 / 40)
    assert last.get_width() == pytest.approx(1)
    assert marks(axes) == pytest.approx([(87 - 25) / 75, 20 / 80, 10 / 40])
    assert "86,13 B" in texts(axes)
    assert "target 87; B Baik" in texts(axes)


def test_what_has_no_number_stays_with_its_status_and_its_reason() -> None:
    """Never at zero: there is no bar for it."""
    axes = plots.bullet(CARD)
    assert len(bars(axes)) == 3
    for said in (
        "WDP, target WTP, tidak tercapai",
        "○ belum diisi",
        "× tidak dapat dihitung: penyebut nol",
        "– tidak berlaku",
        "× 25,00%, capaian tidak dapat dihitung: tanpa target",
    ):
        assert said in texts(axes)
    assert {each.indicator.name for each in CARD} <= set(texts(laid_out(axes, 300)))


def test_nothing_reported_is_said_of_every_indicator() -> None:
    office = sakip.load("mojosari-2024")
    axes = plots.bullet(sakip.assess(office))
    assert texts(axes).count("○ belum diisi") == len(tuple(office))
    assert not axes.patches
    assert not [label for label in axes.get_xticklabels() if label.get_text()]


def test_what_lies_beyond_the_axis_is_marked_and_its_number_written() -> None:
    """The bar ends with the axis; a limited achievement says what it was before."""
    axes = plots.bullet(CARD)
    _, _, below = bars(axes)
    assert below.get_x() == 0
    assert "«" in texts(axes)
    assert "-150,00% SR" in texts(axes)
    assert "dibatasi menjadi 120,00%; sebelum dibatasi 375,00%" in texts(axes)
    assert "» atau «: di luar sumbu, angkanya tertulis" in texts(axes)


def test_bands_are_greys_in_order_and_end_where_the_scale_does() -> None:
    """The lowest is the darkest, so that they are told apart in print."""
    found = stretches(scale("capaian", on=sakip.Year(2024).end), Fraction(0), Fraction(125))
    assert [float(band.low) for band in found] == [0, 51, 66, 76, 91]
    assert [float(band.high) for band in found] == [51, 66, 76, 91, 125]
    greys = [float(band.grey) for band in found]
    assert greys == sorted(greys)
    assert min(after - before for before, after in pairwise(greys)) > 0.05


def test_the_alternative_text_says_every_number_and_why_one_is_missing() -> None:
    said = plots.alt(plots.bullet(CARD)).splitlines()
    assert said[0] == "Capaian terhadap target, IKU Kecamatan Uji, 2024."
    assert said[1] == "Indeks Kepuasan Masyarakat: 86,13 (Baik); target 87; capaian 99,00% (Sangat Tinggi)."
    assert said[4:8] == [
        "Opini: WDP; target WTP; tidak tercapai.",
        "Belum dilaporkan: target 50%; belum diisi.",
        "Tanpa penyebut: tidak dapat dihitung: penyebut nol.",
        "Tidak berlaku di sini: tidak berlaku.",
    ]
    assert plots.alt(plots.bullet(CARD, lang="en")).splitlines()[5] == "Belum dilaporkan: target 50%; not reported."


@pytest.mark.parametrize("width", [80, 160])
@pytest.mark.parametrize("of", ["achievement", "value"])
def test_everything_can_be_read(width: int, of: Any) -> None:
    assert faults(laid_out(plots.bullet(CARD, of=of), width)) == []


def test_one_assessment_and_none_are_drawn_too() -> None:
    """One or several assessments need no scorecard; without any the picture says so."""
    assert len(bars(plots.bullet(CARD["ikm"]))) == 1
    assert len(bars(plots.bullet([CARD["ikm"], CARD["anggaran"]]))) == 2
    assert "tidak ada yang digambar" in texts(plots.bullet([]))


def test_another_measure_is_refused() -> None:
    wrong: Any = "target"
    with pytest.raises(UnknownNameError, match="no measure of a bullet chart called 'target'"):
        plots.bullet(CARD, of=wrong)


def test_labels_of_the_same_number_are_one() -> None:
    one, two = Fraction(1), Fraction(2)
    assert joined([(two, "2"), (one, "a"), (one, "1")]) == ((one, "1"), (two, "2"))
