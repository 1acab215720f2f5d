from __future__ import annotations

from fractions import Fraction

import pytest
import strategies as own
from hypothesis import assume, given

from sakip.errors import UnknownNameError
from sakip.figures import publish
from sakip.formulas import growth
from sakip.interpreters.exact import ZeroDenominatorError, evaluate
from sakip.tree import Component


@pytest.mark.parametrize(
    ("before", "now", "published"),
    [
        (372, 358, "-3.76"),
        (3919, 3960, "1.05"),
        (32542, 34717, "6.68"),
        (504, 232, "-53.97"),
        (10, 10, "0.00"),
        (10, 0, "-100.00"),
        (10, 25, "150.00"),
    ],
)
def test_growth_is_the_change_over_what_was_before(before: int, now: int, published: str) -> None:
    """The accidents of Dinas Perhubungan Jawa Timur 2019, which prints the decline of them with the other sign."""
    values = {"lalu": Fraction(before), "kini": Fraction(now)}
    assert str(publish(evaluate(growth("kini", "lalu").tree, values))) == published


def test_nothing_before_gives_no_value() -> None:
    with pytest.raises(ZeroDenominatorError) as caught:
        evaluate(growth("kini", "lalu").tree, {"kini": Fraction(5), "lalu": Fraction(0)})
    assert caught.value.divisor == Component("lalu", "bilangan")


def test_growth_may_be_left_a_plain_quotient_and_knows_its_units() -> None:
    formula = growth("kini", "lalu", unit="kasus", scale="bilangan")
    assert evaluate(formula.tree, {"kini": Fraction(15), "lalu": Fraction(10)}) == Fraction(1, 2)
    assert formula.components == (Component("kini", "kasus"), Component("lalu", "kasus"))
    with pytest.raises(UnknownNameError, match="scale of a ratio"):
        growth("kini", "lalu", scale="permil")


@given(own.numbers(), own.numbers())
def test_growth_is_the_ratio_less_one_hundred(now: Fraction, before: Fraction) -> None:
    assume(before)
    assert evaluate(growth("kini", "lalu").tree, {"kini": now, "lalu": before}) == 100 * now / before - 100
