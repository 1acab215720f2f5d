from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from sakip import regulations
from sakip.assessment import assess_one
from sakip.bands import CategoryScale
from sakip.comparison.breaks import breaks_between
from sakip.formulas import count, external_score
from sakip.indicators import Indicator
from sakip.periods import Year

IKM = Indicator(code="ikm", name="IKM", unit="poin", polarity="higher", formula=count("n"))


def broken(was: Indicator, now: Indicator, before: int = 2023, after: int = 2024) -> list[Any]:
    pair = (assess_one(was, period=Year(before)), assess_one(now, period=Year(after)))
    return list(breaks_between(*pair))


@pytest.mark.parametrize(
    "changed",
    [
        {"formula": external_score("n", assessor="a", document="d")},
        {"unit": "nilai"},
        {"polarity": "lower-mirror", "rule": None},
        {"consolidation": "sum"},
        {"definition": "dihitung lain"},
        {"formula_text": "n ÷ 2"},
        {"data_sources": ("survei lain",)},
    ],
)
def test_what_decides_what_a_number_means_breaks_a_series(changed: dict[str, Any]) -> None:
    now = evolve(IKM, valid_from=date(2024, 1, 1), basis="Keputusan 1/2024", **changed)
    (found,) = broken(IKM, now)
    assert (found.kind, found.name, found.source) == ("definition", "definition-2024-01-01", "Keputusan 1/2024")
    assert (found.before, found.after) == (Year(2023), Year(2024))
    assert "2023" in found.label("en")
    assert "2024" in found.label()


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "Indeks Kepuasan Masyarakat"},
        {"responsible": ("Seksi Pelayanan",)},
        {"scale": CategoryScale.of("own", [0, 50, 100], [("a", "A"), ("b", "B")], "upper")},
        {"note": "lihat lampiran"},
        {"cap": 120},
    ],
)
def test_its_name_its_own_scale_and_who_is_responsible_do_not(changed: dict[str, Any]) -> None:
    assert broken(IKM, evolve(IKM, **changed)) == []


def test_an_index_whose_regulation_changed_breaks_in_the_year_the_new_one_is_in_force() -> None:
    """KEP/25/M.PAN/2/2004 gave way to PermenPANRB 14/2017; PermenPANRB 12/2015 to 88/2021."""

    def under(key: str, year: int) -> Indicator:
        return evolve(IKM, scale=regulations.scale(key, on=date(year, 12, 31)))

    (skm,) = broken(under("skm", 2016), under("skm", 2017), 2016, 2017)
    assert (skm.kind, skm.name) == ("regulation", "PermenPANRB 14/2017")
    (akip,) = broken(under("akip", 2020), under("akip", 2021), 2020, 2021)
    assert akip.name == "PermenPANRB 88/2021"
    assert broken(under("akip", 2021), under("akip", 2022), 2021, 2022) == []
    (first,) = broken(under("akip", 2024), under("akip", 2024), 1999, 2024)
    assert first.name == "PermenPANRB 88/2021"


def test_a_scale_of_ones_own_for_a_regulation_not_held_yet_breaks_where_it_takes_over() -> None:
    """Until the library holds a new regulation, a set writes its scale; 88,50 is an A before it and a B after."""
    was = evolve(IKM, scale=regulations.scale("skm", on=date(2025, 12, 31)))
    own = CategoryScale.of("skm-baru", [25, 90, 100], [("b", "B"), ("a", "A")], "lower", source="PermenPANRB 1/2026")
    (found,) = broken(was, evolve(IKM, scale=own), 2025, 2026)
    assert (found.kind, found.name) == ("regulation", "PermenPANRB 1/2026")
    (back,) = broken(evolve(IKM, scale=own), was, 2024, 2025)
    assert back.name == "PermenPANRB 14/2017"


def test_the_same_definition_and_regulation_break_nothing() -> None:
    assert broken(IKM, IKM) == []
