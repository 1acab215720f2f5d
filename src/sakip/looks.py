"""How a value looks in a notebook and on a rich terminal: asked for here, answered in :mod:`sakip.display`.

A class says ``_repr_html_ = looks.html`` and ``__rich_repr__ = looks.rich``, and nothing else about how it is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sakip.rooms import room

if TYPE_CHECKING:
    from collections.abc import Iterable


def html(thing: Any) -> str:
    """Return the HTML a notebook shows, in Indonesian; :func:`sakip.display.html` takes the language too."""
    return str(room("display").html(thing))


def rich(thing: Any) -> Iterable[Any]:
    """Yield what rich prints of a value: its facts by name, without those it does not have."""
    told: Iterable[Any] = room("display").facts(thing)
    return told
