from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
import strategies as own
from hypothesis import given
from hypothesis import strategies as st

from sakip.plots.marks import HATCHES, SIGNS, luminance, rungs, shade, text_on


@given(st.floats(0, 1), st.floats(0, 1))
def test_shades_darken_evenly_and_in_order(one: float, other: float) -> None:
    """A higher cell is never lighter, in print or on a screen."""
    if one < other:
        assert luminance(shade(one)) >= luminance(shade(other))


def test_five_shades_are_told_apart_in_grey() -> None:
    greys = [luminance(shade(place / 4)) for place in range(5)]
    assert all(before / after > 1.5 for before, after in pairwise(greys))


@given(st.floats(0, 1))
def test_text_stands_out_on_every_shade(share: float) -> None:
    """A contrast of four at least, as the web's guidelines measure it."""
    ground = luminance(shade(share)) + 0.05
    letters = {"#ffffff": 1.05, "#1a1a1a": luminance((0.102, 0.102, 0.102)) + 0.05}[text_on(shade(share))]
    assert max(ground, letters) / min(ground, letters) > 4


def test_missing_numbers_are_told_apart_without_colour() -> None:
    """Each status has a sign of its own, and a hatch of its own."""
    assert len(set(SIGNS.values())) == len(set(HATCHES.values())) == 3


@pytest.mark.parametrize(("low", "high", "most", "expected"), [
    (0, 125, 5, [0, 50, 100]), (82, 88, 5, [82, 84, 86, 88]), (0, 1, 3, [0, "1/2", 1]), (-3, 3, 4, [-2, 0, 2]),
    (5, 5, 4, [5]),
])  # fmt: skip
def test_ticks_are_round(low: int, high: int, most: int, expected: list[object]) -> None:
    assert rungs(Fraction(low), Fraction(high), most) == [Fraction(str(each)) for each in expected]


@given(own.numbers(), own.numbers(), st.integers(2, 8))
def test_ticks_lie_evenly_within_the_axis(one: Fraction, other: Fraction, most: int) -> None:
    """Whatever its ends, one of them at least, and no more than asked for."""
    low, high = sorted([one, other])
    found = rungs(low, high, most)
    assert 1 <= len(found) <= most
    assert all(low <= rung <= high for rung in found)
    assert len({after - before for before, after in pairwise(found)}) <= 1
