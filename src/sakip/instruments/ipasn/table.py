"""The shape of the regulation's table, ``[[measure]]``: which keys there are, and of what kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from sakip.toml.shape import Numeric, shaped

if TYPE_CHECKING:
    from sakip.toml.shape import Fault


@frozen
class TrainingTable:
    """One kind of training of a position."""

    code: str
    name: str
    points: Numeric
    hours: Numeric | None = None
    years: int | None = None
    confidence: str = ""
    note: str = ""


@frozen
class PositionTable:
    """One kind of position; ``titles`` are the jobs of that kind, with which a cell may begin."""

    code: str
    name: str
    training: tuple[TrainingTable, ...]
    aliases: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    confidence: str = ""
    note: str = ""


@frozen
class AnswerTable:
    """One answer of a dimension; an SKP also has a printed range, and its lower end by each reading of the gaps."""

    code: str
    name: str
    points: Numeric
    aliases: tuple[str, ...] = ()
    by_rank: tuple[str, ...] = ()
    printed: str = ""
    above: Numeric | None = None
    at_least: Numeric | None = None
    confidence: str = ""
    note: str = ""


@frozen
class DimensionTable:
    """One dimension."""

    code: str
    name: str
    maximum: Numeric
    answer: tuple[AnswerTable, ...] = ()
    position: tuple[PositionTable, ...] = ()
    years: int | None = None
    confidence: str = ""
    note: str = ""


@frozen
class MeasureTable:
    """``[[measure]]``."""

    key: str
    title: str
    scale: str
    dimension: tuple[DimensionTable, ...]
    clause: str = ""
    source: str = ""
    confidence: str = ""
    note: str = ""
    reading: str = ""


def measure_table(data: dict[str, Any]) -> tuple[MeasureTable | None, list[Fault]]:
    """Return the table as an object, or the faults of its shape, up to a limit."""
    for dimension in _tables(data, "dimension"):
        for answer in _tables(dimension, "answer"):
            if "from" in answer:  # a word Python keeps for itself
                answer["at_least"] = answer.pop("from")
    return shaped(data, MeasureTable)


def _tables(data: dict[str, Any], name: str) -> list[dict[str, Any]]:
    entries = data.get(name)
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
