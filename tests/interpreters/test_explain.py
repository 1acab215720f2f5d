from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
import strategies as own
from hypothesis import given
from hypothesis import strategies as st

from sakip.formulas import index, ratio
from sakip.formulas.expression import parse
from sakip.interpreters.exact import ZeroDenominatorError, evaluate
from sakip.interpreters.explain import Shown, exact_text, substituted, symbolic
from sakip.tree import Calculation, Component, Constant, Node, Operator, constant

READINGS = pytest.mark.parametrize(("lang", "decimal"), [("id", ","), ("en", ".")])
HUGE = 10**5000


def outcome(tree: Node, values: dict[str, Fraction]) -> Fraction | str:
    try:
        return evaluate(tree, values)
    except ZeroDenominatorError:
        return "nothing"


@READINGS
@given(tree=own.trees(), values=own.inputs())
def test_a_calculation_as_it_is_shown_reads_back_to_the_same_value(
    lang: str, decimal: Any, tree: Node, values: dict[str, Fraction]
) -> None:
    """Whoever types the line of an explanation into the library gets the number it explains."""
    shown = substituted(tree, values, lang)
    assert outcome(parse(shown, decimal=decimal), {}) == outcome(tree, values)


@READINGS
@given(tree=own.trees(), values=own.inputs(own.small_quotients))
def test_a_formula_as_it_is_shown_reads_back_to_the_same_value_for_the_same_inputs(
    lang: str, decimal: Any, tree: Node, values: dict[str, Fraction]
) -> None:
    shown = symbolic(tree, lang)
    assert outcome(parse(shown, decimal=decimal), values) == outcome(tree, values)


@given(own.trees(own.small_quotients))
def test_a_formula_that_is_shown_names_its_components_and_has_no_more_brackets_than_operators(tree: Node) -> None:
    shown = symbolic(tree)
    assert shown.count("(") == shown.count(")")
    assert shown.count("(") <= tree.size


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("a / b * 100%", "8.830,5 ÷ 10.000 × 100%", "8,830.5 ÷ 10,000 × 100%"),
        ("100 * a / b", "100 × 8.830,5 ÷ 10.000", "100 × 8,830.5 ÷ 10,000"),
        ("(2 * b - a) / b", "(2 × 10.000 − 8.830,5) ÷ 10.000", "(2 × 10,000 − 8,830.5) ÷ 10,000"),
        ("a - (b - c)", "8.830,5 − (10.000 − (-0,25))", "8,830.5 − (10,000 − (-0.25))"),
        ("a - b - c", "8.830,5 − 10.000 − (-0,25)", "8,830.5 − 10,000 − (-0.25)"),
        ("a / (b / c)", "8.830,5 ÷ (10.000 ÷ (-0,25))", "8,830.5 ÷ (10,000 ÷ (-0.25))"),
        ("a / (b * c)", "8.830,5 ÷ (10.000 × (-0,25))", "8,830.5 ÷ (10,000 × (-0.25))"),
        ("smaller_of(a + b, c)", "terkecil(8.830,5 + 10.000; (-0,25))", "smaller_of(8,830.5 + 10,000; (-0.25))"),
        ("2 * larger_of(a, 87.5%)", "2 × terbesar(8.830,5; 87,5%)", "2 × larger_of(8,830.5; 87.5%)"),
    ],
)
def test_a_calculation_is_shown_with_as_few_brackets_as_it_needs(text: str, indonesian: str, english: str) -> None:
    values = {"a": Fraction("8830.5"), "b": Fraction(10_000), "c": Fraction(-1, 4)}
    assert substituted(parse(text), values) == indonesian
    assert substituted(parse(text), values, "en") == english


