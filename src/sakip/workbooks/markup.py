"""A part of a workbook that may be XML, looked at before an XML reader does: its root, and how many tags it has.

A sign that begins a tag is one byte in every encoding XML is written in but UTF-16, so the bytes tell how many there
are, in one pass. What a comment, a piece of literal text or an instruction to programs holds may look like tags and
has none.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from functools import partial
from typing import IO, TYPE_CHECKING, Final
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_TAG: Final = 262_144
"""How many bytes may lie between the beginnings of two tags: what a cell may hold is half of that."""
DECLARED: Final = "!"
"""Stands for the root of a part that declares a document type before it."""
BURIED: Final = "?"
"""Stands for the root of a part in which more bytes come before it than a tag may have."""

_CHUNK = 65_536
_ASIDES: Final = ((b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>"))
# in which < is always that byte, or which are decoded; spreadsheets are written in the first two
_ENCODINGS = re.compile(r"utf-?8|utf-?16(?:[lb]e)?|us-ascii|iso-8859-[0-9]+|windows-125[0-9]", re.IGNORECASE)
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, "<".encode("utf-32-le"), "<".encode("utf-32-be"))


class _RootError(Exception):
    """The root element has begun: no declaration can follow."""


def root(stream: IO[bytes]) -> str:
    """Return the name of the root element of a part, or what stands for it.

    Of a picture, and of XML that nobody else can read either, it is ``""``.

    Raises:
        ValueError: when the part is in an encoding that not every XML reader reads alike.
    """
    found: list[str] = []

    def encoded(_: object, encoding: str | None, __: object) -> None:
        if encoding and not _ENCODINGS.fullmatch(encoding):
            raise ValueError(f"unknown encoding: {encoding[:40]!r}")

    def declaration(*_: object) -> None:
        found.append(DECLARED)
        raise _RootError

    def element(name: str, _: object) -> None:
        found.append(name.rpartition(":")[2])
        raise _RootError

    parser = expat.ParserCreate()
    parser.XmlDeclHandler = encoded
    parser.StartDoctypeDeclHandler = declaration
    parser.StartElementHandler = element
    read = 0
    try:
        while read < LONGEST_TAG and (chunk := stream.read(_CHUNK)):
            if read == 0 and chunk.startswith(_UTF_32):
                raise ValueError("unknown encoding: UTF-32")
            read += len(chunk)
            parser.Parse(chunk, False)
    except (_RootError, expat.ExpatError):
        return "".join(found)
    return BURIED if read >= LONGEST_TAG else ""


def tags(stream: IO[bytes], most: int) -> int:
    """Count the tags of a part, closing ones and comments among them, as far as there are not more than so many.

    An XML reader begins a tag anew with each piece of the file until it has all of it, which takes the square of its
    length: one that is too long counts as too many.

    Raises:
        UnicodeDecodeError: when the part is not in the UTF-16 that it begins in.
    """
    count, text = 0, b""
    for piece in _pieces(stream):
        text += piece
        at = 0
        while (following := _following(text, at)) >= 0:
            count += text.startswith(b"<", at)
            if count > most or following - at > LONGEST_TAG:
                return most + 1
            at = following
        text = text[at:]
        if len(text) > LONGEST_TAG:
            return most + 1
    return count + text.startswith(b"<")


def elements(stream: IO[bytes], name: str) -> int:
    """Count the elements of a name, whatever its namespace, as far as the part is XML."""
    count = 0

    def element(found: str, _: object) -> None:
        nonlocal count
        count += found.rpartition(":")[2] == name

    parser = expat.ParserCreate()
    parser.StartElementHandler = element
    with suppress(expat.ExpatError):
        parser.ParseFile(stream)
    return count


def _following(text: bytes, at: int) -> int:
    """Return where the tag behind the one that begins here begins; -1 where that cannot be seen yet."""
    end = at + 1
    for opening, closing in _ASIDES:
        if text.startswith(opening, at):
            end = text.find(closing, at + len(opening))
    return text.find(b"<", end) if end >= 0 else -1


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the bytes of a part, in UTF-8 where they are in UTF-16, which a mark or a 0 in the first two tells."""
    start = stream.read(2)
    chunks = iter(partial(stream.read, _CHUNK), b"")
    if start == codecs.BOM_UTF16_BE or start.startswith(b"\0"):
        decoder = codecs.getincrementaldecoder("utf-16-be")()
    elif start == codecs.BOM_UTF16_LE or start.endswith(b"\0"):
        decoder = codecs.getincrementaldecoder("utf-16-le")()
    else:
        yield start
        yield from chunks
        return
    yield decoder.decode(start).encode()
    for chunk in chunks:
        yield decoder.decode(chunk).encode()
