from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import numbers

from sakip.assessment import Assessment, Reason, Scorecard, Status, assess, replay
from sakip.assessment.consolidation import overruled
from sakip.formulas import count, expression, index, ratio
from sakip.indicators import CONSOLIDATIONS, Consolidation, Indicator, Predicate, Range, Realisation, State, Target
from sakip.ledger import Ledger
from sakip.periods import Month, Period, Quarter, Semester, Year
from sakip.sets.model import IndicatorSet

YEAR = Year(2024)
Q1, Q2, Q3, Q4 = QUARTERS = YEAR.parts("quarter")
RULES: tuple[Consolidation, ...] = get_args(Consolidation)


def amounts(rule: str | None, **facts: Any) -> Indicator:
    """Return an indicator that is the one number it is given."""
    given: dict[str, Any] = {"code": "x", "name": "X", "unit": "rupiah", "formula": count("nilai")}
    return Indicator(**given | {"polarity": "higher", "consolidation": rule} | facts)


def shares(rule: str | None, **facts: Any) -> Indicator:
    """Return an indicator that divides what was settled by what came in."""
    return amounts(rule, unit="persen", formula=ratio("selesai", "masuk", unit="aduan"), **facts)


def card(
    indicator: Indicator, reports: dict[Period, Any], targets: dict[Period, Any] | None = None, **facts: Any
) -> Scorecard:
    """Assess reports by period: a number is ``nilai``, a pair ``selesai`` of ``masuk``, a record itself."""
    records: list[Realisation] = []
    for period, report in reports.items():
        match report:
            case Realisation():
                records.append(report)
            case (above, below):
                records.append(Realisation("x", period, {"selesai": above, "masuk": below}))
            case _:
                records.append(Realisation("x", period, {"nilai": report}))
    aims = [Target("x", period, value) for period, value in (targets or {}).items()]
    office = IndicatorSet(code="s", indicators=(indicator,), year=2024, targets=aims)
    return assess(office, records, **facts)


def of(indicator: Indicator, reports: dict[Period, Any], targets: dict[Period, Any] | None = None) -> Assessment:
    return card(indicator, reports, targets)["x"]


def codes(result: Scorecard) -> list[str]:
    return [finding.code for finding in result.findings]


# --- the five rules ---------------------------------------------------------------------------------------------------


def test_the_rules_here_are_the_five_there_are() -> None:
    assert set(RULES) == set(CONSOLIDATIONS)


@pytest.mark.parametrize("kind", ["semester", "quarter", "month"])
@pytest.mark.parametrize(
    ("rule", "expected"),
    [("sum", "30.00"), ("average", "15.00"), ("last", "10.00"), ("maximum", "20.00"), ("ratio-of-sums", "30.00")],
)
def test_a_year_is_put_together_of_its_parts_whatever_their_kind(kind: Any, rule: str, expected: str) -> None:
    """20 in the first part and 10 in the second."""
    first, second = YEAR.parts(kind)[:2]
    assert str(of(amounts(rule), {first: 20, second: 10}).value) == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("sum", "125.00"),
        ("average", "62.50"),
        ("last", "75.00"),
        ("maximum", "75.00"),
        ("ratio-of-sums", "66.67"),
    ],
)
def test_the_mean_of_percentages_is_not_the_ratio_of_sums(rule: str, expected: str) -> None:
    """TW I 10 of 20 and TW II 30 of 40 are 40 of 60."""
    assert str(of(shares(rule), {Q1: (10, 20), Q2: (30, 40)}).value) == expected


@pytest.mark.parametrize("period", [Semester(2024, 1), Q1])
def test_a_semester_and_a_quarter_are_put_together_of_their_months(period: Period) -> None:
    months = period.parts("month")
    result = card(amounts("sum"), dict.fromkeys(months, 5), period=period)
    assert result["x"].value == 5 * len(months)
    assert codes(result) == []


def test_a_month_has_no_parts() -> None:
    assert card(amounts("sum"), {Q1: 5}, period=Month(2024, 1))["x"].reason is Reason.NOT_REPORTED


def test_parts_outside_the_period_are_left_out() -> None:
    assert of(amounts("sum"), {Q4: 5, Quarter(2025, 1): 7, Quarter(2023, 4): 9}).value == 5


