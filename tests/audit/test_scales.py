from __future__ import annotations

import pytest

from sakip import audit
from sakip.audit import AuditedRow, Verdict


def achieved(*rows: tuple[str, str, str]) -> tuple[AuditedRow, ...]:
    names = ("target", "realisasi", "capaian")
    return audit.achievements([dict(zip(names, row, strict=True)) for row in rows]).rows


def spent(*rows: tuple[str, str, str]) -> tuple[AuditedRow, ...]:
    names = ("pagu", "realisasi", "persen")
    return audit.budgets([dict(zip(names, row, strict=True)) for row in rows]).rows


def test_thousands_shown_once_settle_a_column() -> None:
    """1.250.000 is beyond doubt, so 250.000 is a quarter of a million and 60% of it no cap of 100."""
    wrong, *right = spent(
        ("250.000", "150.000", "100,00"), ("750.000", "600.000", "80,00"), ("1.250.000", "1.000.000", "80,00")
    )
    assert (wrong.verdict, str(wrong.right)) == (Verdict.NOT_REPRODUCED, "60.00")
    assert [(row.verdict, row.reason) for row in right] == [(Verdict.REPRODUCED, "")] * 2


@pytest.mark.parametrize("row", [("250.000", "150", "100"), ("Rp 250.000", "150", "100")])
def test_money_has_no_thousandths(row: tuple[str, str, str]) -> None:
    """A budget of 250.000 is no 250 rupiah, also in a table of achievements."""
    for found in (*(spent(row)), *(achieved(row) if row[0].startswith("Rp") else ())):
        assert (found.verdict, str(found.right)) == (Verdict.NOT_REPRODUCED, "0")


@pytest.mark.parametrize(
    ("row", "right"),
    [
        (("1.250", "900", "120"), "72"),
        (("12.500", "9.000", "100"), "72"),
        (("12.345", "11.111", "0,00"), "90.00"),
        (("1.250", "1.100.000", "91,00"), "88000.00"),
        (("1.250", "97.5", "81,00"), "7800.00"),
    ],
)
def test_target_and_realisation_are_read_alike(row: tuple[str, str, str], right: str) -> None:
    """No cap and no floor is explained by one of them on another scale; what stands beside a cell reads it."""
    (found,) = achieved(row)
    assert (found.verdict, str(found.right)) == (Verdict.NOT_REPRODUCED, right)


def test_a_figure_is_no_thousands_because_its_column_has_commas() -> None:
    """96.667 is a percentage; the right one is told to the decimals printed."""
    *_, fits, off = achieved(
        ("90,10", "97,95", "108,71"),
        ("89,5", "80,1", "89,50"),
        ("1.500", "1.450", "96.667"),
        ("1.500", "1.450", "91.567"),
    )
    assert (fits.verdict, str(fits.right)) == (Verdict.REPRODUCED, "96.667")
    assert (off.verdict, str(off.right)) == (Verdict.NOT_REPRODUCED, "96.667")


def test_a_percentage_may_settle_what_its_row_leaves_open() -> None:
    """1.234 of 1.234 units in full, or 1,234 of a rate; where both say the same, neither needs a reason."""
    assert [row.reason for row in achieved(("1.250", "1.000", "80"))] == [""]
    (open_one,) = achieved(("1.250", "1", "80"))
    assert [remark.code for remark in open_one.remarks] == ["why-reading"]
