from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import FormulaError, NumberError, SakipError, UnknownNameError
from sakip.formulas import record, recorded
from sakip.formulas.recorded import written_out
from sakip.interpreters.exact import evaluate
from sakip.testing import components, constants, takens, tallies, trees
from sakip.tree import LARGEST_TREE, Calculation, Component, Constant, Formula, Operator, Taken, Tally, components_of

AB: list[Any] = [{"name": "a"}, {"name": "b", "unit": "desa"}]


@given(st.builds(lambda tree: Formula.of("rumus", tree, {"asal": "Renja"}), trees()))
def test_a_formula_written_out_is_recorded_again(formula: Formula) -> None:
    assert record("recorded", written_out(formula)) == formula


@given(st.builds(Component, st.just("a"), st.sampled_from([None, "desa"]), st.one_of(st.none(), takens(), tallies())))
def test_a_component_keeps_its_unit_and_where_it_is_taken_from(component: Component) -> None:
    formula = Formula.of("rumus", component)
    assert recorded(**written_out(formula)) == formula


@given(constants())
def test_a_constant_is_exact(constant: Constant) -> None:
    formula = Formula.of("rumus", Calculation(Operator.ADD, Component("a"), constant))
    assert recorded(**written_out(formula)) == formula


def test_a_constant_may_be_longer_than_any_number_that_is_reported() -> None:
    """It may come of many others, such as a product of conversion factors."""
    longest = 10**1_000 - 1
    for value in (
        Fraction(-(10**300), 10**200 + 1),
        Fraction(10**300),
        Fraction(-(10**18), 7),
        Fraction(-longest, longest - 1),
    ):
        formula = Formula.of("rumus", Calculation(Operator.ADD, Component("a"), Constant(value)))
        assert recorded(**written_out(formula)) == formula


@pytest.mark.parametrize("text", ["1" + "0" * 1_000, "-1" + "0" * 1_000, "1/" + "7" * 1_001, "9" * 2_000])
def test_a_constant_has_at_most_a_thousand_digits(text: str) -> None:
    """As every constant of a formula; one that is written longer and is not longer does."""
    with pytest.raises(NumberError, match=r"has more than 1000 digits above or below its line\. Round it"):
        recorded("rumus", [{"name": "a"}], ["a", {"constant": text}, "*"])
    made = recorded("rumus", [{"name": "a"}], ["a", {"constant": f"{'6' * 1_001}/{'3' * 1_001}"}, "*"])
    assert made.tree == Calculation(Operator.MULTIPLY, Component("a"), Constant(Fraction(2)))


def test_steps_are_taken_in_their_order() -> None:
    made = recorded("selisih", AB, ["a", "b", "-", {"constant": "100", "unit": "persen"}, "*"])
    assert evaluate(made.tree, {"a": Fraction(5), "b": Fraction(2)}) == 300
    assert made.kind == "selisih"
    assert made.call["kind"] == "recorded"


def test_a_formula_is_written_out_with_no_more_than_it_needs() -> None:
    """A plain number has no unit, and is a decimal where it can be; without details there are none."""
    third = Constant(Fraction(1, 3), "persen")
    tree = Calculation(Operator.ADD, Calculation(Operator.MULTIPLY, Component("a"), Constant(Fraction(5, 2))), third)
    assert written_out(Formula.of("rumus", tree)) == {
        "name": "rumus",
        "components": [{"name": "a"}],
        "steps": ["a", {"constant": "2.5"}, "*", {"constant": "1/3", "unit": "persen"}, "+"],
    }


def test_depth_is_no_matter_of_the_file() -> None:
    """The steps of the longest sum a formula may be are one flat list."""
    tree: Any = Component("a")
    while tree.depth < 190:
        tree = Calculation(Operator.ADD, Component("a"), tree)
    arguments = written_out(Formula.of("rumus", tree))
    assert all(isinstance(step, str) for step in arguments["steps"])
    assert recorded(**arguments).tree == tree