_parts = st.dictionaries(st.sampled_from(QUARTERS), numbers(6, 2), min_size=1)


@given(st.sampled_from(RULES), _parts)
def test_each_rule_is_what_its_name_says(rule: str, reports: dict[Period, Fraction]) -> None:
    values = [reports[period] for period in QUARTERS if period in reports]
    expected = {
        "sum": sum(values, Fraction(0)),
        "average": sum(values, Fraction(0)) / len(values),
        "last": values[-1],
        "maximum": max(values),
        "ratio-of-sums": sum(values, Fraction(0)),
    }[rule]
    result = of(amounts(rule), dict(reports))
    assert result.exact == expected
    assert replay(result.explain().to_dict()).exact == expected


@given(st.dictionaries(st.sampled_from(QUARTERS), st.tuples(numbers(5, 1), numbers(5, 1)), min_size=1))
def test_a_ratio_of_sums_divides_the_sums(reports: dict[Period, tuple[Fraction, Fraction]]) -> None:
    above = sum((pair[0] for pair in reports.values()), Fraction(0))
    below = sum((pair[1] for pair in reports.values()), Fraction(0))
    result = of(shares("ratio-of-sums"), dict(reports))
    if below:
        assert result.exact == above / below * 100
    else:
        assert result.reason is Reason.ZERO_DENOMINATOR


def test_the_unit_of_every_part_is_converted_for_itself() -> None:
    result = of(amounts("sum"), {Q1: "1 juta rupiah", Q2: "500 ribu rupiah", Q3: 250_000})
    assert result.value == Decimal(1_750_000)
    wrong = of(amounts("sum"), {Q1: "1 juta rupiah", Q2: "5 orang"})
    assert wrong.reason is Reason.UNIT_MISMATCH


def test_a_formula_of_several_steps_is_put_together_whole() -> None:
    mixed = amounts(
        "average", unit="poin", formula=expression("(a + b) / 2 - smaller_of(a, b)", units={"a": "poin", "b": "poin"})
    )
    reports: dict[Period, Any] = {
        Q1: Realisation("x", Q1, {"a": 10, "b": 20}),
        Q2: Realisation("x", Q2, {"a": 7, "b": 4}),
    }
    assert of(mixed, reports).exact == (Fraction(5) + Fraction(3, 2)) / 2


def test_a_component_with_a_long_name_is_put_together_like_any_other() -> None:
    """An Indonesian name easily takes the 60 characters it may have, and a part needs eight more."""
    above = "jumlah_kegiatan_pemberdayaan_masyarakat_yang_difasilitasi"
    below = "jumlah_kegiatan_pemberdayaan_masyarakat_yang_direncanakan"
    long = amounts("ratio-of-sums", unit="persen", formula=ratio(above, below, unit="kegiatan"))
    reports: dict[Period, Any] = {
        Q1: Realisation("x", Q1, {above: 10, below: 20}),
        Q2: Realisation("x", Q2, {above: 30, below: 40}),
    }
    result = of(long, reports)
    assert str(result.value) == "66.67"
    assert replay(result.explain().to_dict()).exact == result.exact
    assert above in result.explain().text()


def test_a_formula_too_large_for_twelve_months_says_so_and_spoils_no_other() -> None:
    names = [f"u{place}" for place in range(100)]
    large = amounts("average", unit="poin", formula=index(dict.fromkeys(names, "1/100")))
    months = YEAR.parts("month")
    records = [Realisation("x", month, dict.fromkeys(names, 80)) for month in months]
    other = Indicator(code="y", name="Y", unit="poin", formula=count("nilai"))
    office = IndicatorSet(code="s", indicators=(large, other), year=2024)
    result = assess(office, [*records, Realisation("y", YEAR, {"nilai": 1})])
    assert (result["x"].status, result["x"].reason) == (Status.NOT_COMPUTABLE, Reason.TOO_LARGE)
    assert "12 bagian" in result["x"].why()
    assert "12 parts" in result["x"].why("en")
    assert result["y"].value == 1


# --- blank, zero, not applicable --------------------------------------------------------------------------------------


def test_a_blank_quarter_is_not_zero() -> None:
    assert of(amounts("average"), {Q1: 10, Q2: None, Q3: ""}).value == 10
    assert of(amounts("last"), {Q1: 10, Q2: None}).value == 10
    assert of(amounts("maximum"), {Q1: -10, Q2: None}).value == -10


