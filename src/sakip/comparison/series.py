"""Scorecards over many periods, and each indicator as a series that knows where it breaks.

>>> import sakip
>>> years = sakip.series(sakip.load("muncar-2024"))
>>> [str(point.value) for point in years["ikm"]]
['91.00', '93.50', '97.95', '93.93', '97.66']
>>> years["ikm"].trend().direction
'mixed'
>>> years["nilai-sakip"].trend()
Traceback (most recent call last):
    ...
sakip.errors.BrokenSeriesError: the series 'nilai-sakip' breaks at 'PermenPANRB 88/2021'. Look at its segments, or \
ask by name: trend(across=['PermenPANRB 88/2021']).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from sakip import hooks, looks
from sakip.assessment import Assessment, Reason, Scorecard, assess
from sakip.assessment.card import COLUMNS
from sakip.comparison.breaks import Break, breaks_between
from sakip.comparison.trend import Trend, trend_of
from sakip.errors import BrokenSeriesError, DefinitionError, UnknownNameError, listed
from sakip.findings import Finding
from sakip.indicators import Realisation
from sakip.periods import Period, PlanWindow, Year, is_known, parse_period
from sakip.sets import IndicatorSet
from sakip.sets.relations import sources_of
from sakip.tabular import frame_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sakip.indicators import Indicator, Policy


@frozen
class IndicatorSeries:
    """One indicator, by its ``code``, over several periods.

    ``points`` are its assessments, earliest first, ``breaks`` where it does not go on.
    """

    code: str
    points: tuple[Assessment, ...] = field(repr=False)
    breaks: tuple[Break, ...] = ()

    _repr_html_ = looks.html
    __rich_repr__ = looks.rich
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __iter__(self) -> Iterator[Assessment]:
        return iter(self.points)

    def __len__(self) -> int:
        return len(self.points)

    def __getitem__(self, period: Period | str | int) -> Assessment:
        wanted = parse_period(period)
        for point in self.points:
            if point.period == wanted:
                return point
        raise UnknownNameError.among("period of the series", str(wanted), [str(point.period) for point in self.points])

    @property
    def segments(self) -> tuple[IndicatorSeries, ...]:
        """The stretches between breaks, each of them a series without one."""
        starts = {broken.after for broken in self.breaks}
        stretches: list[list[Assessment]] = [[]]
        for point in self.points:
            if point.period in starts:
                stretches.append([])
            stretches[-1].append(point)
        return tuple(IndicatorSeries(self.code, tuple(points)) for points in stretches)

    def trend(self, *, across: Iterable[str] = ()) -> Trend:
        """Return how the values changed from period to period.

        A series that breaks has no trend across the break unless each break is named in ``across``.

        Raises:
            BrokenSeriesError: when it breaks at what is not named; ``breaks`` has the names.
            UnknownNameError: when ``across`` names a break it has not.
            DefinitionError: when ``across`` is one text rather than several.
        """
        if isinstance(across, str):
            raise DefinitionError(f"across = {across!r} is one text", f"Write across=[{across!r}].")
        valued = [point.period for point in self.points if point.value is not None]
        crossed = [b for b in self.breaks if valued and valued[0] <= b.before and b.after <= valued[-1]]
        asked, names = list(across), tuple(dict.fromkeys(broken.name for broken in self.breaks))
        for name in asked:
            if name not in names:
                raise UnknownNameError.among(f"break of the series {self.code!r}", name, names)
        left = tuple(dict.fromkeys(broken.name for broken in crossed if broken.name not in asked))
        if left:
            raise BrokenSeriesError(
                f"the series {self.code!r} breaks at {listed(left)}",
                f"Look at its segments, or ask by name: trend(across=[{listed([*asked, *left])}]).",
                breaks=left,
            )
        return trend_of(self.points)


@frozen
class Series:
    """The scorecards of an ``office``, one a period, earliest first: ``cards``.

    ``series[code]`` is one of its ``indicators``. ``unused`` are the realisations that were handed over and lie outside
    every period.
    """

    office: IndicatorSet = field(repr=False)
    cards: tuple[Scorecard, ...] = field(repr=False)
    indicators: tuple[IndicatorSeries, ...]
    unused: tuple[Realisation, ...] = field(default=(), repr=False)

    _repr_html_ = looks.html
    __rich_repr__ = looks.rich
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods, earliest first."""
        return tuple(card.period for card in self.cards)

    def __getitem__(self, code: str) -> IndicatorSeries:
        wanted = self.office[code].code
        return next(indicator for indicator in self.indicators if indicator.code == wanted)

    def __iter__(self) -> Iterator[IndicatorSeries]:
        return iter(self.indicators)

    def __len__(self) -> int:
        return len(self.indicators)

    def card(self, period: Period | str | int) -> Scorecard:
        """Return the scorecard of a period.

        Raises:
            UnknownNameError: when the series has no such period.
            PeriodError: when ``period`` is no period.
        """
        wanted = parse_period(period)
        for card in self.cards:
            if card.period == wanted:
                return card
        raise UnknownNameError.among("period of the series", str(wanted), [str(known) for known in self.periods])

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found about the scorecards, and where the series break."""
        of_cards = (finding for card in self.cards for finding in card.findings)
        of_breaks = (broken.finding for indicator in self.indicators for broken in indicator.breaks)
        of_others = [] if not self.unused else [_outside(self.unused, self.periods)]
        return tuple(dict.fromkeys([*of_breaks, *of_others, *of_cards]))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one row an indicator and period, as :meth:`Scorecard.to_dicts` does; ``break`` names what begins."""
        begins = {
            (indicator.code, broken.after): broken.name
            for indicator in self.indicators
            for broken in reversed(indicator.breaks)
        }
        return [
            {**row, "break": begins.get((assessment.code, card.period))}
            for card in self.cards
            for assessment, row in zip(card, card.to_dicts(), strict=True)
        ]

    def to_frame(self, kind: str) -> Any:
        """Return the rows as a dataframe of ``"polars"``, ``"pandas"`` or ``"pyarrow"``, whichever is installed.

        Raises:
            UnknownNameError: for another library.
            MissingExtraError: when it is not installed.
            FrameError: when a number has more than the 38 digits that a column of decimals holds.
        """
        return frame_of(kind, self.to_dicts(), {**COLUMNS, "break": "text"})


