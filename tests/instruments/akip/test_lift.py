from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import accumulate, product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.instruments import akip
from sakip.instruments.akip import Met, Share
from sakip.instruments.akip.lift import _fewest, lowest_published

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sakip.instruments.akip import Evaluation, Lift

LKE: Final = akip.sheet(on=date(2024, 12, 31))
SUBS: Final = [sub.code for sub in LKE.subs]
GRADES: Final = [grade.code for grade in LKE.grades]

# criteria answered, values that grow steeper on the way up (0, 0.33, 0.66, 1), and weights that are no decimals
ANSWERED: Final = akip.loads_sheet(
    """
    code = "x"
    title = "x"
    scale = "permenpanrb-88-2021"
    answers = [{ code = "abcd", values = { A = "1", B = "0.66", C = "0.33", D = "0" } },
               { code = "late", values = { S = "1", R = "0.1", T = "0" } }]
    [[component]]
    code = "1"
    name = "x"
    weight = 100
    [[component.sub]]
    code = "1"
    name = "x"
    weight = 70
    answers = "abcd"
    criterion = [{ code = "1.1" }, { code = "1.2" }, { code = "1.3", answers = "late" }]
    [[component.sub]]
    code = "2"
    name = "x"
    weight = 30
    answers = "late"
    criterion = [{ code = "2.1", weight = "2/3" }, { code = "2.2", weight = "1/3", answers = "abcd" }]
    """
)

any_grades = st.fixed_dictionaries({code: st.sampled_from(GRADES) for code in SUBS})
any_answers = st.fixed_dictionaries(
    {
        "1": st.fixed_dictionaries(
            {"1.1": st.sampled_from("ABCD"), "1.2": st.sampled_from("ABCD"), "1.3": st.sampled_from("SRT")}
        ),
        "2": st.fixed_dictionaries({"2.1": st.sampled_from("SRT"), "2.2": st.sampled_from("ABCD")}),
    }
)


def all_of(grade: Any) -> dict[str, Any]:
    return dict.fromkeys(SUBS, grade)


def raised(grades: dict[str, Any], steps: Sequence[Lift]) -> dict[str, Any]:
    """What the evaluator would have said after these steps."""
    made = {code: dict(given) if isinstance(given, dict) else given for code, given in grades.items()}
    for step in steps:
        if step.criterion:
            assert made[step.code][step.criterion] == step.current
            made[step.code][step.criterion] = step.next
        else:
            assert made[step.code] == step.current
            made[step.code] = step.next
    return made


def rank(result: Evaluation) -> int:
    assert result.predikat is not None
    return result.sheet.scale.bands.index(result.predikat)


@pytest.mark.parametrize(("sheet", "grades"), [(LKE, any_grades), (ANSWERED, any_answers)], ids=["grades", "answers"])
def test_a_lift_gains_what_evaluating_again_with_it_gains(sheet: akip.Sheet, grades: Any) -> None:
    """Total, predicate and whether it changes are those of the sheet filled in anew; the largest gain comes first."""

    @given(grades)
    def check(given: dict[str, Any]) -> None:
        result = akip.evaluate(sheet, given)
        assert result.total is not None
        assert [lift.gain for lift in result.lifts] == sorted((lift.gain for lift in result.lifts), reverse=True)
        for lift in result.lifts:
            after = akip.evaluate(sheet, raised(given, [lift]))
            assert lift.gain > 0
            assert after.total == lift.total == result.total + lift.gain
            assert after.predikat == lift.predikat
            assert lift.changes == (after.predikat != result.predikat)

    check()


@given(any_grades)
def test_every_sub_component_below_the_best_grade_has_one_lift(grades: dict[str, str]) -> None:
    """It is to the next grade up, not past one."""
    found = {(lift.code, lift.current): lift.next for lift in akip.evaluate(LKE, grades).lifts}
    assert found == {
        (code, grade): GRADES[GRADES.index(grade) - 1] for code, grade in grades.items() if grade != GRADES[0]
    }


@given(any_grades)
def test_the_steps_to_the_next_predicate_reach_it_and_no_fewer_do(grades: dict[str, str]) -> None:
    """On this sheet steps only shrink on the way up, so no fewer steps gain more than the largest ones of all."""
    result = akip.evaluate(LKE, grades)
    reach = result.to_next
    if reach is None:
        assert result.predikat == LKE.scale.bands[-1]
        return
    assert reach.steps is not None
    assert result.total is not None
    after = akip.evaluate(LKE, raised(grades, reach.steps))
    assert (after.total, rank(after) > rank(result)) == (reach.steps[-1].total, True)
    gains = sorted(
        (
            (high.points - low.points) / 100 * LKE[code].weight
            for code, grade in grades.items()
            for high, low in zip(LKE.grades, LKE.grades[1:], strict=False)
            if GRADES.index(grade) >= GRADES.index(low.code)
        ),
        reverse=True,
    )
    best_of_fewer = result.total + sum(gains[: len(reach.steps) - 1])
    assert LKE.scale.classify(result.published(best_of_fewer)) == result.predikat


