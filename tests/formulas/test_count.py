from __future__ import annotations

from typing import TYPE_CHECKING

import strategies as own
from hypothesis import given

from sakip.formulas import count
from sakip.interpreters.exact import evaluate
from sakip.tree import Component

if TYPE_CHECKING:
    from fractions import Fraction


@given(own.numbers())
def test_a_count_is_what_was_reported(value: Fraction) -> None:
    assert evaluate(count().tree, {"jumlah": value}) == value


def test_a_count_is_in_the_unit_of_the_indicator_unless_told_otherwise() -> None:
    assert count().components == (Component("jumlah", None),)
    assert count("dokumen_jadi", unit="dokumen").components == (Component("dokumen_jadi", "dokumen"),)
    assert count().kind == "count"
