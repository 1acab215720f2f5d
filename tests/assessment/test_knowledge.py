"""What was known on a day, by which definition, and what counts: a report of the past can be made again."""

from __future__ import annotations

import copy
import pickle
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import sakip
from sakip import (
    Evidence,
    Indicator,
    IndicatorSet,
    PlanningDocument,
    Policy,
    Quarter,
    Realisation,
    Reason,
    Scorecard,
    State,
    Status,
    Taken,
    Target,
    Year,
    assess,
    count,
    ratio,
    share_achieved,
)
from sakip.errors import DefinitionError, PeriodError
from sakip.indicators import POLICIES
from sakip.intake import Intake

YEAR, SECOND = Year(2024), Quarter(2024, 2)
JANUARY, JUNE, SEPTEMBER = date(2024, 1, 30), date(2024, 6, 30), date(2024, 9, 10)


def indicator(code: str = "ikm", **facts: Any) -> Indicator:
    given: dict[str, Any] = {
        "name": code.upper(),
        "unit": "nilai",
        "formula": count("nilai", unit="nilai"),
        "polarity": "higher",
        "consolidation": "average",
    }
    return Indicator(code=code, **given | facts)


def office(*indicators: Indicator, **facts: Any) -> IndicatorSet:
    return IndicatorSet("s", indicators or [indicator()], year=2024, **facts)


def record(period: Any, value: Any, recorded: date | None = None, **facts: Any) -> Realisation:
    code = facts.pop("code", "ikm")
    return Realisation(code, period, value if isinstance(value, dict) else {"nilai": value}, recorded=recorded, **facts)


def codes(card: Scorecard) -> list[str]:
    return [finding.code for finding in card.findings]


def written(card: Scorecard) -> Any:
    """A scorecard in full: its rows, its explanations in every form, and what was found."""
    explained = [(a.explain().to_dict(), a.explain().text("id"), a.explain().text("en")) for a in card]
    return card.to_dicts(), explained, [finding.text() for finding in card.findings], card.left_out


# --- a past report, made again ----------------------------------------------------------------------------------------

PK = PlanningDocument("pk", "PK 2024", issued=JANUARY)
ACTIONS = PlanningDocument("rencana-aksi", "Rencana Aksi 2024", issued=JANUARY)
PKP = PlanningDocument("pk", "PKP 2024", issued=SEPTEMBER, replaces=str(PK), reason="perubahan APBD")
ACTIONS_REVISED = PlanningDocument("rencana-aksi", "Rencana Aksi Perubahan", issued=SEPTEMBER, replaces=str(ACTIONS))
KNOWN_IN_JUNE = [
    PK.target("ikm", YEAR, 87),
    *(ACTIONS.target("ikm", Quarter(2024, number), 80 + number) for number in (1, 2, 3, 4)),
]
REPORTED_BY_JUNE = [
    record(Quarter(2024, 1), 82, date(2024, 4, 5), evidence=[Evidence("Rekap TW I")], state="verified"),
    record(SECOND, 84, date(2024, 6, 28), evidence=[Evidence("Rekap TW II")]),
]
JUNE_OFFICE = office(targets=KNOWN_IN_JUNE, realisations=REPORTED_BY_JUNE)

REVISION = [PKP.target("ikm", YEAR, 90), ACTIONS_REVISED.target("ikm", SECOND, 89)]
CORRECTION = [
    record(SECOND, 79, SEPTEMBER, evidence=[Evidence("Audit")]),
    record(Quarter(2024, 1), 82, SEPTEMBER, state="rejected"),
]
REDEFINED = evolve(
    indicator(),
    name="IKM (baru)",
    places=0,
    formula=count("indeks", unit="nilai"),
    valid_from=date(2024, 4, 1),
    issued=SEPTEMBER,
    basis="Keputusan Camat 9/2024",
)


