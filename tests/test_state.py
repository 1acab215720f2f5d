"""What a process shares: nothing of the library's can be changed, and the library changes nothing of the process's.

Modules and classes hold what is read-only, but for caches that are bounded, and for the few things named here with a
reason. Between two looks at the process, all of the library is called by the scenario of ``tests/environments``.
"""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import os
import sys
import tempfile
import warnings
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import environments
import pytest
from attrs import define, frozen
from environments.carrying import LIGHT, digests
from environments.process import state
from environments.walking import Walk, everything
from test_api_reference import DOORS

import sakip
from sakip import cli, fields, wording
from sakip.exports import json as as_json
from sakip.fields.forms import FORMS
from sakip.sets import schema

# what can be changed and may be there all the same, by how its full name begins
ALLOWED: Final = {
    "sakip.wording.": "sentences and synonyms by the rooms they are of: the tables that are read are read-only",
    "sakip.sets.schema._": "parts of a JSON Schema, which is copied before it is handed out, as a test here says",
    "sakip.fields.schemas._": "likewise",
    "sakip.plots.surface._DRAWN": "what the pictures of a caller show: weak, it keeps none of them",
}
# caches without a bound, by what they are asked for
UNBOUNDED: Final = {
    "sakip.hooks._computed": "a class of the library",
    "sakip.hooks._made_of": "a class of the library",
    "sakip.fields.schemas._published": "a form of JSON",
    "sakip.toml.json._hints": "a table of set files",
}
# what takes longest to import, and changes the process when it is
OTHERS: Final = (
    "cattrs.preconf.json", "docx", "matplotlib.backends.backend_agg", "matplotlib.backends.backend_svg",
    "matplotlib.figure", "narwhals", "openpyxl", "pint", "polars", "rich.console", "tomlkit", "xlsxwriter",
)  # fmt: skip


# --- what the library holds -------------------------------------------------------------------------------------------


def test_no_module_and_no_class_keeps_what_can_be_changed() -> None:
    """Neither by itself, nor in what it holds, by default of a function or enclosed in one; the reasons are in use."""
    walk = Walk()
    for name, value in everything():
        walk.look(name, value)
    assert sorted(name for name in walk.found if not name.startswith(tuple(ALLOWED))) == []
    assert [prefix for prefix in ALLOWED if not any(name.startswith(prefix) for name in walk.found)] == []


@define
class _Changeable:
    names: tuple[str, ...] = ()


@frozen
class _Holding:
    names: Any = ()


class _Open:
    def __init__(self) -> None:
        self.name = "x"


def _enclosing() -> Any:
    kept: list[int] = []
    return lambda: kept


def _defaulting(names: Any = ([],)) -> Any:
    return names


