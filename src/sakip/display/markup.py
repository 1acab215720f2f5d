"""A small builder of HTML that cannot write anything else than what it is meant to.

Elements and attributes come from two closed lists, and every text is escaped, because there is no other way to put one
in. A text of a stranger's file may hold characters that a browser obeys instead of showing: control characters, and
marks that turn the writing direction. They are replaced by ``\N{REPLACEMENT CHARACTER}``, so that a reader sees that
something was there.

>>> str(element("td", "<b>88,31</b>", role="cell"))
'<td role="cell">&lt;b&gt;88,31&lt;/b&gt;</td>'
>>> element("script", "alert(1)")
Traceback (most recent call last):
    ...
sakip.errors.UnknownNameError: there is no element called 'script'. Known: ...
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Final, TypeAlias, Union

from attrs import frozen

from sakip.errors import DefinitionError, UnknownNameError, quoted

# fmt: off
ELEMENTS: Final = frozenset((
    "caption", "circle", "code", "dd", "details", "div", "dl", "dt", "li", "line", "polyline", "rect", "span",
    "summary", "svg", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))
"""The elements that are written."""
ATTRIBUTES: Final = frozenset((
    "aria-hidden", "aria-label", "aria-level", "class", "colspan", "focusable", "lang", "open", "role", "rowspan",
    "scope", "tabindex",
    # of drawings
    "cx", "cy", "height", "points", "preserveAspectRatio", "r", "viewBox", "width", "x", "x1", "x2", "y", "y1", "y2",
))
"""Their attributes: none of them holds an address, an identifier or a program."""
# fmt: on

# text for a reader; every other attribute holds words and numbers of this room
_TEXT: Final = "aria-label"
_PLAIN: Final = re.compile(r"[A-Za-z0-9 .,-]*")
# as the screen has it, and halves of characters, which no file can hold
_UNPRINTABLE: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


@frozen
class Markup:
    """HTML that was built here."""

    text: str

    def __str__(self) -> str:
        return self.text


Child: TypeAlias = Union[Markup, str, Iterable["Child"], None]  # noqa: UP007  # a name in quotes takes no |


def element(name: str, *children: Child, **attributes: str | int | bool | None) -> Markup:
    """Return an element with what stands in it: markup as it is, text escaped, None left out.

    Attributes are keywords: ``kind`` is the class, and ``aria_label`` is ``aria-label``. One that is None or False is
    left out.

    Raises:
        UnknownNameError: for an element or an attribute that is not written here.
        DefinitionError: when an attribute that is no text for readers holds more than words and numbers.
    """
    if name not in ELEMENTS:
        raise UnknownNameError.among("element", name, ELEMENTS)
    said = "".join(_attribute(key, value) for key, value in attributes.items() if value is not None)
    return Markup(f"<{name}{said}>{''.join(map(_written, children))}</{name}>")


def together(*children: Child) -> Markup:
    """Return several as one, without an element around them."""
    return Markup("".join(map(_written, children)))


def readable(text: str) -> str:
    """Return a text with a visible mark for every character that a browser would obey."""
    return _UNPRINTABLE.sub("\ufffd", text)


def escaped(text: str) -> str:
    """Return a text as it stands in HTML, between tags and in attributes."""
    return escape(readable(text), quote=True)


def _attribute(key: str, value: str | int | bool) -> str:
    name = "class" if key == "kind" else key.replace("_", "-")
    if name not in ATTRIBUTES:
        raise UnknownNameError.among("attribute", name, ATTRIBUTES)
    if value is False:
        return ""
    if value is True:
        return f" {name}"
    said = str(value)
    if name != _TEXT and not _PLAIN.fullmatch(said):
        raise DefinitionError(f"attribute {name!r} would be {quoted(said)}", "Write words and numbers in it.")
    return f' {name}="{escaped(said)}"'


def _written(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return child.text
    return escaped(child) if isinstance(child, str) else "".join(map(_written, child))
