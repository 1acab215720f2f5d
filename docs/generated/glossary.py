"""The terms of the field in both languages, from ``glossary.toml``; where the library has a word, it is that word."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import frozen

from generated._writing import LANGUAGES, blocks, chosen, heading, plain, terms
from generated.regulations import anchor
from sakip.regulations import all_regulations
from sakip.wording import TERMS

if TYPE_CHECKING:
    from collections.abc import Mapping

_SAID: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "meanings": ("Istilah", "Terms"),
        "other-way": ("Dari bahasa Inggris ke bahasa Indonesia", "From Indonesian to English"),
        "regulation": ("Peraturan: {citation}.", "Regulation: {citation}."),
    }
)
_REGULATIONS: Final = {"id": "../reference/regulations.md", "en": "reference/regulations.md"}


@frozen
class Entry:
    """A term: its words and its meaning, each (Indonesian, English), and the regulation it is of."""

    words: tuple[str, str]
    meaning: tuple[str, str]
    regulation: str = ""
    code: str = ""

    def word(self, lang: str) -> str:
        """Return the word as a heading has it."""
        word = chosen(self.words, lang)
        return word[:1].upper() + word[1:]


@cache
def entries() -> tuple[Entry, ...]:
    """Return the terms, in the order of their file."""
    read = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(
        Entry(
            TERMS[one["term"]] if "term" in one else (one["id"], one["en"]),
            (one["said_id"], one["said_en"]),
            one.get("regulation", ""),
            one.get("term", ""),
        )
        for one in read["entry"]
    )


def markdown(lang: str = "en") -> str:
    """Write all parts."""
    return blocks(*parts(lang).values())


def parts(lang: str = "en") -> dict[str, str]:
    """Write each part: the terms with their meanings, and the other language's words with this one's."""
    rest = next(one for one in LANGUAGES if one != lang)
    ordered = sorted(entries(), key=lambda entry: entry.word(lang).casefold())
    meant = terms((plain(entry.word(lang)), [_meaning(entry, lang, rest)]) for entry in ordered)
    back = sorted(entries(), key=lambda entry: entry.word(rest).casefold())
    list_ = "\n".join(f"- *{plain(entry.word(rest))}*: {plain(entry.word(lang))}" for entry in back)
    return {
        "meanings": blocks(heading(2, chosen(_SAID["meanings"], lang)), meant),
        "other-way": blocks(heading(2, chosen(_SAID["other-way"], lang)), list_),
    }


def _meaning(entry: Entry, lang: str, rest: str) -> str:
    said = f"*{plain(entry.word(rest))}*. {plain(chosen(entry.meaning, lang))}"
    return (
        f"{said} {chosen(_SAID['regulation'], lang).format(citation=_cited(entry, lang))}" if entry.regulation else said
    )


def _cited(entry: Entry, lang: str) -> str:
    held = {one.citation for one in all_regulations()}
    if entry.regulation not in held:
        return plain(entry.regulation)
    return f"[{plain(entry.regulation)}]({_REGULATIONS[lang]}#{anchor(entry.regulation)})"
