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


@pytest.mark.parametrize("other", [promised("layanan", period="2024"), promised("layanan", kind="standar")])
def test_last_year_s_target_and_a_national_standard_promise_nothing(other: str) -> None:
    expect(one(RATIO, other, target=None), "no-target", "[[indicator]]")


@pytest.mark.parametrize(
    ("indicator", "value", "code"),
    [
        (SCORE, "100.01", "target-above-maximum"),
        (SCORE, {"from": "80", "to": "800"}, "target-above-maximum"),
        (SCORE | {"scale": "skm", "note": "120 responden"}, "24", "target-below-minimum"),
        (SCORE, {"from": "-1", "to": "80"}, "target-below-minimum"),
        (RATIO, "110", "target-above-whole"),
        (RATIO, "110 persen", "target-above-whole"),
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
        (SCORE, "0"),
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
