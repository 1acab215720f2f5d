"""A scorecard for other programs: JSON and CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from sakip.exports.json import SCORECARD_FORMAT, plain
from sakip.exports.json import rows as rows_to_json
from sakip.exports.json import scorecard as scorecard_to_json
from sakip.tabular import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sakip.assessment import Scorecard

__all__ = ["SCORECARD_FORMAT", "harmless", "rows_to_csv", "rows_to_json", "scorecard_to_csv", "scorecard_to_json"]


def scorecard_to_csv(card: Scorecard) -> str:
    """Return a scorecard as CSV with decimal points; no text in it is taken for a formula by a spreadsheet."""
    return rows_to_csv(card.to_dicts())


def rows_to_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return rows as CSV with decimal points; no text in it is taken for a formula by a spreadsheet."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(rows[0] if rows else ["indicator"])
    for row in rows:
        writer.writerow(["" if value is None else harmless(plain(value)) for value in row.values()])
    return stream.getvalue()
