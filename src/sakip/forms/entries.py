"""A row of a form as what it says: each cell read, and every doubt about it named with its cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from sakip import wording
from sakip.errors import PeriodError, UnknownNameError
from sakip.exports.excel.texts import cut as cut_to
from sakip.exports.texts import visible
from sakip.figures import is_blank, plain
from sakip.findings import Finding, Place
from sakip.forms import typed
from sakip.forms.columns import FILLED_IN, heading
from sakip.forms.typed import Typed, TypedError, shown
from sakip.indicators import Evidence, Indicator, Predicate, Reported, State, read_state
from sakip.intake.table import cut
from sakip.periods import Month, Period, parse_period, read_date
from sakip.tree import Component
from sakip.workbooks import letter

if TYPE_CHECKING:
    from sakip.forms.columns import Header
    from sakip.forms.lines import Asked, Key, Line
    from sakip.sets import IndicatorSet
    from sakip.workbooks import Cell

FIRST_DAY: Final = dt.date(2000, 1, 1)
LAST_DAY: Final = dt.date(2100, 12, 31)
"""Between these a form takes a number for a day."""

_LONGEST_COMPARED: Final = 30_000
# what a spreadsheet counts days from, so that day 60 is the 29 February 1900 that there never was
_DAY_ZERO: Final = dt.date(1899, 12, 30)
_DAYS: Final = range((FIRST_DAY - _DAY_ZERO).days, (LAST_DAY - _DAY_ZERO).days + 1)
_PERCENT: Final = "persen"


@frozen
class Entry:
    """What a usable row says of a line, its ``indicator``, ``period`` and ``component``; what is blank says nothing.

    ``value`` is the number, and beside it stand ``document``, the day it was ``recorded``, ``state`` and ``note``;
    ``evidence`` is what they make. ``state`` is None where no status stands; ``applicable`` is False for *tidak
    berlaku*. ``places`` has the cell of each column.
    """

    indicator: Indicator
    period: Period
    component: Component
    value: Reported
    document: str
    recorded: dt.date | None
    state: State | None
    applicable: bool
    note: str
    evidence: tuple[Evidence, ...] = ()
    places: Mapping[str, Place] = field(factory=dict, eq=False, repr=False)

    @property
    def key(self) -> Key:
        """The line it is about."""
        return self.indicator.code, self.period, self.component.name

    @property
    def place(self) -> Place:
        """Where its number stands."""
        return self.places["value"]

    @property
    def says_nothing(self) -> bool:
        """Whether nothing was filled in."""
        blank = not (self.document or self.note or self.recorded)
        return self.value is None and blank and self.applicable and self.state is None


class UnusableError(Exception):
    """Ends the reading of a row; its findings are already noted."""


def said(text: str) -> str:
    """Return a text as it is compared with what a form holds: without what no cell keeps, and single blanks."""
    return cut_to(" ".join(visible(text).split()), _LONGEST_COMPARED)


def texts_of(line: Line) -> dict[str, str]:
    """Return what a form writes into the cells of a line that are filled in, and its unit."""
    state = wording.Word("not-applicable") if not line.applicable else line.state
    return {
        "unit": line.unit,
        "value": typed.written(line.value, line.unit) if line.applicable else "",
        "document": line.document,
        "recorded": "" if line.recorded is None else line.recorded.isoformat(),
        "status": "" if state is None else state.label(),
        "note": line.note,
    }


class RowReader:
    """Reads the rows of one sheet; ``findings`` grow while it does.

    ``met`` are the lines that stand there, and ``stray`` what names a row of which nobody knows which line it is.
    """

    def __init__(self, head: Header, office: IndicatorSet, asked: Asked) -> None:
        self._head = head
        self._office = office
        self._asked = asked
        self.findings: list[Finding] = []
        self.met: set[Key] = set()
        self.stray: list[tuple[str, Period | None, str]] = []

    def note(self, code: str, row: int, column: str = "", /, **facts: Any) -> None:
        """Note a finding about a row, or about its cell of a column."""
        self.findings.append(Finding(code, facts, self.place(row, column)))

    def place(self, row: int, column: str = "") -> Place:
        """Return the cell of a column in a row; a column there is not has no letter."""
        at = self._head.places.get(column)
        return Place(self._head.sheet.file, row, "" if at is None else letter(at), self._head.sheet.title)

    def entry(self, row: int, cells: Mapping[str, Cell]) -> Entry:
        """Read a row.

        Raises:
            UnusableError: when it cannot be used; why is noted.
        """
        before = len(self.findings)
        texts = {name: cell.text for name, cell in cells.items()}
        line = self._found(row, texts, cells)
        if line is not None and _untouched(line, texts):
            return self._made(row, line, line.value, texts, line.recorded, (line.state, line.applicable))
        recorded = self._recorded(row, cells)
        state, applicable = self._state(row, texts)
        value = None if line is None else self._value(row, line, texts, cells, applicable=applicable)
        if line is None or any(finding.severity == "error" for finding in self.findings[before:]):
            raise UnusableError
        return self._made(row, line, value, texts, recorded, (state, applicable))

    def _made(  # noqa: PLR0913, PLR0917  # what a row says, cell by cell
        self, row: int, line: Line, value: Reported, texts: Mapping[str, str], recorded: dt.date | None,
        state: tuple[State | None, bool],
    ) -> Entry:  # fmt: skip
        document = texts.get("document", "")
        evidence = line.evidence if said(document) == said(line.document) else (Evidence(document),)
        return Entry(
            line.indicator,
            line.period,
            line.component,
            value,
            document,
            recorded,
            *state,
            texts.get("note", ""),
            evidence if document else (),
            {name: self.place(row, name) for name in ("indicator", *FILLED_IN)},
        )

    # --- which line it is about ---

    def _found(self, row: int, texts: Mapping[str, str], cells: Mapping[str, Cell]) -> Line | None:
        """Return the line a row is about, and keep count of it."""
        code, name = texts.get("indicator", ""), texts.get("component", "")
        indicator = self._indicator(row, code)
        period = self._period(row, texts.get("period", ""), cells)
        line = None if indicator is None or period is None else self._line(row, indicator, period, name)
        if line is None:
            self.stray.append((code, period, name))
        else:
            self.met.add(line.key)
        return line

    def _line(self, row: int, indicator: Indicator, period: Period, name: str) -> Line | None:
        of_period = self._asked.of(indicator.code, period)
        if not of_period:
            known = tuple(self._asked.periods(indicator.code))
            self.note("form-period", row, "period", indicator=indicator.code, period=period, known=known)
            return None
        if not name and len(of_period) == 1:
            return next(iter(of_period.values()))
        if not name:
            self.note("missing-cell", row, "component", name=heading("component"))
        elif name not in of_period:
            hints = wording.hints(name, of_period)
            self.note("unknown-component", row, "component", indicator=indicator.code, name=cut(name), **hints)
        return of_period.get(name)

    def _indicator(self, row: int, name: str) -> Indicator | None:
        if name in self._office:
            return self._office[name]
        if not name:
            self.note("missing-cell", row, "indicator", name=heading("indicator"))
        else:
            codes = [indicator.code for indicator in self._office]
            facts = {"name": cut(name), "set": self._office.code, **wording.hints(name, codes)}
            self.note("unknown-indicator", row, "indicator", **facts)
        return None

    def _period(self, row: int, text: str, cells: Mapping[str, Cell]) -> Period | None:
        if not text:
            self.note("missing-cell", row, "period", name=heading("period"))
            return None
        value = cells["period"].value
        if isinstance(value, dt.date) and value.day == 1:
            return Month(value.year, value.month)  # Mei 2024 is a date to a spreadsheet
        try:
            return parse_period(text)
        except PeriodError:
            self.note("bad-period", row, "period", given=shown(text))
            return None

    # --- what it says of it ---

    def _recorded(self, row: int, cells: Mapping[str, Cell]) -> dt.date | None:
        cell = cells.get("recorded")
        if cell is None or is_blank(cell.text):
            return None
        if isinstance(cell.value, dt.date):
            return cell.value
        if isinstance(cell.value, Fraction) and cell.value in _DAYS:
            day = _DAY_ZERO + dt.timedelta(days=int(cell.value))
            self.note("form-serial-date", row, "recorded", given=shown(cell.text), day=day, example=day.isoformat())
            return None
        try:
            return read_date(cell.text)
        except PeriodError:
            self.note("bad-date", row, "recorded", given=shown(cell.text))
            return None

    def _state(self, row: int, texts: Mapping[str, str]) -> tuple[State | None, bool]:
        text = texts.get("status", "")
        if is_blank(text):
            return None, True
        try:
            state = read_state(text)
        except UnknownNameError:
            self.note("bad-state", row, "status", given=shown(text))
            return None, True
        return state, state is not None

    def _value(
        self, row: int, line: Line, texts: Mapping[str, str], cells: Mapping[str, Cell], *, applicable: bool
    ) -> Reported:
        cell = cells.get("value")
        if cell is None or (isinstance(cell.value, str) and is_blank(cell.text)):
            return None
        if not applicable:
            facts = {"indicator": line.indicator.code, "period": line.period, "given": shown(cell.text)}
            self.note("number-not-applicable", row, "value", **facts)
            return None
        try:
            value, percent = self._reported(line, cell, texts.get("unit", ""))
        except TypedError as error:
            self.note(error.code, row, error.column, **error.facts)
            return None
        self._doubt(row, line, cell, value, percent=percent)
        return value

    def _reported(self, line: Line, cell: Cell, stated: str) -> tuple[Reported, bool]:
        text = cell.text
        if isinstance(cell.value, dt.date):
            raise TypedError("form-date-for-number", given=shown(text))
        if text.startswith("="):
            raise TypedError("form-formula-text", given=shown(text))
        if line.indicator.predicates:
            for word in line.indicator.predicates:
                if word.casefold() == text.casefold():
                    return Predicate(word), False
            raise TypedError("bad-predicate", given=shown(text), known=line.indicator.predicates)
        if isinstance(cell.value, Fraction):
            found = Typed(cell.value, _PERCENT if cell.percent else "")
        else:
            found = typed.read_number(text, line.unit)
        return typed.reported(found, stated, line.indicator, line.component, text), found.unit == _PERCENT

    def _doubt(self, row: int, line: Line, cell: Cell, value: Reported, *, percent: bool) -> None:
        """Note what is odd about a number that can be read."""
        if not isinstance(value, Fraction):
            return
        facts = {"given": shown(cell.text), "component": line.component.name, "unit": line.unit}
        if line.unit == _PERCENT and not percent and 0 < abs(value) <= 1:
            whole, part = plain(value * 100).replace(".", ","), plain(value).replace(".", ",")
            self.note("form-share", row, "value", **facts, whole=whole, part=part)
        if not typed.counts(line.unit):
            return
        if value < 0:
            self.note("form-negative", row, "value", **facts)
        elif value.denominator != 1:
            self.note("form-fraction", row, "value", **facts)


def _untouched(line: Line, texts: Mapping[str, str]) -> bool:
    """Whether a row says what the form said when it was written, cell by cell."""
    written = texts_of(line)
    if any(said(texts.get(name, "")) != said(text) for name, text in written.items() if name not in {"unit", "status"}):
        return False
    if said(texts.get("unit", written["unit"])) != said(written["unit"]):
        return False
    return _same_state(line, texts.get("status", ""))


def _same_state(line: Line, text: str) -> bool:
    if not text.strip():
        return line.applicable and line.state is None
    try:
        state = read_state(text)
    except UnknownNameError:
        return False
    return state is line.state and (state is not None) == line.applicable
