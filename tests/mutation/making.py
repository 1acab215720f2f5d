"""Mutants: copies of a module that differ in one place, by the operators of mutmut."""

from __future__ import annotations

import ast
import difflib
import importlib
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Mutant(NamedTuple):
    """A change of one module: where, what stood there, what stands there now, and the whole of the new source.

    ``is_text`` says that it changes a text, ``runs_later`` that it is in the body of a function, and not in what runs
    while the module is imported.
    """

    module: str
    place: str
    line: int
    was: str
    becomes: str
    is_text: bool
    runs_later: bool
    source: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it is known by in a file: it outlives lines that move."""
        return self.module, self.place, self.was, self.becomes


def mutants(module: str) -> Iterator[Mutant]:
    """Yield every mutant of a module that is another program than the original."""
    # neither is among what the tests take
    cst: Any = importlib.import_module("libcst")
    operators: Any = importlib.import_module("mutmut.mutation.mutators").mutation_operators

    source = path_of(module).read_text("utf-8")
    tree = cst.parse_module(source)
    texts = [tree.with_changes(body=[statement], header=[], footer=[]).code for statement in tree.body]
    before = source[: source.index(texts[0])] if texts else source
    for number, statement in enumerate(tree.body):
        seen = {_meaning(texts[number])}
        line = 1 + before.count("\n") + sum(text.count("\n") for text in texts[:number])
        for place, runs_later, node in _changeable(statement, cst):
            for kind, operator in operators:
                for made in operator(node) if isinstance(node, kind) else ():
                    changed = statement.deep_replace(node, made)
                    try:
                        text = tree.with_changes(body=[changed], header=[], footer=[]).code
                        meaning = _meaning(text)
                    except (SyntaxError, cst.CSTValidationError, AttributeError):
                        continue
                    if meaning not in seen:
                        seen.add(meaning)
                        first, was, becomes = _difference(texts[number], text)
                        is_text = isinstance(node, cst.BaseString)
                        mutated = before + "".join([*texts[:number], text, *texts[number + 1 :]])
                        yield Mutant(module, place, line + first, was, becomes, is_text, runs_later, mutated)


def _meaning(source: str) -> str:
    return ast.dump(ast.parse(source))


def _changeable(node: Any, cst: Any, place: str = "", *, runs_later: bool = False) -> Iterator[tuple[str, bool, Any]]:
    """Yield the nodes to mutate: the names of the functions and classes around each, and whether it runs later."""
    name = getattr(getattr(node, "func", getattr(getattr(node, "value", None), "func", None)), "value", "")
    if isinstance(node, cst.Annotation | cst.Import | cst.ImportFrom):
        return
    if isinstance(node, cst.AnnAssign) and getattr(node.annotation.annotation, "value", "") == "TypeAlias":
        return
    if isinstance(node, cst.If) and getattr(node.test, "value", "") == "TYPE_CHECKING":
        return
    if (isinstance(node, cst.Assign) and name in {"ParamSpec", "TypeVar"}) or (
        isinstance(node, cst.Call) and name == "cast"
    ):
        return
    if isinstance(node, cst.Call) and name in {"len", "isinstance"}:
        for argument in node.args:  # without its arguments it only ever fails
            yield from _changeable(argument.value, cst, place, runs_later=runs_later)
        return
    if isinstance(node, cst.FunctionDef | cst.ClassDef):
        place = f"{place}.{node.name.value}".lstrip(".")
    yield place, runs_later, node
    for child in node.children:
        later = runs_later or (isinstance(node, cst.FunctionDef) and child is node.body)
        yield from _changeable(child, cst, place, runs_later=later)


def _difference(one: str, other: str) -> tuple[int, str, str]:
    """Return the first line that differs, and the lines that do, before and after."""
    before, after = one.splitlines(), other.splitlines()
    edits = [edit for edit in difflib.SequenceMatcher(None, before, after, False).get_opcodes() if edit[0] != "equal"]
    first, last, start, end = edits[0][1], edits[-1][2], edits[0][3], edits[-1][4]
    return first, "\n".join(map(str.strip, before[first:last])), "\n".join(map(str.strip, after[start:end]))


def path_of(module: str) -> Path:
    """Return where the source of a module stands, without importing it."""
    package = importlib.util.find_spec(module.partition(".")[0])
    if package is None or package.origin is None:
        raise SystemExit(f"{module} is not installed")
    path = Path(package.origin).parent.joinpath(*module.split(".")[1:])
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def modules_of(name: str) -> list[str]:
    """Return a module, or those of a package and of the packages in it; ``sakip.bands.__init__`` is that one alone."""
    if name.endswith(".__init__"):
        return [name.removesuffix(".__init__")]
    path = path_of(name)
    if path.name != "__init__.py":
        return [name]
    folder = path.parent
    found = (one.relative_to(folder).with_suffix("").parts for one in sorted(folder.rglob("*.py")))
    return [".".join([name, *parts]).removesuffix(".__init__") for parts in found]
