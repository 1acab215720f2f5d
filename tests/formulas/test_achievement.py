from __future__ import annotations

import pickle
import re
from fractions import Fraction
from typing import Any

import pytest
import strategies as own
from hypothesis import assume, given
from hypothesis import strategies as st

from sakip.errors import DefinitionError, PackError, UnknownNameError
from sakip.figures import number, publish
from sakip.formulas import count, ratio
from sakip.formulas.achievement import ACHIEVEMENT_RULES, AchievementRule, achievement_rule
from sakip.interpreters.exact import ZeroDenominatorError, evaluate
from sakip.packs import Registry
from sakip.tree import components_of

positive = own.numbers(integer_digits=9).map(abs).filter(bool)


def achieved(rule: str, realised: Fraction, target: Fraction) -> Fraction:
    return evaluate(achievement_rule(rule).formula.tree, {"realisasi": realised, "target": target})


@pytest.mark.parametrize(
    ("realised", "higher", "mirror", "inverse", "stabilise"),
    [
        ("0", "0.00", "200.00", None, "0.00"),
        ("5", "50.00", "150.00", "200.00", "50.00"),
        ("8", "80.00", "120.00", "125.00", "80.00"),
        ("10", "100.00", "100.00", "100.00", "100.00"),
        ("12", "120.00", "80.00", "83.33", "80.00"),
        ("20", "200.00", "0.00", "50.00", "0.00"),
        ("25", "250.00", "-50.00", "40.00", "-50.00"),
    ],
)
def test_against_a_target_of_ten_the_rules_give(
    realised: str, higher: str, mirror: str, inverse: str | None, stabilise: str
) -> None:
    """The two rules for which less is better agree nowhere but on target; neither is cut at 0 or at 100."""
    exact, target = number(realised), Fraction(10)
    assert str(publish(achieved("higher", exact, target))) == higher
    assert str(publish(achieved("lower-mirror", exact, target))) == mirror
    assert str(publish(achieved("stabilise", exact, target))) == stabilise
    if inverse is None:
        with pytest.raises(ZeroDenominatorError):
            achieved("lower-inverse", exact, target)
    else:
        assert str(publish(achieved("lower-inverse", exact, target))) == inverse


@pytest.mark.parametrize(
    ("rule", "target", "realised", "published"),
    [
        ("higher", "88", "91.2", "103.64"),
        ("higher", "87", "87.4", "100.46"),
        ("higher", "80", "79.12", "98.90"),
        ("lower-mirror", "7", "6.5", "107.14"),
        ("lower-mirror", "8", "9", "87.50"),
        ("lower-mirror", "10", "25", "-50.00"),
        ("higher", "90", "92", "102.22"),
    ],
)
def test_worked_examples_of_reports_are_published_as_they_should_have_been(
    rule: str, target: str, realised: str, published: str
) -> None:
    """The last one is printed as 113 percent in PermenPANRB 8/2021, which is a slip."""
    assert str(publish(achieved(rule, number(realised), number(target)))) == published


@pytest.mark.parametrize("rule", sorted(ACHIEVEMENT_RULES))
@given(target=positive)
def test_on_target_every_rule_gives_one_hundred(rule: str, target: Fraction) -> None:
    assert achieved(rule, target, target) == 100


@given(positive, positive)
def test_the_mirror_is_as_far_above_one_hundred_as_the_plain_rule_is_below(
    realised: Fraction, target: Fraction
) -> None:
    assert achieved("lower-mirror", realised, target) == 200 - achieved("higher", realised, target)
    assert achieved("lower-inverse", realised, target) == 10_000 / achieved("higher", realised, target)


@given(positive, positive)
def test_the_two_rules_for_which_less_is_better_differ_off_target(realised: Fraction, target: Fraction) -> None:
    assume(realised != target)
    assert achieved("lower-mirror", realised, target) < achieved("lower-inverse", realised, target)


@given(positive, positive)
def test_stabilise_never_exceeds_one_hundred_and_minds_the_distance_only(realised: Fraction, target: Fraction) -> None:
    value = achieved("stabilise", realised, target)
    assert value <= 100
    assert value == achieved("stabilise", 2 * target - realised, target)


@pytest.mark.parametrize(("rule", "sign"), [("higher", 1), ("lower-mirror", -1), ("lower-inverse", -1)])
@given(target=positive, pair=st.tuples(positive, positive).filter(lambda pair: pair[0] != pair[1]))
def test_a_rule_says_which_way_is_better(
    rule: str, sign: int, target: Fraction, pair: tuple[Fraction, Fraction]
) -> None:
    low, high = sorted(pair)
    assert sign * (achieved(rule, high, target) - achieved(rule, low, target)) > 0
    assert achievement_rule(rule).better == ("higher" if sign > 0 else "lower")


