from __future__ import annotations

import copy
import itertools
import pickle
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.indicators import DOCUMENT_KINDS, POLICIES, PlanningDocument, Predicate, Range, Realisation, State, Target
from sakip.ledger import Ledger
from sakip.periods import PlanWindow, Quarter, Year

if TYPE_CHECKING:
    from sakip.findings import Finding
    from sakip.periods import Period

YEAR = Year(2024)
JANUARY, SEPTEMBER, DECEMBER = date(2024, 1, 30), date(2024, 9, 10), date(2024, 12, 31)

MURNI = Target("ikm", YEAR, 87, document="PK 2024", issued=JANUARY)
PERUBAHAN = Target("ikm", YEAR, 89, document="PKP 2024", issued=SEPTEMBER, replaces="PK 2024", reason="perubahan APBD")


def record(components: Any, recorded: date | None = None, **facts: Any) -> Realisation:
    return Realisation("ikm", YEAR, components, recorded=recorded, **facts)


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


def test_the_realisations_known_are_those_the_policy_counts() -> None:
    records = [record({"nilai": 80}, state=State.VERIFIED), record({"nilai": 82}, SEPTEMBER)]
    assert Ledger([], records, JANUARY, POLICIES["verified"]).known("ikm", YEAR).left_out == ()
    known = Ledger([], records, policy=POLICIES["verified"]).known("ikm", YEAR)
    assert known.realisation == records[0]
    assert known.left_out == (records[1],)


# --- documents that are revised ---------------------------------------------------------------------------------------

PK = PlanningDocument("pk", "PK 2024", issued=JANUARY)
PKP = PlanningDocument("pk", "PKP 2024", issued=SEPTEMBER, replaces=str(PK), reason="perubahan APBD")
REVISED = [*PK.targets(2024, {"ikm": 87, "inovasi": 2}), *PKP.targets(2024, {"ikm": 89})]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (JANUARY - timedelta(days=1), None),
        (JANUARY, 87),
        (SEPTEMBER - timedelta(days=1), 87),
        (SEPTEMBER, 89),
        (None, 89),
    ],
)
def test_the_first_document_binds_until_the_day_before_the_revision_is_issued(
    as_of: date | None, expected: int | None
) -> None:
    for order in itertools.permutations(REVISED):
        target, findings = Ledger(order, [], as_of).target("ikm", YEAR)
        assert (None if target is None else target.value) == expected
        assert findings == ()


@pytest.mark.parametrize("as_of", [JANUARY, SEPTEMBER, None])
def test_a_revision_leaves_alone_what_it_does_not_name(as_of: date | None) -> None:
    target, findings = Ledger(REVISED, [], as_of).target("inovasi", YEAR)
    assert (target, findings) == (REVISED[1], ())


def test_a_second_revision_replaces_the_first() -> None:
    second = PlanningDocument("pk", "PKP II 2024", issued=DECEMBER, replaces=str(PKP))
    chain = [*REVISED, second.target("ikm", 2024, 90)]
    for order in itertools.permutations(chain):
        for as_of, value in ((SEPTEMBER, 89), (DECEMBER - timedelta(days=1), 89), (DECEMBER, 90)):
            target, _ = Ledger(order, [], as_of).target("ikm", YEAR)
            assert target is not None
            assert target.value == value


# --- kinds of documents -----------------------------------------------------------------------------------------------

RENSTRA = PlanningDocument("renstra", "Renstra 2021-2026", issued=date(2021, 9, 1))
RENSTRA_REVISED = PlanningDocument("renstra", "Renstra Perubahan", issued=DECEMBER, replaces=str(RENSTRA))
RPJMD = PlanningDocument("rpjmd", "RPJMD 2021-2026", issued=date(2021, 8, 1))
ACTIONS = PlanningDocument("rencana-aksi", "Rencana Aksi 2024", issued=date(2024, 2, 15))
STANDARD = PlanningDocument("standar", "Standar Pelayanan Minimal", issued=date(2018, 1, 4))


def test_a_medium_term_target_counts_where_no_agreement_has_one_and_says_so() -> None:
    foreseen = RENSTRA.target("ikm", 2024, 86)
    target, findings = Ledger([foreseen], []).target("ikm", YEAR)
    assert target == foreseen
    assert codes(findings) == ["medium-term-target"]
    assert "dipakai target Renstra 2021-2026" in findings[0].message()
    assert "that of Renstra 2021-2026 is used" in findings[0].message("en")
    assert findings[0].severity == "info"


