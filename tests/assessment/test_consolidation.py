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
from sakip.formulas import count, expression, index, ratio
from sakip.indicators import CONSOLIDATIONS, Consolidation, Indicator, Predicate, Range, Realisation, State, Target
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
    assert codes(result) == []
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


def test_the_longest_kind_reported_is_used_and_the_rest_is_named() -> None:
    result = card(amounts("sum"), {Q1: 10, Q2: 20, Month(2024, 7): 5, Month(2024, 8): 6})
    assert result["x"].value == 30
    unused = [finding for finding in result.findings if finding.code == "unused"]
    assert [finding.facts["period"] for finding in unused] == [Month(2024, 7), Month(2024, 8)]
    assert "Juli 2024 tidak dipakai untuk 2024" in unused[0].message()


def test_semesters_come_before_quarters() -> None:
    result = card(amounts("sum"), {Semester(2024, 1): 10, Q3: 5, Q4: 6})
    assert result["x"].value == 10
    assert codes(result).count("unused") == 2


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


def test_when_every_part_is_filled_the_target_is_that_of_the_year() -> None:
    targets: dict[Period, Any] = {**dict.fromkeys(QUARTERS, 10), YEAR: 50}
    result = card(amounts("sum"), dict.fromkeys(QUARTERS, 10), targets)
    assert result["x"].target == Target("x", YEAR, 50)
    assert str(result["x"].achievement.value) == "80.00"
    assert codes(result) == []


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
