"""A sum of quotients with different divisors, rounded once: exactly, in 64 bits.

The index of a survey is a sum of one mean an element, each over the answers of its own element. Brought over one
divisor it would be the product of them all, of some 80 digits; as floats it would miss the ends of the bands. So each
quotient is divided by hand: ``c * s / n`` is a whole number and a rest, which times :data:`BASE` over ``n`` is the next
digit and a rest, and so on. Digits of one place are added up over the elements, and the sums tell where the total lies:

* A digit is estimated by the engine, off by less than ``2**-12`` before it is rounded down. What it leaves over, below
  zero or above ``n`` by as little, goes on into the next digit exactly. So no digit needs to be corrected.
* What becomes of rounding is decided by the first boundary, a whole number, that is not below the sum of the whole
  parts. What is missing to it is multiplied by the base and lowered by the next digits, place after place. Once it is
  more than the places to come can make up for, or less than nothing, it stays so, and is cut off where it is.
* The total is a multiple of 1 over the product of all ``n``, and so is what is missing to a whole number. There are so
  many digits that the last of them is finer than that: what then is still about zero is zero. Ties come out as ties,
  and no row is left undecided.
"""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from math import ceil, lcm
from typing import TYPE_CHECKING, Any, Final

import narwhals.stable.v2 as nw
from attrs import frozen

from sakip.errors import FormulaError
from sakip.interpreters.columns import INT64, Extent
from sakip.interpreters.columns.dividing import Division
from sakip.interpreters.columns.integers import Recorder, kept, largest_of, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sakip.frames.layout import Cell
    from sakip.frames.sheet import Sheet

BASE: Final = 2**32
"""What one digit counts to."""
MOST: Final = 2**30
"""The largest divisor."""

_LARGEST: Final = 2**62  # half of what 64 bits hold: times the base a rest may exceed its divisor by a little
_LONGEST: Final = 2**40  # a quotient of this length is estimated to 2**-12


