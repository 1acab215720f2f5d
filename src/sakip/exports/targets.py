"""Where a file goes: to a path, or into a binary stream, which stays open for whoever gave it."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Target: TypeAlias = str | Path | BinaryIO


@contextmanager
def opened(target: Target) -> Iterator[BinaryIO]:
    """Yield the stream to write to.

    Raises:
        OSError: when the file of a path cannot be written.
    """
    if isinstance(target, str | Path):
        with Path(target).open("wb") as stream:
            yield stream
    else:
        yield target


def suffix(target: Target) -> str:
    """Return how the name of a path ends, in small letters with its point; blank for a stream, which has none."""
    return Path(target).suffix.casefold() if isinstance(target, str | Path) else ""
