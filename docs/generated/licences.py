"""What an installation brings: every distribution of a plain one and of each extra, its licence and what it is for.

Which distributions those are is walked through: the requirements of this library, theirs, and so on, for every system
and Python that is supported, as the metadata of what is installed here have it. Their licences and purposes were read
by people, and stand in ``licences.toml`` beside this file; a test holds them against the metadata.
"""

from __future__ import annotations

import functools
import tomllib
from importlib import metadata
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generated._writing import blocks, chosen, code, codes, heading, plain, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ROOT: Final = Path(__file__).parents[2]
PROJECT: Final[Mapping[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

EXTRAS: Final = ("cli", "edit", "excel", "frames", "plot", "table", "testing", "word")
"""The extras for whoever uses the library."""

FOR_THIS_PROJECT: Final = frozenset({"audit", "docs", "fuzz", "lint", "spark", "test"})
"""The extras that work on the library itself takes; nobody who uses it installs them."""

READ: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {
        canonicalize_name(one["name"]): one
        for one in tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["distribution"]
    }
)
"""What was read of each distribution, by its name as indexes write it."""

_SYSTEMS: Final = (("linux", "Linux", "posix"), ("win32", "Windows", "nt"), ("darwin", "Darwin", "posix"))
_PYTHONS: Final = ("3.11", "3.12", "3.13")
_ENVIRONMENTS: Final = tuple(
    {
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "platform_machine": "x86_64",
        "sys_platform": sys_platform,
        "platform_system": platform_system,
        "os_name": os_name,
        "python_version": version,
        "python_full_version": f"{version}.0",
    }
    for sys_platform, platform_system, os_name in _SYSTEMS
    for version in _PYTHONS
)

_WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "plain": ("Pemasangan biasa", "A plain installation"),
        "extras": ("Yang ditambahkan tiap ekstra", "What each extra adds"),
        "added": ("Distribusi dari ekstra", "Distributions of the extras"),
        "extra": ("Ekstra", "Extra"),
        "adds": ("Menambahkan", "Adds"),
        "name": ("Distribusi", "Distribution"),
        "licence": ("Lisensi", "Licence"),
        "compiled": ("Terkompilasi", "Compiled"),
        "purpose": ("Untuk apa", "What it is for"),
        "yes": ("ya", "yes"),
        "no": ("tidak", "no"),
    }
)


def brought(extra: str = "") -> frozenset[str]:
    """Return the distributions that an installation brings on any system, with an extra or plain, itself left out."""
    found: set[tuple[str, str]] = set()
    waiting = [(PROJECT["name"], asked) for asked in {"", extra}]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += _below(*one)
    return frozenset(name for name, _ in found) - {PROJECT["name"]}


@functools.cache  # every extra stands on the same few
def _below(name: str, extra: str) -> tuple[tuple[str, str], ...]:
    """Return what a distribution, or one of its extras, requires: names, each with the extras asked for."""
    return tuple(_walked(name, extra))


def _walked(name: str, extra: str) -> Iterator[tuple[str, str]]:
    for text in _required(name, extra):
        requirement = Requirement(text)
        marker = requirement.marker
        if marker is None or any(marker.evaluate({**one, "extra": extra}) for one in _ENVIRONMENTS):
            for asked in ("", *requirement.extras):
                yield canonicalize_name(requirement.name), asked


def _required(name: str, extra: str) -> Iterable[str]:
    if name == PROJECT["name"]:
        declared: list[str] = PROJECT["optional-dependencies"][extra] if extra else PROJECT["dependencies"]
        return declared
    try:
        return metadata.requires(name) or ()
    except metadata.PackageNotFoundError:  # one for another system, or of an extra that is not installed here
        needs: list[str] = READ.get(name, {}).get("needs", [])
        return needs


def markdown(lang: str = "en") -> str:
    """Write all parts."""
    return blocks(*parts(lang).values())


def parts(lang: str = "en") -> dict[str, str]:
    """Write each part: what is always installed, what each extra adds, and the distributions that extras add."""
    bare = brought()
    added = {extra: brought(extra) - bare for extra in EXTRAS}
    rows = [(code(extra), codes(_named(names))) for extra, names in added.items()]
    every = frozenset().union(*added.values())
    return {
        "plain": blocks(heading(2, _say("plain", lang)), _table(bare, lang)),
        "extras": blocks(heading(2, _say("extras", lang)), table([_say("extra", lang), _say("adds", lang)], rows)),
        "added": blocks(heading(2, _say("added", lang)), _table(every, lang)),
    }


def _say(word: str, lang: str) -> str:
    return chosen(_WORDS[word], lang)


def _named(names: Iterable[str]) -> list[str]:
    return [READ[name]["name"] for name in sorted(names)]


def _table(names: Iterable[str], lang: str) -> str:
    rows = []
    for name in sorted(names):
        read = READ[name]
        compiled = _say("yes" if read.get("compiled") else "no", lang)
        rows.append((code(read["name"]), code(read["licence"]), compiled, plain(read[lang])))
    return table([_say(word, lang) for word in ("name", "licence", "compiled", "purpose")], rows)
