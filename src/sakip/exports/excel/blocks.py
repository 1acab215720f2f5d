"""Each block of a paper on a sheet, where the next row is."""

from __future__ import annotations

import io
from math import ceil
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sakip import wording
from sakip.exports.excel import metrics
from sakip.exports.excel.grids import set_grid
from sakip.exports.excel.page import Page, Said
from sakip.exports.excel.style import MISSING, Style
from sakip.exports.excel.texts import worded
from sakip.exports.pictures import drawn, undrawn
from sakip.papers import Facts, Grid, Heading, Listing, NewPage, Paragraph, Picture, Signatures, Title
from sakip.papers.heads import official_number

if TYPE_CHECKING:
    from sakip.exports.excel.grids import Span
    from sakip.papers import Block, Party

_TITLE: Final = Style(bold=True, size=12, align="centre")
_HEADINGS: Final = MappingProxyType({1: 12, 2: 11, 3: 10})
_DOTS = "…………………………………"
_BELOW_HEADING = 90  # points that stay with a heading: itself, the headings of a grid, and a row
_ABOVE_SIGNATURES = 8
_SIGNING = 54  # points left to sign in
_POINTS_PER_MM = 72 / 25.4
_TALLEST_PICTURE_ROW = 150


def set_block(page: Page, block: Block, *, headed: bool = False) -> Span | None:  # noqa: C901, PLR0912  # one case a block
    """Write a block; return the rows of the headings when it is a grid. It is ``headed`` where a heading is above."""
    if not isinstance(block, Heading | Grid | Picture | Signatures):
        page.mark()
    match block:
        case Title():
            for line in block.lines:
                page.across(line, _TITLE)
            page.space()
        case Heading():
            page.keep(_BELOW_HEADING)
            if not headed:
                page.mark()
            page.across(block.text, Style(bold=True, size=_HEADINGS.get(block.level, 10), valign="bottom"), 20)
        case Paragraph():
            style = Style(align=block.align) if not block.missing else MISSING
            page.across(worded(block.text, page.sheet.book.lang) if block.missing else block.text, style)
            page.space(4)
        case Facts():
            _facts(page, block)
            page.space(4)
        case Listing():
            for item in block.items:
                page.mark()
                page.across(str(item), Style(indent=1 + item.level))
            page.space(4)
        case Grid():
            span = set_grid(page, block, headed=headed)
            page.space()
            return span
        case Picture():
            _picture(page, block, headed=headed)
            page.space()
        case Signatures():
            _signatures(page, block)
        case NewPage():
            page.new_page()
    return None


def _facts(page: Page, block: Facts) -> None:
    raster = page.raster
    if not raster.last:
        for name, text in block.pairs:
            page.across(f"{name}: {text}" if text else name)
        return
    end = raster.near(raster.edges[-1] / 4)
    for name, text in block.pairs:
        said = [Said(0, end, name)]
        if text:
            said.append(Said(end + 1, raster.last, f": {text}"))
        page.side_by_side(said if text else [Said(0, raster.last, name)])


def _picture(page: Page, block: Picture, *, headed: bool) -> None:
    lang = page.sheet.book.lang
    if not headed:
        page.mark()
    if block.title:
        page.across(block.title, Style(bold=True, valign="bottom"))
    room = page.raster.edges[-1] - 2
    made = drawn(block, room, lang)
    if made is None:
        page.across(undrawn(block, lang), MISSING)
        return
    points = room * _POINTS_PER_MM * made.down / made.across
    page.keep(points, with_last=True)
    rows = ceil(points / _TALLEST_PICTURE_ROW)
    top = page.row
    page.row = page.take([round(points / rows, 2) + 1] * rows) + 1
    page.sheet.picture(top, 0, io.BytesIO(made.png), alt=block.alt or block.title)


def _signatures(page: Page, block: Signatures) -> None:
    # a line that nobody signs below stands on its own
    spans = _spans(page, max(len(block.parties), 1))
    centre, name, line = Style(align="centre"), Style(align="centre", bold=True, underline=True), metrics.height(1)
    lang = page.sheet.book.lang
    parties = list(zip(spans, block.parties, strict=False))
    place = [Said(*spans[-1], block.where_when, centre)] if block.where_when else []
    roles = [Said(*span, party.role, centre) for span, party in parties]
    names = [Said(*span, party.name or _DOTS, name if party.name else centre) for span, party in parties]
    below = [Said(*span, text, centre) for span, party in parties if (text := _below(party, lang))]
    highest = (max(map(page.points, said), default=0) for said in (place, roles, names, below))
    page.keep(_ABOVE_SIGNATURES + sum(highest) + (_SIGNING if parties else 0), with_last=True)
    page.space(_ABOVE_SIGNATURES)
    if place:
        page.side_by_side(place)
    if not parties:
        return
    page.side_by_side(roles)
    page.space(_SIGNING)
    page.side_by_side(names, line)
    page.side_by_side(below, line)


def _below(party: Party, lang: str) -> str:
    """Rank and official number; officials whose number is not known get dots to write on, the elected have none."""
    dots = "" if party.elected else f"{wording.term('paper-official-number', lang)} {_DOTS[: len(_DOTS) // 2]}"
    return "\n".join(text for text in (party.rank, official_number(party, lang) or dots) if text)


def _spans(page: Page, count: int) -> list[Span]:
    """Return the columns of who signs, from left to right; one alone signs on the right."""
    raster = page.raster
    places = max(count, 2)
    if raster.last + 1 < places:
        return [(0, raster.last)] * count
    found: list[Span] = []
    first = 0
    for number in range(1, places + 1):
        last = raster.last if number == places else raster.near(raster.edges[-1] * number / places, first)
        last = min(last, raster.last - (places - number))
        found.append((first, last))
        first = last + 1
    return found[-count:]
