"""What a notebook shows of a value, what a file of a browser holds, and what a rich terminal prints.

Scorecards, indicators, scales, series, reports and audits show themselves at the end of a cell, in Indonesian;
:class:`Shown` says it in English. :func:`page` makes one document of them for a file, and :func:`stream` the same piece
by piece, so that a nation of scorecards is never held in memory. The HTML has no script, no address and no identifier;
every text in it is escaped, and every number is one that was published.

>>> import sakip
>>> from sakip import display
>>> scale = sakip.CategoryScale.of("nilai", [0, 60, 100], [("B", "Baik"), ("A", "Sangat Baik")], "upper")
>>> display.html(scale).startswith('<div class="sakip ')
True
>>> "Sangat Baik" in display.page([scale], lang="en", title="Scales")
True
>>> list(display.facts(scale.classify("60.01")))
[('code', 'A'), ('label', 'Sangat Baik'), ('interval', '(60, 100]')]
>>> display.html("a text")
Traceback (most recent call last):
    ...
sakip.errors.DefinitionError: there is no view of a str. Show one of: Assessment, Audit, Break, CategoryBand, ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from sakip import wording
from sakip.display import findings
from sakip.display.kinds import is_known, kind_of
from sakip.display.layout import head
from sakip.display.markup import box, escaped, raised
from sakip.display.speech import Speech
from sakip.display.style import css
from sakip.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sakip.display.markup import Markup

__all__ = ["Shown", "facts", "html", "page", "stream"]


def html(thing: Any, lang: str = "id") -> str:
    """Return a thing as HTML for a notebook: one box with its own style, in the language.

    A list or a tuple of findings is one thing; of other things each is shown below the one before.

    Raises:
        DefinitionError: when there is no view of such a thing.
        UnknownNameError: for a language without sentences.
    """
    speech = Speech(lang)
    views = enumerate(_views(thing, speech))
    return "\n".join(box(view, speech.lang, style="" if place else _style()) for place, view in views)


def page(things: Iterable[Any], lang: str = "id", title: str = "", *, headed: bool = True) -> str:
    """Return one HTML document of several things, or of one, to be written to a file in UTF-8.

    ``title`` is what a browser calls it, and stands above everything unless the page is not ``headed``.

    Raises:
        DefinitionError: when there is no view of one of them.
        UnknownNameError: for a language without sentences.
    """
    return "".join(stream(things, lang, title, headed=headed))


def stream(things: Iterable[Any], lang: str = "id", title: str = "", *, headed: bool = True) -> Iterator[str]:
    """Yield the document of :func:`page` piece by piece: what is shown is taken from ``things`` one at a time.

    Raises:
        DefinitionError: when there is no view of one of them.
        UnknownNameError: for a language without sentences.
    """
    speech = Speech(lang)
    yield (
        f'<!doctype html>\n<html lang="{speech.lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escaped(title or speech.heading('display-title'))}</title>\n{_style()}\n</head>\n<body>\n<main>\n"
    )
    is_headed = bool(title) and headed
    if is_headed:
        yield f"{box(raised(head(title)), speech.lang, 'page front')}\n"
    for thing in [things] if is_known(things) else things:
        for view in _views(thing, speech):
            yield f"{box(view if is_headed else raised(view), speech.lang, 'page')}\n"
    yield "</main>\n</body>\n</html>\n"


def facts(thing: Any) -> Iterator[Any]:
    """Yield what rich prints of a thing: tuples of a name, a value and, where there is one, the usual value.

    Raises:
        DefinitionError: when there is no view of such a thing.
    """
    yield from kind_of(thing).facts(thing)


def _lang(given: str) -> str:
    return wording.language(given)


def _known(thing: Any) -> Any:
    """Return what is to be shown, if there is a view of it and of all that it holds."""
    if isinstance(thing, list | tuple):
        for each in thing:
            _known(each)
    else:
        kind_of(thing)
    return thing


@frozen
class Shown:
    """A ``thing`` as a notebook shows it in a language, ``lang``: ``Shown(card, "en")`` at the end of a cell.

    Raises:
        DefinitionError: when there is no view of such a thing.
        UnknownNameError: for a language without sentences.
    """

    thing: Any = field(converter=_known)
    lang: str = field(default="id", converter=_lang)

    def _repr_html_(self) -> str:
        return html(self.thing, self.lang)


def _views(thing: Any, speech: Speech) -> Iterator[Markup]:
    """Yield the view of a thing, or of several one each; findings in a row are one."""
    if not isinstance(thing, list | tuple):
        yield kind_of(thing).view(thing, speech)
    elif all(isinstance(each, Finding) for each in thing):
        yield findings.views(thing, speech)
    else:
        for each in thing:
            yield from _views(each, speech)


def _style() -> str:
    return f"<style>{css()}</style>"
