"""Public names: what the pages of the Python reference document, and what the modules they name export.

Of a function, its parameters in order, their kinds and defaults; of a class, how it is made, its attributes, methods
and members; of an exception, what it can be caught as. Types of parameters are for type checkers, and not here.
"""

from __future__ import annotations

import enum
import functools
import importlib
import inspect
import re
import tomllib
import types
import typing
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[2]
PAGES: Final = ROOT / "docs" / "reference" / "api"

_DIRECTIVE: Final = re.compile(r"^\.\. (currentmodule|automodule|auto\w+):: ([\w.]+)$", re.MULTILINE)
# what an operator or a statement of the language calls
_PROTOCOL: Final = frozenset({
    "__add__", "__bool__", "__call__", "__contains__", "__enter__", "__exit__", "__getitem__", "__iter__", "__len__",
    "__lt__", "__mul__", "__neg__", "__radd__", "__rmul__", "__rsub__", "__rtruediv__", "__str__", "__sub__",
    "__truediv__",
})  # fmt: skip
_OF_ONE_NAME: Final = (type, types.FunctionType, types.MappingProxyType)
# codes, of which another snapshot says more
_TOLD_ELSEWHERE: Final = frozenset({"sakip.review.CHECKS"})
_KINDS: Final[Mapping[Any, str]] = {
    inspect.Parameter.POSITIONAL_ONLY: "positional only, ",
    inspect.Parameter.KEYWORD_ONLY: "keyword only, ",
}


def lines() -> Iterator[str]:
    """Yield every name in the order of the alphabet, below it what belongs to it; extras and scripts first."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    for name, target in sorted(project["scripts"].items()):
        yield f"script {name}: {target}"
    for extra in sorted(project["optional-dependencies"]):
        yield f"extra sakip[{extra}]: to be installed"
    documented = documented_names()
    known = {id(thing): name for name, thing in documented.items() if isinstance(thing, _OF_ONE_NAME)}
    exported = {
        f"{module}.{name}": getattr(thing, name)
        for module, thing in documented.items()
        if isinstance(thing, types.ModuleType)
        for name in getattr(thing, "__all__", ())
    }
    for name, thing in sorted((exported | documented).items()):
        elsewhere = known.get(id(thing), name)
        if elsewhere == name:
            yield from _told(name, thing, known)
        else:
            yield f"{name}: is {elsewhere}"


def documented_names() -> dict[str, Any]:
    """Return what the directives of the pages document, by its full name."""
    found: dict[str, Any] = {}
    for page in sorted(PAGES.glob("*.md")):
        module = ""
        for kind, said in _DIRECTIVE.findall(page.read_text(encoding="utf-8")):
            if kind in {"currentmodule", "automodule"}:
                module = said
                found[said] = importlib.import_module(said)
            else:
                found[f"{module}.{said}"] = functools.reduce(getattr, said.split("."), found[module])
    return found


def _told(name: str, thing: Any, known: Mapping[int, str]) -> Iterator[str]:
    """Yield the lines of a module, a class, a function or a constant; ``known`` has lines of its own."""
    if isinstance(thing, types.ModuleType):
        yield f"{name}: module"
    elif typing.get_origin(thing) is not None:
        yield f"{name}: {_type(thing)}"
    elif isinstance(thing, type):
        yield from _class(name, thing, known)
    elif callable(thing) and hasattr(thing, "__name__"):
        yield f"{name}: function"
        yield from _parameters(name, thing)
    elif isinstance(thing, Mapping):
        yield f"{name}: mapping"
        if name not in _TOLD_ELSEWHERE:
            for key in thing:
                yield f"{name}[{written(key)}]: key"
    else:
        said = written(thing)
        yield f"{name}: {f'a {type(thing).__name__}' if said == '…' else said}"


def _class(name: str, kind: type, known: Mapping[int, str]) -> Iterator[str]:
    bases = [base.__name__ for base in kind.__bases__ if base is not object and not base.__name__.startswith("_")]
    bases = [base for base in bases if base not in {"Generic", "Protocol"}]
    yield f"{name}: {_of(bases)}"
    # what a class has of another public one is told there
    written_here = [kind, *(base for base in kind.__mro__[1:] if id(base) not in known)]
    if _is_made_by_hand(kind, written_here):
        yield from _parameters(name, kind)
    if issubclass(kind, enum.Enum):
        for member, value in kind.__members__.items():
            yield f"{name}.{member}: = {written(value.value)}"
    for member, said, function in sorted(_members(kind, written_here), key=lambda one: one[0]):
        yield f"{name}.{member}: {said}"
        if function is not None:
            yield from _parameters(f"{name}.{member}", function, bound=said != "static method")


def _of(bases: list[str]) -> str:
    return f"class, a {', '.join(bases)}" if bases else "class"


def _is_made_by_hand(kind: type, written_here: list[type]) -> bool:
    """Whether a caller makes one: not an enumeration, not a protocol, not by a constructor of Python's own."""
    if issubclass(kind, enum.Enum) or getattr(kind, "_is_protocol", False):
        return False
    made = next(base for base in kind.__mro__ if "__init__" in vars(base) or "__new__" in vars(base))
    return made.__module__.startswith("sakip") and made in written_here


