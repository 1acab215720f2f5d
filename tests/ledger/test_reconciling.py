from __future__ import annotations

import copy
import itertools
import pickle
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from sakip.findings import Finding, Place
from sakip.indicators import POLICIES, Amount, Evidence, Policy, Predicate, Realisation, State, Working
from sakip.indicators.amounts import number_of
from sakip.ledger import Known, reconcile
from sakip.periods import Year
from sakip.tree import Component

YEAR = Year(2024)
JANUARY, SEPTEMBER, DECEMBER = date(2024, 1, 30), date(2024, 9, 10), date(2024, 12, 31)
STEPS = (State.DRAFT, State.SUBMITTED, State.VERIFIED, State.REJECTED)


def record(components: Any, recorded: date | None = None, **facts: Any) -> Realisation:
    return Realisation("ikm", YEAR, components, recorded=recorded, **facts)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def test_nothing_recorded_is_nothing_known() -> None:
    assert reconcile([]).realisation is None
    assert reconcile([]).left_out == ()


def test_a_later_record_corrects_an_earlier_one_and_says_from_what_to_what() -> None:
    first = record({"nilai": 80}, SEPTEMBER)
    second = record({"nilai": "82.5"}, DECEMBER, place=Place("r.csv", 7))
    for order in ([first, second], [second, first]):
        known = reconcile(order)
        assert known.realisation is not None
        assert known.realisation.components == {"nilai": Fraction(165, 2)}
        assert codes(known.findings) == ["correction"]
        assert "dikoreksi dari 80 menjadi 82,5 pada 31 Desember 2024" in known.findings[0].message()
        assert known.findings[0].place == Place("r.csv", 7)
        assert known.conflicts == ()


def test_a_record_without_a_date_counts_as_the_earliest() -> None:
    known = reconcile([record({"nilai": 82}, JANUARY), record({"nilai": 80})])
    assert known.realisation is not None
    assert known.realisation.components == {"nilai": Fraction(82)}
    assert codes(known.findings) == ["correction"]


def test_the_same_number_twice_is_a_duplicate_and_counts_once() -> None:
    known = reconcile([record({"nilai": "80.0"}), record({"nilai": 80})])
    assert known.realisation is not None
    assert known.realisation.components == {"nilai": Fraction(80)}
    assert codes(known.findings) == ["duplicate"]
    assert known.conflicts == ()


@pytest.mark.parametrize("recorded", [None, JANUARY])
def test_two_numbers_of_one_day_are_a_conflict_named_by_component(recorded: date | None) -> None:
    known = reconcile([record({"a": 1, "b": 2}, recorded), record({"a": 1, "b": 3}, recorded)])
    assert codes(known.findings) == ["duplicate", "conflict"]
    assert known.conflicts == ("b",)


@pytest.mark.parametrize("last", [82, 80, 81])
def test_a_conflict_is_settled_by_whatever_is_recorded_later(last: int) -> None:
    """The remedy of the finding says so: fill in ``recorded`` so that a correction can be told apart."""
    known = reconcile([record({"a": 80}), record({"a": 81}), record({"a": last}, JANUARY)])
    assert "conflict" in codes(known.findings)
    assert known.conflicts == ()
    assert known.realisation is not None
    assert known.realisation.components == {"a": Fraction(last)}


def test_a_conflict_of_the_last_day_is_not_settled_by_an_earlier_record() -> None:
    known = reconcile([record({"a": 80}, JANUARY), record({"a": 81}, DECEMBER), record({"a": 82}, DECEMBER)])
    assert known.conflicts == ("a",)


def test_records_are_put_together_component_by_component() -> None:
    revenue = record({"realisasi": 883}, JANUARY, evidence=[Evidence("LRA")], note="sementara")
    budget = record({"pagu": 1000}, SEPTEMBER, evidence=[Evidence("DPA"), Evidence("LRA")], note="final")
    known = reconcile([budget, revenue])
    assert known.findings == ()
    assert known.realisation is not None
    assert known.realisation.components == {"realisasi": Fraction(883), "pagu": Fraction(1000)}
    assert known.realisation.evidence == (Evidence("LRA"), Evidence("DPA"))
    assert known.realisation.note == "sementara; final"
    assert known.realisation.recorded == SEPTEMBER
    assert known.realisation.pairs == {"realisasi": (883, 1), "pagu": (1000, 1)}


