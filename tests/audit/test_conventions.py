from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from sakip import audit
from sakip.audit import AuditedRow, Verdict


def achieved(target: str, realisation: str, achievement: str, polarity: str = "", **how: Any) -> AuditedRow:
    row = {"target": target, "realisation": realisation, "achievement": achievement, "polarity": polarity}
    return audit.achievements([row], **how).rows[0]


def spent(pagu: str, realisasi: str, persen: str) -> AuditedRow:
    return audit.budgets([{"pagu": pagu, "realisasi": realisasi, "persen": persen}]).rows[0]


def codes(row: AuditedRow) -> list[str]:
    return [remark.code for remark in row.remarks]


PLAIN = [
    ("90,10", "97,95", "108,71", "higher"),
    ("89", "97.5", "109,55", ""),
    ("90", "94", "104,44%", "tinggi"),
    ("Nilai A (80,5)", "Nilai A (81)", "100,62%", ""),
    ("13344", "6892", "51.6", "higher"),
    ("23%", "20,10%", "112,61%", "lower"),
    ("10", "12", "83,33", "lower"),
    ("10", "25", "(50,00)", "lower-mirror"),
    ("10", "12", "80", "stabilise"),
    ("3 dokumen", "2 dokumen", "66,67 %", ""),
    ("1,5 miliar", "750 juta", "50", ""),
]


@pytest.mark.parametrize(("target", "realisation", "achievement", "polarity"), PLAIN)
def test_a_plain_convention_needs_no_reason(target: str, realisation: str, achievement: str, polarity: str) -> None:
    """A percentage by a rule the row permits, rounded half-up to the decimals printed."""
    row = achieved(target, realisation, achievement, polarity)
    assert (row.verdict, row.reason, row.slip) == (Verdict.REPRODUCED, "", "")
    assert row.convention is not None
    assert row.convention.plain
    assert row.rule


DEPARTING = [
    ("89", "97", "108,98", "", "why-truncate"),
    ("90,10%", "85,00%", "94,00%", "", "why-padded"),
    ("3", "7", "233.33333333333334", "", "why-unrounded"),
    ("1", "8.8", "880.0000000000001", "", "why-unrounded"),
    ("72,29", "79,29", "100", "", "why-cap"),
    ("10", "30", "150", "", "why-cap-unseen"),
    ("79,58", "85,92", "1,08", "", "why-ratio"),
    ("50", "49", "0,98", "", "why-ratio"),
    ("50", "45", "0,9", "", "why-ratio"),
    ("10", "25", "0", "lower-mirror", "why-floor"),
    ("93", "93", "93", "", "why-repeats-realisation"),
    ("0", "0", "0", "", "why-zero-0"),
    ("0", "0", "100", "", "why-zero-100"),
    ("0", "5", "0,00", "lower", "why-zero-0"),
    ("0", "5", "-", "", "why-zero-none"),
    ("5", "0", "n/a", "lower-inverse", "why-zero-none"),
    ("23%", "20,10%", "112,61%", "", "why-rule"),
    ("10", "12", "83,33", "", "why-rule"),
    ("130", "26", "20.0", "lower (band)", "why-banded"),
    ("80 - 90%", "70%", "87,5%", "higher", "why-range"),
    ("3", "2", "66,666666666666", "higher", "why-truncate"),
    ("12.281.31.513", "6140657756,5", "500,00", "", "why-regrouped"),
    ("25", "25.09", "100.37", "higher", "why-inputs-rounded"),
    ("87.3", "94.77", "108.43", "higher", "why-inputs-cut"),
]


@pytest.mark.parametrize(("target", "realisation", "achievement", "polarity", "code"), DEPARTING)
def test_any_other_convention_gives_its_reason(
    target: str, realisation: str, achievement: str, polarity: str, code: str
) -> None:
    """It is reproduced, and says by what it departs from the usual."""
    row = achieved(target, realisation, achievement, polarity)
    assert row.verdict is Verdict.REPRODUCED
    assert code in codes(row)
    assert row.reason
    assert row.reason_text("en") != row.reason
    assert row.rule_text("en")


