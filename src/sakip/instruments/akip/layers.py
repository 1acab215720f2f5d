"""One sheet on top of another: entries with the same code are laid over each other key by key, others are added."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from sakip.findings import Place
from sakip.toml.text import Path, Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


# by what the entries of each list of tables are told apart
_IDENTITIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "grade": "code",
        "rubric": "code",
        "level": "grade",
        "answers": "code",
        "component": "code",
        "sub": "code",
        "criterion": "code",
    }
)


@frozen
class Layer:
    """A table of one file: the file, None for a packaged regulation, the path to the table in it, and its content."""

    source: Source | None
    path: Path
    table: Any


class Layers:
    """Sheets on top of each other, the one that counts first: ``data`` is what they say together."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self._top = layers[0].source
        self._origins: dict[Path, Sequence[Layer]] = {}
        self.data: dict[str, Any] = self._table((), layers)

    def place(self, path: Path) -> Place:
        """Return where a key stands, in the file whose word on it counts."""
        for length in range(len(path), -1, -1):
            rest = path[length:]
            layers = self._origins.get(path[:length], ())
            for source, own, table in ((one.source, one.path, one.table) for one in layers):
                if source is not None and (not rest or rest[0] in table):
                    return source.place((*own, *rest))
        return self._top.place(()) if self._top is not None else Place()

    def _table(self, path: Path, layers: Sequence[Layer]) -> dict[str, Any]:
        self._origins[path] = layers
        merged: dict[str, Any] = {}
        for key in dict.fromkeys(key for layer in reversed(layers) for key in layer.table):
            having = [
                Layer(layer.source, (*layer.path, key), layer.table[key]) for layer in layers if key in layer.table
            ]
            if key in _IDENTITIES and all(isinstance(layer.table, list) for layer in having):
                merged[key] = self._list((*path, key), having, _IDENTITIES[key])
            else:
                merged[key] = having[0].table
        return merged

    def _list(self, path: Path, layers: Sequence[Layer], identity: str) -> list[Any]:
        groups: list[list[Layer]] = []
        for layer in reversed(layers):
            # what one file says twice is no change of what it extends
            known = {group[0].table[identity]: group for group in groups if _identified(group[0].table, identity)}
            for place, entry in enumerate(layer.table):
                one = Layer(layer.source, (*layer.path, place), entry)
                group = known.pop(entry[identity], None) if _identified(entry, identity) else None
                if group is None:
                    groups.append([one])
                else:
                    group.insert(0, one)
        return [
            self._table((*path, place), group) if isinstance(group[0].table, dict) else group[0].table
            for place, group in enumerate(groups)
        ]


def _identified(entry: Any, identity: str) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get(identity), str)