@pytest.mark.parametrize("days", list(itertools.permutations([None, JANUARY, DECEMBER], 2)))
def test_a_blank_takes_nothing_back(days: tuple[date | None, date | None]) -> None:
    known = reconcile([record({"a": 5}, days[0]), record({"a": None}, days[1])])
    assert known.realisation is not None
    assert known.realisation.components == {"a": Fraction(5)}
    assert known.findings == ()


def test_a_blank_of_the_same_day_does_not_turn_a_correction_into_a_conflict() -> None:
    known = reconcile([record({"a": 5}, JANUARY), record({"a": None}, DECEMBER), record({"a": 6}, DECEMBER)])
    assert codes(known.findings) == ["correction"]
    assert known.conflicts == ()


def test_a_real_zero_corrects_and_is_corrected_like_any_number() -> None:
    known = reconcile([record({"a": 5}, JANUARY), record({"a": 0}, DECEMBER)])
    assert known.realisation is not None
    assert known.realisation.components == {"a": Fraction(0)}


def test_a_number_and_the_same_number_with_a_unit_are_told_apart() -> None:
    """The ledger does not know the unit of a component, so it cannot say that the two are the same."""
    known = reconcile([record({"a": 5}), record({"a": "5 persen"})])
    assert known.conflicts == ("a",)
    assert known.findings[0].facts["second"] == Amount("5", "persen")


def test_predicates_are_corrected_too() -> None:
    known = reconcile([record({"o": Predicate("WDP")}, JANUARY), record({"o": Predicate("WTP")}, DECEMBER)])
    assert known.realisation is not None
    assert known.realisation.components == {"o": Predicate("WTP")}
    assert "WDP" in known.findings[0].message()


def test_a_rejected_record_does_not_count_and_is_named() -> None:
    rejected = record({"a": 9}, DECEMBER, state=State.REJECTED, place=Place("r.csv", 3))
    known = reconcile([record({"a": 5}, JANUARY), rejected])
    assert known.realisation is not None
    assert known.realisation.components == {"a": Fraction(5)}
    assert codes(known.findings) == ["rejected"]
    assert known.findings[0].place == Place("r.csv", 3)
    assert known.left_out == (rejected,)


def test_when_every_record_is_rejected_there_is_none() -> None:
    known = reconcile([record({"a": 5}, state=State.REJECTED), record({"a": 6}, state=State.REJECTED)])
    assert known.realisation is None
    assert [one.components["a"] for one in known.left_out] == [5, 6]
    assert codes(known.findings) == ["rejected", "rejected"]


def test_a_later_record_says_whether_the_indicator_applies() -> None:
    number, skipped = record({"a": 5}, JANUARY), record({}, DECEMBER, applicable=False)
    later = reconcile([number, skipped]).realisation
    assert later is not None
    assert not later.applicable
    back = reconcile([skipped, record({"a": 5}, date(2025, 1, 1))])
    assert back.realisation is not None
    assert back.realisation.applicable
    assert back.conflicts == ()


@pytest.mark.parametrize("recorded", [None, JANUARY])
def test_a_number_and_not_applicable_on_one_day_are_a_conflict_in_either_order(recorded: date | None) -> None:
    """Which of the two rows stands first in a file must not decide whether a number is published."""
    number, skipped = record({"a": 5, "b": None}, recorded), record({}, recorded, applicable=False)
    for order in ([number, skipped], [skipped, number]):
        known = reconcile(order)
        assert known.conflicts == ("a",)
        assert codes(known.findings) == ["conflict"]
        assert "5 dan juga tidak berlaku" in known.findings[0].message()
        assert "5 and as not applicable" in known.findings[0].message("en")


