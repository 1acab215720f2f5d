"""Fields of single values: exact numbers, periods, bands, and results, which only go out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from strategies import anything, examples

import sakip
from sakip import Assessment, CategoryBand, Month, Predicate, Quarter, Range, Scorecard, Semester, Status, Year
from sakip.exports import json as exported
from sakip.fields import Exact, Period

EXACT: TypeAdapter[Fraction] = TypeAdapter(Exact)


def _refused(kind: Any, given: Any) -> tuple[str, str]:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(given)
    (fault,) = refused.value.errors()
    return fault["type"], fault["msg"]


# --- exact numbers ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "written"),
    [
        (88, "88"),
        ("88.30", "88.3"),
        (Decimal("88.305"), "88.305"),
        (0.1, "0.1"),
        ("1/9", "1/9"),
        (Fraction(-2, 4), "-0.5"),
        ("999999999999999999.999999999",) * 2,
    ],
)
def test_an_exact_number_goes_out_as_text(given: Any, written: str) -> None:
    assert EXACT.dump_python(EXACT.validate_python(given), mode="json") == written


@examples(50)
@given(anything)
def test_an_exact_number_comes_back_the_same(value: Fraction) -> None:
    """A decimal or any other quotient."""
    assert EXACT.validate_json(EXACT.dump_json(EXACT.validate_python(value))) == value


@pytest.mark.parametrize(
    "given",
    [
        "88,3",
        "1_000",
        "",
        " 5",
        "1e3",
        True,
        None,
        "1/0",
        [],
        float("nan"),
        10**18,
        Fraction(10**18, 7),
        1.23456789012345678,
    ],
)
def test_what_is_no_exact_number_is_refused(given: Any) -> None:
    assert _refused(Exact, given)[0].startswith("sakip.")


def test_what_is_repeated_is_not_filled_in() -> None:
    """A text in braces stays one, though messages are made of templates."""
    assert _refused(Period, "{id} {en}")[1].startswith("'{id} {en}' names no period")


def test_half_a_character_is_repeated_as_its_number() -> None:
    assert "\\ud800" in _refused(Period, "\ud800")[1]


# --- periods ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "given", "period"),
    [
        (Year, 2024, Year(2024)),
        (Semester, "Semester I 2024", Semester(2024, 1)),
        (Quarter, "TW II 2024", Quarter(2024, 2)),
        (Month, "Mei 2024", Month(2024, 5)),
        (Period, "2024-Q2", Quarter(2024, 2)),
        (Year | Quarter, "2024-Q2", Quarter(2024, 2)),
        (Year | Semester | Quarter | Month, "2024-05", Month(2024, 5)),
    ],
)
def test_a_period_is_read_in_every_way_it_is_written(kind: Any, given: Any, period: Any) -> None:
    adapter = TypeAdapter(kind)
    assert adapter.validate_python(given) == adapter.validate_python(period) == period
    assert adapter.dump_json(period) == f'"{period}"'.encode()


def test_another_kind_of_period_is_refused() -> None:
    assert _refused(Quarter, "2024") == ("sakip.bad-value", "'2024' is a year, not a quarter. Write it like 2024-Q2.")
    assert _refused(Quarter, Year(2024))[0] == "sakip.bad-value"


def test_a_period_of_any_kind_is_refused_once() -> None:
    assert _refused(Period, "TW V 2024")[0] == "sakip.bad-period"


def test_periods_are_keys_of_mappings() -> None:
    adapter = TypeAdapter(dict[Quarter, Exact])
    assert adapter.dump_json({Quarter(2024, 1): Fraction(1, 2)}) == b'{"2024-Q1":"0.5"}'
    assert adapter.validate_json('{"2024-Q1": "0.5"}') == {Quarter(2024, 1): Fraction(1, 2)}


# --- ranges, words, bands ---------------------------------------------------------------------------------------------


def test_a_range_and_a_predicate_look_as_in_a_set_file() -> None:
    assert TypeAdapter(Range).dump_python(Range("80", "90.5"), mode="json") == {"from": "80", "to": "90.5"}
    assert TypeAdapter(Predicate).dump_python(Predicate("WTP"), mode="json") == {"predicate": "WTP"}
    assert TypeAdapter(Predicate).validate_python("WTP") == Predicate("WTP")
    assert _refused(Range, {"from": 90, "to": 80})[0] == "sakip.range-upside-down"
    assert _refused(Range, {"predicate": "WTP"})[0] == "sakip.bad-value"
    assert _refused(Predicate, {"from": 1, "to": 2})[0] == "sakip.bad-value"


BAND = {"code": "A", "label": "Baik", "lower": "70", "upper": 80.5, "lower_included": False, "upper_included": True}


def test_a_band_says_its_ends_and_whether_they_belong_to_it() -> None:
    band = TypeAdapter(CategoryBand).validate_python(BAND)
    assert band.interval() == "(70, 80.5]"
    assert TypeAdapter(CategoryBand).dump_python(band, mode="json") == {**BAND, "upper": "80.5"}


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"lower": "x"}, ("lower",)),
        ({"lower": 90}, ()),
        ({"upper": None}, ("upper_included",)),
        ({"upper_included": "ya"}, ("upper_included",)),
        ({"warna": "hijau"}, ("warna",)),
    ],
)
def test_a_band_that_none_could_be_is_refused(changed: dict[str, Any], place: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(CategoryBand).validate_python(BAND | changed)
    assert [fault["loc"] for fault in refused.value.errors()] == [place]


# --- results ----------------------------------------------------------------------------------------------------------


def test_results_go_out_as_they_are_published() -> None:
    card = sakip.assess(sakip.load("muncar-2024"))
    assert TypeAdapter(Scorecard).dump_python(card, mode="json") == exported.scorecard(card, card.findings)
    one = card["ikm"]
    assert TypeAdapter(Assessment).dump_python(one, mode="json") == one.explain().to_dict()
    assert TypeAdapter(Scorecard).dump_python(card) is card


def test_results_do_not_come_in() -> None:
    """Nobody hands in a number that nobody can explain."""
    card = sakip.assess(sakip.load("muncar-2024"))
    assert TypeAdapter(Scorecard).validate_python(card) is card
    assert "computed" in _refused(Scorecard, {"format": "sakip.scorecard/1"})[1]
    assert "computed" in _refused(Assessment, card["ikm"].explain().to_dict())[1]


@given(st.sampled_from(Status))
def test_a_status_is_its_value(status: Status) -> None:
    adapter = TypeAdapter(Status)
    assert adapter.validate_json(adapter.dump_json(status)) is status