@pytest.mark.parametrize("rule", ["higher", "lower-mirror", "stabilise"])
def test_a_target_of_zero_gives_no_achievement(rule: str) -> None:
    with pytest.raises(ZeroDenominatorError) as caught:
        achieved(rule, Fraction(5), Fraction(0))
    assert caught.value.divisor.name == "target"  # type: ignore[union-attr]  # it is a component


def test_every_rule_says_where_it_comes_from_and_how_sure_that_is() -> None:
    assert {name: rule.name for name, rule in ACHIEVEMENT_RULES.items()} == {name: name for name in ACHIEVEMENT_RULES}
    assert all(rule.source for rule in ACHIEVEMENT_RULES.values())
    assert {name: rule.confidence for name, rule in ACHIEVEMENT_RULES.items()} == {
        "higher": "S", "lower-mirror": "T", "lower-inverse": "S", "stabilise": "M",
    }  # fmt: skip


def test_a_rule_says_in_a_sentence_where_it_is_from() -> None:
    """The one seen in a text names the page, the one nobody has shown a text for says so."""
    rules = ACHIEVEMENT_RULES
    assert all(re.fullmatch(r"[A-Z][a-z].*[a-z0-9]\.|[A-Z][a-z].* e-SAKIP\.", rule.source) for rule in rules.values())
    assert "PermenPANRB 8/2021 hlm. 99, (1 + (1 - R/T)) x 100" in rules["lower-mirror"].source
    assert "KMK 467/2014 dan 300/2022" in rules["stabilise"].source


@pytest.mark.parametrize("rule", sorted(ACHIEVEMENT_RULES))
def test_realisation_and_target_are_in_the_unit_of_the_indicator(rule: str) -> None:
    assert {component.unit for component in components_of(ACHIEVEMENT_RULES[rule].formula.tree)} == {None}


OWN = AchievementRule("jatim.sesuai", ratio("target", "realisasi"), "lower", "Pergub", "T")


def test_a_rule_of_another_package_is_found_by_its_name() -> None:
    offered = Registry.of(formulas={"jatim.sesuai": OWN, "jatim.lain": OWN, "jatim.angka": 5})
    assert achievement_rule("jatim.sesuai", offered) is OWN
    for name, kind in (("jatim.lain", "AchievementRule"), ("jatim.angka", "int")):
        with pytest.raises(DefinitionError) as caught:
            achievement_rule(name, offered)
        assert str(caught.value) == (
            f"'{name}' is offered as a {kind}, not as an achievement rule of that name. "
            f"Offer AchievementRule('{name}', \u2026), or name a rule."
        )
    with pytest.raises(UnknownNameError, match=r"no polarity called 'jatim\.sesua'\. Did you mean 'jatim\.sesuai'\?"):
        achievement_rule("jatim.sesua", offered)


def test_a_rule_that_two_packages_offer_is_neither_of_theirs() -> None:
    clash = Registry.of(formulas={"jatim.sesuai": OWN}) | Registry.of(formulas={"jatim.sesuai": OWN})
    with pytest.raises(DefinitionError) as caught:
        achievement_rule("jatim.sesuai", clash)
    assert isinstance(caught.value.__cause__, PackError)
    assert (caught.value.what, caught.value.remedy) == (caught.value.__cause__.what, caught.value.__cause__.remedy)
    assert "jatim.sesuai" in caught.value.what
    assert caught.value.remedy


def test_there_is_no_default_rule() -> None:
    with pytest.raises(UnknownNameError, match=r"there is no polarity called ''\. Known: 'higher', 'lower-inverse'"):
        achievement_rule("")
    with pytest.raises(UnknownNameError, match=r"Did you mean 'higher'\?"):
        achievement_rule("higer")


def test_a_rule_is_over_realisation_and_target_and_nothing_else() -> None:
    made = AchievementRule("own", ratio("realisasi", "target"), "higher", "Perbup", "T")
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301  # ours
    with pytest.raises(
        DefinitionError, match=r"achievement rule 'own' is over jumlah\. Its components must be realisasi"
    ):
        AchievementRule("own", count(), "higher", "Perbup", "T")
    with pytest.raises(DefinitionError, match="is over pagu, realisasi"):
        AchievementRule("own", ratio("realisasi", "pagu"), "higher", "Perbup", "T")


@pytest.mark.parametrize("better", ["rendah", "", None, float("inf")])
def test_a_rule_says_one_of_three_directions(better: Any) -> None:
    with pytest.raises(UnknownNameError, match="there is no direction of an achievement rule called"):
        AchievementRule("own", ratio("realisasi", "target"), better, "Perbup", "T")
