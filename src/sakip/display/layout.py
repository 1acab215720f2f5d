"""The parts every view is laid out with: a head, tables in a box that scrolls, pairs, folds, lists.

A host may strip the style, as GitHub does and a notebook that is not trusted. What is one below the other for the style
has a line break between it for them, which the style takes away; what is bold and how cells are aligned is said twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import frozen

from sakip.display.markup import Child, Markup, element, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sakip.display.speech import Speech

MOST_ROWS: Final = 300
"""How many rows of a long table a notebook is given; the sentence below it says how many more there are."""
_WIDE: Final = 4
"""With how many columns a table may be too wide for its place."""
_LONG: Final = 1000
"""Beyond how many letters a text is read in a box of its own, which scrolls."""

Kind: TypeAlias = Literal["name", "number", "text"]


@frozen
class Column:
    """A column: what stands above it, and what its cells hold; the names are the headings of their rows."""

    heading: str
    kind: Kind = "text"
    broken: bool = False


@frozen
class Cell:
    """A cell that takes more places than one, or stands behind a break."""

    said: Child
    rows: int = 1
    broken: bool = False
    covered: bool = False


def named(text: str, speech: Speech) -> Child:
    """Return a name, or another text of the data.

    It has a writing direction of its own, and is Indonesian in a view that is not.
    """
    return _bounded(text, None if speech.lang == "id" else "id") if text else None


def _bounded(text: str, lang: str | None = None) -> Markup:
    is_long = len(text) > _LONG
    return element("bdi", text, lang=lang, kind="long" if is_long else None, tabindex=0 if is_long else None)


def head(title: Child, *under: Child) -> Markup:
    """Return what something is called, and below it of whom and when."""
    below = [element("div", line, kind="under") for line in under if line]
    said = _bounded(title) if isinstance(title, str) else title
    return together(element("div", element("b", said), kind="title", role="heading", aria_level=2), below)


def part(name: str, *content: Child) -> Markup:
    """Return a part with its name above it."""
    heading = element("div", element("b", name), kind="name", role="heading", aria_level=3)
    return element("div", heading, *content, kind="part")


def tally(counts: Iterable[tuple[Markup | None, int, str]]) -> Markup | None:
    """Return how many there are of what, each with its sign; nothing where there are none."""
    said = [element("span", mark, element("b", str(count)), f" {what}") for mark, count, what in counts]
    parted = [together(" · " if place else None, each) for place, each in enumerate(said)]
    return element("div", parted, kind="tally") if said else None


def heroes(shown: Iterable[Markup]) -> Markup:
    """Return numbers that stand in front, side by side."""
    return element("div", shown, kind="heroes")


def hero(name: str, said: Child, *below: Child, is_there: bool = True) -> Markup:
    """Return a number that stands in front, or the word for why it is missing, and lines below it."""
    lines = [element("div", line) for line in below if line is not None]
    kind = "said" if is_there else "said state"
    return element(
        "div", element("div", name, kind="under"), element("div", element("b", said), kind=kind), lines, kind="hero"
    )


def fold(
    summary: Child,
    *content: Child,
    label: str | None = None,
    is_open: bool = False,
    apart: bool = True,
    bare: bool = False,
) -> Markup:
    """Return content that a reader opens; ``label`` names it for those who hear it, where the summary is short.

    ``bare`` content has no ground of its own, as a table or a list needs none.
    """
    return element(
        "details",
        element("summary", summary, aria_label=label),
        element("div", *content, kind="bare" if bare else "panel"),
        kind="part" if apart else None,
        open=is_open,
    )


def pairs(listed: Iterable[tuple[str, Child]]) -> Markup | None:
    """Return names with what is said of them; nothing where there are none."""
    terms = [
        together(element("dt", name), element("dd", _bounded(said) if isinstance(said, str) else said))
        for name, said in listed
    ]
    return element("dl", terms) if terms else None


def table(caption: str, columns: Sequence[Column], bodies: Iterable[Markup], *, slim: bool = False) -> Markup:
    """Return a table, which its caption names to those who hear it; ``slim`` is for few words.

    Those who see it have the name above it. One with many columns stands in a box that a keyboard can scroll.
    """
    drawn = element("table", element("thead", element("tr", map(_heading, columns))), bodies, aria_label=caption)
    kind = "scroll slim" if slim else "scroll"
    if len(columns) < _WIDE:
        return element("div", drawn, kind=kind)
    return element("div", drawn, kind=kind, tabindex=0, role="group", aria_label=f"{caption} ↔")


def row(columns: Sequence[Column], cells: Sequence[Child | Cell], *, kind: str = "") -> Markup:
    """Return a row; a cell below a column of names is the heading of its row."""
    return element("tr", map(_cell, columns, cells), kind=f"row {kind}".strip())


def body(rows: Iterable[Markup]) -> Markup:
    """Return rows that belong together."""
    return element("tbody", rows)


def more(columns: Sequence[Column], *content: Child) -> Markup:
    """Return a row below another that says more about it, all across the table."""
    return element("tr", element("td", *content, colspan=len(columns), align="left"), kind="more")


def note(*said: Child) -> Markup:
    """Return a remark below something."""
    return element("div", *said, kind="note")


def small(*said: Child) -> Markup:
    """Return what stands below something in a cell, in small letters."""
    return together(element("br"), element("span", *said, kind="small below"))


def _heading(column: Column) -> Markup:
    kind, align = _kind(column.kind, column.broken), _align(column)
    if not column.heading:
        return element("td", kind=kind)
    return element("th", column.heading, scope="col", kind=kind, align=align)


def _cell(column: Column, given: Child | Cell) -> Markup | None:
    cell = given if isinstance(given, Cell) else Cell(given)
    if cell.covered:
        return None
    down = cell.rows if cell.rows > 1 else None
    align = _align(column)
    if column.kind == "name" and together(cell.said).text:
        scope = "rowgroup" if down else "row"
        return element("th", cell.said, scope=scope, rowspan=down, align=align, valign="top")
    kind = _kind(column.kind, column.broken or cell.broken)
    return element("td", cell.said, kind=kind, rowspan=down, align=align, valign="top")


def _align(column: Column) -> str:
    return "right" if column.kind == "number" else "left"


def _kind(kind: Kind, broken: bool) -> str | None:
    names = [*([] if kind == "name" else [kind]), *(["break"] if broken else [])]
    return " ".join(names) or None
