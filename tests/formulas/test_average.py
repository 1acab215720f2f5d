from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
import strategies as own
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import FormulaError
from sakip.figures import publish
from sakip.formulas import average
from sakip.interpreters.exact import evaluate
from sakip.tree import Component


def test_the_mean_of_three_services_is_published_as_printed() -> None:
    values = {"ktp": Fraction("75.56"), "kk": Fraction("86.29"), "izin": Fraction("94.61")}
    assert str(publish(evaluate(average(["ktp", "kk", "izin"]).tree, values))) == "85.49"


@pytest.mark.parametrize("components", [[], (), ["a", "a"], ["a", "b", "a"], "ab", ""])
def test_an_average_needs_components_each_named_once(components: Any) -> None:
    """A text is one name, not a list of letters."""
    with pytest.raises(FormulaError, match=r"an average needs components, each named once. List them: components = \["):
        average(components)


def test_components_are_in_the_unit_of_the_indicator_unless_told_otherwise() -> None:
    assert average(["a", "b"]).components == (Component("a"), Component("b"))
    assert average(["a"], unit="poin").components == (Component("a", "poin"),)


@given(st.lists(own.anything, min_size=1, max_size=20))
def test_an_average_is_the_sum_over_the_number(values: list[Fraction]) -> None:
    named = {f"n{place}": value for place, value in enumerate(values)}
    assert evaluate(average(list(named)).tree, named) == sum(values) / len(values)


@given(own.anything, st.integers(1, 20))
def test_the_average_of_equal_values_is_that_value(value: Fraction, many: int) -> None:
    names = [f"n{place}" for place in range(many)]
    assert evaluate(average(names).tree, dict.fromkeys(names, value)) == value
