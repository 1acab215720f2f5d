from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import FormulaError
from sakip.formulas import expression, ratio
from sakip.formulas.expression import LONGEST_EXPRESSION, parse
from sakip.interpreters.exact import evaluate
from sakip.tree import PERCENT, Calculation, Component, Constant, Operator, constant

VALUES = {"a": Fraction(7), "b": Fraction(2), "c": Fraction(5), "pagu": Fraction(80), "realisasi": Fraction(60)}

pieces = st.sampled_from(
    ["a", "b", "1", "2.5", "1.234,5", "100%", "+", "-", "*", "/", "\u00d7", "\u00f7", "\u2212", "(", ")", ",", ";", " ",
     "smaller_of(", "terbesar(", "%", "min", "**", "\n", "0", "_", "\u0661", "x", "x5", ":"]
)  # fmt: skip
sentences = st.lists(pieces, max_size=20).map("".join)
texts = st.one_of(st.text(max_size=40), sentences)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("100 * realisasi / pagu", Fraction(75)),
        ("realisasi / pagu * 100%", Fraction(75)),
        ("realisasi \u00f7 pagu \u00d7 100%", Fraction(75)),
        ("1", Fraction(1)),
        (" \t1\n", Fraction(1)),
        ("0.125", Fraction(1, 8)),
        ("100%", Fraction(100)),
        ("a", Fraction(7)),
        ("a + b * c", Fraction(17)),
        ("(a + b) * c", Fraction(45)),
        ("((a))", Fraction(7)),
        ("a - b - c", Fraction(0)),
        ("a - (b - c)", Fraction(10)),
        ("a \u2212 b", Fraction(5)),
        ("a / b / c", Fraction(7, 10)),
        ("a / (b / c)", Fraction(35, 2)),
        ("a*b+c", Fraction(19)),
        ("-a + c", Fraction(-2)),
        ("--a", Fraction(7)),
        ("-+-+a", Fraction(7)),
        ("+a", Fraction(7)),
        ("-5", Fraction(-5)),
        ("a * -b", Fraction(-14)),
        ("-(a + b)", Fraction(-9)),
        ("-100%", Fraction(-100)),
        ("smaller_of(a, b)", Fraction(2)),
        ("smaller_of(a; b)", Fraction(2)),
        ("larger_of(a, b + c * 3)", Fraction(17)),
        ("terkecil(a, b) + terbesar(a, b)", Fraction(9)),
        ("terkecil(terbesar(a, b), c)", Fraction(5)),
        ("smaller_of((a), (b))", Fraction(2)),
        ("smaller_of (a, b)", Fraction(2)),
        ("smaller_of(1, 2)", Fraction(1)),
        ("realisasi : pagu x 100%", Fraction(75)),
        ("realisasi: pagu X 100", Fraction(75)),
        ("(pagu :realisasi)x3x(a - c)", Fraction(8)),
        ("5x4/(2 x 5)", Fraction(2)),
        ("a x -b", Fraction(-14)),
    ],
)
def test_an_expression_means_what_arithmetic_means(text: str, value: Fraction) -> None:
    assert evaluate(expression(text).tree, VALUES) == value


def test_an_expression_is_the_same_tree_as_a_recorded_formula() -> None:
    assert expression("realisasi / pagu * 100%").tree == ratio("realisasi", "pagu").tree
    assert expression("100%").tree == PERCENT
    assert expression("-5").tree == Constant(Fraction(-5))
    assert expression("-100%").tree == Constant(Fraction(-100), "persen")
    assert expression("-a").tree == Calculation(Operator.MULTIPLY, constant(-1), Component("a", "bilangan"))


def test_a_name_is_a_function_only_before_a_bracket() -> None:
    assert expression("terkecil + larger_of").tree == Calculation(
        Operator.ADD, Component("terkecil", "bilangan"), Component("larger_of", "bilangan")
    )


def test_an_x_is_times_only_between_two_values() -> None:
    """Elsewhere it is a component, as it always was."""
    x = Component("x", "bilangan")
    assert expression("x x x").tree == Calculation(Operator.MULTIPLY, x, x)
    assert expression("x / x100 x10").tree == Calculation(
        Operator.MULTIPLY, Calculation(Operator.DIVIDE, x, Component("x100", "bilangan")), constant(10)
    )


