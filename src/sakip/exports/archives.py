"""Files in archives, which workbooks, documents and packages are: the same whoever writes them, and when."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from typing import Final

BEGINNING: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""When every file is said to have been made: the earliest day an archive can name."""

_UNIX: Final = 3
_READABLE: Final = 0o644 << 16


def member(name: str) -> zipfile.ZipInfo:
    """Return how a file stands in an archive: compressed, with no day of this machine and no rights of its user."""
    made = zipfile.ZipInfo(name, BEGINNING.timetuple()[:6])
    made.compress_type, made.create_system, made.external_attr = zipfile.ZIP_DEFLATED, _UNIX, _READABLE
    return made
