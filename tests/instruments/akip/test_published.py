from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import NumberError
from sakip.figures import publish, read_id
from sakip.instruments import akip

LKE: Final = akip.sheet(on=date(2024, 12, 31))
# scores as published, each with the document it was copied from
ROWS: Final = tuple(
    csv.DictReader((Path(__file__).parents[2] / "cases" / "akip.csv").read_text(encoding="utf-8").splitlines())
)
# a score of two parts that is no AKIP evaluation; the parts' maxima are not published, so each is given the whole
TWO_PARTS: Final = akip.loads_sheet(
    """
    code = "dua-bagian"
    title = "Penilaian kinerja, dua bagian"
    maximum = 200
    component = [{ code = "KU", name = "KU", weight = 100, sub = [{ code = "KU.1", name = "x", weight = 100 }] },
                 { code = "KP", name = "KP", weight = 100, sub = [{ code = "KP.1", name = "x", weight = 100 }] }]
    scale = { edges = [0, 200], bands = [{ code = "SB", label = "Sangat Berhasil" }], closure = "upper" }
    """
)
PARTS: Final = {"1": "24,60", "2": "22,50", "3": "12,15", "4": "20,80"}


def codes(*published: Any) -> list[str]:
    return [finding.code for finding in akip.check(*published)]


@pytest.mark.parametrize(
    "row", [row for row in ROWS if not row["perencanaan"]], ids=lambda row: f"{row['unit']} {row['year']}"
)
def test_published_totals_have_the_predicate_that_is_printed_with_them(row: dict[str, str]) -> None:
    """Where none is printed, the one the collectors worked out by the table of 2021."""
    assert codes(LKE, {}, row["total_published"], row["predikat_published"] or row["predikat_by_scale"]) == []


def test_the_one_published_sum_is_off_by_what_rounding_of_its_parts_explains() -> None:
    """57.21 + 37.64 is 94.85, and 94.86 is printed."""
    (row,) = [row for row in ROWS if row["perencanaan"]]
    parts = {"KU": row["perencanaan"], "KP": row["pengukuran"]}
    (finding,) = akip.check(TWO_PARTS, parts, row["total_published"], row["predikat_published"])
    assert finding.code == "akip-sum-rounding"
    assert finding.severity == "info"
    assert "94,85 berbeda 0,01 dari nilai total tercetak 94,86" in finding.message()
    assert codes(TWO_PARTS, parts, "94.87") == ["akip-sum-differs"]
    # parts that round to 94.855 at most, and 94.86 only if the total was rounded too
    assert codes(TWO_PARTS, {"KU": "57,214", "KP": "37,640"}, "94,86") == ["akip-sum-rounding"]
    assert codes(TWO_PARTS, {"KU": "57,213", "KP": "37,640"}, "94,86") == ["akip-sum-differs"]


@pytest.mark.parametrize(
    ("parts", "total", "predikat", "found"),
    [
        (PARTS, "80,05", "A", []),
        (PARTS, "80,05", "Memuaskan", []),
        (PARTS, "80.05", "a (memuaskan)", []),
        (PARTS, Decimal("80.05"), "", []),
        (PARTS, 80.05, "A", []),
        (PARTS, "80,1", "A", []),
        (PARTS, "80", "BB", []),
        (PARTS, "80,05", "BB", ["akip-predikat-differs"]),
        (PARTS, "80,00", "BB", ["akip-sum-differs"]),
        (PARTS, "80,06", "A", ["akip-sum-rounding"]),
        (PARTS, Decimal("80.050"), "A", []),
        (PARTS | {"1": "30,01"}, "85,46", "A", ["akip-above-maximum"]),
        (PARTS | {"1": -1}, "54,45", "CC", ["akip-above-maximum"]),
        (PARTS | {"5": "7"}, "80,05", "A", ["akip-unknown-component"]),
        ({"1": "24,60"}, "80,05", "A", ["akip-sum-unchecked"]),
        ({}, "100,01", "AA", ["akip-above-maximum"]),
        ({}, "90", "AA", ["akip-predikat-differs"]),
    ],
)
def test_what_does_not_fit_in_a_published_evaluation_is_found(
    parts: dict[str, Any], total: Any, predikat: str, found: list[str]
) -> None:
    assert codes(LKE, parts, total, predikat) == found


def test_a_number_that_may_be_a_thousand_is_refused() -> None:
    with pytest.raises(NumberError):
        akip.check(LKE, {}, "80.050")


grades = st.fixed_dictionaries({sub.code: st.sampled_from([grade.code for grade in LKE.grades]) for sub in LKE.subs})


@given(grades, st.integers(0, 2))
def test_what_an_evaluation_publishes_fits(grades: dict[str, str], places: int) -> None:
    """Parts rounded to any number of decimals are never farther off than rounding explains."""
    result = akip.evaluate(LKE, grades)
    assert result.predikat is not None
    parts = {one.code: str(publish(one.value, places)) for one in result.components if one.value is not None}
    found = akip.check(LKE, parts, str(result.value), result.predikat.label)
    assert {finding.code for finding in found} <= ({"akip-sum-rounding"} if places < 2 else set())
    assert read_id(str(result.value)) == result.total
