"""The look at a workbook before it is opened: an ``.xlsx`` is a zip archive of XML, and both can be made to hurt.

A small archive may unfold to gigabytes, and XML may define entities that do the same. What is declared in the archive
is what is unpacked, so declared sizes are enough to refuse the first; the second needs a document type declaration,
which no spreadsheet program writes.
"""

from __future__ import annotations

import zipfile
import zlib
from typing import IO, TYPE_CHECKING, Final
from xml.parsers import expat

from sakip.workbooks.model import LARGEST_FILE, WorkbookError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_CONTENT: Final = 64 * 1_048_576
"""How many bytes the parts of a workbook may have together when unpacked: 64 MiB."""
MOST_PARTS: Final = 1_000
"""How many parts a workbook may have."""

# what old .xls files begin with, and .xlsx files that a password protects
_COMPOUND = b"\xd0\xcf\x11\xe0"
_CONTENTS = "[Content_Types].xml"
_ZIP = b"PK"
_PDF = b"%PDF"
# what is often at hand instead of a workbook, by how its name ends
_OTHERS: Final = {
    ".pdf": "workbook-pdf", ".doc": "workbook-word", ".docx": "workbook-word", ".rtf": "workbook-word",
    ".odt": "workbook-word",
}  # fmt: skip
_CHUNK = 65_536


def look_through(path: Path) -> None:
    """See that a file is a workbook of a reasonable size without entities.

    Raises:
        WorkbookError: when it is not.
        OSError: when the file cannot be read.
    """
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise WorkbookError.because(path, "workbook-too-large", size=_mebi(size), limit=_mebi(LARGEST_FILE))
    with path.open("rb") as file:
        begins = file.read(len(_COMPOUND))
    if begins == _PDF or path.suffix.casefold() in _OTHERS:
        raise WorkbookError.because(path, _OTHERS.get(path.suffix.casefold(), "workbook-pdf"))
    if begins == _COMPOUND:
        raise WorkbookError.because(path, "workbook-old")
    if not begins:
        raise WorkbookError.because(path, "workbook-empty")
    if not begins.startswith(_ZIP):
        raise WorkbookError.because(path, "workbook-other-kind")
    try:
        with zipfile.ZipFile(path) as archive:
            _look_inside(archive, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        if isinstance(error, WorkbookError):
            raise
        raise WorkbookError.because(path, "workbook-broken", what=str(error)) from error


def _look_inside(archive: zipfile.ZipFile, path: Path) -> None:
    parts = archive.infolist()
    if any(part.filename == "word/document.xml" for part in parts):
        raise WorkbookError.because(path, "workbook-word")
    if _CONTENTS not in {part.filename for part in parts}:
        raise WorkbookError.because(path, "workbook-other-kind")
    content = sum(part.file_size for part in parts)
    if content > LARGEST_CONTENT:
        raise WorkbookError.because(path, "workbook-too-large", size=_mebi(content), limit=_mebi(LARGEST_CONTENT))
    if len(parts) > MOST_PARTS:
        raise WorkbookError.because(path, "workbook-too-large", size=f"{len(parts)}", limit=f"{MOST_PARTS}")
    for part in parts:
        # whatever it is called: what is read as XML is told by other parts
        with archive.open(part) as stream:
            if _declares(stream):
                raise WorkbookError.because(path, "workbook-entities", part=part.filename)


class _RootError(Exception):
    """The root element has begun: no declaration can follow."""


def _declares(stream: IO[bytes]) -> bool:
    """Tell whether a part is XML with a document type declaration, which stands before its root element."""
    found: list[str] = []

    def declaration(name: str, *_: object) -> None:
        found.append(name)
        raise _RootError

    def element(*_: object) -> None:
        raise _RootError

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declaration
    parser.StartElementHandler = element
    try:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
    except _RootError:
        return bool(found)
    except expat.ExpatError:
        pass  # a picture, or XML that nobody else can read either
    return False


def _mebi(size: int) -> str:
    return f"{-(-size // 1_048_576)} MiB"
