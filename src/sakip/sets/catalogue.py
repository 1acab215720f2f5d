"""Where sets come from: the packaged ones, those of installed packs, and files; and how one extends another."""

from __future__ import annotations

import errno
import os
import re
from functools import partial
from importlib.resources import files
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, field, frozen

from sakip import __version__
from sakip.errors import PackError, SetFileError, UnknownNameError
from sakip.findings import Finding, Place
from sakip.packs import Origin, installed, is_namespaced
from sakip.sets.damage import spared
from sakip.sets.meaning import meant
from sakip.sets.merging import Merged
from sakip.sets.model import IndicatorSet
from sakip.sets.shape import SetFile
from sakip.toml.json import read_json
from sakip.toml.shape import MOST_FAULTS, findings_of, shaped
from sakip.toml.text import LARGEST_FILE, read, regular_file
from sakip.toml.version import unread
from sakip.wording import Word, hints

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from sakip.packs import Registry
    from sakip.sets.damage import Damage
    from sakip.toml.text import Path, Source

GROUP: Final = "sakip.sets"
"""The entry-point group by which other packages offer sets: a TOML file in them, or an IndicatorSet."""

SCHEMA: Final = 1
"""The version of the set-file format this library reads."""

FORMATS: Final = ("toml", "json")
"""What set files are written in."""

_LONGEST_CHAIN = 10
# as sakip new leaves it behind what a sheet does not say for certain
_MARK = re.compile(r"#\s*PERIKSA\b")


def available(registry: Registry | None = None) -> tuple[str, ...]:
    """Return the names of the sets that can be loaded by name: packaged, and of installed packs.

    A ``registry`` takes the place of what is installed.
    """
    return tuple(sorted({*_packaged(), *(registry or installed()).names(GROUP)}))


def load(name: str | FilePath, registry: Registry | None = None) -> IndicatorSet:
    """Load a set: a packaged one or one of an installed pack by its name, or a file (.toml, .json) by its path.

    Sets, formulas and achievement rules with a namespace are looked for in ``registry``; without one, in what is
    installed.

    Raises:
        UnknownNameError: when no set has that name; the nearest is named.
        SetFileError: when the file has faults; up to 200 of them are in its ``findings``, with file, line and key.
            Also when the pack that offers the set cannot be loaded, or more than one offers it.
        OSError: when the file cannot be read.
    """
    known = registry or installed()
    if "\0" in str(name):  # which no system can have in the name of a file
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(name))
    found = _read(FilePath(name), Origin()) if isinstance(name, FilePath) or _is_path(name) else _found(name, known)
    return found if isinstance(found, IndicatorSet) else _made(found, known)


def loads(
    text: str,
    name: str = "<text>",
    registry: Registry | None = None,
    *,
    format: str = "toml",  # noqa: A002  # what a file is written in is called so everywhere
    folder: FilePath | None = None,
) -> IndicatorSet:
    """Load a set from the text of a set file; ``name`` stands for the file in messages.

    ``format`` is ``"toml"`` or ``"json"``; ``folder`` is where the path in an ``extends`` starts from.

    Raises:
        SetFileError: when the text has faults.
        UnknownNameError: for another format.
    """
    if format not in FORMATS:
        raise UnknownNameError.among("format of a set file", format, FORMATS)
    return _made(_File(Origin(file=name), text, folder, format), registry or installed())


@frozen
class _File:
    """A set file: where it is from, its content, and the folder that a path in ``extends`` starts from."""

    origin: Origin
    content: bytes | str = field(repr=False)
    folder: FilePath | None
    format: str = "toml"

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.origin.file


def _is_path(name: str) -> bool:
    return name.endswith((".toml", ".json"))


def _found(name: str, registry: Registry) -> _File | IndicatorSet:
    packaged = _packaged().get(name)
    if packaged is not None:
        return _File(Origin(name, packaged.name, "sakip", __version__), packaged.read_bytes(), None)
    try:
        offer = registry.offer(GROUP, name, _packaged())
    except PackError as error:
        raise SetFileError.of(name, [error.finding]) from error
    try:
        offered = registry.load(GROUP, name)
        if isinstance(offered, IndicatorSet):
            known = tuple(one if one.origin.set else evolve(one, origin=offer.origin) for one in offered)
            return evolve(offered, origin=offer.origin, indicators=known)
        return _read(FilePath(offered), evolve(offer.origin, set=name))
    except PackError as error:
        raise SetFileError.of(name, [error.finding]) from error
    except (OSError, TypeError, ValueError) as error:
        facts = {"name": name, "offer": offer, "what": str(error)}
        raise SetFileError.of(name, [Finding("pack-broken", facts)]) from error


def _read(path: FilePath, origin: Origin) -> _File:
    with path.open("rb") as file:
        # one byte more than is allowed is enough to see that a file is too large
        content = file.read(LARGEST_FILE + 1)
    return _File(evolve(origin, file=str(path)), content, path.parent, "json" if path.suffix == ".json" else "toml")


