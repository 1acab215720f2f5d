"""What would lift the predicate most: the gain of every next grade, and the fewest steps to the next predicate.

A step raises one sub-component by one grade, or where criteria are answered, one criterion by one answer. Its gain is
exact: on the sheet of 2021 the step from C to CC in the use of planning is worth 1.5 points, the one from E to D in the
existence of reporting 0.9. Taking the largest gain again and again needs the fewest steps as long as no ladder grows
steeper on the way up. The grades of the regulation do not, answers worth 0, 0.33, 0.66 and 1 do, and then the best
choice of so many steps is looked for among all.
"""

from __future__ import annotations

from fractions import Fraction
from heapq import heapify, heappop, heappush
from itertools import accumulate, pairwise
from math import ceil, lcm
from typing import TYPE_CHECKING

from attrs import frozen

from sakip.bands import CategoryBand
from sakip.instruments.akip.answers import Criteria, Met
from sakip.instruments.akip.grading import SubResult
from sakip.instruments.akip.sheet import FULL, Level, Sheet, SubComponent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sakip.bands import CategoryScale


@frozen
class Lift:
    """One step up: which sub-component (and criterion), from what to what, and what it gains.

    ``gain`` is in points of the total, ``total`` the exact total after it and ``predikat`` its predicate; ``changes``
    says whether this step changed the predicate. ``level`` is what the rubric asks for the next grade. ``more`` is how
    many more criteria have to be met for it, None where that is not known or would not be enough.
    """

    sub: SubComponent
    criterion: str
    current: str
    next: str
    gain: Fraction
    total: Fraction
    predikat: CategoryBand
    changes: bool
    level: Level | None = None
    more: int | None = None

    @property
    def code(self) -> str:
        """The code of the sub-component."""
        return self.sub.code


@frozen
class ToReach:
    """What a better predicate takes.

    ``needs`` is the lowest published total that has it, ``missing`` how far the published total lies below. ``steps``
    are the fewest that reach it, and of those the ones that gain most; None when no steps known here do.
    """

    predikat: CategoryBand
    needs: Fraction
    missing: Fraction
    steps: tuple[Lift, ...] | None


@frozen
class _Ladder:
    """What one sub-component or criterion can be raised to, from where it stands: labels and points of the total."""

    result: SubResult
    criterion: str
    rungs: tuple[tuple[str, Fraction], ...]

    @property
    def gains(self) -> tuple[Fraction, ...]:
        return tuple(high - low for (_, low), (_, high) in pairwise(self.rungs))

    def step(self, place: int, before: Fraction, scale: CategoryScale) -> Lift:
        """Return the step from a rung to the one above it, when the total stands at ``before``."""
        (current, low), (label, high) = self.rungs[place], self.rungs[place + 1]
        total = before + high - low
        now, then = scale.band_of(scale.rounded(before)), scale.band_of(scale.rounded(total))
        rubric = self.result.sub.rubric
        level = None if rubric is None else next(one for one in rubric.levels if one.grade.code == label)
        more = None if level is None else _more(self.result, level)
        return Lift(self.result.sub, self.criterion, current, label, high - low, total, then, now != then, level, more)


def lifts(sheet: Sheet, results: Sequence[SubResult], total: Fraction) -> tuple[Lift, ...]:
    """Return the next step of every sub-component or criterion, the largest gain first."""
    found = [ladder.step(0, total, sheet.scale) for ladder in _ladders(sheet, results)]
    return tuple(sorted(found, key=lambda lift: -lift.gain))


def to_reach(sheet: Sheet, results: Sequence[SubResult], total: Fraction, band: CategoryBand) -> ToReach:
    """Return what a predicate takes that lies above that of the total."""
    needs = lowest_published(sheet.scale, band)
    ladders = tuple(_ladders(sheet, results))
    counts = _fewest([ladder.gains for ladder in ladders], lambda gain: sheet.scale.rounded(total + gain) >= needs)
    steps = None if counts is None else tuple(_in_order(ladders, counts, total, sheet.scale))
    return ToReach(band, needs, needs - sheet.scale.rounded(total), steps)


def lowest_published(scale: CategoryScale, band: CategoryBand) -> Fraction:
    """Return the lowest number, with as many decimals as the scale looks at, that falls into a band."""
    step = Fraction(1, 10 ** (scale.places or 0))
    low = band.lower if band.lower is not None else Fraction()
    least = ceil(low / step) * step
    return least + step if least == low and not band.lower_included else least


# --- ladders ----------------------------------------------------------------------------------------------------------


def _ladders(sheet: Sheet, results: Sequence[SubResult]) -> Iterator[_Ladder]:
    for result in results:
        for criterion, rungs in _rungs(sheet, result):
            if len(rungs) > 1:
                yield _Ladder(result, criterion, tuple(rungs))


