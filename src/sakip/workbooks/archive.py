"""The look at a workbook before it is opened: an ``.xlsx`` is a zip archive of XML, and both can be made to hurt.

A small archive may unfold to gigabytes, and XML may define entities that do the same. What is declared in the archive
is what is unpacked, so declared sizes are enough to refuse the first; the second needs a document type declaration,
which no spreadsheet program writes.
"""

from __future__ import annotations

import errno
import zipfile
import zlib
from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from sakip.workbooks import markup
from sakip.workbooks.model import LARGEST_FILE, WorkbookError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LARGEST_CONTENT: Final = 64 * 1_048_576
"""How many bytes the parts of a workbook may have together when unpacked: 64 MiB."""
MOST_PARTS: Final = 1_000
"""How many parts a workbook may have."""
MOST_TAGS: Final = 250_000
"""How many tags the sheets and the shared texts of a workbook may have; a filled cell takes two to four."""
MOST_OTHER_TAGS: Final = 30_000
"""How many tags everything else in a workbook may have, such as its formats and names."""

# what old .xls files begin with, and .xlsx files that a password protects
_COMPOUND = b"\xd0\xcf\x11\xe0"
_CONTENTS = "[Content_Types].xml"
_ZIP = b"PK"
_ENTRY = b"PK\x01\x02"
_PDF = b"%PDF"
# what is often at hand instead of a workbook, by how its name ends
_OTHERS: Final = MappingProxyType({
    ".pdf": "workbook-pdf", ".doc": "workbook-word", ".docx": "workbook-word", ".rtf": "workbook-word",
    ".odt": "workbook-word",
})  # fmt: skip
_LONGEST_CONTENTS: Final = 1_048_576
# how spreadsheet programs pack a part; other ways take memory of their own to unpack, and fail in ways of their own
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
# the roots of what stands in sheets and beside them: read cell by cell, or by nobody
_OF_SHEETS: Final = frozenset({
    "worksheet", "sst", "calcChain", "comments", "wsDr", "chartSpace", "xml", "table", "pivotTableDefinition",
    "pivotCacheDefinition", "pivotCacheRecords", "externalLink", "theme",
})  # fmt: skip
_READ_WHOLE: Final = frozenset({_CONTENTS, "xl/styles.xml", "xl/workbook.xml"})


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
    # counted before the directory is read, each entry of which begins so: a list of them takes a hundred times its size
    if path.read_bytes().count(_ENTRY) > MOST_PARTS:
        raise WorkbookError.because(path, "workbook-too-large", size=f"> {MOST_PARTS}", limit=f"{MOST_PARTS}")
    try:
        with zipfile.ZipFile(path) as archive:
            _look_inside(archive, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        # EINVAL: a part that is said to begin before the file does
        if isinstance(error, WorkbookError) or (isinstance(error, OSError) and error.errno != errno.EINVAL):
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
        if part.compress_type not in _METHODS:
            what = f"{part.filename}: compression method {part.compress_type}"
            raise WorkbookError.because(path, "workbook-broken", what=what)
    mains = _mains(archive)
    _count_tags(archive, {*_READ_WHOLE, *mains}, path)
    for name in {"xl/workbook.xml", *mains}.intersection(archive.namelist()):
        # each is opened, though one part may be many of them
        with archive.open(name) as stream:
            sheets = markup.elements(stream, "sheet")
        if sheets > MOST_PARTS:
            raise WorkbookError.because(path, "workbook-too-large", size=f"{sheets}", limit=f"{MOST_PARTS}")


def _count_tags(archive: zipfile.ZipFile, whole: set[str], path: Path) -> None:
    """Refuse what has too many tags; those of the parts ``whole`` are read at once, and never a sheet's."""
    tags = {True: 0, False: 0}
    for part in archive.infolist():
        # whatever it is called: what is read as XML is told by other parts
        with archive.open(part) as stream:
            root = markup.root(stream)
        if root == markup.DECLARED:
            raise WorkbookError.because(path, "workbook-entities", part=part.filename)
        if root:
            is_sheet = root in _OF_SHEETS and not (part.filename in whole or part.filename.endswith(".rels"))
            limit = MOST_TAGS if is_sheet else MOST_OTHER_TAGS
            with archive.open(part) as stream:
                tags[is_sheet] += markup.tags(stream, limit)
            if tags[is_sheet] > limit or root == markup.BURIED:
                raise WorkbookError.because(path, "workbook-tags", part=part.filename, limit=limit)


def _mains(archive: zipfile.ZipFile) -> set[str]:
    """Return what the list of contents says the workbook itself is, whatever it is called."""
    found: set[str] = set()

    def element(_: str, facts: Mapping[str, str]) -> None:
        if "main+xml" in facts.get("ContentType", ""):
            found.add(facts.get("PartName", "").lstrip("/"))

    parser = expat.ParserCreate()
    parser.StartElementHandler = element
    with archive.open(_CONTENTS) as stream, suppress(expat.ExpatError):
        parser.Parse(stream.read(_LONGEST_CONTENTS), True)
    return found


def _mebi(size: int) -> str:
    return f"{-(-size // 1_048_576)} MiB"
