from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
import strategies as own
from hypothesis import given

from sakip.errors import NumberError, UnknownNameError
from sakip.figures import Written, is_blank, plain, publish, quotient, read_id, read_written, write_en, write_id
from sakip.figures.writing import digits_of

HUGE = 10**5000


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


@pytest.mark.parametrize("bits", [165, 168, 7_992, 8_000, 15_999, 16_000, 16_001, 24_000, 100_000])
def test_a_long_whole_number_is_written_piece_by_piece(bits: int) -> None:
    """Where a piece ends, and on either side of it; a negative one, too."""
    for near in (-1, 0, 1):
        for whole in (2**bits + near, -(2**bits) + near, 10 ** (bits // 4) + near):
            assert digits_of(whole) == f"{Decimal(whole)}"
            assert digits_of(whole, ",") == f"{Decimal(whole):,}"


def test_an_exact_quotient_is_written_however_long_what_is_computed_may_be() -> None:
    """In decimals nobody reads as much."""
    value = Fraction(10**1_500_000 + 1, 3 * 10**1_500_000)
    above, _, below = quotient(-value).partition("/")
    assert (above, below) == (f"-1{'0' * 1_499_999}1", f"3{'0' * 1_500_000}")
    for write in (plain, write_id, lambda whole: digits_of(whole.numerator)):
        with pytest.raises(NumberError, match="has more than 40000"):
            write(Fraction(10**45_000))
    with pytest.raises(NumberError, match="has more than 1540001 digits"):
        quotient(Fraction(10**1_600_000))


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


def test_another_decimal_sign_is_named() -> None:
    with pytest.raises(UnknownNameError, match=r"^there is no decimal sign called ';'\. Known: ',', '\.'\.$"):
        read_id("1;5", decimal=";")  # type: ignore[arg-type]  # as somebody without a type checker errs
