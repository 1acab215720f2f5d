"""Pictures of a paper, drawn for the room they have; where none can be drawn, a writer says so in words."""

from __future__ import annotations

import io
from importlib.util import find_spec
from typing import TYPE_CHECKING

from attrs import field, frozen

from sakip import plots, wording
from sakip.errors import SakipError

if TYPE_CHECKING:
    from sakip.figures import NumberLike
    from sakip.papers import Picture


@frozen
class Drawn:
    """A picture as a PNG, so many dots across and down."""

    png: bytes = field(repr=False)
    across: int
    down: int


def can_draw() -> bool:
    """Whether there is anything to draw with."""
    return find_spec("matplotlib") is not None


def undrawn(picture: Picture, lang: str) -> str:
    """Say what stands where a picture is not drawn: why, and what it would have shown."""
    code = "export-not-drawn" if can_draw() else "export-no-matplotlib"
    return wording.term(code, lang).format(alt=picture.alt)


def drawn(picture: Picture, width_mm: NumberLike, lang: str) -> Drawn | None:
    """Draw a picture for a width in millimetres; None where it cannot be drawn, as without matplotlib."""
    file = io.BytesIO()
    try:
        plots.save(plots.draw(picture.kind, picture.subject, lang=lang), file, width_mm=width_mm, format="png")
    except SakipError:
        return None
    png = file.getvalue()
    # a PNG says its width and height in dots right behind its signature and the name of its first chunk
    across, down = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    return Drawn(png, max(across, 1), down)
