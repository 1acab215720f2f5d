"""How a sheet is printed: on F4, the paper of Indonesian offices, or on A4, as wide as the paper and no wider."""

from __future__ import annotations

from typing import Any, Final, Literal, TypeAlias

from attrs import frozen

from sakip import wording
from sakip.errors import UnknownNameError

Size: TypeAlias = Literal["F4", "A4"]

MARGIN: Final = 20.0
"""How many millimetres stay free left and right, and above and below."""
_MM_PER_INCH = 25.4
_POINTS_PER_INCH = 72


@frozen
class PaperSize:
    """A paper: its number in a workbook, and its millimetres across and down when upright."""

    index: int
    across: float
    down: float


SIZES: Final = {"A4": PaperSize(9, 210, 297), "F4": PaperSize(14, 215.9, 330.2)}
"""The papers. F4 of 215 × 330 mm has no number of its own: Folio, 8.5 × 13 inch, is the same within a millimetre."""


def paper_size(name: str) -> PaperSize:
    """Return a paper by its name.

    Raises:
        UnknownNameError: when it is neither F4 nor A4.
    """
    if name not in SIZES:
        raise UnknownNameError.among("paper size", name, SIZES)
    return SIZES[name]


def width(name: str, *, landscape: bool = False) -> float:
    """Return how many millimetres between the margins there are."""
    size = paper_size(name)
    return (size.down if landscape else size.across) - 2 * MARGIN


def height(name: str, *, landscape: bool = False) -> float:
    """Return how many points between the margins of a page there are."""
    size = paper_size(name)
    return ((size.across if landscape else size.down) - 2 * MARGIN) / _MM_PER_INCH * _POINTS_PER_INCH


def print_on(sheet: Any, name: str, lang: str, *, landscape: bool, repeat: tuple[int, int] | None) -> None:
    """Set up how a sheet of XlsxWriter is printed."""
    sheet.set_paper(paper_size(name).index)
    if landscape:
        sheet.set_landscape()
    else:
        sheet.set_portrait()
    inches = MARGIN / _MM_PER_INCH
    sheet.set_margins(left=inches, right=inches, top=inches, bottom=inches)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&8" + wording.term("excel-page", lang).format(page="&P", pages="&N"))
    if repeat is not None:
        sheet.repeat_rows(*repeat)
