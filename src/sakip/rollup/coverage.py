"""Which parts of a period the number of an office holds, so that nine months are never added to twelve unnoticed.

Months are counted as bits, from the first of the period; a part that does not apply to an office is neither held nor
blank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from sakip.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sakip.assessment import Assessment
    from sakip.indicators import Target


@frozen
class Coverage:
    """What the number of an office holds of the period: the months in it, and the parts that are blank.

    ``filled`` are the parts it was put together from, itself or what it is computed from; none where it was reported
    whole.
    """

    period: Period
    held: int
    filled: tuple[Period, ...] = ()
    blank: tuple[Period, ...] = ()

    @property
    def lacks(self) -> int:
        """The months that are blank."""
        return _together(self.blank, self.period)

    @property
    def inapplicable(self) -> int:
        """The months the indicator does not apply to."""
        return _whole(self.period) & ~(self.held | self.lacks)

    def lacking(self, covered: int) -> tuple[Period, ...]:
        """Return the blank parts that others have, who cover the months given."""
        return tuple(part for part in self.blank if _months(part, self.period) & covered)


def coverage_of(assessment: Assessment) -> Coverage:
    """Return what an assessment holds of its period; of one computed from others, what all of them hold."""
    period = assessment.period
    filled, blank = _own(assessment)
    held = _together(filled, period) if filled else _whole(period)
    if filled and assessment.indicator.consolidation == "last":
        held = _up_to(held)
    waiting, seen = list(assessment.context.sources.values()), {assessment.code}
    while waiting:
        source = waiting.pop()
        if source.code not in seen:
            seen.add(source.code)
            reported, open_ones = _own(source)
            filled, blank = (*filled, *reported), (*blank, *open_ones)
            waiting += source.context.sources.values()
    # what is blank in one of several is not held, whatever the others hold
    return Coverage(period, held & ~_together(blank, period), filled, tuple(sorted(set(blank))))


def _own(assessment: Assessment) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    """The parts an assessment was put together from and those that are blank; nothing of either where it is whole."""
    if assessment.context.tree is None:
        return (), ()
    filled = tuple(part.period for part in assessment.context.parts)
    blank = assessment.context.blank
    if assessment.indicator.consolidation == "last" and filled:
        # the last part alone counts: what is blank before it changes nothing
        blank = tuple(part for part in blank if part > filled[-1])
    return filled, blank


def target_months(target: Target, period: Period, consolidation: str | None) -> int:
    """Return the months a target is for; the last of several is one for all months up to its own."""
    parts = [leaf.period for leaf in _leaves(target)]
    months = _together(parts, period)
    return _up_to(months) if consolidation == "last" else months


def covering(coverages: Iterable[Coverage], covered: int) -> tuple[Period, ...]:
    """Return the parts that were filled in, within the months given."""
    return longest(part for each in coverages for part in each.filled if not _months(part, each.period) & ~covered)


def longest(parts: Iterable[Period]) -> tuple[Period, ...]:
    """Return periods in their order without those that lie in others of them."""
    kept: list[Period] = []
    for part in sorted(set(parts)):
        if not kept or not kept[-1].contains(part):
            kept.append(part)
    return tuple(kept)


def _leaves(target: Target) -> Iterator[Target]:
    for part in target.parts:
        yield from _leaves(part)
    if not target.parts:
        yield target


def _months(part: Period, period: Period) -> int:
    first = part.sort_key // 4 - period.sort_key // 4
    return ((1 << part.months) - 1) << first if first >= 0 else _whole(period)


def _up_to(months: int) -> int:
    return (1 << months.bit_length()) - 1


def _together(parts: Iterable[Period], period: Period) -> int:
    months = 0
    for part in parts:
        months |= _months(part, period)
    return months


def _whole(period: Period) -> int:
    return (1 << period.months) - 1
