from __future__ import annotations

import pytest

from sakip.toml.numbers import with_point


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("90,5 persen", "90.5 persen"),
        ("87,5%", "87.5 persen"),
        ("1.250.000", "1250000"),
        ("1.250,5", "1250.5"),
        ("1,250.5", "1250.5"),
        ("Rp 1.500.000,-", "1500000 rupiah"),
        ("12,5 juta rupiah", "12.5 juta rupiah"),
        ("1.25.000", None),
        ("87,5,", None),
        ("dua", None),
        ("", None),
    ],
)
def test_a_number_is_written_with_a_point_where_that_is_clear(text: str, number: str | None) -> None:
    assert with_point(text) == number
