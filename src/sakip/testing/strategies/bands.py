"""Scales of every closure and policy, scales of regulations, and tables of bands as decrees print them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

import sakip.regulations as regulations
from sakip.bands import CategoryScale, PrintedRow, PrintedTable
from sakip.errors import NotInForceError
from sakip.figures import FRACTION_DIGITS, write_id
from sakip.testing.strategies.figures import any_code, any_text, places, roundings
from sakip.testing.strategies.narrowing import attributes, chosen
from sakip.testing.strategies.periods import days, optional

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hypothesis.strategies import DrawFn, SearchStrategy

    from sakip.bands import CategoryBand

closures: SearchStrategy[Any] = st.sampled_from(["upper", "lower"])

_POLICY: Final[Mapping[str, SearchStrategy[Any]]] = MappingProxyType(
    {
        "places": places,
        "rounding": roundings,
        "beyond": st.sampled_from(["error", "nearest"]),
        "classify_from": st.sampled_from(["published", "exact"]),
        "title": any_text,
        "source": any_text,
        "confidence": st.sampled_from(["", "T", "S", "M"]),
        "note": any_text,
    }
)
_MORE: Final[Mapping[str, SearchStrategy[Any]]] = MappingProxyType(
    {
        "places": optional(places),
        "clause": any_text,
        "reading": any_text,
        "in_force": optional(days(max_value=date(2019, 12, 31))),
        "until": optional(days(min_value=date(2020, 1, 1))),
    }
)
_DASHES = (" - ", "-", " – ", " s.d. ", " s/d ", " -")


@st.composite
def thresholds(draw: DrawFn, min_bands: int = 1, max_bands: int = 6) -> tuple[Fraction | None, ...]:
    """Draw rising thresholds for so many bands, of up to nine decimals; the outermost may be open (None)."""
    unit = 10 ** draw(st.sampled_from([0, 2, 2, 2, FRACTION_DIGITS]))
    # a band may be as narrow as one unit, so that its two ends are neighbours
    steps = st.one_of(st.integers(1, 3), st.integers(1, 40 * unit))
    rises = draw(st.lists(steps, min_size=min_bands, max_size=max_bands))
    start = draw(st.one_of(st.just(0), st.integers(-100 * unit, 100 * unit)))
    edges: list[Fraction | None] = [Fraction(start + sum(rises[:place]), unit) for place in range(len(rises) + 1)]
    open_below, open_above = draw(st.tuples(st.booleans(), st.booleans()))
    edges[0] = None if open_below else edges[0]
    edges[-1] = None if open_above else edges[-1]
    return tuple(edges)


@st.composite
def scales(draw: DrawFn, /, **given: Any) -> CategoryScale:
    """Draw scales of 1 to 6 bands; ``given`` are attributes of :class:`sakip.CategoryScale`, ``edges`` among them.

    Every closure, rounding and policy is drawn, thresholds a smallest step apart, and open ends.
    """
    key, edges = draw(chosen(given.pop("key", any_code))), draw(chosen(given.pop("edges", thresholds())))
    closure = draw(chosen(given.pop("closure", closures)))
    facts = draw(attributes({**_POLICY, **_MORE}, given))
    return CategoryScale.of(key, edges, draw(_named(len(edges) - 1)), closure, **facts)


@st.composite
def _named(draw: DrawFn, many: int) -> list[tuple[str, str]]:
    """Draw a code and a label for each of so many bands, every code once."""
    labels = draw(st.lists(any_text, min_size=many, max_size=many))
    return [(f"K{place}", label) for place, label in enumerate(labels)]


def bands() -> SearchStrategy[CategoryBand]:
    """Draw the bands of drawn scales."""
    return scales().flatmap(lambda scale: st.sampled_from(scale.bands))


@st.composite
def printed_tables(draw: DrawFn, /, **given: Any) -> PrintedTable:
    """Draw tables of bands as decrees print them; ``given`` are ``key``, ``title`` and ``source``.

    Rows share an end, leave a hole, overlap, or meet as they should, in the ways ranges are written; the outermost may
    be open. Each can be read both ways, by ``read_as("upper")`` and by ``read_as("lower")``.
    """
    unit = draw(st.sampled_from([1, 1, 10, 100]))
    # three apart, so that shifting an end by one keeps both ends rising
    rises = draw(st.lists(st.integers(3, 20 * unit), min_size=1, max_size=6))
    start = draw(st.integers(0, 20))
    ends = [start + sum(rises[:place]) for place in range(len(rises) + 1)]
    rows: list[tuple[str, str, str]] = []
    for place, (code, label) in enumerate(draw(_named(len(rises)))):
        shift = draw(st.sampled_from([0, 0, 1, -1])) if place else 0
        low, high = draw(_written(ends[place] + shift, unit)), draw(_written(ends[place + 1], unit))
        printed = f"{draw(st.sampled_from(['', '', '> ', '>= ']))}{low}{draw(st.sampled_from(_DASHES))}{high}"
        if place == 0 and draw(st.booleans()):
            printed = f"{draw(st.sampled_from(['<', '=< ', '≤ ']))}{high}"
        elif place == len(rises) - 1 and draw(st.booleans()):
            printed = f"{draw(st.sampled_from(['>', '>= ', '≥']))} {low}"
        rows.append((code, label, draw(st.sampled_from([printed, f" {printed} "]))))
    facts = draw(
        attributes({"title": any_text, "source": any_text}, given, {} if "key" in given else {"key": any_code})
    )
    return PrintedTable.of(facts.pop("key"), rows, **facts)


@st.composite
def _written(draw: DrawFn, count: int, unit: int) -> str:
    """Draw how an end of so many units is written: with a comma or a point, with or without a percent sign."""
    text = write_id(Fraction(count, unit), draw(st.sampled_from([None, 2])))
    return text.replace(",", draw(st.sampled_from([",", "."]))) + draw(st.sampled_from(["", "", "%", " %"]))


def printed_rows() -> SearchStrategy[PrintedRow]:
    """Draw the rows of drawn tables."""
    return printed_tables().flatmap(lambda table: st.sampled_from(table.rows))


@st.composite
def scales_of_sets(draw: DrawFn, key: str) -> tuple[CategoryScale, PrintedTable | None]:
    """Draw a scale that a set file can hold, with the printed table it is read from where it is.

    A file says on what basis a table is read, and that is the source where no other is named.
    """
    facts = draw(attributes(_POLICY, {}))
    source, basis = facts.pop("source", ""), facts.get("note", "")
    facts |= {"source": source or basis}
    if draw(st.booleans()):
        return draw(scales(key=key, **{name: facts.get(name, default) for name, default in _DEFAULTS.items()})), None
    table = draw(printed_tables(key=key, title=facts.get("title", ""), source=source))
    return table.read_as(draw(closures), **{"title": "", **facts}), table


_DEFAULTS: Final[Mapping[str, Any]] = MappingProxyType({
    "title": "", "places": 2, "rounding": "half-up", "beyond": "error", "classify_from": "published", "source": "",
    "confidence": "", "note": "", "clause": "", "reading": "", "in_force": None, "until": None,
})  # fmt: skip


def scales_in_force(day: date) -> tuple[CategoryScale, ...]:
    """Return every scale that regulations and practices have on a day, each in all its readings."""
    return _in_force(day)


@lru_cache(maxsize=64)
def _in_force(day: date) -> tuple[CategoryScale, ...]:
    found: list[CategoryScale] = []
    for key in regulations.keys():  # noqa: SIM118  # a function of the room, not of a mapping
        try:
            found += [way.scale for way in regulations.readings("scale", key, on=day) if way.scale is not None]
        except NotInForceError:
            continue
    return tuple(found)
