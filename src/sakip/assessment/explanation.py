"""How a number came about: formula, components and their documents, rounding, target, rule, limits, bands.

The same facts are written as text in Indonesian or English, and as a trace: plain JSON values with a version, from
which :func:`sakip.replay` computes the same value and categories again.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from sakip import wording
from sakip.assessment.results import Assessment, Status
from sakip.figures import plain, truncate, write_en, write_id
from sakip.indicators import Amount, Predicate, Range
from sakip.interpreters.explain import exact_text, substituted, symbolic
from sakip.interpreters.portable import ratio_text, to_json
from sakip.tree import Calculation, Taken, Tally
from sakip.units import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.bands import CategoryBand, CategoryScale
    from sakip.indicators import Evidence, Realisation, Target

TRACE_FORMAT: Final = "sakip.trace/1"
"""The format and version a trace names itself by."""

_SHOWN_DECIMALS = 6


@frozen
class Explanation:
    """An assessment, ready to be explained: ``print`` it, or take its :meth:`text` or :meth:`to_dict`."""

    assessment: Assessment

    def __str__(self) -> str:
        return self.text()

    def text(self, lang: str = "id") -> str:
        """Explain in Indonesian (``"id"``) or English (``"en"``)."""
        wording.language(lang)
        return _Page(self.assessment, lang).text()

    def to_dict(self) -> dict[str, Any]:
        """Return the trace: JSON values only, exact numbers as text, versioned by its ``format``."""
        return _trace(self.assessment)


# --- text -------------------------------------------------------------------------------------------------------------


class _Page:
    """The lines of one explanation in one language."""

    def __init__(self, assessment: Assessment, lang: str) -> None:
        self._a = assessment
        self._lang = lang

    def text(self) -> str:
        a = self._a
        where = f"{a.context.office}, " if a.context.office else ""
        head = [f"{a.indicator.name} ({a.code})", f"{where}{a.period.label(wording.language(self._lang))}", ""]
        body = [
            self._headline("value", a.status, self._result()),
            *self._lines(self._value()),
            "",
            self._headline("achievement", a.achievement.status, self._percent(a.achievement.scaled)),
            *self._lines(self._achievement()),
        ]
        return "\n".join(head + body).rstrip() + "\n"

    def _lines(self, pairs: Iterator[tuple[str, str]]) -> list[str]:
        listed = list(pairs)
        width = max((len(name) for name, _ in listed), default=0)
        return [f"  {name:<{width}}  {said}".rstrip() for name, said in listed]

    def _headline(self, name: str, status: Status, result: str) -> str:
        return f"{self._term(name)}: {result or status.label(self._lang)}"

    def _term(self, code: str, **facts: Any) -> str:
        return wording.term(code, self._lang).format(**facts)

    def _number(self, value: Any, places: int | None = None) -> str:
        return write_id(value, places) if self._lang == "id" else write_en(value, places)

    def _percent(self, scaled: int | None) -> str:
        a = self._a.achievement
        return "" if scaled is None or a.value is None else f"{self._number(a.value)}%"

    def _result(self) -> str:
        a = self._a
        if a.predicate is not None:
            return a.predicate.word
        return "" if a.value is None else written(self._number(a.value), a.indicator.unit)

    def _digits(self, value: Fraction) -> str:
        """The exact number, or its first digits when it has too many."""
        text = exact_text(value, self._lang)
        if "÷" not in text and "/" not in text:
            return text.strip("()")
        scaled = truncate(value.numerator * 10**_SHOWN_DECIMALS, value.denominator)
        return f"{self._number(Fraction(scaled, 10**_SHOWN_DECIMALS), _SHOWN_DECIMALS)}…"

    # --- the value ---

    def _value(self) -> Iterator[tuple[str, str]]:
        a = self._a
        if a.reason is not None:
            yield self._term("why-not"), a.why(self._lang)
        tree = a.indicator.formula.tree
        yield self._term("formula"), symbolic(tree, self._lang)
        if a.context.parts:
            rule = self._term(a.indicator.consolidation or "last")
            parts = wording.spoken(tuple(part.period for part in a.context.parts), self._lang)
            yield self._term("parts"), f"{rule}: {parts}"
        yield from self._components()
        details = a.indicator.formula.details
        if "assessor" in details:
            said = dict.fromkeys((details["assessor"], details.get("document", "")))
            yield self._term("assessor"), "; ".join(part for part in said if part)
        if a.exact is not None:
            computed = a.context.tree or tree
            if isinstance(computed, Calculation):
                values = {name: Fraction(*pair) for name, pair in a.inputs.items()}
                filled = substituted(computed, values, self._lang)
                yield self._term("calculation"), f"{filled} = {written(self._digits(a.exact), a.indicator.unit)}"
            yield self._term("rounded"), self._rounded(self._result(), a.indicator.places)
        yield from self._category(a.category, a.indicator.scale)

    def _rounded(self, result: str, places: int) -> str:
        rule = self._term(self._a.indicator.rounding)
        return f"{result} ({self._term('places', places=places, rule=rule)})"

    def _components(self) -> Iterator[tuple[str, str]]:
        a = self._a
        if a.context.parts:
            for part in a.context.parts:
                for name in part.components:
                    yield f"{name} {part.period.label(wording.language(self._lang))}", self._reported(part, name)
            return
        for component in a.indicator.formula.components:
            name = component.name
            match component.source:
                case Taken() as taken:
                    yield name, f"{self._term('from')} {taken.indicator}: {self._source(name, taken)}"
                case Tally() as tally:
                    yield name, self._tallied(name, tally)
                case None:
                    if a.realisation is not None:
                        yield name, self._reported(a.realisation, name)

    def _tallied(self, name: str, tally: Tally) -> str:
        a, count = self._a, tally.count
        over = {code: a.context.sources[code] for code in tally.over or a.context.sources if code in a.context.sources}
        codes = tuple(
            code
            for code, source in over.items()
            if source.status is not Status.NOT_APPLICABLE
            and (count == "all" or source.achievement.met or source.achievement.at_least(tally.reached_at))
        )
        number = self._number(Fraction(*a.inputs[name])) if name in a.inputs else self._term("is-none")
        return f"{number} ({self._term(f'counted-{count}', names=', '.join(codes) or '–')})"

    def _source(self, name: str, taken: Taken) -> str:
        a = self._a
        if name in a.inputs:
            return self._digits(Fraction(*a.inputs[name]))
        source = a.context.sources.get(taken.indicator)
        given = source if source is None or taken.take == "value" else source.achievement
        if given is None or (given.reason is None and given.value is None):
            return self._term("is-none")
        return given.why(self._lang) or self._number(given.value)

    def _reported(self, realisation: Realisation, name: str) -> str:
        given = realisation.components.get(name)
        if given is None:
            return Status.NOT_REPORTED.label(self._lang)
        said = [self._given(given, name)]
        documents = [item for item in realisation.evidence if item.component in {"", name}]
        said += [_document(item) for item in documents]
        if realisation.recorded is not None:
            said.append(self._term("recorded", date=wording.spoken(realisation.recorded, self._lang)))
        if realisation.note:
            said.append(realisation.note)
        return "; ".join(said)

    def _given(self, given: Any, name: str) -> str:
        if isinstance(given, Predicate):
            return given.word
        unit = self._unit(name)
        if not isinstance(given, Amount):
            return written(self._number(given), unit)
        original = self._term("given-as", given=given.label(self._lang))
        pair = self._a.inputs.get(name)
        return original if pair is None else f"{written(self._digits(Fraction(*pair)), unit)} ({original})"

    def _unit(self, name: str) -> str:
        for component in self._a.indicator.formula.components:
            if component.name == name and component.unit is not None:
                return component.unit
        return self._a.indicator.unit

    # --- the achievement ---

    def _achievement(self) -> Iterator[tuple[str, str]]:
        a = self._a
        achievement, target, rule = a.achievement, a.target, a.indicator.rule
        if achievement.reason is not None and achievement.reason is not a.reason:
            yield self._term("why-not"), achievement.why(self._lang)
        if target is not None:
            yield self._term("target"), self._target(target)
        if rule is not None:
            meaning = f" ({self._term(rule.name)})" if rule.name in wording.TERMS else ""
            yield self._term("rule"), f"{rule.name}{meaning}: {symbolic(rule.formula.tree, self._lang)}"
        if achievement.raw is not None:
            yield from self._divided()
        if achievement.met is not None:
            yield self._term("achievement").lower(), self._term("reached" if achievement.met else "not-reached")
        yield from self._category(a.achievement_category, a.indicator.achievement_scale)

    def _divided(self) -> Iterator[tuple[str, str]]:
        a = self._a
        achievement, target, indicator = a.achievement, a.target, a.indicator
        if target is None or achievement.raw is None or a.value is None or a.exact is None or indicator.rule is None:
            return
        if indicator.achievement_from == "published":
            realised = Fraction(a.value)
            said = self._term("from-published", value=self._result())
        else:
            realised = a.exact
            said = self._term("from-exact", value=self._digits(a.exact))
        yield self._term("realisation"), said
        aim = compared_with(target, realised, indicator.unit, indicator.own_units)
        if isinstance(target.value, Range):
            note = "inside-range" if aim is None else "range-end"
            yield self._term("target"), self._term(note, value="" if aim is None else self._digits(aim))
        if aim is not None and aim != 0:
            filled = substituted(indicator.rule.formula.tree, {"realisasi": realised, "target": aim}, self._lang)
            yield self._term("calculation"), f"{filled} = {self._digits(achievement.raw)}%"
        elif aim == 0:
            yield self._term("calculation"), f"{self._term('met-zero')}: {self._digits(achievement.raw)}%"
        if achievement.limited is not None:
            limit = indicator.cap if achievement.limited == "cap" else indicator.floor
            basis = f"; {indicator.limits_basis}" if indicator.limits_basis else ""
            said = self._term(f"limited-{achievement.limited}", limit=self._number(limit))
            yield self._term("limit"), f"{said}{basis}"
        yield self._term("rounded"), self._rounded(self._percent(achievement.scaled), indicator.achievement_places)

    def _target(self, target: Target) -> str:
        said = [target.text(self._lang, self._a.indicator.unit)]
        if target.parts:
            said.append(" + ".join(part.text(self._lang, self._a.indicator.unit) for part in target.parts))
        said += [part for part in (target.document, target.reason) if part]
        if target.issued is not None:
            said.append(self._term("issued", date=wording.spoken(target.issued, self._lang)))
        return "; ".join(said)

    def _category(self, band: CategoryBand | None, scale: CategoryScale | None) -> Iterator[tuple[str, str]]:
        if band is None or scale is None:
            return
        interval = _interval(band, self._lang)
        yield self._term("category"), f"{band.code}, {band.label}: {interval}; {scale.title or scale.key}"
        if scale.source:
            source = ", ".join(part for part in (scale.source, scale.clause) if part)
            yield self._term("basis"), f"{source} [{scale.confidence}]" if scale.confidence else source


def _interval(band: CategoryBand, lang: str) -> str:
    text = band.interval()
    return text.replace(", ", "; ").replace(".", ",") if lang == "id" else text


def _document(evidence: Evidence) -> str:
    return f"{evidence.document} ({evidence.system})" if evidence.system else evidence.document


def compared_with(target: Target, realised: Fraction, unit: str, own_units: tuple[str, ...]) -> Fraction | None:
    """Return the number a realisation is compared with, in the indicator's unit; None inside a range."""
    from sakip.assessment.measure import aim_of  # noqa: PLC0415  # the kernel is not needed until something is explained

    pair = aim_of(target, realised.as_integer_ratio(), unit, own_units)
    return None if pair is None or pair == "inside" else Fraction(*pair)


