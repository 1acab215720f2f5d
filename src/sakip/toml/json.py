"""JSON of strangers: the tables of a TOML file in another notation, read exactly and within the same limits.

JSON has no dates, so a date stands as its text; where the ``shape`` of the file has one, it is read. A key whose value
is null is one that is left out, and an empty list may stand for an empty table. A number with a decimal point keeps the
text it was written with, as in TOML. What is wrong is named by the path of its key: JSON is
mostly written by programs, and its lines say nothing.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any, Final, NoReturn, get_args, get_origin, get_type_hints

import attrs
from attrs import frozen

from sakip.errors import quoted
from sakip.findings import Finding, Place
from sakip.toml.text import DEEPEST_KEY, Literal, Source, decoded, deepest, too_many, written_path

if TYPE_CHECKING:
    from sakip.toml.text import Path

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


@frozen
class JsonSource(Source):
    """One file in JSON; its places are paths without lines."""

    def place(self, path: Path) -> Place:
        """Return the file and the written path of a key."""
        return Place(self.name, None, key=written_path(path))


def read_json(raw: bytes | str, name: str, shape: type | None = None) -> tuple[Source | None, list[Finding]]:
    """Return the file as data, or the one finding that says why it is none; ``shape`` says which texts are dates."""
    text = decoded(raw, name)
    if isinstance(text, Finding):
        return None, [text]
    crowded = too_many(text, name)
    if crowded is not None:
        return None, [crowded]
    reader = _Reader()
    try:
        data = reader.read(text)
    except json.JSONDecodeError as error:
        return None, [Finding("json", {"what": error.msg}, Place(name, error.lineno))]
    except RecursionError:
        return None, [Finding("nested-too-deep", {"limit": DEEPEST_KEY}, Place(name))]
    except ValueError as error:  # NaN, infinities, an integer of more digits than Python converts
        return None, [Finding("json", {"what": str(error)}, Place(name))]
    if not isinstance(data, dict):
        return None, [Finding("json", {"what": f"{quoted(data)} is no object"}, Place(name))]
    nested = deepest(data)
    if len(nested) > DEEPEST_KEY:
        facts = {"limit": DEEPEST_KEY}
        return None, [Finding("nested-too-deep", facts, Place(name, key=written_path(nested)))]
    if reader.twice:
        place = Place(name, key=written_path((*_way_to(reader.twice[0][0], data), reader.twice[0][1])))
        return None, [Finding("duplicate-key", {"name": reader.twice[0][1]}, place)]
    return JsonSource(name, text, data if shape is None else _meant(data, shape)), []


class _Reader:
    """Reads JSON; ``twice`` is the first object with a key that stands in it twice, and that key."""

    def __init__(self) -> None:
        self.twice: list[tuple[dict[str, Any], str]] = []

    def read(self, text: str) -> Any:
        return json.loads(text, object_pairs_hook=self._object, parse_float=Literal, parse_constant=_no_number)

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs) and not self.twice:
            first = {key: place for place, (key, _) in reversed([*enumerate(pairs)])}
            self.twice.append((made, next(key for place, (key, _) in enumerate(pairs) if first[key] != place)))
        return made


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is not a finite number")


def _way_to(wanted: dict[str, Any], data: dict[str, Any]) -> Path:
    waiting: list[tuple[Path, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if value is wanted:
            return path
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        waiting += [((*path, step), element) for step, element in inner if isinstance(element, dict | list)]
    return ()


def _meant(data: Any, kind: Any) -> Any:
    """Return data as its kind means it: texts of dates as dates, null as a key that is left out, ``[]`` as a table."""
    kinds = (kind,) if get_origin(kind) is dict else get_args(kind) or (kind,)
    if get_origin(kind) is tuple:
        return [_meant(one, kinds[0]) for one in data] if isinstance(data, list) else data
    if isinstance(data, str) and dt.date in kinds:
        return _day(data)
    table = next((one for one in kinds if attrs.has(one) or get_origin(one) is dict), None)
    if table is None or not isinstance(data, dict):
        return {} if table is not None and data == [] else data  # PHP writes an empty table as an empty list
    if not attrs.has(table):
        return data
    hints, left_out = _hints(table)
    return {
        key: _meant(value, hints[key]) if key in hints else value
        for key, value in data.items()
        if value is not None or key not in left_out
    }


@cache
def _hints(table: type) -> tuple[dict[str, Any], frozenset[str]]:
    """Return the kinds of the keys of a table, and the keys that say nothing by null."""
    hints = get_type_hints(table)
    return hints, frozenset(key for key, kind in hints.items() if kind is not Any and NoneType not in get_args(kind))


def _day(text: str) -> dt.date | str:
    """Return a date, or the text itself for the reader of the shape to refuse."""
    if not _DAY.fullmatch(text):
        return text
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return text
