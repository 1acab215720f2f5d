"""The shape of a sheet in TOML: its tables and keys, the same in a regulation's file and in an agency's own."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from sakip.sets.shape import BandTable
from sakip.toml.shape import Numeric


@frozen
class GradeTable:
    """``[[grade]]``: a grade and the percentage of the weight it earns."""

    code: str
    points: Numeric


@frozen
class LevelTable:
    """``[[rubric.level]]``: what a grade takes; best first."""

    grade: str
    text: str = ""
    full: Any = False
    years: Numeric | None = None
    distinction: str = ""
    above: Numeric | None = None


@frozen
class RubricTable:
    """``[[rubric]]``."""

    code: str
    name: str = ""
    level: tuple[LevelTable, ...] = ()


@frozen
class AnswersTable:
    """``[[answers]]``: answers a criterion may get and what each is worth; best first."""

    code: str
    values: dict[str, Any]
    note: str = ""


@frozen
class CriterionTable:
    """``[[component.sub.criterion]]``; without a weight all of a sub-component are equal."""

    code: str
    name: str = ""
    answers: str = ""
    weight: Numeric | None = None


@frozen
class SubTable:
    """``[[component.sub]]``."""

    code: str
    name: str
    weight: Numeric
    rubric: str = ""
    answers: str = ""
    group: str = ""
    criterion: tuple[CriterionTable, ...] = ()


@frozen
class ComponentTable:
    """``[[component]]``."""

    code: str
    name: str
    weight: Numeric
    sub: tuple[SubTable, ...] = ()


@frozen
class ScaleTable:
    """``[scale]``: predicates of the sheet's own, lowest first, and the thresholds between them."""

    edges: tuple[Numeric, ...]
    bands: tuple[BandTable, ...]
    closure: str
    title: str = ""
    places: int = 2
    rounding: str = "half-up"
    source: str = ""
    clause: str = ""
    confidence: str = ""
    note: str = ""


@frozen
class SheetFile:
    """A whole sheet; ``scale`` is a table, or names the scale of a regulation."""

    code: str
    title: str
    schema: int = 1
    extends: str = ""
    citation: str = ""
    clause: str = ""
    source: str = ""
    confidence: str = ""
    note: str = ""
    maximum: Numeric = field(default=Numeric("100"))
    scale: Any = ""
    grade: tuple[GradeTable, ...] = ()
    rubric: tuple[RubricTable, ...] = ()
    answers: tuple[AnswersTable, ...] = ()
    component: tuple[ComponentTable, ...] = ()