@frozen
class Sum:
    """``coefficients`` times quotients, added up and rounded by ``rule`` to a whole number.

    A boundary of rounding lies at every ``spacing``, from ``offset`` on. ``digits`` is how many follow the whole part
    of a quotient, none where the terms are whole numbers; ``slack`` is what the places after the last may add.
    """

    coefficients: tuple[int, ...]
    spacing: int
    offset: int
    rule: str
    digits: int
    slack: int

    @classmethod
    def of_quotients(cls, weights: Sequence[Fraction], rule: str, highest: int) -> Sum:
        """Make the sum of ``weights`` times quotients of at most ``highest``, whose divisors are at most :data:`MOST`.

        Raises:
            FormulaError: when the weights have a longer common denominator than 64 bits can do with.
        """
        made = cls._of(weights, rule, 4 * len(weights))
        longest = max(made.coefficients) * highest
        if longest > _LONGEST or longest * MOST > _LARGEST:
            raise _too_long()
        summed = len(weights)
        digits, reached = 0, 1
        while reached < (2 * summed + 2) * MOST**summed:
            digits, reached = digits + 1, reached * BASE
        return cls(made.coefficients, made.spacing, made.offset, rule, digits, summed)

    @classmethod
    def of_integers(cls, weights: Sequence[Fraction], rule: str, highest: int) -> Sum:
        """Make the sum of ``weights`` times whole numbers of at most ``highest``.

        Raises:
            FormulaError: when the weights have a longer common denominator than 64 bits can do with.
        """
        made = cls._of(weights, rule, 1)
        if sum(made.coefficients) * highest + 2 * made.spacing > _LARGEST // 2:
            raise _too_long()
        return made

    @classmethod
    def _of(cls, weights: Sequence[Fraction], rule: str, least: int) -> Sum:
        """Make it with boundaries at least ``least`` apart, so that what follows the whole parts passes one at most."""
        halves = 1 if rule == "truncate" else 2
        below = lcm(*((weight * halves).denominator for weight in weights))
        below *= ceil(Fraction(least, below * halves))
        coefficients = tuple(int(weight * halves * below) for weight in weights)
        return cls(coefficients, below * halves, below * (1 - halves), rule, 0, 0)

    def terms(self, sheet: Sheet, place: Cell, above: Cell, below: Cell) -> list[Cell]:
        """Return the whole part and the digits of the quotient of an element, which stands at ``place``."""
        taken = sheet.multiply(self._coefficient(sheet, place), above)
        if not self.digits:
            return [taken]
        whole = sheet.estimate(taken, below)
        rest = sheet.subtract(taken, sheet.multiply(whole, below))
        terms = [whole]
        for _ in range(self.digits):
            terms.append(sheet.cell("digit", _digit, rest, below))
            rest = sheet.cell("rest", _rest, rest, below)
        return terms

    def rounded(self, sheet: Sheet, terms: Sequence[Cell]) -> Cell:
        """Return the rounded total of terms that were added up place by place."""
        whole, *digits = terms
        one, nothing = sheet.constant(1), sheet.constant(0)
        recorder = Recorder()
        above = recorder.column("whole", Extent(0, _LARGEST // 2))
        above = recorder.add(above, recorder.constant(self.spacing - 1 - self.offset))
        ends = Division(recorder, "half-up", "int64").divided(above, recorder.constant(self.spacing))
        steps, (boundary_at, left_at) = kept(recorder.steps, ends)
        sheet.name("whole", whole)
        made = run(steps, sheet)
        boundary = made[boundary_at]
        missing = sheet.subtract(sheet.constant(self.spacing - 1), made[left_at])
        for digit in digits:
            # it is used more than once, which the layout is told
            cut = sheet.cell("cut", partial(_cut, self.slack + 2), missing, missing)
            missing = sheet.subtract(sheet.multiply(cut, sheet.constant(BASE)), digit)
        short = sheet.below(sheet.constant(self.slack), missing)
        if self.rule == "half-even":
            tie = sheet.every([sheet.at_most(nothing, missing), sheet.no(short)])
            odd = sheet.equal(_odd(sheet, boundary), one)
            short = sheet.some([short, sheet.every([tie, odd])])
        return sheet.subtract(boundary, sheet.pick(short, one, nothing))

    def _coefficient(self, sheet: Sheet, place: Cell) -> Cell:
        return sheet.by_member(place, [sheet.constant(number) for number in self.coefficients])


def quotient(sheet: Sheet, rule: str, above: tuple[Cell, int], below: tuple[Cell, int], factor: int) -> Cell:
    """Return ``above * factor / below`` rounded by ``rule``; each comes with the most it can be, and none is negative.

    Raises:
        FormulaError: when that takes more than 64 bits.
    """
    recorder = Recorder()
    places = []
    for name, (cell, most), least in (("above", above, 0), ("below", below, 1)):
        sheet.name(name, cell)
        known = cell.known
        places.append(
            recorder.constant(known) if isinstance(known, int) else recorder.column(name, Extent(least, most))
        )
    over, under = places
    end = Division(recorder, rule, "int64").rounded(over, under, recorder.constant(1), recorder.constant(factor))
    steps, (end,) = kept(recorder.steps, [end])
    if largest_of(steps) > INT64:
        raise _too_long()
    return run(steps, sheet)[end]


def _odd(sheet: Sheet, whole: Cell) -> Cell:
    recorder = Recorder()
    column = recorder.column("rounded", Extent(0, _LARGEST // 2))
    _, left = Division(recorder, "half-up", "int64").divided(column, recorder.constant(2))
    steps, (left,) = kept(recorder.steps, [left])
    sheet.name("rounded", whole)
    return run(steps, sheet)[left]


def _digit(rest: Any, below: Any) -> Any:
    return (rest * BASE / below).floor().cast(nw.Int64)


def _rest(rest: Any, below: Any) -> Any:
    return rest * BASE - _digit(rest, below) * below


def _cut(most: int, missing: Any, again: Any) -> Any:
    limits = nw.lit(most, nw.Int64), nw.lit(-most, nw.Int64)
    within = nw.when(missing < -most).then(limits[1]).otherwise(again)
    return nw.when(missing > most).then(limits[0]).otherwise(within)


def _too_long() -> FormulaError:
    return FormulaError(
        "these weights and roundings make numbers of more than 63 bits",
        "Write the weights with fewer digits, or round to fewer places on the way.",
    )
