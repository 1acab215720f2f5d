from __future__ import annotations

from fractions import Fraction

import pytest

from sakip import audit
from sakip.audit import AuditedRow, Verdict


def achieved(*rows: tuple[str, ...]) -> tuple[AuditedRow, ...]:
    names = ("target", "realisasi", "capaian", "polaritas")
    return audit.achievements([dict(zip(names, (*row, "")[:4], strict=True)) for row in rows]).rows


def verdicts(rows: tuple[AuditedRow, ...]) -> list[bool]:
    return [row.verdict is Verdict.REPRODUCED for row in rows]


# --- rules of the other direction -------------------------------------------------------------------------------------

LOWER = ("23", "20,1", "112,61")


def test_a_cap_by_a_rule_nobody_told_explains_nothing() -> None:
    """80 for 60 is 75; that the other direction would give more than 100 is no ground for a cap."""
    (alone,) = achieved(("80", "60", "100,00"))
    assert (alone.verdict, str(alone.right)) == (Verdict.NOT_REPRODUCED, "75.00")


@pytest.mark.parametrize(
    "rows", [[("80", "60", "100,00", "rendah")], [("≤ 80", "60", "100,00")], [LOWER, ("80", "60", "100,00")]]
)
def test_a_cap_counts_where_less_is_better(rows: list[tuple[str, ...]]) -> None:
    """Because the row says so, hints at it, or another row of the document follows that rule for certain."""
    assert verdicts(achieved(*rows))[-1]


@pytest.mark.parametrize(
    ("figure", "fits"), [("300", True), ("120", False), ("3,00", False), ("200", False), ("100", False)]
)
def test_against_the_direction_told_only_a_percentage_counts(figure: str, *, fits: bool) -> None:
    """30 by 10 is 300; a cap or a ratio on top of the wrong rule explains too much."""
    assert verdicts(achieved(("10", "30", figure, "rendah"))) == [fits]


# --- forms ------------------------------------------------------------------------------------------------------------


def test_what_has_a_percent_sign_is_no_ratio() -> None:
    """1,06% of 106,25 lacks two digits."""
    told, untold = achieved(("80", "85", "1,06%"), ("80", "85", "1,06"))
    assert (told.verdict, told.slip) == (Verdict.NOT_REPRODUCED, "factor-of-100")
    assert [remark.code for remark in untold.remarks] == ["why-ratio"]


def test_a_deviation_has_no_percent_sign_and_is_never_alone() -> None:
    """Two rows show what the column means."""
    assert verdicts(achieved(("90", "94", "4,44"))) == [False]
    assert verdicts(achieved(("90", "94", "4,44"), ("90", "80", "-11,11"))) == [True, True]
    assert verdicts(achieved(("90", "94", "4,44%"), ("90", "80", "-11,11%"))) == [False, False]


RATIOS = [("79,58", "85,92", "1,08"), ("81,16", "85,13", "1,05"), ("82,74", "82,55", "1,00")]


def test_a_document_of_ratios_is_measured_in_ratios() -> None:
    """The right figure is 1,08 and not 107,97; slips are looked for on that scale."""
    *_, swapped, mistyped = achieved(*RATIOS, ("79,58", "87", "1,90"), ("79,58", "85,37", "1,17"))
    assert (swapped.verdict, str(swapped.right), str(swapped.difference)) == (Verdict.NOT_REPRODUCED, "1.09", "81/100")
    assert (swapped.slip, mistyped.slip) == ("digits-swapped", "digit-mistyped")
    assert swapped.points == 81
    assert swapped.rights[0].form == "ratio"


def test_the_worst_is_told_in_points_whatever_the_scale() -> None:
    """0,10 of a ratio is ten points, more than five of a percentage."""
    rows = [*RATIOS, ("79,58", "87", "1,19"), ("79,58", "87", "104,32%")]
    found = audit.achievements([dict(zip(("target", "realisasi", "capaian"), row, strict=True)) for row in rows])
    assert [row.number for row in found.worst_first()[:2]] == [4, 5]


def test_one_decimal_is_a_ratio_where_the_document_prints_ratios() -> None:
    """Alone 1,1 may be anything."""
    assert verdicts(achieved(("79,58", "85,92", "1,1"))) == [False]
    assert verdicts(achieved(*RATIOS, ("79,58", "85,92", "1,1")))[-1]


# --- decimals that are gone, and caps ---------------------------------------------------------------------------------

CUT = [("80", "55", "68,00"), ("80", "63", "78,00")]


def test_decimals_cut_off_and_filled_with_zeros_are_shown_by_two_rows() -> None:
    """68,00 for 68,75; not where another row rounds up before it fills."""
    assert [[remark.code for remark in row.remarks] for row in achieved(*CUT)] == [["why-padded-cut"]] * 2
    assert [row.slip for row in achieved(CUT[0])] == ["cut-to-whole"]
    assert verdicts(achieved(*CUT, ("80", "69,4", "87,00"))) == [False, False, True]
    assert verdicts(achieved(*CUT, ("80", "61", "76,00"))) == [True, True, True]


CAPPED = [("80", "95", "100,00"), ("80", "97", "100,00")]


def test_a_cap_of_the_house_comes_before_a_rounding_to_the_same_figure() -> None:
    """100,25 printed as 100,00 is capped like its neighbours, not rounded and filled with zeros."""
    near = ("80", "80,2", "100,00")
    assert [remark.code for remark in achieved(*CAPPED, near)[-1].remarks] == ["why-cap"]
    assert [remark.code for remark in achieved(near)[-1].remarks] == ["why-padded"]


def test_the_right_figure_is_capped_where_the_house_caps() -> None:
    """The uncapped one is kept beside it."""
    wrong = achieved(*CAPPED, ("80", "97", "119,00"))[-1]
    assert (str(wrong.right), wrong.difference, wrong.rights[0].exact) == ("100.00", Fraction(19), Fraction("121.25"))
    assert str(achieved(CAPPED[0], ("80", "97", "119,00"))[-1].right) == "121.25"


# --- inputs printed rounded -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "slip"),
    [
        (("87,3", "87,3", "100,10"), "digit-mistyped"),
        (("25,5", "26,1", "102,53"), "digits-swapped"),
        (("25,5", "26,1", "102,25"), "digit-mistyped"),
    ],
)
def test_a_slip_of_the_pen_goes_before_numbers_nobody_sees(row: tuple[str, str, str], slip: str) -> None:
    """Two digits that are swapped, one that is wrong; and what is printed alike is 100."""
    (found,) = achieved(row)
    assert (found.verdict, found.slip) == (Verdict.NOT_REPRODUCED, slip)


def test_the_last_decimal_may_come_of_numbers_before_they_were_rounded() -> None:
    """That is where rounding shows."""
    (found,) = achieved(("25,5", "26,1", "102,36"))
    assert [remark.code for remark in found.remarks] == ["why-inputs-rounded"]


def test_a_figure_with_zeros_behind_it_may_repeat_the_realisation_as_well() -> None:
    """The rounded percentage is the plainer one."""
    (found,) = achieved(("101,8", "17,0", "17,0"))
    assert found.convention is not None
    assert (found.convention.rule, found.convention.padded) == ("higher", True)
    assert "repeats-realisation" in [other.rule for other in found.others]
