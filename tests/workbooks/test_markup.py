from __future__ import annotations

import io
from contextlib import suppress
from xml.parsers import expat

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sakip.workbooks import markup

MOST = 1_000_000
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
MARKS = [
    "<!--", "-->", "--", "-", "<![CDATA[", "]]>", "]", "<?", "?>", "<?x ", "<!", ">", "<", "<a>", "</a>", "<a/>",
    "<a b='", "'", '"', "/>", "&lt;", "\u213c\u2d2d", "\u3c00", "\U0001d4d0", "\n", " ", "x", "é",
]  # fmt: skip
written = st.lists(st.sampled_from(MARKS), max_size=30).map("".join)


class Pieces(io.BytesIO):
    """A file that hands out so many bytes at a time."""

    def __init__(self, content: bytes, size: int) -> None:
        super().__init__(content)
        self._size = size

    def read(self, size: int | None = -1, /) -> bytes:
        """Return the next piece."""
        return super().read(self._size if size is None or size < 0 else min(size, self._size))


def tags(content: bytes, most: int = MOST, size: int = MOST) -> int:
    return markup.tags(Pieces(content, size), most)


def root(content: bytes) -> str:
    return markup.root(io.BytesIO(content))


def elements(content: bytes) -> int:
    """How many elements an XML reader finds before it stumbles."""
    count = 0

    def element(*_: object) -> None:
        nonlocal count
        count += 1

    parser = expat.ParserCreate()
    parser.StartElementHandler = element
    with suppress(expat.ExpatError):
        parser.Parse(content, True)
    return count


@given(st.sampled_from(ENCODINGS), written, written, st.integers(2, 9))
@example("utf-8", "", "<!---->!--" + "<a/>" * 9 + "<!---->", 9)
@example("utf-16", "", "\u213c\u2d2d" + "<a/>" * 9, 9)
def test_no_element_goes_uncounted(encoding: str, before: str, inside: str, size: int) -> None:
    """Whatever looks like a comment or hides in one, in which encoding, and wherever the file is cut into pieces."""
    content = f"{before}<r>{inside}</r>".encode(encoding)
    assert elements(content) <= tags(content) == tags(content, size=size)


@given(st.sampled_from(["utf-16-le", "utf-16-be"]), written, st.integers(0xD800, 0xDFFF), written)
def test_half_a_sign_hides_none(encoding: str, before: str, half: int, behind: str) -> None:
    """An XML reader may take it and what follows for one sign: then the part cannot be read."""
    content = f"<r>{before}{chr(half)}{behind}</r>".encode(encoding, "surrogatepass")
    with suppress(UnicodeDecodeError):
        assert elements(content) <= tags(content)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("<a/>", 1),
        (" <a> <b>x</b> </a>", 4),
        ("<?xml version='1.0'?><!-- <a> --><a><![CDATA[<b>]]></a>", 5),
        ("<a><!---->!--<b/><!----></a>", 5),
        ("<a>\u213c\u2d2d<b/></a>", 3),
        ("<a><!-- <b/>", 2),
        ("nothing", 0),
        ("", 0),
    ],
)
def test_what_begins_with_the_sign_of_a_tag_is_counted(encoding: str, text: str, count: int) -> None:
    assert tags(text.encode(encoding)) == count


def test_counting_stops_at_what_is_too_much() -> None:
    """One tag more than there may be, or one that is longer; of what is never closed nothing is read twice."""
    assert tags(b"<a/>" * 7, most=7) == 7
    assert tags(b"<a/>" * 7, most=6) == 7
    assert tags(b"<a>" + b" " * markup.LONGEST_TAG, most=6) == 7
    assert tags(b"<a>" + b" " * markup.LONGEST_TAG + b"</a>", most=6) == 7
    assert tags(b"<a>" + b" " * (markup.LONGEST_TAG - 3) + b"</a>", most=6) == 2
    assert tags(b"<a>" + b"<?" * 100_000) == 2
    assert tags(b"<a>" + b"<?" * 1_000_000, most=6) == 7


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<worksheet/>", "worksheet"),
        (b"<!-- a --> <x:sst ", ""),
        (b"<!-- a --> <x:sst>", "sst"),
        (b"<!DOCTYPE a><a/>", markup.DECLARED),
        (b"\x89PNG", ""),
        (b"", ""),
        (b" " * markup.LONGEST_TAG + b"<a/>", markup.BURIED),
        (b"<!--" + b" " * markup.LONGEST_TAG + b"--><!DOCTYPE a><a/>", markup.BURIED),
        ("<a/>".encode("utf-16"), "a"),
        (b'<?xml version="1.0" encoding="windows-1252"?><a/>', "a"),
    ],
)
def test_the_root_of_a_part(content: bytes, name: str) -> None:
    assert root(content) == name


def test_of_what_is_before_the_root_no_more_is_read_than_a_tag_may_have() -> None:
    stream = io.BytesIO(b"<!--" + b" " * (8 * markup.LONGEST_TAG))
    assert markup.root(stream) == markup.BURIED
    assert stream.tell() == markup.LONGEST_TAG


@pytest.mark.parametrize(
    "content",
    [
        "<a/>".encode("utf-32"),
        "<a/>".encode("utf-32-be"),
        b'<?xml version="1.0" encoding="utf-7"?><a>+ADw-b/+AD4-</a>',
        b'<?xml version="1.0" encoding="hz"?><a>~{<!--~}</a>',
    ],
)
def test_an_encoding_that_readers_do_not_share_is_refused(content: bytes) -> None:
    """One would find elements where another finds none."""
    with pytest.raises(ValueError, match="unknown encoding"):
        root(content)
