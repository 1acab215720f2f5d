"""What every office brings to its group: numbers where it reports; else it is missing, or is not waited for.

An office is assessed first, as it would be alone: one whose number is blank, withheld or outside of its scale is
missing, and one to which the indicator does not apply is not waited for. Of a ratio of sums the office whose divisor is
0 brings its components too, and of a weighted average the one that weighs nothing is not waited for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, fields, frozen

from sakip.assessment.results import Reason
from sakip.frames.layout import Cell
from sakip.frames.pipeline import Input, Pipeline
from sakip.frames.reading import held, read, truth
from sakip.frames.rolled import term
from sakip.frames.stages import Members, Staged
from sakip.frames.summing import FAR, MOST, MOST_ROWS, Sums

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sakip.frames.rolled import Rolled
    from sakip.frames.sheet import Sheet
    from sakip.frames.task import Task


@frozen
class _Weighed:
    """The weight of a row of a weighted average; whether it is 0 and nobody waits; and what it makes of the value."""

    weight: Cell
    idle: Cell
    known: Cell
    sound: Cell
    product: Cell


class Offices:
    """Writes what the rows of offices bring into ``sums`` of their groups.

    ``weights`` names the columns of weights that are no components, by the code of the indicator.
    """

    def __init__(self, task: Task, kinds: Sequence[Rolled], sheet: Sheet, weights: Mapping[str, str]) -> None:
        self.sums = Sums(sheet)
        self._task = task
        self._kinds = kinds
        self._sheet = sheet
        self._weights = weights
        self._nothing = sheet.constant(0)
        members = [kind.office for kind in kinds]
        place = sheet.place(sheet.given(task.indicator), [member.indicator.code for member in members])
        self._members = Members(sheet, place, len(kinds))
        self._inputs = task.inputs(sheet, members, place)
        for name, given in self._inputs.items():
            sheet.name(name, given.scaled)
        # before the pipeline, which lets its programs know other cells by these names
        self._above = Staged(self._members, [member.value for member in members], task.kernel).above
        self._none = Input(self._nothing, sheet.certain(True), sheet.certain(True))
        words = task.words(sheet, members, place)
        states = [(reason, sheet.truth(truth(task.schema, name))) for name, reason in task.withheld.items()]
        pipeline = Pipeline(sheet, members, place, task.kernel)
        self._why = pipeline.outcome(self._inputs, self._none, states, words, scaled=False).why
        self._computed = self._why.none(sheet)
        self._outside = sheet.some(map(self._because, (Reason.NOT_APPLICABLE, Reason.NOT_DEFINED)))
        self._brings = self._add_numbers()

    def _because(self, reason: Reason) -> Cell:
        return self._why.holds(self._sheet, reason)

    def _ruled(self, rule: str) -> Cell:
        return self._members.truths(kind.rule == rule for kind in self._kinds)

    # --- numbers ---

    def _add_numbers(self) -> Cell:
        """Add the terms of whoever brings them, and count who does and who does not; tell who does."""
        sheet, sums = self._sheet, self.sums
        zero = sheet.every([self._because(Reason.ZERO_DENOMINATOR), self._ruled("ratio-of-sums")])
        ready, unfit, idle = sheet.some([self._computed, zero]), sheet.certain(False), sheet.certain(False)
        above, weight = self._above, self._nothing
        weighs = self._ruled("weighted-average")
        if weighs.known is not False:
            weighed = self._weighed(weighs)
            above, weight, idle = weighed.product, weighed.weight, weighed.idle
            unweighed = sheet.every([self._computed, weighs, sheet.no(weighed.known)])
            sums.count("idle", idle)
            sums.count("unweighed", unweighed)
            ready = sheet.every([ready, sheet.no(unweighed), sheet.no(idle)])
            unfit = sheet.every([ready, weighs, sheet.no(weighed.sound)])
        terms = self._terms(above, weight)
        fits = sheet.every(sheet.at_most(sheet.size(cell), sheet.constant(MOST)) for cell in terms)
        unfit = sheet.some([unfit, sheet.every([ready, sheet.no(fits)])])
        brings = sheet.every([ready, sheet.no(unfit)])
        for place, cell in enumerate(terms):
            sums.total(term(place), sheet.pick(brings, cell, self._nothing))
        sums.count("reported", brings)
        sums.count("outside", sheet.some([self._outside, idle]))
        beyond = sheet.every([self._because(Reason.OUT_OF_BOUNDS), sheet.no(idle)])
        sums.count("beyond", sheet.some([beyond, unfit]))
        return brings

    def _terms(self, above: Cell, weight: Cell) -> list[Cell]:
        """Return what is added: the components of a ratio of sums, the value of another, times its weight if it has."""
        each: list[list[Cell]] = []
        for kind in self._kinds:
            if kind.rule == "none" or not kind.added:
                each.append([])
            elif kind.rule == "ratio-of-sums":
                each.append([self._inputs[slot].scaled for slot in kind.office.held])
            else:
                each.append([above, weight] if kind.rule == "weighted-average" else [self._above])
        width = max(len(kind.terms) for kind in self._kinds)
        padded = ([*mine, *[self._nothing] * (width - len(mine))] for mine in each)
        return [self._members.each(cells) for cells in zip(*padded, strict=True)]

    # --- weights ---

    def _weighed(self, weighs: Cell) -> _Weighed:
        sheet, nothing = self._sheet, self._nothing
        given = self._weight()
        known = sheet.no(given.blank)
        weight = sheet.pick(sheet.every([known, given.within]), given.scaled, nothing)
        declared = self._members.truths(kind.indicator.code in self._weights for kind in self._kinds)
        # nobody waits for an office that is declared to weigh nothing, even if it reports nothing
        counts = sheet.some([self._computed, sheet.every([declared, sheet.no(self._outside)])])
        zero = sheet.every([known, given.within, sheet.equal(weight, nothing)])
        one = sheet.constant(1)
        size = sheet.cell(
            "size times", lambda a, b: a * b, sheet.decimal(sheet.size(self._above), one), sheet.decimal(weight, one)
        )
        fits = sheet.at_most(size, sheet.real(float(MOST)))
        sound = sheet.every([known, given.within, sheet.at_most(nothing, weight), fits])
        taken = sheet.every([weighs, self._computed, sound])
        product = sheet.multiply(sheet.pick(taken, self._above, nothing), sheet.pick(taken, weight, nothing))
        return _Weighed(weight, sheet.every([weighs, counts, zero]), known, sound, product)

    def _weight(self) -> Input:
        """Read the weights: a column of them, or a component of the formula."""
        sheet, task, each = self._sheet, self._task, self._members.each
        found = []
        for kind in self._kinds:
            column = self._weights.get(kind.indicator.code)
            if column is not None:
                how = held(task.schema, column, task.places)
                found.append(read(sheet, sheet.given(column), how, sheet.real(float(how.exact_to))))
            elif kind.rule == "weighted-average":
                names = [component.name for component in kind.indicator.formula.components]
                slots = dict(zip(names, kind.office.held, strict=True))
                found.append(self._inputs[slots[kind.indicator.weighted_by]])
            else:
                found.append(self._none)
        return Input(*(each([getattr(one, part.name) for one in found]) for part in fields(Input)))

    # --- targets and offices that are expected ---

    def add_targets(self, own: str, places: int) -> None:
        """Add up the targets of the offices that report, where their sum is that of the group."""
        sheet, summed = self._sheet, self._ruled("sum")
        if summed.known is False:
            return
        aim = self._aim(own, places)
        counts, known = sheet.every([self._brings, summed]), sheet.every([sheet.no(aim.blank), aim.within])
        self.sums.total("target", sheet.pick(sheet.every([counts, known]), aim.scaled, self._nothing))
        self.sums.count("aimless", sheet.every([counts, aim.blank]))
        self.sums.count("far", sheet.every([counts, sheet.no(aim.blank), sheet.no(known)]))

    def add_group_targets(self, column: str, places: int) -> None:
        """Find the target of the group, which its rows should say alike."""
        sheet = self._sheet
        aim = self._aim(column, places)
        known = sheet.every([sheet.no(aim.blank), aim.within])
        least, most = (sheet.pick(known, aim.scaled, sheet.constant(end)) for end in (FAR, -FAR))
        self.sums.ends("aim", least, most)
        self.sums.count("astray", sheet.every([sheet.no(aim.blank), sheet.no(known)]))

    def _aim(self, column: str, places: int) -> Input:
        """Read targets with so many places."""
        sheet, how = self._sheet, held(self._task.schema, column, self._task.places)
        limit = sheet.real(float(min(how.exact_to, MOST // 10**places)))
        aim = read(sheet, sheet.given(column), how, limit)
        return evolve(aim, scaled=sheet.multiply(aim.scaled, sheet.constant(10 ** (places - how.places))))

    def add_expected(self, column: str) -> None:
        """Find how many offices a group is said to have: the most that one of its rows says."""
        sheet = self._sheet
        given = read(sheet, sheet.given(column), held(self._task.schema, column, 0), sheet.real(float(MOST_ROWS)))
        known = sheet.every([sheet.no(given.blank), given.within])
        many = sheet.pick(known, given.scaled, self._nothing)
        self.sums.ends("expected", many, many)
