"""The numbers of a part of a synthetic nation, drawn for all its cells at once.

A part is a table of cells: an office in a quarter a line, an indicator a column. What belongs to the office alone is
drawn by its number, what holds for a year by office and year, so that a budget is the same in its four quarters.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sakip.testing.nation.chance import LANE, arrays, bell, bits, hundredths, lane, share, tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sakip.testing.nation.measures import Measure

_USUAL_TAIL: Final = 99.5  # the median of what chance.tail draws
_PLAN_YEARS: Final = 5
_SILENT: Final = 0.015  # of the quarters of offices, in which nothing at all was sent in

# what befalls a cell, each with the share of the cells it befalls
_EVENTS: Final = MappingProxyType(
    {
        "numerator-blank": 0.015,
        "denominator-blank": 0.01,
        "denominator-zero": 0.006,
        "numerator-zero": 0.004,
        "target-blank": 0.01,
        "target-zero": 0.005,
        "slump": 0.05,
        "edge": 0.05,
        "mistaken": 0.004,
    }
)

# what the bits of a cell are for, so that no two draws share them
(_OFFICE, _YEAR, _QUARTER, _CELL, _EVENT, _ANSWER) = range(6)


def figures(seed: int, measured: Sequence[Measure], offices: Any, years: Any, quarters: Any) -> tuple[Any, Any, Any]:
    """Return targets, numerators and denominators: arrays of a line an office in a quarter, a column a measure."""
    np = arrays()
    office, year, quarter = (np.asarray(given)[:, None] for given in (offices, years, quarters))
    column = np.arange(len(measured))[None, :]
    of_office = bits(seed, [_OFFICE], office, column)
    of_year = bits(seed, [_YEAR], office, year, column)
    of_cell = bits(seed, [_CELL], office, year, quarter, column)
    events = _events(bits(seed, [_EVENT], office, year, quarter, column))
    silent = share(bits(seed, [_QUARTER], office, year, quarter), 0) < _SILENT

    goal = _goals(measured, year, quarter, of_office)
    luck = share(of_office, 1) - 0.5 + bell(of_cell)
    value = _values(measured, goal, luck, of_cell, events)
    top, bottom = _components(measured, value, of_year, of_cell)
    empty = events["denominator-zero"] & (bottom > 0)
    top[events["numerator-zero"] | empty] = 0
    bottom[empty] = 0
    goal[events["target-zero"]] = 0
    top[events["numerator-blank"] | silent] = np.nan
    bottom[events["denominator-blank"] | silent] = np.nan
    goal[events["target-blank"]] = np.nan
    return goal, top, bottom


def _events(drawn: Any) -> dict[str, Any]:
    """Return which cells each event befalls; at most one does a cell."""
    chance, found, below = lane(drawn, 0), {}, 0
    for event, part in _EVENTS.items():
        above = below + int(part * LANE)
        found[event] = (below <= chance) & (chance < above)
        below = above
    return found


def _parameter(measured: Sequence[Measure], name: str) -> Any:
    return arrays().array([getattr(measure, name) for measure in measured])[None, :]


def _goals(measured: Sequence[Measure], year: Any, quarter: Any, drawn: Any) -> Any:
    """Return the targets: where an office starts, a step further each year of a plan, as much as is due by now."""
    np = arrays()
    target, step, levels, most = (_parameter(measured, name) for name in ("target", "step", "levels", "most"))
    steps = (lane(drawn, 0) * levels // LANE) + year % _PLAN_YEARS
    due = np.array([measure.course for measure in measured]).T[quarter[:, 0]]
    return hundredths(np.minimum(target + step * steps, most) * due)


def _values(measured: Sequence[Measure], goal: Any, luck: Any, drawn: Any, events: dict[str, Any]) -> Any:
    """Return the values: so much better or worse than the target, some far worse, some scores on the end of a band."""
    np = arrays()
    slump = events["slump"]
    reached = np.maximum(0.98 + _parameter(measured, "spread") * luck, 0.02)
    reached = np.where(slump, reached * share(drawn, 3), reached)
    value = goal * reached
    for place, measure in enumerate(measured):
        if measure.indicator.polarity == "lower-mirror":
            value[:, place] = goal[:, place] * (2 - reached[:, place] + slump[:, place])
        elif measure.indicator.polarity == "lower-inverse":
            value[:, place] = goal[:, place] / reached[:, place]
    value = np.clip(value, _parameter(measured, "least"), _parameter(measured, "most"))
    _to_the_edges(value, measured, events["edge"], drawn)
    return np.where(events["mistaken"], value / _parameter(measured, "mistaken"), value)


def _components(measured: Sequence[Measure], value: Any, of_year: Any, of_cell: Any) -> tuple[Any, Any]:
    """Return numerators and denominators that make the values, as near as whole numbers and two decimals come."""
    np = arrays()
    size, steady, whole = (_parameter(measured, name) for name in ("size", "steady", "whole"))
    season = np.where(steady, 1, 0.75 + share(of_cell, 0) / 2)
    bottom = size * (tail(of_year) / _USUAL_TAIL) * season
    bottom = np.where(whole, np.floor(bottom) + 1, np.floor(bottom / 1_000) * 1_000)
    bottom = np.where(size > 0, bottom, np.nan)
    top = np.where(size > 0, value * bottom / 100, value)
    return np.where(whole, np.floor(top + 0.5), hundredths(top)), bottom


def _to_the_edges(value: Any, measured: Sequence[Measure], chosen: Any, drawn: Any) -> None:
    """Put the chosen values of scores on an edge of their scale, or the smallest printed step beside it."""
    np = arrays()
    for place, measure in enumerate(measured):
        if not measure.edges:
            continue
        lines = np.flatnonzero(chosen[:, place])
        cells = drawn[lines, place]
        edge = np.array(measure.edges)[lane(cells, 1) * len(measure.edges) >> 16]
        beside = hundredths(edge + (lane(cells, 2) % 3 - 1) / 100)
        value[lines, place] = np.clip(beside, measure.least, measure.most)


def scores(seed: int, unit: Any, respondent: Any, elements: int, highest: int) -> tuple[Any, Any]:
    """Return the scores from 1 to ``highest``, a line a respondent and a column an element, and which were given."""
    np = arrays()
    unit, respondent = np.asarray(unit)[:, None], np.asarray(respondent)[:, None]
    element = np.arange(elements)[None, :]
    good = share(bits(seed, [_ANSWER], unit), 0) + share(bits(seed, [_ANSWER], unit, element), 1) / 4
    drawn = bits(seed, [_ANSWER], unit, respondent, element)
    luck, given = share(drawn, 0), lane(drawn, 1) >= LANE // 100
    score = np.full(luck.shape, highest, dtype=np.int64)
    lacking = 0.75 - 0.4 * good
    for _ in range(highest - 1):
        score -= luck < lacking
        lacking = lacking / 8
    return score, given
