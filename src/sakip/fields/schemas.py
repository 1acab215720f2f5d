"""The JSON Schema of each form, from the schema of set files and those that are published of results.

What may come in is a number or its text; what goes out is always text.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sakip.exports import json
from sakip.figures import FRACTION_DIGITS, INTEGER_DIGITS
from sakip.sets.schema import schema

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_DIGITS: Final = f"-?[0-9]{{1,{INTEGER_DIGITS}}}"
_EXACT: Final = rf"^{_DIGITS}(\.[0-9]{{1,{FRACTION_DIGITS}}}|/[1-9][0-9]{{0,{INTEGER_DIGITS - 1}}})?$"
# as a set file writes one: with its unit, or blank
_IN_TABLE: Final = r"^(-?[0-9]+(\.[0-9]+|/[0-9]+)?( \S.*)?)?$"
_TEXT: Final = {"type": "string"}
_WORD: Final = {"type": "string", "pattern": r"\S"}

PERIODS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "year": ("[0-9]{4}", ("2024",)),
        "semester": ("[0-9]{4}-S[12]", ("2024-S1",)),
        "quarter": ("[0-9]{4}-Q[1-4]", ("2024-Q2",)),
        "month": ("[0-9]{4}-(0[1-9]|1[0-2])", ("2024-05",)),
    }
)
"""How each kind of period is written: as a pattern, and for example."""

_LISTS: Final = MappingProxyType(
    {"Target": "target", "Realisation": "realisation", "CategoryScale": "scale", "Indicator": "indicator"}
)
_EXAMPLES: Final[Mapping[str, Any]] = {
    "CategoryBand": {
        "code": "A",
        "label": "Baik",
        "lower": "70",
        "upper": "80.5",
        "lower_included": False,
        "upper_included": True,
    },
    "CategoryScale": {
        "key": "nilai",
        "edges": ["0", "60", "80", "100"],
        "bands": [
            {"code": "C", "label": "Cukup"},
            {"code": "B", "label": "Baik"},
            {"code": "A", "label": "Sangat Baik"},
        ],
        "closure": "upper",
    },
    "Evidence": {"document": "LRA 2024"},
    "Indicator": {
        "code": "realisasi-anggaran",
        "name": "Persentase realisasi anggaran",
        "unit": "persen",
        "polarity": "higher",
        "formula": {"kind": "ratio", "numerator": "realisasi", "denominator": "pagu", "unit": "rupiah"},
    },
    "IndicatorSet": {
        "code": "contoh-2025",
        "indicator": [{"code": "inovasi", "name": "Jumlah inovasi", "unit": "inovasi", "formula": {"kind": "count"}}],
    },
    "Predicate": {"predicate": "WTP"},
    "Range": {"from": "80", "to": "90"},
    "Realisation": {
        "indicator": "realisasi-anggaran",
        "period": "2024-Q2",
        "components": {"realisasi": "1250.5 juta rupiah", "pagu": "1400000000"},
        "document": "LRA 2024",
    },
    "Target": {"indicator": "ikm", "period": "2024", "value": "88.305", "document": "Perjanjian Kinerja 2024"},
}


def exact(mode: str) -> dict[str, Any]:
    """Describe an exact number that stands alone."""
    written = {"type": "string", "pattern": _EXACT}
    return _example("An exact number: decimals, or a quotient.", ["88.305", "1/9"]) | _also_number(written, mode)


def period(mode: str) -> dict[str, Any]:
    """Describe a period of any kind; in the other ways people write them it may come in."""
    examples = [example for _, (example,) in PERIODS.values()]
    return _example("A year, semester, quarter or month.", examples) | _written_period("|".join(_patterns()), mode)


def of(kind: type) -> Callable[[str], dict[str, Any]]:
    """Return what describes a class of the library."""
    summary = (kind.__doc__ or "").partition("\n")[0]
    name = kind.__name__

    def described(mode: str) -> dict[str, Any]:
        examples = [_EXAMPLES[name]] if name in _EXAMPLES else []
        return {**_made(kind, mode), **_example(summary, examples)}

    return described


def _made(kind: type, mode: str) -> dict[str, Any]:
    name = kind.__name__
    if name.casefold() in PERIODS:
        pattern, examples = PERIODS[name.casefold()]
        return {"examples": [*examples]} | _written_period(pattern, mode)
    match name:
        case "Scorecard":
            return _result("scorecard")
        case "Assessment":
            return _result("trace")
        case "Working":
            return _inline(_working(), _published("trace"))
        case "CategoryBand":
            return _band(mode)
    made: dict[str, Any] = _adapted(_of_files(name), mode)
    if name == "Predicate" and mode == "validation":
        return {"anyOf": [made, _WORD]}
    return made


def _of_files(name: str) -> dict[str, Any]:
    """Return what a set file says of a table, with what a value says that stands alone."""
    whole = _whole()
    tables = whole["$defs"]
    match name:
        case "IndicatorSet":
            alone = {key: value for key, value in whole.items() if key not in {"$schema", "$id", "$defs"}}
            return _inline(alone, whole)
        case "Range":
            return _inline(tables["value"]["anyOf"][1], whole)
        case "Predicate":
            return _inline(tables["predicate"], whole)
        case "Evidence":
            return _inline(tables["realisation"]["properties"]["evidence"]["items"], whole)
    made = _inline(tables[_LISTS[name]], whole)
    needed = whole["then"]["properties"].get(_LISTS[name], {}).get("items", {})
    made |= {"required": needed.get("required", made.get("required", []))}
    if name == "Indicator":
        inline = {
            key: {"anyOf": [made["properties"][key], _of_files("CategoryScale")]}
            for key in ("scale", "achievement_scale")
        }
        made["properties"] |= inline | {
            "rule": _inline(tables["rule"], whole),
            "own_units": {"type": "array", "items": _TEXT},
        }
    if name == "CategoryScale":
        made["properties"]["places"] = {"anyOf": [made["properties"]["places"], {"type": "null"}]}
    if name == "Realisation":
        reported = made["properties"]["components"]["additionalProperties"]["anyOf"]
        working = {
            "type": "object",
            "properties": {"working": _inline(_working(), _published("trace"))},
            "required": ["working"],
            "additionalProperties": False,
        }
        made["properties"]["components"]["additionalProperties"] = {"anyOf": [*reported, working]}
    return made


def _band(mode: str) -> dict[str, Any]:
    end = {"anyOf": [_also_number({"type": "string", "pattern": _EXACT}, mode), {"type": "null"}]}
    closed = {"type": "boolean"}
    return {
        "type": "object",
        "properties": {
            "code": _TEXT,
            "label": _TEXT,
            "lower": end,
            "upper": end,
            "lower_included": closed,
            "upper_included": closed,
        },
        "required": ["code", "label", "lower_included", "upper_included"],
        "additionalProperties": False,
    }


# --- parts ------------------------------------------------------------------------------------------------------------


def _example(said: str, examples: list[Any]) -> dict[str, Any]:
    return {"description": said.replace(":class:", "").replace("`", "")} | ({"examples": examples} if examples else {})


def _patterns() -> list[str]:
    return [pattern for pattern, _ in PERIODS.values()]


def _written_period(pattern: str, mode: str) -> dict[str, Any]:
    return (
        {"type": "string", "pattern": f"^({pattern})$"} if mode == "serialization" else {"type": ["string", "integer"]}
    )


def _also_number(written: dict[str, Any], mode: str) -> dict[str, Any]:
    return written if mode == "serialization" else {"anyOf": [written, {"type": "number"}]}


def _adapted(given: Any, mode: str, keys: tuple[str, ...] = ()) -> Any:
    """Return a schema of set files in which numbers that go out are text; ``keys`` are those it stands below."""
    if isinstance(given, list):
        return [_adapted(one, mode, keys) for one in given]
    if not isinstance(given, dict):
        return given
    if keys[-1:] == ("predicate",):
        return given | _WORD
    if set(given.get("type", ())) != {"number", "string"}:
        return {name: _adapted(one, mode, (*keys, name)) for name, one in given.items()}
    said = {name: value for name, value in given.items() if name != "type"}
    if keys[-1:] == ("period",):
        return said | _written_period("|".join(_patterns()), mode)
    if mode != "serialization":
        return given
    # an argument of a formula stays the whole number it was called with
    return said | {"type": ["string", "integer"] if "formula" in keys else "string", "pattern": _IN_TABLE}


def _inline(given: Mapping[str, Any], whole: Mapping[str, Any]) -> dict[str, Any]:
    """Return a schema that refers to nothing; what stands inside itself is described once, and then only named."""
    return dict(_spelled(given, whole))


def _spelled(given: Any, whole: Mapping[str, Any], above: tuple[str, ...] = ()) -> Any:
    if isinstance(given, list):
        return [_spelled(one, whole, above) for one in given]
    if not isinstance(given, dict):
        return given
    reference = given.get("$ref")
    if not isinstance(reference, str):
        return {name: _spelled(one, whole, above) for name, one in given.items()}
    rest = {name: one for name, one in given.items() if name != "$ref"}
    if reference in above:
        return {"type": "object"} | rest
    target: Any = whole
    for step in reference.split("/")[1:]:
        target = target[step]
    own = {name: one for name, one in target.items() if name not in {"$schema", "$id", "$defs"}}
    return {**_spelled(own, whole, (*above, reference)), **rest}


def _result(form: str) -> dict[str, Any]:
    return _inline({"$ref": "#"}, _published(form))


def _working() -> dict[str, Any]:
    return {"$ref": "#/$defs/working"}


@cache
def _whole() -> dict[str, Any]:
    return schema("en")


@cache
def _published(form: str) -> dict[str, Any]:
    return json.schema(form)
