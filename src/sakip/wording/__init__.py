"""Wording: the one place that turns codes and facts into sentences, in Indonesian (``id``) and English (``en``).

Everything else in the library passes facts around. Tables of sentences live beside one another here: ``findings`` for
what is odd in data, ``terms`` for statuses, reasons and the words of the field. Numbers inside a sentence are written
the way its language writes them, and ``{count} {count:row|rows}`` is 1 row and 2 rows.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from attrs import frozen

from sakip.errors import NumberError, UnknownNameError, nearest, quoted
from sakip.figures import quotient, write_en, write_id
from sakip.periods import write_date
from sakip.wording.commands import COMMANDS
from sakip.wording.findings import FINDINGS
from sakip.wording.marking import in_line
from sakip.wording.terms import REASONS, TERMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sakip.wording.words import Words

__all__ = [
    "COMMANDS",
    "FINDINGS",
    "LANGUAGES",
    "LONGEST_FACT",
    "TERMS",
    "Word",
    "command",
    "hints",
    "language",
    "message",
    "reason",
    "remedy",
    "shortened",
    "spoken",
    "term",
    "writer",
]

Language: TypeAlias = Literal["id", "en"]

LANGUAGES: Final = ("id", "en")

LONGEST_FACT: Final = 1_000
"""How many characters of a fact a finding repeats, and of a place."""

_MOST_NAMES = 12


def language(lang: str) -> Language:
    """Return ``lang`` when there are sentences in it.

    Raises:
        UnknownNameError: for other languages.
    """
    if lang == "id":
        return "id"
    if lang == "en":
        return "en"
    raise UnknownNameError.among("language", lang, LANGUAGES)


def term(code: str, lang: str = "id", **facts: Any) -> str:
    """Return a word of the field by its code, such as a status or a heading; a sentence with its facts filled in."""
    said = TERMS[code][LANGUAGES.index(language(lang))]
    return _filled(said, facts, lang) if facts else said


def in_short(reason: str | None, status: str, lang: str = "id") -> str:
    """Say in a word or two why there is no number: what is short for the reason, or else the status."""
    code = f"short-{reason}"
    return term(code if code in TERMS else status, lang)


@frozen
class Word:
    """A word of the field as a fact of a sentence, by its code."""

    code: str

    def label(self, lang: str = "id") -> str:
        """Say it."""
        return term(self.code, lang)


def command(code: str, lang: str = "id", **facts: Any) -> str:
    """Return what the command line says of one of its parts, with the facts filled in where some are given."""
    said = COMMANDS[code][LANGUAGES.index(language(lang))]
    return _filled(said, facts, lang) if facts else said


def reason(code: str, facts: Mapping[str, Any], lang: str = "id") -> str:
    """Say why a number is missing, with its facts."""
    return _filled(REASONS[code][LANGUAGES.index(language(lang))], facts, lang)


def message(words: Words, facts: Mapping[str, Any], lang: str = "id") -> str:
    """Say a finding in one sentence."""
    return _filled(words.id if lang == "id" else words.en, facts, lang, LONGEST_FACT)


def remedy(words: Words, facts: Mapping[str, Any], lang: str = "id") -> str:
    """Say what to do about a finding."""
    return _filled(words.remedy_id if lang == "id" else words.remedy_en, facts, lang, LONGEST_FACT)


def hints(name: str, known: Iterable[str], other: str = "") -> dict[str, str]:
    """Return the facts ``hint_id`` and ``hint_en``: the nearest of the known names, or else what there is.

    ``other`` is one that may be meant as well as the nearest.
    """
    # a set has no order of its own, and messages are the same on every run
    names = sorted(known) if isinstance(known, AbstractSet) else list(known)
    close = nearest(name, names)
    if close and other:
        return {"hint_id": f"Maksudnya “{close}” atau “{other}”?", "hint_en": f"Did you mean “{close}” or “{other}”?"}
    if close:
        return {"hint_id": f"Maksudnya “{close}”?", "hint_en": f"Did you mean “{close}”?"}
    if not names:
        return {"hint_id": "", "hint_en": ""}
    few = ", ".join(names[:_MOST_NAMES] + ["…"] * (len(names) > _MOST_NAMES))
    return {"hint_id": f"Yang ada: {few}.", "hint_en": f"There are: {few}."}


def writer(lang: str) -> Callable[..., str]:
    """Return how a language writes a number: :func:`sakip.figures.write_id` or ``write_en``."""
    return write_id if language(lang) == "id" else write_en


def spoken(value: Any, lang: str = "id") -> str:
    """Write one fact the way a sentence in ``lang`` does."""
    if isinstance(value, bool) or value is None:
        return term(f"is-{value}".lower(), lang)
    if isinstance(value, Fraction | Decimal):
        try:
            return writer(lang)(value)
        except NumberError:
            return quotient(Fraction(value))
    if isinstance(value, date):
        return write_date(value, language(lang))
    if isinstance(value, tuple | list):
        return ", ".join(spoken(part, lang) for part in value)
    label = getattr(value, "label", None)
    if callable(label):
        return str(label(lang))
    if isinstance(label, str):
        return label
    try:
        return str(value)
    except ValueError:  # an integer in another base, of more digits than Python writes
        return quoted(value)


def _filled(sentence: str, facts: Mapping[str, Any], lang: str, longest: int | None = None) -> str:
    language(lang)
    said = {name: in_line(spoken(value, lang)) for name, value in facts.items()}
    if longest is not None:
        said = {name: shortened(text, longest) for name, text in said.items()}
    return sentence.format_map({name: _Said(text) for name, text in said.items()})


def shortened(text: str, longest: int) -> str:
    """Return a text of a stranger as a message repeats it: without its middle where it is longer than a message."""
    return text if len(text) <= longest else f"{text[: longest // 2]}…{text[-longest // 2 :]}"


class _Said(str):
    """A fact as a sentence says it; ``{count:office has|offices have}`` are the words that follow one, and several."""

    __slots__ = ()

    def __format__(self, words: str) -> str:
        one, several, more = words.partition("|")
        if not several:
            return super().__format__(words)
        return one if self == "1" else more
