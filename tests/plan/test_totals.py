from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from plans import BUDGETS, sample

from sakip import Year
from sakip.plan import Budget, Total

if TYPE_CHECKING:
    from collections.abc import Iterable


def p5(**facts: Any) -> tuple[Budget, ...]:
    return (Budget("p5", 2024, **facts),)


def test_absorption_is_spending_over_the_budget_in_percent() -> None:
    found = sample().absorption("p2", 2024)
    assert (found.node, found.period) == ("p2", Year(2024))
    assert (found.exact, found.value, found.reason) == (Fraction(250, 3), Decimal("83.33"), "")
    assert (found.text(), found.text("en")) == ("83,33%", "83.33%")


def test_an_activity_without_a_record_of_spending_has_that_of_its_parts() -> None:
    found = sample().absorption("k1", 2024)
    assert found.budget == Total(Fraction(350), own=True)
    assert found.spending == Total(Fraction(300))
    assert found.exact == Fraction(600, 7)


@pytest.mark.parametrize(
    ("records", "reason", "said", "in_english"),
    [
        ((), "budget-not-given", "pagu belum diisi: p5", "the budget is not filled in: p5"),
        (p5(spent=1), "budget-not-given", "pagu belum diisi: p5", "the budget is not filled in: p5"),
        (p5(amount=0, spent=0), "budget-zero", "pagu nol", "the budget is zero"),
        (p5(amount=0), "budget-zero", "pagu nol", "the budget is zero"),
        (p5(amount=5), "spending-not-given", "realisasi belum diisi: p5", "spending is not filled in: p5"),
        ((*p5(amount=5), *p5(amount=6)), "budget-conflict", "ada dua pagu yang berbeda: p5",
         "there are two different budgets: p5"),
        ((*p5(amount=5, spent=1), *p5(spent=2)), "spending-conflict", "ada dua realisasi yang berbeda: p5",
         "there are two different amounts spent: p5"),
    ],
)  # fmt: skip
def test_where_there_is_no_absorption_it_says_why(
    records: Iterable[Budget], reason: str, said: str, in_english: str
) -> None:
    """Blank is not zero, and nothing is divided by zero."""
    found = sample(budgets=(*BUDGETS, *records)).absorption("p5", 2024)
    assert (found.exact, found.value, found.reason) == (None, None, reason)
    assert (found.text(), found.text("en")) == (said, in_english)


def test_zero_spending_is_spending() -> None:
    assert sample(budgets=p5(amount=5, spent=0)).absorption("p5", 2024).value == Decimal("0.00")


def test_a_programme_without_a_record_is_the_sum_of_all_its_activities_or_nothing() -> None:
    records = [record for record in BUDGETS if record.node not in {"p2", "k1"}]
    assert sample(budgets=records).budget("p2", 2024) == Total(Fraction(600))
    lacking = [record for record in records if record.node != "z2"]
    assert sample(budgets=lacking).budget("p2", 2024) == Total(None, reason="incomplete", missing=("z2",))
    found = sample(budgets=lacking).absorption("p2", 2024)
    assert (found.reason, found.text()) == ("budget-incomplete", "pagu tidak dapat dijumlahkan; belum diisi: z2")


def test_a_contradiction_below_leaves_the_sum_above_without_an_amount() -> None:
    records = [*(record for record in BUDGETS if record.node != "p2"), Budget("k2", 2024, 9, issued="2024-01-05")]
    assert sample(budgets=records).budget("p2", 2024) == Total(None, reason="incomplete", missing=("k2",))
    assert sample(budgets=records).budget("k2", 2024).reason == "conflict"


def test_absorption_is_reported_against_the_budget_as_revised() -> None:
    """The pagu after APBD-P, once it is issued; a report of an earlier day can be made again."""
    records = (
        *p5(amount=1000, document="DPA", issued="2024-01-05", spent=450, recorded="2024-06-30"),
        *p5(amount=800, version="perubahan", document="DPPA", issued="2024-10-01", spent=780, recorded="2025-01-10"),
    )
    plan = sample(budgets=records)
    days = (date(2024, 1, 31), date(2024, 6, 30), date(2024, 10, 1), date(2025, 1, 10), None)
    shares = [plan.absorption("p5", 2024, as_of=day).exact for day in days]
    assert shares == [None, 45, Fraction(225, 4), Fraction(195, 2), Fraction(195, 2)]
    assert plan.versions("p5", 2024) == records


@pytest.mark.parametrize("period", [2024, "2024", Year(2024), "Tahun 2024"])
def test_a_period_is_read_as_anywhere(period: Any) -> None:
    assert sample().budget("p2", period).amount == 600
    assert sample().budget("p2", 2023).amount is None


def test_a_programme_linked_to_a_second_sasaran_is_counted_once() -> None:
    """Where its parent is: the money of both sasaran together is all there is."""
    plan = sample(budgets=[Budget(code, 2024, 10) for code in ("p1", "p2", "p3", "p4", "p5", "p6")])
    assert [plan.budget(code, 2024).amount for code in ("ks1", "ks2", "kl", "kt")] == [20, 20, 20, 60]
