"""Verdicts in cells: which convention is the plainest that holds on a row, what is right, and how far off it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sakip.audit.result import Verdict
from sakip.audit.rules import ACHIEVEMENT, RULES
from sakip.frames.conventions import Amounts, Conventions
from sakip.interpreters.columns import LARGEST_QUOTIENT, Extent
from sakip.interpreters.columns.dividing import Division
from sakip.interpreters.columns.integers import Recorder, run

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from fractions import Fraction

    from sakip.audit.rules import Polarity
    from sakip.frames.layout import Cell
    from sakip.frames.members import Held
    from sakip.frames.pipeline import Input
    from sakip.frames.sheet import Sheet

REASONS: Final = ("blank-row", "no-base", "no-realisation", "no-figure", "out-of-bounds")
"""Why a row is not comparable; a cell holds the place of its reason here, counted from 1, or 0."""
FEWEST: Final = 2
"""With how many decimals figures are compared at least, as ratios have them."""

_LARGEST: Final = 2**62
_STEPS: Final = 700  # times target or realisation, at the places of the figure: the largest integer on the way
_FIGURES: Final = 10**9  # longer ones may be what a program printed in single precision


class Verdicts:
    """Writes the cells of an audit, by how the columns of target, realisation and figure hold numbers."""

    def __init__(self, sheet: Sheet, held: tuple[Held, Held, Held]) -> None:
        self._sheet = sheet
        self._held = held
        target, made, figure = held
        self.scale, self.places = max(target.places, made.places), max(figure.places, FEWEST)
        most = _LARGEST // (_STEPS * 10 ** (self.places + self.scale))
        self.limits = (
            min(most, target.exact_to),
            min(most, made.exact_to),
            min(_FIGURES // 10**self.places - 1, figure.exact_to),
        )
        """How large the three may be, unscaled."""

    def outputs(
        self, inputs: tuple[Input, Input, Input], real: Cell, polarity: Polarity, caps: Collection[Fraction]
    ) -> dict[str, Cell]:
        """Return the cells of the columns that an audit adds; ``real`` is the figure as a float."""
        sheet = self._sheet
        amounts = self._amounts(inputs, real if self._held[2].kind == "float" else None)
        conventions = Conventions(sheet, amounts, polarity, caps)
        fits = conventions.fits
        nothing = sheet.constant(0)
        place = nothing
        for at in reversed(range(len(fits))):
            place = sheet.pick(fits[at].holds, sheet.constant(1 + at), place)
        why = self._why(inputs, amounts, sheet.below(nothing, place), conventions.is_far())
        comparable = sheet.equal(why, nothing)
        place = sheet.pick(comparable, place, nothing)
        verdict = sheet.pick(sheet.below(nothing, place), sheet.constant(1), sheet.constant(2))
        verdict = sheet.pick(comparable, verdict, sheet.constant(3))
        shown, right, apart, difference = _Right(sheet, self, amounts, conventions, polarity).outputs(place, comparable)
        return {
            "verdict": sheet.text(verdict, dict(enumerate(Verdict, 1))),
            "reason": sheet.text(why, dict(enumerate(REASONS, 1))),
            "rule": sheet.text(place, {at: fit.rule for at, fit in enumerate(fits, 1)}),
            "convention": sheet.text(place, {at: fit.name for at, fit in enumerate(fits, 1)}),
            "right": sheet.only(shown, right),
            "difference": sheet.only(apart, difference),
        }

    def _why(self, inputs: tuple[Input, Input, Input], amounts: Amounts, fits: Cell, far: Cell) -> Cell:
        """Return why a row is not comparable, the first that holds."""
        sheet = self._sheet
        target, made, figure = inputs
        unread = sheet.every([sheet.no(amounts.exact), sheet.no(far)])
        reasons = {
            "blank-row": sheet.every(one.blank for one in inputs),
            "no-base": target.blank,
            "no-realisation": made.blank,
            "out-of-bounds": sheet.no(sheet.every([target.within, made.within])),
            "": fits,
            "no-figure": figure.blank,
            " ": sheet.no(unread),
        }
        why = sheet.constant(1 + REASONS.index("out-of-bounds"))
        for reason, holds in reversed(reasons.items()):
            why = sheet.pick(holds, sheet.constant(1 + REASONS.index(reason) if reason.strip() else 0), why)
        return why

    # --- the numbers of a row ---

    def _amounts(self, inputs: tuple[Input, Input, Input], real: Cell | None) -> Amounts:
        sheet, places = self._sheet, self.places
        target, made = (
            sheet.multiply(sheet.constant(10 ** (self.scale - how.places)), given.scaled)
            for how, given in zip(self._held[:2], inputs[:2], strict=True)
        )
        fewest = places - self._held[2].places
        figure = sheet.multiply(sheet.constant(10**fewest), inputs[2].scaled)
        exact = sheet.every([inputs[2].within, sheet.no(inputs[2].blank)])
        unit = sheet.constant(10**fewest)
        zeros = [self._has_zeros(figure, count) for count in range(fewest + 1, places + 1)]
        if real is not None:
            # a float is printed without the zeros behind it, but for the one of a whole number
            for count, zero in enumerate(zeros[:-1], fewest + 1):
                unit = sheet.pick(sheet.every([exact, zero]), sheet.constant(10**count), unit)
            zeros = zeros[-1:]
        hundredth = sheet.constant(10 ** (places - FEWEST))
        ratio_unit = sheet.choose(unit, hundredth, unit, hundredth)
        odd, ratio_odd = (self.left(figure, sheet.add(one, one)) for one in (unit, ratio_unit))
        return Amounts(
            target=target,
            realisation=made,
            scale=self.scale,
            figure=figure,
            places=places,
            unit=unit,
            odd=odd,
            ratio_unit=ratio_unit,
            ratio_odd=ratio_odd,
            zeros=tuple(zeros),
            blank=inputs[2].blank,
            exact=exact,
            real=real,
        )

    def _has_zeros(self, figure: Cell, count: int) -> Cell:
        return self._sheet.equal(self.left(figure, self._sheet.constant(10**count)), self._sheet.constant(0))

    def left(self, above: Cell, below: Cell) -> Cell:
        """Return what is left over of a division."""
        return self._divided(above, below, lambda division, one, other: division.divided(one, other)[1])

    def nearest(self, above: Cell, below: Cell) -> Cell:
        """Return a quotient rounded half-up."""

        def rounded(division: Division, one: int, other: int) -> int:
            single = division.recorder.constant(1)
            return division.rounded(one, other, single, single)

        return self._divided(above, below, rounded)

    def _divided(self, above: Cell, below: Cell, how: Callable[[Division, int, int], int]) -> Cell:
        recorder = Recorder()
        self._sheet.name("above", above)
        self._sheet.name("below", below)
        one = recorder.column("above", Extent(-_LARGEST, _LARGEST))
        other = recorder.column("below", Extent(1, _LARGEST))
        end = how(Division(recorder, "half-up", "int64"), one, other)
        return run(recorder.steps, self._sheet)[end]


class _Right:
    """The right figure, by the rule of the convention, or else by those that may be meant."""

    def __init__(
        self, sheet: Sheet, verdicts: Verdicts, amounts: Amounts, conventions: Conventions, polarity: Polarity
    ) -> None:
        self._sheet, self._verdicts, self._amounts, self._conventions = sheet, verdicts, amounts, conventions
        self._polarity = polarity
        self._rules = list(conventions.percentages)

    def outputs(self, place: Cell, comparable: Cell) -> tuple[Cell, Cell, Cell, Cell]:
        """Return whether there is one, which, whether a difference to it is told, and which."""
        sheet, fits, polarity = self._sheet, self._conventions.fits, self._polarity
        lower = [rule for rule in polarity.rules if RULES[rule].better == "lower"]
        meant, *other = lower if polarity.direction == "lower" else polarity.rules[:1]
        told = [False, *(fit.rule in ACHIEVEMENT and fit.rule in polarity.rules for fit in fits)]
        rules = [meant, *(fit.rule if known else meant for fit, known in zip(fits, told[1:], strict=True))]
        wrong = sheet.by_member(place, [sheet.certain(at is None or at.against) for at in (None, *fits)])
        known = sheet.by_member(place, [sheet.certain(truth) for truth in told])
        ratio = sheet.by_member(place, [sheet.certain(at is not None and at.ratio) for at in (None, *fits)])
        rule = sheet.by_member(place, [sheet.constant(self._rules.index(name)) for name in rules])
        there, scaled = self._scaled(rule, ratio)
        alone = there
        for name in other:
            also, second = self._scaled(sheet.constant(self._rules.index(name)), sheet.certain(False))
            also = sheet.every([also, sheet.no(known)])
            nearer = sheet.every([there, sheet.at_most(self._off(scaled), self._off(second))])
            scaled = sheet.pick(sheet.some([nearer, sheet.no(also)]), scaled, second)
            alone = sheet.no(sheet.every([there, also]))
            there = sheet.some([there, also])
            alone = sheet.every([there, alone])
        shown, apart = sheet.every([comparable, alone]), sheet.every([comparable, there, wrong])
        return shown, self._real(scaled), apart, self._apart(scaled)

    def _off(self, scaled: Cell) -> Cell:
        return self._sheet.size(self._sheet.subtract(self._amounts.figure, scaled))

    def _scaled(self, rule: Cell, ratio: Cell) -> tuple[Cell, Cell]:
        """Return whether there is a percentage by a rule, and which, rounded to the decimals printed."""
        sheet, amounts = self._sheet, self._amounts
        every = [self._conventions.percentages[name] for name in self._rules]
        part, below, there = (
            sheet.by_member(rule, [getattr(one, name) for one in every]) for name in ("part", "below", "there")
        )
        whole, power = sheet.constant(100 * 10**amounts.places), sheet.constant(10**amounts.places)
        above = sheet.multiply(sheet.pick(ratio, power, whole), part)
        unit = sheet.pick(ratio, amounts.ratio_unit, amounts.unit)
        held = sheet.at_most(sheet.size(sheet.estimate(above, below)), sheet.constant(LARGEST_QUOTIENT - 1))
        below = sheet.multiply(unit, below)
        scaled = sheet.multiply(unit, self._verdicts.nearest(sheet.pick(held, above, sheet.constant(0)), below))
        return sheet.every([there, held]), scaled

    def _real(self, scaled: Cell) -> Cell:
        return self._sheet.decimal(scaled, self._sheet.constant(10**self._amounts.places))

    def _apart(self, scaled: Cell) -> Cell:
        """Return the printed figure less the right one."""
        sheet, amounts = self._sheet, self._amounts
        apart = self._real(sheet.subtract(amounts.figure, scaled))
        if amounts.real is None:
            return apart
        floats: Any = sheet.cell("less", lambda a, b: a - b, amounts.real, self._real(scaled))
        return sheet.pick(amounts.exact, apart, floats)
