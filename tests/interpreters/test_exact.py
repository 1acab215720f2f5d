from __future__ import annotations

from fractions import Fraction

import pytest
import strategies as own
from hypothesis import given

from sakip.formulas import ratio
from sakip.formulas.expression import parse
from sakip.interpreters.exact import ZeroDenominatorError, evaluate, evaluator
from sakip.tree import Calculation, Component, Constant, Node, Operator

TEN = {"a": Fraction(10), "b": Fraction(-4), "c": Fraction(0)}


def plainly(tree: Node, values: dict[str, Fraction]) -> Fraction:
    """Compute a tree the way it is defined, with fractions all the way."""
    match tree:
        case Component(name=name):
            return values[name]
        case Constant(value=value):
            return value
        case Calculation(operator=operator, left=left, right=right):
            one, other = plainly(left, values), plainly(right, values)
            match operator:
                case Operator.ADD:
                    return one + other
                case Operator.SUBTRACT:
                    return one - other
                case Operator.MULTIPLY:
                    return one * other
                case Operator.DIVIDE:
                    return one / other
                case Operator.SMALLER:
                    return min(one, other)
                case Operator.LARGER:
                    return max(one, other)


@given(own.trees(own.small_quotients), own.inputs(own.small_quotients))
def test_a_tree_gives_what_fractions_give_and_nothing_where_they_divide_by_zero(
    tree: Node, values: dict[str, Fraction]
) -> None:
    """Negative divisors, equal sides and zeros included."""
    try:
        expected = plainly(tree, values)
    except ZeroDivisionError:
        with pytest.raises(ZeroDenominatorError) as caught:
            evaluate(tree, values)
        assert plainly(caught.value.divisor, values) == 0
    else:
        assert evaluate(tree, values) == expected


@given(own.trees(max_leaves=40), own.inputs())
def test_it_does_so_with_the_longest_numbers_too(tree: Node, values: dict[str, Fraction]) -> None:
    try:
        expected = plainly(tree, values)
    except ZeroDivisionError:
        return
    assert evaluate(tree, values) == expected


@given(own.trees(own.small_quotients), own.inputs(own.small_quotients))
def test_neither_the_sign_nor_the_reduction_of_the_pairs_it_is_given_matters(
    tree: Node, values: dict[str, Fraction]
) -> None:
    value_of = evaluator(tree)
    odd = {name: (-6 * value.numerator, -6 * value.denominator) for name, value in values.items()}
    try:
        expected = evaluate(tree, values)
    except ZeroDenominatorError:
        with pytest.raises(ZeroDenominatorError):
            value_of(odd)
    else:
        above, below = value_of(odd)
        assert below
        assert Fraction(above, below) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a / b", Fraction(-5, 2)),
        ("smaller_of(a / b, b / a)", Fraction(-5, 2)),
        ("larger_of(a / b, b / a)", Fraction(-2, 5)),
        ("smaller_of(a / b, -2.5)", Fraction(-5, 2)),
        ("larger_of(1 / b, 1 / a)", Fraction(1, 10)),
        ("a / b - a / b", Fraction(0)),
        ("a / 4 - a / b", Fraction(5)),
        ("a / b - a / 4", Fraction(-5)),
        ("a / 4 + a / b", Fraction(0)),
        ("c / b", Fraction(0)),
        ("a * c", Fraction(0)),
    ],
)
def test_a_negative_divisor_is_no_obstacle(text: str, value: Fraction) -> None:
    assert evaluate(parse(text), TEN) == value


@pytest.mark.parametrize(
    ("text", "divisor"),
    [
        ("a / c", "c"),
        ("a / (b + 4)", "b + 4"),
        ("1 + a / (a * c)", "a * c"),
        ("smaller_of(1, a / c)", "c"),
        ("a / (1 / c)", "c"),
        ("(a / c) / c", "c"),
        ("a / (c / b)", "c / b"),
        ("c / c", "c"),
    ],
)
def test_a_divisor_of_zero_is_an_error_that_shows_that_part_of_the_formula(text: str, divisor: str) -> None:
    with pytest.raises(ZeroDenominatorError) as caught:
        evaluate(parse(text), TEN)
    assert caught.value.divisor == parse(divisor)
    assert caught.value.code == "zero-denominator"


def test_a_component_without_a_value_is_a_key_error_of_its_name() -> None:
    with pytest.raises(KeyError, match="pagu"):
        evaluate(ratio("realisasi", "pagu").tree, {"realisasi": Fraction(1)})


def test_values_that_no_component_asks_for_are_passed_over() -> None:
    assert evaluate(Component("a"), {**TEN, "z": Fraction(1)}) == 10


def test_a_tree_is_made_ready_once_and_used_many_times() -> None:
    value_of = evaluator(parse("a / b"))
    assert [Fraction(*value_of({"a": (place, 1), "b": (2, 1)})) for place in range(3)] == [0, Fraction(1, 2), 1]


def test_a_sum_over_one_denominator_keeps_it() -> None:
    """Else the numbers of a long sum would double in length at every step."""
    pairs = {"a": (1, 7), "b": (3, 7)}
    assert evaluator(parse("a + b"))(pairs) == (4, 7)
    assert evaluator(parse("a - b"))(pairs) == (-2, 7)


@pytest.mark.parametrize("denominators", [(1, 10**400), (10**400, 1), (-(10**400), 1), (1, -(10**400))])
def test_numbers_far_apart_in_length_are_compared_all_the_same(denominators: tuple[int, int]) -> None:
    """No float could hold them."""
    first, second = denominators
    pairs = {"a": (2 * first, first), "b": (3 * second, second)}
    assert Fraction(*evaluator(parse("larger_of(a, b)"))(pairs)) == 3
    assert Fraction(*evaluator(parse("larger_of(b, a)"))(pairs)) == 3
    assert Fraction(*evaluator(parse("smaller_of(a, b)"))(pairs)) == 2
    assert Fraction(*evaluator(parse("smaller_of(b, a)"))(pairs)) == 2
