"""The lines of a form: which numbers an office is asked for, and what its set already holds of each.

A line is a component of an indicator in a period. Of several records of one number the line shows the one that counts,
with its own document, day and state; a number that was rejected is shown as such, so that it can be corrected.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import frozen

from sakip.errors import DefinitionError
from sakip.indicators import Evidence, Indicator, Realisation, Reported, State
from sakip.ledger import reconcile
from sakip.periods import Period, Year, parse_period
from sakip.sets.definitions import in_force, meant_on
from sakip.tree import Component

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sakip.sets import IndicatorSet

Key: TypeAlias = tuple[str, Period, str]
"""The code of an indicator, a period, the name of a component."""

_STEPS: Final = (State.DRAFT, State.SUBMITTED, State.VERIFIED, State.REJECTED)


@frozen
class Line:
    """A number that is asked for, by ``indicator``, ``period`` and ``component``, and what is held of it.

    ``value``, ``evidence``, ``recorded``, ``state`` and ``note`` are those of the record; nothing is held where
    ``state`` is None and ``applicable``. ``component`` has its unit; ``conflict`` says that records of one day disagree
    about it.
    """

    indicator: Indicator
    period: Period
    component: Component
    value: Reported = None
    evidence: tuple[Evidence, ...] = ()
    recorded: date | None = None
    state: State | None = None
    applicable: bool = True
    note: str = ""
    conflict: bool = False

    @property
    def key(self) -> Key:
        """What it is asked for by."""
        return self.indicator.code, self.period, self.component.name

    @property
    def unit(self) -> str:
        """What the component is measured in."""
        return self.component.unit or self.indicator.unit

    @property
    def document(self) -> str:
        """The documents behind the number."""
        return "; ".join(dict.fromkeys(item.document for item in self.evidence if item.document.strip()))


def lines(office: IndicatorSet, periods: Iterable[Period | str | int] | None = None) -> list[Line]:
    """Return what an office is asked for, by indicator, period and component.

    Without ``periods`` that is the year of the set, and of each indicator the parts of that year for which it has a
    target or a realisation; a set without a year asks for every period it knows.

    Raises:
        PeriodError: when one of ``periods`` is no period.
        DefinitionError: when there is neither a period nor a year.
    """
    wanted = None if periods is None else sorted({parse_period(period) for period in periods}, key=ending)
    if wanted == [] or (wanted is None and office.year is None and not (office.targets or office.realisations)):
        raise DefinitionError(f"no period is asked for of set {office.code!r}", "Give periods=[2024, '2024-Q1'].")
    records = records_of(office.realisations)
    asked: list[Line] = []
    for indicator in office:
        for period in _known_periods(office, indicator.code) if wanted is None else wanted:
            same = records.get((indicator.code, period), ())
            if same or in_force(office.definitions(indicator.code), period.end) is not None:
                asked += held(office, indicator.code, period, same)
    return asked


class Asked:
    """What a form of a set may ask for: the ``periods`` it says, the years the set knows, and what it holds."""

    def __init__(self, office: IndicatorSet, periods: Iterable[Period]) -> None:
        self._office = office
        self._named = frozenset(periods)
        self._records = records_of(office.realisations)
        known = {Year(period.year) for _, period in _recorded(office)}
        self._years = known if office.year is None else known | {Year(office.year)}
        self._lines: dict[tuple[str, Period], Mapping[str, Line]] = {}

    def of(self, code: str, period: Period) -> Mapping[str, Line]:
        """Return the lines of an indicator in a period by component; none where the form cannot have asked."""
        key = code, period
        if key not in self._lines:
            same = self._records.get(key, ())
            asked = period in self._named or any(year.contains(period) for year in self._years)
            defined = in_force(self._office.definitions(code), period.end) is not None
            found = held(self._office, code, period, same) if same or (asked and defined) else ()
            self._lines[key] = {line.component.name: line for line in found}
        return self._lines[key]

    def periods(self, code: str) -> list[Period]:
        """Return the periods to offer where a form names another one."""
        named = self._named or {*self._years, *(period for indicator, period in self._records if indicator == code)}
        return sorted(named)


def records_of(realisations: Iterable[Realisation]) -> Mapping[tuple[str, Period], list[Realisation]]:
    """Return realisations by indicator and period."""
    found: dict[tuple[str, Period], list[Realisation]] = defaultdict(list)
    for record in realisations:
        found[record.indicator, record.period].append(record)
    return found


def held(office: IndicatorSet, code: str, period: Period, records: Sequence[Realisation]) -> Iterator[Line]:
    """Yield the lines of an indicator in a period, with what its ``records`` come down to."""
    indicator = meant_on(office.definitions(code), period.end)
    known = reconcile(records, measured=indicator.measured)
    ordered = sorted(records, key=lambda record: (record.recorded or date.min, _STEPS.index(record.state)))
    for component in indicator.formula.components:
        if component.source is not None:
            continue
        value, source = None, None
        if known.realisation is not None and known.realisation.applicable:
            value = known.realisation.components.get(component.name)
        if value is not None:
            source = _provider(indicator, component.name, value, ordered)
        elif known.realisation is None or known.realisation.applicable:
            source = known.withheld([component.name])
            value = source.components[component.name] if source is not None else None
            source = source or next((one for one in reversed(ordered) if component.name in one.components), None)
        source = source or known.realisation
        conflict = component.name in known.conflicts
        if source is None:
            yield Line(indicator, period, component)
        else:
            evidence = tuple(item for item in source.evidence if item.component in {"", component.name})
            yield Line(indicator, period, component, value, evidence, source.recorded,
                       source.state if source.applicable else None, source.applicable, source.note,
                       conflict=conflict)  # fmt: skip


def _provider(indicator: Indicator, name: str, value: Reported, ordered: Sequence[Realisation]) -> Realisation | None:
    """Return the latest record that says a number."""
    wanted = indicator.measured(name, value)
    saying = (record for record in reversed(ordered) if record.state is not State.REJECTED)
    return next((one for one in saying if indicator.measured(name, one.components.get(name)) == wanted), None)


def _known_periods(office: IndicatorSet, code: str) -> list[Period]:
    """Return the periods of an indicator in the year of a set; all there are, if it has no year."""
    known = {period for indicator, period in _recorded(office) if indicator == code}
    if office.year is None:
        return sorted(known, key=ending)
    year = Year(office.year)
    return sorted({year, *(period for period in known if year.contains(period))}, key=ending)


def ending(period: Period) -> tuple[date, int]:
    """Return the order in which periods are reported: as they end, the year after its last quarter."""
    return period.end, period.months


def _recorded(office: IndicatorSet) -> Iterator[tuple[str, Period]]:
    """Yield the indicators and periods of which a set holds a target or a realisation."""
    for target in office.targets:
        yield target.indicator, target.period
    for realisation in office.realisations:
        yield realisation.indicator, realisation.period
