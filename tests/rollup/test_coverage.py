from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sakip.assessment import Reason, Scorecard, assess
from sakip.formulas import count, share_achieved
from sakip.indicators import Indicator, Realisation, State, Target
from sakip.periods import Period, Year
from sakip.rollup import Figure, Region, RegionalCard, across
from sakip.rollup.coverage import Coverage, coverage_of, covering, longest, target_months
from sakip.sets.model import IndicatorSet
from sakip.tree import Taken, formula

AB = Region.of("K", ["A", "B"])
Q1, Q2, Q3, Q4 = Year(2024).parts("quarter")


def office(*reports: Any, targets: dict[Any, Any] | None = None, policy: str = "all", **facts: Any) -> Scorecard:
    """Assess an office of 10 in each part given; a pair is a part and its state, or "skip" where it does not apply."""
    given: dict[str, Any] = {"unit": "bilangan", "polarity": "higher", "consolidation": "sum", "formula": count("x")}
    made = IndicatorSet(
        code="s",
        indicators=[Indicator(code="a", name="A", **given | facts)],
        year=2024,
        targets=[Target("a", part, number) for part, number in (targets or {}).items()],
    )
    records = []
    for report in reports:
        part, state = report if isinstance(report, tuple) else (report, State.VERIFIED)
        if state == "skip":
            records.append(Realisation("a", part, {}, applicable=False))
        else:
            records.append(Realisation("a", part, {"x": 10}, state=state))
    return assess(made, records, policy=policy)


def codes(card: RegionalCard) -> list[str]:
    return [finding.code for finding in card.findings]


def test_an_office_that_lacks_a_quarter_others_have_leaves_no_headline() -> None:
    card = across(AB, {"A": office(Q1, Q2, Q3, Q4), "B": office(Q1, Q3, Q4)})
    figure = card["a"]
    assert (figure.headline, figure.reason, figure.assessment.value) == (None, Reason.INCOMPLETE, 70)
    assert (figure.reported, figure.applicable, figure.completeness) == (1, 2, Fraction(1, 2))
    assert [(each.office, each.parts) for each in figure.missing] == [("B", (Q2,))]
    assert figure.missing[0].why("en") == "A for 2024 is incomplete: there is no number from Quarter 2 2024."
    assert figure.why("en") == "A for 2024 is incomplete: there is no number from B (Quarter 2 2024)."
    assert codes(card) == ["rollup-incomplete", "rollup-blank-parts"]
    assert "B did not fill in Quarter 2 2024, and other offices did" in card.findings[1].message("en")
    assert "B: A for 2024 is incomplete" in figure.text("en")


def test_a_quarter_the_policy_leaves_out_is_lacking() -> None:
    every = (Q1, Q2, Q3, Q4)
    cards = {
        "A": office(*every, policy="verified"),
        "B": office(Q1, (Q2, State.DRAFT), Q3, Q4, policy="verified"),
    }
    assert across(AB, cards)["a"].missing[0].parts == (Q2,)
    counted = {"A": office(*every), "B": office(Q1, (Q2, State.DRAFT), Q3, Q4)}
    assert across(AB, counted)["a"].headline.value == 80


def test_the_declared_completeness_may_allow_it() -> None:
    cards = {"A": office(Q1, Q2, Q3, Q4), "B": office(Q1, Q3, Q4)}
    assert across(AB, cards, completeness=0.5)["a"].headline.value == 70
    assert across(AB, cards, completeness=0.51)["a"].headline is None


def test_an_office_that_reports_the_year_whole_has_every_part_of_it() -> None:
    figure = across(AB, {"A": office(2024), "B": office(Q1, Q2, Q3)})["a"]
    assert [(each.office, each.parts) for each in figure.missing] == [("B", (Q4,))]
    assert across(AB, {"A": office(2024), "B": office(Q1, Q2, Q3, Q4)})["a"].headline.value == 50


def test_months_and_quarters_of_the_same_days_are_the_same_parts() -> None:
    figure = across(AB, {"A": office("2024-S1"), "B": office(*Q1.parts("month"), Q2)})["a"]
    assert (figure.headline.value, figure.missing) == (50, ())
    lacking = across(AB, {"A": office("2024-S1"), "B": office(*Q1.parts("month")[:2], Q2)})["a"]
    assert [str(part) for part in lacking.missing[0].parts] == ["2024-03"]