def test_a_component_may_be_called_like_an_operator() -> None:
    tree = Calculation(Operator.SMALLER, Component("smaller_of"), Component("b"))
    assert written_out(Formula.of("rumus", tree))["steps"] == [{"component": "smaller_of"}, "b", "smaller_of"]
    assert components_of(recorded(**written_out(Formula.of("rumus", tree))).tree) == components_of(tree)


@pytest.mark.parametrize(
    ("source", "meant"),
    [
        ({"indicator": "ikm"}, Taken("ikm")),
        ({"indicator": "ikm", "take": "achievement"}, Taken("ikm", "achievement")),
        ({"count": "all"}, Tally("all")),
        ({"count": "achieved", "over": ["ikm"], "reached_at": "90"}, Tally("achieved", ("ikm",), Fraction(90))),
    ],
)
def test_a_source_is_an_indicator_or_a_count_over_several(source: dict[str, Any], meant: Taken | Tally) -> None:
    assert recorded("rumus", [{"name": "a", "source": source}], ["a"]).components[0].source == meant


@pytest.mark.parametrize(
    ("components", "steps", "message"),
    [
        (AB, ["a", "b"], "come out at 2 values"),
        (AB, [], "come out at 0 values"),
        (AB, ["a"] * LARGEST_TREE, "come out at 2000 values"),
        (AB, ["a", "+", "b"], "step 2 of formula 'rumus', '+', needs two values and finds 1"),
        (AB, ["a"], "never uses 'b'"),
        (AB, ["a", "c", "+"], "no component of formula 'rumus' called 'c'"),
        (AB, ["a", 100, "*"], "100 is no step"),
        (AB, ["a", {"constant": "1/0"}, "*"], "divides by zero"),
        (AB, ["a", {"constant": "100", "unit": ""}, "*"], "is no step"),
        (AB, ["a", {"constant": "1e5"}, "*"], "exponent"),
        (AB, ["a", {"constant": None}, "*"], "None is blank, and blank is not zero"),
        (AB, ["a", {"constant": "1" * 70 + "/00"}, "*"], "is longer than 64 characters"),
        (AB, ["a", {"constant": "1" * 2001}, "*"], "has more than 18 digits"),
        (AB, ["a", {"constant": 1, "satuan": "desa"}, "*"], "is no step"),
        ([*AB, {"name": "a"}], ["a"], "names a component twice"),
        ([{"unit": "desa"}], ["a"], "is no component"),
        ([{"name": "a", "unit": 3}], ["a"], "is no component"),
        ([{"name": "a b"}], ["a b"], "cannot name a component"),
        ([{"name": "a", "source": {"indicator": "ikm", "take": "nilai"}}], ["a"], "is not taken from anything"),
        ([{"name": "a", "source": {"count": "all", "over": "ikm"}}], ["a"], "is not taken from anything"),
        ([{"name": "a", "source": {"count": "all", "over": 3}}], ["a"], "is not taken from anything"),
        (["a"], ["a"], "is no component"),
        (AB, ["a"] * (LARGEST_TREE + 1), "has 2001 steps"),
    ],
)
def test_what_cannot_be_recorded_is_said(components: list[Any], steps: list[Any], message: str) -> None:
    with pytest.raises((FormulaError, UnknownNameError, SakipError), match=message.replace("+", r"\+")):
        record("recorded", {"name": "rumus", "components": components, "steps": steps})


def test_a_table_of_texts_holds_nothing_else() -> None:
    """What a trace repeats is text, whatever JSON or TOML can say."""
    given: Any = {"asal": 2025}
    with pytest.raises(FormulaError, match=r"details\.asal of a recorded formula is text, not 2025"):
        recorded("rumus", [{"name": "a"}], ["a"], details=given)


@given(components())
def test_a_single_component_is_a_formula(component: Component) -> None:
    formula = Formula.of("rumus", component)
    assert recorded(**written_out(formula)) == formula
