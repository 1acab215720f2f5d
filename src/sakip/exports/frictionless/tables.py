"""The tables of a package: their fields, types, keys, and what each field means.

A field is described once, in :mod:`sakip.wording`, and means the same in every table. Where a number has a unit that
differs from row to row, ``unitField`` names the column it stands in; a unit that is always the same is ``unit``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias

from attrs import field, frozen

from sakip import hooks, wording
from sakip.assessment import Reason, Status
from sakip.indicators import DOCUMENT_KINDS
from sakip.indicators.realisation import State

FieldType: TypeAlias = Literal["string", "integer", "number", "boolean", "date"]

USES: Final = ("counted", "left-out", "carried")
"""A realisation was counted in a scorecard, left out of it, or is carried by a set that was not assessed."""

_RATIO: Final = "^-?[0-9]+(/[0-9]+)?$"
_PERIOD: Final = "^[0-9]{4}(-S[12]|-Q[1-4]|-[01][0-9])?$"


@frozen
class Column:
    """A field of a table: its ``name``, its ``type``, whether it is ``required``, and the ``limits`` on it.

    ``unit`` is what all its numbers are in, ``unit_field`` the field that says so row by row.
    """

    name: str
    type: FieldType = "string"
    required: bool = False
    limits: Mapping[str, Any] = field(default=MappingProxyType({}), converter=hooks.kept, hash=False)
    unit: str = ""
    unit_field: str = ""

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def to_dict(self, lang: str) -> dict[str, Any]:
        """Return the field of a Table Schema."""
        number = {"decimalChar": ".", "bareNumber": True} if self.type == "number" else {}
        limits: dict[str, Any] = {"required": True} if self.required else {}
        limits |= {name: list(held) if name == "enum" else held for name, held in self.limits.items()}
        return {
            "name": self.name,
            "type": self.type,
            "description": wording.term(f"frictionless-{self.name.replace('_', '-')}", lang),
            **number,
            **({"unit": self.unit} if self.unit else {}),
            **({"unitField": self.unit_field} if self.unit_field else {}),
            **({"constraints": limits} if limits else {}),
        }


@frozen
class Table:
    """A table: its ``name``, its ``columns``, its primary ``key``, and where it ``points_to``.

    That is which columns point to the key of which other table.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    points_to: tuple[tuple[tuple[str, ...], str], ...] = ()

    def schema(self, lang: str) -> dict[str, Any]:
        """Return the Table Schema."""
        return {
            "fields": [column.to_dict(lang) for column in self.columns],
            "missingValues": [""],
            "primaryKey": list(self.key),
            **({"foreignKeys": [_pointing(*pair) for pair in self.points_to]} if self.points_to else {}),
        }


def _pointing(columns: tuple[str, ...], table: str) -> dict[str, Any]:
    return {"fields": list(columns), "reference": {"resource": table, "fields": list(columns)}}


def _enum(values: Any) -> dict[str, Any]:
    return {"enum": tuple(str(value) for value in values)}


_SET = Column("set", "integer", required=True)
_INDICATOR = Column("indicator", required=True)
_SCORECARD = Column("scorecard", "integer", required=True)
_PERIODS = Column("period", required=True, limits={"pattern": _PERIOD})
_VALUE = Column("value", "number", unit_field="unit")
_EXACT = Column("exact", limits={"pattern": _RATIO}, unit_field="unit")
_OF_SET = (("set",), "sets")
_OF_INDICATOR = (("set", "indicator"), "indicators")
_OF_SCORECARD = (("scorecard",), "scorecards")

SETS: Final = Table(
    "sets",
    (_SET, Column("code"), *map(Column, ("title", "office", "regency", "province", "region_code")),
     Column("year", "integer"), Column("decree"), Column("source")),
    ("set",),
)  # fmt: skip
INDICATORS: Final = Table(
    "indicators",
    (
        _SET,
        _INDICATOR,
        Column("name", required=True),
        Column("unit", required=True),
        *map(Column, ("polarity", "formula_kind", "formula", "formula_text", "definition")),
        *map(Column, ("data_sources", "responsible", "node", "level")),
        Column("places", "integer", required=True, limits={"minimum": 0}),
        Column("consolidation"),
        Column("valid_from", "date"),
        Column("valid_until", "date"),
    ),
    ("set", "indicator"),
    (_OF_SET,),
)
TARGETS: Final = Table(
    "targets",
    (
        Column("target", "integer", required=True),
        _SET,
        _INDICATOR,
        _PERIODS,
        Column("kind", limits=_enum(DOCUMENT_KINDS)),
        _VALUE,
        _EXACT,
        Column("lower", "number", unit_field="unit"),
        Column("upper", "number", unit_field="unit"),
        Column("word"),
        Column("unit"),
        Column("document"),
        Column("issued", "date"),
        *map(Column, ("revision_reason", "replaces", "printed")),
    ),
    ("target",),
    (_OF_INDICATOR,),
)
SCORECARDS: Final = Table(
    "scorecards",
    (_SCORECARD, _SET, _PERIODS, Column("as_of", "date"), Column("policy")),
    ("scorecard",),
    (_OF_SET,),
)
ASSESSMENTS: Final = Table(
    "assessments",
    (
        _SCORECARD,
        _SET,
        _INDICATOR,
        Column("promised"),
        Column("unit", required=True),
        Column("status", required=True, limits=_enum(Status)),
        Column("reason", limits=_enum(Reason)),
        Column("why"),
        _VALUE,
        _EXACT,
        *map(Column, ("predicate", "category", "category_label")),
        Column("achievement", "number", unit="persen"),
        Column("achievement_exact", limits={"pattern": _RATIO}, unit="persen"),
        Column("achievement_limited", limits=_enum(("floor", "cap"))),
        Column("achievement_rule"),
        Column("achievement_status", required=True, limits=_enum(Status)),
        Column("achievement_reason", limits=_enum(Reason)),
        *map(Column, ("achievement_why", "achievement_category", "achievement_category_label")),
        Column("reached", "boolean"),
    ),
    ("scorecard", "indicator"),
    (_OF_SCORECARD, _OF_INDICATOR),
)
REALISATIONS: Final = Table(
    "realisations",
    (
        Column("realisation", "integer", required=True),
        Column("scorecard", "integer"),
        _SET,
        _INDICATOR,
        _PERIODS,
        Column("use", required=True, limits=_enum(USES)),
        Column("applicable", "boolean", required=True),
        Column("component"),
        _VALUE,
        _EXACT,
        Column("word"),
        Column("unit"),
        Column("state", required=True, limits=_enum(State)),
        Column("recorded", "date"),
        Column("document"),
        Column("note"),
    ),
    ("realisation",),
    (_OF_SCORECARD, _OF_INDICATOR),
)
FINDINGS: Final = Table(
    "findings",
    (
        Column("finding", "integer", required=True),
        Column("scorecard", "integer"),
        Column("set", "integer"),
        Column("severity", required=True, limits=_enum(("error", "warning", "info"))),
        Column("code"),
        Column("message"),
        *map(Column, ("remedy", "file")),
        Column("line", "integer", limits={"minimum": 1}),
        *map(Column, ("column", "key")),
    ),
    ("finding",),
    (_OF_SCORECARD, _OF_SET),
)

TABLES: Final = (SETS, INDICATORS, TARGETS, SCORECARDS, ASSESSMENTS, REALISATIONS, FINDINGS)
"""The tables of a package, each after those it points to."""
