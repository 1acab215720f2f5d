from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve

import sakip
from sakip.papers import Paragraph, Signatures, measurement

if TYPE_CHECKING:
    from sakip.papers import Grid


def printed(grid: Grid) -> list[list[str]]:
    return [["″" if box is None else box.text for box in row] for row in grid.every_row()]


def test_results_by_objective(muncar: sakip.IndicatorSet) -> None:
    """Target, realisation, achievement and category of every indicator, as published."""
    (grid,) = measurement(sakip.assess(muncar)).grids
    rows = printed(grid)
    assert len(rows) == len(muncar)
    assert rows[0][2:] == ["Indeks Kepuasan Masyarakat", "poin", "91,33", "97,66", "106,93", "Sangat Tinggi"]


def test_what_nobody_reported_is_marked_with_its_reason(mojosari: sakip.IndicatorSet) -> None:
    """No zero and no blank: the word stands in the box, the sentence below the grid."""
    grid, other = measurement(sakip.assess(mojosari)).grids
    assert [one.columns[1].heading for one in (grid, other)] == ["SASARAN", "KINERJA LAINNYA"]
    box = grid.rows[0][5]
    assert box is not None
    assert box.missing
    assert box.text == "belum diisi [1]"
    assert grid.notes[0].startswith("[1] Belum ada realisasi IKM Kecamatan untuk 2024.")
    assert box.value is None


def test_the_money_below(contoh: sakip.IndicatorSet) -> None:
    """Where the plan has budgets: what was spent of them, and the total by the ratio of sums."""
    card = sakip.assess(contoh)
    _, money = measurement(card).grids
    assert printed(money)[-1] == ["Jumlah", "″", "480.000.000", "456.000.000", "95,00"]
    june = measurement(sakip.assess(contoh, as_of=date(2024, 6, 30)))
    assert any(isinstance(block, Paragraph) and "30 Juni 2024" in block.text for block in june.blocks)


def test_a_signature_may_be_left_out(muncar: sakip.IndicatorSet) -> None:
    """As an annex of a report it is not signed by itself."""
    card = sakip.assess(muncar)
    assert any(isinstance(block, Signatures) for block in measurement(card).blocks)
    assert not any(isinstance(block, Signatures) for block in measurement(card, sign=False).blocks)


def test_a_target_of_some_parts_says_so(contoh: sakip.IndicatorSet) -> None:
    """Half a year is held against half a year's target, and whoever signs sees it."""
    half = evolve(contoh, realisations=[one for one in contoh.realisations if one.period != sakip.Year(2024)])
    grid, *_ = measurement(sakip.assess(half)).grids
    assert printed(grid)[0][4] == "80% [1]"
    assert grid.notes == ("[1] Target untuk Triwulan II 2024; bagian lain dari 2024 belum diisi.",)
