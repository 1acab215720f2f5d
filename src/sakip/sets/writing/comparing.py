"""Where two values differ: the path to the first thing in them that is not equal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import attrs

Difference: TypeAlias = "tuple[tuple[str | int, ...], Any, Any]"


def difference(one: Any, other: Any) -> Difference | None:
    """Return the path to the first difference, and what stands there in each; None when the two are equal."""
    if one == other:
        return None
    return _inside(one, other) or ((), one, other)


def _inside(one: Any, other: Any) -> Difference | None:
    """Return the difference of a part, when it is one part in which the two differ."""
    parts: list[tuple[str | int, Any, Any]] = []
    if type(one) is type(other) and attrs.has(type(one)):
        names = [field.name for field in attrs.fields(type(one)) if field.eq]
        parts = [(name, getattr(one, name), getattr(other, name)) for name in names]
    elif isinstance(one, Mapping) and isinstance(other, Mapping) and one.keys() == other.keys():
        parts = [(key, one[key], other[key]) for key in one]
    elif isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        parts = [(place, *pair) for place, pair in enumerate(zip(one, other, strict=True))]
    for name, left, right in parts:
        found = difference(left, right)
        if found is not None:
            path, *both = found
            return (name, *path), both[0], both[1]
    return None
