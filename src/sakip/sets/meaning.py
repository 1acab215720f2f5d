"""The meaning of a set file: from tables of the right shape to indicators, with every fault named at its line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from attrs import frozen

from sakip.errors import UnknownNameError, quoted
from sakip.findings import Finding
from sakip.sets.defining import Definer
from sakip.sets.definitions import by_code, settled
from sakip.sets.faults import EnoughError, Faults, finding_of
from sakip.sets.model import IndicatorSet
from sakip.sets.recording import Recorder
from sakip.sets.relations import faults
from sakip.wording import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sakip.findings import Place
    from sakip.indicators import Indicator
    from sakip.packs import Origin, Registry
    from sakip.sets.damage import Damage
    from sakip.sets.shape import SetFile
    from sakip.toml.text import Path

MOST_INDICATORS: Final = 2_000
"""How many indicators a set may have."""


@frozen
class Meant:
    """What a file means: the set, or the findings that say why there is none."""

    office: IndicatorSet | None
    findings: tuple[Finding, ...]


def meant(
    file: SetFile,
    place: Callable[[Path], Place],
    origins: Mapping[str, Origin] | None = None,
    registry: Registry | None = None,
    damage: Damage | None = None,
) -> Meant:
    """Return the set a file means; ``place`` finds the line of a key, ``origins`` which set an indicator is from.

    ``damage`` is what the faults of its shape did to the file; then there is no set, only what else is wrong.
    """
    for room, size in (("indicator", len(file.indicator)), ("definition", len(file.definition))):
        if size > MOST_INDICATORS:
            facts = {"what": Word("a-set"), "size": size, "limit": MOST_INDICATORS}
            return Meant(None, (Finding("too-large", facts, place((room, MOST_INDICATORS))),))
    problems = Faults(place, damage)
    try:
        return _Reader(file, problems, origins or {}, registry).read()
    except EnoughError:
        return Meant(None, tuple(problems.findings))


class _Reader:
    """Reads one file; what is wrong with one table does not keep the others from being read."""

    def __init__(
        self,
        file: SetFile,
        faults: Faults,
        origins: Mapping[str, Origin],
        registry: Registry | None,
    ) -> None:
        self._file = file
        self._faults = faults
        self._definer = Definer(file, self._faults, origins, registry)
        self._indicators: dict[str, Indicator] = {}
        self._earlier: list[Indicator] = []
        self._codes = {table.code for table in file.indicator}

    def read(self) -> Meant:
        file, problems = self._file, self._faults
        problems.code(file.code, "code")
        problems.unique("indicator", "code", [indicator.code for indicator in file.indicator])
        problems.unique("scale", "key", [scale.key for scale in file.scale])
        problems.unique("node", "code", [node.code for node in file.node])
        problems.unique("reading", "code", [reading.code for reading in file.reading])
        for index, table in enumerate(file.indicator):
            with problems.at("indicator", index):
                made = self._definer.indicator(table, "indicator", index)
                if made is not None and not problems.is_hollow("indicator", index):
                    self._indicators.setdefault(table.code, made)
        told = {(finding.code, _plain(finding)) for finding in problems.findings}
        before = len(problems.findings)
        for index, table in enumerate(file.definition):
            with problems.at("definition", index):
                made = self._definer.indicator(table, "definition", index)
                if made is not None and table.code in self._codes:
                    self._earlier.append(made)
        # a definition is completed by its indicator, whose faults are told already
        problems.findings[before:] = [one for one in problems.findings[before:] if (one.code, _plain(one)) not in told]
        recorder = Recorder(file, problems, self._codes, self._definitions())
        recorder.read()
        self._check_nodes()
        self._check_together()
        if problems.findings or problems.damaged:
            return Meant(None, tuple(problems.settle()))
        return Meant(self._set(recorder), ())

    def _definitions(self) -> dict[str, list[Indicator]]:
        earlier_of = by_code(self._earlier)
        # of two that share a code nobody knows which is meant
        codes = Counter(table.code for table in self._file.indicator)
        several = {code: (one, earlier_of.get(code, [])) for code, one in self._indicators.items() if codes[code] == 1}
        return {code: [settled(current, earlier), *earlier] for code, (current, earlier) in several.items()}

    def _set(self, recorder: Recorder) -> IndicatorSet:
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
            links=file.link,
            budgets=file.budget,
            earlier=tuple(self._earlier),
            documents=tuple(recorder.documents),
            targets=tuple(recorder.targets),
            realisations=tuple(recorder.realisations),
            analyses=tuple(recorder.analyses),
            scales=self._definer.scales,
            printed_tables=self._definer.tables,
            readings=file.reading,
            accepted=file.accept,
            own_units=self._definer.own_units,
        )

    # --- what tables say of one another ---

    def _check_nodes(self) -> None:
        nodes = {node.code for node in self._file.node}
        for index, node in enumerate(self._file.node):
            if node.parent:
                self._faults.refer(node.parent, "node", nodes, "node", index, "parent")
        for index, table in enumerate(self._file.indicator):
            if table.node:
                self._faults.refer(table.node, "node", nodes, "indicator", index, "node")
        subjects = nodes | self._codes | self._definer.scales.keys() | {"decree", "office"}
        for index, reading in enumerate(self._file.reading):
            self._faults.refer(reading.subject, "subject", subjects, "reading", index, "subject")
        for index, accepted in enumerate(self._file.accept):
            if accepted.subject:
                self._faults.refer(accepted.subject, "subject", subjects, "accept", index, "subject")

    def _check_together(self) -> None:
        """Report what only the whole shows, such as a circle, at the indicator it was met at."""
        order = [table.code for table in self._file.indicator]
        for code, error in faults(self._indicators.values(), self._earlier):
            if isinstance(error, UnknownNameError):
                name = error.name
                if name in self._codes or self._faults.is_lost("indicator", name) or code not in self._indicators:
                    continue  # there is such an indicator, which has a finding of its own
            defined = [place for place, table in enumerate(self._file.definition) if table.code == code]
            path = ("definition", defined[0]) if defined else ("indicator", order.index(code), "formula")
            place = self._faults.place(path)
            self._faults.add(finding_of(error, place))


def _plain(finding: Finding) -> str:
    return repr([(name, _written(fact)) for name, fact in sorted(finding.facts.items(), key=lambda fact: fact[0])])


def _written(fact: object) -> str:
    try:
        return repr(fact)
    except ValueError:  # an integer in another base, of more digits than Python writes
        return quoted(fact)
