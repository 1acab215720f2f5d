"""What is to be computed of a frame: which columns are read, and as what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar

from attrs import frozen

from sakip.assessment.results import Reason
from sakip.frames.members import Held, Member, in_line, member
from sakip.frames.pipeline import Input, Pipeline
from sakip.frames.reading import held, read, text, truth
from sakip.frames.sheet import Sheet
from sakip.frames.words import Words, words
from sakip.indicators import Indicator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sakip.frames.sheet import Cell

T = TypeVar("T")

Kernel: TypeAlias = Literal["int64", "wide"]
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
        components = (column for one in self.indicators for column in self.sources(one).values())
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

    def laid_out(self, frame: Any, kept: Sequence[str]) -> Any:
        """Return a frame with the columns ``kept`` and those that are added."""
        sheet = Sheet(tables=frame.implementation.is_polars())
        members = self.members()
        place = sheet.place(sheet.given(self.indicator), [one.indicator.code for one in members])
        inputs, target = self.inputs(sheet, members, place), self.target(sheet, members, place)
        states = [(reason, sheet.truth(truth(self.schema, name))) for name, reason in self.withheld.items()]
        words = self.words(sheet, members, place)
        cells = Pipeline(sheet, members, place, self.kernel).outputs(inputs, target, states, words, scaled=self.scaled)
        return sheet.laid_out(frame, kept, cells)

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
        inputs = {}
        for slot, how in dict(pair for one in members for pair in one.held.items()).items():
            sources = _neighbours([mine.get(slot) for mine in columns])
            limits = _neighbours([min(one.value.limit, how.exact_to) if slot in one.held else None for one in members])
            column = sheet.by_member(place, [sheet.given(name) for name in sources])
            limit = sheet.by_member(place, [sheet.real(float(most)) for most in limits])
            inputs[slot] = read(sheet, column, how, limit)
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
        stages = [one.achievement for one in members]
        limits = [how.exact_to if stage is None else min(stage.limit, how.exact_to) for stage in stages]
        limit = sheet.by_member(place, [sheet.real(float(most)) for most in limits])
        return read(sheet, sheet.given(self.targets), how, limit)

    def _slots(self, one: Indicator) -> dict[str, tuple[str, str, Held]]:
        """Give each component a slot: the first of its kind that none before it has.

        Indicators whose components hold numbers alike so share programs, whatever their columns are called.
        """
        counts: Counter[Held] = Counter()
        slots = {}
        for component, column in self.sources(one).items():
            how = Held.words() if one.predicates else held(self.schema, column, self.places)
            counts[how] += 1
            slots[component] = (f"{how.kind}{how.places}_{how.exact_to}_{counts[how]}", column, how)
        return slots


def _neighbours(given: Sequence[T | None]) -> list[T]:
    """Fill blanks with what stands beside them, as it does not matter what does."""
    last = next(one for one in given if one is not None)
    filled = []
    for one in given:
        last = last if one is None else one
        filled.append(last)
    return filled
