"""The JSON Schema of a set file, so that editors complete its keys, explain them, and underline what is not one.

It is made from the classes a file is read into (:mod:`sakip.sets.shape`), the signatures of the formulas and the
library's own lists of names, and comes with it as ``data/schema/set-1.json``. ``sakip schema --out set-1.json`` writes
it, and an editor that speaks Taplo (Even Better TOML in VS Code, among others) takes it from the first line of a set
file::

    #:schema ./set-1.json

A schema knows shapes: what one table says of another, and what numbers mean, only the reader checks
(:func:`sakip.load`). JSON has no dates: a TOML date counts as its text, and a date in quotes, which the reader refuses,
passes. A file that ``extends`` another may leave out of a table what the other has said of the same thing.

>>> schema()["properties"]["indicator"]["items"]
{'$ref': '#/$defs/indicator'}
>>> schema("en")["$defs"]["indicator"]["properties"]["rounding"]["enum"]
['half-up', 'truncate', 'half-even']
"""

from __future__ import annotations

import datetime as dt
import inspect
import json
import types
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import attrs

import sakip.regulations as regulations
from sakip.bands import CategoryScale, Closure
from sakip.figures import FRACTION_DIGITS, ROUNDINGS
from sakip.formulas import STRATEGIES
from sakip.formulas.achievement import ACHIEVEMENT_RULES
from sakip.formulas.scales import SCALES
from sakip.indicators import Indicator, PlanningDocument, Target
from sakip.indicators.realisation import STATES
from sakip.packs.registry import NAMESPACED
from sakip.plan import KINDS
from sakip.sets.catalogue import SCHEMA
from sakip.sets.merging import IDENTITIES
from sakip.sets.shape import DocumentTable, IndicatorTable, ScaleTable, SetFile, TargetTable
from sakip.toml.shape import Numeric
from sakip.tree import Taken
from sakip.units import all_units
from sakip.wording import LANGUAGES, language
from sakip.wording.keys import KEYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_TEXT: Final[dict[str, Any]] = {"type": "string"}
_NUMBER: Final[dict[str, Any]] = {"type": ["number", "string"]}
_DATE: Final = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_PLACES: Final = {"type": "integer", "minimum": 0, "maximum": FRACTION_DIGITS}
_SIMPLE: Final[Mapping[Any, dict[str, Any]]] = types.MappingProxyType(
    {str: _TEXT, int: {"type": "integer"}, bool: {"type": "boolean"}, dt.date: _DATE, Numeric: _NUMBER}
)
_CODE: Final = {"type": "string", "pattern": r"^\S+$"}
_FILLED: Final = {"type": "string", "pattern": r"\S"}
# names of other packages have a namespace, so that a misspelt one of ours is none
_ELSEWHERE: Final = {"type": "string", "pattern": f"^{NAMESPACED.pattern}$"}
# the class a table becomes, whose kinds say what a text of the table may be
_BECOMES: Final[Mapping[type, type]] = types.MappingProxyType(
    {IndicatorTable: Indicator, ScaleTable: CategoryScale, DocumentTable: PlanningDocument, TargetTable: Target}
)
# what signatures name for type checkers alone
_IN_SIGNATURES: Final = types.MappingProxyType({"Mapping": Mapping, "NumberLike": Numeric, "Sequence": Sequence})
# the confidence flags of sakip.regulations that a set writes
_FLAGS: Final = ("T", "T(repr.)", "S", "M", "C")


def schema(lang: str = "id") -> dict[str, Any]:
    """Return the JSON Schema of a set file, draft 2020-12, its descriptions in ``lang``.

    Raises:
        UnknownNameError: for another language than Indonesian and English.
    """
    made: dict[str, Any] = json.loads(written(lang))  # a copy: parts of what is written stand in every schema
    return made


def written(lang: str = "id") -> str:
    """Return the schema as the text of its file."""
    return json.dumps(_Writer(language(lang)).whole(), ensure_ascii=False, indent=2) + "\n"


def committed() -> str:
    """Return the file that comes with the library: the schema in Indonesian."""
    return files("sakip").joinpath("data", "schema", f"set-{SCHEMA}.json").read_text(encoding="utf-8")


