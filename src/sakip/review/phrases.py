"""What the texts of a set say: whole words of Indonesian decrees, in whatever case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sakip.units import canonical

if TYPE_CHECKING:
    from sakip.indicators import Indicator

SCORES: Final = frozenset({"nilai", "poin", "indeks", "level"})
"""Units that say nothing without the scale they stand on."""

_NO_TEXT = frozenset({"", "n/a", "na", "tbd", "belum ada", "tidak ada", "kosong"})
_NOT_SAID = re.compile(
    r"(?:tidak|belum) (?:disebut|diketahui|tercetak|ditentukan|jelas)|not stated|unknown", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+")
_PERCENTAGE = re.compile(r"\W*(?:per[sc]entase|pr[eo]sentase|persen|proporsi|cakupan)(?![^\W_])", re.IGNORECASE)


def whole(*phrases: str) -> re.Pattern[str]:
    """Return what finds any of the phrases as whole words; an underscore parts words as a blank does."""
    written = "|".join(r"[\W_]+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?<![^\W_])(?:{written})(?![^\W_])", re.IGNORECASE)


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, marks and blanks left out."""
    return tuple(_WORD.findall(text.casefold()))


def is_blank(text: str) -> bool:
    """Whether a text says nothing: it is empty, a dash, or says that it is not known."""
    said = " ".join(text.casefold().split())
    return said in _NO_TEXT or not words(said) or set(said) <= {"x", ".", "-"} or _NOT_SAID.match(said) is not None


def is_percentage(name: str) -> bool:
    """Whether a name begins by saying that it is a share of a whole: Persentase, Proporsi, Cakupan."""
    return _PERCENTAGE.match(name) is not None


def withheld(indicator: Indicator) -> frozenset[str]:
    """Return what its source does not contain, as the set says."""
    return frozenset(" ".join(part.casefold().split()) for part in indicator.not_in_text)


def is_unit(indicator: Indicator, *units: str) -> bool:
    """Whether it is measured in one of these units of the library."""
    return indicator.unit in {canonical(unit) for unit in units}
