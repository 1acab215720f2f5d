"""What local governments published of their surveys, computed again.

``cases/skm_raw.csv`` holds the hundred respondents of DPMPTSP Wonosobo in 2020, ``cases/skm.csv`` the means of elements
that were printed beside an index; both name the document each row was copied from.
"""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sakip import regulations
from sakip.figures import read_id
from sakip.instruments import skm

if TYPE_CHECKING:
    from sakip.instruments.skm import Result

CASES = Path(__file__).parents[2] / "cases"
ON, OLD = date(2024, 12, 31), date(2010, 1, 1)


def rows_of(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((CASES / name).read_text(encoding="utf-8").splitlines()))


def codes_of(result: Result) -> list[str]:
    return [finding.code for finding in result.findings]


@pytest.fixture(scope="module")
def wonosobo() -> Result:
    """The hundred respondents of DPMPTSP Wonosobo in 2020."""
    return skm.measure(rows_of("skm_raw.csv"), on=date(2020, 12, 31))


def test_a_hundred_respondents_of_wonosobo_come_to_what_was_published(wonosobo: Result) -> None:
    """The sheet prints 86.333, class B, and the means of its nine elements."""
    assert (wonosobo.respondents, wonosobo.pooled.exact) == (100, Fraction(259, 3))
    assert wonosobo.pooled.mutu is not None
    assert (wonosobo.pooled.value, wonosobo.pooled.mutu.label) == (Decimal("86.33"), "Baik")
    printed = [Fraction(mean) for mean in ("3.36", "3.35", "3.34", "3.84", "3.27", "3.47", "3.49", "3.27", "3.69")]
    assert [element.mean for element in wonosobo.pooled.elements] == printed
    assert [element.code for element in wonosobo.pooled.to_improve()[:2]] == ["produk", "pengaduan"]
    assert codes_of(wonosobo) == ["skm-by-position", "skm-columns-unused"]
    (plainest, *_) = wonosobo.which_rule_reproduces("86.333")
    assert plainest.exact


def test_the_same_respondents_in_a_file(wonosobo: Result) -> None:
    assert skm.read(CASES / "skm_raw.csv", on=date(2020, 12, 31)).pooled == wonosobo.pooled


PUBLISHED = rows_of("skm.csv")
# how each figure came about, in the order of the file
CONVENTIONS = [
    set(),
    set(),
    set(),
    {("publication", "truncate")},
    set(),
    set(),
    set(),
    set(),
]


@pytest.mark.parametrize(
    ("row", "departures"), [*zip(PUBLISHED, CONVENTIONS, strict=True)], ids=lambda case: str(case)[:60]
)
def test_published_means_come_to_the_published_index(row: dict[str, str], departures: set[Any]) -> None:
    """Each by the convention its collector found, and with as many decimals as are printed."""
    means = {
        f"U{n}": read_id(row[f"u{n}"], decimal=None if "," in row[f"u{n}"] else ".")
        for n in range(1, 10)
        if row[f"u{n}"]
    }
    result = skm.of_means(means, on=ON, respondents=int(row["n_respondents"]) if row["n_respondents"] else None)
    found = result.which_rule_reproduces(row["ikm_published"])
    assert set(found[0].departures) == departures
    assert result.pooled.exact is not None
    assert (
        abs(result.pooled.exact - read_id(row["ikm_published"], decimal="." if "." in row["ikm_published"] else ","))
        < 1
    )


@pytest.mark.parametrize(
    ("row", "mutu"),
    [*zip(PUBLISHED, ["A", "B", "A", "A", "B", "B", "A", "B"], strict=True)],
    ids=lambda case: str(case)[:60],
)
def test_the_published_class_is_that_of_its_scale(row: dict[str, str], mutu: str) -> None:
    """Two sheets of 2017 still classed by the bands of 2004, where 81.67 is A."""
    old = "2004" in row["mutu_published"]
    scale = regulations.scale("skm", on=OLD if old else ON)
    value = read_id(row["ikm_published"], decimal="." if "." in row["ikm_published"] else ",")
    assert scale.classify(value).code == mutu
    assert row["mutu_published"].upper().startswith((mutu, scale.classify(value).label.upper()))
