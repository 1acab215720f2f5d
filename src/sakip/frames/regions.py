"""What a group comes to: the sums of its offices assessed, and whether enough of the offices are in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import narwhals.stable.v2 as nw

from sakip.assessment.results import Reason, Status
from sakip.frames.pipeline import Input, Pipeline
from sakip.frames.rolled import COUNTED
from sakip.frames.stages import Members
from sakip.frames.summing import Summed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from sakip.frames.layout import Cell
    from sakip.frames.members import Stage
    from sakip.frames.rolled import Rolled
    from sakip.frames.sheet import Sheet
    from sakip.interpreters.columns.dividing import Kernel

_AMPLE: Final = 10**9  # for who reads no such number

COUNTS: Final = ("applicable", "reported", "missing")
"""How many offices the indicator applies to, how many of them bring a number, and how many do not."""
REPORTED: Final = "value_reported"
"""The value of what was reported, complete or not."""


class Regions:
    """Writes the assessment of groups over what their offices add up to.

    ``indicator`` is the column of codes, and targets are counted in ``places``.
    """

    def __init__(self, sheet: Sheet, kinds: Sequence[Rolled], indicator: str, kernel: Kernel, places: int) -> None:
        self._sheet = sheet
        self._kinds = kinds
        self._places = places
        self._nothing = sheet.constant(0)
        self._summed = Summed(sheet)
        place = sheet.place(sheet.given(indicator), [kind.indicator.code for kind in kinds])
        self._members = Members(sheet, place, len(kinds))
        self._pipeline = Pipeline(sheet, [kind.group for kind in kinds], place, kernel)
        self._reported = self._summed.count("reported")

    def outputs(self, required: Fraction, expected: str | int | None, *, aimed: bool, scaled: bool) -> dict[str, Cell]:
        """Return the cells of the columns of a group.

        ``required`` is the share of its offices that has to report, ``expected`` how many there should be; ``aimed``
        tells that it has a target of its own.
        """
        sheet, applicable = self._sheet, self._applicable(expected)
        target, doubtful = self._target(aimed=aimed)
        states = [(Reason.CONFLICT, self._crowded(expected)), *self._states(applicable)]
        outcome = self._pipeline.outcome(self._inputs(), target, states, scaled=scaled)
        why, missed, cells = outcome.why, outcome.missed, outcome.cells
        lacking = sheet.below(
            sheet.multiply(self._reported, sheet.constant(required.denominator)),
            sheet.multiply(applicable, sheet.constant(required.numerator)),
        )
        # where another reason stands in the way of a value, it is said first
        open_ = sheet.some([why.none(sheet), why.holds(sheet, Reason.NOT_REPORTED)])
        incomplete = sheet.every([lacking, open_])
        conflict = sheet.every([doubtful, missed.holds(sheet, Reason.NO_TARGET)])
        made = {name: sheet.only(sheet.no(incomplete), cell) for name, cell in cells.items()}
        achievement_reason = self._said(conflict, Reason.CONFLICT, cells["achievement_reason"])
        return {
            **dict(zip(COUNTS, (applicable, self._reported, sheet.subtract(applicable, self._reported)), strict=True)),
            **made,
            "status": self._said(incomplete, Status.NOT_COMPUTABLE, cells["status"]),
            "reason": self._said(incomplete, Reason.INCOMPLETE, cells["reason"]),
            "achievement_reason": self._said(incomplete, Reason.INCOMPLETE, achievement_reason),
            REPORTED: cells["value"],
        }

    def _said(self, truth: Cell, word: str, cell: Cell) -> Cell:
        """Return ``word`` where ``truth`` holds, and else the text of ``cell``."""
        if truth.known is False:
            return cell

        def made(holds: Any, text: Any) -> Any:
            return nw.when(holds).then(nw.lit(str(word))).otherwise(text)

        return self._sheet.cell(f"said {word}", made, truth, cell)

    # --- what is known before anything is divided ---

    def _applicable(self, expected: str | int | None) -> Cell:
        """Return how many offices are waited for, which are at least those that have a row."""
        sheet, rows = self._sheet, self._summed.rows
        if expected is not None:
            many = self._many(expected)
            rows = sheet.choose(rows, many, many, rows)
        return sheet.subtract(rows, self._summed.count("outside"))

    def _crowded(self, expected: str | int | None) -> Cell:
        """Tell whether there are more rows than offices, so that one of these is counted twice."""
        sheet, many = self._sheet, self._many(expected or 0)
        return sheet.every([sheet.below(self._nothing, many), sheet.below(many, self._summed.rows)])

    def _many(self, expected: str | int) -> Cell:
        """Return how many offices there should be; 0 where nothing says it."""
        return self._summed.ends("expected")[1] if isinstance(expected, str) else self._sheet.constant(expected)

    def _states(self, applicable: Cell) -> list[tuple[Reason, Cell]]:
        """Return what stands in the way of a value, in the order in which it is asked."""
        sheet, members, nothing = self._sheet, self._members, self._nothing
        some, none = sheet.below(nothing, self._reported), sheet.at_most(applicable, nothing)
        words = members.truths(kind.words for kind in self._kinds)
        apart = members.truths(kind.rule == "none" for kind in self._kinds)
        declared = members.truths(kind.indicator.aggregation == "none" for kind in self._kinds)
        unlike = members.truths(not kind.added for kind in self._kinds)
        states = [
            (Reason.OUT_OF_BOUNDS, self._counted("beyond")),
            (Reason.ONLY_WORDS, sheet.every([words, some])),
            (Reason.KEPT_APART, sheet.every([declared, some])),
            (Reason.NOT_AGGREGATED, sheet.every([apart, some])),
            (Reason.OUT_OF_BOUNDS, sheet.every([unlike, some])),
        ]
        if any(kind.rule == "weighted-average" for kind in self._kinds):
            states += [
                (Reason.NO_WEIGHT, sheet.every([sheet.no(some), self._counted("unweighed")])),
                (Reason.ZERO_DENOMINATOR, sheet.every([none, self._counted("idle")])),
            ]
        return [*states, (Reason.NOT_APPLICABLE, none)]

    def _counted(self, name: str) -> Cell:
        return self._sheet.below(self._nothing, self._summed.count(name))

    def _inputs(self) -> dict[str, Input]:
        """Return the sums, and how many offices are in them, as programs read them."""
        sheet, blank = self._sheet, self._sheet.equal(self._reported, self._nothing)
        inputs = {}
        for name in dict.fromkeys(name for kind in self._kinds for name in kind.group.held):
            total, fits = (self._reported, sheet.certain(True)) if name == COUNTED else self._summed.total(name)
            held = [kind.group.held.get(name) for kind in self._kinds]
            places = [0 if how is None else how.places for how in held]
            inputs[name] = self._limited(
                total, sheet.no(blank), fits, places, [kind.group.value for kind in self._kinds]
            )
        return inputs

    def _limited(
        self, number: Cell, given: Cell, within: Cell, places: Sequence[int], stages: Sequence[Stage | None]
    ) -> Input:
        """Return a number, counted in the places of each member, as its program reads it."""
        sheet, members = self._sheet, self._members
        limits = [_AMPLE if stage is None else stage.limit for stage in stages]
        most = members.numbers([limit * 10**digits for limit, digits in zip(limits, places, strict=True)])
        within = sheet.every([within, sheet.at_most(sheet.size(number), most)])
        return Input(sheet.pick(within, number, self._nothing), sheet.no(given), within)

    def _target(self, *, aimed: bool) -> tuple[Input, Cell]:
        """Return the target of a group, its own or the sum of those of its offices, and where two disagree."""
        sheet, nothing = self._sheet, self._nothing
        aim, given, within, doubtful = nothing, sheet.certain(False), sheet.certain(True), sheet.certain(False)
        added = self._members.truths(kind.rule == "sum" for kind in self._kinds)
        if added.known is not False:
            aim, fits = self._summed.total("target")
            given = sheet.every([added, sheet.no(self._counted("aimless")), sheet.below(nothing, self._reported)])
            within = sheet.every([fits, sheet.no(self._counted("far"))])
        if aimed:
            least, most = self._summed.ends("aim")
            astray, own = self._counted("astray"), sheet.at_most(least, most)
            stands, doubtful = sheet.some([own, astray]), sheet.every([own, sheet.below(least, most)])
            aim, within = sheet.pick(own, most, aim), sheet.pick(stands, sheet.no(astray), within)
            given = sheet.every([sheet.some([stands, given]), sheet.no(doubtful)])
        stages = [kind.group.achievement for kind in self._kinds]
        return self._limited(aim, given, within, [self._places] * len(stages), stages), doubtful
