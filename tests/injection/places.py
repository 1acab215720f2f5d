"""Where a text of a stranger enters: every text of a set file, and the cells, headings and names of other files."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS: Final = Path(__file__).parent.parent
_BASE: Final = (TESTS / "comparison" / "lengkap.toml").read_text(encoding="utf-8")
_MORE: Final = """
source = "x"
[decree]
number = "x"
title = "x"
date = 2024-01-02
kind = "x"
place = "x"
signed_by = "x"
considering = ["x", "x"]
basis = ["x"]
dictum = [{ number = "x", text = "x" }]
[office]
name = "x"
regency = "x"
province = "x"
region_code = "35.09.01"
address = "x"
website = "x"
email = "x"
duties = ["x"]
[[unit]]
name = "gardu"
[[rule]]
name = "uji.aturan"
formula = { kind = "expression", text = "realisasi / target" }
better = "higher"
source = "x"
[[scale]]
key = "sendiri"
title = "x"
source = "x"
clause = "x"
note = "x"
reading = "x"
basis = "x"
edges = ["0", "60", "80", ""]
closure = "upper"
bands = [{ code = "K", label = "x" }, { code = "B", label = "x" }, { code = "A", label = "x" }]
[[reading]]
code = "bacaan"
subject = "decree"
printed = "x"
read_as = "x"
basis = "x"
severity = "warning"
[[accept]]
check = "missing-definition"
reason = "x"
"""
_INDICATOR: Final = {
    "basis": "x", "definition": "x", "reason": "x", "formula_text": "x", "data_sources": ["x"], "responsible": ["x"],
    "note": "x", "aliases": ["x"],
}  # fmt: skip
_REALISATION: Final = {"document": "x", "system": "x", "note": "x", "status": "submitted", "printed": "x"}

Steps: TypeAlias = "tuple[str | int, ...]"


def complete() -> dict[str, Any]:
    """Return a set file in which nearly everything is said that a set can say."""
    data: dict[str, Any] = tomllib.loads(_BASE)
    for name, value in tomllib.loads(_MORE).items():
        data[name] = [*data[name], *value] if isinstance(value, list) and name in data else value
    for one in data["indicator"]:
        one.update(deepcopy(_INDICATOR))
    data["indicator"][0] |= {"scale": "sendiri", "achievement_scale": "sendiri"}
    data["indicator"][3]["unit"] = "gardu"
    for one in data["realisation"]:
        one.update(_REALISATION)
    for one in data["analysis"]:
        one.update(cause="x", remedy="x", programmes="x", document="x")
    return data


def leaves(data: Any, path: Steps = ()) -> Iterator[Steps]:
    """Yield the path of every text."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield from leaves(value, (*path, key))
    if isinstance(data, str):
        yield path


def put(data: Any, path: Steps, value: Any) -> None:
    """Put something where a path leads."""
    *way, last = path
    for key in way:
        data = data[key]
    data[last] = value


# what is no text: a word of a closed list, a number, a date, or a name that others refer to
_CLOSED: Final = frozenset({
    "achievement_scale", "better", "check", "closure", "component", "consolidation", "edges", "indicator", "key",
    "kind", "lower", "node", "parent", "period", "polarity", "scale", "schema", "severity", "status", "subject",
    "unit", "upper", "version",
})  # fmt: skip
# names that others refer to
_REFERRED: Final = frozenset({"code", "replaces", "predicate", "predicates"})
_NAMED: Final = (("node", "code"), ("indicator", "code"), ("document", "code"), ("scale", "key"))


def is_text(path: Steps) -> bool:
    """Tell whether anybody may write what they like where a path leads."""
    names = [key for key in path if isinstance(key, str)]
    if names[0] in {"rule", "unit"}:
        return names[-1] == "source"
    return names[-1] not in _CLOSED | _REFERRED


def poisoned(texts: Iterator[str], mark: str = "") -> dict[str, Any]:
    """Return the set with a text wherever one may be written, ``mark`` behind every name that others refer to."""
    data = complete()
    for path in list(leaves(data)):
        if is_text(path):
            text = next(texts)
            put(data, path, f"{text}{path[-2]}" if path[-1] == "label" else text)
    renamed = {one[key]: f"{one[key]}{mark}" for table, key in _NAMED for one in data[table]}
    renamed |= {name: f"{name}{next(texts)}" for name in ("C", "CC", "B", "BB", "A", "AA")}
    renamed["contoh-2024"] = f"contoh-2024{mark}"
    made: dict[str, Any] = _renamed(data, renamed)
    return made


def _renamed(data: Any, names: dict[str, str]) -> Any:
    if isinstance(data, dict):
        return {names.get(key, key): value if key == "kind" else _renamed(value, names) for key, value in data.items()}
    if isinstance(data, list):
        return [_renamed(value, names) for value in data]
    return names.get(data, data) if isinstance(data, str) else data
