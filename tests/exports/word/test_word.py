"""What stands in a Word document, read back with python-docx and lxml."""

from __future__ import annotations

import io
import re
import sys
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml.ns import qn
from exports.word.reading import COLUMNS, GRID, SIGNED, in_order, made, opened, said, sizes, width_of

import sakip
from sakip.errors import DefinitionError, MissingExtraError, UnknownNameError
from sakip.exports import word
from sakip.exports.word.pictures import drawing
from sakip.exports.word.setting import Setting
from sakip.papers.model import (
    NEW_PAGE,
    Box,
    Grid,
    Heading,
    Paper,
    Paragraph,
    Picture,
    Title,
)

if TYPE_CHECKING:
    from pathlib import Path


# --- pages


@pytest.mark.parametrize(
    ("size", "landscape", "page"),
    [
        ("F4", False, (12189, 18709)),
        ("F4", True, (18709, 12189)),
        ("A4", False, (11906, 16838)),
        ("A4", True, (16838, 11906)),
    ],
)
def test_a_page_has_the_size_asked_for(size: str, landscape: bool, page: tuple[int, int]) -> None:
    section = opened(Paragraph("a"), landscape=landscape, size=size).sections[0]
    assert (section.page_width.twips, section.page_height.twips) == page
    assert bool(section.orientation) is landscape


def test_papers_become_sections_each_with_its_own_page() -> None:
    """An upright paper, one across and an upright one again; each text in its own section."""
    every = [Paper(str(n), f"Judul {n}", (Paragraph(f"isi {n}"), GRID), landscape=n == 1) for n in range(3)]
    document = docx.Document(io.BytesIO(made(every)))
    assert [bool(section.orientation) for section in document.sections] == [False, True, False]
    assert document.core_properties.title == "Judul 0; Judul 1; Judul 2"
    assert re.findall(r"isi \d", said(document)) == ["isi 0", "isi 1", "isi 2"]


