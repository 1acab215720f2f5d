from __future__ import annotations

import pytest
import strategies as own
from display.reading import Read
from hypothesis import given

import sakip
from sakip import display
from sakip.bands import CategoryBand, PrintedTable
from sakip.display.markup import readable
from sakip.display.scales import interval
from sakip.display.speech import Speech
from sakip.figures import number
from sakip.testing import scales


@pytest.mark.parametrize(
    ("ends", "included", "said"),
    [
        (("0", "30"), (True, True), "0 – 30"),
        (("30", "50"), (False, True), "> 30 – 50"),
        (("76.61", "88.31"), (True, False), "76,61 – < 88,31"),
        ((None, "60"), (False, True), "≤ 60"),
        ((None, "51"), (False, False), "< 51"),
        (("91", None), (True, False), "≥ 91"),
        (("91", None), (False, False), "> 91"),
        ((None, None), (False, False), "semua nilai"),
        (("5", "5"), (True, True), "5"),
    ],
)
def test_a_band_is_written_as_decrees_do(
    ends: tuple[str | None, str | None], included: tuple[bool, bool], said: str
) -> None:
    low, high = (None if end is None else number(end) for end in ends)
    assert interval(CategoryBand("x", "x", low, high, *included), Speech("id")) == said


@own.examples(40)
@given(scales())
def test_the_bands_of_a_scale_stand_from_the_highest_down(scale: sakip.CategoryScale) -> None:
    """Each with its label, code and interval, and none is lost."""
    rows = Read(display.html(scale)).cells[1:]
    assert [cells[1] for cells in rows] == [readable(band.code) for band in reversed(scale.bands)]
    assert [cells[2] for cells in rows] == [interval(band, Speech("id")) for band in reversed(scale.bands)]


def test_a_printed_table_stands_as_it_was_printed_with_what_is_odd() -> None:
    """Ranges are not tidied up; a shared end is named below them."""
    table = PrintedTable.of("x", [("C", "Kurang", "=< 60"), ("B", "Baik", "60 -70"), ("A", "Amat Baik", "71 <= 100")])
    read = Read(display.html(table))
    assert [cells[2] for cells in read.cells[1:]] == ["71 <= 100", "60 -70", "=< 60"]
    assert "nilai 60 termasuk baik dalam “Kurang” maupun “Baik”" in read.text
    assert "nilai antara 70 dan 71 tidak termasuk" in read.text


@pytest.mark.parametrize(("closure", "below"), [("upper", "di bawahnya"), ("lower", "di atasnya")])
def test_it_is_said_where_a_value_right_on_an_end_belongs(closure: sakip.bands.Closure, below: str) -> None:
    scale = sakip.CategoryScale.of("x", [0, 60, 100], [("B", "Baik"), ("A", "Amat Baik")], closure)
    assert f"Nilai yang tepat pada batas termasuk kategori {below}." in Read(display.html(scale)).text
