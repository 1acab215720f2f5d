"""Figures a program printed as it held them: binary numbers, right but for their last digits.

A double has 15 to 17 significant digits, and each step of a computation may change the last one; where a formula takes
differences (``2T - R``), what is lost is measured by what was subtracted. A spreadsheet that keeps single precision
prints the double beside it: 103.33333587646484.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sakip.audit.cells import Reading
    from sakip.interpreters.exact import Pair

_FEWEST_DIGITS: Final = 15
_FEWEST_OF_SINGLE: Final = 10
_DOUBLE: Final = Fraction(1, 2**47)
"""How far a double may be off, by the largest number on its way: a few steps, and the fifteenth digit rounded."""
_SINGLE_BITS: Final = 24
_SINGLE_STEPS: Final = 2
_SINGLE_NOISE: Final = Fraction(1, 2**24)


def is_binary(pair: Pair, figure: Reading, largest: Fraction) -> bool:
    """Tell whether a figure is an exact one as a program holds it; ``largest`` is the largest number on its way."""
    digits = abs(figure.value.numerator * (10**figure.places // figure.value.denominator))
    if digits < 10 ** (_FEWEST_OF_SINGLE - 1):
        return False
    exact = Fraction(*pair)
    apart = abs(figure.value - exact)
    if digits >= 10 ** (_FEWEST_DIGITS - 1) and apart <= max(abs(exact), largest) * _DOUBLE:
        return True
    return apart * 2**20 <= abs(exact) and _is_single(figure, exact)


def _is_single(figure: Reading, exact: Fraction) -> bool:
    """Tell whether a figure is a number of single precision, next to the exact one."""
    step = Fraction(2) ** (_exponent(abs(figure.value)) - _SINGLE_BITS + 1)
    count = figure.value / step
    return abs(count - round(count)) <= _SINGLE_NOISE and abs(figure.value - exact) <= _SINGLE_STEPS * step


def _exponent(value: Fraction) -> int:
    """Return the power of two a positive number begins with."""
    power = value.numerator.bit_length() - value.denominator.bit_length()
    return power if Fraction(2) ** power <= value else power - 1
