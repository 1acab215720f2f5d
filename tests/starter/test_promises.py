from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.starter.promises import Promise, of_cell, promise
from sakip.workbooks import Cell

GRADES = ("D", "C", "CC", "B", "BB", "A", "AA")


@pytest.mark.parametrize(
    ("text", "value", "unit", "mark"),
    [
        ("87", "87", "", ""),
        ("87,5", "87.5", "", ""),
        ("100%", "100", "persen", ""),
        ("100 %", "100", "persen", ""),
        ("100%.", "100", "persen", ""),
        ("100 persen", "100", "persen", ""),
        ("1 inovasi", "1", "inovasi", ""),
        ("1 (satu) inovasi", "1", "inovasi", ""),
        ("12 (dua belas) dokumen", "12", "dokumen", ""),
        ("4 dok.", "4", "dok", ""),
        ("12 hasil koordinasi", "12", "hasil koordinasi", ""),
        ("1.000.000 orang", "1000000", "orang", ""),
        ("0,125", "0.125", "", ""),
        ("Rp 1.500.000", "1500000", "rupiah", ""),
        ("Rp1.250.000.000,00", "1250000000", "rupiah", ""),
        ("Rp 2,5 miliar", "2.5", "miliar rupiah", ""),
        ("≥ 87%", "87", "persen", "≥"),
        (">87", "87", "", ">"),
        ("minimal 80", "80", "", "minimal"),
        ("Min. 80 persen", "80", "persen", "Min."),
        ("paling lama 3 hari", "3", "hari", "paling lama"),
        ("75 (BB)", "75", "", "BB"),
        ("70,10 (BB)", "70.1", "", "BB"),
        ("BB (75)", "75", "", "BB"),
        ("B / 75", "75", "", "B"),
        ("87 (Sangat Baik)", "87", "", "Sangat Baik"),
    ],
)
def test_a_number_and_what_stands_beside_it(text: str, value: str, unit: str, mark: str) -> None:
    """A sign or a grade is no part of the number, and is named."""
    assert promise(text, GRADES) == Promise(Fraction(value), unit, mark=mark)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("80-85", "80", "85", ""),
        ("86,5–87", "86.5", "87", ""),
        ("80 s.d. 85", "80", "85", ""),
        ("80% s/d 85%", "80", "85", "persen"),
        ("3 sampai dengan 5 hari", "3", "5", "hari"),
    ],
)
def test_a_range_has_two_ends(text: str, low: str, high: str, unit: str) -> None:
    expected = promise(text)
    assert (expected.value, expected.upper) == (Fraction(low), Fraction(high))
    assert (expected.unit, expected.code) == (unit, "") or (unit, text) == ("persen", "80% s/d 85%")


@pytest.mark.parametrize("word", [*GRADES, "WTP", "WDP"])
def test_a_word_that_ranks_is_a_predicate(word: str) -> None:
    assert promise(word, GRADES) == Promise(predicate=word)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.250", "thousands"),
        ("1,250", "thousands"),
        ("1.250 orang", "thousands"),
        ("minimal 1.250", "thousands"),
        ("Ada", "word"),
        ("seratus", "word"),
        ("Baik", "word"),
        ("½", "unread"),
        ("1:5.000", "unread"),
        ("10/12", "unread"),
        ("1 250", "unread"),
        ("1e3", "unread"),
        ("87*", "unread"),
        ("(5)", "unread"),
        ("100% persen", "unread"),
        ("80 (catatan)", "unread"),
        ("1.250.5", "unread"),
        ("-5", "negative"),
        ("4,5 - 4,0", "falling"),
        ("", "unread"),
    ],
)
def test_what_is_not_certain_is_not_a_target(text: str, code: str) -> None:
    """The reason is named by its own code, as each has another remedy."""
    assert promise(text, GRADES) == Promise(code=f"sheet-target-{code}")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Fraction(88), Promise(Fraction(88))),
        (Fraction(-3), Promise(code="sheet-target-negative")),
        (dt.date(2025, 5, 8), Promise(code="sheet-target-date")),
        ("-", None),
        (" – ", None),
        ("8", Promise(Fraction(8))),
    ],
)
def test_a_cell_holds_a_number_a_date_or_a_text(value: str | Fraction | dt.date, expected: Promise | None) -> None:
    assert of_cell(Cell(2, 4, value)) == expected


def test_a_percentage_is_one_by_its_format() -> None:
    assert of_cell(Cell(2, 4, Fraction(88), percent=True)) == Promise(Fraction(88), "persen")


@given(st.text(st.one_of(st.characters(), st.sampled_from("0123456789.,-%() ≥sdRp")), max_size=40))
def test_every_text_is_a_target_or_has_its_reason(text: str) -> None:
    """Never both, and never neither; nothing raises."""
    found = promise(text, GRADES)
    assert bool(found.code) == (found.value is None and not found.predicate)
    assert found.value is None or (found.value >= 0 and (found.upper is None or found.upper >= found.value))
