"""Tables that were really published, each row with the way in which its figure was recomputed by hand."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sakip import audit
from sakip.audit import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sakip.audit import AuditedRow

CASES = Path(__file__).parents[1] / "cases"
NO_FIGURE = {"no_published_pct", "published_not_numeric", "target_or_realisation_not_numeric"}
# printed under the row of another year: no convention may claim it
SHIFTED = ("0", "96", "109.97")


def _cases(name: str, *left_out: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return [{key: cell for key, cell in row.items() if key not in left_out} for row in csv.DictReader(file)]


def _alone(rows: list[dict[str, str]], judge: Callable[[list[dict[str, str]]], Any]) -> Iterator[AuditedRow]:
    for title in dict.fromkeys(row["source_title"] for row in rows):
        yield from judge([row for row in rows if row["source_title"] == title]).rows


def _achievements(left_out: tuple[str, ...], *, alone: bool) -> list[tuple[dict[str, str], AuditedRow]]:
    rows = _cases("achievement-printed.csv")
    # the documents of the file stand one after another
    shown = _cases("achievement-printed.csv", *left_out)
    judged = _alone(shown, audit.achievements) if alone else audit.achievements(shown).rows
    return list(zip(rows, judged, strict=True))


def _budgets(left_out: tuple[str, ...], *, alone: bool) -> list[tuple[dict[str, str], AuditedRow]]:
    rows = _cases("budget.csv")
    shown = _cases("budget.csv", *left_out)
    judged = _alone(shown, audit.budgets) if alone else audit.budgets(shown).rows
    return list(zip(rows, judged, strict=True))


WAYS = [
    pytest.param(_achievements, (), False, id="achievements"),
    pytest.param(_achievements, ("polarity",), False, id="achievements, no polarity"),
    pytest.param(_achievements, ("source_title",), False, id="achievements as one document"),
    pytest.param(_achievements, ("source_title", "polarity"), False, id="achievements as one document, no polarity"),
    pytest.param(_achievements, ("polarity",), True, id="achievements, each document alone, no polarity"),
    pytest.param(_budgets, (), False, id="budgets"),
    pytest.param(_budgets, ("source_title",), False, id="budgets as one document"),
    pytest.param(_budgets, (), True, id="budgets, each document alone"),
]


@pytest.mark.parametrize(("judged", "left_out", "alone"), WAYS)
def test_what_was_recomputed_by_hand_is_reproduced_and_nothing_else(
    judged: Any, left_out: tuple[str, ...], *, alone: bool
) -> None:
    """Every row with a known way is reproduced, no mismatch is; a figure under a zero target is not."""
    wrong = [
        (row, found.verdict, found.rule)
        for row, found in judged(left_out, alone=alone)
        if row["match"] not in NO_FIGURE
        and (found.verdict is Verdict.REPRODUCED)
        != (
            row["match"] != "mismatch"
            and (row.get("target"), row.get("realisation"), row.get("achievement")) != SHIFTED
        )
    ]
    assert wrong == []


PLAIN = {"match_round0", "match_round1", "match_round2", "match_round3", "match_round4"}
CODES = {
    "capped_at_100": {"why-cap"},
    "ratio_printed_not_percent": {"why-ratio"},
    "equals_realisation": {"why-repeats-realisation"},
    "near_hidden_precision": {"why-inputs-rounded", "why-inputs-cut"},
    "match_round0_padded": {"why-padded"},
    "match_round1_padded": {"why-padded"},
    "match_truncated0": {"why-truncate"},
    "match_truncated2": {"why-truncate"},
    "zero_budget": {"why-zero-0"},
    "match_other_formula(pagu/realisasi-1)": {"why-shortfall-over-realisation"},
}


@pytest.mark.parametrize(("judged", "left_out", "alone"), WAYS)
def test_each_known_way_is_named(judged: Any, left_out: tuple[str, ...], *, alone: bool) -> None:
    """A cap is called a cap, a ratio a ratio; an ordinary percentage needs no reason."""
    for row, found in judged(left_out, alone=alone):
        # where documents with either decimal sign are read as one, a column settles nothing
        codes = {remark.code for remark in found.remarks} - {"why-reading"}
        if row["match"] in CODES:
            assert codes & CODES[row["match"]], (row, found.reason)
        elif row["match"] in PLAIN and row.get("polarity", "higher") == "higher":
            assert not codes, (row, found.reason)


def test_the_rows_of_wonosobo_that_do_not_fit_are_named_with_what_is_right() -> None:
    """99,86 is the percentage of the row above; 97,21 and 97,82 are right where 100 and 98,58 are printed."""
    rows = {row["persen"].strip(): found for row, found in _budgets((), alone=False) if row["match"] == "mismatch"}
    assert rows["99,86 %"].slip == "row-shifted"
    assert str(rows["99,86 %"].right) == "97.21"
    assert str(rows["98,58"].right) == "97.82"
    assert rows["98,58"].slip == rows["80.5"].slip == ""


def test_a_figure_under_a_zero_target_belongs_to_another_row() -> None:
    """96 of 0 is nothing; 96 of the next row's 87.3 is the 109.97 that is printed."""
    (found,) = (found for row, found in _achievements((), alone=False) if row["achievement"] == "109.97")
    assert (found.verdict, found.right, found.slip) == (Verdict.NOT_REPRODUCED, None, "target-of-other-row")
    assert "baris" in found.slip_text()


def test_a_range_is_measured_against_its_nearest_end() -> None:
    """PermenPANRB 8/2021, page 100: 70 of 80–90 is 87,5; the 113 it prints for 92 is wrong, 102 is right."""
    rows = {row["achievement"]: found for row, found in _achievements((), alone=False) if "range" in row["polarity"]}
    assert {figure: found.verdict for figure, found in rows.items()} == {
        "113%": Verdict.NOT_REPRODUCED,
        "87,5%": Verdict.REPRODUCED,
        "107%": Verdict.REPRODUCED,
    }
    assert round(rows["113%"].rights[0].exact) == 102
