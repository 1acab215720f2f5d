from __future__ import annotations

import math
import pickle
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
import strategies as own
from estimates import Off
from hypothesis import assume, given
from hypothesis import strategies as st

from sakip.errors import FormulaError, NumberError, UnknownNameError
from sakip.figures import FRACTION_DIGITS, INTEGER_DIGITS, ROUNDINGS, number, publish
from sakip.figures.publishing import decimal_of
from sakip.formulas import STRATEGIES, average, count, expression, external_score, growth, index, ratio, share_achieved
from sakip.formulas.achievement import ACHIEVEMENT_RULES
from sakip.formulas.expression import parse
from sakip.interpreters.columns import (
    INT64,
    LARGEST,
    LARGEST_QUOTIENT,
    Extent,
    Kernel,
    Operation,
    Published,
    Reason,
    Row,
    columns_of,
    published,
    scaled,
)
from sakip.interpreters.exact import ZeroDenominatorError, evaluate
from sakip.tree import Calculation, Component, Constant, Operator, components_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sakip.interpreters.columns import Compiled
    from sakip.tree import Formula, Node

ZERO = Reason.ZERO_DENOMINATOR
HEADCOUNT = Extent.up_to(10**6, negative=False)
MONEY = Extent.up_to(2 * 10**14, negative=False)


class _Doubles(Row):
    """An engine of 64 bits that divides two doubles, and fails where an integer has more bits."""

    def _noted(self, value: int) -> int:
        assert -INT64 <= value <= INT64
        return super()._noted(value)

    def estimate(self, above: int, below: int, /) -> int:
        return self._noted(math.floor(float(above) / float(below)))


class _Written:
    """An engine of text, such as one of a query language."""

    def column(self, name: str, /) -> str:
        return name

    def constant(self, value: int, /) -> str:
        return str(value)

    def add(self, left: str, right: str, /) -> str:
        return f"({left} + {right})"

    def subtract(self, left: str, right: str, /) -> str:
        return f"({left} - {right})"

    def multiply(self, left: str, right: str, /) -> str:
        return f"{left} * {right}"

    def choose(self, low: str, high: str, first: str, second: str, /) -> str:
        return f"({first} if {low} <= {high} else {second})"

    def estimate(self, above: str, below: str, /) -> str:
        return f"floor(({above}) / ({below}))"


def exactly(tree: Node, values: Mapping[str, Fraction]) -> Fraction | Reason:
    """Compute by the exact reading."""
    try:
        return evaluate(tree, values)
    except ZeroDenominatorError:
        return ZERO


def one_row(columns: Mapping[str, int]) -> dict[str, list[int | None]]:
    return {name: [value] for name, value in columns.items()}


@st.composite
def declared(draw: st.DrawFn, largest: int | None = None) -> tuple[dict[str, int], dict[str, int]]:
    """Draw places for every name, and a scaled value of that many places, often small or as large as it may be."""
    places = {name: draw(own.places) for name in own.NAMES}
    row = {}
    for name, count_ in places.items():
        most = 10 ** (INTEGER_DIGITS + count_) - 1 if largest is None else largest
        row[name] = draw(st.one_of(st.integers(-3, 3), st.sampled_from([-most, most]), st.integers(-most, most)))
    return places, row


def unscaled(places: Mapping[str, int], row: Mapping[str, int]) -> dict[str, Fraction]:
    return {name: Fraction(value, 10 ** places[name]) for name, value in row.items()}


# --- the value --------------------------------------------------------------------------------------------------------


@given(st.one_of(own.trees(), own.trees(own.small_quotients)), declared())
def test_a_compiled_formula_gives_on_every_row_what_the_exact_reading_gives(
    tree: Node, drawn: tuple[dict[str, int], dict[str, int]]
) -> None:
    """The value, or that a divisor is zero."""
    places, row = drawn
    compiled = columns_of(tree, places)
    assert compiled.evaluate(one_row(row)) == [exactly(tree, unscaled(places, row))]


@given(st.one_of(own.trees(), own.trees(own.small_quotients)), declared())
def test_no_step_leaves_its_bounds(tree: Node, drawn: tuple[dict[str, int], dict[str, int]]) -> None:
    """Each result lies in the extent of its step, and the denominator is never negative."""
    places, values = drawn
    compiled = columns_of(tree, places)
    row = Row(values)
    made = compiled.build(row)
    assert row.largest <= compiled.largest <= LARGEST
    assert made.denominator >= 0
    assert made.denominator or not all(made.zero)


