"""A row of a realisation file: each cell read, and every doubt about it named with its column."""

from __future__ import annotations

import re
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from sakip import wording
from sakip.errors import NumberError, PeriodError, UnitError, UnknownNameError
from sakip.figures import is_blank, read_written
from sakip.indicators import Amount, Evidence, Indicator, Predicate, Reported, State, read_state
from sakip.indicators.realisation import is_sha256
from sakip.intake.table import cut, number_in
from sakip.periods import Period, parse_period, read_date
from sakip.sets.definitions import meant_on
from sakip.units import canonical, factor

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sakip.figures import Separator
    from sakip.intake.table import Notes, Table
    from sakip.sets import IndicatorSet
    from sakip.tree import Component

_MOST_HINTS: Final = 50
_EXAMPLES: Final[Mapping[str, str]] = MappingProxyType({",": "1.234,56", ".": "1234.56"})
_WITH_UNIT = re.compile(r"([+-]?(?:Rp\.? ?)?[0-9.,]+(?:,-)?)\s+([A-Za-z][A-Za-z /]*)", re.IGNORECASE)
# 12.500 in a file whose numbers have decimal points: twelve and a half, or so the header says
_MAYBE_THOUSANDS = re.compile(r"[^0-9]*[1-9][0-9]{0,2}\.[0-9]{3}[^0-9]*")
_MARKS: Final[Mapping[str, str]] = MappingProxyType({"%": "persen", "Rp": "rupiah", "": ""})


@frozen
class Row:
    """A usable row. ``component`` is empty, and ``state`` None, when the indicator does not apply to the period."""

    indicator: Indicator
    period: Period
    component: str
    value: Reported
    evidence: Evidence
    recorded: date | None
    state: State | None
    note: str
    line: int


