from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import numbers, texts

from sakip.audit.cells import cell
from sakip.figures import write_en, write_id


@pytest.mark.parametrize(
    ("text", "value", "places"),
    [
        ("87,53", "87.53", 2),
        ("97.5", "97.5", 1),
        ("100 %", "100", 0),
        ("98,00%", "98", 2),
        ("749.930.215", "749930215", 0),
        ("200,000,000", "200000000", 0),
        ("450000000.00", "450000000", 2),
        ("850.000.000,00", "850000000", 2),
        ("Rp 1.500.000", "1500000", 0),
        ("Rp1.500.000,-", "1500000", 0),
        ("Rp. 1.500.000", "1500000", 0),
        ("1 234 567", "1234567", 0),
        ("(6)", "-6", 0),
        ("( 6,5% )", "-6.5", 1),
        ("−5,2", "-5.2", 1),
        ("Level 3 (3,43)", "3.43", 2),
        ("Nilai A (81)", "81", 0),
        ("81 (A)", "81", 0),
        ("65 (>100%)", "65", 0),
        ("100 (seratus)", "100", 0),
        ("6,5 bulan", "6.5", 1),
        ("1 inovasi", "1", 0),
        ("112 per 100.000 KH", "112", 0),
        ("1,5 miliar", "1500000000", 1),
        ("Rp 1,5 M", "1500000000", 1),
        ("Rp 2,5 T", "2500000000000", 1),
        ("Rp 500 jt", "500000000", 0),
        ("5 m", "5", 0),
        ("1,23E+09", "1230000000", 0),
        (",5", "0.5", 1),
        ("0", "0", 0),
    ],
)
def test_a_number_is_read_as_reports_print_it(text: str, value: str, places: int) -> None:
    """Mixed separators, brackets, marks, units, words before a bracket: one number, and how many decimals it shows."""
    (reading,) = cell(text).readings
    assert (cell(text).kind, reading.value, reading.places) == ("number", Fraction(value), places)


@pytest.mark.parametrize("text", ["", "  ", "-", "–", "n/a", "N/A", "#DIV/0!", "tbd", "belum ada", "---", "NaN"])
def test_what_says_nothing_is_blank(text: str) -> None:
    """Blank is not zero, and no word either."""
    assert cell(text).kind == "blank"


@pytest.mark.parametrize("text", ["9" * 40, f"1,{'3' * 40}", "1e400", f"1{'0' * 20}e30", "x" * 500])
def test_what_is_longer_than_any_number_is_none(text: str) -> None:
    """No cell makes a number that nothing can be done with."""
    assert cell(text).kind == "words"


@pytest.mark.parametrize("text", ["WTP", "BB", "Tinggi", "Level 3", "Level 3 Plus", "Tercapai", "90/100", "3 dari 5"])
def test_predicates_are_words(text: str) -> None:
    """A predicate is no number, also where a digit stands in it."""
    assert (cell(text).kind, cell(text).readings) == ("words", ())


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("80 - 90%", "80", "90"), ("7 – 8 bulan", "7", "8"), ("60 -70", "60", "70"), ("5% s.d. 7,5%", "5", "7.5")],
)
def test_a_range_has_two_ends(text: str, low: str, high: str) -> None:
    """Whatever stands between them."""
    (reading,) = cell(text).readings
    assert (reading.value, reading.upper) == (Fraction(low), Fraction(high))


def test_a_range_that_runs_downwards_is_no_number() -> None:
    """Which end is which cannot be told."""
    assert cell("90 - 80").kind == "words"


@pytest.mark.parametrize(("text", "sign"), [(">= 87", ">="), ("=< 60", "<="), ("≤ 5", "<="), ("min. 80", ">=")])
def test_a_comparison_before_a_target_is_kept(text: str, sign: str) -> None:
    """It hints at the polarity; the number is the target."""
    assert (cell(text).kind, cell(text).sign) == ("number", sign)


@pytest.mark.parametrize("text", [">100%", "(>100%)", "lebih dari 100"])
def test_a_limit_alone_is_a_bound(text: str) -> None:
    """``>100%`` is no figure."""
    assert cell(text).kind == "bound"


@pytest.mark.parametrize("text", ["1.234", "104,319", "15.625%", "Rp 1.500"])
def test_three_digits_behind_one_separator_keep_both_readings(text: str) -> None:
    """They are thousands or decimals; the text does not say which."""
    assert {reading.places for reading in cell(text).readings} == {0, 3}
    assert cell(text).style == ""


def test_a_leading_zero_settles_it() -> None:
    """0.350 is no three hundred and fifty."""
    (reading,) = cell("0.350").readings
    assert (reading.value, reading.decimal) == (Fraction(35, 100), ".")


def test_the_decimals_of_a_program_are_all_kept() -> None:
    """More than the library itself would publish."""
    (reading,) = cell("120.70316940743437").readings
    assert (reading.places, reading.value) == (14, Fraction("120.70316940743437"))


@pytest.mark.parametrize(("text", "value"), [("12.281.31.513", "1228131513"), ("Rp 1,595,757,500,00", "1595757500")])
def test_digits_grouped_in_no_known_way_are_read_and_marked(text: str, value: str) -> None:
    """They are a number all the same, and the row says so."""
    (reading,) = cell(text).readings
    assert (reading.value, reading.regrouped) == (Fraction(value), True)


@given(numbers(integer_digits=12, fraction_digits=6), st.sampled_from([write_id, write_en]))
def test_what_the_library_writes_is_among_the_readings(value: Fraction, write: object) -> None:
    """Either language's writing."""
    assert value in {reading.value for reading in cell(write(value)).readings}  # type: ignore[operator]


@given(texts)
def test_any_text_is_some_kind_of_cell(text: str) -> None:
    """No text raises, and only numbers and bounds have readings."""
    read = cell(text)
    assert bool(read.readings) == (read.kind in {"number", "bound"})
