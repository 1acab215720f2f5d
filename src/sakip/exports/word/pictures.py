"""Pictures of a paper, drawn for the width of its page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from sakip import plots
from sakip.errors import SakipError
from sakip.exports.word.flow import Drawing
from sakip.exports.word.setting import clean, twips

if TYPE_CHECKING:
    from sakip.exports.word.setting import Setting
    from sakip.papers.model import Picture

WIDEST_MM: Final = 170
"""How wide a picture is at most; a wider page does not make it easier to read."""


def drawing(picture: Picture, setting: Setting) -> Drawing | None:
    """Draw a picture no larger than three quarters of a page; None where it cannot be drawn, as without matplotlib."""
    wide_mm = min(setting.width * 254 // 14400, WIDEST_MM)
    file = io.BytesIO()
    try:
        plots.save(plots.draw(picture.kind, picture.subject, lang=setting.lang), file, width_mm=wide_mm, format="png")
    except SakipError:
        return None
    png = file.getvalue()
    # a PNG says its width and height in pixels right behind its signature and the name of its first chunk
    across, down = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    wide = twips(wide_mm)
    high = wide * down // max(across, 1)
    most = setting.height * 3 // 4
    if high > most:
        wide, high = wide * most // high, most
    return Drawing(png, wide, high, clean(picture.alt or picture.title))
