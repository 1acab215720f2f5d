"""An assessment agrees with itself: no pickle, copy or change of one publishes what its exact number does not make."""

from __future__ import annotations

import copy
import pickle
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import sakip
from sakip import (
    Achievement,
    Assessment,
    CategoryScale,
    Indicator,
    IndicatorSet,
    Predicate,
    Realisation,
    Reason,
    Status,
    Target,
    count,
    rollup,
    share_achieved,
)
from sakip.assessment.agreement import check_assessment
from sakip.errors import ResultError, quoted
from sakip.testing.strategies.registering import DRAWN

SCALE = CategoryScale.of("k", [0, 50, 80, 100], [("C", "Cukup"), ("B", "Baik"), ("A", "Amat Baik")], "upper")


def made(code: str = "a", **facts: Any) -> Indicator:
    plain: dict[str, Any] = {"code": code, "name": code.upper(), "unit": "poin", "polarity": "higher"}
    return Indicator(**{**plain, "formula": count("nilai"), "scale": SCALE, "achievement_scale": SCALE, **facts})


def assessed(realised: Any = "66.666", target: Any = "90", **facts: Any) -> Assessment:
    report = Realisation("a", 2024, {} if realised is None else {"nilai": realised})
    return sakip.assess_one(made(**facts), None if target is None else Target("a", 2024, target), report, period=2024)


WORD = {"predicates": ["WDP", "WTP"], "polarity": None, "unit": "predikat", "scale": None, "achievement_scale": None}
THIRDS = Target("a", 2024, "90")
LEGAL = {
    "a number": assessed(),
    "no report": assessed(None),
    "no target": assessed(target=None),
    "a zero target": assessed(target=0),
    "no polarity": assessed(polarity=None),
    "outside its scale": assessed(101),
    "an achievement outside its scale": assessed(100, 50),
    "no scales": assessed(scale=None, achievement_scale=None),
    "brought to its cap": assessed(100, 50, cap=100),
    "brought to its floor": assessed(1, 50, floor=10),
    "as much as its cap": assessed(90, cap=100),
    "as little as its floor": assessed(45, floor=50),
    "a cap with more decimals": assessed(100, 50, cap="99.995"),
    "more decimals": assessed(places=4),
    "other decimals for the achievement": assessed(achievement_places=0),
    "cut off": assessed(rounding="truncate"),
    "achieved exactly": assessed(achievement_from="exact"),
    "below zero": assessed(-5, scale=None, achievement_scale=None, rounding="half-even"),
    "classified exactly": assessed("80.004", scale=evolve(SCALE, classify_from="exact", places=None)),
    "classified with fewer decimals": assessed("80.4", scale=evolve(SCALE, places=0)),
    "classified beyond its scale": assessed(120, scale=evolve(SCALE, beyond="nearest")),
    "a word": assessed(Predicate("WTP"), Predicate("WDP"), **WORD),
    "a word without a target": assessed(Predicate("WTP"), None, **WORD),
    "no word": assessed(None, Predicate("WDP"), **WORD),
    "a word no one ranks": assessed(Predicate("TMP"), Predicate("WDP"), **WORD),
    "a number for a word": assessed(70, Predicate("B")),
    "a number for an unknown word": assessed(70, Predicate("BB")),
}
NUMBER = LEGAL["a number"]
VALUE, ACHIEVED, OWN = "the assessment of 'a'", "the achievement of 'a'", "an achievement"


@pytest.mark.parametrize("name", LEGAL)
def test_what_the_kernel_makes_agrees_with_itself(name: str) -> None:
    """Whatever it is limited to, rounded to and put in; and it comes out of a pickle and of a copy as it was."""
    one = LEGAL[name]
    for again in (evolve(one), copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):  # noqa: S301  # our own
        assert again == one
        assert hash(again) == hash(one)
    assert evolve(one.achievement) == one.achievement


@examples(100)
@given(DRAWN[Assessment])
def test_every_assessment_agrees_with_itself(one: Assessment) -> None:
    check_assessment(one)
    assert evolve(one, achievement=evolve(one.achievement)) == one


@examples(20)
@given(DRAWN[sakip.Scorecard])
def test_so_does_every_assessment_of_a_scorecard(card: sakip.Scorecard) -> None:
    """Those computed from other indicators, put together from quarters or left out by a policy, too."""
    for one in card:
        check_assessment(one)


