"""What a million survey answers cost, beside a plain loop that only sums the same integers.

Run with ``pytest tests/benchmarks --benchmark-enable``; the ratio of the two medians is the figure, not either of them.
"""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from sakip.instruments import skm

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture

TODAY = date(2024, 12, 31)
CODES = skm.survey(TODAY).codes
ANSWERS = 1_000_000
MEGABYTE = 1_024  # of the kilobytes that getrusage counts in
MOST_MEGABYTES = 150


def rows_of(answers: int) -> list[dict[str, int]]:
    chance = random.Random(20_170_509)  # noqa: S311  # answers, not secrets
    return [{code: chance.choice((1, 2, 3, 3, 4, 4)) for code in CODES} for _ in range(answers // len(CODES))]


@pytest.fixture(scope="module")
def rows() -> list[dict[str, int]]:
    return rows_of(ANSWERS)


def summed(answers: list[int]) -> int:
    total = 0
    for answer in answers:
        total += answer
    return total


def test_both_count_the_same_answers(rows: list[dict[str, int]]) -> None:
    """The comparison is fair: the index is that of the sum, as every element was answered as often."""
    answers = [answer for row in rows for answer in row.values()]
    assert skm.measure(rows, on=TODAY).pooled.exact == Fraction(summed(answers), len(answers)) * 25


@pytest.mark.benchmark(group="a million answers")
def test_measure(benchmark: BenchmarkFixture, rows: list[dict[str, int]]) -> None:
    benchmark(skm.measure, rows, on=TODAY)


@pytest.mark.benchmark(group="a million answers")
def test_a_plain_loop(benchmark: BenchmarkFixture, rows: list[dict[str, int]]) -> None:
    benchmark(summed, [answer for row in rows for answer in row.values()])


@pytest.mark.benchmark(group="ten million answers from a file")
def test_a_file_is_read_in_constant_memory(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """The peak of a fresh process that reads ten million answers stays below 150 MB."""
    if benchmark.disabled:
        pytest.skip("ten million answers are read only where performance is measured")
    path = tmp_path / "answers.csv"
    lines = [",".join(map(str, row.values())) for row in rows_of(ANSWERS)]
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join(CODES) + "\n")
        for _ in range(10):
            file.write("\n".join(lines) + "\n")
    program = (
        "import sys, resource, datetime\n"
        "from sakip.instruments import skm\n"
        "skm.read(sys.argv[1], on=datetime.date(2024, 12, 31))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )

    def read() -> int:
        command = [sys.executable, "-c", program, str(path)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # our own
        return int(done.stdout)

    peak: int = benchmark.pedantic(read, rounds=1)  # type: ignore[no-untyped-call]  # of pytest-benchmark
    benchmark.extra_info["peak megabytes"] = peak // MEGABYTE
    assert peak < MOST_MEGABYTES * MEGABYTE
