from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from sakip.assessment import Scorecard, assess
from sakip.errors import DefinitionError, NumberError, UnknownNameError
from sakip.formulas import count, expression
from sakip.indicators import Indicator, Realisation, Target
from sakip.rollup import Region, across, scores
from sakip.sets.model import IndicatorSet

K = Region.of("K", ["A", "B"])


def made(**facts: Any) -> IndicatorSet:
    given: dict[str, Any] = {"unit": "bilangan", "formula": count("x"), "polarity": "higher"}
    indicator = Indicator(code="a", name="A", aliases=("alias-a",), **given | facts)
    return IndicatorSet(code="s", indicators=[indicator], year=2024, targets=[Target("a", 2024, 10)])


def card(**facts: Any) -> Scorecard:
    return assess(made(), [Realisation("a", 2024, {"x": 10})], **facts)


CARD = card()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"cards": [CARD]}, "Give them by name"),
        ({"cards": {"A": made()}}, "Assess the set first"),
        ({"cards": {"A": None}}, "leave out whoever has none"),
        ({"cards": {"A": CARD, 1: CARD}}, "1 names no office"),
        ({"weights": {"n": {1: 2}}}, "1 names no office"),
        ({"cards": {"A": [1]}}, "a list and no scorecard"),
        ({"region": "K"}, "'K' is no region. Give one: Region.of"),
        ({"weights": {"A": 1}}, "Give them by weight and office"),
        ({"weights": [1]}, "Give them by weight and office"),
        ({"targets": {"K": 90}}, "Give them by group"),
        ({"targets": {"K": ["90"]}}, "'90' is none"),
        ({"targets": {"K": "90"}}, "Give them by group"),
        ({"targets": [Target("a", 2024, 1)]}, "Give them by group"),
        ({"indicators": "posyandu"}, r"Write indicators=\['posyandu'\]"),
        ({"indicators": made()["a"]}, "and no list"),
        ({"indicators": 5}, "and no list"),
    ],
)
def test_what_only_looks_like_what_is_asked_for_is_refused(given: dict[str, Any], said: str) -> None:
    facts: dict[str, Any] = {"region": K, "cards": {"A": CARD}} | given
    with pytest.raises(DefinitionError, match=said):
        across(**facts)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"card": made()}, "Assess the set first"),
        ({"scale": "capaian"}, "regulations.scale"),
        ({"rule": "weighted", "weights": [1]}, "Give them by code"),
        ({"rule": "weighted", "weights": {"a": 1, "alias-a": 3}}, "'a' and 'alias-a' are one indicator"),
        ({"completeness": 80}, "such as 0.8"),
    ],
)
def test_a_score_refuses_it_too(given: dict[str, Any], said: str) -> None:
    facts: dict[str, Any] = {"card": CARD} | given
    with pytest.raises(DefinitionError, match=said):
        scores(**facts)


def test_a_completeness_may_be_written_in_percent() -> None:
    for written in ("50%", "50 %", "1/2", "0.5", 0.5, Fraction(1, 2)):
        assert across(K, {"A": CARD}, completeness=written)["a"].headline is not None
    assert across(K, {"A": CARD}, completeness="51%")["a"].headline is None
    assert scores(CARD, completeness="80%")[-1].required == Fraction(4, 5)
    for wrong in ("80,5%", "%", "lengkap"):
        with pytest.raises(NumberError, match=r"Write a share from 0 to 1, such as 0\.8"):
            across(K, {"A": CARD}, completeness=wrong)


def test_scorecards_that_count_other_realisations_are_refused() -> None:
    with pytest.raises(DefinitionError, match=r"policy 'all' of 'A'; .*policy 'verified' of 'B'"):
        across(K, {"A": CARD, "B": card(policy="verified")})
    with pytest.raises(DefinitionError, match="one period and day:"):
        across(K, {"A": CARD, "B": card(as_of=date(2024, 6, 1))})


def test_a_misspelt_weight_is_refused_and_the_weights_there_are_named() -> None:
    """Without a word the component of the right name would weigh instead."""
    rule = {"formula": expression("x + 0 * n"), "aggregation": "weighted-average", "weighted_by": "n"}
    office = assess(made(**rule), [Realisation("a", 2024, {"x": 10, "n": 3})])
    with pytest.raises(UnknownNameError, match=r"'N'.* Did you mean 'n'") as caught:
        across(K, {"A": office}, weights={"N": {"A": 1}})
    assert caught.value.known == ["n"]
    assert across(K, {"A": office}, weights={"n": {"A": 1}}, completeness=0)["a"].headline is not None
    with pytest.raises(UnknownNameError, match="'n'"):
        across(K, {"A": CARD}, weights={"n": {"A": 1}})
    declared = made(**rule)["a"]
    assert across(K, {"A": CARD}, weights={"n": {"A": 1}}, indicators=[declared])


def test_a_weight_of_nobody_in_the_region_is_named() -> None:
    office = assess(made(aggregation="weighted-average", weighted_by="n"), [Realisation("a", 2024, {"x": 10})])
    region = Region.of("K", ["Kec. A"])
    one = across(region, {"Kec. A": office}, weights={"n": {"Kec. A": 1, "Kec A": 1}})
    assert [finding.code for finding in one.findings] == ["rollup-weight-outside"]
    assert one.findings[0].text("en").endswith("Did you mean “Kec. A”?")
    many = across(
        region, {"Kec. A": office}, weights={"n": {"Kec. A": 1} | {f"Kec. {place}": 1 for place in range(20)}}
    )
    assert [finding.code for finding in many.findings] == ["rollup-weight-outsiders"]
    assert many.findings[0].facts["count"] == 20
