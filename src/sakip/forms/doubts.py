"""What the review finds of a set with what a form adds to it, and did not find without.

A number can be written as it should and be wrong all the same: 75 of 63 posyandu, a score beyond its scale, the number
of last year. The checks of :mod:`sakip.review` know, and each such finding stands at the cell its record came from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sakip.review import CHECKS, review

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sakip.findings import Finding
    from sakip.forms.comparing import Change
    from sakip.sets import IndicatorSet

_LOOKED_AT: Final = tuple(check for check in CHECKS.values() if check.about in {"set", "realisations"})
_PERCENT: Final = "persen"


def doubts(before: IndicatorSet, after: IndicatorSet, changes: Iterable[Change]) -> tuple[Finding, ...]:
    """Return what the review finds in the set ``after`` that it does not find in ``before``."""
    known = review(before, checks=_LOOKED_AT).findings
    # whether 0,88 of a percentage is 88 the form has asked already, unless it was written with its sign
    asked = {change.place for change in changes if change.unit == _PERCENT}
    return tuple(
        finding
        for finding in review(after, checks=_LOOKED_AT).findings
        if finding not in known and not (finding.code == "value-magnitude" and finding.place in asked)
    )
