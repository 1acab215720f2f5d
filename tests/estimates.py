"""An engine for compiled formulas that estimates quotients as badly as the contract allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sakip.interpreters.columns import Row

if TYPE_CHECKING:
    from collections.abc import Mapping


class Off(Row):
    """One row of plain integers, on which every quotient is off by so much, up or down."""

    def __init__(self, values: Mapping[str, int], off: int) -> None:
        super().__init__(values)
        self.off = off

    def estimate(self, above: int, below: int, /) -> int:
        """Estimate as badly as that."""
        return self._noted(above // below + self.off)