def september(*, revised: bool, corrected: bool, redefined: bool) -> IndicatorSet:
    """Return the set as it is after what happened in September."""
    targets = [*KNOWN_IN_JUNE, *(REVISION if revised else [])]
    facts: dict[str, Any] = {
        "targets": targets, "realisations": [*(CORRECTION if corrected else []), *REPORTED_BY_JUNE]
    }  # fmt: skip
    return office(REDEFINED, earlier=[indicator()], **facts) if redefined else office(**facts)


@pytest.mark.parametrize("period", [SECOND, YEAR, Quarter(2024, 1), Quarter(2024, 3)], ids=str)
@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize(
    "changed",
    [
        {"revised": True, "corrected": False, "redefined": False},
        {"revised": False, "corrected": True, "redefined": False},
        {"revised": False, "corrected": False, "redefined": True},
        {"revised": True, "corrected": True, "redefined": True},
    ],
    ids=["revised", "corrected", "redefined", "all three"],
)
def test_a_result_as_of_june_is_the_same_before_and_after_september(
    period: Any, policy: str, changed: dict[str, bool]
) -> None:
    """A revised agreement, a corrected number and a new definition change what is known, not what was known."""
    before = assess(JUNE_OFFICE, period=period, as_of=JUNE, policy=policy)
    after = assess(september(**changed), period=period, as_of=JUNE, policy=policy)
    assert written(after) == written(before)
    assert after.office["ikm"].name == "IKM"


@pytest.mark.parametrize("changed", ["revised", "corrected", "redefined"])
def test_and_what_is_known_since_september_differs(changed: str) -> None:
    """Or the three changes would prove nothing."""
    before = assess(JUNE_OFFICE, period=SECOND)
    later = september(**{name: name == changed for name in ("revised", "corrected", "redefined")})
    after = assess(later, period=SECOND, as_of=SEPTEMBER)
    assert after.to_dicts() != before.to_dicts()


def test_the_second_quarter_in_june_and_in_september() -> None:
    later = september(revised=True, corrected=True, redefined=False)
    in_june = assess(later, period=SECOND, as_of=JUNE)["ikm"]
    since = assess(later, period=SECOND)["ikm"]
    assert in_june.target is not None
    assert since.target is not None
    assert [in_june.value, in_june.target.value, in_june.achievement.value] == [84, 82, Decimal("102.44")]
    assert [since.value, since.target.value, since.achievement.value] == [79, 89, Decimal("88.76")]
    assert (in_june.target.document, since.target.document) == ("Rencana Aksi 2024", "Rencana Aksi Perubahan")


@pytest.mark.parametrize(
    ("last", "period"),
    [(date(2024, 8, 31), SECOND), (date(2024, 8, 31), YEAR), (date(2024, 3, 31), SECOND)],
    ids=["the quarter before", "the year", "in retrospect"],
)
def test_a_definition_that_was_ended_in_september_had_no_end_in_june(last: date, period: Any) -> None:
    redefined = evolve(REDEFINED, valid_from=last + timedelta(days=1))
    ended = indicator(valid_until=last)
    later = office(redefined, targets=KNOWN_IN_JUNE, realisations=REPORTED_BY_JUNE, earlier=[ended])
    before = assess(JUNE_OFFICE, period=period, as_of=JUNE)
    assert written(assess(later, period=period, as_of=JUNE)) == written(before)


@pytest.mark.parametrize(
    "later",
    [record(SECOND, {"indeks": 3.1}, SEPTEMBER), record(2025, 3, SEPTEMBER), record(SECOND, 3, SEPTEMBER, code="ikn")],
    ids=["component", "period", "indicator"],
)
def test_what_is_odd_about_a_later_record_is_not_known_yet(later: Realisation) -> None:
    before = assess(JUNE_OFFICE, period=SECOND, as_of=JUNE)
    after = assess(JUNE_OFFICE, [later], period=SECOND, as_of=JUNE)
    assert codes(after) == codes(before)


