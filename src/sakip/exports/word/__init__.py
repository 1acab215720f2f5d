"""Papers as Word documents (.docx): what an office prints, signs and hands in, on F4 or A4.

The file opens alike in Word and LibreOffice: tables have fixed columns that fill the page exactly, their headings come
again on every page, signatures stay together, and what is missing is marked by word, frame and shade. The font is
Arial, for which LibreOffice has Liberation Sans of the same widths. The same papers give the same bytes.

::

    from sakip import papers
    from sakip.exports import word

    office = sakip.load("mojosari-2024")
    word.write(papers.agreement(office), "perjanjian-kinerja.docx")
    word.write([papers.annex(office), papers.agreement(office)], "lampiran.docx", size="A4")

Texts are changed only where a file cannot hold them or nobody would see them: a control character becomes its picture
(``␇``), a mark that turns the writing direction ``�``, a tab a space.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from sakip import wording
from sakip.errors import MissingExtraError, UnknownNameError
from sakip.exports.given import given_papers
from sakip.exports.targets import opened
from sakip.exports.word import blocks
from sakip.exports.word.flow import Text
from sakip.exports.word.pictures import drawing
from sakip.exports.word.setting import BODY, SMALLEST, Setting
from sakip.papers.sizes import millimetres

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sakip.exports.targets import Target
    from sakip.exports.word.flow import Drawing, Flow
    from sakip.papers.model import Paper, Picture
    from sakip.papers.sizes import Size

__all__ = ["write"]

_SURE: Final = 97
"""How much of a page, in percent, an estimate may fill so that every program is sure to set it on one."""


def write(
    papers: Paper | Iterable[Paper],
    target: Target,
    *,
    size: Size = "F4",
    fit: Literal["page"] | None = None,
) -> None:
    """Write papers as one document to a path or a binary stream, each a section with the orientation it has.

    With ``fit="page"``, and of a paper that asks for it (``one_page``), text that would take more than one page becomes
    smaller, in half points down to 8, until one page holds it; what is too long even so keeps its usual size and takes
    several.

    Raises:
        MissingExtraError: when python-docx (extra ``word``) is not installed.
        UnknownNameError: for another size of paper, way to fit, or language.
        DefinitionError: when there is no paper, something else is given, or a grid has more columns than Word opens.
        OSError: when the file cannot be written.
    """
    millimetres(size)  # before anything is set
    if fit not in (None, "page"):
        raise UnknownNameError.among("way to fit a paper", fit, ("page",))
    every = given_papers(papers)
    try:
        from sakip.exports.word import package  # noqa: PLC0415  # it needs python-docx, which few need
    except ImportError:
        raise MissingExtraError.needing("writing a Word document", "word") from None
    chapters = []
    for paper in every:
        flows, setting = _set(paper, size, fit)
        chapters.append(package.Chapter(flows, setting, numbered=not _on_one_page(flows, setting)))
    title = "; ".join(dict.fromkeys(paper.title for paper in every))
    made = package.packed(chapters, title)
    with opened(target) as stream:
        stream.write(made)


def _set(paper: Paper, size: str, fit: str | None) -> tuple[Sequence[Flow], Setting]:
    """Set a paper; as small as it must be to stand on one page, if that is asked and can be."""
    lang = wording.language(paper.lang)
    pictures: dict[int, Drawing | None] = {}

    def drawn(picture: Picture) -> Drawing | None:
        if id(picture) not in pictures:
            pictures[id(picture)] = drawing(picture, usual)
        return pictures[id(picture)]

    usual = Setting.of(size, landscape=paper.landscape, lang=lang)
    for body in range(BODY, SMALLEST - 1, -1) if fit == "page" or paper.one_page else ():
        setting = Setting.of(size, landscape=paper.landscape, body=body, lang=lang)
        flows = blocks.flows(paper, setting, drawn)
        if _on_one_page(flows, setting):
            return flows, setting
    return blocks.flows(paper, usual, drawn), usual


def _on_one_page(flows: Sequence[Flow], setting: Setting) -> bool:
    if any(isinstance(one, Text) and one.new_page for one in flows):
        return False
    return sum(one.height(setting.width) for one in flows) * 100 <= setting.height * _SURE
