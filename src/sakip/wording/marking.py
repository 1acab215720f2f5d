r"""Texts of strangers as a reader may see them: what a program would obey instead of show is a visible mark.

A terminal obeys control characters, and every program that writes text turns it where a mark tells it to. A line end
in the middle of a sentence begins a line that nobody wrote, which may look like one of ours.

>>> marked("Kecamatan\u202e Uji") == "Kecamatan\ufffd Uji"
True
>>> in_line("Uji\nKESALAHAN: semua salah")
'Uji KESALAHAN: semua salah'
"""

from __future__ import annotations

import re
from typing import Final

# control characters, marks that turn the writing direction, and halves of characters, which no file can hold
OBEYED: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""One such character."""
_LINE_END: Final = re.compile(r"\r\n|[\t\n\x0b\x0c\r\x85\u2028\u2029]")


def marked(text: str) -> str:
    """Return a text with a visible mark for every character that would be obeyed; tabs and line ends stay."""
    return OBEYED.sub("\ufffd", text)


def in_line(text: str) -> str:
    """Return a text as part of one line: line ends and tabs are blanks, and what would be obeyed is marked."""
    return marked(_LINE_END.sub(" ", text))