@pytest.mark.parametrize(
    ("pagu", "realisasi", "persen", "code"),
    [
        ("749.930.215", "702.188.300", "93.6", ""),
        ("2,726,810,205", "2,562,626,955", "93.98", ""),
        ("450000000.00", "445949850.00", "99,10", ""),
        ("1.569.147.817", "1.366.607.620", "87,10", "why-padded"),
        ("0", "0", "0", "why-zero-0"),
        ("0", "1,065,961,695", "0", "why-zero-0"),
    ],
)
def test_budgets_have_conventions_of_their_own(pagu: str, realisasi: str, persen: str, code: str) -> None:
    """What was realised, rounded to fewer decimals or not; a budget of zero is printed as 0."""
    row = spent(pagu, realisasi, persen)
    assert row.verdict is Verdict.REPRODUCED
    assert codes(row) == ([code] if code else [])


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([("5.214.502.817,00", "4.513.162.840,00", "16"), ("4.446.502.817,00", "3.760.807.590,00", "18"),
          ("850.000.000,00", "903.026.989,00", "(6)")], "why-shortfall-over-realisation"),
        ([("100.000.000", "80.123.000", "19,88"), ("100.000.000", "70.123.000", "29,88")], "why-remaining"),
        ([("100.000.000", "106.200.000", "6,20"), ("100.000.000", "107.500.000", "7,5")], "why-deviation"),
    ],
)  # fmt: skip
def test_what_is_left_short_or_apart_is_shown_by_two_rows_at_least(rows: list[tuple[str, str, str]], code: str) -> None:
    """One alone may be any figure; two rows of a document show what its column means."""
    names = ("pagu", "realisasi", "persen")
    found = audit.budgets([dict(zip(names, row, strict=True)) for row in rows]).rows
    assert [codes(row) for row in found] == [[code]] * len(rows)
    assert spent(*rows[0]).verdict is Verdict.NOT_REPRODUCED


@pytest.mark.parametrize(
    ("target", "realisation", "achievement", "code"),
    [
        ("WTP", "WTP", "100", "not-ordinal"),
        ("Level 3", "Level 3", "100", "not-ordinal"),
        ("55%", "n/a", "n/a", "not-no-realisation"),
        ("N/A", "3.53", "100", "not-no-base"),
        ("22", "21", "", "not-no-figure"),
        ("25", "82", ">100%", "not-figure-bound"),
        ("25", "25", "Tercapai", "not-figure-words"),
        ("", "", "", "not-blank-row"),
        ("80", "70 - 75", "90", "not-realisation-range"),
    ],
)
def test_what_cannot_be_compared_says_why(target: str, realisation: str, achievement: str, code: str) -> None:
    """A predicate is never divided, and blank is not zero."""
    row = achieved(target, realisation, achievement)
    assert (row.verdict, codes(row), row.convention) == (Verdict.NOT_COMPARABLE, [code], None)


def test_a_realisation_inside_the_range_is_a_target_that_is_met() -> None:
    """85 of 80–90 is 100, whichever way is better."""
    assert [codes(achieved("80 - 90", "85", "100,00", told)) for told in ("higher", "lower")] == [[], []]


@pytest.mark.parametrize("achievement", ["94,44", "106,25"])
def test_an_end_of_the_range_may_have_served_all_the_same(achievement: str) -> None:
    """85 of 80–90 by 90 or by 80; that it is 100 is said."""
    row = achieved("80 - 90", "85", achievement)
    assert codes(row) == ["why-range-inside"]
    assert str(row.right) == "100.00"
    assert row.convention is not None
    assert row.convention.to_dict()["inside_range"] is True
    assert achieved("80 - 90", "85", "95,44").verdict is Verdict.NOT_REPRODUCED


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("RATA-RATA CAPAIAN", "not-total"),
        ("Capaian rata-rata", "not-total"),
        ("Jumlah", "not-total"),
        ("Total Anggaran", "not-total"),
        ("Jumlah penduduk miskin", "not-no-base"),
        ("Rata-rata lama sekolah", "not-no-base"),
    ],
)
def test_a_total_is_told_from_an_indicator_that_counts(label: str, code: str) -> None:
    """The number of the poor is no total."""
    (row,) = audit.achievements([{"indicator": label, "target": "", "realisasi": "", "capaian": "98,2"}])
    assert codes(row) == [code]


def test_a_cap_is_given_its_ground_by_title() -> None:
    """Not by the file of a program it was seen in."""
    row = achieved("10", "13", "120", caps=())
    assert "KMK 300/KMK.01/2022" in row.reason
    assert ".php" not in row.reason


def test_a_convention_is_said_in_words() -> None:
    """The formula, how it is rounded, and each departure."""
    said = {
        ("10", "25", "0", "lower-mirror"): "(2T − R) ÷ T × 100; not below 0",
        ("89", "97", "108,98", ""): "R ÷ T × 100; cut off to 2 dp",
        ("90,10%", "85,00%", "94,00%", ""): "R ÷ T × 100; rounded half-up to 0 dp; zeros added",
        ("72,29", "79,29", "1,00", ""): "R ÷ T × 100; capped at 100; printed as a ratio",
        ("3", "7", "233.33333333333334", ""): "R ÷ T × 100; not rounded",
        ("93", "93", "93", ""): "repeats the realisation",
        ("80 - 90%", "70%", "87,5%", ""): "R ÷ T × 100; exact to 1 dp; against the end 80 of the range",
    }
    assert {cells: achieved(*cells).rule_text("en") for cells in said} == said
    assert achieved("90", "94", "14,44").rule == ""


