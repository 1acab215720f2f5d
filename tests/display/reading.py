"""HTML read back with the parser of the standard library: its elements, its texts, and what may not stand in it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from sakip.display.markup import ATTRIBUTES, ELEMENTS
from sakip.display.style import css

if TYPE_CHECKING:
    from collections.abc import Sequence

_OF_PAGES: Final = {"html", "head", "meta", "title", "body"}
_VOID: Final = {"meta", "br"}
_UNTYPESET: Final = {"mathjax_ignore", "tex2jax_ignore"}
_META: Final = {"charset", "name", "content"}


class Read(HTMLParser):
    """One fragment or page: what it says, and everything it is made of.

    Reading it checks that every element is closed where it has to be, that elements and attributes are those of the
    builder, and that there is one style and it is ours.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.styles: list[str] = []
        self.cells: list[list[str]] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []
        assert self.styles == [css()]

    @property
    def text(self) -> str:
        """All texts, without the style."""
        return "".join(self.texts)

    def named(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of every element of a name."""
        return [attributes for element, attributes in self.elements if element == name]

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Check an element, and keep it."""
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        assert len(attributes) == len(attrs), "an attribute stands twice"
        known = {"class"} | {name.lower() for name in ATTRIBUTES} | (_META if tag == "meta" else set())
        assert set(attributes) <= known
        assert tag in ELEMENTS | _OF_PAGES | {"style"}
        for name, value in attributes.items():
            assert name == "aria-label" or re.fullmatch(r"[A-Za-z0-9 .,=_-]*", value or ""), (name, value)
        classes = set((attributes.get("class") or "").split())
        if "sakip" in classes:
            classes -= {"sakip"} | _UNTYPESET
        assert all(re.fullmatch(r"sakip-[a-z-]+", name) for name in classes), classes
        if tag == "br":
            self.handle_data("\n")
        if tag not in _VOID:
            self._open.append(tag)
        if tag == "tr":
            self.cells.append([])
        elif tag in {"td", "th"}:
            self.cells[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        """Check that it closes the innermost element."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        if self._open and self._open[-1] == "style":
            self.styles.append(data)
            return
        self.texts.append(data)
        if {"td", "th"} & set(self._open):
            self.cells[-1][-1] += data

    def handle_comment(self, data: str) -> None:
        """Refuse a comment: nobody writes one."""
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        """Refuse an instruction: nobody writes one."""
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        """Refuse a section of another language: nobody writes one."""
        raise AssertionError(data)
