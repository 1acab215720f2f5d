"""Realisations from a file: every row that cannot be used is named, and none is lost.

A realisation file is CSV with one row a component: ``indicator,period,component,value,document,recorded,status,note``,
with ``unit`` if the values need one, and ``system`` and ``sha256`` if the evidence has them. Its headings may be
Indonesian. How it is written is decided by the header row and
reported: columns separated by semicolons or tabs mean decimal commas, by commas decimal points. It is never guessed
cell by cell.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from attrs import evolve, field, frozen

from sakip import hooks, looks
from sakip.errors import DefinitionError, IntakeError, quoted
from sakip.findings import Finding, Place
from sakip.indicators import Evidence, Realisation, State
from sakip.intake.rows import Row, RowReader, UnusableError
from sakip.intake.table import COLUMNS, LARGEST_FILE, MOST_ROWS, Notes, Table, checked, decoded
from sakip.ledger import reconcile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sakip.figures import Separator
    from sakip.periods import Period
    from sakip.sets import IndicatorSet

__all__ = ["CODES", "COLUMNS", "LARGEST_FILE", "MOST_ROWS", "Intake", "RefusedRow", "read_realisations"]

CODES: Final = frozenset(
    {
        "bad-date", "bad-hash", "bad-number", "bad-period", "bad-predicate", "bad-state", "bad-unit", "blank-value",
        "conflict", "correction", "duplicate", "encoding-guessed", "file-style", "maybe-thousands", "missing-cell",
        "number-not-applicable", "rejected", "row-shape", "rows-in-quotes", "unknown-column", "unknown-component",
        "unknown-indicator",
    }
)  # fmt: skip
"""The codes of what may be found in a realisation file."""


@frozen
class RefusedRow:
    """A row that could not be used: its ``line`` and its ``cells``, as they stood."""

    line: int
    cells: tuple[str, ...]

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt


@frozen
class Intake:
    """What a file held: the ``realisations``, the ``findings``, and the rows that could not be used.

    ``rows`` counts the rows below the header; each is in a realisation or in ``refused``.
    """

    realisations: tuple[Realisation, ...]
    findings: tuple[Finding, ...]
    refused: tuple[RefusedRow, ...] = ()
    rows: int = 0

    _repr_html_ = looks.html
    __rich_repr__ = looks.rich
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt


def read_realisations(source: str | Path | TextIO, office: IndicatorSet, *, decimal: Separator | None = None) -> Intake:
    """Read a realisation file for a set: CSV with a row for each component.

    The header row names the columns, of which ``indicator``, ``period``, ``component`` and ``value`` are required. It
    also says how the file is written: columns separated by semicolons or tabs mean decimal commas, by commas decimal
    points.

    Args:
        source: the path of the file, or an open text file. A text is a path: wrap the text of a file as
            ``io.StringIO(text)``, and a frame of pandas as ``io.StringIO(frame.to_csv(index=False))``.
        office: the set whose indicators and components the rows name.
        decimal: the decimal sign, ``","`` or ``"."``, whatever the header row says of it.

    Raises:
        IntakeError: when there is no header row with the required columns, or the file is larger than 4 MiB or has
            more than 20,000 rows.
        DefinitionError: when ``source`` is no file, such as a dataframe or the text of a file.
        OSError: when the file cannot be read.
    """
    if isinstance(source, str) and "\n" in source:
        what = f"{quoted(source)} is the text of a file, and no path of one"
        raise DefinitionError(what, "Give io.StringIO(text).")
    if not isinstance(source, str | Path) and not hasattr(source, "read"):
        remedy = "Give a path or an open file; of a dataframe of pandas io.StringIO(frame.to_csv(index=False))"
        raise DefinitionError(f"this {type(source).__name__} is no realisation file", f"{remedy}.")
    if isinstance(source, str | Path):
        notes = Notes(str(source))
        with Path(source).open("rb") as file:
            # one byte more than is read is enough to see that a file is too large, also of one that never ends
            text = decoded(checked(file.read(LARGEST_FILE + 1), notes), notes)
    else:
        notes = Notes(str(getattr(source, "name", "<text>")))
        text = checked(source.read(LARGEST_FILE + 1), notes)
    table = Table(text, notes, office, decimal)
    reader = RowReader(table, office, notes)
    refused: list[RefusedRow] = []
    read: list[Row] = []
    for count, (line, cells) in enumerate(table.rows(), 1):
        if count > MOST_ROWS:
            raise IntakeError(
                f"{notes.file} has more than {MOST_ROWS} rows",
                "Split it by period, or assess the table with sakip.frames.assess_frame.",
                file=notes.file,
            )
        try:
            read.append(reader.row(line, cells))
        except UnusableError:
            refused.append(RefusedRow(line, tuple(cells)))
    realisations = tuple(_realisation(notes.file, record) for record in _grouped(read))
    notes.findings.extend(_disagreements(realisations, office))
    return Intake(realisations, tuple(notes.findings), tuple(refused), len(read) + len(refused))


def _disagreements(realisations: Iterable[Realisation], office: IndicatorSet) -> list[Finding]:
    """Name duplicates, corrections and conflicts between the records of one indicator and period."""
    records: dict[tuple[str, Period], list[Realisation]] = {}
    for realisation in realisations:
        records.setdefault((realisation.indicator, realisation.period), []).append(realisation)
    return [
        finding
        for (code, _), same in records.items()
        for finding in reconcile(same, measured=office[code].measured).findings
    ]


@frozen
class _Record:
    """A realisation being put together of the rows that belong to it."""

    rows: list[Row] = field(factory=list)


def _grouped(rows: Iterable[Row]) -> list[_Record]:
    """Put the rows of one realisation together; a component that comes twice starts another."""
    records: list[_Record] = []
    latest: dict[tuple[Any, ...], _Record] = {}
    for row in rows:
        key = (row.indicator.code, row.period, row.recorded, row.state)
        record = latest.get(key)
        if record is None or any(row.component == earlier.component for earlier in record.rows):
            record = latest[key] = _Record()
            records.append(record)
        record.rows.append(row)
    return records


def _realisation(name: str, record: _Record) -> Realisation:
    first = record.rows[0]
    evidence = tuple(
        evolve(row.evidence, component=row.component) for row in record.rows if row.evidence != Evidence("")
    )
    # what is behind every component is named once
    if len({evolve(item, component="") for item in evidence}) == 1 and len(evidence) == len(record.rows):
        evidence = (evolve(evidence[0], component=""),)
    return Realisation(
        first.indicator.code,
        first.period,
        {row.component: row.value for row in record.rows if row.component},
        evidence,
        first.recorded,
        first.state or State.SUBMITTED,
        applicable=first.state is not None,
        note="; ".join(dict.fromkeys(row.note for row in record.rows if row.note)),
        place=Place(name, first.line),
        places={row.component: Place(name, row.line) for row in record.rows},
    )
