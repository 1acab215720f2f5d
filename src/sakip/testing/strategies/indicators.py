"""Indicators of every unit, formula, polarity and policy."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from sakip.formulas.achievement import ACHIEVEMENT_RULES
from sakip.indicators import AGGREGATIONS, CONSOLIDATIONS, Indicator
from sakip.testing.strategies.bands import scales, scales_in_force
from sakip.testing.strategies.figures import (
    any_code,
    any_text,
    any_texts,
    numbers,
    places,
    roundings,
    some_text,
    text_lists,
)
from sakip.testing.strategies.formulas import fitting, formulas, own_units, units
from sakip.testing.strategies.narrowing import attributes, chosen
from sakip.testing.strategies.periods import any_day, optional

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from hypothesis.strategies import DrawFn, SearchStrategy

    from sakip.bands import CategoryScale
    from sakip.tree import Formula

RANKED: Final = ("Disclaimer", "Tidak Wajar", "WDP", "WTP")
"""The opinions of the auditors, worst first: words that rank and do not measure."""

_PLAIN: Final[Mapping[str, SearchStrategy[Any]]] = MappingProxyType(
    {
        "places": places,
        "achievement_places": places,
        "rounding": roundings,
        "achievement_from": st.sampled_from(["published", "exact"]),
        "limits_basis": any_text,
        "issued": any_day,
        "basis": any_text,
        "aliases": text_lists(2),
        "level": st.sampled_from(["", "IKU", "IKK", "sasaran", "program"]),
        "definition": any_text,
        "reason": any_text,
        "formula_text": any_text,
        "data_sources": any_texts,
        "responsible": any_texts,
        "not_in_text": st.lists(st.sampled_from(["definition", "reason", "formula_text", "target"])).map(tuple),
        "note": any_text,
    }
)
"""What says nothing of anything else in an indicator."""


@st.composite
def indicators(draw: DrawFn, /, **given: Any) -> Indicator:
    """Draw indicators; ``given`` are attributes of :class:`sakip.Indicator`, each a value or a strategy.

    What is not given is drawn to fit what is: a unit that the formula comes out in, a formula for the unit, words for
    an indicator of predicates, limits in order. ``indicators(formula=ratio("realisasi", "pagu"))``,
    ``indicators(polarity=None)``, ``indicators(own_units=("posyandu",), unit="posyandu")``.
    """
    facts = {name: draw(chosen(value)) for name, value in given.items()}
    facts.setdefault("own_units", draw(own_units()))
    own = tuple(facts["own_units"])
    if "unit" not in facts:
        formula = facts.get("formula")
        facts["unit"] = draw(units(own) if formula is None else st.sampled_from(fitting(formula, own)))
    if "formula" not in facts:
        facts["formula"] = draw(formulas(unit=facts["unit"], own_units=own))
    drawn: dict[str, Any] = draw(measures(facts))
    drawn.setdefault("code", draw(any_code))
    drawn.setdefault("name", draw(some_text))
    for name in ("scale", "achievement_scale"):
        if name not in drawn:
            drawn[name] = draw(optional(any_scales()))
    for name, dated in zip(("valid_from", "valid_until"), draw(_validity(drawn)), strict=True):
        drawn.setdefault(name, dated)
    drawn.setdefault("node", draw(st.one_of(st.just(""), any_code)))
    return Indicator(**drawn)


@st.composite
def measures(draw: DrawFn, given: Mapping[str, Any]) -> dict[str, Any]:
    """Draw how an indicator is published, judged and documented, around the attributes that are settled already."""
    facts: dict[str, Any] = dict(given)
    formula: Formula = facts["formula"]
    if "polarity" not in facts and facts.get("rule") is None:
        facts["polarity"] = draw(optional(st.sampled_from(sorted(ACHIEVEMENT_RULES))))
    if "predicates" not in facts:
        facts["predicates"] = draw(_words(facts, formula))
    if "consolidation" not in facts:
        ways = ("last",) if facts["predicates"] else CONSOLIDATIONS
        facts["consolidation"] = draw(optional(st.sampled_from(ways)))
    if "aggregation" not in facts:
        known = [rule for rule in AGGREGATIONS if rule != "weighted-average" or facts.get("weighted_by", "any")]
        weighed = st.just("weighted-average")
        facts["aggregation"] = draw(weighed if facts.get("weighted_by") else optional(st.sampled_from(known)))
    if facts["aggregation"] == "weighted-average":
        facts.setdefault("weighted_by", draw(st.sampled_from(["penduduk", "luas wilayah", "KK"])))
    facts |= {name: limit for name, limit in draw(_limits(facts)).items() if name not in facts}
    if "zero_target" not in facts and _is_less_better(facts):
        facts["zero_target"] = draw(st.sampled_from(["undefined", "met-or-not"]))
    facts = draw(attributes(_PLAIN, facts))
    return facts


def any_scales() -> SearchStrategy[CategoryScale]:
    """Draw scales of nobody, and those that regulations had on some day."""
    in_force = any_day.flatmap(lambda day: st.sampled_from(scales_in_force(day)))
    return st.one_of(scales(), in_force)


def _is_less_better(facts: Mapping[str, Any]) -> bool:
    polarity = facts.get("polarity")
    rule = facts.get("rule") or (ACHIEVEMENT_RULES[polarity] if polarity is not None else None)
    return rule is not None and rule.better == "lower"


def _words(facts: Mapping[str, Any], formula: Formula) -> SearchStrategy[tuple[str, ...]]:
    """Draw words for an indicator that may be one of words: of one reported component, not put together by numbers."""
    single = [component.source for component in formula.components] == [None]
    if not single or facts.get("consolidation", "last") not in {None, "last"}:
        return st.just(())
    odd = st.lists(any_text, min_size=1, max_size=3, unique=True).map(tuple)
    ranked = st.one_of(st.just(RANKED), odd)
    return ranked if facts["unit"] == "predikat" else st.one_of(st.just(()), st.just(()), ranked)


@st.composite
def _limits(draw: DrawFn, facts: Mapping[str, Any]) -> dict[str, Fraction | None]:
    """Draw a floor and a cap in order, round numbers or odd ones, around the one that is given."""
    floor, cap = facts.get("floor"), facts.get("cap")
    apart = draw(st.one_of(st.sampled_from([Fraction(100), Fraction(20), Fraction(0)]), numbers(3, 3, min_value=0)))
    if floor is None:
        below = numbers(3, 3) if cap is None else st.just(Fraction(cap) - apart)
        floor = draw(optional(st.one_of(st.just(Fraction(0)), below) if cap is None else below))
    if cap is None:
        cap = draw(optional(st.just((Fraction(100) if floor is None else Fraction(floor)) + apart)))
    return {"floor": floor, "cap": cap}


@st.composite
def _validity(draw: DrawFn, facts: Mapping[str, Any]) -> tuple[date | None, date | None]:
    """Draw the first and the last day, either open, in order; nothing beside the one that is given."""
    if "valid_from" in facts or "valid_until" in facts:
        return facts.get("valid_from"), facts.get("valid_until")
    first, last = sorted([draw(any_day), draw(any_day)])
    return draw(st.sampled_from([(None, None), (None, None), (first, None), (None, last), (first, last)]))
