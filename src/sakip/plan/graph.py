"""Circles in a plan, named end to end, without recursion: a chain of nodes may be long."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    Upward: TypeAlias = Mapping[str, Collection[str]]
    """The nodes above each node; every node is a key."""


def knots(upward: Upward) -> Iterator[frozenset[str]]:
    """Yield every largest group of nodes that stand, step by step, above one another (Tarjan 1972)."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    trail: list[str] = []
    open_: set[str] = set()
    for start in upward:
        waiting = [(start, iter(upward[start]))] if start not in order else []
        while waiting:
            code, rest = waiting[-1]
            if code not in order:
                order[code] = lowest[code] = len(order)
                trail.append(code)
                open_.add(code)
            above = next(rest, None)
            if above is None:
                waiting.pop()
                if waiting:
                    below = waiting[-1][0]
                    lowest[below] = min(lowest[below], lowest[code])
                if lowest[code] == order[code]:
                    knot = _cut(trail, code)
                    open_ -= knot
                    if len(knot) > 1:
                        yield knot
            elif above not in order:
                waiting.append((above, iter(upward[above])))
            elif above in open_:
                lowest[code] = min(lowest[code], order[above])


def _cut(trail: list[str], code: str) -> frozenset[str]:
    """Take a trail's end off, from ``code`` on."""
    knot: set[str] = set()
    while code not in knot:
        knot.add(trail.pop())
    return frozenset(knot)


def circle(knot: Collection[str], upward: Upward) -> tuple[str, ...]:
    """Return a shortest circle of a knot through its first code: each stands below the next, the last is the first."""
    start = min(knot)
    came: dict[str, str] = {}
    waiting = deque([start])
    while start not in came:
        code = waiting.popleft()
        for above in sorted(upward[code]):
            if above in knot and above not in came:
                came[above] = code
                waiting.append(above)
    path = [start, came[start]]
    while path[-1] != start:
        path.append(came[path[-1]])
    return tuple(reversed(path))


def reached(starts: Iterable[str], step: Callable[[str], Iterable[str]]) -> set[str]:
    """Return the nodes that can be reached by steps, the first ones included."""
    found = set(starts)
    waiting = list(found)
    while waiting:
        for code in step(waiting.pop()):
            if code not in found:
                found.add(code)
                waiting.append(code)
    return found


def bottom_up(below: Mapping[str, Iterable[str]]) -> list[str]:
    """Return all nodes, each after those below it; there must be no circle."""
    done: dict[str, None] = {}
    open_: set[str] = set()
    for start in below:
        waiting = [start]
        while waiting:
            code = waiting[-1]
            if code in done or code in open_:
                waiting.pop()
                done.setdefault(code)
                continue
            open_.add(code)
            waiting += [child for child in below[code] if child not in done and child not in open_]
    return list(done)
