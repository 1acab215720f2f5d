"""A form put on file: its records written behind the others of a set file, which stays as its author wrote it.

A set that is in no such file, as one of the library or one in JSON, is written anew, and whoever asks is told so.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import frozen

from sakip.errors import SakipError
from sakip.sets import dumps, edit, loads
from sakip.sets.writing.records import realisation_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sakip.indicators import Realisation
    from sakip.sets import IndicatorSet

_BOM: Final = b"\xef\xbb\xbf"


@frozen
class Filed:
    """A set file with what a form adds: its ``content``, and whether all that was there before is ``kept`` in it."""

    content: bytes
    kept: bool


def filed(office: IndicatorSet, added: Iterable[Realisation], source: str | Path, folder: Path) -> Filed:
    """Return the file of ``office``, whose last records are those ``added``, made from the file ``source``.

    ``folder`` is where it will stand, so that what it extends is found from there. Where ``source`` is no TOML file, or
    cannot be added to, the set is written anew.

    Raises:
        DefinitionError: when no file can say what the set says.
        MissingExtraError: when tomlkit is not installed.
        OSError: when the file cannot be read.
    """
    path = Path(source)
    if path.suffix == ".toml":
        try:
            content = _added_to(path, added)
            if loads(content.removeprefix(_BOM).decode(), str(path), folder=folder) == office:
                return Filed(content, kept=True)
        except SakipError:  # it is written in a way of its own, or extends what is not there
            pass
    return Filed(dumps(office).encode(), kept=False)


def _added_to(path: Path, added: Iterable[Realisation]) -> bytes:
    """Return a file with tables behind its own; the file itself stays as it is."""
    marked = path.read_bytes().startswith(_BOM)
    file = edit(path)
    for record in added:
        file.add("realisation", **realisation_table(record))
    return _BOM * marked + file.text.encode()
