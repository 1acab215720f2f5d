from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from sakip.errors import NumberError
from sakip.figures import (
    FRACTION_DIGITS,
    INTEGER_DIGITS,
    LONGEST_SHARE,
    LONGEST_TAKEN,
    LONGEST_WRITTEN,
    MOST_PLACES,
    number,
    plain,
    publish,
    share,
    write_en,
    write_id,
)
from sakip.figures.limits import bits
from sakip.figures.writing import digits_of

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("digits", [1, 3, 18, 1_000, LONGEST_WRITTEN])
def test_no_number_of_so_many_digits_has_more_bits_and_one_of_a_few_more_has(digits: int) -> None:
    assert (10**digits - 1).bit_length() <= bits(digits) < (10 ** (digits + digits // 200 + 1)).bit_length()
    assert (bits(1), bits(18), bits(LONGEST_WRITTEN)) == (4, 61, 133_334)


@pytest.mark.parametrize(
    ("write", "given_value", "said"),
    [
        (
            digits_of,
            2 ** bits(LONGEST_WRITTEN),
            (
                "an integer of 133335 bits has more than 40000 digits. "
                "No number of an office is as long: look at what it was computed from."
            ),
        ),
        (
            plain,
            Fraction(1, 2 ** bits(LONGEST_WRITTEN)),
            (
                "a Fraction that cannot be written out has more than 40000 decimals. "
                "Say to how many places it is rounded."
            ),
        ),
        *(
            (write_id, value, f"{value!r} is not written out. Give a finite number of a readable length.")
            for value in map(Decimal, ("1E+40001", "-1E-40001", "NaN", "Infinity"))
        ),
        (
            partial(publish, Fraction(1, 3)),
            MOST_PLACES + 1,
            "1001 is no count of decimals. Give a whole number from 0 to 1000.",
        ),
        (partial(publish, Fraction(1, 3)), -1, "-1 is no count of decimals. Give a whole number from 0 to 1000."),
    ],
    ids=lambda given_value: getattr(given_value, "__name__", type(given_value).__name__),
)
def test_what_is_longer_than_anybody_reads_is_not_written(
    write: Callable[[Any], object], given_value: Any, said: str
) -> None:
    """One step further than is written, the whole sentence says what to do."""
    with pytest.raises(NumberError) as caught:
        write(given_value)
    assert str(caught.value) == said
    assert caught.value.value is given_value


def test_the_limits_are_those_that_are_told() -> None:
    """The documentation names them; whoever raises one changes it there too."""
    assert (INTEGER_DIGITS, FRACTION_DIGITS) == (18, 9)
    assert (LONGEST_SHARE, LONGEST_TAKEN, LONGEST_WRITTEN, MOST_PLACES) == (1_000, 1_000, 40_000, 1_000)
    with pytest.raises(NumberError, match="an integer of 309590 bits has more than 40000 digits"):
        plain(Fraction(1, 2 ** (bits(LONGEST_WRITTEN) - 1)))


def test_the_longest_that_is_written() -> None:
    assert len(digits_of(2 ** bits(LONGEST_WRITTEN) - 1)) == 40_138
    assert write_id(Decimal("1E+40000")) == "10" + ".000" * 13_333
    assert len(str(publish(Fraction(1, 3), MOST_PLACES))) == MOST_PLACES + 2


def test_a_weight_has_at_most_a_thousand_digits_on_either_side_of_its_line() -> None:
    limit = 10**LONGEST_SHARE
    for value in (Fraction(limit - 1, 2), Fraction(1 - limit, 2), Fraction(1, limit - 1)):
        assert share(value) is value
    for value in (Fraction(limit), Fraction(-limit), Fraction(1, limit)):
        with pytest.raises(
            NumberError, match=r"has more than 1000 digits above or below its line\. Round it at its source\.$"
        ) as caught:
            share(value)
        assert (caught.value.value, caught.value.fault) == (value, "number-too-long")


@pytest.mark.parametrize(
    "write",
    [
        lambda: write_id(Decimal("1E+999999999")),
        lambda: write_id(Decimal("1E-999999999")),
        lambda: write_en(Decimal("NaN")),
        lambda: write_id(1, 1_001),
        lambda: publish(Fraction(1), 1_001),
        lambda: digits_of(10**50_000),
        lambda: plain(Fraction(1, 10**50_000)),
        lambda: share(Fraction(1, 10**1_001)),
        lambda: share(Fraction(10**1_000)),
    ],
)
def test_what_nobody_can_read_is_not_written(write: Callable[[], object]) -> None:
    """An exponent of nine digits would be a gigabyte of zeros."""
    with pytest.raises(NumberError):
        write()


def test_the_longest_numbers_are_written_and_weighed() -> None:
    assert write_id(Decimal("1E+30"), 1_000).count("0") == 30 + 1_000
    assert len(digits_of(10**LONGEST_WRITTEN - 1)) == LONGEST_WRITTEN
    assert share(Fraction(10**1_000 - 1, 10**1_000 - 3)) == Fraction(10**1_000 - 1, 10**1_000 - 3)


ZEROS = "0" * 1_000_000


def test_zeros_at_the_end_of_a_decimal_cost_nothing() -> None:
    """A million of them are no million digits to compute with, and only who asks for them gets them."""
    padded = Decimal(f"-2.5{ZEROS}")
    assert number(padded) == Fraction(-5, 2)
    assert (write_id(padded, 2), write_en(padded, 0)) == ("-2,50", "-3")
    assert write_id(Decimal(f"100{'0' * 30_000}")).count("0") == 30_002
    assert write_id(Decimal(f"1.{'0' * LONGEST_WRITTEN}")) == f"1,{'0' * LONGEST_WRITTEN}"
    for value, places in ((padded, None), (Decimal(f"1.{'3' * 1_000_000}"), 2), (Decimal(f"{ZEROS[1:]}1{ZEROS}"), 2)):
        with pytest.raises(NumberError, match=r"is not written out\. Give a finite number of a readable length\.$"):
            write_id(value, places)
    with pytest.raises(NumberError, match="or 9 after the decimal separator"):
        number(Decimal(f"1.{ZEROS}1"))