# --- targets ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("as_of", "target", "achieved"),
    [
        (JANUARY - timedelta(days=1), None, None),
        (JANUARY, 87, "100.00"),
        (SEPTEMBER - timedelta(days=1), 87, "100.00"),
        (SEPTEMBER, 90, "96.67"),
        (None, 90, "96.67"),
    ],
)
def test_the_year_is_held_against_the_agreement_in_force(as_of: date | None, target: Any, achieved: Any) -> None:
    made = office(targets=[REVISION[0], KNOWN_IN_JUNE[0]])
    result = assess(made, [record(YEAR, 87)], as_of=as_of)["ikm"]
    assert (None if result.target is None else result.target.value) == target
    assert result.achievement.value == (None if achieved is None else Decimal(achieved))


def test_a_medium_term_target_is_used_where_there_is_no_other_and_a_standard_never_is() -> None:
    foreseen = PlanningDocument("renstra", "Renstra 2021-2026").target("ikm", YEAR, 80)
    standard = PlanningDocument("standar", "SPM").target("ikm", YEAR, 100)
    by_plan = assess(office(targets=[standard, foreseen]), [record(YEAR, 88)])
    assert by_plan["ikm"].achievement.value == 110
    assert "medium-term-target" in codes(by_plan)
    by_nothing = assess(office(targets=[standard]), [record(YEAR, 88)])
    assert by_nothing["ikm"].target is None
    assert by_nothing["ikm"].achievement.reason is Reason.NO_TARGET
    agreed = assess(office(targets=[standard, foreseen, KNOWN_IN_JUNE[0]]), [record(YEAR, 87)])
    assert agreed["ikm"].achievement.value == 100
    assert "medium-term-target" not in codes(agreed)


def test_the_filled_quarters_are_held_against_the_action_plan() -> None:
    result = assess(JUNE_OFFICE)["ikm"]
    assert result.target is not None
    assert [result.value, result.target.value] == [83, Decimal("81.5")]
    assert [part.value for part in result.target.parts] == [81, 82]


# --- definitions ------------------------------------------------------------------------------------------------------


def test_an_indicator_introduced_in_2024_does_not_apply_to_2023_and_is_not_missing() -> None:
    added = indicator("inovasi", valid_from=date(2024, 1, 1))
    every = Indicator(code="semua", name="Semua", unit="persen", formula=share_achieved())
    made = office(indicator(), added, every, targets=[Target("ikm", 2023, 80)])
    card = assess(made, [record(2023, 88)], period=2023)
    result = card["inovasi"]
    assert (result.status, result.reason, result.value) == (Status.NOT_APPLICABLE, Reason.NOT_DEFINED, None)
    assert (result.achievement.status, result.achievement.value) == (Status.NOT_APPLICABLE, None)
    assert result.why() == "INOVASI belum atau tidak lagi ditetapkan untuk 2023."
    assert "not yet, or no longer" in result.why("en")
    assert card["semua"].value == 100  # one of one
    assert assess(made, period=2024)["inovasi"].status is Status.NOT_REPORTED


def test_an_indicator_that_was_dropped_does_not_apply_any_longer() -> None:
    made = office(indicator(valid_until=date(2023, 12, 31)))
    assert assess(made, period=2023)["ikm"].reason is Reason.NOT_REPORTED
    assert assess(made, period=2024)["ikm"].reason is Reason.NOT_DEFINED


def test_what_takes_its_number_from_an_undefined_indicator_lacks_it() -> None:
    taking = indicator("b", formula=count("nilai", unit="nilai").taking({"nilai": Taken("ikm")}))
    made = office(indicator(valid_from=date(2024, 1, 1)), taking)
    assert assess(made, period=2023)["b"].reason is Reason.MISSING_SOURCE


def test_no_target_and_no_finding_is_due_for_what_is_not_defined() -> None:
    made = office(indicator(valid_from=date(2024, 1, 1)), targets=[Target("ikm", 2023, 1), Target("ikm", 2023, 2)])
    card = assess(made, period=2023)
    assert card["ikm"].target is None
    assert codes(card) == []


