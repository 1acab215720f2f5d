from __future__ import annotations

import decimal
import math
import re
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, localcontext
from enum import IntEnum
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
import strategies as own
from hypothesis import example, given
from hypothesis import strategies as st

from sakip.errors import NumberError, UnknownNameError
from sakip.figures import (
    FRACTION_DIGITS,
    INTEGER_DIGITS,
    LONGEST_SHARE,
    LONGEST_TAKEN,
    LONGEST_WRITTEN,
    MOST_PLACES,
    ROUNDINGS,
    Written,
    bits,
    decimal_of,
    digits_of,
    is_blank,
    number,
    plain,
    publish,
    quotient,
    read_id,
    read_written,
    rounding,
    share,
    write_en,
    write_id,
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


# --- the gate ---------------------------------------------------------------------------------------------------------


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


# --- weights ----------------------------------------------------------------------------------------------------------


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


# --- Indonesian writing -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "mark"),
    [
        ("1.234,56", Fraction(123456, 100), ""),
        ("1234,56", Fraction(123456, 100), ""),
        ("1.234.567", Fraction(1234567), ""),
        ("1.234.567,890", Fraction(123456789, 100), ""),
        ("87,5%", Fraction(175, 2), "%"),
        ("87,5 %", Fraction(175, 2), "%"),
        ("100%", Fraction(100), "%"),
        ("Rp 1.500.000", Fraction(1500000), "Rp"),
        ("Rp1.000.000,00", Fraction(1000000), "Rp"),
        ("Rp. 10.000,00", Fraction(10000), "Rp"),
        ("Rp. 1.000.000,-", Fraction(1000000), "Rp"),
        ("Rp 1.500,-", Fraction(1500), "Rp"),
        ("Rp 500,\u2013", Fraction(500), "Rp"),
        ("rp 5", Fraction(5), "Rp"),
        ("-Rp 1.500.000", Fraction(-1500000), "Rp"),
        ("\u2212Rp1.500.000,00", Fraction(-1500000), "Rp"),
        ("Rp -1.500.000", Fraction(-1500000), "Rp"),
        ("Rp\u00a01.500.000", Fraction(1500000), "Rp"),
        ("Rp\u202f1.500.000", Fraction(1500000), "Rp"),
        ("88.42", Fraction(4421, 50), ""),
        ("1234.567", Fraction(1234567, 1000), ""),
        ("0.500", Fraction(1, 2), ""),
        ("12.5", Fraction(25, 2), ""),
        ("1,234", Fraction(1234, 1000), ""),
        ("-0,5", Fraction(-1, 2), ""),
        ("\u22120,5", Fraction(-1, 2), ""),
        ("+5", Fraction(5), ""),
        ("  87  ", Fraction(87), ""),
        ("0", Fraction(0), ""),
    ],
)
def test_a_number_is_read_as_documents_print_it(text: str, value: Fraction, mark: Any) -> None:
    assert read_written(text) == Written(value, mark)
    assert Written(value).mark == ""
    assert read_id(text) == value


@pytest.mark.parametrize(
    ("text", "decimal_mark", "value"),
    [
        ("1.234", ",", Fraction(1234)),
        ("1.234", ".", Fraction(1234, 1000)),
        ("1,234", ",", Fraction(1234, 1000)),
        ("1,234", ".", Fraction(1234)),
        ("1,234.5", ".", Fraction(12345, 10)),
        ("1.234,5", ",", Fraction(12345, 10)),
        ("0.5", ".", Fraction(1, 2)),
        ("0,5", ",", Fraction(1, 2)),
        ("1500000", ",", Fraction(1500000)),
        ("Rp 1.234", ",", Fraction(1234)),
    ],
)
def test_a_column_that_says_how_it_is_written_is_never_ambiguous(text: str, decimal_mark: Any, value: Fraction) -> None:
    assert read_id(text, decimal=decimal_mark) == value


@pytest.mark.parametrize("text", ["1.234", "999.000", "12.500", "Rp 1.234", "1.234%", "-1.234"])
def test_a_point_before_three_digits_is_refused_until_the_column_says_how_it_is_written(text: str) -> None:
    with pytest.raises(NumberError, match=r"may be [0-9]+, grouped, or [0-9.]+ with decimals\. Say how the column is"):
        read_id(text)


@pytest.mark.parametrize(
    ("text", "decimal_mark", "why"),
    [
        ("", None, "is blank, and blank is not zero"),
        ("   ", None, "is blank, and blank is not zero"),
        ("-", None, "is not a number"),
        ("Rp", None, "is not a number"),
        ("%", None, "is not a number"),
        ("Rp 5%", None, "is marked both as rupiah and as a percentage"),
        ("5,-%", None, "is marked both as rupiah and as a percentage"),
        ("-Rp -5", None, "has two signs"),
        ("--5", None, "is not a number"),
        ("1.23.456", None, "is not grouped the way numbers with a decimal comma are"),
        ("1,234,567", None, "is not grouped the way numbers with a decimal comma are. Write it like 1.234,56, or say"),
        ("Rp 1,595,757,500,00", None, "is not grouped"),
        ("1,234.56", None, "is not grouped"),
        ("0.500", ",", "is not grouped the way numbers with a decimal comma are"),
        ("0,500", ".", "is not grouped the way numbers with a decimal point are"),
        ("000.500", ",", "is not grouped"),
        ("88.42", ",", "is not grouped"),
        ("88,42", ".", "is not grouped"),
        ("1.234,", None, "is not grouped"),
        (",5", None, "is not grouped"),
        ("Rp 1,500,-", None, "has decimals before ',-', which says that there are none"),
        ("1.000.000.000.000.000.000", None, "has more than 18 digits"),
        ("0,1234567891", None, "or 9 after the decimal separator"),
        ("1 000", None, "is not a number"),
        ("87 persen", None, "is not a number"),
        ("1 inovasi", None, "is not a number"),
        ("=< 60", None, "is not a number"),
        ("\u0661", None, "is not a number"),
        ("1e5", None, "is not a number"),
        ("(1.000)", None, "is not a number"),
        ("Belum ada data karena laporan bulan Desember masih disusun oleh seksi pemerintahan", None, "is longer than"),
    ],
)  # fmt: skip
def test_a_text_that_is_no_number_or_may_be_two_is_refused_with_the_text(
    text: str, decimal_mark: Any, why: str
) -> None:
    """A half written ``0.500`` in a column with a decimal comma is never read as five hundred."""
    with pytest.raises(NumberError) as caught:
        read_id(text, decimal=decimal_mark)
    assert caught.value.value == text
    assert why in str(caught.value)


