from __future__ import annotations

from typing import TYPE_CHECKING

import sakip
from sakip import comparison
from sakip.papers import Facts, Heading, Paragraph, Picture, chapter

if TYPE_CHECKING:
    from sakip.papers import Paper


def headings(paper: Paper, level: int) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Heading) and block.level == level]


def test_every_analysis_has_its_place(mojosari: sakip.IndicatorSet, whole: sakip.IndicatorSet) -> None:
    """Seven analyses and the budget, for an office that has everything and for one that has nothing."""
    for office in (mojosari, whole):
        paper = chapter(comparison.report(office))
        assert headings(paper, 1) == ["A. Capaian Kinerja Organisasi", "B. Realisasi Anggaran"]
        assert [text[0] for text in headings(paper, 2)] == list("1234567")


def test_texts_nobody_wrote_are_marked(muncar: sakip.IndicatorSet) -> None:
    """Cause, remedy and programmes of every indicator stand there, as gaps."""
    report = comparison.report(muncar)
    paper = chapter(report)
    missing = [block.text for block in paper.blocks if isinstance(block, Paragraph) and block.missing]
    assert missing.count("Penyebab: belum ditulis") == missing.count("Solusi: belum ditulis") == len(report)
    assert missing.count("Analisis program penunjang: belum ditulis") == len(report)


def test_texts_that_were_written_stand_there(contoh: sakip.IndicatorSet) -> None:
    """The cause and the remedy of the set, below the name of the indicator and how it stands."""
    paper = chapter(comparison.report(contoh))
    place = paper.blocks.index(Heading("Persentase posyandu aktif (melampaui)", 3))
    assert paper.blocks[place + 1] == Facts((("Penyebab", "Satu posyandu baru belum punya kader."),))
    assert "Analisis program penunjang: belum ditulis" in paper.gaps


def test_an_absent_standard_is_stated(muncar: sakip.IndicatorSet) -> None:
    """The fourth comparison is conditional, and its absence is never dropped."""
    paper = chapter(comparison.report(muncar))
    grid = next(grid for grid in paper.grids if grid.code == "standard")
    assert {row[4].text for row in grid.rows if row[4]} == {"belum ada standar nasional yang dinyatakan"}
    assert grid.notes[0].startswith("Belum ada standar nasional")


def test_pictures_of_what_has_numbers(muncar: sakip.IndicatorSet, mojosari: sakip.IndicatorSet) -> None:
    """One of all achievements and one trend an indicator, each with its numbers as text; none where there are none."""
    pictures = [block for block in chapter(comparison.report(muncar)).blocks if isinstance(block, Picture)]
    assert [picture.kind for picture in pictures][:2] == ["bullet", "trend"]
    assert "2020 91,00; 2021 93,50; 2022 97,95" in pictures[1].alt
    assert not any(isinstance(block, Picture) for block in chapter(comparison.report(mojosari)).blocks)
    assert not any(isinstance(block, Picture) for block in chapter(comparison.report(muncar), pictures=False).blocks)


def test_the_tables_are_those_of_the_report(whole: sakip.IndicatorSet) -> None:
    """Every cell that is handed in stands in its grid, in one box or in one that covers it; nodes by their names."""
    report = comparison.report(whole, margin=5)
    grids = {grid.code: grid for grid in chapter(report).grids}
    assert set(grids) == {table.code for table in report.tables} - {"causes"}
    for table in report.tables:
        if table.code == "causes":
            continue
        above: list[str] = [""] * len(table.columns)
        rows, _ = table.written(grouped=False)
        handed = [place for place, column in enumerate(table.columns) if column.code not in {"source", "confidence"}]
        for every, places in zip(rows, grids[table.code].every_row(), strict=True):
            row = [every[place] for place in handed]
            shown = [box.text if box is not None else above[place] for place, box in enumerate(places)]
            assert shown == row
            above = shown


def test_reasons_call_programmes_by_their_names(whole: sakip.IndicatorSet) -> None:
    """No code of a file stands in what is handed in."""
    notes = [note for grid in chapter(comparison.report(whole)).grids for note in grid.notes]
    told = [note for note in notes if "belum diisi" in note or "belum ditulis" in note]
    codes = {node.code for node in whole.plan}
    assert not [note for note in told if set(note.replace(",", " ").replace(".", " ").split()) & codes]