def test_what_was_reported_for_a_period_without_a_definition_is_named() -> None:
    made = office(indicator(valid_from=date(2024, 1, 1)))
    card = assess(made, [record(2023, 88)], period=2023)
    assert codes(card) == ["not-defined"]


OLD = indicator(
    name="Lama", unit="persen", formula=ratio("puas", "semua", unit="orang"), valid_until=date(2023, 12, 31)
)


def test_each_year_is_measured_by_the_definition_it_had() -> None:
    made = office(indicator(name="Baru"), earlier=[OLD])
    records = [record(2023, {"puas": 9, "semua": 10}), record(2024, 88)]
    then, now = (assess(made, records, period=year) for year in (2023, 2024))
    assert [then["ikm"].value, then["ikm"].indicator.name] == [90, "Lama"]
    assert [now["ikm"].value, now["ikm"].indicator.name] == [88, "Baru"]
    assert "unknown-component" not in codes(then) + codes(now)
    assert then.office["ikm"].unit == "persen"


@pytest.mark.parametrize("year", [2023, 2024])
def test_a_scorecard_finds_an_indicator_by_every_name_the_set_has_for_it(year: int) -> None:
    made = office(indicator(aliases=["nama baru"]), earlier=[evolve(OLD, aliases=["nama lama"])])
    assert made["nama lama"].code == made["nama baru"].code == "ikm"
    card = assess(made, period=year)
    assert card["nama lama"] is card["nama baru"] is card["ikm"]


def test_a_component_of_the_other_definition_is_unknown() -> None:
    made = office(indicator(name="Baru"), earlier=[OLD])
    card = assess(made, [record(2023, 88)], period=2023)
    assert codes(card) == ["unknown-component"]
    assert card["ikm"].value is None


def test_a_definition_that_changed_within_the_period_is_said() -> None:
    last = date(2024, 6, 30)
    made = office(indicator(name="Baru"), earlier=[evolve(OLD, valid_until=last)])
    (finding,) = assess(made, [record(2024, 88)], period=2024).findings
    assert finding.code == "definition-changed"
    assert (
        finding.message()
        == "ikm: definisinya berubah dalam 2024, sejak 1 Juli 2024; angkanya dibaca menurut definisi yang baru."
    )
    assert "changed within 2024, on 1 July 2024" in finding.message("en")
    for quarter in (2, 3):
        assert "definition-changed" not in codes(assess(made, period=Quarter(2024, quarter)))


def test_the_explanation_names_the_definition_and_replays() -> None:
    made = office(indicator(name="Baru", basis="Keputusan 2024"), earlier=[evolve(OLD, basis="Keputusan 2019")])
    result = assess(made, [record(2023, {"puas": 9, "semua": 10})], period=2023)["ikm"]
    assert "Keputusan 2019" in result.explain().text()
    trace = result.explain().to_dict()
    assert trace["indicator"]["valid_until"] == "2023-12-31"
    assert str(sakip.replay(trace).value) == "90.00"


# --- policies ---------------------------------------------------------------------------------------------------------

DRAFT = record(YEAR, 84, state="draft")


@pytest.mark.parametrize("policy", ["verified", POLICIES["verified"], Policy("verified", [State.VERIFIED])])
def test_what_a_policy_excludes_is_listed_and_is_never_zero(policy: Any) -> None:
    card = assess(office(targets=KNOWN_IN_JUNE[:1]), [DRAFT], policy=policy)
    result = card["ikm"]
    assert (result.status, result.reason, result.value) == (Status.NOT_COMPUTABLE, Reason.UNVERIFIED, None)
    assert (result.achievement.value, result.achievement.raw, result.achievement.reached) == (None, None, None)
    assert card.left_out == (DRAFT,)
    assert codes(card) == ["excluded"]
    assert card.policy == POLICIES["verified"]
    row = card.to_dicts()[0]
    assert (row["value"], row["status"], row["reason"]) == (None, "not-computable", "unverified")
    assert "draf" in result.why()