@given(own.trees(own.small_quotients, max_leaves=6), declared(20), st.booleans())
def test_declared_extents_change_no_value(
    tree: Node, drawn: tuple[dict[str, int], dict[str, int]], negative: bool
) -> None:
    """Signs that are known beforehand only spare steps; a row outside is refused."""
    places, row = drawn
    narrow = columns_of(tree, places, Extent.up_to(20, negative=negative))
    used = {component.name for component in components_of(tree)}
    inside = all(value in Extent.up_to(20, negative=negative) for name, value in row.items() if name in used)
    expected = exactly(tree, unscaled(places, row)) if inside else Reason.OUT_OF_BOUNDS
    assert narrow.evaluate(one_row(row)) == [expected]
    assert len(narrow.steps) <= len(columns_of(tree, places).steps) + 1


@given(own.trees(own.small_quotients, max_leaves=6), st.lists(declared(20), min_size=1, max_size=4), st.data())
def test_rows_are_computed_each_by_itself(
    tree: Node, drawn: list[tuple[dict[str, int], dict[str, int]]], data: st.DataObject
) -> None:
    """A blank component leaves its own row without a value and no other."""
    places = drawn[0][0]
    used = [component.name for component in components_of(tree)]
    assume(used)
    rows: list[dict[str, int | None]] = [dict(row) for _, row in drawn]
    whole = columns_of(tree, places).evaluate({name: [row[name] for row in rows] for name in own.NAMES})
    blank = data.draw(st.integers(0, len(rows) - 1))
    rows[blank][data.draw(st.sampled_from(used))] = None
    holed = columns_of(tree, places).evaluate({name: [row[name] for row in rows] for name in own.NAMES})
    assert holed == [*whole[:blank], Reason.MISSING_COMPONENT, *whole[blank + 1 :]]


@pytest.mark.parametrize(
    ("text", "row", "value"),
    [
        ("a / b", (1, -4, 0), Fraction(-1, 4)),
        ("a / b", (-1, -4, 0), Fraction(1, 4)),
        ("smaller_of(1 / a, 1 / b)", (2, -4, 0), Fraction(-1, 4)),
        ("larger_of(1 / a, 1 / b)", (-2, -4, 0), Fraction(-1, 4)),
        ("larger_of(a / b, b / a)", (10, -4, 0), Fraction(-2, 5)),
        ("smaller_of(a / b, 0 - 2.5)", (10, -4, 0), Fraction(-5, 2)),
        ("smaller_of(1, a / c)", (1, 1, 0), ZERO),
        ("smaller_of(larger_of(1, a / c), 0)", (1, 1, 0), ZERO),
        ("smaller_of(a, larger_of(b, 1 / smaller_of(a, c)))", (1, 1, 0), ZERO),
        ("smaller_of(a, larger_of(b, 1 / larger_of(a, c)))", (1, 2, 0), Fraction(1)),
        ("0 * (a / c)", (1, 1, 0), ZERO),
        ("c / c", (1, 1, 0), ZERO),
        ("c / (a / c)", (1, 1, 0), ZERO),
        ("a / (c / b)", (1, 1, 0), ZERO),
        ("a / (b - b)", (1, 1, 1), ZERO),
        ("a / 0", (1, 1, 1), ZERO),
        ("(a / 0) * 0 + b", (1, 1, 1), ZERO),
        ("c / a", (1, 1, 0), Fraction(0)),
        ("a / (0 - b)", (1, 2, 0), Fraction(-1, 2)),
        ("a / 4 - a / b", (10, -4, 0), Fraction(5)),
        ("a - a", (7, 1, 1), Fraction(0)),
    ],
)
@pytest.mark.parametrize("extents", [None, Extent(-10, 10)])
def test_a_divisor_of_zero_counts_wherever_it_stands(
    text: str, row: tuple[int, int, int], value: Fraction | Reason, extents: Extent | None
) -> None:
    """In the branch not taken too, and a negative divisor is no obstacle: as in the exact reading."""
    tree = parse(text)
    columns = dict(zip("abc", row, strict=True))
    assert exactly(tree, unscaled(dict.fromkeys("abc", 0), columns)) == value
    assert columns_of(tree, 0, extents).evaluate(one_row(columns)) == [value]