def test_where_all_lack_the_same_parts_nobody_is_partial_and_it_is_said_how_far_the_figure_goes() -> None:
    card = across(AB, {"A": office(Q1, Q2), "B": office(Q1, *Q2.parts("month"))})
    assert (card["a"].headline.value, card["a"].completeness) == (60, 1)
    assert [(finding.code, finding.severity) for finding in card.findings] == [("rollup-to-date", "info")]
    assert card.findings[0].message("en") == "a K: of 2024, the figure covers Quarter 1 2024, Quarter 2 2024 alone."
    assert card.findings[0].message()
    assert codes(across(AB, {"A": office(Q1, Q2, Q3, Q4), "B": office(2024)})) == []


def test_how_far_a_figure_goes_is_said_though_some_need_go_no_further() -> None:
    """B does nothing in the second half of the year; A has not filled it in."""
    card = across(AB, {"A": office(Q1, Q2), "B": office(Q1, Q2, (Q3, "skip"), (Q4, "skip"))})
    assert [(finding.code, finding.facts["parts"]) for finding in card.findings] == [("rollup-to-date", (Q1, Q2))]


def test_every_office_may_lack_a_part_another_has() -> None:
    figure = across(AB, {"A": office(Q1), "B": office(Q2)}, completeness=0.1)["a"]
    assert (figure.headline, figure.completeness, figure.assessment.value) == (None, 0, 20)


def test_a_group_is_judged_by_its_own_offices() -> None:
    region = Region.of("P", {"K": ["A"], "L": ["B"]})
    card = across(region, {"A": office(Q1, Q2), "B": office(Q1)})
    assert card["L"]["a"].headline.value == 10
    assert codes(card["L"]) == ["rollup-to-date"]
    assert card["a"].missing[0].parts == (Q2,)


def test_a_part_that_does_not_apply_is_not_lacking() -> None:
    figure = across(AB, {"A": office(Q1, Q2, Q3, Q4), "B": office(Q1, (Q2, "skip"), Q3, Q4)})["a"]
    assert (figure.headline.value, figure.missing) == (70, ())
    both = across(AB, {"A": office(Q1, (Q2, "skip"), Q3, Q4), "B": office(Q1, Q3, Q4)})["a"]
    assert both.missing == ()


def test_of_the_last_part_alone_only_what_is_blank_after_it_is_lacking() -> None:
    figure = across(AB, {"A": office(Q1, Q2, Q4, consolidation="last"), "B": office(Q4, consolidation="last")})["a"]
    assert (figure.headline.value, figure.missing) == (20, ())
    early = across(AB, {"A": office(Q4, consolidation="last"), "B": office(Q1, Q2, consolidation="last")})["a"]
    assert [(each.office, each.parts) for each in early.missing] == [("B", (Q3, Q4))]


def test_what_is_computed_from_partial_indicators_is_partial() -> None:
    def counted(*parts: Any) -> Scorecard:
        indicators = [
            Indicator(code="a", name="A", unit="bilangan", formula=count("x"), polarity="higher", consolidation="sum"),
            Indicator(code="s", name="S", unit="persen", formula=share_achieved(["a"]), aggregation="ratio-of-sums"),
        ]
        targets = [Target("a", part, 5) for part in (2024, *parts)]
        made = IndicatorSet(code="s", indicators=indicators, year=2024, targets=targets)
        return assess(made, [Realisation("a", part, {"x": 10}) for part in parts])

    card = across(AB, {"A": counted(Q1, Q2, Q3, Q4), "B": counted(Q1, Q2)})
    assert [each.parts for each in card["s"].missing] == [(Q3, Q4)]
    assert card["s"].headline is None
    to_date = across(AB, {"A": counted(Q1, Q2), "B": counted(Q1, Q2)})
    assert to_date["s"].headline.value == 100
    assert [finding.facts["parts"] for finding in to_date.findings] == [(Q1, Q2), (Q1, Q2)]


# --- months as bits ---------------------------------------------------------------------------------------------------

FIRST_QUARTER, SECOND_QUARTER, THIRD_QUARTER, FOURTH_QUARTER = (0b111 << place for place in (0, 3, 6, 9))
WHOLE_YEAR = (1 << 12) - 1


def test_what_an_office_holds_is_counted_in_months() -> None:
    """From the first of the period; what does not apply is neither held nor blank."""
    held = coverage_of(office(Q1, (Q3, "skip"), Q4)["a"])
    assert (held.held, held.lacks) == (FIRST_QUARTER | FOURTH_QUARTER, SECOND_QUARTER)
    assert (held.inapplicable, held.filled, held.blank) == (THIRD_QUARTER, (Q1, Q4), (Q2,))
    assert [held.lacking(covered) for covered in (SECOND_QUARTER, 1 << 5, THIRD_QUARTER, 0)] == [(Q2,), (Q2,), (), ()]
    whole = coverage_of(office(2024)["a"])
    assert whole == Coverage(Year(2024), WHOLE_YEAR)
    assert (whole.lacks, whole.inapplicable, whole.filled, whole.blank) == (0, 0, (), ())


