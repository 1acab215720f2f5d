from __future__ import annotations

import itertools
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.findings import Finding, Place
from sakip.indicators import Amount, Evidence, Predicate, Range, Realisation, State, Target
from sakip.ledger import Ledger, reconcile
from sakip.periods import Quarter, Year

YEAR = Year(2024)
JANUARY, SEPTEMBER, DECEMBER = date(2024, 1, 30), date(2024, 9, 10), date(2024, 12, 31)

MURNI = Target("ikm", YEAR, 87, document="PK 2024", issued=JANUARY)
PERUBAHAN = Target("ikm", YEAR, 89, document="PKP 2024", issued=SEPTEMBER, replaces="PK 2024", reason="perubahan APBD")


def record(components: Any, recorded: date | None = None, **facts: Any) -> Realisation:
    return Realisation("ikm", YEAR, components, recorded=recorded, **facts)


STEPS = (State.DRAFT, State.SUBMITTED, State.VERIFIED, State.REJECTED)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


# --- targets ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", [(MURNI, PERUBAHAN), (PERUBAHAN, MURNI)])
@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2024, 1, 29), None),
        (JANUARY, MURNI),
        (date(2024, 9, 9), MURNI),
        (SEPTEMBER, PERUBAHAN),
        (None, PERUBAHAN),
    ],
)
def test_the_target_is_the_one_that_was_in_force_on_the_day(
    order: tuple[Target, ...], as_of: date | None, expected: Target | None
) -> None:
    assert Ledger(order, [], as_of).target("ikm", YEAR) == (expected, ())


def test_a_target_without_a_date_was_always_known_and_gives_way_to_a_dated_one() -> None:
    undated = Target("ikm", YEAR, 85)
    assert Ledger([undated], [], JANUARY).target("ikm", YEAR) == (undated, ())
    assert Ledger([MURNI, undated], []).target("ikm", YEAR) == (MURNI, ())


def test_what_is_replaced_does_not_count_even_when_it_was_issued_later() -> None:
    """A document that says it replaces another does, whatever dates the two carry."""
    late = Target("ikm", YEAR, 80, document="PK 2024", issued=DECEMBER)
    assert Ledger([late, PERUBAHAN], []).target("ikm", YEAR) == (PERUBAHAN, ())


def test_two_targets_that_replace_each_other_leave_the_one_issued_last() -> None:
    one = Target("ikm", YEAR, 80, document="A", issued=JANUARY, replaces="B")
    other = Target("ikm", YEAR, 81, document="B", issued=SEPTEMBER, replaces="A")
    assert Ledger([one, other], []).target("ikm", YEAR) == (other, ())


def test_two_targets_of_one_day_that_differ_are_a_conflict_and_none_is_chosen() -> None:
    other = Target("ikm", YEAR, 88, document="PK 2024 (salinan)", issued=JANUARY)
    for order in ([MURNI, other], [other, MURNI]):
        target, findings = Ledger(order, []).target("ikm", YEAR)
        assert target is None
        assert codes(findings) == ["target-conflict"]
        assert {findings[0].facts["first"], findings[0].facts["second"]} == {Fraction(87), Fraction(88)}
        assert "87" in findings[0].message()
        assert "88" in findings[0].message("en")


def test_two_targets_of_one_day_that_agree_are_one() -> None:
    copy = Target("ikm", YEAR, "87.0", document="salinan", issued=JANUARY)
    assert Ledger([MURNI, copy], []).target("ikm", YEAR) == (MURNI, ())


@pytest.mark.parametrize(
    ("one", "other"),
    [(Range(80, 90), Range(80, 91)), (Predicate("BB"), Predicate("A")), ("88 persen", "88 poin"), (88, Predicate("A"))],
)
def test_ranges_predicates_and_units_conflict_too(one: Any, other: Any) -> None:
    targets = [Target("x", YEAR, one), Target("x", YEAR, other)]
    target, findings = Ledger(targets, []).target("x", YEAR)
    assert target is None
    assert codes(findings) == ["target-conflict"]
    assert all(findings[0].text(lang) for lang in ("id", "en"))


def test_targets_of_another_period_or_indicator_are_left_alone() -> None:
    ledger = Ledger([MURNI, Target("ikm", Quarter(2024, 1), 80), Target("lain", YEAR, 1)], [])
    assert ledger.target("ikm", YEAR) == (MURNI, ())
    assert ledger.target("ikm", Year(2025)) == (None, ())


# --- realisations -----------------------------------------------------------------------------------------------------


def test_a_realisation_recorded_later_was_not_known_then() -> None:
    first, second = record({"nilai": 80}, SEPTEMBER), record({"nilai": 82}, DECEMBER)
    assert Ledger([], [first, second], date(2024, 9, 9)).known("ikm", YEAR).realisation is None
    assert Ledger([], [first, second], SEPTEMBER).known("ikm", YEAR).realisation == first
    latest = Ledger([], [first, second]).known("ikm", YEAR).realisation
    assert latest is not None
    assert latest.components == {"nilai": Fraction(82)}


def test_the_periods_of_an_indicator_are_those_with_any_record() -> None:
    records = [record({}), Realisation("ikm", Quarter(2024, 2), {}), Realisation("lain", Quarter(2024, 3), {})]
    assert Ledger([], records).periods("ikm") == {YEAR, Quarter(2024, 2)}


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
        steps = {}  # of each number, the last step of its verification
        for one in sorted(records, key=lambda one: (one.recorded or date.min, STEPS.index(one.state))):
            if one.components.get(name) is not None:
                steps[one.components[name]] = one
        counted = [one for one in steps.values() if one.state is not State.REJECTED]
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
