"""What a set over a period comes to, where a number is missing: its reason in full, and the records it rests on."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve

from sakip import regulations
from sakip.assessment import Assessment, Reason, Scorecard, Status, assess
from sakip.bands import CategoryScale
from sakip.errors import DefinitionError
from sakip.findings import Place
from sakip.formulas import count, ratio, share_achieved
from sakip.indicators import Indicator, Policy, Predicate, Realisation, State, Target
from sakip.intake import Intake
from sakip.periods import Quarter, Year
from sakip.sets import IndicatorSet
from sakip.tree import Taken, formula
from sakip.wording import Word

YEAR = Year(2024)
FIRST, SECOND, THIRD = (Quarter(2024, number) for number in (1, 2, 3))
JANUARY, MARCH = date(2024, 1, 30), date(2024, 3, 1)


def simple(code: str = "a", **facts: Any) -> Indicator:
    given: dict[str, Any] = {"name": code.upper(), "unit": "poin", "polarity": "higher", "formula": count("nilai")}
    return Indicator(code=code, **given | facts)


def office(*indicators: Indicator, **facts: Any) -> IndicatorSet:
    return IndicatorSet("s", indicators or [simple()], year=2024, title="Kecamatan Contoh", **facts)


def record(value: Any, period: Any = YEAR, code: str = "a", **facts: Any) -> Realisation:
    return Realisation(code, period, value if isinstance(value, dict) else {"nilai": value}, **facts)


def said(card: Scorecard, lang: str = "en") -> list[str]:
    return [finding.message(lang) for finding in card.findings]


def missing(card: Scorecard, reason: Reason, facts: dict[str, Any], code: str = "a") -> Assessment:
    """Check that there is no number for a reason, and that office and period stand beside it; return it."""
    one = card[code]
    assert (one.reason, dict(one.facts)) == (reason, facts)
    assert (one.achievement.reason, dict(one.achievement.facts)) == (reason, facts)
    assert (one.period, one.context.office) == (card.period, "Kecamatan Contoh")
    assert one.value is None
    return one


A = {"indicator": "A", "period": YEAR}
TARGET = Target("a", YEAR, 90)


# --- what is missing, and what stays ----------------------------------------------------------------------------------


def test_what_does_not_count_stays_beside_its_reason_with_target_and_office() -> None:
    """A conflict, a mark that it does not apply, a draft where only the verified counts: the record can be seen."""
    card = assess(office(targets=[TARGET]), [record(1), record(2)])
    one = missing(card, Reason.CONFLICT, A | {"names": ("nilai",)})
    assert one.target is TARGET
    assert one.realisation is not None
    skipped = record({}, applicable=False)
    one = missing(assess(office(targets=[TARGET]), [skipped]), Reason.NOT_APPLICABLE, A)
    assert (one.target, one.realisation, one.status) == (TARGET, skipped, Status.NOT_APPLICABLE)
    two = simple(formula=ratio("x", "y", unit="orang"), unit="persen")
    halves = [record({"x": 1}, state="verified"), record({"y": 2}, state="draft")]
    card = assess(office(two, targets=[TARGET]), halves, policy="verified")
    one = missing(card, Reason.UNVERIFIED, A | {"state": State.DRAFT})
    assert (one.target, one.realisation) == (TARGET, halves[0])
    assert one.why("en") == "The realisation of A for 2024 is draft and does not count."


def test_what_nobody_reported_has_its_target_all_the_same() -> None:
    one = missing(assess(office(targets=[TARGET])), Reason.NOT_REPORTED, A)
    assert (one.target, one.realisation, one.status) == (TARGET, None, Status.NOT_REPORTED)


def test_a_draft_beside_what_counts_withholds_nothing() -> None:
    """Only where a component has no number that counts does one that does not count say why."""
    two = simple(formula=ratio("x", "y", unit="orang"), unit="persen")
    records = [record({"x": 1, "y": 2}, state="verified"), record({"x": 2}, state="draft")]
    card = assess(office(two), records, policy="verified")
    assert [card["a"].value, card.left_out] == [50, (records[1],)]


def test_what_is_not_defined_is_missing_with_what_was_reported_for_it_named() -> None:
    """A report of a part of the period is named as one of the whole; what was reported before is no news."""
    made = office(simple(valid_from=date(2025, 1, 1)), targets=[TARGET])
    for period in (YEAR, SECOND):
        card = assess(made, [record(1, period)])
        one = missing(card, Reason.NOT_DEFINED, A)
        assert (one.target, one.status) == (None, Status.NOT_APPLICABLE)
        assert [(found.code, dict(found.facts)) for found in card.findings] == [
            ("not-defined", {"indicator": "a", "period": YEAR})
        ]
    assert [found.code for found in assess(made, [record(1, 2023)]).findings] == ["other-period"]


@pytest.mark.parametrize(
    ("indicator", "records", "reason", "facts"),
    [
        (simple(consolidation="sum"), [record(1, FIRST), record(2, FIRST)], Reason.CONFLICT, {"names": ("nilai",)}),
        (
            simple(consolidation="sum"), [record(1, FIRST, state="rejected")], Reason.UNVERIFIED,
            {"state": State.REJECTED},
        ),
        (simple(consolidation="sum"), [record(None, FIRST)], Reason.NOT_REPORTED, {}),
    ],
)  # fmt: skip
def test_parts_that_make_no_whole_leave_its_target_standing(
    indicator: Indicator, records: list[Realisation], reason: Reason, facts: dict[str, Any]
) -> None:
    one = missing(assess(office(indicator, targets=[TARGET]), records), reason, A | facts)
    assert one.target is TARGET


def test_parts_that_nobody_says_how_to_put_together_are_named_by_their_kind() -> None:
    card = assess(office(targets=[TARGET]), [record(1, FIRST)])
    one = missing(card, Reason.NO_CONSOLIDATION, {"indicator": "A", "parts": Word("quarter")})
    assert one.target is TARGET


def test_parts_measured_by_another_definition_are_named() -> None:
    """A definition of which nothing but the name changed measures alike."""
    old = simple(formula=count("lama"), valid_until=date(2024, 6, 30), consolidation="sum")
    records = [record({"lama": 1}, FIRST), record({"lama": 1}, SECOND), record(1, THIRD)]
    card = assess(office(simple(consolidation="sum"), earlier=[old], targets=[TARGET]), records)
    one = missing(card, Reason.DIFFERENT_DEFINITIONS, A | {"names": (FIRST, SECOND)})
    assert one.target is TARGET
    alike = evolve(old, formula=count("nilai"), name="Nama Lama")
    card = assess(office(simple(consolidation="sum"), earlier=[alike]), [record(1, FIRST), record(2, THIRD)])
    assert card["a"].value == 3


def test_what_is_computed_from_others_names_each_that_lacks_its_number_once() -> None:
    """And keeps its target, its own report and the others."""
    both = simple("c", formula=formula(x=Taken("a"), y=Taken("a"), z="poin")(lambda x, y, z: x + y + z))
    aim, report = Target("c", YEAR, 1), record({"z": 1}, code="c")
    one = missing(
        assess(office(simple(), both, targets=[aim]), [report]), Reason.MISSING_SOURCE,
        {"indicator": "C", "names": ("a",), "period": YEAR}, "c",
    )  # fmt: skip
    assert (one.target, one.realisation, [*one.context.sources], dict(one.inputs)) == (aim, report, ["a"], {})


def test_a_number_computed_from_others_has_its_own_target() -> None:
    double = simple("b", formula=formula(x=Taken("a"))(lambda x: 2 * x))
    aim = Target("b", YEAR, 8)
    one = assess(office(simple(), double, targets=[aim]), [record(3)])["b"]
    assert [one.exact, one.target, one.achievement.raw, one.context.office] == [6, aim, 75, "Kecamatan Contoh"]


def test_every_indicator_counted_is_among_what_a_share_was_computed_from() -> None:
    """One that does not apply is neither counted nor lacking; one without an achievement is lacking, by its code."""
    share = simple("s", formula=share_achieved(["a", "b", "c"]), unit="persen")
    made = office(share, simple(), simple("b"), simple("c"), targets=[TARGET, Target("b", YEAR, 1)])
    records = [record(90), record({}, code="b", applicable=False), record(1, code="c")]
    one = missing(
        assess(made, records), Reason.MISSING_SOURCE, {"indicator": "S", "names": ("c",), "period": YEAR}, "s"
    )
    assert [*one.context.sources] == ["a", "b", "c"]
    counted = assess(made, [*records[:2], record({}, code="c", applicable=False)])["s"]
    assert [counted.exact, counted.inputs] == [100, {"tercapai": (1, 1), "seluruh": (1, 1)}]


def test_a_doubtful_target_of_one_indicator_is_none_of_another() -> None:
    """Two agreements of one day leave that indicator in doubt; the next, without any, has no target."""
    made = office(simple(), simple("b"), targets=[TARGET, evolve(TARGET, value=80)])
    card = assess(made, [record(5), record(5, code="b")])
    assert (card["a"].achievement.reason, card["b"].achievement.reason) == (Reason.CONFLICT, Reason.NO_TARGET)
    assert card["a"].achievement.why("en") == ("There are two different numbers of target for 2024; none is chosen.")
    assert dict(card["b"].achievement.facts) == {"indicator": "B", "period": YEAR}


# --- records ----------------------------------------------------------------------------------------------------------


def test_one_number_in_two_units_is_one_number() -> None:
    """900 juta rupiah beside 900000000 is a repetition, no conflict."""
    money = simple(unit="rupiah")
    card = assess(office(money), [record("900 juta rupiah"), record(900_000_000)])
    assert card["a"].exact == 900_000_000
    assert [found.code for found in card.findings] == ["duplicate"]


def test_what_does_not_count_is_listed_of_the_period_and_its_parts_alone() -> None:
    """A draft of last year, or of the longer period around, is not left out of this one: it does not belong to it."""
    drafts = [record(1, period, state="draft") for period in ("2023", SECOND, FIRST, "2024-04", YEAR)]
    whole = record(5, state="verified")
    card = assess(office(), [*drafts[:4], whole], policy="verified")
    assert card.left_out == (drafts[2], drafts[1], drafts[3])
    assert card["a"].value == 5
    quarter = record(5, FIRST, state="verified")
    assert assess(office(), [quarter, *drafts], period=FIRST, policy="verified").left_out == (drafts[2],)


def test_a_number_beside_parts_that_disagree_with_it_is_said_beside_what_else_was_found() -> None:
    """Nothing is put together where the whole was reported; what is odd about the parts alone is not said."""
    made = office(simple(consolidation="sum"), simple("b", consolidation="sum"))
    quarters = [*YEAR.parts("quarter")]
    records = [record(number, period) for number, period in ((5, YEAR), (5, YEAR), *((1, part) for part in quarters))]
    records += [record(9, code="b"), *(record(2, part, "b") for part in quarters)]
    card = assess(made, records)
    assert [card["a"].value, card["b"].value] == [5, 9]
    assert [found.code for found in card.findings] == ["duplicate", "parts-disagree", "parts-disagree"]
    assert [found.facts["indicator"] for found in card.findings[1:]] == ["a", "b"]


def test_undated_records_and_targets_are_counted_each() -> None:
    """Blanks and other periods are not used, and so not counted; nor is what has a date."""
    targets = [TARGET, Target("b", YEAR, 1), Target("a", 2023, 1), Target("b", FIRST, 1, issued=JANUARY)]
    carried = [record(1, FIRST), record(2, SECOND, recorded=MARCH), record(None, THIRD)]
    made = office(simple(), simple("b"), targets=targets, realisations=carried)
    card = assess(made, [record(1, code="b"), record(1, 2023)], as_of=date(2024, 12, 1))
    (found,) = (found for found in card.findings if found.code == "undated")
    assert dict(found.facts) == {"day": date(2024, 12, 1), "realisations": 2, "targets": 2, "period": YEAR}
    only = assess(office(targets=[TARGET]), as_of=MARCH)
    assert [found.code for found in only.findings] == ["undated"]
    assert only.findings[0].facts["realisations"] == 0
    assert not assess(
        office(targets=[evolve(TARGET, issued=JANUARY)]), [record(1, recorded=MARCH)], as_of=MARCH
    ).findings


# --- what was found, in full ------------------------------------------------------------------------------------------


def test_what_names_nothing_of_the_set_is_named_with_its_place_and_the_nearest() -> None:
    """Everything that was handed over is used or named: indicators, components, periods."""
    place = Place("r.csv", 7)
    given = [record(1, code="aa", place=place), record({"nilai": 1, "nilia": 2}, place=place), record(1, 2023)]
    card = assess(office(simple("ab"), simple()), given)
    assert [(found.code, found.place) for found in card.findings] == [
        ("unknown-indicator", place), ("unknown-component", place), ("other-period", None)
    ]  # fmt: skip
    assert [found.text("en") for found in card.findings] == [
        "r.csv:7: Set s has no indicator “aa”. Did you mean “a”?",
        "r.csv:7: Indicator a has no component “nilia”. Did you mean “nilai”?",
        "1 realisation outside 2024 is not used: 2023. Assess another period by naming it.",
    ]


def test_what_is_odd_about_a_scale_is_said_with_where_it_comes_from() -> None:
    """Of the value's scale and of the achievement's."""
    old = regulations.scale("skm", on=date(2010, 1, 1))
    narrow = CategoryScale.of("tingkat", [0, 50, 100], [("K", "Kurang"), ("B", "Baik")], "upper")
    both = simple(scale=old, achievement_scale=narrow)
    card = assess(office(both, targets=[Target("a", YEAR, 40)]), [record(82)])
    assert said(card) == [
        f"a: scale skm ({old.source}) is not in force in 2024.",
        "a: the achievement 205.00 lies outside tingkat (0–100) and has no category.",
    ]
    achievement = simple(achievement_scale=old)
    assert said(assess(office(achievement))) == [f"a: scale skm ({old.source}) is not in force in 2024."]


def test_nothing_is_checked_of_an_indicator_that_is_not_defined() -> None:
    gone = simple(scale=regulations.scale("skm", on=date(2010, 1, 1)), valid_until=date(2023, 12, 31))
    targets = [TARGET, *(Target("a", quarter, 1) for quarter in (FIRST, SECOND))]
    assert assess(office(gone, targets=targets)).findings == ()


def test_a_component_belongs_to_the_definition_of_its_own_period() -> None:
    """What the old definition measured is no news in its time, and unknown in the new one's."""
    old = simple(formula=count("lama"), valid_until=date(2023, 12, 31))
    made = office(simple(), earlier=[old])
    for period in (2023, 2024):
        card = assess(made, [record({"lama": 1}, 2023), record({"lama": 2}, 2024)], period=period)
        found = [found for found in card.findings if found.code == "unknown-component"]
        assert [dict(one.facts)["name"] for one in found] == ["lama"]
        assert found[0].facts["indicator"] == "a"
    assert assess(made, [record({"lama": 1}, 2023)], period=2023).findings == ()


