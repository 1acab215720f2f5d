"""What the rows of a document show for certain, and what may be explained by it.

Some conventions explain too much alone: 16 may be what is left, what is short, or a deviation; a cap by the rule of the
other direction makes any round figure. They count where other rows of the document show them beyond doubt.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from sakip.audit.conventions import REPEATS
from sakip.audit.fitting import DEVIATION, PADDED_CUT, RATIO
from sakip.audit.rules import BUDGET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sakip.audit.fitting import Amounts, Fit
    from sakip.audit.weighing import Weighed

_BY_THEMSELVES: Final = frozenset({DEVIATION, PADDED_CUT, *BUDGET})
"""What rows may show together that none shows alone."""
_FEWEST: Final = 2
_PERCENT: Final = "percent"
_PADDED_UP: Final = "padded-up"
_HOUSE_CAP: Final = 1
"""What the cap of a document costs: less than a rounding to the same figure, with zeros behind it."""


@frozen
class Evidence:
    """How many rows show what for certain: rules and forms by their names, caps; ``beyond`` are uncapped figures."""

    shown: Counter[str] = field(factory=Counter)
    caps: Counter[Fraction] = field(factory=Counter)
    beyond: list[Fraction] = field(factory=list)

    def backs(self, fit: Fit) -> bool:
        """Tell whether an explanation stands by itself or is backed by what other rows show."""
        needs = fit.needs
        if not needs:
            return True
        if needs == PADDED_CUT and self.shown[_PADDED_UP]:
            return False
        return self.shown[needs] >= (_FEWEST if needs in _BY_THEMSELVES else 1)

    def cost(self, fit: Fit) -> int:
        """Return what an explanation costs in this document."""
        cap = fit.convention.cap
        return min(fit.cost, _HOUSE_CAP) if cap is not None and self.is_capped(cap) else fit.cost

    @property
    def prints_ratios(self) -> bool:
        """Whether its figures are ratios: at least two, and more than are percentages."""
        return self.shown[RATIO] >= max(_FEWEST, self.shown[_PERCENT] + 1)

    @property
    def cap(self) -> Fraction | None:
        """The cap the document brings its figures to, None where it shows none."""
        held = [cap for cap in self.caps if self.is_capped(cap)]
        return min(held, key=lambda cap: (-self.caps[cap], cap), default=None)

    def is_capped(self, cap: Fraction) -> bool:
        """Tell whether the document brings its figures to a cap: at least two, and more than it leaves beyond."""
        return self.caps[cap] >= max(_FEWEST, sum(value > cap for value in self.beyond) + 1)


def evidence_of(rows: Sequence[Weighed]) -> Evidence:
    """Return what the rows of a document show."""
    evidence = Evidence()
    for row in rows:
        _count(row, evidence)
    return evidence


def corroborated(row: Weighed, evidence: Evidence) -> Weighed:
    """Drop what would explain too much alone and no other row shows for certain."""
    if not row.fitting:
        return row
    return evolve(row, ways=tuple((amounts, cost, _kept(found, evidence)) for amounts, cost, found in row.ways))


def _kept(found: Sequence[Fit], evidence: Evidence) -> tuple[Fit, ...]:
    kept = (fit for fit in found if evidence.backs(fit))
    return tuple(fit if (cost := evidence.cost(fit)) == fit.cost else evolve(fit, cost=cost) for fit in kept)


def _count(row: Weighed, evidence: Evidence) -> None:
    fitting = row.fitting
    alone = [fit for fit in fitting if not fit.needs]
    if not alone:
        needed = {fit.needs for fit in fitting if fit.needs in _BY_THEMSELVES}
        if len(needed) == 1 and any(_says_something(amounts) for amounts, _, found in row.ways if found):
            evidence.shown.update(needed)
        return
    least = min(fit.cost for fit in alone)
    every = [fit.convention for fit in alone if fit.cost == least]
    # stabilise gives what one of the others gives, on either side of the target
    plainest = [convention for convention in every if convention.rule != "stabilise"] or every
    if len(rules := {convention.rule for convention in plainest}) == 1:
        evidence.shown.update(rules)
    if len(forms := {convention.form for convention in plainest if convention.rule != REPEATS}) == 1:
        evidence.shown.update(forms)
    if any(convention.padded for convention in plainest) and not _is_cut(row):
        evidence.shown[_PADDED_UP] += 1
    if all(fit.beyond and fit.convention.of_numbers for fit in alone if fit.cost == least):
        evidence.beyond.extend([amounts.figure.value for amounts, _, found in row.ways if found and amounts.figure][:1])
    caps = {convention.cap for convention in plainest}
    if len(caps) == 1 and (cap := caps.pop()) is not None:
        evidence.caps[cap] += 1


def _is_cut(row: Weighed) -> bool:
    """Tell whether a figure with zeros behind it may as well be cut off."""
    for amounts, _, found in row.ways:
        for fit in found:
            # what repeats the realisation is by no rule
            pair = amounts.percentage(fit.convention.rule) if fit.convention.padded else None
            if pair is not None and amounts.figure is not None:
                scale = 10**fit.convention.places
                if pair[0] * scale // pair[1] == amounts.figure.value * scale:
                    return True
    return False


def _says_something(amounts: Amounts) -> bool:
    return amounts.figure is not None and bool(amounts.figure.value)