_days = st.sampled_from([None, JANUARY, SEPTEMBER, DECEMBER])
_records = st.builds(
    record,
    st.dictionaries(st.sampled_from("abc"), st.one_of(st.none(), st.integers(0, 2))),
    _days,
    state=st.sampled_from(State),
)


@given(st.lists(_records, max_size=6))
def test_no_number_is_made_up_and_none_that_counts_is_lost(records: list[Realisation]) -> None:
    known = reconcile(records)
    for name in "abc":
        # what is rejected without a number takes back what was recorded until that day
        empty = [one for one in records if one.state is State.REJECTED and not one.filled]
        back = max((one.recorded or date.min for one in empty if name in (one.components or name)), default=None)
        steps = {}  # of each number, the last step of its verification
        for one in sorted(records, key=lambda one: (one.recorded or date.min, STEPS.index(one.state))):
            if one.components.get(name) is not None:
                steps[one.components[name]] = one
        counted = [
            one
            for one in steps.values()
            if one.state is not State.REJECTED and (back is None or (one.recorded or date.min) > back)
        ]
        kept = None if known.realisation is None else known.realisation.components.get(name)
        if not counted:
            assert kept is None
            continue
        latest = max(one.recorded or date.min for one in counted)
        last = {one.components[name] for one in counted if (one.recorded or date.min) == latest}
        assert kept in last
        assert (name in known.conflicts) == (len(last) > 1)


