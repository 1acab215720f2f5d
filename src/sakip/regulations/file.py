"""The files of the regulations: read, and refused when a value does not say where it comes from."""

from __future__ import annotations

import re
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sakip.bands import CategoryScale, PrintedRow
from sakip.errors import RegulationFileError, SakipError, quoted
from sakip.findings import Finding
from sakip.regulations.model import KINDS, Provision, Regulation
from sakip.toml.text import read
from sakip.toml.version import unread
from sakip.wording import hints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.toml.text import Path, Source

CONFIDENCE: Final = re.compile(r"T|T\(repr\.\)|S(?:×[1-9][0-9]?)?|M|C")
"""How a confidence flag is written."""

_HEAD: Final = ("schema", "code", "citation", "title", "source")
_KNOWN: Final = (*_HEAD, "kind", "in_force", "in_force_confidence", "until", "replaces", *KINDS)
_PROVENANCE: Final = ("key", "title", "clause", "source", "confidence", "note")
_SCHEMA: Final = 1


def regulation(text: str, name: str) -> Regulation:
    """Return the regulation that the text of a file describes; ``name`` stands for the file in messages.

    Raises:
        RegulationFileError: with every fault and its line: a value without its clause, its source or its confidence
            flag, a first day missing, an unknown key, bands that make no scale.
    """
    source, findings = read(text, name)
    if source is None:
        raise RegulationFileError.of(name, findings)
    found = [*_head(source), *_provenance(source)]
    if found:
        raise RegulationFileError.of(name, found)
    provisions, found = _provisions(source)
    if found:
        raise RegulationFileError.of(name, found)
    data = source.data
    return Regulation(
        data["code"],
        data["citation"],
        data["title"],
        data.get("in_force"),
        data.get("in_force_confidence", ""),
        provisions,
        data.get("kind", "regulation"),
        data.get("replaces", ""),
        data["source"],
        data.get("until"),
    )


def _head(source: Source) -> Iterator[Finding]:
    data = source.data
    for name in data:
        if name not in _KNOWN:
            yield _finding(source, (name,), "unknown-key", name=name, **hints(name, _KNOWN))
    yield from _texts(source, (), data, _HEAD[1:])
    if data.get("schema") != _SCHEMA:
        yield _finding(source, ("schema",), "schema-version", **unread(data.get("schema"), _SCHEMA))
    kind = data.get("kind", "regulation")
    if kind not in {"regulation", "practice"}:
        yield _finding(
            source, ("kind",), "unknown-reference", kind="kind", name=kind, **hints(str(kind), ("practice",))
        )
    if kind == "practice":
        for name in ("in_force", "in_force_confidence"):
            if name in data:
                yield _finding(source, (name,), "unknown-key", name=name, hint_id="", hint_en="")
        return
    yield from _days(source)


def _days(source: Source) -> Iterator[Finding]:
    """Name what is wrong with the days a regulation is used on."""
    data = source.data
    day, last = data.get("in_force"), data.get("until")
    if not _is_day(day):
        yield _finding(source, ("in_force",), "missing-key", name="in_force")
    if last is not None and not _is_day(last):
        yield _finding(source, ("until",), "wrong-type", given=quoted(last), **_DATE)
    elif last is not None and _is_day(day) and last < day:
        yield _finding(source, ("until",), "bad-value", what=f"until = {last} < in_force = {day}", remedy="")
    yield from _flag(source, (), data, "in_force_confidence")


