from __future__ import annotations

import decimal
from decimal import ROUND_DOWN, Context, Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest

from sakip.errors import NumberError
from sakip.figures import number, plain, publish, read_id, write_id
from sakip.figures.publishing import decimal_of
from sakip.figures.writing import digits_of

HUGE = 10**5000


SIGNALS = [
    decimal.Clamped, decimal.DivisionByZero, decimal.FloatOperation, decimal.Inexact, decimal.InvalidOperation,
    decimal.Overflow, decimal.Rounded, decimal.Subnormal, decimal.Underflow,
]  # fmt: skip


def _everything() -> list[Any]:
    return [
        number("123456789.123456789"),
        number(Decimal("123456789012345678.123456789")),
        number(1234567.125),
        read_id("Rp 123.456.789.012,34"),
        publish(Fraction(123456789012345, 7)),
        publish(Fraction(-2, 3), 9),
        publish(Fraction(HUGE, 7)).as_tuple(),
        decimal_of(10**55 + 1, 12),
        write_id(Decimal("123456789012.34")),
        write_id(Fraction(HUGE, 8)),
        plain(Fraction(HUGE, 8)),
        digits_of(HUGE + 1, ","),
    ]


@pytest.mark.parametrize("mode", [ROUND_DOWN, decimal.ROUND_CEILING, decimal.ROUND_HALF_EVEN])
def test_the_decimal_context_of_the_caller_changes_nothing(mode: str) -> None:
    """Not its precision, not its rounding, not its traps, not its range of exponents."""
    expected = _everything()
    with localcontext(Context(prec=6, rounding=mode, Emin=-3, Emax=3, traps=SIGNALS)):
        assert _everything() == expected
        with pytest.raises(NumberError):
            number(Decimal("1E+18"))
        with pytest.raises(NumberError):
            number(Decimal("sNaN"))