@given(st.lists(_records, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_the_records_decides_nothing_unless_they_conflict(records: list[Realisation], random: Any) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)
    known, other = reconcile(records), reconcile(shuffled)
    assert sorted(known.conflicts) == sorted(other.conflicts)
    if known.realisation is not None and other.realisation is not None:
        agreed = set(known.realisation.components) - set(known.conflicts)
        assert all(known.realisation.components[name] == other.realisation.components[name] for name in agreed)


def test_the_document_of_a_corrected_number_goes_with_it() -> None:
    """An explanation names what the number that counts rests on, not what it replaced."""
    first = record({"realisasi": 880, "pagu": 1000}, JANUARY, evidence=[Evidence("LRA sementara")])
    better = record({"realisasi": 883}, SEPTEMBER, evidence=[Evidence("LRA audit")])
    known = reconcile([first, better])
    assert known.realisation is not None
    assert known.realisation.evidence == (Evidence("LRA sementara", component="pagu"), Evidence("LRA audit"))


# --- steps of verification --------------------------------------------------------------------------------------------

LRA = Evidence("LRA", sha256="1f")


def test_a_verified_record_that_repeats_a_number_replaces_it_without_a_word_and_keeps_its_evidence() -> None:
    submitted = record({"a": 5}, JANUARY, evidence=[LRA])
    verified = record({"a": "5.0"}, SEPTEMBER, state=State.VERIFIED, evidence=[Evidence("Berita Acara")])
    for order in itertools.permutations([submitted, verified]):
        known = reconcile(order, POLICIES["verified-with-document"])
        assert known.findings == ()
        assert known.left_out == ()
        assert known.realisation is not None
        assert known.realisation.state is State.VERIFIED
        assert known.realisation.recorded == SEPTEMBER
        assert known.realisation.evidence == (Evidence("Berita Acara"), evolve(LRA, component="a"))


def test_a_verified_record_inherits_the_evidence_of_each_number_it_repeats_and_of_no_other() -> None:
    revenue = record({"realisasi": 883}, JANUARY, evidence=[Evidence("LRA")])
    budget = record({"pagu": 900}, JANUARY, evidence=[Evidence("DPA")])
    verified = record({"realisasi": 883, "pagu": 1000}, SEPTEMBER, state=State.VERIFIED)
    known = reconcile([revenue, budget, verified], POLICIES["verified-with-document"])
    assert known.realisation is None
    assert [one.evidence for one in known.left_out] == [
        (Evidence("DPA"),),
        (Evidence("LRA", component="realisasi"),),
    ]
    assert codes(known.findings) == ["excluded", "no-evidence"]


def test_evidence_goes_on_through_every_step() -> None:
    draft = record({"a": 5}, JANUARY, state=State.DRAFT, evidence=[Evidence("kertas kerja")])
    submitted = record({"a": 5}, SEPTEMBER, evidence=[Evidence("LRA")])
    verified = record({"a": 5}, DECEMBER, state=State.VERIFIED)
    known = reconcile([verified, draft, submitted])
    assert known.realisation is not None
    assert {item.document for item in known.realisation.evidence} == {"kertas kerja", "LRA"}


@pytest.mark.parametrize("policy", list(POLICIES.values()), ids=list(POLICIES))
def test_a_later_rejection_of_the_same_number_takes_it_back(policy: Policy) -> None:
    number = record({"a": 5}, JANUARY, state=State.VERIFIED, evidence=[LRA])
    rejected = record({"a": 5}, SEPTEMBER, state=State.REJECTED)
    known = reconcile([number, rejected], policy)
    assert known.realisation is None
    assert codes(known.findings) == ["rejected"]
    assert [[one.state, dict(one.components)] for one in known.left_out] == [[State.REJECTED, {"a": 5}]]


@pytest.mark.parametrize("policy", list(POLICIES.values()), ids=list(POLICIES))
def test_a_later_rejection_of_another_number_takes_nothing_back(policy: Policy) -> None:
    number = record({"a": 5}, JANUARY, state=State.VERIFIED, evidence=[LRA])
    rejected = record({"a": 6}, SEPTEMBER, state=State.REJECTED)
    known = reconcile([rejected, number], policy)
    assert known.realisation == number
    assert known.left_out == (rejected,)


def test_a_rejection_takes_back_the_components_it_repeats_and_leaves_the_others() -> None:
    both = record({"a": 5, "b": 7}, JANUARY)
    known = reconcile([both, record({"a": 5}, SEPTEMBER, state=State.REJECTED)])
    assert known.realisation is not None
    assert known.realisation.components == {"b": 7}
    assert known.withheld(["a"]) is known.left_out[0]
    assert known.withheld(["b"]) is None


def test_what_was_rejected_may_be_submitted_again() -> None:
    steps = [
        record({"a": 5}, JANUARY, state=State.SUBMITTED),
        record({"a": 5}, SEPTEMBER, state=State.REJECTED),
        record({"a": 5}, DECEMBER, state=State.VERIFIED),
    ]
    for order in itertools.permutations(steps):
        known = reconcile(order)
        assert known.left_out == ()
        assert known.realisation is not None
        assert [known.realisation.components["a"], known.realisation.state] == [5, State.VERIFIED]


@pytest.mark.parametrize("recorded", [None, JANUARY])
@pytest.mark.parametrize("states", list(itertools.combinations(STEPS, 2)))
def test_on_one_day_the_later_step_counts_whatever_the_order_of_rows(
    states: tuple[State, State], recorded: date | None
) -> None:
    rows = [record({"a": 5}, recorded, state=state) for state in states]
    for order in (rows, rows[::-1]):
        known = reconcile(order)
        kept = known.left_out if states[1] is State.REJECTED else (known.realisation,)
        assert kept == (rows[1],)


def test_a_number_corrected_and_put_back_is_a_correction_and_not_a_step() -> None:
    """80, then 82, then 80 again: what is recorded last counts."""
    known = reconcile([record({"a": 80}, JANUARY), record({"a": 82}, SEPTEMBER), record({"a": 80}, DECEMBER)])
    assert known.realisation is not None
    assert known.realisation.components == {"a": 80}
    assert codes(known.findings) == ["correction", "correction"]


def test_a_working_and_the_number_it_comes_to_are_one_number() -> None:
    working = Working("Survei", Component("n"), {"n": Fraction(5)})
    verified = record({"a": 5}, SEPTEMBER, state=State.VERIFIED)
    known = reconcile([record({"a": working}, JANUARY), verified])
    assert known.realisation == verified
    assert known.findings == ()


# --- policies ---------------------------------------------------------------------------------------------------------


def test_what_a_policy_leaves_out_is_named_with_its_state_and_the_policy() -> None:
    draft = record({"a": 5}, state=State.DRAFT, place=Place("r.csv", 4))
    known = reconcile([draft], POLICIES["submitted"])
    assert known == Known(None, known.findings, left_out=(draft,))
    (finding,) = known.findings
    assert (finding.code, finding.place) == ("excluded", Place("r.csv", 4))
    assert (
        finding.message()
        == "ikm 2024: realisasi berstatus draf tidak dihitung menurut kebijakan “yang sudah diajukan”."
    )
    assert "is draft and does not count under policy “what was submitted”" in finding.message("en")


def test_a_correction_that_is_not_verified_leaves_the_verified_number_standing() -> None:
    verified = record({"a": 5}, JANUARY, state=State.VERIFIED)
    corrected = record({"a": 6}, SEPTEMBER)
    known = reconcile([verified, corrected], POLICIES["verified"])
    assert (known.realisation, known.left_out) == (verified, (corrected,))
    assert codes(known.findings) == ["excluded"]


def test_numbers_a_policy_leaves_out_are_no_conflict() -> None:
    verified = record({"a": 5}, state=State.VERIFIED)
    known = reconcile([verified, record({"a": 6})], POLICIES["verified"])
    assert known.conflicts == ()
    assert reconcile([verified, record({"a": 6})]).conflicts == ("a",)


@pytest.mark.parametrize("policy", list(POLICIES.values()), ids=list(POLICIES))
def test_a_blank_is_nothing_a_policy_could_leave_out(policy: Policy) -> None:
    blank = record({"a": None}, state=State.DRAFT)
    assert reconcile([blank], policy) == Known(blank)


def test_the_latest_record_left_out_is_the_one_that_is_withheld() -> None:
    first, second = record({"a": 5, "b": None}, JANUARY), record({"a": 6}, SEPTEMBER)
    known = reconcile([second, first], POLICIES["verified"])
    assert known.withheld(["a", "b"]) == second
    assert known.withheld(["b"]) is None
    assert known.withheld([]) is None


def test_what_is_known_survives_a_pickle_and_a_copy() -> None:
    known = reconcile([record({"a": 5}), record({"a": 6}), record({"b": 6}, state=State.DRAFT)], POLICIES["submitted"])
    assert known.conflicts
    assert known.left_out
    for again in (pickle.loads(pickle.dumps(known)), copy.deepcopy(known)):  # noqa: S301  # the pickle is ours
        assert again == known


# --- laws of policies -------------------------------------------------------------------------------------------------

_pieces = st.builds(
    Evidence, st.sampled_from("XY"), sha256=st.sampled_from(["", "1f"]), component=st.sampled_from(["", *"abc"])
)
_evidence = st.lists(_pieces, max_size=2)
_reports = st.builds(
    record,
    st.dictionaries(st.sampled_from("abc"), st.one_of(st.none(), st.integers(0, 2))),
    _days,
    state=st.sampled_from(State),
    evidence=_evidence,
)
_several = st.lists(_reports, max_size=6)
_countable = st.sets(st.sampled_from([State.DRAFT, State.SUBMITTED, State.VERIFIED]), min_size=1)
_ASKED = ("", "document", "hash")


def numbers(record: Realisation | None) -> set[tuple[str, Any]]:
    """The numbers of a record, by component."""
    return set() if record is None else {(n, number_of(v)) for n, v in record.components.items() if v is not None}


def standing(records: list[Realisation]) -> set[tuple[str, Any]]:
    """The numbers of which some record stands: every one there is, as a step replaces a step and not a number."""
    return set().union(*(numbers(one) for one in records))


@given(_several, _countable, _countable, st.integers(0, 2), st.integers(0, 2))
def test_a_stricter_policy_never_counts_what_a_laxer_one_leaves_out(
    records: list[Realisation], some: set[State], more: set[State], little: int, much: int
) -> None:
    lax = Policy("lax", some | more, _ASKED[min(little, much)])  # type: ignore[arg-type]  # one of three words
    strict = Policy("strict", some, _ASKED[max(little, much)])  # type: ignore[arg-type]  # likewise
    loose, tight = reconcile(records, lax), reconcile(records, strict)
    left = list(tight.left_out)
    for one in loose.left_out:
        left.remove(one)  # or fail
    filled = {name for name, _ in numbers(tight.realisation)}
    assert filled <= {name for name, _ in numbers(loose.realisation)}


@given(_several, st.sampled_from(list(POLICIES.values())))
def test_every_number_counts_or_is_overtaken_by_a_later_one_or_is_left_out(
    records: list[Realisation], policy: Policy
) -> None:
    known = reconcile(records, policy)
    left = set().union(*(numbers(one) for one in known.left_out))
    named = {name for name, _ in numbers(known.realisation)}
    for name, number in standing(records):
        assert name in named or (name, number) in left
    assert numbers(known.realisation) | left <= standing(records)
    assert len([code for code in codes(known.findings) if code in {"rejected", "excluded", "no-evidence"}]) == len(
        known.left_out
    )


@given(_several)
def test_a_policy_that_counts_everything_is_no_policy(records: list[Realisation]) -> None:
    everything = Policy("all", [State.DRAFT, State.SUBMITTED, State.VERIFIED])
    assert reconcile(records, everything) == reconcile(records, POLICIES["all"]) == reconcile(records)


@given(_several, st.sampled_from(list(POLICIES.values())), st.randoms(use_true_random=False))
def test_the_order_of_rows_decides_nothing_under_any_policy(
    records: list[Realisation], policy: Policy, random: Any
) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)
    known, other = reconcile(records, policy), reconcile(shuffled, policy)
    assert sorted(known.conflicts) == sorted(other.conflicts)
    assert (known.realisation is None) == (other.realisation is None)
    conflicts = set(known.conflicts)
    agreed = [{pair for pair in numbers(one.realisation) if pair[0] not in conflicts} for one in (known, other)]
    assert agreed[0] == agreed[1]
    left = [[numbers(one) for one in each.left_out] for each in (known, other)]
    assert sorted(map(sorted, left[0])) == sorted(map(sorted, left[1]))


