from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
import strategies as own
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import FormulaError, NumberError
from sakip.figures import publish
from sakip.formulas import index
from sakip.interpreters.exact import evaluate

ELEMENTS = tuple(f"u{place}" for place in range(1, 10))
# the nine element totals of a published survey of 29 respondents
TOTALS = dict(zip(ELEMENTS, (105, 101, 100, 116, 102, 105, 106, 105, 115), strict=True))

weights = st.lists(st.integers(0, 10**6), min_size=1, max_size=9).filter(any).map(
    lambda parts: {f"u{place}": Fraction(part, sum(parts)) for place, part in enumerate(parts)}
)  # fmt: skip


def test_nine_exact_ninths_give_the_index_of_a_published_survey() -> None:
    means = {name: Fraction(total, 29) for name, total in TOTALS.items()}
    value = evaluate(index(dict.fromkeys(ELEMENTS, "1/9")).tree, means)
    assert str(publish(value * 25)) == "91.48"


def test_nine_elements_of_the_highest_score_give_the_highest_index() -> None:
    """With weights of 0,11 it would be 99, so they are refused."""
    highest = dict.fromkeys(ELEMENTS, Fraction(4))
    assert evaluate(index(dict.fromkeys(ELEMENTS, "1/9")).tree, highest) * 25 == 100


@pytest.mark.parametrize(
    ("given_weights", "total"),
    [
        (dict.fromkeys(ELEMENTS, "0.11"), "99/100"),
        (dict.fromkeys(ELEMENTS, "0.111"), "999/1000"),
        ({"a": "0.5", "b": "0.25"}, "3/4"),
        ({"a": 1, "b": "1/3"}, "4/3"),
        ({"a": 100}, "100"),
        ({}, "0"),
    ],
)
def test_weights_that_do_not_sum_to_one_are_refused_with_their_sum(given_weights: Any, total: str) -> None:
    with pytest.raises(FormulaError) as caught:
        index(given_weights)
    assert str(caught.value) == (
        f"the weights of an index must sum to exactly 1, and these sum to {total}. "
        "Write equal weights as a ratio, such as '1/9', not as 0.11."
    )


def test_a_negative_weight_is_refused() -> None:
    with pytest.raises(FormulaError, match=r"a weight of an index is negative\. Give weights from 0 to 1\."):
        index({"a": 2, "b": -1})


@pytest.mark.parametrize("weight", ["satu", "1/0", True, None, "0,5"])
def test_a_weight_is_a_number(weight: Any) -> None:
    with pytest.raises(NumberError):
        index({"a": weight})


def test_components_are_in_the_unit_of_the_indicator_unless_told_otherwise() -> None:
    assert {component.unit for component in index({"a": "1/2", "b": "1/2"}).components} == {None}
    assert {component.unit for component in index({"a": "1/2", "b": "1/2"}, unit="poin").components} == {"poin"}


@given(weights, own.numbers())
def test_the_index_of_equal_values_is_that_value(given_weights: dict[str, Fraction], value: Fraction) -> None:
    formula = index(given_weights)
    assert evaluate(formula.tree, dict.fromkeys(given_weights, value)) == value
    assert [component.name for component in formula.components] == list(given_weights)


@given(weights, st.data())
def test_an_index_lies_between_its_smallest_and_its_largest_component(
    given_weights: dict[str, Fraction], data: st.DataObject
) -> None:
    values = data.draw(st.fixed_dictionaries(dict.fromkeys(given_weights, own.numbers())))
    value = evaluate(index(given_weights).tree, values)
    assert min(values.values()) <= value <= max(values.values())
    assert value == sum(weight * values[name] for name, weight in given_weights.items())
