"""Documents, targets, realisations and analyses of a set file: from tables of the right shape to what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from sakip.errors import DefinitionError, quoted
from sakip.indicators import (
    DOCUMENT_KINDS,
    Analysis,
    Evidence,
    PlanningDocument,
    Realisation,
    State,
    Target,
    canonical_or_given,
    read_state,
)
from sakip.indicators.target import kind_of_document
from sakip.periods import parse_period
from sakip.sets.definitions import meant_on
from sakip.sets.values import component_value, target_value
from sakip.units import canonical, factor

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sakip.indicators import Indicator
    from sakip.sets.faults import Faults
    from sakip.sets.shape import AnalysisTable, DocumentTable, RealisationTable, SetFile, TargetTable


class Recorder:
    """Reads the records of one file: ``codes`` are its indicators, ``definitions`` those that could be made."""

    def __init__(
        self, file: SetFile, faults: Faults, codes: Collection[str], definitions: Mapping[str, Sequence[Indicator]]
    ) -> None:
        self._file = file
        self._faults = faults
        self._codes = codes
        self._definitions = definitions
        self._titles = {table.code: table for table in file.document if table.code}
        self._documents: dict[str, PlanningDocument] = {}
        self.documents: list[PlanningDocument] = []
        self.targets: list[Target] = []
        self.realisations: list[Realisation] = []
        self.analyses: list[Analysis] = []

    def read(self) -> None:
        """Read every table of the file that records something."""
        faults, file = self._faults, self._file
        faults.unique("document", "code", [table.code for table in file.document])
        for index, document in enumerate(file.document):
            with faults.at("document", index):
                self._document(index, document)
        for index, target in enumerate(file.target):
            with faults.at("target", index):
                self._target(index, target)
        for index, realisation in enumerate(file.realisation):
            with faults.at("realisation", index):
                self._realisation(index, realisation)
        for index, analysis in enumerate(file.analysis):
            with faults.at("analysis", index):
                self._analysis(index, analysis)

    # --- documents and targets ---

    def _document(self, index: int, table: DocumentTable) -> None:
        kind = DOCUMENT_KINDS[0]
        with self._faults.at("document", index, "kind"):
            kind = kind_of_document(table.kind)
        if not table.title.strip():
            self._faults.blank("document", index, "title")
        if table.replaces and table.replaces == table.code:
            self._faults.found("document-replaces-itself", {"name": table.code}, "document", index, "replaces")
        made = PlanningDocument(
            kind,
            table.title if table.title.strip() else "-",
            table.number,
            table.issued,
            "" if table.replaces == table.code else self._title_of(table.replaces),
            table.reason,
            table.code,
        )
        self.documents.append(made)
        self._documents[table.code] = made
        for code, period, given, path in self._promises(index, table):
            self._faults.refer(code, "indicator", self._codes, *path)
            with self._faults.at(*path):
                target = made.target(code, parse_period(period), target_value(given))
                self._check_unit(target, *path)
                self.targets.append(target)

    def _promises(self, index: int, table: DocumentTable) -> Iterator[tuple[str, str, Any, tuple[str | int, ...]]]:
        """Yield indicator, period and value of each target of a document, with the path to it."""
        for code, given in table.targets.items():
            path: tuple[str | int, ...] = ("document", index, "targets", code)
            if table.period:
                yield code, table.period, given, path
                continue
            with self._faults.at(*path):
                if not isinstance(given, dict):
                    raise DefinitionError(
                        f"the target {quoted(given)} of {code!r} has no period",
                        "Give the document a period, or write { 2024 = 87, 2025 = 88 }.",
                        fault="target-no-period",
                        value=given,
                        name=code,
                        example="{ 2024 = 87, 2025 = 88 }",
                    )
                yield from ((code, period, value, (*path, period)) for period, value in given.items())

    def _title_of(self, document: str) -> str:
        """Return how a document is called that is named by its code, or by any other words."""
        table = self._titles.get(document)
        if table is None:
            return document
        return str(PlanningDocument("pk", table.title, table.number))

    def _target(self, index: int, table: TargetTable) -> None:
        faults = self._faults
        faults.refer(table.indicator, "indicator", self._codes, "target", index, "indicator")
        before = len(faults.findings)
        with faults.at("target", index, "period"):
            period = parse_period(table.period)
        with faults.at("target", index, "value"):
            value = target_value(table.value)
        if table.kind:
            with faults.at("target", index, "kind"):
                kind_of_document(table.kind)
        if len(faults.findings) > before:
            return
        facts: dict[str, Any] = {
            "document": self._title_of(table.document),
            "issued": table.issued,
            "reason": table.reason,
            "replaces": self._title_of(table.replaces),
            "kind": table.kind,
        }
        source = self._documents.get(table.document) if table.document else None
        if source is not None:
            inherited = source.target(table.indicator, period, value, printed=table.printed)
            target = evolve(inherited, **{name: fact for name, fact in facts.items() if fact})
        else:
            target = Target(table.indicator, period, value, printed=table.printed, **facts)
        if table.unit:
            with faults.at("target", index, "unit"):
                if target.unit is not None and target.unit != canonical_or_given(table.unit):
                    raise DefinitionError(
                        f"the target is in {target.unit!r} and in {table.unit!r}",
                        "Name its unit once.",
                        fault="target-two-units",
                        first=target.unit,
                        second=table.unit,
                    )
                target = evolve(target, unit=table.unit)
        self._check_unit(target, "target", index, "value")
        self.targets.append(target)

    def _check_unit(self, target: Target, *path: str | int) -> None:
        definitions = self._definitions.get(target.indicator)
        if definitions and target.unit is not None:
            indicator = meant_on(definitions, target.period.end)
            with self._faults.at(*path):
                factor(canonical(target.unit, indicator.own_units), indicator.unit, indicator.own_units)

    # --- what was reported ---

    def _realisation(self, index: int, table: RealisationTable) -> None:
        faults = self._faults
        faults.refer(table.indicator, "indicator", self._codes, "realisation", index, "indicator")
        before = len(faults.findings)
        with faults.at("realisation", index, "status"):
            state = read_state(table.status)
        with faults.at("realisation", index, "period"):
            period = parse_period(table.period)
        if len(faults.findings) > before:
            return
        definitions = self._definitions.get(table.indicator)
        if definitions:
            indicator = meant_on(definitions, period.end)
            names = [component.name for component in indicator.formula.components]
            for name in table.components:
                faults.refer(name, "component", names, "realisation", index, "components", name)
            for place, piece in enumerate(table.evidence):
                path = ("realisation", index, "evidence", place, "component")
                if piece.component:
                    faults.refer(piece.component, "component", names, *path)
        components: dict[str, Any] = {}
        for name, value in table.components.items():
            with faults.at("realisation", index, "components", name):
                components[name] = component_value(value)
                Realisation(table.indicator, period, {name: components[name]})
        if len(faults.findings) > before:
            return
        document = Evidence(table.document, table.system, table.sha256)
        self.realisations.append(
            Realisation(
                table.indicator,
                period,
                components,
                (*((document,) if table.document or table.system or table.sha256 else ()), *table.evidence),
                table.recorded,
                state or State.SUBMITTED,
                applicable=state is not None,
                note=table.note,
                published=table.published,
                place=faults.place(("realisation", index)),
            )
        )

    def _analysis(self, index: int, table: AnalysisTable) -> None:
        self._faults.refer(table.indicator, "indicator", self._codes, "analysis", index, "indicator")
        with self._faults.at("analysis", index, "period"):
            period = parse_period(table.period)
            self.analyses.append(
                Analysis(table.indicator, period, table.cause, table.remedy, table.programmes, table.document)
            )
