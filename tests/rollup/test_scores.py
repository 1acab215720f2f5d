from __future__ import annotations

import json
import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sakip
from sakip.assessment import Reason, Scorecard, assess
from sakip.bands import CategoryScale
from sakip.errors import CycleError, DefinitionError, NumberError, UnknownNameError
from sakip.formulas import count
from sakip.indicators import Indicator, Predicate, Realisation, Target, Working
from sakip.plan import CascadeNode
from sakip.rollup import Score, scores
from sakip.rollup.scores import OVER
from sakip.sets.model import IndicatorSet
from sakip.tree import Calculation, Component, Operator

if TYPE_CHECKING:
    from collections.abc import Mapping

T, S1, S2, P = (
    CascadeNode("t", "tujuan", "Tujuan satu"),
    CascadeNode("s1", "sasaran", "Sasaran satu", "t"),
    CascadeNode("s2", "sasaran", "Sasaran dua", "t"),
    CascadeNode("p", "program", "", "s2"),
)
ONLY_THEN = "Give weights with rule='weighted', and only then."
GREEN = CategoryScale.of("lampu", [0, 80, 100, 500], [("M", "Merah"), ("K", "Kuning"), ("H", "Hijau")], "lower")


def card(achievements: Mapping[str, Any], at: Mapping[str, str] | None = None, **facts: Any) -> Scorecard:
    """Assess indicators whose achievement is the number given; None is not reported, "skip" does not apply."""
    at = at or {}
    indicators, targets, records = [], [], []
    for code, said in achievements.items():
        given: dict[str, Any] = {"unit": "poin", "polarity": "higher", "node": at.get(code, "")} | facts
        value: Any = said
        if isinstance(said, Fraction):  # achieved exactly: so many hundredths of a whole target
            value = Fraction(said.numerator, 100)
            targets.append(Target(code, 2024, Fraction(said.denominator)))
        elif isinstance(said, Predicate):
            given |= {"predicates": ("WDP", "WTP"), "polarity": None, "unit": "predikat"}
            targets.append(Target(code, 2024, Predicate("WTP")))
        elif said != "no-target":
            targets.append(Target(code, 2024, 100))
        indicators.append(Indicator(code=code, name=f"Indikator {code}", formula=count("nilai"), places=9, **given))
        if said == "skip":
            records.append(Realisation(code, 2024, {}, applicable=False))
        elif said is not None:
            records.append(Realisation(code, 2024, {"nilai": 5 if said == "no-target" else value}))
    office = IndicatorSet(code="s", title="Set contoh", indicators=indicators, year=2024, nodes=[T, S1, S2, P],
                          targets=targets)  # fmt: skip
    return assess(office, records)


def whole(given_achievements: Any, /, **facts: Any) -> Score:
    """Return the score of all."""
    if not isinstance(given_achievements, dict):
        given_achievements = {f"i{place}": value for place, value in enumerate(given_achievements)}
    return scores(card(given_achievements), **facts)[-1]


# --- the rules --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "achievements", "expected"),
    [
        ("mean", [100, 90], "95.00"),
        ("geometric", [100, 90], "94.87"),
        ("geometric", [Fraction(200, 3), Fraction(200, 3), 100], "76.31"),
        ("geometric", [0, 100, 100], "0.00"),
        ("mean", [0, 100, 100], "66.67"),
        ("mean", [-50, 100], "25.00"),
    ],
)
def test_each_rule_is_what_its_name_says(rule: Any, achievements: list[Any], expected: str) -> None:
    assert str(whole(achievements, rule=rule).value) == expected


def test_the_example_of_the_regulation_needs_achievements_that_were_not_rounded() -> None:
    """PMK 22/PMK.02/2021 prints 66,67; 66,67 and 100 and makes 76,31 of them: of the printed ones it were 76,32."""
    achievements = [Fraction(200, 3), Fraction(200, 3), 100]
    assert str(whole(achievements, rule="geometric").value) == "76.31"
    printed = {f"i{place}": value for place, value in enumerate(achievements)}
    rounded = scores(card(printed, achievement_places=2), rule="geometric", achievements="published")[-1]
    assert str(rounded.value) == "76.32"


def test_a_weighted_mean_divides_by_the_weights_it_counted() -> None:
    """80 at 30 and 100 at 10 are 85, whatever the weights add up to."""
    made = whole({"a": 80, "b": 100}, rule="weighted", weights={"a": 30, "b": "10"})
    assert (made.exact, str(made.value)) == (Fraction(85), "85.00")
    same = whole({"a": 80, "b": 100}, rule="weighted", weights={"a": "0.75", "b": "1/4"})
    assert same.exact == 85
    partial = whole({"a": 80, "b": None}, rule="weighted", weights={"a": 30, "b": 10}, completeness=0)
    assert partial.exact == 80


