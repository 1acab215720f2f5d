"""Tables as data: what a workbook, a web page or a notebook is made of, and text for whoever only wants to read.

A cell holds a number with its unit, or text, or nothing; and where there is nothing it says why, so that no table of a
report has a blank that leaves open whether something is zero, unknown or forgotten.

>>> table = Table(
...     "example",
...     Stated("report-target-title", {"period": 2024}),
...     (Column("indicator"), Column("achievement")),
...     ((Cell("IKM"), Cell(Decimal("100.46"), "persen")), (Cell("Inovasi"), Cell(why=wording.Word("not-reported")))),
... )
>>> print(table.text("en"))
Target and realisation of 2024
Indicator  Achievement (%)
---------  ---------------
IKM        100.46
Inovasi    not reported
<BLANKLINE>
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final, Protocol, TypeAlias

from attrs import field, frozen

from sakip import hooks, looks, wording
from sakip.assessment import Reason, Status
from sakip.assessment.results import STATUS_OF
from sakip.errors import NumberError, UnknownNameError
from sakip.figures import plain, quotient
from sakip.tabular import Kind, frame_of
from sakip.units import written
from sakip.wording.marking import in_line

_WIDEST: Final = 40


class Sayable(Protocol):
    """What can be said in both languages."""

    def label(self, lang: str = "id") -> str:
        """Say it."""
        raise NotImplementedError


@frozen
class Stated:
    """A sentence or a word of the reports by its code, with its facts."""

    code: str
    facts: Mapping[str, Any] = field(factory=dict, converter=hooks.kept, hash=False)

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def label(self, lang: str = "id") -> str:
        """Say it."""
        facts = {name: wording.spoken(fact, lang) for name, fact in self.facts.items()}
        return wording.term(self.code, lang).format_map(facts)


@frozen
class Because:
    """The reason why an assessment has no number, with its facts."""

    reason: Reason
    facts: Mapping[str, Any] = field(factory=dict, converter=hooks.kept, hash=False)

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @property
    def code(self) -> str:
        """The code of the reason."""
        return self.reason.value

    def label(self, lang: str = "id") -> str:
        """Say it."""
        return self.reason.text(self.facts, lang)

    def short(self, lang: str = "id") -> str:
        """Say it in a word or two."""
        return wording.in_short(self.reason, STATUS_OF.get(self.reason, Status.NOT_COMPUTABLE), lang)


Value: TypeAlias = Decimal | Fraction | str | Sayable | None


@frozen
class Cell:
    """A ``value`` with its ``unit``; ``why`` says why there is none, or what a reader must know beside it.

    When the table is written out, a word or a short reason stands in the cell itself, such as ``belum ditulis``; a
    sentence stands below the table. ``with_unit`` says that the unit is another than the rest of the row has, and is
    printed with the value.
    """

    value: Value = None
    unit: str = ""
    why: Sayable | None = None
    with_unit: bool = False

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def shown(self, lang: str = "id") -> str:
        """Write the value, without what is said beside it; a dash where there is none."""
        if self.value is None:
            return "–"
        said = wording.spoken(self.value, lang)
        return written(said, self.unit) if self.with_unit and self.unit else said

    def plain(self, lang: str = "id") -> Decimal | str | None:
        """Return the value for programs: a Decimal, text or None; a number without end in decimals as a quotient."""
        value = self.value
        if isinstance(value, Fraction):
            try:
                return Decimal(plain(value))
            except NumberError:
                return quotient(value)
        return value if value is None or isinstance(value, Decimal) else str(value) if isinstance(value, str) else (
            wording.spoken(value, lang)
        )  # fmt: skip


BLANK: Final = Cell("")
"""A cell that has nothing to say, as in a row of a total."""


@frozen
class Column:
    """A column: its ``code``, and whether its cells are a ``number``.

    A ``group`` repeats down the rows and is printed once.
    """

    code: str
    number: bool = field(default=False)
    group: bool = False

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def heading(self, lang: str = "id") -> str:
        """Write what stands above it."""
        return wording.term(f"report-col-{self.code}", lang)


Row: TypeAlias = tuple[Cell, ...]


PLACES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "target": "A.1",
        "years": "A.2",
        "medium-term": "A.3",
        "standard": "A.4",
        "causes": "A.5",
        "efficiency-definitions": "A.6",
        "efficiency": "A.6",
        "efficiency-total": "A.6",
        "programmes": "A.7",
        "budget": "B",
    }
)
"""Where each table belongs in chapter III (PermenPANRB 53/2014 Lampiran II, as an evaluator's checklist quotes it)."""


@frozen
class Table:
    """Rows of cells below columns; ``total`` is no row of its own kind, so nothing adds it up twice.

    ``code`` and ``title`` name it, ``rows`` have a cell for each of the ``columns``. ``notes`` say what the table
    lacks, and by which rule it was made.
    """

    code: str
    title: Sayable
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()
    notes: tuple[Sayable, ...] = ()
    total: Row | None = None

    _repr_html_ = looks.html
    __rich_repr__ = looks.rich
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def place(self) -> str:
        """Where chapter III of a performance report has it: its seven analyses are A.1 to A.7, the budget is B."""
        return PLACES.get(self.code, "")

    def column(self, code: str) -> tuple[Cell, ...]:
        """Return the cells of a column.

        Raises:
            UnknownNameError: when there is none of that code.
        """
        codes = [column.code for column in self.columns]
        if code not in codes:
            raise UnknownNameError.among(f"column of table {self.code!r}", code, codes)
        return tuple(row[codes.index(code)] for row in self.rows)

    def to_dicts(self, lang: str = "id") -> list[dict[str, Any]]:
        """Return one dictionary a row, by the codes of the columns: Decimal, text and None.

        ``why`` says of each column that needs it why a value is missing, or what to know about it.
        """
        return [self._row(row, lang) for row in self.rows]

    def to_frame(self, kind: str, lang: str = "id") -> Any:
        """Return the rows as a dataframe of ``"polars"``, ``"pandas"`` or ``"pyarrow"``, whichever is installed.

        The columns are those of :meth:`to_dicts`; one that holds anything but decimals is text throughout. ``why`` is
        text as well, a line for each column it speaks of, after its heading.

        Raises:
            UnknownNameError: for another library.
            MissingExtraError: when it is not installed.
            FrameError: when a number has more than the 38 digits that a column of decimals holds.
        """
        rows = self.to_dicts(lang)
        held = {column.code: [row[column.code] for row in rows] for column in self.columns}
        kinds: dict[str, Kind] = {
            column.code: "number" if _is_of_numbers(held[column.code], usual=column.number) else "text"
            for column in self.columns
        }
        headings = {column.code: column.heading(lang) for column in self.columns}
        said = ["\n".join(f"{headings[code]}: {why}" for code, why in row["why"].items()) or None for row in rows]
        cells = (
            {code: value if kinds[code] == "number" else json_of(value) for code, value in row.items() if code in kinds}
            for row in rows
        )
        made = [{**row, "why": why} for row, why in zip(cells, said, strict=True)]
        return frame_of(kind, made, {**kinds, "why": "text"})

    def _row(self, row: Row, lang: str) -> dict[str, Any]:
        cells = list(zip(self.columns, row, strict=True))
        why = {column.code: cell.why.label(lang) for column, cell in cells if cell.why is not None}
        return {**{column.code: cell.plain(lang) for column, cell in cells}, "why": why}

    def to_dict(self, lang: str = "id") -> dict[str, Any]:
        """Return the table as JSON values; decimals are text, so that no reader turns them into floats."""
        return {
            "code": self.code,
            "place": self.place,
            "title": self.title.label(lang),
            "columns": [{"code": column.code, "heading": column.heading(lang)} for column in self.columns],
            "rows": [_json(row) for row in self.to_dicts(lang)],
            "total": None if self.total is None else _json(self._row(self.total, lang)),
            "notes": [note.label(lang) for note in self.notes],
        }

    def written(self, lang: str = "id", *, grouped: bool = True) -> tuple[list[list[str]], list[str]]:
        """Return the rows as text, the total last, and below them the remarks that cells refer to by number.

        ``grouped`` leaves out of each row what the one above says already.
        """
        remarks: dict[str, int] = {}
        rows = [[_with_remark(cell, lang, remarks) for cell in row] for row in self._every_row()]
        if grouped:
            _once(rows, [place for place, column in enumerate(self.columns) if column.group])
        return rows, [f"[{number}] {said}" for said, number in remarks.items()]

    def _every_row(self) -> Iterator[Row]:
        yield from self.rows
        if self.total is not None:
            yield self.total

    def text(self, lang: str = "id") -> str:
        """Write the table as plain text: its title, columns side by side, remarks and notes."""
        rows, remarks = self.written(lang)
        lines = [in_line(self.title.label(lang))]
        if rows:
            lines += _drawn([column.heading(lang) for column in self.columns], rows, self.columns)
        for said in (*remarks, *(note.label(lang) for note in self.notes)):
            lines += textwrap.wrap(in_line(said), 120, subsequent_indent="    ")
        return "".join(f"{line.rstrip()}\n" for line in lines)


def _is_of_numbers(values: Sequence[Any], *, usual: bool) -> bool:
    """Tell whether a column holds decimals alone; where all of it is blank it is what its kind usually is."""
    told = [value for value in values if value is not None]
    return all(isinstance(value, Decimal) for value in told) if told else usual


def json_of(value: Any) -> Any:
    """Return a plain value as JSON has it: a decimal as text, without an exponent."""
    return f"{value:f}" if isinstance(value, Decimal) else value


def _json(row: dict[str, Any]) -> dict[str, Any]:
    return {name: json_of(value) for name, value in row.items()}


def _with_remark(cell: Cell, lang: str, remarks: dict[str, int]) -> str:
    """Write a cell; a word that says why it is empty stands in it, a sentence below the table."""
    shown = cell.shown(lang)
    if cell.why is None:
        return shown
    if cell.value is None and isinstance(cell.why, Because):
        return cell.why.short(lang)
    said = cell.why.label(lang)
    if cell.value is None and isinstance(cell.why, wording.Word):
        return said
    return f"{shown} [{remarks.setdefault(said, len(remarks) + 1)}]"


def _once(rows: list[list[str]], places: list[int]) -> None:
    """Leave out what the row above says already, as long as nothing to the left of it differs."""
    above: list[str] = []
    for row in rows:
        heads = [row[place] for place in places]
        for number, place in enumerate(places):
            if heads[: number + 1] == above[: number + 1]:
                row[place] = ""
        above = heads


def _drawn(headings: list[str], rows: list[list[str]], columns: tuple[Column, ...]) -> Iterator[str]:
    table = [[textwrap.wrap(in_line(cell), _WIDEST) or [""] for cell in row] for row in [headings, *rows]]
    widths = [max(len(line) for row in table for line in row[place]) for place in range(len(headings))]
    for number, row in enumerate(table):
        for place in range(max(map(len, row))):
            parts = [cell[place] if place < len(cell) else "" for cell in row]
            sides = zip(parts, widths, columns, strict=True)
            yield "  ".join(
                f"{part:>{width}}" if column.number else f"{part:<{width}}" for part, width, column in sides
            )
        if number == 0:
            yield "  ".join("-" * width for width in widths)
