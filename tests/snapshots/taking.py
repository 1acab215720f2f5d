"""The snapshots by name, where each is kept, and how it is taken of the library."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from snapshots import codes, columns, commands, names, schemas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

FOLDER: Final = Path(__file__).parent

SNAPSHOTS: Final[Mapping[str, Callable[[], Iterator[str]]]] = MappingProxyType(
    {
        "names": names.lines,
        "command-line": commands.lines,
        "set-file": schemas.of_files,
        "json": schemas.of_results,
        "columns": columns.lines,
        "codes": codes.lines,
    }
)
"""Each yields its lines in an order of its own, every key once."""


def path_of(name: str) -> Path:
    """Return where a snapshot is kept."""
    return FOLDER / f"{name}.txt"


def kept(name: str) -> str:
    """Return a snapshot as it is kept; nothing where it has yet to be taken."""
    path = path_of(name)
    return path.read_text(encoding="utf-8") if path.exists() else ""


def taken(name: str) -> str:
    """Return a snapshot of the library as it is.

    Raises:
        ValueError: when two lines have one key, of which a comparison would see one.
    """
    lines = list(SNAPSHOTS[name]())
    seen: set[str] = set()
    for line in lines:
        key = line.partition(": ")[0]
        if key in seen:
            raise ValueError(f"two lines of {name} are about {key!r}")
        seen.add(key)
    return "".join(f"{line}\n" for line in lines)
