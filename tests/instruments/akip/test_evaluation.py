from __future__ import annotations

import copy
import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sakip
from sakip.errors import DefinitionError, NumberError
from sakip.findings import Finding
from sakip.instruments import akip
from sakip.instruments.akip import Criteria, Met, Share

if TYPE_CHECKING:
    from sakip.instruments.akip import Evaluation

LKE: Final = akip.sheet(on=date(2024, 12, 31))
LKE_2015: Final = akip.sheet("permenpanrb-12-2015")
LKE_2010: Final = akip.sheet("permenpan-13-2010")
SUBS: Final = [sub.code for sub in LKE.subs]
GRADES: Final = ["AA", "A", "BB", "B", "CC", "C", "D", "E"]
# points of the grades, from the regulation's table
POINTS: Final[dict[str, int]] = dict(zip(GRADES, (100, 90, 80, 70, 60, 50, 30, 0), strict=True))


def everything(grade: Any, **others: Any) -> dict[str, Any]:
    return dict.fromkeys(SUBS, grade) | {f"{code[1]}.{code[2]}": given for code, given in others.items()}


def evaluated(grade: Any, **others: Any) -> Evaluation:
    return akip.evaluate(LKE, everything(grade, **others))


def codes(result: Evaluation) -> list[str]:
    return [finding.code for finding in result.findings]


any_grades = st.fixed_dictionaries({code: st.sampled_from(GRADES) for code in SUBS})
assessed: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(GRADES),
    st.builds(Share, st.integers(0, 100), st.sampled_from([None, 0, 1, 5]), st.sampled_from(["", "role-model"])),
    st.integers(1, 12).flatmap(lambda of: st.builds(Met, st.integers(0, of), st.just(of), st.sampled_from([None, 2]))),
    st.lists(st.sampled_from("YT"), min_size=1, max_size=9).map(
        lambda letters: Criteria({str(place): letter for place, letter in enumerate(letters)})
    ),
)
any_answers = st.fixed_dictionaries(dict.fromkeys(SUBS, assessed))


@pytest.mark.parametrize(
    ("grade", "value", "predikat"),
    [("AA", "100.00", "AA"), ("A", "90.00", "A"), ("BB", "80.00", "BB"), ("B", "70.00", "B"), ("CC", "60.00", "CC"),
     ("C", "50.00", "C"), ("D", "30.00", "D")],
)  # fmt: skip
def test_a_unit_of_one_grade_has_the_predicate_of_that_name(grade: str, value: str, predikat: str) -> None:
    """The points of the grades are the upper ends of the predicates, and these belong to them."""
    result = evaluated(grade)
    assert (str(result.value), result.predikat and result.predikat.code) == (value, predikat)
    assert result.findings == ()


def test_a_mixed_component_is_the_sum_of_grade_times_weight() -> None:
    """Planning with BB, B and CC is 6 × 0.8 + 9 × 0.7 + 15 × 0.6 = 20.10."""
    planning = evaluated("BB", s1b="B", s1c="CC").components[0]
    assert planning.value == Fraction("20.1")
    assert [sub.value for sub in planning.subs] == [Fraction("4.8"), Fraction("6.3"), Fraction(9)]


@pytest.mark.parametrize(
    ("keberadaan", "share", "grade"),
    [
        (share, percent, grade)
        for share in (True, False)
        for percent, grade in [
            ("100", "BB"), ("99.999999999", "B"), ("75.000000001", "B"), ("75", "CC"), ("50.1", "CC"), ("50", "C"),
            ("25.1", "C"), ("25", "D"), ("0.000000001", "D"), ("0", "E"),
        ]
    ],
)  # fmt: skip
def test_a_share_of_criteria_gives_at_most_bb(keberadaan: bool, share: str, grade: str) -> None:
    """Exactly 75, 50 and 25% belong to the lower grade; all of it is BB, never B; nothing is E."""
    result = evaluated("BB", **{"s1a" if keberadaan else "s1b": Share(share)})
    assert result.subs[0 if keberadaan else 1].grade == next(one for one in LKE.grades if one.code == grade)
    assert result.findings == ()


