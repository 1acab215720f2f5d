"""Arithmetic of integers as a list of steps, each with proven bounds.

A step adds, subtracts, multiplies, compares or estimates a quotient of what earlier steps made, which it names by
their places in the list; equal steps are made once, and those whose outcome is known beforehand not at all. Every step
knows between which integers its results lie, whatever the rows hold, as long as the columns keep within theirs.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from attrs import field, frozen

from sakip.errors import FormulaError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

T = TypeVar("T")

INT64: Final = 2**63 - 1
"""The largest integer of 64 bits."""
LARGEST: Final = 2**16_384
"""No integer of a compiled formula, on any row its bounds admit, is larger; a formula that could is refused."""


@frozen
class Extent:
    """Between which integers a column or a step lies, both included."""

    least: int
    most: int

    def __attrs_post_init__(self) -> None:
        if self.least > self.most:
            raise FormulaError(f"no integer lies between {self.least} and {self.most}", "Give the smaller one first.")

    @classmethod
    def up_to(cls, most: int, *, negative: bool = True) -> Extent:
        """Make the extent of integers whose absolute value is at most ``most``; without ``negative`` from 0."""
        return cls(-most if negative else 0, most)

    @property
    def largest(self) -> int:
        """The largest absolute value."""
        return max(-self.least, self.most)

    def __contains__(self, value: int) -> bool:
        return self.least <= value <= self.most


class Operation(enum.StrEnum):
    """What a :class:`Step` does."""

    COLUMN = "column"
    CONSTANT = "constant"
    ADD = "add"
    SUBTRACT = "subtract"
    MULTIPLY = "multiply"
    CHOOSE = "choose"
    ESTIMATE = "estimate"


@frozen
class Step:
    """One operation on the results of earlier steps; ``of`` are their places in the list.

    ``name`` is that of a column, ``value`` that of a constant. What ``choose`` and ``estimate`` mean is said by
    :class:`Arithmetic`.
    """

    operation: Operation
    of: tuple[int, ...] = ()
    name: str = ""
    value: int = 0
    extent: Extent = field(kw_only=True, eq=False)


class Arithmetic(Protocol[T]):
    """What an engine must do with its own expressions of integers.

    All of it is in the subset that dataframe engines do alike: no rounding, no ``//``, no ``%``, no cast but that of
    an integral float.
    """

    def column(self, name: str, /) -> T:
        """Return the scaled column of a component; where it is blank, whatever is made of it does not matter."""
        raise NotImplementedError

    def constant(self, value: int, /) -> T:
        """Return an integer."""
        raise NotImplementedError

    def add(self, left: T, right: T, /) -> T:
        """Return the sum."""
        raise NotImplementedError

    def subtract(self, left: T, right: T, /) -> T:
        """Return the difference."""
        raise NotImplementedError

    def multiply(self, left: T, right: T, /) -> T:
        """Return the product."""
        raise NotImplementedError

    def choose(self, low: T, high: T, first: T, second: T, /) -> T:
        """Return ``first`` where ``low <= high``, else ``second``."""
        raise NotImplementedError

    def estimate(self, above: T, below: T, /) -> T:
        """Return ``above / below`` rounded down, which may be off by one; ``below`` is at least 1.

        In 64 bits: divide the integers, which makes a float, floor it, cast it back to an integer. For quotients too
        long for that the kernels of 64 bits see to it themselves.
        """
        raise NotImplementedError


class Recorder:
    """Writes steps, each once, and keeps their bounds."""

    def __init__(self, steps: Iterable[Step] = ()) -> None:
        self.steps = list(steps)
        self._places = {step: place for place, step in enumerate(self.steps)}

    def extent(self, place: int) -> Extent:
        """Return between which integers the results of a step lie."""
        return self.steps[place].extent

    def column(self, name: str, extent: Extent) -> int:
        """Read a column."""
        return self._write(Step(Operation.COLUMN, name=name, extent=extent))

    def constant(self, value: int) -> int:
        """Take a number."""
        return self._write(Step(Operation.CONSTANT, value=value, extent=Extent(value, value)))

    def known(self, place: int) -> int | None:
        """Return what a step always comes to, or None when that depends on the row."""
        extent = self.extent(place)
        return extent.least if extent.least == extent.most else None

    def add(self, left: int, right: int) -> int:
        """Add; to add nothing is no step."""
        if self.known(left) == 0:
            return right
        if self.known(right) == 0:
            return left
        one, other = self.extent(left), self.extent(right)
        of = (min(left, right), max(left, right))
        return self.step(Operation.ADD, of, Extent(one.least + other.least, one.most + other.most))

    def subtract(self, left: int, right: int) -> int:
        """Subtract; to subtract nothing is no step, and what is subtracted from itself leaves nothing."""
        if self.known(right) == 0:
            return left
        if left == right:
            return self.constant(0)
        one, other = self.extent(left), self.extent(right)
        return self.step(Operation.SUBTRACT, (left, right), Extent(one.least - other.most, one.most - other.least))

    def multiply(self, left: int, right: int) -> int:
        """Multiply; by one is no step."""
        if self.known(left) == 1:
            return right
        if self.known(right) == 1:
            return left
        one, other = self.extent(left), self.extent(right)
        corners = [a * b for a in (one.least, one.most) for b in (other.least, other.most)]
        of = (min(left, right), max(left, right))
        return self.step(Operation.MULTIPLY, of, Extent(min(corners), max(corners)))

    def times(self, factor: int, place: int) -> int:
        """Multiply by a number."""
        return self.multiply(self.constant(factor), place)

    def choose(self, low: int, high: int, first: int, second: int, extent: Extent | None = None) -> int:
        """Choose ``first`` where ``low <= high``, else ``second``; what is certain is not asked for."""
        if first == second or self.extent(low).most <= self.extent(high).least:
            return first
        if self.extent(low).least > self.extent(high).most:
            return second
        one, other = self.extent(first), self.extent(second)
        either = Extent(min(one.least, other.least), max(one.most, other.most))
        return self.step(Operation.CHOOSE, (low, high, first, second), extent or either)

    def signed(self, sign_of: int, place: int) -> int:
        """Turn the sign of ``place`` where ``sign_of`` is negative."""
        nothing = self.constant(0)
        return self.choose(nothing, sign_of, place, self.subtract(nothing, place))

    def magnitude(self, place: int) -> int:
        """Take the sign off."""
        nothing = self.constant(0)
        extent = Extent(0, self.extent(place).largest)
        return self.choose(nothing, place, place, self.subtract(nothing, place), extent)

    def positive(self, place: int) -> int:
        """Put 1 where there is 0, so that a row that is refused for it does not fail others; never negative."""
        one, most = self.constant(1), self.extent(place).most
        return one if most < 1 else self.choose(one, place, place, one, Extent(1, most))

    def step(self, operation: Operation, of: tuple[int, ...], extent: Extent) -> int:
        """Write an operation whose bounds are known better than its operands tell."""
        if extent.least == extent.most:
            return self.constant(extent.least)
        return self._write(Step(operation, of, extent=extent))

    def _write(self, step: Step) -> int:
        place = self._places.get(step)
        if place is None:
            if step.extent.largest > LARGEST:
                raise FormulaError(
                    f"over columns this formula makes integers of more than {LARGEST.bit_length() - 1} bits",
                    "Declare fewer places or smaller extents, or compute part of it upstream and report the result as "
                    "a component.",
                )
            place = self._places[step] = len(self.steps)
            self.steps.append(step)
        return place


def kept(steps: Sequence[Step], ends: Sequence[int]) -> tuple[tuple[Step, ...], list[int]]:
    """Return the steps that lead to ``ends``, in their order, and where those ends now stand."""
    needed = set(ends)
    for place in range(len(steps) - 1, -1, -1):
        if place in needed:
            needed.update(steps[place].of)
    moved = {place: at for at, place in enumerate(sorted(needed))}
    chain = tuple(
        Step(step.operation, tuple(moved[of] for of in step.of), step.name, step.value, extent=step.extent)
        for step in (steps[place] for place in moved)
    )
    return chain, [moved[end] for end in ends]


def run(steps: Iterable[Step], engine: Arithmetic[T]) -> list[T]:
    """Let an engine make every step; the results stand in the places of their steps."""
    made: list[T] = []
    for step in steps:
        of = [made[place] for place in step.of]
        match step.operation:
            case Operation.COLUMN:
                made.append(engine.column(step.name))
            case Operation.CONSTANT:
                made.append(engine.constant(step.value))
            case Operation.ADD:
                made.append(engine.add(*of))
            case Operation.SUBTRACT:
                made.append(engine.subtract(*of))
            case Operation.MULTIPLY:
                made.append(engine.multiply(*of))
            case Operation.CHOOSE:
                made.append(engine.choose(*of))
            case Operation.ESTIMATE:
                made.append(engine.estimate(*of))
    return made


def largest_of(steps: Iterable[Step]) -> int:
    """Return the largest absolute value any step can come to."""
    return max(step.extent.largest for step in steps)