@given(any_answers)
def test_where_steps_grow_the_fewest_are_found_among_all_choices(answers: dict[str, dict[str, str]]) -> None:
    """Compared with every way to fill in the sheet that is nowhere worse."""
    result = akip.evaluate(ANSWERED, answers)
    reach = result.to_next
    if reach is None:
        return
    letters = {
        ("1", "1.1"): "DCBA",
        ("1", "1.2"): "DCBA",
        ("1", "1.3"): "TRS",
        ("2", "2.1"): "TRS",
        ("2", "2.2"): "DCBA",
    }
    better = [
        [(steps, code, criterion, letter) for steps, letter in enumerate(all_[all_.index(answers[code][criterion]) :])]
        for (code, criterion), all_ in letters.items()
    ]
    needed: dict[int, Fraction] = {}
    for way in product(*better):
        made: dict[str, Any] = {"1": {}, "2": {}}
        for _, code, criterion, letter in way:
            made[code][criterion] = letter
        after = akip.evaluate(ANSWERED, made)
        assert after.total is not None
        if rank(after) > rank(result):
            count = sum(steps for steps, *_ in way)
            needed[count] = max(needed.get(count, Fraction()), after.total)
    assert reach.steps is not None
    after = akip.evaluate(ANSWERED, raised(answers, reach.steps))
    assert rank(after) > rank(result)
    assert len(reach.steps) == min(needed)
    assert after.total == needed[min(needed)]  # of the fewest, those that gain most


ladders = st.lists(st.lists(st.integers(1, 9).map(Fraction), min_size=1, max_size=4), min_size=1, max_size=4)


@given(ladders, st.integers(0, 60))
def test_the_fewest_steps_are_the_fewest_whatever_the_ladders(ladders: list[list[Fraction]], needed: int) -> None:
    sums = [list(accumulate(gains, initial=Fraction())) for gains in ladders]
    ways = [
        (sum(way), sum((reach[count] for reach, count in zip(sums, way, strict=True)), Fraction()))
        for way in product(*(range(len(gains) + 1) for gains in ladders))
    ]
    enough = [(count, -gained) for count, gained in ways if gained >= needed]
    found, exact = _fewest(ladders, lambda gained: gained >= needed)
    few, _ = _fewest(ladders, lambda gained: gained >= needed, 0)
    assert exact
    if not enough:
        assert found is None
        assert few is None
        return
    assert found is not None
    gained = sum((reach[count] for reach, count in zip(sums, found, strict=True)), Fraction())
    assert (sum(found), -gained) == min(enough)
    # without comparing all choices it is fewer steps than one more ladder has
    assert few is not None
    assert sum((reach[count] for reach, count in zip(sums, few, strict=True)), Fraction()) >= needed
    assert sum(few) < sum(found) + max(map(len, ladders))


def test_a_step_that_gains_little_may_open_one_that_gains_much() -> None:
    """Taking the largest gain each time would take 4 + 4 + 4 on the first ladder; 1 + 9 on the second is one less."""
    ladders = [[Fraction(4)] * 3, [Fraction(1), Fraction(9)]]
    assert _fewest(ladders, lambda gained: gained >= 10) == ([0, 2], True)
    assert _fewest(ladders, lambda gained: gained >= 10, 0) == ([0, 2], False)


@pytest.mark.parametrize(
    ("grade", "predikat", "needs", "missing", "steps"),
    [
        ("BB", "A", "80.01", "0.01", ["1.c"]),
        ("A", "AA", "90.01", "0.01", ["1.c"]),
        ("E", "C", "30.01", "30.01", None),
        ("D", "C", "30.01", "0.01", ["1.c"]),
    ],
)
def test_a_predicate_begins_right_above_its_lower_end(
    grade: str, predikat: str, needs: str, missing: str, steps: list[str] | None
) -> None:
    """The lower end belongs to the predicate below; with two decimals the next one begins 0.01 above it."""
    result = akip.evaluate(LKE, all_of(grade))
    reach = result.to_reach(predikat)
    assert reach is not None
    assert (reach.predikat.code, reach.needs, reach.missing) == (predikat, Fraction(needs), Fraction(missing))
    assert reach.steps is not None
    assert steps is None or [step.code for step in reach.steps] == steps