def _packaged() -> dict[str, Traversable]:
    folder = files("sakip").joinpath("data", "sets")
    return {entry.name.removesuffix(".toml"): entry for entry in folder.iterdir() if entry.name.endswith(".toml")}


def _made(file: _File, registry: Registry) -> IndicatorSet:
    chain, sources = _chain(file, registry)
    # first of all, or every key of a later version would be named as a fault
    later = [
        Finding("schema-version", unread(source.data["schema"], SCHEMA), source.place(("schema",)))
        for source in sources
        if type(source.data.get("schema", SCHEMA)) is int and source.data.get("schema", SCHEMA) != SCHEMA
    ]
    if later:
        raise SetFileError.of(file.name, later)
    origins = [_origin(one, source) for one, source in zip(chain, sources, strict=True)]
    merged = Merged(sources, origins)
    unknown = merged.spell_out_definitions()
    shape, misshapen = shaped(merged.data, SetFile)
    if len(misshapen) >= MOST_FAULTS:
        raise SetFileError.of(file.name, findings_of(misshapen, merged.place))
    if shape is None:
        rest, damage, told = spared(merged.data, misshapen)
        found = findings_of(told, merged.place)
        if rest is not None:
            place = partial(_placed, merged, damage)
            found += meant(rest, place, merged.origins(), registry, damage).findings
        raise SetFileError.of(file.name, dict.fromkeys([*unknown, *found]))
    # what [defaults] say is at fault once, in however many indicators
    result = meant(shape, merged.place, merged.origins(), registry)
    if result.office is None or unknown:
        raise SetFileError.of(file.name, dict.fromkeys([*unknown, *result.findings]))
    return evolve(
        result.office,
        origin=origins[0],
        overrides=tuple(merged.overrides),
        where=merged.named,
        unfinished=_unfinished(sources[0]),
    )


def _unfinished(source: Source) -> Iterator[Place]:
    """Yield the lines that whoever started the file has marked as uncertain."""
    for line, text in enumerate(source.text.splitlines(), 1):
        if _MARK.search(text):
            yield Place(source.name, line)


def _placed(merged: Merged, damage: Damage, path: Path) -> Place:
    return merged.place(damage.original(path))


def _origin(file: _File, source: Source) -> Origin:
    """Return where a file is from; what no name is known of is called by its code."""
    code = source.data.get("code")
    return file.origin if file.origin.set or not isinstance(code, str) else evolve(file.origin, set=code)


def _chain(file: _File, registry: Registry) -> tuple[list[_File], list[Source]]:
    """Return the file and those it extends, itself first."""
    sources: list[Source] = []
    chain = [file]
    while True:
        current = chain[-1]
        if current.format == "json":
            source, findings = read_json(current.content, current.name, SetFile)
        else:
            source, findings = read(current.content, current.name)
        if source is None:
            raise SetFileError.of(file.name, findings)
        sources.append(source)
        base = source.data.get("extends", "")
        if type(base) is not str or not base:
            return chain, sources
        place = source.place(("extends",))
        found = _base(base, current.folder, registry, file.name, place)
        path = " → ".join(earlier.name for earlier in [*chain, found])
        if found in chain:
            raise SetFileError.of(file.name, [Finding("cycle", {"path": path}, place)])
        if len(chain) >= _LONGEST_CHAIN:
            what = f"more than {_LONGEST_CHAIN} sets extend one another: {path}"
            raise SetFileError.of(file.name, [_unusable(what, "Put some of them together.", place)])
        chain.append(found)


def _base(base: str, folder: FilePath | None, registry: Registry, name: str, place: Place) -> _File:
    """Return the file that ``extends`` names; what is wrong with it is a fault of the file called ``name``."""
    try:
        path = (folder or FilePath()) / base
        found = _read(regular_file(path), Origin()) if _is_path(base) else _found(base, registry)
    except SetFileError as error:
        raise SetFileError.of(name, [evolve(fault, place=place) for fault in error.findings]) from error
    except UnknownNameError as error:
        facts: dict[str, Any] = {"kind": Word("a-set"), "name": base, **hints(base, error.known)}
        code = "pack-missing" if is_namespaced(base) else "unknown-reference"
        raise SetFileError.of(name, [Finding(code, facts, place)]) from None
    except (OSError, ValueError) as error:  # the last for a path no system can have
        raise SetFileError.of(name, [_unusable(str(error), place=place)]) from None
    if isinstance(found, IndicatorSet):
        raise SetFileError.of(name, [_unusable(f"{base!r} is offered by a pack without its file", place=place)])
    return found


def _unusable(what: str, remedy: str = "", place: Place | None = None) -> Finding:
    return Finding("bad-value", {"what": what.rstrip("."), "remedy": remedy}, place)
