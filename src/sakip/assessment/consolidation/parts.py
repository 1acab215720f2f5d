"""What the parts of a period are, and how they lie in one another."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from sakip.findings import Finding
from sakip.indicators import Realisation
from sakip.periods import Kind, Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

KINDS_OF_PARTS: Final[Mapping[str, tuple[Kind, ...]]] = MappingProxyType(
    {
        "year": ("semester", "quarter", "month"),
        "semester": ("quarter", "month"),
        "quarter": ("month",),
    }
)
"""What a period is divided into, the longest first."""


@frozen
class Part:
    """A part of a period: reported itself, or made of parts of its own; with neither it is blank."""

    period: Period
    realisation: Realisation | None = None
    parts: tuple[Part, ...] = ()

    def filled(self) -> Iterator[Realisation]:
        """Yield what was reported of it, in order."""
        if self.realisation is not None:
            yield self.realisation
        for part in self.parts:
            yield from part.filled()

    def blank(self) -> Iterator[Period]:
        """Yield what of it was not."""
        if self.realisation is None and not self.parts:
            yield self.period
        for part in self.parts:
            yield from part.blank()


def every(parts: Iterable[Part]) -> list[Realisation]:
    """Return what was reported of parts, in order."""
    return [record for part in parts for record in part.filled()]


@frozen
class Parts:
    """The parts of a period, without those the indicator does not apply to.

    ``filled`` holds what was reported, on whatever level, and ``blank`` the parts that were not; ``of`` how they lie in
    one another.
    """

    filled: tuple[Realisation, ...]
    blank: tuple[Period, ...]
    findings: tuple[Finding, ...] = ()
    conflicts: tuple[str, ...] = ()
    of: tuple[Part, ...] = field(default=(), repr=False)
