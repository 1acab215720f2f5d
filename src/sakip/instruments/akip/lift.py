"""What would lift the predicate most: the gain of every next grade, and the fewest steps to the next predicate.

A step raises one sub-component by one grade, or where criteria are answered, one criterion by one answer. Its gain is
exact: on the sheet of 2021 the step from C to CC in the use of planning is worth 1.5 points, the one from E to D in the
existence of reporting 0.9. Taking the largest gain again and again needs the fewest steps as long as no ladder grows
steeper on the way up. The grades of the regulation do not, answers worth 0, 0.33, 0.66 and 1 do, and then the best
choice of so many steps is looked for among all. Of thousands of criteria not all choices are compared, and the result
says so.
"""

from __future__ import annotations

from fractions import Fraction
from heapq import heapify, heappop, heappush
from itertools import accumulate, pairwise
from math import ceil, lcm
from typing import TYPE_CHECKING, Final

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
    """One step up: of which ``sub`` (and ``criterion``), from ``current`` to ``next``, and what it gains.

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
    """What a better ``predikat`` takes.

    ``needs`` is the lowest published total that has it, ``missing`` how far the published total lies below. ``steps``
    are the fewest that reach it, and of those the ones that gain most; None when no steps known here do. ``exact`` is
    False where there are too many choices to compare all: the steps reach it, and a few less might.
    """

    predikat: CategoryBand
    needs: Fraction
    missing: Fraction
    steps: tuple[Lift, ...] | None
    exact: bool = True


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
    missing = needs - sheet.scale.rounded(total)
    gains = [ladder.gains for ladder in ladders]
    counts, exact = _fewest(gains, lambda gain: sheet.scale.rounded(total + gain) >= needs)
    if counts is None:
        return ToReach(band, needs, missing, None)
    return ToReach(band, needs, missing, tuple(_in_order(ladders, counts, total, sheet.scale)), exact)


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


_MOST_COMPARED: Final = 4_000_000
"""How many choices are compared, which takes about a second; a sheet of 300 criteria has a quarter of them."""


def _fewest(
    ladders: Sequence[Sequence[Fraction]], enough: Callable[[Fraction], bool], most_compared: int = _MOST_COMPARED
) -> tuple[list[int] | None, bool]:
    """Return how many steps to take on each ladder so that the gain is enough, with the fewest steps in all.

    Among the choices of so few steps it is one that gains most. None, when all steps together are not enough. The
    second value is False when these are few steps, and not all choices were compared to find the fewest.
    """
    greedy = _greedy(ladders, enough)
    if greedy is None or all(low >= high for gains in ladders for low, high in pairwise(gains)):
        return greedy, True
    few = min(greedy, _by_average(ladders, enough), key=sum)
    if sum(map(len, ladders)) * sum(few) > most_compared:
        return few, False
    return _of_all(ladders, enough, sum(few)), True


def _of_all(ladders: Sequence[Sequence[Fraction]], enough: Callable[[Fraction], bool], most: int) -> list[int]:
    """Return the best of all choices of the fewest steps, which are ``most`` or less."""
    # whole numbers add up many times faster than fractions
    unit = lcm(*(gain.denominator for gains in ladders for gain in gains))
    reach = [[int(part * unit) for part in accumulate(gains, initial=Fraction())] for gains in ladders]
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


def _by_average(ladders: Sequence[Sequence[Fraction]], enough: Callable[[Fraction], bool]) -> list[int]:
    """Take the steps of the largest average gain again and again, several of a ladder where the later are steeper.

    That is at most a few steps more than the fewest. All steps together have to be enough.
    """
    runs = [(-average, place, steps) for place, gains in enumerate(ladders) for average, steps in _runs(gains)]
    counts = [0] * len(ladders)
    gained = Fraction()
    for _, place, steps in sorted(runs):
        for _ in range(steps):
            if enough(gained):
                return counts
            gained += ladders[place][counts[place]]
            counts[place] += 1
    return counts


def _runs(gains: Sequence[Fraction]) -> list[tuple[Fraction, int]]:
    """Return the steps of a ladder in runs whose averages fall, each with its average and how many steps it has."""
    runs: list[tuple[Fraction, int]] = []
    for gain in gains:
        average, steps = gain, 1
        while runs and runs[-1][0] <= average:
            before, more = runs.pop()
            average, steps = (before * more + average * steps) / (more + steps), more + steps
        runs.append((average, steps))
    return runs


def _in_order(
    ladders: Sequence[_Ladder], counts: Sequence[int], total: Fraction, scale: CategoryScale
) -> Iterator[Lift]:
    """Yield the steps, the largest gain first as far as the ladders allow."""
    heads = [(-ladders[place].gains[0], place, 0) for place, count in enumerate(counts) if count]
    heapify(heads)
    while heads:
        _, place, done = heappop(heads)
        step = ladders[place].step(done, total, scale)
        total = step.total
        if done + 1 < counts[place]:
            heappush(heads, (-ladders[place].gains[done + 1], place, done + 1))
        yield step
