from __future__ import annotations

from fractions import Fraction

import pytest

from sakip import audit
from sakip.audit import AuditedRow, Verdict


def wrong(rows: list[tuple[str, str, str, str]], place: int) -> AuditedRow:
    names = ("target", "realisation", "achievement", "polarity")
    row = audit.achievements([dict(zip(names, row, strict=True)) for row in rows]).rows[place]
    assert row.verdict is Verdict.NOT_REPRODUCED
    return row


@pytest.mark.parametrize(
    ("target", "realisation", "achievement", "polarity", "slip"),
    [
        ("90,62", "93,93", "106,35", "higher", "digits-swapped"),
        ("90,26", "93,93", "103,65", "higher", "digits-swapped"),
        ("90,62", "93,93", "108,65", "higher", "digit-mistyped"),
        ("90,62", "93,93", "10,37", "higher", "factor-of-10"),
        ("90,62", "93,93", "10365", "higher", "factor-of-100"),
        ("906,2", "93,93", "103,65", "higher", "factor-of-10"),
        ("23", "20,1", "112,61", "higher", "other-polarity"),
        ("10", "12", "83,33", "higher", "inverted"),
        ("93", "95", "93", "higher", "repeats-target"),
        ("79,50%", "78,50%", "98,00%", "higher", "cut-to-whole"),
        ("5,1", "9,2", "18,18%", "lower", "inputs-rounded"),
        ("398.379.650", "307.055.630", "80,5", "higher", ""),
        ("70", "74", "105.95", "higher", ""),
    ],
)
def test_a_slip_is_named_where_it_makes_the_figure_exactly(
    target: str, realisation: str, achievement: str, polarity: str, slip: str
) -> None:
    """Otherwise nothing is named."""
    rows = [(target, realisation, achievement, polarity)]
    found = wrong(rows, 0)
    assert found.slip == slip
    assert bool(found.slip_text("en")) == bool(slip)


def test_the_rule_of_the_other_direction_is_said() -> None:
    """So that the reader sees which one."""
    assert "(2T − R)" in wrong([("23", "20,1", "112,61", "higher")], 0).slip_text()


def test_less_is_better_but_computed_as_if_more_were_is_reproduced_with_its_reason_and_the_right_figure() -> None:
    """Many reports use one formula whatever the direction; what made the figure is known, and that it is wrong."""
    (row,) = audit.achievements(
        [{"target": "23", "realisation": "20,1", "achievement": "87,39", "polarity": "lower-mirror"}]
    ).rows
    assert (row.verdict, row.convention and row.convention.rule, row.slip) == (
        Verdict.REPRODUCED,
        "higher",
        "other-polarity",
    )
    assert "lower-mirror" in row.reason
    assert (str(row.right), row.difference) == ("112.61", Fraction("-25.22"))


@pytest.mark.parametrize(
    ("rows", "place", "slip", "row"),
    [
        (
            [("90,10", "97,95", "108,71", ""), ("90,62", "93,93", "108,71", ""), ("91,33", "97,66", "106,93", "")],
            1,
            "row-shifted",
            "1",
        ),
        (
            [("90,10", "97,95", "108,71", ""), ("81", "82,92", "101,12", ""), ("82", "91,40", "111,46", "")],
            1,
            "target-of-other-row",
            "3",
        ),
        (
            [("90,10", "97,95", "108,71", ""), ("90,62", "93,93", "108,09", ""), ("91,33", "97,66", "106,93", "")],
            1,
            "realisation-of-other-row",
            "1",
        ),
    ],
)
def test_a_figure_of_a_neighbour_names_that_row(
    rows: list[tuple[str, str, str, str]], place: int, slip: str, row: str
) -> None:
    """Its own figure, or one made with its target or realisation."""
    found = wrong(rows, place)
    assert (found.slip, found.slipped and found.slipped["row"]) == (slip, row)


def test_rows_far_away_explain_nothing() -> None:
    """Only three rows above and below are looked at: in a long table some row has every figure."""
    near = [("90,10", "97,95", "108,71", "higher")]
    between = [("100", f"{value},33", f"{value},33", "higher") for value in range(41, 45)]
    odd = [("90,62", "93,93", "108,71", "higher")]
    assert wrong(near + between[:2] + odd, 3).slip == "row-shifted"
    assert wrong(near + between + odd, 5).slip == ""


def test_a_round_figure_names_no_neighbour() -> None:
    """50 is the figure of too many rows."""
    assert wrong([("4", "2", "50", ""), ("8", "2", "50", "")], 1).slip == ""


def test_a_budget_divided_the_wrong_way_round_is_named() -> None:
    """The budget by the realisation."""
    (row,) = audit.budgets([{"pagu": "100.000.000", "realisasi": "81.000.000", "persen": "123,46"}])
    assert (row.verdict, row.slip) == (Verdict.NOT_REPRODUCED, "inverted")
