from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sakip.errors import UnknownNameError
from sakip.papers import Facts, Item, Label, Listing, Paragraph, Quotient, Signatures, annex

if TYPE_CHECKING:
    import sakip
    from sakip.papers import Box, Grid

MOJOSARI = ("objective", "indicator", "definition", "reason-and-formula", "sources", "responsible")


def box(grid: Grid, row: int, column: int) -> Box:
    found = grid.rows[row][column]
    assert found is not None
    return found


def test_the_annex_of_mumbulsari_2025(mumbulsari: sakip.IndicatorSet) -> None:
    """Its five columns under their printed headings, and six rows in its order."""
    (grid,) = annex(mumbulsari).grids
    assert [column.heading for column in grid.columns] == [
        "Sasaran Strategis",
        "IKU",
        "Formulasi Perhitungan dan Penjelasan Indikator",
        "Penanggung Jawab",
        "Sumber Data",
    ]
    assert [(box(grid, row, 1).text, box(grid, row, 3).text, box(grid, row, 4).text) for row in range(6)] == [
        (indicator.name, "\n".join(indicator.responsible), "\n".join(indicator.data_sources))
        for indicator in mumbulsari
    ]
    assert annex(mumbulsari).gaps == ()


def test_formulas_are_printed_as_quotients(mumbulsari: sakip.IndicatorSet) -> None:
    """What was settled over what came in, times 100%, and below it the explanation."""
    (grid,) = annex(mumbulsari).grids
    label, quotient, explained, *_ = box(grid, 3, 2).lines
    assert label == Label("Formulasi Perhitungan:")
    assert isinstance(quotient, Quotient)
    assert quotient.over.endswith("yg diselesaikan.")
    assert quotient.under.endswith("yg masuk")
    assert quotient.times == "x 100%"
    assert explained == Label("Penjelasan Indikator:")


def test_lists_keep_their_points(mumbulsari: sakip.IndicatorSet) -> None:
    """The nine elements of the survey stand one below the other, as in the decree."""
    (grid,) = annex(mumbulsari).grids
    elements = [line for line in box(grid, 1, 2).lines if isinstance(line, Item) and line.marker.startswith("(")]
    assert [item.marker for item in elements] == [f"({number})" for number in range(1, 10)]
    assert elements[8].text == "Kualitas sarana dan prasarana"


def test_the_annex_of_mojosari_2024(mojosari: sakip.IndicatorSet) -> None:
    """Its columns are others, its bands stand as printed, and what its scan has lost is marked."""
    paper = annex(mojosari, columns=MOJOSARI, cascade=True)
    (grid,) = paper.grids
    assert "Kategori Baik: 60 -70" in box(grid, 3, 3).text
    assert box(grid, 3, 0).down == 3
    assert [box(grid, row, 2).missing for row in range(7)] == [True, True, True, False, False, False, False]
    facts, cascade = (one for one in paper.blocks if isinstance(one, Facts))
    assert dict(facts.pairs)["Nomor"] == "188.45/20/KEP416-308/2024"
    assert [name for name, _ in cascade.pairs] == ["Visi", "Misi", "Tujuan"]
    assert Paragraph("Tugas:") in paper.blocks
    (listed,) = (one for one in paper.blocks if isinstance(one, Listing))
    assert [item.marker for item in listed.items] == [f"{letter}." for letter in "abcdefghij"]


def test_the_head_of_the_office_signs(mumbulsari: sakip.IndicatorSet) -> None:
    """One signature, where and when the decree was signed."""
    (below,) = (one for one in annex(mumbulsari).blocks if isinstance(one, Signatures))
    assert (below.parties[0].role, below.where_when) == ("Camat Mumbulsari", "Jember, 6 Januari 2025")


def test_another_column_is_refused(mumbulsari: sakip.IndicatorSet) -> None:
    """With the nearest there is: a target is no column of an annex."""
    with pytest.raises(UnknownNameError, match=r"indikator.*Did you mean 'indicator'"):
        annex(mumbulsari, columns=("indikator",))


@pytest.mark.parametrize("columns", [("number", "indicator", "unit", "formula")])
def test_a_formula_nobody_printed_is_written_from_its_tree(
    mojosari: sakip.IndicatorSet, columns: tuple[str, ...]
) -> None:
    """The column of formulas is never blank: where the decree has no words for it, the formula itself stands there."""
    (grid,) = annex(mojosari, columns=columns).grids
    assert [box(grid, 1, place).text for place in range(4)] == [
        "2",
        "Persentase pelayanan yang terlayani sesuai standar pelayanan",
        "persen",
        "terlayani ÷ dilayani × 100%",
    ]
