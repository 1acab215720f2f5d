"""Which box stands where in a grid: how far each reaches over rows and columns, and that none covers another.

The total is placed for itself: it is set apart, and no box of the rows above reaches into it.

>>> rows = placed([(Box.of("a", down=5, across=2), None), (None, Box.of("b"))])
>>> [[(place.box.text, place.across, place.down) for place in row] for row in rows]
[[('a', 2, 1)], [('', 1, 1), ('b', 1, 1)]]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from sakip.papers.model import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sakip.papers.model import Grid, Places


@frozen
class Place:
    """A box where it stands: its row and column, and how far it reaches, never over another box."""

    row: int
    column: int
    across: int
    down: int
    box: Box


def placed(rows: Sequence[Places]) -> tuple[tuple[Place, ...], ...]:
    """Return for each row the places that make it up, from left to right; one that began above comes again.

    A box reaches only over places that are None; such a place that no box reaches is empty.
    """
    taken: dict[tuple[int, int], Place] = {}
    for row, boxes in enumerate(rows):
        for column, box in enumerate(boxes):
            if (row, column) in taken:
                continue
            wide = _reach(rows, taken, row, column, box)
            down = 1
            while box is not None and down < box.down and row + down < len(rows) and all(
                rows[row + down][column + more] is None and (row + down, column + more) not in taken
                for more in range(wide)
            ):  # fmt: skip
                down += 1
            place = Place(row, column, wide, down, box or Box())
            taken |= {(row + one, column + more): place for one in range(down) for more in range(wide)}
    return tuple(
        tuple(dict.fromkeys(taken[row, column] for column in range(len(boxes)))) for row, boxes in enumerate(rows)
    )


def every_place(grid: Grid) -> tuple[Place, ...]:
    """Return the places of a grid, each once, in the order of reading; those of the total have the last row."""
    body = dict.fromkeys(place for row in placed(grid.rows) for place in row)
    total = placed([] if grid.total is None else [grid.total])
    return (*body, *(evolve(place, row=len(grid.rows)) for row in total for place in row))


def _reach(rows: Sequence[Places], taken: dict[tuple[int, int], Place], row: int, column: int, box: Box | None) -> int:
    wide = 1
    while (
        box is not None
        and wide < box.across
        and column + wide < len(rows[row])
        and rows[row][column + wide] is None
        and (row, column + wide) not in taken
    ):
        wide += 1
    return wide