def test_the_same_policy_by_name_and_by_itself_gives_the_same_scorecard() -> None:
    for name, policy in POLICIES.items():
        assert assess(JUNE_OFFICE, [DRAFT], policy=name) == assess(JUNE_OFFICE, [DRAFT], policy=policy)
    assert assess(JUNE_OFFICE, [DRAFT]) == assess(JUNE_OFFICE, [DRAFT], policy="all")


def test_what_lacks_its_evidence_is_said_to_and_what_has_it_counts() -> None:
    bare = record(YEAR, 84, state="verified")
    card = assess(office(), [bare], policy="verified-with-document")
    assert (card["ikm"].status, card["ikm"].reason) == (Status.NOT_COMPUTABLE, Reason.NO_EVIDENCE)
    assert card["ikm"].why() == "Realisasi IKM untuk 2024 tidak punya data dukung dan tidak dihitung."
    assert (codes(card), card.left_out) == (["no-evidence"], (bare,))
    full = evolve(bare, evidence=[Evidence("Laporan SKM")])
    assert assess(office(), [full], policy="verified-with-document")["ikm"].value == 84
    hashed = Policy("arsip", evidence="hash")
    assert assess(office(), [full], policy=hashed)["ikm"].reason is Reason.NO_EVIDENCE
    assert (
        assess(office(), [evolve(bare, evidence=[Evidence("L", sha256="1f" * 32)])], policy=hashed)["ikm"].value == 84
    )


def test_a_verified_number_rests_on_the_document_it_was_submitted_with() -> None:
    submitted = record(YEAR, 84, date(2025, 1, 5), evidence=[Evidence("Laporan SKM")])
    verified = record(YEAR, 84, date(2025, 1, 9), state="verified")
    result = assess(office(), [submitted, verified], policy="verified-with-document")["ikm"]
    assert result.value == 84
    assert "Laporan SKM" in result.explain().text()


def test_quarters_that_do_not_count_are_blank_and_named_and_the_year_is_of_the_others() -> None:
    records = [
        record(Quarter(2024, number), value, state="verified" if number != 3 else "submitted")
        for number, value in enumerate((80, 82, 99, 84), 1)
    ]
    card = assess(office(targets=KNOWN_IN_JUNE), records, policy="verified")
    result = card["ikm"]
    assert result.value == 82
    assert result.target is not None
    assert [part.value for part in result.target.parts] == [81, 82, 84]
    assert card.left_out == (records[2],)
    assert {"excluded", "partial-period"} <= set(codes(card))
    assert [part.period for part in result.context.parts] == [Quarter(2024, number) for number in (1, 2, 4)]


def test_when_no_quarter_counts_the_year_is_unverified_and_not_unreported() -> None:
    records = [record(Quarter(2024, 1), 80, state="rejected"), record(Quarter(2024, 2), 80, state="draft")]
    card = assess(office(), records, policy="submitted")
    assert (card["ikm"].status, card["ikm"].reason) == (Status.NOT_COMPUTABLE, Reason.UNVERIFIED)
    assert card.left_out == tuple(records)
    bare = [record(Quarter(2024, 1), 80, state="verified")]
    assert assess(office(), bare, policy="verified-with-document")["ikm"].reason is Reason.NO_EVIDENCE
    assert assess(office(), [record(Quarter(2024, 1), None)], policy="verified")["ikm"].reason is Reason.NOT_REPORTED


RATIO = indicator(
    "anggaran", unit="persen", formula=ratio("realisasi", "pagu", unit="rupiah"), consolidation="ratio-of-sums"
)


def halves(period: Any) -> list[Realisation]:
    return [
        record(period, {"realisasi": 9}, code="anggaran", state="verified"),
        record(period, {"pagu": 10}, code="anggaran", state="submitted"),
    ]


