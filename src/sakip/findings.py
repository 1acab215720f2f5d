"""Findings: what is odd, doubtful or wrong in data, as values that never hide one another.

An exception ends a computation; a finding stands beside its result. A finding carries a code from a closed list, its
facts, and the place it is about; a sentence and a remedy are made of them in Indonesian or English when it is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from attrs import field, frozen

from sakip import hooks, looks, wording
from sakip.periods import Period
from sakip.wording.marking import in_line
from sakip.wording.words import Words

Severity: TypeAlias = Literal["error", "warning", "info"]
"""How grave a finding is."""


@frozen
class Place:
    """Where something stands: a ``file``, its ``line`` from 1, a ``column`` by name, and the path to a ``key``."""

    file: str = ""
    line: int | None = None
    column: str = ""
    key: str = ""

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __str__(self) -> str:
        where = self.file
        if self.line is not None:
            where = f"{where}:{self.line}" if where else f"{self.line}"
        parts = (where, self.key, self.column)
        return " ".join(wording.shortened(part, wording.LONGEST_FACT) for part in parts if part)


def _kept(given: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(given))


def _sorted(facts: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return sorted(facts.items(), key=lambda item: item[0])


@frozen
class Finding:
    """Something found in data: a ``code`` from a closed list, its ``facts``, and the ``place`` it is about.

    ``severity`` says what it does to the result: ``error`` leaves something out or undone, ``warning`` is odd and was
    used, ``info`` is a note. It follows from the code. Whoever has a code of their own, such as a check of another
    package, gives the ``words`` of it.
    """

    code: str
    facts: Mapping[str, Any] = field(factory=dict, converter=_kept, eq=_sorted)
    place: Place | None = None
    words: Words | None = field(default=None, eq=False, repr=False)

    _repr_html_ = looks.html
    __rich_repr__ = looks.rich
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __hash__(self) -> int:
        return hash((self.code, self.place))

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return self._said.severity

    def message(self, lang: str = "id") -> str:
        """Say it in one sentence: ``lang`` is ``"id"`` or ``"en"``."""
        return wording.message(self._said, self.facts, lang)

    def remedy(self, lang: str = "id") -> str:
        """Say what to do about it; empty when there is nothing to do."""
        return wording.remedy(self._said, self.facts, lang)

    def text(self, lang: str = "id") -> str:
        """Say where it is, what it is and what to do about it: one line, whatever the facts hold."""
        where = f"{self.place}: " if self.place else ""
        return in_line(f"{where}{self.message(lang)} {self.remedy(lang)}".rstrip())

    def __str__(self) -> str:
        return self.text()

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as plain values: its sentences in both languages, and what it is about."""
        place = self.place or Place()
        indicator, period = (self.facts.get(name) for name in ("indicator", "period"))
        return {
            "code": self.code,
            "severity": self.severity,
            "message": self.message(),
            "remedy": self.remedy(),
            "message_en": self.message("en"),
            "remedy_en": self.remedy("en"),
            "file": place.file,
            "line": place.line,
            "column": place.column,
            "key": place.key,
            "indicator": indicator if isinstance(indicator, str) else None,
            "period": str(period) if isinstance(period, Period) else None,
        }

    @property
    def _said(self) -> Words:
        return self.words or wording.FINDINGS[self.code]