def test_a_real_zero_counts() -> None:
    """An empty() test that takes 0 for nothing is how applications in use lose it."""
    assert of(amounts("last"), {Q1: 10, Q2: 0}).value == 0
    assert of(amounts("average"), {Q1: 10, Q2: 0}).value == 5
    assert of(amounts("maximum"), {Q1: -10, Q2: 0}).value == 0


def test_nothing_but_blanks_is_not_reported() -> None:
    result = of(amounts("sum"), {Q1: None, Q2: "-"})
    assert (result.status, result.reason) == (Status.NOT_REPORTED, Reason.NOT_REPORTED)


def test_a_part_filled_in_only_in_part_has_no_value_and_names_the_component() -> None:
    result = of(shares("ratio-of-sums"), {Q1: (10, 20), Q2: (None, 40)})
    assert result.reason is Reason.MISSING_COMPONENT
    assert "selesai" in result.why()
    assert "Triwulan II 2024" in result.why()


def test_without_a_rule_nothing_is_put_together() -> None:
    result = of(amounts(None), {Q1: 10})
    assert result.reason is Reason.NO_CONSOLIDATION
    assert "dilaporkan per triwulan" in result.why()
    assert "reported by quarter" in result.why("en")


def test_a_quarter_to_which_the_indicator_does_not_apply_is_neither_blank_nor_counted() -> None:
    skipped = Realisation("x", Q2, {}, applicable=False)
    result = card(amounts("sum"), {Q1: 10, Q2: skipped, Q3: 20, Q4: 30}, {Q1: 10, Q2: 99, Q3: 10, Q4: 10, YEAR: 60})
    assert result["x"].value == 60
    assert not {"partial-period", "target-to-date", "whole-target", "unused"} & set(codes(result))
    assert result["x"].target == Target("x", YEAR, 60)


def test_a_year_whose_every_filled_part_does_not_apply_does_not_apply() -> None:
    skipped = {period: Realisation("x", period, {}, applicable=False) for period in QUARTERS}
    assert of(amounts("sum"), dict(skipped)).status is Status.NOT_APPLICABLE
    assert of(amounts("sum"), {Q1: skipped[Q1]}).status is Status.NOT_REPORTED


def test_a_rejected_quarter_counts_as_blank_and_is_named() -> None:
    rejected = Realisation("x", Q2, {"nilai": 20}, state=State.REJECTED)
    result = card(amounts("sum"), {Q1: 10, Q2: rejected})
    assert result["x"].value == 10
    assert codes(result) == ["rejected", "partial-period"]


def test_two_numbers_for_one_quarter_leave_the_year_without_a_value() -> None:
    office = IndicatorSet(code="s", indicators=(amounts("sum"),), year=2024)
    result = assess(office, [Realisation("x", Q1, {"nilai": number}) for number in (1, 2)])
    assert result["x"].reason is Reason.CONFLICT
    assert codes(result) == ["conflict"]


def test_the_year_itself_counts_before_its_parts() -> None:
    assert of(amounts("sum"), {Q1: 10, Q2: 20, YEAR: 31}).value == 31


def test_a_year_of_which_only_a_blank_is_recorded_is_put_together_of_its_parts() -> None:
    """A row without a number must not hide the quarters that have one."""
    assert of(amounts("sum"), {Q1: 10, Q2: 20, YEAR: None}).value == 30
    assert of(amounts("sum"), {YEAR: None}).reason is Reason.NOT_REPORTED
    assert of(shares("sum"), {YEAR: (1, None)}).reason is Reason.MISSING_COMPONENT


def test_a_quarter_with_no_value_leaves_the_year_without_one() -> None:
    assert of(shares("average"), {Q1: (1, 2), Q2: (0, 0)}).reason is Reason.ZERO_DENOMINATOR
    assert str(of(shares("ratio-of-sums"), {Q1: (1, 2), Q2: (0, 0)}).value) == "50.00"


# --- kinds of parts ---------------------------------------------------------------------------------------------------


def reports_of(quarter: Period, numbers: list[Any]) -> dict[Period, Any]:
    """Return reports of the months of a quarter."""
    return dict(zip(quarter.parts("month"), numbers, strict=False))


