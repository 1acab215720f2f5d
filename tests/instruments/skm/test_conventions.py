from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import SKM_CODES, complete, respondents

from sakip.errors import DefinitionError, NumberError
from sakip.figures import publish, write_id
from sakip.instruments import skm
from sakip.instruments.skm import Convention, Count, Result, Steps, Tally

ON = date(2024, 12, 31)
FULL: dict[str, Any] = dict.fromkeys(SKM_CODES, 3)
# the sums of the answers of 29 respondents in a published survey, element by element
TOTALS = (105, 101, 100, 116, 102, 105, 106, 105, 115)
SURVEYED = skm.evaluate(
    Tally(
        skm.survey(ON),
        {"": {c: Count((0, 0, 4 * 29 - t, t - 3 * 29)) for c, t in zip(SKM_CODES, TOTALS, strict=True)}},
    ),
    on=ON,
)
MEANS = skm.of_means(dict.fromkeys(SKM_CODES, Fraction("3.2")) | {"waktu": "3.86"}, on=ON)  # 3.2733…, 81.8333…


def departures(found: tuple[Convention, ...]) -> list[dict[str, Any]]:
    return [dict(convention.departures) for convention in found]


@pytest.mark.parametrize(
    ("published", "convention"),
    [
        ("91,48", {}),
        ("91,38", {"weights": "0.111"}),
        ("90,56", {"weights": "0.11"}),
        ("91,50", {"mean": 2}),
        ("91,25", {"weighted": 2}),
        ("91,40", {"weights": "0.111", "weighted": 3}),
        ("90,75", {"weights": "0.11", "weighted": 2}),
    ],
)
def test_the_convention_behind_each_of_seven_published_figures_is_named(
    published: str, convention: dict[str, Any]
) -> None:
    """Sheets that round the means as well are named by the step that suffices."""
    assert convention in departures(SURVEYED.which_rule_reproduces(published))


def test_the_plainest_conventions_come_first_and_none_only_adds_to_another() -> None:
    for published in ("91,48", "91,38", "90,56", "91,50", "91,25", "91,40", "90,75"):
        found = [convention.departures for convention in SURVEYED.which_rule_reproduces(published)]
        assert [len(each) for each in found] == sorted(len(each) for each in found)
        assert not any(one < other for one in found for other in found)


@given(
    respondents(complete),
    st.sampled_from(["exact", "0.111", "0.11"]),
    st.builds(
        Steps,
        mean=st.sampled_from([None, 1, 2, 3]),
        weighted=st.sampled_from([None, 2, 3, 4]),
        total=st.sampled_from([None, 2, 3, 4]),
        rounding=st.sampled_from(["half-up", "truncate"]),
    ),
    st.sampled_from(["half-up", "truncate"]),
    st.integers(0, 4),
)
def test_whatever_convention_a_figure_was_made_with_it_or_a_plainer_one_is_named(
    rows: list[Any], weights: str, steps: Steps, publication: str, places: int
) -> None:
    """And each that is named does make the figure, when the survey is measured by it."""
    result = skm.measure(rows, on=ON)
    made = skm.measure(rows, on=ON, weights=weights, steps=steps).pooled.exact
    assert made is not None
    value = publish(made, places, publication)
    if value <= 4:
        return
    of_it = Convention(weights=weights, steps=steps, publication=publication, value=value).departures
    if made and steps.rounding != "half-up" and steps.mean is steps.weighted is steps.total is None:
        of_it -= {("steps", "truncate")}
    found = result.which_rule_reproduces(write_id(value, places))
    assert any(convention.departures <= of_it for convention in found)
    for convention in found:
        again = skm.measure(rows, on=ON, weights=convention.weights, steps=convention.steps).pooled.exact
        assert again is not None
        assert publish(again, places, convention.publication) == convention.value == value


