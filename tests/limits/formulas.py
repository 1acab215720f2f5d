"""Formulas of 100,000 nodes or brackets, as text and recorded; and what reads the largest that are let in."""

from __future__ import annotations

import copy
import pickle
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import sakip
from limits.measuring import Case
from sakip.errors import FormulaError, NumberError
from sakip.formulas.expression import parse
from sakip.interpreters import dimensions
from sakip.interpreters.exact import evaluate
from sakip.interpreters.explain import substituted, symbolic
from sakip.interpreters.portable import from_json, to_json
from sakip.tree import DEEPEST_TREE, Calculation, Component, Operator, chain

if TYPE_CHECKING:
    from collections.abc import Callable

    from sakip.errors import SakipError
    from sakip.tree import Node

_MEBI: Final = 1_048_576
_LONGEST: Final = Fraction(10**18 - 1, 10**9 - 1)


def _text(name: str, text: str, ends: type[SakipError] | str = FormulaError) -> Case:
    return Case(f"expression: {name}", ends, lambda _: text, lambda given: sakip.expression(given).kind)


def _recorded(name: str, function: Callable[..., Any], ends: type[SakipError] | str = FormulaError) -> Case:
    return Case(f"recorded: {name}", ends, lambda _: function, lambda given: sakip.formula(given).kind)


def _again(a: Any) -> Any:
    for _ in range(100_000):
        a = a + 1
    return a


def _doubled(a: Any) -> Any:
    for _ in range(100_000):
        a = a + a
    return a


def _raised(a: Any) -> Any:
    return a * 10**1_000_000


def _doubled_tree(many: int) -> Node:
    tree: Node = Component("a")
    for _ in range(many):
        tree = Calculation(Operator.ADD, tree, tree)
    return tree


def _deep() -> Node:
    """The deepest formula there may be, twice as the sides of none."""
    tree: Node = Component("a", "bilangan")
    for _ in range(DEEPEST_TREE - 1):
        tree = Calculation(Operator.DIVIDE, tree, Component("b", "bilangan"))
    return tree


def _large() -> Node:
    """The largest formula there may be: 1,000 factors, as flat as can be."""
    nodes: list[Node] = [Component(f"c{place}", "bilangan") for place in range(1_000)]
    while len(nodes) > 1:
        pairs = [nodes[place : place + 2] for place in range(0, len(nodes), 2)]
        nodes = [Calculation(Operator.ADD, *pair) if len(pair) == 2 else pair[0] for pair in pairs]
    return nodes[0]


def _reading(name: str, tree: Callable[[], Node], read: Callable[[Node], object], ends: str) -> Case:
    return Case(f"largest: {name}", ends, lambda _: tree(), read)


_VALUES: Final = {f"c{place}": _LONGEST + Fraction(1, 10**9 - 1 - place) for place in range(1_000)}

CASES: Final = (
    _text("100 MiB", "a" * (100 * _MEBI)),
    _text("100,000 brackets", "(" * 100_000 + "a" + ")" * 100_000),
    _text("100 brackets", "(" * 100 + "a" + ")" * 100, "expression"),
    _text("101 brackets", "(" * 101 + "a" + ")" * 101),
    _text("4,999 brackets", "(" * 4_999 + "a" + ")" * 4_999),
    _text("4,999 sums", "a" + "+a" * 4_999),
    _text("9,999 signs", "-" * 9_999 + "a", "expression"),
    _text("900 functions", "smaller_of(" * 900),
    _text("1e999999999", "a * 1e999999999"),
    _text("a number of 9,990 digits", "a * " + "9" * 9_990),
    _text("9,000 points", "a * 1" + "." * 9_000),
    _text("9,999 blanks", " " * 9_999),
    _text("a name of 9,999 letters", "a" * 9_999),
    _recorded("100,000 sums", _again),
    _recorded("doubled 100,000 times", _doubled),
    _recorded("a constant of a million digits", _raised, NumberError),
    Case(
        "chain of 100,000 nodes",
        FormulaError,
        lambda _: [Component("a")] * 100_000,
        lambda all_: chain(Operator.ADD, all_),
    ),
    Case(
        "tree doubled 100,000 times",
        FormulaError,
        lambda _: 100_000,
        _doubled_tree,
    ),
    Case("brackets read back, 100,000", FormulaError, lambda _: "(" * 100_000, lambda given: parse(given, decimal=",")),
    _reading("equality and hash", _deep, lambda tree: (tree == _deep(), hash(tree) == hash(_deep())), "(True, True)"),
    _reading("repr", _deep, lambda tree: len(repr(tree)) > 10_000, "True"),
    _reading("pickle and copy", _deep, lambda tree: pickle.loads(pickle.dumps(tree)) == copy.deepcopy(tree), "True"),  # noqa: S301  # our own
    _reading("JSON and back", _deep, lambda tree: from_json(to_json(tree)) == tree, "True"),
    _reading("explained", _deep, lambda tree: len(symbolic(tree)), "797"),
    _reading("explained with numbers", _large, lambda tree: len(substituted(tree, _VALUES)) > 10_000, "True"),
    _reading("its dimension", _deep, lambda tree: dimensions.dimension_of(tree, "bilangan"), "bilangan"),
    _reading("computed, of the longest numbers", _large, lambda tree: evaluate(tree, _VALUES) > 1, "True"),
)
