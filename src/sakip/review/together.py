"""One finding about several indicators: what all of them share is said once, with their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sakip.review.check import Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sakip.indicators import Indicator
    from sakip.sets import IndicatorSet


def together(
    office: IndicatorSet, indicators: Iterable[Indicator], key: str, facts: Mapping[str, Any] | None = None
) -> Remark:
    """Return one remark about indicators of a set, at ``key`` of the first; of no file, in the order of their codes."""
    every = sorted(indicators, key=lambda one: (office.place("indicator", one.code).line or 0, one.code))
    codes = tuple(one.code for one in every)
    return Remark({"indicator": codes, **(facts or {})}, ("indicator", codes[0], key))
