"""The one division that publishes, written with integers only.

``above * factor / below`` is estimated by the engine, which may be one off, and corrected by what the estimate leaves
over, which is exact. Rounding is done before the division, by adding half of what it is divided by, so that nothing is
rounded twice; half-up goes away from zero, and a negative number on a tie is one short of the sum that reaches it.

The ``wide`` kernel divides twice, by the first and by the last half of the digits of the factor, as one does on paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from sakip.interpreters.columns.integers import Extent, Operation

if TYPE_CHECKING:
    from sakip.interpreters.columns.integers import Recorder

Kernel: TypeAlias = Literal["unbounded", "int64", "wide"]

LARGEST_QUOTIENT: Final = 2**50 - 2
"""The largest quotient, rounded down, that the kernels of 64 bits give."""

_MARGIN: Final = 2**27
_DRIFT: Final = 50  # an estimate of 64 bits is off by less than one part in 2**50, and by one


class Division:
    """Writes divisions for which ``below`` is at least 1.

    ``guarded`` lists the quotients that an estimate of 64 bits could miss by more than one: nothing holds for a row
    on which the absolute value of one of them exceeds :data:`LARGEST_QUOTIENT`.
    """

    def __init__(self, recorder: Recorder, rule: str, kernel: Kernel) -> None:
        self.recorder = recorder
        self.rule = rule
        self.kernel = kernel
        self.guarded: list[int] = []

    def rounded(self, above: int, below: int, first: int, last: int) -> int:
        """Return ``above * first * last / below`` rounded by the rule; neither factor is negative."""
        recorder = self.recorder
        if recorder.known(below) == 1:
            return recorder.multiply(last, recorder.multiply(first, above))
        nothing = recorder.constant(0)
        if self.kernel != "wide" or recorder.known(last) == 1:
            return self._nearest(above, recorder.multiply(last, recorder.multiply(first, above)), below, nothing)
        whole, rest = self.divided(recorder.multiply(first, above), below)
        whole = recorder.multiply(last, self._within(whole))
        return self._nearest(above, recorder.multiply(last, rest), below, whole)

    def split(self, above: int, below: int) -> int:
        """Return twice ``above / below`` rounded down, and one more where something is left over.

        It tells on which side of every whole number the quotient lies, and whether it is that number.
        """
        recorder = self.recorder
        whole, rest = self.divided(above, below)
        nothing, one = recorder.constant(0), recorder.constant(1)
        return recorder.add(recorder.times(2, whole), recorder.choose(rest, nothing, nothing, one))

    def _nearest(self, sign_of: int, above: int, below: int, whole: int) -> int:
        """Return ``whole + above / below`` rounded by the rule, going by the sign of ``sign_of`` where it matters."""
        recorder, nothing, one = self.recorder, self.recorder.constant(0), self.recorder.constant(1)
        if self.rule == "truncate":
            short = recorder.choose(nothing, sign_of, nothing, recorder.subtract(below, one))
            return recorder.add(whole, self.divided(recorder.add(above, short), below)[0])
        twice = recorder.add(recorder.times(2, above), below)
        if self.rule == "half-even":
            # nothing is left over at a tie alone, which went up; an odd one goes back
            nearest, left = self.divided(twice, recorder.times(2, below))
            nearest = recorder.add(whole, nearest)
            _, odd = self.divided(nearest, recorder.constant(2))
            return recorder.subtract(nearest, recorder.choose(left, nothing, odd, nothing))
        short = recorder.choose(nothing, sign_of, nothing, one)
        return recorder.add(whole, self.divided(recorder.subtract(twice, short), recorder.times(2, below))[0])

    def divided(self, above: int, below: int) -> tuple[int, int]:
        """Divide, rounded down: the quotient and what is left over.

        What the estimate leaves over is exact: below 0 it was one too high, at ``below`` or more one too low.
        """
        recorder, step = self.recorder, self.recorder.step
        over, under = recorder.extent(above), recorder.extent(below)
        least, most = over.least // under.least if over.least < 0 else 0, max(0, over.most) // under.least
        drift = slack = 0
        if self.kernel != "unbounded" and max(-least, most) > LARGEST_QUOTIENT:
            drift, slack = 1 + (max(-least, most) >> _DRIFT), 1 + (over.largest >> _DRIFT)
        guess = step(Operation.ESTIMATE, (above, below), Extent(least - 1 - drift, most + 1 + drift))
        reach = under.most + slack
        of = (min(below, guess), max(below, guess))
        lowest = over.least - under.most if over.least < 0 else 0
        taken = step(Operation.MULTIPLY, of, Extent(lowest - reach, max(over.most, 0) + reach))
        left = step(Operation.SUBTRACT, (above, taken), Extent(-reach, reach + under.most - 1))
        nothing, one, minus = (recorder.constant(value) for value in (0, 1, -1))
        high, low = recorder.choose(left, minus, one, nothing), recorder.choose(below, left, one, nothing)
        quotient = step(
            Operation.SUBTRACT, (recorder.add(guess, low), high), Extent(least - 2 * drift, most + 2 * drift)
        )
        back, off = recorder.choose(left, minus, below, nothing), recorder.choose(below, left, below, nothing)
        rest = step(Operation.SUBTRACT, (recorder.add(left, back), off), Extent(-slack, under.most - 1 + slack))
        if drift:
            self.guarded += [quotient] if least == 0 else [quotient, recorder.subtract(nothing, quotient)]
        return quotient, rest

    def _within(self, whole: int) -> int:
        """Put a quotient that is refused anyway where it can be multiplied, and no rest brings it back."""
        recorder, beyond = self.recorder, LARGEST_QUOTIENT + _MARGIN
        extent = recorder.extent(whole)
        if extent.most > beyond:
            limit = recorder.constant(beyond)
            whole = recorder.choose(whole, limit, whole, limit, Extent(extent.least, beyond))
        if extent.least < -beyond:
            limit = recorder.constant(-beyond)
            whole = recorder.choose(limit, whole, whole, limit, Extent(-beyond, min(extent.most, beyond)))
        return whole


def in_two(factor: int, kernel: Kernel) -> tuple[int, int]:
    """Return the two factors a kernel multiplies by one after the other: 10,000 is 100 and 100, wide, and else whole.

    The latter is the power of ten that ends the factor within the latter half of its digits.
    """
    last = 10
    while factor % last == 0 and last * last <= factor:
        last *= 10
    return (factor // (last // 10), last // 10) if kernel == "wide" else (1, factor)
