from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from sakip import Year
from sakip.errors import DefinitionError, NumberError, PeriodError, UnknownNameError
from sakip.plan import VERSIONS, Budget, CascadeNode, PlanLink
from sakip.plan.budget import Known, budget_known, spending_known
from sakip.toml.shape import shaped
from sakip.toml.text import read


@frozen
class File:
    """The tables of a set file that a plan is made of."""

    node: tuple[CascadeNode, ...] = ()
    link: tuple[PlanLink, ...] = ()
    budget: tuple[Budget, ...] = ()


def test_a_budget_is_exact_and_can_be_told_from_its_repr() -> None:
    budget = Budget("p", "2024", "1500000.50", "perubahan", "DPPA", "2024-10-01", "DPA", "APBD-P", 7, date(2025, 1, 5))
    assert budget.period == Year(2024)
    assert (budget.amount, budget.spent) == (Fraction(3000001, 2), Fraction(7))
    assert (budget.issued, budget.recorded) == (date(2024, 10, 1), date(2025, 1, 5))
    assert pickle.loads(pickle.dumps(budget)) == budget  # noqa: S301  # the pickle is ours


@pytest.mark.parametrize("amount", ["1500000.5", Decimal("1500000.5"), Fraction(3000001, 2), 1500000.5])
def test_money_enters_by_the_one_gate(amount: Any) -> None:
    assert Budget("p", 2024, amount).amount == Fraction(3000001, 2)


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"amount": "1.000"}, NumberError),
        ({"amount": True}, NumberError),
        ({"spent": ""}, NumberError),
        ({"period": "TW V 2024"}, PeriodError),
        ({"issued": "kemarin"}, PeriodError),
        ({"version": "perubahn"}, UnknownNameError),
        ({"amount": None}, DefinitionError),
    ],
)
def test_what_cannot_be_read_is_refused(changed: dict[str, Any], error: type[Exception]) -> None:
    facts: dict[str, Any] = {"node": "p", "period": 2024, "amount": 1}
    with pytest.raises(error):
        Budget(**facts | changed)


def test_a_set_file_gives_the_tables_as_they_are() -> None:
    """A bare number is read exactly, codes keep their zeros, blank spending is none."""
    source, _ = read(
        b'[[node]]\ncode = "p"\nkind = "program"\nnumber = "7.01.02"\noffice = "Kecamatan"\ncondition = "x"\n'
        b'[[link]]\nlower = "p"\nkind = "cross-cutting"\noffice = "Dinas"\ntext = "Sasaran Dinas"\n'
        b'[[budget]]\nnode = "p"\nperiod = 2024\namount = 1234567890123.45\nissued = 2024-01-05\n'
        b'[[budget]]\nnode = "p"\nperiod = "2024"\nspent = "0"\nversion = "perubahan"\n',
        "x.toml",
    )
    assert source is not None
    made, faults = shaped(source.data, File)
    assert not faults
    assert made == File(
        (CascadeNode("p", "program", number="7.01.02", office="Kecamatan", condition="x"),),
        (PlanLink("p", kind="cross-cutting", office="Dinas", text="Sasaran Dinas"),),
        (
            Budget("p", 2024, "1234567890123.45", issued="2024-01-05"),
            Budget("p", 2024, version="perubahan", spent=0),
        ),
    )
    assert made is not None
    assert made.budget[0].spent is None


@pytest.mark.parametrize("line", [b'amount = "x"', b"amount = 1\nspent = true", b'amount = 1\nversion = "baru"',
                                  b"amount = 1\npagu = 2", b'amount = 1\nissued = "2024-01-05"', b""])  # fmt: skip
def test_a_faulty_table_is_named_in_the_file(line: bytes) -> None:
    source, _ = read(b'[[budget]]\nnode = "p"\nperiod = 2024\n' + line, "x.toml")
    assert source is not None
    made, faults = shaped(source.data, File)
    assert made is None
    assert [fault.path[:2] for fault in faults] == [("budget", 0)]


MURNI = Budget("p", 2024, 100, document="DPA", issued="2024-01-05")
SHIFTED = Budget("p", 2024, 110, "pergeseran", document="DPA geser", issued="2024-06-01")
REVISED = Budget("p", 2024, 120, "perubahan", document="DPPA", issued="2024-10-01")