def test_a_formula_is_shown_by_the_names_of_its_components() -> None:
    assert symbolic(ratio("realisasi", "pagu").tree) == "realisasi ÷ pagu × 100%"
    assert symbolic(index({"a": "1/3", "b": "2/3"}).tree) == "a × (1 ÷ 3) + b × (2 ÷ 3)"
    assert symbolic(parse("terbesar(a, b)"), "en") == "larger_of(a; b)"
    assert Shown(ratio("realisasi", "pagu").tree).label("en") == "realisasi ÷ pagu × 100%"
    larger = Shown(parse("larger_of(a, b)"))
    assert (larger.label(), larger.label("en")) == ("terbesar(a; b)", "larger_of(a; b)")


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (Fraction(1, 4), "0,25", "0.25"),
        (Fraction(-1, 4), "(-0,25)", "(-0.25)"),
        (Fraction(1_500_000), "1.500.000", "1,500,000"),
        (Fraction(1, 3), "1 ÷ 3", "1 ÷ 3"),
        (Fraction(-2000, 3), "(-2.000) ÷ 3", "(-2,000) ÷ 3"),
        (Fraction(1, 10**9), "0,000000001", "0.000000001"),
        (Fraction(1, 10**10), "1 ÷ 10.000.000.000", "1 ÷ 10,000,000,000"),
        (Fraction(10**18 - 1), "999.999.999.999.999.999", "999,999,999,999,999,999"),
        (Fraction(0), "0", "0"),
        (Fraction(1 - 10**18), "(-999.999.999.999.999.999)", "(-999,999,999,999,999,999)"),
        (Fraction(1, 10**18 - 1), "1 ÷ 999.999.999.999.999.999", "1 ÷ 999,999,999,999,999,999"),
        (Fraction(1, 10**18), "(1/1000000000000000000)", "(1/1000000000000000000)"),
        (Fraction(10**18), "(1000000000000000000)", "(1000000000000000000)"),
        (Fraction(10**18, 3), "(1000000000000000000/3)", "(1000000000000000000/3)"),
    ],
)
def test_a_number_without_end_in_decimals_is_shown_as_a_quotient(
    value: Fraction, indonesian: str, english: str
) -> None:
    assert (exact_text(value), exact_text(value, "en")) == (indonesian, english)


def test_a_number_of_thousands_of_digits_is_shown_all_the_same() -> None:
    assert len(exact_text(Fraction(HUGE, 3))) == 5005


@pytest.mark.parametrize("value", ["1/3", "-5", "-1/3"])
def test_a_percentage_that_cannot_be_written_as_one_keeps_its_value_where_it_stands(value: str) -> None:
    """``x ÷ 1 ÷ 3%`` would be read as another calculation than x over a third of a percent."""
    tree = Calculation(Operator.DIVIDE, Component("x", "bilangan"), constant(value, "persen"))
    read = parse(symbolic(tree), decimal=",")
    assert evaluate(read, {"x": Fraction(1)}) == evaluate(tree, {"x": Fraction(1)})


def test_a_negative_percentage_is_shown_as_one() -> None:
    assert symbolic(constant("-1.5", "persen")) == "(-1,5%)"
    assert parse("(-1,5%)", decimal=",") == constant("-1.5", "persen")


def test_of_a_quotient_the_whole_is_in_percent() -> None:
    """``(7/3%)`` would be seven over three percent."""
    long = 10**20
    assert symbolic(Constant(Fraction(long, 3), "persen")) == f"({long}/3)%"
    assert symbolic(Constant(Fraction(-long, 3), "persen"), "en") == f"(-{long}/3)%"
    assert symbolic(Constant(Fraction(long), "persen")) == f"({long}%)"


@given(st.one_of(own.numbers(), own.quotients), st.sampled_from(["bilangan", "persen"]))
def test_a_constant_reads_back_to_itself(value: Fraction, unit: str) -> None:
    for lang, decimal in (("id", ","), ("en", ".")):
        read = parse(symbolic(Constant(value, unit), lang), decimal=decimal)  # type: ignore[arg-type]  # a comma or a point
        assert evaluate(read, {}) == value
