"""Indicators and their earlier definitions, as tables; and formulas, by the strategy that makes them again."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import attrs

from sakip.errors import DefinitionError, SakipError
from sakip.formulas import record
from sakip.formulas.achievement import ACHIEVEMENT_RULES, achievement_rule
from sakip.formulas.recorded import written_out
from sakip.sets.shape import IndicatorTable
from sakip.sets.writing.plain import argument, value_of
from sakip.tree import Taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sakip.formulas.achievement import AchievementRule
    from sakip.indicators import Indicator
    from sakip.packs import Registry
    from sakip.sets.writing.scales import Scales
    from sakip.tree import Formula

# what a definition does not take over from its indicator
_ITS_OWN: Final = ("valid_from", "valid_until", "issued", "basis")
_DEFAULTS: Final[Mapping[str, Any]] = MappingProxyType(
    {attribute.name: attribute.default for attribute in attrs.fields(IndicatorTable)}
)


def every_key(indicator: Indicator, scales: Scales, registry: Registry | None) -> dict[str, Any]:
    """Return what a table could say of an indicator, key by key, None where it says nothing.

    Raises:
        DefinitionError: when a file cannot say it.
    """
    said: dict[str, Any] = {}
    for name in _DEFAULTS:
        match name:
            case "formula":
                said[name] = formula_table(indicator.formula, registry)
            case "scale":
                said[name] = scales.called(indicator.scale, indicator)
            case "achievement_scale":
                said[name] = scales.called(indicator.achievement_scale, indicator)
            case "achievement_places":
                same = indicator.achievement_places == indicator.places
                said[name] = None if same else indicator.achievement_places
            case _:
                value = getattr(indicator, name)
                said[name] = None if value is None else value_of(value)
    return said


def indicator_table(keys: Mapping[str, Any]) -> dict[str, Any]:
    """Return the table of an indicator: what is as usual is left out."""
    return {name: value for name, value in keys.items() if value != _usual(name)}


def _usual(name: str) -> Any:
    """Return what a key says where it is left out, as a table writes it."""
    default = _DEFAULTS[name]
    return [] if default == () else default


def definition_table(keys: Mapping[str, Any], current: Mapping[str, Any]) -> dict[str, Any]:
    """Return the table of an earlier definition: what differs from the current one, which the rest is taken from."""
    said: dict[str, Any] = {"indicator": keys["code"]}
    for name, value in keys.items():
        inherited = _usual(name) if name in _ITS_OWN else current[name]
        if value == inherited:
            continue
        # the same as places, and a blank for what it takes back
        as_places = keys["places"] if name == "achievement_places" else ""
        said[name] = as_places if value is None else value
    return said


def rule_tables(definitions: Iterable[Indicator], registry: Registry | None) -> list[dict[str, Any]]:
    """Return the table of each achievement rule that is neither the library's nor of ``registry``.

    Raises:
        DefinitionError: when another rule has its name.
    """
    own: dict[str, AchievementRule] = {}
    for indicator in definitions:
        rule = indicator.rule
        if rule is None or _is_known(rule, registry):
            continue
        if rule.name in ACHIEVEMENT_RULES or own.setdefault(rule.name, rule) != rule:
            raise DefinitionError(
                f"the rule {rule.name!r} of indicator {indicator.code!r} is not the one that has this name",
                "Give it a name of its own.",
            )
    return [
        {
            "name": rule.name,
            "formula": formula_table(rule.formula, registry),
            "better": rule.better,
            "source": rule.source,
            "confidence": rule.confidence,
        }
        for rule in own.values()
    ]


def _is_known(rule: AchievementRule, registry: Registry | None) -> bool:
    try:
        return achievement_rule(rule.name, registry) == rule
    except SakipError:
        return False


# --- formulas ---------------------------------------------------------------------------------------------------------


def formula_table(formula: Formula, registry: Registry | None = None) -> dict[str, Any]:
    """Return how a file asks for a formula: of the strategy that made it, or step by step.

    >>> from sakip.formulas import ratio
    >>> formula_table(ratio("realisasi", "pagu", unit="rupiah"))
    {'kind': 'ratio', 'numerator': 'realisasi', 'denominator': 'pagu', 'unit': 'rupiah'}
    """
    asked = _asked(formula, registry)
    return {"kind": "recorded", **written_out(formula)} if asked is None else asked


def _asked(formula: Formula, registry: Registry | None) -> dict[str, Any] | None:
    """Return the call that gives the formula again, if one is known."""
    call = {name: value for name, value in formula.call.items() if value is not None}
    kind = call.pop("kind", None)
    if not isinstance(kind, str) or kind == "recorded" or "taken" in call:
        return None
    try:
        arguments = {name: argument(value) for name, value in call.items()}
        made = record(kind, arguments, None, registry)
        reported = {component.name: component.source for component in made.components}
        taken = {
            component.name: component.source
            for component in formula.components
            if isinstance(component.source, Taken) and component.source != reported.get(component.name)
        }
        if made.taking(taken) != formula:
            return None
    except SakipError:
        return None
    said = {name: {"indicator": source.indicator, "take": source.take} for name, source in taken.items()}
    return {"kind": kind, **arguments} | ({"taken": said} if said else {})
