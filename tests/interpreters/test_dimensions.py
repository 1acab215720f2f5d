from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sakip.errors import UnitError, UnknownNameError
from sakip.formulas import average, count, expression, growth, index, ratio, share_achieved
from sakip.interpreters.dimensions import check, dimension_of

if TYPE_CHECKING:
    from sakip.tree import Formula


def of(text: str, **units: str) -> Formula:
    return expression(text, units=units)


@pytest.mark.parametrize(
    ("made", "unit", "dimension"),
    [
        (ratio("realisasi", "pagu", unit="rupiah"), "persen", "bilangan"),
        (ratio("a", "b", unit="orang", scale="per 1.000"), "permil", "bilangan"),
        (ratio("a", "b", unit="orang", scale="per 100.000"), "per 100.000", "bilangan"),
        (growth("kini", "lalu", unit="kasus"), "persen", "bilangan"),
        (share_achieved(), "persen", "bilangan"),
        (count(), "dokumen", "dokumen"),
        (count(unit="dokumen"), "dokumen", "dokumen"),
        (average(["a", "b"]), "nilai", "nilai"),
        (index({"a": "1/2", "b": "1/2"}), "indeks", "indeks"),
        (of("a + b", a="dokumen", b="dokumen"), "dokumen", "dokumen"),
        (of("a / b", a="orang", b="desa"), "orang / desa", "orang / desa"),
        (of("a / b * c", a="orang", b="desa", c="desa"), "orang", "orang"),
        (of("a + 1000000 * b", a="rupiah", b="juta rupiah"), "rupiah", "rupiah"),
        (of("smaller_of(a, b)", a="desa", b="desa"), "desa", "desa"),
        (of("a / larger_of(b, c) * 100%", a="orang", b="orang", c="orang"), "persen", "bilangan"),
        (of("a * a", a="orang"), "orang", None),
    ],
)  # fmt: skip
def test_a_formula_comes_out_in_what_its_components_are_measured_in(
    made: Formula, unit: str, dimension: str | None
) -> None:
    if dimension is None:
        with pytest.raises(UnitError, match=r"comes out in orang\^2, but the indicator is measured in orang"):
            check(made.tree, unit)
    else:
        check(made.tree, unit)
        assert dimension_of(made.tree, unit).describe() == dimension


@pytest.mark.parametrize("text", ["a + b", "a - b", "smaller_of(a, b)", "larger_of(a, b)"])
def test_documents_and_people_are_neither_added_nor_compared(text: str) -> None:
    with pytest.raises(UnitError) as caught:
        check(of(text, a="dokumen", b="orang").tree, "dokumen")
    assert str(caught.value) == (
        "dokumen and orang cannot be added, subtracted or compared. Give the components units of one kind."
    )
    facts: Any = caught.value
    assert (facts.first, facts.second) == ("dokumen", "orang")


def test_three_documents_and_two_people_are_five_of_nothing() -> None:
    with pytest.raises(UnitError, match="dokumen and orang cannot be added"):
        check(of("3 * a + 2 * b", a="dokumen", b="orang").tree, "dokumen")


def test_a_count_of_documents_is_no_percentage() -> None:
    with pytest.raises(UnitError) as caught:
        check(count(unit="dokumen").tree, "persen")
    assert str(caught.value) == (
        "the formula comes out in dokumen, but the indicator is measured in persen (bilangan). "
        "Correct the unit of the indicator, or the units of its components."
    )
    facts: Any = caught.value
    assert (facts.found, facts.unit) == ("dokumen", "persen")


@pytest.mark.parametrize(
    ("made", "unit", "found"),
    [
        (of("a / b", a="orang", b="desa"), "persen", "orang / desa"),
        (of("a / b", a="orang", b="desa"), "desa / orang", "orang / desa"),
        (ratio("a", "b"), "indeks", "bilangan"),
        (ratio("a", "b"), "dokumen", "bilangan"),
        (of("a * b", a="orang", b="hari"), "orang", "hari × orang"),
        (of("1 / a", a="orang"), "orang", "bilangan / orang"),
    ],
)
def test_a_formula_in_another_unit_than_the_indicators_is_refused_naming_both(
    made: Formula, unit: str, found: str
) -> None:
    with pytest.raises(UnitError) as caught:
        check(made.tree, unit)
    assert f"the formula comes out in {found}, but the indicator is measured in {unit} (" in str(caught.value)


def test_the_difference_of_two_percentages_may_be_percentage_points() -> None:
    difference = of("a / b * 100% - c / d * 100%", a="orang", b="orang", c="orang", d="orang")
    check(difference.tree, "poin persen")
    check(difference.tree, "persen")
    check(of("kini - lalu", kini="persen", lalu="persen").tree, "poin persen")
    check(of("kini - lalu", kini="poin persen", lalu="poin persen").tree, "poin persen")


@pytest.mark.parametrize("text", ["a / b * 100%", "a / b + c / d", "100% * (a / b - c / d)"])
def test_what_is_no_difference_is_no_percentage_points(text: str) -> None:
    """The last one is a known limit: write the difference last."""
    with pytest.raises(UnitError, match="is measured in poin persen"):
        check(of(text).tree, "poin persen")


def test_a_count_that_only_the_set_knows_is_a_unit_there_and_nowhere_else() -> None:
    made = of("a + b", a="posyandu", b="posyandu")
    check(made.tree, "posyandu", ("posyandu",))
    with pytest.raises(UnitError, match="posyandu and orang cannot be added"):
        check(of("a + b", a="posyandu", b="orang").tree, "orang", ("posyandu",))
    with pytest.raises(UnknownNameError, match="there is no unit called 'posyandu'"):
        check(made.tree, "posyandu")


@pytest.mark.parametrize(
    ("made", "unit", "times"),
    [
        (count("belanja", unit="rupiah"), "juta rupiah", "1/1000000 times"),
        (of("a - b", a="rupiah", b="rupiah"), "juta rupiah", "1/1000000 times"),
        (of("belanja / layanan", belanja="rupiah", layanan="layanan"), "juta rupiah / layanan", "1/1000000 times"),
        (of("a / b", a="rupiah", b="rupiah"), "persen", "100 times"),
        (ratio("a", "b", scale="bilangan"), "persen", "100 times"),
        (of("a / b * 100%", a="juta rupiah", b="rupiah"), "persen", "1000000 times"),
        (of("a + b", a="rupiah", b="juta rupiah"), "rupiah", "different size"),
    ],
)
def test_a_result_of_another_size_than_the_unit_is_refused(made: Formula, unit: str, times: str) -> None:
    """Rupiah where juta rupiah belong, or a share where a percentage does, would be wrong by their ratio."""
    with pytest.raises(UnitError, match=times):
        check(made.tree, unit)


@pytest.mark.parametrize(
    ("made", "unit"),
    [
        (of("belanja / 1000000", belanja="rupiah"), "juta rupiah"),
        (of("100 * a / b", a="rupiah", b="rupiah"), "persen"),
        (of("50 * a / b + 50 * c / d"), "persen"),
        (of("100% - a / b * 100%"), "persen"),
    ],
)
def test_a_formula_that_scales_its_result_itself_is_believed(made: Formula, unit: str) -> None:
    """The factor stands in the formula, where everybody sees it."""
    check(made.tree, unit)
