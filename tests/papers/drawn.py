"""Papers of every kind of block, as no office makes them: spans that contradict one another, texts of strangers."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from sakip.papers import (
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


def printed(paper: Paper, colon: str = ":") -> Iterator[str]:
    """Every text of a paper in the order it is printed, that of who signs line by line; ``colon`` is that of facts."""
    for block in paper.blocks:
        if isinstance(block, Title):
            yield from block.lines
        elif isinstance(block, Heading | Paragraph):
            yield block.text
        elif isinstance(block, Facts):
            yield from (text for name, fact in block.pairs for text in (name, colon, fact))
        elif isinstance(block, Listing):
            yield from (text for item in block.items for text in (item.marker, item.text))
        elif isinstance(block, Grid):
            yield block.title
            yield from (column.heading for column in block.columns)
            yield from (f"({number})" for number in range(1, len(block.columns) + 1) if block.numbered)
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
