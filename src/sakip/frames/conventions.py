"""Conventions in cells: in which way a published percentage may have been made of a target and a realisation.

Nothing is divided to find out. A percentage is a numerator over a denominator, a figure an integer at some decimals; to
round the one to the other leaves a remainder within half a unit of the figure, to cut it off one within a unit on the
far side of zero, and remainders are exact.

A convention has the cost it has in :mod:`sakip.audit.fitting`: the plainest one that fits is the one to name.
"""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, field, frozen

from sakip.audit.conventions import REPEATS
from sakip.audit.rules import caps
from sakip.frames.layout import Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from fractions import Fraction

    from sakip.audit.rules import Polarity
    from sakip.frames.sheet import Sheet

_HUNDRED: Final = 100
_CLOSE: Final = 2.0**-47  # how far a double may be off after a few steps, as in sakip.audit.programs
_UNROUNDED, _PADDED, _RATIO, _CAP, _UNSEEN, _FLOOR, _REPEATS, _OTHERWISE = 1, 2, 3, 3, 4, 3, 6, 100
_ROUNDED: Final[Mapping[str, tuple[bool, int]]] = MappingProxyType(
    {
        "exact": (False, 3),
        "half-up": (False, 0),
        "truncate": (True, 1),
        "half-even": (True, 2),
    }
)
"""Each rounding: whether it is an odd one, and how it ranks among its equals."""


@frozen
class Amounts:
    """The numbers of a row: target and realisation as integers at ``scale`` decimals, the figure as one at ``places``.

    ``unit`` is what the last decimal that is printed counts at those places, and ``odd`` what the figure leaves over
    twice of it; so are ``ratio_unit`` and ``ratio_odd`` where at least two decimals are read. ``zeros`` tell, decimal
    by decimal, whether zeros stand behind a figure where they are kept. ``exact`` tells that the figure has no more
    decimals than ``places``; ``real`` is the figure as a float where it may have more.
    """

    target: Cell
    realisation: Cell
    scale: int
    figure: Cell
    places: int
    unit: Cell
    odd: Cell
    ratio_unit: Cell
    ratio_odd: Cell
    zeros: tuple[Cell, ...]
    blank: Cell
    exact: Cell
    real: Cell | None


@frozen
class Fit:
    """A convention, and the cell that tells whether it makes the figure; a ratio is 1.08 for 108%.

    ``rank`` is how plain it is: its cost, whether it is rounded otherwise than half-up, its rule, and its rounding.
    """

    rank: tuple[int, bool, int, int]
    rule: str
    name: str
    holds: Cell = field(eq=False)
    ratio: bool = False
    against: bool = False


class Percentage:
    """A percentage by a rule: 100 times ``part`` over ``below``, which is at least 1, where it is ``there``."""

    def __init__(self, sheet: Sheet, amounts: Amounts, rule: str) -> None:
        nothing, one = sheet.constant(0), sheet.constant(1)
        target, made = amounts.target, amounts.realisation
        below = made if rule == "lower-inverse" else target
        part = _PARTS[rule](sheet, target, made)
        negative = sheet.below(below, nothing)
        self.rule = rule
        self.there = sheet.no(sheet.some([sheet.equal(target, nothing), sheet.equal(below, nothing)]))
        self.part = sheet.pick(negative, sheet.subtract(nothing, part), part)
        below = sheet.pick(negative, sheet.subtract(nothing, below), below)
        self.below = sheet.choose(one, below, below, one)


def _mirrored(sheet: Sheet, target: Cell, made: Cell) -> Cell:
    return sheet.subtract(sheet.add(target, target), made)


_PARTS: Final[Mapping[str, Callable[[Sheet, Cell, Cell], Cell]]] = MappingProxyType(
    {
        "higher": lambda _, __, made: made,
        "lower-mirror": _mirrored,
        "lower-inverse": lambda _, target, __: target,
        # as far below the target as it is above it
        "stabilise": lambda sheet, target, made: sheet.choose(target, made, _mirrored(sheet, target, made), made),
    }
)


