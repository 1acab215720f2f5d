"""The ledger of a set: targets and realisations by indicator and period, as they were known on a day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from sakip.findings import Finding
from sakip.indicators import POLICIES
from sakip.ledger.reconciling import reconcile
from sakip.periods import is_known

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from sakip.indicators import Policy, Realisation, Target
    from sakip.ledger.reconciling import Known, Measured
    from sakip.periods import Period

_Key: TypeAlias = "tuple[str, Period]"

_MEDIUM_TERM: Final = (("renstra",), ("rpjmd",))
# a Rencana Aksi spells out the parts of a year; of the year itself the Perjanjian Kinerja has the first word
_OF_YEARS: Final = (("", "pk"), ("rencana-aksi",))
_OF_PARTS: Final = (("", "pk", "rencana-aksi"),)


class Ledger:
    """Targets and realisations of a set, as they were known on a day (``as_of``; None is everything recorded).

    ``policy`` says which realisations count; ``measured`` gives, for an indicator, how its reported numbers are brought
    to one unit before they are compared. A record without a date was always known.
    """

    def __init__(
        self,
        targets: Iterable[Target],
        realisations: Iterable[Realisation],
        as_of: date | None = None,
        policy: Policy = POLICIES["all"],
        measured: Callable[[str], Measured] | None = None,
    ) -> None:
        self._policy = policy
        self._measured = measured
        self._targets: dict[_Key, list[Target]] = defaultdict(list)
        self._realisations: dict[_Key, list[Realisation]] = defaultdict(list)
        self._periods: dict[str, set[Period]] = defaultdict(set)
        self._promised: dict[str, set[Period]] = defaultdict(set)
        for target in targets:
            if is_known(target.issued, as_of):
                self._targets[target.indicator, target.period].append(target)
                self._promised[target.indicator].add(target.period)
        for realisation in realisations:
            if is_known(realisation.recorded, as_of):
                self._realisations[realisation.indicator, realisation.period].append(realisation)
                self._periods[realisation.indicator].add(realisation.period)

    def periods(self, indicator: str) -> frozenset[Period]:
        """Return the periods for which there is any realisation of the indicator."""
        return frozenset(self._periods.get(indicator, ()))

    def promised(self, indicator: str) -> frozenset[Period]:
        """Return the periods for which there is any target of the indicator."""
        return frozenset(self._promised.get(indicator, ()))

    def known(self, indicator: str, period: Period) -> Known:
        """Return what the records of a realisation come down to."""
        records = self._realisations.get((indicator, period), ())
        if self._measured is None or len(records) < 2:
            return reconcile(records, self._policy)
        return reconcile(records, self._policy, self._measured(indicator))

    def target(self, indicator: str, period: Period) -> tuple[Target | None, tuple[Finding, ...]]:
        """Return the target a realisation is held against: what was promised last.

        Where there is no Perjanjian Kinerja the medium-term plan stands in for it, with a finding; of two targets
        issued on the same day that disagree none is chosen.
        """
        promised, findings = self._first(indicator, period, _OF_YEARS if period.kind == "year" else _OF_PARTS)
        if promised is not None or findings:
            return promised, findings
        foreseen, findings = self.foreseen(indicator, period)
        if foreseen is None:
            return None, findings
        facts = {"indicator": indicator, "period": period, "document": foreseen.document or foreseen.kind}
        return foreseen, (*findings, Finding("medium-term-target", facts))

    def foreseen(self, indicator: str, period: Period) -> tuple[Target | None, tuple[Finding, ...]]:
        """Return the target of the medium-term plan: of the Renstra, else of the RPJMD."""
        return self._first(indicator, period, _MEDIUM_TERM)

    def standard(self, indicator: str, period: Period) -> tuple[Target | None, tuple[Finding, ...]]:
        """Return the national standard, which is compared with and not promised."""
        return self._first(indicator, period, (("standar",),))

    def _first(
        self, indicator: str, period: Period, groups: Iterable[Collection[str]]
    ) -> tuple[Target | None, tuple[Finding, ...]]:
        every = self._targets.get((indicator, period), ())
        for kinds in groups:
            candidates = [target for target in every if target.kind in kinds]
            if candidates:
                return _latest(candidates)
        return None, ()


def _latest(candidates: Sequence[Target]) -> tuple[Target | None, tuple[Finding, ...]]:
    """The target issued last, unless two of the same day disagree."""
    replaced = {target.replaces for target in candidates if target.replaces}
    standing = [target for target in candidates if target.document not in replaced] or candidates
    latest = max(target.issued or date.min for target in standing)
    first, *others = [target for target in standing if (target.issued or date.min) == latest]
    for other in others:
        if (other.value, other.unit) != (first.value, first.unit):
            facts = {"indicator": first.indicator, "period": first.period, "first": first.value, "second": other.value}
            return None, (Finding("target-conflict", facts),)
    return first, ()
