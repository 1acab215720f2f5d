"""What a scorecard or a set says, as rows of the tables of a package; a blank is None."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import Factory, define

from sakip.exports.frictionless import tables
from sakip.figures import quotient
from sakip.findings import Finding, Place
from sakip.indicators import Amount, Predicate, Range
from sakip.indicators.amounts import exact, number_of
from sakip.interpreters.explain import symbolic
from sakip.wording import hints

if TYPE_CHECKING:
    from fractions import Fraction

    from sakip.assessment import Assessment, Scorecard
    from sakip.indicators import Indicator, Realisation, Target
    from sakip.indicators.amounts import Reported
    from sakip.sets import IndicatorSet

Row: TypeAlias = Mapping[str, Any]

MOST_SOURCES: Final = 12
"""How many sources the description of a package lists; of more only the table of the sets tells."""


@define
class Writer:
    """Gives rows to ``put``, table by table, and numbers them; of a set that was already written only its number."""

    put: Callable[[tables.Table, Row], None]
    lang: str
    known: dict[bytes, int] = Factory(dict)
    codes: dict[str, None] = Factory(dict)
    offices: dict[str, None] = Factory(dict)
    sources: dict[str, None] = Factory(dict)
    remarks: list[Finding] = Factory(list)
    scorecards: int = 0
    targets: int = 0
    realisations: int = 0
    findings: int = 0

    def card(self, card: Scorecard) -> None:
        """Write a scorecard, with the set it was made by."""
        number, remarks = self._set(card.office)
        self.scorecards += 1
        of = {"scorecard": self.scorecards, "set": number}
        said = {"period": str(card.period), "as_of": card.as_of, "policy": card.policy.name}
        self.put(tables.SCORECARDS, of | said)
        for assessment in card:
            self.put(tables.ASSESSMENTS, of | _assessed(assessment, self.lang))
        for assessment in card:
            for record in assessment.context.parts or ((assessment.realisation,) if assessment.realisation else ()):
                remarks += self._realisation(card.office, of, record, "counted")
        for record in card.left_out:
            remarks += self._realisation(card.office, of, record, "left-out")
        self.found([*card.findings, *remarks], of)

    def definitions(self, office: IndicatorSet) -> None:
        """Write a set that was not assessed, with the realisations it carries."""
        number, remarks = self._set(office)
        of = {"scorecard": None, "set": number}
        for record in office.realisations:
            remarks += self._realisation(office, of, record, "carried")
        self.found([*office.findings(), *remarks], of)

    def found(self, findings: Sequence[Finding], of: Row) -> None:
        """Write findings about a scorecard or a set, or about neither."""
        for finding in findings:
            self.findings += 1
            place = finding.place or Place()
            self.put(
                tables.FINDINGS,
                {
                    **of,
                    "finding": self.findings,
                    "severity": finding.severity,
                    "code": finding.code,
                    "message": finding.message(self.lang),
                    "remedy": finding.remedy(self.lang),
                    "file": place.file,
                    "line": place.line,
                    "column": place.column,
                    "key": place.key,
                },
            )

    def _set(self, office: IndicatorSet) -> tuple[int, list[Finding]]:
        """Write a set, unless one that says the same was written; return its number, and what could not be written."""
        head, indicators = _head(office), [_indicator(one, self.lang) for one in office]
        targets = [(target, _code(office, target.indicator)) for target in office.targets]
        promised = [_target(target, office[code]) for target, code in targets if code is not None]
        unknown = [_unknown(office, target.indicator) for target, code in targets if code is None]
        said = json.dumps([head, indicators, promised], default=str, ensure_ascii=True).encode()
        seal = hashlib.sha256(said).digest()
        if seal in self.known:
            return self.known[seal], []
        number = self.known[seal] = len(self.known) + 1
        self.codes[office.code] = self.offices[office.office_name] = None
        if office.source and len(self.sources) <= MOST_SOURCES:
            self.sources[office.source] = None
        self.put(tables.SETS, {"set": number, **head})
        for row in indicators:
            self.put(tables.INDICATORS, {"set": number, **row})
        for row in promised:
            self.targets += 1
            self.put(tables.TARGETS, {"target": self.targets, "set": number, **row})
        self.remarks += unknown
        return number, unknown

    def _realisation(self, office: IndicatorSet, of: Row, record: Realisation, use: str) -> list[Finding]:
        code = _code(office, record.indicator)
        if code is None:
            remark = _unknown(office, record.indicator)
            self.remarks.append(remark)
            return [remark]
        for row in _components(office[code], record):
            self.realisations += 1
            told = {"realisation": self.realisations, "indicator": code, "use": use}
            self.put(tables.REALISATIONS, {**of, **told, **row})
        return []


def _code(office: IndicatorSet, name: str) -> str | None:
    return office[name].code if name in office else None


def _unknown(office: IndicatorSet, name: str) -> Finding:
    facts = {"name": name, "set": office.code, **hints(name, [one.code for one in office])}
    return Finding("unknown-indicator", facts)


def _head(office: IndicatorSet) -> dict[str, Any]:
    whose = office.office
    return {
        "code": office.code,
        "title": office.title,
        "office": office.office_name,
        "regency": whose and whose.regency,
        "province": whose and whose.province,
        "region_code": whose and whose.region_code,
        "year": office.year,
        "decree": office.decree and office.decree.label(),
        "source": office.source,
    }


def _indicator(one: Indicator, lang: str) -> dict[str, Any]:
    same = ("name", "unit", "polarity", "formula_text", "definition", "node", "level", "places", "consolidation",
            "valid_from", "valid_until")  # fmt: skip
    return {
        "indicator": one.code,
        **{name: getattr(one, name) for name in same},
        "formula_kind": one.formula.kind,
        "formula": symbolic(one.formula.tree, lang),
        "data_sources": "\n".join(one.data_sources),
        "responsible": "\n".join(one.responsible),
    }


def _target(target: Target, one: Indicator) -> dict[str, Any]:
    value: dict[str, Any]
    match target.value:
        case Range(lower=lower, upper=upper):
            value = {"lower": exact(lower), "upper": exact(upper)}
        case Predicate(word=word):
            value = {"word": word}
        case Amount(value=number):
            value = _number(number)
        case number:
            value = _number(number)
    return {
        **value,
        "indicator": one.code,
        "period": str(target.period),
        "kind": target.kind,
        "unit": None if "word" in value else target.unit or one.unit,
        "document": target.document,
        "issued": target.issued,
        "revision_reason": target.reason,
        "replaces": target.replaces,
        "printed": target.printed,
    }


def _number(number: Fraction) -> dict[str, str | None]:
    """Return a number in decimals, where it has an end in them, and exactly."""
    written = exact(number)
    return {"value": None if "/" in written else written, "exact": _ratio(number)}


def _ratio(number: Fraction | None) -> str | None:
    return None if number is None else quotient(number)


def _assessed(one: Assessment, lang: str) -> dict[str, Any]:
    achieved, unit = one.achievement, one.indicator.unit
    category, graded = one.category, one.achievement_category
    return {
        "indicator": one.code,
        "promised": one.target and one.target.text(lang, unit),
        "unit": unit,
        "status": one.status,
        "reason": one.reason,
        "why": one.why(lang),
        "value": one.value,
        "exact": _ratio(one.exact),
        "predicate": one.predicate and one.predicate.word,
        "category": category and category.code,
        "category_label": category and category.label,
        "achievement": achieved.value,
        "achievement_exact": _ratio(achieved.raw),
        "achievement_limited": achieved.limited,
        "achievement_rule": achieved.rule,
        "achievement_status": achieved.status,
        "achievement_reason": achieved.reason,
        "achievement_why": achieved.why(lang),
        "achievement_category": graded and graded.code,
        "achievement_category_label": graded and graded.label,
        "reached": achieved.reached,
    }


def _components(one: Indicator, record: Realisation) -> Iterator[dict[str, Any]]:
    """Yield a row a component, or one for a record that has none."""
    units = {component.name: component.unit or one.unit for component in one.formula.components}
    said = {
        "period": str(record.period),
        "applicable": record.applicable,
        "state": record.state,
        "recorded": record.recorded,
        "note": record.note,
    }
    if not record.components:
        yield {**said, "document": _documents(record, "")}
    for name, given in record.components.items():
        held = _reported(given, units.get(name, one.unit))
        yield {**said, "component": name, **held, "document": _documents(record, name)}


def _reported(given: Reported, unit: str) -> dict[str, Any]:
    match number_of(given):
        case None:
            return {"unit": unit}
        case Predicate(word=word):
            return {"word": word}
        case Amount(value=number, unit=other):
            return {**_number(number), "unit": other}
        case number:
            return {**_number(number), "unit": unit}  # type: ignore[arg-type]  # number_of leaves no working


def _documents(record: Realisation, component: str) -> str:
    """Name what a component rests on, a line each: the documents, or else the systems they came from."""
    of = (piece for piece in record.evidence if piece.component in {"", component} or not component)
    return "\n".join(dict.fromkeys(piece.document or piece.system for piece in of))
