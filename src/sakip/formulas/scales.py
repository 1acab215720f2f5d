"""What a share is counted per: percent, or so many per 1.000, 10.000 or 100.000."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sakip.errors import UnknownNameError
from sakip.tree import PERCENT, Calculation, Constant, Operator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sakip.tree import Node

SCALES: Final[Mapping[str, Constant | None]] = MappingProxyType(
    {
        "bilangan": None,
        "persen": PERCENT,
        "percent": PERCENT,
        "per 1.000": Constant(Fraction(1_000), "per 1.000"),
        "per 10.000": Constant(Fraction(10_000), "per 10.000"),
        "per 100.000": Constant(Fraction(100_000), "per 100.000"),
    }
)


def scaled(share: Node, scale: str) -> Node:
    """Return ``share`` times the factor called ``scale``; ``"bilangan"`` leaves it a plain quotient.

    Raises:
        UnknownNameError: when no scale has that name.
    """
    if scale not in SCALES:
        raise UnknownNameError.among("scale of a ratio", scale, SCALES)
    factor = SCALES[scale]
    return share if factor is None else Calculation(Operator.MULTIPLY, share, factor)
