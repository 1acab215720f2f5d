"""What is said of a roll-up, in full: each finding with its facts, in the order of the card."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from sakip.assessment import Reason, Scorecard, assess
from sakip.formulas import count, external_score, ratio
from sakip.indicators import Indicator, Predicate, Realisation, Target
from sakip.periods import Quarter, Year
from sakip.rollup import Region, RegionalCard, across
from sakip.sets.model import IndicatorSet

YEAR = Year(2024)
FIRST, SECOND, THIRD, FOURTH = (Quarter(2024, number) for number in (1, 2, 3, 4))
ENOUGH = "Complete it, or declare which completeness is enough."
AGREE = "Make the texts agree; where something else is measured, give it another code."
DECLARE = "Declare the indicator of the group with indicators=."
ONE_CODE = "Give it one formula, polarity and aggregation, or another code."
CHECK = "Check the code of the indicator; where the office is not in charge of it, nothing is to be done."
THEM_TOO = "Assess them too; without them the figures are incomplete."
OWN_PERIOD = "Give a target for the period that is rolled up."
ABC = Region("Kab. X", ["Kec. A", "Kec. B", "Kec. C"])


def amounts(code: str = "x", **facts: Any) -> Indicator:
    given: dict[str, Any] = {"name": code.upper(), "unit": "rupiah", "polarity": "higher", "formula": count("nilai")}
    return Indicator(code=code, **given | facts)


def rates(**facts: Any) -> Indicator:
    return amounts(unit="persen", formula=ratio("selesai", "masuk"), **facts)


def office(indicator: Indicator, report: Any = None, *, targets: Any = (), **facts: Any) -> Scorecard:
    """Assess one office: a number is ``nilai``, a mapping the numbers of parts."""
    reports = report if isinstance(report, dict) and not isinstance(next(iter(report)), str) else {YEAR: report}
    records = [
        Realisation(indicator.code, period, value if isinstance(value, dict) else {"nilai": value})
        for period, value in reports.items()
        if value is not None
    ]
    return assess(IndicatorSet("s", [indicator], year=2024, targets=targets), records, **facts)


def texts(card: RegionalCard, lang: str = "en") -> list[str]:
    return [finding.text(lang) for finding in card.findings]


# --- who is not there -------------------------------------------------------------------------------------------------


def test_who_gave_no_scorecard_and_who_is_a_stranger_are_said_first() -> None:
    """In the order of their names; then what is to be said of the figures."""
    cards = {name: office(amounts(), 1) for name in ("Kec. B", "Kec A", "Puskesmas")}
    assert texts(across(ABC, cards)) == [
        f"2 offices have no scorecard of 2024: Kec. A, Kec. C. {THEM_TOO}",
        "The scorecard of “Kec A” is not used, as there is nobody of that name in Kab. X. Did you mean “Kec. A”?",
        (
            "The scorecard of “Puskesmas” is not used, as there is nobody of that name in Kab. X. There are: "
            "Kec. A, Kec. B, Kec. C."
        ),
        f"x Kab. X: only 1 of 3 is complete; there is no number from Kec. A, Kec. C. {ENOUGH}",
    ]
    enough = across(ABC, cards, completeness="1/3")
    assert texts(enough)[-1] == "x Kab. X: 1 of 3 is complete, without Kec. A, Kec. C."


def test_of_many_strangers_the_first_twelve_are_named() -> None:
    cards = {"Kec. A": office(amounts(), 1)}
    one = Region("Kab. X", ["Kec. A"])
    for many in (12, 13):
        others = {f"Lain {place:02}": cards["Kec. A"] for place in range(many)}
        said = texts(across(one, cards | others))
        assert len(said) == (12 if many == 12 else 1)
    assert said == [
        (
            "13 scorecards are not used, as not of Kab. X: Lain 00, Lain 01, Lain 02, Lain 03, Lain 04, Lain 05, "
            "Lain 06, Lain 07, Lain 08, Lain 09, Lain 10, Lain 11, and 1 more."
        )
    ]


def test_weights_of_strangers_are_said_weight_by_weight() -> None:
    weighed = amounts(unit="poin", aggregation="weighted-average", weighted_by="w")
    cards = {"Kec. A": office(weighed, 1)}
    one = Region("Kab. X", ["Kec. A"])
    few = across(one, cards, weights={"w": {"Kec. A": 1, "Kec A": 2, "B": 1}})
    assert texts(few) == [
        "The weight “w” of “B” is not used, as there is nobody of that name in Kab. X. There are: Kec. A.",
        "The weight “w” of “Kec A” is not used, as there is nobody of that name in Kab. X. Did you mean “Kec. A”?",
    ]
    many = across(one, cards, weights={"w": {"Kec. A": 1} | {f"{place:02}": 1 for place in range(13)}})
    assert texts(many) == [
        (
            "The weight “w” of 13 names is not used, as not of Kab. X: 00, 01, 02, 03, 04, 05, 06, 07, 08, 09, "
            "10, 11, and 1 more."
        )
    ]


def test_whose_set_lacks_the_indicator_is_said_after_who_is_missing() -> None:
    cards = {"Kec. A": office(amounts(), 1), "Kec. B": office(amounts("xx"), 2)}
    assert texts(across(ABC, cards, indicators=["x"]))[1:] == [
        f"x Kab. X: only 1 of 2 is complete; there is no number from Kec. C. {ENOUGH}",
        f"x Kab. X: 1 office is not counted, having no such indicator in the set: Kec. B. {CHECK}",
    ]


# --- parts of the period ----------------------------------------------------------------------------------------------

QUARTERLY = amounts(consolidation="sum")


def test_who_lacks_parts_is_said_by_what_is_lacking() -> None:
    """Those who lack the same are named together, and how far the figure goes is said at the end."""
    region = Region("Kab. X", ["A", "B", "C", "D"])
    reports = {"A": (FIRST, SECOND), "B": (FIRST,), "C": (SECOND,), "D": (FIRST,)}
    cards = {name: office(QUARTERLY, dict.fromkeys(parts, 1)) for name, parts in reports.items()}
    card = across(region, cards)
    lacking = "and other offices did; what was reported is counted, and counts as incomplete. Fill it in, or say that "
    assert texts(card) == [
        (
            "x Kab. X: only 1 of 4 is complete; there is no number from B (Quarter 2 2024), C (Quarter 1 2024), "
            f"D (Quarter 2 2024). {ENOUGH}"
        ),
        f"x Kab. X: B, D did not fill in Quarter 2 2024, {lacking}it does not apply.",
        f"x Kab. X: C did not fill in Quarter 1 2024, {lacking}it does not apply.",
        "x Kab. X: of 2024, the figure covers Quarter 1 2024, Quarter 2 2024 alone.",
    ]
    (first, *_) = card["x"].missing
    assert (first.reason, first.parts, dict(first.facts)) == (
        Reason.INCOMPLETE, (SECOND,), {"indicator": "X", "period": YEAR, "names": (SECOND,)}
    )  # fmt: skip


def test_targets_of_other_parts_are_said() -> None:
    targets = [Target("x", YEAR, 4)]
    quarters = [Target("x", quarter, 1) for quarter in (FIRST, SECOND, THIRD, FOURTH)]
    whole = dict.fromkeys((FIRST, SECOND, THIRD, FOURTH), 1)
    cards = {
        "A": office(QUARTERLY, whole, targets=targets),
        "B": office(QUARTERLY, {FIRST: 1, SECOND: 1, THIRD: 1}, targets=quarters),
    }
    card = across(Region("Kab. X", ["A", "B"]), cards, completeness=0)
    assert texts(card)[-1] == (
        "x Kab. X: the targets of B are for other parts of the period than those of A, so they are not added. "
        "Complete the realisations or the targets of the parts, or give the group a target with targets=."
    )
    assert card["x"].assessment.target is None


def test_rates_of_which_there_are_no_totals_are_said_by_rule() -> None:
    """Of who put quarters together; who reported the year has its components."""
    cards = {
        "Kec. A": office(
            rates(consolidation="average"), {FIRST: {"selesai": 1, "masuk": 2}, SECOND: {"selesai": 1, "masuk": 2}}
        ),
        "Kec. B": office(
            rates(consolidation="maximum"), {FIRST: {"selesai": 1, "masuk": 2}, SECOND: {"selesai": 1, "masuk": 2}}
        ),
        "Kec. C": office(rates(), {"selesai": 1, "masuk": 4}),
    }
    card = across(ABC, cards)
    said = (
        "x: the number of {} is put together from several periods ({}), so its components have no total of "
        "the year and "
        "no ratio of sums can be computed. Report the components of the year, or declare consolidation = "
        "'ratio-of-sums'."
    )
    assert texts(card)[:2] == [said.format("Kec. A", "average"), said.format("Kec. B", "maximum")]
    assert [missing.why("en") for missing in card["x"].missing] == [
        said.format("Kec. A", "average").partition(". Report")[0] + ".",
        said.format("Kec. B", "maximum").partition(". Report")[0] + ".",
    ]
    assert [dict(missing.facts) for missing in card["x"].missing] == [{"indicator": "X"}] * 2
    assert [missing.reason for missing in card["x"].missing] == [Reason.NOT_AGGREGATED] * 2


# --- what does not agree ----------------------------------------------------------------------------------------------


def test_units_that_differ_are_said_with_who_has_which() -> None:
    """Of the value, and of a component; the indicator goes by its code in a finding, by its name in a reason."""
    cards = {"Kec. A": office(amounts(), 1), "Kec. B": office(amounts(unit="orang"), 1), "Kec. C": office(amounts(), 1)}
    card = across(ABC, cards)
    said = "x is measured in rupiah by Kec. A, Kec. C, but in orang by Kec. B; they are not put together."
    assert texts(card) == [f"{said} Measure it in units of one kind."]
    assert card["x"].why("en") == said
    one = card["x"].assessment
    assert one.why("en") == "orang (Kec. B) cannot be converted to rupiah, the unit of X."
    assert (one.reason, dict(one.facts)) == (
        Reason.UNIT_MISMATCH, {"given": "orang (Kec. B)", "unit": "rupiah", "name": "X", "indicator": "X"}
    )  # fmt: skip
    ours, theirs = (rates(), evolve(rates(), formula=ratio("selesai", "masuk", unit="rupiah")))
    report = {"selesai": 1, "masuk": 2}
    parts = across(Region("Kab. X", ["A", "B"]), {"A": office(ours, report), "B": office(theirs, report)})
    assert parts["x"].assessment.facts["name"] == "selesai"
    assert parts["x"].why("en") == ("x is measured in bilangan by A, but in rupiah by B; they are not put together.")


def test_units_other_than_declared_are_said_one_by_one() -> None:
    cards = {"Kec. A": office(amounts(unit="orang"), 1), "Kec. B": office(amounts(), 2), "Kec. C": office(rates())}
    card = across(ABC, cards, indicators=[amounts()], completeness=0)
    said = "x is declared in rupiah, but measured in orang by Kec. A, which is left out."
    assert texts(card)[0] == f"{said} Measure it in units of one kind."
    (first, other) = card["x"].missing
    assert (first.why("en"), first.reason) == (said, Reason.UNIT_MISMATCH)
    assert dict(first.facts) == {"given": "orang (Kec. A)", "unit": "rupiah", "name": "X"}
    assert (other.office, other.reason) == ("Kec. C", Reason.NOT_REPORTED)


def test_formulas_that_differ_are_said_with_who_has_which() -> None:
    report = {"selesai": 1, "masuk": 2}
    other = evolve(rates(), polarity="lower-mirror", rule=None)
    cards = {"Kec. A": office(rates(), report), "Kec. B": office(other, report), "Kec. C": office(rates(), report)}
    card = across(ABC, cards)
    said = "x is measured by other formulas or rules at Kec. A, Kec. C than at Kec. B; they are not put together."
    assert texts(card) == [f"{said} {ONE_CODE}"]
    assert card["x"].why("en") == said
    one = card["x"].assessment
    assert dict(one.facts) == {"indicator": "X", "names": ("Kec. A", "Kec. B", "Kec. C")}
    assert one.why("en") == "X is not defined alike (Kec. A, Kec. B, Kec. C), so its numbers are not put together."
    declared = across(ABC, {"Kec. A": office(amounts(), 1)}, indicators=[rates()])
    said = "x is measured at Kec. A by another formula or rule than declared; it is left out."
    assert texts(declared)[1] == f"{said} {ONE_CODE}"
    (first, *_) = declared["x"].missing
    assert (first.why("en"), first.reason) == (said, Reason.DIFFERENT_DEFINITIONS)
    assert dict(first.facts) == {"indicator": "X", "names": ("Kec. A",)}


def test_what_is_only_published_differently_is_said_by_what_it_is() -> None:
    """Offices that differ alike are named together; what is taken is that of the first by name."""
    exact = amounts(places=4, name="Belanja")
    cards = {"Kec. C": office(exact, 1), "Kec. B": office(exact, 1), "Kec. A": office(amounts(), 1)}
    assert texts(across(ABC, cards)) == [
        f"x: name, places, achievement_places differ at Kec. B, Kec. C; the group takes those of Kec. A. {DECLARE}"
    ]
    assert texts(across(ABC, cards, indicators=[exact])) == [
        "x: name, places, achievement_places differ at Kec. A from what is declared for the group."
    ]


@pytest.mark.parametrize("what", ["definition", "formula_text"])
def test_other_words_are_said_and_blanks_differ_from_nothing(what: str) -> None:
    words = [{what: "satu"}, {}, {what: "dua"}]
    cards = {name: office(amounts(**facts), 1) for name, facts in zip(ABC.offices, words, strict=True)}
    assert texts(across(ABC, cards)) == [
        f"x: what is written as {what} at Kec. A is not what is at Kec. C; they are put together still. {AGREE}"
    ]
    declared = across(ABC, cards, indicators=[amounts(**{what: "dua"})])
    assert texts(declared) == [
        f"x: what is written as {what} at Kec. A is not what is declared; they are put together still. {AGREE}"
    ]
    assert texts(across(ABC, cards, indicators=[amounts()])) == [
        f"x: what is written as {what} at Kec. C is not what is declared; they are put together still. {AGREE}"
    ]


# --- why there is no figure -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("indicator", "reason", "said"),
    [
        (
            amounts(formula=external_score("nilai", assessor="a", document="b")), Reason.NOT_AGGREGATED,
            (
                "X is not put together from several offices, as how to do that is not declared. Write aggregation: "
                "ratio-of-sums, sum, average or weighted-average."
            ),
        ),
        (
            amounts(aggregation="none"), Reason.KEPT_APART,
            "X is by its definition not put together from several offices (aggregation = none).",
        ),
    ],
)  # fmt: skip
def test_what_is_not_put_together_says_so_with_its_group_and_target(
    indicator: Indicator, reason: Reason, said: str
) -> None:
    target = Target("x", YEAR, 5)
    card = across(Region("Kab. X", ["A"]), {"A": office(indicator, 1)}, targets={"Kab. X": target})
    one = card["x"].assessment
    assert (one.reason, dict(one.facts), one.why("en")) == (reason, {"indicator": "X", "period": YEAR}, said)
    assert (one.target, one.period, one.context.office) == (target, YEAR, "Kab. X")
    assert (card["x"].reason, card["x"].why("en"), card["x"].refusal) == (reason, said, None)
    assert card["x"].indicator == indicator


def test_words_are_refused_by_a_finding() -> None:
    opinion = amounts(unit="predikat", predicates=("WDP", "WTP"), polarity=None)
    card = across(Region("Kab. X", ["A"]), {"A": office(opinion, Predicate("WTP"))})
    said = "X is a predicate, and predicates are not put together from several offices."
    assert (texts(card), card["x"].why("en"), card["x"].reason) == ([said], said, Reason.ONLY_WORDS)
    assert card["x"].indicator == opinion


def test_targets_nobody_uses_are_said() -> None:
    """Of an indicator that is not rolled up, with the nearest; of other periods, in their order and once."""
    targets = [Target("y", YEAR, 1), Target("x", SECOND, 1), Target("x", FIRST, 1), Target("x", SECOND, 2)]
    card = across(Region("Kab. X", ["A"]), {"A": office(amounts(), 1)}, targets={"Kab. X": targets})
    assert texts(card) == [
        "Set Kab. X has no indicator “y”. There are: x.",
        (
            "x Kab. X: the target for Quarter 1 2024, Quarter 2 2024 is not used, as what is rolled up is 2024. "
            f"{OWN_PERIOD}"
        ),
    ]


def test_targets_that_disagree_are_said_with_the_figure_they_leave_in_doubt() -> None:
    """A sum of the offices' targets stands in for neither."""
    targets = [Target("x", YEAR, 1), Target("x", YEAR, 2)]
    cards = {"A": office(amounts(), 1, targets=[Target("x", YEAR, 9)])}
    card = across(Region("Kab. X", ["A"]), cards, targets={"Kab. X": targets})
    achievement = card["x"].assessment.achievement
    assert [finding.code for finding in card.findings] == ["target-conflict"]
    assert (achievement.reason, achievement.facts["period"]) == (Reason.CONFLICT, YEAR)
    assert achievement.why("en") == "There are two different numbers of target for 2024; none is chosen."


