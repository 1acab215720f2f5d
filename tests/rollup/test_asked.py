from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

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
NO_CARD = (
    "the scorecard of 'A' is None. Give what assess() returns. In a roll-up leave out whoever has none: it is missing."
)
NO_SCALE = (
    "'capaian' is no scale. Give a CategoryScale, such as sakip.regulations.scale('capaian', on=date(2024, 12, 31))."
)
SHARE = "Write a share from 0 to 1, such as 0.8, or '80%'."
BY_WEIGHT = "Give them by weight and office: {'penduduk': {'Kec. A': 1200}}."
BY_GROUP = "Give them by group: {'Kab. X': [Target('a', 2024, '90')]}."


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"cards": [CARD]}, "the scorecards are a list and not by office. Give them by name: {'Kec. A': card}."),
        (
            {"cards": {"A": made()}},
            "the scorecard of 'A' is an IndicatorSet and no scorecard. Assess the set first: assess(set).",
        ),
        (
            {"cards": {"A": None}},
            NO_CARD,
        ),
        ({"cards": {"A": CARD, 1: CARD}}, "1 names no office. Write its name as text."),
        ({"weights": {"n": {1: 2}}}, "1 names no office. Write its name as text."),
        ({"cards": {"A": [1]}}, "the scorecard of 'A' is a list and no scorecard. Give what assess() returns."),
        ({"region": "K"}, "'K' is no region. Give one: Region.of('Kab. X', ['Kec. A', 'Kec. B'])."),
        ({"weights": {"A": 1}}, f"weight 'A' is 1 and not by office. {BY_WEIGHT}"),
        ({"weights": [1]}, f"the weights are a list and not by name. {BY_WEIGHT}"),
        ({"targets": {"K": 90}}, f"the targets of 'K' are 90 and no targets. {BY_GROUP}"),
        ({"targets": {"K": ["90"]}}, f"among the targets of 'K', '90' is none. {BY_GROUP}"),
        ({"targets": {"K": "90"}}, f"the targets of 'K' are '90' and no targets. {BY_GROUP}"),
        ({"targets": [Target("a", 2024, 1)]}, f"the targets are a list and not by group. {BY_GROUP}"),
        ({"indicators": "posyandu"}, "indicators is 'posyandu' and no list. Write indicators=['posyandu']."),
        ({"indicators": made()["a"]}, "indicators is an Indicator and no list. Write indicators=[...]."),
        ({"indicators": 5}, "indicators is an int and no list. Write indicators=[...]."),
    ],
)
def test_what_only_looks_like_what_is_asked_for_is_refused(given: dict[str, Any], said: str) -> None:
    facts: dict[str, Any] = {"region": K, "cards": {"A": CARD}} | given
    with pytest.raises(DefinitionError) as caught:
        across(**facts)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"card": made()}, "what is scored is an IndicatorSet and no scorecard. Assess the set first: assess(set)."),
        (
            {"scale": "capaian"},
            NO_SCALE,
        ),
        ({"rule": "weighted", "weights": [1]}, "the weights are [1] and not by code. Give them by code: {'ikm': 2}."),
        (
            {"rule": "weighted", "weights": {"a": 1, "alias-a": 3}},
            "'a' and 'alias-a' are one indicator, and both are given a weight. Give it one weight.",
        ),
        ({"completeness": 80}, f"completeness 80 is no share. {SHARE}"),
    ],
)
def test_a_score_refuses_it_too(given: dict[str, Any], said: str) -> None:
    facts: dict[str, Any] = {"card": CARD} | given
    with pytest.raises(DefinitionError) as caught:
        scores(**facts)
    assert str(caught.value) == said


def test_a_completeness_may_be_written_in_percent() -> None:
    for written in ("50%", "50 %", "1/2", "0.5", 0.5, Fraction(1, 2)):
        assert across(K, {"A": CARD}, completeness=written)["a"].headline is not None
    assert across(K, {"A": CARD}, completeness="51%")["a"].headline is None
    assert scores(CARD, completeness="80%")[-1].required == Fraction(4, 5)
    for none, all_of_them in ((0, 1), ("0%", "100%")):
        assert across(K, {"A": CARD}, completeness=none)["a"].required == 0
        assert across(K, {"A": CARD}, completeness=all_of_them)["a"].required == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("80,5%", "'80,5' is not a plain number"),
        ("%", "'' is blank, and blank is not zero"),
        ("lengkap", "'lengkap' is not a number"),
    ],
)
def test_a_completeness_that_cannot_be_read_is_refused_as_one(wrong: str, said: str) -> None:
    with pytest.raises(NumberError) as caught:
        across(K, {"A": CARD}, completeness=wrong)
    assert str(caught.value) == f"completeness: {said}. {SHARE}"
    assert caught.value.value == wrong


@pytest.mark.parametrize("wrong", [-1, "-0.01", "101%", 90, "-1%"])
def test_a_completeness_lies_between_nothing_and_everything(wrong: Any) -> None:
    with pytest.raises(DefinitionError) as caught:
        across(K, {"A": CARD}, completeness=wrong)
    assert str(caught.value) == f"completeness {wrong!r} is no share. {SHARE}"


def test_scorecards_that_count_other_realisations_are_refused() -> None:
    """What differs is said, with who is of which; the period of all is that of the roll-up."""
    with pytest.raises(DefinitionError) as caught:
        across(K, {"B": card(policy="verified"), "A": CARD, "C": CARD})
    assert str(caught.value) == (
        "the scorecards are not of one period, day and policy: 2024 by policy 'all' of 'A', 'C'; 2024 by policy "
        "'verified' of 'B'. Assess all offices alike."
    )
    with pytest.raises(DefinitionError) as caught:
        across(K, {"A": CARD, "B": card(as_of=date(2024, 6, 1))})
    assert str(caught.value) == (
        "the scorecards are not of one period and day: 2024 of 'A'; 2024 as of 2024-06-01 of 'B'. Assess all offices "
        "alike."
    )
    with pytest.raises(DefinitionError) as caught:
        across(K, {})
    assert str(caught.value) == "there is no scorecard to roll up. Give the scorecard of at least one office."
    known = across(K, {"A": card(as_of=date(2024, 6, 1))})
    assert (known.period, known.as_of) == (CARD.period, date(2024, 6, 1))