def test_a_lift_says_what_the_rubric_asks_and_how_many_criteria_that_is() -> None:
    """From 7 of 9 it is two more to BB; from BB no number of criteria is enough for A."""
    result = akip.evaluate(
        LKE, all_of("AA") | {"1.b": Met(7, 9), "1.c": Met(9, 9), "2.c": {"a": "Y", "b": "T", "c": "T"}}
    )
    lifts = {lift.code: lift for lift in result.lifts}
    assert {code: (lift.next, lift.more) for code, lift in lifts.items()} == {
        "1.b": ("BB", 2), "1.c": ("A", None), "2.c": ("CC", 1),
    }  # fmt: skip
    assert lifts["1.c"].level is not None
    assert lifts["1.c"].level.text.startswith("Seluruh kriteria terpenuhi, disertai beberapa upaya")


def test_criteria_that_do_not_count_alike_are_not_counted_as_so_many_more() -> None:
    sheet = akip.load_sheet(Path(__file__).parents[2] / "cases" / "akip-lke.toml")
    result = akip.evaluate(sheet, all_of("AA") | {"3.b": {"3.b.1": "A", "3.b.2": "T"}})
    assert [(lift.next, lift.more) for lift in result.lifts] == [("CC", None)]


def test_counts_without_grades_are_raised_one_criterion_at_a_time() -> None:
    result = akip.evaluate(ANSWERED, {"1": Met(6, 7), "2": Met(3, 3)})
    (lift,) = result.lifts
    assert (lift.current, lift.next, lift.gain) == ("6/7", "7/7", Fraction(10))
    assert lift.predikat.code == "AA"
    assert result.predikat is not None
    assert result.predikat.code == "A"


def test_a_letter_without_grades_is_raised_to_the_next_better_answer() -> None:
    sheet = akip.sheet("permenpanrb-12-2015")
    result = akip.evaluate(sheet, dict.fromkeys((sub.code for sub in sheet.subs), "A") | {"A.II.b": "C"})
    (lift,) = result.lifts
    assert (lift.code, lift.current, lift.next, lift.gain) == ("A.II.b", "C", "B", Fraction(5, 2))


def test_a_bare_share_without_grades_knows_no_steps() -> None:
    """Nobody knows how many criteria it stands for; what is missing is said all the same."""
    result = akip.evaluate(ANSWERED, {"1": Share(80), "2": Share(80)})
    assert result.lifts == ()
    assert result.to_next is not None
    assert (result.to_next.steps, result.to_next.missing) == (None, Fraction("0.01"))


def test_what_is_reached_takes_nothing() -> None:
    assert akip.evaluate(LKE, all_of("A")).to_reach("A") is None
    assert akip.evaluate(LKE, all_of("A")).to_reach("BB") is None
    assert akip.evaluate(LKE, all_of("AA")).to_next is None
    assert akip.evaluate(LKE, {}).to_reach("AA") is None


def test_grades_and_answers_of_one_worth_are_one_step() -> None:
    """A ladder goes up by what is gained: two letters worth the same are no step."""
    sheet = akip.loads_sheet(
        """
        code = "x"
        title = "x"
        scale = "permenpanrb-88-2021"
        grade = [{ code = "P", points = 100 }, { code = "Q", points = 50 }, { code = "R", points = 50 }]
        answers = [{ code = "a", values = { A = "1", B = "0.5", C = "0.5" } }]
        [[component]]
        code = "1"
        name = "x"
        weight = 100
        sub = [{ code = "1", name = "x", weight = 50 }, { code = "2", name = "x", weight = 50, answers = "a" }]
        """
    )
    found = akip.evaluate(sheet, {"1": "R", "2": "C"}).lifts
    assert [(lift.current, lift.next, lift.gain) for lift in found] == [
        ("R", "P", Fraction(25)),
        ("C", "A", Fraction(25)),
    ]


def test_the_lowest_published_number_of_a_band_lies_in_it_and_the_one_below_does_not() -> None:
    for scale in (LKE.scale, akip.sheet("permenpan-13-2010").scale):
        for low, band in zip(scale.bands, scale.bands[1:], strict=False):
            least = lowest_published(scale, band)
            assert scale.band_of(least) == band
            assert scale.band_of(least - Fraction(1, 100)) == low
        assert lowest_published(scale, scale.bands[0]) == 0
