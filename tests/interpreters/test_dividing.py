"""Divisions written with integers, on engines that estimate as badly as they may: right, and within their bounds."""

from __future__ import annotations

from itertools import product

import pytest
from estimates import Off
from hypothesis import given
from hypothesis import strategies as st

from sakip.figures import ROUNDINGS
from sakip.interpreters.columns import INT64, LARGEST_QUOTIENT, Extent, Row
from sakip.interpreters.columns.dividing import Division, Kernel, in_two
from sakip.interpreters.columns.integers import Recorder, run

SMALL = [Extent(-7, 9), Extent(-8, 0), Extent(0, 9), Extent(1, 9), Extent(3, 9), Extent(-9, -3), Extent(4, 4)]
BELOW = [Extent(1, 4), Extent(2, 5), Extent(3, 3)]


def off(above: int, below: int, much: int) -> Off:
    return Off({"above": above, "below": below}, much)


def divisions(over: Extent, under: Extent, rule: str = "half-up", kernel: Kernel = "unbounded") -> Division:
    division = Division(Recorder(), rule, kernel)
    division.recorder.column("above", over)
    division.recorder.column("below", under)
    return division


def computed(division: Division, row: Row) -> list[int]:
    """Compute every step, and see that it lies within its bounds."""
    made = run(division.recorder.steps, row)
    for value, step in zip(made, division.recorder.steps, strict=True):
        assert value in step.extent, step
    return made


def rows(over: Extent, under: Extent) -> list[tuple[int, int, int]]:
    return list(product(range(over.least, over.most + 1), range(under.least, under.most + 1), (-1, 0, 1)))


@pytest.mark.parametrize("under", BELOW)
@pytest.mark.parametrize("over", SMALL)
def test_every_quotient_is_exact_though_every_estimate_may_be_off_by_one(over: Extent, under: Extent) -> None:
    division = divisions(over, under)
    quotient, rest = division.divided(0, 1)
    both = division.split(0, 1)
    seen = []
    for above, below, much in rows(over, under):
        made = computed(division, off(above, below, much))
        assert (made[quotient], made[rest]) == divmod(above, below)
        assert made[both] == 2 * (above // below) + (above % below > 0)
        seen.append(made[quotient])
    assert not division.guarded
    if over.least <= 0 <= over.most:  # nothing is said about it that no row comes to
        assert division.recorder.extent(quotient) == Extent(min(seen), max(seen))
    assert division.recorder.extent(rest) == Extent(0, under.most - 1)


@pytest.mark.parametrize("kernel", ["unbounded", "int64", "wide"])
@pytest.mark.parametrize("rule", ROUNDINGS)
@pytest.mark.parametrize("factors", [(1, 1), (1, 10), (10, 10), (3, 10)])
def test_every_rule_rounds_as_it_is_written_down(rule: str, kernel: Kernel, factors: tuple[int, int]) -> None:
    """Both factors are multiplied with, whichever comes first."""
    first, last = factors
    for over, under in product(SMALL[:3], [*BELOW, Extent(1, 2)]):
        division = divisions(over, under, rule, kernel)
        value = division.rounded(0, 1, *map(division.recorder.constant, factors))
        for above, below, much in rows(over, under):
            made = computed(division, off(above, below, much))
            assert made[value] == ROUNDINGS[rule].divide(above * first * last, below)


def test_by_one_nothing_is_divided() -> None:
    division = divisions(Extent(-9, 9), Extent(1, 9))
    value = division.rounded(0, division.recorder.constant(1), *map(division.recorder.constant, (2, 5)))
    assert [step.operation for step in division.recorder.steps] == [
        "column", "column", "constant", "constant", "constant", "multiply", "multiply",
    ]  # fmt: skip
    assert computed(division, off(-7, 3, 0))[value] == -70


LONG = [Extent.up_to(2**57), Extent.up_to(2**57, negative=False), Extent(-(2**57), 0)]


@pytest.mark.parametrize("under", [Extent(1, 9), Extent(2, 2**20), Extent(1, 2**57)])
@pytest.mark.parametrize("over", LONG)
@given(data=st.data())
def test_long_quotients_stay_within_their_bounds_or_are_refused(
    over: Extent, under: Extent, data: st.DataObject
) -> None:
    """An estimate of 64 bits is off by one, and by one part in 2**50 of what it estimates."""
    division = divisions(over, under, kernel="int64")
    quotient, rest = division.divided(0, 1)
    ends = st.sampled_from([over.least, over.most]), st.sampled_from([under.least, under.most])
    above = data.draw(st.one_of(st.integers(over.least, over.most), ends[0]))
    below = data.draw(st.one_of(st.integers(under.least, under.most), ends[1]))
    wrong = 1 + (abs(above // below) >> 50)
    made = computed(division, off(above, below, data.draw(st.integers(-wrong, wrong))))
    assert max(map(abs, made)) <= INT64
    beyond = any(made[guard] > LARGEST_QUOTIENT for guard in division.guarded)
    if not beyond:
        assert (made[quotient], made[rest]) == divmod(above, below)
    else:
        assert abs(above // below) >= LARGEST_QUOTIENT
    assert beyond or abs(above // below) <= LARGEST_QUOTIENT


@pytest.mark.parametrize(("over", "guards"), list(zip(LONG, (2, 1, 2), strict=True)))
def test_both_signs_of_a_long_quotient_are_guarded(over: Extent, guards: int) -> None:
    division = divisions(over, Extent(1, 9), kernel="int64")
    division.divided(0, 1)
    assert len(division.guarded) == guards
    exact = divisions(over, Extent(1, 9))
    exact.divided(0, 1)
    assert exact.guarded == []
    short = divisions(Extent.up_to(LARGEST_QUOTIENT), Extent(1, 9), kernel="int64")
    short.divided(0, 1)
    assert short.guarded == []


@pytest.mark.parametrize("over", LONG)
@pytest.mark.parametrize("rule", ROUNDINGS)
@given(data=st.data())
def test_dividing_twice_is_right_or_refused(rule: str, over: Extent, data: st.DataObject) -> None:
    """What is multiplied again is never longer than an integer, whatever the first quotient was."""
    under = Extent(1, 2**40)
    division = divisions(over, under, rule, "wide")
    value = division.rounded(0, 1, *map(division.recorder.constant, (10, 100)))
    below = data.draw(st.one_of(st.integers(1, 2**40), st.integers(1, 9)))
    longest = st.integers(-3, 3).map(lambda more: (LARGEST_QUOTIENT + more) * below // 10)
    drawn = st.one_of(st.integers(over.least, over.most), longest, st.integers(-(10**6), 10**6))
    above = data.draw(st.one_of(drawn, drawn.map(int.__neg__)).filter(over.__contains__))
    made = computed(division, off(above, below, data.draw(st.integers(-1, 1))))
    if all(made[guard] <= LARGEST_QUOTIENT for guard in division.guarded):
        assert made[value] == ROUNDINGS[rule].divide(above * 1_000, below)
    else:
        assert abs(above) * 1_000 > LARGEST_QUOTIENT // 10 * below


@pytest.mark.parametrize(
    ("factor", "parts"),
    [(1, (1, 1)), (7, (7, 1)), (100, (10, 10)), (10_000, (100, 100)), (30_000, (300, 100)), (1_000, (100, 10))],
)
def test_a_factor_is_parted_by_the_latter_half_of_its_digits(factor: int, parts: tuple[int, int]) -> None:
    assert repr(in_two(factor, "wide")) == repr(parts)  # 100 is no 100.0 here
    assert in_two(factor, "int64") == in_two(factor, "unbounded") == (1, factor)
