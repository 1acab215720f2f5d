"""Where the rows were found, and which of them are no figures of a named office, or not surely.

Both are told by what the files say of a row: the address beside its document, and the remarks in the names of documents
and offices.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from fidelity import report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fidelity.rows import Row

_UNNAMED: Final = "repository not named"
_GITHUB: Final = "github:"

PLACES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "github": "Repositories on GitHub",
        "office": "Sites of offices",
        "shared": "Sites where anyone shares documents",
        "unnamed": "Public code, in a repository that the file does not name",
        "none": "No address, a few words for the document",
    }
)
"""Each kind of place, from those that were of most use to those that lead nowhere."""

DOUBTS: Final[Mapping[str, tuple[str, re.Pattern[str]]]] = MappingProxyType(
    {
        "uncertain": ("Marked as of uncertain provenance", re.compile("PROVENANCE UNCERTAIN")),
        "unnamed": ("From public code, its repository not named", re.compile(_UNNAMED)),
        "code": ("From the code of an application, not a document", re.compile(rf"{_GITHUB}.*\.php\b|as coded by")),
        "example": ("Worked examples in a regulation, not results of an office", re.compile("contoh perhitungan")),
        "unseen": ("Of an office whose name was not seen", re.compile("tidak tampak")),
    }
)
"""What there is to doubt: its title, and the words by which a row tells it. A row may tell more than one."""


def place(row: Row) -> str:
    """Return the kind of place a row was found in."""
    if _UNNAMED in f"{row.source} {row.address}":
        return "unnamed"
    if not row.address:
        return "none"
    if row.address.startswith(_GITHUB):
        return "github"
    host = urlsplit(row.address).hostname or ""
    return "office" if host.endswith(".go.id") else "shared"


def doubts(row: Row) -> list[str]:
    """Return what there is to doubt of a row."""
    said = f"{row.source}\n{row.address}\n{row.about}"
    return [name for name, (_, pattern) in DOUBTS.items() if pattern.search(said)]


def figures() -> list[Row]:
    """Return the rows with figures of which there is nothing to doubt."""
    return [row for row in report.figures() if not doubts(row)]