def test_until_the_agreement_is_issued_the_medium_term_plan_stands_in_for_it() -> None:
    targets = [RENSTRA.target("ikm", 2024, 86), PK.target("ikm", 2024, 87)]
    before = Ledger(targets, [], JANUARY - timedelta(days=1)).target("ikm", YEAR)
    assert (before[0], codes(before[1])) == (targets[0], ["medium-term-target"])
    assert Ledger(targets, [], JANUARY).target("ikm", YEAR) == (targets[1], ())


def test_a_medium_term_plan_revised_later_than_the_agreement_does_not_override_it() -> None:
    targets = [PK.target("ikm", 2024, 87), RENSTRA.target("ikm", 2024, 86), RENSTRA_REVISED.target("ikm", 2024, 90)]
    for order in itertools.permutations(targets):
        ledger = Ledger(order, [])
        assert ledger.target("ikm", YEAR) == (targets[0], ())
        assert ledger.foreseen("ikm", YEAR) == (targets[2], ())


def test_the_strategic_plan_of_an_office_comes_before_the_plan_of_its_regency() -> None:
    rpjmd, renstra = RPJMD.target("ikm", 2024, 85), RENSTRA.target("ikm", 2024, 86)
    assert Ledger([rpjmd, renstra], []).foreseen("ikm", YEAR) == (renstra, ())
    assert Ledger([rpjmd], []).foreseen("ikm", YEAR) == (rpjmd, ())
    assert Ledger([PK.target("ikm", 2024, 87)], []).foreseen("ikm", YEAR) == (None, ())


def test_a_national_standard_is_never_a_target() -> None:
    standard = STANDARD.target("ikm", 2024, 100)
    ledger = Ledger([standard], [])
    assert ledger.target("ikm", YEAR) == (None, ())
    assert ledger.foreseen("ikm", YEAR) == (None, ())
    assert ledger.standard("ikm", YEAR) == (standard, ())
    assert Ledger([standard, MURNI], []).target("ikm", YEAR) == (MURNI, ())
    assert Ledger([MURNI], []).standard("ikm", YEAR) == (None, ())


def test_an_action_plan_gives_the_targets_of_quarters_and_the_agreement_that_of_the_year() -> None:
    """Of a quarter whichever was issued last counts; of the year the Perjanjian Kinerja has the first word."""
    year, quarter = ACTIONS.target("ikm", 2024, 88), ACTIONS.target("ikm", "2024-Q1", 21)
    agreed = PK.target("ikm", 2024, 87)
    ledger = Ledger([year, quarter, agreed], [])
    assert ledger.target("ikm", YEAR) == (agreed, ())
    assert ledger.target("ikm", Quarter(2024, 1)) == (quarter, ())
    assert ledger.target("ikm", Quarter(2024, 2)) == (None, ())
    assert Ledger([year, quarter], []).target("ikm", YEAR) == (year, ())
    later = PKP.target("ikm", "2024-Q1", 22)
    assert Ledger([later, quarter], []).target("ikm", Quarter(2024, 1)) == (later, ())


def test_where_two_agreements_disagree_no_plan_decides_between_them() -> None:
    targets = [MURNI, Target("ikm", YEAR, 88, issued=JANUARY, kind="pk"), RENSTRA.target("ikm", 2024, 86)]
    target, findings = Ledger(targets, []).target("ikm", YEAR)
    assert (target, codes(findings)) == (None, ["target-conflict"])


def test_where_two_medium_term_targets_disagree_none_is_chosen() -> None:
    targets = [RENSTRA.target("ikm", 2024, 86), RENSTRA.target("ikm", 2024, 85)]
    target, findings = Ledger(targets, []).target("ikm", YEAR)
    assert (target, codes(findings)) == (None, ["target-conflict"])


def test_a_target_without_a_kind_binds_like_that_of_an_agreement() -> None:
    bare = Target("ikm", YEAR, 80)
    assert Ledger([bare, RENSTRA.target("ikm", 2024, 86)], []).target("ikm", YEAR) == (bare, ())


def test_a_strategic_plan_foresees_each_of_its_five_years_and_the_agreements_bind_in_theirs() -> None:
    window = PlanWindow(2021, 2025)
    foreseen = [RENSTRA.target("ikm", year, 80 + place) for place, year in enumerate(window.years())]
    agreed = PlanningDocument("pk", "PK 2023", issued=date(2023, 1, 30)).target("ikm", 2023, 90)
    ledger = Ledger([*foreseen, agreed], [])
    held = [ledger.target("ikm", year) for year in window.years()]
    assert [None if target is None else target.value for target, _ in held] == [80, 81, 90, 83, 84]
    assert [codes(findings) for _, findings in held] == [["medium-term-target"]] * 2 + [[]] + [
        ["medium-term-target"]
    ] * 2
    assert [ledger.foreseen("ikm", year)[0] for year in window.years()] == foreseen
    assert ledger.target("ikm", Year(2026)) == (None, ())


