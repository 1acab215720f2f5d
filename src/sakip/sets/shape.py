"""The shape of a set file: which tables and keys there are, and of what kind.

The classes are named after the tables and their attributes after the keys; where a table says just what a class of
the library holds, such as :class:`sakip.sets.Office`, it is read into that class. What the values mean is another
matter: see :mod:`sakip.sets.meaning`.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

import attrs
from attrs import frozen

from sakip.indicators import Evidence
from sakip.plan import Budget, CascadeNode, PlanLink
from sakip.sets.model import Acceptance, Decree, Office, Reading
from sakip.toml.shape import Numeric


@frozen
class UnitTable:
    """``[[unit]]``: a count the library does not know."""

    name: str


@frozen
class RuleTable:
    """``[[rule]]``: an achievement rule of the set's own, a formula over ``realisasi`` and ``target``."""

    name: str
    formula: dict[str, Any]
    better: Literal["higher", "lower", "on-target"]
    source: str
    confidence: str = "M"


@frozen
class DefaultsTable:
    """``[defaults]``: what holds of each indicator of the file that does not say so itself."""

    level: str = ""
    node: str = ""
    scale: str = ""
    achievement_scale: str = ""
    places: int | None = None
    achievement_places: int | None = None
    rounding: str = ""
    achievement_from: str = ""
    floor: Numeric | None = None
    cap: Numeric | None = None
    limits_basis: str = ""
    zero_target: str = ""
    consolidation: str | None = None
    aggregation: str | None = None
    responsible: tuple[str, ...] = ()
    data_sources: tuple[str, ...] = ()
    not_in_text: tuple[str, ...] = ()


@frozen
class IndicatorTable:
    """``[[indicator]]``."""

    code: str
    name: str
    unit: str
    formula: dict[str, Any]
    polarity: str | None = None
    scale: str = ""
    achievement_scale: str = ""
    places: int = 2
    achievement_places: int | None = None
    rounding: str = "half-up"
    achievement_from: str = "published"
    floor: Numeric | None = None
    cap: Numeric | None = None
    limits_basis: str = ""
    zero_target: str = "undefined"
    consolidation: str | None = None
    aggregation: str | None = None
    weighted_by: str = ""
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    issued: dt.date | None = None
    basis: str = ""
    predicates: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    node: str = ""
    level: str = ""
    definition: str = ""
    reason: str = ""
    formula_text: str = ""
    data_sources: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    not_in_text: tuple[str, ...] = ()
    note: str = ""


@frozen
class BandTable:
    """One band of a scale made of thresholds."""

    code: str
    label: str


@frozen
class RowTable:
    """One row of a table of bands as printed."""

    code: str
    label: str
    range: str


@frozen
class ScaleTable:
    """``[[scale]]``: thresholds and a closure, or a table as printed and how it is read."""

    key: str
    title: str = ""
    source: str = ""
    printed: tuple[RowTable, ...] = ()
    read_as: str = ""
    edges: tuple[Numeric, ...] = ()
    bands: tuple[BandTable, ...] = ()
    closure: str = ""
    places: int | None = 2
    rounding: str = "half-up"
    beyond: str = "error"
    classify_from: str = "published"
    basis: str = ""
    confidence: str = ""
    clause: str = ""
    note: str = ""
    reading: str = ""
    in_force: dt.date | None = None
    until: dt.date | None = None


@frozen
class TargetTable:
    """``[[target]]``."""

    indicator: str
    period: Numeric
    value: Any
    document: str = ""
    issued: dt.date | None = None
    reason: str = ""
    replaces: str = ""
    printed: str = ""
    kind: str = ""
    unit: str = ""


@frozen
class DocumentTable:
    """``[[document]]``: what promises, with its targets of one period, or of several by period."""

    code: str
    kind: str
    title: str
    number: str = ""
    issued: dt.date | None = None
    period: Numeric | None = None
    replaces: str = ""
    reason: str = ""
    targets: dict[str, Any] = attrs.field(factory=dict)


@frozen
class AnalysisTable:
    """``[[analysis]]``: why a result came about, and what is done about it."""

    indicator: str
    period: Numeric
    cause: str = ""
    remedy: str = ""
    programmes: str = ""
    document: str = ""


@frozen
class RealisationTable:
    """``[[realisation]]``."""

    indicator: str
    period: Numeric
    components: dict[str, Any] = attrs.field(factory=dict)
    document: str = ""
    system: str = ""
    sha256: str = ""
    evidence: tuple[Evidence, ...] = ()
    recorded: dt.date | None = None
    status: str = ""
    note: str = ""
    published: str = ""
    printed: str = ""


@frozen
class SetFile:
    """A whole set file."""

    code: str
    schema: int = 1
    title: str = ""
    year: int | None = None
    source: str = ""
    extends: str = ""
    office: Office | None = None
    decree: Decree | None = None
    unit: tuple[UnitTable, ...] = ()
    defaults: DefaultsTable | None = None
    node: tuple[CascadeNode, ...] = ()
    link: tuple[PlanLink, ...] = ()
    budget: tuple[Budget, ...] = ()
    rule: tuple[RuleTable, ...] = ()
    indicator: tuple[IndicatorTable, ...] = ()
    definition: tuple[IndicatorTable, ...] = ()
    scale: tuple[ScaleTable, ...] = ()
    document: tuple[DocumentTable, ...] = ()
    target: tuple[TargetTable, ...] = ()
    realisation: tuple[RealisationTable, ...] = ()
    analysis: tuple[AnalysisTable, ...] = ()
    reading: tuple[Reading, ...] = ()
    accept: tuple[Acceptance, ...] = ()
