from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sakip.exports.excel.raster import Raster

SHAPES = st.lists(st.lists(st.integers(0, 20), min_size=1, max_size=12), max_size=6)


@given(SHAPES, st.sampled_from([170.0, 290.2]))
def test_every_grid_fills_the_paper_with_columns_in_order(shapes: list[list[int]], width: float) -> None:
    """Each column of each grid has at least one column of the sheet, and none is left over or used twice."""
    raster = Raster.of(shapes, width)
    assert (raster.edges[0], raster.edges[-1]) == (0, width)
    assert all(one < other for one, other in pairwise(raster.edges))
    for shape in shapes:
        taken = [place for first, last in raster.columns(shape) for place in range(first, last + 1)]
        assert taken == list(range(raster.last + 1))
        assert len(raster.columns(shape)) == len(shape)


@given(st.lists(st.integers(1, 20), min_size=1, max_size=12))
def test_one_grid_has_its_own_columns(shape: list[int]) -> None:
    """So that nothing is merged where nothing needs to be, and rows can be sorted."""
    assert Raster.of([shape, shape], 170.0).columns(shape) == [(place, place) for place in range(len(shape))]


def test_edges_that_nearly_meet_are_one() -> None:
    raster = Raster.of([(2, 11, 12, 5), (2, 14, 7, 7)], 170.0)
    assert len(raster.edges) - 1 == 6
    assert raster.columns((2, 14, 7, 7))[0] == raster.columns((2, 11, 12, 5))[0] == (0, 0)


def test_the_nearest_column_is_found() -> None:
    raster = Raster.of([(1, 1, 1, 1)], 100.0)
    assert [raster.near(place) for place in (0, 30, 48, 99)] == [0, 0, 1, 2]
    assert raster.near(0, 2) == 2
    assert raster.width(1, 2) == 50