@pytest.mark.parametrize(
    ("published", "found"),
    [
        ("81,83", [{}]), ("81.833", [{}]), ("82", [{}]), (82, [{}]), (81.83, [{}]), (81.8, [{}]), (" 81,83 ", [{}]),
        (82.0, [{"mean": 1, "total": 2}]), (Decimal("82.0"), [{"mean": 1, "total": 2}]), (Decimal("81.83"), [{}]),
        (Decimal("81.830"), []), ("81,83%", [{}]), ("3,27", [{}]), ("3.273", [{}]), ("3", [{}]), (3, [{}]),
        (Fraction("81.83"), [{}]), (Fraction(82), [{}]), ("99,99", []), ("25", []), ("0", []), ("-81,83", []),
        ("1234567,89", []),
    ],
)  # fmt: skip
def test_a_figure_counts_with_the_decimals_it_is_printed_with(published: Any, found: list[Any]) -> None:
    """Up to 4 it is an index on the scale of the answers."""
    made = departures(MEANS.which_rule_reproduces(published))
    assert made[:1] == found
    if found == [{}]:
        assert made == found


def test_a_figure_of_the_scale_of_the_answers_says_so() -> None:
    assert [c.scale for c in MEANS.which_rule_reproduces("3,27")] == ["answers"]
    assert [c.scale for c in MEANS.which_rule_reproduces("81,83")] == ["index"]


def test_decimals_may_be_told_where_a_number_has_lost_them() -> None:
    result = skm.measure([FULL], on=ON)
    assert departures(result.which_rule_reproduces(75, decimals=2)) == [{}]
    assert {} not in departures(MEANS.which_rule_reproduces(82, decimals=1))
    assert {} not in departures(MEANS.which_rule_reproduces("81,8", decimals=2))


def test_a_figure_cut_off_is_told_from_one_that_is_rounded() -> None:
    result = skm.of_means(dict.fromkeys(SKM_CODES, "3.26") | {"waktu": "3.32"}, on=ON)  # 81.6667
    assert departures(result.which_rule_reproduces("81,67"))[0] == {}
    assert departures(result.which_rule_reproduces("81,66"))[0] == {"publication": "truncate"}


def test_a_divisor_of_all_respondents_is_found_where_some_left_a_blank() -> None:
    """Wonosobo's sheet of 2017 divided by 50 where one of them had not answered."""
    rows = [FULL] * 49 + [{**FULL, "produk": None}]
    result = skm.measure(rows, on=ON)
    assert result.pooled.value == Decimal("75.00")
    assert departures(result.which_rule_reproduces("74,83"))[0] == {"divisor": "respondents"}
    without = skm.measure([FULL] * 50, on=ON)
    assert not any("divisor" in each for each in departures(without.which_rule_reproduces("74,83")))


def test_the_mean_of_services_is_found_and_labelled() -> None:
    rows = [{**FULL, "layanan": "A"}] * 9 + [{**dict.fromkeys(SKM_CODES, 4), "layanan": "B"}]
    result = skm.measure(rows, on=ON)
    assert departures(result.which_rule_reproduces("77,50"))[0] == {}
    (found,) = result.which_rule_reproduces("87,50")
    assert (found.of, found.label("id"), found.label("en")) == (
        "mean-of-services",
        "rata-rata layanan",
        "mean of services",
    )


def test_services_may_have_been_rounded_before_their_mean() -> None:
    groups = {"A": [4, 3, 3], "B": [3, 3, 3, 3, 3, 4, 4], "C": [4, 4, 4, 4, 4, 3]}
    rows = [{"waktu": score, "layanan": name} for name, scores in groups.items() for score in scores]
    result = skm.measure(rows, on=ON, unsur=["waktu"])
    exact = Fraction(10, 3) * 25, Fraction(23, 7) * 25, Fraction(23, 6) * 25
    rounded = sum((Fraction(publish(index, 2)) for index in exact), Fraction(0)) / 3
    assert publish(rounded, 4) != publish(sum(exact, Fraction(0)) / 3, 4)
    found = departures(result.which_rule_reproduces(str(publish(rounded, 4))))
    assert {"of": "mean-of-services", "service": 2} in found


