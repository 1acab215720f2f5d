"""The evidence behind what an instrument measured: the report it stands in, and the file it was counted from."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from sakip.indicators import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable


def of_file(path: str | Path) -> Evidence | None:
    """Return a file as evidence: its name, and the hash by which it is known again.

    What can be read only once, such as a pipe, is no file that anybody could look at again: then there is none.

    Raises:
        OSError: when it cannot be read.
    """
    if not Path(path).is_file():
        return None
    with Path(path).open("rb") as file:
        return Evidence(Path(path).name, sha256=hashlib.file_digest(file, "sha256").hexdigest())


def together(document: str, given: Iterable[Evidence], source: Evidence | None) -> tuple[Evidence, ...]:
    """Return the evidence of a realisation: the report, whatever else was given, and the file behind it."""
    report = (Evidence(document),) if document else ()
    return (*report, *given, *((source,) if source is not None else ()))
