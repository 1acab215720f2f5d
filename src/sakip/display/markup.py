"""A small builder of HTML that cannot write anything else than what it is meant to.

Elements and attributes come from two closed lists, and every text is escaped, because there is no other way to put one
in. A text of a stranger's file may hold characters that a browser obeys instead of showing: control characters, and
marks that turn the writing direction. They are replaced by ``\N{REPLACEMENT CHARACTER}``, so that a reader sees that
something was there; so are marks that are piled up on one letter. A host may take what stands between two ``$`` for
mathematics: each stands in an element of its own, where it begins nothing. Every class begins with ``sakip-``, so that
the style of a host, which may well have a ``row``, knows none of them.

>>> str(element("td", "<b>88,31</b>", role="cell"))
'<td role="cell">&lt;b&gt;88,31&lt;/b&gt;</td>'
>>> str(element("td", "Rp$", kind="number"))
'<td class="sakip-number">Rp<span>$</span></td>'
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
from sakip.wording.marking import marked

# fmt: off
ELEMENTS: Final = frozenset((
    "b", "bdi", "br", "circle", "code", "dd", "details", "div", "dl", "dt", "li", "line", "main", "polyline", "rect",
    "span", "summary", "svg", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))
"""The elements that are written."""
ATTRIBUTES: Final = frozenset((
    "align", "aria-hidden", "aria-label", "aria-level", "colspan", "focusable", "lang", "open", "role", "rowspan",
    "scope", "tabindex", "valign",
    # of drawings
    "cx", "cy", "height", "points", "preserveAspectRatio", "r", "viewBox", "width", "x", "x1", "x2", "y", "y1", "y2",
))
"""Their attributes beside the class: none of them holds an address, an identifier or a program."""
# fmt: on

ROOT: Final = "sakip"
"""The class of the outermost element, with which every other class begins."""
_UNTYPESET: Final = ("mathjax_ignore", "tex2jax_ignore")
"""By these two MathJax knows where there is no mathematics."""
_VOID: Final = frozenset({"br"})

# text for a reader; every other attribute holds words and numbers of this room
_TEXT: Final = "aria-label"
_PLAIN: Final = re.compile(r"[A-Za-z0-9 .,-]*")
_MARKS: Final = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_PILED: Final = re.compile(f"({_MARKS}{{8}}){_MARKS}+")
_MATHEMATICAL: Final = re.compile(r"[$\\]")


@frozen
class Markup:
    """HTML that was built here."""

    text: str

    def __str__(self) -> str:
        return self.text


Child: TypeAlias = Union[Markup, str, Iterable["Child"], None]  # noqa: UP007  # a name in quotes takes no |


def element(name: str, *children: Child, **attributes: str | int | bool | None) -> Markup:
    """Return an element with what stands in it: markup as it is, text escaped, None left out.

    Attributes are keywords: ``kind`` is the class without its beginning, and ``aria_label`` is ``aria-label``. One
    that is None or False is left out.

    Raises:
        UnknownNameError: for an element or an attribute that is not written here.
        DefinitionError: when an attribute that is no text for readers holds more than words and numbers.
    """
    if name not in ELEMENTS:
        raise UnknownNameError.among("element", name, ELEMENTS)
    said = "".join(_attribute(key, value) for key, value in attributes.items() if value is not None)
    return Markup(f"<{name}{said}>" if name in _VOID else f"<{name}{said}>{''.join(map(_written, children))}</{name}>")


def together(*children: Child) -> Markup:
    """Return several as one, without an element around them."""
    return Markup("".join(map(_written, children)))


def box(content: Markup, lang: str, kind: str = "", style: str = "") -> str:
    """Return the outermost element in a language, with the style that stands in it."""
    classes = " ".join(filter(None, (ROOT, *_UNTYPESET, _classes(kind))))
    return f'<div class="{classes}" lang="{lang}">{style}{content}</div>'


def raised(content: Markup) -> Markup:
    """Return content whose headings are a level higher."""
    # in a text the quotes are escaped, so that these are attributes
    return Markup(re.sub(r'(?<= aria-level=")[2-9](?=")', lambda found: str(int(found[0]) - 1), content.text))


def readable(text: str) -> str:
    """Return a text with a visible mark for every character that a browser would obey, and for piled up marks."""
    return _PILED.sub("\\1\ufffd", marked(text))


def escaped(text: str) -> str:
    """Return a text as it stands in HTML, between tags and in attributes."""
    return escape(readable(text), quote=True)


def _classes(kind: str) -> str:
    return " ".join(f"{ROOT}-{name}" for name in kind.split())


def _attribute(key: str, value: str | int | bool) -> str:
    name = key.replace("_", "-")
    if key == "kind":
        name, value = "class", _classes(str(value))
    elif name not in ATTRIBUTES:
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
    if isinstance(child, str):
        return _MATHEMATICAL.sub(r"<span>\g<0></span>", escaped(child))
    return "".join(map(_written, child))
