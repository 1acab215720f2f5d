"""What local governments published, computed again: target and realisation as printed, and the achievement beside them.

``cases/achievement.csv`` holds every row of the collected tables whose target and realisation are numbers, with the
document each was copied from. ``match`` says by which convention the collectors could reproduce the printed percentage.
"""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

from sakip.assessment import Assessment, Reason, Status, assess_one, replay
from sakip.figures import publish
from sakip.formulas import count
from sakip.indicators import Indicator, Realisation, Target

ROWS: Final = tuple(
    csv.DictReader((Path(__file__).parent / "cases" / "achievement.csv").read_text(encoding="utf-8").splitlines())
)
POLARITIES: Final = {"higher": "higher", "lower": "lower-mirror", "lower (band)": "lower-mirror"}

# how a class of rows was published: by how many decimals and by which rounding rule, and how many rows it has
PUBLISHED: Final = {
    "match_round0": (0, "half-up", 148),
    "match_round1": (1, "half-up", 25),
    "match_round2": (2, "half-up", 138),
    "match_round3": (3, "half-up", 6),
    "match_truncated0": (0, "truncate", 2),
    "match_truncated2": (2, "truncate", 6),
}
# rows that are not compared, how many, and why
NOT_COMPARED: Final = {
    "no_published_pct": (37, "no percentage is printed"),
    "mismatch": (37, "printed numbers that do not follow from the printed target and realisation by any rule seen"),
    "published_not_numeric": (4, "'>100%', '-' or a spreadsheet error is printed"),
    "capped_at_100": (13, "100 is printed where more was achieved: a cap the document does not declare"),
    "ratio_printed_not_percent": (12, "a ratio is printed, not a percentage"),
    "zero_target": (11, "the target is 0: there is nothing to divide by"),
    "match_round0_padded": (11, "rounded to whole percent and printed with two zeros"),
    "match_full_precision": (11, "printed with as many digits as a spreadsheet shows"),
    "equals_realisation": (10, "the column repeats the realisation"),
    "near_hidden_precision": (3, "target or realisation had more digits than are printed"),
}
# the one row of a compared class that was published by another rule than its polarity
BY_ANOTHER_RULE: Final = {("match_round1", "lower (band)"): "a band in which less is better, printed as plain R/T"}


def assessed(row: dict[str, str]) -> Assessment:
    digits = len(row["realisation"].partition(".")[2])
    indicator = Indicator(
        code="x",
        name=row["indicator"],
        unit="bilangan",
        formula=count("nilai"),
        polarity=POLARITIES[row["polarity"]],
        places=max(2, digits),  # a realisation printed with more is not rounded again
        achievement_places=2,
    )
    target = Target("x", "2024", row["target"], document=row["source_title"])
    return assess_one(indicator, target, Realisation("x", "2024", {"nilai": row["realisation"]}))


def name_of(row: dict[str, str]) -> str:
    return f"{row['unit'][:20]} {row['year'][:4]} {row['indicator'][:30]}".replace("/", " ")


def test_the_rows_are_those_that_were_collected() -> None:
    """474 rows, each with its source; every class of them is either compared or has a reason why not."""
    assert len(ROWS) == 474
    counted = {name: rows for name, (_, _, rows) in PUBLISHED.items()}
    counted |= {name: rows for name, (rows, _) in NOT_COMPARED.items()}
    assert Counter(row["match"] for row in ROWS) == counted
    assert all(row["source_title"] and row["source_url"] and row["unit"] for row in ROWS)
    assert Counter(row["polarity"] for row in ROWS) == {"higher": 460, "lower": 12, "lower (band)": 2}


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_every_row_is_assessed_or_says_why_not(row: dict[str, str]) -> None:
    result = assessed(row)
    assert result.status is Status.COMPUTED
    zero = not Decimal(row["target"])
    assert result.achievement.reason == (Reason.ZERO_TARGET if zero else None)
    assert result.explain().text()
    assert replay(result.explain().to_dict()).achievement.raw == result.achievement.raw


COMPARED = [row for row in ROWS if row["match"] in PUBLISHED and (row["match"], row["polarity"]) not in BY_ANOTHER_RULE]


def test_how_many_rows_are_compared() -> None:
    """324 of 474: 138 of them with two decimals, of which 132 are R/T and 6 are (2T − R)/T."""
    assert len(COMPARED) == 324
    with_two = [row["polarity"] for row in COMPARED if row["match"] == "match_round2"]
    assert Counter(with_two) == {"higher": 132, "lower": 6}


@pytest.mark.parametrize("row", COMPARED, ids=name_of)
def test_the_achievement_is_the_published_one(row: dict[str, str]) -> None:
    """To as many decimals as the document prints, by the rounding it was printed with."""
    places, rule, _ = PUBLISHED[row["match"]]
    achievement = assessed(row).achievement
    assert achievement.raw is not None
    assert publish(achievement.raw, places, rule) == Decimal(row["achievement_pct_published"])
    if (places, rule) == (2, "half-up"):
        assert achievement.value == Decimal(row["achievement_pct_published"])


@pytest.mark.parametrize("row", [row for row in ROWS if row["match"] == "zero_target"], ids=name_of)
def test_a_target_of_zero_was_printed_as_something_and_is_nothing_here(row: dict[str, str]) -> None:
    assert assessed(row).achievement.value is None


@pytest.mark.parametrize("row", [row for row in ROWS if row["match"] == "capped_at_100"], ids=name_of)
def test_a_cap_nobody_declared_is_not_applied(row: dict[str, str]) -> None:
    achievement = assessed(row).achievement
    assert achievement.value is not None
    assert achievement.value > Decimal(row["achievement_pct_published"]) == 100


def test_the_rows_that_do_not_follow_from_what_is_printed_really_do_not() -> None:
    """Every mismatch differs from what is computed by more than rounding could."""
    for row in ROWS:
        if row["match"] == "mismatch":
            raw = assessed(row).achievement.raw
            assert raw is not None
            assert publish(raw, 2) != Decimal(row["achievement_pct_published"])
            assert publish(raw, 2, "truncate") != Decimal(row["achievement_pct_published"])