# --- trace ------------------------------------------------------------------------------------------------------------


def _trace(a: Assessment) -> dict[str, Any]:
    indicator, achievement = a.indicator, a.achievement
    return {
        "format": TRACE_FORMAT,
        "office": a.context.office,
        "period": str(a.period),
        "indicator": {
            "code": indicator.code,
            "name": indicator.name,
            "unit": indicator.unit,
            "own_units": list(indicator.own_units),
            "origin": indicator.origin,
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
        },
        "formula": to_json(a.context.tree or indicator.formula.tree),
        "formula_text": {lang: symbolic(indicator.formula.tree, lang) for lang in wording.LANGUAGES},
        "inputs": {name: ratio_text(Fraction(*pair)) for name, pair in a.inputs.items()},
        "reports": [_report(record) for record in (a.context.parts or ((a.realisation,) if a.realisation else ()))],
        "sources": {code: _trace(source) for code, source in a.context.sources.items()},
        "predicate": a.predicate and a.predicate.word,
        "value": {
            "status": a.status.value,
            "reason": a.reason and a.reason.value,
            "why": _why(a.facts),
            "exact": _optional(a.exact),
            "published": None if a.value is None else str(a.value),
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
            "published": None if achievement.value is None else str(achievement.value),
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
        "components": {
            name: None if value is None else wording.spoken(value, "en") for name, value in record.components.items()
        },
        "evidence": [
            {"document": item.document, "system": item.system, "sha256": item.sha256, "component": item.component}
            for item in record.evidence
        ],
        "recorded": record.recorded and record.recorded.isoformat(),
        "state": record.state.value,
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
