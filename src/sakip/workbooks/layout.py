"""How a sheet is shown: its merged cells, and its hidden rows and columns.

They stand in the sheet's part of the archive beside the cells, and openpyxl leaves them out when it reads row by row;
read whole, it would make a cell of every one that a merge covers, and one may cover a billion.
"""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, Final
from xml.parsers import expat

from sakip.workbooks.model import Layout, Merge

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_MERGES: Final = 5_000
"""How many merges of a sheet are looked at."""
LAST_COLUMN: Final = 16_384
"""The last column a spreadsheet has."""

_CHUNK = 65_536
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")


def layout(part: IO[bytes]) -> Layout:
    """Return how the sheet of this part is shown; of a broken part, what could be read of it."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.element
    try:
        while chunk := part.read(_CHUNK):
            parser.Parse(chunk, False)
    except expat.ExpatError:
        pass  # whoever reads the cells says so
    return Layout(tuple(reader.merges), frozenset(reader.rows), frozenset(reader.columns))


class _Reader:
    """Takes what it needs from the elements of a sheet."""

    def __init__(self) -> None:
        self.merges: list[Merge] = []
        self.rows: set[int] = set()
        self._hidden: list[tuple[int, int]] = []
        self._row = 0

    @property
    def columns(self) -> set[int]:
        """The hidden columns; looked at once each, however often they are said to be hidden."""
        found: set[int] = set()
        done = 0
        for first, last in sorted(self._hidden):
            found.update(range(max(first, done + 1), last + 1))
            done = max(done, last)
        return found

    def element(self, name: str, facts: Mapping[str, str]) -> None:
        match name.rpartition(" ")[2]:
            case "row":
                self._row = _whole(facts.get("r", "")) or self._row + 1
                if _is_hidden(facts, "ht"):
                    self.rows.add(self._row)
            case "col" if _is_hidden(facts, "width"):
                first, last = _whole(facts.get("min", "")), _whole(facts.get("max", ""))
                self._hidden.append((max(first, 1), min(last, LAST_COLUMN)))
            case "mergeCell" if len(self.merges) < MOST_MERGES:
                area = _AREA.fullmatch(facts.get("ref", ""))
                if area is not None:
                    left, top, right, bottom = _column(area[1]), int(area[2]), _column(area[3]), int(area[4])
                    self.merges.append(Merge(top, left, bottom, right))


def _is_hidden(facts: Mapping[str, str], size: str) -> bool:
    # what is drawn without any height or width is as good as hidden
    return facts.get("hidden", "") in {"1", "true"} or re.fullmatch(r"0(\.0*)?", facts.get(size, "")) is not None


def _whole(text: str) -> int:
    return int(text) if re.fullmatch("[0-9]{1,7}", text) else 0


def _column(letters: str) -> int:
    place = 0
    for one in letters:
        place = place * 26 + ord(one) - ord("A") + 1
    return place
