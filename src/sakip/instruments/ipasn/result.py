"""What a measuring of people comes to: the people, who was refused, units and agency, and what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import field, frozen

import sakip.regulations as regulations
from sakip import hooks
from sakip.errors import DefinitionError, UnknownNameError, quoted
from sakip.findings import Finding
from sakip.indicators import Evidence, Realisation
from sakip.instruments.evidence import together
from sakip.instruments.ipasn.groups import Group
from sakip.instruments.ipasn.people import Person, Refused
from sakip.instruments.ipasn.rules import GAPS, Rules
from sakip.instruments.ipasn.words import plain
from sakip.instruments.masking import shown
from sakip.wording import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.instruments.ipasn.measuring import Measured
    from sakip.periods import Period

Headcount: TypeAlias = "int | Mapping[str, int] | None"


def _kept(given: Mapping[str, Group]) -> Mapping[str, Group]:
    return MappingProxyType(dict(given))


@frozen
class Result:
    """The index of professionalism of a file of employees on a day.

    Attributes:
        on: the day.
        rules: the rule in force then.
        people: those who were measured.
        refused: the records that could not be.
        units: the units, in the order in which they first appear, by name.
        overall: everybody: the mean over people.
        findings: what is odd in the file.
        source: the file behind it.
    """

    on: date
    rules: Rules = field(repr=False)
    people: tuple[Person, ...] = field(repr=False)
    refused: tuple[Refused, ...] = field(repr=False)
    units: Mapping[str, Group] = field(hash=False, repr=False, converter=_kept)
    overall: Group
    findings: tuple[Finding, ...] = field(repr=False)
    source: Evidence | None = None

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @property
    def mean_of_units(self) -> Fraction | None:
        """The mean of the scores of the units; those without a score, and people without a unit, are left out."""
        scores = [group.score for name, group in self.units.items() if name and group.score is not None]
        return sum(scores, Fraction(0)) / len(scores) if scores else None

    def group(self, unit: str | None = None) -> Group:
        """Return a unit by its name, or everybody.

        Raises:
            UnknownNameError: when no unit has that name.
        """
        if unit is None:
            return self.overall
        for name, group in self.units.items():
            if plain(name) == plain(unit):
                return group
        raise UnknownNameError.among("unit", unit, self.units)

    def realisation(
        self,
        indicator: str,
        period: Period | str | int,
        *,
        document: str = "",
        component: str = "nilai",
        unit: str | None = None,
        **facts: Any,
    ) -> Realisation:
        """Return the score as what was reported for an indicator; its explanation goes down to the answers.

        ``document`` is the report it stands in; ``unit`` takes the score of one unit; ``facts`` are further attributes
        of :class:`sakip.Realisation`. Where nobody was measured the component is not filled in,
        and the note says why.

        Raises:
            UnknownNameError: when no unit has that name.
            PeriodError: when the period cannot be read.
        """
        evidence = together(document, facts.pop("evidence", ()), self.source)
        group = self.group(unit)
        if group.working is None:
            said = Finding("ipasn-nobody", _facts(group, "ipasn-overall" if unit is None else "ipasn-nameless"))
            facts["note"] = "; ".join(part for part in (facts.get("note", ""), said.message()) if part)
        return Realisation(indicator, period, {component: group.working}, evidence, **facts)


def result_of(measured: Measured, rules: Rules, on: date, headcount: Headcount) -> Result:
    """Put units and agency together of what was measured.

    Raises:
        DefinitionError: when ``headcount`` holds something that is no number of people.
    """
    heads = _heads(headcount)
    missing = Counter(refused.unit for refused in measured.refused if refused.in_total)
    of_unit: dict[str, list[Person]] = {unit: [] for unit in measured.units}
    for person in measured.people:
        of_unit.setdefault(person.unit, []).append(person)
    if not measured.units and not any(name for name, _ in heads.values()):
        of_unit = {}  # no unit is named: there is nothing but the whole
    elif missing[""] and "" not in of_unit:
        of_unit[""] = []
    for name, _ in heads.values():
        if name and plain(name) not in map(plain, of_unit):
            of_unit[name] = []
    units = {
        name: Group(name, tuple(held), heads.get(plain(name), ("", len(held) + missing[name]))[1], rules)
        for name, held in of_unit.items()
    }
    counted = sum(group.total for group in units.values()) if units else len(measured.people) + missing.total()
    total = headcount if isinstance(headcount, int) else counted + measured.unnamed
    overall = Group("", measured.people, total, rules)
    groups = [*units.values(), overall]
    found = (*measured.findings, *_about_groups(groups, rules, on))
    return Result(on, rules, measured.people, measured.refused, units, overall, found)


def _heads(headcount: Headcount) -> dict[str, tuple[str, int]]:
    """Return the headcount of each unit, by its name in small letters."""
    given: Any = headcount if isinstance(headcount, Mapping) else {} if headcount is None else {"": headcount}
    for number in given.values():
        if not isinstance(number, int) or isinstance(number, bool) or number < 0:
            raise DefinitionError(f"the headcount {quoted(number)} is no number of people", "Give 0, 1, 2 and so on.")
    if not isinstance(headcount, Mapping):
        return {}
    return {plain(str(name)): (" ".join(str(name).split()), number) for name, number in headcount.items()}


def _facts(group: Group, nameless: str) -> dict[str, Any]:
    name = shown(group.name) if group.name else Word(nameless)
    return {"group": name, "measured": group.measured, "total": group.total}


def _about_groups(groups: list[Group], rules: Rules, on: date) -> Iterator[Finding]:
    other = regulations.scale(rules.scale.key, on=on, reading=next(gaps for gaps in GAPS if gaps != rules.gaps))
    for group in groups:
        facts = _facts(group, "ipasn-overall" if group is groups[-1] else "ipasn-nameless")
        if group.measured > group.total:
            yield Finding("ipasn-headcount", facts)
        if group.value is None:
            yield Finding("ipasn-nobody", facts)
            continue
        category, otherwise = rules.scale.classify(group.value), other.classify(group.value)
        if category.code != otherwise.code:
            read = {"value": group.value, "category": category, "reading": rules.gaps}
            yield Finding("ipasn-gap", {**facts, **read, "other": otherwise, "other_reading": other.reading})