def test_so_does_the_figure_of_a_region_and_what_is_computed_from_other_indicators() -> None:
    """And what is put together from quarters, or has two targets that disagree."""
    share = made("s", formula=share_achieved(["a"]), unit="persen")
    reports = [Realisation("a", f"2024-Q{quarter}", {"nilai": 20}) for quarter in (1, 2)]
    own = made(consolidation="sum", aggregation="average")
    offices = {}
    for name, aims in (("Kec. A", ("30", "40")), ("Kec. B", ("30",))):
        targets = [Target("a", 2024, aim) for aim in aims]
        office = IndicatorSet("x", [own, share], year=2024, targets=targets, realisations=reports)
        offices[name] = sakip.assess(office)
    region = rollup.across(rollup.Region.of("Kab. X", list(offices)), offices)
    every = [one for card in offices.values() for one in card] + [figure.assessment for figure in region]
    assert Reason.CONFLICT in {one.achievement.reason for one in every}
    assert any(one.context.parts for one in every)
    assert any(one.context.sources for one in every)
    for one in every:
        check_assessment(one)


def test_the_kernel_makes_no_class_of_its_own() -> None:
    """What it computes without a check is an assessment like any other."""
    for one in LEGAL.values():
        assert type(one) is Assessment
        assert type(one.achievement) is Achievement


# --- what does not agree ----------------------------------------------------------------------------------------------


def test_a_pickle_with_another_number_is_refused() -> None:
    """As somebody would forge it who opens the pickle in an editor: the value, then the achievement."""
    one = sakip.assess(sakip.load("muncar-2024"))["ikm"]
    text = pickle.dumps(one, 0)
    for true, forged in ((b"I9766\n", b"I9966\n"), (b"I10693\n", b"I11693\n")):
        assert text.count(true) == 1
        with pytest.raises(ResultError, match="where its exact number makes"):
            pickle.loads(text.replace(true, forged))  # noqa: S301  # our own


@examples(60)
@given(
    st.integers(0, 100_000).map(lambda thousandths: Fraction(thousandths, 1000)),
    st.integers(1, 100),
    st.sampled_from(
        [{}, {"cap": 100}, {"floor": 90}, {"places": 4}, {"achievement_places": 0}, {"rounding": "truncate"}]
    ),
    st.integers(-(10**6), 10**6).filter(bool),
)
def test_no_published_number_but_the_rounded_one_is_accepted(
    realised: Fraction, target: int, facts: dict[str, Any], off: int
) -> None:
    """Neither as a value nor as an achievement, by however little."""
    one = assessed(realised, target, **facts)
    achieved = one.achievement
    assert one.scaled is not None
    assert achieved.scaled is not None
    with pytest.raises(ResultError):
        evolve(one, scaled=one.scaled + off)
    with pytest.raises(ResultError):
        evolve(one, achievement=evolve(achieved, scaled=achieved.scaled + off))


