"""The meaning of a set file: from tables of the right shape to indicators, with every fault named at its line."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from sakip import regulations
from sakip.bands import CategoryScale, PrintedTable
from sakip.errors import (
    DefinitionError,
    FormulaError,
    PeriodError,
    SakipError,
    ScaleError,
    UnknownNameError,
    quoted,
)
from sakip.figures import rounding
from sakip.findings import Finding
from sakip.formulas import record
from sakip.formulas.achievement import achievement_rule
from sakip.indicators import Evidence, Indicator, Realisation, State, Target, read_state
from sakip.periods import Year, parse_period
from sakip.sets.model import IndicatorSet, faults
from sakip.sets.values import component_value, target_value
from sakip.tree import Taken
from sakip.units import canonical, factor
from sakip.wording import TERMS, Word, hints

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from sakip.bands import Closure
    from sakip.findings import Place
    from sakip.sets.shape import IndicatorTable, RealisationTable, ScaleTable, SetFile, TargetTable
    from sakip.toml.text import Path
    from sakip.tree import Formula

MOST_INDICATORS: Final = 2_000
"""How many indicators a set may have."""

_COPIED = (
    "polarity", "rounding", "achievement_from", "floor", "cap", "limits_basis", "zero_target", "consolidation",
    "predicates", "aliases", "node", "level", "definition", "reason", "formula_text", "data_sources", "responsible",
    "not_in_text", "note", "places",
)  # fmt: skip


@frozen
class Meant:
    """What a file means: the set, or the findings that say why there is none."""

    office: IndicatorSet | None
    findings: tuple[Finding, ...]


def meant(
    file: SetFile, place: Callable[[Path], Place], origins: Mapping[str, str], overridden: Mapping[str, tuple[str, ...]]
) -> Meant:
    """Return the set a file means; ``place`` finds the line of a key, ``origins`` which set an indicator is from."""
    return _Reader(file, place, origins, overridden).read()


class _Reader:
    """Reads one file; what is wrong with one table does not keep the others from being read."""

    def __init__(
        self,
        file: SetFile,
        place: Callable[[Path], Place],
        origins: Mapping[str, str],
        overridden: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._file = file
        self._place = place
        self._origins = origins
        self._overridden = overridden
        self._findings: list[Finding] = []
        self._own_units: tuple[str, ...] = ()
        self._scales: dict[str, CategoryScale] = {}
        self._tables: dict[str, PrintedTable] = {}
        self._indicators: dict[str, Indicator] = {}
        self._codes = {table.code for table in file.indicator}
        self._year: Year | None = None

    def read(self) -> Meant:
        file = self._file
        if len(file.indicator) > MOST_INDICATORS:
            facts = {"what": Word("a-set"), "size": len(file.indicator), "limit": MOST_INDICATORS}
            self._findings.append(Finding("too-large", facts, self._place(("indicator", MOST_INDICATORS))))
            return Meant(None, tuple(self._findings))
        with self._at("year"):
            self._year = None if file.year is None else Year(file.year)
        self._units()
        for index, scale in enumerate(file.scale):
            with self._at("scale", index):
                self._scales[scale.key] = self._scale(scale)
        self._unique("indicator", "code", [indicator.code for indicator in file.indicator])
        self._unique("scale", "key", [scale.key for scale in file.scale])
        self._unique("node", "code", [node.code for node in file.node])
        self._unique("reading", "code", [reading.code for reading in file.reading])
        for index, indicator in enumerate(file.indicator):
            with self._at("indicator", index):
                made = self._indicator(index, indicator)
                if made is not None:
                    self._indicators.setdefault(indicator.code, made)
        targets: list[Target | None] = []
        realisations: list[Realisation | None] = []
        for index, target in enumerate(file.target):
            with self._at("target", index):
                targets.append(self._target(index, target))
        for index, realisation in enumerate(file.realisation):
            with self._at("realisation", index):
                realisations.append(self._realisation(index, realisation))
        self._check_nodes()
        if not self._findings:
            self._check_together()
        if self._findings:
            return Meant(None, tuple(self._findings))
        return Meant(self._set(targets, realisations), ())

    def _set(self, targets: Sequence[Target | None], realisations: Sequence[Realisation | None]) -> IndicatorSet:
        file = self._file
        return IndicatorSet(
            code=file.code,
            indicators=tuple(self._indicators.values()),
            title=file.title,
            year=file.year,
            source=file.source,
            extends=file.extends,
            office=file.office,
            decree=file.decree,
            nodes=file.node,
            targets=tuple(target for target in targets if target is not None),
            realisations=tuple(realisation for realisation in realisations if realisation is not None),
            scales=self._scales,
            printed_tables=self._tables,
            readings=file.reading,
            own_units=self._own_units,
            overridden=self._overridden,
            origin=self._place(()).file,
        )

    # --- faults ---

    @contextmanager
    def _at(self, *path: str | int) -> Iterator[None]:
        """Turn what goes wrong inside into a finding at this key, and go on."""
        try:
            yield
        except SakipError as error:
            self._findings.append(_finding(error, self._place(path)))

    def _unique(self, table: str, key: str, codes: Sequence[str]) -> None:
        seen: set[str] = set()
        for index, code in enumerate(codes):
            if code in seen:
                place = self._place((table, index, key))
                self._findings.append(Finding("duplicate-code", {"kind": Word(f"a-{table}"), "name": code}, place))
            seen.add(code)

    def _refer(self, name: str, kind: str, known: Collection[str], *path: str | int) -> bool:
        """Whether ``known`` has the name; if not, say so, ``kind`` being a term without its article ``a-``."""
        if name in known:
            return True
        facts = {"kind": Word(f"a-{kind}"), "name": name, **hints(name, known)}
        self._findings.append(Finding("unknown-reference", facts, self._place(path)))
        return False

    # --- tables ---

    def _units(self) -> None:
        names: list[str] = []
        for index, table in enumerate(self._file.unit):
            with self._at("unit", index, "name"):
                canonical(table.name, (table.name,))
                names.append(table.name)
        self._own_units = tuple(names)

    def _scale(self, table: ScaleTable) -> CategoryScale:
        facts: dict[str, Any] = {
            "title": table.title,
            "source": table.source or table.basis,
            "places": table.places,
            "rounding": table.rounding,
            "beyond": table.beyond,
            "classify_from": table.classify_from,
            "confidence": table.confidence,
            "note": table.basis,
        }
        if table.printed:
            if table.edges or table.bands or table.closure:
                raise ScaleError(
                    f"scale {table.key!r} has a printed table and thresholds of its own", "Keep one of the two."
                )
            rows = [(row.code, row.label, row.range) for row in table.printed]
            printed = PrintedTable.of(table.key, rows, title=table.title, source=table.source)
            self._tables[table.key] = printed
            return printed.read_as(_closure(table.key, table.read_as, "read_as"), **facts)
        edges = [edge or None for edge in table.edges]
        bands = [(band.code, band.label) for band in table.bands]
        return CategoryScale.of(table.key, edges, bands, _closure(table.key, table.closure, "closure"), **facts)

    def _indicator(self, index: int, table: IndicatorTable) -> Indicator | None:
        """Make an indicator; its keys are looked at one by one first, so that every wrong one is named."""
        before = len(self._findings)
        facts = {name: getattr(table, name) for name in _COPIED}
        if table.achievement_places is not None:
            facts["achievement_places"] = table.achievement_places
        with self._at("indicator", index, "unit"):
            canonical(table.unit, self._own_units)
        if table.polarity is not None:
            with self._at("indicator", index, "polarity"):
                achievement_rule(table.polarity)
        with self._at("indicator", index, "rounding"):
            rounding(table.rounding)
        with self._at("indicator", index, "formula"):
            formula = self._formula(table)
        scale = self._named_scale(table.scale, "indicator", index, "scale")
        achievement_scale = self._named_scale(table.achievement_scale, "indicator", index, "achievement_scale")
        if len(self._findings) > before:
            return None
        return Indicator(
            code=table.code,
            name=table.name,
            unit=table.unit,
            formula=formula,
            scale=scale,
            achievement_scale=achievement_scale,
            own_units=self._own_units,
            origin=self._origins.get(table.code, self._file.code),
            **facts,
        )

    def _formula(self, table: IndicatorTable) -> Formula:
        arguments = dict(table.formula)
        kind = arguments.pop("kind", None)
        taken = arguments.pop("taken", {})
        if not isinstance(kind, str) or not isinstance(taken, dict):
            raise FormulaError(
                f"the formula of {table.code!r} does not say its kind", "Write formula = { kind = 'ratio', … }."
            )
        sources = {name: self._taken(name, given) for name, given in taken.items()}
        made = record(kind, arguments, sources)
        for component in made.components:
            if not isinstance(component.unit, str | None):
                raise FormulaError(f"component {component.name!r} has the unit {quoted(component.unit)}", "Write text.")
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
        )

    def _named_scale(self, key: str, *path: str | int) -> CategoryScale | None:
        if not key:
            return None
        if key in self._scales:
            return self._scales[key]
        of_regulations = set(regulations.keys())
        known = of_regulations | {table.key for table in self._file.scale}
        name = key.partition("/")[0]  # ipasn/floor is one of the readings of ipasn
        if not self._refer(name, "scale", known, *path) or name not in of_regulations:
            return None  # a scale of this file that could not be made has its own finding
        if self._file.year is not None and self._year is None:
            return None  # so has a year that is none
        return regulations.scale(key, on=self._day())

    def _day(self) -> dt.date:
        """The day whose regulations apply: the end of the year of the set, else the date of its decree."""
        if self._year is not None:
            return self._year.end
        if self._file.decree is not None and self._file.decree.date is not None:
            return self._file.decree.date
        raise DefinitionError(
            "a scale of a regulation is asked for, but nothing says on which day",
            "Give the set a year or a decree date.",
        )

    def _target(self, index: int, table: TargetTable) -> Target | None:
        self._refer(table.indicator, "indicator", self._codes, "target", index, "indicator")
        before = len(self._findings)
        with self._at("target", index, "period"):
            period = parse_period(table.period)
        with self._at("target", index, "value"):
            value = target_value(table.value)
        if len(self._findings) > before:
            return None
        target = Target(
            table.indicator,
            period,
            value,
            document=table.document,
            issued=table.issued,
            reason=table.reason,
            replaces=table.replaces,
            printed=table.printed,
        )
        indicator = self._indicators.get(table.indicator)
        if indicator is not None and target.unit is not None:
            with self._at("target", index, "value"):
                factor(canonical(target.unit, self._own_units), indicator.unit, self._own_units)
        return target

    def _realisation(self, index: int, table: RealisationTable) -> Realisation | None:
        self._refer(table.indicator, "indicator", self._codes, "realisation", index, "indicator")
        indicator = self._indicators.get(table.indicator)
        if indicator is not None:
            names = [component.name for component in indicator.formula.components]
            for name in table.components:
                self._refer(name, "component", names, "realisation", index, "components", name)
        before = len(self._findings)
        with self._at("realisation", index, "status"):
            state = read_state(table.status)
        with self._at("realisation", index, "period"):
            period = parse_period(table.period)
        if len(self._findings) > before:
            return None
        document = Evidence(table.document, table.system, table.sha256)
        return Realisation(
            table.indicator,
            period,
            {name: component_value(value) for name, value in table.components.items()},
            (document,) if table.document or table.system else (),
            table.recorded,
            state or State.SUBMITTED,
            applicable=state is not None,
            note=table.note,
            published=table.published,
            place=self._place(("realisation", index)),
        )

    # --- what tables say of one another ---

    def _check_nodes(self) -> None:
        nodes = {node.code for node in self._file.node}
        for index, node in enumerate(self._file.node):
            if node.parent:
                self._refer(node.parent, "node", nodes, "node", index, "parent")
        for index, table in enumerate(self._file.indicator):
            if table.node:
                self._refer(table.node, "node", nodes, "indicator", index, "node")
        subjects = nodes | self._codes | self._scales.keys() | {"decree", "office"}
        for index, reading in enumerate(self._file.reading):
            self._refer(reading.subject, "subject", subjects, "reading", index, "subject")

    def _check_together(self) -> None:
        """Report what only the whole shows, such as a circle, at the indicator it was met at."""
        order = [table.code for table in self._file.indicator]
        for code, error in faults(self._indicators.values()):
            place = self._place(("indicator", order.index(code), "formula"))
            self._findings.append(_finding(error, place))


def _finding(error: SakipError, place: Place) -> Finding:
    """Turn an error into a finding: one with words in both languages where there is one, else with its own."""
    if isinstance(error, UnknownNameError):
        facts = {"name": error.name, **hints(error.name, error.known)}
        if error.kind == "unit":
            return Finding("unknown-unit", facts, place)
        term = f"a-{error.kind.replace(' ', '-')}"
        kind = Word(term if term in TERMS else "a-choice")
        return Finding("unknown-reference", {"kind": kind, **facts}, place)
    if isinstance(error, PeriodError) and isinstance(error.value, str):
        return Finding("bad-period", {"given": f"“{error.value}”"}, place)
    return Finding("bad-value", {"what": error.what, "remedy": error.remedy}, place)


def _closure(key: str, given: str, name: str) -> Closure:
    if given == "upper":
        return "upper"
    if given == "lower":
        return "lower"
    raise ScaleError(
        f"scale {key!r} does not say how its ends are read: {name} = {given!r}",
        f"Write {name} = 'upper' for (a, b] or 'lower' for [a, b).",
    )
