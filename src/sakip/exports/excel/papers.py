"""Papers as workbooks: what an office hands in, one sheet a paper, set up to be printed on F4 or A4.

A paper of more than three grids (a chapter of a report) has a sheet for each part, behind a list of contents that leads
to them. Numbers are numbers wherever a cell can show them as they are printed (:mod:`sakip.exports.excel.numerals`).

>>> import io
>>> from sakip.papers import Paper, Paragraph, Title
>>> write(Paper("pk", "Perjanjian Kinerja", [Title(["PERJANJIAN KINERJA"]), Paragraph("…")]), io.BytesIO())
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sakip import wording
from sakip.exports.excel import blocks
from sakip.exports.excel.book import Book
from sakip.exports.excel.grids import HEAD
from sakip.exports.excel.page import ENDLESS, Page, Said
from sakip.exports.excel.printing import height, width
from sakip.exports.excel.raster import Raster
from sakip.exports.excel.style import Style
from sakip.exports.given import given_papers
from sakip.papers import Facts, Grid, Heading, NewPage, Paper, Picture, Signatures, Title
from sakip.papers.sizes import millimetres

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sakip.exports.excel.book import Sheet
    from sakip.exports.excel.grids import Span
    from sakip.exports.targets import Target
    from sakip.papers import Block
    from sakip.papers.sizes import Size

MOST_GRIDS: Final = 3
"""How many grids stand on one sheet at most."""

_FOLLOWING: Final = (Heading, Picture, Facts, NewPage)
_FACTS = (1, 3)
_FACTS_BETWEEN = (0.15, 0.4)
_HEADING_LEVEL = 2
_COUNTED = re.compile(r"[0-9A-Z]{1,4}\. ")
_CENTRE: Final = Style(border=True, align="centre")
_LINK: Final = Style(border=True, indent=1, colour="#0563C1", underline=True)


def write(papers: Paper | Iterable[Paper], target: Target, *, size: Size = "F4") -> None:
    """Write papers as a workbook to a path or a binary stream, to be printed on ``size``.

    Raises:
        MissingExtraError: when XlsxWriter (extra ``excel``) is not installed.
        UnknownNameError: for another size of paper, or language.
        DefinitionError: when there is no paper, or something else is given.
        OSError: when the file cannot be written.
    """
    millimetres(size)  # before anything is written
    every = given_papers(papers)
    title = "; ".join(dict.fromkeys(paper.title for paper in every))
    with Book(target, title=title, lang=every[0].lang) as book:
        for paper in every:
            _write(book, paper, size)


def _write(book: Book, paper: Paper, size: Size) -> None:
    book.lang = wording.language(paper.lang)
    name = paper.title.partition(",")[0]
    if len(paper.grids) <= MOST_GRIDS:
        sheet = book.sheet(name)
        fill(sheet, paper.blocks, size, landscape=paper.landscape, one_page=paper.one_page)
        return
    contents = book.sheet(f"{wording.term('excel-contents', paper.lang)} {paper.code}")
    head, *sections = _sections(paper.blocks)
    named: list[tuple[str, str]] = []
    for number, section in enumerate(sections, 1):
        text = _heading(section)
        sheet = book.sheet(text if _COUNTED.match(text) else f"{number}. {text}")
        named.append((text, sheet.name))
        fill(sheet, section, size, landscape=paper.landscape)
    _fill_contents(contents, paper, head, named, size)


def _sections(every: Sequence[Block]) -> list[list[Block]]:
    """Return the blocks in parts: the titles first, then one for each heading with a grid or texts below it."""
    first = next((place for place, block in enumerate(every) if not isinstance(block, Title)), len(every))
    found: list[list[Block]] = [list(every[:first]), []]
    for block in every[first:]:
        part = found[-1]
        grids = sum(isinstance(one, Grid) for one in part)
        has_text = any(not isinstance(one, Heading | NewPage) for one in part)
        # texts below the name of a whole part stay with what follows them
        has_own = has_text and not any(isinstance(one, Heading) and one.level == 1 for one in part)
        begins = isinstance(block, Grid) and grids == MOST_GRIDS
        begins = begins or (isinstance(block, Heading) and block.level <= _HEADING_LEVEL and (grids > 0 or has_own))
        begins = begins or (isinstance(block, NewPage) and has_text)
        if begins:
            found.append([])
        found[-1].append(block)
    return [found[0], *(part for part in found[1:] if part)]


def _heading(section: Sequence[Block]) -> str:
    """Return what a part is called: like its only grid, or else by a heading."""
    grids = [block for block in section if isinstance(block, Grid)]
    named = ""
    for block in section:
        if isinstance(block, Grid) and (len(grids) == 1 or not named):
            return block.title or named or block.code
        if isinstance(block, Heading) and (not named or block.level <= _HEADING_LEVEL):
            named = block.text
    return named or type(section[0]).__name__


def fill(sheet: Sheet, every: Sequence[Block], size: Size, *, landscape: bool = False, one_page: bool = False) -> None:
    """Set blocks on a sheet, and the sheet up for printing, on a single page if that is asked."""
    raster = _raster(every, width(size, landscape=landscape))
    page = Page(sheet, raster, ENDLESS if one_page else height(size, landscape=landscape))
    # headings come again on every later page, and would stand above whatever else follows the last grid
    last = max((place for place, block in enumerate(every) if isinstance(block, Grid)), default=len(every))
    repeats = not one_page and not any(isinstance(block, _FOLLOWING) for block in every[last + 1 :])
    for column in range(page.raster.last + 1):
        sheet.width(column, column, page.raster.width(column, column))
    heads: Span | None = None
    for place, block in enumerate(every):
        page.repeats = repeats and place == last
        heads = blocks.set_block(page, block, headed=place > 0 and isinstance(every[place - 1], Heading)) or heads
    sheet.print_on(size, landscape=landscape, repeat=heads if repeats else None)
    if one_page:
        sheet.raw.fit_to_pages(1, 1)


def _raster(every: Iterable[Block], room: float) -> Raster:
    shapes: list[Sequence[int]] = []
    facts = False
    signing = 0
    for block in every:
        if isinstance(block, Grid):
            shapes.append([column.share for column in block.columns])
        elif isinstance(block, Facts):
            facts = True
        elif isinstance(block, Signatures):
            signing = max(signing, len(block.parties), 2)
    if max(map(len, shapes), default=0) < 2 * signing:
        shapes.append([1] * signing)
    raster = Raster.of(shapes, room)
    least, most = (room * share for share in _FACTS_BETWEEN)
    if facts and not any(least <= edge <= most for edge in raster.edges):
        raster = Raster.of([*shapes, _FACTS], room)
    return raster


def _fill_contents(
    sheet: Sheet, paper: Paper, head: Sequence[Block], named: Sequence[tuple[str, str]], size: Size
) -> None:
    page = Page(sheet, Raster.of([(1, 8, 5)], width(size, landscape=paper.landscape)))
    for column in range(page.raster.last + 1):
        sheet.width(column, column, page.raster.width(column, column))
    for block in head:
        blocks.set_block(page, block)
    codes = ("paper-no", "excel-content", "excel-sheet")
    page.side_by_side(Said(place, place, wording.term(code, paper.lang), HEAD) for place, code in enumerate(codes))
    row = Style(border=True, indent=1)
    for number, (text, name) in enumerate(named, 1):
        cells = [Said(0, 0, str(number), _CENTRE), Said(1, 1, text, row), Said(2, 2, name, _LINK)]
        page.side_by_side(cells)
        sheet.link(page.row - 1, 2, name, name, _LINK)
    sheet.print_on(size, landscape=paper.landscape)
