from __future__ import annotations

from typing import Any

import pytest
from reviews import COUNT, RATIO, SCORE, expect, found, line, one, promised, set_file, table

import sakip
from sakip.indicators import Target
from sakip.review import review

PRINTED = table(
    "scale",
    {
        "key": "kelas",
        "read_as": "upper",
        "printed": [
            {"code": "C", "label": "Cukup", "range": "0 - 60"},
            {"code": "B", "label": "Baik", "range": "61 - 80"},
            {"code": "A", "label": "Memuaskan", "range": "80 - 100"},
        ],
    },
)
OF_ALL = {"kind": "ratio", "numerator": "mandiri", "denominator": "seluruh", "unit": "desa"}
OPEN = table(
    "scale",
    {
        "key": "terbuka",
        "edges": ["0", "50", "100"],
        "closure": "upper",
        "beyond": "nearest",
        "bands": [{"code": "B", "label": "Baik"}, {"code": "A", "label": "Sangat baik"}],
    },
)


def test_an_indicator_without_a_target_for_the_year_of_its_set_is_named() -> None:
    expect(one(RATIO, target=None), "no-target", "[[indicator]]")


@pytest.mark.parametrize(
    "text",
    [
        set_file(table("indicator", RATIO), year=None),
        one(RATIO, promised("layanan", period="2025-Q2"), target=None),
        one(SCORE, promised("sakip", {"from": "70", "to": "80"}), target=None),
    ],
)
def test_a_set_without_a_year_and_a_target_of_a_quarter_lack_nothing(text: str) -> None:
    assert found(text) == []


def test_a_national_standard_promises_nothing() -> None:
    expect(one(RATIO, promised("layanan", kind="standar"), target=None), "no-target", "[[indicator]]")


def test_targets_of_another_year_are_said_once_with_the_years_there_are() -> None:
    """A Perjanjian Kinerja of 2024 in a set of 2025: not ten indicators lack a target, one year is wrong."""
    both = [table("indicator", RATIO), table("indicator", COUNT)]
    text = set_file(*both, promised("layanan", period="2024"), promised("inovasi", "2", "2023"))
    expect(text, "targets-of-other-year", "code = ", 2)
    (finding,) = review(sakip.loads(text), only=["targets-of-other-year"]).findings
    assert (finding.facts["indicator"], finding.facts["years"]) == (("layanan", "inovasi"), ("2023", "2024"))
    some = set_file(*both, promised("layanan"), promised("inovasi", "2", "2024"))
    expect(some, "targets-of-other-year", "code = ", 3)


@pytest.mark.parametrize(
    "changes", [{}, {"polarity": "lower-mirror"}, {"polarity": "lower-inverse"}, {"polarity": "stabilise"}]
)
def test_a_target_of_zero_has_no_achievement(changes: dict[str, Any]) -> None:
    """Zero deaths promised: whoever divides by the target cannot say how well the promise was kept."""
    expect(one(COUNT | {"code": "a"} | changes, target="0"), "target-zero", "[[target]]")


@pytest.mark.parametrize(
    ("changes", "value"),
    [
        ({"polarity": "lower-mirror", "zero_target": "met-or-not"}, "0"),
        ({}, "0.0001"),
        ({}, {"from": "0", "to": "2"}),
    ],
)
def test_a_target_of_zero_that_is_met_or_not_is_let_be(changes: dict[str, Any], value: Any) -> None:
    assert found(one(RATIO | {"name": "Rasio"} | changes, promised("layanan", value), target=None)) == []


def test_a_national_standard_of_zero_is_nobody_s_promise() -> None:
    assert found(one(COUNT, promised("inovasi", "0", kind="standar"))) == []


DOZENS = table("unit", {"name": "posyandu"})


@pytest.mark.parametrize(
    ("changes", "value"),
    [
        ({}, "4.5"),
        ({"unit": "orang"}, "0.5"),
        ({"unit": "dokumen", "consolidation": "average"}, "4.5"),
        ({"unit": "posyandu", "places": 0}, "12.25"),
        ({}, {"from": "1", "to": "2.5"}),
    ],
)
def test_half_a_document_is_promised_by_nobody(changes: dict[str, Any], value: Any) -> None:
    target = promised("inovasi", value)
    expect(one(COUNT, DOZENS, target, target=None, **changes), "target-fraction", "[[target]]")