@pytest.mark.parametrize(
    ("sub", "given", "grade", "found"),
    [
        ("1.a", Met(5, 5, years=5), "AA", []),
        ("1.a", Met(5, 5, years="4.99"), "A", []),
        ("1.a", Met(5, 5, years=1), "A", []),
        ("1.a", Met(5, 5, years="0.99"), "BB", []),
        ("1.a", Met(4, 5, years=9), "B", ["akip-claim-without-full"]),
        ("1.a", Share("99.999", years=5), "B", ["akip-claim-without-full"]),
        ("1.a", Met(5, 5, distinction="role-model"), "BB", ["akip-claim-unused"]),
        ("1.b", Met(5, 5, distinction="role-model"), "AA", []),
        ("1.b", Met(5, 5, distinction="commendable"), "A", []),
        ("1.b", Met(4, 5, distinction="commendable"), "B", ["akip-claim-without-full"]),
        ("1.b", Met(5, 5, years=5), "BB", ["akip-claim-unused"]),
        ("1.c", Criteria({"a": "Y", "b": "y "}, distinction="role-model"), "AA", []),
        ("1.b", Met(5, 5, distinction="role model"), None, ["akip-unknown-distinction", "akip-incomplete"]),
    ],
)
def test_a_and_aa_take_years_or_distinction_and_every_criterion_met(
    sub: str, given: Any, grade: str | None, found: list[str]
) -> None:
    """Years raise existence, distinction raises quality and use; neither counts below 100%, and both say so."""
    result = akip.evaluate(LKE, everything("BB") | {sub: given})
    (graded,) = [one for one in result.subs if one.code == sub]
    assert graded.grade == next((one for one in LKE.grades if one.code == grade), None)
    assert codes(result) == found


def test_a_claim_that_does_not_count_is_never_said_to_be_about_all_criteria() -> None:
    """99.999% is not rounded to 100 in the sentence that says it is not 100."""
    (finding,) = evaluated("BB", s1a=Share("99.999", years=5)).findings
    assert "baru 99,99% kriteria" in finding.message()


@pytest.mark.parametrize(
    ("given", "hint"), [("BBB", "“BB”"), ("A+", "“A”"), ("F", "AA, A, BB, B"), ("80", "AA, A"), ("B B", "“BB”")]
)
def test_a_grade_that_does_not_exist_leaves_its_sub_component_without_a_value(given: str, hint: str) -> None:
    """The nearest is named, the total says what it lacks, and everything else is there."""
    result = evaluated("BB", s2c=given)
    unknown, incomplete = result.findings
    assert (unknown.code, incomplete.code) == ("akip-unknown-grade", "akip-incomplete")
    assert hint in unknown.remedy()
    assert "2.c Pemanfaatan" in incomplete.message()
    assert (result.total, result.value, result.predikat, result.working) == (None, None, None, None)
    assert (result.lifts, result.to_next) == ((), None)
    assert [one.value for one in result.components] == [24, None, 12, 20]
    assert result.missing == ("2.c",)


def test_a_grade_is_read_whatever_its_case() -> None:
    result = evaluated(" bb ")
    assert result.total == 80
    assert {sub.level and sub.level.text for sub in result.subs} == {
        "Seluruh kriteria terpenuhi sesuai dengan mandat kebijakan nasional"
    }


@pytest.mark.parametrize("blank", [None, "", " ", "-", "belum diisi"])
def test_what_is_not_graded_is_missing_and_not_zero(blank: str | None) -> None:
    """There is no total; what is earned so far is told with the weight it is out of."""
    result = evaluated("BB", s1c=blank)
    assert result.total is None
    assert codes(result) == ["akip-incomplete"]
    assert result.so_far == akip.SoFar(Fraction(68), Fraction(85))


def test_a_sub_component_the_sheet_has_not_is_named_and_hides_nothing() -> None:
    result = akip.evaluate(LKE, everything("BB") | {"1.d": "AA"})
    assert result.total == 80
    assert codes(result) == ["akip-unknown-sub"]


def test_a_total_of_zero_is_d_and_said_to_be_a_reading() -> None:
    """The table of 2021 begins above 0; that of 2010 prints 0 – 30."""
    result = evaluated("E")
    assert result.total == 0
    assert (result.predikat and result.predikat.code, codes(result)) == ("D", ["akip-total-zero"])
    old = akip.evaluate(LKE_2010, {sub.code: Share(0) for sub in LKE_2010.subs})
    assert (old.predikat and old.predikat.code, codes(old)) == ("D", ["akip-reading"])


@pytest.mark.parametrize(("weight", "value", "predikat"), [("80.004", "80.00", "BB"), ("80.005", "80.01", "A")])
def test_a_total_is_rounded_half_up_before_it_is_classified(weight: str, value: str, predikat: str) -> None:
    text = """
        code = "x"
        title = "x"
        scale = "permenpanrb-88-2021"
        component = [{ code = "1", name = "x", weight = 100, sub = [{ code = "1", name = "x", weight = 100 }] }]
    """
    result = akip.evaluate(akip.loads_sheet(text), {"1": Share(weight)})
    assert result.total == Fraction(weight)
    assert (str(result.value), result.predikat and result.predikat.code) == (value, predikat)