@pytest.mark.parametrize("text", ["a / b", "a / (0 - c)", "smaller_of(a / b, a / c)", "a / c - a / b"])
@pytest.mark.parametrize("row", [(7, -2, 3), (-7, -2, 3), (0, -2, 3), (7, 0, 3), (7, -2, 0), (-7, -9, 9)])
def test_a_divisor_that_is_never_positive_only_turns_the_sign(text: str, row: tuple[int, int, int]) -> None:
    extents = {"a": Extent(-9, 9), "b": Extent(-9, 0), "c": Extent(0, 9)}
    columns = dict(zip("abc", row, strict=True))
    tree = parse(text)
    assert columns_of(tree, 0, extents).evaluate(one_row(columns)) == [
        exactly(tree, unscaled(dict.fromkeys("abc", 0), columns))
    ]
    compiled = columns_of(parse("a / b"), 0, extents)
    assert compiled.build(_Written()).denominator == "(0 - b)"


def test_a_divisor_that_may_be_one_keeps_its_sign() -> None:
    compiled = columns_of(parse("a / b"), 0, {"a": Extent(-9, 9), "b": Extent(0, 1)})
    assert compiled.build(_Written()).denominator == "b"


MADE: dict[str, Formula] = {
    "average": average(["a", "b", "c"]),
    "count": count("a"),
    "expression": expression("smaller_of(a / larger_of(b, 1), c) * 100%"),
    "external_score": external_score("a", assessor="Inspektorat", document="LHE"),
    "growth": growth("a", "b"),
    "index": index({"a": "1/9", "b": "0.5", "c": "7/18"}),
    "ratio": ratio("a", "b", scale="per 1.000"),
    "share_achieved": share_achieved(),
}
ALL: dict[str, Formula] = MADE | {name: rule.formula for name, rule in ACHIEVEMENT_RULES.items()}


def test_every_built_in_strategy_is_tried() -> None:
    assert {*MADE, "recorded"} == set(STRATEGIES)  # which makes whatever tree it is told to


@pytest.mark.parametrize("name", ALL)
@given(st.data())
def test_every_built_in_strategy_and_achievement_rule_has_a_path_over_columns(name: str, data: st.DataObject) -> None:
    """Equal to the exact reading unpublished and published, also in 64 bits of doubles."""
    tree = ALL[name].tree
    names = [component.name for component in components_of(tree)]
    most = 10**8
    row = {name: data.draw(st.one_of(st.integers(-most, most), st.integers(-2, 200))) for name in names}
    compiled = columns_of(tree, 2, Extent.up_to(most))
    value = exactly(tree, unscaled(dict.fromkeys(names, 2), row))
    assert compiled.evaluate(one_row(row)) == [value]
    for rule in ROUNDINGS:
        made = published(compiled, 2, rule, "int64")
        built = made.build(_Doubles(row))
        if value is ZERO:
            assert not all(built.zero)
            assert made.evaluate(one_row(row)) == [ZERO]
        else:
            assert all(built.zero)
            assert decimal_of(built.value, 2) == publish(Fraction(value), 2, rule)


# --- publishing -------------------------------------------------------------------------------------------------------


@given(own.trees(), declared(), own.places, st.sampled_from(sorted(ROUNDINGS)), st.sampled_from([-1, 0, 1]))
def test_a_published_integer_is_what_the_rounding_rule_gives(
    tree: Node, drawn: tuple[dict[str, int], dict[str, int]], places: int, rule: str, off: int
) -> None:
    """Whatever its length and sign, also from quotients that are off by one; and no step leaves its bounds."""
    given_places, row = drawn
    value = exactly(tree, unscaled(given_places, row))
    made = published(columns_of(tree, given_places), places, rule)
    engine = Off(row, off)
    built = made.build(engine)
    assert engine.largest <= made.largest
    if isinstance(value, Reason):
        assert not all(built.zero)
        assert made.evaluate(one_row(row)) == [value]
        return
    assert made.evaluate(one_row(row)) == [built.value]
    assert decimal_of(built.value, places) == publish(value, places, rule)
    assert built.value in made.extent


