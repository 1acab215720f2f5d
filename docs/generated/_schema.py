"""The schema of a set file, in words: what a key takes, which keys there are."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from generated._writing import chosen, code, codes, plain, terms
from sakip import regulations
from sakip.sets.schema import schema
from sakip.units import all_units

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SAID: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "string": ("teks", "text"),
        "integer": ("bilangan bulat", "a whole number"),
        "number": ("angka, atau teks dalam tanda kutip", "a number, or text in quotes"),
        "boolean": ("true atau false", "true or false"),
        "date": ("tanggal tanpa tanda kutip, seperti 2024-01-30", "a date without quotes, such as 2024-01-30"),
        "places": ("bilangan bulat dari {minimum} sampai {maximum}", "a whole number from {minimum} to {maximum}"),
        "list": ("daftar: {items}", "a list: {items}"),
        "each": ("tabel, tiap nama: {value}", "a table, for each name: {value}"),
        "one-of": ("salah satu dari {names}", "one of {names}"),
        "or": (" atau ", " or "),
        "own": ("nama dengan titik dari paket lain", "a name with a dot, of another package"),
        "free": ("teks lain", "other text"),
        "targets": (
            "target tiap kode indikator: sebuah nilai, atau tabel nilai menurut tahun",
            "the target of each indicator by its code: a value, or a table of values by year",
        ),
        "units": ("sebuah [satuan](set-file.md#units)", "a [unit](set-file.md#units)"),
        "scales": ("sebuah [skala](regulations.md)", "a [scale](regulations.md)"),
        "scale-own": ("kunci sebuah `[[scale]]`", "the key of a `[[scale]]`"),
        "unit-own": ("nama di `[[unit]]`", "a name of `[[unit]]`"),
        "formula": ("sebuah [rumus](formulas.md)", "a [formula](formulas.md)"),
        "value": (
            'angka, teks dalam tanda kutip, `{{ from = 80, to = 90 }}`, atau `{{ predicate = "BB" }}`',
            'a number, text in quotes, `{{ from = 80, to = 90 }}`, or `{{ predicate = "BB" }}`',
        ),
        "predicate": ('`{{ predicate = "BB" }}`', '`{{ predicate = "BB" }}`'),
        "anything": ("lihat uraiannya", "as described"),
        "tables": ("tabel dengan {keys}", "tables with {keys}"),
        "needed": ("wajib", "required"),
        "default": ("bawaan {value}", "default {value}"),
    }
)


def say(name: str, lang: str, **facts: object) -> str:
    """Return a phrase of this module."""
    return chosen(_SAID[name], lang).format(**facts)


@cache
def whole(lang: str) -> Mapping[str, Any]:
    """Return the schema, its descriptions in ``lang``."""
    return MappingProxyType(schema(lang))


def definition(name: str, lang: str) -> dict[str, Any]:
    """Return what the schema says of a table."""
    found: dict[str, Any] = whole(lang)["$defs"][name]
    return found


def required(name: str, lang: str) -> set[str]:
    """Return the keys that a table needs, in a file that extends no other."""
    alone = whole(lang)["then"]["properties"].get(name, {})
    strict = alone.get("items", alone).get("required", ())
    return {*definition(name, lang)["required"], *strict}


def keys(properties: Mapping[str, Any], needed: set[str], lang: str) -> str:
    """Write the keys of a table: what each takes, whether it is needed, its default, and what it means."""
    return terms((_headed(key, held, key in needed, lang), _described(held, lang)) for key, held in properties.items())


def _headed(key: str, held: Mapping[str, Any], is_needed: bool, lang: str) -> str:
    said = [code(key)]
    if is_needed:
        said.append(f"**{say('needed', lang)}**")
    said.append(takes(held, lang))
    if "default" in held:
        said.append(say("default", lang, value=code(held["default"])))
    return " · ".join(said)


def _described(held: Mapping[str, Any], lang: str) -> Iterator[str]:
    about = held.get("description")
    yield plain(about) if about else "–"
    inner = held.get("items", {})
    for key, value in inner.get("properties", {}).items():
        said = plain(value.get("description", ""))
        needed = f" **{say('needed', lang)}** ·" if key in inner.get("required", ()) else ""
        yield f"{code(key)} ·{needed} {takes(value, lang)}: {said}"


def takes(held: Mapping[str, Any], lang: str) -> str:  # noqa: C901, PLR0912  # a kind of value each
    """Say in words what a key takes; a shape that has no words yet is an error."""
    if "$ref" in held:
        return say(held["$ref"].rpartition("/")[2], lang)
    if "const" in held:
        return code(held["const"])
    if "enum" in held:
        return say("one-of", lang, names=codes(name for name in held["enum"] if name != ""))
    if "anyOf" in held:
        return _several(held["anyOf"], lang)
    kind = held.get("type")
    if kind is None:
        return say("anything", lang)
    if kind == ["number", "string"]:
        return say("number", lang)
    if kind == "array":
        if "properties" in held["items"]:
            return say("list", lang, items=say("tables", lang, keys=codes(held["items"]["properties"])))
        return say("list", lang, items=takes(held["items"], lang))
    if kind == "object":
        inner = held["additionalProperties"]
        if "propertyNames" in str(inner):
            return say("targets", lang)
        if "properties" in inner:
            return say("each", lang, value=say("tables", lang, keys=codes(inner["properties"])))
        return say("each", lang, value=takes(inner, lang))
    if kind == "string" and held.get("format") == "date":
        return say("date", lang)
    if kind == "integer" and "maximum" in held:
        return say("places", lang, minimum=held["minimum"], maximum=held["maximum"])
    return say(kind, lang)


def _several(forms: Sequence[Mapping[str, Any]], lang: str) -> str:
    """Say what a key takes of which there are several kinds; lists of names known elsewhere are linked to."""
    said = []
    names = next((list(form["enum"]) for form in forms if "enum" in form), [])
    for form in forms:
        if "enum" in form and names == list(all_units()):
            said.append(say("units", lang))
        elif "enum" in form and names == list(regulations.keys("scale")):
            said.append(say("scales", lang))
        elif form.get("type") == "string" and names == list(all_units()):
            said.append(say("unit-own", lang))
        elif form.get("type") == "string" and names == list(regulations.keys("scale")):
            said.append(say("scale-own", lang))
        elif form.get("type") == "string" and "pattern" in form:
            said.append(say("own", lang) if "\\." in form["pattern"] else "")
        elif form.get("type") == "string" and names:
            said.append(say("free", lang))
        else:
            said.append(takes(form, lang))
    return say("or", lang).join(dict.fromkeys(one for one in said if one))
