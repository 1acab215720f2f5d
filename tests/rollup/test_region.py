from __future__ import annotations

import pickle
from typing import Any

import pytest

from sakip.errors import CycleError, DefinitionError
from sakip.rollup import Region

JEMBER = Region(
    "Kab. Jember", [Region("Timur", ["Kec. Kalisat", "Kec. Mayang"]), "Kec. Ambulu", Region("Barat", ["Kec. Bangsal"])]
)


def test_offices_and_groups_stand_in_the_order_they_are_listed_in() -> None:
    assert JEMBER.offices == ("Kec. Kalisat", "Kec. Mayang", "Kec. Ambulu", "Kec. Bangsal")
    assert JEMBER.groups == ("Kab. Jember", "Timur", "Barat")
    assert (JEMBER.height, Region("x", ["y"]).height) == (2, 1)


def test_nested_lists_and_mappings_say_the_same() -> None:
    nested = [{"Timur": ["Kec. Kalisat", "Kec. Mayang"]}, "Kec. Ambulu", Region("Barat", ["Kec. Bangsal"])]
    assert Region.of("Kab. Jember", nested) == JEMBER
    assert Region.of("A", {"B": {"C": ["d"]}}) == Region("A", [Region("B", [Region("C", ["d"])])])
    assert Region.of("A", {"B": Region("B", ["d"])}) == Region("A", [Region("B", ["d"])])
    assert Region.of("A", {"B": Region("Other", ["d"])}) == Region("A", [Region("B", ["d"])])


def test_who_belongs_to_whom_says_the_same() -> None:
    parents = {
        "Kec. Kalisat": "Timur",
        "Timur": "Kab. Jember",
        "Kec. Mayang": "Timur",
        "Kec. Ambulu": "Kab. Jember",
        "Kec. Bangsal": "Barat",
        "Barat": "Kab. Jember",
    }
    assert Region.from_parents(parents) == JEMBER
    assert Region.from_parents(parents.items(), "Kab. Jember") == JEMBER
    column = pytest.importorskip("pandas").Series(parents)
    assert Region.from_parents(column) == JEMBER
    several = {"a": "X", "b": "Y"}
    assert Region.from_parents(several, "Z") == Region("Z", [Region("X", ["a"]), Region("Y", ["b"])])


def test_a_region_can_be_written_out_and_pickled() -> None:
    assert eval(repr(JEMBER), {"Region": Region}) == JEMBER  # noqa: S307  # the repr is ours
    assert pickle.loads(pickle.dumps(JEMBER)) == JEMBER  # noqa: S301  # so is the pickle


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ([], "group 'X' has no members"),
        ("Kec. A", "is one name and no list"),
        (["a", "a"], "'a' stands under 'X' and under 'X'"),
        ([Region("Y", ["a"]), Region("Z", ["a"])], "'a' stands under 'Y' and under 'Z'"),
        (["X"], "'X' stands at the top and under 'X'"),
        ([Region("Y", ["Y2"]), "Y"], "'Y' stands under 'X' and under 'X'"),
        ([" "], "names no office"),
        ([7], "names no office"),
    ],
)
def test_what_makes_no_group_is_refused(members: Any, said: str) -> None:
    with pytest.raises(DefinitionError, match=said):
        Region("X", members)


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"Y": []}, "group 'Y' has no members"),
        ({"Y": None}, "does not say who belongs to 'Y'"),
        ({"Y": "a"}, "does not say who belongs to 'Y'"),
        ({}, "group 'X' has no members"),
        ({"Y": ["a"], "Z": ["a"]}, "'a' stands under 'Y' and under 'Z'"),
    ],
)
def test_what_makes_no_tree_is_refused(members: Any, said: str) -> None:
    with pytest.raises(DefinitionError, match=said):
        Region.of("X", members)


def test_two_parents_are_named() -> None:
    with pytest.raises(DefinitionError, match="'a' stands under 'X' and under 'Y'"):
        Region.from_parents([("a", "X"), ("a", "Y")])


def test_a_circle_is_named_end_to_end() -> None:
    with pytest.raises(CycleError, match="a → b → c → a") as caught:
        Region.from_parents({"a": "b", "b": "c", "c": "a", "d": "a"}, "X")
    assert caught.value.path == ("a", "b", "c", "a")


def test_several_groups_that_belong_to_nobody_need_a_name_around_them() -> None:
    with pytest.raises(DefinitionError, match="'X', 'Y' belong to nobody"):
        Region.from_parents({"a": "X", "b": "Y"})
    with pytest.raises(DefinitionError, match="nobody belongs to anybody"):
        Region.from_parents({})


def test_a_tree_deeper_than_any_government_is_refused_and_not_recursed_into() -> None:
    nested: Any = ["a"]
    for place in range(2000):
        nested = {f"g{place}": nested}
    with pytest.raises(DefinitionError, match="nested deeper"):
        Region.of("X", nested)
    with pytest.raises(DefinitionError, match="nested deeper"):
        Region.from_parents({f"g{place}": f"g{place + 1}" for place in range(2000)})
