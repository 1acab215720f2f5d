"""What is repeated of a record in a message: not much, and nothing that says who somebody is."""

from __future__ import annotations

import re
from typing import Final

from sakip.intake.table import cut

# a NIP has 18 digits and a NIK 16; neither belongs into a message, whatever cell it strayed into
_NUMBER = re.compile(r"[0-9](?:[ .'-]?[0-9]){13,}")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CUT = re.compile(r"[0-9]e\+1[0-9]", re.IGNORECASE)
HIDDEN: Final = "•••"
"""What stands in a message for the number or the e-mail address of a person."""


def shown(text: str) -> str:
    """Return a text as a finding repeats it: not long, and without the number or the address of a person."""
    return masked(cut(" ".join(text.split())))


def masked(text: str) -> str:
    """Return a text without the number or the address of a person."""
    return _ADDRESS.sub(HIDDEN, _NUMBER.sub(HIDDEN, text))


def holds_a_number(text: str) -> bool:
    """Tell whether a text holds the number of a person, whole or as a spreadsheet cuts it: ``1,96907E+17``."""
    return bool(_NUMBER.search(text) or _CUT.search(text))
