"""Citations in running text: which law or regulation a sentence names, as decrees write it.

A citation is a kind, a number and a year, often with a title after "tentang". Numbers come in three styles: "Nomor 53
Tahun 2014", "88/2021", and that of the ministries before 2011, "PER/09/M.PAN/5/2007".

>>> text = "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/9/M.PAN/5/2007 tentang Pedoman Umum"
>>> [(cited.kind, cited.number, cited.year, cited.tail) for cited in citations(text)]
[('permenpanrb', 9, 2007, 'Pedoman Umum')]
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from attrs import frozen

from sakip.review.instruments import Instrument, instruments

_NAMES_OF_OTHER: Final = r"(?:(?!Peraturan|Undang|Keputusan|Instruksi|tentang)[^;:,()0-9]){0,60}?"
_SLASHED: Final = r"(?:(?:PER|KEP|SE|SK)\s*[/.\-–]\s*)?[0-9]{1,4}(?:\s*/\s*[A-Z0-9.]+){1,4}\s*/\s*(?:19|20)[0-9]{2}"
_PLAIN: Final = r"[0-9]{1,4}\s*/\s*(?:19|20)[0-9]{2}(?![0-9/])|[0-9]{1,4}[A-Z]?,?\s+Tahun\s+(?:19|20)[0-9]{2}"
_TITLE: Final = re.compile(r"\s*,?\s*tentang\s*:?\s+", re.IGNORECASE)
_TITLE_ENDS: Final = re.compile(
    r";|,?\s*sebagaimana\b|,?\s*\bjuncto\b|,?\s*\bjo\.|\((?:Lembaran|Berita|Tambahan)\b", re.IGNORECASE
)
_WORD: Final = re.compile(r"[0-9a-z]+(?:[-/][0-9a-z]+)*", re.IGNORECASE)
_ASIDE: Final = re.compile(r"\([^()]*\)")
# words of no weight in a title, and the difference between the ways to write it
_LIGHT: Final = frozenset(
    [
        "dan",
        "atas",
        "di",
        "dalam",
        "serta",
        "tentang",
        "yang",
        "dari",
        "pada",
        "untuk",
        "terhadap",
        "republik",
        "indonesia",
    ]
)
_FURTHER: Final = 4


@frozen
class Citation:
    """One instrument as a text names it.

    ``given`` is the kind and number as written, ``styled`` the number alone, ``tail`` what stands after "tentang": the
    title, perhaps with the rest of the sentence. ``misprint`` is the name where it is that of no kind.
    """

    kind: str
    number: int
    year: int
    given: str
    styled: str
    tail: str = ""
    misprint: str = ""

    @property
    def known(self) -> Instrument | None:
        """The instrument it names, where that is known."""
        return instruments().find(self.kind, self.number, self.year)


@frozen
class Likeness:
    """How like a title as printed is to one as known: the share of their words that agree, and those that do not."""

    share: float
    printed: str
    title: str
    missing: str
    extra: str

    @property
    def complete(self) -> bool:
        """Whether no word of weight is missing, and none too many."""
        return not self.missing and not self.extra


@lru_cache(maxsize=512)
def citations(text: str) -> tuple[Citation, ...]:
    """Return what a text cites, in its order."""
    text = " ".join(text.split())
    pattern, kind_of, misprints = _grammar()
    found: list[Citation] = []
    for match in pattern.finditer(text):
        styled = match["slashed"] or match["plain"] or match["bare"]
        digits = re.findall(r"[0-9]+", styled)
        name = _squeezed(match["name"] or "")
        prefix = styled.partition("/")[0].strip().upper()
        by_prefix = next((kind.code for kind in instruments().kinds.values() if kind.prefix == prefix), "")
        # the number says what it is of, where a name does not
        kind = kind_of[name] if name else by_prefix
        title = _TITLE.match(text, match.end())
        tail = ""
        if title:
            ends = _TITLE_ENDS.search(text, title.end())
            tail = text[title.end() : ends.start() if ends else None].rstrip(" .,")
        misprint = match["name"] if name in misprints else ""
        found.append(Citation(kind, int(digits[0]), int(digits[-1]), match[0], styled, tail, misprint))
    return tuple(found)


def likeness(tail: str, title: str) -> Likeness:
    """Compare what stands after "tentang" with a title, which may be the beginning of it only."""
    printed, known = _words(tail), _words(title)
    wanted = [word.casefold() for word, _ in known]
    given = [word.casefold() for word, _ in printed]
    best, share = 0, -1.0
    for length in range(min(len(given), max(1, len(wanted) - _FURTHER)), min(len(given), len(wanted) + _FURTHER) + 1):
        ratio = SequenceMatcher(None, given[:length], wanted, autojunk=False).ratio()
        if ratio > share:
            best, share = length, ratio
    operations = SequenceMatcher(None, given[:best], wanted, autojunk=False).get_opcodes()
    differing = [operation for operation in operations if operation[0] != "equal"]
    extra = [word for _, start, stop, _, _ in differing for word, _ in printed[start:stop]]
    missing = [word for _, _, _, start, stop in differing for word, _ in known[start:stop]]
    shown = tail[: printed[best - 1][1]] if best else tail
    return Likeness(max(share, 0.0), shown, title, " ".join(missing), " ".join(extra))


def best_likeness(tail: str, instrument: Instrument) -> Likeness:
    """Compare with every title of an instrument, and return the closest."""
    return max((likeness(tail, title) for title in instrument.titles), key=lambda like: like.share)


def _words(text: str) -> list[tuple[str, int]]:
    """Return the words of weight of a title, each with where it ends; abbreviations are spelt out."""
    blank = _ASIDE.sub(lambda aside: " " * len(aside[0]), text)
    spelt = instruments().abbreviations
    return [
        (word, match.end())
        for match in _WORD.finditer(blank)
        for word in spelt.get(match[0].casefold(), match[0]).split()
        if word.casefold() not in _LIGHT
    ]


def _squeezed(name: str) -> str:
    return re.sub(r"[\s\-–]+", "", name).casefold()


@lru_cache(maxsize=1)
def _grammar() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    """Return how a citation is written, the kind of each name, and the names that are misprints."""
    kinds = instruments().kinds.values()
    names = [name for kind in kinds for name in (*kind.names, *kind.misprints)]
    # the longest first, or "Peraturan Menteri" would hide the ministry
    written = "|".join(_loose(name) for name in sorted(names, key=len, reverse=True))
    prefixes = "|".join(kind.prefix for kind in kinds if kind.prefix)
    pattern = (
        rf"(?<!\w)(?P<name>{written})(?!\w){_NAMES_OF_OTHER}\s*(?:(?:Nomor|No\b\.?)\s*:?\s*)?"
        rf"(?:(?P<slashed>{_SLASHED})|(?P<plain>{_PLAIN}))"
        rf"|(?<![\w/])(?P<bare>(?:{prefixes})\s*/\s*[0-9]{{1,4}}\s*/\s*M\.?\s?PAN[A-Z.\-]*\s*/\s*(?:[0-9]{{1,2}}\s*/\s*)?"
        r"(?:19|20)[0-9]{2})"
    )
    kind_of = {_squeezed(name): kind.code for kind in kinds for name in (*kind.names, *kind.misprints)}
    misprints = frozenset(_squeezed(name) for kind in kinds for name in kind.misprints)
    # plain letters only: to other case rules a dotless ı is an i, and no name has it
    return re.compile(pattern, re.IGNORECASE | re.ASCII), kind_of, misprints


def _loose(name: str) -> str:
    """Return a name as it is met in print, with blanks and hyphens more or fewer."""
    return r"[\s\-–]*".join(map(re.escape, re.split(r"[\s\-]+", name)))