def _is_day(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _provenance(source: Source) -> Iterator[Finding]:
    """Name every provision, and every part of one, that does not say where it comes from and how sure that is."""
    if not any(source.data.get(kind) for kind in KINDS):
        yield _finding(source, (), "missing-key", name=" / ".join(KINDS))
    for kind in KINDS:
        tables = source.data.get(kind, [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            yield _finding(source, (kind,), "wrong-type", given=quoted(tables), **_LIST)
            continue
        for place, table in enumerate(tables):
            path: Path = (kind, place)
            yield from _texts(source, path, table, _PROVENANCE)
            yield from _flag(source, path, table, "confidence")
            yield from _parts(source, path, table)


_DATE: Final = MappingProxyType(
    {
        "expected_id": "tanggal seperti 2024-01-30",
        "expected_en": "a date such as 2024-01-30",
        "hint_id": "",
        "hint_en": "",
    }
)
_LIST: Final = MappingProxyType(
    {
        "expected_id": "daftar tabel",
        "expected_en": "a list of tables",
        "hint_id": "Tulis [[…]].",
        "hint_en": "Write [[…]].",
    }
)


def _parts(source: Source, path: Path, table: dict[str, Any]) -> Iterator[Finding]:
    """A part without a provenance of its own has that of what it belongs to; what it does say must be said well."""
    for name, value in table.items():
        inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for step, part in inner:
            if isinstance(part, dict):
                where = (*path, name, step)
                yield from _texts(source, where, part, [key for key in _PROVENANCE if key in part])
                if "confidence" in part:
                    yield from _flag(source, where, part, "confidence")
                yield from _parts(source, where, part)


def _texts(source: Source, path: Path, table: dict[str, Any], names: Any) -> Iterator[Finding]:
    for name in names:
        value = table.get(name)
        if value is None:
            yield _finding(source, (*path, name), "missing-key", name=name)
        elif not isinstance(value, str) or not value.strip():
            yield _finding(
                source, (*path, name), "wrong-type", given=quoted(value), expected_id="teks", expected_en="text",
                hint_id="Isi.", hint_en="Fill it in.",
            )  # fmt: skip


def _flag(source: Source, path: Path, table: dict[str, Any], name: str) -> Iterator[Finding]:
    value = table.get(name)
    if value is None:
        if name != "confidence":  # where it is one of several texts, its absence is named with theirs
            yield _finding(source, (*path, name), "missing-key", name=name)
    elif isinstance(value, str) and value.strip() and not CONFIDENCE.fullmatch(value):
        yield _finding(source, (*path, name), "bad-confidence", given=quoted(value))


def _provisions(source: Source) -> tuple[tuple[Provision, ...], list[Finding]]:
    made: list[Provision] = []
    found: list[Finding] = []
    named: set[tuple[str, str, str]] = set()
    for kind in KINDS:
        for place, table in enumerate(source.data.get(kind, [])):
            path: Path = (kind, place)
            reading = table.get("reading", "")
            if (kind, table["key"], reading) in named:
                name = f"{table['key']} {reading}".strip()
                found.append(_finding(source, path, "duplicate-code", kind=kind, name=name))
            named.add((kind, table["key"], reading))
            scale = None
            if kind == "scale":
                try:
                    scale = _scale(source.data, table)
                except SakipError as error:
                    found.append(_finding(source, path, "bad-value", what=error.what, remedy=error.remedy))
                except (KeyError, TypeError, AttributeError) as error:
                    found.append(_finding(source, path, "bad-value", what=repr(error), remedy=""))
            texts = {name: table[name] for name in _PROVENANCE}
            made.append(
                Provision(
                    kind=kind, **texts, citation=source.data["citation"], reading=reading,
                    in_force=source.data.get("in_force"), scale=scale, content=table,
                )
            )  # fmt: skip
    return tuple(made), found


def _scale(head: dict[str, Any], table: dict[str, Any]) -> CategoryScale:
    for row in table.get("printed", []):
        PrintedRow.read(row["code"], row["label"], row["range"])
    return CategoryScale.of(
        table["key"],
        [edge if edge != "" else None for edge in table["edges"]],
        [(band["code"], band["label"]) for band in table["bands"]],
        table["closure"],
        title=table["title"],
        places=table["places"],
        source=head["citation"],
        clause=table["clause"],
        confidence=table["confidence"],
        note=table["note"],
        reading=table.get("reading", ""),
        in_force=head.get("in_force"),
    )


def _finding(source: Source, path: Path, code: str, /, **facts: Any) -> Finding:
    return Finding(code, facts, source.place(path))
