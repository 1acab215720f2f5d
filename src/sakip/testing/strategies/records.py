"""Targets, realisations with their evidence, planning documents and analyses: of one indicator, or of any."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from sakip.figures import FRACTION_DIGITS
from sakip.indicators import (
    DOCUMENT_KINDS,
    Amount,
    Analysis,
    Evidence,
    PlanningDocument,
    Policy,
    Predicate,
    Range,
    Realisation,
    State,
    Target,
)
from sakip.testing.strategies.figures import any_code, any_component, any_text, numbers, texts
from sakip.testing.strategies.formulas import convertible
from sakip.testing.strategies.indicators import RANKED
from sakip.testing.strategies.narrowing import attributes
from sakip.testing.strategies.periods import any_period, days
from sakip.testing.strategies.workings import workings
from sakip.units import all_units

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hypothesis.strategies import DrawFn, SearchStrategy

    from sakip.indicators import Indicator

DATES: Final = days(date(2019, 1, 1), date(2031, 12, 31))
"""Days on which something is issued or recorded, on both sides of the years that are drawn most."""

_WIDEST = Fraction(10**15)


# --- numbers that matter ----------------------------------------------------------------------------------------------


def values_of(indicator: Indicator) -> SearchStrategy[Fraction]:
    """Draw numbers where an indicator is decided: zero, a hundred, ends of bands, ties of its rounding, and any other.

    A tie is a number that lies in the middle between two published ones.
    """
    edges = [
        edge
        for scale in (indicator.scale, indicator.achievement_scale)
        if scale is not None
        for edge in scale.edges
        if edge is not None and abs(edge) < _WIDEST
    ]
    decided = [Fraction(0), Fraction(100), Fraction(1), *edges]
    unit = 10**indicator.places
    ties = st.integers(-(10**4), 10**6).map(lambda count: Fraction(2 * count + 1, 2 * unit))
    by_a_step = st.builds(lambda edge, step: edge + Fraction(step, unit), st.sampled_from(decided), st.integers(-1, 1))
    tied = ties if indicator.places < FRACTION_DIGITS else st.nothing()
    small = st.one_of(st.integers(0, 200).map(Fraction), numbers(4, 4))
    return st.one_of(st.sampled_from(decided), small, by_a_step, tied, numbers())


def amounts(unit: str | None = None, own_units: tuple[str, ...] = ()) -> SearchStrategy[Amount]:
    """Draw numbers with a unit: with one that converts to ``unit`` if that is given."""
    known = list(all_units()) if unit is None else convertible(unit, own_units)
    return st.builds(Amount, numbers(9, 4), st.sampled_from(known))


def ranges(values: SearchStrategy[Fraction] | None = None) -> SearchStrategy[Range]:
    """Draw intervals in order, some of them a single number."""
    ends = numbers(4, 2) if values is None else values
    return st.builds(lambda one, other: Range(min(one, other), max(one, other)), ends, ends)


def predicates(indicator: Indicator | None = None) -> SearchStrategy[Predicate]:
    """Draw words that rank: those of an indicator, codes of its bands, and now and then one that it does not know."""
    if indicator is None:
        return st.builds(Predicate, st.one_of(st.sampled_from(RANKED), texts(blank=False)))
    codes_of_bands = tuple(band.code for band in indicator.scale.bands) if indicator.scale is not None else ()
    known = [word for word in indicator.predicates or codes_of_bands if word.strip()]
    return st.builds(Predicate, st.sampled_from([*known, *known, "WTP"]))


# --- targets and documents --------------------------------------------------------------------------------------------


@st.composite
def targets(draw: DrawFn, indicator: Indicator | None = None, /, **given: Any) -> Target:
    """Draw targets of an indicator, or of none in particular; ``given`` are attributes of :class:`sakip.Target`.

    The value is a number, a number in a unit that converts, a range, or a predicate where the indicator knows some.
    """
    code = any_code if indicator is None else st.just(indicator.code)
    always = {"indicator": code, "period": any_period, "value": target_values(indicator)}
    free = {
        "document": any_text,
        "issued": DATES,
        "reason": any_text,
        "replaces": any_text,
        "printed": any_text,
        "kind": st.sampled_from(DOCUMENT_KINDS),
    }
    return Target(**draw(attributes(free, given, always)))


def target_values(indicator: Indicator | None = None) -> SearchStrategy[Any]:
    """Draw what a target of an indicator may be."""
    if indicator is None:
        return st.one_of(numbers(), amounts(), ranges(), predicates())
    exact = values_of(indicator)
    unit = amounts(indicator.unit, indicator.own_units)
    worded = indicator.predicates or indicator.scale is not None
    return st.one_of(exact, exact, unit, ranges(exact), predicates(indicator) if worded else st.nothing())


@st.composite
def planning_documents(draw: DrawFn, /, **given: Any) -> PlanningDocument:
    """Draw documents that promise; ``given`` are attributes of :class:`sakip.PlanningDocument`.

    Their titles begin as titles do, and so are never the code of another document.
    """
    titles = st.sampled_from(["Perjanjian Kinerja 2024", "Rencana Aksi TW I", "Renstra 2021–2026", "RPJMD"])
    always = {"kind": st.sampled_from(DOCUMENT_KINDS), "title": st.builds("{}{}".format, titles, any_text)}
    free = {
        "number": any_text,
        "issued": DATES,
        "replaces": st.builds("Perjanjian Kinerja murni {}".format, any_text),
        "reason": any_text,
        "code": any_code,
    }
    return PlanningDocument(**draw(attributes(free, given, always)))


# --- realisations -----------------------------------------------------------------------------------------------------


def states() -> SearchStrategy[State]:
    """Draw states of verification, most of them ones that count."""
    return st.sampled_from([State.SUBMITTED, State.VERIFIED, State.VERIFIED, *State])


@st.composite
def evidence(draw: DrawFn, components: tuple[str, ...] = (), /, **given: Any) -> Evidence:
    """Draw what a realisation rests on: a document, a system, a hash, for all ``components`` or for one of them."""
    hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
    free = {"system": any_text, "sha256": hashes, "component": st.sampled_from(["", *components])}
    return Evidence(**draw(attributes(free, given, {"document": any_text})))


@st.composite
def realisations(
    draw: DrawFn, indicator: Indicator | None = None, /, *, measured: bool = True, **given: Any
) -> Realisation:
    """Draw reports of an indicator, or of none in particular; ``given`` are attributes of :class:`sakip.Realisation`.

    The components are those the indicator has reported, each filled in, blank or left out; zeros, ties and ends of
    bands come often, in the unit of the component or in one that converts. ``measured`` allows a
    :class:`sakip.Working`, as an instrument hands over, in place of a number.
    """
    always: dict[str, SearchStrategy[Any]] = {
        "indicator": any_code if indicator is None else st.just(indicator.code),
        "period": any_period,
        "components": reported(indicator, measured=measured),
    }
    facts = draw(attributes({}, given, always))
    names = tuple(facts["components"])
    free = {
        "evidence": st.lists(evidence(names), min_size=1, max_size=2).map(tuple),
        "recorded": DATES,
        "state": states(),
        "note": any_text,
        "published": any_text,
    }
    facts = draw(attributes(free, facts))
    if "state" not in given and "applicable" not in given and draw(st.integers(0, 9)) == 9:
        # what does not apply was neither verified nor rejected
        facts |= {"applicable": False, "state": State.SUBMITTED}
    return Realisation(**facts)


def reported(indicator: Indicator | None = None, *, measured: bool = True) -> SearchStrategy[dict[str, Any]]:
    """Draw what is reported of an indicator, by component; where an indicator takes one from another, it may lack."""
    if indicator is None:
        exact: SearchStrategy[Any] = st.one_of(numbers(), amounts(), predicates(), st.none())
        return st.dictionaries(any_component, st.one_of(exact, workings()) if measured else exact, max_size=3)
    needed: dict[str, SearchStrategy[Any]] = {}
    for component in indicator.formula.components:
        if component.source is None:
            needed[component.name] = _component_values(indicator, component.unit, measured=measured)
    some = st.fixed_dictionaries({}, optional=needed)
    return st.one_of(st.fixed_dictionaries(needed), st.fixed_dictionaries(needed), some)


def _component_values(indicator: Indicator, unit: str | None, *, measured: bool) -> SearchStrategy[Any]:
    if indicator.predicates:
        return st.one_of(predicates(indicator), predicates(indicator), st.none(), values_of(indicator))
    exact = values_of(indicator)
    given = amounts(unit or indicator.unit, indicator.own_units)
    return st.one_of(exact, exact, exact, given, st.none(), workings() if measured else st.nothing())


def policies() -> SearchStrategy[Policy]:
    """Draw which realisations count: by one state or several, with or without evidence."""
    counting = st.sets(st.sampled_from([State.DRAFT, State.SUBMITTED, State.VERIFIED]), min_size=1)
    return st.builds(Policy, any_text, counting, st.sampled_from(["", "document", "hash"]))


@st.composite
def analyses(draw: DrawFn, /, **given: Any) -> Analysis:
    """Draw what an office says about a result; ``given`` are attributes of :class:`sakip.Analysis`."""
    always: Mapping[str, SearchStrategy[Any]] = {"indicator": any_code, "period": any_period}
    free: Mapping[str, SearchStrategy[Any]] = dict.fromkeys(("cause", "remedy", "programmes", "document"), any_text)
    return Analysis(**draw(attributes(free, given, always)))
