from __future__ import annotations

import math
import re
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
import strategies as own
from hypothesis import example, given
from hypothesis import strategies as st

from sakip.errors import NumberError
from sakip.figures import (
    FRACTION_DIGITS,
    INTEGER_DIGITS,
    is_blank,
    number,
    plain,
    read_id,
    read_written,
    share,
)

if TYPE_CHECKING:
    from collections.abc import Callable

HUGE = 10**5000


LONG = [
    "9" * 100_000,
    "." * 100_000,
    "," * 100_000,
    " " * 100_000,
    "1.234." * 17_000,
    "1.234," * 17_000,
    "1" + ".000" * 25_000,
    "Rp" * 50_000,
    "Rp " + "1" * 100_000,
    "%" * 100_000,
    "-" * 100_000,
    "1" + " " * 100_000 + "%",
    "1e" + "9" * 100_000,
    "1/" * 50_000,
    "\u0661" * 100_000,
    "a" * 100_000,
]


class Level(IntEnum):
    """An integer with a name."""

    HIGH = 4


class NumpyLike(float):
    """A float that prints itself as numpy's do."""

    def __repr__(self) -> str:
        return f"np.float64({float(self)})"

    __str__ = __repr__


class Indexable:
    """An integer of another library."""

    def __init__(self, value: Any) -> None:
        self._value = value

    def __index__(self) -> Any:
        return self._value


@pytest.mark.parametrize(
    ("given_value", "exact"),
    [
        ("88.42", Fraction(4421, 50)),
        ("88", Fraction(88)),
        ("+88", Fraction(88)),
        ("-0.5", Fraction(-1, 2)),
        ("-0", Fraction(0)),
        ("007", Fraction(7)),
        ("0." + "0" * 8 + "1", Fraction(1, 10**9)),
        ("9" * 18 + "." + "9" * 9, Fraction(10**27 - 1, 10**9)),
        (88, Fraction(88)),
        (10**18 - 1, Fraction(10**18 - 1)),
        (-(10**18) + 1, Fraction(-(10**18) + 1)),
        (Level.HIGH, Fraction(4)),
        (Indexable(5), Fraction(5)),
        (Decimal("88.420"), Fraction(4421, 50)),
        (Decimal("-0"), Fraction(0)),
        (Decimal("1E+3"), Fraction(1000)),
        (Decimal("1.50000000000000"), Fraction(3, 2)),
        (Decimal("0E+999999"), Fraction(0)),
        (Decimal("0E-999999"), Fraction(0)),
        (Decimal("1." + "0" * 5000), Fraction(1)),
        (Decimal("0.0000000050"), Fraction(1, 2 * 10**8)),
        (Decimal("0.00000000500"), Fraction(1, 2 * 10**8)),
        (0.1, Fraction(1, 10)),
        (-88.305, Fraction(-17661, 200)),
        (-0.0, Fraction(0)),
        (1e17, Fraction(10**17)),
        (1e-9, Fraction(1, 10**9)),
        (NumpyLike(0.1), Fraction(1, 10)),
        (Fraction(3, 8), Fraction(3, 8)),
        (Fraction(-5), Fraction(-5)),
    ],
)  # fmt: skip
def test_a_number_enters_exactly(given_value: Any, exact: Fraction) -> None:
    got = number(given_value)
    assert got == exact
    assert type(got) is Fraction


