"""Sheets with faults of several kinds: none hides another, and none is said of what only follows from one."""

from __future__ import annotations

import pytest
from sheets import ALONE

from sakip.errors import DataFileError
from sakip.instruments import akip


def faults(text: str) -> list[tuple[str, int | None]]:
    with pytest.raises(DataFileError) as caught:
        akip.loads_sheet(text, "lke.toml")
    return [(fault.code, fault.place.line if fault.place else None) for fault in caught.value.findings]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        # an unknown key, a weight of nothing, a code twice, a sum: none hides another
        (
            {'title = "LKE Contoh"\n': 'title = "LKE Contoh"\njudul = "x"\n', "weight = 27.5": "weight = 27"},
            [("unknown-key", 4), ("akip-weights-sum", 34)],
        ),
        (
            {'name = "Ketiga"': 'nama = "Ketiga"', 'code = "2.a"': 'code = "1.a"', 'rubric = "r"': 'rubric = "s"'},
            [("unknown-key", 41), ("missing-key", 39), ("duplicate-code", 35), ("unknown-reference", 29)],
        ),
        # what follows from a fault of the shape is not said again
        (
            {"weight = 27.5": "", "weight = 60\nrubric": "weight = 0\nrubric"},
            [("missing-key", 39), ("akip-bad-weight", 28)],
        ),
        (
            {"weight = 27.5": "weight = true", "points = 40": "points = 400"},
            [("wrong-type", 42), ("akip-points-range", 10)],
        ),
        ({'code = "r"': "", "weight = 27.5": "weight = 27"}, [("missing-key", 11), ("akip-weights-sum", 33)]),
        ({"points = 100": "", "weight = 27.5": "weight = 27"}, [("missing-key", 5), ("akip-weights-sum", 33)]),
        (
            {'name = "Dua"': "name = 5", "weight = 60\nrubric": "weight = 6\nrubric"},
            [("wrong-type", 32), ("akip-weights-sum", 24)],
        ),
        # of what cannot be made good only the shape is told
        ({'values = { A = "1", B = "0.5", C = "0" }': "", "weight = 27.5": "weight = 27"}, [("missing-key", 18)]),
        ({'rubric = "r"': "criterion = [5]", "weight = 27.5": "weight = 27"}, [("wrong-type", 29)]),
    ],
)  # fmt: skip
def test_faults_of_shape_and_of_meaning_are_named_at_once(
    changes: dict[str, str], found: list[tuple[str, int | None]]
) -> None:
    text = ALONE
    for old, new in changes.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    assert sorted(faults(text), key=str) == sorted(found, key=str)


def test_a_weight_may_have_a_decimal_comma_in_quotes() -> None:
    text = ALONE.replace('weight = "12.5"', 'weight = "12,5"').replace("weight = 27.5", 'weight = " 27,50 "')
    assert akip.loads_sheet(text) == akip.loads_sheet(ALONE)
    assert faults(ALONE.replace('"12.5"', '"12,5,0"')) == [("bad-value", 37)]


@pytest.mark.parametrize(
    "text",
    [
        ALONE + "[[component]]\n" * 300,
        ALONE.replace('"permenpanrb-88-2021"', f"{{ {', '.join(f'k{n} = 1' for n in range(300))} }}"),
    ],
    ids=["sheet", "scale"],
)
def test_of_very_many_faults_the_first_are_named_and_that_there_are_more(text: str) -> None:
    *named, last = [code for code, _ in faults(text)]
    assert (len(named), last) == (200, "more-faults")
    assert set(named) <= {"missing-key", "unknown-key"}
