from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import NumberError
from sakip.figures import write_id
from sakip.plan.rupiah import rupiah


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("450000000", 450_000_000),
        ("450000000.50", Fraction(900_000_001, 2)),
        ("Rp 1.250.000.000,-", 1_250_000_000),
        ("Rp1.250.000.000", 1_250_000_000),
        ("Rp. 450.000", 450_000),
        ("1.250.000.000", 1_250_000_000),
        ("1.250.000,75", Fraction(5_000_003, 4)),
        ("450 juta", 450_000_000),
        ("Rp 450 Juta", 450_000_000),
        ("2,1 M", 2_100_000_000),
        ("2,1 miliar rupiah", 2_100_000_000),
        ("1.200 juta", 1_200_000_000),
        ("450 rupiah", 450),
        ("0", 0),
    ],
)
def test_amounts_as_budgets_print_them(text: str, amount: int | Fraction) -> None:
    """With or without the sign, grouped, in millions and billions."""
    assert rupiah(text) == amount


@pytest.mark.parametrize("text", ["450.000", "1.250", "999.999"])
def test_a_point_before_three_digits_is_refused(text: str) -> None:
    """It may group thousands, or be a decimal point that a program wrote."""
    with pytest.raises(NumberError, match=f"Write {text.replace('.', '')}, or Rp {text}"):
        rupiah(text)


@pytest.mark.parametrize(
    "text", ["", "dua juta", "12,5%", "Rp", "1,250,000", "1e9", "450 ribu juta", "Rp 1" + "0" * 90]
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    """With how one is written."""
    with pytest.raises(NumberError):
        rupiah(text)


@given(st.integers(0, 10**17))
def test_what_the_library_prints_is_read_again(amount: int) -> None:
    """Grouped behind its sign, and plain."""
    assert rupiah(f"Rp{write_id(amount)}") == rupiah(str(amount)) == amount
