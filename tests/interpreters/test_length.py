"""How long numbers get, and where that ends: every way short of the limits, and the first step beyond."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
import strategies as own
from hypothesis import given

from sakip.errors import NumberError
from sakip.figures import LONGEST_TAKEN, LONGEST_WRITTEN
from sakip.figures.limits import LONGEST_TOGETHER, bits
from sakip.interpreters.exact import ZeroDenominatorError, evaluate, evaluator
from sakip.interpreters.length import (
    bounded,
    check_alone,
    comes_alone,
    computed,
    exactly,
    limit_of,
    lowest,
    within,
)
from sakip.tree import Calculation, Component, Constant, Operator, chain

if TYPE_CHECKING:
    from collections.abc import Callable

    from sakip.tree import Node

A, B = Component("a"), Component("b")
THOUSAND = 10**LONGEST_TAKEN


def power(base: Node, times: int) -> Node:
    return chain(Operator.MULTIPLY, [base] * times)


def refused(compute: Callable[[], object]) -> int:
    """Return the limit that something is refused by."""
    with pytest.raises(NumberError) as caught:
        compute()
    return limit_of(caught.value)


# --- numbers that come alone ------------------------------------------------------------------------------------------


def test_a_number_that_comes_alone_has_at_most_a_thousand_digits_on_either_side_of_its_line() -> None:
    for short in ((THOUSAND - 1, 3), (1 - THOUSAND, 3), (3, THOUSAND - 1), (0, 1), (6, 4)):
        assert comes_alone(short)
        assert within(short) == lowest(short) == short
        assert exactly(short) == Fraction(*short)
        check_alone(Fraction(*short), "it")
    for long in ((THOUSAND, 3), (-THOUSAND, 3), (3, THOUSAND), (THOUSAND, THOUSAND - 1)):
        assert not comes_alone(long)
        assert within(long) is None
        with pytest.raises(
            NumberError, match=r"^it has more than 1000 digits\. Round it where it is made\.$"
        ) as caught:
            check_alone(Fraction(*long), "it")
        assert (limit_of(caught.value), caught.value.value) == (LONGEST_TAKEN, Fraction(*long))
        assert caught.value.facts["fault"] == "number-too-long"


def test_what_comes_out_long_is_in_lowest_terms() -> None:
    """Numerator and denominator grow with every step, the number need not; the sign stays where it came to stand."""
    tree = Calculation(Operator.DIVIDE, A, B)
    near = THOUSAND - 1
    assert bounded(tree)({"a": (6, 4), "b": (1, 1)}) == (6, 4)
    assert bounded(tree)({"a": (3 * near, 2), "b": (near, 7)}) == (21, 2)
    for sign in (1, -1):
        pairs = {"a": (near, 3), "b": (sign * near, near - 1)}
        assert bounded(tree)(pairs) == (near - 1, sign * 3)
        long = {"a": (1, THOUSAND**2), "b": (sign, 3 * THOUSAND**2)}
        assert bounded(tree)(long) == (3, sign)
        assert bounded(tree)({"a": (sign * 2, 1), "b": (1, THOUSAND**2)}) == (sign * 2 * THOUSAND**2, 1)
    assert lowest((6 * THOUSAND, -4)) == (-3 * THOUSAND // 2, 1)


def test_what_comes_out_with_as_many_bits_as_a_thousand_digits_is_kept_as_it_is() -> None:
    edge = 2 ** (THOUSAND.bit_length() - 1)
    for made in ((edge, 2), (2, edge)):
        assert bounded(A)({"a": made}) == lowest(made) == made


def test_a_long_number_in_lowest_terms_is_taken_as_it_is() -> None:
    for long in ((-(7**5_000), 10**5_000), (7**5_000, -(10**5_000)), (7**5_000, 1), (1, -(7**5_000))):
        assert exactly(long) == Fraction(*long)
        assert hash(exactly(long)) == hash(Fraction(*long))
        assert type(exactly(long) + 1) is type(exactly(long)) is Fraction


# --- short of the limits ----------------------------------------------------------------------------------------------


@given(own.trees(), own.inputs())
def test_short_numbers_are_computed_as_they_always_are(tree: Node, values: dict[str, Fraction]) -> None:
    pairs = {name: value.as_integer_ratio() for name, value in values.items()}

    def outcome(compute: Callable[[], object]) -> object:
        try:
            return compute()
        except ZeroDenominatorError as error:
            return error.divisor

    expected = outcome(lambda: evaluator(tree)(pairs))
    assert outcome(lambda: bounded(tree)(pairs)) == expected
    exact = Fraction(*expected) if isinstance(expected, tuple) else expected
    assert outcome(lambda: computed(tree, values)) == exact


LONG = {"a": Fraction(-(7**30_000), 10**30_000), "b": Fraction(3**30_000, 11**30_000)}


@pytest.mark.parametrize("operator", list(Operator))
def test_long_numbers_that_come_with_their_making_are_computed_too(operator: Operator) -> None:
    """Together they have more digits than any formula makes of short ones; each is used once."""
    for left, right in ((A, B), (B, A)):
        tree = Calculation(operator, left, Calculation(Operator.MULTIPLY, right, Constant(Fraction(5, 3))))
        assert computed(tree, LONG) == evaluate(tree, LONG)


def test_of_long_numbers_too_it_is_said_what_divides_by_zero() -> None:
    divisor = Calculation(Operator.SUBTRACT, B, Component("c"))
    with pytest.raises(ZeroDenominatorError) as caught:
        computed(Calculation(Operator.DIVIDE, A, divisor), {**LONG, "c": LONG["b"]})
    assert caught.value.divisor == divisor


def test_an_input_that_is_missing_is_missed_however_long_the_others_are() -> None:
    tree = Calculation(Operator.ADD, power(A, 9), Component("c"))
    for compute in (lambda: computed(tree, LONG), lambda: bounded(tree)({"a": LONG["a"].as_integer_ratio()})):
        with pytest.raises(KeyError, match="c"):
            compute()


def test_an_input_that_is_not_used_is_not_measured() -> None:
    values = {"a": Fraction(2), "b": Fraction(10**LONGEST_TOGETHER * 10)}
    assert computed(A, values) == 2
    assert bounded(A)({name: value.as_integer_ratio() for name, value in values.items()}) == (2, 1)


def test_numbers_that_cancel_out_are_computed_however_often_they_are_used() -> None:
    """As long as each of them may come alone."""
    tree = chain(Operator.SUBTRACT, [A] * 100)
    value = Fraction(1, THOUSAND - 1)
    assert computed(tree, {"a": value}) == bounded(tree)({"a": value.as_integer_ratio()})[0] * value == -98 * value


def test_a_long_number_that_is_not_taken_is_not_measured() -> None:
    """Where none is used twice; of those that are, it cannot be told without computing what they make."""
    long = {"a": (2 ** bits(LONGEST_TOGETHER), 1), "b": (2, 1)}
    less = Calculation(Operator.SMALLER, A, B)
    assert bounded(less)(long) == (2, 1)
    twice = Calculation(Operator.LARGER, less, Calculation(Operator.SMALLER, B, A))
    for long_one in (Fraction(10**21_000), Fraction(10**21_000, 3)):
        values = {"a": long_one, "b": Fraction(2)}
        pairs = {name: value.as_integer_ratio() for name, value in values.items()}
        for compute in (partial(computed, twice, values), partial(bounded(twice), pairs)):
            assert refused(compute) == LONGEST_WRITTEN


# --- and beyond -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_formula_makes_at_most_forty_thousand_digits_by_using_numbers_again(times: int) -> None:
    """A single use costs nothing; of two the second makes the number as long again."""
    tree = power(A, times)
    for digits in (LONGEST_WRITTEN // times - 200, LONGEST_WRITTEN // times + 200):
        value = Fraction(1, 10**digits)
        compute: tuple[Callable[[], object], ...] = (
            partial(computed, tree, {"a": value}),
            partial(bounded(tree), {"a": value.as_integer_ratio()}),
        )
        for each in compute:
            if times == 1 or digits * times <= LONGEST_WRITTEN:
                made = each()
                assert (Fraction(*made) if isinstance(made, tuple) else made) == value**times
            else:
                assert refused(each) == LONGEST_WRITTEN


def test_limits_hold_to_the_bit() -> None:
    """What a formula makes of constants, of a number that is used twice, and of long numbers together."""
    parts = [Constant(Fraction(2**3_321)) for _ in range(40)]
    for more, fits in ((493, True), (494, False)):
        tree = chain(Operator.MULTIPLY, [*parts, Constant(Fraction(2**more))])
        for compute in (partial(computed, tree, {}), partial(bounded(tree), {})):
            if fits:
                made = compute()
                assert (Fraction(*made) if isinstance(made, tuple) else made) == 2 ** (bits(LONGEST_WRITTEN) - 1)
            else:
                assert refused(compute) == LONGEST_WRITTEN
    half = 2 ** (bits(LONGEST_WRITTEN) // 2 - 1)
    assert bounded(power(A, 2))({"a": (half, 1)}) == (half**2, 1)
    assert refused(lambda: bounded(power(A, 2))({"a": (half * 2, 1)})) == LONGEST_WRITTEN
    most = 2 ** (bits(LONGEST_TOGETHER) - 1)
    assert bounded(A)({"a": (most, 1)}) == (most, 1)
    assert refused(lambda: bounded(A)({"a": (most * 2, 1)})) == LONGEST_TOGETHER


def test_digits_count_before_what_cancels_out() -> None:
    """It is the work of a formula that has an end, which is not less where the outcome is 1."""
    near = Fraction(THOUSAND - 1)
    tree = chain(Operator.MULTIPLY, [Calculation(Operator.DIVIDE, A, A)] * 50)
    assert refused(partial(computed, tree, {"a": near})) == LONGEST_WRITTEN
    assert refused(partial(bounded(tree), {"a": (THOUSAND - 1, 1)})) == LONGEST_WRITTEN


def test_a_number_that_may_come_alone_is_among_the_forty_thousand() -> None:
    """Only the digits of longer ones come on top; and those of any that is written down beside what is made of it."""
    near = Constant(Fraction(THOUSAND - 1))
    fits, many = (chain(Operator.MULTIPLY, [A, *[near] * times]) for times in (39, 40))
    alone = {"a": (THOUSAND - 1, 1)}
    assert bounded(fits)(alone) == ((THOUSAND - 1) ** 40, 1)
    assert refused(lambda: bounded(many)(alone)) == LONGEST_WRITTEN
    assert computed(many, {"a": near.value}) == (THOUSAND - 1) ** 41


def test_a_refusal_keeps_what_was_given_and_says_where_to_mend_it() -> None:
    near = Constant(Fraction(THOUSAND - 1))
    tree = Calculation(Operator.MULTIPLY, A, power(near, 42))
    for digits in (10_000, 50_000):
        values = {"a": Fraction(10**digits)}
        with pytest.raises(NumberError) as caught:
            computed(tree, values)
        assert str(caught.value) == ("a formula makes a number of more than 40000 digits. Compute part of it upstream.")
        assert (caught.value.value, caught.value.facts["fault"]) == (values, "number-too-long")
    assert limit_of(NumberError("it is long.", "Shorten it.", value=1)) == LONGEST_WRITTEN


def test_short_numbers_and_constants_make_at_most_forty_thousand_digits() -> None:
    near = Fraction(1, THOUSAND - 1)
    for tree in (power(A, 50), power(Constant(near), 50)):
        assert refused(partial(computed, tree, {"a": near})) == LONGEST_WRITTEN
        assert refused(partial(bounded(tree), {"a": near.as_integer_ratio()})) == LONGEST_WRITTEN
    few = power(Constant(near), 30)
    assert computed(few, {}) == near**30 == Fraction(*bounded(few)({}))


def test_what_is_made_of_long_numbers_has_at_most_forty_thousand_digits_more() -> None:
    """Those of the constants, of which the longest formula has a million."""
    near = Constant(Fraction(1, THOUSAND - 1))
    for times, fits in ((39, True), (42, False)):
        tree = Calculation(Operator.MULTIPLY, A, power(near, times))
        if fits:
            assert computed(tree, LONG) == LONG["a"] * near.value**times
        else:
            assert refused(partial(computed, tree, LONG)) == LONGEST_WRITTEN
            assert refused(partial(bounded(tree), {"a": LONG["a"].as_integer_ratio()})) == LONGEST_WRITTEN


def test_numbers_have_at_most_a_million_and_a_half_digits_together() -> None:
    """So many have quotients of 17 digits, one of each of 84,000 villages."""
    tree = Calculation(Operator.ADD, A, B)
    half = 10 ** (LONGEST_TOGETHER // 2)
    assert bounded(tree)({"a": (1, half), "b": (1, half)}) == (1, half // 2)
    long: dict[str, Any] = {"a": (1, half), "b": (1, half * 10**6_000)}
    assert refused(lambda: bounded(tree)(long)) == LONGEST_TOGETHER
    with pytest.raises(NumberError) as caught:
        computed(tree, {name: Fraction(*pair) for name, pair in long.items()})
    assert str(caught.value) == (
        "a formula is given numbers of more than 1500000 digits together. Compute part of it upstream."
    )
    assert (limit_of(caught.value), caught.value.value) == (LONGEST_TOGETHER, long)