def test_of_many_scorecards_alike_the_first_three_are_named() -> None:
    many = dict.fromkeys(("A", "B", "C", "D", "E"), CARD)
    with pytest.raises(DefinitionError) as caught:
        across(K, many | {"F": card(as_of=date(2024, 6, 1))})
    assert str(caught.value) == (
        "the scorecards are not of one period and day: 2024 of 'A', 'B', 'C' and 2 more; 2024 as of 2024-06-01 of 'F'. "
        "Assess all offices alike."
    )


def test_a_weight_is_a_number_that_is_not_negative() -> None:
    rule = made(aggregation="weighted-average", weighted_by="n")
    office = assess(rule, [Realisation("a", 2024, {"x": 10})])
    with pytest.raises(NumberError) as caught:
        across(K, {"A": office}, weights={"n": {"A": "banyak"}})
    assert str(caught.value) == "weight 'n' of 'A': 'banyak' is not a number. Write it like 1234.5."
    assert caught.value.value == "banyak"
    with pytest.raises(DefinitionError) as negative:
        across(K, {"A": office}, weights={"n": {"A": "-0.5"}})
    assert str(negative.value) == (
        "weight 'n' of 'A' is negative. Weigh by what can be counted, and write 0 for an office that is not to count."
    )
    assert across(K, {"A": office}, weights={"n": {"A": "1/3", "B": 0}})["a"].outside == ("B",)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"targets": {"k": []}}, "there is no group called 'k'. Did you mean 'K'?"),
        ({"indicators": ["b"]}, "there is no indicator of these offices called 'b'. Known: 'a'."),
        ({"indicators": [5]}, "there is no indicator of these offices called 5. Known: 'a'."),
        ({"cards": {"Z": CARD}}, "no scorecard is of K: nobody there is called 'Z'. Known: 'A', 'B'."),
        ({"weights": {"": {"A": 1}}}, "there is no weight of an indicator (weighted_by) called ''."),
    ],
)
def test_what_names_nothing_there_is_refused_with_what_there_is(given: dict[str, Any], said: str) -> None:
    facts: dict[str, Any] = {"region": K, "cards": {"A": CARD}, "indicators": ["a"]} | given
    with pytest.raises(UnknownNameError) as caught:
        across(**facts)
    assert str(caught.value).startswith(said)


def test_who_may_be_meant_is_said_once_and_kept() -> None:
    region = Region.of("Kab. K", {"L": ["Kec. B", "Kec. A"]})
    with pytest.raises(UnknownNameError) as caught:
        across(region, {"Kec A": CARD, "Kec AA": CARD, "Puskesmas": CARD}, indicators=["a"])
    assert str(caught.value) == (
        "no scorecard is of Kab. K: nobody there is called 'Kec A', 'Kec AA', 'Puskesmas'. Did you mean 'Kec. A'?"
    )
    error = caught.value
    assert (error.kind, error.name, error.nearest, error.known) == (
        "office", "Kec A", "Kec. A", ["Kec. A", "Kec. B"]
    )  # fmt: skip
    with pytest.raises(UnknownNameError) as caught:
        across(region, {"Puskesmas": CARD}, indicators=["a"])
    assert (caught.value.nearest, caught.value.name) == (None, "Puskesmas")


def test_a_misspelt_weight_is_refused_and_the_weights_there_are_named() -> None:
    """Without a word the component of the right name would weigh instead."""
    rule = {"formula": expression("x + 0 * n"), "aggregation": "weighted-average", "weighted_by": "n"}
    office = assess(made(**rule), [Realisation("a", 2024, {"x": 10, "n": 3})])
    with pytest.raises(UnknownNameError) as caught:
        across(K, {"A": office}, weights={"N": {"A": 1}})
    assert str(caught.value) == "there is no weight of an indicator (weighted_by) called 'N'. Did you mean 'n'?"
    assert caught.value.known == ["n"]
    assert across(K, {"A": office}, weights={"n": {"A": 1}}, completeness=0)["a"].headline is not None
    with pytest.raises(UnknownNameError, match="'n'"):
        across(K, {"A": CARD}, weights={"n": {"A": 1}})
    declared = made(**rule)["a"]
    assert across(K, {"A": CARD}, weights={"n": {"A": 1}}, indicators=[declared])


def test_every_indicator_may_have_a_weight_of_its_own() -> None:
    rules = [made(aggregation="weighted-average", weighted_by=name)["a"] for name in ("m", "n")]
    plain = evolve(made()["a"], code="c", aliases=())
    every = [rules[0], evolve(rules[1], code="b", aliases=()), plain]
    both = IndicatorSet(code="s", indicators=every, year=2024)
    office = assess(both, [Realisation(code, 2024, {"x": 10}) for code in ("a", "b")])
    weights = {"m": {"A": 1}, "n": {"A": 1}}
    assert [figure.headline is not None for figure in across(K, {"A": office}, weights=weights, completeness=0)] == [
        True, True, False
    ]  # fmt: skip
    with pytest.raises(UnknownNameError) as caught:
        across(K, {"A": office}, weights={"": {"A": 1}})
    assert str(caught.value) == "there is no weight of an indicator (weighted_by) called ''. Known: 'm', 'n'."


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
