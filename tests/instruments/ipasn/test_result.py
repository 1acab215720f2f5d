"""A result as an object: it is copied and kept, and says what it cannot report."""

from __future__ import annotations

import copy
import pickle
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest

from sakip.instruments import ipasn

if TYPE_CHECKING:
    from collections.abc import Callable

DAY: Final = date(2024, 12, 31)
PLAIN: Final[dict[str, Any]] = {
    "unit": "Kecamatan", "pendidikan": "S1", "jabatan": "pelaksana", "skp": "Baik", "diklat": "seminar", "disiplin": "",
}  # fmt: skip
RECORDS: Final = [PLAIN, PLAIN, {**PLAIN, "pendidikan": "SMA"}, {**PLAIN, "unit": "Kelurahan", "skp": ""}]


def pickled(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))  # noqa: S301  # made here


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, pickled])
def test_a_result_comes_back_from_a_copy_as_it_was(copied: Callable[[Any], Any]) -> None:
    """People of the same answers still share their marks, so that they are still counted together."""
    result = ipasn.measure(RECORDS, on=DAY)
    again = copied(result)
    assert again == result
    assert again.units == result.units
    assert again.overall.score == result.overall.score
    assert [count for _, count in again.overall.counts] == [2, 1]
    assert again.overall.dimensions == result.overall.dimensions
    assert again.overall.working == result.overall.working
    assert again.refused[0].record == RECORDS[3]
    assert hash(again.rules) == hash(result.rules)
    with pytest.raises(TypeError):
        again.units["x"] = again.overall
    with pytest.raises(TypeError):
        again.people[0].points["x"] = None
    for part in (result.overall, result.people[0], result.refused[0], result.rules):
        assert copied(part) == part


def test_rules_with_other_words_are_other_rules() -> None:
    rules = ipasn.rules_of(DAY)
    assert rules.education == pickled(rules.education)
    assert rules.education != rules.penalties
    assert rules.education != "S1"


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("Kelurahan", "Kelurahan: tidak ada pegawai yang diukur (dari 1), jadi tidak ada nilai."),
        ("", "(tanpa unit): tidak ada pegawai yang diukur (dari 1), jadi tidak ada nilai."),
        (None, "Seluruh pegawai: tidak ada pegawai yang diukur (dari 2), jadi tidak ada nilai."),
    ],
)
def test_a_realisation_without_a_score_says_why_in_its_note(unit: str | None, said: str) -> None:
    """What its maker notes stands before the reason."""
    records = [{**PLAIN, "unit": name, "skp": ""} for name in ("Kelurahan", "")]
    result = ipasn.measure(records, on=DAY)
    assert result.realisation("ip-asn", 2024, unit=unit).note == said
    assert result.realisation("ip-asn", 2024, unit=unit, note="Rekap").note == f"Rekap; {said}"
    assert ipasn.measure(RECORDS, on=DAY).realisation("ip-asn", 2024).note == ""
