"""What one assessment costs, beside bare Decimal code that gives the same value, achievement and two categories.

Run with ``pytest tests/benchmarks --benchmark-enable``; the ratio of the two medians is the figure, not either of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

import pytest

import sakip

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

YEAR = sakip.Year(2024)
INDICATOR = sakip.Indicator(
    code="anggaran",
    name="Persentase realisasi anggaran",
    unit="persen",
    polarity="higher",
    formula=sakip.ratio("realisasi", "pagu", unit="rupiah"),
    scale=sakip.regulations.scale("akip", on=date(2024, 12, 31)),
    achievement_scale=sakip.regulations.scale("capaian", on=date(2024, 12, 31)),
)
TARGET = sakip.Target("anggaran", YEAR, "88")
REALISATION = sakip.Realisation("anggaran", YEAR, {"realisasi": "8830500", "pagu": "10000000"})

SPENT, BUDGET, AIM = Decimal(8830500), Decimal(10000000), Decimal(88)
CENT, HUNDRED = Decimal("0.01"), Decimal(100)
GRADES = [Decimal(edge) for edge in (30, 50, 60, 70, 80, 90)]
CLASSES = [Decimal(edge) for edge in (51, 66, 76, 91)]


def ours() -> tuple[object, ...]:
    one = sakip.assess_one(INDICATOR, TARGET, REALISATION)
    return one.value, one.achievement.value, one.category, one.achievement_category


def bare() -> tuple[object, ...]:
    value = (SPENT / BUDGET * HUNDRED).quantize(CENT, ROUND_HALF_UP)
    achievement = (value / AIM * HUNDRED).quantize(CENT, ROUND_HALF_UP)
    return value, achievement, bisect_left(GRADES, value), bisect_right(CLASSES, achievement)


def test_both_give_the_same_answer() -> None:
    """The comparison is fair: the two agree."""
    value, achievement, grade, place = bare()
    scale, classes = INDICATOR.scale, INDICATOR.achievement_scale
    assert scale is not None
    assert classes is not None
    assert ours() == (value, achievement, scale.bands[int(str(grade))], classes.bands[int(str(place))])


@pytest.mark.benchmark(group="one assessment")
def test_assess_one(benchmark: BenchmarkFixture) -> None:
    """An existing realisation to value, achievement and categories, ready to explain."""
    benchmark(ours)


@pytest.mark.benchmark(group="one assessment")
def test_bare_decimal(benchmark: BenchmarkFixture) -> None:
    """The same three answers by hand."""
    benchmark(bare)
