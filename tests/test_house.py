"""What the layout promises, read from the syntax tree: who may import whom, and what an import costs."""

from __future__ import annotations

import ast
import functools
import importlib
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

import sakip

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(sakip.__file__).parent

# a room may import rooms of a smaller number, and itself
FLOORS = {
    "rooms": -1,
    "errors": 0,
    "hooks": 0,
    "looks": 0,
    "figures": 1,
    "periods": 1,
    "units": 1,
    "wording": 2,
    "findings": 3,
    "tabular": 3,
    "bands": 4,
    "packs": 4,
    "toml": 4,
    "tree": 4,
    "formulas": 5,
    "interpreters": 5,
    "regulations": 5,
    "indicators": 6,
    "plan": 6,
    "ledger": 7,
    "sets": 8,
    "assessment": 9,
    "intake": 9,
    "instruments": 10,
    "rollup": 10,
    "comparison": 10,
    "audit": 11,
    "review": 11,
    "workbooks": 11,
    "display": 12,
    "frames": 12,
    "papers": 12,
    "plots": 12,
    "starter": 12,
    "testing": 12,
    "exports": 13,
    "fields": 14,
    "forms": 14,
    "cli": 15,
    "__main__": 16,
}
# what takes long to import, and the one room that may do so
HEAVY = {
    "pint": "units",
    "cattrs": "toml",
    "dateutil": "periods",
    "rich": "cli",
    "hypothesis": "testing",
    "narwhals": "frames",
    "tomlkit": "toml",
    "openpyxl": "workbooks",
    "matplotlib": "plots",
    "xlsxwriter": "exports",
    "docx": "exports",
    "pydantic_core": "fields",
}


@functools.cache
def _modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def _room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


class _Module(NamedTuple):
    """What the syntax tree of a file says."""

    imports: set[str]
    of_the_door: set[str]
    called: set[str]
    attributes: set[str]
    texts: set[str]


@functools.cache  # every file is asked about by several tests
def _read(path: Path) -> _Module:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    documented = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    froms = [node for node in _run(tree) if isinstance(node, ast.ImportFrom)]
    return _Module(
        {f"{node.module}.{alias.name}" for node in froms for alias in node.names}
        | {alias.name for node in _run(tree) if isinstance(node, ast.Import) for alias in node.names},
        {alias.name for node in froms if node.module == "sakip" for alias in node.names},
        {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)},
        {node.attr for node in nodes if isinstance(node, ast.Attribute)},
        {
            node.value
            for node in nodes
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented
        },
    )


