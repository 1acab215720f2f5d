"""The national instruments that decrees cite: how they are named, numbered and titled, and what replaced them.

They live in ``data/citations.toml``, each with its source and a confidence flag as in :mod:`sakip.regulations`. Of an
instrument that is not there nothing is said: most that a decree cites are regional, and a wrong alarm is worse than
none.

>>> found = instruments().find("permendagri", 13, 2006)
>>> instruments().cite(instruments().successor(found)), found.replaced_confidence
('Permendagri 77/2020', 'M')
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from sakip.errors import DataFileError
from sakip.findings import Finding
from sakip.regulations import CONFIDENCE
from sakip.toml.shape import findings_of, shaped
from sakip.toml.text import read
from sakip.wording import Word, hints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.toml.text import Source


@frozen
class Kind:
    """A kind of instrument: its names, ``misprints`` of them, the ``prefix`` of numbers such as PER/09/M.PAN/5/2007.

    The kind ``other`` has the names of instruments of which none is known here.
    """

    code: str
    short: str
    name: str
    names: tuple[str, ...]
    misprints: tuple[str, ...] = ()
    prefix: str = ""


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


@frozen
class Instrument:
    """A law or regulation: ``written`` is a number of the old style, ``replaced_by`` the citation of its successor."""

    kind: str
    number: int
    year: int
    title: str = field(converter=_in_one_line)
    source: str
    confidence: str
    written: str = ""
    also_titled: tuple[str, ...] = ()
    replaced_by: str = ""
    replaced_source: str = ""
    replaced_confidence: str = ""

    @property
    def titles(self) -> tuple[str, ...]:
        """Every title it is known by."""
        return (self.title, *map(_in_one_line, self.also_titled))


@frozen
class _File:
    kind: tuple[Kind, ...]
    instrument: tuple[Instrument, ...]
    abbreviations: dict[str, str] = field(factory=dict)
    schema: int = 1


@frozen
class Instruments:
    """Everything the library knows of the instruments that are cited, and the abbreviations of their titles."""

    kinds: Mapping[str, Kind]
    known: Mapping[tuple[str, int, int], Instrument]
    abbreviations: Mapping[str, str]

    def __iter__(self) -> Iterator[Instrument]:
        return iter(self.known.values())

    def find(self, kind: str, number: int, year: int) -> Instrument | None:
        """Return the instrument of that kind, number and year, where it is known."""
        return self.known.get((kind, number, year))

    def cite(self, instrument: Instrument) -> str:
        """Cite it shortly: ``PermenPANRB 53/2014``, ``PER/09/M.PAN/5/2007``."""
        kind = self.kinds[instrument.kind]
        if instrument.written:
            return instrument.written if kind.prefix else f"{kind.short} {instrument.written}"
        return f"{kind.short} {instrument.number}/{instrument.year}"

    def successor(self, instrument: Instrument) -> Instrument | None:
        """Return what replaced it, where that is known."""
        if not _CITED.fullmatch(instrument.replaced_by):
            return None
        short, _, rest = instrument.replaced_by.rpartition(" ")
        kind = next((kind.code for kind in self.kinds.values() if kind.short == short), "")
        number, _, year = rest.partition("/")
        return self.find(kind, int(number), int(year)) if kind else None


@lru_cache(maxsize=1)
def instruments() -> Instruments:
    """Return the instruments the library knows."""
    name = "citations.toml"
    return made(files("sakip").joinpath("data", name).read_text(encoding="utf-8"), name)


def made(text: str, name: str) -> Instruments:
    """Return the instruments that the text of a file describes.

    Raises:
        DataFileError: with each fault at its line, of its shape up to 200: an unknown kind, a flag that is none, an
            instrument given twice, a replacement that is not in the file or does not say where it was seen.
    """
    source, findings = read(text, name)
    if source is None:
        raise DataFileError.of(name, findings)
    shape, misshapen = shaped(source.data, _File)
    if shape is None:
        raise DataFileError.of(name, findings_of(misshapen, source.place))
    kinds = {kind.code: kind for kind in shape.kind}
    known = {(each.kind, each.number, each.year): each for each in shape.instrument}
    short = {name.casefold(): words for name, words in shape.abbreviations.items()}
    held = Instruments(MappingProxyType(kinds), MappingProxyType(known), MappingProxyType(short))
    faults = list(_faults(shape, held, source))
    if faults:
        raise DataFileError.of(name, faults)
    return held


def _faults(shape: _File, held: Instruments, source: Source) -> Iterator[Finding]:
    seen: set[tuple[str, int, int]] = set()
    for place, each in enumerate(shape.instrument):

        def fault(key: str, what: str, place: int = place) -> Finding:
            return Finding("bad-value", {"what": what, "remedy": ""}, source.place(("instrument", place, key)))

        if each.kind not in held.kinds:
            facts = {"kind": Word("kind-of-instrument"), "name": each.kind, **hints(each.kind, held.kinds)}
            yield Finding("unknown-reference", facts, source.place(("instrument", place, "kind")))
            continue
        if (each.kind, each.number, each.year) in seen:
            yield fault("number", f"{held.cite(each)} ×2")
        seen.add((each.kind, each.number, each.year))
        if not CONFIDENCE.fullmatch(each.confidence):
            yield fault("confidence", each.confidence)
        if not each.replaced_by:
            continue
        if held.successor(each) is None:
            yield fault("replaced_by", each.replaced_by)
        if not each.replaced_source or not CONFIDENCE.fullmatch(each.replaced_confidence):
            yield fault("replaced_by", f"{each.replaced_by}: replaced_source, replaced_confidence")


_CITED: Final = re.compile(r"\S.* [0-9]+/[0-9]{4}")
