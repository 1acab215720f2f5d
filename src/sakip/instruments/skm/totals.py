"""Rows below the answers that sum them up: *Jumlah*, *NRR per unsur*. They are nobody's answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LABELS: Final = frozenset({
    "jumlah", "total", "grand total", "jumlah total", "total nilai", "jumlah nilai", "jumlah nilai per unsur",
    "jumlah nilai unsur", "jumlah skor", "total skor", "rata rata", "rerata", "rata rata per unsur",
    "rata rata tertimbang", "nilai rata rata", "nilai rata rata per unsur", "nilai rata rata unsur",
    "nilai rata rata tertimbang", "nilai", "nilai per unsur", "nilai unsur", "nrr", "nrr per unsur", "nrr unsur",
    "nrr tertimbang", "nrr tertimbang per unsur", "nrr tertimbang unsur", "bobot", "penimbang", "nilai penimbang",
    "bobot nilai tertimbang", "ikm", "nilai ikm", "ikm unit pelayanan", "nilai skm",
})  # fmt: skip
"""What such a row is labelled with, as words in small letters."""

_SERVICES = frozenset({"ikm"})  # also industri kecil dan menengah, which an office serves
_STEMS = ("jumlah", "total", "rata", "nrr", "nilai", "ikm", "bobot", "penimbang")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 60


def totals(rows: Sequence[tuple[Any, ...]], places: Iterable[int], service: int | None) -> dict[int, int]:
    """Return which rows sum others up, each with the place of the cell that says so; ``places`` are those of labels."""
    found: dict[int, int] = {}
    for place in places:
        cells = [row[place] for row in rows]
        # most columns hold no such word at all, which one look at all the cells together tells
        text = "\n".join({cell for cell in cells if type(cell) is str}).casefold()
        if not any(stem in text for stem in _STEMS):
            continue
        labels = LABELS - _SERVICES if place == service else LABELS
        for at, cell in enumerate(cells):
            if type(cell) is str and len(cell) <= _LONGEST and " ".join(_WORD.findall(cell.casefold())) in labels:
                found.setdefault(at, place)
    return found
