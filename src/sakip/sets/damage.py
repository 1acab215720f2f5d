"""What is left of a damaged set file: the rest is read all the same, so that one fault does not hide the others.

An unknown key is left out, and so is a value of a wrong kind; an entry that lacks what it must have is left out whole,
but what it is called by is still known. Of an indicator that lacks something the rest is looked at all the same. No
fault is told that only follows from another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs
from attrs import Factory, define, field, frozen

from sakip.sets.merging import IDENTITIES, unknown_indicator
from sakip.sets.shape import SetFile
from sakip.toml.saying import meant_by, shown
from sakip.toml.shape import shaped
from sakip.toml.text import Path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.toml.shape import Fault

# what an indicator must have, and something stands in for while the rest of it is looked at
_STOOD_IN: Final = ("name", "unit", "formula")
_NAMES: Final = ("code", "key", "name")
_MOST_PASSES: Final = 8


@frozen
class Damage:
    """What the faults of its shape did to a file.

    ``entries`` gives for each list of tables the places that those left had in the file. ``damaged`` are the entries,
    and ``()`` for the file itself, that lack something; ``hollow`` those of them in which something stands in for it.
    ``lost`` names what cannot be referred to any more, by table, and ``nameless`` counts what has lost its name.
    """

    entries: Mapping[str, list[int]] = field(factory=dict)
    damaged: Collection[Path] = frozenset[Any]()
    hollow: Collection[Path] = frozenset[Any]()
    lost: Mapping[str, set[str]] = field(factory=dict)
    nameless: Counter[str] = field(factory=Counter)

    def original(self, path: Path) -> Path:
        """Return where something stood in the file."""
        table, *rest = path or ("",)
        if rest and isinstance(rest[0], int) and rest[0] < len(self.entries.get(str(table), ())):
            return (table, self.entries[str(table)][rest[0]], *rest[1:])
        return path


def spared(data: Mapping[str, Any], faults: Collection[Fault]) -> tuple[SetFile | None, Damage, list[Fault]]:
    """Return what is left of a file, what happened to it, and its faults without those that follow from others."""
    pruning = _Pruning(dict(data))
    told: list[Fault] = []
    shape: SetFile | None = None
    for _ in range(_MOST_PASSES):
        told += pruning.told(faults)
        pruning.prune(faults)
        shape, faults = shaped(pruning.left(), SetFile)
        if shape is not None:
            break
        faults = [attrs.evolve(fault, path=pruning.damage().original(fault.path)) for fault in faults]
    return shape, pruning.damage(), told


@define
class _Pruning:
    data: dict[str, Any]
    gone: set[Path] = Factory(set)
    damaged: set[Path] = Factory(set)
    hollow: set[Path] = Factory(set)
    lost: dict[str, set[str]] = Factory(dict)
    nameless: Counter[str] = Factory(Counter)
    called: set[Path] = Factory(set)

    def told(self, faults: Collection[Fault]) -> Iterator[Fault]:
        """Yield the faults that do not follow from another one."""
        meant = {
            (fault.path[:-1], meant_by(str(fault.facts["name"]), _keys_beside(fault.path)))
            for fault in faults
            if fault.code == "unknown-key"
        }
        wrong = {fault.path[1:] for fault in faults if fault.path[:1] == ("defaults",)}
        for fault in faults:
            table, place, *rest = (*fault.path, "", "")
            if table == "indicator" and fault.path[2:] in wrong:
                continue
            if fault.code == "missing-key" and (fault.path, fault.facts["name"]) in meant:
                continue
            if table == "definition" and isinstance(place, int) and self._inherited(place, fault, str(rest[0])):
                continue
            if fault.path[:2] in self.damaged and len(fault.path) == len(("table", 0)):
                continue
            yield fault

    def _inherited(self, place: int, fault: Fault, key: str) -> bool:
        """Whether a fault of a ``[[definition]]`` is that of its indicator, which it is completed by."""
        entry = self.data["definition"][place]
        if not isinstance(entry, dict):
            return False
        if fault.code == "missing-key" and not key:
            return True
        return any(
            isinstance(one, dict) and one.get("code") == entry.get("code") and key in one and one[key] == entry.get(key)
            for one in _listed(self.data.get("indicator"))
        )

    def prune(self, faults: Collection[Fault]) -> None:
        """Leave out what is faulty."""
        for fault in sorted(faults, key=lambda fault: (fault.code != "unknown-key", len(fault.path))):
            table, *rest = fault.path or ("",)
            if fault.path and rest and isinstance(rest[0], int):
                self._entry(str(table), rest[0], fault)
            else:
                self._top(str(table), fault)

    def _top(self, table: str, fault: Fault) -> None:
        self.damaged.add(())
        if fault.code == "missing-key" and not table:
            self.data[str(fault.facts["name"])] = "-"
            return
        value = self.data.pop(table, None)
        known = meant_by(table, _keys_beside((table,))) or table
        for place, entry in enumerate(_listed(value)):
            if isinstance(entry, dict):
                self._lose(known, place, entry)
        if table == "code":
            self.data["code"] = "-"

    def _entry(self, table: str, place: int, fault: Fault) -> None:
        where = (table, place)
        self.damaged.add(where)
        entry = self.data[table][place]
        if where in self.gone:
            return
        if not isinstance(entry, dict):
            self._lose(table, place, {})
            self.gone.add(where)
            return
        inner = fault.path[2:]
        if fault.code == "unknown-key":
            changed = _without(entry, inner)
            if len(inner) == 1 and meant_by(str(inner[0]), _NAMES) and isinstance(entry[str(inner[0])], str):
                self.lost.setdefault(table, set()).add(entry[str(inner[0])])
                self.called.add(where)
            self._replace(table, place, changed)
            return
        key = str(fault.facts["name"]) if fault.code == "missing-key" and not inner else str(inner[0]) if inner else ""
        if key in _STOOD_IN and table == "indicator":
            self.hollow.add(where)
            self._replace(table, place, entry | {key: unknown_indicator()[key]})
        elif key and inner and _optional(table, key) and table != "scale":
            self._replace(table, place, {name: value for name, value in entry.items() if name != key})
        else:
            self._lose(table, place, entry)
            self.gone.add(where)

    def _replace(self, table: str, place: int, entry: dict[str, Any]) -> None:
        entries = list(self.data[table])
        entries[place] = entry
        self.data[table] = entries

    def _lose(self, table: str, place: int, entry: Mapping[str, Any]) -> None:
        """Keep in mind what an entry is called by, or that nobody knows."""
        key = next((key for key in IDENTITIES.get(table, _NAMES) if key in _NAMES), None)
        name = entry.get(key) if key is not None else None
        if name is not None:
            self.lost.setdefault(table, set()).add(name if isinstance(name, str) else shown(name))
        if not isinstance(name, str) and key is not None and (table, place) not in self.called:
            self.nameless[table] += 1

    def left(self) -> dict[str, Any]:
        """Return the data without what is gone."""
        return {
            table: [entry for place, entry in enumerate(value) if (table, place) not in self.gone]
            if isinstance(value, list)
            else value
            for table, value in self.data.items()
        }

    def damage(self) -> Damage:
        """Return what happened, the damaged entries by their places among those left."""
        entries = {
            table: [place for place in range(len(value)) if (table, place) not in self.gone]
            for table, value in self.data.items()
            if isinstance(value, list)
        }

        def now(paths: Collection[Path]) -> frozenset[Path]:
            return frozenset(
                (path[0], entries[str(path[0])].index(path[1])) if path else ()  # type: ignore[arg-type]  # places
                for path in paths
                if not path or path not in self.gone
            )

        return Damage(entries, now(self.damaged), now(self.hollow), self.lost, self.nameless)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _without(entry: dict[str, Any], path: Path) -> dict[str, Any]:
    """Return a table without what stands at a path in it."""
    key, *rest = path
    if not rest:
        return {name: value for name, value in entry.items() if name != key}
    inner = entry[str(key)]
    if isinstance(inner, list):
        place, *further = rest
        if isinstance(place, int) and further:
            changed = [_without(one, tuple(further)) if at == place else one for at, one in enumerate(inner)]
            return entry | {str(key): changed}
        return entry
    return entry | {str(key): _without(inner, tuple(rest))}


def _optional(table: str, key: str) -> bool:
    known = _class_at((table,))
    attribute = getattr(attrs.fields(known), key, None) if known is not None else None
    return attribute is not None and attribute.default is not attrs.NOTHING


def _class_at(path: Path) -> Any:
    """Return the class that what stands at a path is read into, if it is a table."""
    kind: Any = SetFile
    for step in path:
        if isinstance(step, int):
            continue
        kinds = {one.name: one.type for one in attrs.fields(attrs.resolve_types(kind))}
        inner: Any = kinds.get(step)
        kind = next((one for one in (inner, *getattr(inner, "__args__", ())) if attrs.has(one)), None)
        if kind is None:
            break
    return kind


def _keys_beside(path: Path) -> list[str]:
    """Return the keys there are where a key stands."""
    table = _class_at(path[:-1])
    return [] if table is None else [one.name for one in attrs.fields(table)]
