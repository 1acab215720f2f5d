"""What is repeated of a record in a message: not much, and nothing that says who somebody is."""

from __future__ import annotations

import re
from typing import Final

from sakip.intake.table import cut

# a NIP has 18 digits and a NIK 16; neither belongs into a message, whatever cell it strayed into
_PERSONAL = re.compile(r"[0-9](?:[ .'-]?[0-9]){13,}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
HIDDEN: Final = "•••"
"""What stands in a message for the number or the e-mail address of a person."""


def shown(text: str) -> str:
    """Return a text as a finding repeats it: not long, and without the number or the address of a person."""
    return masked(cut(" ".join(text.split())))


def masked(text: str) -> str:
    """Return a text without the number or the address of a person."""
    return _PERSONAL.sub(HIDDEN, text)
