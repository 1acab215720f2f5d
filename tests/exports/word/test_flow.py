from __future__ import annotations

import strategies as own
from hypothesis import given
from hypothesis import strategies as st

from sakip.exports.word.flow import Cell, Piece, Row, Table, Text, shared
from sakip.exports.word.metrics import line


@given(st.lists(st.tuples(st.integers(-1, 30), st.integers(0, 4000)), min_size=1, max_size=12), st.integers(12, 16000))
def test_columns_make_up_the_width_and_hold_their_words(columns: list[tuple[int, int]], whole: int) -> None:
    """The parts add up to the whole exactly; where all words find room, each column holds its own."""
    shares, least = tuple(share for share, _ in columns), tuple(word for _, word in columns)
    parts = shared(shares, least, whole)
    assert sum(parts) == whole
    assert all(part >= 0 for part in parts)
    if sum(least) < whole:
        assert all(part >= word - 1 for part, word in zip(parts, least, strict=True))


def test_shares_hold_where_words_do_not_object() -> None:
    assert shared((1, 2, 1), (0, 0, 0), 4000) == (1000, 2000, 1000)
    assert shared((1, 2, 1), (1600, 0, 0), 4000) == (1600, 1600, 800)


def _cell(lines: int, down: int = 1) -> Cell:
    return Cell((Text((Piece("\n".join("a" * lines)),), size=20),), down=down)


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    table = Table((1000, 1000), (Row((_cell(1), _cell(3))),), lines=False, above=0)
    assert table.heights() == (3 * line(20),)


def test_what_spans_rows_makes_the_last_of_them_higher() -> None:
    """A box of five lines beside two rows of one line takes what is wanting from the second."""
    rows = (Row((_cell(5, down=2), _cell(1))), Row((Cell(below=True), _cell(1))))
    assert Table((1000, 1000), rows, lines=False, above=0).heights() == (line(20), 4 * line(20))


@given(own.texts, st.integers(200, 9000))
def test_a_narrower_paragraph_is_no_lower(text: str, width: int) -> None:
    flow = Text((Piece(text),), after=20)
    assert flow.height(width) >= flow.height(width + 700) >= line(flow.size) + 20