def test_a_target_has_no_components_to_check() -> None:
    assert assess(office(targets=[TARGET])).findings == ()


def test_an_alias_stands_for_its_indicator_wherever_it_is_written() -> None:
    """In records and in targets; the record that is given is not changed by it."""
    named = simple(aliases=["lama"])
    given = record(4, code="lama")
    card = assess(office(named, targets=[Target("lama", YEAR, 8)]), [given])
    assert [card["a"].value, card["a"].achievement.raw] == [4, 50]
    assert (card["a"].realisation, given.indicator) == (evolve(given, indicator="a"), "lama")
    own = record(4)
    assert assess(office(named), [own])["a"].realisation is own


# --- what is asked ----------------------------------------------------------------------------------------------------


class Frame(SimpleNamespace):
    """What looks like a dataframe."""


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("muncar-2024",), "'muncar-2024' is no indicator set. Load one: sakip.load('mojosari-2024')."),
        (
            (IndicatorSet("s", [simple()]),),
            "set 's' has no year. Say which period is assessed: period=Year(2024).",
        ),
        (
            (office(), Intake((), ())),
            "this Intake is no list of realisations. Give those it holds: assess(office, intake.realisations).",
        ),
        (
            (office(), Frame(columns=["indicator"])),
            "this Frame is no list of realisations. Assess its rows with sakip.frames.assess_frame(frame, office).",
        ),
        (
            (office(), "r.csv"),
            "'r.csv' is no list of realisations. Give several: read_realisations(file, office).realisations.",
        ),
        ((office(), 84), "84 is no list of realisations. Give several: [realisation]."),
        ((office(), [84]), "84 is no realisation. Give Realisation('ikm', 2024, {'nilai': '87.4'})."),
    ],
)  # fmt: skip
def test_what_cannot_be_assessed_is_refused_with_what_to_give(arguments: Any, what: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        assess(*arguments)
    assert str(caught.value) == what


def test_one_record_is_refused_by_itself_and_taken_from_anything_that_can_be_gone_through() -> None:
    one = record(4)
    with pytest.raises(DefinitionError) as caught:
        assess(office(), one)  # type: ignore[arg-type]
    assert str(caught.value).endswith("is no list of realisations. Give several: [realisation].")
    for given in ([one], (one,), iter([one]), {one: 1}, (each for each in [one])):
        assert assess(office(), given)["a"].value == 4


def test_everything_that_is_not_rejected_counts_unless_a_policy_is_named() -> None:
    card = assess(office(), [record(4, state="draft")])
    assert [card["a"].value, card.policy.name, card.as_of, card.left_out] == [4, "all", None, ()]


def test_a_policy_may_ask_for_the_evidence_of_verified_numbers_alone() -> None:
    """A record whose state counts is left out for want of evidence, any other for its state."""
    strict = Policy("ketat", [State.VERIFIED], evidence="document")
    for state, reason in ((State.VERIFIED, Reason.NO_EVIDENCE), (State.DRAFT, Reason.UNVERIFIED)):
        missing(assess(office(), [record(4, state=state)], policy=strict), reason, A | {"state": state})
    rejecting = Policy("aneh", [State.VERIFIED, State.DRAFT], evidence="document")
    missing(
        assess(office(), [record(4, state="rejected")], policy=rejecting), Reason.UNVERIFIED,
        A | {"state": State.REJECTED},
    )  # fmt: skip


def test_the_latest_record_that_withholds_something_says_why() -> None:
    """Of several that do not count, a blank says nothing."""
    records = [
        record(4, state="draft", recorded=JANUARY), record(5, state="rejected", recorded=MARCH),
        record(None, state="draft", recorded=date(2024, 4, 1)),
    ]  # fmt: skip
    card = assess(office(), records, policy="verified")
    missing(card, Reason.UNVERIFIED, A | {"state": State.REJECTED})
    skipped = record({}, applicable=False, state="rejected")
    missing(assess(office(), [skipped]), Reason.UNVERIFIED, A | {"state": State.REJECTED})


def test_of_parts_that_do_not_count_the_last_says_why() -> None:
    records = [record(4, SECOND, state="rejected"), record(4, FIRST, state="draft")]
    card = assess(office(simple(consolidation="sum"), targets=[TARGET]), records, policy="verified")
    assert missing(card, Reason.UNVERIFIED, A | {"state": State.REJECTED}).target is TARGET


def test_a_word_of_the_last_part_is_kept_with_the_parts() -> None:
    opinion = simple(unit="predikat", polarity=None, predicates=("WDP", "WTP"), consolidation="last")
    records = [record(Predicate("WDP"), FIRST), record(Predicate("WTP"), SECOND)]
    one = assess(office(opinion, targets=[Target("a", YEAR, Predicate("WTP"))]), records)["a"]
    assert (one.predicate, one.achievement.met, one.context.office) == (Predicate("WTP"), True, "Kecamatan Contoh")
    assert [part.period for part in one.context.parts] == [FIRST, SECOND]
