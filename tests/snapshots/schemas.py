"""The shape of set files, and of the JSON that is written: the schemas, a line a key.

Of what people write it is said whether it is required or optional; of what is written, whether it is there always or
sometimes.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from typing import TYPE_CHECKING, Any, Final

import sakip
from sakip.exports.json import FORMS
from sakip.exports.json import schema as of_form
from sakip.forms.marks import SCHEMA as FORM_SCHEMA
from sakip.packs.registry import GROUPS
from sakip.sets.catalogue import SCHEMA as SET_SCHEMA
from sakip.sets.schema import schema as of_set
from snapshots import samples

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SHORT_LIST: Final = 5
_VERSION: Final = re.compile(r"sakip\.\w+/[0-9]+")
# what a schema says beside its shape, and what is written out below
_ELSEWHERE: Final = frozenset({
    "$defs", "$id", "$schema", "additionalProperties", "anyOf", "default", "description", "enum", "if", "items",
    "oneOf", "properties", "required", "then", "title",
})  # fmt: skip


def of_files() -> Iterator[str]:
    """Yield the version and the keys of a set file, and what packages offer more of them by."""
    yield f"schema: {SET_SCHEMA}"
    yield f"sakip-form: {FORM_SCHEMA}"
    for group in GROUPS:
        yield f"entry points {group}: group"
    yield from _whole("set", of_set("en"), ("required", "optional"))


def of_results() -> Iterator[str]:
    """Yield the version of every form of JSON, and the keys of those with a schema."""
    yield from sorted(set(_versions()))
    for form in FORMS:
        yield from _whole(form, of_form(form), ("always", "sometimes"))
    yield from samples.keys()


def _versions() -> Iterator[str]:
    """Yield the versions that modules declare, wherever they do."""
    for found in pkgutil.walk_packages(sakip.__path__, "sakip."):
        if found.name == "sakip.__main__":  # which runs the command line
            continue
        for value in vars(importlib.import_module(found.name)).values():
            if isinstance(value, str) and _VERSION.fullmatch(value):
                form, _, version = value.partition("/")
                yield f"{form}: version {version}"


def _whole(name: str, schema: Mapping[str, Any], words: tuple[str, str]) -> Iterator[str]:
    yield from _Schema(name, *words).lines(schema)


class _Schema:
    """Says the parts of a schema; ``needed`` and ``free`` are the words for keys that have to be there, or may."""

    def __init__(self, name: str, needed: str, free: str) -> None:
        self._name, self._needed, self._free = name, needed, free
        self._alone: set[str] = set()
        self._listed: dict[tuple[Any, ...], str] = {}

    def lines(self, schema: Mapping[str, Any]) -> Iterator[str]:
        """Yield the whole, then each part it refers to."""
        name, then = self._name, schema.get("then", {})
        self._alone = {f"{name}.{key}" for key in then.get("required", ())}
        for table, held in then.get("properties", {}).items():
            self._alone |= {f"{name} {table}.{key}" for key in held.get("items", held)["required"]}
        yield f"{name}: {_said(schema)}"
        yield from self._below(name, schema)
        for part, held in schema.get("$defs", {}).items():
            yield f"{name} {part}: {_said(held)}"
            yield from self._below(f"{name} {part}", held)

    def _below(self, path: str, schema: Mapping[str, Any]) -> Iterator[str]:
        """Yield the keys, choices and words of a part."""
        if "enum" in schema:
            yield from self._words(path, schema["enum"])
        for key, held in schema.get("properties", {}).items():
            needed = self._needed if key in schema.get("required", ()) else self._free
            if needed == self._free and f"{path}.{key}" in self._alone:
                needed = f"{self._needed} where nothing is extended"
            yield f"{path}.{key}: {needed}, {_said(held)}"
            yield from self._below(f"{path}.{key}", held)
        for place, held in enumerate(schema.get("anyOf", schema.get("oneOf", ())), 1):
            one = f"{path}|{held.get('title') or held.get('$ref', '').rpartition('/')[2] or _kind(held) or place}"
            yield f"{one}: {_said(held)}"
            yield from self._below(one, held)
        for name, inner in (("[]", schema.get("items")), (".*", schema.get("additionalProperties"))):
            if isinstance(inner, dict):
                yield f"{path}{name}: {_said(inner)}"
                yield from self._below(f"{path}{name}", inner)

    def _words(self, path: str, words: list[Any]) -> Iterator[str]:
        """Yield a line a word; a long list that has been told before is not told again."""
        told = self._listed.setdefault(tuple(words), path)
        if told != path and len(words) > _SHORT_LIST:
            yield f"{path} words: those of {told}"
            return
        for word in words:
            yield f"{path} = {json.dumps(word, ensure_ascii=False)}: word"


def _kind(schema: Mapping[str, Any]) -> str:
    """Name one of several shapes by what tells it from the others."""
    if "enum" in schema:
        return "words"
    if schema.get("type") == "object":
        return f"{{{', '.join(schema.get('properties', {}))}}}"
    return str(schema.get("type", schema.get("const", "")))


def _said(schema: Mapping[str, Any]) -> str:
    """Say of a part what it is, without what stands below it."""
    said = [f"as {schema['$ref'].rpartition('/')[2]}"] if "$ref" in schema else []
    given = {key: value for key, value in schema.items() if key not in _ELSEWHERE and key != "$ref"}
    kind = given.pop("type", None)
    if kind is not None:
        said.append(" or ".join([kind] if isinstance(kind, str) else kind))
    elif "enum" in schema:
        said.append("one of its words")
    said += [f"{key} {json.dumps(value, ensure_ascii=False, sort_keys=True)}" for key, value in sorted(given.items())]
    if "default" in schema:
        said.append(f"else {json.dumps(schema['default'], ensure_ascii=False)}")
    if schema.get("additionalProperties") is False:
        said.append("no other keys")
    return ", ".join(said) or "any of the following"
