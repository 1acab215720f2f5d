"""Which parts of a period were reported, and what is odd about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sakip import wording
from sakip.assessment.consolidation.combining import published
from sakip.assessment.consolidation.parts import KINDS_OF_PARTS, Part, Parts, every
from sakip.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.indicators import Indicator, Realisation
    from sakip.ledger import Known, Ledger
    from sakip.periods import Period


def parts_of(indicator: Indicator, period: Period, ledger: Ledger) -> Parts | None:
    """Return the parts that were reported, of the longest kind there is any of; None when there is none."""
    found = _Search(indicator, ledger)
    parts = found.below(period)
    if parts is None:
        return None
    filled = tuple(every(parts))
    blank = tuple(month for part in parts for month in part.blank())
    findings = (*found.findings, *found.unused(period))
    return Parts(filled, blank, findings, tuple(dict.fromkeys(found.conflicts)), parts)


def overruled(indicator: Indicator, period: Period, ledger: Ledger) -> tuple[Finding, ...]:
    """Say what is to be said of the parts of a period that was reported itself: unused, and whether they disagree."""
    found = _Search(indicator, ledger)
    realisation = found.known(period).realisation
    found.compare(period, realisation)
    return (*found.findings, *found.unused(period))


class _Search:
    """Looks the parts of one indicator up, and keeps what is found on the way."""

    def __init__(self, indicator: Indicator, ledger: Ledger) -> None:
        self._indicator = indicator
        self._ledger = ledger
        self._reported = ledger.periods(indicator.code)
        self._seen: set[Period] = set()
        self.findings: list[Finding] = []
        self.conflicts: list[str] = []

    def known(self, period: Period) -> Known:
        return self._ledger.known(self._indicator.code, period)

    def below(self, period: Period) -> tuple[Part, ...] | None:
        """Return the parts of a period, or None where nothing within it is recorded."""
        kinds = [period.parts(kind) for kind in KINDS_OF_PARTS.get(period.kind, ())]
        kinds = [within for within in kinds if not self._reported.isdisjoint(within)]
        if not kinds:
            return None
        # a row without a number must not hide the shorter periods that have one
        chosen = next((within for within in kinds if any(map(self._says, within))), kinds[0])
        return tuple(part for each in chosen if (part := self._part(each)) is not None)

    def _says(self, period: Period) -> bool:
        record = self.known(period).realisation if period in self._reported else None
        return record is not None and (record.filled or not record.applicable)

    def _part(self, period: Period) -> Part | None:
        """Return a part, reported or made of its own; None when the indicator does not apply to it."""
        self._seen.add(period)
        if period in self._reported:
            known = self.known(period)
            self.findings += known.findings
            self.conflicts += known.conflicts
            record = known.realisation
            if record is not None and not record.applicable:
                return None
            if record is not None and record.filled:
                self.compare(period, record)
                return Part(period, record)
        parts = self.below(period)
        if parts == ():
            return None
        made = Part(period, parts=parts or ())
        return made if any(made.filled()) else Part(period)

    def unused(self, period: Period) -> Iterator[Finding]:
        """Yield what was recorded within a period and did not count; of a blank, only what is odd about it."""
        for part in sorted(self._reported - self._seen):
            if part == period or not period.contains(part):
                continue
            known = self.known(part)
            if known.realisation is not None and known.realisation.filled:
                facts = {"indicator": self._indicator.code, "period": part, "wanted": period}
                yield Finding("unused", facts)
            else:
                yield from known.findings

    def compare(self, period: Period, realisation: Realisation | None) -> None:
        """Say when what a period reports is not what its parts come to; only when every part is there."""
        indicator = self._indicator
        if realisation is None or not realisation.applicable or indicator.consolidation is None:
            return
        apart = _Search(indicator, self._ledger)
        parts = apart.below(period)
        if not parts or apart.conflicts or any(month for part in parts for month in part.blank()):
            return
        own = published(indicator, realisation, [Part(period, realisation)])
        made = published(indicator, realisation, parts)
        if own is not None and made is not None and own != made:
            rule = wording.Word(indicator.consolidation)
            facts = {"indicator": indicator.code, "period": period, "value": own, "rule": rule, "made": made}
            self.findings.append(Finding("parts-disagree", facts, realisation.place))
