"""What is odd in a cascade: broken references, circles, levels out of place, nodes nobody measures or serves.

Every check looks at all records, so that what it finds does not depend on their order: two nodes of one code count as
one that has both parents. A node is not called an orphan, or a programme that serves nothing, because of a fault that
is named already.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sakip.findings import Finding
from sakip.plan.graph import circle, knots, reached
from sakip.plan.levels import LEVELS, OBJECTIVES, between, extends
from sakip.wording import Word, hints

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sakip.plan.cascade import Plan
    from sakip.plan.link import PlanLink
    from sakip.plan.node import CascadeNode

# the nearest name is looked for among all, which takes long: for the first few unknown ones only
_MOST_HINTS = 12


def found(cascade: Cascade) -> Iterator[Finding]:
    """Yield what is odd in the nodes, links and indicators of a plan."""
    yield from cascade.duplicates()
    yield from cascade.circles()
    misplaced = tuple(cascade.places())
    yield from misplaced
    yield from cascade.links()
    yield from cascade.measures()
    # an absent level is said of no node
    named = {finding.facts["node"] for finding in misplaced if "node" in finding.facts}
    yield from cascade.programmes(named | cascade.knot_of.keys())
    yield from cascade.numbers()


def hinted(names: Iterable[str], known: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return the hints for unknown names; beyond the first few, in the order of the alphabet, there are none."""
    codes = frozenset(known)
    return {
        name: hints(name, codes) if place < _MOST_HINTS else hints(name, ())
        for place, name in enumerate(sorted(set(names)))
    }


def level(kind: str) -> Word:
    """Return the name of a level as a fact of a sentence."""
    return Word(f"plan-{kind}")