def series(
    office: IndicatorSet,
    realisations: Iterable[Realisation] = (),
    *,
    periods: Iterable[Period | str | int] | PlanWindow | None = None,
    as_of: dt.date | None = None,
    policy: Policy | str = "all",
) -> Series:
    """Assess a set over several periods: the years of its realisations, unless others are named.

    ``as_of`` and ``policy`` are those of :func:`sakip.assess`. Where an indicator is measured by another definition or
    regulation than in the period before, its series is marked as broken there.

    Raises:
        DefinitionError: when there is nothing to tell the periods from, or they are of several kinds.
        PeriodError: when one of ``periods`` or ``as_of`` cannot be read.
        UnknownNameError: for a policy that does not exist.
    """
    given = tuple(one for one in realisations if is_known(one.recorded, as_of))
    wanted = _periods(office, given, periods, as_of)
    cards = tuple(
        assess(office, [one for one in given if one.period.meets(period)], period=period, as_of=as_of, policy=policy)
        for period in wanted
    )
    points = {indicator.code: tuple(card[indicator.code] for card in cards) for indicator in office}
    breaks = {code: _breaks(every, office.definitions(code)) for code, every in points.items()}
    known = {indicator.code: indicator for indicator in office}
    made = (IndicatorSeries(code, every, _inherited(code, office, known, breaks)) for code, every in points.items())
    unused = tuple(one for one in given if not any(one.period.meets(period) for period in wanted))
    return Series(office, cards, tuple(made), unused)


def _outside(unused: Iterable[Realisation], periods: tuple[Period, ...]) -> Finding:
    places = [record.period for record in unused]
    facts = {"count": len(places), "periods": tuple(sorted(set(places))), "period": periods}
    return Finding("other-period", facts)


def _breaks(points: Iterable[Assessment], definitions: Sequence[Indicator]) -> tuple[Break, ...]:
    """The breaks between points that follow one another, where there is a definition to measure by."""
    several = definitions if len(definitions) > 1 else ()
    defined = (point for point in points if point.reason is not Reason.NOT_DEFINED)
    return tuple(found for pair in pairwise(defined) for found in breaks_between(*pair, several))


def _inherited(
    code: str, office: IndicatorSet, known: Mapping[str, Indicator], breaks: Mapping[str, tuple[Break, ...]]
) -> tuple[Break, ...]:
    """The breaks of an indicator and of those it is computed from, in the order of the periods."""
    reached, waiting = {code}, [code]
    while waiting:
        current = waiting.pop()
        for definition in office.definitions(current):
            further = [source for source in sources_of(definition, known) if source not in reached]
            reached.update(further)
            waiting += further
    if len(reached) == 1:
        return breaks[code]
    found = [evolve(broken, indicator=code) for source in known if source in reached for broken in breaks[source]]
    return tuple(sorted(dict.fromkeys(found), key=lambda broken: broken.after))


def _periods(
    office: IndicatorSet,
    given: Iterable[Realisation],
    periods: Iterable[Period | str | int] | PlanWindow | None,
    as_of: dt.date | None,
) -> list[Period]:
    wanted: list[Period]
    if isinstance(periods, PlanWindow):
        return [*periods.years()]
    if isinstance(periods, str | int) or hasattr(periods, "sort_key"):
        raise DefinitionError(f"periods={periods!r} is one period", "Give several: periods=[2023, 2024].")
    if periods is not None:
        wanted = sorted({parse_period(period) for period in periods})
    else:
        carried = (one for one in office.realisations if is_known(one.recorded, as_of))
        years = {record.period.year for record in (*carried, *given)} or ({office.year} if office.year else set())
        # a year nobody reported is a gap, and not left out
        wanted = [Year(year) for year in range(min(years), max(years) + 1)] if years else []
    if not wanted:
        raise DefinitionError(
            f"nothing says over which periods set {office.code!r} is assessed", "Name them: periods=[2023, 2024]."
        )
    kinds = {period.kind for period in wanted}
    if len(kinds) > 1:
        raise DefinitionError(f"a series of {listed(sorted(kinds))} mixes kinds of period", "Name periods of one kind.")
    return wanted
