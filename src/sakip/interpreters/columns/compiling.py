"""From a tree to the steps of one numerator over one denominator.

Every node becomes a quotient of two steps times a constant: ten to the places, percent and the constants of the
formula gather in that constant, reduced, so that integers stay as short as they can. Denominators are made positive
where they arise; every divisor of the tree is listed as one that must not be zero, also in the branch a smaller-of
does not take, as in the exact reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import gcd
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from attrs import frozen

from sakip.errors import FormulaError, listed, quoted
from sakip.figures import FRACTION_DIGITS, INTEGER_DIGITS
from sakip.interpreters.columns.integers import Extent, Recorder, Step, kept, largest_of, run
from sakip.interpreters.columns.rows import Reason, Row, rows_of
from sakip.tree import Calculation, Component, Constant, Operator, components_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sakip.interpreters.columns.integers import Arithmetic
    from sakip.tree import Node

T = TypeVar("T")

_ONE: Final = Fraction(1)


@frozen
class Built(Generic[T]):
    """A formula as expressions of an engine; where one of ``zero`` is 0 there is no value: zero-denominator."""

    numerator: T
    denominator: T
    zero: tuple[T, ...]


@frozen(eq=False)
class Compiled:
    """A formula as arithmetic of integers over scaled columns.

    ``steps`` is all of it; ``numerator``, ``denominator`` and ``zero`` are places in it. The denominator is never
    negative on a row whose components keep within ``extents``, and it is zero only where one of ``zero`` is. The value
    is also ``scale * above / below``, with the constants gathered in ``scale``, which is what a kernel publishes from.
    """

    steps: tuple[Step, ...]
    places: Mapping[str, int]
    extents: Mapping[str, Extent]
    scale: Fraction
    above: int
    below: int
    numerator: int
    denominator: int
    zero: tuple[int, ...]

    @property
    def largest(self) -> int:
        """The largest absolute value any step can come to; at most :data:`INT64` fits into 64 bits."""
        return largest_of(self.steps)

    def build(self, engine: Arithmetic[T]) -> Built[T]:
        """Make the formula of expressions of ``engine``.

        The engine refuses rows whose components are blank or outside ``extents`` itself: nothing holds for them.
        """
        made = run(self.steps, engine)
        return Built(made[self.numerator], made[self.denominator], tuple(made[place] for place in self.zero))

    def evaluate(self, columns: Mapping[str, Sequence[int | None]]) -> list[Fraction | Reason]:
        """Compute every row, exactly; ``columns`` holds each component scaled by ten to its places.

        Raises:
            FormulaError: when a column is missing, or columns differ in length.
            NumberError: when a column holds something else than integers and None.
        """
        values: list[Fraction | Reason] = []
        for row in rows_of(columns, self.extents):
            if isinstance(row, Reason):
                values.append(row)
                continue
            made = self.build(Row(row))
            zero = not all(made.zero)
            values.append(Reason.ZERO_DENOMINATOR if zero else Fraction(made.numerator, made.denominator))
        return values


def columns_of(
    tree: Node, places: Mapping[str, int] | int, extents: Mapping[str, Extent] | Extent | None = None
) -> Compiled:
    """Compile ``tree`` to integers over columns.

    ``places`` says how many decimals each component has, or all of them. ``extents`` says between which integers the
    scaled columns lie, for all or by name; a component not named there may be any number that :func:`sakip.number`
    takes, with its places. Smaller extents keep integers short, and components that are never negative spare a choice
    on the sign of each divisor.

    Raises:
        FormulaError: when a component has no places or not 0 to 9, when one name stands for two things, or when the
            integers could exceed :data:`LARGEST`.
    """
    names = [component.name for component in components_of(tree)]
    counts = {name: _places(name, places) for name in names}
    bounds = {name: _extent(name, counts[name], extents) for name in names}
    compiler = _Compiler(counts, bounds)
    made = compiler.quotient(tree)
    recorder = compiler.recorder
    ends = [
        made.above,
        made.below,
        recorder.times(made.scale.numerator, made.above),
        recorder.times(made.scale.denominator, made.below),
        *compiler.zero,
    ]
    steps, (above, below, numerator, denominator, *zero) = kept(recorder.steps, ends)
    return Compiled(
        steps,
        counts,
        bounds,
        made.scale,
        above,
        below,
        numerator,
        denominator,
        tuple(zero),
    )


def _places(name: str, places: Mapping[str, int] | int) -> int:
    if isinstance(places, Mapping):
        if name not in places:
            raise FormulaError(f"component {name!r} has no declared places", f"There are {listed(sorted(places))}.")
        places = places[name]
    if type(places) is not int or not 0 <= places <= FRACTION_DIGITS:
        raise FormulaError(f"{quoted(places)} is no number of decimals for {name!r}", f"Give 0 to {FRACTION_DIGITS}.")
    return places


def _extent(name: str, places: int, extents: Mapping[str, Extent] | Extent | None) -> Extent:
    given = extents.get(name) if isinstance(extents, Mapping) else extents
    return given if given is not None else Extent.up_to(10 ** (INTEGER_DIGITS + places) - 1)


@frozen
class _Quotient:
    """``scale * above / below``; ``below`` is never negative, ``scale`` never zero."""

    scale: Fraction
    above: int
    below: int


class _Compiler:
    def __init__(self, places: Mapping[str, int], extents: Mapping[str, Extent]) -> None:
        self.places = places
        self.extents = extents
        self.recorder = Recorder()
        self.zero: dict[int, None] = {}
        self.one = self.recorder.constant(1)
        self.nothing = self.recorder.constant(0)

    def quotient(self, tree: Node) -> _Quotient:
        match tree:
            case Component(name=name):
                column = self.recorder.column(name, self.extents[name])
                return self._of(Fraction(1, 10 ** self.places[name]), column, self.one)
            case Constant(value=value):
                return self._of(value, self.one, self.one) if value else self._nought()
            case Calculation(operator=operator, left=left, right=right):
                one, other = self.quotient(left), self.quotient(right)
                match operator:
                    case Operator.ADD:
                        return self._add(one, other)
                    case Operator.SUBTRACT:
                        return self._add(one, _Quotient(-other.scale, other.above, other.below))
                    case Operator.MULTIPLY:
                        multiply = self.recorder.multiply
                        above, below = multiply(one.above, other.above), multiply(one.below, other.below)
                        return self._of(one.scale * other.scale, above, below)
                    case Operator.DIVIDE:
                        return self._divide(one, other)
                    case Operator.SMALLER:
                        return self._choose(one, other, one, other)
                    case Operator.LARGER:
                        return self._choose(other, one, one, other)

    def _nought(self) -> _Quotient:
        return _Quotient(_ONE, self.nothing, self.one)

    def _of(self, scale: Fraction, above: int, below: int) -> _Quotient:
        """Gather what is known beforehand in the scale."""
        known, divisor = self.recorder.known(above), self.recorder.known(below)
        if known == 0:
            return self._nought()
        if known is not None:
            scale, above = scale * known, self.one
        if divisor:
            scale, below = scale / divisor, self.one
        return _Quotient(scale, above, below)

    def _brought_together(self, one: _Quotient, other: _Quotient) -> tuple[Fraction, int, int, int]:
        """Return a common scale, two numerators and their common denominator."""
        scale = _common(one.scale, other.scale)
        times, multiply = self.recorder.times, self.recorder.multiply
        left = times(int(one.scale / scale), one.above)
        right = times(int(other.scale / scale), other.above)
        if one.below == other.below:
            return scale, left, right, one.below
        return scale, multiply(left, other.below), multiply(right, one.below), multiply(one.below, other.below)

    def _add(self, one: _Quotient, other: _Quotient) -> _Quotient:
        scale, left, right, below = self._brought_together(one, other)
        # a factor of -1 is no step where the other side can be subtracted from
        if other.scale == -scale and one.below == other.below:
            return self._of(scale, self.recorder.subtract(left, other.above), below)
        return self._of(scale, self.recorder.add(left, right), below)

    def _divide(self, one: _Quotient, other: _Quotient) -> _Quotient:
        recorder, divisor = self.recorder, other.above
        extent, scale = recorder.extent(divisor), one.scale / other.scale
        if 0 in extent:
            self.zero[divisor] = None
        if recorder.known(divisor) == 0:
            return self._nought()
        above = recorder.multiply(one.above, other.below)
        if extent.most <= 0:
            scale, divisor = -scale, recorder.subtract(self.nothing, divisor)
        elif extent.least < 0:
            above, divisor = recorder.signed(divisor, above), recorder.magnitude(divisor)
        return self._of(scale, above, recorder.multiply(one.below, divisor))

    def _choose(self, low: _Quotient, high: _Quotient, first: _Quotient, second: _Quotient) -> _Quotient:
        """Choose ``first`` where ``low <= high``, compared by cross products, which positive denominators allow."""
        choose = self.recorder.choose
        scale = _common(first.scale, second.scale)
        _, left, right, _ = self._brought_together(low, high)
        times = self.recorder.times
        above = choose(
            left, right, times(int(first.scale / scale), first.above), times(int(second.scale / scale), second.above)
        )
        return self._of(scale, above, choose(left, right, first.below, second.below))


def _common(one: Fraction, other: Fraction) -> Fraction:
    """Return the largest positive number that both are whole multiples of."""
    below = one.denominator * other.denominator
    return Fraction(gcd(one.numerator * other.denominator, other.numerator * one.denominator), below)
