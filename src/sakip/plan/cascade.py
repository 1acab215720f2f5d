"""A plan: the nodes of a cascade, with the links, budgets and indicators that hang on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from sakip import hooks, wording
from sakip.errors import UnknownNameError
from sakip.periods import Period, parse_period, read_date
from sakip.plan import checks, funding
from sakip.plan.budget import Budget, Known, budget_known, spending_known
from sakip.plan.graph import reached
from sakip.plan.levels import KINDS, OBJECTIVES
from sakip.plan.link import PlanLink
from sakip.plan.node import CascadeNode
from sakip.plan.totals import Absorption, Total, added, total
from sakip.wording.marking import in_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sakip.findings import Finding


def _every(given: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(given)


def _kept(given: Mapping[str, str] | None) -> Mapping[str, str] | None:
    return None if given is None else MappingProxyType(dict(given))


def _written(given: Mapping[str, str] | None) -> str:
    return repr(None if given is None else dict(given))


def _gathered(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, tuple[Any, ...]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


@frozen
class Plan:
    """The cascade of a plan: its ``nodes``, the ``links`` between them, and their ``budgets``.

    ``plan[code]`` is a node; iterating gives the nodes in the order of the document. ``indicators`` are the codes of
    nodes by the codes of indicators; None where they are not known, and then no sasaran is said to lack one. Nothing
    odd is refused: :meth:`findings` names all of it. Of two nodes with one code the first counts, and a parent the plan
    does not have is none. Whatever is asked about a code the plan does not have raises an
    :class:`~sakip.errors.UnknownNameError`, and a period that cannot be read a :class:`~sakip.errors.PeriodError`.
    """

    nodes: tuple[CascadeNode, ...] = field(converter=_every)
    links: tuple[PlanLink, ...] = field(default=(), converter=_every)
    budgets: tuple[Budget, ...] = field(default=(), converter=_every)
    indicators: Mapping[str, str] | None = field(default=None, converter=_kept, repr=_written, hash=False)
    _index: dict[str, CascadeNode] = field(init=False, eq=False, repr=False)
    _below: dict[str, tuple[str, ...]] = field(init=False, eq=False, repr=False)
    _lower: dict[str, tuple[PlanLink, ...]] = field(init=False, eq=False, repr=False)
    _upper: dict[str, tuple[PlanLink, ...]] = field(init=False, eq=False, repr=False)
    _measured: dict[str, tuple[str, ...]] = field(init=False, eq=False, repr=False)
    _records: dict[tuple[str, Period], tuple[Budget, ...]] = field(init=False, eq=False, repr=False)

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        index: dict[str, CascadeNode] = {}
        for node in self.nodes:
            index.setdefault(node.code, node)
        parts = {
            "_index": index,
            "_below": _gathered((node.parent, node.code) for node in index.values() if node.parent in index),
            "_lower": _gathered((link.upper, link) for link in self.links),
            "_upper": _gathered((link.lower, link) for link in self.links),
            "_measured": _gathered((node, code) for code, node in (self.indicators or {}).items()),
            "_records": _gathered(((budget.node, budget.period), budget) for budget in self.budgets),
        }
        for name, part in parts.items():
            object.__setattr__(self, name, part)

    def __getitem__(self, code: str) -> CascadeNode:
        try:
            return self._index[code]
        except KeyError:
            raise UnknownNameError.among("node of the plan", code, self._index) from None

    def __contains__(self, code: object) -> bool:
        return code in self._index

    def __iter__(self) -> Iterator[CascadeNode]:
        return iter(self._index.values())

    def __len__(self) -> int:
        return len(self._index)

    # --- up and down --------------------------------------------------------------------------------------------------

    @property
    def roots(self) -> tuple[CascadeNode, ...]:
        """The nodes that stand below no other."""
        return tuple(node for node in self if node.parent not in self._index)

    def at_kind(self, kind: str) -> tuple[CascadeNode, ...]:
        """Return the nodes of a level, such as ``"sasaran"``.

        Raises:
            UnknownNameError: when there is no such level.
        """
        if kind not in KINDS:
            raise UnknownNameError.among("level of the cascade", kind, KINDS)
        return tuple(node for node in self if node.kind == kind)

    def parent(self, code: str) -> CascadeNode | None:
        """Return the node straight above one."""
        return self._index.get(self[code].parent)

    def children(self, code: str) -> tuple[CascadeNode, ...]:
        """Return the nodes straight below one."""
        return tuple(self._index[below] for below in self._below.get(self[code].code, ()))

    def ancestors(self, code: str) -> tuple[CascadeNode, ...]:
        """Return the nodes above one, the nearest first; where they stand in a circle, each once."""
        found: dict[str, CascadeNode] = {}
        above = self.parent(code)
        while above is not None and above.code not in found and above.code != code:
            found[above.code] = above
            above = self.parent(above.code)
        return tuple(found.values())

    def descendants(self, code: str) -> tuple[CascadeNode, ...]:
        """Return the nodes below one, each followed by what stands below it."""
        return tuple(node for node, _ in self._walk([self[code].code]))[1:]

    def path(self, code: str) -> tuple[CascadeNode, ...]:
        """Return the nodes from the root down to one, that one included."""
        return (*reversed(self.ancestors(code)), self[code])

    def depth(self, code: str) -> int:
        """Return how many nodes stand above one."""
        return len(self.ancestors(code))

    # --- pohon kinerja ------------------------------------------------------------------------------------------------

    def supports(self, code: str) -> tuple[PlanLink, ...]:
        """Return the links from a node to what it contributes to besides its parent."""
        return self._upper.get(self[code].code, ())

    def served_by(self, code: str) -> tuple[PlanLink, ...]:
        """Return the links to a node from what contributes to it besides its children, other offices included."""
        return self._lower.get(self[code].code, ())

    def programmes_of(self, code: str) -> tuple[CascadeNode, ...]:
        """Return the programmes that serve a node, below it or by links, in the order of the document.

        These are the supporting programmes (*program penunjang*) that a performance report analyses by sasaran.
        """

        def downward(at: str) -> Iterable[str]:
            return (*self._below.get(at, ()), *(link.lower for link in self._lower.get(at, ())))

        served = reached([self[code].code], downward)
        return tuple(node for node in self.at_kind("program") if node.code in served and node.code != code)

    def sasaran_of(self, code: str) -> tuple[CascadeNode, ...]:
        """Return the sasaran, and kinerja lainnya, that a programme or another node serves, the nearest ones above."""

        def upward(at: str) -> Iterable[str]:
            if at != code and self._index[at].kind in OBJECTIVES:
                return ()
            above = (self._index[at].parent, *(link.upper for link in self._upper.get(at, ())))
            return (name for name in above if name in self._index)

        served = reached([self[code].code], upward)
        return tuple(node for node in self if node.code in served and node.kind in OBJECTIVES and node.code != code)

    def indicators_of(self, code: str) -> tuple[str, ...]:
        """Return the codes of the indicators that measure a node."""
        return self._measured.get(self[code].code, ())

    # --- money --------------------------------------------------------------------------------------------------------

    def versions(self, code: str, period: Period | str | int) -> tuple[Budget, ...]:
        """Return every record of a node's budget and spending in a period, as given: enacted, shifted, revised."""
        return self._records.get((self[code].code, parse_period(period)), ())

    def budget(self, code: str, period: Period | str | int, as_of: date | None = None) -> Total:
        """Return the budget (pagu) of a node as it stood on a day, its own or the sum of those below it.

        A programme that serves a further sasaran by a link counts where its parent is, and only there.
        """
        return self._total(code, parse_period(period), as_of, budget_known)

    def spending(self, code: str, period: Period | str | int, as_of: date | None = None) -> Total:
        """Return what was spent (realisasi), as known on a day; found like :meth:`budget`."""
        return self._total(code, parse_period(period), as_of, spending_known)

    def absorption(self, code: str, period: Period | str | int, as_of: date | None = None) -> Absorption:
        """Return how much of the budget was spent (serapan), against the budget as it last stood."""
        when = parse_period(period)
        return Absorption(code, when, self.budget(code, when, as_of), self.spending(code, when, as_of))

    def _total(
        self,
        code: str,
        period: Period,
        as_of: date | None,
        known_of: Callable[[Iterable[Budget], date | None], Known | None],
    ) -> Total:
        day = None if as_of is None else read_date(as_of)
        codes = [node.code for node, _ in self._walk([self[code].code])]
        found = {at: known_of(self._records.get((at, period), ()), day) for at in codes}
        return total(code, added(reversed(codes), self._below, found.get), self._below, found.get)

    # --- as a whole ---------------------------------------------------------------------------------------------------

    def outline(self, lang: str = "id") -> tuple[str, ...]:
        """Return the cascade as lines of text, each level further in; every node stands there once."""
        return tuple(
            in_line(
                f"{'  ' * depth}{wording.term(f'plan-{node.kind}', lang)}{f' {node.number}' if node.number else ''}: "
                f"{' '.join((node.text or node.code).split())}"
            )
            for node, depth in self._walk_all()
        )

    def as_rows(self) -> list[dict[str, Any]]:
        """Return one row a node, in the order of :meth:`outline`, as plain values for tables."""
        return [
            {
                "code": node.code,
                "kind": node.kind,
                "number": node.number,
                "text": node.text,
                "parent": node.parent,
                "depth": depth,
                "office": node.office,
                "indicators": list(self.indicators_of(node.code)),
            }
            for node, depth in self._walk_all()
        ]

    def findings(self) -> tuple[Finding, ...]:
        """Return everything odd in the plan, whatever the order of its nodes.

        A missing, doubled or circular reference is an error; levels that are skipped or upside down, sasaran without
        an indicator and budgets that do not add up are warnings. ``facts["node"]``, where there is one, is the code of
        the node a finding is about.
        """
        return self._findings

    @cached_property
    def _findings(self) -> tuple[Finding, ...]:
        cascade = checks.Cascade(self)
        return (*checks.found(cascade), *funding.found(cascade))

    def _walk_all(self) -> Iterator[tuple[CascadeNode, int]]:
        """Yield every node with its depth, below its root; those that hang on a circle come last."""
        return self._walk([*(root.code for root in self.roots), *self._index])

    def _walk(self, starts: Iterable[str]) -> Iterator[tuple[CascadeNode, int]]:
        seen: set[str] = set()
        for start in starts:
            waiting = [(start, 0)] if start not in seen else []
            while waiting:
                code, depth = waiting.pop()
                if code in seen:
                    continue
                seen.add(code)
                yield self._index[code], depth
                waiting += [(below, depth + 1) for below in reversed(self._below.get(code, ()))]