class Compared:
    """A percentage, times ``factor``, beside the figure: what is left when the one is taken off the other."""

    def __init__(self, sheet: Sheet, amounts: Amounts, percentage: Percentage, factor: int) -> None:
        self._sheet = sheet
        above, below = sheet.multiply(sheet.constant(factor * 10**amounts.places), percentage.part), percentage.below
        reach = sheet.constant(2 * 10**amounts.places + 2)
        apart = sheet.subtract(amounts.figure, sheet.estimate(above, below))
        self._near = sheet.every([percentage.there, amounts.exact, sheet.at_most(sheet.size(apart), reach)])
        self._over = sheet.below(apart, sheet.constant(0))
        figure = sheet.pick(self._near, amounts.figure, sheet.constant(0))
        self._below = below
        self._left = sheet.subtract(above, sheet.multiply(figure, below))
        self._twice = sheet.add(self._left, self._left)
        self._positive = sheet.at_most(sheet.constant(0), above)

    @property
    def above(self) -> Cell:
        """Tell whether the percentage is more than the figure."""
        return self._sheet.pick(self._near, self._sheet.below(self._sheet.constant(0), self._left), self._over)

    def exact(self) -> Cell:
        """Tell whether it is the figure."""
        return self._sheet.every([self._near, self._sheet.equal(self._left, self._sheet.constant(0))])

    def half_up(self, unit: Cell) -> Cell:
        """Tell whether it is the figure once it is rounded to a multiple of ``unit``."""
        sheet, (most, least) = self._sheet, self._span(unit)
        away = sheet.every([sheet.at_most(least, self._twice), sheet.below(self._twice, most)])
        back = sheet.every([sheet.below(least, self._twice), sheet.at_most(self._twice, most)])
        return sheet.every([self._near, sheet.pick(self._positive, away, back)])

    def truncated(self, unit: Cell) -> Cell:
        """Tell whether it is the figure once it is cut off."""
        sheet, (most, least), nothing = self._sheet, self._span(unit), self._sheet.constant(0)
        down = sheet.every([sheet.at_most(nothing, self._left), sheet.below(self._left, most)])
        up = sheet.every([sheet.below(least, self._left), sheet.at_most(self._left, nothing)])
        return sheet.every([self._near, sheet.pick(self._positive, down, up)])

    def half_even(self, unit: Cell, odd: Cell) -> Cell:
        """Tell whether it lies midway, and the figure is the even one."""
        sheet, (most, least) = self._sheet, self._span(unit)
        tie = sheet.some([sheet.equal(self._twice, most), sheet.equal(self._twice, least)])
        return sheet.every([self._near, tie, sheet.equal(odd, sheet.constant(0))])

    def _span(self, unit: Cell) -> tuple[Cell, Cell]:
        most = self._sheet.multiply(unit, self._below)
        return most, self._sheet.subtract(self._sheet.constant(0), most)


