from __future__ import annotations

from fractions import Fraction

import pytest
import strategies as own
from hypothesis import assume, given

from sakip.errors import FormulaError, UnknownNameError
from sakip.figures import number, publish
from sakip.formulas import ratio
from sakip.formulas.scales import SCALES
from sakip.interpreters.exact import ZeroDenominatorError, evaluate
from sakip.tree import Component, Constant


@pytest.mark.parametrize(
    ("realised", "budget", "published"),
    [
        ("702188300", "749930215", "93.63"),
        ("188957200", "216194000", "87.40"),
        ("351953546", "378896500", "92.89"),
        ("307055630", "398379650", "77.08"),
        ("0", "749930215", "0.00"),
        ("80", "80", "100.00"),
        ("120", "80", "150.00"),
        ("2", "3", "66.67"),
    ],
)
def test_the_share_of_a_budget_spent_is_what_reports_print(realised: str, budget: str, published: str) -> None:
    values = {"realisasi": number(realised), "pagu": number(budget)}
    assert str(publish(evaluate(ratio("realisasi", "pagu", unit="rupiah").tree, values))) == published


@pytest.mark.parametrize(
    ("scale", "value"),
    [
        ("bilangan", Fraction(1, 8)),
        ("persen", Fraction(25, 2)),
        ("percent", Fraction(25, 2)),
        ("per 1.000", Fraction(125)),
        ("per 10.000", Fraction(1250)),
        ("per 100.000", Fraction(12500)),
    ],
)
def test_a_ratio_is_counted_per_hundred_or_per_so_many_thousand(scale: str, value: Fraction) -> None:
    assert evaluate(ratio("a", "b", scale=scale).tree, {"a": Fraction(1), "b": Fraction(8)}) == value


def test_every_factor_of_a_scale_carries_the_unit_that_names_it() -> None:
    assert {factor.unit for factor in SCALES.values() if isinstance(factor, Constant)} == {
        "persen", "per 1.000", "per 10.000", "per 100.000",
    }  # fmt: skip


def test_both_components_are_measured_in_the_unit_given() -> None:
    formula = ratio("realisasi", "pagu", unit="rupiah")
    assert formula.kind == "ratio"
    assert formula.components == (Component("realisasi", "rupiah"), Component("pagu", "rupiah"))


def test_nothing_to_divide_by_gives_no_value() -> None:
    with pytest.raises(ZeroDenominatorError) as caught:
        evaluate(ratio("diselesaikan", "masuk").tree, {"diselesaikan": Fraction(0), "masuk": Fraction(0)})
    assert caught.value.divisor == Component("masuk", "bilangan")


def test_an_unknown_scale_comes_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match=r"no scale of a ratio called 'per 1000'\. Did you mean 'per 1\.000'\?"):
        ratio("a", "b", scale="per 1000")


@pytest.mark.parametrize("name", ["", "pagu anggaran", "1", None])
def test_a_component_needs_a_name(name: str) -> None:
    with pytest.raises(FormulaError, match="cannot name a component"):
        ratio("a", name)


@given(own.numbers(), own.numbers())
def test_a_ratio_is_the_quotient_times_hundred(above: Fraction, below: Fraction) -> None:
    assume(below)
    value = evaluate(ratio("a", "b").tree, {"a": above, "b": below})
    assert value == 100 * above / below
    # a larger unit for both changes nothing
    assert evaluate(ratio("a", "b").tree, {"a": above / 1000, "b": below / 1000}) == value
