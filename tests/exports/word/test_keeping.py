from __future__ import annotations

import pytest

from sakip.exports.word.flow import Cell, Drawing, Flow, Piece, Row, Table, Text
from sakip.exports.word.keeping import TOGETHER, kept
from sakip.exports.word.setting import Setting

SETTING = Setting.of("A4", landscape=True)
LINE = Text((Piece("a"),), keep=True)


def _table(rows: int) -> Table:
    return Table((4000,), tuple(Row((Cell((Text((Piece("a"),)),)),)) for _ in range(rows)))


def _keeps(flows: tuple[Flow, ...]) -> set[bool]:
    (table,) = (one for one in flows if isinstance(one, Table))
    return {row.keep for row in table.rows[:-1]}


@pytest.mark.parametrize("rows", range(2, 40))
def test_a_table_is_undivided_where_it_and_what_stays_with_it_take_a_quarter_of_a_page(rows: int) -> None:
    """What is above and kept with it counts; the last row is never kept with what follows."""
    made = kept([Text(), *[LINE] * 3, table := _table(rows), Text()], SETTING)
    together = table.height(0) + 3 * LINE.height(SETTING.width)
    assert _keeps(made) == {together * 100 <= SETTING.height * TOGETHER}


def test_a_drawing_becomes_smaller_for_what_is_left_of_a_page() -> None:
    """Not below two thirds, nor where it fits; its sides stay in the same relation."""
    most = SETTING.height
    for used, high, shrunk in ((most // 2, most * 6 // 10, True), (most // 2, most // 3, False),
                               (most * 3 // 4, most * 6 // 10, False)):  # fmt: skip
        *_, drawn = kept([Text(exactly=used), Drawing(b"", high * 2, high)], SETTING)
        assert isinstance(drawn, Drawing)
        assert (drawn.high < high) is shrunk
        assert abs(drawn.wide - drawn.high * 2) <= 2
        assert drawn.high * 100 >= high * 64


def test_a_drawing_is_as_large_as_it_is_on_a_page_of_its_own() -> None:
    """What is kept above it, and headings that come again, are counted on the page they come to stand on."""
    high = SETTING.height * 6 // 10
    for before in (_table(200), Text(exactly=SETTING.height * 9 // 10)):
        turned = kept([before, Text(new_page=True), Drawing(b"", high, high)], SETTING)
        assert turned[-1] == Drawing(b"", high, high)