@given(own.indonesian_texts())
def test_a_number_printed_in_a_column_with_a_decimal_comma_is_read_back(printed: tuple[str, Fraction]) -> None:
    text, value = printed
    assert read_id(text, decimal=",") == value


@given(own.numbers())
def test_what_is_written_for_a_reader_reads_back(value: Fraction) -> None:
    assert read_id(write_id(value), decimal=",") == value
    assert read_id(write_en(value), decimal=".") == value


@given(own.numbers(), own.places)
def test_what_is_written_with_places_is_what_is_published(value: Fraction, places: int) -> None:
    """Indonesian and English print the same digits."""
    printed = publish(value, places)
    assert write_en(value, places) == f"{printed:,f}"
    assert write_id(value, places) == write_en(value, places).translate(str.maketrans(",.", ".,"))


@pytest.mark.parametrize(
    ("value", "places", "said"),
    [
        (Fraction(123456, 100), None, "1.234,56"),
        (Fraction(1234567), None, "1.234.567"),
        (Fraction(-1, 8), None, "-0,125"),
        (Fraction(0), None, "0"),
        (Fraction(0), 2, "0,00"),
        (Fraction(1, 3), 2, "0,33"),
        (Fraction(-1, 1000), 2, "0,00"),
        (Fraction(88305, 1000), 2, "88,31"),
        (Decimal("88.30"), None, "88,30"),
        (Decimal(88), None, "88"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("-1234.50"), None, "-1.234,50"),
        (1500000, None, "1.500.000"),
        (999, 1, "999,0"),
    ],
)
def test_a_number_is_written_as_indonesia_writes_it(value: Any, places: int | None, said: str) -> None:
    """A Decimal keeps its zeros, because they were published; nothing is ever printed as minus zero."""
    assert write_id(value, places) == said


@pytest.mark.parametrize(
    ("value", "decimals", "above_and_below"),
    [
        (Fraction(0), "0", "0"),
        (Fraction(88), "88", "88"),
        (Fraction(883, 10), "88.3", "883/10"),
        (Fraction(-1, 2), "-0.5", "-1/2"),
        (Fraction(-1, 40), "-0.025", "-1/40"),
    ],
)
def test_a_number_is_written_plainly_or_as_a_quotient(value: Fraction, decimals: str, above_and_below: str) -> None:
    """Zero has no sign."""
    assert (plain(value), quotient(value)) == (decimals, above_and_below)


@pytest.mark.parametrize("write", [plain, write_id, write_en])
def test_a_number_without_end_in_decimals_is_refused_unless_rounded(write: Any) -> None:
    with pytest.raises(
        NumberError, match=r"has no end when it is written in decimals\. Say to how many places"
    ) as caught:
        write(Fraction(1, 3))
    assert caught.value.value == Fraction(1, 3)


def test_a_number_of_thousands_of_digits_is_written_and_published_all_the_same() -> None:
    """Python itself refuses to print more than 4,300 digits."""
    value = Fraction(HUGE, 2**20)
    digits = plain(value)
    assert (len(digits), digits.strip("0.")[:9]) == (4994, "953674316")
    assert write_id(-value).replace(".", "").replace(",", ".") == f"-{digits}"
    assert digits_of(HUGE) == "1" + "0" * 5000
    assert digits_of(HUGE, ",").count(",") == 1666
    assert publish(Fraction(-HUGE)) == Decimal(-HUGE)
    assert publish(Fraction(-HUGE)).as_tuple().exponent == -2
    tiny = Fraction(1, HUGE)
    assert plain(tiny) == "0." + "0" * 4999 + "1"


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("", True), ("  ", True), ("-", True), ("\u2013", True), ("\u2014", True), ("n/a", True), ("N/A", True),
        ("NA", True),
        ("belum ada", True), (" Belum Diisi ", True), ("TBD", True), ("tidak ada data", True),
        ("0", False), ("0,00", False), ("nol", False), ("--", False), ("belum", False), ("-5", False),
    ],
)  # fmt: skip
def test_zero_is_not_blank_and_a_dash_is(text: str, blank: bool) -> None:
    assert is_blank(text) is blank


# --- rounding ---------------------------------------------------------------------------------------------------------

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


# --- the ambient decimal context --------------------------------------------------------------------------------------

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


@pytest.mark.parametrize("places", [-1, 1.5, True, "2"])
def test_a_count_of_decimals_is_a_whole_number(places: Any) -> None:
    for write in (publish, write_id):
        with pytest.raises(NumberError, match="is no count of decimals"):
            write(Fraction(1, 3), places)


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


def test_another_decimal_sign_is_named() -> None:
    with pytest.raises(UnknownNameError, match=r"^there is no decimal sign called ';'\. Known: ',', '\.'\.$"):
        read_id("1;5", decimal=";")  # type: ignore[arg-type]  # as somebody without a type checker errs


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