class Cascade:
    """The nodes of a plan by what they are to one another, and the checks."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.nodes = tuple(dict.fromkeys(plan.nodes))
        self.kinds: dict[str, set[str]] = defaultdict(set)
        self.records: dict[str, list[CascadeNode]] = defaultdict(list)
        for node in self.nodes:
            self.kinds[node.code].add(node.kind)
            self.records[node.code].append(node)
        self.parents: dict[str, set[str]] = {code: set() for code in self.kinds}
        self.children: dict[str, set[str]] = {code: set() for code in self.kinds}
        for node in self.nodes:
            if node.parent in self.kinds:
                self.parents[node.code].add(node.parent)
                self.children[node.parent].add(node.code)
        self.top = min((LEVELS[node.kind].rank for node in self.nodes), default=0)
        self.all_kinds = frozenset(node.kind for node in self.nodes)
        self.linked = [
            link
            for link in dict.fromkeys(plan.links)
            if link.lower in self.kinds and link.upper in self.kinds and link.lower != link.upper
        ]
        # towards something outside the plan, or a node that is not found
        self.helping_others = {link.lower for link in plan.links if link.upper not in self.kinds} & self.kinds.keys()
        self.helped_by_others = {link.upper for link in plan.links if link.lower not in self.kinds} & self.kinds.keys()
        self.knot_of = {code: knot for knot in knots(self.parents) for code in knot}

    @property
    def below(self) -> dict[str, list[str]]:
        """The nodes straight below each, without the steps of circles."""
        return {
            code: sorted(child for child in children if not self._circular(child, code))
            for code, children in self.children.items()
        }

    def duplicates(self) -> Iterator[Finding]:
        """Two nodes of one code."""
        counted = Counter(node.code for node in self.plan.nodes)
        for code, count in counted.items():
            if count > 1:
                yield Finding("plan-duplicate-code", {"node": code, "count": count})

    def circles(self) -> Iterator[Finding]:
        """Nodes below themselves, by their parents or by what they support."""
        for path in sorted(circle(knot, self.parents) for knot in set(self.knot_of.values())):
            yield Finding("plan-cycle", {"node": path[0], "path": " → ".join(path)})
        upward = {
            code: {above for above in parents if not self._circular(code, above)}
            for code, parents in self.parents.items()
        }
        for link in self.linked:
            if link.kind == "supports":
                upward[link.lower].add(link.upper)
        for path in sorted(circle(knot, upward) for knot in knots(upward)):
            yield Finding("plan-support-cycle", {"node": path[0], "path": " → ".join(path)})

    def _circular(self, code: str, above: str) -> bool:
        return above in self.knot_of.get(code, ())

    def places(self) -> Iterator[Finding]:
        """Nodes whose parent is missing, unknown, or of a level they cannot stand below."""
        unknown = hinted(
            (node.parent for node in self.nodes if node.parent and node.parent not in self.kinds), self.kinds
        )
        absent: Counter[tuple[str, str]] = Counter()
        tied = self.helping_others | {link.lower for link in self.linked}
        for node in self.nodes:
            if node.parent in unknown:
                facts = {"node": node.code, "kind": level(node.kind), "name": node.parent}
                yield Finding("plan-unknown-parent", facts | unknown[node.parent])
            elif node.parent:
                yield from self._place(node, absent)
            elif LEVELS[node.kind].rank > self.top and node.code not in tied and not self._serves_nothing(node):
                facts = {"node": node.code, "kind": level(node.kind), "parents": _parents(node.kind)}
                yield Finding("plan-orphan", facts)
        for (kind, above), count in sorted(absent.items()):
            facts = {"count": count, "kind": level(kind), "above": level(above)}
            yield Finding("plan-absent-level", facts | {"skipped": tuple(map(level, between(kind, above)))})

    def _place(self, node: CascadeNode, absent: Counter[tuple[str, str]]) -> Iterator[Finding]:
        above = sorted(self.kinds[node.parent])
        if self._circular(node.code, node.parent) or any(kind in LEVELS[node.kind].parents for kind in above):
            return
        skipped = between(node.kind, above[0])
        facts = {"node": node.code, "kind": level(node.kind), "parent": node.parent, "above": level(above[0])}
        if not skipped:
            yield Finding("plan-inverted-level", facts | {"parents": _parents(node.kind)})
        elif self.all_kinds.isdisjoint(skipped):
            absent[node.kind, above[0]] += 1
        else:
            yield Finding("plan-skipped-level", facts | {"skipped": tuple(map(level, skipped))})

    def _serves_nothing(self, node: CascadeNode) -> bool:
        """Whether a root is a programme among sasaran, which is said in better words."""
        return node.kind == "program" and not self.all_kinds.isdisjoint(OBJECTIVES)

    def links(self) -> Iterator[Finding]:
        """Links that lead nowhere, back to where they start, or are repeated."""
        ends = {link: {end for end in (link.lower, link.upper) if end not in self.kinds} for link in self.plan.links}
        lost = {
            link: sorted(names)
            for link, names in ends.items()
            if names and (not link.office or names == {link.lower, link.upper})
        }
        unknown = hinted((name for names in lost.values() for name in names if name), self.kinds)
        for link, names in lost.items():
            for name in filter(None, names):
                yield Finding("plan-unknown-link", {"link": _said(link), "name": name} | unknown[name])
        for link in ends:
            if link.lower == link.upper:
                yield Finding("plan-self-link", {"node": link.lower})
        counted = Counter((link.lower, link.upper, link.office, link.text) for link in self.plan.links)
        names_of = {(link.lower, link.upper, link.office, link.text): _said(link) for link in self.plan.links}
        for key, count in counted.items():
            if count > 1:
                yield Finding("plan-duplicate-link", {"link": names_of[key], "count": count})

    def measures(self) -> Iterator[Finding]:
        """Sasaran without an indicator, other nodes without one where their like have some, and lost indicators."""
        placed = self.plan.indicators
        if placed is None:
            return
        unknown = hinted((code for code in placed.values() if code and code not in self.kinds), self.kinds)
        for indicator, code in placed.items():
            if code in unknown:
                yield Finding("plan-unknown-measured", {"indicator": indicator, "name": code} | unknown[code])
            elif not code and any(placed.values()):
                yield Finding("plan-unplaced-indicator", {"indicator": indicator})
        measured = set(placed.values())
        upper = self._upper_layer()
        kinds = {(kind, code in upper) for code in measured & self.kinds.keys() for kind in self.kinds[code]}
        for code in self.kinds:
            for kind in sorted(self.kinds[code]) if code not in measured else ():
                if kind in OBJECTIVES and code not in upper:
                    yield Finding("plan-no-indicator", {"node": code, "kind": level(kind)})
                elif (kind, code in upper) in kinds:
                    yield Finding("plan-no-indicator-unlike-others", {"node": code, "kind": level(kind)})

    def _upper_layer(self) -> set[str]:
        """The goals and objectives of the plan above the office's own: those with a further objective below them."""
        objectives = {
            code
            for code, below in self.children.items()
            if "sasaran" in self.kinds[code] and any(self.kinds[child] & {"tujuan", "sasaran"} for child in below)
        }
        goals = {
            code
            for code, below in self.children.items()
            if "tujuan" in self.kinds[code] and not objectives.isdisjoint(below)
        }
        return objectives | goals

    def programmes(self, faulty: set[str]) -> Iterator[Finding]:
        """Programmes that serve no sasaran, and sasaran that no programme serves, where the plan has both."""
        objectives = {code for code, kinds in self.kinds.items() if not kinds.isdisjoint(OBJECTIVES)}
        programmes = {code for code, kinds in self.kinds.items() if "program" in kinds}
        if not objectives or not programmes:
            return
        above = {code: set(parents) for code, parents in self.parents.items()}
        below = {code: set(children) for code, children in self.children.items()}
        for link in self.linked:
            above[link.lower].add(link.upper)
            below[link.upper].add(link.lower)
        idle = programmes - reached(objectives | self.helping_others | faulty, below.__getitem__)
        unserved = objectives - reached(programmes | self.helped_by_others, above.__getitem__)
        for code in self.kinds:
            if code in idle:
                yield Finding("plan-program-without-sasaran", {"node": code, "kind": level("program")})
            if code in unserved and not self._broken_down(code):
                kind = min(self.kinds[code] & {*OBJECTIVES})
                yield Finding("plan-sasaran-without-program", {"node": code, "kind": level(kind)})

    def _broken_down(self, code: str) -> bool:
        """Whether what serves a sasaran is said of the goals and objectives below it."""
        return any(not self.kinds[child].isdisjoint({"tujuan", *OBJECTIVES}) for child in self.children[code])

    def numbers(self) -> Iterator[Finding]:
        """Official codes of another level's shape, or that do not continue their parent's."""
        for node in self.nodes:
            if not node.number:
                continue
            facts = {"node": node.code, "kind": level(node.kind), "number": node.number}
            shapes = LEVELS[node.kind].numbers
            if not shapes:
                yield Finding("plan-number-unexpected", facts)
            elif not LEVELS[node.kind].accepts(node.number):
                yield Finding("plan-number-shape", facts | {"shapes": shapes})
            else:
                yield from self._prefix(node)

    def _prefix(self, node: CascadeNode) -> Iterator[Finding]:
        above = sorted(
            parent.number
            for parent in self.records.get(node.parent, ())
            if LEVELS[parent.kind].accepts(parent.number) and LEVELS[parent.kind].rank < LEVELS[node.kind].rank
        )
        if above and not any(extends(node.number, number) for number in above):
            facts = {"node": node.code, "kind": level(node.kind), "number": node.number}
            yield Finding("plan-number-prefix", facts | {"parent": node.parent, "above": above[0]})


def _parents(kind: str) -> tuple[Word, ...]:
    return tuple(map(level, LEVELS[kind].parents))


def _said(link: PlanLink) -> str:
    outside = " ".join(part for part in (link.office, link.text) if part)
    return f"{link.lower or outside} → {link.upper or outside}"