@pytest.mark.parametrize(
    ("name", "changed", "said"),
    [
        ("a number", {"status": Status.NOT_REPORTED}, f"{VALUE} is 'not-reported' for no reason"),
        (
            "a number",
            {"status": Status.NOT_REPORTED, "reason": Reason.NOT_REPORTED},
            f"{VALUE} is not-reported and has a number and no predicate",
        ),
        ("a number", {"reason": Reason.NO_TARGET}, f"{VALUE} is 'computed' for the reason 'no-target'"),
        ("a number", {"pair": None}, f"{VALUE} has the exact number None and publishes 6667"),
        ("a number", {"scaled": None}, f"{VALUE} has the exact number (33333, 500) and publishes None"),
        ("a number", {"pair": None, "scaled": None}, f"{VALUE} is computed and has no number and no predicate"),
        ("a number", {"pair": (100, 1)}, f"{VALUE} publishes 66.67 where its exact number makes 100.00"),
        ("a number", {"pair": (66666, -1000)}, f"{VALUE} has the exact number (66666, -1000) and publishes 6667"),
        ("a number", {"pair": (66666, 0)}, f"{VALUE} has the exact number (66666, 0) and publishes 6667"),
        ("a number", {"pair": (66666, 1000, 1)}, f"{VALUE} has the exact number (66666, 1000, 1) and publishes 6667"),
        ("a number", {"pair": ("66666", 1000)}, f"{VALUE} has the exact number ('66666', 1000) and publishes 6667"),
        (
            "a number",
            {"pair": Fraction(66666, 1000)},
            f"{VALUE} has the exact number Fraction(33333, 500) and publishes 6667",
        ),
        ("a number", {"scaled": "6667"}, f"{VALUE} has the exact number (33333, 500) and publishes '6667'"),
        ("a number", {"scaled": True}, f"{VALUE} has the exact number (33333, 500) and publishes True"),
        ("a number", {"category": None}, f"{VALUE} is in category None where its number makes 'B'"),
        ("a number", {"category": SCALE.bands[2]}, f"{VALUE} is in category 'A' where its number makes 'B'"),
        ("a number", {"category": "B"}, f"{VALUE} is in category 'B' where its number makes 'B'"),
        (
            "a number",
            {"achievement_category": SCALE.bands[2]},
            f"{ACHIEVED} is in category 'A' where its number makes 'B'",
        ),
        ("a number", {"achievement_category": None}, f"{ACHIEVED} is in category None where its number makes 'B'"),
        (
            "a number",
            {"predicate": Predicate("WTP")},
            f"{VALUE} has the predicate Predicate(word='WTP'), which its indicator does not rank",
        ),
        (
            "a number",
            {"indicator": made(rounding="truncate")},
            f"{VALUE} publishes 66.67 where its exact number makes 66.66",
        ),
        ("a number", {"indicator": made(places=3)}, f"{VALUE} publishes its achievement with 2 decimals"),
        ("a number", {"indicator": made(cap=50)}, f"{ACHIEVED} is limited by 'no limit' where 'cap' is due"),
        ("a number", {"indicator": made(scale=None)}, f"{VALUE} is in category 'B' where its number makes None"),
        (
            "a number",
            {"indicator": "a"},
            f"an assessment of 'a' achieves {quoted(NUMBER.achievement)}",
        ),
        (
            "a number",
            {"achievement": None},
            f"an assessment of {quoted(NUMBER.indicator)} achieves None",
        ),
        (
            "a number",
            {"achievement": LEGAL["brought to its cap"].achievement},
            f"{ACHIEVED} is limited by 'cap' where 'no limit' is due",
        ),
        (
            "a number",
            {"achievement": LEGAL["other decimals for the achievement"].achievement},
            f"{VALUE} publishes its achievement with 0 decimals",
        ),
        (
            "no report",
            {"status": Status.COMPUTED, "reason": None},
            f"{VALUE} is computed and has no number and no predicate",
        ),
        ("no report", {"status": Status.NOT_COMPUTABLE}, f"{VALUE} is 'not-computable' for the reason 'not-reported'"),
        ("no report", {"status": "not-reported"}, f"{VALUE} is 'not-reported' for the reason 'not-reported'"),
        ("no report", {"reason": "not-reported"}, f"{VALUE} is 'not-reported' for the reason 'not-reported'"),
        ("no report", {"reason": []}, f"{VALUE} is 'not-reported' for the reason '[]'"),
        ("no report", {"category": SCALE.bands[0]}, f"{VALUE} is in category 'C' where its number makes None"),
        ("no report", {"achievement": NUMBER.achievement}, f"{VALUE} has an achievement and no number"),
        (
            "no target",
            {"achievement_category": SCALE.bands[0]},
            f"{ACHIEVED} is in category 'C' where its number makes None",
        ),
        (
            "outside its scale",
            {"status": Status.COMPUTED, "reason": None, "pair": (101, 1), "scaled": 10100},
            f"{VALUE} publishes 101.00, which lies outside its scale",
        ),
        (
            "brought to its cap",
            {"indicator": made(cap=150)},
            f"{ACHIEVED} publishes 100.00 where its exact number makes 150.00",
        ),
        ("a word", {"predicate": None}, f"{VALUE} is computed and has no number and no predicate"),
        ("a word", {"predicate": "WTP"}, f"{VALUE} has the predicate 'WTP', which its indicator does not rank"),
        (
            "a word",
            {"predicate": Predicate("TMP")},
            f"{VALUE} has the predicate Predicate(word='TMP'), which its indicator does not rank",
        ),
        ("a word", {"pair": (1, 1), "scaled": 100}, f"{VALUE} is computed and has a number and a predicate"),
        ("a word", {"achievement": NUMBER.achievement}, f"{VALUE} has an achievement and no number"),
    ],
)
def test_parts_that_contradict_each_other_are_refused(name: str, changed: dict[str, Any], said: str) -> None:
    """And it is said which, and what each of them says."""
    with pytest.raises(ResultError) as caught:
        evolve(LEGAL[name], **changed)
    assert str(caught.value) == f"{said}. Assess it again."


