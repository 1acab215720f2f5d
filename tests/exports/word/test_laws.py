"""What holds of every paper that is written, drawn ones and real ones."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import docx
import pytest
import strategies as own
from exports.word.reading import GRID, in_order, made, opened, said, widths_hold, words
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import sakip
from sakip import papers
from sakip.exports.word.setting import clean
from sakip.papers.model import (
    NEW_PAGE,
    Box,
    Column,
    Facts,
    Grid,
    Heading,
    Item,
    Label,
    Listing,
    Paper,
    Paragraph,
    Party,
    Quotient,
    Signatures,
    Title,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


# --- laws

texts = st.text(st.sampled_from("abc AB1.,–é\x00\u202e\n\t<&") | st.characters(), max_size=12)
lines: st.SearchStrategy[Any] = st.one_of(
    texts.map(lambda text: text.replace("\n", " ")),
    st.builds(Item, texts, texts),
    st.builds(Quotient, texts, texts, texts),
    st.builds(Label, texts),
)


def boxes(*, plain: bool) -> st.SearchStrategy[Box]:
    return st.builds(
        Box,
        lines=st.lists(lines, max_size=3),
        value=st.none() | st.just(Decimal(1)),
        down=st.integers(1, 3),
        across=st.integers(1, 3),
        missing=st.just(value=False) if plain else st.booleans(),
        strong=st.booleans(),
        remark=st.just("") if plain else texts,
    )


@st.composite
def grids(draw: st.DrawFn, *, plain: bool) -> Grid:
    columns = draw(
        st.lists(st.builds(Column, texts, st.integers(0, 9), st.sampled_from(["left", "right", "centre"])), max_size=4)
    )
    row = st.tuples(*[st.none() | boxes(plain=plain)] * len(columns))
    return Grid("g", columns, draw(st.lists(row, max_size=4)), draw(st.none() | row), draw(st.lists(texts, max_size=2)),
                draw(texts), draw(st.booleans()))  # fmt: skip


def drawn_papers(*, plain: bool) -> st.SearchStrategy[Paper]:
    """Draw papers; a plain one has nothing to which the writer adds a word of its own."""
    never = st.just(value=False)
    numbers = st.just("NIP 19") if plain else texts
    blocks: st.SearchStrategy[Any] = st.one_of(
        st.builds(Title, st.lists(texts, max_size=2)),
        st.builds(Heading, texts, st.integers(-1, 12)),
        st.builds(Paragraph, texts, never if plain else st.booleans()),
        st.builds(Facts, st.lists(st.tuples(texts, texts), max_size=2)),
        st.builds(Listing, st.lists(st.builds(Item, texts, texts), max_size=2)),
        grids(plain=plain),
        st.builds(Signatures, st.lists(st.builds(Party, texts, texts, texts, numbers), max_size=3), texts),
        st.just(NEW_PAGE),
    )
    langs = st.sampled_from(["id", "en"])
    return st.builds(Paper, st.just("p"), texts, st.lists(blocks, max_size=4), st.booleans(), langs)


def printed(paper: Paper) -> Iterator[str]:
    """Every text of a paper in the order it is printed; of signers only what is said of each line of them."""
    for block in paper.blocks:
        if isinstance(block, Title):
            yield from block.lines
        elif isinstance(block, Heading | Paragraph):
            yield block.text
        elif isinstance(block, Facts):
            yield from (text for name, fact in block.pairs for text in (name, ":", fact))
        elif isinstance(block, Listing):
            yield from (text for item in block.items for text in (item.marker, item.text))
        elif isinstance(block, Grid):
            yield block.title
            yield from (column.heading for column in block.columns)
            yield from map(str, range(1, len(block.columns) + 1)) if block.numbered else ()
            for row in block.every_row():
                yield from (text for box in row if box for line in box.lines for text in parts(line))
            yield from block.notes
        elif isinstance(block, Signatures):
            yield block.where_when
            for name in ("role", "name", "rank", "number"):
                yield from (getattr(party, name) for party in block.parties)


def parts(line: Any) -> tuple[str, ...]:
    if isinstance(line, Item):
        return line.marker, line.text
    if isinstance(line, Quotient):
        return line.over, line.under, line.times
    return (str(line),)


def is_within(wanted: str, found: str) -> bool:
    """Whether all letters of one stand in the other in their order, with others between them."""
    letters = iter(found)
    return all(letter in letters for letter in wanted)


@given(drawn_papers(plain=True), st.sampled_from(["F4", "A4"]))
@examples(40)
def test_every_text_of_a_paper_stands_in_it_in_order_and_nothing_else(paper: Paper, size: str) -> None:
    document: Any = docx.Document(io.BytesIO(made(paper, size=size)))
    assert said(document).replace(" ", "") == words(*printed(paper)).replace(" ", "")


@given(drawn_papers(plain=False), st.sampled_from([None, "page"]))
@examples(40)
def test_any_paper_makes_a_file_word_takes(paper: Paper, fit: str | None) -> None:
    """Well-formed, its elements in order, its widths right, no text lost, the same bytes every time."""
    data = made(paper, fit=fit)
    assert data == made(paper, fit=fit)
    document: Any = docx.Document(io.BytesIO(data))
    in_order(document.element.body)
    widths_hold(document)
    found = said(document).replace(" ", "")
    assert is_within(words(*printed(paper)).replace(" ", ""), found)
    for grid in paper.grids:
        for box in (box for row in grid.every_row() for box in row if box):
            assert words(box.remark).replace(" ", "") in found


@given(own.texts)
@examples(30)
def test_a_text_comes_back_as_it_was(text: str) -> None:
    document = opened(Paragraph(text))
    assert "\n".join(p.text for p in document.paragraphs) == clean(text)


@pytest.mark.parametrize("size", ["F4", "A4"])
def test_real_papers_hold_together(size: str) -> None:
    """Agreement, annex and chapter of packaged sets, in one document, in the order of the standard."""
    office, other = sakip.load("mojosari-2024"), sakip.load("mumbulsari-2025")
    chapter = papers.chapter(sakip.comparison.report(sakip.load("muncar-2024")), pictures=False)
    every = [papers.agreement(office), papers.annex(other), chapter]
    data = made(every, size=size, fit="page")
    document: Any = docx.Document(io.BytesIO(data))
    widths_hold(document)
    for element in (document.element.body, document.styles.element, document.settings.element):
        in_order(element)
    assert is_within(words(*printed(every[1])), said(document))


def test_the_archive_says_no_date_of_its_own_and_holds_nothing_idle() -> None:
    with zipfile.ZipFile(io.BytesIO(made(Paper("p", "p", (GRID,))))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert sorted(archive.namelist()) == [
            "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels",
            "word/document.xml", "word/settings.xml", "word/styles.xml", "word/theme/theme1.xml",
        ]  # fmt: skip