class Conventions:
    """Every convention that a polarity permits, tried on the amounts of a row."""

    def __init__(self, sheet: Sheet, amounts: Amounts, polarity: Polarity, own_caps: Collection[Fraction]) -> None:
        self._sheet, self._amounts, self._polarity = sheet, amounts, polarity
        # of the two that hold on one side of the target each, stabilise is never the plainer
        rules = [rule for rule in polarity.rules if rule != "stabilise" or len(polarity.rules) == 1]
        self.rules = tuple(rules)
        self.percentages = {rule: Percentage(sheet, amounts, rule) for rule in dict.fromkeys([*rules, "higher"])}
        self._whole = {rule: Compared(sheet, amounts, one, _HUNDRED) for rule, one in self.percentages.items()}
        self._ratio = {rule: Compared(sheet, amounts, one, 1) for rule, one in self.percentages.items()}
        self._caps = {cap: _CAP if cap in own_caps else _UNSEEN for cap in own_caps}
        self._caps |= {cap: _CAP if held.basis or cap in own_caps else _UNSEEN for cap, held in caps().items()}

    @cached_property
    def fits(self) -> list[Fit]:
        """Every one of them, the plainest first."""
        sheet, polarity = self._sheet, self._polarity
        found = [*self._of_zero(), *self._repeated()]
        for place, rule in enumerate(self.rules):
            found += self._percentages(rule, place)
            # by a rule nobody told, a limit or a ratio would explain too much
            if rule == "higher" or polarity.declared:
                found += self._ratios(rule, place)
                found += self._limited(rule, place)
        if polarity.declared and polarity.direction == "lower":
            # the one formula of many reports, whatever direction is told
            nothing_else = sheet.no(sheet.some([*(fit.holds for fit in found), *self._weak()]))
            found += [
                evolve(
                    fit,
                    rank=(fit.rank[0] + _OTHERWISE, *fit.rank[1:]),
                    holds=sheet.every([nothing_else, fit.holds]),
                    against=True,
                )
                for fit in self._percentages("higher", len(self.rules))
            ]
        return sorted(found, key=lambda fit: fit.rank)

    def is_far(self) -> Cell:
        """Tell whether a figure of more decimals lies further off than any of them could bring it."""
        sheet, real = self._sheet, self._amounts.real
        if real is None:
            return sheet.certain(False)
        far = [
            sheet.some([sheet.no(one.there), self._apart(real, self._real(rule), times, 1.0)])
            for rule, one in self.percentages.items()
            for times in (1.0, 100.0)
        ]
        made = sheet.decimal(self._amounts.realisation, sheet.constant(10**self._amounts.scale))
        least = 10.0**-self._amounts.places
        limits = [sheet.real(float(cap)) for cap in self._caps if not self._printed(cap, ratio=False)]
        far += [self._apart(real, other, 1.0, least) for other in (made, *limits)]
        return sheet.every(far)

    def _apart(self, real: Cell, other: Cell, times: float, least: float) -> Cell:
        def apart(figure: Any, number: Any) -> Any:
            return (figure * times - number).abs() > least

        return self._sheet.cell(f"apart {times} {least}", apart, real, other)

    # --- a percentage as it comes out ---

    def _percentages(self, rule: str, place: int) -> Iterator[Fit]:
        amounts, sheet, compared = self._amounts, self._sheet, self._whole[rule]
        yield from self._rounded(rule, place, amounts.unit, amounts.odd)
        if amounts.zeros:
            rounded = [compared.half_up(amounts.unit), compared.truncated(amounts.unit)]
            padded = sheet.some(
                sheet.every([zero, compared.half_up(sheet.constant(10**count))])
                for count, zero in enumerate(amounts.zeros, self._fewest())
            )
            yield Fit((_PADDED, True, place, 0), rule, "padded", sheet.every([padded, sheet.no(sheet.some(rounded))]))
        if amounts.real is not None:
            yield Fit((_UNROUNDED, True, place, 3), rule, "unrounded", self._close(rule, 1.0))

    def _fewest(self) -> int:
        """How many zeros stand behind a figure at its places that has one of its own decimals left out."""
        return self._amounts.places - len(self._amounts.zeros) + 1

    def _rounded(self, rule: str, place: int, unit: Cell, odd: Cell, *, ratio: bool = False) -> Iterator[Fit]:
        sheet, compared = self._sheet, (self._ratio if ratio else self._whole)[rule]
        made = {
            "exact": compared.exact(),
            "half-up": sheet.every([sheet.no(compared.exact()), compared.half_up(unit)]),
            "truncate": compared.truncated(unit),
            "half-even": compared.half_even(unit, odd),
        }
        for name, holds in made.items():
            unusual, rank = _ROUNDED[name]
            cost, called = (_RATIO, f"ratio-{name}") if ratio else (0, name)
            yield Fit((cost, unusual, place, rank), rule, called, holds, ratio)

    def _real(self, rule: str) -> Cell:
        sheet, one = self._sheet, self.percentages[rule]
        above = sheet.multiply(sheet.constant(_HUNDRED), one.part)
        return sheet.cell("quotient", lambda a, b: a / b, above, one.below)

    def _close(self, rule: str, times: float) -> Cell:
        """Tell whether a figure of more decimals is the percentage as a program holds it."""
        sheet, amounts = self._sheet, self._amounts
        assert amounts.real is not None  # noqa: S101  # looked at by the callers
        close = sheet.cell(
            f"close {times}", lambda f, p: (f * times - p).abs() <= p.abs() * _CLOSE, amounts.real, self._real(rule)
        )
        return sheet.every([self.percentages[rule].there, sheet.no(amounts.exact), close])

    # --- ratios and limits ---

    def _ratios(self, rule: str, place: int) -> Iterator[Fit]:
        amounts, sheet = self._amounts, self._sheet
        told = sheet.no(sheet.equal(amounts.figure, sheet.constant(0)))
        for fit in self._rounded(rule, place, amounts.ratio_unit, amounts.ratio_odd, ratio=True):
            yield Fit(fit.rank, rule, fit.name, sheet.every([told, fit.holds]), ratio=True)
        if amounts.real is not None:
            rank = (_RATIO + _UNROUNDED, True, place, 3)
            yield Fit(rank, rule, "ratio-unrounded", self._close(rule, 100.0), ratio=True)

    def _limited(self, rule: str, place: int) -> Iterator[Fit]:
        sheet, amounts, one = self._sheet, self._amounts, self.percentages[rule]
        nothing = sheet.constant(0)
        below_zero = [one.there, amounts.exact, sheet.below(one.part, nothing), sheet.equal(amounts.figure, nothing)]
        yield Fit((_FLOOR, False, place, 0), rule, "floor", sheet.every(below_zero))
        beyond = sheet.every([one.there, amounts.exact, sheet.below(one.below, one.part)])
        fine = sheet.at_most(amounts.unit, sheet.constant(10 ** (amounts.places - 2)))
        for cap, cost in self._caps.items():
            for ratio, compared in ((False, self._whole[rule]), (True, self._ratio[rule])):
                printed = self._printed(cap, ratio=ratio)
                if printed is None:
                    continue
                same = sheet.equal(amounts.figure, sheet.constant(printed))
                holds = [beyond, same, compared.above, *([fine] if ratio else [])]
                rank = (cost + (_RATIO if ratio else 0), False, place, 0)
                yield Fit(rank, rule, "ratio-cap" if ratio else "cap", sheet.every(holds), ratio)

    def _printed(self, cap: Fraction, *, ratio: bool) -> int | None:
        """Return a limit as a figure shows it, None where it has not as many decimals."""
        printed = cap * 10**self._amounts.places / (_HUNDRED if ratio else 1)
        return int(printed) if printed.denominator == 1 else None

    def _weak(self) -> Iterator[Cell]:
        """Yield what no row shows alone, but leaves open whether the other direction is meant."""
        sheet, amounts = self._sheet, self._amounts
        tenth = sheet.constant(10 ** (amounts.places - 1))
        told = [sheet.equal(amounts.unit, tenth), sheet.no(sheet.equal(amounts.figure, sheet.constant(0)))]
        for rule in self.rules:
            for count, zero in enumerate(amounts.zeros, self._fewest()):
                yield sheet.every([zero, self._whole[rule].truncated(sheet.constant(10**count))])
            rounded = self._rounded(rule, 0, tenth, amounts.odd, ratio=True)
            yield sheet.every([*told, sheet.some(fit.holds for fit in rounded)])

    # --- what is no percentage ---

    def _of_zero(self) -> Iterator[Fit]:
        """Yield what is printed where the target is zero."""
        sheet, amounts, nothing = self._sheet, self._amounts, self._sheet.constant(0)
        unaimed = sheet.every([amounts.exact, sheet.equal(amounts.target, nothing)])
        full = sheet.equal(amounts.figure, sheet.constant(_HUNDRED * 10**amounts.places))
        if self._polarity.direction == "lower":
            full = sheet.every([full, sheet.equal(amounts.realisation, nothing)])
        rule, blank = self._polarity.rules[0], amounts.blank
        yield Fit((1, False, 0, 2), rule, "zero-none", sheet.every([blank, sheet.equal(amounts.target, nothing)]))
        if self._polarity.declared and "lower-inverse" in self.rules:
            unmade = sheet.equal(amounts.realisation, nothing)
            aimed = sheet.no(sheet.equal(amounts.target, nothing))
            yield Fit((1, False, 0, 2), "lower-inverse", "zero-none", sheet.every([blank, unmade, aimed]))
        for place, (name, holds) in enumerate(
            {"zero-0": sheet.equal(amounts.figure, nothing), "zero-100": full}.items()
        ):
            yield Fit((1, False, 0, place), rule, name, sheet.every([unaimed, holds]))

    def _repeated(self) -> Iterator[Fit]:
        """Yield the column that repeats the realisation, unless it is a percentage as well."""
        sheet, amounts = self._sheet, self._amounts
        apart = amounts.scale - amounts.places
        figure = sheet.multiply(sheet.constant(10 ** max(apart, 0)), amounts.figure)
        same = sheet.equal(figure, sheet.multiply(sheet.constant(10 ** max(-apart, 0)), amounts.realisation))
        told = sheet.no(sheet.equal(amounts.figure, sheet.constant(0)))
        other = sheet.no(self._whole["higher"].exact())
        # among equals, what a row may show at all, which stabilise is not
        rank = (_REPEATS, False, -1 if self.rules == ("stabilise",) else len(self.rules), 0)
        yield Fit(rank, REPEATS, "exact", sheet.every([amounts.exact, same, told, other]))
