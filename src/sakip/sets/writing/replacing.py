"""Replacing a file at once: whoever reads it meanwhile finds the old one or the new one, never half of one."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def replace_file(path: Path, content: bytes) -> None:
    """Write ``content`` beside the file and put it in its place; permissions stay, and a link leads where it did.

    Raises:
        OSError: when it cannot be written; the file is then as it was.
    """
    with replaced(path) as beside, beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Yield a file to write, which takes the place of another when it is whole.

    It has the other's name, and keeps its permissions. A device or a pipe has no place to take: it is written to.

    Raises:
        OSError: when the file cannot be written; it is then as it was.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.exists() and not path.is_file():
        with _beside(path, None) as beside:
            yield beside
            with beside.open("rb") as source, path.open("wb") as stream:
                shutil.copyfileobj(source, stream)
        return
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    if target.exists() and not os.access(target, os.W_OK):
        # a new file would take its place all the same
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    with _beside(path, target.parent) as beside:
        yield beside
        with suppress(FileNotFoundError):
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)


@contextmanager
def _beside(path: Path, folder: Path | None) -> Iterator[Path]:
    """Yield a file in a folder of its own, so that the system gives it the permissions of every new file."""
    scratch = tempfile.mkdtemp(prefix=f".{path.name}.", dir=folder)
    try:
        yield Path(scratch, path.name)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
