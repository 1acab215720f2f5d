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
from sakip.rollup.coverage import longest
from sakip.sets.model import IndicatorSet

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