# --- answers by criterion ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "share"),
    [
        ({"a": "A"}, "1"), ({"a": "B"}, "0.75"), ({"a": "E"}, "0"), ({"a": "A", "b": "C"}, "0.75"),
        ({"a": "A", "b": "D", "c": "E"}, "5/12"), ({"a": "b", "b": "tidak berlaku", "c": "D"}, "1/2"),
    ],
)  # fmt: skip
def test_in_the_style_of_2015_a_value_is_the_mean_of_the_answers_times_the_weight(
    answers: dict[str, str], share: str
) -> None:
    """A to E are worth 1, 0.75, 0.5, 0.25 and 0; what does not apply is left out, not taken as zero."""
    result = akip.evaluate(LKE_2015, {"B.II": answers})
    graded = next(one for one in result.subs if one.code == "B.II")
    assert graded.value == Fraction(share) * Fraction("12.5")
    assert graded.grade is None
    assert ("akip-excluded-criteria" in codes(result)) == ("tidak berlaku" in answers.values())


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({"a": "A", "b": ""}, ["akip-missing-criteria"]),
        ({"a": "A", "b": None}, ["akip-missing-criteria"]),
        ({"a": "A", "b": "F"}, ["akip-unknown-answer"]),
        ({"a": "tidak berlaku", "b": "Tidak  Berlaku"}, ["akip-excluded-criteria", "akip-no-criteria"]),
        ({}, ["akip-no-criteria"]),
        ({str(place): "A" for place in range(101)}, ["akip-too-many"]),
    ],
)
def test_a_criterion_without_an_answer_is_missing_and_so_is_its_sub_component(
    answers: dict[str, str | None], found: list[str]
) -> None:
    result = akip.evaluate(LKE_2015, dict.fromkeys((sub.code for sub in LKE_2015.subs), "A") | {"B.II": answers})
    assert codes(result) == [*found, "akip-incomplete", "akip-reading"]
    assert result.missing == ("B.II",)


def test_a_letter_is_the_one_answer_where_criteria_are_not_listed() -> None:
    result = akip.evaluate(LKE_2015, dict.fromkeys((sub.code for sub in LKE_2015.subs), "B"))
    assert result.total == 75
    assert result.predikat is not None
    assert result.predikat.code == "BB"
    assert {one.rating() for one in result.subs} == {"75,00%"}


def test_a_sheet_without_grades_says_so() -> None:
    """Of 2010 only the weights are known: a share can be given, a letter cannot."""
    result = akip.evaluate(LKE_2010, {"A.I": "BB", "B.I": Share(50)})
    assert result.subs[1].value == 10
    assert result.findings[0].code == "akip-unknown-grade"


# --- what a programmer gets wrong -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda: Met(8, 7), DefinitionError),
        (lambda: Met(0, 0), DefinitionError),
        (lambda: Met(-1, 7), NumberError),
        (lambda: Met("1.5", 7), NumberError),
        (lambda: Met(True, 7), NumberError),
        (lambda: Met(7, 7, years=-1), NumberError),
        (lambda: Share("100.1"), NumberError),
        (lambda: Share(-1), NumberError),
        (lambda: Share("banyak"), NumberError),
        (lambda: Criteria([("a", "Y")]), DefinitionError),
        (lambda: Criteria({"a": 1}), DefinitionError),
        (lambda: evaluated(88), DefinitionError),
        (lambda: evaluated({"a": True}), DefinitionError),
        (akip.sheet, DefinitionError),
        (lambda: akip.sheet("permenpanrb-88-2021", on=date(2024, 1, 1)), DefinitionError),
        (lambda: akip.sheet(on=date(2000, 1, 1)), DefinitionError),
        (lambda: evaluated("BB").realisation("nilai-sakip"), DefinitionError),
    ],
)
def test_what_means_nothing_is_refused_with_a_remedy(make: Any, error: type[sakip.SakipError]) -> None:
    with pytest.raises(error) as caught:
        make()
    assert caught.value.remedy


@pytest.mark.parametrize("name", ["permenpanrb-88-2022", "permenpanrb-14-2017"])
def test_a_regulation_without_a_sheet_is_unknown(name: str) -> None:
    with pytest.raises(sakip.SakipError, match="there is no sheet of a regulation called"):
        akip.sheet(name)
    with pytest.raises(sakip.SakipError, match="Did you mean 'A'"):
        evaluated("BB").to_reach("A-")
    with pytest.raises(LookupError, match=r"sub-component called '1\.d'"):
        LKE["1.d"]


# --- one series or not ------------------------------------------------------------------------------------------------


