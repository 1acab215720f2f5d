"""A trace computed again: from its JSON alone to the same value, achievement and categories."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from sakip import __version__
from sakip.assessment.consolidation import part_names
from sakip.assessment.gauge import gauge_of
from sakip.assessment.results import Context, Reason
from sakip.assessment.trace import TRACE_FORMAT
from sakip.bands import CategoryScale
from sakip.errors import NumberError, SakipError, TraceError, quoted
from sakip.figures import LONGEST_TAKEN, number
from sakip.formulas.achievement import AchievementRule
from sakip.indicators import Indicator, Predicate, Range, Realisation, Target, Working
from sakip.interpreters.portable import from_json, ratio
from sakip.packs import Origin
from sakip.periods import parse_period
from sakip.tree import Component, Formula, components_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from sakip.assessment.results import Assessment
    from sakip.interpreters.exact import Pair
    from sakip.periods import Period
    from sakip.tree import Node

# computed again from the inputs; every other reason is a fact about the inputs and is taken over
_COMPUTED_AGAIN = frozenset({None, "zero-denominator", "out-of-range"})


@frozen
class Said:
    """A fact of a trace, as it was written in each language."""

    id: str
    en: str

    def label(self, lang: str = "id") -> str:
        """Write it as the trace did."""
        return self.id if lang == "id" else self.en


def replay(trace: Mapping[str, Any]) -> Assessment:
    """Compute the assessment a trace describes again, from the trace alone.

    What the trace says the results are is not looked at, except for a reason that lies in the inputs (such as a value
    that was never reported); compare with it if you mean to check the trace.

    Raises:
        TraceError: when it is no trace, of another version, or incomplete.
    """
    if not isinstance(trace, dict) or trace.get("format") != TRACE_FORMAT:
        raise _unread(trace.get("format") if isinstance(trace, dict) else trace)
    try:
        return _replayed(trace)
    except TraceError:
        raise
    except SakipError as error:
        raise TraceError(f"the trace contradicts itself: {error.what}", error.remedy) from error
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise TraceError(f"the trace is incomplete: {error!r}", "Give the trace as it was written.") from error


def _unread(given: object) -> TraceError:
    """Say that something is no trace, or one of a later library."""
    form, _, known = TRACE_FORMAT.partition("/")
    version = re.fullmatch(rf"{re.escape(form)}/([1-9][0-9]{{0,5}})", given) if isinstance(given, str) else None
    what = f"{quoted(given)} is no trace this version can replay"
    remedy = f"sakip {__version__} replays {TRACE_FORMAT}."
    if version is None or int(version[1]) <= int(known):
        return TraceError(what, remedy)
    return TraceError(what, f"{remedy} Install a later one: pip install --upgrade sakip.", later=True)


def _replayed(trace: Mapping[str, Any]) -> Assessment:
    tree = from_json(trace["formula"])
    indicator = _indicator(trace, tree)
    period = parse_period(trace["period"])
    target = None if trace["target"] is None else _target(indicator.code, trace["target"])
    pairs, reports = _inputs(trace, indicator)
    gauge = gauge_of(indicator)
    reason = trace["value"]["reason"]
    # a formula put together from parts has components of its own
    own = {component.name for component in indicator.formula.components}
    used = {component.name for component in components_of(tree)}
    if used - own and indicator.consolidation is None:
        raise TraceError("the formula has components that its indicator has not", "Give the trace as it was written.")
    parts = tree if used - own else None
    realisation = reports[0] if reports and parts is None else None
    context = Context(_text(trace["office"]), tree=parts, parts=reports if parts is not None else ())
    # an input that is too long to be computed with is none
    if reason not in _COMPUTED_AGAIN or (reason == Reason.OUT_OF_RANGE and used - pairs.keys()):
        facts = {name: Said(*said) for name, said in _table(trace["value"]["why"]).items()}
        missing = gauge.missing(period, target, Reason(reason), facts, realisation, pairs, context)
        missing.why()  # raises when the facts are not those of the reason
        return missing
    if trace["predicate"] is not None:
        name = indicator.formula.components[0].name
        realisation = Realisation(indicator.code, period, {name: Predicate(_text(trace["predicate"]))})
    again = gauge.assess(period, target, realisation, pairs, context)
    if again.achievement.reason is Reason.NO_TARGET and trace["achievement"]["reason"] == Reason.CONFLICT:
        facts = {name: Said(*said) for name, said in _table(trace["achievement"]["why"]).items()}
        again = evolve(again, achievement=again.achievement.in_doubt(facts))
        again.achievement.why()  # raises when the facts are not those of the reason
    return again


def _inputs(trace: Mapping[str, Any], indicator: Indicator) -> tuple[dict[str, Pair], tuple[Realisation, ...]]:
    """Return the inputs, and the reports of those that an instrument measured.

    These are measured again, however long their numbers are, and kept for another trace.
    """
    texts = dict(_table(trace["inputs"]).items())
    reports = [(one, _table(one.get("workings", {}))) for one in trace["reports"]]
    reported = [component.name for component in indicator.formula.components if component.source is None]
    measured: dict[str, Working] = {}
    called: list[tuple[Period, dict[str, str]]] = []
    for one, workings in reports if any(workings for _, workings in reports) else ():
        period = parse_period(one["period"])
        of_part = part_names(indicator, period)  # a part of the period has names of its own
        names = {name: name if name in texts else of_part.get(name, name) for name in (*reported, *workings)}
        called.append((period, {name: at for name, at in names.items() if at in texts}))
        measured |= {names[name]: Working.from_dict(made) for name, made in workings.items() if names[name] in texts}
    alone = {name: ratio(text, LONGEST_TAKEN) for name, text in texts.items() if name not in measured}
    numbers = alone | {name: made.value for name, made in measured.items()}
    kept = {at: measured.get(at) or _given(at, numbers[at]) for _, names in called for at in names.values()}
    return (
        {name: numbers[name].as_integer_ratio() for name in texts},
        tuple(
            Realisation(indicator.code, at, {name: kept[own] for name, own in names.items()}) for at, names in called
        ),
    )


def _given(name: str, value: Fraction) -> Fraction | Working:
    """Return a number as it may be reported: one without end in decimals as it was converted."""
    try:
        return number(value)
    except NumberError:
        return Working(name, Component(name, "bilangan"), {name: value})


def _indicator(trace: Mapping[str, Any], tree: Node) -> Indicator:
    said = trace["indicator"]
    # one that was taken from another indicator says so in the tree
    in_tree = {component.name: component for component in components_of(tree)}
    components = tuple(in_tree.get(name) or Component(name, unit) for name, unit in said["components"])
    details = {_text(name): _text(text) for name, text in _table(said["details"]).items()}
    return Indicator(
        code=_text(said["code"]),
        name=_text(said["name"]),
        unit=said["unit"],
        own_units=_texts(said["own_units"]),
        formula=Formula(_text(said["formula_kind"]), tree, components, details),
        rule=_rule(trace["rule"]),
        scale=_scale(trace["scale"]),
        achievement_scale=_scale(trace["achievement_scale"]),
        origin=Origin(_text(said["origin"]), distribution=_text(said.get("package", ""))),
        limits_basis=_text(said["limits_basis"]),
        zero_target=said["zero_target"],
        predicates=_texts(said["predicates"]),
        places=said["places"],
        achievement_places=said["achievement_places"],
        rounding=said["rounding"],
        achievement_from=said["achievement_from"],
        consolidation=said["consolidation"],
        basis=_text(said.get("basis", "")),
        valid_from=_day(said.get("valid_from")),
        valid_until=_day(said.get("valid_until")),
        floor=_number(said["floor"]),
        cap=_number(said["cap"]),
    )


def _table(said: Any) -> Any:
    # PHP reads an empty object as an empty array, and writes it as []
    return {} if said == [] else said


def _text(said: Any) -> str:
    if not isinstance(said, str):
        raise TraceError(f"{quoted(said)} stands where a text belongs", "Give the trace as it was written.")
    return said


def _texts(said: Any) -> tuple[str, ...]:
    return tuple(_text(item) for item in said)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _number(text: str | None) -> Fraction | None:
    return None if text is None else ratio(text)


def _rule(said: Mapping[str, Any] | None) -> AchievementRule | None:
    if said is None:
        return None
    name = _text(said["name"])
    formula = Formula.of(name, from_json(said["formula"]))
    return AchievementRule(name, formula, said["better"], _text(said["source"]), _text(said["confidence"]))


def _scale(said: Mapping[str, Any] | None) -> CategoryScale | None:
    if said is None:
        return None
    edges = [None if edge is None else number(edge) for edge in said["edges"]]
    bands = [(_text(code), _text(label)) for code, label in said["bands"]]
    facts = {name: _text(said[name]) for name in ("title", "source", "clause", "confidence")}
    facts["reading"] = _text(said.get("reading", ""))  # traces written before there were several have none
    facts |= {name: said[name] for name in ("places", "rounding", "beyond", "classify_from")}
    return CategoryScale.of(_text(said["key"]), edges, bands, said["closure"], **facts)


def _target(code: str, said: Mapping[str, Any]) -> Target:
    value: Fraction | Range | Predicate
    match said:
        case {"from": low, "to": high}:
            value = Range(ratio(low), ratio(high))
        case {"predicate": word}:
            value = Predicate(_text(word))
        case _:
            value = ratio(said["number"])
    issued = _day(said["issued"])
    period = parse_period(said["period"])
    document, reason, replaces = (_text(said[name]) for name in ("document", "reason", "replaces"))
    return Target(code, period, value, said["unit"], document, issued, reason, replaces)
