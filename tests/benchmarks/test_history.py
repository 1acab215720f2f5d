"""What years, regions and audits cost: each beside the plain loop that gives the same numbers.

Run with ``pytest tests/benchmarks --benchmark-enable``; the ratio of the two medians is the figure, not either of them.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

import sakip
from sakip import rollup

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

SHARE = sakip.Indicator(
    code="serapan", name="Serapan", unit="persen", polarity="higher", formula=sakip.ratio("realisasi", "pagu")
)
OFFICE = sakip.IndicatorSet(code="contoh", indicators=[SHARE], year=2024)
NAMES = [f"Kecamatan {number}" for number in range(500)]
AMOUNTS = {name: (100 + place, 150 + place) for place, name in enumerate(NAMES)}
REGION = rollup.Region.of("Provinsi", {f"Kabupaten {number}": NAMES[number::20] for number in range(20)})
CARDS = {
    name: sakip.assess(OFFICE, [sakip.Realisation("serapan", 2024, {"realisasi": above, "pagu": below})])
    for name, (above, below) in AMOUNTS.items()
}
MUNCAR = sakip.load("muncar-2024")
ROWS = [
    {"indicator": f"i{number}", "target": "90,10", "realisation": f"{60 + number % 60},95", "achievement": "x"}
    for number in range(5_000)
]
PUBLISHED = [
    row | {"achievement": sakip.write_id(sakip.publish(sakip.read_id(row["realisation"]) * 100 / Fraction("90.1")))}
    for row in ROWS
]


@pytest.mark.benchmark(group="region")
def test_five_hundred_offices(benchmark: BenchmarkFixture) -> None:
    """By sums of components, each explained down to its office."""
    card = benchmark(rollup.across, REGION, CARDS)
    assert card["serapan"].headline.exact == plain_region()


def plain_region() -> Fraction:
    above, below = (sum(parts) for parts in zip(*AMOUNTS.values(), strict=True))
    return Fraction(100 * above, below)


@pytest.mark.benchmark(group="region")
def test_plain_sums(benchmark: BenchmarkFixture) -> None:
    assert benchmark(plain_region) > 0


@pytest.mark.benchmark(group="years")
def test_five_years(benchmark: BenchmarkFixture) -> None:
    assert len(benchmark(sakip.series, MUNCAR).cards) == 5


@pytest.mark.benchmark(group="years")
def test_one_year(benchmark: BenchmarkFixture) -> None:
    assert len(benchmark(sakip.assess, MUNCAR)) == 5


@pytest.mark.benchmark(group="audit")
def test_five_thousand_published_rows(benchmark: BenchmarkFixture) -> None:
    found = benchmark(sakip.audit.achievements, PUBLISHED)
    assert found.counts()["reproduced"] == len(PUBLISHED)


@pytest.mark.benchmark(group="audit")
def test_the_same_rows_recomputed(benchmark: BenchmarkFixture) -> None:
    """What a spreadsheet does: one formula, one rounding, and no word on what else it could be."""

    def recomputed() -> int:
        return sum(
            sakip.publish(sakip.read_id(row["realisation"]) * 100 / sakip.read_id(row["target"]))
            == sakip.publish(sakip.read_id(row["achievement"]))
            for row in PUBLISHED
        )

    assert benchmark(recomputed) == len(PUBLISHED)
