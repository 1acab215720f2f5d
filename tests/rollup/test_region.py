from __future__ import annotations

import pickle
from typing import Any

import pytest

from sakip.errors import CycleError, DefinitionError
from sakip.rollup import Region

ONE_PLACE = "Give everybody one place."
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


def test_a_mapping_may_stand_behind_an_office() -> None:
    timur = Region("Timur", ["Kec. Kalisat"])
    assert Region.of("X", ["Kec. Ambulu", {"Timur": ["Kec. Kalisat"]}, "Kec. B"]) == Region(
        "X", ["Kec. Ambulu", timur, "Kec. B"]
    )
    given: Any = timur
    assert Region.of("Timur", given) is timur


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
        ([], "group 'X' has no members. Name its offices, or leave it out."),
        ("Kec. A", "'Kec. A' is one name and no list of members. Write ['Kec. A', 'Kec. B']."),
        (["a", "a"], "'a' stands under 'X' and under 'X'. Give everybody one place."),
        ([Region("Y", ["a"]), Region("Z", ["a"])], "'a' stands under 'Y' and under 'Z'. Give everybody one place."),
        (["X"], "'X' stands at the top and under 'X'. Give everybody one place."),
        ([Region("Y", ["Y2"]), "Y"], "'Y' stands under 'X' and under 'X'. Give everybody one place."),
        ([" "], "' ' names no office. Write its name as text."),
        ([7], "7 names no office. Write its name as text."),
    ],
)
def test_what_makes_no_group_is_refused(members: Any, said: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        Region("X", members)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"Y": []}, "group 'Y' has no members. Name its offices, or leave it out."),
        ({"Y": None}, "None does not say who belongs to 'Y'. Write a list of names, or a mapping."),
        ({"Y": "a"}, "'a' does not say who belongs to 'Y'. Write a list of names, or a mapping."),
        ({}, "group 'X' has no members. Name its offices, or leave it out."),
        ({"Y": ["a"], "Z": ["a"]}, "'a' stands under 'Y' and under 'Z'. Give everybody one place."),
    ],
)
def test_what_makes_no_tree_is_refused(members: Any, said: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        Region.of("X", members)
    assert str(caught.value) == said


@pytest.mark.parametrize("name", ["", " ", 5, None])
def test_a_group_has_a_name(name: Any) -> None:
    with pytest.raises(DefinitionError) as caught:
        Region(name, ["a"])
    assert str(caught.value) == f"{name!r} names no office. Write its name as text."


def test_two_parents_are_named() -> None:
    with pytest.raises(DefinitionError) as caught:
        Region.from_parents([("a", "X"), ("a", "Y")])
    assert str(caught.value) == f"'a' stands under 'X' and under 'Y'. {ONE_PLACE}"


def test_a_circle_is_named_end_to_end() -> None:
    """Of who only leads into it nothing is said."""
    for first in ({}, {"d": "a"}):
        with pytest.raises(CycleError) as caught:
            Region.from_parents({**first, "a": "b", "b": "c", "c": "a"}, "X")
        assert caught.value.path == ("a", "b", "c", "a")
        assert str(caught.value) == "groups belong to one another in a circle: a → b → c → a. Break the circle."


def test_several_groups_that_belong_to_nobody_need_a_name_around_them() -> None:
    remedy = "Name the group that holds them: Region.from_parents(..., name='Prov. Y')."
    with pytest.raises(DefinitionError) as caught:
        Region.from_parents({"a": "X", "b": "Y"})
    assert str(caught.value) == f"'X', 'Y' belong to nobody. {remedy}"
    with pytest.raises(DefinitionError) as caught:
        Region.from_parents({})
    assert str(caught.value) == f"nobody belongs to anybody. {remedy}"
    assert Region.from_parents({"a": "X"}, "Z") == Region("Z", [Region("X", ["a"])])


def test_a_tree_deeper_than_any_government_is_refused_and_not_recursed_into() -> None:
    nested: Any = ["a"]
    for place in range(2000):
        nested = {f"g{place}": nested}
    with pytest.raises(DefinitionError) as caught:
        Region.of("X", nested)
    assert str(caught.value) == "group 'g1950' is nested deeper than 50. Leave out groups of one member."
    with pytest.raises(DefinitionError) as caught:
        Region.from_parents({f"g{place}": f"g{place + 1}" for place in range(2000)})
    assert str(caught.value) == "group 'g1950' is nested deeper than 50. Leave out groups of one member."


def test_fifty_groups_may_lie_in_one_another() -> None:
    """However they are written down."""
    region, nested, parents = Region("g1", ["a"]), {"g1": ["a"]}, {"a": "g1"}
    for place in range(2, 51):
        region = Region(f"g{place}", [region])
        parents[f"g{place - 1}"] = f"g{place}"
        if place < 50:
            nested = {f"g{place}": nested}  # type: ignore[dict-item]  # however deep
    assert region.height == 50
    assert Region.of("g50", nested) == Region.from_parents(parents) == region
    with pytest.raises(DefinitionError) as caught:
        Region("g51", [region])
    assert str(caught.value) == "group 'g51' is nested deeper than 50. Leave out groups of one member."
    with pytest.raises(DefinitionError, match="'g1' is nested deeper than 50"):
        Region.of("g51", {"g50": nested})
    with pytest.raises(DefinitionError, match="'g1' is nested deeper than 50"):
        Region.from_parents(parents | {"g50": "g51"})


def test_a_region_is_as_high_as_its_highest_group() -> None:
    """In whatever order its members are listed."""
    low, high = Region("Y", ["a"]), Region("Z", [Region("W", ["b"])])
    assert Region("X", [low, high]).height == Region("X", [high, low, "c"]).height == 3
