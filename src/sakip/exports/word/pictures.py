"""Pictures of a paper, no larger than three quarters of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sakip.exports.pictures import drawn
from sakip.exports.word.flow import Drawing
from sakip.exports.word.setting import clean, twips

if TYPE_CHECKING:
    from sakip.exports.word.setting import Setting
    from sakip.papers.model import Picture

WIDEST_MM: Final = 170
"""How wide a picture is at most; a wider page does not make it easier to read."""


def drawing(picture: Picture, setting: Setting) -> Drawing | None:
    """Draw a picture for a page; None where it cannot be drawn."""
    wide_mm = min(setting.width * 254 // 14400, WIDEST_MM)
    made = drawn(picture, wide_mm, setting.lang)
    if made is None:
        return None
    wide = twips(wide_mm)
    high = wide * made.down // made.across
    most = setting.height * 3 // 4
    if high > most:
        wide, high = wide * most // high, most
    return Drawing(made.png, wide, high, clean(picture.alt or picture.title))
