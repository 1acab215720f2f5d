from __future__ import annotations

from typing import Any

import pytest
from plans import BUDGETS, sample

from sakip.plan import Budget


def more(*budgets: Budget) -> tuple[Budget, ...]:
    return (*BUDGETS, *budgets)


def p5(**facts: Any) -> Budget:
    return Budget("p5", 2024, **facts)


@pytest.mark.parametrize(
    ("budgets", "code", "facts"),
    [
        (more(Budget("p9", 2024, 1)), "plan-unknown-budget", {"name": "p9"}),
        (more(Budget("ks2", 2024, 1)), "plan-unfunded-level", {"node": "ks2"}),
        (more(p5(amount=1), p5(amount=3), p5(amount=2)), "plan-budget-conflict", {"first": 1, "second": 3}),
        (more(Budget("p2", 2024, 700, issued="2024-01-05")), "plan-budget-conflict", {"node": "p2", "second": 700}),
        (
            more(p5(amount=9, spent=1, document="a"), p5(spent=2)),
            "plan-spending-conflict",
            {"node": "p5", "first": 1, "second": 2},
        ),
        (
            more(Budget("z1", 2024, 110, "perubahan", "DPPA")),
            "plan-budget-sum",
            {"node": "k1", "own": 350, "sum": 360, "difference": -10},
        ),
        (
            more(Budget("k1", 2024, spent=300), Budget("k2", 2024, spent=201, recorded="2025-02-01")),
            "plan-spending-sum",
            {"node": "p2", "own": 500, "sum": 501, "difference": -1},
        ),
        (more(p5(amount=9, spent="9.01")), "plan-overspent", {"node": "p5", "amount": 9}),
        (more(p5(amount=0, spent=1)), "plan-overspent", {"node": "p5", "amount": 0, "spent": 1}),
        (more(p5(amount=-9)), "plan-negative-amount", {"node": "p5", "given": -9}),
        (more(p5(amount=9, spent=-1)), "plan-negative-amount", {"node": "p5", "given": -1}),
        (
            more(p5(amount=9), p5(amount=8, version="perubahan")),
            "plan-revision-unexplained",
            {"version": "perubahan", "amount": 8},
        ),
        (
            more(
                p5(amount=9, issued="2024-02-01"), p5(amount=8, version="pergeseran", reason="x", issued="2024-01-01")
            ),
            "plan-revision-before",
            {"node": "p5", "version": "pergeseran"},
        ),
    ],
)
def test_one_fault_gives_one_finding(budgets: tuple[Budget, ...], code: str, facts: dict[str, Any]) -> None:
    (finding,) = sample(budgets=budgets).findings()
    assert finding.code == code
    assert {name: finding.facts[name] for name in facts} == facts
    for lang in ("id", "en"):
        assert "{" not in finding.text(lang)


@pytest.mark.parametrize(
    "budgets",
    [
        more(p5(amount=9), p5(amount=9)),
        more(p5(amount=0)),
        more(p5(amount=0, spent=0)),
        more(p5(spent=7)),
        more(p5(amount=8, version="perubahan", document="DPPA")),
        more(p5(amount=9, issued="2024-02-01"), p5(amount=8, version="perubahan", reason="x", issued="2024-02-01")),
        more(Budget("p2", 2025, 100), Budget("k1", 2025, 70)),  # the other activity is not filled in yet
        more(Budget("p2", 2025, 100), Budget("k1", 2024, 350)),  # another year
    ],
)
def test_what_is_legal_gives_no_noise(budgets: tuple[Budget, ...]) -> None:
    assert sample(budgets=budgets).findings() == ()


def test_a_budget_revised_above_only_does_not_add_up_any_more() -> None:
    """The sum is that of the versions that stand, so a revision below settles it."""
    above = Budget("p2", 2024, 700, "perubahan", "DPPA", "2024-10-01")
    below = Budget("k2", 2024, 350, "perubahan", "DPPA", "2024-10-01")
    (finding,) = sample(budgets=more(above)).findings()
    assert (finding.code, finding.facts["sum"]) == ("plan-budget-sum", 600)
    assert finding.message() == "p2 2024: pagu 700 tidak sama dengan jumlah pagu di bawahnya 600, selisih 100."
    assert sample(budgets=more(above, below)).findings() == ()
