"""One stage of an assessment for all indicators at once: a quotient of each, looked at in the way of each.

Indicators whose programs have one shape are run together, with the constants they do not share as parameters of the
row; what their numerators and denominators come to is divided by one division for all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from attrs import frozen

from sakip.frames.layout import Cell
from sakip.frames.members import quotient
from sakip.frames.sheet import Sheet
from sakip.interpreters.columns import Extent, Operation, Step
from sakip.interpreters.columns.dividing import Division
from sakip.interpreters.columns.integers import Recorder, kept, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sakip.frames.members import Ladder, Look, Program, Stage
    from sakip.interpreters.columns.dividing import Kernel

T = TypeVar("T")

PLENTY: Final = 2**62
"""More than whatever is compared with it."""
_WIDE: Final = Extent(-PLENTY, PLENTY)


@frozen(eq=False)
class Members:
    """Who the rows belong to: ``cell`` is the place of the indicator of a row, below ``count``, or ``count``."""

    sheet: Sheet
    cell: Cell
    count: int

    def each(self, cells: Sequence[Cell]) -> Cell:
        """Return the cell of each member on its rows."""
        return self.sheet.by_member(self.cell, cells)

    def numbers(self, numbers: Sequence[int]) -> Cell:
        """Return the number of each member on its rows."""
        return self.each([self.sheet.constant(number) for number in numbers])

    def truths(self, truths: Iterable[bool]) -> Cell:
        """Return the truth of each member on its rows."""
        return self.each([self.sheet.certain(truth) for truth in truths])


class Staged:
    """The cells of a stage; ``stages`` has one for each member, None where it has none.

    ``above`` and ``below`` are the quotient before it is divided, ``below`` never negative, and ``zero`` tells where it
    would be 0.
    """

    def __init__(self, members: Members, stages: Sequence[Stage | None], kernel: Kernel) -> None:
        self._members = members
        self._sheet = members.sheet
        self._stages = stages
        self._kernel: Kernel = kernel
        self.above, self.below, self.zero = self._run()

    # --- the quotient ---

    def _run(self) -> tuple[Cell, Cell, Cell]:
        sheet, count = self._sheet, len(self._stages)
        nothing, one = sheet.constant(0), sheet.constant(1)
        aboves, belows, zeros = [nothing] * count, [one] * count, [sheet.certain(False)] * count
        groups: dict[Any, dict[int, Program]] = {}
        for place, stage in enumerate(self._stages):
            if stage is not None and stage.program is not None:
                groups.setdefault(_shape(stage.program), {})[place] = stage.program
        for group in groups.values():
            made = self._together(group)
            for place, compiled in group.items():
                above = made[compiled.above]
                aboves[place] = above if compiled.scale > 0 else sheet.subtract(nothing, above)
                belows[place] = made[compiled.below]
                zeros[place] = sheet.some(sheet.equal(made[zero], nothing) for zero in compiled.zero)
        each = self._members.each
        return each(aboves), each(belows), each(zeros)

    def _together(self, group: dict[int, Program]) -> list[Cell]:
        """Run programs of one shape as one; where their constants differ, the row tells which it is."""
        chains = {place: compiled.steps for place, compiled in group.items()}
        own = self._own(group)
        steps = list(next(iter(chains.values())))
        for at, step in enumerate(steps):
            values = [chains[place][at].value if place in chains else None for place in range(len(self._stages))]
            if step.operation is Operation.CONSTANT and len({*values} - {None}) > 1:
                name = f"parameter {id(group)} {at}"
                self._sheet.name(name, self._members.numbers(neighbours(values)))
                steps[at] = Step(Operation.COLUMN, name=name, extent=_WIDE)
            elif step.operation is Operation.COLUMN and own is not None:
                name = f"own {id(group)} {step.name}"
                self._sheet.name(name, self._sheet.pick(own, self._sheet.column(step.name), self._sheet.constant(0)))
                steps[at] = Step(Operation.COLUMN, name=name, extent=_WIDE)
        return run(steps, self._sheet)

    def _own(self, group: dict[int, Program]) -> Cell | None:
        """Tell the rows of a group from those whose numbers are too large for its programs, which run on every row."""
        limits = {place: stage.limit for place, stage in enumerate(self._stages) if stage is not None}
        others = max((limit for place, limit in limits.items() if place not in group), default=0)
        computing = any(step.of for compiled in group.values() for step in compiled.steps)
        if not computing or others <= min(limits[place] for place in group):
            return None
        return self._members.truths(place in group for place in range(len(self._stages)))

    # --- looking at it ---

    def seen(self, looks: Sequence[Look | None]) -> Cell:
        """Return the quotient as each member looks at it, in one division for all that round by one rule."""
        rules = dict.fromkeys(look.rule for look in looks if look is not None)
        seen = {rule: self._divided(rule, looks) for rule in rules}
        nothing = self._sheet.constant(0)
        return self._members.each([nothing if look is None else seen[look.rule] for look in looks])

    def _divided(self, rule: str, looks: Sequence[Look | None]) -> Cell:
        # what others round otherwise, or do not look at, is nothing here, and fits
        factors = neighbours(
            [
                None if stage is None else stage.factors(look) if look and look.rule == rule else (0, 0, 1)
                for stage, look in zip(self._stages, looks, strict=True)
            ]
        )
        recorder = Recorder()
        above = recorder.column("above", _WIDE)
        below = self._taken(recorder, "below", self.below, 0)
        first, last, under = (
            self._taken(recorder, name, self._members.numbers(numbers), 1)
            for name, numbers in zip(("first", "last", "under"), zip(*factors, strict=True), strict=True)
        )
        self._sheet.name("above", self.above)
        below = recorder.positive(recorder.multiply(under, below))
        end = quotient(Division(recorder, rule, self._kernel), above, below, first, last)
        steps, (end,) = kept(recorder.steps, [end])
        return run(steps, self._sheet)[end]

    def _taken(self, recorder: Recorder, name: str, cell: Cell, least: int) -> int:
        """Let a program read a cell, as the number it is where it is known."""
        if isinstance(cell.known, int):
            return recorder.constant(cell.known)
        self._sheet.name(name, cell)
        return recorder.column(name, Extent(least, PLENTY))


class Bands:
    """The bands of each member's ladder."""

    def __init__(self, members: Members, ladders: Sequence[Ladder | None]) -> None:
        self._members = members
        self._sheet = members.sheet
        self._ladders = ladders
        self._codes = list(dict.fromkeys(code for ladder in ladders if ladder is not None for code in ladder.codes))

    def code(self, has: Cell, looked: Cell) -> Cell:
        """Return the code of the band that a look falls into where a row ``has`` a number; blank elsewhere."""
        sheet, powers = self._sheet, [1] * len(self._ladders)
        finest: dict[Any, int] = {}
        for ladder in self._ladders:
            if ladder is not None:
                finest[ladder.alike] = max(finest.get(ladder.alike, 0), ladder.look.places)
        climbed = list(self._ladders)
        for place, ladder in enumerate(self._ladders):
            # ladders that differ in their places alone are climbed together, at the finest of them
            if ladder is not None:
                climbed[place] = raised = ladder.raised(finest[ladder.alike])
                powers[place] = 10 ** (raised.look.places - ladder.look.places)
        if max(powers, default=1) > 1:
            looked = sheet.multiply(sheet.pick(has, looked, sheet.constant(0)), self._members.numbers(powers))
        band = self._members.each([self._climbed(ladder, looked) for ladder in climbed])
        return sheet.spoken(sheet.only(has, band))

    def _climbed(self, ladder: Ladder | None, looked: Cell) -> Cell:
        if ladder is None:
            return self._sheet.word(None, self._codes)
        sheet = self._sheet
        band = sheet.word(ladder.codes[-1], self._codes)
        for threshold, code in reversed(list(zip(ladder.thresholds, ladder.codes, strict=False))):
            band = sheet.choose(looked, sheet.constant(threshold), sheet.word(code, self._codes), band)
        return band

    def outside(self, looked: Cell) -> Cell:
        """Tell whether a look lies outside the scale of its member."""
        sheet, members = self._sheet, self._members
        lows = [-PLENTY if ladder is None or ladder.low is None else ladder.low for ladder in self._ladders]
        highs = [PLENTY if ladder is None or ladder.high is None else ladder.high for ladder in self._ladders]
        beside = []
        if min(lows) > -PLENTY or max(lows) > -PLENTY:
            beside.append(sheet.below(looked, members.numbers(lows)))
        if min(highs) < PLENTY:
            beside.append(sheet.below(members.numbers(highs), looked))
        return sheet.some(beside)


def _shape(compiled: Program) -> tuple[object, ...]:
    """What programs have in common that can be run together: all but their constants."""
    steps = tuple((step.operation, step.of, step.name) for step in compiled.steps)
    return steps, compiled.above, compiled.below, compiled.zero


def neighbours(given: Sequence[T | None], other: T | None = None) -> list[T]:
    """Fill blanks with what stands beside them, as it does not matter what does; ``other`` if there is nothing."""
    last = next((one for one in given if one is not None), other)
    if last is None:
        raise ValueError
    filled = []
    for one in given:
        last = last if one is None else one
        filled.append(last)
    return filled