@pytest.mark.parametrize(
    ("rule", "expected"), [("sum", "46.00"), ("average", "13.00"), ("last", "9.00"), ("maximum", "20.00")]
)
def test_a_quarter_reported_by_the_month_is_put_together_first(rule: str, expected: str) -> None:
    """A quarter of 20, and months of 3, 14 and 9, whose mean is 26/3 as a quarter and not a fourth each."""
    monthly: dict[Period, Any] = {Q1: 20, **reports_of(Q2, [3, 14, 9])}
    reported = of(amounts(rule), monthly)
    if rule == "average":
        assert reported.exact == (20 + Fraction(26, 3)) / 2
        assert reported.exact != Fraction(20 + 3 + 14 + 9, 4)
    else:
        assert str(reported.value) == expected
    assert replay(reported.explain().to_dict()).exact == reported.exact


def test_a_ratio_of_sums_reaches_into_the_months() -> None:
    monthly: dict[Period, Any] = {Q1: (10, 20), **reports_of(Q2, [(5, 10), (15, 20), (10, 10)])}
    assert str(of(shares("ratio-of-sums"), monthly).value) == "66.67"
    assert str(of(shares("average"), monthly).exact) == str((50 + Fraction(50 + 75 + 100, 3)) / 2)


def test_a_quarter_of_which_a_month_is_blank_counts_and_the_month_is_named() -> None:
    """What is filled is held against the targets of what is filled, down to the month."""
    april, may, june = Q2.parts("month")
    targets: dict[Period, Any] = {Q1: 10, april: 5, may: 5, june: 7, Q2: 17, YEAR: 60}
    result = card(amounts("sum"), {Q1: 10, april: 5, may: 6}, targets)
    assert result["x"].value == 21
    assert result["x"].target is not None
    assert result["x"].target.value == 20
    partial = next(finding for finding in result.findings if finding.code == "partial-period")
    assert partial.facts["filled"] == (Q1, april, may)
    assert partial.facts["missing"] == (june, Q3, Q4)


def test_the_target_of_a_quarter_reported_by_the_month_is_that_of_the_quarter() -> None:
    months: dict[Period, Any] = {Q1: 10, **reports_of(Q2, [1, 2, 3])}
    assert of(amounts("sum"), months, {Q1: 10, Q2: 14}).achievement.raw == Fraction(1600, 24)


def test_the_target_of_a_whole_quarter_is_none_of_a_part_of_it() -> None:
    """Two months of three are not held against what three were to add up to; a level stands at any time."""
    april, may, _ = Q2.parts("month")
    reports: dict[Period, Any] = {Q1: 10, april: 5, may: 6}
    assert codes(card(amounts("sum"), reports, {Q1: 10, Q2: 17, YEAR: 60})) == ["partial-period", "whole-target"]
    level = of(amounts("average"), reports, {Q1: 10, Q2: 17, YEAR: 60})
    assert level.target is not None
    assert level.target.value == Fraction(27, 2)


@pytest.mark.parametrize(
    ("filled", "target", "found"),
    [
        (6, 30, ["partial-period", "target-to-date"]),  # two whole quarters, of 10 and 20
        (12, 100, []),
        (4, 100, ["partial-period", "whole-target"]),  # nobody said what one month of a quarter is to bring
    ],
)
def test_months_are_held_against_targets_by_the_quarter(filled: int, target: int, found: list[str]) -> None:
    reports: dict[Period, Any] = dict.fromkeys(YEAR.parts("month")[:filled], 5)
    result = card(amounts("sum"), reports, {Q1: 10, Q2: 20, Q3: 30, Q4: 40, YEAR: 100})
    assert result["x"].target is not None
    assert result["x"].target.value == target
    assert codes(result) == found


@pytest.mark.parametrize(("rule", "target"), [("average", 15), ("maximum", 20), ("last", 20), ("ratio-of-sums", 20)])
def test_a_level_in_a_month_is_held_against_that_of_its_quarter(rule: str, target: int) -> None:
    reports: dict[Period, Any] = dict.fromkeys(YEAR.parts("month")[:4], 5)
    result = of(amounts(rule), reports, {Q1: 10, Q2: 20, Q3: 30, Q4: 40, YEAR: 100})
    assert result.target is not None
    assert result.target.value == target