def test_scores_of_different_regulations_are_no_series() -> None:
    """78 is A by the scale of 2010 and BB since 2015; no change is computed between them."""
    old = akip.evaluate(LKE_2010, {sub.code: Share(78) for sub in LKE_2010.subs})
    new = evaluated("BB")
    assert old.predikat is not None
    assert old.predikat.code == "A"
    assert not old.comparable(new)
    changed = akip.change(old, new)
    assert changed.points is None
    assert [finding.code for finding in changed.findings] == ["akip-not-comparable"]


def test_scores_on_one_sheet_are_subtracted() -> None:
    assert akip.change(evaluated("BB"), evaluated("BB", s1c="A")) == akip.Change(Fraction(3, 2))
    incomplete = akip.change(evaluated("BB"), evaluated(None))
    assert (incomplete.points, [one.code for one in incomplete.findings]) == (None, ["akip-incomplete"])


# --- laws -------------------------------------------------------------------------------------------------------------


@given(any_grades)
def test_a_total_is_the_sum_of_points_times_weight(grades: dict[str, str]) -> None:
    """Computed here from the printed table of weights and points, independently of the sheet."""
    weights = map(Fraction, ["6", "9", "15", "6", "9", "15", "3", "4.5", "7.5", "5", "7.5", "12.5"])
    parts = (Fraction(POINTS[grades[code]]) * weight / 100 for code, weight in zip(SUBS, weights, strict=True))
    assert akip.evaluate(LKE, grades).total == sum(parts)


@given(any_answers, st.sampled_from(SUBS), st.sampled_from(GRADES))
def test_a_total_lies_within_the_scale_and_a_better_grade_never_lowers_it(
    answers: dict[str, Any], code: str, grade: str
) -> None:
    before = akip.evaluate(LKE, answers)
    after = akip.evaluate(LKE, answers | {code: grade})
    if before.total is None or after.total is None:
        return
    assert 0 <= before.total <= 100
    was = next(one for one in before.subs if one.code == code)
    assert was.points is not None
    assert (after.total >= before.total) == (POINTS[grade] >= was.points)


@given(st.integers(1, 60), st.sampled_from(SUBS))
def test_any_number_of_criteria_all_met_gives_exactly_bb(count: int, code: str) -> None:
    """A third and a third and a third is the whole, which 33.33 is not."""
    criteria = {str(place): "Y" for place in range(count)}
    result = akip.evaluate(LKE, everything("BB") | {code: criteria})
    assert (result.total, result.value) == (Fraction(80), Decimal("80.00"))


@given(any_answers)
def test_a_result_survives_pickling(answers: dict[str, Any]) -> None:
    result = akip.evaluate(LKE, answers, unit="x", period=2024)
    for again in (pickle.loads(pickle.dumps(result)), copy.deepcopy(result)):  # noqa: S301  # our own
        assert (again, again.findings, again.total) == (result, result.findings, result.total)


def test_findings_of_the_caller_stand_first() -> None:
    own = Finding("encoding")
    assert akip.evaluate(LKE, everything("F"), findings=(own,)).findings[0] is own


# --- criteria a sheet lists -------------------------------------------------------------------------------------------

OWN: Final = akip.load_sheet(Path(__file__).parents[2] / "cases" / "akip-lke.toml")


def own(**answers: dict[str, str]) -> Evaluation:
    return akip.evaluate(OWN, everything("BB") | {"3.b": answers["b"]})


def test_an_answer_to_a_criterion_that_is_not_listed_is_named_and_not_counted() -> None:
    result = own(b={"3.b.1": "A", "3.b.2": "Y", "3.b.3": "T"})
    assert codes(result) == ["akip-unknown-criterion"]
    assert result.subs[7].share == 100


def test_what_does_not_apply_leaves_its_weight_to_the_others() -> None:
    result = own(b={"3.b.1": "B", "3.b.2": "tidak berlaku"})
    assert result.subs[7].share == 66
    assert codes(result) == ["akip-excluded-criteria"]


@pytest.mark.parametrize(
    ("code", "period", "late"),
    [
        ("permenpanrb-88-2021", 2024, False),
        ("permenpanrb-88-2021", 2021, False),
        ("permenpanrb-88-2021", 2020, True),
        ("permenpanrb-12-2015", 2018, False),
        ("permenpanrb-12-2015", 2022, True),
        ("permenpanrb-88-2021", None, False),
    ],
)
def test_a_sheet_that_is_not_in_force_in_the_period_is_said_to_be_so(code: str, period: int | None, late: bool) -> None:
    """The score stands: an office may look at an old year through the new sheet, and must know that it does."""
    result = akip.evaluate(akip.sheet(code), {}, period=period)
    assert ("akip-not-in-force" in {finding.code for finding in result.findings}) is late
