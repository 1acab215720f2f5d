"""How a keyword narrows what is drawn: by a value, or by a strategy to draw the value from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

if TYPE_CHECKING:
    from collections.abc import Mapping


def chosen(given: Any) -> SearchStrategy[Any]:
    """Return a strategy as it is, and anything else as the one value that is drawn."""
    return given if isinstance(given, SearchStrategy) else st.just(given)


def attributes(
    free: Mapping[str, SearchStrategy[Any]],
    given: Mapping[str, Any],
    always: Mapping[str, SearchStrategy[Any]] | None = None,
) -> SearchStrategy[dict[str, Any]]:
    """Draw attributes by name: those ``given`` and those ``always`` there, and of the ``free`` ones some."""
    needed = {**(always or {})} | {name: chosen(value) for name, value in given.items()}
    return st.fixed_dictionaries(
        needed, optional={name: strategy for name, strategy in free.items() if name not in needed}
    )
