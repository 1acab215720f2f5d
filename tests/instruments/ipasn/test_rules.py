"""The rule's table: what it gives, and that a table which contradicts itself is refused."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from sakip import regulations
from sakip.errors import DefinitionError, RegulationFileError, UnknownNameError
from sakip.instruments.ipasn.rules import read_rules, rules_of

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2024, 12, 31)
KUALIFIKASI, KOMPETENSI, KINERJA, DISIPLIN = range(4)


def doctored(change: Callable[[dict[str, Any]], object], gaps: str = "upper") -> None:
    """Read the rule's table after something in it was changed."""
    provision = regulations.provision("measure", "ipasn", on=DAY)
    table = provision.table()
    change(table)
    read_rules(evolve(provision, content=table), regulations.scale("ipasn", on=DAY, reading=gaps), gaps)


def test_the_packaged_table_gives_what_two_applications_agree_on() -> None:
    rules = rules_of(DAY)
    answers = {
        d.code: {answer.code: answer.points for answer in d.answers} for d in rules.dimensions if d.code != "kompetensi"
    }
    assert answers == {
        "kualifikasi": {"s3": 25, "s2": 20, "s1_d4": 15, "d3": 10, "sma": 5, "di_bawah_sma": 1},
        "kinerja": {"sangat_baik": 30, "baik": 25, "cukup": 15, "kurang": 5, "buruk": 1, "tanpa_skp": 0},
        "disiplin": {"tidak_pernah": 5, "ringan": 3, "sedang": 2, "berat": 1},
    }
    trainings = {
        position.code: {training.code: training.points for training in position.trainings}
        for position in rules.dimension("kompetensi").positions
    }
    assert trainings == {
        "struktural": {"diklat_kepemimpinan": 15, "diklat_teknis": 15, "seminar": 10},
        "fungsional": {"diklat_fungsional": 15, "diklat_teknis": 15, "seminar": 10},
        "pelaksana": {"diklat_teknis": Fraction("22.5"), "seminar": Fraction("17.5")},
    }
    assert "[S×2]" in rules.basis


def test_the_table_as_it_is_can_be_read_by_either_reading() -> None:
    for gaps in ("upper", "floor"):
        doctored(dict, gaps)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (  # the bugs seen in an older application
            lambda t: t["dimension"][KOMPETENSI]["position"][0]["training"][2].update(points=15),
            r"dimension\[1\]\.position\[0\].*add up to 45 of 40",
        ),
        (
            lambda t: t["dimension"][KOMPETENSI]["position"][1]["training"].append(
                {"code": "lain", "name": "Lain", "points": 15}
            ),
            "add up to 55 of 40",
        ),
        (lambda t: t["dimension"][KINERJA].update(maximum=31), "add up to 101, and the scale ends at 100"),
        (
            lambda t: t["dimension"][KUALIFIKASI]["answer"][1].update(points=26),
            "the best answer of Kualifikasi gives 26",
        ),
        (lambda t: t["dimension"][DISIPLIN]["answer"][0].update(points=4), "the best answer of Disiplin gives 4 of 5"),
        (lambda t: t["dimension"][DISIPLIN]["answer"][3].update(points=-1), "'-1' is negative"),
        (lambda t: t["dimension"][DISIPLIN]["answer"][3].update(points="satu"), "'satu' is not a number"),
        (lambda t: t["dimension"][DISIPLIN]["answer"][3].update(aliases=["ringan"]), "'ringan' means two things"),
        (lambda t: t["dimension"][KINERJA]["answer"][1].update(above="74"), "not those of its printed ranges"),
        (
            lambda t: t["dimension"][KINERJA]["answer"][2].update(printed="65–75"),
            "not those of its printed|do not rise",
        ),
        (lambda t: t["dimension"][KINERJA]["answer"][3].update(points=16), "a higher SKP gives no more points"),
        (lambda t: t["dimension"].pop(), "the dimensions are kualifikasi, kompetensi, kinerja"),
        (lambda t: t["dimension"][DISIPLIN].pop("answer"), "Disiplin must have answers"),
        (lambda t: t["dimension"][DISIPLIN]["answer"][0].update(code="tidak pernah"), "cannot name a component"),
        (lambda t: t["dimension"][KOMPETENSI]["position"][0].update(bobot=1), "no key “bobot”"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(change: Callable[[dict[str, Any]], object], said: str) -> None:
    with pytest.raises(RegulationFileError, match=said):
        doctored(change, "floor" if said.startswith("not those of its printed|") else "upper")


def test_every_fault_of_a_table_is_named_at_once() -> None:
    def change(table: dict[str, Any]) -> None:
        table["dimension"][KOMPETENSI]["position"][0]["training"][2]["points"] = 15
        table["dimension"][DISIPLIN]["answer"][0]["points"] = 4

    with pytest.raises(RegulationFileError) as caught:
        doctored(change)
    assert len(caught.value.findings) == 2


def test_there_is_no_measurement_before_the_rule() -> None:
    rules_of(date(2019, 5, 15))
    with pytest.raises(DefinitionError, match="2019-05-15"):
        rules_of(date(2019, 5, 14))


def test_gaps_are_read_in_a_known_way_or_not_at_all() -> None:
    with pytest.raises(UnknownNameError, match="Did you mean 'floor'"):
        rules_of(DAY, "flor")