def test_an_empty_row_of_a_longer_period_hides_no_shorter_ones() -> None:
    blank: dict[Period, Any] = {Semester(2024, 1): None, Q1: 10, Q2: 20}
    assert of(amounts("average"), blank).value == 15
    assert codes(card(amounts("average"), blank)) == ["partial-period"]


def test_what_is_odd_about_an_empty_longer_period_is_not_lost() -> None:
    rejected = Realisation("x", Semester(2024, 1), {"nilai": 99}, state=State.REJECTED)
    result = card(amounts("sum"), {Semester(2024, 1): rejected, Q1: 10})
    assert result["x"].value == 10
    assert codes(result) == ["rejected", "partial-period"]


def test_a_quarter_that_does_not_apply_is_skipped_with_its_months() -> None:
    skipped = Realisation("x", Q2, {}, applicable=False)
    months: dict[Period, Any] = {Q1: 10, Q2: skipped, **reports_of(Q2, [1, 2, 3])}
    assert of(amounts("sum"), months).value == 10
    none = {month: Realisation("x", month, {}, applicable=False) for month in Q2.parts("month")}
    assert codes(card(amounts("sum"), {Q1: 10, **none, Q3: 5, Q4: 5})) == []


def test_a_quarter_and_its_months_count_once_and_the_quarter_first() -> None:
    months: dict[Period, Any] = {Q1: 30, **reports_of(Q1, [10, 10, 10]), Q2: 20}
    result = card(amounts("sum"), months)
    assert result["x"].value == 50
    unused = [finding for finding in result.findings if finding.code == "unused"]
    assert [finding.facts["period"] for finding in unused] == list(Q1.parts("month"))
    assert "Januari 2024 tidak dipakai untuk 2024" in unused[0].message()
    assert "parts-disagree" not in codes(result)


@pytest.mark.parametrize(
    ("rule", "months", "differ"),
    [
        ("sum", [10, 10, 11], True),
        ("sum", [10, 10], False),  # the third month may hold the rest
        ("last", [1, 2, 30], False),
        ("last", [30, 30, 31], True),
        ("average", ["30.001", "30.001", "30.001"], False),  # 30.00 as published
        ("maximum", [30, 31, 1], True),
        (None, [1, 1, 1], False),
    ],
)
def test_a_quarter_and_its_months_that_disagree_are_named(rule: str | None, months: list[Any], differ: bool) -> None:
    result = card(amounts(rule), {Q1: 30, **reports_of(Q1, months)})
    assert ("parts-disagree" in codes(result)) is differ


@pytest.mark.parametrize("months", [[(1, 2), (None, 2), (1, 2)], [(0, 0), (0, 0), (0, 0)], [(1, "2 orang")] * 3])
def test_what_has_no_value_disagrees_with_nothing(months: list[Any]) -> None:
    result = card(shares("ratio-of-sums"), {Q1: (1, 5), **reports_of(Q1, months)})
    assert result["x"].value == 20
    assert "parts-disagree" not in codes(result)


def test_a_disagreement_says_both_numbers() -> None:
    result = card(shares("ratio-of-sums"), {Q1: (1, 2), **reports_of(Q1, [(1, 1), (1, 1), (1, 2)])})
    found = next(finding for finding in result.findings if finding.code == "parts-disagree")
    assert "dilaporkan 50,00, sedangkan bagiannya (rasio jumlah) menghasilkan 75,00" in found.message()
    assert "reported as 50.00, but its parts (ratio of sums) come to 75.00" in found.message("en")


def test_words_disagree_by_the_last_of_them() -> None:
    opinion = amounts("last", unit="predikat", predicates=("TMP", "TW", "WDP", "WTP"), polarity=None)
    words = reports_of(Q1, [Predicate("TW"), Predicate("TW"), Predicate("WTP")])
    assert "parts-disagree" in codes(card(opinion, {Q1: Predicate("WDP"), **words}))
    assert "parts-disagree" not in codes(card(opinion, {Q1: Predicate("WTP"), **words}))


