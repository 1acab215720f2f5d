"""How the indicators of a set hang together: which are computed from which, and what only a whole set can get wrong.

Two of them may not share a code. One may be computed from others only if these are in the set, lead back to it in no
circle, and have units that its formula can take; and since a definition may change from one day to another, all of this
has to hold on every day on which one begins, for whoever knew what was decreed by then.
"""

from __future__ import annotations

import datetime as dt
from itertools import product
from typing import TYPE_CHECKING, Final

from attrs import evolve

from sakip.errors import CycleError, DefinitionError, SakipError, UnitError, UnknownNameError
from sakip.interpreters import dimensions
from sakip.sets.definitions import meant_on, overlaps, settled, turns
from sakip.tree import Component, Taken, Tally, replace_components

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sakip.indicators import Indicator
    from sakip.tree import Node


# definitions, times the days they change on, times the days they were decreed on
_MOST_LOOKED_AT: Final = 50_000


def faults(indicators: Iterable[Indicator], earlier: Sequence[Indicator] = ()) -> Iterator[tuple[str, SakipError]]:
    """Yield every fault between the indicators of a set, with the code of the indicator it is at."""
    known: dict[str, Indicator] = {}
    for indicator in indicators:
        if indicator.code in known:
            yield (
                indicator.code,
                DefinitionError(f"two indicators have the code {indicator.code!r}", "Give each a code of its own."),
            )
        known[indicator.code] = indicator
    yield from _faults_on_one_day(known)
    if not earlier:
        return
    definitions = {code: [indicator] for code, indicator in known.items()}
    for definition in earlier:
        if definition.code in definitions:
            definitions[definition.code].append(definition)
        else:
            yield definition.code, UnknownNameError.among("indicator", definition.code, known)
    for code, several in definitions.items():
        several[0] = settled(several[0], several[1:])
        for error in overlaps(several):
            yield code, error
    every = [definition for several in definitions.values() for definition in several]
    if any(component.source for definition in every for component in definition.formula.components):
        yield from _faults_on_any_day(known, definitions, every)


def _faults_on_any_day(
    known: Mapping[str, Indicator], definitions: Mapping[str, list[Indicator]], every: Sequence[Indicator]
) -> Iterator[tuple[str, SakipError]]:
    """Yield what is at fault on a day on which a definition begins, for whoever knew what was decreed by then."""
    related = {definition.code for definition in every if any(one.source for one in definition.formula.components)}
    related |= {code for definition in every for code in sources_of(definition, known)}
    every = [definition for definition in every if definition.code in related]
    definitions = {code: several for code, several in definitions.items() if code in related}
    # an indicator with one definition means the same on every day
    changing = [definition for definition in every if len(definitions[definition.code]) > 1]
    if not changing:
        return
    decreed = sorted({definition.issued for definition in changing if definition.issued is not None})
    days = turns(changing)
    if (1 + len(decreed)) * (1 + len(days)) * len(every) > _MOST_LOOKED_AT:
        what = f"{len(changing)} definitions that are computed from one another change on {len(days)} days"
        remedy = "Leave out those that no period is measured by any more."
        facts = {"count": len(changing), "days": len(days)}
        yield changing[0].code, DefinitionError(what, remedy, fault="definitions-too-many", **facts)
        return
    for as_of, day in product([None, *decreed], [dt.date.min, *days]):
        then = {code: meant_on(several, day, as_of) for code, several in definitions.items()}
        yield from _faults_on_one_day(then)


def _faults_on_one_day(known: Mapping[str, Indicator]) -> Iterator[tuple[str, SakipError]]:
    broken = False
    for indicator in known.values():
        for name in sources_of(indicator, known):
            if name not in known:
                broken = True
                yield indicator.code, UnknownNameError.among("indicator", name, known)
    if broken:
        return
    yield from _cycles(known)
    for indicator in known.values():
        if any(isinstance(component.source, Taken) for component in indicator.formula.components):
            try:
                dimensions.check(_with_units(indicator, known), indicator.unit, indicator.own_units)
            except UnitError as error:
                yield (
                    indicator.code,
                    UnitError(f"indicator {indicator.code!r}: {error.what}", error.remedy, **error.facts),
                )


def sources_of(indicator: Indicator, known: Mapping[str, Indicator]) -> Iterator[str]:
    """Yield the codes of the indicators that one is computed from."""
    for component in indicator.formula.components:
        match component.source:
            case Taken(indicator=code):
                yield code
            case Tally(over=over):
                yield from over or (code for code in known if code != indicator.code)


def _cycles(known: Mapping[str, Indicator]) -> Iterator[tuple[str, SakipError]]:
    """Yield circles end to end, at most one through any indicator; without recursion, as long chains are legal."""
    done: set[str] = set()
    for start in known:
        trail: list[str] = []
        stack: list[tuple[str, Iterator[str]]] = []
        if start not in done:
            trail.append(start)
            stack.append((start, sources_of(known[start], known)))
        while stack:
            code, waiting = stack[-1]
            following = next(waiting, None)
            if following is None:
                stack.pop()
                done.add(trail.pop())
            elif following in trail:
                path = (*trail[trail.index(following) :], following)
                yield (
                    code,
                    CycleError(
                        f"indicators are computed from one another in a circle: {' → '.join(path)}",
                        "Break the circle: report one of them.",
                        fault="indicator-cycle",
                        path=path,
                    ),
                )
                done.update(trail)
                break
            elif following not in done:
                trail.append(following)
                stack.append((following, sources_of(known[following], known)))


def _with_units(indicator: Indicator, known: Mapping[str, Indicator]) -> Node:
    """The formula with each component taken from another indicator in the unit of that one."""

    def measured(component: Component) -> Component:
        match component.source:
            case Taken(indicator=code, take="value"):
                return evolve(component, unit=known[code].unit)
            case Taken():
                return evolve(component, unit="persen")
        return component

    return replace_components(indicator.formula.tree, measured)