@pytest.mark.parametrize(
    ("name", "changed", "said"),
    [
        ("a number", {"status": Status.NOT_COMPUTABLE}, f"{OWN} is 'not-computable' for no reason"),
        ("a number", {"reason": Reason.NO_TARGET}, f"{OWN} is 'computed' for the reason 'no-target'"),
        ("a number", {"pair": None, "scaled": None}, f"{OWN} is computed and has no number"),
        ("a number", {"pair": None}, f"{OWN} has the exact number None and publishes 7408"),
        ("a number", {"scaled": 74.07}, f"{OWN} has the exact number (666700, 9000) and publishes 74.07"),
        ("a number", {"met": True}, f"{OWN} tells whether a predicate was reached, and was held against none"),
        ("a number", {"places": 12}, f"{OWN} is published with 12 decimals"),
        ("a number", {"places": "2"}, f"{OWN} is published with '2' decimals"),
        ("no target", {"pair": (1, 1), "scaled": 100}, f"{OWN} is not-computable and has a number"),
        ("no target", {"status": Status.COMPUTED, "reason": None}, f"{OWN} is computed and has no number"),
        ("no target", {"limited": "cap"}, f"{OWN} without a number is limited by its 'cap'"),
        ("no target", {"met": False}, f"{OWN} tells whether a predicate was reached, and was held against none"),
    ],
)
def test_an_achievement_says_so_by_itself(name: str, changed: dict[str, Any], said: str) -> None:
    with pytest.raises(ResultError) as caught:
        evolve(LEGAL[name].achievement, **changed)
    assert str(caught.value) == f"{said}. Assess it again."


@pytest.mark.parametrize("limited", [None, "floor", "lid"])
def test_an_achievement_is_limited_as_its_indicator_says(limited: Any) -> None:
    one = LEGAL["brought to its cap"]
    with pytest.raises(ResultError, match="'cap' is due"):
        evolve(one, achievement=evolve(one.achievement, limited=limited))


# --- what cannot be changed -------------------------------------------------------------------------------------------


def test_what_a_number_was_computed_from_cannot_be_changed() -> None:
    """Neither through the assessment nor through what was handed to it; a copy can be changed no more."""
    given = {"nilai": (1, 1)}
    share = made("s", formula=share_achieved(["a"]), unit="persen")
    derived = sakip.assess(IndicatorSet("x", [made(), share], year=2024))["s"]
    changed = evolve(NUMBER, inputs=given, facts=given, achievement=evolve(NUMBER.achievement, facts=given))
    given["nilai"] = (2, 1)
    for one in (NUMBER, changed, LEGAL["no report"], derived, copy.deepcopy(NUMBER), copy.copy(changed)):
        for mapping in (one.inputs, one.facts, one.achievement.facts, one.context.sources):
            before: Any = dict(mapping)
            with pytest.raises(TypeError):
                mapping["nilai"] = (2, 1)  # type: ignore[index]  # as nobody who checks types would
            assert mapping == before
    assert changed.inputs == {"nilai": (1, 1)}
    assert derived.context.sources["a"].status is Status.NOT_REPORTED


def test_the_report_of_a_number_is_not_its_input() -> None:
    """What somebody does to a report afterwards changes no trace."""
    report = Realisation("a", 2024, {"nilai": 70})
    one = sakip.assess_one(made(), THIRDS, report)
    trace = one.explain().to_dict()
    with pytest.raises(TypeError):
        one.inputs["nilai"] = (1, 1)  # type: ignore[index]  # as nobody who checks types would
    assert one.explain().to_dict() == trace
    assert sakip.replay(trace).value == one.value