def test_a_year_reported_beside_its_parts_can_be_compared_with_them() -> None:
    indicator = amounts("sum")
    records = [Realisation("x", period, {"nilai": number}) for period, number in ((YEAR, 99), (Q1, 10))]
    assert [found.code for found in overruled(indicator, YEAR, Ledger((), records))] == ["unused"]
    records += [Realisation("x", period, {"nilai": 10}) for period in (Q2, Q3, Q4)]
    found = overruled(indicator, YEAR, Ledger((), records))
    assert [each.code for each in found] == ["parts-disagree", *["unused"] * 4]


def test_semesters_come_before_quarters() -> None:
    """The second semester, reported by the quarter, is one of two and not two of three."""
    reports: dict[Period, Any] = {Semester(2024, 1): 10, Q3: 5, Q4: 6}
    assert of(amounts("sum"), reports).value == 21
    assert of(amounts("average"), reports).exact == (10 + Fraction(11, 2)) / 2
    assert codes(card(amounts("sum"), reports)) == []


def test_every_filled_part_is_in_the_explanation() -> None:
    text = of(amounts("sum"), {Q1: 10, Q3: 20}).explain().text()
    assert "jumlah: Triwulan I 2024, Triwulan III 2024" in text
    assert "10 + 20 = Rp30" in text


# --- targets ----------------------------------------------------------------------------------------------------------


def test_what_is_filled_is_held_against_the_targets_of_what_is_filled() -> None:
    """Quarter one alone is not the year's target reached."""
    result = card(amounts("sum"), {Q1: 10, Q2: 20}, {Q1: 10, Q2: 30, Q3: 30, Q4: 30, YEAR: 100})
    assert result["x"].target is not None
    assert result["x"].target.value == 40
    assert [part.period for part in result["x"].target.parts] == [Q1, Q2]
    assert str(result["x"].achievement.value) == "75.00"
    assert codes(result) == ["partial-period", "target-to-date"]
    assert "target bagian yang terisi, 40; target 2024 ialah 100" in result.findings[1].message()
    finding = result.findings[0]
    assert finding.facts["filled"] == (Q1, Q2)
    assert finding.facts["missing"] == (Q3, Q4)
    assert "Triwulan III 2024, Triwulan IV 2024 belum diisi" in finding.message()


@pytest.mark.parametrize(
    ("rule", "target"), [("sum", 60), ("average", 20), ("last", 30), ("maximum", 30), ("ratio-of-sums", 30)]
)
def test_the_targets_of_the_parts_are_put_together_like_the_parts(rule: str, target: int) -> None:
    result = of(amounts(rule), {Q1: 1, Q2: 1, Q3: 1}, {Q1: 10, Q2: 20, Q3: 30, Q4: 90, YEAR: 100})
    assert result.target is not None
    assert result.target.value == target


def test_the_last_of_several_is_held_against_the_year_once_its_end_is_filled() -> None:
    """A blank quarter before it changes nothing about where the year ended, and does not lower what was promised."""
    targets: dict[Period, Any] = {Q2: 87, Q4: Fraction(175, 2), YEAR: 88}
    result = card(amounts("last"), {Q2: 86, Q4: 88}, targets)
    assert result["x"].target == Target("x", YEAR, 88)
    assert str(result["x"].achievement.value) == "100.00"
    assert codes(result) == ["partial-period"]
    assert of(amounts("last"), {Q2: 86}, targets).achievement.value == Decimal("98.85")


def test_when_every_part_is_filled_the_target_is_that_of_the_year() -> None:
    targets: dict[Period, Any] = {**dict.fromkeys(QUARTERS, 10), YEAR: 50}
    result = card(amounts("sum"), dict.fromkeys(QUARTERS, 10), targets)
    assert result["x"].target == Target("x", YEAR, 50)
    assert str(result["x"].achievement.value) == "80.00"
    assert not {"partial-period", "target-to-date", "whole-target"} & set(codes(result))


def test_without_a_target_of_the_year_those_of_its_parts_stand_for_it() -> None:
    result = of(amounts("sum"), dict.fromkeys(QUARTERS, 10), dict.fromkeys(QUARTERS, 8))
    assert str(result.achievement.value) == "125.00"


