"""Audit: which named convention reproduces the figures of a published table, row by row.

A performance report (LKjIP) prints targets, realisations and achievements; most say nowhere how the third follows from
the first two. Achievements are rounded or cut off, capped at 100 or not, printed as ratios, with zeros where decimals
were; where less is better two formulas are in use. Each row is compared with every such convention, so that a figure no
convention makes stands out, with the right one and the likely slip beside it.

>>> audit = achievements([
...     {"indicator": "IKM", "target": "90,10", "realisation": "97,95", "achievement": "108,71"},
...     {"indicator": "Nilai SAKIP", "target": "90", "realisation": "94", "achievement": "104,44%"},
...     {"indicator": "Inovasi", "target": "90,62", "realisation": "93,93", "achievement": "106,35"},
...     {"indicator": "Opini BPK", "target": "WTP", "realisation": "WTP", "achievement": "100"},
... ])
>>> [row.verdict.value for row in audit.rows]
['reproduced', 'reproduced', 'not-reproduced', 'not-comparable']
>>> wrong = audit.worst_first()[0]
>>> wrong.label, str(wrong.right), wrong.slip
('Inovasi', '103.65', 'digits-swapped')
>>> audit.rows[0].rule_text("en")
'R ÷ T × 100; rounded half-up to 2 dp'

A row counts as ``reproduced`` by the plainest convention that makes its figure exactly; anything but a percentage of
the printed numbers, rounded half-up, comes with its reason. The style the rows of a document show chooses between
explanations; it never makes one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sakip.audit.conventions import Convention, Remark
from sakip.audit.result import SCHEMA, Audit, AuditedRow, Right, Verdict
from sakip.audit.rules import POLARITIES, RULES, Rule
from sakip.audit.style import HouseStyle
from sakip.audit.table import MOST_LISTED, Table
from sakip.instruments.records import Records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path
    from typing import Any

    from sakip.figures import NumberLike

__all__ = [
    "MOST_LISTED",
    "MOST_ROWS",
    "POLARITIES",
    "RULES",
    "SCHEMA",
    "Audit",
    "AuditedRow",
    "Convention",
    "HouseStyle",
    "Remark",
    "Right",
    "Rule",
    "Verdict",
    "achievements",
    "budgets",
    "read",
]

MOST_ROWS: Final = 5_000
"""How many rows of a file are audited; for longer tables there is :func:`sakip.frames.audit_frame`."""

_ROWS_BETWEEN = 2_000


def achievements(
    rows: Iterable[Mapping[str, Any]], *, polarity: str | None = None, caps: Iterable[NumberLike] = ()
) -> Audit:
    """Audit rows of targets, realisations and achievements as printed, one mapping each.

    Keys are ``target``, ``realisation`` and ``achievement``, or ``realisasi`` and ``capaian``; ``indicator`` names a
    row, ``polarity`` tells its direction (``higher``, ``rendah``, ``lower-mirror``), ``source`` its document. Values
    are texts as printed; numbers are taken as they are.

    Args:
        rows: the table, such as from ``csv.DictReader`` or ``frame.to_dict("records")``.
        polarity: that of rows that tell none, of :data:`POLARITIES`.
        caps: limits of achievements in percent that are known to be in use, beside those the regulation data holds.

    Raises:
        UnknownNameError: for a polarity there is none of.
        NumberError: for a cap that is no number.
        RecordsError: when a column is missing, or is there twice.
    """
    return _audited(rows, "achievements", polarity, caps)


def budgets(rows: Iterable[Mapping[str, Any]], *, caps: Iterable[NumberLike] = ()) -> Audit:
    """Audit rows of budgets, their realisation and its percentage as printed.

    Keys are ``pagu`` or ``anggaran``, ``realisasi`` and ``persen``; ``item`` or ``uraian`` names a row, ``source`` its
    document.

    Raises:
        NumberError, RecordsError: as :func:`achievements` does.
    """
    return _audited(rows, "budgets", None, caps)


def read(
    path: str | Path,
    *,
    polarity: str | None = None,
    caps: Iterable[NumberLike] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Audit:
    """Audit a table in a CSV file; its header says which of the two kinds it is.

    A title above the header is passed over with a finding. Every row of the file is a row of the audit, also one that
    is blank or has other columns. ``progress`` is called now and then with the bytes read and the bytes there are.

    Raises:
        RecordsError: when the header names no such table, or a column twice, or the file has more than 5,000 rows.
        OSError: when the file cannot be read.
        UnknownNameError, NumberError: as :func:`achievements` does.
    """
    with Records(path, is_header=Table.is_header, most=MOST_ROWS) as records:
        table = Table(polarity, caps, file=records.file)
        table.head(records.columns, line=records.line)
        left_out = 0
        for count, (line, cells) in enumerate(records, 1):
            left_out = table.unread(records, left_out)
            table.add(cells, line=line)
            if progress is not None and count % _ROWS_BETWEEN == 0:
                progress(records.position(), records.size)
        table.unread(records, left_out)
        if progress is not None:
            progress(records.size, records.size)
        return table.audit([finding for finding in records.findings if finding.code != "row-shape"])


def _audited(rows: Iterable[Mapping[str, Any]], kind: str, polarity: str | None, caps: Iterable[NumberLike]) -> Audit:
    table = Table(polarity, caps, kind=kind)
    for row in rows:
        table.head(tuple(map(str, row)))
        table.add(tuple(row.values()))
    return table.audit()
