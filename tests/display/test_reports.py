from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from display.reading import Read
from display.things import region, things

import sakip
from sakip import comparison, display, rollup, wording
from sakip.comparison.tables import BLANK, Cell, Column, Stated, Table

if TYPE_CHECKING:
    from sakip.comparison import PerformanceReport


def report() -> PerformanceReport:
    return comparison.report(sakip.load("muncar-2024"))


def test_a_report_has_every_table_of_its_chapter_and_opens_the_first() -> None:
    """Under the places chapter III has for them."""
    given = report()
    read = Read(display.html(given))
    folded = [one for one in read.named("details") if "open" in one]
    assert len(folded) == 1
    for table in given.tables:
        assert f"{table.place}  {table.title.label()}" in read.text


def test_every_cell_of_every_table_is_there() -> None:
    """A number as the table writes it; for what is missing the reason in a word, and the sentence below."""
    for table in report().tables:
        text = Read(display.html(table)).text
        for row in table.rows:
            for cell in row:
                if cell.value is not None:
                    assert cell.shown() in text
                elif cell.why is not None:
                    assert cell.why.label() in text
        for note in table.notes:
            assert note.label() in text


def test_a_heading_that_stands_for_several_rows_spans_them() -> None:
    """It is written once and heard with each of its rows; below another heading the same words begin anew."""
    columns = (Column("objective", group=True), Column("indicator", group=True), Column("achievement", number=True))
    rows = [("S1", "A", 1), ("S1", "A", 2), ("S1", "B", 3), ("S2", "B", 4)]
    cells = tuple((Cell(first), Cell(second), Cell(Decimal(third), "persen")) for first, second, third in rows)
    total = (Cell("Jumlah"), BLANK, Cell(Decimal(10), "persen"))
    read = Read(display.html(Table("x", Stated("report-target-title", {"period": 2024}), columns, cells, (), total)))
    assert read.cells[1:] == [["S1", "A", "1"], ["2"], ["B", "3"], ["S2", "B", "4"], ["Jumlah", "", "10"]]
    spans = [(one["scope"], one["rowspan"]) for one in read.named("th") if "rowspan" in one]
    assert spans == [("rowgroup", "3"), ("rowgroup", "2")]


def test_a_word_that_says_why_stands_in_the_cell_and_a_sentence_below() -> None:
    columns = (Column("indicator"), Column("achievement", number=True))
    rows = (
        (Cell("A"), Cell(why=wording.Word("not-reported"))),
        (Cell("B"), Cell(Decimal("87.50"), "persen", why=Stated("report-yes-or-no"))),
    )
    read = Read(display.html(Table("x", Stated("report-target-title", {"period": 2024}), columns, rows)))
    assert read.cells[1:] == [["A", "belum diisi"], ["B", "87,50 [1]"]]
    assert "[1] ya atau tidak" in read.text


def test_an_audit_tells_the_worst_first_and_every_row() -> None:
    """The one that no convention makes stands in front, with the figure that would be right."""
    audit = things()["Audit"]
    read = Read(display.html(audit))
    rows = [cells for cells in read.cells if len(cells) > 1 and cells[0] != "Uraian"]
    assert len(rows) == len(audit)
    assert rows[0][:6] == ["Inovasi\nbaris 5", "90,62", "93,93", "106,35", "103,65", "2,7"]
    assert rows[0][6].startswith("✕ tidak cocok\nDua angka bertukar tempat")


def test_a_region_says_who_is_missing_and_gives_no_figure_without_them() -> None:
    """One of two districts has reported: that is no figure of the regency, and the other one is named."""
    card = region(sakip.load("mojosari-2024"))
    read = Read(display.html(card))
    rows = {cells[0]: cells[1:] for cells in read.cells if len(cells) > 1}
    share = rows["Persentase hasil koordinasi yang ditindaklanjuti"]
    assert share[-1] == "1 dari 2"
    assert "%" not in "".join(share)
    assert "belum ada angka dari Kec. B" in read.text
    assert "Kawasan" in read.text


def test_a_score_has_every_achievement_it_was_averaged_from() -> None:
    """Muncar 2024: the mean of five; there is no column for remarks, as there are none."""
    read = Read(display.html(things()["Score"]))
    assert "Capaian105,18%" in read.text
    assert read.cells[0] == ["Indikator", "Capaian"]
    assert [cells[1] for cells in read.cells[1:]] == ["106,93%", "99,75%", "111,11%", "108,12%", "100%"]


def test_a_limited_achievement_says_what_it_was() -> None:
    """Capped at 100 before averaging: what was above it stands beside it."""
    card = sakip.assess(sakip.load("muncar-2024"))
    read = Read(display.html(rollup.scores(card, cap=100)[-1]))
    assert read.cells[0] == ["Indikator", "Capaian", "Keterangan"]
    assert read.cells[1][1:] == ["100%", "asli 106,93%"]
    assert "Bataspaling tinggi 100%" in read.text


def test_a_file_of_realisations_names_the_rows_that_were_not_used() -> None:
    """Three rows, of which one was read: the other two stand there in full."""
    read = Read(display.html(things()["Intake"]))
    assert [cells for cells in read.cells if cells[0] in {"3", "4"}] == [
        ["3", "ikm | 2024 | nilai | abc"],
        ["4", "xyz | 2024 | nilai | 1"],
    ]
    assert "3 baris" in read.text
    assert "nilai: 88,4" in read.text
