from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import SKM_CODES, complete, respondents

from sakip.errors import DefinitionError, UnknownNameError
from sakip.figures import publish
from sakip.indicators import Working
from sakip.instruments import skm
from sakip.instruments.skm import Count, Steps, Tally

ON = date(2024, 12, 31)
SURVEY = skm.survey(ON)
# the sums of the answers of 29 respondents in a published survey, element by element
TOTALS = (105, 101, 100, 116, 102, 105, 106, 105, 115)
RESPONDENTS = 29
PUBLISHED = [
    ("exact", Steps(), "91.48"),
    ("0.111", Steps(), "91.38"),
    ("0.11", Steps(), "90.56"),
    ("exact", Steps(mean=2), "91.50"),
    ("exact", Steps(weighted=2), "91.25"),
    ("0.111", Steps(mean=3, weighted=3), "91.40"),
    ("0.11", Steps(mean=2, weighted=2), "90.75"),
]
steps = st.builds(
    Steps,
    mean=st.sampled_from([None, 1, 2, 3]),
    weighted=st.sampled_from([None, 2, 4]),
    total=st.sampled_from([None, 2, 3]),
    rounding=st.sampled_from(["half-up", "truncate", "half-even"]),
)


def counted(total: int, respondents: int) -> Count:
    """Count answers of 3 and 4 that sum to a total."""
    fours = total - 3 * respondents
    return Count((0, 0, respondents - fours, fours))


SURVEYED = Tally(SURVEY, {"": {code: counted(t, RESPONDENTS) for code, t in zip(SKM_CODES, TOTALS, strict=True)}})


@pytest.mark.parametrize(("weights", "rounded", "published"), PUBLISHED)
def test_seven_conventions_make_seven_figures_of_one_survey(weights: str, rounded: Steps, published: str) -> None:
    """The document itself published 90.56; all of them are class A."""
    index = skm.evaluate(SURVEYED, on=ON, weights=weights, steps=rounded).pooled
    assert index.value == Decimal(published)
    assert index.mutu is not None
    assert index.mutu.code == "A"


def test_nothing_is_rounded_on_the_way_unless_asked_for() -> None:
    index = skm.evaluate(SURVEYED, on=ON).pooled
    assert index.exact == Fraction(sum(TOTALS), RESPONDENTS) / 9 * 25
    assert index.total == Fraction(sum(TOTALS), RESPONDENTS) / 9
    assert [element.mean for element in index.elements] == [Fraction(total, RESPONDENTS) for total in TOTALS]


def test_half_up_is_not_half_even() -> None:
    """A mean of 3.005 becomes 3.01, and 3.00 by the rule of Python's round()."""
    answers = [dict.fromkeys(SKM_CODES, 4)] + [dict.fromkeys(SKM_CODES, 3)] * 199
    for rule, value in (("half-up", "75.25"), ("half-even", "75.00"), ("truncate", "75.00")):
        index = skm.measure(answers, on=ON, steps=Steps(mean=2, rounding=rule)).pooled
        assert index.value == Decimal(value)


@pytest.mark.parametrize("answer", [1, 2, 3, 4])
@pytest.mark.parametrize("unsur", [None, ["biaya"], list(SKM_CODES[:7])])
def test_when_all_answer_the_same_the_index_is_25_times_that(answer: int, unsur: list[str] | None) -> None:
    """However many elements there are."""
    index = skm.measure([dict.fromkeys(SKM_CODES, answer)] * 3, on=ON, unsur=unsur).pooled
    assert index.exact == 25 * answer
    assert {element.index for element in index.elements} == {Decimal(f"{25 * answer}.00")}
    assert index.mutu is not None
    assert index.mutu.code == "DDCA"[answer - 1]


@given(respondents(complete), st.sampled_from([date(2010, 1, 1), ON]))
def test_an_index_lies_between_25_and_100_and_has_a_class(rows: list[dict[str, int]], on: date) -> None:
    numbered = [{f"U{place}": score for place, score in enumerate(row.values(), 1)} for row in rows]
    index = skm.measure(numbered, on=on).pooled
    assert index.exact is not None
    assert 25 <= index.exact <= 100
    assert index.mutu is not None
    assert index.mutu == skm.survey(on).mutu(index.exact)


