"""The rows of a table on their way into an audit, whether they come from a file or from mappings."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from sakip.audit.cells import Cell, cell
from sakip.audit.columns import HEADINGS, Columns, columns_for, columns_of, is_repeated, is_subheading
from sakip.audit.conventions import AGAINST
from sakip.audit.judging import judge
from sakip.audit.result import Audit, AuditedRow, Verdict
from sakip.audit.rules import OF_BUDGETS, Polarity, polarity_named, polarity_of
from sakip.audit.weighing import Entry
from sakip.errors import NumberError, RecordsError
from sakip.figures import number, plain
from sakip.findings import Finding, Place
from sakip.intake.table import cut
from sakip.wording import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sakip.figures import NumberLike
    from sakip.instruments.records import Records

MOST_LISTED: Final = 12
"""How many rows a finding lists."""
_NAMED_BY_A_HEADER = 2
_BLANK = cell("")


class Table:
    """Rows under their headings; ``audit`` judges them."""

    def __init__(self, polarity: str | None, caps: Iterable[NumberLike], *, kind: str = "", file: str = "") -> None:
        self._default = polarity_named(polarity)
        self._caps = frozenset(number(cap) for cap in caps)
        self._kind = kind
        self._file = file
        self._entries: list[Entry] = []
        self._unknown: dict[str, list[int]] = defaultdict(list)
        self._headings: tuple[str, ...] = ()
        self._columns = Columns(kind or "achievements", {})
        self._below_header = True
        self._unnamed: set[int] = set()
        self._beside: dict[str, None] = {}

    @staticmethod
    def is_header(cells: Sequence[str]) -> bool:
        """Tell a header from a title above a table."""
        return columns_of(cells).known >= _NAMED_BY_A_HEADER

    def head(self, headings: Sequence[str], line: int | None = None) -> None:
        """Take the headings of the rows that follow.

        Raises:
            RecordsError: when a column is missing, or which one is meant cannot be told.
        """
        if tuple(headings) == self._headings:
            return
        columns = columns_for(self._kind, headings) if self._kind else columns_of(headings)
        place = Place(self._file, line)
        kinds = {"achievements": _usual("achievements"), "budgets": _usual("budgets")}
        found = []
        if columns.twice:
            names = tuple(f"“{cut(name)}”" for name in columns.twice)
            found.append(Finding("audit-column-twice", {"names": names, **kinds}, place))
        if columns.missing and not self._headings:  # a later mapping that lacks a key has a blank cell there
            listed = tuple(cut(heading) for heading in headings[:MOST_LISTED])
            missing = tuple(map(_heading, columns.missing))
            found.append(Finding("audit-no-column", {"names": missing, "headings": listed, **kinds}, place))
        if found:
            raise RecordsError.of(self._file or "the table", found)
        self._headings, self._columns = tuple(headings), columns
        self._beside.update(dict.fromkeys(columns.beside))

    def add(self, cells: Sequence[Any], line: int | None = None) -> None:
        """Take one row."""
        columns, position = self._columns, len(self._entries) + 1
        heading = self._is_heading(cells)
        said = "" if heading else _text(columns.cell(cells, "polarity")).strip()
        self._entries.append(
            Entry(
                number=position,
                line=line,
                label=self._label(cells),
                document=_text(columns.cell(cells, "document")).strip(),
                polarity_text=said,
                polarity=self._polarity(said, line or position),
                base=_cell(columns.cell(cells, "base")),
                made=_cell(columns.cell(cells, "made")),
                figure=_cell(columns.cell(cells, "figure")),
                fault="heading" if heading else "",
            )
        )

    def _label(self, cells: Sequence[Any]) -> str:
        """Return what a row is called; one that sums up may say so in the column beside, as of its sasaran."""
        said = _text(self._columns.cell(cells, "label"))
        if said.strip() or "label" not in self._columns.places:
            return said
        taken = set(self._columns.places.values())
        texts = (_text(value) for place, value in enumerate(cells) if place not in taken)
        return next((text for text in texts if any(map(str.isalpha, text))), said)

    def _is_heading(self, cells: Sequence[Any]) -> bool:
        """Tell whether a row belongs to the header, and note the columns without a heading that hold something."""
        for place in self._blank_headings():
            if place < len(cells) and _text(cells[place]).strip():
                self._unnamed.add(place + 1)
        if not self._below_header and [_text(value).strip() for value in cells[:1]] != list(self._headings[:1]):
            return False
        texts = [_text(value) for value in cells]
        if is_repeated(texts, self._headings):
            return True
        needed = [_text(self._columns.cell(cells, role)) for role in HEADINGS[self._columns.kind]]
        self._below_header = self._below_header and is_subheading(texts, needed)
        return self._below_header

    def _blank_headings(self) -> list[int]:
        return [place for place, heading in enumerate(self._headings) if not heading.strip()]

    def unread(self, records: Records, before: int) -> int:
        """Take the rows of a file that have other columns than its header, so that each is a row of the audit too."""
        shapes = [finding for finding in records.findings if finding.code == "row-shape"]
        for count in range(before, records.left_out):
            place = shapes[count].place if count < len(shapes) else None
            self._entries.append(
                Entry(
                    number=len(self._entries) + 1,
                    line=place.line if place else None,
                    base=_BLANK,
                    made=_BLANK,
                    figure=_BLANK,
                    fault="row-shape",
                )
            )
        return records.left_out

    def _polarity(self, said: str, place: int) -> Polarity:
        if self._columns.kind == "budgets":
            return OF_BUDGETS
        if not said:
            return self._default
        found = polarity_of(said)
        if found is None:
            self._unknown[said].append(place)
            return self._default
        return found

    def audit(self, findings: Iterable[Finding] = ()) -> Audit:
        """Judge the rows."""
        judged = judge(self._entries, self._caps)
        return Audit(
            kind=self._columns.kind,
            rows=judged.rows,
            style=judged.style,
            styles=judged.styles,
            findings=(*findings, *self._of_columns(), *self._of_polarity(), *self._of_rows(judged.rows)),
            file=self._file,
        )

    def _of_columns(self) -> Iterable[Finding]:
        if self._unnamed:
            places = sorted(self._unnamed)
            yield Finding("audit-unnamed-columns", {"count": len(places), "columns": _few(places)}, Place(self._file))
        if self._beside:
            names = tuple(f"“{cut(name)}”" for name in self._beside)
            yield Finding("audit-table-beside", {"names": names}, Place(self._file))

    def _of_polarity(self) -> Iterable[Finding]:
        for said, places in self._unknown.items():
            facts = {"given": cut(said), "count": len(places), "rows": _few(places)}
            yield Finding("audit-unknown-polarity", facts, Place(self._file))

    def _of_rows(self, rows: Sequence[AuditedRow]) -> Iterable[Finding]:
        wrong = [row for row in rows if row.verdict is Verdict.NOT_REPRODUCED]
        if wrong:
            facts = {"count": len(wrong), "rows": _few([row.line or row.number for row in wrong])}
            yield Finding("audit-not-reproduced", facts, Place(self._file))
        against = [row for row in rows if any(remark.code == AGAINST for remark in row.remarks)]
        if against:
            facts = {"count": len(against), "rows": _few([row.line or row.number for row in against])}
            yield Finding("audit-against-polarity", facts, Place(self._file))
        shapes = [row for row in rows if any(remark.code == "not-row-shape" for remark in row.remarks)]
        if shapes:
            facts = {"count": len(shapes), "rows": _few([row.line or row.number for row in shapes])}
            yield Finding("audit-row-shape", facts, Place(self._file))
        breaks = Counter(part for row in rows for part in row.off_style)
        for part, count in breaks.items():
            places = [row.line or row.number for row in rows if part in row.off_style]
            facts = {"count": count, "part": Word(f"audit-style-{part}"), "rows": _few(places)}
            yield Finding("audit-off-style", facts, Place(self._file))


def _usual(kind: str) -> tuple[Word, ...]:
    return tuple(_heading(names[0]) for names in HEADINGS[kind].values())


def _heading(name: str) -> Word:
    return Word(f"audit-column-{name}")


def _few(places: Sequence[int]) -> tuple[str, ...]:
    return tuple(map(str, places[:MOST_LISTED])) + ("…",) * (len(places) > MOST_LISTED)


def _text(value: Any) -> str:
    """Return a cell as text: what a dataframe holds for a missing one is blank."""
    if isinstance(value, str):
        return value
    try:
        if value is None or value != value:  # noqa: PLR0124  # NaN is the one value that differs from itself
            return ""
    except TypeError:  # the missing value of pandas cannot be compared
        return ""
    try:
        return plain(number(value))
    except NumberError:
        return str(value)


def _cell(value: Any) -> Cell:
    """Read a cell; a number is no text that might be read in two ways, and has the decimals it is given with."""
    if isinstance(value, str):
        return cell(value)
    text = _text(value)
    if isinstance(value, Decimal) and value.is_finite():
        text = f"{value:f}"
    elif isinstance(value, float) and text:
        text = f"{Decimal(float.__repr__(value)):f}"
    found = cell(text)
    if isinstance(value, str | bool | None) or len(found.readings) <= 1:
        return found
    return Cell(text, found.kind, tuple(reading for reading in found.readings if reading.decimal == "."), found.sign)
