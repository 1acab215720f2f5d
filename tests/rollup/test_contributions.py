"""What one office brings to a group: its components, its value, its weight; and over a period their totals."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from sakip.assessment import Assessment, assess
from sakip.errors import NumberError
from sakip.formulas import count, expression, ratio
from sakip.indicators import Indicator, Realisation, Working
from sakip.periods import Quarter, Year
from sakip.rollup.contributions import Contribution, contribution, reports, total
from sakip.rollup.definitions import of_group
from sakip.sets.model import IndicatorSet

YEAR = Year(2024)
FIRST, SECOND = Quarter(2024, 1), Quarter(2024, 2)


def rates(**facts: Any) -> Indicator:
    given: dict[str, Any] = {"code": "x", "name": "X", "unit": "persen", "formula": ratio("a", "b", unit="rupiah")}
    return Indicator(**given | facts)


def amounts(**facts: Any) -> Indicator:
    return rates(**{"unit": "rupiah", "formula": count("nilai")} | facts)


def assessed(indicator: Indicator, *given: dict[str, Any]) -> Assessment:
    """Assess a year reported once, or in its first quarters."""
    periods: list[Any] = [YEAR] if len(given) == 1 else [*YEAR.parts("quarter")]
    made = [Realisation("x", period, said) for period, said in zip(periods, given, strict=False)]
    return assess(IndicatorSet("s", [indicator], year=2024), made)["x"]


def brought(indicator: Indicator, *given: dict[str, Any], weights: Any = None) -> Contribution:
    made = contribution("Kec. A", assessed(indicator, *given), of_group(indicator), weights)
    assert made is not None
    return made


def number(given: Any) -> Fraction:
    return given.value if isinstance(given, Working) else given


# --- who reports ------------------------------------------------------------------------------------------------------


def test_an_office_reports_a_value_or_the_components_of_a_ratio_by_zero() -> None:
    """All of them: what is blank beside the zero is not reported, and another rule needs the value."""
    for rule in ("ratio-of-sums", "average"):
        assert reports(assessed(rates(), {"a": 1, "b": 2}), rule)
        assert not reports(assessed(rates(), {"a": None, "b": 0}), rule)
        assert not reports(assessed(rates(), {"a": 1}), rule)
        assert reports(assessed(rates(), {"a": 1, "b": 0}), rule) is (rule == "ratio-of-sums")
    thousands = assessed(rates(), {"a": "1 ribu rupiah", "b": 0})
    assert reports(thousands, "ratio-of-sums")
    assert total("Kec. A", thousands, "a") == 1000
    quarters = rates(consolidation="ratio-of-sums")
    assert reports(assessed(quarters, {"a": 1, "b": 0}, {"a": 2, "b": 0}), "ratio-of-sums")


# --- what it brings ---------------------------------------------------------------------------------------------------


def test_what_is_brought_is_what_the_group_puts_together() -> None:
    report = {"a": 3, "b": 4}
    assert brought(rates(), report) == Contribution({"a": Fraction(3), "b": Fraction(4)})
    assert brought(rates(aggregation="sum"), report) == Contribution({"jumlah": Fraction(75)})
    assert brought(rates(aggregation="average"), report) == Contribution({"jumlah": Fraction(75)})
    assert brought(amounts(), {"nilai": 5}) == Contribution({"nilai": Fraction(5)})
    rate = rates(aggregation="weighted-average", weighted_by="b")
    for weights, weight in ((None, 4), ({"Kec. A": Fraction(7)}, 7)):
        made = brought(rate, report, weights=weights)
        assert [*made.numbers] == ["tertimbang", "penimbang"]
        weighed = made.numbers["tertimbang"]
        assert isinstance(weighed, Working)
        assert [weighed.title, weighed.value] == ["Kec. A", 75 * weight]
        assert dict(weighed.inputs) == {"nilai": Fraction(75), "penimbang": Fraction(weight)}
        assert (made.numbers["penimbang"], made.lacks_weight, made.weighs_nothing) == (Fraction(weight), False, False)


def test_a_number_that_comes_alone_and_is_too_long_is_refused_by_its_name() -> None:
    with pytest.raises(NumberError, match=r"^the 'nilai' of an office has more than 1000 digits\."):
        Contribution({"nilai": Fraction(1, 10**1_000)})


def test_a_weight_is_put_together_over_the_quarters_under_the_name_of_the_office() -> None:
    rate = rates(aggregation="weighted-average", weighted_by="b", consolidation="ratio-of-sums")
    weight = brought(rate, {"a": 1, "b": 2}, {"a": 1, "b": 3}).numbers["penimbang"]
    assert isinstance(weight, Working)
    assert (weight.title, weight.value) == ("Kec. A", Fraction(5))


def test_a_weight_may_lack_or_be_nothing() -> None:
    rate = rates(aggregation="weighted-average", weighted_by="w")
    report = {"a": 3, "b": 4}
    assert brought(rate, report) == Contribution({}, lacks_weight=True)
    assert brought(rate, report, weights={}) == Contribution({}, lacks_weight=True)
    quarters = evolve(rate, consolidation="ratio-of-sums")
    assert brought(quarters, report, report) == Contribution({}, lacks_weight=True)
    assert brought(rate, report, weights={"Kec. B": Fraction(1)}) == Contribution({}, lacks_weight=True)
    assert brought(rate, report, weights={"Kec. A": Fraction(0)}) == Contribution({}, weighs_nothing=True)
    own = evolve(rate, formula=expression("a + 0 * b"), unit="bilangan", weighted_by="b", consolidation="ratio-of-sums")
    assert brought(own, {"a": 1, "b": 0}) == Contribution({}, weighs_nothing=True)
    assert brought(own, {"a": 1, "b": 0}, {"a": 1, "b": 0}) == Contribution({}, weighs_nothing=True)


def test_what_is_in_another_unit_is_converted_in_a_working() -> None:
    """With the office and both units; a component goes by its own unit, else by that of the indicator."""
    group = of_group(amounts())
    made = contribution("Kec. A", assessed(amounts(unit="juta rupiah"), {"nilai": 2}), group, None)
    assert made is not None
    working = made.numbers["nilai"]
    assert isinstance(working, Working)
    assert [working.title, working.value] == ["Kec. A: juta rupiah → rupiah", 2_000_000]
    assert dict(working.inputs) == {"dilaporkan": Fraction(2)}
    thousands = rates(formula=ratio("a", "b", unit="ribu rupiah"))
    made = contribution("Kec. A", assessed(thousands, {"a": 3, "b": 4}), of_group(rates()), None)
    assert made is not None
    assert {name: number(given) for name, given in made.numbers.items()} == {"a": 3000, "b": 4000}
    assert {given.title for given in made.numbers.values() if isinstance(given, Working)} == {
        "Kec. A: ribu rupiah → rupiah"
    }
    averaged = amounts(unit="juta rupiah", aggregation="average")
    made = contribution("Kec. A", assessed(averaged, {"nilai": 2}), of_group(amounts(aggregation="average")), None)
    assert made is not None
    assert number(made.numbers["jumlah"]) == 2_000_000


# --- totals -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("ratio-of-sums", 30), ("last", 20), ("sum", None), ("average", None), ("maximum", None)],
)
def test_the_total_of_a_component_is_that_of_the_parts_that_count(rule: Any, expected: int | None) -> None:
    """A sum of rates has no components, and neither has a mean of them; one part alone is the whole."""
    quarters = assessed(rates(consolidation=rule), {"a": 10, "b": 40}, {"a": 20, "b": 50})
    made = total("Kec. A", quarters, "a")
    assert (None if made is None else number(made)) == expected
    if rule == "ratio-of-sums":
        assert isinstance(made, Working)
        assert (made.title, dict(made.inputs)) == (
            "Kec. A", {"a_2024_Q1": Fraction(10), "a_2024_Q2": Fraction(20)}
        )  # fmt: skip
    one = assessed(rates(consolidation=rule), {"a": 10, "b": 40}, {"a": None, "b": None})
    assert total("Kec. A", one, "a") == 10


@pytest.mark.parametrize(
    ("rule", "expected"), [("sum", 31), ("maximum", 21), ("average", Fraction(31, 2)), ("last", 21)]
)
def test_an_indicator_that_is_its_component_has_its_value_for_a_total(rule: Any, expected: Any) -> None:
    quarters = assessed(amounts(consolidation=rule), {"nilai": 10}, {"nilai": 21})
    made = total("Kec. A", quarters, "nilai")
    assert made is not None
    assert number(made) == expected
    assert isinstance(made, Working) is (rule == "sum")


def test_what_was_reported_for_the_whole_is_its_own_total() -> None:
    assert total("Kec. A", assessed(rates(), {"a": 3, "b": 4}), "a") == 3
    assert total("Kec. A", assessed(rates(), {"a": 3}), "b") is None


def test_a_mean_of_rates_brings_nothing_to_a_ratio_of_sums() -> None:
    rate = rates(consolidation="average")
    quarters = assessed(rate, {"a": 10, "b": 40}, {"a": 20, "b": 50})
    assert contribution("Kec. A", quarters, of_group(rate), None) is None
