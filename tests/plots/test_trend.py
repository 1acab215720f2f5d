from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from matplotlib.colors import to_hex
from plots.offices import RECORDS, SET
from plots.seen import faults, laid_out, texts

import sakip
from sakip import Realisation, Target, plots
from sakip.comparison import IndicatorSeries
from sakip.errors import DefinitionError, UnknownNameError
from sakip.plots.labels import Box
from sakip.plots.lettering import SOFT
from sakip.plots.marks import BAR

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MUNCAR = sakip.series(sakip.load("muncar-2024"))


def lines(axes: Axes, colour: str) -> list[list[tuple[float, float]]]:
    """The points of every line of a colour."""
    drawn: Any = axes.lines
    return [list(zip(*line.get_data(), strict=True)) for line in drawn if to_hex(line.get_color()) == colour]


def joins(axes: Axes) -> list[tuple[float, float]]:
    """From where to where values are joined."""
    return [(points[0][0], points[-1][0]) for points in lines(axes, BAR) if len(points) > 1]


def test_points_stand_where_the_published_values_are_and_targets_beside_them() -> None:
    """One mark a year; every value is written as published."""
    axes = plots.trend(MUNCAR["ikm"])
    points = [points[0] for points in lines(axes, BAR) if len(points) == 1]
    assert points == [(place, float(str(point.value))) for place, point in enumerate(MUNCAR["ikm"])]
    targets = [points[0][1] for points in lines(axes, SOFT) if len(points) == 2]
    assert targets == [90.76, 93.14, 90.1, 90.62, 91.33]
    assert joins(axes) == [(0, 1), (1, 2), (2, 3), (3, 4)]
    assert {"91,00", "93,50", "97,95", "93,93", "97,66", "90,76", "91,33"} <= set(texts(axes))
    assert [label.get_text() for label in axes.get_xticklabels()] == ["2020", "2021", "2022", "2023", "2024"]


def test_no_line_crosses_a_break_which_is_marked_with_its_reason() -> None:
    """Nilai SAKIP of 2020 was given by another regulation."""
    axes = plots.trend(MUNCAR["nilai-sakip"])
    assert joins(axes) == [(1, 2), (2, 3), (3, 4)]
    assert "aturan baru: PermenPANRB 88/2021" in texts(axes)
    assert [points[0][0] for points in lines(axes, "#1a1a1a")] == [0.5]
    assert "antara 2020 dan 2021: aturan baru: PermenPANRB 88/2021." in plots.alt(axes).splitlines()


def test_a_definition_that_begins_is_a_break_too() -> None:
    axes = plots.trend(sakip.series(sakip.load("tests/cases/kecamatan-contoh.toml")))
    assert "definisi baru: Keputusan Camat 188/7/2019" in texts(laid_out(axes, 300))
    assert joins(axes) == [(1, 2)]


def test_a_year_without_a_number_is_a_gap_with_a_word() -> None:
    """The line ends before it and begins after it; what is missing is never drawn at zero."""
    reports = [Realisation("ikm", year, {"nilai": value}) for year, value in ((2022, 80), (2023, 82), (2026, 85))]
    axes = plots.trend(sakip.series(SET, reports, periods=range(2022, 2027))["ikm"])
    assert joins(axes) == [(0, 1)]
    assert texts(axes).count("belum diisi") == 2
    assert len([points for points in lines(axes, BAR) if len(points) == 1]) == 3
    assert plots.alt(axes).splitlines()[3:5] == ["2024: belum diisi; target 87.", "2025: belum diisi."]


def test_words_are_drawn_on_their_order() -> None:
    """A predicate stands at its rank, and the axis has the words."""
    several = evolve(SET, targets=[*SET.targets, Target("opini", 2023, sakip.Predicate("WDP"))])
    reports = [*RECORDS, Realisation("opini", 2023, {"opini": sakip.Predicate("WTP")})]
    axes = plots.trend(sakip.series(several, reports, periods=[2023, 2024])["opini"])
    assert [points[0] for points in lines(axes, BAR) if len(points) == 1] == [(0, 2.0), (1, 1.0)]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["TMP", "WDP", "WTP"]
    assert plots.alt(axes).splitlines()[1:] == ["2023: WTP; target WDP.", "2024: WDP; target WTP."]


