from __future__ import annotations

import strategies as own
from hypothesis import given
from hypothesis import strategies as st

from sakip.exports.word.metrics import broken, line, longest, width


def test_lengths_are_twips_and_sizes_half_points() -> None:
    """A capital m is 833 thousandths of its size wide, and 11 points are 220 twips."""
    assert width("M", 22) == -(-833 * 220 // 1000)
    assert longest("m Mm", 22) == width("Mm", 22)


@given(own.texts, st.integers(16, 24), st.integers(1, 5000))
def test_a_text_takes_no_fewer_lines_in_less_room_or_larger_letters(text: str, size: int, within: int) -> None:
    lines = broken(text, size, within)
    assert broken(text, size, within + 500) <= lines
    assert broken(text, size + 2, within) >= lines
    assert lines * (within + size) >= longest(text, size)
    assert line(size + 2) > line(size)