def _rungs(sheet: Sheet, result: SubResult) -> Iterator[tuple[str, list[tuple[str, Fraction]]]]:
    sub, given, points = result.sub, result.given, result.points or Fraction()
    if result.grade is not None:
        grades = {points: result.grade}  # one grade for so many points
        for grade in reversed(sheet.grades_of(sub)):
            if grade.points > points:
                grades[grade.points] = grade
        yield "", [(grade.code, earned / FULL * sub.weight) for earned, grade in grades.items()]
    elif isinstance(given, str):
        yield "", _better(sub.answer_scale.values, given, points / FULL, sub.weight)
    elif isinstance(given, Met):
        yield "", [(f"{n}/{given.of}", Fraction(n, given.of) * sub.weight) for n in range(given.met, given.of + 1)]
    else:
        for one in result.answered:
            better = _better(one.criterion.answers.values, one.letter, one.worth, one.weight * sub.weight)
            yield one.criterion.code, better


def _better(
    values: Sequence[tuple[str, Fraction]], letter: str, worth: Fraction, weight: Fraction
) -> list[tuple[str, Fraction]]:
    rungs = {value: better for better, value in reversed(values) if value > worth}  # one letter a value
    return [(letter, worth * weight), *((better, value * weight) for value, better in rungs.items())]


def _more(result: SubResult, level: Level) -> int | None:
    """Return how many more criteria have to be met for a level of the rubric, if meeting more is enough."""
    rubric, given = result.sub.rubric, result.given
    if rubric is None or not isinstance(given, Met | Criteria):
        return None
    if isinstance(given, Met):
        met, of = given.met, given.of
    else:
        met, of = sum(one.worth == 1 for one in result.answered), len(result.answered)
        if any(one.worth not in {0, 1} or one.weight != Fraction(1, of) for one in result.answered):
            return None  # they do not count alike
    for count in range(met + 1, of + 1):
        reached = rubric.level(FULL * count / of, given.years, given.distinction)
        if reached.grade.points >= level.grade.points:
            return count - met
    return None


# --- the fewest steps -------------------------------------------------------------------------------------------------


def _fewest(ladders: Sequence[Sequence[Fraction]], enough: Callable[[Fraction], bool]) -> list[int] | None:
    """Return how many steps to take on each ladder so that the gain is enough, with the fewest steps in all.

    Among the choices of so few steps it is one that gains most. None, when all steps together are not enough.
    """
    greedy = _greedy(ladders, enough)
    if greedy is None or all(low >= high for gains in ladders for low, high in pairwise(gains)):
        return greedy
    # whole numbers add up many times faster than fractions
    unit = lcm(*(gain.denominator for gains in ladders for gain in gains))
    reach = [[int(part * unit) for part in accumulate(gains, initial=Fraction())] for gains in ladders]
    most = sum(greedy)
    best = [0] + [-1] * most  # the largest gain of so many steps on the ladders looked at, -1 where there is none
    taken: list[list[int]] = []
    for gains in reach:
        now, chosen = best[:], [0] * (most + 1)
        for steps in range(1, most + 1):
            for here in range(1, min(steps, len(gains) - 1) + 1):
                if best[steps - here] >= 0 and best[steps - here] + gains[here] > now[steps]:
                    now[steps], chosen[steps] = best[steps - here] + gains[here], here
        best = now
        taken.append(chosen)
    left = next(steps for steps, gain in enumerate(best) if gain >= 0 and enough(Fraction(gain, unit)))
    counts: list[int] = []
    for chosen in reversed(taken):
        counts.append(chosen[left])
        left -= chosen[left]
    return counts[::-1]


def _greedy(ladders: Sequence[Sequence[Fraction]], enough: Callable[[Fraction], bool]) -> list[int] | None:
    """Take the largest next gain again and again."""
    counts = [0] * len(ladders)
    heads = [(-gains[0], place) for place, gains in enumerate(ladders)]
    heapify(heads)
    gained = Fraction()
    while not enough(gained):
        if not heads:
            return None
        gain, place = heappop(heads)
        gained -= gain
        counts[place] += 1
        if counts[place] < len(ladders[place]):
            heappush(heads, (-ladders[place][counts[place]], place))
    return counts


def _in_order(
    ladders: Sequence[_Ladder], counts: Sequence[int], total: Fraction, scale: CategoryScale
) -> Iterator[Lift]:
    """Yield the steps, the largest gain first as far as the ladders allow."""
    done = [0] * len(ladders)
    for _ in range(sum(counts)):
        open_ = [place for place, count in enumerate(counts) if done[place] < count]
        place = max(open_, key=lambda place: ladders[place].gains[done[place]])
        step = ladders[place].step(done[place], total, scale)
        done[place] += 1
        total = step.total
        yield step
