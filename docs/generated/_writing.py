"""Markdown made of facts: texts that stand as they are, tables with equal rows, lists of terms."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LANGUAGES: Final[tuple[str, ...]] = ("id", "en")
"""In the order in which the library has its pairs of sentences."""

_SIGNS: Final = re.compile(r"([\\`*_{}\[\]<>|&$~^])")
_BEGINNING: Final = re.compile(r"^([-+#:=]|\d+(?=[.)]))")
_TYPED: Final = re.compile(r"(?<![\w-])--[a-z][a-z-]*|\"[^\"`]*\"")
_HINT: Final = re.compile(r"\s*\{(?:hint_\w+|remedy)\}")


def chosen(pair: Sequence[str], lang: str) -> str:
    """Return the sentence of a pair, (Indonesian, English), that is in ``lang``."""
    return pair[LANGUAGES.index(lang)]


def plain(said: object) -> str:
    """Return a text that reads in Markdown as it stands, on one line; what one types is code in it."""
    line = " ".join(str(said).split())
    pieces, last = [], 0
    for found in _TYPED.finditer(line):
        pieces += [_SIGNS.sub(r"\\\1", line[last : found.start()]), f"`{found[0]}`"]
        last = found.end()
    pieces.append(_SIGNS.sub(r"\\\1", line[last:]))
    return _BEGINNING.sub(r"\\\1" if not line[:1].isdigit() else r"\1\\", "".join(pieces))


def opened(sentence: str) -> str:
    """Return a sentence of the library with the facts it would name left open: ``‹indicator›``.

    Words that agree with a number, ``{count:row|rows}``, are those for several.
    """
    pieces = []
    for text, name, agreeing, _ in Formatter().parse(_HINT.sub("", sentence)):
        several = (agreeing or "").rpartition("|")[2]
        pieces.append(text + (several or (f"‹{name}›" if name else "")))
    return plain("".join(pieces))


def code(said: object) -> str:
    """Return a text as code."""
    text = " ".join(str(said).split())
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def codes(several: Iterable[object]) -> str:
    """Return texts as code, with commas between."""
    return ", ".join(map(code, several))


def both(pair: Iterable[str], lang: str) -> str:
    """Return the sentences of a pair, already in Markdown: that of the page's language, below it the other, marked."""
    said: dict[str, str] = dict(zip(LANGUAGES, pair, strict=True))
    rest = next(one for one in LANGUAGES if one != lang)
    return below(said[lang], f"*{rest}:* {said[rest]}" if said[rest] else "")


def below(*lines: str) -> str:
    """Put lines below one another within a paragraph."""
    return "\\\n".join(line for line in lines if line)


def heading(level: int, said: str) -> str:
    """Return a heading; ``said`` is Markdown."""
    return f"{'#' * level} {said}"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of cells that are Markdown; code in them may have no pipe."""
    lines = [headings, ["---"] * len(headings), *rows]
    for line in lines:
        if len(line) != len(headings):
            raise ValueError(f"{line!r} has not as many cells as {headings!r}")
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def terms(entries: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Return a list of terms, each with what is said of it in Markdown; blank texts are left out."""
    made = []
    for term, said in entries:
        made.append("\n".join([term, *(f": {line}".replace("\n", "\n  ") for line in said if line)]))
    return "\n\n".join(made)


def bullets(items: Iterable[str]) -> str:
    """Return a list of items."""
    return "\n".join(f"- {item}" for item in items)


def blocks(*several: str) -> str:
    """Put blocks below one another."""
    return "\n\n".join(block for block in several if block) + "\n"