def test_a_component_that_does_not_count_is_not_simply_blank() -> None:
    card = assess(office(RATIO), halves(YEAR), policy="verified")
    assert (card["anggaran"].status, card["anggaran"].reason) == (Status.NOT_COMPUTABLE, Reason.UNVERIFIED)
    assert "diajukan" in card["anggaran"].why()
    assert card.left_out == (halves(YEAR)[1],)
    assert assess(office(RATIO), halves(YEAR))["anggaran"].value == 90


def test_nor_is_it_in_a_quarter() -> None:
    card = assess(office(RATIO), halves(SECOND), policy="verified")
    assert card["anggaran"].reason is Reason.UNVERIFIED


def test_a_number_reported_for_the_year_is_listed_among_what_is_left_out_once() -> None:
    every = Indicator(code="semua", name="Semua", unit="persen", formula=share_achieved())
    card = assess(office(indicator(), every), [DRAFT], policy="verified")
    assert card.left_out == (DRAFT,)


def test_what_is_left_out_of_the_parts_is_listed_beside_a_number_of_the_year() -> None:
    """A scorecard lists the realisations of the period and its parts that do not count."""
    quarter = record(SECOND, 84, state="draft")
    assert assess(office(), [record(YEAR, 88, state="verified"), quarter], policy="verified").left_out == (quarter,)


def test_a_rejected_blank_withholds_nothing() -> None:
    assert assess(office(), [record(YEAR, None, state="rejected")])["ikm"].status is Status.NOT_REPORTED


def test_a_scorecard_survives_a_pickle_and_a_copy() -> None:
    later = september(revised=True, corrected=True, redefined=True)
    card = assess(later, period=SECOND, as_of=JUNE, policy=Policy("sendiri", ["verified"], "document"))
    for again in (pickle.loads(pickle.dumps(card)), copy.deepcopy(card)):  # noqa: S301  # the pickle is ours
        assert again == card
        assert written(again) == written(card)


# --- laws -------------------------------------------------------------------------------------------------------------

_days = st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2024, 1, 9)))
_periods = st.sampled_from([YEAR, *(Quarter(2024, number) for number in (1, 2, 3, 4))])
_records = st.builds(
    record, _periods, st.sampled_from([None, 0, 80, 90]), _days, state=st.sampled_from(State), note=st.just("")
)
_targets = st.builds(
    Target, st.just("ikm"), _periods, st.sampled_from([80, 90]), issued=_days,
    kind=st.sampled_from(["", "pk", "rencana-aksi", "renstra", "standar"]),
)  # fmt: skip


@given(
    records=st.lists(_records, max_size=6),
    targets=st.lists(_targets, max_size=5),
    day=st.dates(date(2024, 1, 1), date(2024, 1, 9)),
    redefined=st.booleans(),
    policy=st.sampled_from(list(POLICIES)),
    period=_periods,
)
def test_what_comes_after_a_day_changes_nothing_as_of_it(
    *, records: list[Realisation], targets: list[Target], day: date, redefined: bool, policy: str, period: Any
) -> None:
    """Records, targets and definitions of later days, added to what there was, leave the scorecard as it was."""
    then = office(targets=[target for target in targets if target.issued is None or target.issued <= day])
    new = indicator(name="Baru", formula=ratio("nilai", "n", unit="nilai", scale="bilangan"), unit="bilangan")
    decreed = evolve(new, valid_from=date(2024, 1, 5), issued=day + timedelta(days=1))
    now = office(decreed, earlier=[indicator()], targets=targets) if redefined else office(targets=targets)
    before = [one for one in records if one.recorded is None or one.recorded <= day]
    kept = [one for one in before if meets(one.period, period)]
    there = [one for one in records if meets(one.period, period)]
    one = assess(then, kept, period=period, as_of=day, policy=policy)
    other = assess(now, there, period=period, as_of=day, policy=policy)
    assert written(one) == written(other)
    assert one.assessments == other.assessments


def meets(one: Any, other: Any) -> bool:
    return bool(one.start <= other.end and other.start <= one.end)


