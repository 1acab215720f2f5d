"""The faults of a set file: collected, each at its line, while the rest goes on being read."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sakip.errors import PeriodError, SakipError, UnknownNameError
from sakip.findings import Finding
from sakip.wording import TERMS, Word, hints

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from sakip.findings import Place
    from sakip.toml.text import Path


class Faults:
    """What is wrong with a file; ``place`` finds the line of a key."""

    def __init__(self, place: Callable[[Path], Place]) -> None:
        self.place = place
        self.findings: list[Finding] = []

    @contextmanager
    def at(self, *path: str | int) -> Iterator[None]:
        """Turn what goes wrong inside into a finding at this key, and go on."""
        try:
            yield
        except SakipError as error:
            self.findings.append(finding_of(error, self.place(path)))

    def unique(self, table: str, key: str, codes: Sequence[str]) -> None:
        """Name every code that stands twice among the tables of one list."""
        seen: set[str] = set()
        for index, code in enumerate(codes):
            if code in seen:
                place = self.place((table, index, key))
                self.findings.append(Finding("duplicate-code", {"kind": Word(f"a-{table}"), "name": code}, place))
            seen.add(code)

    def refer(self, name: str, kind: str, known: Collection[str], *path: str | int) -> bool:
        """Whether ``known`` has the name; if not, say so, ``kind`` being a term without its article ``a-``."""
        if name in known:
            return True
        facts = {"kind": Word(f"a-{kind}"), "name": name, **hints(name, known)}
        self.findings.append(Finding("unknown-reference", facts, self.place(path)))
        return False


def finding_of(error: SakipError, place: Place) -> Finding:
    """Turn an error into a finding: one with words in both languages where there is one, else with its own."""
    if isinstance(error, UnknownNameError):
        facts = {"name": error.name, **hints(error.name, error.known)}
        if error.kind == "unit":
            return Finding("unknown-unit", facts, place)
        term = f"a-{error.kind.replace(' ', '-')}"
        kind = Word(term if term in TERMS else "a-choice")
        return Finding("unknown-reference", {"kind": kind, **facts}, place)
    if isinstance(error, PeriodError) and isinstance(error.value, str):
        return Finding("bad-period", {"given": f"“{error.value}”"}, place)
    return Finding("bad-value", {"what": error.what, "remedy": error.remedy}, place)
