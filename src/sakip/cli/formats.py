"""A scorecard for other programs: JSON and CSV."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from sakip.wording import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sakip.assessment import Scorecard
    from sakip.findings import Finding

SCORECARD_FORMAT: Final = "sakip.scorecard/1"
"""The format and version a scorecard in JSON names itself by."""

_NEGATIVE = re.compile(r"-[0-9.,]+(?:/[0-9]+)?%?")


def scorecard_to_json(card: Scorecard, findings: Iterable[Finding] = ()) -> dict[str, Any]:
    """Return a scorecard as JSON values; decimals are text, so that no reader turns them into floats."""
    return {
        "format": SCORECARD_FORMAT,
        "set": card.office.code,
        "office": card.office.office_name,
        "period": str(card.period),
        "as_of": card.as_of and card.as_of.isoformat(),
        "policy": card.policy.name,
        "assessments": rows_to_json(card.to_dicts()),
        "left_out": [
            {
                "indicator": record.indicator,
                "period": str(record.period),
                "state": record.state.value,
                "recorded": record.recorded and record.recorded.isoformat(),
                "components": {
                    name: None if given is None else spoken(given, "en") for name, given in record.components.items()
                },
            }
            for record in card.left_out
        ],
        "findings": [finding.to_dict() for finding in findings],
    }


def scorecard_to_csv(card: Scorecard) -> str:
    """Return a scorecard as CSV with decimal points; no text in it is taken for a formula by a spreadsheet."""
    return rows_to_csv(card.to_dicts())


def rows_to_json(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return rows as JSON values; decimals are text."""
    return [
        {name: value if value is None or isinstance(value, bool) else _plain(value) for name, value in row.items()}
        for row in rows
    ]


def rows_to_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return rows as CSV with decimal points; no text in it is taken for a formula by a spreadsheet."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(rows[0] if rows else ["indicator"])
    for row in rows:
        writer.writerow(["" if value is None else harmless(_plain(value)) for value in row.values()])
    return stream.getvalue()


def _plain(value: Any) -> str:
    """Write a value without an exponent, which a Decimal of 0 with seven places would have."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def harmless(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in {*"=+-@\t\r\n"} and not _NEGATIVE.fullmatch(text) else text
