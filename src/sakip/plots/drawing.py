"""One door to all kinds of pictures, for whoever has the kind as a word: a paper, a command line."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sakip.errors import UnknownNameError
from sakip.plots.bullet import bullet
from sakip.plots.heatmap import heatmap
from sakip.plots.profile import profile
from sakip.plots.trend import trend

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from matplotlib.axes import Axes

KINDS: Final[Mapping[str, Callable[..., Axes]]] = MappingProxyType(
    {"bullet": bullet, "heatmap": heatmap, "profile": profile, "trend": trend}
)
"""The kinds of pictures, each with what draws it."""


def draw(kind: str, subject: Any, **how: Any) -> Axes:
    """Draw ``subject`` as a picture of a kind of :data:`KINDS`; ``how`` is what that function takes, such as ``lang``.

    Raises:
        UnknownNameError: when there is no such kind.
        DefinitionError, MissingExtraError: as the function does.
    """
    if kind not in KINDS:
        raise UnknownNameError.among("kind of picture", kind, KINDS)
    return KINDS[kind](subject, **how)
