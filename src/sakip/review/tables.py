"""Checks of tables of bands as documents print them: every value in exactly one row.

What two rows make of their common end :meth:`sakip.bands.PrintedTable.findings` knows; the rows of a
:class:`~sakip.bands.CategoryScale` partition by construction.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final

from sakip.bands import PrintedRow, PrintedTable
from sakip.review.check import Check, Remark, check
from sakip.review.phrases import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.bands import CategoryScale

_BASIS: Final = "Akal sehat: setiap nilai masuk tepat satu kategori."


@check("bands-outer-end", about="table", basis=_BASIS)
def outer_end(table: PrintedTable) -> Iterator[Remark]:
    """The lowest or the highest end of the table, where no row has it: ``> 0 – 30``."""
    if not table.rows:
        return
    low, high = table.rows[0], table.rows[-1]
    for row, end, included in ((low, low.lower, low.lower_included), (high, high.upper, high.upper_included)):
        if end is not None and not included:
            yield Remark({"scale": table.key, "end": end, "label": row.label}, ("scale", table.key, "printed"))


@check("bands-one-label", about="table", basis=_BASIS)
def one_label(table: PrintedTable) -> Iterator[Remark]:
    """Two rows called the same."""
    counted = Counter(words(row.label) for row in table.rows)
    for said, count in counted.items():
        if count > 1 and said:
            label = next(row.label for row in table.rows if words(row.label) == said)
            facts = {"scale": table.key, "label": label, "count": count}
            yield Remark(facts, ("scale", table.key, "printed"))


def _between_rows(code: str, table: PrintedTable) -> Iterator[Remark]:
    for finding in table.findings():
        if finding.code == code:
            yield Remark(finding.facts, ("scale", table.key, "printed"))


MADE: Final = tuple(
    Check(code, partial(_between_rows, code), about="table", basis=_BASIS)
    for code in ("bands-shared-end", "bands-hole", "bands-overlap", "bands-missing-end")
)
"""One check for each thing two rows can make of their common end."""


def as_table(scale: CategoryScale) -> PrintedTable:
    """Return the bands of a scale as the rows of a table."""
    rows = tuple(
        PrintedRow(
            band.code, band.label, band.interval("id"),
            band.lower, band.upper, band.lower_included, band.upper_included,
        )
        for band in scale.bands
    )  # fmt: skip
    return PrintedTable(scale.key, rows, scale.title, scale.source)
