from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import SKM_CODES

from sakip import regulations
from sakip.errors import DefinitionError, OutOfScaleError, SakipError, UnknownNameError
from sakip.instruments.skm.rules import position, slug, survey

OLD, NEW = survey(date(2010, 1, 1)), survey(date(2024, 12, 31))


# --- the survey of a day ----------------------------------------------------------------------------------------------


def test_the_survey_of_2017_asks_nine_elements_in_the_order_of_the_regulation() -> None:
    """Complaints come 8th and facilities 9th, as the list of the regulation has them and its questionnaire has not."""
    assert NEW.codes == NEW.order == SKM_CODES
    assert (NEW.lowest, NEW.highest, list(NEW.scores)) == (1, 4, [1, 2, 3, 4])
    assert NEW.factor == 25
    assert NEW.basis.startswith("PermenPANRB 14/2017")


def test_the_survey_of_2004_asks_fourteen() -> None:
    assert len(OLD.codes) == 14
    assert OLD.codes[0] == "prosedur"
    assert OLD.basis.startswith("KEP/25/M.PAN/2/2004")


def test_no_survey_is_held_from_before_2004() -> None:
    with pytest.raises(SakipError, match="2004"):
        survey(date(2003, 12, 31))


@pytest.mark.parametrize(
    ("index", "of_2017", "of_2004"),
    [
        ("25", "D", "D"),
        ("43.75", "D", "D"),
        ("43.76", "D", "C"),
        ("62.50", "D", "C"),
        ("62.51", "D", "B"),
        ("64.994", "D", "B"),
        ("64.995", "C", "B"),
        ("76.604", "C", "B"),
        ("76.605", "B", "B"),
        ("81.254", "B", "B"),
        ("81.255", "B", "A"),
        ("82", "B", "A"),
        ("88.304", "B", "A"),
        ("88.305", "A", "A"),
        ("100", "A", "A"),
        ("100.004", "A", "A"),
        ("24.995", "D", "D"),
    ],
)
def test_an_index_is_rounded_half_up_to_two_decimals_before_it_is_classed(
    index: str, of_2017: str, of_2004: str
) -> None:
    """The printed intervals have holes of 0.01; the bands of 2004 are not those of 2017."""
    assert NEW.mutu(Fraction(index)).code == of_2017
    assert OLD.mutu(Fraction(index)).code == of_2004


@pytest.mark.parametrize("index", ["24.99", "24.994", "100.005", "100.01", "0", "-25"])
def test_an_index_outside_25_to_100_has_no_class(index: str) -> None:
    with pytest.raises(OutOfScaleError):
        NEW.mutu(Fraction(index))


# --- which elements ---------------------------------------------------------------------------------------------------


def test_a_survey_may_ask_fewer_elements_and_name_its_own() -> None:
    fewer = NEW.only(["waktu", "biaya"])
    assert fewer.codes == ("waktu", "biaya")
    own = NEW.only({"waktu": "", "biaya": "Ongkos", "kebersihan": "Kebersihan ruang"})
    assert [(unsur.code, unsur.name) for unsur in own.unsur] == [
        ("waktu", "Waktu penyelesaian"),
        ("biaya", "Ongkos"),
        ("kebersihan", "Kebersihan ruang"),
    ]
    assert own.only(["kebersihan"]).codes == ("kebersihan",)
    assert NEW.only(code for code in NEW.codes) == NEW


def test_a_number_means_the_same_element_however_few_are_asked() -> None:
    """U3 is the third of the regulation even in a survey of two; one's own elements are numbered after those."""
    own = NEW.only({"biaya": "", "waktu": "", "kebersihan": "Kebersihan"})
    assert [own.numbered(f"U{n}") for n in (1, 3, 4, 9, 10, 11)] == [None, "waktu", "biaya", None, "kebersihan", None]
    assert own.only(["kebersihan"]).numbered("U10") == "kebersihan"


@pytest.mark.parametrize(
    ("wanted", "error"),
    [
        ([], DefinitionError),
        ({}, DefinitionError),
        (["waktu", "waktu"], DefinitionError),
        (["wakt"], UnknownNameError),
        ("waktu", UnknownNameError),
        ([1], UnknownNameError),
        ({"Kebersihan Ruang": "Kebersihan"}, DefinitionError),
        ({"_x": "Kebersihan"}, DefinitionError),
        ({"x" * 41: "Kebersihan"}, DefinitionError),
        ({"kebersihan": ""}, UnknownNameError),
    ],
)
def test_elements_that_cannot_be_asked_are_refused(wanted: Any, error: type[SakipError]) -> None:
    with pytest.raises(error):
        NEW.only(wanted)


