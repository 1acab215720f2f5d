"""Texts as a spreadsheet takes them: as text, as long as a cell holds; and names as its sheets may have them.

>>> sheet_name("IKU [2024/2025]", ())
'IKU (2024-2025)'
>>> sheet_name("iku (2024-2025)", ["IKU (2024-2025)"])
'iku (2024-2025) (2)'
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from sakip import wording
from sakip.exports.texts import visible

if TYPE_CHECKING:
    from collections.abc import Collection

LONGEST_TEXT: Final = 32_767
"""How many UTF-16 units a cell holds."""
LONGEST_NAME: Final = 31
"""How many UTF-16 units the name of a sheet has at most."""

_NO_NAME = MappingProxyType(str.maketrans({"[": "(", "]": ")", ":": "-", "*": "-", "?": "-", "/": "-", "\\": "-"}))
_MORE = "…"


def units(text: str) -> int:
    """Return how long a text is as a spreadsheet counts: characters beyond the first plane count twice."""
    return len(text) + sum(character > "\uffff" for character in text)


def cut(text: str, limit: int) -> str:
    """Return as much of the beginning of a text as fits in ``limit`` UTF-16 units, no character halved."""
    if units(text) <= limit:
        return text
    kept = text[:limit]
    while units(kept) > limit:
        kept = kept[: len(kept) - max(1, (units(kept) - limit) // 2)]
    return kept


def pieces(text: str, limit: int = LONGEST_TEXT) -> list[str]:
    """Return a text in pieces that a cell holds each; together they are the text."""
    found: list[str] = []
    while text or not found:
        piece = cut(text, limit)
        if units(stored(piece)) > LONGEST_TEXT:
            piece = piece[:-1]  # no longer like a run of rich text, and so no longer than it is
        found.append(piece)
        text = text[len(piece) :]
    return found


def worded(text: str, lang: str) -> str:
    """Return what marks something missing with a word beside it, where it has none: a shade alone says nothing."""
    if any(letter.isalpha() for letter in text):
        return text
    return f"{text} {wording.term('word-missing', lang)}".strip()


def stored(text: str) -> str:
    """Return what XlsxWriter is given for a text, which takes what begins and ends like a run of rich text for XML."""
    if text.startswith("<r>") and text.endswith("</r>"):
        return f'<r><t xml:space="preserve">{escape(text)}</t></r>'
    return text


def sheet_name(wanted: str, taken: Collection[str]) -> str:
    """Return a name a sheet may have, unlike the ones taken, and as near as can be to the one wanted."""
    name = " ".join(visible(wanted).translate(_NO_NAME).split()).strip("' ")
    name = _between_words(name, LONGEST_NAME).rstrip("' ") or "Lembar"
    if name.casefold() == "history":  # Excel keeps it for itself
        name = f"{name} 1"
    used = {other.lower() for other in taken} | {other.casefold() for other in taken}
    found, number = name, 1
    while found.lower() in used or found.casefold() in used:
        number += 1
        suffix = f" ({number})"
        found = cut(name, LONGEST_NAME - len(suffix)).rstrip() + suffix
    return found


def _between_words(text: str, limit: int) -> str:
    """Return the beginning of a text that fits, without part of a word where that leaves more than half of it."""
    kept = cut(text, limit)
    if kept == text or text[len(kept)] == " ":
        return kept
    whole = kept.rpartition(" ")[0].rstrip(" ,;-")
    return whole if units(whole) > limit // 2 else kept


def shortened(text: str, said: str) -> str:
    """Return the beginning of a text that no cell holds, with what is ``said`` of the rest after it."""
    tail = f"{_MORE}\n[{said}]"
    return cut(text, LONGEST_TEXT - units(tail)) + tail
