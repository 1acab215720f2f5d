"""What holds of every picture, whatever it shows: nothing is cut, nothing overlaps, everything is said in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import strategies as own
from hypothesis import given
from hypothesis import strategies as st
from plots.seen import faults, laid_out, texts

import sakip
from sakip import plots
from sakip.errors import DefinitionError
from sakip.instruments import skm
from sakip.plots.surface import plain_text
from sakip.testing import indicator_sets

if TYPE_CHECKING:
    from sakip import IndicatorSet

widths = st.sampled_from([80, 160])


def years(office: IndicatorSet) -> Any:
    try:
        return sakip.series(office)
    except DefinitionError:
        return sakip.series(office, periods=[2023, 2024])


@own.examples(10)
@given(indicator_sets(year=2024), widths, st.sampled_from(["achievement", "value"]), st.sampled_from(["id", "en"]))
def test_a_bullet_chart_of_any_scorecard_is_legible_and_whole(
    office: IndicatorSet, width: int, of: Any, lang: str
) -> None:
    """Nothing is cut or overlaps, and the alternative text names every indicator."""
    card = sakip.assess(office, period=2024)
    axes = laid_out(plots.bullet(card, of=of, lang=lang), width)
    assert faults(axes) == []
    for each in card:
        assert f"{plain_text(each.indicator.name)}: " in plots.alt(axes)


@own.examples(10)
@given(indicator_sets(year=2024, max_indicators=1), widths)
def test_a_trend_of_any_series_is_legible_and_whole(office: IndicatorSet, width: int) -> None:
    """Nothing is cut or overlaps, and every period is in the alternative text."""
    axes = laid_out(plots.trend(years(office).indicators[0]), width)
    assert faults(axes) == []
    assert len(plots.alt(axes).splitlines()) > len(years(office).periods)


@own.examples(8)
@given(
    st.dictionaries(st.text(max_size=30), indicator_sets(year=2024), max_size=3),
    widths,
    st.sampled_from(["achievement", "category"]),
)
def test_a_heat_map_of_any_offices_is_legible_and_whole(offices: dict[str, IndicatorSet], width: int, of: Any) -> None:
    """Nothing is cut or overlaps, and every office is in the alternative text."""
    cards = {name: sakip.assess(office, period=2024) for name, office in offices.items()}
    axes = laid_out(plots.heatmap(cards, of=of), width)
    assert faults(axes) == []
    assert len(plots.alt(axes).splitlines()) == 1 + len(cards)


@own.examples(6)
@given(
    own.respondents(),
    widths,
)
def test_a_profile_of_any_survey_is_legible_and_whole(rows: list[Any], width: int) -> None:
    """Nothing is cut or overlaps, and every element is there."""
    survey = skm.measure(rows, on=date(2024, 12, 31))
    axes = laid_out(plots.profile(survey), width)
    assert faults(axes) == []
    for element in survey.pooled.elements:
        assert element.name in plots.alt(axes)
        assert any(element.name.split(" ", maxsplit=1)[0] in said for said in texts(axes))


def test_a_fault_is_seen() -> None:
    """A text over another, and one that leaves the picture, are what these laws find."""
    axes = laid_out(plots.bullet(sakip.assess(sakip.load("muncar-2024"))), 160)
    for _ in range(2):
        axes.text(0.5, 2, "sama", clip_on=False)
    axes.text(0.9, 5, "panjang sekali " * 20, clip_on=False)
    found = faults(axes)
    assert "overlap: 'sama' and 'sama'" in found
    assert any(fault.startswith("cut: 'panjang") for fault in found)
