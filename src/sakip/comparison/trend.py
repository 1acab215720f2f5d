"""A trend: how the values of an indicator went from one period to the next."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from sakip import hooks, looks
from sakip.periods import Period

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from sakip.assessment import Assessment

Direction: TypeAlias = Literal["rising", "falling", "steady", "mixed"]


@frozen
class Change:
    """From one period, ``before``, to the next that has a value, ``after``.

    ``difference`` is in the unit of the indicator, so that a percentage changes by points; ``growth`` is in percent,
    and None after a value of 0 or less.
    """

    before: Period
    after: Period
    difference: Fraction
    growth: Fraction | None

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt


@frozen
class Trend:
    """The ``changes`` between the published values of an ``indicator``, first to last.

    ``gaps`` are the periods between them without a value; a change across a gap is one change. ``better`` says which
    way is the better one, as the polarity does.
    """

    indicator: str
    better: Literal["higher", "lower", "on-target", ""]
    changes: tuple[Change, ...]
    gaps: tuple[Period, ...] = ()

    _repr_html_ = looks.html
    __rich_repr__ = looks.rich
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @property
    def total(self) -> Fraction:
        """The difference between the last value and the first."""
        return sum((change.difference for change in self.changes), Fraction(0))

    @property
    def mean(self) -> Fraction | None:
        """The mean change from one period to the next, those without a value included; None without any change."""
        return self.total / (len(self.changes) + len(self.gaps)) if self.changes else None

    @property
    def direction(self) -> Direction | None:
        """Whether it only rises, only falls, stays, or does now one and now the other; None without any change."""
        if not self.changes:
            return None
        signs = {(change.difference > 0) - (change.difference < 0) for change in self.changes} - {0}
        if not signs:
            return "steady"
        if len(signs) > 1:
            return "mixed"
        return "rising" if signs == {1} else "falling"

    @property
    def improving(self) -> bool | None:
        """Whether it goes the better way; None when it goes neither way, or neither is better."""
        if self.direction not in {"rising", "falling"} or self.better not in {"higher", "lower"}:
            return None
        return (self.direction == "rising") == (self.better == "higher")


def trend_of(points: Sequence[Assessment]) -> Trend:
    """Return the trend of assessments of one indicator, in the order of their periods."""
    valued = [(point.period, value) for point in points if (value := point.value) is not None]
    changes = tuple(
        Change(before, after, _exact(new) - _exact(old), (_exact(new) / _exact(old) - 1) * 100 if old > 0 else None)
        for (before, old), (after, new) in pairwise(valued)
    )
    inner = [point.period for point in points if valued and valued[0][0] < point.period < valued[-1][0]]
    with_value = {period for period, _ in valued}
    rule = points[-1].indicator.rule if points else None
    return Trend(
        points[-1].code if points else "",
        "" if rule is None else rule.better,
        changes,
        tuple(period for period in inner if period not in with_value),
    )


def _exact(value: Decimal) -> Fraction:
    return Fraction(value)