def _members(kind: type, written_here: list[type]) -> Iterator[tuple[str, str, Any]]:
    """Yield attributes and methods that are written in the library: name, what it is, and the function of a method."""
    fields = {one.name for one in attrs.fields(kind)} if attrs.has(kind) else set()
    seen: set[str] = set(getattr(kind, "__members__", ()))
    for base in written_here:
        if not base.__module__.startswith("sakip"):
            continue
        for name in (*vars(base), *vars(base).get("__annotations__", ())):
            if name in seen or (name.startswith("_") and name not in _PROTOCOL):
                continue
            seen.add(name)
            value = vars(base).get(name)
            if isinstance(value, classmethod):
                yield name, "class method", value.__func__
            elif isinstance(value, staticmethod):
                yield name, "static method", value.__func__
            elif inspect.isfunction(value) and name not in fields:
                yield name, "method", value
            elif isinstance(value, str | int) and issubclass(kind, Exception):
                yield name, f"= {written(value)}", None
            else:
                yield name, "attribute", None


def _parameters(name: str, thing: Any, *, bound: bool = False) -> Iterator[str]:
    """Yield a line a parameter: its place, how it is given, and its default."""
    try:
        given = list(inspect.signature(thing).parameters.values())
    except (TypeError, ValueError):  # written in C
        return
    made = dict(_made_anew(thing)) if attrs.has(thing) else {}
    for place, one in enumerate(given[bound:], 1):
        if one.kind in {one.VAR_POSITIONAL, one.VAR_KEYWORD}:
            many = "any number" if one.kind is one.VAR_POSITIONAL else "by any name"
            yield f"{name}({one.name}): {many}"
            continue
        # the place of one that is given by name is nobody's concern
        where = "" if one.kind is one.KEYWORD_ONLY else f"{place}, "
        default = made.get(one.name, one.default)
        said = "required" if default is one.empty else f"default {written(default)}"
        yield f"{name}({one.name}): {where}{_KINDS.get(one.kind, '')}{said}"


def _made_anew(kind: type) -> Iterator[tuple[str, Any]]:
    """Yield the defaults that a class makes for each of its objects, where they need nothing else of it."""
    for one in attrs.fields(kind):
        factory: Any = one.default
        if isinstance(one.default, attrs.Factory) and not factory.takes_self:  # type: ignore[arg-type]  # a class, to attrs
            yield one.alias or one.name, factory.factory()


def _type(alias: Any) -> str:
    """Say what a type alias stands for."""
    if typing.get_origin(alias) is typing.Literal:
        return f"one of {', '.join(map(written, typing.get_args(alias)))}"
    if typing.get_origin(alias) in {typing.Union, types.UnionType}:
        return f"type {' | '.join(getattr(one, '__name__', '…') for one in typing.get_args(alias))}"
    return "type"


def written(value: Any) -> str:
    """Write a value as every Python does, whatever is installed; one that has no such form is ``…``."""
    if value is attrs.NOTHING:
        return "made anew"
    if isinstance(value, enum.Enum):
        return f"{type(value).__name__}.{value.name}"
    if value is None or isinstance(value, bool | int | str):
        return repr(value)
    if isinstance(value, Fraction | Decimal):
        return f"{type(value).__name__} {value}"
    if isinstance(value, tuple | list):
        return f"({', '.join(map(written, value))})"
    if isinstance(value, frozenset | set):
        return f"{{{', '.join(sorted(map(written, value)))}}}"
    if isinstance(value, Mapping) and not value:
        return "{}"
    return "…"