def test_what_weighs_nothing_is_listed_and_not_waited_for() -> None:
    weights = {"a": 30, "b": 10, "c": 0}
    for said in (5, None):
        made = whole({"a": 80, "b": 100, "c": said}, rule="weighted", weights=weights)
        assert (made.exact, made.completeness) == (Fraction(85), Fraction(1))
        assert (made.members[2].counts, made.members[2].weight) == (False, Fraction(0))
        assert "(80 × 30 + 100 × 10) ÷ (30 + 10)" in made.text()
    assert "5%; bobot 0; tidak dihitung" in whole({"a": 80, "c": 5}, rule="weighted", weights={"a": 1, "c": 0}).text()
    above = scores(card(ALL | {"c": None}, AT), over="nodes", rule="weighted",
                   weights=dict.fromkeys([*ALL, "t", "s1", "s2"], 1) | {"p": 0})  # fmt: skip
    assert str(next(score for score in above if score.code == "s2").value) == "80.00"


def test_an_achievement_too_long_to_be_computed_with_is_missing_and_said_to_be() -> None:
    """Its published number is averaged where that is asked for, and so is the limit it is replaced by."""
    long = Working("N", Calculation(Operator.MULTIPLY, *[Component("k")] * 2), {"k": Fraction(1, 10**600)})
    long = Working("N + 2", Calculation(Operator.ADD, Component("n"), Component("k")), {"n": long, "k": Fraction(2)})
    indicators = [
        Indicator(code=code, name=f"Indikator {code}", unit="poin", polarity="higher", formula=count("nilai"),
                  achievement_from="exact")
        for code in ("a", "b")
    ]  # fmt: skip
    office = IndicatorSet("s", indicators, year=2024, targets=[Target("a", 2024, 1), Target("b", 2024, 1)])
    made = assess(office, [Realisation("a", 2024, {"nilai": 1}), Realisation("b", 2024, {"nilai": long})])
    score = scores(made)[-1]
    assert (score.value, score.reason, str(score.provisional)) == (None, Reason.INCOMPLETE, "100.00")
    member = score.members[1]
    assert (member.used, member.raw, member.reason) == (None, 100 * long.value, Reason.OUT_OF_RANGE)
    assert member.why("en") == (
        "A number of more than 1,000 digits lies outside what is computed with. Check the number."
    )
    assert member.why("en") in score.text("en")
    assert str(scores(made, achievements="published")[-1].value) == "150.00"
    assert str(scores(made, cap=120)[-1].value) == "110.00"


def test_a_weight_that_is_missing_is_named() -> None:
    made = whole({"a": 80, "b": 100}, rule="weighted", weights={"a": 30})
    assert (made.value, made.reason) == (None, Reason.NO_WEIGHT)
    assert "Indikator b" in made.why()
    assert "Indikator b" in made.text("en")


def test_weights_of_nothing_leave_no_value() -> None:
    made = whole({"a": 80, "b": 100}, rule="weighted", weights={"a": 0, "b": 0})
    assert (made.value, made.reason) == (None, Reason.ZERO_DENOMINATOR)
    assert "jumlah bobot" in made.why()
    assert made.why("en")


def test_what_weighs_nothing_and_has_no_number_leaves_nothing_to_divide() -> None:
    made = whole({"a": None}, rule="weighted", weights={"a": 0})
    assert (made.value, made.reason) == (None, Reason.NOT_APPLICABLE)


def test_a_score_is_rounded_by_the_rule_that_is_asked_for() -> None:
    """By whichever rule it is averaged."""
    for rule, cut_off, rounded in (("mean", "66.66", "66.67"), ("geometric", "94.86", "94.87")):
        achievements = [Fraction(200, 3)] if rule == "mean" else [100, 90]
        assert str(whole(achievements, rule=rule, rounding="truncate").value) == cut_off
        assert str(whole(achievements, rule=rule).value) == rounded


def test_a_geometric_mean_of_a_negative_achievement_is_refused_and_a_floor_mends_it() -> None:
    made = whole([-50, 100], rule="geometric")
    assert (made.value, made.provisional, made.reason) == (None, None, Reason.OUT_OF_RANGE)
    assert "-50" in made.why()
    assert str(whole([-50, 100], rule="geometric", floor=1).value) == "10.00"


