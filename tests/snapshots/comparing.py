"""Two states of a snapshot compared: what is new, what is gone, what changed, and whom that breaks."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WRITE: Final = "python tests/snapshots --write"
"""The command that writes every snapshot anew."""

VERSIONED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "set-file": "a key that is gone or means something else needs schema = 2 (sakip.sets.catalogue.SCHEMA), and "
        "files of schema 1 still load",
        "json": "a key that is gone or means something else needs a new version of its form, as in sakip.scorecard/2",
        "columns": "readers of exported tables find columns by name: keep the old column beside the new one",
    }
)
"""What a breaking change of a snapshot needs beside its entry in the changelog."""

# what a parameter, an option or a key may be without anybody having to change a call or a file
_NEED: Final = re.compile(r"\brequired\b")
_FREE: Final = re.compile(r"\b(?:optional|default .*)")
_PROMISED: Final = re.compile(r"\balways\b")
_PERHAPS: Final = re.compile(r"\bsometimes\b")
# what a key belongs to stands before its last part
_PART: Final = re.compile(r"[\s.(\[|](?=[^\s.(\[|]*$)")


class Change(NamedTuple):
    """What is said of a ``key`` in the state ``before`` and ``now``; None where it says nothing of it."""

    key: str
    before: str | None
    now: str | None
    breaking: bool

    def __str__(self) -> str:
        if self.before is None:
            return f"added    {self.key}: {self.now}"
        if self.now is None:
            return f"removed  {self.key}: {self.before}"
        return f"changed  {self.key}: {self.before}\n               now: {self.now}"


def changes(before: str, now: str) -> list[Change]:
    """Return what differs between two states, in the order of the later one, what is gone at the end.

    What is added is compatible, unless it has to be given to what was there before. What only asks for less, or
    promises more, is compatible as well. All else is breaking.
    """
    old, new = dict(_entries(before)), dict(_entries(now))
    made = [
        Change(key, old.get(key), said, _breaks(key, old.get(key), said, old))
        for key, said in new.items()
        if old.get(key) != said
    ]
    return made + [Change(key, said, None, breaking=True) for key, said in old.items() if key not in new]


def told(name: str, before: str, now: str) -> str:
    """Say what differs, whom it breaks, and what to do."""
    every = changes(before, now)
    breaking = [change for change in every if change.breaking]
    compatible = [change for change in every if not change.breaking]
    lines = [f"{name}: the library is not what tests/snapshots/{name}.txt says"]
    if breaking:
        lines += ["", f"BREAKING ({len(breaking)}): who relies on it has to change something", *_listed(breaking)]
    if compatible:
        lines += ["", f"compatible ({len(compatible)}): nobody has to change anything", *_listed(compatible)]
    if not every:
        lines += ["", "only the order of its lines differs"]
    lines += ["", f"If it is meant, write it anew with: {WRITE}", "and look at the difference before it is committed."]
    if breaking:
        lines.append("What is removed or means something else also needs an entry in CHANGELOG.md, which says what to")
        lines.append("write instead" + (f"; {VERSIONED[name]}." if name in VERSIONED else "."))
    return "\n".join(lines)


def _listed(several: list[Change]) -> list[str]:
    return [f"  {change}" for change in several]


def _entries(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        key, _, said = line.partition(": ")
        yield key, said


def _breaks(key: str, before: str | None, now: str, old: Mapping[str, str]) -> bool:
    if before is None:
        # a parameter that has to be given breaks the calls there are, and those of a new function are none
        return bool(_NEED.search(now)) and _PART.split(key)[0] in old
    asks_less = _NEED.sub("", before) == _FREE.sub("", now) and bool(_NEED.search(before))
    promises_more = _PERHAPS.sub("", before) == _PROMISED.sub("", now) and bool(_PERHAPS.search(before))
    return not (asks_less or promises_more)
