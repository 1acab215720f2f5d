"""Numbers in evaluation files and sheets: bare, a quotient such as ``"2/3"``, or with a decimal comma in quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sakip.figures import share

if TYPE_CHECKING:
    from fractions import Fraction

_WITH_COMMA = re.compile(r"\s*([0-9]+),([0-9]+)\s*", re.ASCII)


def exactly(given: Any) -> Fraction:
    """Return a number exactly: ``"87,5"`` is 87.5, as people here write it.

    Raises:
        NumberError: when it is none.
    """
    found = _WITH_COMMA.fullmatch(given) if isinstance(given, str) else None
    return share(given if found is None else f"{found[1]}.{found[2]}")
