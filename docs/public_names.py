"""What autodoc needs to know of this library: the types behind its annotations, and where a name is documented.

A name is documented once, where a reader imports it: ``sakip.Indicator``, ``sakip.rollup.Region``. The modules
themselves say ``sakip.indicators.indicator.Indicator``, and import what only annotations name under ``TYPE_CHECKING``.

Annotations and signatures are changed where they are, in the process that builds the site: build it in one of its own.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import inspect
import pkgutil
import re
import sys
import typing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
from sphinx.addnodes import desc_parameterlist, desc_sig_punctuation
from sphinx.pycode import ModuleAnalyzer

import sakip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from docutils.nodes import Element, document
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

# types with a name of their own, which a signature says instead of what they are made of
ALIASES = {
    "NumberLike": "sakip.figures.NumberLike",
    "Period": "sakip.periods.Period",
    "Reported": "sakip.indicators.Reported",
    "Node": "sakip.tree.Node",
    "Given": "sakip.instruments.akip.Given",
    "Assessed": "sakip.instruments.akip.Assessed",
    "CoreSchema": "pydantic_core.core_schema.CoreSchema",
}

LONGEST_DEFAULT = 40


def modules() -> Iterator[ModuleType]:
    """Yield every module of the library but the command line, imported."""
    yield sakip
    for found in pkgutil.walk_packages(sakip.__path__, "sakip."):
        if not found.name.startswith(("sakip.cli", "sakip.__main__")):
            yield importlib.import_module(found.name)


def _import_types(module: ModuleType) -> None:
    """Import into a module what it imports for type checkers only; by now, no two modules wait for each other."""
    for statement in ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.If) and ast.unparse(statement.test) == "TYPE_CHECKING":
            for each in statement.body:
                kept = dict(vars(module))
                exec(compile(ast.Module([each], []), str(module.__file__), "exec"), vars(module))  # noqa: S102
                vars(module).update(kept)


def _write_out_aliases(every: list[ModuleType]) -> None:
    """Make types of those names for types that are texts, wherever they were imported."""
    made: dict[str, Any] = {}
    for module in every:
        for statement in ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8")).body:
            if isinstance(statement, ast.AnnAssign) and ast.unparse(statement.annotation) == "TypeAlias":
                alias = vars(module)[ast.unparse(statement.target)]
                if isinstance(alias, str):
                    made[alias] = eval(alias, vars(module))  # noqa: S307  # an annotation of our own
    for module in every:
        for name, held in list(vars(module).items()):
            if isinstance(held, str) and held in made and not name.startswith("__"):
                setattr(module, name, made[held])


class _Types:
    """The annotations of a module, as types."""

    def __init__(self, module: ModuleType) -> None:
        self.module = module
        self.names = {
            name: type(name, (), {"__module__": public.rpartition(".")[0]})
            for name, public in ALIASES.items()
            if name in vars(module) and _is(vars(module)[name], public)
        }

    def of(self, thing: Any) -> dict[str, Any]:
        """Return the annotations of a function or class."""
        return typing.get_type_hints(thing, None, self.names, include_extras=True)

    def settle(self, thing: Any) -> None:
        """Write types over the texts of a function or class."""
        if inspect.isclass(thing):
            if "__annotations__" in vars(thing):
                thing.__annotations__.update(
                    {name: hint for name, hint in self.of(thing).items() if name in thing.__annotations__}
                )
            for member in vars(thing).values():
                inner = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
                inner = getattr(inner, "func", inner)  # a cached property
                if inspect.isfunction(inner) and not inner.__name__.startswith("_"):
                    self.settle(inner)
            if attrs.has(thing):
                self._settle_init(thing)
                _shorten(thing)
        elif thing.__annotations__ and thing.__module__ == self.module.__name__:
            thing.__annotations__.update(self.of(thing))  # in place: what wraps the function has the same
            _shorten(thing)

    def _settle_init(self, kind: type) -> None:
        """Say what the constructor of an attrs class takes, which is what a converter takes where there is one."""
        taken = {"return": type(None)}
        for one in attrs.fields(kind):
            home = _Types(importlib.import_module(_home(kind, one.name).__module__))
            name = one.alias or one.name
            taken[name] = home.of(_home(kind, one.name)).get(one.name, Any)
            if one.converter is not None:
                convert = one.converter.converter if isinstance(one.converter, attrs.Converter) else one.converter
                with contextlib.suppress(TypeError, ValueError, AttributeError):  # a builtin says nothing
                    module = importlib.import_module(inspect.unwrap(convert).__module__)
                    first = next(iter(inspect.signature(convert).parameters))
                    asked = _Types(module).of(inspect.unwrap(convert)).get(first, Any)
                    if "Any" not in str(asked):  # what is kept says more than that
                        taken[name] = asked
        kind.__init__.__annotations__ = {  # type: ignore[misc]
            name: hint
            for name, hint in taken.items()
            if name in {*kind.__init__.__annotations__, "return"}  # type: ignore[misc]
        }


def _home(kind: type, name: str) -> type:
    return next(base for base in kind.__mro__ if name in vars(base).get("__annotations__", {}))


def _is(thing: Any, public: str) -> bool:
    module, _, name = public.rpartition(".")
    return bool(getattr(importlib.import_module(module), name) == thing)


def _settle_all(_app: Sphinx) -> None:
    every = list(modules())
    for module in every:
        _import_types(module)
    _write_out_aliases(every)
    for module in every:
        types = _Types(module)
        for thing in list(vars(module).values()):
            inner = inspect.unwrap(thing) if callable(thing) else thing
            if inspect.isfunction(thing) and "SearchStrategy" in str(getattr(thing, "__signature__", "")):
                if thing.__module__ == module.__name__:
                    _settle_signature(thing, inspect.signature(thing), types)
            elif getattr(inner, "__module__", None) == module.__name__ and (
                inspect.isclass(inner) or (inspect.isfunction(inner) and not inner.__name__.startswith("_"))
            ):
                types.settle(inner)


def _settle_signature(thing: Any, made: inspect.Signature, types: _Types) -> None:
    """Write types over the texts of a function that Hypothesis has made a strategy of."""
    written = {name: one.annotation for name, one in made.parameters.items()} | {"": made.return_annotation.__args__[0]}
    hints = types.of(type("_", (), {"__annotations__": written, "__module__": types.module.__name__}))
    returned = made.return_annotation.__origin__[hints.pop("")]
    parameters = [one.replace(annotation=hints[name]) for name, one in made.parameters.items()]
    thing.__signature__ = made.replace(parameters=parameters, return_annotation=returned)
    thing.__annotations__ = hints | {"return": returned}


class _Default:
    """Stands for a default that is too long to be read in a signature, or made anew each time."""

    def __repr__(self) -> str:
        return "..."


def _is_long(default: Any) -> bool:
    return (
        default is attrs.NOTHING
        or len(repr(default)) > LONGEST_DEFAULT
        or isinstance(default, type)
        or inspect.isroutine(default)
    )


def _shorten(thing: Any) -> None:
    """Leave the long defaults out of a signature."""
    made = inspect.signature(thing)
    given = made.parameters.values()
    long = [one.default is not one.empty and _is_long(one.default) for one in given]
    if any(long):
        shown = [one.replace(default=_Default()) if hide else one for one, hide in zip(given, long, strict=True)]
        thing.__signature__ = made.replace(parameters=shown)


def _signature(
    _app: Sphinx, what: str, _name: str, thing: Any, _options: Any, signature: str | None, returns: str | None
) -> tuple[str | None, str | None] | None:
    """Leave out of a signature what tells nothing: how attrs calls a default it has yet to make."""
    if signature is None:
        return None
    if what in {"class", "exception"}:
        if issubclass(thing, BaseException) or hasattr(thing, "__members__"):
            return "", None  # errors are caught, and members of an enumeration taken, not made
        returns = None
        if attrs.has(thing) and "Attributes:" in (thing.__doc__ or ""):  # which has the types
            taken = inspect.signature(thing).parameters.values()
            signature = str(inspect.Signature([one.replace(annotation=one.empty) for one in taken]))
    return re.sub(r"mappingproxy\((\{.*?\})\)", r"\1", signature), returns


def _docstring(_app: Sphinx, what: str, name: str, thing: Any, _options: Any, lines: list[str]) -> None:
    """Give constants their docstring where they are imported, and keep napoleon from reading prose as a type."""
    if what == "data":
        module = importlib.import_module(name.rpartition(".")[0])
        lines[:] = _of_constant(name.rpartition(".")[2], thing, module.__name__) or lines
    if what in {"attribute", "data", "property"} and lines and ":" in lines[0]:
        lines[:0] = ["..", ""]  # of "what it is: and more" napoleon would make a type; it looks in the first line only


def _typed(_app: Sphinx, what: str, _name: str, _thing: Any, _options: Any, lines: list[str]) -> None:
    """Set the type of an attribute beside its name, where napoleon gives it a paragraph."""
    if what in {"class", "exception"}:
        attribute = re.compile(r"(\.\. attribute:: \w+\n)((?:\n|   .*\n)*?)\n?   (:type: .*\n)")
        text = attribute.sub(r"\1   \3\2", "\n".join([*lines, ""]))
        lines[:] = re.sub(r"^(   :type: )(.*)$", _short, text, flags=re.MULTILINE).split("\n")


def _short(found: re.Match[str]) -> str:
    """Say types by their last name."""
    return found[1] + re.sub(r"(?<![\w.~])(?=[a-z_]+\.[\w.]+)", "~", found[2])


def _of_constant(name: str, thing: Any, room: str) -> list[str]:
    for module in sorted(sys.modules):
        if module.startswith(room) and vars(sys.modules[module]).get(name) is thing:
            docs = ModuleAnalyzer.for_module(module)
            docs.analyze()
            if found := docs.attr_docs.get(("", name)):
                return list(found)
    return []


def _found(name: str) -> Any:
    """Return what a dotted name is, None where it is nothing."""
    parts = name.split(".")
    for cut in range(len(parts), 0, -1):
        with contextlib.suppress(ImportError, AttributeError):
            thing: Any = importlib.import_module(".".join(parts[:cut]))
            for part in parts[cut:]:
                thing = getattr(thing, part)
            return thing
    return None


def _public(env: BuildEnvironment, node: pending_xref) -> str | None:
    """Return where what a reference means is documented: by its full name, or as the module of the docstring has it."""
    target = node["reftarget"]
    written = re.search(r"docstring of ([\w.]+)", node.source or "")
    rooms = written[1].split(".") if written else []
    for cut in range(len(rooms) + 1):
        meant = _found(".".join([*rooms[: len(rooms) - cut], target]))
        if meant is not None:
            tail = target.rpartition(".")[2]
            names = (name for name in env.domains.python_domain.objects if name.rpartition(".")[2] == tail)
            return next((name for name in names if _found(name) is meant), None)
    return None


def _missing(app: Sphinx, env: BuildEnvironment, node: pending_xref, content: Element) -> Element | None:
    """Link a name as the modules have it to where it is documented."""
    if node.get("refdomain") != "py" or not (public := _public(env, node)):
        return None
    return env.domains.python_domain.resolve_xref(env, node["refdoc"], app.builder, "obj", public, node, content)


def _flow(_app: Sphinx, doctree: document) -> None:
    """Set names without types in lines as long as the page is wide."""
    for listed in doctree.findall(desc_parameterlist):
        if not any(one.next_node(desc_sig_punctuation) for one in listed.children):
            listed["multi_line_parameter_list"] = False


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the reading of docstrings."""
    app.connect("builder-inited", _settle_all)
    app.connect("autodoc-process-docstring", _docstring, priority=400)  # before napoleon
    app.connect("autodoc-process-docstring", _typed, priority=600)  # after it
    app.connect("autodoc-process-signature", _signature)
    app.connect("doctree-read", _flow)
    app.connect("missing-reference", _missing)
    return {"parallel_read_safe": True}