def test_many_who_differ_are_named_in_the_reason() -> None:
    cards = {"Kec. A": office(amounts(), 1)} | {name: office(amounts(unit="orang"), 1) for name in ("Kec. B", "Kec. C")}
    assert across(ABC, cards)["x"].assessment.facts["given"] == "orang (Kec. B, Kec. C)"


def test_who_brings_nothing_has_no_say_in_what_is_written() -> None:
    """A weighs nothing: that it defines the indicator in other words than the rest changes no number."""
    weighed = amounts(aggregation="weighted-average", weighted_by="w")
    words = {"Kec. A": "satu", "Kec. B": "dua", "Kec. C": "dua"}
    cards = {name: office(evolve(weighed, definition=text), 1) for name, text in words.items()}
    assert texts(across(ABC, cards, weights={"w": {"Kec. A": 0, "Kec. B": 1, "Kec. C": 1}})) == []
    assert len(texts(across(ABC, cards, weights={"w": {"Kec. A": 1, "Kec. B": 1, "Kec. C": 1}}))) == 1


def test_a_reason_names_the_first_twelve_who_differ() -> None:
    names = [f"Kec. {place:02}" for place in range(14)]
    other = office(amounts(unit="orang"), 1)
    cards = {names[0]: office(amounts(), 1)} | dict.fromkeys(names[1:], other)
    given = across(Region("Kab. X", names), cards)["x"].assessment.facts["given"]
    assert given == f"orang ({', '.join(names[1:13])})"