def test_every_word_has_its_line_though_only_the_worst_was_reported() -> None:
    """The axis reaches to the best word, and the title stays above it."""
    only = evolve(SET, targets=[], realisations=[Realisation("opini", 2023, {"opini": sakip.Predicate("TMP")})])
    axes = laid_out(plots.trend(sakip.series(only)["opini"]), 80)
    assert [label.get_text() for label in axes.get_yticklabels()] == ["TMP", "WDP", "WTP"]
    assert faults(axes) == []


def test_a_target_range_is_drawn_from_end_to_end() -> None:
    ranged = evolve(SET, targets=[Target("ikm", 2024, sakip.Range("80", "90"))])
    axes = plots.trend(sakip.series(ranged, RECORDS, periods=[2024])["ikm"])
    assert [points[0][1] for points in lines(axes, SOFT)] == [80.0, 90.0]
    assert "80–90" in texts(axes)


@pytest.mark.parametrize("width", [80, 160])
@pytest.mark.parametrize("code", ["ikm", "nilai-sakip", "penyelesaian-pengaduan"])
def test_everything_can_be_read(code: str, width: int) -> None:
    assert faults(laid_out(plots.trend(MUNCAR[code]), width)) == []


@pytest.mark.parametrize("count", [1, 12, 40])
def test_many_periods_can_be_read_too(count: int) -> None:
    """Numbers stand upright where columns are narrow; where they are narrower still, some are only in the words."""
    reports = [Realisation("ikm", 1990 + place, {"nilai": f"{60 + place % 7}.25"}) for place in range(count)]
    axes = laid_out(plots.trend(sakip.series(SET, reports, periods=range(1990, 1990 + count))["ikm"]), 80)
    assert faults(axes) == []
    assert len(plots.alt(axes).splitlines()) > count


def test_a_series_of_several_indicators_is_asked_for_one() -> None:
    assert plots.alt(plots.trend(MUNCAR, indicator="ikm")) == plots.alt(plots.trend(MUNCAR["ikm"]))
    with pytest.raises(DefinitionError, match=r"has 5 indicators. Name one: indicator=… of 'ikm'"):
        plots.trend(MUNCAR)
    with pytest.raises(UnknownNameError, match="ikn"):
        plots.trend(MUNCAR, indicator="ikn")


def test_a_series_without_periods_is_refused() -> None:
    with pytest.raises(DefinitionError, match="has no periods"):
        plots.trend(IndicatorSeries("ikm", ()))


@pytest.mark.parametrize("width", [80, 160])
@pytest.mark.parametrize("code", ["ikm", "nilai-sakip"])
def test_no_line_runs_through_a_value(code: str, width: int) -> None:
    """They stand beside the lines where columns are wide; all have a white edge, which keeps lines off elsewhere."""
    axes: Any = laid_out(plots.trend(MUNCAR[code]), width)
    written = {sakip.wording.spoken(point.value) for point in MUNCAR[code]}
    labels = [text for text in axes.texts if text.get_text() in written and text.get_weight() == "bold"]
    assert len(labels) == len(written) == 5
    assert all(text.get_path_effects() for text in labels)
    joined = [line.get_transform().transform(line.get_xydata()) for line in axes.lines
              if to_hex(line.get_color()) == BAR and len(line.get_xydata()) > 1]  # fmt: skip
    boxes = [Box(*text.get_window_extent().extents) for text in labels]
    struck = [box for box in boxes for (start, stop) in joined if box.struck_by((tuple(start), tuple(stop)))]
    assert width == 80 or not struck
