"""An explanation as text, in one language: the lines people read."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from sakip import wording
from sakip.assessment.conversion import aim_of
from sakip.assessment.results import Assessment, Status
from sakip.indicators import Amount, Predicate, Range, Working
from sakip.indicators.working import shown
from sakip.interpreters.explain import substituted, symbolic
from sakip.interpreters.length import exactly
from sakip.regulations.model import cited, settled
from sakip.tree import Calculation, Taken, Tally
from sakip.units import written
from sakip.wording.marking import in_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.bands import CategoryBand, CategoryScale
    from sakip.indicators import Evidence, Realisation, Target


class Section(NamedTuple):
    """A part of an explanation: what it is called, what it came to, and how: names with what is said of each."""

    name: str
    result: str
    lines: tuple[tuple[str, str], ...]


class Page:
    """The lines of one explanation in one language."""

    def __init__(self, assessment: Assessment, lang: str) -> None:
        self._a = assessment
        self._lang = lang

    def text(self) -> str:
        """Write every line; what a stranger wrote stays in the line it stands in."""
        lines = [*self.head()]
        for section in self.sections():
            lines += ["", f"{section.name}: {section.result}", *self._aligned(section.lines)]
        return "\n".join(map(in_line, lines)) + "\n"

    def head(self) -> tuple[str, str]:
        """Name the indicator, and below it the office and the period."""
        a = self._a
        where = f"{a.context.office}, " if a.context.office else ""
        return f"{a.indicator.name} ({a.code})", f"{where}{a.period.label(wording.language(self._lang))}"

    def sections(self) -> tuple[Section, Section]:
        """Return the value, and the achievement."""
        a = self._a
        return (
            self._section("value", a.status, self._result(), self._value()),
            self._section("achievement", a.achievement.status, self._percent(), self._achievement()),
        )

    def _section(self, name: str, status: Status, result: str, lines: Iterator[tuple[str, str]]) -> Section:
        return Section(self._term(name), result or status.label(self._lang), tuple(lines))

    def _aligned(self, lines: tuple[tuple[str, str], ...]) -> list[str]:
        width = max((len(name) for name, _ in lines), default=0)
        return [f"  {name:<{width}}  {said}".rstrip() for name, said in lines]

    def _term(self, code: str, **facts: Any) -> str:
        return wording.term(code, self._lang, **facts)

    def _number(self, value: Any) -> str:
        return wording.writer(self._lang)(value)

    def _percent(self) -> str:
        value = self._a.achievement.value
        return "" if value is None else f"{self._number(value)}%"

    def _result(self) -> str:
        a = self._a
        if a.predicate is not None:
            return a.predicate.word
        return "" if a.value is None else written(self._number(a.value), a.indicator.unit)

    def _digits(self, value: Fraction) -> str:
        """The exact number, or its first digits when it has too many."""
        return shown(value, self._lang)

    # --- the value ---

    def _value(self) -> Iterator[tuple[str, str]]:
        a = self._a
        if a.reason is not None:
            yield self._term("why-not"), a.why(self._lang)
        tree = a.indicator.formula.tree
        yield from self._definition()
        yield self._term("formula"), symbolic(tree, self._lang)
        if a.context.parts:
            rule = self._term(str(a.indicator.consolidation))
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
                values = {name: exactly(pair) for name, pair in a.inputs.items()}
                filled = substituted(computed, values, self._lang)
                yield self._term("calculation"), f"{filled} = {written(self._digits(a.exact), a.indicator.unit)}"
            yield self._term("rounded"), self._rounded(self._result(), a.indicator.places)
        yield from self._category(a.category, a.indicator.scale)

    def _definition(self) -> Iterator[tuple[str, str]]:
        """Which definition it was measured by, where there are several."""
        indicator = self._a.indicator
        said = [indicator.basis] if indicator.basis else []
        for code, day in (("valid-from", indicator.valid_from), ("valid-until", indicator.valid_until)):
            if day is not None:
                said.append(self._term(code, day=wording.spoken(day, self._lang)))
        if said:
            yield self._term("definition-of"), "; ".join(said)

    def _rounded(self, result: str, places: int) -> str:
        rule = self._term(self._a.indicator.rounding)
        return f"{result} ({self._term('places', places=places, rule=rule)})"

    def _components(self) -> Iterator[tuple[str, str]]:
        a = self._a
        if a.context.parts:
            for part in a.context.parts:
                for name in part.components:
                    yield f"{name} {part.period.label(wording.language(self._lang))}", self._reported(part, name)
                    yield from self._worked(part, name)
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
                        yield from self._worked(a.realisation, name)

    def _worked(self, realisation: Realisation, name: str) -> Iterator[tuple[str, str]]:
        """What an instrument measured, down to what it counted."""
        made = realisation.components.get(name)
        if isinstance(made, Working):
            yield from made.below(self._lang)

    def _tallied(self, name: str, tally: Tally) -> str:
        a, count = self._a, tally.count
        over = {code: a.context.sources[code] for code in tally.over or a.context.sources if code in a.context.sources}
        codes = tuple(
            code
            for code, source in over.items()
            if source.status is not Status.NOT_APPLICABLE
            and (count == "all" or source.achievement.reaches(tally.reached_at))
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
        if isinstance(given, Working):
            return "; ".join(part for part in (given.label(self._lang), given.title, given.note) if part)
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
        scale = a.indicator.achievement_scale
        if scale is not None and achievement.value is not None and a.achievement_category is None:
            yield self._term("category"), self._term("outside-scale", range=scale.label(self._lang))
        yield from self._category(a.achievement_category, scale)

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
        yield self._term("rounded"), self._rounded(self._percent(), indicator.achievement_places)

    def _target(self, target: Target) -> str:
        said = [target.text(self._lang, self._a.indicator.unit)]
        if target.parts:
            lang = wording.language(self._lang)
            rule = self._term(str(self._a.indicator.consolidation))
            parts = (f"{part.text(lang, self._a.indicator.unit)} ({part.period.label(lang)})" for part in target.parts)
            said.append(f"{rule}: {', '.join(parts)}")
        said += [part for part in (target.document, target.reason) if part]
        if target.issued is not None:
            said.append(self._term("issued", date=wording.spoken(target.issued, self._lang)))
        if target.replaces:
            said.append(self._term("in-place-of", document=target.replaces))
        return "; ".join(said)

    def _category(self, band: CategoryBand | None, scale: CategoryScale | None) -> Iterator[tuple[str, str]]:
        if band is None or scale is None:
            return
        interval = band.interval(self._lang)
        yield self._term("category"), f"{band.code}, {band.label}: {interval}; {scale.title or scale.key}"
        if scale.source:
            said = cited(scale.source, scale.clause, scale.confidence)
            # what is settled needs no name for the way it is read
            if scale.reading and scale.confidence and not settled(scale.confidence):
                said = f"{said}; {self._term('reading-of', name=scale.reading)}"
            yield self._term("basis"), said


def _document(evidence: Evidence) -> str:
    said = f"{evidence.document} ({evidence.system})" if evidence.system else evidence.document
    return f"{said} [sha256 {evidence.sha256[:12]}]" if evidence.sha256 else said


def compared_with(target: Target, realised: Fraction, unit: str, own_units: tuple[str, ...]) -> Fraction | None:
    """Return the number a realisation is compared with, in the indicator's unit; None inside a range."""
    pair = aim_of(target, realised.as_integer_ratio(), unit, own_units)
    return None if pair is None or pair == "inside" else Fraction(*pair)
