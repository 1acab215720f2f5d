from __future__ import annotations

import strategies as own
from hypothesis import given
from hypothesis import strategies as st

from sakip.exports.word.metrics import broken, line, longest, width

SENTENCE = "Persentase pelayanan yang terlayani sesuai standar pelayanan"


def test_a_letter_with_a_mark_is_as_wide_as_without() -> None:
    assert width("é", 100) == width("e", 100) == 556
    assert width("e\u0301", 100) == 556
    assert width("\u4e2d", 100) == 1000  # a Chinese letter is square


def test_heavy_text_is_wider() -> None:
    assert width(SENTENCE, 22, bold=True) > width(SENTENCE, 22)


def test_lines_end_at_spaces_and_hyphens() -> None:
    assert broken("abc def", 20, width("abc ", 20)) == 2
    assert broken("abc-def", 20, width("abc-", 20)) == 2
    assert broken("abc\u00a0def", 20, width("abc\u00a0def", 20)) == 1
    assert broken("a\n\nb", 20, 1000) == 3
    assert broken("", 20, 1000) == 1


def test_a_word_wider_than_the_line_is_broken() -> None:
    """Ten letters of which the line takes three stand on four lines."""
    assert broken("m" * 10, 100, 3 * width("m", 100)) == 4
    assert broken("a " + "m" * 10, 100, 3 * width("m", 100)) == 5


def test_the_longest_word_is_what_a_column_must_hold() -> None:
    assert longest(SENTENCE, 22) == max(width(word, 22) for word in SENTENCE.split())
    assert longest("", 22) == 0


@given(own.texts, st.integers(16, 24), st.integers(1, 5000))
def test_a_text_takes_no_fewer_lines_in_less_room_or_larger_letters(text: str, size: int, within: int) -> None:
    lines = broken(text, size, within)
    assert lines >= text.count("\n") + 1
    assert broken(text, size, within + 500) <= lines
    assert lines * within >= longest(text, size)
    assert line(size + 2) > line(size)
