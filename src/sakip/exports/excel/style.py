"""How a cell looks: what a format of XlsxWriter says, as a value that can be compared and changed."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias

from attrs import frozen

FONT: Final = "Arial"
"""What official letters are written in; Liberation Sans, which takes its place elsewhere, is exactly as wide."""
SIZE: Final = 10

Horizontal: TypeAlias = Literal["left", "right", "centre"]
Vertical: TypeAlias = Literal["top", "middle", "bottom"]

_HORIZONTAL = MappingProxyType({"left": "left", "right": "right", "centre": "center"})
_VERTICAL = MappingProxyType({"top": "top", "middle": "vcenter", "bottom": "bottom"})


@frozen
class Style:
    """How a cell looks.

    Attributes:
        bold: printed heavily.
        italic: slanted.
        underline: underlined.
        size: the letters, in points.
        colour: of the letters, ``#RRGGBB``.
        fill: of the cell, ``#RRGGBB``.
        align: on which side it stands.
        valign: at the top, in the middle or at the bottom.
        wrap: whether text goes on below.
        border: whether lines stand around it.
        border_colour: their colour.
        indent: steps of about three letters.
        shrink: whether what is too wide is printed smaller: numbers have no lines to break into.
        unlocked: whether it can be filled in where the sheet is protected.
    """

    bold: bool = False
    italic: bool = False
    underline: bool = False
    size: int = SIZE
    colour: str = ""
    fill: str = ""
    align: Horizontal | None = None
    valign: Vertical = "top"
    wrap: bool = True
    border: bool = False
    border_colour: str = "#7F7F7F"
    indent: int = 0
    shrink: bool = False
    unlocked: bool = False

    def properties(self, number_format: str = "") -> dict[str, Any]:
        """Return the properties of the format, for :meth:`xlsxwriter.Workbook.add_format`."""
        wanted: dict[str, Any] = {
            "font_name": FONT,
            "font_size": self.size,
            "bold": self.bold,
            "italic": self.italic,
            "underline": int(self.underline),
            "valign": _VERTICAL[self.valign],
            "text_wrap": self.wrap and not self.shrink,
            "shrink": self.shrink,
            "locked": not self.unlocked,
        }
        if self.align is not None:
            wanted["align"] = _HORIZONTAL[self.align]
        if self.indent:
            wanted["indent"] = self.indent
        if self.colour:
            wanted["font_color"] = self.colour
        if self.fill:
            wanted["bg_color"] = self.fill
        if self.border:
            wanted |= {"border": 1, "border_color": self.border_colour}
        if number_format:
            wanted["num_format"] = number_format
        return wanted


PLAIN: Final = Style()
"""A cell as it is by default."""
MISSING: Final = Style(fill="#FFF2CC", colour="#7F6000", italic=True)
"""How what has to be there and is not is marked, beside the word that says so."""
