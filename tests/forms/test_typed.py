from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import numbers

from sakip.forms.typed import Typed, TypedError, counts, read_number, written
from sakip.indicators import Amount, Predicate, Working
from sakip.tree import Component
from sakip.units import all_units

if TYPE_CHECKING:
    from sakip.indicators import Reported


@given(value=numbers(), unit=st.sampled_from(all_units()))
def test_what_a_form_writes_it_reads_again(value: Fraction, unit: str) -> None:
    """A number in any unit is written so that it is read as that number and nothing else."""
    found = read_number(written(value, unit), unit)
    assert (found.value, found.unit) in {(value, ""), (value, "persen")}
    assert not found.unit or unit == "persen"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (None, "persen", ""),
        (Fraction("87.5"), "persen", "87,5"),
        (Fraction("0.5"), "persen", "0,5%"),
        (Fraction(0), "persen", "0"),
        (Fraction(1234), "poin", "1234"),
        (Fraction("1.234"), "poin", "1,234"),
        (Fraction(456000000), "rupiah", "456.000.000"),
        (Fraction(1250), "desa", "1.250"),
        (Amount(Fraction(12500), "juta rupiah"), "rupiah", "12500 juta rupiah"),
        (Predicate("WTP"), "predikat", "WTP"),
        (Working("IKM", Component("a"), {"a": Fraction("88.3")}), "poin", "88,3"),
    ],
)
def test_a_number_is_written_as_people_write_it(value: Reported, unit: str, text: str) -> None:
    """With a decimal comma; in groups where nothing else can be meant; with its sign where it would be doubted."""
    assert written(value, unit) == text


@pytest.mark.parametrize(
    ("text", "unit", "value", "named"),
    [
        ("Rp 12,5 juta", "rupiah", "12.5", "juta rupiah"),
        ("Rp1.500.000,-", "rupiah", "1500000", "rupiah"),
        ("−3,5", "poin", "-3.5", ""),
        ("88 %", "persen", "88", "persen"),
        ("1.500 desa", "desa", "1500", "desa"),
    ],
)
def test_marks_and_units_are_kept(text: str, unit: str, value: str, named: str) -> None:
    """What stands beside a number is read with it."""
    assert read_number(text, unit) == Typed(Fraction(value), named)


@pytest.mark.parametrize(
    ("text", "unit", "code"),
    [
        ("1.234", "persen", "form-ambiguous"),
        ("1.234", "bilangan", "form-ambiguous"),
        ("1.500 juta rupiah", "rupiah", "form-ambiguous"),
        ("5% orang", "persen", "bad-number"),
        ("1,234.5", "desa", "bad-number"),
        ("1e3", "desa", "bad-number"),
        ("", "desa", "bad-number"),
    ],
)
def test_what_may_be_two_numbers_or_none_is_refused(text: str, unit: str, code: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(TypedError) as caught:
        read_number(text, unit)
    assert caught.value.code == code


def test_what_is_counted_comes_whole() -> None:
    """Villages, people and what a set counts of its own; not percent, points, money, time or rates."""
    assert [unit for unit in ("desa", "orang", "posyandu") if counts(unit)] == ["desa", "orang", "posyandu"]
    assert not any(map(counts, ("persen", "poin", "rupiah", "juta rupiah", "hari", "orang / desa", "bilangan")))


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("76,4 (BB)", "76,4"),
        ("BB (76,4)", "76,4"),
        ("76,4 / BB", "76,4"),
        ("3 (tiga)", "3"),
        ("delapan puluh", "1.234,56"),
        ("76.4,1 (BB)", "1.234,56"),
    ],
)
def test_a_number_beside_a_grade_is_named_as_it_has_to_be_written(text: str, example: str) -> None:
    """The remedy is what to type in this cell, where that is clear."""
    with pytest.raises(TypedError) as raised:
        read_number(text, "nilai")
    assert (raised.value.code, raised.value.facts["example"]) == ("bad-number", example)
