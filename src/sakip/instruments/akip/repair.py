"""What can be told of a sheet whose shape has faults: it is made good for the while, so that none hides another."""

from __future__ import annotations

from copy import deepcopy
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sakip.instruments.akip.meaning import Meaning
from sakip.instruments.akip.shape import SheetFile
from sakip.toml.shape import shaped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sakip.findings import Finding, Place
    from sakip.toml.shape import Fault
    from sakip.toml.text import Path

# a weight of 0 sets off no sum
_STAND_INS: Final = MappingProxyType({"weight": "0", "points": "0", "name": "x", "title": "x"})
_NAMED: Final = frozenset({"grade", "rubric", "answers"})
"""What other tables refer to."""
_REFERRING: Final = frozenset({"unknown-reference", "akip-rubric-order", "akip-rubric-open"})


def told_beside(data: dict[str, Any], faults: Sequence[Fault], place: Callable[[Path], Place]) -> list[Finding]:
    """Return the findings about the meaning of a sheet that do not follow from the faults of its shape."""
    copy = deepcopy(data)
    mended = [_mended(copy, fault, f"x{number}") for number, fault in enumerate(faults)]
    shape, _ = shaped(copy, SheetFile)
    if shape is None or None in mended:
        return []
    touched = [path for path in mended if path]
    spoiled = {str(place(path)) for path in touched}
    following = _REFERRING if any(path[0] in _NAMED for path in touched) else frozenset()
    found = Meaning(shape, place).findings
    return [one for one in found if str(one.place) not in spoiled and one.code not in following]


def _mended(data: Any, fault: Fault, code: str) -> Path | None:
    """Make one fault good, and return the way to what stands in; an empty one for what is merely left out."""
    missing = fault.code == "missing-key"
    path: Path = (*fault.path, fault.facts["name"]) if missing else fault.path
    if not path or isinstance(path[-1], int):
        return None
    table, name = data, path[-1]
    for step in path[:-1]:
        table = table[step]
    if not missing:
        table.pop(name, None)
    if fault.code == "unknown-key":
        return ()
    stand_in = code if name == "code" else _STAND_INS.get(name)
    if stand_in is not None:
        table[name] = stand_in
    return path
