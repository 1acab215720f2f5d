"""The parts every view is laid out with: a head, tables in a box that scrolls, pairs, folds, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import frozen

from sakip.display.markup import Child, Markup, element, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_ROWS: Final = 300
"""How many rows of a long table a notebook is given; the sentence below it says how many more there are."""

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


def head(title: str, *under: Child) -> Markup:
    """Return what something is called, and below it of whom and when."""
    below = [element("div", line, kind="under") for line in under if line]
    return together(element("div", title, kind="title", role="heading", aria_level=2), below)


def part(name: str, *content: Child) -> Markup:
    """Return a part with its name above it."""
    return element("div", element("div", name, kind="name", role="heading", aria_level=3), *content, kind="part")


def fold(
    summary: str,
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
    terms = [together(element("dt", name), element("dd", said)) for name, said in listed]
    return element("dl", terms) if terms else None


def table(caption: str, columns: Sequence[Column], bodies: Iterable[Markup], *, slim: bool = False) -> Markup:
    """Return a table in a box that scrolls, which its caption names to those who hear it; ``slim`` is for few columns.

    Those who see it have the name above it.
    """
    headings = element(
        "tr", [element("th", column.heading, scope="col", kind=_kind(column.kind, column.broken)) for column in columns]
    )
    drawn = element("table", element("caption", caption), element("thead", headings), bodies)
    kind = "scroll slim" if slim else "scroll"
    return element("div", drawn, kind=kind, tabindex=0, role="region", aria_label=caption)


def row(columns: Sequence[Column], cells: Sequence[Child | Cell], *, kind: str = "") -> Markup:
    """Return a row; a cell below a column of names is the heading of its row."""
    return element("tr", map(_cell, columns, cells), kind=f"row {kind}".strip())


def body(rows: Iterable[Markup]) -> Markup:
    """Return rows that belong together."""
    return element("tbody", rows)


def more(columns: Sequence[Column], *content: Child) -> Markup:
    """Return a row below another that says more about it, all across the table."""
    return element("tr", element("td", *content, colspan=len(columns)), kind="more")


def note(*said: Child) -> Markup:
    """Return a remark below something."""
    return element("div", *said, kind="note")


def small(*said: Child) -> Markup:
    """Return what stands below something in a cell, in small letters."""
    return element("span", *said, kind="small below")


def _cell(column: Column, given: Child | Cell) -> Markup | None:
    cell = given if isinstance(given, Cell) else Cell(given)
    if cell.covered:
        return None
    down = cell.rows if cell.rows > 1 else None
    if column.kind == "name":
        return element("th", cell.said, scope="rowgroup" if down else "row", rowspan=down)
    return element("td", cell.said, kind=_kind(column.kind, column.broken or cell.broken), rowspan=down)


def _kind(kind: Kind, broken: bool) -> str | None:
    names = [*([] if kind == "name" else [kind]), *(["break"] if broken else [])]
    return " ".join(names) or None