class _Writer:
    """Writes the schema of each class and each kind of value; a path such as ``scale.bands.code`` names a key."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._values = _values()

    def whole(self) -> dict[str, Any]:
        """Write the schema of the file; what only a file that extends no other must have stands under ``then``."""
        root = self._table(SetFile, "")
        tables: dict[str, Any] = {}
        alone: dict[str, Any] = {}
        for name, kind in get_type_hints(SetFile).items():
            table, listed = _table_of(kind)
            if table is None:
                continue
            reference = {"$ref": f"#/$defs/{name}"}
            held = {"type": "array", "items": reference} if listed else reference
            root["properties"][name] = self._described(name) | held
            made = self._definition() if name == "definition" else self._table(table, name)
            identity = IDENTITIES.get(name, made["required"] if listed else ())
            strict = {"required": made["required"]}
            made["required"] = [key for key in made["required"] if key in identity]
            if made["required"] != strict["required"]:
                alone[name] = {"items": strict} if listed else strict
            tables[name] = made
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"urn:sakip:set:{SCHEMA}",
            "title": self._said("-title"),
            "description": self._said("-file"),
            "type": "object",
            "properties": root["properties"],
            "additionalProperties": False,
            "if": {"properties": {"extends": {"const": ""}}},
            "then": {"required": root["required"], "properties": alone},
            "$defs": tables | {"formula": self._formula(), "predicate": self._predicate(), "value": self._value()},
        }

    # --- tables -------------------------------------------------------------------------------------------------------

    def _table(self, shape: type, path: str) -> dict[str, Any]:
        """Write an attrs class: its keys, which of them it needs, and no others."""
        kinds, becomes = get_type_hints(shape), get_type_hints(_BECOMES.get(shape, shape))
        properties: dict[str, Any] = {}
        required: list[str] = []
        for attribute in attrs.fields(shape):
            if not attribute.init:
                continue
            name, kind = attribute.alias, kinds[attribute.name]
            if kind in {str, str | None} and _choices(becomes.get(attribute.name)):
                kind = becomes[attribute.name]
            properties[name] = self._key(f"{path}.{name}".strip("."), kind, attribute.default)
            if attribute.default is attrs.NOTHING:
                required.append(name)
        return _closed(properties, required)

    def _definition(self) -> dict[str, Any]:
        """Write ``[[definition]]``: the keys of an indicator, of which it says only what differs, and whose it is."""
        same = {
            attribute.name: {"$ref": f"#/$defs/indicator/properties/{attribute.name}"}
            for attribute in attrs.fields(IndicatorTable)
            if attribute.name != "code"
        }
        return _closed({"indicator": self._key("definition.indicator", str, attrs.NOTHING)} | same, ["indicator"])

    def _key(self, path: str, kind: Any, default: Any) -> dict[str, Any]:
        """Write a key: what is said of it, what it takes, and what it is when it is left out."""
        value = self._known(path)
        value = dict(self._kind(kind, path) if value is None else value)
        if "enum" in value and (default is None or default == ""):  # what may be left out may be left blank
            value["enum"] = [*dict.fromkeys([*value["enum"], ""])]
        said = {"default": default} if type(default) in {str, int, bool} and default != "" else {}
        return self._described(path) | value | said

    def _known(self, path: str) -> dict[str, Any] | None:
        """Return what a key takes by its name, where its class says less than the library knows."""
        return next((self._values[one] for one in _also(path) if one in self._values), None)

    # --- kinds of values ----------------------------------------------------------------------------------------------

    def _kind(self, kind: Any, path: str) -> dict[str, Any]:
        """Write a type: of an attribute, or of a parameter of a strategy."""
        simple = _SIMPLE.get(kind)
        if simple is not None:
            return dict(simple)
        if attrs.has(kind):
            return self._table(kind, path)
        origin, inner = get_origin(kind), [one for one in get_args(kind) if one is not types.NoneType]
        choices = _choices(kind)
        if choices:
            return {"enum": choices}
        if origin in {Union, types.UnionType}:
            every = [self._kind(one, path) for one in inner]
            return every[0] if len(every) == 1 else {"anyOf": every}
        if origin in {tuple, list}:
            return {"type": "array", "items": self._kind(inner[0], path)}
        if origin is Sequence:  # of a strategy: each component once
            return {"type": "array", "items": self._kind(inner[0], path), "minItems": 1, "uniqueItems": True}
        if origin in {dict, Mapping}:
            return {"type": "object", "additionalProperties": self._kind(inner[1], path)}
        return {}

    def _formula(self) -> dict[str, Any]:
        """Write a formula: one of the strategies with the keys of its signature, or that of another package.

        Editors complete from ``anyOf``; what is missing or too much in a known one is said by ``allOf``, key by key.
        """
        kind = self._described("formula.kind") | _open(STRATEGIES, _ELSEWHERE)
        taken = self._described("formula.taken") | {
            "type": "object",
            "additionalProperties": self._table(Taken, "formula.taken"),
        }
        forms: list[dict[str, Any]] = []
        needs: list[dict[str, Any]] = []
        for name, function in STRATEGIES.items():
            properties, required = self._parameters(f"formula.{name}", function)
            properties = {"kind": self._described("formula.kind") | {"const": name}, **properties, "taken": taken}
            forms.append(self._described(f"formula.{name}") | {"title": name, "properties": properties})
            is_it = {"properties": {"kind": {"const": name}}, "required": ["kind"]}
            needs.append({"if": is_it, "then": {"required": required, "propertyNames": {"enum": list(properties)}}})
        other = {"kind": self._described("formula.kind") | _ELSEWHERE, "taken": taken}
        forms.append(self._described("formula.-other") | {"properties": other})
        table = {"type": "object", "properties": {"kind": kind}, "required": ["kind"]}
        return self._described("formula") | table | {"anyOf": forms, "allOf": needs}

    def _parameters(self, path: str, function: Callable[..., Any]) -> tuple[dict[str, Any], list[str]]:
        """Write the keys of a strategy, and say which of them it needs."""
        parameters = inspect.signature(function, locals=_IN_SIGNATURES, eval_str=True).parameters
        keys: dict[str, Any] = {}
        needed: list[str] = []
        for name, parameter in parameters.items():
            missing = parameter.default is parameter.empty
            default = attrs.NOTHING if missing else parameter.default
            keys[name] = self._key(f"{path}.{name}", parameter.annotation, default)
            needed += [name] if missing else []
        return keys, needed

    def _value(self) -> dict[str, Any]:
        """Write what a target promises: a number, a range or a predicate."""
        ends = {name: self._described(f"value.{name}") | _NUMBER for name in ("from", "to")}
        return {"anyOf": [_NUMBER, _closed(ends, list(ends)), {"$ref": "#/$defs/predicate"}]}

    def _predicate(self) -> dict[str, Any]:
        return _closed({"predicate": self._described("value.predicate") | _TEXT}, ["predicate"])

    # --- what is said -------------------------------------------------------------------------------------------------

    def _described(self, path: str) -> dict[str, Any]:
        said = self._said(path)
        return {"description": said} if said else {}

    def _said(self, path: str) -> str:
        pair = next((KEYS[one] for one in _also(path) if one in KEYS), ("", ""))
        return pair[LANGUAGES.index(self._lang)]


def _also(path: str) -> Iterator[str]:
    """Yield the names a key goes by: its own, for one of a strategy that of any formula, and so for a default."""
    yield path
    head, _, rest = path.partition(".")
    if head == "formula" and "." in rest:
        yield f"formula.{rest.partition('.')[2]}"
    if head == "defaults" and rest:
        yield f"indicator.{rest}"


def _closed(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _table_of(kind: Any) -> tuple[type | None, bool]:
    """Return the class of a table of the file, if the key is one, and whether it is a list of them."""
    listed = get_origin(kind) is tuple
    table = next((one for one in (kind, *get_args(kind)) if attrs.has(one)), None)
    return table, listed


def _choices(kind: Any) -> list[str]:
    """Return the texts of a closed list; nothing for any other kind."""
    several = get_args(kind) if get_origin(kind) in {Union, types.UnionType} else (kind,)
    parts = [one for one in several if one is not types.NoneType]
    if not all(get_origin(one) is Literal for one in parts):
        return []
    return [text for one in parts for text in get_args(one)]


def _open(known: Iterable[str], others: Mapping[str, Any] = _TEXT) -> dict[str, Any]:
    """Write a list of names that an editor completes, and that others may add to."""
    return {"anyOf": [{"enum": list(known)}, dict(others)]}


def _values() -> dict[str, dict[str, Any]]:
    """Return what keys take that their classes call a text, a number or anything."""
    value, predicate = {"$ref": "#/$defs/value"}, {"$ref": "#/$defs/predicate"}
    by_period = {"type": "object", "propertyNames": {"pattern": "[0-9]{4}"}, "additionalProperties": value}
    reported = {"type": "object", "additionalProperties": {"anyOf": [_NUMBER, predicate]}}
    scales, units, flags = _open(regulations.keys("scale")), _open(all_units()), _open(_FLAGS)
    states = _open(filter(None, STATES), {"type": "string", "pattern": _any_case(STATES)})
    return {
        "schema": {"const": SCHEMA},
        "code": _CODE,
        "indicator.code": _CODE,
        "indicator.name": _FILLED,
        "document.title": _FILLED,
        "budget.amount": _NUMBER,
        "budget.period": _NUMBER,
        "budget.spent": _NUMBER,
        "document.targets": {"type": "object", "additionalProperties": {"anyOf": [value, by_period]}},
        "formula.scale": {"enum": list(SCALES)},
        "formula.unit": units,
        "indicator.achievement_places": _PLACES,
        "indicator.achievement_scale": scales,
        "indicator.formula": {"$ref": "#/$defs/formula"},
        "indicator.places": _PLACES,
        "indicator.polarity": _open([*ACHIEVEMENT_RULES, ""], _ELSEWHERE),
        "rule.formula": {"$ref": "#/$defs/formula"},
        "rule.name": _ELSEWHERE,
        "rule.confidence": flags,
        "indicator.rounding": {"enum": list(ROUNDINGS)},
        "indicator.scale": scales,
        "indicator.unit": units,
        "node.kind": {"enum": list(KINDS)},
        "reading.confidence": flags,
        "realisation.components": reported,
        "realisation.status": states,
        "scale.confidence": flags,
        "scale.places": _PLACES,
        "scale.read_as": {"enum": list(get_args(Closure))},
        "scale.rounding": {"enum": list(ROUNDINGS)},
        "target.unit": units,
        "target.value": value,
    }


def _any_case(words: Iterable[str]) -> str:
    """Write a pattern for words in capitals or small letters, with blanks about them, as the reader takes them."""
    spelled = ("".join(r"\s+" if sign == " " else f"[{sign}{sign.upper()}]" for sign in word) for word in words)
    return rf"^\s*({'|'.join(spelled)})\s*$"