def _run(tree: ast.Module) -> Iterator[ast.AST]:
    """What runs of a file; what is only for type checkers does not."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting += node.orelse
            continue
        yield node
        waiting += ast.iter_child_nodes(node)


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_run_one_way(path: Path) -> None:
    """No room imports one that stands above it, and every room has its floor."""
    room = _room(path)
    if room == "__init__":
        return
    for imported in _read(path).imports:
        package, _, rest = imported.partition(".")
        if package != "sakip":
            continue
        other = rest.partition(".")[0]
        if imported == "sakip.__version__":  # what the door is, not what is behind it
            continue
        if other not in FLOORS:  # a name of the door, which the command line may use
            assert room == "cli", f"{room} imports {imported} through the door"
            continue
        assert other == room or FLOORS[other] < FLOORS[room], f"{room} imports {imported}"


def test_no_module_asks_the_door_for_a_name() -> None:
    """It would wait there for a thread that waits for it; ``import sakip.sets as sets`` asks nobody."""
    for path in _modules():
        asked = _read(path).of_the_door & set(sakip._ROOM_OF)
        assert not asked, f"{path} imports {asked} from sakip"


def test_formulas_and_interpreters_meet_only_in_the_tree() -> None:
    """Neither imports the other."""
    for path in _modules():
        imported = _read(path).imports
        if _room(path) == "formulas":
            assert not any(name.startswith("sakip.interpreters") for name in imported)
        if _room(path) == "interpreters":
            assert not any(name.startswith("sakip.formulas") for name in imported)


@pytest.mark.parametrize("heavy", sorted(HEAVY))
def test_a_heavy_import_lives_in_one_room(heavy: str) -> None:
    """Only units imports pint, only sets imports cattrs, and so on."""
    rooms = {
        _room(path)
        for path in _modules()
        for name in _read(path).imports
        if name == heavy or name.startswith(f"{heavy}.")
    }
    assert rooms <= {HEAVY[heavy]}


def _loaded_by(statement: str) -> set[str]:
    """The modules a fresh interpreter has loaded after a statement."""
    program = f"{statement}\nimport sys, json; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603  # our own
    return set(json.loads(done.stdout))


def test_importing_the_library_loads_next_to_nothing() -> None:
    """``import sakip`` loads none of its dependencies and none of its rooms."""
    loaded = _loaded_by("import sakip")
    assert not loaded & {"attrs", "cattrs", "pint", "narwhals", "pandas", "numpy", "hypothesis", "openpyxl", "rich"}
    assert {name for name in loaded if name.partition(".")[0] == "sakip"} == {"sakip"}


def test_every_public_name_loads_without_pint_and_its_like() -> None:
    """Touching every name of the door still imports no unit registry and no dataframe library."""
    loaded = _loaded_by("import sakip\nfor name in sakip.__all__: getattr(sakip, name)")
    assert not loaded & {"pint", "narwhals", "pandas", "numpy", "hypothesis", "openpyxl", "matplotlib", "rich"}


def test_every_name_a_module_offers_can_be_had() -> None:
    """``__all__`` names what is there, and what is not cannot be asked for by a star."""
    for path in _modules():
        name = ".".join(("sakip", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")
        if "__all__" in path.read_text(encoding="utf-8"):
            module = importlib.import_module(name)
            assert len(set(module.__all__)) == len(module.__all__), name
            assert [offered for offered in module.__all__ if not hasattr(module, offered)] == [], name


def test_the_door_is_in_order() -> None:
    """``__all__`` is sorted, names what the type checker sees, and every name of it can be had."""
    assert sakip.__all__ == sorted(
        set(sakip.__all__), key=lambda name: (not name.isupper(), not name[0].isupper(), name)
    )
    tree = ast.parse((SOURCE / "__init__.py").read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    typed = {alias.name for node in block.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert typed == set(sakip.__all__) == set(sakip._ROOM_OF)
    for name in sakip.__all__:
        assert getattr(sakip, name) is not None
    assert set(sakip.__all__) <= set(dir(sakip))


def test_an_unknown_name_is_an_attribute_error() -> None:
    """The lazy door refuses like any module does."""
    with pytest.raises(AttributeError, match="no attribute 'nothing_of_the_kind'"):
        _ = sakip.nothing_of_the_kind


def test_no_code_is_run_from_text() -> None:
    """No module calls eval, exec or compile, nor unpickles."""
    for path in _modules():
        module = _read(path)
        assert not module.called & {"eval", "exec", "compile", "__import__"}, path
        assert not {name for name in module.imports if name.partition(".")[0] in {"pickle", "marshal", "shelve"}}, path


def test_nothing_reads_the_clock() -> None:
    """No module asks what day it is: the same inputs give the same answer for ever."""
    for path in _modules():
        module = _read(path)
        assert not module.attributes & {"today", "now", "utcnow", "localtime", "time_ns"}, path
        assert "time" not in module.imports, path


def test_no_threshold_of_a_regulation_stands_in_code() -> None:
    """The numbers of the law are data: 88.31 and its like appear in no module outside a docstring."""
    for path in _modules():
        found = [text for text in _read(path).texts if "88.31" in text or "76.61" in text or "81.26" in text]
        assert not found, path