@given(respondents(), steps, st.sampled_from(["exact", "0.111", "0.11"]))
def test_the_working_makes_the_index_and_is_written_and_read_back(
    rows: list[Any], rounded: Steps, weights: str
) -> None:
    """Through JSON, pickled, and in both languages."""
    index = skm.measure(rows, on=ON, steps=rounded, weights=weights).pooled
    if index.working is None:
        assert index.missing
        assert (index.exact, index.value, index.mutu, index.total) == (None, None, None, None)
        return
    assert index.working.value == index.exact == (index.total or 0) * 25
    assert index.exact is not None
    assert index.value == publish(index.exact, 2)
    again = Working.from_dict(index.working.to_dict())
    assert (again, again.value) == (index.working, index.exact)
    assert pickle.loads(pickle.dumps(index)).working.value == index.exact  # noqa: S301  # our own
    for lang in ("id", "en"):
        assert index.working.text("ikm", lang)


@given(respondents(), steps)
def test_rounded_steps_are_what_a_sheet_does(rows: list[Any], rounded: Steps) -> None:
    """Sum over answers, rounded; times the weight, rounded; summed, rounded; times 25."""
    index = skm.measure(rows, on=ON, steps=rounded).pooled

    def to(value: Fraction, places: int | None) -> Fraction:
        return value if places is None else Fraction(publish(value, places, rounded.rounding))

    total = Fraction(0)
    for code in SKM_CODES:
        given = [row[code] for row in rows if row[code] is not None]
        if not given:
            assert code in index.missing
            return
        total += to(to(Fraction(sum(given), len(given)), rounded.mean) / 9, rounded.weighted)
    assert index.exact == to(total, rounded.total) * 25


def test_weights_of_ones_own_weigh() -> None:
    rows = [{"waktu": 4, "biaya": 1, "sarana": 3}]
    weights = {"waktu": "1/3", "biaya": "1/2", "sarana": "1/6"}
    index = skm.measure(rows, on=ON, unsur=["waktu", "biaya", "sarana"], weights=weights).pooled
    assert index.exact == 25 * (Fraction(4, 3) + Fraction(1, 2) + Fraction(3, 6))
    assert index["biaya"].weight == Fraction(1, 2)


def test_an_element_that_weighs_nothing_changes_nothing() -> None:
    index = skm.measure([{"waktu": 4, "biaya": 1}], on=ON, weights={"waktu": 1, "biaya": 0}).pooled
    assert index.exact == 100


def test_what_to_improve_first_is_the_lowest_mean_and_of_equals_the_first_asked() -> None:
    row = dict(zip(SKM_CODES, (3, 4, 2, 3, 1, 2, 4, 1, 3), strict=True))
    index = skm.measure([row], on=ON).pooled
    assert [element.code for element in index.to_improve()] == [
        "produk", "pengaduan", "waktu", "kompetensi", "persyaratan", "biaya", "sarana", "prosedur", "perilaku",
    ]  # fmt: skip
    assert [element.mutu.code for element in index.to_improve() if element.mutu] == [*"DDDDCCCAA"]


def test_elements_without_an_answer_are_not_proposed_for_improvement() -> None:
    index = skm.measure([{**dict.fromkeys(SKM_CODES, 3), "waktu": None}], on=ON).pooled
    assert "waktu" not in [element.code for element in index.to_improve()]
    assert (index["waktu"].mean, index["waktu"].index, index["waktu"].mutu) == (None, None, None)


def test_an_element_is_found_by_its_code() -> None:
    index = skm.evaluate(SURVEYED, on=ON).pooled
    assert (index["biaya"].mean, index["biaya"].name) == (Fraction(4), "Biaya/tarif")
    with pytest.raises(UnknownNameError, match="biaya"):
        index["biay"]


@pytest.mark.parametrize("places", [-1, 10, 2.0, "2", True])
def test_steps_are_whole_numbers_of_decimals(places: Any) -> None:
    for name in ("mean", "weighted", "total"):
        with pytest.raises(DefinitionError, match=name):
            Steps(**{name: places})
    with pytest.raises(UnknownNameError):
        Steps(rounding="up")


def test_printed_weights_take_the_lowest_answers_below_the_scale() -> None:
    """With 0,11 a survey of ones is 24.75, which no class covers; the finding says what the weights sum to."""
    result = skm.measure([dict.fromkeys(SKM_CODES, 1)], on=ON, weights="0.11")
    assert (result.pooled.value, result.pooled.mutu) == (Decimal("24.75"), None)
    (finding,) = (finding for finding in result.findings if finding.code == "skm-weights")
    assert (finding.facts["sum"], finding.facts["highest"]) == (Fraction(99, 100), 99)
