"""Many numbers added: one sum as long as it can be read, and sums of sums beyond."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from sakip.indicators import Working
from sakip.rollup.adding import MOST_TERMS, added

if TYPE_CHECKING:
    from sakip.indicators.working import Input


def terms(count: int) -> list[tuple[str, Input]]:
    return [(f"Kec. {place:05}", Fraction(place)) for place in range(count)]


@pytest.mark.parametrize("count", [1, 2, MOST_TERMS])
def test_up_to_a_hundred_numbers_are_one_sum(count: int) -> None:
    made = added("Kab. X", terms(count))
    assert [made.title, made.value] == ["Kab. X", sum(range(count))]
    assert [*made.inputs.items()] == [(f"Kec_{place:05}", Fraction(place)) for place in range(count)]


def test_more_are_added_in_lots_named_by_their_first_and_last() -> None:
    made = added("Kab. X", terms(MOST_TERMS + 1))
    assert [made.title, made.value] == ["Kab. X", sum(range(MOST_TERMS + 1))]
    first, last = made.inputs.values()
    assert isinstance(first, Working)
    assert isinstance(last, Working)
    assert [*made.inputs] == ["Kec_00000", "Kec_00100"]
    assert (first.title, last.title) == ("Kab. X: Kec. 00000 – Kec. 00099", "Kab. X: Kec. 00100 – Kec. 00100")
    assert (len(first.inputs), len(last.inputs)) == (100, 1)


def test_lots_of_lots_are_added_too() -> None:
    """10,001 numbers are 101 lots, and these are two."""
    made = added("Indonesia", terms(MOST_TERMS**2 + 1))
    assert made.value == sum(range(MOST_TERMS**2 + 1))
    assert [*made.inputs] == ["Kec_00000", "Kec_10000"]
    (first, _) = made.inputs.values()
    assert isinstance(first, Working)
    assert first.title == "Indonesia: Kec. 00000 – Kec. 09900"


def test_who_has_no_name_for_a_formula_is_a_member() -> None:
    made = added("Kab. X", [("!", Fraction(1)), ("?", Fraction(2))])
    assert [*made.inputs] == ["anggota", "anggota_2"]
