"""Tables of bands as documents print them, with their gaps and overlaps, and the named ways to read them."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from sakip import hooks, looks
from sakip.bands.scale import CategoryScale, Closure
from sakip.errors import NumberError, ScaleError, quoted
from sakip.figures import read_id
from sakip.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_DASH = r"\s*(?:-|\u2013|\u2014|s\.?\s?d\.?|s/d|\u2264|<=|=<)\s*"
_NUMBER = r"([0-9][0-9.,]*)\s*%?"
_BETWEEN = re.compile(rf"(>=|=>|\u2265|>|)\s*{_NUMBER}{_DASH}(<|)\s*{_NUMBER}", re.IGNORECASE)
_BELOW = re.compile(rf"(=<|<=|\u2264|<)\s*{_NUMBER}")
_ABOVE = re.compile(rf"(>=|=>|\u2265|>)\s*{_NUMBER}")
_LONGEST_RANGE = 60


@frozen
class PrintedRow:
    """One row of a printed table: ``code`` and ``label``, the range as ``printed``, and the ends read from it.

    ``lower`` and ``upper`` are None where the row is open; ``lower_included`` and ``upper_included`` say whether the
    end belongs to it as printed.
    """

    code: str
    label: str
    printed: str
    lower: Fraction | None
    upper: Fraction | None
    lower_included: bool
    upper_included: bool

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @classmethod
    def read(cls, code: str, label: str, printed: str) -> PrintedRow:
        """Read a range as decrees print it: ``0 – 30``, ``60 -70``, ``=< 60``, ``> 90 – 100``, ``91 <= 100``.

        Raises:
            ScaleError: when it is no range.
        """
        text = printed.strip()
        if len(text) > _LONGEST_RANGE:
            raise ScaleError(f"{quoted(printed)} is no range", "Write it like 60 - 70.", **_no_range(printed))
        if match := _BETWEEN.fullmatch(text):
            sign, low, below, high = match.groups()
            lower, upper = _end(low), _end(high)
            if lower > upper:
                what = f"{quoted(printed)} runs downwards"
                facts = {"value": printed, "fault": "scale-downwards"}
                raise ScaleError(what, "Write the lower end first, as in 60 - 70.", **facts)
            return cls(code, label, printed, lower, upper, sign != ">", not below)
        if match := _BELOW.fullmatch(text):
            return cls(code, label, printed, None, _end(match[2]), lower_included=False, upper_included=match[1] != "<")
        if match := _ABOVE.fullmatch(text):
            return cls(code, label, printed, _end(match[2]), None, lower_included=match[1] != ">", upper_included=False)
        raise ScaleError(
            f"{quoted(printed)} is no range", "Write it like 60 - 70, =< 60 or > 90.", **_no_range(printed)
        )


def _no_range(printed: str) -> dict[str, object]:
    return {"value": printed, "fault": "scale-no-range"}


def _end(text: str) -> Fraction:
    try:
        return read_id(text)
    except NumberError as error:
        raise ScaleError(error.what, error.remedy, **error.facts) from None


@frozen
class PrintedTable:
    """A table of bands as a document prints it: a ``key``, and ``rows`` from the lowest to the highest.

    ``title`` is what stands above it, ``source`` the document. It is no scale until somebody says how it is read:
    :meth:`read_as`.
    """

    key: str
    rows: tuple[PrintedRow, ...]
    title: str = ""
    source: str = ""

    _repr_html_ = looks.html
    __rich_repr__ = looks.rich
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @classmethod
    def of(cls, key: str, rows: Iterable[tuple[str, str, str]], *, title: str = "", source: str = "") -> PrintedTable:
        """Make a table of rows ``(code, label, range as printed)`` in any order."""
        read = [PrintedRow.read(*row) for row in rows]
        read.sort(key=lambda row: (row.lower is not None, row.lower or 0, row.upper is None, row.upper or 0))
        return cls(key, tuple(read), title, source)

    def findings(self) -> tuple[Finding, ...]:
        """Name each end that two rows share, each overlap and each hole between two rows."""
        found = [finding for low, high in pairwise(self.rows) if (finding := self._between(low, high)) is not None]
        return tuple(found)

    def _between(self, low: PrintedRow, high: PrintedRow) -> Finding | None:
        facts: Mapping[str, object] = {
            "scale": self.key,
            "below": low.label,
            "above": high.label,
            "from": low.upper,
            "to": high.lower,
        }
        if low.upper is None or high.lower is None or high.lower < low.upper:
            return Finding("bands-overlap", facts)
        if high.lower > low.upper:
            return Finding("bands-hole", facts)
        if low.upper_included and high.lower_included:
            return Finding("bands-shared-end", facts)
        return None if low.upper_included or high.lower_included else Finding("bands-missing-end", facts)

    def read_as(self, closure: Closure, **facts: object) -> CategoryScale:
        """Make a scale by reading the table one way.

        ``"upper"``: each row reaches up to its printed upper end, which belongs to it, and begins right above the row
        below. ``"lower"``: each row begins at its printed lower end, which belongs to it, and reaches up to the next
        row. Either way every value between the outermost ends is covered once. Of rows that print one end alone
        (``> 80`` below ``> 90``) the other is where the next row begins or ends. ``facts`` are attributes of
        :class:`CategoryScale`, such as ``places``, ``source`` and ``note``.

        Raises:
            ScaleError: when the printed ends do not rise, so that no scale follows from them.
        """
        if not self.rows:
            raise ScaleError(f"table {self.key!r} has no rows", "Give at least one.", fault="scale-no-rows")
        ends = [(low.upper, high.lower) for low, high in pairwise(self.rows)]
        inner = [low if high is None or (closure == "upper" and low is not None) else high for low, high in ends]
        edges: list[Fraction | None] = [self.rows[0].lower, *inner, self.rows[-1].upper]
        bands = [(row.code, row.label) for row in self.rows]
        return CategoryScale.of(self.key, edges, bands, closure, **{"title": self.title, "source": self.source} | facts)