class UnusableError(Exception):
    """Ends the reading of a row; its findings are already noted."""


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, table: Table, office: IndicatorSet, notes: Notes) -> None:
        self._columns = table.columns
        self._decimal: Separator = table.decimal
        self._office = office
        self._notes = notes
        self._hinted: dict[tuple[str, str], dict[str, str]] = {}

    def row(self, line: int, cells: list[str]) -> Row:
        """Read one row.

        Raises:
            UnusableError: when it cannot be used; why is noted.
        """
        expected, given = len(self._columns), len(cells)
        while given > expected and not cells[given - 1].strip():
            given -= 1
        if given != expected:
            raise self._unusable("row-shape", line, "", given=given, expected=expected)
        found = {column: cell.strip() for column, cell in zip(self._columns, cells[:given], strict=True) if column}
        before = len(self._notes.findings)
        indicator = self._indicator(line, found)
        period = self._period(line, found)
        if indicator is not None and period is not None and self._office.earlier:
            # what was measured then had the components it was defined by then
            indicator = meant_on(self._office.definitions(indicator.code), period.end)
        recorded = self._recorded(line, found)
        state = self._state(line, found)
        applies = state is not None or len(self._notes.findings) > before
        component = self._component(line, found, indicator, applies=applies)
        if len(self._notes.findings) > before or indicator is None or period is None:
            if indicator is not None and component is not None and not is_blank(found["value"]):
                self._value(line, found, indicator, component)  # its faults are noted beside the others
            raise UnusableError
        value = None
        if component is not None and state is not None:
            if is_blank(found["value"]):
                facts = {"indicator": indicator.code, "period": period, "component": component.name}
                self._notes.note("blank-value", line, "value", **facts)
            else:
                value = self._value(line, found, indicator, component)
        elif not is_blank(found["value"]):
            facts = {"indicator": indicator.code, "period": period, "given": _shown(found["value"])}
            self._notes.note("number-not-applicable", line, "value", **facts)
        return Row(
            indicator, period, component.name if component else "", value, self._evidence(line, found), recorded,
            state, found.get("note", ""), line,
        )  # fmt: skip

    # --- cells ---

    def _indicator(self, line: int, found: Mapping[str, str]) -> Indicator | None:
        name = found["indicator"]
        if not name:
            self._blank(line, "indicator")
        elif name in self._office:
            return self._office[name]
        else:
            codes = [indicator.code for indicator in self._office]
            facts = {"name": cut(name), "set": self._office.code, **self._hints(name, codes, "")}
            self._notes.note("unknown-indicator", line, "indicator", **facts)
        return None

    def _period(self, line: int, found: Mapping[str, str]) -> Period | None:
        text = found["period"]
        if not text:
            self._blank(line, "period")
            return None
        try:
            return parse_period(text)
        except PeriodError:
            self._notes.note("bad-period", line, "period", given=_shown(text))
            return None

    def _recorded(self, line: int, found: Mapping[str, str]) -> date | None:
        text = found.get("recorded", "")
        if not text:
            return None
        try:
            return read_date(text)
        except PeriodError:
            self._notes.note("bad-date", line, "recorded", given=_shown(text))
            return None

    def _state(self, line: int, found: Mapping[str, str]) -> State | None:
        try:
            return read_state(found.get("status", ""))
        except UnknownNameError:
            self._notes.note("bad-state", line, "status", given=_shown(found["status"]))
            return None

    def _component(
        self, line: int, found: Mapping[str, str], indicator: Indicator | None, *, applies: bool
    ) -> Component | None:
        if indicator is None or not (applies or found["component"]):
            return None
        components = {component.name: component for component in indicator.formula.components}
        name = found["component"]
        if not name and len(components) == 1:
            return next(iter(components.values()))
        if name in components:
            return components[name]
        if not name:
            self._blank(line, "component")
        else:
            facts = {"indicator": indicator.code, "name": cut(name), **self._hints(name, components, indicator.code)}
            self._notes.note("unknown-component", line, "component", **facts)
        return None

    def _evidence(self, line: int, found: Mapping[str, str]) -> Evidence:
        digest = found.get("sha256", "").casefold()
        if digest and not is_sha256(digest):
            self._notes.note("bad-hash", line, "sha256", given=_shown(found["sha256"]))
        return Evidence(found.get("document", ""), found.get("system", ""), digest)

    def _value(self, line: int, found: Mapping[str, str], indicator: Indicator, component: Component) -> Reported:
        text = found["value"]
        if indicator.predicates:
            if text not in indicator.predicates:
                raise self._unusable("bad-predicate", line, "value", given=_shown(text), known=indicator.predicates)
            return Predicate(text)
        match = _WITH_UNIT.fullmatch(text)
        number, unit = (match[1], match[2]) if match else (text, "")
        try:
            written = read_written(number, decimal=self._decimal)
        except NumberError:
            example = number_in(text, self._decimal, _EXAMPLES[self._decimal])
            facts = {"given": _shown(text), "decimal": self._decimal, "example": example}
            raise self._unusable("bad-number", line, "value", **facts) from None
        if self._decimal == "." and _MAYBE_THOUSANDS.fullmatch(number):
            self._notes.note("maybe-thousands", line, "value", given=_shown(text), value=written.value)
        mark = _MARKS[written.mark]
        if unit and mark == "rupiah" and mark not in unit.casefold():
            unit = f"{unit} {mark}"  # Rp 12,5 juta
        # a percent sign is a unit; Rp goes with thousands and millions of the unit column too
        stated = unit or (mark if mark == "persen" else "") or found.get("unit", "") or mark
        expected = component.unit or indicator.unit
        if not stated:
            return written.value
        try:
            given = canonical(stated, indicator.own_units)
            factor(given, expected, indicator.own_units)
            if mark:
                factor(mark, given.partition(" / ")[0], indicator.own_units)
        except (UnitError, UnknownNameError):
            facts = {"given": _shown(text if mark else stated), "unit": expected, "component": component.name}
            raise self._unusable("bad-unit", line, "value" if unit or mark else "unit", **facts) from None
        return written.value if given == expected else Amount(written.value, given)

    def _hints(self, name: str, known: Collection[str], indicator: str) -> dict[str, str]:
        """Offer another name to the first that are unknown: to look for one is to compare with all there are."""
        key = (name, indicator)
        if key not in self._hinted and len(self._hinted) >= _MOST_HINTS:
            key = ("", indicator)  # to the others what there is
        if key not in self._hinted:
            self._hinted[key] = wording.hints(key[0], known)
        return self._hinted[key]

    def _blank(self, line: int, column: str) -> None:
        self._notes.note("missing-cell", line, column, name=self._notes.headings[column])

    def _unusable(self, code: str, line: int, column: str, /, **facts: Any) -> UnusableError:
        self._notes.note(code, line, column, **facts)
        return UnusableError()


def _shown(text: str) -> str:
    return f"“{cut(text)}”"
