from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
import strategies as own
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import FormulaError, SakipError, TraceError, quoted
from sakip.formulas import ratio
from sakip.interpreters.portable import from_json, ratio_text, to_json
from sakip.interpreters.portable import ratio as ratio_of
from sakip.tree import DEEPEST_TREE, Calculation, Component, Constant, Node, Operator, Taken, Tally

A = {"component": "a", "unit": None}
HUGE = 10**5000

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.sampled_from(["+", "smaller_of", "1/2", "a"]),
    lambda parts: (
        st.lists(parts, max_size=3)
        | st.dictionaries(
            st.sampled_from(["component", "constant", "calculation", "of", "unit", "source", "indicator", "take", "x"]),
            parts,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(own.trees(sources=True))
def test_a_tree_is_the_same_after_it_went_through_json(tree: Node) -> None:
    assert from_json(json.loads(json.dumps(to_json(tree)))) == tree == from_json(to_json(tree))


def test_a_tree_is_written_as_this_version_of_a_trace_says() -> None:
    """Traces of this form are kept in offices' archives."""
    tally = Tally("achieved", ("ikm",), Fraction("90.5"))
    assert to_json(ratio("realisasi", "pagu", unit="rupiah").tree) == {
        "calculation": "*",
        "of": [
            {
                "calculation": "/",
                "of": [{"component": "realisasi", "unit": "rupiah"}, {"component": "pagu", "unit": "rupiah"}],
            },
            {"constant": "100", "unit": "persen"},
        ],
    }
    assert to_json(Component("a", source=Taken("ikm", "achievement"))) == {
        "component": "a", "unit": None, "source": {"indicator": "ikm", "take": "achievement"},
    }  # fmt: skip
    assert to_json(Component("a", source=tally)) == {
        "component": "a", "unit": None, "source": {"count": "achieved", "over": ["ikm"], "reached_at": "181/2"},
    }  # fmt: skip
    assert [to_json(Calculation(operator, Component("a"), Component("b")))["calculation"] for operator in Operator] == [
        "+", "-", "*", "/", "smaller_of", "larger_of",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        None, 5, "a", [], {}, {"component": None}, {"component": 5}, {"component": "1a"}, {"component": ""},
        {"component": "a", "unit": 5}, {"component": "a", "source": 5}, {"component": "a", "source": {}},
        {"component": "a", "source": {"indicator": "x", "take": "everything"}},
        {"component": "a", "source": {"count": "some", "over": [], "reached_at": "100"}},
        {"component": "a", "source": {"count": "all", "over": "ikm", "reached_at": "100"}},
        {"component": "a", "source": {"count": "all", "over": [], "reached_at": "banyak"}},
        {"constant": 0.1}, {"constant": 100}, {"constant": "0.1"}, {"constant": "1/0"}, {"constant": "1/-2"},
        {"constant": "nan"}, {"constant": "1e5"}, {"constant": " 1"}, {"constant": "1\n"}, {"constant": "\u0661"},
        {"constant": "9" * 40_001}, {"constant": "1/" + "0" * 100_000},
        {"calculation": "**", "of": [A, A]}, {"calculation": "+", "of": [A]}, {"calculation": "+", "of": [A, A, A]},
        {"calculation": "+"}, {"calculation": ["+"], "of": [A, A]}, {"of": [A, A]},
        {"calculation": "+", "of": [A, {"calculation": "+", "of": [A, None]}]},
    ],
)  # fmt: skip
def test_what_was_not_written_as_a_trace_is_refused_as_one(data: Any) -> None:
    with pytest.raises(TraceError) as caught:
        from_json(data)
    assert len(str(caught.value)) < 400


@given(json_values)
def test_any_json_is_a_tree_or_an_error_of_ours(data: Any) -> None:
    try:
        tree = from_json(data)
    except SakipError:
        return
    assert from_json(to_json(tree)) == tree


def test_a_tree_nested_or_grown_beyond_a_formula_is_refused() -> None:
    nested: Any = A
    for _ in range(DEEPEST_TREE + 1):
        nested = {"calculation": "+", "of": [A, nested]}
    with pytest.raises(TraceError, match=f"nested too deeply. At most {DEEPEST_TREE} levels are read."):
        from_json(nested)
    shared: Any = A
    for _ in range(100):
        shared = {"calculation": "+", "of": [shared, shared]}
    with pytest.raises(FormulaError, match="more than 2000 nodes"):
        from_json(shared)


@pytest.mark.parametrize("right", [True, False])
def test_a_tree_is_read_as_deep_as_a_formula_may_be(right: bool) -> None:
    def nested(levels: int) -> Any:
        made: Any = A
        for _ in range(levels - 1):
            made = {"calculation": "+", "of": [A, made] if right else [made, A]}
        return made

    assert to_json(from_json(nested(DEEPEST_TREE))) == nested(DEEPEST_TREE)
    with pytest.raises(FormulaError):
        from_json(nested(DEEPEST_TREE + 1))
    with pytest.raises(TraceError, match="is nested too deeply"):
        from_json(nested(DEEPEST_TREE + 2))


def test_a_constant_has_at_most_a_thousand_digits_and_a_result_forty_thousand() -> None:
    """Above and below its line."""
    for text in ("-" + "9" * 1_000, "9" * 1_000, "1/" + "7" * 1_000):
        assert to_json(from_json({"constant": text}))["constant"] == text
    assert from_json({"constant": f"-00{'9' * 1_000}/00{'7' * 1_000}"}) == Constant(Fraction(-9, 7))
    for text in ("1" + "0" * 1_000, "-1" + "0" * 1_000, "1/" + "7" * 1_001, "9" * 1_002, "1/" + "7" * 1_002):
        with pytest.raises(TraceError) as caught:
            from_json({"constant": text})
        assert caught.value.what == f"{quoted(text)} has more than 1000 digits"
        assert caught.value.remedy == "No number that is computed with has."
    assert ratio_text(ratio_of("1/" + "7" * 40_000)) == "1/" + "7" * 40_000
    with pytest.raises(TraceError, match="is no exact number"):
        ratio_of("1/" + "7" * 40_001)


def test_a_number_of_a_trace_is_text() -> None:
    with pytest.raises(TraceError, match="5 is no exact number"):
        ratio_of(5)


def test_nested_rubbish_is_refused_however_deep_it_is() -> None:
    rubbish: Any = {}
    for _ in range(100_000):
        rubbish = [rubbish]
    with pytest.raises(TraceError, match="is no part of a formula"):
        from_json(rubbish)


@given(own.anything)
def test_a_number_of_a_trace_is_exact(value: Fraction) -> None:
    assert ratio_of(ratio_text(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction(88), "88"), (Fraction("88.3"), "883/10"), (Fraction(-1, 3), "-1/3"), (Fraction(0), "0")],
)
def test_a_number_of_a_trace_is_a_quotient_in_lowest_terms(value: Fraction, text: str) -> None:
    assert ratio_text(value) == text
    assert ratio_of(text) == value


@pytest.mark.parametrize("value", [Fraction(HUGE), Fraction(-HUGE, 3), Fraction(1, HUGE), Fraction(1, 10**27_000)])
def test_a_number_may_have_as_many_digits_as_the_largest_formula_gives_it(value: Fraction) -> None:
    """Python itself converts no more than 4,300 digits."""
    assert ratio_of(ratio_text(value)) == value


@pytest.mark.parametrize("unit", [None, ""])
def test_a_constant_without_a_unit_is_a_plain_number(unit: str | None) -> None:
    assert from_json({"constant": "1/2", "unit": unit}) == Constant(Fraction(1, 2), "bilangan")
    assert from_json({"constant": "1/2"}) == Constant(Fraction(1, 2), "bilangan")
