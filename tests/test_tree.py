from __future__ import annotations

import copy
import math
import pickle
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import strategies as own
from hypothesis import given
from hypothesis import strategies as st

import sakip
from sakip.errors import FormulaError, NumberError, UnknownNameError
from sakip.interpreters.exact import evaluate
from sakip.tree import (
    DEEPEST_TREE,
    LARGEST_TREE,
    PERCENT,
    Calculation,
    Component,
    Constant,
    Formula,
    Node,
    Operator,
    Taken,
    Tally,
    component_names,
    components_of,
    constant,
    formula,
    larger_of,
    replace_components,
    smaller_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

A, B = Component("a", "bilangan"), Component("b", "bilangan")
NOTHING = (float("nan"), True, None, "1", b"1", [1], object())


def recorded(function: Callable[..., Any]) -> Node:
    """Return the tree of a function whose parameters are all plain numbers."""
    return formula()(function).tree


# --- recording --------------------------------------------------------------------------------------------------------


def test_a_function_is_recorded_once_with_its_name_its_units_and_the_order_of_its_parameters() -> None:
    @formula(tercapai="desa", total="desa", luas=None)
    def desa_tercapai(tercapai: Any, luas: Any, total: Any, faktor: Any) -> Any:
        return faktor * tercapai / total * PERCENT - luas

    assert isinstance(desa_tercapai, Formula)
    assert desa_tercapai.kind == "desa_tercapai"
    assert desa_tercapai.components == (
        Component("tercapai", "desa"),
        Component("luas", None),
        Component("total", "desa"),
        Component("faktor", "bilangan"),
    )
    assert set(components_of(desa_tercapai.tree)) == set(desa_tercapai.components)
    assert evaluate(
        desa_tercapai.tree,
        {"tercapai": Fraction(3), "total": Fraction(4), "luas": Fraction(5), "faktor": Fraction(2)},
    ) == Fraction(145)


def test_a_parameter_may_be_taken_from_another_indicator_of_the_set() -> None:
    @formula(capaian=Taken("ikm", "achievement"), banyak=Tally("all", ("ikm",)))
    def gabungan(capaian: Any, banyak: Any) -> Any:
        return capaian / banyak

    assert [component.source for component in gabungan.components] == [
        Taken("ikm", "achievement"),
        Tally("all", ("ikm",)),
    ]
    assert [component.unit for component in gabungan.components] == [None, None]


@pytest.mark.parametrize(
    ("function", "tree"),
    [
        (lambda a, b: a + b, Calculation(Operator.ADD, A, B)),
        (lambda a, b: a - b, Calculation(Operator.SUBTRACT, A, B)),
        (lambda a, b: b - a, Calculation(Operator.SUBTRACT, B, A)),
        (lambda a, b: a * b, Calculation(Operator.MULTIPLY, A, B)),
        (lambda a, b: a / b, Calculation(Operator.DIVIDE, A, B)),
        (lambda a, b: smaller_of(a, b), Calculation(Operator.SMALLER, A, B)),  # noqa: PLW0108  # written as an author would
        (lambda a, b: larger_of(a, b), Calculation(Operator.LARGER, A, B)),  # noqa: PLW0108  # written as an author would
        (lambda a, b: +a / b, Calculation(Operator.DIVIDE, A, B)),
        (lambda a, b: -a / b, Calculation(Operator.DIVIDE, Calculation(Operator.MULTIPLY, constant(-1), A), B)),
        (lambda a: PERCENT * a, Calculation(Operator.MULTIPLY, PERCENT, A)),
        (lambda a: a * PERCENT, Calculation(Operator.MULTIPLY, A, PERCENT)),
        (lambda a: PERCENT - a, Calculation(Operator.SUBTRACT, PERCENT, A)),
        (lambda a: PERCENT / a, Calculation(Operator.DIVIDE, PERCENT, A)),
        (lambda a: PERCENT + a, Calculation(Operator.ADD, PERCENT, A)),
        (lambda a: 2 * a, Calculation(Operator.MULTIPLY, constant(2), A)),
        (lambda a: a - 2, Calculation(Operator.SUBTRACT, A, constant(2))),
        (lambda a: 2 - a, Calculation(Operator.SUBTRACT, constant(2), A)),
        (lambda a: 2 / a, Calculation(Operator.DIVIDE, constant(2), A)),
        (lambda a: a / 2, Calculation(Operator.DIVIDE, A, constant(2))),
        (lambda a: a * Fraction(1, 3), Calculation(Operator.MULTIPLY, A, constant("1/3"))),
        (lambda a: Decimal("0.25") * a, Calculation(Operator.MULTIPLY, constant("0.25"), A)),
        (lambda a: a * constant("0.25"), Calculation(Operator.MULTIPLY, A, constant("0.25"))),
        (lambda a: smaller_of(a, 100), Calculation(Operator.SMALLER, A, constant(100))),
        (lambda a: larger_of(PERCENT, a), Calculation(Operator.LARGER, PERCENT, A)),
        (lambda a: a, A),
    ],
)  # fmt: skip
def test_arithmetic_is_recorded_as_it_is_written(function: Callable[..., Any], tree: Node) -> None:
    """The constant 100 percent stands on either side."""
    assert recorded(function) == tree


@pytest.mark.parametrize(
    ("function", "remedy"),
    [
        (lambda a, b: a if a else b, "sakip.smaller_of() or sakip.larger_of()"),  # noqa: FURB110  # written as an author would
        (lambda a, b: a if a > b else b, "sakip.smaller_of() or sakip.larger_of()"),  # noqa: FURB136  # written as an author would
        (lambda a, b: a if a < b else b, "sakip.smaller_of()"),  # noqa: FURB136  # written as an author would
        (lambda a, b: a if a >= 1 else b, "sakip.smaller_of()"),
        (lambda a, b: a if a <= 1 else b, "sakip.smaller_of()"),
        (lambda a, b: a == b, "compute the choice upstream and report it as a component"),
        (lambda a, b: a != b, "compute the choice upstream"),
        (lambda a, b: 1 < a < b, "sakip.smaller_of()"),
        (lambda a, b: a and b, "sakip.smaller_of()"),
        (lambda a, b: not a or b, "sakip.smaller_of()"),
        (lambda a, b: min(a, b), "sakip.smaller_of()"),  # noqa: PLW0108  # written as an author would
        (lambda a, b: max(a, b), "sakip.larger_of()"),  # noqa: PLW0108  # written as an author would
        (lambda a, b: sorted([a, b]), "sakip.larger_of()"),
        (lambda a, b: a in [1, b], "sakip.smaller_of()"),
        (lambda a, b: PERCENT == a * b, "sakip.smaller_of()"),  # noqa: SIM300  # written as an author would
        (lambda a, b: a * 0.5 + b, "Write sakip.constant('0.5') instead."),
        (lambda a, b: 0.1 * a + b, "Write sakip.constant('0.1') instead."),
        (lambda a, b: a - 1e-9 + b, "Write sakip.constant('1e-09') instead."),
        (lambda a, b: smaller_of(a, 0.5) + b, "Write sakip.constant('0.5') instead."),
        (lambda a, b: a**2 + b, "Compute anything else upstream"),
        (lambda a, b: 2**a + b, "Compute anything else upstream"),
        (lambda a, b: a // b, "Compute anything else upstream"),
        (lambda a, b: 7 // a + b, "Compute anything else upstream"),
        (lambda a, b: a % b, "Compute anything else upstream"),
        (lambda a, b: 7 % a + b, "Compute anything else upstream"),
        (lambda a, b: divmod(a, b), "Compute anything else upstream"),  # noqa: PLW0108  # written as an author would
        (lambda a, b: divmod(7, a) + b, "Compute anything else upstream"),
        (lambda a, b: a @ b, "Compute anything else upstream"),
        (lambda a, b: a & b, "Compute anything else upstream"),
        (lambda a, b: a | b, "Compute anything else upstream"),
        (lambda a, b: 1 ^ a + b, "Compute anything else upstream"),
        (lambda a, b: ~a + b, "Compute anything else upstream"),
        (lambda a, b: round(a / b), "rounding belongs to the indicator (places)"),
        (lambda a, b: round(a / b, 2), "rounding belongs to the indicator (places)"),
        (lambda a, b: abs(a - b), "Compute anything else upstream"),
        (lambda a, b: int(a) + b, "Compute anything else upstream"),
        (lambda a, b: float(a) + b, "Compute anything else upstream"),
        (lambda a, b: math.sqrt(a) + b, "Compute anything else upstream"),
        (lambda a, b: math.floor(a) + b, "Compute anything else upstream"),
        (lambda a, b: math.trunc(a) + b, "Compute anything else upstream"),
        (lambda a, b: range(a) and b, "Compute anything else upstream"),
        (lambda a, b: sum(a) + b, "Compute anything else upstream"),
        (lambda a, b: [*a, b], "Compute anything else upstream"),
        (lambda a, b: a[0] + b, "Compute anything else upstream"),
        (lambda a, b: len(a) + b, "Compute anything else upstream"),
        (lambda a, b: a(b), "Compute anything else upstream"),
        (lambda a, b: a + "1" + b, "Use the parameters, whole numbers, sakip.constant('0.25') and sakip.PERCENT."),
        (lambda a, b: "1" * a + b, "Use the parameters, whole numbers"),
        (lambda a, b: a + True + b, "Use the parameters, whole numbers"),
        (lambda a, b: a + None + b, "Use the parameters, whole numbers"),
        (lambda a, b: larger_of("1", a) + b, "Use the parameters, whole numbers"),
        (lambda a, _b: a, "Use letters, digits and underscores."),
    ],
)  # fmt: skip
def test_what_a_tree_cannot_say_fails_on_the_line_of_its_author_with_the_remedy(
    function: Callable[..., Any], remedy: str
) -> None:
    with pytest.raises(FormulaError) as caught:
        recorded(function)
    here = function.__code__.co_filename
    lines = {f"{here}:{function.__code__.co_firstlineno}", f"{here}:{recorded.__code__.co_firstlineno + 2}"}
    assert caught.value.line in lines
    assert str(caught.value).startswith(f"{caught.value.line}: ")
    assert remedy in caught.value.remedy
    assert caught.value.remedy.endswith(".")
    assert not caught.value.remedy.endswith("..")


def test_the_line_is_the_one_inside_the_function_not_the_one_that_defines_it() -> None:
    def nilai(a: Any, b: Any) -> Any:
        jumlah = a + b
        return jumlah if jumlah > 0 else a

    with pytest.raises(FormulaError) as caught:
        formula()(nilai)
    assert caught.value.line == f"{__file__}:{nilai.__code__.co_firstlineno + 2}"


def test_the_line_is_found_in_a_package_whose_name_begins_like_ours() -> None:
    """``sakip_jember`` beside ``sakip`` in site-packages is somebody else's."""
    path = str(Path(sakip.__file__).parent) + "_jember/rumus.py"
    space: dict[str, Any] = {}
    exec(compile("\n\ndef nilai(a):\n    return round(a)\n", path, "exec"), space)  # noqa: S102  # our own text
    with pytest.raises(FormulaError) as caught:
        recorded(space["nilai"])
    assert caught.value.line == f"{path}:4"


@pytest.mark.parametrize("result", [*NOTHING, 0.5, math.inf])
def test_a_function_that_returns_no_arithmetic_is_refused(result: Any) -> None:
    with pytest.raises(FormulaError, match=r"cannot be part of a formula|is a float") as caught:
        recorded(lambda: result)
    assert caught.value.line


def test_a_parameter_that_is_not_used_is_named() -> None:
    with pytest.raises(FormulaError, match=r"never uses its parameter 'pagu'\. Use it or leave it out\.") as caught:

        @formula()
        def serapan(realisasi: Any, pagu: Any) -> Any:  # noqa: ARG001  # that is the mistake
            return realisasi

    assert str(caught.value.line).startswith(f"{__file__}:")


def test_a_keyword_that_names_no_parameter_is_named() -> None:
    with pytest.raises(FormulaError, match=r"nilai has no parameter 'total'\. Name its parameters\.") as caught:

        @formula(total="desa")
        def nilai(jumlah: Any) -> Any:
            return jumlah

    assert str(caught.value.line).startswith(f"{__file__}:")


def _many(*a: Any) -> Any:
    return sum(a)


def _named(**a: Any) -> Any:
    return a["b"]


def _keyword_only(*, a: Any) -> Any:
    return a


@pytest.mark.parametrize("function", [_many, _named, _keyword_only])
def test_every_parameter_must_be_a_plain_name(function: Callable[..., Any]) -> None:
    with pytest.raises(FormulaError, match=r"parameter 'a' of _\w+ is not a plain name. Name each one.") as caught:
        recorded(function)
    assert caught.value.line


def test_a_number_outside_the_limits_is_refused_as_a_number() -> None:
    with pytest.raises(NumberError):
        recorded(lambda a: a * 10**18)


def test_a_recorded_value_is_in_no_set() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        recorded(lambda a: {a})


# --- nodes ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["", " ", "1a", "_a", "a-b", "a b", "a.b", "a\n", "\u00e4", "\uff41", "a" * 61, None, 5, b"a", ("a",)]
)
def test_a_component_has_a_name_that_a_file_and_an_expression_can_say(name: Any) -> None:
    with pytest.raises(FormulaError, match=r"cannot name a component\. Use letters, digits and underscores"):
        Component(name)


@pytest.mark.parametrize("name", ["a", "Pagu_2024", "a" * 60])
def test_letters_digits_and_underscores_name_a_component(name: str) -> None:
    assert Component(name).name == name


@pytest.mark.parametrize("value", [0.1, 1, "0.1", None, Decimal("0.1")])
def test_a_constant_is_exact_by_its_type(value: Any) -> None:
    """A float among the constants would make every value inexact without a word."""
    with pytest.raises(FormulaError, match=r"is not an exact constant. Write constant\('0.25'\) or constant\('1/9'\)."):
        Constant(value)


@pytest.mark.parametrize(
    ("value", "exact"), [("0.25", Fraction(1, 4)), ("1/9", Fraction(1, 9)), (0.1, Fraction(1, 10)), (7, Fraction(7))]
)
def test_a_constant_is_made_of_whatever_the_gate_lets_in(value: Any, exact: Fraction) -> None:
    assert constant(value) == Constant(exact, "bilangan")
    assert constant(value, "persen").unit == "persen"


def test_two_nodes_that_say_the_same_are_equal_and_hash_alike() -> None:
    def made() -> Node:
        return Calculation(Operator.ADD, Component("a", "orang", Taken("x")), Constant(Fraction(1, 2)))

    assert made() == made()
    assert hash(made()) == hash(made())
    assert len({made(), made(), Calculation(Operator.SUBTRACT, A, B), Calculation(Operator.SUBTRACT, B, A)}) == 3
    assert Constant(Fraction(100)) != PERCENT
    assert Component("a", "orang") != Component("a", "orang", Taken("x"))


@given(own.trees(sources=True))
def test_a_tree_survives_pickling_and_copying(tree: Node) -> None:
    again = pickle.loads(pickle.dumps(tree))  # noqa: S301  # ours
    assert again == tree == copy.deepcopy(tree)
    assert (hash(again), repr(again), again.size, again.depth) == (hash(tree), repr(tree), tree.size, tree.depth)


@given(own.trees())
def test_a_tree_knows_its_size_and_depth(tree: Node) -> None:
    def counted(node: Node) -> tuple[int, int]:
        if not isinstance(node, Calculation):
            return 1, 1
        (one, low), (other, high) = counted(node.left), counted(node.right)
        return 1 + one + other, 1 + max(low, high)

    assert (tree.size, tree.depth) == counted(tree)


@given(own.trees())
def test_the_components_of_a_tree_are_each_listed_once_as_they_are_read(tree: Node) -> None:
    def read(node: Node) -> list[Component]:
        if isinstance(node, Calculation):
            return read(node.left) + read(node.right)
        return [node] if isinstance(node, Component) else []

    assert list(components_of(tree)) == list(dict.fromkeys(read(tree)))


def test_one_name_cannot_stand_for_two_things() -> None:
    with pytest.raises(FormulaError, match=r"component 'a' stands for two things\. Give each its own name\."):
        Formula.of("x", Calculation(Operator.ADD, Component("a", "orang"), Component("a", "desa")))


@given(own.trees(own.small_quotients), own.inputs(own.small_quotients))
def test_components_are_replaced_wherever_they_stand(tree: Node, values: dict[str, Fraction]) -> None:
    filled = replace_components(tree, lambda component: Constant(values[component.name]))
    assert components_of(filled) == ()
    assert replace_components(tree, lambda component: component) == tree
    assert outcome(filled, {}) == outcome(tree, values)


def outcome(tree: Node, values: dict[str, Fraction]) -> Fraction | str:
    try:
        return evaluate(tree, values)
    except ZeroDivisionError:
        return "nothing"


# --- limits -----------------------------------------------------------------------------------------------------------


def test_a_formula_doubled_a_hundred_times_is_refused_at_once() -> None:
    """Shared parts count each time they are read: 2 ** 100 nodes are never visited."""

    def doubled(a: Any) -> Any:
        for _ in range(100):
            a = a + a
        return a

    with pytest.raises(FormulaError, match=f"more than {LARGEST_TREE} nodes or is nested deeper than {DEEPEST_TREE}"):
        recorded(doubled)


def test_a_formula_may_be_as_large_and_as_deep_as_the_limits_and_no_larger() -> None:
    assert _balanced(1000).size == LARGEST_TREE - 1
    with pytest.raises(FormulaError, match=r"Compute part of it upstream and report the result as a component\."):
        _balanced(1001)
    deep = recorded(_sum_of(DEEPEST_TREE))
    assert deep.depth == DEEPEST_TREE
    with pytest.raises(FormulaError, match="nested deeper"):
        recorded(_sum_of(DEEPEST_TREE + 1))
    assert pickle.loads(pickle.dumps(deep)) == deep  # noqa: S301  # ours
    assert hash(deep) == hash(copy.deepcopy(deep))
    assert evaluate(deep, {"a": Fraction(1, 3)}) == Fraction(DEEPEST_TREE, 3)


def _balanced(leaves: int) -> Node:
    return A if leaves == 1 else Calculation(Operator.ADD, _balanced(leaves // 2), _balanced(leaves - leaves // 2))


def _sum_of(many: int) -> Callable[[Any], Any]:
    def added(a: Any) -> Any:
        total = a
        for _ in range(many - 1):
            total = total + a
        return total

    return added


# --- formulas ---------------------------------------------------------------------------------------------------------


def _share() -> Formula:
    tree = Calculation(Operator.DIVIDE, Component("tercapai"), Component("seluruh"))
    return Formula.of("share", tree, {"document": "LKjIP"})


def test_components_are_taken_from_other_indicators() -> None:
    share = _share()
    taken = share.taking({"tercapai": Taken("ikm")})
    assert taken.components == (Component("tercapai", None, Taken("ikm")), Component("seluruh"))
    assert components_of(taken.tree) == taken.components
    assert (taken.kind, taken.details) == (share.kind, share.details)
    assert share == _share(), "a formula is never changed"
    again = taken.taking({"seluruh": Tally("all")})
    assert [component.source for component in again.components] == [Taken("ikm"), Tally("all")]


def test_a_component_the_formula_has_not_cannot_be_taken() -> None:
    with pytest.raises(FormulaError, match=r"share has no component 'total'\. It has tercapai, seluruh\."):
        _share().taking({"total": Taken("ikm")})


def test_formulas_that_say_the_same_are_equal_hash_alike_and_survive_pickling() -> None:
    share = _share()
    again = pickle.loads(pickle.dumps(share))  # noqa: S301  # ours
    assert again == share == copy.deepcopy(share)
    assert hash(again) == hash(share) == hash(copy.deepcopy(share))
    assert share != Formula.of("share", share.tree, {"document": "Renstra"})
    assert share != Formula.of("other", share.tree, share.details)


def test_the_details_of_a_formula_cannot_be_changed() -> None:
    given_details = {"document": "LKjIP"}
    share = Formula.of("share", A, given_details)
    given_details["document"] = "Renstra"
    assert share.details == {"document": "LKjIP"}
    with pytest.raises(TypeError):
        share.details["document"] = "Renstra"  # type: ignore[index]  # that is the point


@given(st.sampled_from(list(Operator)))
def test_an_operator_is_the_sign_a_trace_writes(operator: Operator) -> None:
    assert Operator(str(operator)) is operator


def test_the_sum_of_a_list_is_the_sum_of_its_parts() -> None:
    """``sum([a, b])`` starts from 0, which leaves no trace: it would not add to rupiah."""

    @formula(a="rupiah", b="rupiah")
    def total(a: Any, b: Any) -> Any:
        return sum([a, b])

    assert total.tree == Calculation(Operator.ADD, Component("a", "rupiah"), Component("b", "rupiah"))


def test_the_decorator_may_stand_bare() -> None:
    """Without units every parameter is a plain number."""

    @formula
    def share(a: Any, b: Any) -> Any:
        return a / b

    assert share.components == (Component("a", "bilangan"), Component("b", "bilangan"))


@given(st.lists(st.text(max_size=80), max_size=12))
def test_every_label_gives_a_component_a_name_of_its_own(labels: list[str]) -> None:
    """Law: as many names as labels, each one a component can have, and all different."""
    names = component_names(labels, "anggota")
    assert len(set(names)) == len(names) == len(labels)
    assert all(Component(name) for name in names)


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (["Kec. Mojosari", "Kec Mojosari"], ["Kec_Mojosari", "Kec_Mojosari_2"]),
        (["1.a", "", "  "], ["sub_1_a", "sub", "sub_2"]),
        (["a", "a_2", "a"], ["a", "a_2", "a_3"]),
    ],
)
def test_names_are_made_of_the_labels(labels: list[str], names: list[str]) -> None:
    assert component_names(labels, "sub") == names


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: Taken("a", "valeu"), "Did you mean 'value'"),  # type: ignore[arg-type]  # as somebody without a type checker errs
        (lambda: Tally("each"), "there is no way to count called 'each'"),  # type: ignore[arg-type]  # likewise
    ],
)
def test_what_is_taken_or_counted_is_refused_where_it_is_written(made: Callable[[], object], said: str) -> None:
    with pytest.raises(UnknownNameError, match=said):
        made()


@pytest.mark.parametrize("unit", [3, float("inf"), ["orang"], b"orang"])
def test_the_unit_of_a_component_is_text(unit: Any) -> None:
    """A trace writes it out, and JSON has no infinity."""
    with pytest.raises(FormulaError, match="is no unit of a component"):
        Component("a", unit)
