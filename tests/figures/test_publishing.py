from __future__ import annotations

import re
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
import strategies as own
from hypothesis import example, given
from hypothesis import strategies as st

from sakip.errors import NumberError, UnknownNameError
from sakip.figures import ROUNDINGS, number, publish, rounding, write_id
from sakip.figures.publishing import decimal_of

ORACLES = {"half-up": ROUND_HALF_UP, "truncate": ROUND_DOWN, "half-even": ROUND_HALF_EVEN}


halves = st.builds(lambda odd, places: Fraction(2 * odd + 1, 2 * 10**places), st.integers(-(10**6), 10**6), own.places)


@pytest.mark.parametrize(
    ("value", "places", "half_up", "truncated", "half_even"),
    [
        ("88.305", 2, "88.31", "88.30", "88.30"),
        ("88.304", 2, "88.30", "88.30", "88.30"),
        ("64.994", 2, "64.99", "64.99", "64.99"),
        ("64.995", 2, "65.00", "64.99", "65.00"),
        ("76.605", 2, "76.61", "76.60", "76.60"),
        ("-88.305", 2, "-88.31", "-88.30", "-88.30"),
        ("-0.5", 0, "-1", "0", "0"),
        ("0.5", 0, "1", "0", "0"),
        ("1.5", 0, "2", "1", "2"),
        ("2.5", 0, "3", "2", "2"),
        ("-1.5", 0, "-2", "-1", "-2"),
        ("-2.5", 0, "-3", "-2", "-2"),
        ("-0.001", 2, "0.00", "0.00", "0.00"),
        ("100", 2, "100.00", "100.00", "100.00"),
        ("1", 9, "1.000000000", "1.000000000", "1.000000000"),
    ],
)
def test_the_rules_differ_where_they_say_they_do(
    value: str, places: int, half_up: str, truncated: str, half_even: str
) -> None:
    exact = number(value)
    said = [str(publish(exact, places, rule)) for rule in ("half-up", "truncate", "half-even")]
    assert said == [half_up, truncated, half_even]


@pytest.mark.parametrize(
    ("value", "published"),
    [
        (Fraction(912, 880) * 100, "103.64"),
        (Fraction(2 * 10 - 12, 10) * 100, "80.00"),
        (Fraction(10, 12) * 100, "83.33"),
        (Fraction(2 * 10 - 25, 10) * 100, "-50.00"),
        (Fraction(874, 870) * 100, "100.46"),
        (Fraction(7912, 8000) * 100, "98.90"),
        (Fraction(955, 29) * Fraction(25, 9), "91.48"),
        (Fraction(955, 29) * Fraction(11, 100) * 25, "90.56"),
        (Fraction(955, 29) * Fraction(111, 1000) * 25, "91.38"),
    ],
)
def test_the_worked_examples_of_the_field_are_published_as_printed(value: Fraction, published: str) -> None:
    assert str(publish(value)) == published


@given(st.one_of(own.anything, halves), own.places, st.sampled_from(sorted(ORACLES)))
def test_a_rule_rounds_as_the_decimal_rule_of_its_name_does(value: Fraction, places: int, rule: str) -> None:
    """Negative numbers and exact halves included."""
    # a quotient of these inputs that is not a tie differs from one within the first 60 digits
    with localcontext(Context(prec=80)):
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        expected = exact.quantize(Decimal(1).scaleb(-places), rounding=ORACLES[rule])
    got = publish(value, places, rule)
    assert got == expected
    assert got.as_tuple().exponent == -places
    assert not (got.is_zero() and got.is_signed())


@given(own.anything, own.places, st.sampled_from(sorted(ROUNDINGS)))
def test_what_is_published_is_off_by_less_than_one_step_and_publishing_it_again_changes_nothing(
    value: Fraction, places: int, rule: str
) -> None:
    got = Fraction(publish(value, places, rule))
    assert abs(got - value) * 10**places < 1
    assert Fraction(publish(got, places, rule)) == got


@given(own.anything, own.anything, own.places, st.sampled_from(sorted(ROUNDINGS)))
def test_rounding_never_changes_which_of_two_is_larger(one: Fraction, other: Fraction, places: int, rule: str) -> None:
    low, high = sorted((one, other))
    assert publish(low, places, rule) <= publish(high, places, rule)


@given(own.anything, own.places, st.sampled_from(sorted(ROUNDINGS)))
def test_a_number_and_its_opposite_are_published_alike(value: Fraction, places: int, rule: str) -> None:
    assert publish(-value, places, rule) == -publish(value, places, rule)


@example(10**49 + 1, 9)
@example(-(10**50) - 1, 9)
@given(st.integers(-(10**60), 10**60), st.integers(0, 20))
def test_counts_become_a_decimal_exactly(scaled: int, places: int) -> None:
    assert Fraction(decimal_of(scaled, places)) == Fraction(scaled, 10**places)
    assert decimal_of(scaled, places).as_tuple().exponent == -places


def test_zero_has_as_many_decimals_as_it_is_asked_for_and_no_sign() -> None:
    assert [str(publish(Fraction(0), places)) for places in (0, 2, 6)] == ["0", "0.00", "0.000000"]
    assert publish(Fraction(0), 12).as_tuple() == (0, (0,), -12)


def test_an_unknown_rule_comes_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match=r"no rounding rule called 'half_up'\. Did you mean 'half-up'\?"):
        rounding("half_up")
    assert {name: rule.name for name, rule in ROUNDINGS.items()} == {name: name for name in ROUNDINGS}


def test_a_rule_says_in_a_sentence_who_rounds_so() -> None:
    assert all(re.fullmatch(r"[A-Z][a-z].*[a-z)]\.", rule.source) for rule in ROUNDINGS.values())


@pytest.mark.parametrize("places", [-1, 1.5, True, "2"])
def test_a_count_of_decimals_is_a_whole_number(places: Any) -> None:
    for write in (publish, write_id):
        with pytest.raises(NumberError, match="is no count of decimals"):
            write(Fraction(1, 3), places)
