"""One door to all kinds of pictures, for whoever has the kind as a word: a paper, a command line."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sakip.errors import UnknownNameError
from sakip.plots.bullet import bullet
from sakip.plots.heatmap import heatmap
from sakip.plots.profile import profile
from sakip.plots.surface import WIDTH, height_of
from sakip.plots.trend import trend

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from matplotlib.axes import Axes

    from sakip.figures import NumberLike

KINDS: Final[Mapping[str, Callable[..., Axes]]] = MappingProxyType(
    {"bullet": bullet, "heatmap": heatmap, "profile": profile, "trend": trend}
)
"""The kinds of pictures, each with what draws it."""


def draw(kind: str, subject: Any, **how: Any) -> Axes:
    """Draw ``subject`` as a picture of a kind; ``how`` is what that function takes, such as ``lang``.

    Kinds are ``"bullet"``, ``"heatmap"``, ``"profile"`` and ``"trend"``, as the functions are called.

    Raises:
        UnknownNameError: when there is no such kind.
        DefinitionError, MissingExtraError: as the function does.
    """
    if kind not in KINDS:
        raise UnknownNameError.among("kind of picture", kind, KINDS)
    return KINDS[kind](subject, **how)


def height_mm(kind: str, subject: Any, width_mm: NumberLike = WIDTH, **how: Any) -> int:
    """Return how high axes of a width have to be to hold all of a picture, in whole millimetres.

    Lower axes hold less of it: see :mod:`sakip.plots`. A row takes some 11 mm in a bullet chart of achievements and in
    a profile, 15 to 18 mm in one of values, and 5 mm in a heat map; names of several lines take more.

    Raises:
        UnknownNameError: when there is no such kind.
        PictureSizeError: for a width beyond 60 to 1000 mm.
        DefinitionError, MissingExtraError: as the function of the kind does.
        NumberError: for a width that is no number.
    """
    return height_of(draw(kind, subject, **how), width_mm)
