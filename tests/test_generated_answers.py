"""The table of what public applications answer, and what this library answers now."""

from __future__ import annotations

import re
import runpy
from typing import Any

import pages
import pytest

import sakip

ANSWERS = runpy.run_path(str(pages.DOCS / "generated" / "answers.py"))
FACTS: list[dict[str, Any]] = ANSWERS["READ"]["fact"]
DIFFERENT = (3, 5, 6, 5, 2, 7, 4, 6, 5, 6)


def _rows(lang: str) -> list[list[str]]:
    _, rule, *lines = ANSWERS["markdown"](lang).splitlines()
    assert rule == "| --- | --- | --- | --- |"
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_function_answers_every_fact() -> None:
    """There are ten facts, and one answer a function to each, counted as they were when they were read."""
    assert {len(fact["answers"]) for fact in FACTS} == {len(set(ANSWERS["READ"]["functions"]))} == {21}
    assert tuple(len(set(fact["answers"])) for fact in FACTS) == DIFFERENT


@pytest.mark.parametrize("lang", ["en", "id"])
def test_every_fact_has_a_row(lang: str) -> None:
    """A row has the number of different answers, each with how many functions give it, and ours."""
    rows = _rows(lang)
    assert [int(count) for _, count, _, _ in rows] == list(DIFFERENT)
    for _, count, theirs, _ in rows:
        each = [int(found) for found in re.findall(r"\((\d+)\)", theirs)]
        assert (len(each), sum(each)) == (int(count), 21)
        assert each == sorted(each, reverse=True)


@pytest.mark.parametrize(("fact", "row"), list(zip(FACTS, _rows("en"), strict=True)))
def test_our_side_is_computed(fact: dict[str, Any], row: list[str]) -> None:
    """What the row says of this library is what it answers to an indicator of that polarity today."""
    for rule in ["higher"] if fact["better"] == "more" else ["lower-mirror", "lower-inverse"]:
        indicator = sakip.Indicator(code="i", name="I", unit="kasus", polarity=rule, formula=sakip.count("n"))
        target = sakip.Target("i", sakip.Year(2020), fact["target"])
        reported = sakip.Realisation("i", sakip.Year(2020), {"n": fact["realisation"]})
        achievement = sakip.assess_one(indicator, target, reported).achievement
        if achievement.value is None:
            assert f"none: `{achievement.reason}`" in row[3]
        else:
            assert f"{achievement.value:,}" in row[3]


def test_two_rows_by_hand() -> None:
    """8 of at most 10 is (20 - 8) / 10 or 10 / 8; 5 of 0 is nothing, whatever is divided by what."""
    english, indonesian = _rows("en"), _rows("id")
    assert english[3] == [
        "less is better, 10 → 8",
        "5",
        "80 (6); 120 (5); 125 (5); 100 (4); 20 (1)",
        "120.00 (`lower-mirror`), 125.00 (`lower-inverse`)",
    ]
    assert indonesian[3][0] == "makin rendah makin baik, 10 → 8"
    assert indonesian[3][3] == "120,00 (`lower-mirror`), 125,00 (`lower-inverse`)"
    assert english[2][1:] == [
        "6",
        "0 (7); nothing (5); 100 (5); division error (2); 5 (1); Infinity (1)",
        "none: `zero-target`",
    ]