def test_a_verdict_is_said_in_words() -> None:
    """In either language."""
    assert [verdict.label() for verdict in Verdict] == [
        "cocok",
        "tidak cocok",
        "tidak dapat dibandingkan",
    ]
    assert Verdict.NOT_COMPARABLE.label("en") == "not comparable"


def test_a_row_of_means_is_told_from_one_without_a_target() -> None:
    """It has a figure and nothing it is made of."""
    (row,) = audit.achievements([{"indicator": "Rata-rata", "target": "", "realisasi": "", "capaian": "98,2"}])
    assert codes(row) == ["not-total"]


MISFITS = [
    ("1,75%", "5,3%", "297,1%", ""),
    ("70", "74", "105.95", ""),
    ("5,1", "9,2", "18,18%", "lower"),
    ("3,43", "3,43", "100,88%", ""),
    ("79,50%", "78,50%", "98,00%", ""),
    ("1", "0", "25.0%", ""),
    ("93", "93", "0", ""),
    ("10", "9", "100", "higher"),
    ("80 - 90%", "92%", "113%", "higher"),
]


@pytest.mark.parametrize(("target", "realisation", "achievement", "polarity"), MISFITS)
def test_what_no_convention_makes_is_not_reproduced(
    target: str, realisation: str, achievement: str, polarity: str
) -> None:
    """A cap needs a figure beyond it, hidden decimals a narrow interval, a zero deviation another row like it."""
    row = achieved(target, realisation, achievement, polarity)
    assert (row.verdict, row.convention, codes(row)) == (Verdict.NOT_REPRODUCED, None, ["no-convention"])
    assert row.difference


def test_the_right_figure_is_exact_and_published() -> None:
    """By the rule of the row, to the decimals printed."""
    row = achieved("400.837.500", "392.097.565", "98,58", "higher")
    (right,) = row.rights
    assert (right.rule, right.exact, row.right) == ("higher", Fraction(39209756500, 400837500), Decimal("97.82"))
    assert row.difference == Fraction(76, 100)


def test_both_right_figures_are_given_where_a_direction_has_two_rules() -> None:
    """Neither is assumed; where the document shows one, that is it."""
    row = achieved("10", "12", "90,00", "lower")
    assert {right.rule: str(right.value) for right in row.rights} == {"lower-mirror": "80.00", "lower-inverse": "83.33"}
    assert (row.right, row.difference) == (None, Fraction(667, 100))
    shown = {"target": "10", "realisation": "13", "achievement": "76,92", "polarity": "lower"}
    wrong = {"target": "10", "realisation": "12", "achievement": "90,00", "polarity": "lower"}
    assert audit.achievements([shown, wrong]).rows[1].right == Decimal("83.33")


def test_a_cap_of_ones_own_has_to_be_told() -> None:
    """125 is no cap anybody was seen to use, until the caller says so."""
    assert achieved("10", "30", "125").verdict is Verdict.NOT_REPRODUCED
    told = achieved("10", "30", "125", caps=["125"])
    assert (told.verdict, codes(told)) == (Verdict.REPRODUCED, ["why-cap-unseen"])


def test_other_conventions_that_fit_are_listed() -> None:
    """104,44 of 94 by 90 is rounded or cut off alike; the plainest is named."""
    row = achieved("90", "94", "104,44", "higher")
    assert row.convention is not None
    assert row.convention.rounding == "half-up"
    assert [other.rounding for other in row.others] == ["truncate"]


def test_the_sign_before_a_target_only_hints() -> None:
    """``≤ 5`` suggests that less is better, and does not forbid what the figure shows."""
    assert codes(achieved("≤ 5", "4", "120,00")) == ["why-rule"]
    assert codes(achieved("≤ 5", "4", "80,00")) == []
    wrong = achieved("≤ 5", "4", "90,00")
    assert {right.rule for right in wrong.rights} == {"lower-mirror", "lower-inverse"}


def test_numbers_are_taken_as_they_are() -> None:
    """A dataframe's floats and Decimals need no guessing; what it holds for missing is blank."""

    class Missing:
        """Like the missing value of pandas, which is neither equal to itself nor different."""

        def __ne__(self, other: object) -> bool:
            raise TypeError(other)

        __hash__ = None  # type: ignore[assignment]  # as it goes with a comparison of one's own

    rows: list[dict[str, Any]] = [
        {"target": 1.234, "realisation": 1.234, "achievement": 100.0},
        {"target": Decimal("90.10"), "realisation": Decimal("97.95"), "achievement": Decimal("108.71")},
        {"target": 90, "realisation": float("nan"), "achievement": None},
        {"target": Missing(), "realisation": 90, "achievement": 90},
    ]
    found = audit.achievements(rows).rows
    assert [row.verdict.value for row in found] == ["reproduced", "reproduced"] + ["not-comparable"] * 2
    assert [row.reason for row in found[:2]] == ["", ""]
