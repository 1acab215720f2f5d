"""The columns of a form, found by their headings, wherever they have been moved to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import frozen

from sakip.wording import LANGUAGES, term
from sakip.workbooks import Sheet

if TYPE_CHECKING:
    from sakip.workbooks import Row

COLUMNS: Final = (
    "indicator", "name", "period", "component", "meaning", "unit", "target", "value", "document", "recorded", "status",
    "note",
)  # fmt: skip
"""The columns of a form, in the order they are written in."""

FILLED_IN: Final = ("value", "document", "recorded", "status", "note")
"""The columns an office fills in."""

REQUIRED: Final = ("indicator", "period", "component", "value")
"""The columns without which nothing can be read."""

READ: Final = ("indicator", "period", "component", "unit", *FILLED_IN)
"""The columns that are read; the others are there for whoever fills the form in."""

_ALSO: Final[Mapping[str, str]] = MappingProxyType(
    {"kode indikator": "indicator", "nilai": "value", "dokumen": "document", "dicatat": "recorded",
     "tanggal": "recorded", "keterangan": "note"}
)  # fmt: skip


@frozen
class Header:
    """Where a sheet has its headings: the row, and the place of each column; ``twice`` names headings met again.

    ``known`` are the places with any heading, those of columns that somebody has added among them.
    """

    sheet: Sheet
    row: int
    places: Mapping[str, int]
    twice: Sequence[str] = ()
    known: AbstractSet[int] = frozenset()

    @property
    def missing(self) -> list[str]:
        """The required columns that there are not."""
        return [name for name in REQUIRED if name not in self.places]


def heading(column: str, lang: str = "id") -> str:
    """Return what a column is called in a form."""
    return term(f"form-{column}", lang)


def header(sheet: Sheet) -> Header | None:
    """Return the row of a sheet with the most headings of a form; None where no row has two of them."""
    best: Header | None = None
    for row in sheet.rows:
        found = _headings(sheet, row)
        if len(found.places) > max(1, len(best.places) if best else 0):
            best = found
    return best


def _headings(sheet: Sheet, row: Row) -> Header:
    known = _known()
    places: dict[str, int] = {}
    twice: list[str] = []
    for place, cell in sorted(row.cells.items()):
        column = known.get(plain(cell.text)) if isinstance(cell.value, str) else None
        if column in places:
            twice.append(cell.text)
        elif column is not None:
            places[column] = place
    return Header(sheet, row.number, places, twice, frozenset(row.cells))


def plain(text: str) -> str:
    """Return a heading as it is compared: in small letters, without a remark in brackets or a star."""
    return " ".join(text.partition("(")[0].replace("*", " ").casefold().split())


def _known() -> Mapping[str, str]:
    written = {plain(heading(name, lang)): name for lang in LANGUAGES for name in COLUMNS}
    return {**_ALSO, **written}
