r"""What frameworks ask of a value: to be a field of a model, and to come back from a pickle only as it could be made.

A class says so and nothing else; what a field reads and writes is answered in :mod:`sakip.fields`, when pydantic asks::

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt
    __get_pydantic_core_schema__ = hooks.core_schema
    __get_pydantic_json_schema__ = hooks.json_schema

A pickle holds the facts a value was made of, by name, and is read through the constructor: one that was tampered with,
or kept since another version, is refused with the very error that making the value would have met. So are copies.

>>> import pickle
>>> from sakip.periods import Quarter
>>> stale = pickle.dumps(Quarter(2024, 2), 0).replace(b"I2\n", b"I5\n")
>>> pickle.loads(stale)
Traceback (most recent call last):
    ...
sakip.errors.PeriodError: 5 is not a quarter of a year. Write the quarter as a whole number from 1 to 4.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from attrs import fields

from sakip.rooms import room

if TYPE_CHECKING:
    from collections.abc import Mapping


def kept(given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a mapping nobody can change through the value that holds it: a view of a copy, or a view as it is."""
    return given if type(given) is MappingProxyType else MappingProxyType(dict(given))


def facts(self: Any, *without: str) -> dict[str, Any]:
    """Return what a value of an attrs class was made of, by name; ``without`` names what does not travel.

    Views of mappings, which do not pickle, become mappings.
    """
    kind: Any = type(self)
    values = {name: getattr(self, name) for name in _made_of(kind) if name not in without}
    return {name: dict(value) if isinstance(value, MappingProxyType) else value for name, value in values.items()}


def rebuilt(self: Any, state: Mapping[str, Any]) -> None:
    """Make a blank value what :func:`facts` says, through its constructor; what that computes is computed again.

    Raises:
        SakipError, TypeError: where the constructor does, of facts that no value has.
    """
    kind: Any = type(self)
    made_of, computed = _made_of(kind), _computed(kind)
    self.__init__(**{made_of.get(name, name): value for name, value in state.items() if name not in computed})


@cache
def _made_of(kind: type) -> Mapping[str, str]:
    """Return the attributes the constructor takes, and what it calls them."""
    return {one.name: one.alias or one.name for one in fields(kind) if one.init}


@cache
def _computed(kind: type) -> frozenset[str]:
    return frozenset(one.name for one in fields(kind) if not one.init)


def _core_schema(kind: type, _source: Any, _handler: Any) -> Any:
    return room("fields").core_schema(kind)


def _json_schema(kind: type, _core: Any, handler: Any) -> Any:
    return room("fields").json_schema(kind, handler.mode)


core_schema: classmethod[Any, [Any, Any], Any] = classmethod(_core_schema)
"""How pydantic reads and writes a value of the class."""

json_schema: classmethod[Any, [Any, Any], Any] = classmethod(_json_schema)
"""What pydantic publishes of it, for OpenAPI too."""
