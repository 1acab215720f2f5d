"""What is said of a formula that cannot be read: the sentence, and the facts that a set file's finding repeats."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from sakip.errors import TraceError, UnitError
from sakip.formulas import count
from sakip.formulas.expression import parse
from sakip.interpreters.dimensions import check
from sakip.interpreters.exact import ZeroDenominatorError, evaluate
from sakip.interpreters.portable import from_json
from sakip.tree import Component, Node


@pytest.mark.parametrize(
    ("tree", "unit", "said", "facts"),
    [
        (
            parse("a + b", units={"a": "dokumen", "b": "orang"}),
            "dokumen",
            "dokumen and orang cannot be added, subtracted or compared. Give the components units of one kind.",
            {"fault": "formula-mixed-units", "first": "dokumen", "second": "orang"},
        ),
        (
            count(unit="dokumen").tree,
            "persen",
            (
                "the formula comes out in dokumen, but the indicator is measured in persen (bilangan). "
                "Correct the unit of the indicator, or the units of its components."
            ),
            {"fault": "formula-other-unit", "found": "dokumen", "unit": "persen"},
        ),
        (
            count(unit="rupiah").tree,
            "juta rupiah",
            (
                "the formula comes out in units 1/1000000 times the size of juta rupiah, the unit of the indicator. "
                "Multiply a share by 100%, give the components in the unit of the indicator, or write the factor."
            ),
            {
                "fault": "formula-other-size",
                "times": Fraction(1, 10**6),
                "found": "rupiah",
                "unit": "juta rupiah",
            },
        ),
        (
            parse("a + b", units={"a": "miliar rupiah", "b": "juta rupiah"}),
            "rupiah",
            (
                "units of different size, one 1000 times the other, cannot be added or compared. "
                "Give the components one unit."
            ),
            {"fault": "formula-mixed-sizes", "times": 1000},
        ),
    ],
)
def test_units_that_do_not_fit_are_refused_naming_both(tree: Node, unit: str, said: str, facts: dict[str, Any]) -> None:
    with pytest.raises(UnitError) as caught:
        check(tree, unit)
    assert (str(caught.value), caught.value.facts) == (said, facts)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"x": 1}, "{'x': 1} is no part of a formula. Give the trace as it was written."),
        (
            {"component": "1a"},
            ("'1a' cannot name a component. Use letters, digits and underscores, starting with a letter, at most 60."),
        ),
        ({"component": "a", "unit": 5}, "5 is no unit. Give the trace as it was written."),
        ({"component": "a", "source": 5}, "5 is no source of a component. Give the trace as it was written."),
        ({"constant": "0.5"}, "'0.5' is no exact number. Write it like 883/10 or 88."),
    ],
)
def test_what_a_trace_never_holds_is_refused_by_what_it_is(data: Any, said: str) -> None:
    with pytest.raises(TraceError) as caught:
        from_json(data)
    assert str(caught.value) == said


def test_a_divisor_of_zero_is_refused_with_what_to_look_at() -> None:
    with pytest.raises(ZeroDenominatorError) as caught:
        evaluate(parse("a / b"), {"a": Fraction(1), "b": Fraction(0)})
    assert str(caught.value) == "the divisor of a formula is zero. Check the components it is made of."
    assert caught.value.facts == {"divisor": Component("b", "bilangan")}