def test_the_geometric_rule_cites_its_regulation_where_it_is_in_force() -> None:
    made = whole([100, 90], rule="geometric")
    assert "PMK 22/PMK.02/2021" in made.basis
    assert "mengikat kementerian/lembaga, bukan pemerintah daerah" in made.text()
    assert whole([100, 90]).basis == ""
    indicator = Indicator(code="a", name="A", unit="poin", formula=count("nilai"), polarity="higher")
    old = IndicatorSet(code="s", indicators=[indicator], year=2010, targets=[Target("a", 2010, 4)])
    made = scores(assess(old, [Realisation("a", 2010, {"nilai": 1})]), rule="geometric")[-1]
    assert (made.basis, made.exact) == ("", Fraction(25))


# --- limits -----------------------------------------------------------------------------------------------------------


def test_limits_come_before_averaging_and_raw_values_stay() -> None:
    """150 and 60 are 105, and with a cap of 120 they are 90: capping the mean would change nothing."""
    assert str(whole([150, 60]).value) == "105.00"
    made = whole([150, 60], cap=120, floor=70)
    assert str(made.value) == "95.00"
    assert [(member.raw, member.used, member.limited) for member in made.members] == [
        (Fraction(150), Fraction(120), "cap"),
        (Fraction(60), Fraction(70), "floor"),
    ]
    assert "120%; asli 150%" in made.text()
    assert "paling rendah 70%; paling tinggi 120%" in made.text()


@pytest.mark.parametrize("achievements", ["exact", "published"])
def test_the_limits_of_the_indicator_come_first(achievements: Any) -> None:
    limited = scores(card({"a": 150, "b": -10}, cap=110, floor=20), achievements=achievements)[-1]
    assert [member.used for member in limited.members] == [110, 20]
    assert [member.raw for member in limited.members] == [150, -10]
    assert [member.limited for member in limited.members] == ["cap", "floor"]
    further = scores(card({"a": 150, "b": -10}, cap=110, floor=20), cap=105, achievements=achievements)[-1]
    assert [member.used for member in further.members] == [105, 20]


def test_what_reaches_a_limit_is_not_limited_by_it() -> None:
    made = whole([120, 50], cap=120, floor=50)
    assert [[member.used, member.limited] for member in made.members] == [[120, None], [50, None]]


# --- what has no achievement ------------------------------------------------------------------------------------------


def test_an_indicator_without_an_achievement_is_listed_with_its_reason_and_leaves_no_value() -> None:
    made = whole({"a": 80, "b": None, "c": "no-target"})
    assert (made.value, made.exact, made.category) == (None, None, None)
    assert made.reason is Reason.INCOMPLETE
    assert "Indikator b, Indikator c" in made.why()
    assert str(made.provisional) == "80.00"
    assert made.completeness == Fraction(1, 3)
    assert [(member.code, member.reason) for member in made.missing] == [
        ("b", Reason.NOT_REPORTED),
        ("c", Reason.NO_TARGET),
    ]
    assert "tidak dihitung; Belum ada realisasi Indikator b" in made.text()
    assert "sementara" in made.text()
    enough = whole({"a": 80, "b": None, "c": "no-target"}, completeness="1/3")
    assert str(enough.value) == "80.00"


def test_what_does_not_apply_takes_nothing_from_completeness() -> None:
    made = whole({"a": 80, "b": "skip"})
    assert (str(made.value), made.completeness) == ("80.00", Fraction(1))
    assert made.members[1].reason is Reason.NOT_APPLICABLE
    nothing = whole({"b": "skip"})
    assert (nothing.value, nothing.completeness, nothing.reason) == (None, None, Reason.NOT_APPLICABLE)


def test_a_set_without_indicators_has_nothing_to_score() -> None:
    made = whole({})
    assert (made.members, made.reason, made.why("en")) == (
        (), Reason.NOT_APPLICABLE, "Set contoh does not apply to 2024."
    )  # fmt: skip


def test_when_nothing_has_an_achievement_there_is_nothing_so_far_either() -> None:
    made = whole({"a": None, "b": None}, completeness=0)
    assert (made.value, made.provisional, made.reason) == (None, None, Reason.INCOMPLETE)
    assert "Indikator a, Indikator b" in made.why()


@pytest.mark.parametrize(("word", "reached"), [("WTP", True), ("WDP", False)])
def test_a_predicate_is_listed_as_reached_or_not_and_never_averaged(word: str, reached: bool) -> None:
    made = whole({"a": 80, "b": Predicate(word)})
    assert (str(made.value), made.completeness) == ("80.00", Fraction(1))
    assert (made.members[1].used, made.members[1].reached) == (None, reached)
    assert ("tidak tercapai" in made.text()) is not reached