def test_without_targets_of_the_parts_the_year_is_what_there_is_and_that_is_said() -> None:
    result = card(amounts("sum"), {Q1: 10}, {YEAR: 100})
    assert str(result["x"].achievement.value) == "10.00"
    assert codes(result) == ["partial-period", "whole-target"]
    missing_one = card(amounts("sum"), {Q1: 10, Q2: 10}, {Q1: 10, YEAR: 100})
    assert str(missing_one["x"].achievement.value) == "20.00"
    assert codes(missing_one) == ["partial-period", "whole-target"]


def test_a_range_among_the_targets_of_the_parts_cannot_be_added() -> None:
    result = card(amounts("sum"), {Q1: 10, Q2: 10}, {Q1: 10, Q2: Range(5, 10), YEAR: 100})
    assert str(result["x"].achievement.value) == "20.00"
    assert codes(result) == ["partial-period", "whole-target"]


def test_without_any_target_there_is_no_achievement() -> None:
    assert of(amounts("sum"), {Q1: 10}).achievement.reason is Reason.NO_TARGET


@pytest.mark.parametrize("rule", ["last", "ratio-of-sums"])
@pytest.mark.parametrize("target", [Range(5, 20), Fraction(20, 2)])
def test_a_rate_needs_no_more_than_the_target_of_the_last_part_filled(rule: str, target: Any) -> None:
    result = of(amounts(rule), {Q1: 5, Q2: 10}, {Q2: target})
    assert result.target is not None
    assert result.target.value == target
    assert result.achievement.value is not None


def test_targets_of_parts_in_several_units_are_added_in_one() -> None:
    """10 juta rupiah and 5.000.000 rupiah are 15 juta, and not 5.000.010."""
    result = of(amounts("sum"), {Q1: 5_000_000, Q2: 10_000_000}, {Q1: "10 juta rupiah", Q2: "5000000 rupiah"})
    assert str(result.achievement.value) == "100.00"
    same = of(amounts("sum"), {Q1: 5_000_000, Q2: 10_000_000}, {Q1: "10 juta rupiah", Q2: "5 juta rupiah"})
    assert str(same.achievement.value) == "100.00"
    mixed = of(amounts("sum"), {Q1: 5_000_000, Q2: 10_000_000}, {Q1: 10_000_000, Q2: "5 juta rupiah"})
    assert str(mixed.achievement.value) == "100.00"


def test_a_target_of_a_part_that_cannot_be_converted_leaves_no_achievement_and_says_why() -> None:
    result = of(amounts("sum"), {Q1: 5, Q2: 10}, {Q1: "10 orang", Q2: "5 rupiah"})
    assert result.value == 15
    assert result.achievement.reason is Reason.UNIT_MISMATCH
    assert "orang" in result.achievement.why()


def test_two_targets_for_one_quarter_are_named() -> None:
    """What was found about a part is not lost on the way to the whole."""
    aims = [Target("x", Q1, value, issued=date(2024, 1, 30)) for value in (10, 11)]
    office = IndicatorSet(code="s", indicators=(amounts("sum"),), year=2024, targets=aims)
    result = assess(office, [Realisation("x", Q1, {"nilai": 5})])
    assert codes(result) == ["partial-period", "target-conflict"]
    assert result["x"].achievement.reason is Reason.CONFLICT


def test_the_documents_of_the_targets_of_the_parts_are_named() -> None:
    aims = [Target("x", period, 10, document=f"Rencana Aksi {period}") for period in (Q1, Q2)]
    office = IndicatorSet(code="s", indicators=(amounts("sum"),), year=2024, targets=aims)
    result = assess(office, [Realisation("x", period, {"nilai": 5}) for period in (Q1, Q2)])["x"]
    assert result.target is not None
    assert result.target.document == "Rencana Aksi 2024-Q1; Rencana Aksi 2024-Q2"


# --- predicates -------------------------------------------------------------------------------------------------------


def test_of_predicates_the_last_one_reported_stands_for_the_year() -> None:
    opinion = amounts("last", unit="predikat", predicates=("TMP", "TW", "WDP", "WTP"), polarity=None)
    reports: dict[Period, Any] = {Q1: Predicate("TW"), Q2: Predicate("WTP"), Q3: None}
    result = of(opinion, reports, {YEAR: Predicate("WDP")})
    assert result.predicate == Predicate("WTP")
    assert result.achievement.reached is True
    assert "Triwulan II 2024" in result.explain().text()
    assert replay(result.explain().to_dict()).predicate == Predicate("WTP")
    assert of(opinion, {Q1: None}).reason is Reason.NOT_REPORTED


