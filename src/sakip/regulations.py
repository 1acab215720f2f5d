"""Regulations as dated data: the scale in force on a day, with its clause, its source and how sure that is.

The values live in ``data/regulations/*.toml``, one file a regulation; code holds none of them. A confidence flag says
how far the library vouches for a value: ``T`` seen in the text, ``T(repr.)`` in a verbatim re-print, ``S`` at second
hand, ``M`` from memory, ``C`` computed. What is not ``T`` is offered as a reading, never as settled law.

>>> from datetime import date
>>> for year in (2017, 2024):
...     skm = scale("skm", on=date(year, 1, 1))
...     print(skm.source, skm.classify(82).code)
KEP/25/M.PAN/2/2004 A
PermenPANRB 14/2017 B
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from sakip.bands import CategoryScale
from sakip.errors import DefinitionError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen
class Regulation:
    """One regulation: its code, short citation and title, the day from which it is used, and how sure that day is."""

    code: str
    citation: str
    title: str
    in_force: date
    in_force_confidence: str
    scales: tuple[CategoryScale, ...]
    replaces: str = ""
    source: str = ""


def all_regulations() -> tuple[Regulation, ...]:
    """Return every regulation the library holds, oldest first."""
    return _held()


def keys() -> tuple[str, ...]:
    """Return the keys of the scales that regulations define: ``akip``, ``capaian``, ``ipasn``, ``skm``."""
    return tuple(sorted(_by_key()))


def scale(key: str, *, on: date) -> CategoryScale:
    """Return the scale called ``key`` that is in force on a day.

    Raises:
        UnknownNameError: when no regulation defines such a scale.
        DefinitionError: when the day lies before every regulation that does; the message says which days there are.
    """
    series = _by_key().get(key)
    if series is None:
        raise UnknownNameError.among("scale of a regulation", key, keys())
    for candidate in reversed(series):
        if candidate.in_force is not None and candidate.in_force <= on:
            return candidate
    starts = ", ".join(str(candidate.in_force) for candidate in series)
    raise DefinitionError(
        f"no regulation held here defines scale {key!r} on {on}", f"Its regulations are in force from {starts}."
    )


@lru_cache(maxsize=1)
def _held() -> tuple[Regulation, ...]:
    folder = files("sakip").joinpath("data", "regulations")
    read = [
        _regulation(tomllib.loads(entry.read_text(encoding="utf-8"), parse_float=str))
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    ]
    return tuple(sorted(read, key=lambda regulation: (regulation.in_force, regulation.code)))


@lru_cache(maxsize=1)
def _by_key() -> Mapping[str, tuple[CategoryScale, ...]]:
    series: dict[str, list[CategoryScale]] = defaultdict(list)
    for regulation in _held():
        for defined in regulation.scales:
            earlier = series[defined.key]
            if earlier:
                earlier[-1] = evolve(earlier[-1], until=regulation.in_force - timedelta(days=1))
            earlier.append(defined)
    return MappingProxyType({key: tuple(scales) for key, scales in series.items()})


def _regulation(data: dict[str, Any]) -> Regulation:
    return Regulation(
        data["code"],
        data["citation"],
        data["title"],
        data["in_force"],
        data["in_force_confidence"],
        tuple(_scale(data, entry) for entry in data["scale"]),
        data.get("replaces", ""),
        data["source"],
    )


def _scale(regulation: dict[str, Any], data: dict[str, Any]) -> CategoryScale:
    return CategoryScale.of(
        data["key"],
        [edge if edge != "" else None for edge in data["edges"]],
        [(band["code"], band["label"]) for band in data["bands"]],
        data["closure"],
        title=data["title"],
        places=data["places"],
        source=regulation["citation"],
        clause=data["clause"],
        confidence=data["confidence"],
        note=data["note"],
        in_force=regulation["in_force"],
    )
