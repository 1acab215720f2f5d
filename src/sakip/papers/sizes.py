"""The sheets an office prints on: F4 (folio), which Indonesian offices use, and A4, which printers elsewhere hold.

>>> millimetres("F4")
(215, 330)
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from sakip.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Mapping

Size: TypeAlias = Literal["F4", "A4"]
"""A size of paper; F4 is what Indonesian offices print on."""

SIZES: Final[Mapping[str, tuple[int, int]]] = MappingProxyType({"F4": (215, 330), "A4": (210, 297)})
"""How wide and how high each is in millimetres, upright."""


def millimetres(size: str) -> tuple[int, int]:
    """Return how wide and how high a sheet is, upright.

    Raises:
        UnknownNameError: when it is none of :data:`SIZES`.
    """
    if size not in SIZES:
        raise UnknownNameError.among("paper size", size, SIZES)
    return SIZES[size]