@given(st.lists(_records, max_size=6), st.sampled_from(list(POLICIES)), _periods)
def test_nothing_that_does_not_count_is_in_a_value(records: list[Realisation], policy: str, period: Any) -> None:
    """Only counted numbers are between the lowest and the highest of an average; what is left out is no zero."""
    chosen = POLICIES[policy]
    card = assess(office(), [one for one in records if meets(one.period, period)], period=period, policy=policy)
    value = card["ikm"].exact
    if value is not None:
        counted = [one.components["nilai"] for one in records if chosen.counts(one)]
        numbers = [number for number in counted if number is not None]
        assert min(numbers) <= value <= max(numbers)  # type: ignore[operator]  # they are all fractions
    for left in card.left_out:
        assert left.state is State.REJECTED or not (chosen.counts(left) and chosen.is_evidenced(left))


@given(st.lists(_records, max_size=6), _periods)
def test_a_policy_that_counts_everything_gives_the_scorecard_without_one(
    records: list[Realisation], period: Any
) -> None:
    everything = Policy("all", ["draft", "submitted", "verified"])
    assert assess(office(), records, period=period, policy=everything) == assess(office(), records, period=period)


def test_quarters_measured_by_different_definitions_make_no_year() -> None:
    """A sum of two meanings has none."""
    made = office(indicator(name="Baru", definition="baru"), earlier=[evolve(OLD, valid_until=date(2024, 6, 30))])
    old = [name.name for name in OLD.formula.components]
    quarters = [record(Quarter(2024, 1), dict.fromkeys(old, 1)), record(Quarter(2024, 4), 88)]
    found = assess(made, quarters, period=2024)["ikm"]
    assert (found.status, found.reason) == (Status.NOT_COMPUTABLE, Reason.DIFFERENT_DEFINITIONS)
    assert "Triwulan I 2024" in found.why()


def test_what_has_no_date_was_always_known_and_is_counted() -> None:
    undated = record(YEAR, 84)
    (finding,) = (f for f in assess(office(), [undated], as_of=date(2024, 3, 1)).findings if f.code == "undated")
    assert (finding.facts["realisations"], finding.facts["day"]) == (1, date(2024, 3, 1))
    assert "undated" not in codes(assess(office(), [undated]))
    assert "undated" not in codes(assess(office(), [record(YEAR, 84, date(2025, 1, 5))], as_of=date(2025, 2, 1)))


@pytest.mark.parametrize("as_of", ["2025-01-31", "31 Januari 2025", datetime(2025, 1, 31, 8, 0)])  # noqa: DTZ001  # as dataframes have it
def test_a_day_is_taken_as_files_and_dataframes_write_it(as_of: Any) -> None:
    card = assess(office(), [record(YEAR, 84, date(2025, 1, 31))], as_of=as_of)
    assert card.as_of == date(2025, 1, 31)
    assert card["ikm"].value == 84


@pytest.mark.parametrize("as_of", ["kemarin", 20250131, 3.5])
def test_what_is_no_day_is_refused(as_of: Any) -> None:
    with pytest.raises(PeriodError):
        assess(office(), as_of=as_of)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("muncar-2024",), "is no indicator set. Load one: sakip.load"),
        ((None,), "is no indicator set"),
        ((office(), "realisasi.csv"), "Give several: read_realisations"),
        ((office(), record(YEAR, 84)), r"Give several: \[realisation\]"),
        ((office(), [84]), "84 is no realisation"),
        ((office(), 84), "is no list of realisations"),
        ((office(), Intake((), ())), r"this Intake is no list .*assess\(office, intake\.realisations\)"),
        ((office(), SimpleNamespace(columns=["indicator"])), r"Assess its rows with sakip\.frames\.assess_frame"),
    ],
)
def test_something_else_than_a_set_and_realisations_is_refused_with_what_to_give(arguments: Any, said: str) -> None:
    with pytest.raises(DefinitionError, match=said):
        assess(*arguments)