# --- laws -------------------------------------------------------------------------------------------------------------


@given(
    st.sampled_from([*RULES, None]),
    st.dictionaries(st.sampled_from([*QUARTERS, *YEAR.parts("month"), YEAR]), st.one_of(st.none(), numbers(6, 2))),
    st.dictionaries(st.sampled_from([*QUARTERS, YEAR]), st.one_of(numbers(6, 2), st.just(Range(1, 2)))),
)
def test_whatever_is_reported_there_is_a_number_or_a_reason(
    rule: str | None, reports: dict[Period, Any], targets: dict[Period, Any]
) -> None:
    result = card(amounts(rule), reports, targets)["x"]
    assert (result.value is None) == (result.reason is not None)
    assert (result.achievement.value is None) == (result.achievement.reason is not None)
    assert result.explain().text()
    again = replay(result.explain().to_dict())
    assert (again.exact, again.achievement.raw) == (result.exact, result.achievement.raw)
    if not any(value is not None for value in reports.values()):
        assert result.status is Status.NOT_REPORTED


_MONTHS = YEAR.parts("month")


@given(
    st.sampled_from(["sum", "maximum", "last", "ratio-of-sums"]),
    st.dictionaries(st.sampled_from(_MONTHS), numbers(5, 1), min_size=1),
    st.sets(st.sampled_from([*QUARTERS, *YEAR.parts("semester")])),
)
def test_months_make_the_same_year_however_they_are_grouped(
    rule: str, reports: dict[Period, Fraction], added_up: set[Period]
) -> None:
    """A quarter or semester may be added up first, whole or in part; a blank month changes nothing."""
    straight = of(amounts(rule), dict(reports))
    grouped: dict[Period, Any] = dict(reports)
    for period in sorted(added_up, key=lambda each: each.months):
        inside = {month: value for month, value in grouped.items() if period.contains(month)}
        if inside:
            grouped = {month: value for month, value in grouped.items() if month not in inside}
            grouped[period] = of_period(amounts(rule), inside, period)
    result = of(amounts(rule), grouped)
    assert result.exact == straight.exact
    assert replay(result.explain().to_dict()).exact == straight.exact


def of_period(indicator: Indicator, reports: dict[Period, Any], period: Period) -> Fraction:
    """Return the exact value of a shorter period."""
    exact = card(indicator, reports, period=period)["x"].exact
    assert exact is not None
    return exact


@given(st.dictionaries(st.sampled_from(_MONTHS), st.tuples(numbers(5, 1), numbers(5, 1)), min_size=1))
def test_months_of_a_ratio_add_up_to_quarters_first_or_not(
    reports: dict[Period, tuple[Fraction, Fraction]],
) -> None:
    sums: dict[Period, Any] = {}
    for quarter in QUARTERS:
        inside = [pair for month, pair in reports.items() if quarter.contains(month)]
        if inside:
            sums[quarter] = tuple(sum((pair[side] for pair in inside), Fraction(0)) for side in (0, 1))
    straight, grouped = (of(shares("ratio-of-sums"), dict(each)) for each in (reports, sums))
    assert (straight.exact, straight.reason) == (grouped.exact, grouped.reason)


@given(
    st.sampled_from(RULES),
    # sixfold, so that a mean of two or three has an end in decimals
    st.dictionaries(st.sampled_from([*QUARTERS, *_MONTHS]), numbers(5, 1).map(lambda value: value * 6), min_size=1),
)
def test_a_quarter_reported_by_the_month_is_what_its_months_come_to(rule: str, reports: dict[Period, Fraction]) -> None:
    """For every rule, the average included, as long as somebody reports by the quarter."""
    if not any(quarter in reports for quarter in QUARTERS):
        reports = {**reports, Q1: Fraction(7)}
    whole: dict[Period, Any] = {}
    for quarter in QUARTERS:
        inside = {month: value for month, value in reports.items() if quarter.contains(month)}
        if inside:
            whole[quarter] = of_period(amounts(rule), dict(inside), quarter)
    assert of(amounts(rule), dict(reports)).exact == of(amounts(rule), whole).exact
