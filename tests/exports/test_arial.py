from __future__ import annotations

import strategies as own
from hypothesis import given
from hypothesis import strategies as st

from sakip.exports.arial import lines, longest, width

SENTENCE = "Persentase pelayanan yang terlayani sesuai standar pelayanan"


def test_a_letter_with_a_mark_is_as_wide_as_without() -> None:
    assert width("é") == width("e") == 556
    assert width("e\u0301") == 556


def test_what_is_not_listed_is_taken_for_the_widest_letter() -> None:
    """So that a row may come out too high, and never too low."""
    assert width("\u4e2dЖ") == 2 * 1000
    assert max(width(letter) for letter in SENTENCE) < 1000


def test_heavy_text_is_wider() -> None:
    assert width(SENTENCE, bold=True) > width(SENTENCE)


def test_lines_end_at_spaces_and_hyphens() -> None:
    assert lines("abc def", width("abc ")) == 2
    assert lines("abc-def", width("abc-")) == 2
    assert lines("abc\u00a0def", width("abc\u00a0def") - 1) == 2
    assert lines("abc\u00a0def", width("abc\u00a0def")) == 1
    assert lines("a\n\nb", 1000) == 3
    assert lines("", 1000) == 1


def test_white_space_at_the_end_of_a_line_takes_no_room() -> None:
    assert lines("abc   def", width("abc")) == 2


def test_a_word_wider_than_the_line_is_broken() -> None:
    """Ten letters of which the line takes three stand on four lines."""
    assert lines("m" * 10, 3 * width("m")) == 4
    assert lines("a " + "m" * 10, 3 * width("m")) == 5


def test_the_longest_word_is_what_a_column_must_hold() -> None:
    assert longest(SENTENCE) == max(width(word) for word in SENTENCE.split())
    assert longest("") == 0


@given(own.texts, st.integers(1, 20_000))
def test_a_text_takes_no_fewer_lines_in_less_room(text: str, room: int) -> None:
    count = lines(text, room)
    assert count >= text.count("\n") + 1
    assert lines(text, room + 500) <= count
    assert count * room >= longest(text)
