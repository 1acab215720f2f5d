"""Lettering: how wide a text is in millimetres, where it is broken into lines, and which of its signs the font has."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from sakip.plots.surface import FONT, plain_text

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NAME: Final = 8.5
SMALL: Final = 8.0
"""The two sizes of text, in points."""
INK: Final = "#1a1a1a"
SOFT: Final = "#555555"

_POINT = 25.4 / 72
_LEADING = 1.22
_HALO = 3.0
_SINK = 0.2


def line_height(size: float) -> float:
    """Return how far apart lines are, in millimetres; a text is less high than that."""
    return size * _POINT * _LEADING


def drawable(text: str) -> str:
    """Return a text in one line, with a mark in place of every sign the font does not have."""
    return "".join(sign if ord(sign) in _signs() else "\ufffd" for sign in plain_text(text))


@lru_cache(maxsize=1)
def _signs() -> frozenset[int]:
    from matplotlib.font_manager import findfont, get_font  # noqa: PLC0415  # matplotlib is imported late

    return frozenset(get_font(findfont(FONT)).get_charmap())


@lru_cache(maxsize=4096)
def width_of(text: str, size: float = SMALL, *, bold: bool = False) -> float:
    """Return how wide a text of one line is, in millimetres."""
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415  # matplotlib is imported late
    from matplotlib.textpath import text_to_path  # noqa: PLC0415  # likewise

    font = FontProperties(family=FONT, size=size, weight="bold" if bold else "normal")
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width) * _POINT


def widest(texts: list[str], size: float = SMALL, *, bold: bool = False) -> float:
    """Return the width of the widest of some texts; 0 for none."""
    return max((width_of(text, size, bold=bold) for text in texts), default=0.0)


def wrapped(text: str, width: float, size: float = SMALL, *, bold: bool = False, most: int | None = None) -> list[str]:
    """Break a text into lines of at most ``width`` millimetres; what ``most`` lines do not hold ends in an ellipsis.

    Where there is no room for one of its signs there are no lines.
    """
    text = drawable(text)
    if any(width_of(sign, size, bold=bold) > width for sign in {*text, *("…" if most is not None else "")}):
        return []
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, size, bold=bold) <= width:
            lines[-1] = joined
        else:
            lines += _parts(word, width, size, bold=bold)
    if most is None or len(lines) <= most:
        return lines or [""]
    if most < 1:
        return []
    last = lines[most - 1]
    while last and width_of(f"{last}…", size, bold=bold) > width:
        last = last[:-1]
    return [*lines[: most - 1], f"{last}…"]


def _parts(word: str, width: float, size: float, *, bold: bool) -> list[str]:
    """Break a word that is wider than a line wherever the line ends."""
    parts = [""]
    for sign in word:
        if parts[-1] and width_of(parts[-1] + sign, size, bold=bold) > width:
            parts.append("")
        parts[-1] += sign
    return parts


def write(ax: Axes, x: float, y: float, text: str, size: float = SMALL, **how: Any) -> Any:
    """Write a text on axes, as it is: nothing in it is taken for a formula, and it is never cut at their edge."""
    settings = {"color": INK, "ha": "left", "va": "center", "family": FONT, "parse_math": False, "clip_on": False}
    return ax.text(x, y, text, fontsize=size, **{**settings, **how})


def halo() -> list[Any]:
    """Return what keeps lines off a text: a white edge around every sign."""
    from matplotlib.patheffects import withStroke  # noqa: PLC0415  # matplotlib is imported late

    return [withStroke(linewidth=_HALO, foreground="white")]


def edge_of(width: float) -> float:
    """Return how much of a width stays free, in millimetres: on a screen texts are a little wider than in a file."""
    return 0.5 + width / 40


def sunk(how: dict[str, Any]) -> float:
    """Return how far down a text is moved, in millimetres, so that its capitals are in the middle and not its signs.

    The middle of a text is halfway from its tallest to its lowest sign; one that is fixed elsewhere stays.
    """
    return 0.0 if "va" in how else _SINK


def fill(ax: Axes, box: tuple[float, float, float, float], colour: Any, **how: Any) -> None:
    """Draw a box: its left and its upper end, its width and its height."""
    from matplotlib.patches import Rectangle  # noqa: PLC0415  # matplotlib is imported late

    x, y, width, height = box
    ax.add_patch(Rectangle((x, y), width, height, **{"facecolor": colour, "edgecolor": "none", **how}))