def halves(most: int) -> st.SearchStrategy[tuple[int, int]]:
    """Draw a numerator and a denominator whose percentage at two decimals lies on a tie or one beside it."""

    def beside(below: int, twice: int, off: int) -> tuple[int, int]:
        return min(most, max(-most, (2 * twice + 1) * below // 20_000 + off)), below

    rates = st.one_of(st.integers(-20_000, 20_000), st.integers(-(2**55), 2**55))
    return st.builds(beside, st.integers(1, most), rates, st.integers(-1, 1))


@pytest.mark.parametrize(("kernel", "most"), [("int64", 2 * 10**14), ("int64", 4 * 10**14), ("wide", 4 * 10**16)])
@pytest.mark.parametrize("rule", ROUNDINGS)
@given(data=st.data())
def test_the_kernels_of_64_bits_are_right_or_refuse(kernel: Kernel, most: int, rule: str, data: st.DataObject) -> None:
    """Beside every tie, on engines that divide doubles, and on one that divides exactly, alike."""
    compiled = columns_of(ratio("a", "b").tree, 2, {"a": Extent.up_to(most), "b": Extent.up_to(most, negative=False)})
    made = published(compiled, 2, rule, kernel)
    a, b = data.draw(st.one_of(halves(most), st.tuples(st.integers(-most, most), st.integers(0, 9))))
    row = {"a": a, "b": b}
    engine = _Doubles(row)
    built = made.build(engine)
    assert engine.largest <= made.largest <= INT64
    (found,) = made.evaluate(one_row(row))
    if found is ZERO:
        assert not b
    elif found is Reason.OUT_OF_BOUNDS:
        assert any(value > LARGEST_QUOTIENT for value in built.guarded)
        assert abs(a) * 100 > LARGEST_QUOTIENT * b // 100
    else:
        assert all(value <= LARGEST_QUOTIENT for value in built.guarded)
        assert found == built.value
        assert decimal_of(built.value, 2) == publish(Fraction(a, b) * 100, 2, rule)


@pytest.mark.parametrize(
    ("quotient", "published_"),
    [(2**50 - 3, 2**50 - 3), (2**50 - 2, 2**50 - 2), (2**50 - 1, None), (2**50, None), (2**50 + 1, None)],
)
def test_a_row_is_refused_from_one_quotient_on(quotient: int, published_: int | None) -> None:
    """On every engine at the same one, also where the estimate is off by one."""
    made = published(columns_of(parse("a / b"), 0, Extent.up_to(2**52, negative=False)), 0, "truncate", "int64")
    row = {"a": quotient, "b": 1}
    assert made.evaluate(one_row(row)) == [Reason.OUT_OF_BOUNDS if published_ is None else published_]
    for off in (-1, 0, 1):
        built = made.build(Off(row, off))
        assert (built.guarded[0] > LARGEST_QUOTIENT) == (published_ is None)
        assert published_ is None or built.value == published_


@pytest.mark.parametrize(
    ("realisasi", "pagu", "percent"),
    [("883.05", "1000", 8831), ("766.05", "1000", 7661), ("1", "160", 63), ("1.15", "8", 1438), ("-1", "160", -63)],
)
def test_a_percentage_on_a_tie_goes_up_where_floats_go_either_way(realisasi: str, pagu: str, percent: int) -> None:
    row = {"realisasi": scaled(number(realisasi), 2), "pagu": scaled(number(pagu), 2)}
    compiled = columns_of(ratio("realisasi", "pagu").tree, 2, Extent.up_to(10**12))
    assert published(compiled, 2, "half-up", "int64").evaluate(one_row(row)) == [percent]
    assert published(compiled, 2, "half-up", "int64").build(_Doubles(row)).value == percent


def test_a_published_value_is_a_component_of_the_next_formula() -> None:
    """Its places and its extent are what the achievement is compiled with."""
    value = published(columns_of(ratio("a", "b").tree, 0, HEADCOUNT), 2, "half-up", "int64")
    rule = ACHIEVEMENT_RULES["higher"].formula.tree
    target = Extent.up_to(10**6, negative=False)
    achieved = columns_of(rule, value.places, {"realisasi": value.extent, "target": target})
    hundredths = value.evaluate({"a": [2, 1], "b": [3, 0]})
    assert hundredths == [6667, ZERO]
    kernel = published(achieved, 2, "half-up", "int64")
    assert kernel.evaluate({"realisasi": [6667], "target": [8000]}) == [8334]


# --- bounds and steps -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "numerator", "denominator", "zero"),
    [
        ("a / b * 100%", "a * 100", "b", ["b"]),
        ("(a - b) / b * 100%", "(a - b) * 100", "b", ["b"]),
        ("(2 * b - a) / b * 100%", "(b * 2 - a) * 100", "b", ["b"]),
        ("a / 0.25", "a * 4", "1", []),
        ("(a + b) / 2", "(a + b)", "2", []),
        ("a / (b + 1)", "a", "(1 + b)", []),
        ("smaller_of(a / b, 1)", "(a if a <= b else 1)", "(b if a <= b else 1)", ["b"]),
        ("a / b + c / b", "(a + c)", "b", ["b"]),
        ("smaller_of(a, 0 - 1)", "-1", "1", []),
    ],
)
def test_steps_are_as_few_and_integers_as_short_as_they_can_be(
    text: str, numerator: str, denominator: str, zero: list[str]
) -> None:
    """Constants gather, a common denominator is kept, and what is never negative needs no choice on its sign."""
    built = columns_of(parse(text), 0, HEADCOUNT).build(_Written())
    assert (built.numerator, built.denominator, list(built.zero)) == (numerator, denominator, zero)


def test_a_kernel_is_written_with_what_every_engine_does_alike() -> None:
    """Here the whole of it for a ratio, for an engine of text that is then computed."""
    made = published(columns_of(ratio("a", "b").tree, 0, HEADCOUNT), 2, "half-up", "int64")
    text = made.build(_Written()).value
    for a, b in ((1, 160), (0, 7), (10**6, 3), (5, 0)):
        found = eval(text, {"a": a, "b": b, "floor": math.floor})  # noqa: S307  # written here from constants
        assert not b or found == ROUNDINGS["half-up"].divide(a * 10_000, b)
    assert "//" not in text
    assert "%" not in text


def test_equal_parts_are_computed_once() -> None:
    """Eight divisions by one product make that product once."""
    compiled = columns_of(parse(" + ".join(f"{factor} / (a * b)" for factor in range(1, 9))), 0)
    products = [step.of for step in compiled.steps if step.operation is Operation.MULTIPLY]
    assert len(products) == len(set(products))
    assert sum(all(compiled.steps[of].operation is Operation.COLUMN for of in pair) for pair in products) == 1


@pytest.mark.parametrize(
    ("text", "places", "extents", "largest"),
    [
        ("a", 0, None, 10**18 - 1),
        ("a", 2, None, 10**20 - 1),
        ("a / b * 100%", 2, MONEY, 2 * 10**16),
        ("a + b", 0, {"a": Extent(0, 5), "b": Extent(-9, 1)}, 9),
        ("a * b", 0, {"a": Extent(0, 5), "b": Extent(-9, 1)}, 45),
        ("a / (b * c)", 0, Extent(1, 10), 100),
    ],
)
def test_the_largest_integer_is_known_before_any_row_is(
    text: str, places: int, extents: Mapping[str, Extent] | Extent | None, largest: int
) -> None:
    assert columns_of(parse(text), places, extents).largest == largest


def kernel_of(most: int, kernel: Kernel) -> Published:
    return published(columns_of(ratio("a", "b").tree, 2, Extent.up_to(most, negative=False)), 2, "half-up", kernel)


@pytest.mark.parametrize(("kernel", "most"), [("int64", 4 * 10**14), ("wide", 4 * 10**16)])
def test_a_kernel_of_64_bits_says_how_far_it_reaches(kernel: Kernel, most: int) -> None:
    """A percentage at two decimals: up to 4e14 counted at its places, a hundred times as much in two divisions."""
    assert kernel_of(most, kernel).largest <= INT64
    with pytest.raises(FormulaError, match=rf"the {kernel} kernel makes integers of up to 6\d bits"):
        kernel_of(2 * most, kernel)
    assert kernel_of(2 * most, "unbounded").largest > INT64


def test_what_is_never_too_long_needs_no_guard() -> None:
    assert kernel_of(10**9, "int64").guarded == ()
    assert len(kernel_of(10**14, "int64").guarded) == 1
    assert kernel_of(10**14, "unbounded").guarded == ()


# --- what is refused --------------------------------------------------------------------------------------------------


def product(factors: int) -> Node:
    if factors == 1:
        return Component("a")
    return Calculation(Operator.MULTIPLY, product(factors // 2), product(factors - factors // 2))


def test_a_formula_whose_integers_grow_without_measure_is_refused_with_the_remedy() -> None:
    """And compiles where its components are declared to be small."""
    with pytest.raises(FormulaError, match=r"integers of more than 16384 bits\. Declare fewer places or smaller ext"):
        columns_of(product(600), FRACTION_DIGITS)
    assert columns_of(product(600), 0, Extent.up_to(2)).evaluate({"a": [2]}) == [2**600]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ({"places": {"a": 2}}, "component 'b' has no declared places. There are 'a'."),
        ({"places": 10}, "10 is no number of decimals for 'a'. Give 0 to 9."),
        ({"places": {"a": -1, "b": 0}}, "-1 is no number of decimals for 'a'"),
        ({"places": "2"}, "'2' is no number of decimals for 'a'"),
        ({"places": True}, "True is no number of decimals for 'a'"),
    ],
)
def test_places_must_be_declared(arguments: dict[str, Any], why: str) -> None:
    with pytest.raises(FormulaError) as caught:
        columns_of(parse("a / b"), **arguments)
    assert str(caught.value).startswith(why)


@pytest.mark.parametrize(
    ("columns", "error", "why"),
    [
        ({"a": [1]}, FormulaError, "component 'b' has no column. There are 'a'."),
        ({"a": [1], "b": [1, 2]}, FormulaError, "the columns have 1, 2 rows. Give columns of one length"),
        ({"a": [1.5], "b": [1]}, NumberError, "1.5 in column 'a' is no integer. Scale it by ten"),
        ({"a": [True], "b": [1]}, NumberError, "True in column 'a' is no integer"),
    ],
)
def test_columns_must_be_scaled_integers_of_one_length(
    columns: dict[str, Any], error: type[Exception], why: str
) -> None:
    compiled = columns_of(parse("a / b"), 0)
    for evaluated in (compiled, published(compiled)):
        with pytest.raises(error) as caught:
            evaluated.evaluate(columns)
        assert str(caught.value).startswith(why)


def test_blank_goes_before_out_of_bounds_and_that_before_zero() -> None:
    compiled: Compiled = columns_of(parse("a / b"), 0, Extent(0, 9))
    rows: dict[str, list[int | None]] = {"a": [None, 10, 9], "b": [10, 0, 0], "other": [None, None, None]}
    assert compiled.evaluate(rows) == [Reason.MISSING_COMPONENT, Reason.OUT_OF_BOUNDS, ZERO]


def test_a_formula_without_components_has_as_many_rows_as_the_columns_beside_it() -> None:
    compiled = columns_of(Constant(Fraction(1, 3)), 0)
    assert compiled.evaluate({"other": [None, 1]}) == [Fraction(1, 3)] * 2
    assert compiled.evaluate({}) == []
    assert published(compiled, 2).evaluate({"other": [1]}) == [33]


def test_what_a_kernel_cannot_do_is_refused() -> None:
    compiled = columns_of(parse("a"), 0)
    with pytest.raises(FormulaError, match="10 is no number of decimals"):
        published(compiled, 10)
    with pytest.raises(UnknownNameError, match="Did you mean 'half-up'"):
        published(compiled, 2, "half_up")
    with pytest.raises(UnknownNameError, match="Did you mean 'int64'"):
        published(compiled, 2, kernel="int63")  # type: ignore[arg-type]
    with pytest.raises(FormulaError, match="no integer lies between 1 and 0"):
        Extent(1, 0)


def test_a_value_with_more_decimals_than_declared_is_not_scaled() -> None:
    assert scaled(number("-1.25"), 2) == -125
    with pytest.raises(NumberError, match="has more than 1 decimals") as caught:
        scaled(number("1.25"), 1)
    assert caught.value.value == Fraction(5, 4)


def test_a_compiled_formula_says_how_its_columns_are_scaled_and_is_itself_alone() -> None:
    """So it may be a key, which its mappings by themselves may not."""
    compiled = columns_of(parse("a / b"), {"a": 2, "b": 0})
    assert compiled.places == {"a": 2, "b": 0}
    assert {compiled: 1}[compiled] == 1
    assert compiled != columns_of(parse("a / b"), {"a": 2, "b": 0})


def test_a_compiled_formula_can_be_sent_to_workers() -> None:
    made = published(columns_of(ratio("a", "b").tree, 2))
    assert pickle.loads(pickle.dumps(made)).evaluate({"a": [1], "b": [160]}) == [63]  # noqa: S301  # our own