def test_of_the_last_part_all_before_it_is_held() -> None:
    """And what is blank is only what comes after."""
    last = coverage_of(office(Q2, consolidation="last")["a"])
    assert (last.held, last.filled, last.blank) == (FIRST_QUARTER | SECOND_QUARTER, (Q2,), (Q3, Q4))
    between = coverage_of(office(Q1, Q3, consolidation="last")["a"])
    assert (between.held, between.blank) == (WHOLE_YEAR ^ FOURTH_QUARTER, (Q4,))


def test_a_period_is_counted_from_its_own_first_month() -> None:
    months = [*Q3.parts("month")]
    made = IndicatorSet(
        code="s", year=2024,
        indicators=[Indicator(code="a", name="A", unit="bilangan", consolidation="sum", formula=count("x"))],
    )  # fmt: skip
    reports = [Realisation("a", month, {"x": 1}) for month in (months[0], months[2])]
    part = coverage_of(assess(made, reports, period=Q3)["a"])
    assert (part.held, part.lacks, part.blank) == (0b101, 0b010, (months[1],))
    assert coverage_of(assess(made, [Realisation("a", Q3, {"x": 1})], period=Q3)["a"]).held == 0b111


def test_what_is_computed_from_others_holds_what_all_of_them_hold() -> None:
    """Each once, however many ways lead to it; what is blank in one is not held, and said once in its order."""
    plain: dict[str, Any] = {"unit": "bilangan", "polarity": "higher"}
    indicators = [
        Indicator(code="a", name="A", formula=count("x"), consolidation="sum", **plain),
        Indicator(code="b", name="B", formula=count("x"), consolidation="sum", **plain),
        Indicator(code="c", name="C", formula=formula(x=Taken("a"), y=Taken("b"))(lambda x, y: x + y), **plain),
        Indicator(code="d", name="D", formula=formula(x=Taken("a"), y=Taken("c"))(lambda x, y: x + y), **plain),
    ]
    made = IndicatorSet(code="s", indicators=indicators, year=2024)
    reported = {"a": (Q1, Q2, Q4), "b": (Q1, Q3, Q4)}
    card = assess(made, [Realisation(code, part, {"x": 1}) for code, parts in reported.items() for part in parts])
    for code in ("c", "d"):
        held = coverage_of(card[code])
        assert (held.held, held.blank) == (FIRST_QUARTER | FOURTH_QUARTER, (Q2, Q3))
        assert sorted(held.filled) == sorted([Q1, Q2, Q4, Q1, Q3, Q4])
    whole = assess(made, [Realisation(code, 2024, {"x": 1}) for code in "ab"])
    assert coverage_of(whole["d"]) == Coverage(Year(2024), WHOLE_YEAR)


def test_a_target_is_for_its_months_and_one_of_several_for_all_of_theirs() -> None:
    """The last of several is one for all months up to its own; one of a longer period for the whole of this."""
    year = Year(2024)
    assert target_months(Target("a", 2024, 1), year, "sum") == WHOLE_YEAR
    assert target_months(Target("a", Q2, 1), year, "sum") == SECOND_QUARTER
    assert target_months(Target("a", Q2, 1), year, "last") == FIRST_QUARTER | SECOND_QUARTER
    assert target_months(Target("a", 2024, 1), Q2, None) == 0b111
    parts = (Target("a", Q1, 1), Target("a", Q3, 1, parts=(Target("a", "2024-07", 1), Target("a", "2024-09", 1))))
    assert target_months(Target("a", 2024, 2, parts=parts), year, "sum") == FIRST_QUARTER | 0b101 << 6


def test_the_parts_covered_are_those_that_lie_within() -> None:
    year = Year(2024)
    one = Coverage(year, FIRST_QUARTER | SECOND_QUARTER, (Q1, Q2))
    other = Coverage(year, FIRST_QUARTER, tuple(Q1.parts("month")))
    assert covering([one, other], FIRST_QUARTER | SECOND_QUARTER) == (Q1, Q2)
    assert covering([one, other], FIRST_QUARTER) == (Q1,)
    assert covering([other], FIRST_QUARTER) == Q1.parts("month")
    assert covering([one, other], 0) == ()


# --- targets ----------------------------------------------------------------------------------------------------------

QUARTERLY = {Q1: 20, Q2: 20, Q3: 20, Q4: 20}


