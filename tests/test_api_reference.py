"""The reference of the API, held against the library: every public name on one page, every error said."""

from __future__ import annotations

import ast
import builtins
import importlib
import inspect
import re
import textwrap
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest

import sakip
from sakip import errors

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER: Final = Path(__file__).parent.parent / "docs" / "reference" / "api"

ROOMS: Final = (
    "assessment", "audit", "bands", "comparison", "display", "errors", "exports.excel", "exports.frictionless",
    "exports.iati", "exports.json", "exports.msind", "exports.word", "fields", "figures", "findings", "forms",
    "formulas", "formulas.achievement", "frames", "indicators", "instruments.akip", "instruments.ipasn",
    "instruments.skm", "intake", "packs", "papers", "periods", "plan", "plots", "regulations", "review", "rollup",
    "sets", "testing", "tree", "units",
)  # fmt: skip

# what rooms without an __all__ define for the other rooms of the library
BETWEEN_ROOMS: Final = {
    "errors": {"escaped", "listed", "nearest", "quoted"},  # how messages repeat what they were given
    "exports.json": {"exact", "given", "plain"},  # how single values are written
    "figures": {"bits", "decimal_of", "digits_of"},  # integers to digits, and how many
}

# what raises nothing but the errors of what it is given, and says so by the class it makes
DOORS: Final = (
    "sakip.assess", "sakip.assess_one", "sakip.dumps", "sakip.load", "sakip.loads", "sakip.number",
    "sakip.parse_period", "sakip.publish", "sakip.read_id", "sakip.read_realisations", "sakip.replay", "sakip.series",
    "sakip.audit.achievements", "sakip.audit.budgets", "sakip.audit.read", "sakip.comparison.report",
    "sakip.display.html", "sakip.display.page", "sakip.exports.excel.scorecard", "sakip.exports.excel.scorecards",
    "sakip.exports.excel.write", "sakip.exports.frictionless.package", "sakip.exports.iati.write",
    "sakip.exports.json.write", "sakip.exports.msind.write", "sakip.exports.word.write", "sakip.forms.read",
    "sakip.forms.write", "sakip.frames.aggregate_frame", "sakip.frames.assess_frame", "sakip.frames.audit_frame",
    "sakip.frames.from_long", "sakip.frames.survey", "sakip.instruments.akip.evaluate", "sakip.instruments.akip.read",
    "sakip.instruments.ipasn.measure", "sakip.instruments.ipasn.read", "sakip.instruments.skm.evaluate",
    "sakip.instruments.skm.measure", "sakip.instruments.skm.read", "sakip.instruments.skm.tally",
    "sakip.papers.agreement", "sakip.papers.annex", "sakip.papers.chapter", "sakip.papers.measurement",
    "sakip.papers.scorecard", "sakip.plots.bullet", "sakip.plots.heatmap", "sakip.plots.profile", "sakip.plots.save",
    "sakip.plots.trend", "sakip.regulations.at", "sakip.regulations.keys", "sakip.regulations.provision",
    "sakip.regulations.scale", "sakip.review.review", "sakip.rollup.across", "sakip.rollup.scores",
    "sakip.sets.dump", "sakip.sets.edit",
)  # fmt: skip

# errors of the command "sakip new", which no program meets
OF_A_COMMAND: Final = ("sakip.starter", "sakip.cli")

DIRECTIVE = re.compile(r"^\.\. (currentmodule|automodule|auto\w+):: ([\w.]+)$", re.MULTILINE)


def _documented() -> Iterator[tuple[str, str]]:
    """Yield every name that a directive documents, in full, with its page."""
    for page in sorted(FOLDER.glob("*.md")):
        module = ""
        for kind, name in DIRECTIVE.findall(page.read_text(encoding="utf-8")):
            if kind == "currentmodule":
                module = name
            else:
                yield (name if kind == "automodule" else f"{module}.{name}"), page.stem


def _thing(name: str) -> Any:
    """Return what a name in full stands for."""
    module, _, last = name.rpartition(".")
    found = getattr(importlib.import_module(module), last, None) if module else None
    return importlib.import_module(name) if found is None else found