@pytest.mark.parametrize(
    ("given_value", "why"),
    [
        (True, "True is a truth value, not a number. Write 1 or 0 if a number is meant."),
        (False, "is a truth value"),
        (None, "None is blank, and blank is not zero. Leave it out, or write 0 if zero is meant."),
        ("", "'' is blank, and blank is not zero"),
        (" \t\n", "is blank, and blank is not zero"),
        ("88,42", "'88,42' is not a plain number. Write it with a decimal point, like 1234.5."),
        ("87%", "is not a plain number"),
        ("Rp 5", "is not a plain number"),
        ("1_000", "'1_000' is not written in plain ASCII digits. Write it like 1234.5."),
        ("\u0661\u0662", "is not written in plain ASCII digits"),
        ("\uff11", "is not written in plain ASCII digits"),
        ("1\u00a0000", "is not written in plain ASCII digits"),
        ("\u22125", "is not written in plain ASCII digits"),
        ("1e5", "'1e5' is written with an exponent. Write the digits out."),
        ("1.5E-3", "is written with an exponent"),
        (" 88", "' 88' is not a number. Write it like 1234.5."),
        ("88\n", "is not a number"),
        ("88.", "is not a number"),
        (".5", "is not a number"),
        ("--5", "is not a number"),
        ("1.2.3", "is not a number"),
        ("0x10", "is not a number"),
        ("1/2", "is not a number"),
        ("nan", "is not a number"),
        ("inf", "is not a number"),
        ("88\x00", "is not a number"),
        ("1" + "0" * 18, "has more than 18 digits before or 9 after the decimal separator"),
        ("0.1234567891", "Use a larger unit (juta rupiah), or round it at its source."),
        ("Belum ada data karena laporan bulan Desember masih disusun oleh seksi pemerintahan", "is longer than 64"),
        (10**18, "1000000000000000000 has more than 18 digits"),
        (-(10**18), "has more than 18 digits"),
        pytest.param(HUGE, "an integer of 16610 bits has more than 18 digits", id="huge"),
        (Decimal("1E+18"), "has more than 18 digits"),
        (Decimal("1E+999999"), "has more than 18 digits"),
        (Decimal("1E-10"), "or 9 after the decimal separator"),
        (Decimal("1E-999999"), "or 9 after the decimal separator"),
        (Decimal("0.00000000150"), "or 9 after the decimal separator"),
        (Decimal("NaN"), "is not a finite number. Leave it out where nothing was measured."),
        (Decimal("sNaN"), "is not a finite number"),
        (Decimal("-Infinity"), "is not a finite number"),
        (math.nan, "nan is not a finite number"),
        (math.inf, "inf is not a finite number"),
        (NumpyLike("nan"), "is not a finite number"),
        (1e18, "has more than 18 digits"),
        (1e308, "has more than 18 digits"),
        (5e-324, "or 9 after the decimal separator"),
        (0.1 + 0.2, "0.30000000000000004 has more than"),
        (Fraction(1, 3), "Fraction(1, 3) is not a decimal of at most 9 digits. Give numerator and denominator as two"),
        (Fraction(1, 10**10), "is not a decimal of at most 9 digits"),
        (Fraction(10**18), "has more than 18 digits"),
        (Fraction(HUGE), "a Fraction that cannot be written out has more than 18 digits"),
        (Fraction(1, HUGE), "is not a decimal of at most 9 digits"),
        (1 + 0j, "(1+0j) is a complex, not a number. Give an int, a Decimal, or plain text such as '88.42'."),
        (b"88", "is a bytes, not a number"),
        ([88], "is a list, not a number"),
        (Indexable("88"), "not a number"),
        (object, "is a type, not a number"),
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused_with_the_value_and_what_to_write(given_value: Any, why: str) -> None:
    with pytest.raises(NumberError) as caught:
        number(given_value)
    assert caught.value.value is given_value
    assert why in str(caught.value)
    assert caught.value.remedy.endswith(".")


TOO_LONG = (
    "has more than 18 digits before or 9 after the decimal separator. "
    "Use a larger unit (juta rupiah), or round it at its source."
)


@pytest.mark.parametrize(
    ("read", "given_value", "fault", "said"),
    [
        (number, True, "number-truth", "True is a truth value, not a number. Write 1 or 0 if a number is meant."),
        (
            number,
            None,
            "number-none",
            "None is blank, and blank is not zero. Leave it out, or write 0 if zero is meant.",
        ),
        (
            number,
            [8],
            "number-none",
            "[8] is a list, not a number. Give an int, a Decimal, or plain text such as '88.42'.",
        ),
        (
            number,
            Decimal("NaN"),
            "number-none",
            "Decimal('NaN') is not a finite number. Leave it out where nothing was measured.",
        ),
        (number, -math.inf, "number-none", "-inf is not a finite number. Leave it out where nothing was measured."),
        (
            number,
            Fraction(1, 3),
            "number-none",
            ("Fraction(1, 3) is not a decimal of at most 9 digits. Give numerator and denominator as two components."),
        ),
        (number, "0.1234567891", "number-too-long", f"'0.1234567891' {TOO_LONG}"),
        (number, 10**18, "number-too-long", f"1000000000000000000 {TOO_LONG}"),
        (number, -1e18, "number-too-long", f"-1e+18 {TOO_LONG}"),
        (number, Decimal("1E-10"), "number-too-long", f"Decimal('1E-10') {TOO_LONG}"),
        (number, Fraction(10**18), "number-too-long", f"Fraction(1000000000000000000, 1) {TOO_LONG}"),
        (
            number,
            " ",
            "number-blank",
            "' ' is blank, and blank is not zero. Leave it out, or write 0 if zero is meant.",
        ),
        (
            number,
            "n" * 65,
            "number-none",
            f"'{'n' * 65}' is longer than 64 characters, and no number is. Write it like 1234.5.",
        ),
        (number, "n" * 64, "number-none", f"'{'n' * 64}' is not a number. Write it like 1234.5."),
        (number, "1.5E-3", "number-exponent", "'1.5E-3' is written with an exponent. Write the digits out."),
        (number, "1e5", "number-exponent", "'1e5' is written with an exponent. Write the digits out."),
        (number, "1_0", "number-plain", "'1_0' is not written in plain ASCII digits. Write it like 1234.5."),
        (number, "\uff11", "number-plain", "'\uff11' is not written in plain ASCII digits. Write it like 1234.5."),
        (number, "5,5", "number-plain", "'5,5' is not a plain number. Write it with a decimal point, like 1234.5."),
        (number, "5%", "number-plain", "'5%' is not a plain number. Write it with a decimal point, like 1234.5."),
        (number, "Rp5", "number-plain", "'Rp5' is not a plain number. Write it with a decimal point, like 1234.5."),
        (share, "1/0", "number-over-zero", "'1/0' divides by zero. Write a divisor other than zero."),
        (
            plain,
            Fraction(1, 3),
            "number-none",
            "Fraction(1, 3) has no end when it is written in decimals. Say to how many places it is rounded.",
        ),
        (read_id, "", "number-blank", "'' is blank, and blank is not zero. Leave it out, or write 0 if zero is meant."),
        (read_id, "lima", "number-none", "'lima' is not a number. Write it like 1.234,56."),
        (read_id, "-Rp -5", "number-none", "'-Rp -5' has two signs. Write one of them."),
        (
            read_id,
            "Rp 5%",
            "number-none",
            "'Rp 5%' is marked both as rupiah and as a percentage. Write only one of them.",
        ),
        (
            read_id,
            "1,234.56",
            "number-none",
            (
                "'1,234.56' is not grouped the way numbers with a decimal comma are. "
                "Write it like 1.234,56, or say decimal='.'."
            ),
        ),
        (
            read_id,
            "Rp 1,500,-",
            "number-none",
            "'Rp 1,500,-' has decimals before ',-', which says that there are none. Write it like 1.234,56.",
        ),
        (
            read_id,
            "-1.234%",
            "number-none",
            (
                "'-1.234%' may be 1234, grouped, or 1.234 with decimals. "
                "Say how the column is written: decimal=',' or decimal='.'."
            ),
        ),
        (read_id, "0,1234567891", "number-too-long", f"'0,1234567891' {TOO_LONG}"),
        (
            partial(read_id, decimal="."),
            "88,42",
            "number-none",
            (
                "'88,42' is not grouped the way numbers with a decimal "
                "point are. Write it like 1,234.56, or say decimal=','."
            ),
        ),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_to_write_instead(
    read: Callable[[Any], object], given_value: Any, fault: str, said: str
) -> None:
    """The whole sentence, and the finding that says the same of a file."""
    with pytest.raises(NumberError) as caught:
        read(given_value)
    assert (str(caught.value), caught.value.fault) == (said, fault)
    assert caught.value.value is given_value


@given(own.numbers())
def test_what_is_written_plainly_reads_back(value: Fraction) -> None:
    assert number(plain(value)) == number(value) == value


@given(own.decimals())
def test_a_decimal_is_read_the_same_as_its_digits(value: Decimal) -> None:
    assert number(value) == number(f"{value:f}") == Fraction(value)


def attempt(read: Callable[..., Fraction], value: Any, **how: Any) -> Fraction | NumberError:
    """Return the number that comes out, or the error; nothing else may come out."""
    try:
        return read(value, **how)
    except NumberError as error:
        return error


@given(st.floats())
def test_a_float_is_the_shortest_decimal_that_prints_it_or_is_refused(value: float) -> None:
    read = attempt(number, value)
    if isinstance(read, NumberError):
        assert read.value is value
        # nothing is refused but what has no place in the limits
        fits = math.isfinite(value) and abs(value) < 10**INTEGER_DIGITS
        assert not fits or Fraction(repr(value)) * 10**FRACTION_DIGITS % 1
    else:
        assert read == Fraction(repr(value))


@given(st.integers())
def test_an_integer_is_itself_or_is_refused(value: int) -> None:
    if abs(value) < 10**18:
        assert number(value) == value
    else:
        with pytest.raises(NumberError):
            number(value)


@given(own.texts)
def test_any_text_is_a_number_or_an_error_that_repeats_it(text: str) -> None:
    """Nothing else can come out: no other exception, no number that has other digits than the text."""
    value = attempt(number, text)
    if isinstance(value, NumberError):
        assert value.value is text
        assert repr(text) in str(value) or len(repr(text)) > 160  # escaped, even a short text may be long
    else:
        assert value == Fraction(text)
        assert text.isascii()


@example("0" * 20 + "\x1f" * 40, None)
@given(own.texts, st.sampled_from([None, ",", "."]))
def test_any_text_of_a_document_is_a_number_or_an_error_that_repeats_it(text: str, point: Any) -> None:
    """What comes out has the digits of the text, in their order, and its sign."""
    value = attempt(read_id, text, decimal=point)
    if isinstance(value, NumberError):
        assert value.value == text
        assert repr(text) in str(value) or len(repr(text)) > 160  # escaped, even a short text may be long
    else:
        digits = "".join(char for char in text if char.isascii() and char.isdigit())
        shown = "".join(char for char in plain(abs(value)) if char.isdigit())
        assert shown.strip("0") == digits.strip("0")
        written = re.sub(r",[-\u2212\u2013]\s*$", "", text)
        assert (value < 0) == (bool(value) and any(sign in written for sign in "-\u2212\u2013"))


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:8])
@pytest.mark.parametrize("read", [number, share, read_id, read_written])
def test_a_text_of_100_kilobytes_is_refused_and_kept_whole(read: Any, text: str) -> None:
    with pytest.raises(NumberError) as caught:
        read(text)
    assert caught.value.value == text
    assert len(str(caught.value)) < 1000


def test_blanks_around_a_number_are_its_length_too() -> None:
    """A cell may be padded: up to 64 characters as it stands, and up to 128 where its blanks are taken off."""
    assert share("1/9".ljust(64)) == Fraction(1, 9)
    assert read_id("9".ljust(128)) == 9
    assert is_blank("-".ljust(64))
    assert not is_blank("-".ljust(65))
    for read, text in ((share, "1/9".ljust(65)), (read_id, "9".ljust(129)), (read_id, "n" * 65)):
        with pytest.raises(NumberError, match="is longer than 64 characters, and no number is"):
            read(text)
    with pytest.raises(NumberError, match=r"' is not a number\. Write it like 1\.234,56\."):
        read_id("n" * 64)


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:8])
def test_a_text_of_100_kilobytes_is_not_blank(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize(
    ("given_value", "exact"),
    [
        ("1/9", Fraction(1, 9)),
        (" 1 / 9 ", Fraction(1, 9)),
        ("0.5/0.25", Fraction(2)),
        ("-1/3", Fraction(-1, 3)),
        ("0.11", Fraction(11, 100)),
        (1, Fraction(1)),
        (Fraction(1, 7), Fraction(1, 7)),
    ],
)
def test_a_weight_may_be_a_quotient(given_value: Any, exact: Fraction) -> None:
    assert share(given_value) == exact


def test_a_weight_of_two_lines_is_refused_for_what_stands_below_the_first() -> None:
    with pytest.raises(NumberError, match=r"^'2/3' is not a number\. Write it like 1234\.5\.$"):
        share("1/2/3")


@pytest.mark.parametrize(
    "text", ["1/0", "1/0.0", "/9", "1/", "1/2/3", "satu/dua", True, None, "1,5/2", "1/" + "9" * 70]
)
def test_what_is_no_weight_is_refused(text: Any) -> None:
    with pytest.raises(NumberError):
        share(text)
