"""Words of records: the many ways in which people write the same degree, position or predicate."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Generic, TypeVar

from sakip.errors import DefinitionError, nearest
from sakip.wording import hints

if TYPE_CHECKING:
    from collections.abc import Iterable

Meaning = TypeVar("Meaning")

_WORD = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """Return a text in small letters with single blanks, letters of one look written as one."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def parts(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, without what stands between them: ``S-1/D-IV`` is s, 1, d, iv."""
    return tuple(_WORD.findall(plain(text)))


class Vocabulary(Generic[Meaning]):
    """What words mean; how they are spelled, hyphenated or dotted does not matter."""

    def __init__(self, entries: Iterable[tuple[Meaning, str, Iterable[str]]]) -> None:
        """Learn the name of each meaning and the other words for it.

        Raises:
            DefinitionError: when a word has two meanings.
        """
        self._meanings: dict[tuple[str, ...], Meaning] = {}
        self._joined: dict[str, Meaning] = {}
        self._names: list[str] = []
        self._words: list[str] = []
        for meaning, name, words in entries:
            self._names.append(name)
            self._words += [name, *words]
            for word in (name, *words):
                # both S-1 and S1 are listed, and S 1 is either
                known = self._joined.setdefault("".join(parts(word)), meaning)
                if known != meaning:
                    raise DefinitionError(f"the word {word!r} means two things", "Leave it to one of them.")
                self._meanings[parts(word)] = meaning
        self._longest = max(map(len, self._meanings), default=0)

    def __eq__(self, other: object) -> bool:
        """Tell whether the same words mean the same, as they do in a copy."""
        if not isinstance(other, Vocabulary):
            return NotImplemented
        return (self._names, self._words, self._meanings) == (other._names, other._words, other._meanings)

    def __hash__(self) -> int:
        return hash(tuple(self._words))

    def whole(self, text: str) -> Meaning | None:
        """Return what the whole text means, if anything."""
        return self._joined.get("".join(parts(text)))

    def beginning(self, text: str) -> Meaning | None:
        """Return what the text or its beginning means: *S-1 Ilmu Pemerintahan* is an S-1.

        None also when another meaning follows at once, as in *S-1/S-2*.
        """
        whole = self.whole(text)
        if whole is not None:
            return whole
        given = parts(text)
        length = self._prefix(given)
        if not length:
            return None
        meaning = self._meanings[given[:length]]
        follows = self._prefix(given[length:])
        return meaning if not follows or self._meanings[given[length : length + follows]] == meaning else None

    def rest(self, text: str) -> tuple[Meaning, str] | None:
        """Return what the beginning of the text means, and what follows it, in small letters."""
        found = list(_WORD.finditer(plain(text)))
        length = self._prefix(tuple(word[0] for word in found))
        if not length:
            return None
        last = found[length - 1]
        return self._meanings[tuple(word[0] for word in found[:length])], last.string[last.end() :]

    def hints(self, text: str) -> dict[str, str]:
        """Return the facts that name the nearest word, or else what words there are."""
        close = self.near(text)
        return hints(close or "", [close] if close else self._names)

    def near(self, text: str) -> str | None:
        """Return the word that is nearest to a text, or abbreviated by it, if one is near."""
        return (self._abbreviated(text) or nearest(plain(text), self._words)) if text else None

    def _abbreviated(self, text: str) -> str | None:
        """Return the one name whose first letters the text is: SB for *Sangat Baik*."""
        letters = "".join(parts(text))
        found = [name for name in self._names if "".join(word[0] for word in parts(name)) == letters]
        return found[0] if len(found) == 1 else None

    def _prefix(self, given: tuple[str, ...]) -> int:
        lengths = range(min(self._longest, len(given)), 0, -1)
        return next((length for length in lengths if given[:length] in self._meanings), 0)