NAMES: Final = dict(_documented())
THINGS: Final = {name: _thing(name) for name in NAMES}
CLASSES: Final = {name: thing for name, thing in THINGS.items() if inspect.isclass(thing)}


def _public(room: str) -> set[str]:
    """Return the public names of a room: those in its ``__all__``, else those it defines without an underscore."""
    module = importlib.import_module(f"sakip.{room}")
    if hasattr(module, "__all__"):
        return set(module.__all__)
    defined: set[str] = set()
    for one in ast.parse(inspect.getsource(module)).body:
        match one:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                defined.add(name)
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                defined.add(name)
    return {name for name in defined if not name.startswith("_")} - BETWEEN_ROOMS.get(room, set())


def _is_same(one: Any, other: Any) -> bool:
    """Whether two names are one thing; equal texts and numbers under two names are two things."""
    return one is other and not isinstance(one, str | int)


def test_no_name_is_documented_twice() -> None:
    """A name stands on one page, and a class or function under one name, so that references have one end."""
    assert [name for name, times in Counter(name for name, _ in _documented()).items() if times > 1] == []
    things = Counter(thing for thing in THINGS.values() if inspect.isclass(thing) or inspect.isfunction(thing))
    assert [thing for thing, times in things.items() if times > 1] == []


@pytest.mark.parametrize("name", sakip.__all__)
def test_every_name_of_the_door(name: str) -> None:
    """Every name of ``sakip`` is documented as such, and on the first page with what its docstring begins with."""
    assert f"sakip.{name}" in NAMES
    first = (inspect.getdoc(getattr(sakip, name)) or "").partition("\n")[0]
    said = re.sub(r":\w+:`~?([^`]*)`", r"`\1`", first).replace("``", "`") if name != "PERCENT" else ""  # a constant
    assert f"| {{py:obj}}`~sakip.{name}` | {said}" in (FOLDER / "index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("room", ROOMS)
def test_every_name_of_a_room(room: str) -> None:
    """Every public name of a room is documented, there or as a name of the door."""
    module = importlib.import_module(f"sakip.{room}")
    missing = [
        name
        for name in sorted(_public(room))
        if f"sakip.{room}.{name}" not in NAMES
        and not any(
            _is_same(thing, getattr(module, name)) for full, thing in THINGS.items() if full.endswith(f".{name}")
        )
    ]
    assert missing == []


def test_every_page_is_in_the_list_of_pages() -> None:
    """No page is left out of the contents."""
    listed = re.findall(r"```\{toctree\}\n(.*?)```", "".join(_texts()), re.DOTALL)
    names = {line for every in listed for line in every.splitlines() if line and not line.startswith(":")}
    assert names == {page.stem for page in FOLDER.glob("*.md")} - {"index"}


def _texts() -> Iterator[str]:
    for page in sorted(FOLDER.glob("*.md")):
        yield page.read_text(encoding="utf-8")


# --- what a docstring says --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name, thing in CLASSES.items() if attrs.has(thing)])
def test_every_attribute_is_said(name: str) -> None:
    """The docstring of a class names each of its attributes, in prose or in a list, and lists none there is not."""
    kind: Any = CLASSES[name]
    said = inspect.cleandoc(kind.__doc__ or "")
    listed = set(_section(said, "Attributes"))
    fields = {one.name for one in attrs.fields(kind) if one.init and not one.name.startswith("_")}
    assert fields - listed - set(re.findall(r"``(\w+)(?:=\w+)?``", said)) == set()
    assert {one for one in listed if not _has(kind, one)} == set()


@pytest.mark.parametrize(
    "name", [name for name, thing in CLASSES.items() if hasattr(thing, "__get_pydantic_core_schema__")]
)
def test_what_frameworks_publish_is_plain(name: str) -> None:
    """The first line of these classes is their description in OpenAPI, where nobody reads roles and backticks."""
    assert "`" not in (CLASSES[name].__doc__ or "`").partition("\n")[0]


def _has(kind: type, name: str) -> bool:
    return name in attrs.fields_dict(kind) or name in kind.__annotations__  # a cached property is an annotation


def _section(docstring: str, title: str) -> dict[str, str]:
    """Return the entries of a section of a docstring, by what stands before the colon."""
    found = re.search(rf"^{title}:\n((?:    .*\n?|\n)+)", docstring, re.MULTILINE)
    entries = re.findall(r"^    (\S[^:\n]*): (.*)", found[1], re.MULTILINE) if found else []
    return {name.strip(): text for each, text in entries for name in each.split(",")}


def _members() -> Iterator[tuple[str, Any]]:
    """Yield every documented function, method and property, and every class with what it runs when it is made."""
    for name, thing in THINGS.items():
        if inspect.isfunction(inspect.unwrap(thing) if callable(thing) else thing):
            yield name, inspect.unwrap(thing)
        elif inspect.isclass(thing):
            for member, value in vars(thing).items():
                inner = value.fget if isinstance(value, property) else getattr(value, "__func__", value)
                if inspect.isfunction(inner) and not member.startswith("_"):
                    yield f"{name}.{member}", inner


def _raises_itself(function: Any) -> bool:
    """Whether a function has a ``raise`` of an error of ours in its own lines; bare re-raises are not."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except OSError:  # made by Hypothesis of another function
        return False
    raised = [node.exc for node in _own(tree.body[0]) if isinstance(node, ast.Raise) and node.exc is not None]
    return any(re.match(r"(\w+Error)\b(?!\))|_\w+\(", ast.unparse(one)) for one in raised)


def _own(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what stands in a function, without the functions in it."""
    for below in ast.iter_child_nodes(node):
        if not isinstance(below, ast.FunctionDef | ast.Lambda):
            yield below
            yield from _own(below)


MEMBERS: Final = dict(_members())


@pytest.mark.parametrize("name", [name for name, one in MEMBERS.items() if _raises_itself(one)])
def test_what_raises_says_so(name: str) -> None:
    """Whoever raises an error of the library has a section that says which and when."""
    assert _section(inspect.cleandoc(MEMBERS[name].__doc__ or ""), "Raises") != {}


@pytest.mark.parametrize("name", DOORS)
def test_doors_say_what_they_raise(name: str) -> None:
    """What a program calls first says all it may raise, also what others raise for it."""
    assert _section(inspect.cleandoc(MEMBERS[name].__doc__ or ""), "Raises") != {}


@pytest.mark.parametrize("name", [name for name, thing in CLASSES.items() if attrs.has(thing)])
def test_what_checks_itself_says_so(name: str) -> None:
    """A class that refuses what it is made of says by which error."""
    kind: Any = CLASSES[name]
    checks = [vars(kind)[one] for one in vars(kind) if one == "__attrs_post_init__" or one.startswith("_check")]
    if any(_raises_itself(one) for one in checks if inspect.isfunction(one)):
        assert _section(inspect.cleandoc(kind.__doc__ or ""), "Raises") != {}


def test_errors_that_are_said_exist() -> None:
    """Every error in a section ``Raises`` is a class of the library or of Python."""
    known = {name.rpartition(".")[2] for name, thing in CLASSES.items() if issubclass(thing, Exception)}
    for name, thing in [*MEMBERS.items(), *CLASSES.items()]:
        for error in _section(inspect.cleandoc(thing.__doc__ or ""), "Raises"):
            assert error in known or issubclass(getattr(builtins, error), Exception), name


# --- errors -----------------------------------------------------------------------------------------------------------


def _every_error(kind: type[errors.SakipError]) -> Iterator[type[errors.SakipError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _every_error(below)


def test_the_table_of_errors() -> None:
    """It has every error of the library, with its code."""
    page = (FOLDER / "errors.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| \{py:exc\}`~([\w.]+)` \| .+ \|$", page, re.MULTILINE)
    table = {_thing(name): code for code, name in rows}
    public = {
        kind
        for kind in _every_error(errors.SakipError)
        if kind.__module__.startswith("sakip.")
        and not kind.__module__.startswith(OF_A_COMMAND)
        and not kind.__name__.startswith("_")
    }
    assert len(table) == len(rows)
    assert public == set(table)
    assert {kind: kind.code for kind in table} == table