@pytest.mark.parametrize(
    "hidden",
    [
        MappingProxyType({"a": ((), [1])}), _defaulting, _enclosing(), _Open(), functools.partial(_Holding, []),
        property(_defaulting), staticmethod(_defaulting), _Changeable(), _Holding([1]), functools.cache(_enclosing()),
        (frozenset({1}), bytearray()),
    ],
    ids=lambda hidden: type(hidden).__name__,
)  # fmt: skip
def test_the_walk_finds_what_is_hidden(hidden: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a view, a default, a cell, an argument, an attribute; and not where there is nothing."""
    for one in (hidden, getattr(hidden, "__wrapped__", None), _defaulting):
        if inspect.isfunction(one):
            monkeypatch.setattr(one, "__module__", "sakip.x")
    walk = Walk()
    walk.look("it", hidden)
    assert walk.found
    walk.found.clear()
    walk.look("it", (sakip.Year(2024), MappingProxyType({}), frozenset({1}), len, _Holding(), Path))
    assert walk.found == set()


def test_sentences_are_looked_up_in_tables_nobody_can_change() -> None:
    """They are copies: what becomes of the parts they were made of changes no sentence."""
    for table in (wording.COMMANDS, wording.FINDINGS, wording.TERMS):
        assert isinstance(table, MappingProxyType)


def test_caches_are_bounded() -> None:
    """A process that runs for a year does not grow, whatever ever other units, cells and texts it is asked about."""
    caches = {id(value): value for _, value in everything() if isinstance(value, functools._lru_cache_wrapper)}
    assert len(caches) > 30
    endless = [one for one in caches.values() if one.cache_parameters()["maxsize"] is None]
    asked = {f"{one.__module__}.{one.__name__}" for one in endless if inspect.signature(one.__wrapped__).parameters}
    assert asked == set(UNBOUNDED)


def _spoil(held: Any) -> None:
    """Change everything in what was handed out."""
    for one in list(held.values() if isinstance(held, dict) else held if isinstance(held, list) else ()):
        _spoil(one)
    if isinstance(held, dict):
        held["spoilt"] = True
    elif isinstance(held, list):
        held.append("spoilt")


def test_what_is_handed_out_is_the_callers() -> None:
    """A schema, rows, a trace: whatever a caller does to them, the next ones are as the first were."""
    card = sakip.assess(sakip.load("muncar-2024"))
    makers: list[Any] = [card.to_dicts, card["ikm"].explain().to_dict, functools.partial(as_json.scorecard, card)]
    makers += [functools.partial(schema.schema, lang) for lang in wording.LANGUAGES]
    makers += [functools.partial(as_json.schema, form) for form in as_json.FORMS]
    for mode in ("validation", "serialization"):
        makers += [functools.partial(fields.json_schema, kind, mode) for kind in FORMS]
    for make in makers:
        before = repr(make())
        _spoil(make())
        assert repr(make()) == before, make


# --- what the process holds -------------------------------------------------------------------------------------------


def _called() -> set[str]:
    """Return the names, in full, of what the steps of the scenario take from the library."""
    found: set[str] = set()
    for file in Path(environments.__path__[0]).glob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        rooms = {"sakip": "sakip"}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] == "sakip":
                rooms |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in rooms:
                found.add(f"{rooms[node.value.id]}.{node.attr}")
        found |= set(rooms.values())
    return found


def test_the_scenario_calls_every_door() -> None:
    assert sorted(set(DOORS) - _called()) == []


def test_the_library_leaves_the_process_as_it_was(tmp_path: Path) -> None:
    """No locale, filter of warnings, seed, limit, setting, handler, variable or open file is another afterwards."""
    for name in OTHERS:
        importlib.import_module(name)
    tempfile.TemporaryDirectory().cleanup()  # the first of a process has Python clean up at its end
    before = state()
    digests(tmp_path)
    after = state()
    assert {name: (held, after[name]) for name, held in before.items() if after[name] != held} == {}


def test_nothing_is_warned_of(tmp_path: Path) -> None:
    """Where warnings are errors there is no exception, and where all of them are shown no word."""
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        digests(tmp_path, LIGHT)
    assert not heard


def test_a_command_in_a_program_leaves_its_streams_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it has to print on a stream of ASCII, and where there is no stream at all."""
    with (tmp_path / "out.txt").open("w", encoding="ascii") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        monkeypatch.setattr(sys, "stderr", None)
        assert cli.main(["show", "mojosari-2024"]) == 0
        assert (sys.stdout, sys.stderr, stream.errors) == (stream, None, "strict")
    assert "\\u2013" in (tmp_path / "out.txt").read_text(encoding="ascii")


def test_two_looks_differ_where_something_was_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison above sees what it is for."""
    before = state()
    monkeypatch.setitem(os.environ, "SAKIP", "1")
    monkeypatch.setattr(sys, "path", [*sys.path, "x"])
    with warnings.catch_warnings(), Path(__file__).open(encoding="utf-8"):
        warnings.simplefilter("ignore")
        after = state()
    assert {name for name in before if before[name] != after[name]} == {"environment", "import", "warnings", "files"}