@given(_several, st.sampled_from(list(POLICIES.values())))
def test_evidence_is_never_made_up(records: list[Realisation], policy: Policy) -> None:
    known = reconcile(records, policy)
    given = {(item.document, item.sha256) for one in records for item in one.evidence}
    kept = [item for one in (known.realisation, *known.left_out) if one is not None for item in one.evidence]
    assert {(item.document, item.sha256) for item in kept} <= given


def test_a_rejection_without_a_number_takes_back_what_was_recorded_until_then() -> None:
    """So a verifier may leave the value blank; what is reported afterwards counts again."""
    submitted, blank = record({"a": 5}, JANUARY), record({"a": None}, SEPTEMBER, state=State.REJECTED)
    known = reconcile([submitted, blank])
    assert known.realisation is None
    assert [(one.components["a"], one.state) for one in known.left_out] == [(5, State.REJECTED), (None, State.REJECTED)]
    again = reconcile([blank, submitted, record({"a": 5}, DECEMBER)])
    assert again.realisation is not None
    assert again.realisation.components == {"a": 5}


def test_a_rejection_of_one_component_leaves_the_others() -> None:
    known = reconcile([record({"a": 5, "b": 6}, JANUARY), record({"a": None}, SEPTEMBER, state=State.REJECTED)])
    assert known.realisation is not None
    assert known.realisation.components == {"b": 6}


def test_one_number_in_two_units_is_one_number() -> None:
    """Of whoever knows the units: 900 juta rupiah and 900.000.000 are a duplicate, or two steps of one number."""
    thousand = {"ribu": 1000}

    def measured(_: str, value: Any) -> Any:
        return value.value * thousand[value.unit] if isinstance(value, Amount) else value

    plain, scaled = record({"a": 5000}, JANUARY), record({"a": Amount(5, "ribu")}, JANUARY)
    assert codes(reconcile([plain, scaled], measured=measured).findings) == ["duplicate"]
    assert codes(reconcile([plain, scaled]).findings) == ["conflict"]
    rejected = record({"a": Amount(5, "ribu")}, SEPTEMBER, state=State.REJECTED)
    assert reconcile([plain, rejected], measured=measured).realisation is None
