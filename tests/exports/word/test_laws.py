"""What holds of every paper that is written, drawn ones and real ones."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
import strategies as own
from exports.word.reading import GRID, in_order, made, opened, said, widths_hold, words
from hypothesis import given
from hypothesis import strategies as st
from papers.drawn import drawn_papers, printed
from strategies import examples

import sakip
from sakip import papers
from sakip.exports.word.setting import clean
from sakip.papers import Paper, Paragraph

# --- laws


def is_within(wanted: str, found: str) -> bool:
    """Whether all letters of one stand in the other in their order, with others between them."""
    letters = iter(found)
    return all(letter in letters for letter in wanted)


@given(drawn_papers(plain=True), st.sampled_from(["F4", "A4"]))
@examples(40)
def test_every_text_of_a_paper_stands_in_it_in_order_and_nothing_else(paper: Paper, size: str) -> None:
    document: Any = docx.Document(io.BytesIO(made(paper, size=size)))
    assert said(document).replace(" ", "") == words(*printed(paper)).replace(" ", "")


@given(drawn_papers(plain=False), st.sampled_from([None, "page"]))
@examples(40)
def test_any_paper_makes_a_file_word_takes(paper: Paper, fit: str | None) -> None:
    """Well-formed, its elements in order, its widths right, no text lost, the same bytes every time."""
    data = made(paper, fit=fit)
    assert data == made(paper, fit=fit)
    document: Any = docx.Document(io.BytesIO(data))
    in_order(document.element.body)
    widths_hold(document)
    found = said(document).replace(" ", "")
    assert is_within(words(*printed(paper)).replace(" ", ""), found)
    for grid in paper.grids:
        for box in (box for row in grid.every_row() for box in row if box):
            assert words(box.remark).replace(" ", "") in found


@given(own.texts)
@examples(30)
def test_a_text_comes_back_as_it_was(text: str) -> None:
    document = opened(Paragraph(text))
    assert "\n".join(p.text for p in document.paragraphs) == clean(text)


@pytest.mark.parametrize("size", ["F4", "A4"])
def test_real_papers_hold_together(size: str) -> None:
    """Agreement, annex and chapter of packaged sets, in one document, in the order of the standard."""
    office, other = sakip.load("mojosari-2024"), sakip.load("mumbulsari-2025")
    chapter = papers.chapter(sakip.comparison.report(sakip.load("muncar-2024")), pictures=False)
    every = [papers.agreement(office), papers.annex(other), chapter]
    data = made(every, size=size, fit="page")
    document: Any = docx.Document(io.BytesIO(data))
    widths_hold(document)
    for element in (document.element.body, document.styles.element, document.settings.element):
        in_order(element)
    assert is_within(words(*printed(every[1])), said(document))


def test_the_archive_says_no_date_of_its_own_and_holds_nothing_idle() -> None:
    with zipfile.ZipFile(io.BytesIO(made(Paper("p", "p", (GRID,))))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert sorted(archive.namelist()) == [
            "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels",
            "word/document.xml", "word/settings.xml", "word/styles.xml", "word/theme/theme1.xml",
        ]  # fmt: skip