def test_the_components_are_in_the_order_they_are_read_and_the_text_is_kept() -> None:
    formula = expression("100 * realisasi / (pagu + pagu)", units={"pagu": "rupiah"})
    assert formula.components == (Component("realisasi", "bilangan"), Component("pagu", "rupiah"))
    assert (formula.kind, formula.details) == ("expression", {"text": "100 * realisasi / (pagu + pagu)"})


@pytest.mark.parametrize(
    ("text", "column", "why"),
    [
        ("", 1, "the expression ends too early"),
        ("   ", 4, "the expression ends too early"),
        ("a +", 4, "the expression ends too early"),
        ("a + * b", 5, "'*' is not expected here"),
        ("a b", 3, "'b' is not expected here"),
        ("a xb", 3, "'xb' is not expected here"),
        ("a x", 4, "the expression ends too early"),
        ("2x5x", 5, "the expression ends too early"),
        ("2x5b", 4, "'b' is not expected here"),
        ("5:02:00 / 5:45:00", 2, "':' divides only with a blank beside it"),
        ("a:b", 2, "':' divides only with a blank beside it"),
        ("a:", 2, "':' divides only with a blank beside it"),
        (": a", 1, "':' is not expected here"),
        ("a : : b", 5, "':' is not expected here"),
        ("a × ÷ b", 5, "'÷' is not expected here"),
        ("2a", 2, "'a' is not expected here"),
        ("a ** 2", 4, "'*' is not expected here"),
        ("a // 2", 4, "'/' is not expected here"),
        ("a % b", 3, "'%' is not expected here"),
        ("a%", 2, "'%' is not expected here"),
        ("(a + b", 7, "a bracket is not closed"),
        ("a + b)", 6, "')' is not expected here"),
        ("()", 2, "')' is not expected here"),
        ("(a, b)", 3, "a bracket is not closed"),
        ("smaller_of(a)", 13, "2 values are needed here"),
        ("smaller_of(a, b, c)", 16, "a bracket is not closed"),
        ("smaller_of()", 12, "')' is not expected here"),
        ("a + min(a, b)", 5, "there is no function 'min'; there are smaller_of and larger_of"),
        ("__import__('os')", 1, "'_' has no meaning in an expression"),
        ("a.b", 2, "'.' has no meaning in an expression"),
        ("a = b", 3, "'=' has no meaning in an expression"),
        ("a > b", 3, "'>' has no meaning in an expression"),
        ("a if b else c", 3, "'if' is not expected here"),
        ("'a'", 1, '"\'" has no meaning in an expression'),
        ("\u0661", 1, "has no meaning in an expression"),
        ("\uff41", 1, "has no meaning in an expression"),
        ("a\x00", 2, "'\\x00' has no meaning in an expression"),
        ("1,5 * a", 1, "'1,5' is not a plain number"),
        ("a + 1.234.567", 5, "'1.234.567' is not a number"),
        ("1e5", 2, "'e5' is not expected here"),
        ("a * 1234567890123456789", 5, "has more than 18 digits"),
        ("1.", 2, "'.' has no meaning in an expression"),
        (".5", 1, "'.' has no meaning in an expression"),
        ("(" * 101 + "a" + ")" * 101, 101, "brackets are nested deeper than 100"),
        ("a + " + "x" * 61, 1, "cannot name a component"),
    ],
)
def test_anything_else_is_refused_with_the_column_it_stands_at(text: str, column: int, why: str) -> None:
    with pytest.raises(FormulaError) as caught:
        expression(text)
    assert why in str(caught.value)
    if "cannot name" not in why:
        assert f", column {column}: " in str(caught.value)
        assert caught.value.remedy.startswith("Write numbers, component names, + - * /, brackets, smaller_of(a, b)")


@pytest.mark.parametrize(
    "text",
    [
        "a+" * 5_001,
        "1" * 10_001,
        " " * 100_000,
        "(" * 100_000,
        "-" * 100_000,
        "a" * 100_000,
        "1." * 50_000,
    ],
    ids=lambda text: text[:2],
)
def test_a_text_longer_than_an_expression_may_be_is_refused(text: str) -> None:
    with pytest.raises(FormulaError, match=f"is longer than an expression may be. At most {LONGEST_EXPRESSION} char"):
        expression(text)


