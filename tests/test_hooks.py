"""Pickles and copies go through the constructor: what could not be made does not come out of one."""

from __future__ import annotations

import copy
import inspect
import pickle
import subprocess
import sys
from collections.abc import Hashable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import attrs
import pytest
from display.things import things
from hypothesis import given
from pydantic import TypeAdapter
from strategies import examples

import sakip
import sakip.assessment
from sakip import (
    CategoryScale,
    Indicator,
    IndicatorSet,
    PlanWindow,
    Quarter,
    Range,
    Realisation,
    Registry,
    Target,
    Working,
    Year,
    audit,
    comparison,
    hooks,
    ratio,
    review,
    rollup,
)
from sakip.errors import DefinitionError, FormulaError, NumberError, PeriodError, SakipError, UnknownNameError
from sakip.fields.forms import FORMS
from sakip.indicators import Evidence, PlanningDocument
from sakip.plan import Budget
from sakip.testing.strategies.registering import DRAWN
from sakip.tree import Component, Constant

# a registry holds functions and what is installed, and is made anew where it is needed
VALUES = [kind for kind in DRAWN if kind is not Registry]


def _again(thing: Any) -> list[Any]:
    pickles = [pickle.loads(pickle.dumps(thing, protocol)) for protocol in (2, 5)]  # noqa: S301  # our own
    return [*pickles, copy.copy(thing), copy.deepcopy(thing)]


class _Pickled:
    """Pickles as a blank object of a class with any state, as whoever tampers with a pickle writes it."""

    def __init__(self, kind: type, state: Any) -> None:
        self.kind, self.state = kind, state

    def __reduce__(self) -> tuple[Any, ...]:
        return object.__new__, (self.kind,), self.state


def _tampered(thing: Any, **changed: Any) -> bytes:
    return pickle.dumps(_Pickled(type(thing), hooks.facts(thing) | changed))


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
def test_a_value_comes_back_equal(kind: Any) -> None:
    """From a pickle, old or new, and from a copy, with the same hash and the same repr where it has them."""

    @examples(8)
    @given(DRAWN[kind])
    def law(value: Any) -> None:
        for again in _again(value):
            assert type(again) is type(value)
            assert again == value

    law()


def _results() -> set[type]:
    """The classes of attrs that these rooms hand over, but those that hold a function."""
    rooms = (audit, comparison, review, rollup, sakip.assessment)
    every = [getattr(room, name) for room in rooms for name in room.__all__]
    return {kind for kind in every if inspect.isclass(kind) and attrs.has(kind)} - {audit.Rule, review.Check}


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
def test_a_value_that_says_it_has_a_hash_has_one(kind: Any) -> None:
    """And equal values have equal hashes, so that they count once in a set."""

    @examples(5)
    @given(DRAWN[kind])
    def law(value: Any) -> None:
        if isinstance(value, Hashable):
            assert {value, *_again(value)} == {value}

    law()


@pytest.mark.parametrize("name", sorted(things()))
def test_what_is_shown_has_a_hash_and_comes_back_equal(name: str) -> None:
    """A report of a year, the card of a region, an audit."""
    thing = things()[name]
    assert isinstance(thing, Hashable)
    for again in _again(thing):
        assert type(again) is type(thing)
        assert again == thing
        assert hash(again) == hash(thing)


def test_every_result_is_read_through_its_constructor() -> None:
    kinds: set[Any] = _results()
    assert {kind.__name__ for kind in kinds} > {"Assessment", "Audit", "HouseStyle", "PerformanceReport", "Score"}
    for kind in kinds:
        assert kind.__setstate__ is hooks.rebuilt, kind


def test_every_value_of_the_door_is_read_through_its_constructor() -> None:
    """No class of the door, nor any other that is drawn, sets its attributes behind the constructor's back."""
    door = {getattr(sakip, name) for name in sakip.__all__}
    kinds: set[Any] = {kind for kind in {*door, *VALUES} if inspect.isclass(kind) and attrs.has(kind)} - {Registry}
    assert len(kinds) > 40
    for kind in kinds:
        assert kind.__setstate__ is hooks.rebuilt, kind


INDICATOR = Indicator(code="x", name="X", unit="persen", formula=ratio("a", "b"))
SCALE = CategoryScale.of("k", [0, 50, 100], [("A", "A"), ("B", "B")], "upper")


