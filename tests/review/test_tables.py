from __future__ import annotations

import pytest
import strategies as own
from hypothesis import given
from reviews import OWN, SCORE, found, line, one, table

from sakip.bands import CategoryScale, PrintedTable
from sakip.review import review
from sakip.review.tables import as_table


def printed(*ranges: str, labels: str = "Kurang|Cukup|Baik|Sangat baik") -> PrintedTable:
    rows = zip("DCBA", labels.split("|"), ranges, strict=False)
    return PrintedTable.of("kelas", rows)


@pytest.mark.parametrize(
    ("ranges", "codes"),
    [
        (("0 - 60", "> 60 - 80", "> 80 - 100"), []),
        (("=< 60", "> 60 - 80", "> 80"), []),
        (("0 - 60", "60 - 80", "80 - 100"), ["bands-shared-end"] * 2),
        (("0 - 60", "61 - 80", "81 - 100"), ["bands-hole"] * 2),
        (("0 - 65", "60 - 80", "> 80"), ["bands-overlap"]),
        (("0 - < 60", "> 60 - 80"), ["bands-missing-end"]),
        (("> 0 - 60", "> 60 - 80"), ["bands-outer-end"]),
        (("0 - 60", "> 60 - < 80"), ["bands-outer-end"]),
    ],
)
def test_what_keeps_a_table_from_covering_every_value_once(ranges: tuple[str, ...], codes: list[str]) -> None:
    assert [finding.code for finding in review(printed(*ranges)).findings] == codes


def test_two_rows_of_one_label_cannot_be_told_apart() -> None:
    table_ = printed("0 - 60", "> 60 - 80", "> 80 - 100", labels="Kurang|Baik|BAIK")
    (finding,) = review(table_).findings
    assert finding.code == "bands-one-label"
    assert finding.message() == "Skala kelas: sebutan “Baik” dipakai 2 kelas."


def test_an_empty_table_says_nothing() -> None:
    assert review(PrintedTable("kosong", ())).findings == ()


def test_in_a_set_a_table_is_found_where_it_is_printed() -> None:
    rows = [
        {"code": "B", "label": "Baik", "range": "0 - 60"},
        {"code": "A", "label": "Sangat baik", "range": "60 - 100"},
    ]
    text = one(SCORE, table("scale", {"key": "kelas", "read_as": "upper", "printed": rows}), scale="kelas")
    assert found(text) == [("bands-shared-end", line(text, "printed"))]


@given(own.scales())
def test_the_bands_of_a_scale_partition_whatever_its_thresholds(scale: CategoryScale) -> None:
    """As a table a scale has neither gap nor overlap, and each row is its band."""
    assert review(scale, checks=OWN).findings == ()
    assert [(row.lower, row.upper) for row in as_table(scale).rows] == [
        (band.lower, band.upper) for band in scale.bands
    ]