def test_what_has_no_percentage_by_its_nature_is_not_waited_for() -> None:
    """A number held against a predicate, and a predicate held against nothing."""
    scale = CategoryScale.of("s", [0, 50, 100], [("B", "Baik"), ("A", "Amat Baik")], "upper")
    word = Indicator(code="w", name="W", unit="predikat", formula=count("nilai"), predicates=("WDP", "WTP"))
    ranked = Indicator(code="n", name="N", unit="poin", formula=count("nilai"), polarity="higher", scale=scale)
    office = IndicatorSet(code="s", indicators=[word, ranked], year=2024, targets=[Target("n", 2024, Predicate("A"))])
    records = [Realisation("w", 2024, {"nilai": Predicate("WTP")}), Realisation("n", 2024, {"nilai": 80})]
    made = scores(assess(office, records))[-1]
    assert [(member.counts, member.reason) for member in made.members] == [
        (False, Reason.NO_TARGET), (False, Reason.ORDINAL_TARGET)
    ]  # fmt: skip
    assert made.reason is Reason.NOT_APPLICABLE


# --- the cascade ------------------------------------------------------------------------------------------------------

AT = {"a": "s1", "b": "s2", "c": "p", "d": "p", "e": ""}
ALL = {"a": 100, "b": 80, "c": 60, "d": 40, "e": 10}


def test_every_node_with_indicators_beneath_has_a_score_and_the_whole_set_comes_last() -> None:
    made = scores(card(ALL, AT))
    assert [score.code for score in made] == ["t", "s1", "s2", "p", ""]
    assert [str(score.value) for score in made] == ["70.00", "100.00", "60.00", "50.00", "58.00"]
    assert [score.name for score in made] == ["Tujuan satu", "Sasaran satu", "Sasaran dua", "p", "Set contoh"]
    assert [score.code for score in scores(card({"a": 5}, {"a": "s1"}))] == ["t", "s1", ""]


def test_over_nodes_a_sasaran_of_one_indicator_weighs_as_much_as_one_of_three() -> None:
    """Program = 50; s2 = (80 + 50) ÷ 2; t = (100 + 65) ÷ 2; the whole = (10 + 82.5) ÷ 2."""
    made = scores(card(ALL, AT), over="nodes")
    assert [str(score.value) for score in made] == ["82.50", "100.00", "65.00", "50.00", "46.25"]
    assert [member.code for member in made[0].members] == ["s1", "s2"]
    weighted = scores(card(ALL, AT), over="nodes", rule="weighted",
                      weights=dict.fromkeys([*ALL, "p", "t"], 1) | {"s1": 3, "s2": 1})  # fmt: skip
    assert str(weighted[0].value) == "91.25"


def test_over_nodes_a_geometric_mean_is_made_of_published_values() -> None:
    made = scores(card({"a": 100, "b": 80, "c": 60}, {"a": "s1", "b": "s2", "c": "s2"}), over="nodes", rule="geometric")
    assert [str(score.value) for score in made[:3]] == ["83.23", "100.00", "69.28"]
    assert made[0].members[1].used == Fraction("69.28")


def test_over_nodes_a_mean_is_made_of_exact_values_and_a_geometric_one_of_published() -> None:
    """A third is not rounded on its way up where it can be computed with; a root is, even where it has an end."""
    at = {"a": "s1", "b": "s2", "c": "s2", "d": "s2"}
    made = scores(card({"a": 100, "b": 80, "c": 60, "d": 60}, at), over="nodes")
    first, second = made[0].members
    assert [(each.name, each.raw, each.used) for each in (first, second)] == [
        ("Sasaran satu", Fraction(100), Fraction(100)), ("Sasaran dua", Fraction(200, 3), Fraction(200, 3))
    ]  # fmt: skip
    assert (made[0].exact, str(made[0].value)) == (Fraction(250, 3), "83.33")
    geometric = scores(card({"a": Fraction(200, 3)}, {"a": "s1"}), over="nodes", rule="geometric")
    assert (geometric[1].exact, str(geometric[1].value)) == (Fraction(200, 3), "66.67")
    assert [member.used for member in geometric[0].members] == [Fraction("66.67")]


def test_a_node_that_weighs_nothing_is_listed_and_not_counted() -> None:
    weights = dict.fromkeys([*ALL, "t", "s2", "p"], 1) | {"s1": 0}
    made = scores(card(ALL, AT), over="nodes", rule="weighted", weights=weights)
    assert [(member.code, member.counts, member.weight) for member in made[0].members] == [
        ("s1", False, Fraction(0)), ("s2", True, Fraction(1))
    ]  # fmt: skip
    assert made[0].exact == made[2].exact