@pytest.mark.parametrize(
    ("indicator", "changes", "value"),
    [
        (COUNT, {}, "4"),
        (COUNT, {}, "4.0"),
        (COUNT, {"unit": "hari"}, "2.5"),
        (COUNT, {"unit": "posyandu"}, "2.5"),
        (COUNT, {"unit": "juta rupiah"}, "2.5"),
        (COUNT, {"name": "Rata-rata pengunjung sehari", "unit": "orang"}, "40.5"),
        (RATIO, {}, "88.5"),
        (SCORE, {}, "78.25"),
    ],
)
def test_what_is_measured_may_end_in_a_fraction(indicator: dict[str, Any], changes: dict[str, Any], value: str) -> None:
    assert found(one(indicator, DOZENS, target=value, **changes)) == []


@pytest.mark.parametrize(
    ("indicator", "value", "code"),
    [
        (SCORE, "100.01", "target-above-maximum"),
        (SCORE, {"from": "80", "to": "800"}, "target-above-maximum"),
        (SCORE | {"scale": "skm", "name": "IKM", "note": "120 responden"}, "24", "target-below-minimum"),
        (SCORE, {"from": "-1", "to": "80"}, "target-below-minimum"),
        (RATIO, "110", "target-above-whole"),
        (RATIO, "110 persen", "target-above-whole"),
        (RATIO | {"name": "Desa mandiri", "formula": OF_ALL}, "120", "target-above-whole"),
        (SCORE, "0.8", "target-magnitude"),
        (RATIO, "0.88", "target-magnitude"),
    ],
)
def test_a_target_its_scale_cannot_hold_is_found_at_its_line(indicator: dict[str, Any], value: Any, code: str) -> None:
    target = promised(indicator["code"], value)
    text = one(indicator, target, target=None)
    expect(text, code, "[[target]]")


@pytest.mark.parametrize(
    ("indicator", "value"),
    [
        (SCORE, "100"),
        (RATIO | {"name": "Rasio desa mandiri", "formula": OF_ALL}, "120"),
        (SCORE, {"from": "0", "to": "100"}),
        (SCORE, {"predicate": "A"}),
        (RATIO, "100"),
        (RATIO, "1.01"),
        (RATIO | {"name": "Rasio pendapatan"}, "110"),
        (COUNT, "1"),
        (SCORE | {"polarity": "lower-mirror"}, "0.5"),
    ],
)
def test_a_target_on_the_ends_of_its_scale_is_on_it(indicator: dict[str, Any], value: Any) -> None:
    assert found(one(indicator, promised(indicator["code"], value), target=None)) == []


def test_a_scale_whose_outermost_bands_take_what_lies_beyond_has_no_limits() -> None:
    assert found(one(SCORE, OPEN, scale="terbuka", target="120")) == []


@pytest.mark.parametrize(
    ("value", "category"), [("80", "Baik"), ("60", "Cukup"), ("60.5", "Baik"), ("61", "Baik"), ("79", ""), ("59", "")]
)
def test_a_target_where_the_printed_rows_are_blurred_is_read_one_way(value: str, category: str) -> None:
    """Mojosari promises 80 where the rows 70 – 80 and 80 -90 meet."""
    office = sakip.loads(one(SCORE, PRINTED, scale="kelas", target=value))
    findings = review(office, only=["target-on-shared-end"]).findings
    assert [finding.facts["category"] for finding in findings] == [category] * bool(category)


def test_a_target_added_to_a_set_is_found_at_its_indicator() -> None:
    text = one(SCORE, target=None)
    office = sakip.loads(text).with_targets([Target("sakip", 2025, 101)])
    (finding,) = review(office, only=["target-above-maximum"]).findings
    assert finding.place is not None
    assert finding.place.line == line(text, "[[indicator]]")
    assert finding.message().startswith("sakip 2025: target 101 melebihi 100, ")


@pytest.mark.parametrize("target", [Target("lain", 2025, 101), Target("sakip", 2025, "101 desa")])
def test_a_target_of_another_indicator_or_in_a_unit_that_does_not_convert_is_let_be(target: Target) -> None:
    office = sakip.loads(one(SCORE)).with_targets([target])
    assert review(office, only=["target-above-maximum"]).findings == ()
