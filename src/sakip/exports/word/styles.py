"""The styles of a document: what a reader of its outline, and whoever changes its look, takes hold of.

Headings are real headings, so that a screen reader and a table of contents find them; all of it is black.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen
class Style:
    """A style of paragraphs: its name as programs know it, its size in half points, how its text looks."""

    name: str
    size: int = 22
    bold: bool = False
    italic: bool = False
    outline: int | None = None
    own: bool = False


STYLES: Final[Mapping[str, Style]] = MappingProxyType(
    {
        "Normal": Style("Normal"),
        "Title": Style("Title", 24, bold=True),
        **{
            f"Heading{level}": Style(f"heading {level}", 24 if level == 1 else 22, bold=True, outline=level - 1)
            for level in range(1, 10)
        },
        "Caption": Style("caption", bold=True),
        "Footer": Style("footer", 18),
        "TableText": Style("Table Text", 20, own=True),
        "TableHeading": Style("Table Heading", 20, bold=True, own=True),
        "TableNote": Style("Table Note", 17, own=True),
        "Missing": Style("Missing", italic=True, own=True),
    }
)
"""The styles by their identifier."""
