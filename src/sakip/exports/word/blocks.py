"""The blocks of a paper as what a page is set from, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from sakip import wording
from sakip.exports.pictures import undrawn
from sakip.exports.word import grids, metrics
from sakip.exports.word.flow import TINY, Cell, Drawing, Piece, Row, Table, Text, text
from sakip.exports.word.keeping import kept
from sakip.exports.word.setting import clean, usual
from sakip.papers.heads import official_number
from sakip.papers.model import Facts, Grid, Heading, Listing, Paragraph, Picture, Signatures, Title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sakip.exports.word.flow import Flow
    from sakip.exports.word.setting import Setting
    from sakip.papers.model import Block, Paper, Party

_DEEPEST: Final = 9
_BLANK: Final = "\u00a0"


def flows(paper: Paper, setting: Setting, drawn: Callable[[Picture], Drawing | None]) -> tuple[Flow, ...]:
    """Return what a paper is set from; ``drawn`` gives the drawing of a picture, where one can be made."""
    made: list[Flow] = []
    breaking = False
    densest = min((usual(len(grid.columns)) for grid in paper.grids), default=setting.largest)
    named = max((_named(block, setting.body) for block in paper.blocks if isinstance(block, Facts)), default=0)
    # the colons of all facts stand below one another, unless one name is so long that the others would be lost
    setting = evolve(setting, largest=densest + 2, named=named if named * 4 <= setting.width else 0)
    for block in paper.blocks:
        found = list(_flows(block, setting, drawn))
        if not found:
            breaking = breaking or bool(made)
            continue
        if breaking:
            made.append(Text(size=2, exactly=TINY, new_page=True))
            breaking = False
        if isinstance(block, Signatures):
            _hold(made)
        made += found
    return kept(made, setting)


def _hold(made: list[Flow]) -> None:
    """Keep what stands last with the signatures, so that nobody signs a page of nothing else."""
    for place in range(len(made) - 1, -1, -1):
        one = made[place]
        if isinstance(one, Text):
            made[place] = evolve(one, keep=True)
            if one.text:
                return
        elif isinstance(one, Table):
            if one.rows:
                made[place] = evolve(one, rows=(*one.rows[:-1], evolve(one.rows[-1], keep=True)))
            return
        else:
            made[place] = evolve(one, keep=True)
            return


def _flows(block: Block, setting: Setting, drawn: Callable[[Picture], Drawing | None]) -> Iterator[Flow]:
    body = setting.body
    if isinstance(block, Title):
        said = clean("\n".join(block.lines))
        yield Text(text(said, bold=True), "Title", body + 2, "centre", after=setting.gap * 3 // 2, keep=True)
    elif isinstance(block, Heading):
        level = min(max(block.level, 1), _DEEPEST)
        size = body + 2 if level == 1 else body
        yield Text(text(clean(block.text), bold=True), f"Heading{level}", size, before=setting.gap,
                   after=setting.gap * 2 // 3, keep=True)  # fmt: skip
    elif isinstance(block, Paragraph):
        yield _paragraph(block, setting)
    elif isinstance(block, Facts):
        yield from _facts(block, setting)
    elif isinstance(block, Listing):
        markers = [metrics.width(clean(item.marker) + " ", body) + body for item in block.items]
        hanging = min(max([*markers, body * 15]), setting.width // 3)
        for place, item in enumerate(block.items, 1):
            after = setting.gap if place == len(block.items) else setting.gap // 4
            yield Text(text(clean(item.text)), "Normal", body, left=hanging, hanging=hanging,
                       marker=clean(item.marker), after=after)  # fmt: skip
    elif isinstance(block, Grid):
        yield from grids.flows(block, setting)
    elif isinstance(block, Picture):
        yield from _picture(block, setting, drawn)
    elif isinstance(block, Signatures):
        yield from _signatures(block, setting)


def _paragraph(block: Paragraph, setting: Setting) -> Text:
    said = clean(block.text)
    if block.missing and not any(letter.isalpha() for letter in said):
        said = f"{said} {wording.term('word-missing', setting.lang)}".strip()
    pieces = text(said, italic=block.missing)
    style = "Missing" if block.missing else "Normal"
    side = 100 if block.missing else 0
    return Text(
        pieces, style, setting.body, block.align, after=setting.gap, framed=block.missing, left=side, right=side
    )


def _facts(block: Facts, setting: Setting) -> Iterator[Flow]:
    """Names and what they are with the colons below one another, as a table without lines."""
    if not block.pairs:
        return
    size = setting.body
    first = max(_named(block, size), setting.named)
    colon = metrics.width(":", size) + 100
    rows = [
        Row(tuple(Cell((Text(text(said), "Normal", size),)) for said in (clean(name), ":", clean(fact))), whole=True)
        for name, fact in block.pairs
    ]
    first = min(first, setting.width // 3)
    yield Table((first, colon, setting.width - first - colon), tuple(rows), lines=False, side=0, above=size)
    yield Text(size=2, exactly=setting.gap)


def _named(block: Facts, size: int) -> int:
    """How wide the names of facts are."""
    names = [part for name, _ in block.pairs for part in clean(name).split("\n")]
    return max((metrics.width(name, size) for name in names), default=0) + 120


def _picture(block: Picture, setting: Setting, drawn: Callable[[Picture], Drawing | None]) -> Iterator[Flow]:
    if block.title:
        yield Text(text(clean(block.title), bold=True), "Caption", setting.body, before=setting.gap // 2,
                   after=setting.gap // 3, keep=True)  # fmt: skip
    drawing = drawn(block)
    if drawing is not None:
        yield evolve(drawing, after=setting.gap)
        return
    said = undrawn(block, setting.lang)
    yield _paragraph(Paragraph(said, missing=True), setting)


def _signatures(block: Signatures, setting: Setting) -> Iterator[Flow]:
    """Blocks side by side on one page: place and day above the last, then role, room to sign, name, rank and number."""
    columns = max(2, len(block.parties))
    empty = columns - len(block.parties)
    size = setting.body
    where = clean(block.where_when)
    rows: list[list[tuple[Piece, ...]]] = []
    if where:
        rows.append([()] * (columns - 1) + [text(where)])
    rows.append([()] * empty + [text(clean(party.role)) for party in block.parties])
    rows.append([()] * columns)
    rows.append([()] * empty + [_name(party, setting) for party in block.parties])
    ranks = [text(clean(party.rank)) for party in block.parties]
    numbers = [_number(party, setting) for party in block.parties]
    rows += [[()] * empty + line for line in (ranks, numbers) if any(line)]
    place = 1 + bool(where)
    made = [
        Row(
            tuple(Cell((Text(pieces, "Normal", size, "centre"),)) for pieces in row),
            whole=True,
            keep=number < len(rows) - 1,
            least=metrics.line(size) * 4 if number == place else 0,
        )
        for number, row in enumerate(rows)
    ]
    widths = tuple(
        setting.width * (place + 1) // columns - setting.width * place // columns for place in range(columns)
    )
    yield Text(size=2, exactly=setting.gap * 3 // 2, keep=True)
    yield Table(widths, tuple(made), lines=False, above=0)
    yield Text(size=2, exactly=TINY)


def _rule(setting: Setting, share: int) -> str:
    """A line to write on, of spaces that are underlined, so wide a part of the page."""
    return _BLANK * (setting.width // share // metrics.width(_BLANK, setting.body))


def _name(party: Party, setting: Setting) -> tuple[Piece, ...]:
    name = clean(party.name)
    return (Piece(name, bold=True, underlined=True) if name.strip() else Piece(_rule(setting, 4), underlined=True),)


def _number(party: Party, setting: Setting) -> tuple[Piece, ...]:
    number = official_number(party, setting.lang)
    if number or party.elected:
        return text(clean(number))
    word = wording.term("paper-official-number", setting.lang)
    room = _rule(setting, 4)[: -(metrics.width(f"{word} ", setting.body) // metrics.width(_BLANK, setting.body))]
    return (Piece(f"{word} "), Piece(room, underlined=True))
