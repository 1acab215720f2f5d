"""What is to be computed of a frame: which columns are read, and as what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import frozen

from sakip.assessment.results import Reason
from sakip.frames.asked import Kernel
from sakip.frames.members import Held, Member, in_line, member
from sakip.frames.pipeline import Input, Pipeline
from sakip.frames.reading import held, read, text, truth
from sakip.frames.sheet import Sheet
from sakip.frames.stages import neighbours
from sakip.frames.words import Words, words
from sakip.indicators import Indicator
from sakip.interpreters.columns import INT64

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sakip.frames.layout import Cell

Columns: TypeAlias = Mapping[str, str] | Mapping[str, Mapping[str, str]]


@frozen
class Task:
    """What is to be computed of a frame with this schema."""

    schema: Mapping[str, Any]
    indicators: tuple[Indicator, ...]
    indicator: str
    targets: str
    columns: Columns
    withheld: Mapping[str, Reason]
    places: int
    kernel: Kernel
    scaled: bool
    predicates: str = ""

    @property
    def needed(self) -> list[str]:
        """The columns that are read."""
        components = (
            column
            for one in self.indicators
            for name, column in self.sources(one).items()
            if not self._is_absent(one, name, column)
        )
        words = [self.predicates] if self.predicates else []
        return list(dict.fromkeys([self.indicator, self.targets, *words, *self.withheld, *components]))

    def sources(self, one: Indicator) -> dict[str, str]:
        """Return the columns that hold the components of an indicator."""
        mine = self.columns.get(one.code, self.columns)
        named = mine if isinstance(mine, Mapping) else {}
        found = {}
        for component in one.formula.components:
            column = named.get(component.name)
            found[component.name] = column if isinstance(column, str) else component.name
        return found

    def _is_absent(self, one: Indicator, name: str, column: str) -> bool:
        """Tell whether a component that comes from other indicators has no column, and so is blank on every row."""
        return column not in self.schema and any(
            component.name == name and component.source is not None for component in one.formula.components
        )

    def check(self) -> None:
        """See that the columns of numbers hold some, before an engine fails on one of texts and numbers mixed.

        Raises:
            FrameError: when one does not.
        """
        held(self.schema, self.targets, self.places)
        for one in self.indicators:
            self._slots(one)

    def laid_out(self, frame: Any, kept: Sequence[str]) -> Any:
        """Return a frame with the columns ``kept`` and those that are added."""
        sheet = Sheet.of(frame)
        members = self.members()
        place = sheet.place(sheet.given(self.indicator), [one.indicator.code for one in members])
        inputs, target = self.inputs(sheet, members, place), self.target(sheet, members, place)
        states = [(reason, sheet.truth(truth(self.schema, name))) for name, reason in self.withheld.items()]
        words = self.words(sheet, members, place)
        pipeline = Pipeline(sheet, members, place, self.kernel)
        outcome = pipeline.outcome(inputs, target, states, words, scaled=self.scaled)
        return sheet.laid_out(frame, kept, outcome.cells)

    def members(self) -> list[Member]:
        """Compile the indicators for the columns they read, those beside each other that have most in common."""
        target = held(self.schema, self.targets, self.places)
        members = []
        for one in self.indicators:
            slots = self._slots(one)
            named = {component: slot for component, (slot, _, _) in slots.items()}
            members.append(member(one, named, {slot: how for slot, _, how in slots.values()}, target, self.kernel))
        return in_line(members)

    def inputs(self, sheet: Sheet, members: Sequence[Member], place: Cell) -> dict[str, Input]:
        """Read the columns of the components, by the names programs know them by."""
        columns = [{slot: column for slot, column, _ in self._slots(one.indicator).values()} for one in members]
        known = sheet.below(place, sheet.constant(len(members)))
        inputs = {}
        for slot, how in dict(pair for one in members for pair in one.held.items()).items():
            if how.kind == "absent":
                inputs[slot] = Input(sheet.constant(0), sheet.certain(True), sheet.certain(True))
                continue
            sources = neighbours([mine.get(slot) for mine in columns])
            limits = neighbours([how.reach(one.value.limit) if slot in one.held else None for one in members])
            divides = neighbours([slot in one.divisors if slot in one.held else None for one in members])
            column = sheet.by_member(place, [sheet.given(name) for name in sources])
            least = sheet.by_member(place, [sheet.certain(divisor) for divisor in divides])
            inputs[slot] = read(sheet, column, how, self._limit(sheet, place, how, limits), known, positive=least)
        return inputs

    def words(self, sheet: Sheet, members: Sequence[Member], place: Cell) -> Words:
        """Read the columns that hold words."""
        reported = [
            sheet.given(text(self.schema, next(iter(self.sources(one.indicator).values()))))
            if one.indicator.predicates
            else None
            for one in members
        ]
        aim = sheet.given(text(self.schema, self.predicates)) if self.predicates else None
        return words(sheet, members, place, reported, aim)

    def target(self, sheet: Sheet, members: Sequence[Member], place: Cell) -> Input:
        """Read the column of the targets."""
        how = held(self.schema, self.targets, self.places)
        if how.kind == "absent":
            return Input(sheet.constant(0), sheet.certain(True), sheet.certain(True))
        stages = [one.achievement for one in members]
        limits = neighbours([None if stage is None else how.reach(stage.limit) for stage in stages], how.reach(INT64))
        known = sheet.below(place, sheet.constant(len(members)))
        return read(sheet, sheet.given(self.targets), how, self._limit(sheet, place, how, limits), known)

    @staticmethod
    def _limit(sheet: Sheet, place: Cell, how: Held, limits: Sequence[int]) -> Cell:
        # an engine may refuse to compare large integers with a real number
        whole = how.kind == "integer"
        return sheet.by_member(place, [sheet.constant(most) if whole else sheet.real(float(most)) for most in limits])

    def _slots(self, one: Indicator) -> dict[str, tuple[str, str, Held]]:
        """Give each component a slot: the first of its kind that none before it has.

        Indicators whose components hold numbers alike so share programs, whatever their columns are called.
        """
        counts: Counter[Held] = Counter()
        slots = {}
        for component, column in self.sources(one).items():
            if self._is_absent(one, component, column):
                how = Held.absent()
            else:
                how = Held.words() if one.predicates else held(self.schema, column, self.places)
            counts[how] += 1
            slots[component] = (f"{how.kind}{how.places}_{how.exact_to}_{counts[how]}", column, how)
        return slots
