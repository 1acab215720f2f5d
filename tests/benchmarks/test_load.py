"""What loading the largest set costs: 2,000 indicators of five kinds, their targets and realisations, from TOML.

Run with ``pytest tests/benchmarks --benchmark-enable``; it is meant to take under a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sakip
from sakip.sets.meaning import MOST_INDICATORS
from sakip.toml.text import LARGEST_FILE, read

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

# unit, formula and reported components of each kind; a share is over two indicators before it
KINDS = (
    ("persen", '{ kind = "ratio", numerator = "a", denominator = "b", unit = "dokumen" }', "{ a = 1, b = 2 }"),
    ("dokumen", '{ kind = "count", component = "jumlah", unit = "dokumen" }', "{ jumlah = 3 }"),
    ("nilai", '{ kind = "external_score", assessor = "Inspektorat", document = "LHE" }', "{ nilai = 80.25 }"),
    (
        "persen",
        '{ kind = "expression", text = "100% * r / p", units = { r = "rupiah", p = "rupiah" } }',
        '{ r = 10, p = "12.5 rupiah" }',
    ),
    ("persen", '{ kind = "share_achieved", over = ["i<2>", "i<3>"] }', ""),
)


def large_set() -> str:
    """Write a set with as many indicators as one may have."""
    text = ['schema = 1\ncode = "besar"\nyear = 2024\n']
    for number in range(MOST_INDICATORS):
        unit, kind, components = KINDS[number % len(KINDS)]
        formula = kind.replace("<2>", str(number - 2)).replace("<3>", str(number - 3))
        text.append(
            f'[[indicator]]\ncode = "i{number}"\nname = "Indikator nomor {number}"\nunit = "{unit}"\n'
            f'polarity = "higher"\nachievement_scale = "capaian"\nconsolidation = "last"\nformula = {formula}\n'
            f'[[target]]\nindicator = "i{number}"\nperiod = "2024"\nvalue = 80.5\n'
        )
        if components:
            text.append(f'[[realisation]]\nindicator = "i{number}"\nperiod = "2024"\ncomponents = {components}\n')
    return "".join(text)


TEXT = large_set()


def test_the_largest_set_is_loaded(benchmark: BenchmarkFixture) -> None:
    """A set of 2,000 indicators fits into the largest file, and every one of its tables is loaded."""
    assert len(TEXT.encode()) < LARGEST_FILE
    office = benchmark(sakip.loads, TEXT)
    assert (len(office), len(office.targets), len(office.realisations)) == (2_000, 2_000, 1_600)
    last = office.realisations[-1].place
    assert last is not None
    assert (last.line, last.key) == (TEXT[: TEXT.rindex("[[realisation]]")].count("\n") + 1, "realisation[1599]")


def test_the_lines_of_the_largest_set_are_found(benchmark: BenchmarkFixture) -> None:
    """The line of a key is found in a file of half a mebibyte; the index behind it is made anew in each round."""

    def last_line() -> int | None:
        source, _ = read(TEXT, "besar.toml")
        assert source is not None
        return source.place(("target", 1_999, "value")).line

    assert benchmark(last_line) == TEXT[: TEXT.rindex("value = 80.5")].count("\n") + 1


def test_a_packaged_set_is_loaded(benchmark: BenchmarkFixture) -> None:
    """The set of a real decree, with its readings, is loaded."""
    assert len(benchmark(sakip.load, "mojosari-2024")) == 7