def test_an_incomplete_node_leaves_the_one_above_incomplete() -> None:
    made = {score.code: score for score in scores(card(ALL | {"c": None}, AT), over="nodes")}
    assert (made["p"].value, made["p"].provisional) == (None, Decimal("40.00"))
    assert made["s2"].missing[0].code == "p"
    (lacking,) = made["s2"].missing
    assert (lacking.name, lacking.reason, lacking.weight) == ("p", Reason.INCOMPLETE, None)
    assert lacking.why() == made["p"].why() == "p untuk 2024 belum lengkap: belum ada angka dari Indikator c."
    weights = dict.fromkeys([*ALL, "t", "s1", "s2"], 1) | {"p": 3}
    weighed = scores(card(ALL | {"c": None}, AT), over="nodes", rule="weighted", weights=weights)
    assert next(score for score in weighed if score.code == "s2").missing[0].weight == 3
    assert made["t"].reason is Reason.INCOMPLETE
    assert made["s1"].value == 100
    skipped = {score.code: score for score in scores(card(ALL | {"c": "skip", "d": "skip"}, AT), over="nodes")}
    assert (str(skipped["s2"].value), skipped["p"].reason) == ("80.00", Reason.NOT_APPLICABLE)


def test_an_indicator_of_no_node_or_an_unknown_one_goes_to_the_whole() -> None:
    for over in OVER:
        made = scores(card({"a": 100, "b": 50}, {"a": "", "b": "zzz"}), over=over)
        assert [score.code for score in made] == [""]
        assert str(made[0].value) == "75.00"


def test_nodes_in_a_circle_are_named() -> None:
    indicator = Indicator(code="a", name="A", unit="poin", formula=count("nilai"), node="x")
    nodes = [CascadeNode("x", "sasaran", parent="y"), CascadeNode("y", "sasaran", parent="x")]
    with pytest.raises(CycleError) as caught:
        scores(assess(IndicatorSet(code="s", indicators=[indicator], year=2024, nodes=nodes)))
    assert str(caught.value) == "nodes lie beneath one another in a circle: x → y → x. Break it."
    assert caught.value.path == ("x", "y", "x")


def test_the_packaged_muncar_set_is_scored_without_further_files() -> None:
    """Its published achievements of 2024 are 106.93, 99.75, 111.11, 108.12 and 100.00."""
    made = scores(sakip.assess(sakip.load("muncar-2024")), achievements="published")
    by_code = {score.code: score for score in made}
    assert by_code["tujuan"].exact == Fraction("525.91") / 5
    assert str(by_code["tujuan"].value) == "105.18"
    assert str(by_code["sasaran-3"].value) == "104.06"
    geometric = scores(sakip.assess(sakip.load("muncar-2024")), achievements="published", rule="geometric")
    assert str(geometric[0].value) == "105.08"
    for score in made:
        assert score.text()
        assert score.text("en") != score.text()


# --- what is shown ----------------------------------------------------------------------------------------------------


def test_a_score_has_a_category_by_the_scale_that_is_given() -> None:
    made = whole([100, 90], scale=GREEN)
    assert made.category is not None
    assert made.category.code == "K"
    assert "K, Kuning" in made.text()
    assert whole([600], scale=GREEN).category is None
    assert whole([100, None], scale=GREEN).category is None


def test_a_scale_of_a_regulation_is_cited() -> None:
    made = whole([100, 90], scale=sakip.regulations.scale("capaian", on=date(2024, 12, 31)))
    assert made.category is not None
    assert "Permendagri 86/2017" in made.text()


def test_the_text_says_rule_members_and_calculation() -> None:
    assert whole({"a": 100, "b": 90}, rule="geometric").text() == (
        "Set contoh\n2024\n\nCapaian: 94,87%\n"
        "  aturan       rata-rata geometrik capaian\n"
        "  a            100%; Indikator a\n"
        "  b            90%; Indikator b\n"
        "  kelengkapan  2 dari 2\n"
        "  hitungan     (100 × 90)^(1/2)\n"
        "  dibulatkan   2 desimal, setengah menjauhi nol\n"
        "  dasar        PMK 22/PMK.02/2021, Lampiran, pengukuran capaian keluaran (nomor bagian tidak terlihat) [T]; "
        "mengikat kementerian/lembaga, bukan pemerintah daerah\n"
    )
    weighted = whole({"a": 100, "b": 90}, rule="weighted", weights={"a": 3, "b": 1})
    assert "(100 × 3 + 90 × 1) ÷ (3 + 1)" in weighted.text("en")
    assert "(100 + 90) ÷ 2" in whole({"a": 100, "b": 90}).text("en")


