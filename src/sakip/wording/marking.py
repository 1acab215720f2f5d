r"""Texts of strangers as a reader may see them: what a program would obey instead of show is a visible mark.

>>> marked("Kecamatan\u202e Uji") == "Kecamatan\ufffd Uji"
True
"""

from __future__ import annotations

import re

# control characters, marks that turn the writing direction, and halves of characters, which no file can hold
_OBEYED = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def marked(text: str) -> str:
    """Return a text with a visible mark for every character that would be obeyed; tabs and line ends stay."""
    return _OBEYED.sub("\ufffd", text)
