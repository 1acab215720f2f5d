"""The faults of a set file: collected, each at its line, while the rest goes on being read."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sakip.errors import SakipError, UnknownNameError, nearest, quoted
from sakip.findings import Finding
from sakip.sets.damage import Damage
from sakip.toml.saying import said
from sakip.toml.shape import MOST_FAULTS, enough
from sakip.wording import Word, hints

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from sakip.findings import Place
    from sakip.toml.text import Path

# what a table lacks that was left out, or cannot be made good, because of a fault that is told already
_FOLLOWS: Final = frozenset({"target-no-period"})
_FOLLOWS_ANYWHERE: Final = frozenset({"scale-no-day"})
_TABLE_OF: Final = MappingProxyType({"unit": "unit", "polarity": "rule", "indicator": "indicator"})
# what may be called by a name of the kind
_TABLES_OF: Final = MappingProxyType({"subject": ("indicator", "node", "scale")})


class EnoughError(Exception):
    """Ends the reading of a file that has more faults than are named."""


class Faults:
    """What is wrong with a file; ``place`` finds the line of a key, ``damage`` is what the faults of its shape did."""

    def __init__(self, place: Callable[[Path], Place], damage: Damage | None = None) -> None:
        self.place = place
        self._damage = damage or Damage()
        self._lost = {table: set(names) for table, names in self._damage.lost.items()}
        self._nameless: Counter[str] = Counter(self._damage.nameless)
        self._unknown: list[tuple[str, str, Finding]] = []
        self.findings: list[Finding] = []

    @contextmanager
    def at(self, *path: str | int) -> Iterator[None]:
        """Turn what goes wrong inside into a finding at this key, and go on."""
        try:
            yield
        except SakipError as error:
            if not self._follows(error, path):
                self.add(finding_of(error, self.place(path)))

    def found(self, code: str, facts: Mapping[str, Any], *path: str | int) -> None:
        """Name a fault at a key."""
        self.add(Finding(code, facts, self.place(path)))

    def add(self, finding: Finding) -> None:
        """Add a fault.

        Raises:
            EnoughError: when there are more of them than are named.
        """
        self.findings.append(finding)
        if len(self.findings) >= MOST_FAULTS:
            self.findings.append(enough(finding.place))
            raise EnoughError

    def blank(self, *path: str | int) -> None:
        """Name a text that must not be blank."""
        self.found("blank-text", {"name": path[-1]}, *path)
        self._loses_name(path)

    def code(self, code: str, *path: str | int) -> None:
        """Look at a code: a name on the command line, so without blanks and control characters."""
        if not code.strip():
            self.blank(*path)
        elif not code.isprintable() or any(sign.isspace() for sign in code):
            words = "".join(sign if sign.isprintable() else " " for sign in code).split()
            self.found("bad-code", {"given": quoted(code), "example": f'"{"-".join(words)}"'}, *path)
            for between in ("", "-", "_"):
                self.lose(str(path[0]), between.join(words))
            self._loses_name(path)

    def _loses_name(self, path: Path) -> None:
        if path[-1] == "code":
            self._nameless[str(path[0])] += 1

    def unique(self, table: str, key: str, codes: Sequence[str]) -> None:
        """Name every code that stands twice among the tables of one list."""
        seen: set[str] = set()
        for index, code in enumerate(codes):
            if code in seen:
                self.found("duplicate-code", {"kind": Word(f"a-{table}"), "name": code}, table, index, key)
                self._nameless[table] += 1  # one of the two is another
            seen.add(code)

    def refer(self, name: str, kind: str, known: Collection[str], *path: str | int) -> bool:
        """Whether ``known`` has the name; if not, say so, ``kind`` being a term without its article ``a-``."""
        if name in known or self.is_lost(kind, name):
            return True
        lost = (names for table in _TABLES_OF.get(kind, (kind,)) for names in self._lost.get(table, ()))
        known = sorted({*filter(None, known), *lost})
        close = nearest(name, known)  # once: to look for it is to look at all there are
        hint = hints(name, [close]) if close else hints("", known)
        finding = Finding("unknown-reference", {"kind": Word(f"a-{kind}"), "name": name, **hint}, self.place(path))
        self.add(finding)
        if not _misspelt(name, close):
            self._unknown.append((kind, name, finding))
        return False

    def lose(self, table: str, name: str) -> None:
        """Keep in mind that an entry of this name could not be made: what refers to it is not at fault for that."""
        self._lost.setdefault(table, set()).add(name)

    def is_lost(self, kind: str, name: str) -> bool:
        """Whether there is something of that name, which could not be read."""
        return any(name in self._lost.get(table, ()) for table in _TABLES_OF.get(kind, (kind,)))

    def is_hollow(self, table: str, index: int) -> bool:
        """Whether something stands in an entry for what it lacks, so that it is looked at and not used."""
        return (table, index) in self._damage.hollow

    @property
    def damaged(self) -> bool:
        """Whether the shape of the file has faults."""
        return bool(self._damage.damaged)

    def settle(self) -> list[Finding]:
        """Return what was found, without the references to what has lost its name, as far as it can be told."""
        follows: list[Finding] = []
        for kind in {kind for kind, _, _ in self._unknown}:
            nameless = sum(self._nameless[table] for table in _TABLES_OF.get(kind, (kind,)))
            names = {name for one, name, _ in self._unknown if one == kind}
            if len(names) <= nameless:
                follows += [finding for one, _, finding in self._unknown if one == kind]
        return [finding for finding in self.findings if not any(finding is one for one in follows)]

    def _follows(self, error: SakipError, path: Path) -> bool:
        """Whether an error only follows from what is told already."""
        if isinstance(error, UnknownNameError) and self.is_lost(_TABLE_OF.get(error.kind, ""), error.name):
            return True
        if error.fault in _FOLLOWS_ANYWHERE:
            return () in self._damage.damaged
        entry = path[:2]
        return entry in self._damage.damaged and (path == entry or error.fault in _FOLLOWS)


def _misspelt(name: str, close: str | None) -> bool:
    """Whether a name is the closest one misspelt; those that differ in their numbers are two."""
    return close is not None and re.findall("[0-9]+", close) == re.findall("[0-9]+", name)


def finding_of(error: SakipError, place: Place) -> Finding:
    """Turn an error into a finding: one with words in both languages where there is one, else with its own."""
    return Finding(*said(error), place)
