from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.exports.excel.texts import LONGEST_NAME, LONGEST_TEXT, cut, pieces, sheet_name, shortened, units

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)
NAMES = st.one_of(ANYTHING, st.text("[]:*?/\\' aH", max_size=40), st.sampled_from(["History", "history", "'", ""]))


@given(st.lists(NAMES, max_size=12))
def test_names_of_sheets_are_legal_and_unlike(wanted: list[str]) -> None:
    names: list[str] = []
    for name in wanted:
        names.append(sheet_name(name, names))
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < units(name) <= LONGEST_NAME
        assert not set(name) & set("[]:*?/\\")
        assert name.strip("'") == name
        assert name.casefold() != "history"


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Capaian", "Capaian"),
        ("'Capaian'", "Capaian"),
        ("Realisasi dan capaian 2024 dibandingkan", "Realisasi dan capaian 2024"),
        ("a" * 40, "a" * 31),
        ("HISTORY", "HISTORY 1"),
        (" ", "Lembar"),
    ],
)
def test_a_name_stays_as_near_as_can_be(wanted: str, name: str) -> None:
    assert sheet_name(wanted, ()) == name


@given(st.text(st.sampled_from("a𝄞<r>/&"), max_size=60), st.integers(2, 20))
def test_pieces_are_the_text(text: str, limit: int) -> None:
    """No character is halved, though a spreadsheet counts some of them twice."""
    found = pieces(text, limit)
    assert "".join(found) == text
    assert all(units(piece) <= limit for piece in found)
    assert text.startswith(cut(text, limit))


def test_a_text_that_is_cut_says_where_the_rest_is() -> None:
    said = shortened("x" * 40_000, "lengkap di sana")
    assert units(said) == LONGEST_TEXT
    assert said.endswith("…\n[lengkap di sana]")
