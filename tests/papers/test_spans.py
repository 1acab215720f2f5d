from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sakip.papers.model import Box, Column, Grid
from sakip.papers.spans import every_place, placed

A, B, C = (Box.of(name) for name in "abc")


def test_a_box_reaches_as_far_as_nothing_stands() -> None:
    wide, deep = Box.of("w", across=3), Box.of("d", down=9)
    rows = placed([(wide, None, B), (deep, A, None), (None, B, C)])
    assert [[(place.box.text, place.across, place.down) for place in row] for row in rows] == [
        [("w", 2, 1), ("b", 1, 1)],
        [("d", 1, 2), ("a", 1, 1), ("", 1, 1)],
        [("d", 1, 2), ("b", 1, 1), ("c", 1, 1)],
    ]


def test_no_box_reaches_into_the_total() -> None:
    deep = Box.of("d", down=9)
    grid = Grid("g", [Column("1"), Column("2")], [(A, deep)], (Box.of("t", across=2), None))
    assert [(place.row, place.box.text, place.across, place.down) for place in every_place(grid)] == [
        (0, "a", 1, 1),
        (0, "d", 1, 1),
        (1, "t", 2, 1),
    ]


grids = st.integers(1, 4).flatmap(
    lambda columns: st.lists(
        st.tuples(
            *[st.none() | st.builds(Box.of, st.just("x"), down=st.integers(0, 4), across=st.integers(0, 4))] * columns
        ),
        max_size=5,
    )
)


@given(grids)
def test_every_place_is_taken_once_and_no_box_is_lost(rows: list[tuple[Box | None, ...]]) -> None:
    """Rows are full, spans are rectangles, and every box begins somewhere."""
    made = placed(rows)
    for given_row, row in zip(rows, made, strict=True):
        assert sum(place.across for place in row) == len(given_row)
    begun = {(place.row, place.column): place for row in made for place in row}
    for number, given_row in enumerate(rows):
        for column, box in enumerate(given_row):
            assert box is None or begun[number, column].box == box
    for place in begun.values():
        assert [number for number, row in enumerate(made) if place in row] == [
            *range(place.row, place.row + place.down)
        ]