def test_the_nearest_element_is_proposed() -> None:
    with pytest.raises(UnknownNameError, match="'prosedur'"):
        NEW.only(["prosedure"])


# --- weights ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reading", "weight", "highest"),
    [("exact", Fraction(1, 9), 100), ("0.111", Fraction(111, 1000), "99.9"), ("0.11", Fraction(11, 100), 99)],
)
def test_each_reading_of_the_weights_has_its_highest_index(reading: str, weight: Fraction, highest: int | str) -> None:
    """Only the exact weights sum to 1: 0,11 tops out at 99 and 0,111 at 99,9."""
    weights = NEW.weights(reading, NEW.codes)
    assert weights == dict.fromkeys(NEW.codes, weight)
    assert sum(weights.values()) * 4 * 25 == Fraction(highest)


def test_the_weight_of_2004_is_one_fourteenth_or_0_071() -> None:
    assert set(OLD.weights("exact", OLD.codes).values()) == {Fraction(1, 14)}
    assert set(OLD.weights("0.071", OLD.codes).values()) == {Fraction(71, 1000)}
    with pytest.raises(UnknownNameError):
        OLD.weights("0.11", OLD.codes)


@given(st.integers(1, 30))
def test_exact_weights_sum_to_one_however_many_there_are(count: int) -> None:
    codes = [f"u{number}" for number in range(count)]
    assert sum(NEW.weights("exact", codes).values()) == 1


def test_weights_of_ones_own_are_kept_exactly() -> None:
    given: dict[str, Any] = {"waktu": "1/3", "biaya": Fraction(1, 6), "sarana": "0.5"}
    weights = NEW.weights(given, ("sarana", "waktu", "biaya"))
    assert list(weights.items()) == [
        ("sarana", Fraction(1, 2)),
        ("waktu", Fraction(1, 3)),
        ("biaya", Fraction(1, 6)),
    ]


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ({"waktu": "0.33", "biaya": "0.66"}, "99/100"),
        ({"waktu": "0.5", "biaya": "0.51"}, "101/100"),
        ({"waktu": 2, "biaya": -1}, r"biaya \(-1\)"),
        ({"waktu": 1}, "biaya"),
        ({"waktu": "0.5", "biaya": "0.3", "sarana": "0.2"}, "sarana"),
        ({"waktu": 1, 2: 0}, "2, biaya"),
        ({}, "biaya, waktu"),
    ],
)
def test_weights_that_do_not_fit_are_refused(weights: Any, said: str) -> None:
    with pytest.raises(DefinitionError, match=said):
        NEW.weights(weights, ("waktu", "biaya"))


@pytest.mark.parametrize("reading", ["0,1", "0.1", "", 0.11, None, ["exact"]])
def test_a_reading_there_is_not_is_refused_by_name(reading: Any) -> None:
    with pytest.raises(UnknownNameError):
        NEW.weights(reading, NEW.codes)


# --- headings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("U3", 3),
        ("u 3", 3),
        (" U03 ", 3),
        ("Unsur-3", 3),
        ("Q3", 3),
        ("P3", 3),
        ("Pertanyaan 12", 12),
        ("no. 3", 3),
        ("U0", None),
        ("U", None),
        ("3", None),
        ("U3a", None),
        ("U100", None),
        ("umur 3", None),
        ("", None),
    ],
)
def test_a_heading_may_number_its_element(heading: str, number: int | None) -> None:
    assert position(heading) == number


@given(st.text())
def test_a_heading_is_compared_by_its_letters_and_digits(heading: str) -> None:
    made = slug(heading)
    assert slug(made) == made == slug(f"  {heading}\t")
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789_")


@pytest.mark.parametrize("asked", [OLD, NEW], ids=["2004", "2017"])
def test_no_two_elements_answer_to_one_heading(asked: Any) -> None:
    """Otherwise a column would be counted for whichever stands last."""
    headings = [
        name for unsur in asked.unsur for name in {unsur.code, slug(unsur.name), *(slug(a) for a in unsur.aliases)}
    ]
    assert len(headings) == len(set(headings))


def test_the_scale_of_the_survey_is_the_one_in_force() -> None:
    assert NEW.scale == regulations.scale("skm", on=date(2024, 12, 31))
    assert OLD.scale == regulations.scale("skm", on=date(2010, 1, 1))