def test_targets_of_other_parts_are_not_added() -> None:
    cards = {"A": office(Q1, Q2, Q3, Q4, targets={2024: 80}), "B": office(Q1, Q3, Q4, targets=QUARTERLY)}
    card = across(AB, cards, completeness=0)
    assert card["a"].headline.achievement.reason is Reason.NO_TARGET
    (said,) = [finding for finding in card.findings if finding.code == "rollup-target-parts"]
    assert (said.facts["names"], said.facts["others"]) == (("B",), ("A",))
    own = across(AB, cards, completeness=0, targets={"K": Target("a", 2024, 140)})
    assert own["a"].headline.achievement.value == 50
    assert "rollup-target-parts" not in codes(own)


def test_targets_of_other_parts_are_told_apart_where_nobody_has_them_all() -> None:
    card = across(AB, {"A": office(Q1, targets=QUARTERLY), "B": office(Q2, targets=QUARTERLY)})
    (said,) = [finding for finding in card.findings if finding.code == "rollup-target-parts"]
    assert (said.facts["names"], said.facts["others"]) == (("A",), ("B",))


def test_targets_of_the_same_parts_are_added() -> None:
    whole = across(AB, {"A": office(Q1, Q2, Q3, Q4, targets={2024: 80}), "B": office(2024, targets={2024: 20})})
    assert whole["a"].headline.target.value == 100
    half = across(AB, {"A": office(Q1, Q2, targets=QUARTERLY), "B": office(Q1, Q2, targets=QUARTERLY)})
    assert half["a"].headline.target.value == 80
    skipped = office(Q1, Q2, (Q3, "skip"), (Q4, "skip"), targets={Q1: 20, Q2: 20})
    less = across(AB, {"A": office(Q1, Q2, Q3, Q4, targets=QUARTERLY), "B": skipped})
    assert less["a"].headline.target.value == 120


def test_the_target_of_the_last_part_is_one_of_all_before_it() -> None:
    """The second quarter where the last counts, and the first semester, go as far."""
    quarters = office(Q1, Q2, targets={Q2: 20}, consolidation="last")
    semester = office("2024-S1", targets={"2024-S1": 30}, consolidation="last")
    card = across(AB, {"A": quarters, "B": semester})
    assert card["a"].assessment.target is not None
    assert card["a"].assessment.target.value == 50
    assert "rollup-target-parts" not in codes(card)


# --- laws -------------------------------------------------------------------------------------------------------------

parts = st.lists(st.sampled_from([Q1, Q2, Q3, Q4]), min_size=1, unique=True).map(sorted)
rules = st.sampled_from(["sum", "average", "maximum"])
OFFICES = ("A", "B", "C")


def figure_of(filled: dict[str, list[Period]], rule: str, completeness: Any) -> Figure:
    cards = {name: office(*its, consolidation=rule) for name, its in filled.items()}
    return across(Region.of("K", OFFICES), cards, completeness=completeness).figure("a")


@given(st.dictionaries(st.sampled_from(OFFICES), parts, min_size=1), rules, st.fractions(0, 1))
def test_blank_parts_never_make_a_headline_that_complete_offices_would_not(
    filled: dict[str, list[Period]], rule: str, completeness: Fraction
) -> None:
    made = figure_of(filled, rule, completeness)
    complete = figure_of({name: list(Year(2024).parts("quarter")) for name in filled}, rule, completeness)
    assert made.headline is None or complete.headline is not None
    assert made.completeness is not None
    assert complete.completeness is not None
    assert made.completeness <= complete.completeness
    every = {part for its in filled.values() for part in its}
    lacking = [name for name in OFFICES if set(filled.get(name, [])) != every]
    assert [each.office for each in made.missing] == lacking


@given(st.dictionaries(st.sampled_from(OFFICES), parts, min_size=1), rules, st.permutations(OFFICES), st.integers(1, 3))
def test_neither_order_nor_grouping_decides_who_is_partial(
    filled: dict[str, list[Period]], rule: str, order: list[str], size: int
) -> None:
    flat = figure_of(filled, rule, 1)
    cards = {name: office(*filled[name], consolidation=rule) for name in order if name in filled}
    grouped = across(Region("K", [Region("L", order[:size]), *order[size:]]), cards).figure("a")
    assert (grouped.missing, grouped.completeness) == (flat.missing, flat.completeness)
    assert (grouped.assessment.exact, grouped.why()) == (flat.assessment.exact, flat.why())


@given(
    st.lists(st.sampled_from([Year(2024), *(Q for k in ("semester", "quarter", "month") for Q in Year(2024).parts(k))]))
)
def test_the_longest_of_periods_hold_all_the_others_and_not_one_another(given_periods: list[Any]) -> None:
    kept = longest(given_periods)
    assert all(sum(one.contains(part) for one in kept) == 1 for part in given_periods)
    assert set(kept) <= set(given_periods)
