from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.plots.labels import OFF, Box, Column, Label

TEXT = Label(8, 3)
BOX = Box(0, 0, 4, 2)
places = st.integers(-20, 20).map(float)


@pytest.mark.parametrize(("segment", "struck"), [
    (((-1, 1), (5, 1)), True), (((2, -1), (2, 3)), True), (((1, 1), (2, 1)), True), (((-1, 3), (5, -1)), True),
    (((-1, 3), (5, 3)), False), (((-2, 1), (1, 4)), False), (((0, 0), (0, 2)), False), (((-3, 1), (-1, 1)), False),
])  # fmt: skip
def test_a_line_strikes_a_box_when_it_runs_through_its_inside(segment: object, struck: bool) -> None:
    """Touching its edge, or an end that stops before it, is not through it."""
    assert BOX.struck_by(segment) is struck  # type: ignore[arg-type]  # integers for brevity


@given(st.tuples(places, places), st.tuples(places, places))
def test_a_line_strikes_a_box_from_either_end(start: tuple[float, float], stop: tuple[float, float]) -> None:
    assert BOX.struck_by((start, stop)) is BOX.struck_by((stop, start))


def at(value: float, before: float, after: float, target: float | None = None) -> Column:
    """A column of 20 mm with lines to both neighbours."""
    lines = (((-10.0, before), (10.0, value)), ((10.0, value), (30.0, after)))
    return Column(10, 20, value, None if target is None else (target, target), lines)


@pytest.mark.parametrize(("before", "after", "above", "side"), [
    (10, 10, True, 0), (40, 40, False, 0), (5, 60, True, -1), (60, 5, True, 1),
])  # fmt: skip
def test_a_label_stands_where_the_lines_do_not_go(before: float, after: float, above: bool, side: int) -> None:
    """Above a peak, below a valley, and aside of a slope."""
    column = at(20, before, after)
    value, target = column.placed(TEXT, None)
    assert value is not None
    assert target is None
    assert (value.above, value.aside) == (above, side * TEXT.width / 2)
    assert not any(value.box(10, 20, 20).struck_by(line) for line in column.segments)


@given(*[st.integers(0, 40).map(float)] * 4)
def test_a_value_and_its_target_never_meet(value: float, before: float, after: float, target: float) -> None:
    """Wherever the lines go; each keeps its distance from what it is of."""
    column = at(value, before, after, target)
    one, other = column.placed(TEXT, TEXT)
    assert one is not None
    assert other is not None
    box = one.box(10, value, value)
    assert not box.meets(other.box(10, target, target))
    assert pytest.approx(box.bottom - value if one.above else value - box.top) == OFF
