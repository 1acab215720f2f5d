"""Laws of the library, held by whatever `sakip.testing` draws."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import sakip
from sakip import Reason, Status, testing
from sakip.assessment.results import STATUS_OF
from sakip.interpreters.portable import from_json, to_json
from sakip.sets.definitions import overlaps
from sakip.testing.strategies.registering import DRAWN

if TYPE_CHECKING:
    from sakip.assessment import Achievement, Assessment

# a registry holds what packages would be asked for, and equals none but itself
EVERY = sorted(set(DRAWN) - {sakip.Registry}, key=lambda kind: kind.__name__)

# drawing a whole set takes longer than judging it
SOME = examples(60)


@pytest.mark.parametrize("drawn", EVERY)
def test_what_is_drawn_survives_pickling(drawn: type) -> None:
    """It comes back equal, with the same hash where it has one, and its repr ends."""

    @examples(20)
    @given(st.from_type(drawn))
    def holds(made: Any) -> None:
        again = pickle.loads(pickle.dumps(made))  # noqa: S301  # our own bytes
        assert again == made
        assert len(repr(made)) < 10**6
        try:
            known = hash(made)
        except TypeError:
            return
        assert hash(again) == known

    holds()


@given(testing.findings())
def test_a_finding_says_something_in_both_languages(finding: sakip.Finding) -> None:
    """Whatever its facts are."""
    assert finding.message("id")
    assert finding.message("en")
    assert json.dumps(finding.to_dict())


@given(testing.trees())
def test_a_tree_survives_json(tree: Any) -> None:
    assert from_json(json.loads(json.dumps(to_json(tree)))) == tree


@given(testing.cascades())
def test_a_drawn_cascade_has_no_errors(nodes: tuple[sakip.CascadeNode, ...]) -> None:
    """Its nodes stand where they may: none is missing, doubled, in a circle or upside down."""
    assert not [finding for finding in sakip.Plan(nodes).findings() if finding.severity == "error"]


# --- sets and their assessment ----------------------------------------------------------------------------------------


@SOME
@given(testing.indicator_sets())
def test_a_set_refers_to_nothing_it_does_not_have(office: sakip.IndicatorSet) -> None:
    """Nodes and indicators named by its records are its own; each definition ends before the next begins."""
    nodes = {"", *(node.code for node in office.nodes)}
    assert {one.node for one in (*office.indicators, *office.earlier)} <= nodes
    assert {budget.node for budget in office.budgets} <= nodes
    codes = {one.code for one in office}
    for records in (office.targets, office.realisations, office.analyses):
        assert {record.indicator for record in records} <= codes
    assert office.printed_tables.keys() <= office.scales.keys()
    assert not [fault for code in codes for fault in overlaps(office.definitions(code))]


def _consistent(said: Assessment | Achievement, *, number: Any) -> None:
    """There is a number or a reason, and the status is the one of the reason."""
    expected = Status.COMPUTED if said.reason is None else STATUS_OF.get(said.reason, Status.NOT_COMPUTABLE)
    assert said.status is expected
    assert number is None or said.reason is None
    assert bool(said.why("id")) == bool(said.why("en")) == (said.reason is not None)


def _replays(one: Assessment) -> None:
    """From its JSON alone to the same value, achievement and categories."""
    trace = json.loads(json.dumps(one.explain().to_dict()))
    again = sakip.replay(trace)
    assert again.exact == one.exact
    assert again.value == one.value
    assert (again.status, again.reason) == (one.status, one.reason)
    assert again.category == one.category
    assert again.achievement.raw == one.achievement.raw
    assert again.achievement.value == one.achievement.value
    assert (again.achievement.status, again.achievement.reason) == (one.achievement.status, one.achievement.reason)
    assert again.achievement.reached == one.achievement.reached
    assert again.achievement_category == one.achievement_category


@SOME
@given(testing.scorecards())
def test_every_set_can_be_assessed(card: sakip.Scorecard) -> None:
    """One assessment an indicator, each with a number and its category or the reason why not, and replayed."""
    assert [one.code for one in card] == [indicator.code for indicator in card.office]
    for one in card:
        _consistent(one, number=one.value)
        _consistent(one.achievement, number=one.achievement.value)
        assert (one.status is Status.COMPUTED) == (one.value is not None or one.predicate is not None)
        assert (one.achievement.status is Status.COMPUTED) == (one.achievement.value is not None)
        _replays(one)
        if one.category is not None:
            assert one.indicator.scale is not None
            assert one.category in one.indicator.scale.bands
    assert all(finding.message("id") and finding.message("en") for finding in card.findings)


@given(testing.assessments())
def test_every_trace_of_an_assessment_replays(one: Assessment) -> None:
    """Also with what instruments measured, and with scales and rules of no regulation."""
    _replays(one)


@given(testing.assessments(), st.sampled_from(["id", "en"]))
def test_every_assessment_explains_itself(one: Assessment, lang: str) -> None:
    """It names the indicator's period and says either the value or the reason."""
    text = one.explain().text(lang)
    assert one.period.label("id" if lang == "id" else "en") in text


@given(testing.indicators())
def test_nothing_reported_is_not_reported(one: sakip.Indicator) -> None:
    """Blank is not zero, whatever the indicator."""
    assert sakip.assess_one(one, period=2024).reason is Reason.NOT_REPORTED