def test_a_score_is_json_and_pickles() -> None:
    made = whole({"a": 100, "b": None, "c": Predicate("WTP")}, rule="geometric", cap=90, scale=GREEN)
    data = json.loads(json.dumps(made.to_dict()))
    assert (data["value"], data["reason"], data["provisional"]) == (None, "incomplete", "90.00")
    assert data["missing"] == ["b"]
    assert data["members"][0] == {
        "code": "a", "name": "Indikator a", "raw": "100", "used": "90", "limited": "cap", "weight": None,
        "counts": True, "reached": True, "reason": None, "why": "",
    }  # fmt: skip
    assert pickle.loads(pickle.dumps(made)).to_dict() == made.to_dict()  # noqa: S301  # the pickle is ours


@pytest.mark.parametrize(
    ("facts", "error", "said"),
    [
        ({"rule": "median"}, UnknownNameError, "there is no rule of a score called 'median'. Did you mean 'mean'?"),
        (
            {"over": "offices"}, UnknownNameError,
            "there is no choice of what is averaged called 'offices'. Known: 'indicators', 'nodes'.",
        ),
        (
            {"achievements": "raw"}, UnknownNameError,
            "there is no choice of achievements called 'raw'. Known: 'exact', 'published'.",
        ),
        (
            {"rounding": "up"}, UnknownNameError,
            "there is no rounding rule called 'up'. Known: 'half-even', 'half-up', 'truncate'.",
        ),
        ({"places": 10}, DefinitionError, "10 is no number of decimals. Write 0 to 9."),
        ({"places": -1}, DefinitionError, "-1 is no number of decimals. Write 0 to 9."),
        ({"places": True}, DefinitionError, "True is no number of decimals. Write 0 to 9."),
        ({"floor": 100, "cap": 50}, DefinitionError, "the floor 100 lies above the cap 50. Exchange them."),
        (
            {"completeness": 2}, DefinitionError,
            "completeness 2 is no share. Write a share from 0 to 1, such as 0.8, or '80%'.",
        ),
        ({"weights": {"a": 1}}, DefinitionError, f"the rule 'mean' is given weights. {ONLY_THEN}"),
        ({"rule": "weighted"}, DefinitionError, f"the rule 'weighted' is given no weights. {ONLY_THEN}"),
        (
            {"rule": "weighted", "weights": {"a": -1}}, DefinitionError,
            "the weight of 'a' is negative. Write 0 for what is not to count.",
        ),
        (
            {"rule": "weighted", "weights": {"z": 1}}, UnknownNameError,
            "there is no indicator or node called 'z'. Known: 'a', 'p', 's1', 's2', 't'.",
        ),
        (
            {"rule": "weighted", "weights": {"a": "berat"}}, NumberError,
            "the weight of 'a': 'berat' is not a number. Write it like 1234.5.",
        ),
        ({"cap": "tinggi"}, NumberError, "cap: 'tinggi' is not a number. Write it like 1234.5."),
        ({"floor": "rendah"}, NumberError, "floor: 'rendah' is not a number. Write it like 1234.5."),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_refused(facts: dict[str, Any], error: type[Exception], said: str) -> None:
    """With what was given, where, and what to write instead."""
    with pytest.raises(error) as caught:
        whole({"a": 100}, **facts)
    assert str(caught.value) == said
    if isinstance(caught.value, NumberError):
        assert caught.value.value in {"berat", "tinggi", "rendah"}


def test_the_edges_of_what_may_be_asked() -> None:
    """No decimals or nine; a floor that is the cap; a completeness of nothing or everything."""
    assert str(whole([Fraction(200, 3)], places=0).value) == "67"
    assert str(whole([Fraction(200, 3)], places=9).value) == "66.666666667"
    assert str(whole([150, 10], floor=80, cap=80).value) == "80.00"
    assert [whole([50, None], completeness=1).value, whole([50, None], completeness=0).value] == [None, 50]
    assert [whole([50, None], completeness="1/2").value, whole([50, None], completeness="0.51").value] == [50, None]


# --- in full ----------------------------------------------------------------------------------------------------------

LIGHTS = CategoryScale.of(
    "lampu", [0, 80, 100, 500], [("M", "Merah"), ("K", "Kuning"), ("H", "Hijau")], "lower", title="Lampu Capaian",
    source="Perbup 1/2024", clause="Pasal 2", confidence="C",
)  # fmt: skip
EVERY_KIND = {
    "b": Decimal("150.5"), "c": 10, "d": Predicate("WTP"), "e": 30, "f": Predicate("WDP"), "g": None, "h": "skip",
}  # fmt: skip


def every_kind(**facts: Any) -> Score:
    """Return the score of a node with a member of every kind."""
    asked: dict[str, Any] = {
        "rule": "weighted", "floor": 50, "cap": "120.5", "scale": LIGHTS,
        "weights": {"b": "2.5", "c": 1, "e": 0, "g": 1}, "completeness": "2/3", "places": 3, "rounding": "truncate",
    }  # fmt: skip
    assessed = card(EVERY_KIND, dict.fromkeys(EVERY_KIND, "s2"))
    return next(score for score in scores(assessed, **asked | facts) if score.code == "s2")


WORD = "Target WTP adalah predikat: tercapai atau tidak; capaiannya tidak berupa persen."
MEMBERS = """\
  b             120.5%; 150.5% before limits; weight 2.5; Indikator b
  c             50%; 10% before limits; weight 1; Indikator c
  d             not counted, reached; The target WTP is a predicate: reached or not, never divided.
  e             50%; 30% before limits; weight 0; not counted; Indikator e
  f             not counted, not reached; The target WTP is a predicate: reached or not, never divided.
  g             not counted; There is no realisation of Indikator g for 2024. Report it; blank is not taken as zero.
  h             not counted; Indikator h does not apply to 2024.
  completeness  2 of 3
"""


def test_a_score_is_explained_in_full() -> None:
    """In both languages: its result, its rule and limits, every member with what becomes of it, and its category."""
    made = every_kind()
    assert (
        made.text()
        == f"""\
Sasaran dua (s2)
2024

Capaian: 100,357%
  aturan       rata-rata tertimbang capaian
  batas        paling rendah 50%; paling tinggi 120,5%
  b            120,5%; asli 150,5%; bobot 2,5; Indikator b
  c            50%; asli 10%; bobot 1; Indikator c
  d            tidak dihitung, tercapai; {WORD}
  e            50%; asli 30%; bobot 0; tidak dihitung; Indikator e
  f            tidak dihitung, tidak tercapai; {WORD}
  g            tidak dihitung; Belum ada realisasi Indikator g untuk 2024. Isi realisasinya; kosong tidak dianggap nol.
  h            tidak dihitung; Indikator h tidak berlaku untuk 2024.
  kelengkapan  2 dari 3
  hitungan     (120,5 × 2,5 + 50 × 1) ÷ (2,5 + 1)
  dibulatkan   3 desimal, dipotong
  kategori     H, Hijau: [100; 500]; Lampu Capaian
  dasar        Perbup 1/2024, Pasal 2 [C]
"""
    )
    head = "Sasaran dua (s2)\n2024\n\n"
    rule = "  rule          weighted mean of the achievements\n  limits        at least 50%; at most 120.5%\n"
    tail = "  calculation   (120.5 × 2.5 + 50 × 1) ÷ (2.5 + 1)\n  rounded       3 decimals, cut off\n"
    assert made.text("en") == (
        f"{head}Achievement: 100.357%\n{rule}{MEMBERS}{tail}"
        "  category      H, Hijau: [100, 500]; Lampu Capaian\n  basis         Perbup 1/2024, Pasal 2 [C]\n"
    )
    assert every_kind(completeness=1).text("en") == (
        f"{head}Achievement: Sasaran dua for 2024 is incomplete: there is no number from Indikator g.\n{rule}{MEMBERS}"
        f"  provisional   100.357%\n{tail}"
    )


def test_an_achievement_of_zero_is_calculated_with_as_zero() -> None:
    assert "  calculation   (0 + 100) ÷ 2\n" in whole([0, 100]).text("en")
    zero = whole({"a": 0, "b": 100}, rule="weighted", weights={"a": 1, "b": 2})
    assert "  calculation   (0 × 1 + 100 × 2) ÷ (1 + 2)\n" in zero.text("en")


def test_what_the_rule_rests_on_is_said_in_the_language_of_the_text() -> None:
    made = whole([100, 90], rule="geometric")
    assert (
        made.text("en").splitlines()[-1] == f"  basis         {made.basis}; it binds ministries, not local government"
    )


def test_of_one_member_there_is_nothing_to_calculate() -> None:
    """And of none, nothing to round."""
    assert whole([90]).text("en") == (
        "Set contoh\n2024\n\nAchievement: 90.00%\n  rule          mean of the achievements\n"
        "  i0            90%; Indikator i0\n  completeness  1 of 1\n  rounded       2 decimals, half away from zero\n"
    )
    nothing = "There is no realisation of Indikator i0 for 2024. Report it; blank is not taken as zero."
    assert whole([None]).text("en").splitlines()[4:] == [
        "  rule          mean of the achievements",
        f"  i0            not counted; {nothing}",
        "  completeness  0 of 1",
    ]
    assert "limits        at least 5%\n" in whole([90], floor=5).text("en")


def test_a_score_is_written_out_in_full() -> None:
    """Exact numbers as quotients, in the order of the explanation."""
    data = every_kind(completeness=1, places=1).to_dict()
    members = data.pop("members")
    assert data == {
        "node": "s2", "kind": "sasaran", "name": "Sasaran dua", "period": "2024", "rule": "weighted", "exact": None,
        "value": None, "provisional": "100.3", "reason": "incomplete",
        "why": "Sasaran dua untuk 2024 belum lengkap: belum ada angka dari Indikator g.", "completeness": "2/3",
        "required": "1", "floor": "50", "cap": "241/2", "category": None, "basis": "", "missing": ["g"],
    }  # fmt: skip
    assert [*data] == [
        "node", "kind", "name", "period", "rule", "exact", "value", "provisional", "reason", "why", "completeness",
        "required", "floor", "cap", "category", "basis", "missing",
    ]  # fmt: skip
    assert [[each[name] for name in ("code", "raw", "used", "limited", "weight")] for each in members] == [
        ["b", "301/2", "241/2", "cap", "5/2"], ["c", "10", "50", "floor", "1"], ["d", None, None, None, None],
        ["e", "30", "50", "floor", "0"], ["f", None, None, None, None], ["g", None, None, None, "1"],
        ["h", None, None, None, None],
    ]  # fmt: skip
    assert [[each[name] for name in ("counts", "reached", "reason")] for each in members] == [
        [True, True, None], [True, False, None], [False, True, "ordinal-target"], [False, False, None],
        [False, False, "ordinal-target"], [True, None, "not-reported"], [False, None, "not-applicable"],
    ]  # fmt: skip
    assert [each["why"] for each in members] == [member.why() for member in every_kind().members]
    assert members[6]["why"] == "Indikator h tidak berlaku untuk 2024."
    data = every_kind().to_dict()
    assert (data["exact"], data["value"], data["reason"], data["why"], data["category"]) == (
        "1405/14", "100.357", None, "", "H"
    )  # fmt: skip
    data = whole([100, 90], rule="geometric").to_dict()
    assert (data["node"], data["kind"], data["exact"], data["completeness"]) == ("", "", None, "1")
    assert data["basis"].startswith("PMK 22/PMK.02/2021")
    assert whole({"a": "skip"}).to_dict()["completeness"] is None


# --- laws -------------------------------------------------------------------------------------------------------------

achieved = st.dictionaries(
    st.sampled_from("abcde"), st.decimals(0, 200, places=2, allow_nan=False, allow_infinity=False), min_size=1
)


@given(achieved, st.sampled_from([0, 2, 5]))
def test_between_the_least_and_the_greatest_lie_the_geometric_and_then_the_arithmetic_mean(
    given_achievements: dict[str, Decimal], places: int
) -> None:
    mean, geometric = (whole(dict(given_achievements), rule=rule, places=places) for rule in ("mean", "geometric"))
    assert mean.value is not None
    assert geometric.value is not None
    assert mean.exact is not None
    slack = Fraction(1, 2 * 10**places)
    assert Fraction(min(given_achievements.values())) - slack <= Fraction(geometric.value) <= mean.exact + slack
    assert mean.exact <= Fraction(max(given_achievements.values()))


@given(achieved)
def test_equal_weights_are_none(given_achievements: dict[str, Decimal]) -> None:
    weights = dict.fromkeys(given_achievements, 7)
    weighted = whole(dict(given_achievements), rule="weighted", weights=weights)
    assert weighted.exact == whole(dict(given_achievements)).exact


@given(achieved, st.integers(0, 100), st.integers(100, 200))
def test_what_is_limited_lies_between_the_limits(given_achievements: dict[str, Decimal], floor: int, cap: int) -> None:
    made = whole(dict(given_achievements), floor=floor, cap=cap)
    assert made.exact is not None
    assert floor <= made.exact <= cap
    for member in made.members:
        assert member.raw is not None
        assert (member.limited is None) == (floor <= member.raw <= cap)
        assert member.used == min(max(member.raw, Fraction(floor)), Fraction(cap))


@given(achieved)
def test_what_is_not_reported_changes_nothing_but_completeness(given_achievements: dict[str, Decimal]) -> None:
    before = whole(dict(given_achievements))
    after = whole({**given_achievements, "z": None})
    assert (after.value, after.provisional) == (None, before.value)
    assert after.completeness == Fraction(len(given_achievements), len(given_achievements) + 1)
