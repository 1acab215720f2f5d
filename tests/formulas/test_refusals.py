"""What is said of a formula that cannot be recorded: the sentence, and the facts that a set file's finding repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sakip.errors import DefinitionError, FormulaError, UnknownNameError
from sakip.formulas import (
    average,
    count,
    expression,
    external_score,
    index,
    ratio,
    record,
    recorded,
    share_achieved,
    strategy,
)
from sakip.formulas.achievement import AchievementRule, achievement_rule
from sakip.formulas.expression import parse
from sakip.tree import LARGEST_TREE

if TYPE_CHECKING:
    from collections.abc import Callable

A: list[Any] = [{"name": "a"}]
AB: list[Any] = [{"name": "a"}, {"name": "b"}]
GRAMMAR = "Write numbers, component names, + - * /, brackets, smaller_of(a, b) or larger_of(a, b)."


@pytest.mark.parametrize(
    ("make", "said", "facts"),
    [
        (
            lambda: average([]),
            "an average needs components, each named once. List them: components = ['a', 'b'].",
            {"fault": "formula-no-components", "example": 'components = ["a", "b"]'},
        ),
        (
            lambda: external_score(assessor="", document="LHE"),
            "an external score needs its assessor and its document. Name who gives it and where it stands.",
            {"fault": "formula-no-assessor"},
        ),
        (
            lambda: index({"a": "1/2"}),
            (
                "the weights of an index must sum to exactly 1, and these sum to 1/2. "
                "Write equal weights as a ratio, such as '1/9', not as 0.11."
            ),
            {"fault": "formula-weights", "total": 0.5},
        ),
        (
            lambda: index({"a": 2, "b": -1}),
            "a weight of an index is negative. Give weights from 0 to 1.",
            {"fault": "formula-weight-negative"},
        ),
        (
            lambda: share_achieved("semua"),
            "over = 'semua' names no indicators. Write 'others', or a list of codes.",
            {"fault": "formula-over", "example": 'over = "others"'},
        ),
        (
            lambda: share_achieved(["a", "a"]),
            "over must name indicators, each once. Write 'others', or a list of codes.",
            {"fault": "formula-over", "example": 'over = "others"'},
        ),
        (
            lambda: record("ratio", {"numerator": "a", "denomnator": "b"}),
            "a ratio formula has no key 'denomnator'. Did you mean 'denominator'?",
            {
                "fault": "formula-unknown-key",
                "kind": "ratio",
                "name": "denomnator",
                "known": ["numerator", "denominator", "unit", "scale"],
            },
        ),
        (
            lambda: record("ratio", {"numerator": "a"}),
            "a ratio formula needs 'denominator'. It takes 'numerator', 'denominator', 'unit', 'scale'.",
            {
                "fault": "formula-missing-key",
                "kind": "ratio",
                "names": ["denominator"],
                "accepted": ["numerator", "denominator", "unit", "scale"],
            },
        ),
        (
            lambda: record("ratio", {"numerator": "a", "denominator": 5}),
            "denominator of a ratio formula is text, not 5. Write it in quotes.",
            {"fault": "formula-not-text", "kind": "ratio", "name": "denominator", "value": 5},
        ),
        (
            lambda: expression("a", units={"a": 3}),  # type: ignore[dict-item]  # that is the point
            "units.a of a expression formula is text, not 3. Write it in quotes.",
            {"fault": "formula-not-text", "kind": "expression", "name": "units.a", "value": 3},
        ),
        (
            lambda: record("index", {"weights": ["a"]}),
            (
                "no index formula can be made of {'weights': ['a']}: 'list' object has no attribute 'items'. "
                "Give 'weights', 'unit' what the documentation of index says."
            ),
            {"fault": "formula-arguments", "kind": "index", "accepted": ["weights", "unit"]},
        ),
        (
            lambda: expression("a / b", units={"pagu": "rupiah"}),
            "the expression has no component 'pagu'. It has a, b.",
            {"fault": "formula-no-component", "name": "pagu", "known": ["a", "b"]},
        ),
        (
            lambda: parse("a" * 10_001),
            (
                f"'{'a' * 40}'\u2026'{'a' * 40}' (10001 characters) is longer than an expression may be. "
                "At most 10000 characters."
            ),
            {"fault": "expression-too-long", "limit": 10_000},
        ),
        (lambda: recorded("rumus", [*A, *A], ["a"]), "formula 'rumus' names a component twice. List each once.", {}),
        (
            lambda: recorded("rumus", A, ["a"] * (LARGEST_TREE + 1)),
            "formula 'rumus' has 2001 steps. It may have 2000.",
            {},
        ),
        (
            lambda: recorded("rumus", A, ["a", "+"]),
            (
                "step 2 of formula 'rumus', '+', needs two values and finds 1. "
                "Write its two values before it: ['a', 'b', '/']."
            ),
            {},
        ),
        (
            lambda: recorded("rumus", A, ["a", "a"]),
            "the steps of formula 'rumus' come out at 2 values. Put them together by operators to one.",
            {},
        ),
        (
            lambda: recorded("rumus", AB, ["a"]),
            "formula 'rumus' never uses 'b'. Use each component or leave it out.",
            {},
        ),
        (
            lambda: recorded("rumus", A, [100]),
            (
                "100 is no step of formula 'rumus'. "
                "Write the name of a component, an operator, or { constant = '100', unit = 'persen' }."
            ),
            {},
        ),
        (
            lambda: recorded("rumus", [{"unit": "desa"}], ["a"]),
            "{'unit': 'desa'} is no component. Write { name = 'realisasi', unit = 'rupiah' }.",
            {},
        ),
        (
            lambda: recorded("rumus", [{"name": "a", "source": {}}], ["a"]),
            (
                "component 'a' is not taken from anything. Write source = { indicator = 'code', take = 'value' } "
                "or { count = 'achieved', over = ['code'] }."
            ),
            {},
        ),
    ],
)
def test_a_formula_that_cannot_be_recorded_is_refused_with_what_to_write_instead(
    make: Callable[[], object], said: str, facts: dict[str, object]
) -> None:
    with pytest.raises(FormulaError) as caught:
        make()
    assert (str(caught.value), caught.value.facts) == (said, facts)


@pytest.mark.parametrize(
    ("text", "column", "what", "facts"),
    [
        ("a +", 4, "the expression ends too early", {"fault": "expression-ends"}),
        ("a ** 2", 4, "'*' is not expected here", {"fault": "expression-unexpected", "given": "*"}),
        ("(a", 3, "a bracket is not closed", {"fault": "expression-open-bracket"}),
        ("smaller_of(a)", 13, "2 values are needed here", {"fault": "expression-values", "count": 2}),
        (
            "a + min(a)",
            5,
            "there is no function 'min'; there are smaller_of and larger_of",
            {"fault": "expression-function", "name": "min"},
        ),
        ("a  : : b", 6, "':' is not expected here", {"fault": "expression-unexpected", "given": ":"}),
        ("a:b", 2, "':' divides only with a blank beside it", {"fault": "expression-colon"}),
        ("a  ?", 4, "'?' has no meaning in an expression", {"fault": "expression-sign", "given": "?"}),
        ("a + 1,5", 5, "'1,5' is not a plain number", {"fault": "expression-number", "given": "1,5"}),
    ],
)
def test_a_text_that_is_no_expression_is_refused_with_the_column(
    text: str, column: int, what: str, facts: dict[str, object]
) -> None:
    with pytest.raises(FormulaError) as caught:
        expression(text)
    assert str(caught.value) == f"'{text}', column {column}: {what}. {GRAMMAR}"
    assert caught.value.facts == {"text": repr(text), "column": column, **facts}


def test_brackets_nested_too_deeply_are_refused_with_how_deep_they_may_be() -> None:
    with pytest.raises(FormulaError, match=r"column 101: brackets are nested deeper than 100\. Write") as caught:
        expression("(" * 101)
    shown = f"'{'(' * 40}'\u2026'{'(' * 40}' (101 characters)"
    assert caught.value.facts == {"fault": "expression-too-deep", "limit": 100, "text": shown, "column": 101}


def test_an_achievement_rule_over_something_else_names_its_components() -> None:
    with pytest.raises(DefinitionError) as caught:
        AchievementRule("own", ratio("realisasi", "pagu"), "higher", "Perbup", "T")
    assert str(caught.value) == (
        "achievement rule 'own' is over pagu, realisasi. Its components must be realisasi and target."
    )
    assert caught.value.facts == {"fault": "rule-components", "names": ["pagu", "realisasi"]}


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (
            lambda: ratio("a", "b", scale="permil"),
            (
                "there is no scale of a ratio called 'permil'. "
                "Known: 'bilangan', 'per 1.000', 'per 10.000', 'per 100.000', 'percent', 'persen'."
            ),
        ),
        (
            lambda: strategy("tanpa"),
            (
                "there is no formula kind called 'tanpa'. Known: 'average', 'count', 'expression', 'external_score', "
                "'growth', 'index', 'ratio', 'recorded', 'share_achieved'."
            ),
        ),
        (
            lambda: achievement_rule("tanpa"),
            ("there is no polarity called 'tanpa'. Known: 'higher', 'lower-inverse', 'lower-mirror', 'stabilise'."),
        ),
        (
            lambda: AchievementRule("own", count(), "naik", "Perbup", "T"),  # type: ignore[arg-type]  # that is the point
            "there is no direction of an achievement rule called 'naik'. Known: 'higher', 'lower', 'on-target'.",
        ),
        (
            lambda: recorded("rumus", A, ["c"]),
            (
                "there is no component of formula 'rumus' called 'c'. "
                "Known: '*', '+', '-', '/', 'a', 'larger_of', 'smaller_of'."
            ),
        ),
    ],
)
def test_a_name_that_nothing_has_comes_with_all_that_there_are(make: Callable[[], object], said: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        make()
    assert str(caught.value) == said
