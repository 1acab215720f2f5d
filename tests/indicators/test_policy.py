from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip import wording
from sakip.errors import DefinitionError, UnknownNameError
from sakip.indicators import POLICIES, Evidence, Policy, Realisation, State, policy_of, read_state

if TYPE_CHECKING:
    from collections.abc import Sequence

COUNTABLE = {State.DRAFT, State.SUBMITTED, State.VERIFIED}


def record(state: State | str = State.SUBMITTED, components: Any = None, evidence: Sequence[Evidence] = ()) -> Any:
    return Realisation("a", 2024, {"nilai": 1} if components is None else components, evidence, state=state)


# --- policies by name -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "states"),
    [
        ("all", COUNTABLE),
        ("submitted", {State.SUBMITTED, State.VERIFIED}),
        ("verified", {State.VERIFIED}),
        ("verified-with-document", {State.VERIFIED}),
    ],
)
def test_a_named_policy_counts_these_states(name: str, states: set[State]) -> None:
    policy = policy_of(name)
    assert {state for state in State if policy.counts(record(state))} == states


def test_only_the_policy_that_says_so_asks_for_a_document() -> None:
    bare = record("verified")
    assert {name for name, policy in POLICIES.items() if not policy.is_evidenced(bare)} == {"verified-with-document"}


def test_a_policy_is_found_by_its_name_or_is_itself() -> None:
    own = Policy("inspektorat", ["verified"], "hash")
    assert policy_of(own) is own
    assert policy_of("verified") == Policy("verified", ["verified"])
    assert list(POLICIES) == [policy.name for policy in POLICIES.values()]


def test_an_unknown_policy_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match=r"no policy called 'verifed'\. Did you mean 'verified'") as caught:
        policy_of("verifed")
    assert set(caught.value.known) == set(POLICIES)


@pytest.mark.parametrize("given", [None, 3, ["verified"], State])
def test_what_is_neither_a_policy_nor_its_name_is_refused(given: Any) -> None:
    with pytest.raises(DefinitionError, match=r"is no policy\. Give a name such as 'verified', or a Policy"):
        policy_of(given)


def test_the_policies_cannot_be_changed_by_whoever_reads_them() -> None:
    with pytest.raises(TypeError):
        POLICIES["all"] = POLICIES["verified"]  # type: ignore[index]  # that it has no such method is the point


# --- policies of one's own --------------------------------------------------------------------------------------------


def test_without_states_everything_counts_that_was_not_rejected() -> None:
    assert Policy("x").states == COUNTABLE
    assert Policy("x", evidence="hash").states == COUNTABLE


@pytest.mark.parametrize("states", [[], ["rejected"], [State.VERIFIED, State.REJECTED]])
def test_a_policy_that_counts_nothing_or_what_was_rejected_cannot_be_made(states: list[Any]) -> None:
    with pytest.raises(DefinitionError, match="what was rejected never counts"):
        Policy("x", states)


def test_a_state_or_an_evidence_that_does_not_exist_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="Did you mean 'verified'"):
        Policy("x", ["verifed"])
    with pytest.raises(UnknownNameError, match="Did you mean 'document'"):
        Policy("x", evidence="documents")  # type: ignore[arg-type]  # this is how somebody without a type checker errs


@pytest.mark.parametrize("word", ["tidak berlaku", "not applicable", "not-applicable", " Not-Applicable "])
def test_what_does_not_apply_is_read_as_people_and_as_results_write_it(word: str) -> None:
    assert read_state(word) is None


def test_states_are_given_in_any_order_and_as_often_as_one_likes() -> None:
    one, other = Policy("x", ["draft", "verified", "draft"]), Policy("x", [State.VERIFIED, State.DRAFT])
    assert one == other
    assert hash(one) == hash(other)


@pytest.mark.parametrize("policy", [*POLICIES.values(), Policy("x", ["draft"], "hash")])
def test_a_policy_survives_a_pickle_and_a_copy(policy: Policy) -> None:
    assert pickle.loads(pickle.dumps(policy)) == policy  # noqa: S301  # the pickle is ours
    assert copy.deepcopy(policy) == policy


def test_a_named_policy_is_called_by_its_name_in_both_languages_and_another_by_its_own() -> None:
    labels = [(policy.label(), policy.label("en")) for policy in POLICIES.values()]
    assert len(set(labels)) == len(POLICIES)
    assert all(indonesian != english for indonesian, english in labels)
    assert Policy("pemeriksaan").label("id") == Policy("pemeriksaan").label("en") == "pemeriksaan"
    assert wording.spoken(POLICIES["verified"], "id") == "yang terverifikasi"


# --- evidence ---------------------------------------------------------------------------------------------------------

LRA = Evidence("LRA")
DIGEST = "9f86d081" * 8
HASHED = Evidence("LRA", sha256=DIGEST)
TWO = {"realisasi": 1, "pagu": 2}


@pytest.mark.parametrize(
    ("components", "evidence", "documented", "hashed"),
    [
        (TWO, [], False, False),
        (TWO, [LRA], True, False),
        (TWO, [HASHED], True, True),
        (TWO, [Evidence("LRA", sha256="9f86d081")], True, False),  # of which file, nobody can tell
        (TWO, [Evidence("LRA", component="realisasi")], False, False),
        (TWO, [Evidence("LRA", component="realisasi"), Evidence("DPA", component="pagu")], True, False),
        (TWO, [Evidence("LRA", component="realisasi"), Evidence("DPA", sha256=DIGEST, component="pagu")], True, False),
        (TWO, [LRA, Evidence("DPA", sha256=DIGEST, component="pagu")], True, False),
        (TWO, [Evidence("LRA", component="lain")], False, False),
        ({"realisasi": 1, "pagu": None}, [Evidence("LRA", sha256=DIGEST, component="realisasi")], True, True),
        ({"realisasi": 0}, [], False, False),
        ({}, [], True, True),
    ],
)
def test_every_number_needs_the_evidence_that_is_asked_for_and_a_blank_needs_none(
    components: Any, evidence: list[Evidence], documented: bool, hashed: bool
) -> None:
    one = record("verified", components, evidence)
    assert Policy("x").is_evidenced(one)
    assert Policy("x", evidence="document").is_evidenced(one) is documented
    assert Policy("x", evidence="hash").is_evidenced(one) is hashed


def test_evidence_that_names_nothing_is_no_evidence() -> None:
    """A document or a system has to be named, as the policy says; a system without a document will do."""
    policy = Policy("x", evidence="document")
    assert policy.is_evidenced(record(evidence=[Evidence("", system="e-SUKMA")]))
    assert not policy.is_evidenced(record(evidence=[Evidence("")]))


_pieces = st.builds(
    Evidence, st.just("D"), sha256=st.sampled_from(["", "1f" * 32]), component=st.sampled_from(["", "a", "b"])
)


@given(st.dictionaries(st.sampled_from("abc"), st.sampled_from([None, 0, 1])), st.lists(_pieces, max_size=4), _pieces)
def test_a_further_document_never_takes_evidence_away_and_a_hash_is_a_document(
    components: Any, evidence: list[Evidence], further: Evidence
) -> None:
    before, after = record("verified", components, evidence), record("verified", components, [*evidence, further])
    document, hashed = Policy("x", evidence="document"), Policy("x", evidence="hash")
    for policy in (document, hashed):
        assert policy.is_evidenced(after) or not policy.is_evidenced(before)
    assert document.is_evidenced(before) or not hashed.is_evidenced(before)
