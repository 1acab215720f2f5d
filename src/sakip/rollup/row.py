"""One indicator over all offices of a region: who reports, by which definition, and what each brings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from attrs import define, field, frozen

from sakip import wording
from sakip.assessment import Assessment, Reason, Status
from sakip.assessment.results import NOTHING, too_long
from sakip.errors import NumberError
from sakip.findings import Finding
from sakip.indicators import Indicator
from sakip.interpreters.length import limit_of
from sakip.periods import Period
from sakip.rollup.card import Missing, few
from sakip.rollup.contributions import Contribution, contribution, reports
from sakip.rollup.coverage import Coverage, coverage_of
from sakip.rollup.definitions import WRITTEN, Definition, definition_of, differences, of_group


@frozen
class Measured:
    """What offices that agree measure: their indicator, taken from the office named, and as the group measures it."""

    office: str
    indicator: Indicator
    group: Indicator


@define
class Row:
    """An indicator over the offices of a region, each ``outside``, ``missing``, ``idle`` or with what it ``brings``.

    Whoever weighs nothing is idle; ``coverage`` says which parts of the period is in what the others bring.

    ``names`` are the offices in the order of their names, so that nothing depends on the order they are listed in.
    ``declared`` is the definition the offices are held against, and how they are put together; without one, that of
    the first of them by name stands for all who share it.
    """

    code: str
    period: Period
    found: Mapping[str, Assessment | None]
    declared: Indicator | None
    weights: Mapping[str, Mapping[str, Fraction]]
    names: Sequence[str] = field(init=False)
    outside: set[str] = field(init=False, factory=set)
    idle: set[str] = field(init=False, factory=set)
    missing: dict[str, Missing] = field(init=False, factory=dict)
    coverage: dict[str, Coverage] = field(init=False, factory=dict)
    brings: dict[str, Contribution] = field(init=False, factory=dict)
    definitions: dict[str, Definition] = field(init=False, factory=dict)
    measured: dict[Definition, Measured] = field(init=False, factory=dict)
    default: Indicator = field(init=False)
    _known: dict[int, Definition] = field(init=False, factory=dict)
    _without_totals: dict[str, list[str]] = field(init=False, factory=dict)
    _others: list[Finding] = field(init=False, factory=list)

    def __attrs_post_init__(self) -> None:
        self.names = sorted(self.found)
        self._sort_out()
        self._agree()
        self._set_aside()
        for office in list(self.definitions):
            self._bring(office)
        for office in (*self.missing, *self.idle):
            self.definitions.pop(office, None)

    def _sort_out(self) -> None:
        """Tell apart who is outside, who is missing and who reports."""
        indicator = self.declared
        for office in self.names:
            assessment = self.found[office]
            if assessment is None:
                self.missing[office] = Missing(office, Reason.NOT_REPORTED)
                continue
            indicator = indicator or assessment.indicator
            if assessment.status is Status.NOT_APPLICABLE:
                self.outside.add(office)
            elif reports(assessment, (self.declared or assessment.indicator).across_offices):
                self.definitions[office] = self._definition(assessment.indicator)
            else:
                assert assessment.reason is not None  # noqa: S101  # what is not computed has a reason
                self.missing[office] = Missing(office, assessment.reason, assessment.facts)
        assert indicator is not None  # noqa: S101  # a row is of an indicator that is declared or that an office has
        first = next(iter(self.definitions), None)
        reporting = None if first is None else self.found[first]
        self.default = indicator if reporting is None or self.declared else reporting.indicator
        facts: dict[str, Any] = {"indicator": self.default.name, "period": self.period}
        for office, missing in self.missing.items():
            if self.found[office] is None:
                self.missing[office] = Missing(office, missing.reason, facts)

    def _definition(self, indicator: Indicator) -> Definition:
        # offices often share one set, and so one indicator
        if id(indicator) not in self._known:
            self._known[id(indicator)] = definition_of(indicator, rules_too=self.declared is None)
        return self._known[id(indicator)]

    def _agree(self) -> None:
        """Find what stands for each definition; with a declared one, set aside whoever has another."""
        if self.declared is not None:
            wanted = self._definition(self.declared)
            self.measured[wanted] = Measured("", self.declared, _group(self.declared))
            for office, definition in list(self.definitions.items()):
                if definition != wanted:
                    indicator = self._indicator(office)
                    reason, facts, finding = disagreement(self.code, [(self.declared, ()), (indicator, (office,))])
                    self.missing[office] = Missing(office, reason, facts, finding)
                    self._others.append(finding)
                    del self.definitions[office]
            return
        for office, definition in self.definitions.items():
            if definition not in self.measured:
                indicator = self._indicator(office)
                self.measured[definition] = Measured(office, indicator, _group(indicator))

    def _set_aside(self) -> None:
        """Let nobody wait for an office whose weight is declared as 0."""
        for office in self.names:
            definition = self.definitions.get(office)
            indicator = self.default if definition is None else self.measured[definition].indicator
            weighed = indicator.across_offices == "weighted-average" and office not in self.outside
            if weighed and self.weights.get(indicator.weighted_by, NOTHING).get(office) == 0:
                self.idle.add(office)
                self.missing.pop(office, None)
                self.definitions.pop(office, None)

    def _indicator(self, office: str) -> Indicator:
        assessment = self.found[office]
        assert assessment is not None  # noqa: S101  # an office with a definition has an assessment
        return assessment.indicator

    def _bring(self, office: str) -> None:
        assessment = self.found[office]
        measured = self.measured[self.definitions[office]]
        indicator = measured.indicator
        if assessment is None or indicator.across_offices == "none" or indicator.predicates:
            return
        try:
            made = contribution(office, assessment, measured.group, self.weights.get(indicator.weighted_by))
        except NumberError as error:
            facts = {"indicator": indicator.name, "period": self.period, **too_long(limit_of(error))}
            self.missing[office] = Missing(office, Reason.OUT_OF_RANGE, facts)
            return
        if made is None:
            self._refuse_parts(office, assessment, indicator)
        elif made.lacks_weight:
            facts = {"indicator": indicator.name, "weight": indicator.weighted_by, "names": (office,)}
            self.missing[office] = Missing(office, Reason.NO_WEIGHT, facts)
        elif made.weighs_nothing:
            self.idle.add(office)
        else:
            self.brings[office] = made
            self.coverage[office] = coverage_of(assessment)

    def _refuse_parts(self, office: str, assessment: Assessment, indicator: Indicator) -> None:
        rule = str(assessment.indicator.consolidation)
        facts = {"indicator": self.code, "names": (office,), "rule": wording.Word(rule)}
        why = {"indicator": indicator.name}
        self.missing[office] = Missing(office, Reason.NOT_AGGREGATED, why, Finding("rollup-no-totals", facts))
        self._without_totals.setdefault(rule, []).append(office)

    def findings(self) -> Iterator[Finding]:
        """Yield what is odd about it whatever the group."""
        yield from self._others
        for rule, offices in sorted(self._without_totals.items()):
            facts = {"indicator": self.code, "names": few(offices), "rule": wording.Word(rule)}
            yield Finding("rollup-no-totals", facts)
        differing: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        for office, definition in self.definitions.items():
            measured = self.measured[definition]
            what = differences(measured.indicator, self._indicator(office))
            if what:
                differing.setdefault((measured.office, what), []).append(office)
        for (taken_from, what), offices in differing.items():
            facts = {"indicator": self.code, "names": few(offices), "what": what}
            known = Finding("rollup-differs", facts | {"from": taken_from})
            yield known if taken_from else Finding("rollup-differs-declared", facts)
        for definition, measured in self.measured.items():
            yield from self._texts(definition, measured)

    def _texts(self, definition: Definition, measured: Measured) -> Iterator[Finding]:
        """Name the offices that say in other words what they measure; where nothing is written nothing differs."""
        for what in WRITTEN:
            first = "" if measured.office else getattr(measured.indicator, what)
            same: list[str] = []
            other: list[str] = []
            for office in self.brings:
                written = getattr(self._indicator(office), what)
                if self.definitions[office] == definition and written:
                    first = first or written
                    (same if written == first else other).append(office)
            if other:
                facts = {"indicator": self.code, "what": (what,), "names": few(same), "others": few(other)}
                yield Finding("rollup-texts" if measured.office else "rollup-texts-declared", facts)


def _group(indicator: Indicator) -> Indicator:
    return indicator if indicator.across_offices == "none" or indicator.predicates else of_group(indicator)


def disagreement(code: str, sides: Sequence[tuple[Indicator, Sequence[str]]]) -> tuple[Reason, dict[str, Any], Finding]:
    """Say that offices do not mean the same by an indicator: the first side and one that differs from it."""
    (one, ours), (other, theirs) = sides
    here, there = (definition_of(each, rules_too=bool(ours)) for each in (one, other))
    facts: dict[str, Any] = {"indicator": code, "names": few(sorted(ours)), "others": few(sorted(theirs))}
    if (here.formula, here.rules) != (there.formula, there.rules):
        said = Finding("rollup-definitions" if ours else "rollup-definition-declared", facts)
        who = few(sorted([*ours, *theirs]))
        return Reason.DIFFERENT_DEFINITIONS, {"indicator": one.name, "names": who}, said
    units = [
        [("", each.unit), *((part.name, part.unit or each.unit) for part in each.formula.components)]
        for each in (one, other)
    ]
    measures = enumerate(zip(here.measures, there.measures, strict=True))
    place = next(place for place, (ours_is, theirs_is) in measures if ours_is != theirs_is)
    (name, unit), (_, given) = units[0][place], units[1][place]
    said = Finding("rollup-units" if ours else "rollup-units-declared", facts | {"unit": unit, "given": given})
    why = {"given": f"{given} ({', '.join(map(str, facts['others'][:12]))})", "unit": unit, "name": name or one.name}
    return Reason.UNIT_MISMATCH, why, said