@pytest.mark.parametrize(
    "choices",
    [
        {"weights": {code: Fraction(place, 45) for place, code in enumerate(SKM_CODES, 1)}},
        {"unanswered": "leave-out"},
        {"weights": "0.111", "unanswered": "leave-out"},
        {"weights": dict.fromkeys(SKM_CODES, "1/9"), "unanswered": "leave-out", "steps": Steps(mean=2)},
    ],
)
def test_a_result_reproduces_its_own_value_however_it_was_made(choices: dict[str, Any]) -> None:
    """By weights of one's own, and where an element was left out."""
    silent = {"biaya": None} if "unanswered" in choices else {}
    rows = [FULL | {"waktu": 4} | silent, FULL | {"sarana": 1} | silent, FULL | silent]
    result = skm.measure(rows, on=ON, **choices)
    assert result.pooled.value is not None
    found = result.which_rule_reproduces(result.pooled.value)
    assert found
    assert all(convention.value == result.pooled.value for convention in found)
    own = Convention(weights=result.weights, steps=result.steps, value=result.pooled.value).departures
    assert any(convention.departures <= own for convention in found)


def test_without_an_index_no_convention_is_found() -> None:
    result = skm.measure([{**FULL, "biaya": None}], on=ON)
    assert result.which_rule_reproduces("75,00") == ()


@pytest.mark.parametrize(
    "published", ["", "abc", "81,67 poin", "8l,67", None, True, float("nan"), float("inf"), "81,67,5"]
)
def test_what_is_no_figure_is_refused(published: Any) -> None:
    with pytest.raises(NumberError):
        MEANS.which_rule_reproduces(published)


@pytest.mark.parametrize("decimals", [-1, 10, 10**6, "2", 2.0, True])
def test_decimals_that_are_none_are_refused(decimals: Any) -> None:
    with pytest.raises(DefinitionError, match="decimals"):
        MEANS.which_rule_reproduces("81,83", decimals=decimals)


def test_a_convention_is_said_in_words() -> None:
    made = Convention(
        weights="0.11", divisor="respondents", steps=Steps(mean=2, total=3, rounding="truncate"), value=Decimal(1)
    )
    assert not made.exact
    assert made.label("en") == (
        "weights 0.11; divided by all respondents, silent or not; means rounded to 2 decimals; "
        "their sum rounded to 3 decimals; those steps: cut off"
    )
    assert made.label("id").startswith("penimbang 0,11; dibagi jumlah responden")
    assert Convention(value=Decimal(1)).exact


def test_the_answer_is_the_same_for_many_services() -> None:
    rows = [{**FULL, "waktu": n % 4 + 1, "layanan": f"L{n % 40}"} for n in range(200)]
    result: Result = skm.measure(rows, on=ON)
    assert result.mean_of_services is not None
    assert result.mean_of_services.value is not None
    assert result.which_rule_reproduces(result.mean_of_services.value)


def test_a_figure_may_be_that_of_a_single_service() -> None:
    """Named after the exact one of all, before what takes several steps."""
    rows = [{**FULL, "layanan": "KTP"}] * 3 + [{**FULL, "waktu": 4, "layanan": "KK {x}"}] * 2
    result = skm.measure(rows, on=ON)
    first = result.which_rule_reproduces("77,78")[0]
    assert (first.of, first.value) == ("KK {x}", Decimal("77.78"))
    assert first.label() == "nilai layanan KK {x} saja"
    assert "KK {x}" in first.label("en")
    assert departures(result.which_rule_reproduces("76,11"))[0] == {}
    many = [{**FULL, "waktu": place % 4 + 1, "layanan": f"L{place}"} for place in range(51)]
    assert not any(c.of.startswith("L") for c in skm.measure(many, on=ON).which_rule_reproduces("77,78"))
    assert any(c.of == "L3" for c in skm.measure(many[:50], on=ON).which_rule_reproduces("77,78"))
