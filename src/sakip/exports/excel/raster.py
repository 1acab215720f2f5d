"""The columns of a sheet that holds several grids: a raster fine enough for the columns of each.

A sheet has one set of column widths. Every grid is as wide as the paper, so the edges of all columns, in millimetres
from the left, make the raster; a column of a grid then takes one or more columns of the sheet. Edges of different
grids that nearly meet are made to meet, as a column of a millimetre helps nobody.

>>> raster = Raster.of([[1, 1], [1, 3]], 100.0)
>>> raster.edges
(0.0, 25.0, 50.0, 100.0)
>>> raster.columns([1, 1]), raster.columns([1, 3])
([(0, 1), (2, 2)], [(0, 0), (1, 2)])
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, Self

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NEAR: Final = 5.0
"""Edges of different grids less than so many millimetres apart are one."""


def _edges(shares: Sequence[int], width: float) -> list[float]:
    """Return where the columns end, in millimetres; columns without a share have the least there is."""
    wide = [max(share, 1) for share in shares] or [1]
    whole = sum(wide)
    return [width * end / whole for end in accumulate(wide)]


@frozen
class Raster:
    """Columns of a sheet by their edges in millimetres, and for each grid at which of them its columns end."""

    edges: tuple[float, ...]
    _ends: dict[tuple[int, ...], tuple[int, ...]]

    @classmethod
    def of(cls, grids: Iterable[Sequence[int]], width: float) -> Self:
        """Make the raster for grids of columns with these shares, on a paper so wide between its margins."""
        shapes = list(dict.fromkeys(tuple(shares) for shares in grids)) or [(1,)]
        # the grid with most columns says where the edges are; others come to them where they are near
        found: list[float] = []
        placed: dict[tuple[int, ...], list[float]] = {}
        for shape in sorted(shapes, key=len, reverse=True):
            mine: list[float] = []
            for edge, beyond in pairwise(_edges(shape, width)):
                least = mine[-1] if mine else 0.0
                near = (one for one in found if abs(one - edge) < NEAR and least < one < beyond)
                mine.append(min(near, key=lambda one: abs(one - edge), default=edge))
            placed[shape] = [*mine, width]
            found = sorted({*found, *mine})
        edges = (0.0, *found, width)
        where = {edge: number for number, edge in enumerate(edges)}
        return cls(edges, {shape: tuple(where[edge] for edge in ends) for shape, ends in placed.items()})

    @property
    def last(self) -> int:
        """The last column."""
        return len(self.edges) - 2

    def columns(self, shares: Sequence[int]) -> list[tuple[int, int]]:
        """Return the first and the last column of the sheet that each column of a grid takes."""
        return [(first, end - 1) for first, end in pairwise((0, *self._ends[tuple(shares)]))]

    def width(self, first: int, last: int) -> float:
        """Return how many millimetres wide the columns from ``first`` to ``last`` are together."""
        return self.edges[last + 1] - self.edges[first]

    def near(self, millimetres: float, least: int = 0) -> int:
        """Return the column that ends nearest to a place, from column ``least`` on and not the last one if it can."""
        candidates = range(min(least, self.last), max(self.last, least + 1))
        return min(candidates, key=lambda column: abs(self.edges[column + 1] - millimetres))