@pytest.mark.parametrize(
    ("thing", "changed", "error"),
    [
        (Quarter(2024, 2), {"number": 5}, PeriodError),
        (Year(2024), {"year": "2024"}, PeriodError),
        (PlanWindow(2021, 2026), {"last": 2020}, PeriodError),
        (Range(1, 2), {"lower": Fraction(3)}, DefinitionError),
        (Target("x", 2024, 1), {"period": "TW V"}, PeriodError),
        (Target("x", 2024, 1), {"kind": "pakta"}, UnknownNameError),
        (Realisation("x", 2024, {"a": 1}), {"components": {"a": 1e300}}, NumberError),
        (Realisation("x", 2024, {"a": 1}), {"evidence": ["LRA"]}, DefinitionError),
        (INDICATOR, {"places": 12}, DefinitionError),
        (INDICATOR, {"unit": "rupiah"}, SakipError),
        (INDICATOR, {"polarity": "naik"}, UnknownNameError),
        (IndicatorSet("x", [INDICATOR]), {"indicators": (INDICATOR, INDICATOR)}, DefinitionError),
        (Component("a"), {"name": "1a"}, FormulaError),
        (Constant(Fraction(1)), {"value": 0.5}, FormulaError),
        (Working("w", Component("a"), {"a": 1}), {"inputs": {}}, DefinitionError),
        (Budget("n", 2024, 1), {"amount": None}, DefinitionError),
        (PlanningDocument("pk", "PK 2024"), {"title": " "}, DefinitionError),
    ],
)
def test_a_state_that_could_not_be_made_is_refused_as_making_it_would_be(
    thing: Any, changed: dict[str, Any], error: type[SakipError]
) -> None:
    with pytest.raises(error) as made:
        attrs.evolve(thing, **changed)
    with pytest.raises(error) as read:
        pickle.loads(_tampered(thing, **changed))  # noqa: S301  # our own
    assert str(read.value) == str(made.value)


def test_what_a_constructor_computes_is_not_taken_from_a_pickle() -> None:
    """A quarter that says it comes last, a realisation whose pairs are other numbers, a working with another value."""
    quarter = pickle.loads(_tampered(Quarter(2024, 2), sort_key=10**9))  # noqa: S301  # our own
    assert quarter.sort_key == Quarter(2024, 2).sort_key
    report = pickle.loads(_tampered(Realisation("x", 2024, {"a": 1}), pairs={"a": (2, 1)}))  # noqa: S301  # our own
    assert report.pairs == {"a": (1, 1)}
    working = pickle.loads(_tampered(Working("w", Component("a"), {"a": 1}), value=Fraction(7)))  # noqa: S301  # our own
    assert working.value == 1
    scale = pickle.loads(_tampered(SCALE, _inner=(Fraction(10),)))  # noqa: S301  # our own
    assert scale.classify(20).code == "A"


def test_a_pickle_without_a_fact_or_with_another_one_is_refused() -> None:
    """As that of a version in which the class had other attributes; one that may be left out may be missing."""
    facts = hooks.facts(Target("x", 2024, 1, reason="perubahan"))
    with pytest.raises(TypeError, match="warna"):
        pickle.loads(pickle.dumps(_Pickled(Target, facts | {"warna": "hijau"})))  # noqa: S301  # our own
    del facts["reason"]
    assert pickle.loads(pickle.dumps(_Pickled(Target, facts))).reason == ""  # noqa: S301  # our own
    del facts["value"]
    with pytest.raises(TypeError, match="value"):
        pickle.loads(pickle.dumps(_Pickled(Target, facts)))  # noqa: S301  # our own


def _view(given: Mapping[str, int]) -> Mapping[str, int]:
    return MappingProxyType(given)


def test_an_attribute_is_found_by_its_name_where_the_constructor_calls_it_otherwise() -> None:
    @attrs.frozen
    class Held:
        _private: int
        known: Mapping[str, int] = attrs.field(converter=_view)
        __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    held = Held(5, {"a": 1})
    assert hooks.facts(held) == {"_private": 5, "known": {"a": 1}}
    assert hooks.facts(held, "known") == {"_private": 5}
    assert copy.copy(held) == held


def test_where_a_set_stands_does_not_travel() -> None:
    office = sakip.load("muncar-2024")
    assert office.where is not None
    again = copy.deepcopy(office)
    assert again.where is None
    assert again == office
    assert again["ikm"] == office["ikm"]


def test_a_copy_stays_what_it_was() -> None:
    """Views of mappings stay views, and a set whose plan was asked for can be copied."""
    office = sakip.load("mojosari-2024")
    assert office.plan
    again = copy.copy(office)
    assert isinstance(again.scales, MappingProxyType)
    assert again.plan.nodes == office.plan.nodes
    report = copy.copy(Realisation("x", 2024, {"a": 1}, evidence=[Evidence("LRA")]))
    assert isinstance(report.components, MappingProxyType)


@pytest.mark.parametrize("kind", [kind for kind in FORMS if inspect.isclass(kind)], ids=lambda kind: kind.__name__)
def test_a_class_with_a_form_says_what_pydantic_asks(kind: Any) -> None:
    """And what it says names the class, so that a schema has each class once."""
    assert kind.__get_pydantic_core_schema__(kind, None)["ref"] == f"sakip.{kind.__name__}"
    assert TypeAdapter(kind).json_schema()["description"]


def test_nobody_needs_pydantic_who_does_not_use_it() -> None:
    """Neither every name of the door nor the room of fields imports it."""
    program = (
        "import sys, sakip, sakip.fields\nfor name in sakip.__all__: getattr(sakip, name)\n"
        "print([name for name in sys.modules if name.startswith('pydantic')])"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603  # our own
    assert done.stdout == "[]\n"
