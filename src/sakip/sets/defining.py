"""Scales and indicators of a set file: from tables of the right shape to what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sakip.regulations as regulations
from sakip.bands import CategoryScale, PrintedTable
from sakip.errors import DefinitionError, FormulaError, ScaleError, quoted
from sakip.figures import rounding
from sakip.formulas import record
from sakip.formulas.achievement import AchievementRule, achievement_rule
from sakip.indicators import Indicator
from sakip.packs import installed, is_namespaced
from sakip.periods import Year
from sakip.sets.keys import check_edges, check_keys
from sakip.tree import Taken
from sakip.units import canonical

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sakip.bands import Closure
    from sakip.packs import Origin, Registry
    from sakip.sets.faults import Faults
    from sakip.sets.shape import IndicatorTable, RuleTable, ScaleTable, SetFile
    from sakip.tree import Formula

_COPIED = (
    "polarity", "rounding", "achievement_from", "floor", "cap", "limits_basis", "zero_target", "consolidation",
    "aggregation", "weighted_by", "valid_from", "valid_until", "issued", "basis", "predicates", "aliases", "node",
    "level", "definition", "reason", "formula_text", "data_sources", "responsible", "not_in_text", "note", "places",
)  # fmt: skip
# left blank, as a [[definition]] may that takes back what the indicator says
_OR_NONE = ("polarity", "floor", "cap", "consolidation", "aggregation")


class Definer:
    """Reads the units, scales and indicators of one file."""

    def __init__(
        self, file: SetFile, faults: Faults, origins: Mapping[str, Origin], registry: Registry | None = None
    ) -> None:
        self._file = file
        self._faults = faults
        self._origins = origins
        self._registry = registry or installed()
        self._year: Year | None = None
        self.scales: dict[str, CategoryScale] = {}
        self.tables: dict[str, PrintedTable] = {}
        with faults.at("year"):
            self._year = None if file.year is None else Year(file.year)
        self.own_units = self._units()
        self._rules: dict[str, AchievementRule] = {}
        for index, rule in enumerate(file.rule):
            with faults.at("rule", index):
                self._rules[rule.name] = self._rule(rule)
            if rule.name not in self._rules:
                faults.lose("rule", rule.name)
        for index, scale in enumerate(file.scale):
            with faults.at("scale", index):
                if check_edges(scale, faults, "scale", index):
                    self.scales[scale.key] = self._scale(scale)

    def _units(self) -> tuple[str, ...]:
        names: list[str] = []
        for index, table in enumerate(self._file.unit):
            with self._faults.at("unit", index, "name"):
                canonical(table.name, (table.name,))
                names.append(table.name)
            if table.name not in names:
                self._faults.lose("unit", table.name)
        return tuple(names)

    def _rule(self, table: RuleTable) -> AchievementRule:
        if not is_namespaced(table.name):
            raise DefinitionError(
                f"rule {quoted(table.name)} has no namespace",
                "Put a name of your own before it, as in 'jember.separuh'.",
                fault="rule-no-namespace",
                name=table.name,
            )
        if table.name in self._rules:
            what = f"there is a rule {table.name!r} already"
            raise DefinitionError(what, "Give this one a name of its own.", fault="rule-twice", name=table.name)
        formula = self._formula(table.name, table.formula)
        return AchievementRule(table.name, formula, table.better, table.source, table.confidence)

    def _scale(self, table: ScaleTable) -> CategoryScale:
        facts: dict[str, Any] = {
            "title": table.title,
            "source": table.source or table.basis,
            "places": table.places,
            "rounding": table.rounding,
            "beyond": table.beyond,
            "classify_from": table.classify_from,
            "confidence": table.confidence,
            "note": table.note or table.basis,
            "clause": table.clause,
            "reading": table.reading,
            "in_force": table.in_force,
            "until": table.until,
        }
        if table.printed:
            rows = [(row.code, row.label, row.range) for row in table.printed]
            printed = PrintedTable.of(table.key, rows, title=table.title, source=table.source)
            # thresholds beside a table say what no reading of it gives
            if table.read_as or not (table.edges and table.bands and table.closure):
                if table.edges or table.bands or table.closure:
                    raise ScaleError(
                        f"scale {table.key!r} has a printed table and thresholds of its own",
                        "Keep one of the two.",
                        fault="scale-two-ways",
                    )
                self.tables[table.key] = printed
                return printed.read_as(_closure(table.key, table.read_as, "read_as"), **facts)
            self.tables[table.key] = printed
        edges = [edge or None for edge in table.edges]
        bands = [(band.code, band.label) for band in table.bands]
        return CategoryScale.of(table.key, edges, bands, _closure(table.key, table.closure, "closure"), **facts)

    def indicator(self, table: IndicatorTable, *path: str | int) -> Indicator | None:
        """Make an indicator; its keys are looked at one by one first, so that every wrong one is named."""
        before = len(self._faults.findings)
        check_keys(table, self._faults, *path)
        facts = {name: getattr(table, name) for name in _COPIED}
        facts |= {name: facts[name] or None for name in _OR_NONE}
        if table.achievement_places is not None:
            facts["achievement_places"] = table.achievement_places
        with self._faults.at(*path, "unit"):
            canonical(table.unit, self.own_units)
        if table.polarity:
            with self._faults.at(*path, "polarity"):
                facts["rule"] = self._rules.get(table.polarity) or achievement_rule(table.polarity, self._registry)
        with self._faults.at(*path, "rounding"):
            rounding(table.rounding)
        with self._faults.at(*path, "formula"):
            formula = self._formula(table.code, table.formula)
        scale = self._named_scale(table.scale, table.valid_until, *path, "scale")
        achievement_scale = self._named_scale(table.achievement_scale, table.valid_until, *path, "achievement_scale")
        if len(self._faults.findings) > before:
            return None
        return Indicator(
            code=table.code,
            name=table.name,
            unit=table.unit,
            formula=formula,
            scale=scale,
            achievement_scale=achievement_scale,
            own_units=self.own_units,
            origin=self._origins.get(table.code, self._file.code),
            **facts,
        )

    def _formula(self, code: str, given: Mapping[str, Any]) -> Formula:
        arguments = dict(given)
        kind = arguments.pop("kind", None)
        taken = arguments.pop("taken", {})
        if not isinstance(kind, str) or not isinstance(taken, dict):
            raise FormulaError(
                f"the formula of {code!r} does not say its kind",
                "Write formula = { kind = 'ratio', … }.",
                fault="formula-no-kind",
                example='formula = { kind = "ratio", … }',
            )
        sources = {name: self._taken(name, given) for name, given in taken.items()}
        made = record(kind, arguments, sources, self._registry)
        for component in made.components:
            if not isinstance(component.unit, str | None):
                what = f"component {component.name!r} has the unit {quoted(component.unit)}"
                raise FormulaError(what, "Write text.", fault="unit-no-name", value=component.unit)
        return made

    def _taken(self, name: str, given: Any) -> Taken:
        match given:
            case {"indicator": str(code), "take": ("value" | "achievement") as take, **rest} if not rest:
                return Taken(code, take)
            case {"indicator": str(code), **rest} if not rest:
                return Taken(code)
        raise FormulaError(
            f"component {name!r} is not taken from anything",
            "Write taken = { name = { indicator = 'code', take = 'value' } }; take is value or achievement.",
            fault="component-not-taken",
            name=name,
            example='taken = { x = { indicator = "…", take = "value" } }',
        )

    def _named_scale(self, key: str, last: dt.date | None, *path: str | int) -> CategoryScale | None:
        if not key:
            return None
        if key in self.scales:
            return self.scales[key]
        of_regulations = set(regulations.keys())
        known = of_regulations | {table.key for table in self._file.scale}
        name = key.partition("/")[0]  # ipasn/floor is one of the readings of ipasn
        if not self._faults.refer(name, "scale", known, *path) or name not in of_regulations:
            return None  # a scale of this file that could not be made has its own finding
        if self._file.year is not None and self._year is None:
            return None  # so has a year that is none
        with self._faults.at(*path):
            return regulations.scale(key, on=last or self._day())
        return None

    def _day(self) -> dt.date:
        """The day whose regulations apply: the end of the year of the set, else the date of its decree.

        Of a definition that ended it is the last day it was valid.
        """
        if self._year is not None:
            return self._year.end
        if self._file.decree is not None and self._file.decree.date is not None:
            return self._file.decree.date
        raise DefinitionError(
            "a scale of a regulation is asked for, but nothing says on which day",
            "Give the set a year or a decree date.",
            fault="scale-no-day",
        )


def _closure(key: str, given: str, name: str) -> Closure:
    if given == "upper":
        return "upper"
    if given == "lower":
        return "lower"
    raise ScaleError(
        f"scale {key!r} does not say how its ends are read: {name} = {given!r}",
        f"Write {name} = 'upper' for (a, b] or 'lower' for [a, b).",
        fault="scale-no-closure",
        name=name,
    )
