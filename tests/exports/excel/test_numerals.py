from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
import strategies as own
from hypothesis import given
from hypothesis import strategies as st

from sakip.exports.excel.numerals import as_printed, decimals, store, text
from sakip.figures import publish, read_id, write_id

if TYPE_CHECKING:
    from sakip.exports.excel.numerals import Value

UNITS = st.sampled_from(["", "persen", "rupiah", "dokumen", "nilai", "permil", "persen / tahun"])


@given(own.numbers(), UNITS)
def test_a_cell_holds_all_of_a_number_or_none(value: Fraction, unit: str) -> None:
    kept = store(value, unit)
    hundred = 100 if unit.startswith("persen") else 1
    if kept is None:
        assert read_id(text(value, ""), decimal=",") == value
    else:
        assert Fraction(kept.number) * hundred == value
        assert len(str(abs(int(kept.number.scaleb(9)))).strip("0")) <= 15


@given(own.quotients, st.integers(0, 6))
def test_a_number_without_end_is_published_to_its_places(value: Fraction, places: int) -> None:
    kept = store(value, "", places)
    if decimals(value) is None and kept is not None:
        assert kept.number == publish(value, places)


@pytest.mark.parametrize(
    ("value", "unit", "places", "number", "number_format"),
    [
        (Decimal("88.30"), "persen", None, "0.8830", "[$-421]#,##0.00%"),
        (88, "persen", None, "0.88", "[$-421]#,##0%"),
        (Fraction(1, 3), "", 2, "0.33", "[$-421]#,##0.00"),
        (Fraction("87.5"), "", 2, "87.5", "[$-421]#,##0.00"),
        (Decimal(1500000), "rupiah", None, "1500000", '[$-421]"Rp"#,##0'),
        (Decimal("12.5"), "juta rupiah", None, "12.5", '[$-421]"Rp"#,##0.0" juta"'),
        (Decimal(3), "dokumen", None, "3", '[$-421]#,##0" dokumen"'),
        (Decimal("1.5"), "persen / tahun", None, "0.015", '[$-421]#,##0.0%" per tahun"'),
        (Decimal("1.5"), "permil", None, "1.5", '[$-421]#,##0.0"‰"'),
        (999_999_999_999_999, "", None, "999999999999999", "[$-421]#,##0"),
    ],
)
def test_a_number_is_stored_with_the_format_that_shows_it(
    value: Value, unit: str, places: int | None, number: str, number_format: str
) -> None:
    kept = store(value, unit, places)
    assert kept is not None
    assert (str(kept.number), kept.number_format) == (number, number_format)


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (Decimal(1234567890123456), "rupiah", "Rp1.234.567.890.123.456"),
        (Decimal("12345678901234.56"), "", "12.345.678.901.234,56"),
        (Fraction(1, 3), "persen", "1/3%"),
        (Decimal("0.12345678"), "persen", "0,12345678%"),
        (10**17 + 1, "dokumen", "100.000.000.000.000.001 dokumen"),
        (5, 'a"b', '5 a"b'),
    ],
)
def test_what_no_cell_keeps_is_text_with_all_its_digits(value: Value, unit: str, said: str) -> None:
    assert store(value, unit) is None
    assert text(value, unit) == said


def test_no_decimal_context_of_the_caller_matters() -> None:
    with localcontext(prec=2):
        kept = store(Decimal("12345.67"), "persen")
        assert kept is not None
        assert f"{kept.number:.16G}" == "123.4567"


@given(own.numbers(integer_digits=9, fraction_digits=4), UNITS, st.integers(0, 5))
def test_a_number_is_shown_as_it_was_printed(value: Fraction, unit: str, places: int) -> None:
    """Whatever the places, with or without unit and marks: the printed text is found again, and nothing more."""
    printed = text(value, unit, places)
    found = as_printed(f"{printed} [2]", value, unit, places)
    assert found is not None
    said, shown, mark = found
    assert text(value, said, shown) + mark == f"{printed} [2]"
    assert shown == len(write_id(value, shown).partition(",")[2])
    assert as_printed(f"≥ {printed}", value, unit, places) is None
    assert as_printed(f"{printed} (Juni)", value, unit, places) is None


@pytest.mark.parametrize(
    ("printed", "lang", "found"),
    [("82,50", "id", ("", 2, "")), ("82.50%", "en", ("persen", 2, "")), ("82.5", "id", None), ("83", "id", None)],
)
def test_printed_zeros_stay(printed: str, lang: str, found: tuple[str, int, str] | None) -> None:
    assert as_printed(printed, Fraction("82.5"), "persen", lang=lang) == found
