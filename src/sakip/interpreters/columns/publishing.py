"""The kernel that publishes: a value rounded once to so many decimals, as an integer, by integer arithmetic.

A count of ``10**-places`` is ``above * M / below`` with an integer ``M``: for a percentage at two decimals 100 times
100. The division is estimated by the engine and corrected by what it leaves over, which is exact; half-up goes away
from zero, as everywhere in this library.

Three kernels do this. ``unbounded`` is for integers of any length. ``int64`` is for engines of 64 bits, which estimate
by dividing doubles: a quotient beyond :data:`LARGEST_QUOTIENT` may come out wrong by more than one, so its row is
refused. ``wide`` divides twice, by half of the digits of ``M`` at a time as one does on paper, for about twice the
work. A percentage at two decimals fits into 64 bits for inputs that count up to 4e14 at their places, and 4e16 wide.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, TypeVar, get_args

from attrs import frozen

from sakip.errors import FormulaError, UnknownNameError, quoted
from sakip.figures import FRACTION_DIGITS, rounding
from sakip.interpreters.columns.dividing import LARGEST_QUOTIENT, Division, Kernel, in_two
from sakip.interpreters.columns.integers import INT64, Extent, Recorder, Step, kept, largest_of, run
from sakip.interpreters.columns.rows import Reason, Row, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sakip.interpreters.columns.compiling import Compiled
    from sakip.interpreters.columns.integers import Arithmetic

T = TypeVar("T")


@frozen
class BuiltPublished(Generic[T]):
    """A published value as expressions of an engine.

    ``value`` counts ``10**-places``. Where one of ``zero`` is 0 there is no value: zero-denominator. Else, where one
    of ``guarded`` exceeds :data:`LARGEST_QUOTIENT`, there is none either: out-of-bounds.
    """

    value: T
    zero: tuple[T, ...]
    guarded: tuple[T, ...]


@frozen(eq=False)
class Published:
    """A compiled formula rounded to ``places`` decimals by ``rule``.

    ``steps`` is all of it; ``value``, ``zero`` and ``guarded`` are places in it. Only quotients that could be too long
    are guarded.
    """

    steps: tuple[Step, ...]
    places: int
    rule: str
    kernel: Kernel
    extents: Mapping[str, Extent]
    value: int
    zero: tuple[int, ...]
    guarded: tuple[int, ...]

    @property
    def largest(self) -> int:
        """The largest absolute value any step can come to."""
        return largest_of(self.steps)

    @property
    def extent(self) -> Extent:
        """Between which integers the published value lies, for a formula that takes it as a component."""
        return self.steps[self.value].extent

    def build(self, engine: Arithmetic[T]) -> BuiltPublished[T]:
        """Make the published value of expressions of ``engine``.

        The engine refuses rows whose components are blank or outside ``extents`` itself: nothing holds for them.
        """
        made = run(self.steps, engine)
        zero, guarded = (tuple(made[place] for place in places) for places in (self.zero, self.guarded))
        return BuiltPublished(made[self.value], zero, guarded)

    def evaluate(self, columns: Mapping[str, Sequence[int | None]]) -> list[int | Reason]:
        """Publish every row as a count of ``10**-places``; ``columns`` holds the components scaled to their places.

        Raises:
            FormulaError: when a column is missing, or columns differ in length.
            NumberError: when a column holds something else than integers and None.
        """
        return [row if isinstance(row, Reason) else self._valued(row) for row in rows_of(columns, self.extents)]

    def _valued(self, row: Mapping[str, int]) -> int | Reason:
        made = self.build(Row(row))
        if not all(made.zero):
            return Reason.ZERO_DENOMINATOR
        return Reason.OUT_OF_BOUNDS if any(given > LARGEST_QUOTIENT for given in made.guarded) else made.value


def published(compiled: Compiled, places: int = 2, rule: str = "half-up", kernel: Kernel = "unbounded") -> Published:
    """Round a compiled formula once, to ``places`` decimals by the rule and the kernel of those names.

    Raises:
        FormulaError: when ``places`` is not 0 to 9, or when the kernel does not hold all that the extents admit.
        UnknownNameError: when there is no such rule or kernel.
    """
    if type(places) is not int or not 0 <= places <= FRACTION_DIGITS:
        raise FormulaError(f"{quoted(places)} is no number of decimals", f"Give 0 to {FRACTION_DIGITS}.")
    if kernel not in get_args(Kernel):
        raise UnknownNameError.among("kernel", kernel, get_args(Kernel))
    division = Division(Recorder(compiled.steps), rounding(rule).name, kernel)
    recorder = division.recorder
    factor = compiled.scale * 10**places
    above = compiled.above if factor > 0 else recorder.subtract(recorder.constant(0), compiled.above)
    below = recorder.positive(recorder.times(factor.denominator, compiled.below))
    first, last = map(recorder.constant, in_two(abs(factor.numerator), kernel))
    value = division.rounded(above, below, first, last)
    steps, (value, *others) = kept(recorder.steps, [value, *compiled.zero, *division.guarded])
    zero, guarded = others[: len(compiled.zero)], others[len(compiled.zero) :]
    made = Published(steps, places, rule, kernel, compiled.extents, value, tuple(zero), tuple(guarded))
    if kernel != "unbounded" and made.largest > INT64:
        raise FormulaError(
            f"the {kernel} kernel makes integers of up to {made.largest.bit_length()} bits of this formula, beyond 63",
            "Declare smaller extents or fewer places for its components"
            + (", or try kernel='wide'." if kernel == "int64" else "."),
        )
    return made
