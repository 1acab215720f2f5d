"""What is wrong with something that came in: each fault with its path, and in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from sakip.errors import DataFileError, SakipError, SetFileError
from sakip.findings import Finding, Place
from sakip.toml.saying import said
from sakip.toml.text import Path, written_path

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST: Final = 1_000
_STEP: Final = re.compile(r"\[([0-9]+)\]|([^.\[]+)")


@frozen
class Fault:
    """One fault: its code, the path to what it is about, and the sentence with its remedy in both languages."""

    code: str
    path: Path
    id: str
    en: str


def at(error: SakipError, *path: str | int) -> SetFileError:
    """Return an error as one that says at which key it happened."""
    found = [_below(finding, path) for finding in _findings(error)]
    return SetFileError.of("what was given", found)


def place_of(path: Path) -> Place:
    """Return a path as findings hold it."""
    return Place(key=written_path(path))


def found_in(error: SakipError) -> Iterator[Fault]:
    """Yield every fault an error tells of; what is missing is told where it should be."""
    if not isinstance(error, DataFileError):
        (finding,) = _findings(error)
        yield Fault(finding.code, (), _said(finding, "id"), str(error))
        return
    for finding in error.findings:
        missing = (finding.facts["name"],) if finding.code == "missing-key" else ()
        yield Fault(finding.code, (*_path(finding), *missing), _said(finding, "id"), _said(finding, "en"))


def _said(finding: Finding, lang: str) -> str:
    if finding.code == "bad-value" and lang == "en":  # an exception's own words
        return str(SakipError(finding.facts["what"], finding.facts["remedy"]))
    return f"{finding.message(lang)} {finding.remedy(lang)}".rstrip()


def inside(given: Any, path: Path) -> Any:
    """Return what stands at a path of something, or as near to it as there is something."""
    for step in path:
        try:
            given = given[step]
        except (KeyError, IndexError, TypeError):
            break
    return given


def _findings(error: SakipError) -> tuple[Finding, ...]:
    if isinstance(error, DataFileError):
        return error.findings
    code, facts = said(error)
    # an integer of more digits than Python writes is repeated by its length only, as ``given``
    short = {name: fact for name, fact in facts.items() if not isinstance(fact, int) or fact.bit_length() < _LONGEST}
    return (Finding(code, short),)


def _below(finding: Finding, path: Path) -> Finding:
    return evolve(finding, place=place_of((*path, *_path(finding))))


def _path(finding: Finding) -> Path:
    key = "" if finding.place is None else finding.place.key
    return tuple(int(place) if place else name for place, name in _STEP.findall(key))
