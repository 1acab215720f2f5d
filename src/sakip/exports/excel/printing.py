"""How a sheet is printed: on F4, the paper of Indonesian offices, or on A4, as wide as the paper and no wider."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, Final

from sakip import wording
from sakip.papers.sizes import millimetres

MARGIN: Final = 20.0
"""How many millimetres stay free left and right, and above and below."""
_MM_PER_INCH = 25.4
_POINTS_PER_INCH = 72

_INDEXES: Final = MappingProxyType({"A4": 9, "F4": 14})
"""The numbers of papers in a workbook. F4 has none: Folio, 8.5 × 13 inch, is the same within a millimetre."""


def width(name: str, *, landscape: bool = False) -> float:
    """Return how many millimetres between the margins there are."""
    across, down = millimetres(name)
    return (down if landscape else across) - 2 * MARGIN


def height(name: str, *, landscape: bool = False) -> float:
    """Return how many points between the margins of a page there are."""
    across, down = millimetres(name)
    return ((across if landscape else down) - 2 * MARGIN) / _MM_PER_INCH * _POINTS_PER_INCH


def print_on(sheet: Any, name: str, lang: str, *, landscape: bool, repeat: tuple[int, int] | None) -> None:
    """Set up how a sheet of XlsxWriter is printed.

    Raises:
        UnknownNameError: for another size of paper.
    """
    millimetres(name)
    sheet.set_paper(_INDEXES[name])
    if landscape:
        sheet.set_landscape()
    else:
        sheet.set_portrait()
    inches = MARGIN / _MM_PER_INCH
    sheet.set_margins(left=inches, right=inches, top=inches, bottom=inches)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&8" + wording.term("export-page", lang).format(page="&P", pages="&N"))
    if repeat is not None:
        sheet.repeat_rows(*repeat)
