from __future__ import annotations

import pytest

from sakip.plan import KINDS, LEVELS
from sakip.plan.levels import between, extends


def test_the_levels_are_the_kinds_from_the_vision_down() -> None:
    assert tuple(LEVELS) == KINDS
    ranks = [level.rank for level in LEVELS.values()]
    assert ranks == sorted(ranks)


def test_every_level_but_the_first_may_stand_below_another_for_a_reason() -> None:
    assert not LEVELS["visi"].parents
    for level in list(LEVELS.values())[1:]:
        assert level.parents
        assert all(parent in LEVELS and reason for parent, reason in level.parents.items())


@pytest.mark.parametrize(
    ("kind", "parents"),
    [
        ("tujuan", {"misi", "sasaran"}),
        ("sasaran", {"tujuan", "sasaran"}),
        ("program", {"sasaran", "kinerja-lainnya"}),
        ("kegiatan", {"program"}),
        ("subkegiatan", {"kegiatan"}),
    ],
)
def test_a_goal_of_an_office_stands_below_an_objective_of_the_region(kind: str, parents: set[str]) -> None:
    assert set(LEVELS[kind].parents) == parents


@pytest.mark.parametrize(
    ("kind", "number", "fits"),
    [
        ("program", "7.01.02", True),
        ("program", "X.XX.01", True),
        ("program", "7.01.2", False),
        ("program", "7.XX.01", False),
        ("program", "7.01.02.2.01", False),
        ("program", "7.01.02\n", False),
        ("program", "7.01.0٢", False),
        ("program", "", False),
        ("kegiatan", "7.01.02.2.01", True),
        ("kegiatan", "X.XX.01.2.01", True),
        ("kegiatan", "7.01.02.02.01", False),
        ("subkegiatan", "7.01.02.2.01.0001", True),
        ("subkegiatan", "7.01.02.2.01.01", True),
        ("subkegiatan", "7.01.02.2.01.001", False),
        ("sasaran", "7.01.02", False),
        ("sasaran", "", False),
    ],
)
def test_an_official_code_has_the_shape_of_its_level(kind: str, number: str, *, fits: bool) -> None:
    assert LEVELS[kind].accepts(number) is fits


@pytest.mark.parametrize(
    ("number", "above", "continues"),
    [
        ("7.01.02.2.01", "7.01.02", True),
        ("7.01.02.2.01", "7.01.03", False),
        ("7.01.01.2.01", "X.XX.01", True),
        ("X.XX.01.2.01", "7.01.01", True),
        ("X.XX.01.2.01", "7.01.02", False),
        ("7.01.021", "7.01.02", False),
        ("7.01.02", "7.01.02", False),
        ("7.01", "7.01.02", False),
    ],
)
def test_an_official_code_continues_that_of_its_parent_by_groups(number: str, above: str, *, continues: bool) -> None:
    assert extends(number, above) is continues


@pytest.mark.parametrize(
    ("kind", "parent", "skipped"),
    [
        ("subkegiatan", "program", ("kegiatan",)),
        ("program", "tujuan", ("sasaran", "kinerja-lainnya")),
        ("sasaran", "tujuan", ()),
        ("tujuan", "program", ()),
    ],
)
def test_the_levels_between_two_are_those_left_out(kind: str, parent: str, skipped: tuple[str, ...]) -> None:
    assert between(kind, parent) == skipped
