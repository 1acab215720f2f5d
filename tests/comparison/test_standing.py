from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip import regulations
from sakip.assessment import assess_one
from sakip.comparison import Standing, standing_of
from sakip.formulas import count
from sakip.indicators import Indicator, Predicate, Range, Realisation, Target
from sakip.periods import Year

YEAR = Year(2024)
EXCEEDED, REACHED, NOT_REACHED, NOT_COMPUTABLE = Standing
OPINIONS = ("TMP", "TW", "WDP", "WTP")


def standing(target: Any, result: Any, **facts: Any) -> Standing:
    given: dict[str, Any] = {"code": "a", "name": "A", "unit": "bilangan", "formula": count("n")}
    indicator = Indicator(**given | facts)
    aim = None if target is None else Target("a", YEAR, target)
    done = None if result is None else Realisation("a", YEAR, {"n": result})
    return standing_of(assess_one(indicator, aim, done, period=YEAR))


@pytest.mark.parametrize(
    ("polarity", "target", "result", "expected"),
    [
        ("higher", 85, 86, EXCEEDED),
        ("higher", 85, 85, REACHED),
        ("higher", 85, 84, NOT_REACHED),
        ("lower-mirror", 10, 8, EXCEEDED),
        ("lower-mirror", 10, 10, REACHED),
        ("lower-inverse", 10, 12, NOT_REACHED),
        ("stabilise", 10, 10, REACHED),
        ("stabilise", 10, 11, NOT_REACHED),
        ("stabilise", 10, 9, NOT_REACHED),
        ("higher", Range(80, 90), 85, REACHED),
        ("higher", Range(80, 90), 95, EXCEEDED),
        ("higher", Range(80, 90), 79, NOT_REACHED),
        ("lower-mirror", Range(7, 8), 6, EXCEEDED),
        ("lower-mirror", Range(7, 8), 9, NOT_REACHED),
        ("stabilise", Range(7, 8), 6, NOT_REACHED),
        ("higher", None, 85, NOT_COMPUTABLE),
        ("higher", 85, None, NOT_COMPUTABLE),
        (None, 85, 85, NOT_COMPUTABLE),
        ("higher", 0, 85, NOT_COMPUTABLE),
    ],
)
def test_a_result_stands_to_its_target_by_the_rule_of_the_indicator(
    polarity: str | None, target: Any, result: Any, expected: Standing
) -> None:
    """What nobody reported is not called not reached, and what stays on target cannot exceed it."""
    assert standing(target, result, polarity=polarity) is expected


def test_a_target_of_zero_is_met_or_not_where_the_indicator_says_so() -> None:
    facts = {"polarity": "lower-mirror", "zero_target": "met-or-not"}
    assert (standing(0, 0, **facts), standing(0, 1, **facts)) == (REACHED, NOT_REACHED)


@pytest.mark.parametrize(
    ("result", "expected"), [*zip(OPINIONS, [NOT_REACHED, NOT_REACHED, REACHED, EXCEEDED], strict=True)]
)
def test_a_predicate_is_exceeded_by_one_that_ranks_higher(result: str, expected: Standing) -> None:
    assert standing(Predicate("WDP"), Predicate(result), predicates=OPINIONS) is expected


@pytest.mark.parametrize(
    ("result", "expected"), [(70, NOT_REACHED), ("70.01", REACHED), (80, REACHED), ("80.01", EXCEEDED), (91, EXCEEDED)]
)
def test_a_grade_is_exceeded_by_a_number_in_a_higher_band(result: Any, expected: Standing) -> None:
    """PermenPANRB 88/2021: above 60 to 70 B, above 70 to 80 BB, above 80 to 90 A, above 90 AA; the target is BB."""
    scale = regulations.scale("akip", on=YEAR.end)
    assert standing(Predicate("BB"), result, scale=scale, unit="nilai") is expected


def test_the_printed_achievement_decides() -> None:
    """99,996 is printed 100,00 and reached; 100,004 is printed 100,00 and not exceeded."""
    assert standing("100000", "99996", polarity="higher") is REACHED
    assert standing("100000", "100004", polarity="higher") is REACHED
    assert standing("100000", "100005", polarity="higher") is EXCEEDED


def test_a_cap_hides_neither_that_a_target_was_exceeded_nor_a_floor_that_it_was_missed() -> None:
    assert standing(10, 12, polarity="higher", cap=100, limits_basis="x") is EXCEEDED
    assert standing(10, 10, polarity="higher", cap=100, limits_basis="x") is REACHED
    assert standing(10, 9, polarity="higher", floor=100, limits_basis="x") is NOT_REACHED
    assert standing(100000, 100004, polarity="higher", cap=100, limits_basis="x") is EXCEEDED


def test_a_standing_is_said_in_both_languages() -> None:
    assert [each.label() for each in Standing] == ["melampaui", "tercapai", "tidak tercapai", "tidak dapat dihitung"]
    assert [each.label("en") for each in Standing] == ["exceeded", "reached", "not reached", "not computable"]


@given(
    st.sampled_from(["higher", "lower-mirror", "lower-inverse", "stabilise"]),
    st.integers(1, 500),
    st.integers(0, 500),
    st.none() | st.sampled_from([50, 100, 120]),
)
def test_the_standing_agrees_with_the_achievement(polarity: str, target: int, result: int, cap: int | None) -> None:
    indicator = Indicator(
        code="a", name="A", unit="bilangan", formula=count("n"), polarity=polarity, cap=cap, limits_basis="x"
    )
    done = assess_one(indicator, Target("a", YEAR, target), Realisation("a", YEAR, {"n": result}))
    got = standing_of(done)
    assert (got in {EXCEEDED, REACHED}) == (done.achievement.reached is True)
    assert (got is NOT_COMPUTABLE) == (done.achievement.reached is None)
    if done.achievement.raw is not None and done.achievement.limited is None:
        assert (got is EXCEEDED) == (Fraction(done.achievement.value or 0) > 100)
    if polarity == "stabilise":
        assert got is not EXCEEDED
