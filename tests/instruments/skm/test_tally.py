from __future__ import annotations

import pickle
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import SKM_CODES, respondents

from sakip.errors import DefinitionError
from sakip.instruments import skm
from sakip.instruments.skm import Count, Tally
from sakip.instruments.skm.tally import means_of

ON = date(2024, 12, 31)
SURVEY = skm.survey(ON)
ONE = Count((0, 0, 1, 0))

counts = st.builds(Count, st.tuples(*[st.integers(0, 50)] * 4), st.just(1), st.integers(0, 9), st.integers(0, 9))


@given(counts, counts)
def test_counts_add_score_by_score(one: Count, other: Count) -> None:
    both = one + other
    assert both.total == one.total + other.total
    assert both.answered == one.answered + other.answered
    assert both.respondents == one.respondents + other.respondents


def test_a_count_knows_its_sum_its_answers_and_its_respondents() -> None:
    count = Count((1, 2, 3, 4), blank=5, refused=6)
    assert (count.total, count.answered, count.respondents) == (1 + 4 + 9 + 16, 10, 21)


def test_the_mean_is_over_the_answers_and_of_none_there_is_no_mean() -> None:
    means = means_of({"a": Count((0, 1, 0, 1), blank=98), "b": Count((0, 0, 0, 0), blank=100)})
    assert means == {"a": Fraction(3), "b": None}


@given(respondents(), respondents(), respondents())
def test_adding_is_associative_and_commutative_in_what_is_counted(one: Any, two: Any, three: Any) -> None:
    a, b, c = (skm.tally(rows, on=ON) for rows in (one, two, three))
    assert ((a + b) + c).services == (a + (b + c)).services == (c + (b + a)).services
    assert (a + b + c).rows == a.rows + b.rows + c.rows


def test_a_part_that_nobody_answered_adds_no_service() -> None:
    """Otherwise the mean of services would want the index of a service that is none."""
    silent = skm.tally([{**dict.fromkeys(SKM_CODES), "layanan": "A"}], on=ON)
    parts = [skm.tally([{**dict.fromkeys(SKM_CODES, 3), "layanan": name}], on=ON) for name in "AB"]
    for added in (silent + parts[0] + parts[1], parts[0] + silent + parts[1]):
        assert sorted(added.services) == ["A", "B"]
        assert skm.evaluate(added, on=ON).mean_of_services is not None
    assert (silent + silent).rows == 0


def test_tallies_of_two_surveys_cannot_be_added() -> None:
    one = skm.tally([{"waktu": 3}], on=ON)
    for other in (skm.tally([{"biaya": 3}], on=ON), skm.tally([{"kecepatan": 3}], on=date(2010, 1, 1))):
        with pytest.raises(DefinitionError):
            _ = one + other


@pytest.mark.parametrize(
    "services",
    [
        {},
        {"": {}},
        {"": dict.fromkeys(SKM_CODES[1:], ONE)},
        {"": {**dict.fromkeys(SKM_CODES, ONE), "x": ONE}},
        {"": {**dict.fromkeys(SKM_CODES, ONE), "waktu": Count((0, 0, 1))}},
        {"": {**dict.fromkeys(SKM_CODES, ONE), "waktu": Count((0, 0, 1, 0), lowest=0)}},
        {"": {**dict.fromkeys(SKM_CODES, ONE), "waktu": Count((0, 0, 2, -1))}},
        {"": {**dict.fromkeys(SKM_CODES, ONE), "waktu": Count((0, 0, 0, 0), blank=2)}},
    ],
)
def test_counts_that_are_not_those_of_the_survey_are_refused(services: Any) -> None:
    """Elements that are missing or too many, another scale, fewer than none, respondents of one element only."""
    with pytest.raises(DefinitionError):
        Tally(SURVEY, services)


def test_a_tally_survives_pickling_and_cannot_be_changed() -> None:
    tallied = skm.tally([{**dict.fromkeys(SKM_CODES, 3), "waktu": 9}], on=ON)
    assert pickle.loads(pickle.dumps(tallied)) == tallied  # noqa: S301  # our own
    with pytest.raises(TypeError):
        tallied.services[""] = {}  # type: ignore[index]
