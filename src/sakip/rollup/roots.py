"""The geometric mean, published exactly: a root that has no end in decimals is never computed, only located.

PMK 22/PMK.02/2021 takes the geometric mean of the achievements of an output with several indicators.

>>> from fractions import Fraction
>>> published([Fraction(100), Fraction(90)], 2)
Decimal('94.87')
>>> published([Fraction(200, 3), Fraction(200, 3), Fraction(100)], 2)
Decimal('76.31')

The second example stands in the regulation, which prints the first two numbers as 66,67: of those 76,32 would come out.
Whether the mean of n numbers is at least some decimal is a question about whole numbers: whether that decimal to the
n-th power is at most their product.
"""

from __future__ import annotations

from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING

from sakip.errors import DefinitionError
from sakip.figures import rounding
from sakip.figures.publishing import decimal_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal


def root(number: int, degree: int) -> int:
    """Return the largest whole number whose ``degree``-th power is at most ``number`` (not negative)."""
    if number < 2:
        return number
    # a first guess that is not too small; from there Newton's steps only fall
    guess = 1 << -(-number.bit_length() // degree)
    while True:
        better = ((degree - 1) * guess + number // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def published(values: Sequence[Fraction], places: int = 2, rule: str = "half-up") -> Decimal:
    """Return the geometric mean of ``values``, rounded once to ``places`` decimals by the rule called ``rule``.

    Raises:
        DefinitionError: when there is none, or one is negative.
        UnknownNameError: when there is no such rounding rule.
    """
    _check(values)
    rounding(rule)
    degree, product = len(values), prod(values, start=Fraction(1))
    above, below = product.numerator * 10 ** (places * degree), product.denominator
    whole = root(above // below, degree)
    if rule != "truncate":
        # the mean against the middle between two decimals, both raised to the power
        middle, mean = (2 * whole + 1) ** degree * below, 2**degree * above
        if mean > middle or (mean == middle and (rule == "half-up" or whole % 2)):
            whole += 1
    return decimal_of(whole, places)


def exact(values: Sequence[Fraction]) -> Fraction | None:
    """Return the geometric mean where it is a fraction, as it is of equal numbers; else None.

    Raises:
        DefinitionError: when there is no number, or one is negative.
    """
    _check(values)
    product = prod(values, start=Fraction(1))
    above, below = (root(part, len(values)) for part in product.as_integer_ratio())
    mean = Fraction(above, below)
    return mean if mean ** len(values) == product else None


def _check(values: Sequence[Fraction]) -> None:
    if not values or min(values) < 0:
        raise DefinitionError(
            "a geometric mean needs numbers, none of them negative", "Leave them out, or set a floor of 0."
        )