def test_pages_are_numbered_where_there_are_several() -> None:
    long = Paper("b", "b", [Paragraph(f"{n}") for n in range(200)])
    document: Any = docx.Document(io.BytesIO(made([long, Paper("a", "a", (Paragraph("pendek"),))])))
    first, second = (section.footer for section in document.sections)
    in_order(first._element)
    fields = first._element.iter(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")).strip() for field in fields] == ["PAGE", "NUMPAGES"]
    assert [node.text for node in first._element.iter(qn("w:t"))] == ["Halaman ", "1", " dari ", "1"]
    assert not second.is_linked_to_previous
    assert not list(second._element.iter(qn("w:t")))
    assert opened(Paragraph("pendek")).sections[0].footer.is_linked_to_previous


def test_a_new_page_begins_with_what_follows_it() -> None:
    """Breaks at the ends and breaks beside one another make no empty page."""
    document = opened(NEW_PAGE, Paragraph("a"), NEW_PAGE, NEW_PAGE, GRID, NEW_PAGE)
    assert len(list(document.element.body.iter(qn("w:pageBreakBefore")))) == 1


# --- fitting one page


def _long(rows: int) -> Paper:
    body = [(Box.of(str(n)), Box.of("Meningkatnya kualitas pelayanan publik " * 3), Box.of("87")) for n in range(rows)]
    return Paper("pk", "PK", (Title(("PERJANJIAN",)), Grid("g", COLUMNS, body), SIGNED))


def test_a_paper_becomes_smaller_until_a_page_holds_it() -> None:
    """A longer paper is set no larger than a shorter one, never below 8 pt, and unnumbered as it is one page."""
    largest = []
    for rows in (5, 20, 24):
        data = made(_long(rows), fit="page")
        document: Any = docx.Document(io.BytesIO(data))
        text = next(p for p in document.element.body.iter(qn("w:tc")) if "Meningkatnya" in "".join(p.itertext()))
        size = text.find(".//" + qn("w:sz"))
        largest.append(20 if size is None else width_of(size, "w:val"))
        assert document.sections[0].footer.is_linked_to_previous
    assert largest == sorted(largest, reverse=True)
    assert largest[0] == 22
    assert 16 <= largest[-1] < 22


def test_what_no_page_holds_keeps_its_usual_size() -> None:
    """Two pages that can be read are better than two that cannot."""
    smaller, usual = (docx.Document(io.BytesIO(made(_long(80), fit=fit))) for fit in ("page", None))
    assert sizes(smaller) == sizes(usual)


# --- text is text


def test_what_a_file_cannot_hold_is_made_visible_and_nothing_is_obeyed() -> None:
    document = opened(Paragraph("a\x00b\x0b\u202ec\td\r\ne"), Paragraph("{ PAGE } <w:p/> =1+1 &amp;"))
    assert [p.text for p in document.paragraphs] == ["a␀b\n\ufffdc d\ne", "{ PAGE } <w:p/> =1+1 &amp;"]
    assert not list(document.element.body.iter(qn("w:fldSimple"), qn("w:instrText"), qn("w:hyperlink")))


def test_headings_are_headings_and_the_language_is_told() -> None:
    document = opened(Title(("A", "B")), Heading("Satu"), Heading("Dalam", 12), Heading("Nol", 0))
    assert [p.style.name for p in document.paragraphs] == ["Title", "Heading 1", "Heading 9", "Heading 1"]
    assert document.core_properties.language == "id-ID"
    assert {node.get(qn("w:val")) for node in document.element.body.iter(qn("w:lang"))} == {"id-ID"}


def test_properties_name_nobody_and_no_day() -> None:
    facts = opened(Paragraph("a")).core_properties
    assert (facts.title, facts.author, facts.last_modified_by, facts.comments) == ("Judul", "", "", "")
    assert facts.created == facts.modified
    assert facts.created.year == 1980
    assert len(docx.Document(io.BytesIO(made(Paper("p", "j" * 400)))).core_properties.title) == 255


# --- pictures


@pytest.fixture(scope="module")
def trend() -> Picture:
    series = next(iter(sakip.series(sakip.load("muncar-2024"))))
    return Picture("trend", series, "IKM naik dari 91 ke 97", "Perkembangan IKM")


def test_a_picture_has_its_text_for_whoever_does_not_see_it(trend: Picture) -> None:
    pytest.importorskip("matplotlib")
    document: Any = docx.Document(io.BytesIO(made(Paper("p", "p", (trend, trend)))))
    drawn = [shape._inline.docPr for shape in document.inline_shapes]
    assert [(one.get("id"), one.get("descr")) for one in drawn] == [("1", trend.alt), ("2", trend.alt)]
    assert said(document) == "Perkembangan IKM Perkembangan IKM"


def test_a_picture_that_cannot_be_drawn_is_said(trend: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without matplotlib its text stands in its place, framed as missing."""

    def refuse(*_: Any, **__: Any) -> None:
        raise MissingExtraError.needing("drawing", "plot")

    monkeypatch.setattr("sakip.plots.draw", refuse)
    document = opened(trend)
    assert said(document) == "Perkembangan IKM Gambar tidak dapat dibuat: IKM naik dari 91 ke 97"
    assert document.paragraphs[-1].style.name == "Missing"
    monkeypatch.setattr("sakip.exports.pictures.find_spec", lambda _: None)
    assert "karena matplotlib belum terpasang: IKM naik" in said(opened(trend))


def test_a_picture_is_never_higher_than_most_of_a_page(trend: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of 1 × 4 is made narrower, its sides in the same relation."""

    def save(_: Any, file: Any, **__: Any) -> None:
        file.write(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (100).to_bytes(4, "big") + (400).to_bytes(4, "big"))

    monkeypatch.setattr("sakip.plots.draw", lambda *_, **__: None)
    monkeypatch.setattr("sakip.plots.save", save)
    setting = Setting.of("A4", landscape=True)
    drawn = drawing(trend, setting)
    assert drawn is not None
    assert drawn.high == setting.height * 3 // 4
    assert drawn.wide in range(drawn.high // 4 - 1, drawn.high // 4 + 2)


def test_whoever_signs_signs_the_page_of_a_picture(trend: Picture) -> None:
    """What stands right above the signatures is kept with them, a picture too."""
    pytest.importorskip("matplotlib")
    document = opened(trend, SIGNED)
    assert next(p for p in document.paragraphs if p._p.xpath(".//w:drawing")).paragraph_format.keep_with_next


# --- refusals


def test_without_python_docx_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    for name in ("package", "markup"):
        monkeypatch.delitem(sys.modules, f"sakip.exports.word.{name}", raising=False)
        monkeypatch.delattr(word, name, raising=False)
    with pytest.raises(MissingExtraError, match=r"sakip\[word\]"):
        word.write(Paper("p", "p"), io.BytesIO())


def test_wrong_wishes_are_refused() -> None:
    with pytest.raises(UnknownNameError, match="paper size called 'A5'"):
        opened(Paragraph("a"), size="A5")
    with pytest.raises(UnknownNameError, match="way to fit a paper called 'width'"):
        opened(Paragraph("a"), fit="width")
    with pytest.raises(UnknownNameError, match="language"):
        made(Paper("p", "p", lang="fr"))
    with pytest.raises(DefinitionError, match="no paper"):
        made([])


def test_a_path_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    word.write(Paper("p", "p", (GRID,)), tmp_path / "p.docx")
    assert (tmp_path / "p.docx").read_bytes() == made(Paper("p", "p", (GRID,)))
    with pytest.raises(DefinitionError):
        word.write([], tmp_path / "nothing.docx")
    assert not (tmp_path / "nothing.docx").exists()


@pytest.mark.parametrize("given", [sakip.load("mojosari-2024"), [Title(("a",))], 5, []])
def test_what_is_no_paper_is_refused(given: Any, tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="paper"):
        word.write(given, tmp_path / "a.docx")
    assert not list(tmp_path.iterdir())
