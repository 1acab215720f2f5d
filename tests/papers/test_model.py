from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, cast

import pytest

from sakip.errors import DefinitionError, SakipError
from sakip.papers import Box, Column, Grid, Item, Paper, Paragraph, Picture, Quotient, Title

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_row_has_a_place_for_every_column() -> None:
    """A row that is too short or too long is refused with its number and what it has."""
    with pytest.raises(DefinitionError, match="row 2 of grid 'g' has 1 boxes for 2 columns"):
        Grid("g", (Column("a"), Column("b")), ((Box.of("1"), None), (Box.of("2"),)))


def test_a_total_is_a_row_too() -> None:
    """The total comes last, and its places are counted as well."""
    grid = Grid("g", (Column("a"),), ((Box.of("1"),),), total=(Box.of("2"),))
    assert [row[0].text for row in grid.every_row() if row[0]] == ["1", "2"]
    with pytest.raises(DefinitionError, match="row 2"):
        Grid("g", (Column("a"),), ((Box.of("1"),),), total=(Box.of("2"), None))


def test_the_text_of_a_box_is_its_lines() -> None:
    """Items keep their markers, a quotient what it is multiplied by; a box keeps the number beside the text."""
    box = Box((Item("1.", "satu"), Quotient("a", "b", "x 100%")), value=Fraction(1, 2))
    assert box.text == "1. satu\na / b x 100%"
    assert box.value == Fraction(1, 2)
    assert Box.of("").lines == ()


def test_gaps_are_what_is_missing_each_once() -> None:
    """Paragraphs and boxes that stand for something missing, in the words that stand there."""
    grid = Grid("g", (Column("a"), Column("b")), ((Box.of("belum", missing=True), Box.of("ada")),) * 2)
    paper = Paper("p", "P", (Paragraph("Solusi: belum ditulis", missing=True), Paragraph("ada"), grid))
    assert paper.gaps == ("Solusi: belum ditulis", "belum")
    assert paper.grids == (grid,)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Paper("p", "P", ("teks",)), "blocks of a Paper hold 'teks', a str"),
        (lambda: Paper("p", "P", (Item("1.", "a"),)), "blocks of a Paper hold .* a Item"),
        (lambda: Title("JUDUL"), "one text where several parts are asked for"),
        (lambda: Box("abc"), "one text where several parts are asked for"),
        (lambda: Box((1,)), "lines of a Box hold 1, a int"),
        (lambda: Grid("g", ["a"]), "columns of a Grid hold 'a', a str"),
        (lambda: Grid("g", (Column("a"),), (("x",),)), "row 1 of grid 'g' holds 'x', a str"),
        (lambda: Column("a", 1, cast("Any", "center")), "Did you mean 'centre'"),
        (lambda: Picture(cast("Any", "pie"), None), "kind of picture"),
        (lambda: Box.of("a", value=float("nan")), "the number of a box is nan"),
    ],
)
def test_what_no_writer_could_set_is_refused_at_once(make: Callable[[], object], message: str) -> None:
    """A block of another kind would vanish from what is handed in."""
    with pytest.raises(SakipError, match=message):
        make()
