"""A walk over all that the modules and classes of the library hold, in search of what can be changed."""

from __future__ import annotations

import array
import collections
import enum
import functools
import importlib
import inspect
import pkgutil
import types
import weakref
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import attrs

import sakip

if TYPE_CHECKING:
    from collections.abc import Iterator

_MUTABLE: Final = (
    list, dict, set, bytearray, array.array, collections.deque, weakref.WeakKeyDictionary, weakref.WeakValueDictionary,
    weakref.WeakSet,
)  # fmt: skip
_PLAIN: Final = (types.ModuleType, type, str, int, bytes, float, enum.Enum, types.GenericAlias, types.UnionType)
# instances of others, which nobody changes: strategies, patterns, hints, locks, numbers
_FOREIGN: Final = (
    "hypothesis.",
    "typing.",
    "re.",
    "datetime.",
    "inspect.",
    "__future__.",
    "collections.abc.",
    "_thread.",
    "decimal.",
)
# what Python makes of enums, named tuples and abstract classes
_OF_CLASSES: Final = frozenset({
    "_abc_impl", "_field_defaults", "_hashable_values_", "_member_map_", "_member_names_", "_unhashable_values_",
    "_unhashable_values_map_",
    "_value2member_map_",
})  # fmt: skip


def everything() -> Iterator[tuple[str, Any]]:
    """Yield what each module and each class holds, by its full name."""
    names = [found.name for found in pkgutil.walk_packages(sakip.__path__, "sakip.")]
    # what many rooms import is found where it stands
    for name in ["sakip", *sorted(names, key=lambda name: not name.startswith("sakip.wording"))]:
        if not name.endswith("__main__"):
            yield from _held_by(importlib.import_module(name))


def _held_by(module: types.ModuleType) -> Iterator[tuple[str, Any]]:
    for name, value in vars(module).items():
        full = f"{module.__name__}.{name}"
        if _special(name):
            continue
        if not inspect.isclass(value):
            yield full, value
        elif value.__module__ == module.__name__:
            for inner, held in vars(value).items():
                if not _special(inner) and inner not in _OF_CLASSES:
                    yield f"{full}.{inner}", held


def _special(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


class Walk:
    """One walk; ``found`` has the full names of what can be changed, and what is met twice is looked at once."""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self._seen: dict[int, Any] = {}

    def look(self, name: str, value: Any) -> None:
        """Look at a value and at whatever it holds."""
        if isinstance(value, _PLAIN) or id(value) in self._seen:
            return
        self._seen[id(value)] = value
        if isinstance(value, _MUTABLE):
            self.found.add(name)
        elif isinstance(value, functools._lru_cache_wrapper):
            self.look(name, value.__wrapped__)
        elif attrs.has(type(value)):
            self._look_at_attributes(name, value)
        elif (inner := _inner(value)) is not None:
            for held, one in inner:
                self.look(f"{name}{held}", one)
        elif getattr(value, "__dict__", None) and not f"{type(value).__module__}.".startswith(_FOREIGN):
            self.found.add(name)

    def _look_at_attributes(self, name: str, value: Any) -> None:
        if getattr(type(value), "__setattr__", None) is object.__setattr__:  # attrs.define, not attrs.frozen
            self.found.add(name)
        for attribute in attrs.fields(type(value)):
            with suppress(AttributeError):
                self.look(f"{name}.{attribute.name}", getattr(value, attribute.name))


def _inner(value: Any) -> list[tuple[str, Any]] | None:
    """Return what is held by a value of a kind that itself cannot be changed; None for other kinds."""
    match value:
        case types.MappingProxyType():
            return [(f"[{key!r}]", one) for key, one in value.items()]
        case tuple() | frozenset():
            return [(f"[{place}]", one) for place, one in enumerate(value)]
        case functools.partial():
            return [(" of a partial", (value.func, value.args, *value.keywords.values()))]
        case staticmethod() | classmethod():
            return [("", value.__func__)]
        case property():
            return [("", (value.fget, value.fset))]
        case functools.cached_property():
            return [("", value.func)]
        case types.FunctionType():
            return _in_function(value) if value.__module__.partition(".")[0] == "sakip" else []
    return None


def _in_function(function: types.FunctionType) -> list[tuple[str, Any]]:
    defaults = (*(function.__defaults__ or ()), *(function.__kwdefaults__ or {}).values())
    inner = [(" by default", defaults), ("", getattr(function, "__wrapped__", None))]
    for cell in function.__closure__ or ():
        with suppress(ValueError):  # one that is empty
            inner.append((" enclosed", cell.cell_contents))
    return inner
