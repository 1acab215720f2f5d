from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from sakip.errors import FormulaError, NumberError
from sakip.figures import publish
from sakip.formulas import share_achieved
from sakip.interpreters.exact import ZeroDenominatorError, evaluate
from sakip.tree import Component, Tally


@pytest.mark.parametrize(
    ("achieved", "counted", "published"), [(5, 6, "83.33"), (6, 6, "100.00"), (0, 6, "0.00"), (1, 3, "33.33")]
)
def test_the_share_is_indicators_achieved_over_indicators_counted(achieved: int, counted: int, published: str) -> None:
    values = {"tercapai": Fraction(achieved), "seluruh": Fraction(counted)}
    assert str(publish(evaluate(share_achieved().tree, values))) == published


def test_it_counts_every_other_indicator_of_the_set_unless_they_are_named() -> None:
    assert share_achieved().kind == "share_achieved"
    assert share_achieved().components == (
        Component("tercapai", "indikator", Tally("achieved", (), Fraction(100))),
        Component("seluruh", "indikator", Tally("all", (), Fraction(100))),
    )
    named = share_achieved(["ikm", "sakip"], reached_at="90.5")
    assert [component.source for component in named.components] == [
        Tally("achieved", ("ikm", "sakip"), Fraction("90.5")),
        Tally("all", ("ikm", "sakip"), Fraction("90.5")),
    ]


@pytest.mark.parametrize(
    ("over", "why"),
    [
        ("ikm", "over = 'ikm' names no indicators. Write 'others', or a list of codes."),
        ("", "over = '' names no indicators"),
        ([], "over must name indicators, each once"),
        (["ikm", "ikm"], "over must name indicators, each once"),
        ([2025], "over must name indicators, each once"),
    ],
)
def test_indicators_are_named_in_a_list_each_once(over: Any, why: str) -> None:
    with pytest.raises(FormulaError) as caught:
        share_achieved(over)
    assert why in str(caught.value)


@pytest.mark.parametrize("mark", ["seratus", True, None])
def test_the_mark_from_which_one_counts_as_achieved_is_a_number(mark: Any) -> None:
    with pytest.raises(NumberError):
        share_achieved(reached_at=mark)


def test_no_indicators_to_count_give_no_value() -> None:
    with pytest.raises(ZeroDenominatorError):
        evaluate(share_achieved().tree, {"tercapai": Fraction(0), "seluruh": Fraction(0)})