# --- laws -------------------------------------------------------------------------------------------------------------

_issued = st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2024, 1, 9)))
_targets = st.builds(
    Target,
    st.sampled_from(["ikm", "inovasi"]),
    st.sampled_from([YEAR, Quarter(2024, 1)]),
    st.sampled_from([1, 2, "3 persen", Range(1, 2), Predicate("A")]),
    document=st.sampled_from(["", "A", "B", "C"]),
    issued=_issued,
    replaces=st.sampled_from(["", "A", "B", "D"]),
    kind=st.sampled_from(["", *DOCUMENT_KINDS]),
)
_records = st.builds(
    Realisation,
    st.sampled_from(["ikm", "inovasi"]),
    st.sampled_from([YEAR, Quarter(2024, 1)]),
    st.dictionaries(st.sampled_from("ab"), st.sampled_from([None, 1, 2])),
    recorded=_issued,
    state=st.sampled_from(State),
)
_asked: list[tuple[str, Period]] = list(itertools.product(["ikm", "inovasi"], [YEAR, Quarter(2024, 1)]))


def everything(ledger: Ledger) -> list[Any]:
    """Whatever can be asked of a ledger."""
    of_targets = [ask(*key) for key in _asked for ask in (ledger.target, ledger.foreseen, ledger.standard)]
    return [
        *of_targets,
        *(ledger.known(*key) for key in _asked),
        *(ledger.periods(code) for code in ("ikm", "inovasi")),
    ]


@given(
    st.lists(_targets, max_size=6),
    st.lists(_records, max_size=6),
    st.dates(date(2024, 1, 1), date(2024, 1, 9)),
    st.sampled_from(list(POLICIES.values())),
)
def test_what_comes_later_changes_nothing_of_what_was_known(
    targets: list[Target], records: list[Realisation], day: date, policy: Any
) -> None:
    """As of a day, a ledger is that of the records there were by then, wherever the later ones stand."""
    then_targets = [target for target in targets if target.issued is None or target.issued <= day]
    then_records = [one for one in records if one.recorded is None or one.recorded <= day]
    then = Ledger(then_targets, then_records, policy=policy)
    assert everything(Ledger(targets, records, day, policy)) == everything(then)


@given(st.lists(_records, max_size=6), st.dates(date(2024, 1, 1), date(2024, 1, 8)), st.integers(0, 8))
def test_periods_once_known_stay_known(records: list[Realisation], day: date, later: int) -> None:
    before, after = Ledger([], records, day), Ledger([], records, day + timedelta(days=later))
    for code in ("ikm", "inovasi"):
        assert before.periods(code) <= after.periods(code) <= Ledger([], records).periods(code)


@given(st.lists(_targets, max_size=6), st.randoms(use_true_random=False))
def test_a_target_does_not_depend_on_the_order_of_the_documents(targets: list[Target], random: Any) -> None:
    """Of two that agree either may be named; what is promised, and whether they conflict, is the same."""
    shuffled = list(targets)
    random.shuffle(shuffled)
    for key in _asked:
        for name in ("target", "foreseen", "standard"):
            (one, found), (other, also) = (getattr(Ledger(order, []), name)(*key) for order in (targets, shuffled))
            assert (one and (one.value, one.unit)) == (other and (other.value, other.unit))
            assert codes(found) == codes(also)


@given(st.lists(_targets, max_size=6))
def test_no_target_is_made_up_and_a_standard_never_is_one(targets: list[Target]) -> None:
    ledger = Ledger(targets, [])
    for code, period in _asked:
        of_this = [target for target in targets if (target.indicator, target.period) == (code, period)]
        target, findings = ledger.target(code, period)
        assert target is None or (target in of_this and target.kind != "standar")
        promises = [one for one in of_this if one.kind != "standar"]
        assert (target is not None or "target-conflict" in codes(findings)) == bool(promises)
        medium = target is not None and target.kind in {"renstra", "rpjmd"}
        assert ("medium-term-target" in codes(findings)) == medium


def test_a_ledger_survives_a_pickle_and_a_copy() -> None:
    ledger = Ledger([MURNI, PERUBAHAN], [record({"nilai": 80})], SEPTEMBER, POLICIES["verified"])
    for again in (pickle.loads(pickle.dumps(ledger)), copy.deepcopy(ledger)):  # noqa: S301  # the pickle is ours
        assert again.target("ikm", YEAR) == ledger.target("ikm", YEAR)
        assert again.known("ikm", YEAR) == ledger.known("ikm", YEAR)
        assert again.periods("ikm") == {YEAR}