@pytest.mark.parametrize(
    "text", ["(" * 9_999, "-" * 9_999, "1." * 4_999, " " * 9_999, "a+" * 4_999 + "a", "1" * 9_999, "(a)" * 3_333]
)
def test_a_text_as_long_as_an_expression_may_be_is_refused_without_exhausting_anything(text: str) -> None:
    with pytest.raises(FormulaError):
        expression(text)


def test_a_hundred_brackets_and_signs_without_number_are_read() -> None:
    assert evaluate(parse("(" * 100 + "a" + ")" * 100), VALUES) == 7
    assert evaluate(parse("-" * 9_999 + "a"), VALUES) == -7
    assert evaluate(parse("+".join("a" * 200)), VALUES) == 1400
    assert evaluate(parse("+".join(["(a)"] * 150)), VALUES) == 1050


def test_brackets_that_are_closed_count_no_more() -> None:
    """Behind them as many may be nested as at the beginning, and not one more."""
    closed = "((a)) + (a) + (a) + "
    assert evaluate(parse(closed + "(" * 100 + "a" + ")" * 100), VALUES) == 28
    with pytest.raises(FormulaError, match="brackets are nested deeper than 100"):
        parse(closed + "(" * 101 + "a" + ")" * 101)


@pytest.mark.parametrize("unit", ["pagu", "x"])
def test_a_unit_for_a_component_the_expression_has_not_is_refused(unit: str) -> None:
    with pytest.raises(FormulaError, match=f"the expression has no component '{unit}'. It has a, b."):
        expression("a / b", units={unit: "rupiah"})


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("1.234,5 + 1", ",", Fraction(2471, 2)),
        ("1.234 \u00f7 2", ",", Fraction(617)),
        ("terkecil(1,5; 2)", ",", Fraction(3, 2)),
        ("87,5%", ",", Fraction(175, 2)),
        ("1,234.5 + 1", ".", Fraction(2471, 2)),
        ("smaller_of(1,234; 2,000.5)", ".", Fraction(1234)),
        ("1234.5", ".", Fraction(2469, 2)),
        ("1234.5", None, Fraction(2469, 2)),
    ],
)
def test_the_numbers_of_an_explanation_are_read_as_its_language_groups_them(
    text: str, decimal: Any, value: Fraction
) -> None:
    assert evaluate(parse(text, decimal=decimal), {}) == value


@pytest.mark.parametrize(("text", "decimal"), [("1.5", ","), ("1,5", "."), ("1,234", None), ("1,234.5", None)])
def test_a_number_grouped_another_way_is_refused(text: str, decimal: Any) -> None:
    """What the author of a set file writes has no grouping: ``1,500`` there may mean one and a half."""
    with pytest.raises(FormulaError, match="column 1: "):
        parse(text, decimal=decimal)


def test_a_unit_is_text() -> None:
    given: Any = {"a": 3}
    with pytest.raises(FormulaError, match=r"units\.a of a expression formula is text, not 3"):
        expression("a", units=given)


@given(texts, st.sampled_from([None, ",", "."]))
def test_any_text_is_arithmetic_or_a_formula_error(text: str, decimal: Any) -> None:
    try:
        tree = parse(text, decimal=decimal)
    except FormulaError:
        return
    assert tree.size <= len(text) * 2


@given(sentences)
def test_an_expression_that_python_reads_too_means_the_same_there(text: str) -> None:
    """The parser against another one that knows the same arithmetic."""
    try:
        tree = parse(text)
    except FormulaError:
        return
    if "%" in text or ";" in text:
        return
    source = text.translate({0x00D7: "*", 0x00F7: "/", 0x2212: "-"})
    names = {
        "a": Exact(VALUES["a"]), "b": Exact(VALUES["b"]),
        "smaller_of": min, "terkecil": min, "larger_of": max, "terbesar": max,
    }  # fmt: skip
    try:
        expected = eval(_exact(source), {"__builtins__": {}, "Exact": Exact}, names)  # noqa: S307  # a, b, numbers, signs
    except (ZeroDivisionError, NameError):
        return
    assert evaluate(tree, VALUES) == expected


class Exact(Fraction):
    """A Fraction written in a text."""


def _exact(source: str) -> str:
    found = r"[A-Za-z][A-Za-z0-9_]*|[0-9]+(?:\.[0-9]+)?"
    return f"({re.sub(found, lambda match: match[0] if match[0][0].isalpha() else f'Exact({match[0]!r})', source)})"
