from __future__ import annotations

import functools
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

import sakip
from sakip.testing import Example
from sakip.testing.kit.examples import docstring, examples_in, named_alike
from sakip.testing.kit.walking import cases_of

if TYPE_CHECKING:
    from sakip.testing.kit.cases import Case

DOC = """Persentase penurunan (Keputusan Camat Uji).

    awal = 40, akhir = 34 -> 15 (LKjIP 2024 (revisi) hlm. 14)
    awal = 3, akhir = 1 -> ~66.67 (LKjIP 2023)
    awal=3,akhir=1->200/3 (LKjIP 2023)
    awal = 0, akhir = 2 -> zero-denominator (lampiran)
    awal = kosong, akhir = 2 -> missing-component (lampiran)
    awal = 40, akhir = 34 -> 15
    Bila awal = 40 maka akhir -> 15 (bukan contoh)
"""


def test_worked_examples_are_read_from_the_lines_of_a_docstring() -> None:
    """A line without its source is none, nor is a sentence that looks like one."""
    assert [(dict(one.inputs), one.value, one.places, one.reason, one.source) for one in examples_in(DOC)] == [
        ({"awal": 40, "akhir": 34}, 15, None, "", "LKjIP 2024 (revisi) hlm. 14"),
        ({"awal": 3, "akhir": 1}, Fraction(6667, 100), 2, "", "LKjIP 2023"),
        ({"awal": 3, "akhir": 1}, Fraction(200, 3), None, "", "LKjIP 2023"),
        ({"awal": 0, "akhir": 2}, None, None, "zero-denominator", "lampiran"),
        ({"awal": None, "akhir": 2}, None, None, "missing-component", "lampiran"),
    ]
    assert examples_in("") == ()


def test_a_docstring_knows_parameters_and_an_indicator_calls_with_components() -> None:
    (example,) = named_alike([Example({"awal": 1, "x": 2}, 3)], {"awal": "kasus_awal", "unit": "kasus"})
    assert dict(example.inputs) == {"kasus_awal": 1, "x": 2}


@sakip.formula(tercapai="desa", seluruh="desa")
def wrong(tercapai: Any, seluruh: Any) -> Any:
    """Persentase desa.

    tercapai = 15, seluruh = 20 -> 75 (LKjIP 2024)
    tercapai = 2, seluruh = 3 -> ~66.66 (LKjIP 2023)
    tercapai = 0, seluruh = 0 -> zero-denominator (lampiran)
    """
    return tercapai / seluruh * sakip.PERCENT


def test_a_recorded_formula_keeps_the_docstring_of_its_function() -> None:
    assert docstring(wrong).startswith("Persentase desa.")
    assert docstring(functools.partial(wrong_too, unit="desa")) == "Sama."


def wrong_too(unit: str) -> sakip.Formula:
    """Sama."""
    return sakip.ratio("tercapai", "seluruh", unit=unit)


def test_examples_of_a_docstring_are_held_against_the_formula() -> None:
    """The one that is cut off instead of rounded is found, and nothing else."""

    def failed(case: Case) -> bool:
        try:
            case()
        except sakip.SakipError:
            return True
        return False

    registry = sakip.Registry.of(formulas={"uji.wrong": wrong})
    cases = cases_of("uji.wrong", registry=registry)
    assert [case.id for case in cases if failed(case)] == ["uji.wrong-exactness"]
    with pytest.raises(AssertionError, match=r"rounded to 2 decimals 66\.67, not 3333/50"):
        next(case for case in cases if case.check == "exactness")()
