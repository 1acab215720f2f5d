"""An explanation as a trace: plain JSON values with a version, enough to compute everything again."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from sakip import wording
from sakip.figures import plain
from sakip.indicators import Amount, Predicate, Range, Working
from sakip.indicators.amounts import as_reported
from sakip.interpreters.explain import symbolic
from sakip.interpreters.length import exactly
from sakip.interpreters.portable import ratio_text, to_json

if TYPE_CHECKING:
    from sakip.assessment.results import Assessment
    from sakip.bands import CategoryBand, CategoryScale
    from sakip.indicators import Realisation, Target

TRACE_FORMAT: Final = "sakip.trace/1"
"""The format and version a trace names itself by."""
DEEPEST_TRACE: Final = 32
"""How deeply a trace tells what was computed from what."""


def trace_of(a: Assessment) -> dict[str, Any]:
    """Return an assessment, and those it was computed from, as JSON values; exact numbers are text.

    What one was computed from is told once and up to a depth; where it is not, the ``sources`` are empty.
    """
    return _trace(a, DEEPEST_TRACE, _Places(a))


class _Places:
    """Where it is told what one was computed from: where there is first room for all of it, or else the most."""

    def __init__(self, root: Assessment) -> None:
        self._told: set[str] = set()
        self._whole: dict[tuple[str, int], bool] = {}
        self._most = {root.code: DEEPEST_TRACE}
        level = [root]
        for deep in reversed(range(DEEPEST_TRACE)):
            sources = {one.code: one for a in level for one in a.context.sources.values()}
            level = [one for code, one in sources.items() if code not in self._most]
            self._most |= {one.code: deep for one in level}

    def here(self, a: Assessment, deep: int) -> bool:
        """Tell whether it is a place with room for so many levels, and remember that it was."""
        if not deep or a.code in self._told or not (deep == self._most[a.code] or self._is_whole(a, deep)):
            return False
        self._told.add(a.code)
        return True

    def _is_whole(self, a: Assessment, deep: int) -> bool:
        sources = a.context.sources.values()
        if not (sources and deep):
            return not sources
        if (a.code, deep) not in self._whole:
            self._whole[a.code, deep] = all(self._is_whole(source, deep - 1) for source in sources)
        return self._whole[a.code, deep]


def _trace(a: Assessment, deep: int, places: _Places) -> dict[str, Any]:
    indicator, achievement = a.indicator, a.achievement
    sources = a.context.sources if places.here(a, deep) else {}
    return {
        "format": TRACE_FORMAT,
        "office": a.context.office,
        "period": str(a.period),
        "indicator": {
            "code": indicator.code,
            "name": indicator.name,
            "unit": indicator.unit,
            "own_units": list(indicator.own_units),
            "origin": indicator.origin.set,
            "package": indicator.origin.package,
            "formula_kind": indicator.formula.kind,
            "details": dict(indicator.formula.details),
            "components": [[c.name, c.unit] for c in indicator.formula.components],
            "places": indicator.places,
            "achievement_places": indicator.achievement_places,
            "rounding": indicator.rounding,
            "achievement_from": indicator.achievement_from,
            "floor": _optional(indicator.floor),
            "cap": _optional(indicator.cap),
            "limits_basis": indicator.limits_basis,
            "zero_target": indicator.zero_target,
            "predicates": list(indicator.predicates),
            "consolidation": indicator.consolidation,
            "basis": indicator.basis,
            "valid_from": indicator.valid_from and indicator.valid_from.isoformat(),
            "valid_until": indicator.valid_until and indicator.valid_until.isoformat(),
        },
        "formula": to_json(a.context.tree or indicator.formula.tree),
        "formula_text": {lang: symbolic(indicator.formula.tree, lang) for lang in wording.LANGUAGES},
        "inputs": {name: ratio_text(exactly(pair)) for name, pair in a.inputs.items()},
        "reports": [_report(record) for record in (a.context.parts or ((a.realisation,) if a.realisation else ()))],
        "sources": {code: _trace(source, deep - 1, places) for code, source in sources.items()},
        "predicate": a.predicate and a.predicate.word,
        "value": {
            "status": a.status.value,
            "reason": a.reason and a.reason.value,
            "why": _why(a.facts),
            "exact": _optional(a.exact),
            "published": None if a.value is None else f"{a.value:f}",
            "category": _band(a.category),
        },
        "scale": _scale(indicator.scale),
        "target": None if a.target is None else _target_json(a.target),
        "rule": None
        if indicator.rule is None
        else {
            "name": indicator.rule.name,
            "better": indicator.rule.better,
            "source": indicator.rule.source,
            "confidence": indicator.rule.confidence,
            "formula": to_json(indicator.rule.formula.tree),
        },
        "achievement": {
            "status": achievement.status.value,
            "reason": achievement.reason and achievement.reason.value,
            "why": _why(achievement.facts),
            "raw": _optional(achievement.raw),
            "published": None if achievement.value is None else f"{achievement.value:f}",
            "limited": achievement.limited,
            "reached": achievement.reached,
            "category": _band(a.achievement_category),
        },
        "achievement_scale": _scale(indicator.achievement_scale),
    }


def _optional(value: Fraction | None) -> str | None:
    return None if value is None else ratio_text(value)


def _why(facts: Any) -> dict[str, list[str]]:
    return {name: [wording.spoken(value, lang) for lang in wording.LANGUAGES] for name, value in facts.items()}


def _band(band: CategoryBand | None) -> dict[str, str] | None:
    return None if band is None else {"code": band.code, "label": band.label}


def _report(record: Realisation) -> dict[str, Any]:
    return {
        "period": str(record.period),
        "components": {name: as_reported(value) for name, value in record.components.items()},
        "evidence": [
            {"document": item.document, "system": item.system, "sha256": item.sha256, "component": item.component}
            for item in record.evidence
        ],
        "recorded": record.recorded and record.recorded.isoformat(),
        "state": record.state.value,
        "workings": {name: value.to_dict() for name, value in record.components.items() if isinstance(value, Working)},
        "note": record.note,
        "place": str(record.place or ""),
    }


def _scale(scale: CategoryScale | None) -> dict[str, Any] | None:
    if scale is None:
        return None
    return {
        "key": scale.key,
        "title": scale.title,
        "edges": [None if edge is None else plain(edge) for edge in scale.edges],
        "bands": [[band.code, band.label] for band in scale.bands],
        "closure": scale.closure,
        "places": scale.places,
        "rounding": scale.rounding,
        "beyond": scale.beyond,
        "classify_from": scale.classify_from,
        "source": scale.source,
        "clause": scale.clause,
        "confidence": scale.confidence,
        "reading": scale.reading,
    }


def _target_json(target: Target) -> dict[str, Any]:
    value: dict[str, Any]
    match target.value:
        case Range(lower=lower, upper=upper):
            value = {"from": ratio_text(lower), "to": ratio_text(upper)}
        case Predicate(word=word):
            value = {"predicate": word}
        case Amount(value=number) | (Fraction() as number):
            value = {"number": ratio_text(number)}
    return {
        **value,
        "unit": target.unit,
        "period": str(target.period),
        "document": target.document,
        "issued": target.issued and target.issued.isoformat(),
        "reason": target.reason,
        "replaces": target.replaces,
    }