@pytest.mark.parametrize(
    ("as_of", "amount"),
    [
        ("2024-01-04", None),
        ("2024-01-05", 100),
        ("2024-06-01", 110),
        ("2024-09-30", 110),
        ("2024-12-31", 120),
        (None, 120),
    ],
)
def test_the_version_known_on_a_day_is_the_one_issued_last(as_of: str | None, amount: int | None) -> None:
    known = budget_known([REVISED, MURNI, SHIFTED], None if as_of is None else date.fromisoformat(as_of))
    assert (known.amount if known else None) == amount


@pytest.mark.parametrize(
    ("records", "amount", "contradicting"),
    [
        ([MURNI, Budget("p", 2024, 130, "perubahan")], 130, ()),
        ([Budget("p", 2024, 90), Budget("p", 2024, 130, "perubahan")], 130, ()),
        ([MURNI, Budget("p", 2024, 90, issued="2024-01-05")], None, (90, 100)),
        ([MURNI, Budget("p", 2024, 100, document="lain", issued="2024-01-05")], 100, ()),
        ([Budget("p", 2024, 1), Budget("p", 2024, 2), Budget("p", 2024, 3)], None, (1, 2, 3)),
        ([SHIFTED, Budget("p", 2024, 115, document="b", issued="2024-01-09", replaces="DPA geser")], 115, ()),
        ([Budget("p", 2024, 1, document="a", replaces="a")], 1, ()),
        ([Budget("p", 2024, spent=5), MURNI], 100, ()),
        ([Budget("p", 2024, 0)], 0, ()),
    ],
)
def test_a_revision_comes_after_the_enacted_budget_and_two_of_one_day_contradict(
    records: list[Budget], amount: int | None, contradicting: tuple[int, ...]
) -> None:
    known = budget_known(records, None)
    assert known is not None
    assert known.amount == amount
    assert list(known.contradicting) == list(contradicting)


def test_spending_is_what_was_recorded_last_whichever_version_it_stands_with() -> None:
    """A later correction counts, a blank takes nothing back, and nothing is known before its record is."""
    records = [
        Budget("p", 2024, 100, issued="2024-01-05", spent=40, recorded="2024-06-30"),
        Budget("p", 2024, spent=95, recorded="2025-01-10"),
        Budget("p", 2024, 120, "perubahan", issued="2024-10-01"),
    ]
    known = [spending_known(records, day) for day in (date(2024, 6, 29), date(2024, 6, 30), None)]
    assert [found.amount if found else None for found in known] == [None, 40, 95]
    revised = Budget("p", 2024, 9, "perubahan", issued="2024-10-01", spent=60)
    assert spending_known([revised, records[0]], None) == Known(Fraction(60))
    assert spending_known([Budget("p", 2024, 1, issued="2024-02-01", spent=1)], date(2024, 1, 31)) is None


budgets = st.builds(
    Budget,
    st.just("p"),
    st.just(2024),
    st.integers(0, 3),
    st.sampled_from(VERSIONS),
    st.sampled_from(["", "a", "b"]),
    st.none() | st.dates(date(2024, 1, 1), date(2024, 1, 9)),
    st.sampled_from(["", "a", "b"]),
    spent=st.none() | st.integers(0, 3),
    recorded=st.none() | st.dates(date(2024, 1, 1), date(2024, 1, 9)),
)


@given(st.lists(budgets), st.lists(budgets), st.dates(date(2024, 1, 1), date(2024, 1, 9)))
def test_what_is_known_on_a_day_does_not_change_by_what_is_issued_later(
    records: list[Budget], further: list[Budget], as_of: date
) -> None:
    later = [record for record in further if record.issued and record.issued > as_of]
    for known in (budget_known, spending_known):
        assert known([*records, *later], as_of) == known(records, as_of)


@given(st.lists(budgets, max_size=5).flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_of_records_does_not_matter(both: tuple[list[Budget], list[Budget]]) -> None:
    for known in (budget_known, spending_known):
        assert known(both[0], None) == known(both[1], None)
