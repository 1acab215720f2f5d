from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.exports.excel.metrics import height, lines, width

TEXTS = st.text(st.sampled_from("abc WMil-.,0123\n漢"), max_size=200)


@pytest.mark.parametrize(
    ("text", "millimetres", "count"),
    [
        ("", 20, 1),
        ("a\n\nb", 20, 3),
        ("Indeks Kepuasan Masyarakat", 60, 1),
        ("Indeks Kepuasan Masyarakat", 30, 2),
        ("Indeks Kepuasan Masyarakat", 22, 3),
        ("i" * 40, 20, 2),
        ("漢" * 40, 20, 8),
    ],
)
def test_a_text_takes_lines(text: str, millimetres: float, count: int) -> None:
    assert lines(text, millimetres) == count


@given(TEXTS, st.integers(6, 300))
def test_less_room_never_takes_fewer_lines(text: str, millimetres: int) -> None:
    """Nor do heavier or larger letters, or more text."""
    count = lines(text, millimetres)
    assert count >= 1 + text.count("\n")
    assert lines(text, millimetres / 2) >= count
    assert lines(text, millimetres, bold=True) >= count
    assert lines(text, millimetres, 14) >= count
    assert lines(f"{text}\na", millimetres) == count + 1


@given(st.text("Wil ", max_size=60), st.integers(8, 200))
def test_the_lines_have_room_for_the_letters(text: str, millimetres: int) -> None:
    assert lines(text, millimetres) * max(millimetres * 72 / 25.4, 10) >= width(text.strip())


def test_lines_have_a_height() -> None:
    assert height(1) < height(2) < height(2, 14)
