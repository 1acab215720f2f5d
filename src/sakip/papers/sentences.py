"""Printed texts as lines: a formula with its rule between two texts, a list with one line an item.

Set files keep a decree's text in one string. Where it has a quotient (``a / b x 100%``) it is printed as one, and where
it counts off its points, ``(1) …; (2) …`` or ``1. … 2. …``, each begins a line. Nothing is added and nothing left out.

>>> formula("Aduan selesai / Aduan masuk x 100%")
Quotient(over='Aduan selesai', under='Aduan masuk', times='x 100%')
>>> [str(line) for line in lines("antara lain: (1) SOP; (2) laporan")]
['antara lain:', '(1) SOP;', '(2) laporan']
>>> lines("Pasal 5 ayat (2) poin c")
('Pasal 5 ayat (2) poin c',)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve

from sakip.papers.model import Item, Quotient

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.papers.model import Line

_TIMES = re.compile(r"^(?P<quotient>.*\S)\s*(?P<times>[x×*]\s*100\s*%)\s*$", re.DOTALL | re.IGNORECASE)
_MARKERS: Final = (
    (re.compile(r"(?<!\S)(?=\d{1,2}\. )"), re.compile(r"(\d{1,2})\. ")),
    (re.compile(r"(?<!\S)(?=\(\d{1,2}\) )"), re.compile(r"\((\d{1,2})\) ")),
)


def formula(text: str) -> Line:
    """Return a printed formula, as a quotient where it is one."""
    found = _TIMES.match(text)
    quotient, times = (found["quotient"], found["times"]) if found else (text, "")
    quotient = quotient.strip()
    if times and quotient.startswith("(") and quotient.endswith(")"):
        quotient = quotient[1:-1].strip()
    # a slash between blanks divides; one inside a word means "or"
    parts = re.split(r"\s+/\s+", quotient)
    return Quotient(parts[0], parts[1], times) if times and len(parts) == 2 else text


def lines(text: str) -> tuple[Line, ...]:
    """Return a printed text line by line, with the points it counts off as items."""
    return tuple(line for part in text.split("\n") if part.strip() for line in _points(part.strip(), 0))


def _points(text: str, level: int) -> Iterator[Line]:
    """Yield the points of the first kind of marker that counts from 1, and what stands before them."""
    for deeper, (split, marker) in enumerate(_MARKERS[level:], level + 1):
        pieces = [piece.strip() for piece in split.split(text)]
        counted = [marker.match(piece) for piece in pieces[1:]]
        if len(counted) > 1 and [int(one[1]) for one in counted if one] == list(range(1, len(counted) + 1)):
            yield from _points(pieces[0], deeper) if pieces[0] else ()
            for piece, one in zip(pieces[1:], counted, strict=True):
                if one is None:
                    continue
                first, *rest = _points(piece[one.end() :].strip(), deeper) if piece[one.end() :].strip() else ("",)
                yield Item(one[0].strip(), str(first))
                yield from (evolve(line, level=line.level + 1) if isinstance(line, Item) else line for line in rest)
            return
    yield text
