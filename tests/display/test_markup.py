from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.cli.screen import printable
from sakip.display.markup import element, raised, readable, together
from sakip.errors import DefinitionError, UnknownNameError

anything = st.text(st.characters(exclude_categories=()))


class Parsed(HTMLParser):
    """The elements and texts of a fragment, in their order; what keeps a text from being typeset is part of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, object]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        if tag != "span":
            self.seen.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep a text, with what comes before it of the same."""
        if self.seen and self.seen[-1][0] == "text":
            data = f"{self.seen.pop()[1]}{data}"
        self.seen.append(("text", data))


@given(anything)
def test_a_text_stands_between_tags_and_in_labels_as_it_was(text: str) -> None:
    """Whatever is in a text, a browser reads the same text, and no element or attribute besides."""
    seen = Parsed(str(element("td", text, aria_label=text))).seen
    said = readable(text)
    assert seen == [("td", {"aria-label": said}), *([("text", said)] if said else [])]


def test_what_a_browser_would_obey_is_shown_as_a_mark() -> None:
    """Of all characters the same are marked as on a terminal, and those besides that no file of text can hold."""
    every = [chr(number) for number in range(0x110000)]
    marked = {one for one in every if readable(one) == "\ufffd" != one}
    assert all(readable(one) == one for one in every if one not in marked)
    kept = {"\ufffe", "\uffff", *map(chr, range(0xD800, 0xE000))}
    assert marked == {one for one in every if printable(one) != one} | kept
    "".join(map(readable, every)).encode("utf-8")


@pytest.mark.parametrize("mark", ["\x00", "\x1b", "\r", "\x7f", "\u202e", "\u2066", "\u200f", "\ud800"])
def test_controls_and_turning_marks_are_seen(mark: str) -> None:
    assert readable(f"a{mark}b") == "a\ufffdb"


def test_line_ends_and_tabs_are_texts() -> None:
    assert readable("a\n\tb") == "a\n\tb"


@pytest.mark.parametrize("name", ["script", "style", "img", "a", "iframe", "td onclick", "TD", ""])
def test_no_other_element_is_written(name: str) -> None:
    with pytest.raises(UnknownNameError, match="there is no element called"):
        element(name)


@pytest.mark.parametrize("name", ["id", "style", "href", "src", "onclick", "srcdoc", "data_x"])
def test_no_other_attribute_is_written(name: str) -> None:
    with pytest.raises(UnknownNameError, match="there is no attribute called"):
        element("td", **{name: "x"})


@pytest.mark.parametrize("value", ['a"b', "javascript:x", "<", "é", "url(x)"])
def test_an_attribute_that_is_no_text_for_readers_holds_words_and_numbers(value: str) -> None:
    with pytest.raises(DefinitionError, match="attribute 'class' would be"):
        element("td", kind=value)


@given(anything)
def test_every_class_begins_with_the_name_of_the_library(text: str) -> None:
    """Nobody can write one that a host has rules for, such as ``row`` or ``table``."""
    with pytest.raises(UnknownNameError, match="there is no attribute called 'class'"):
        element("tr", **{"class": "row"})
    words = [*re.findall(r"[A-Za-z0-9-]+", text), "row"]
    written = str(element("tr", kind=" ".join(words)))
    assert written == f'<tr class="{" ".join(f"sakip-{word}" for word in words)}"></tr>'


@pytest.mark.parametrize("text", ["$x^2$", "$$y$$", r"\(a\)", r"\[b\]", r"\begin{equation}c\end{equation}"])
def test_nothing_in_a_text_begins_mathematics(text: str) -> None:
    """No two signs that a typesetter looks for stand in one piece of text, nor a sign before its bracket."""
    written = str(element("td", text))
    pieces = re.split(r"<[^>]*>", written)
    assert "".join(pieces) == text
    assert all(piece in {"$", "\\"} for piece in pieces if re.search(r"[$\\]", piece))


def test_marks_that_are_piled_up_are_cut_off_where_it_can_be_seen() -> None:
    """Eight on one letter are more than any writing has; a letter and those it has stay as they are."""
    assert readable("a" + "\u0301" * 8) == "a" + "\u0301" * 8
    assert readable("a" + "\u0301" * 300 + "b") == "a" + "\u0301" * 8 + "\ufffdb"


def test_headings_are_raised_and_nothing_that_only_looks_like_one() -> None:
    made = element("div", ' aria-level="2"', role="heading", aria_level=2)
    assert str(raised(made)) == str(element("div", ' aria-level="2"', role="heading", aria_level=1))


def test_what_is_not_there_is_left_out() -> None:
    """None and False write nothing, True the bare attribute; several children stand one after another."""
    made = element("details", None, ["a", None, [element("span", "b")]], open=True, kind=None, role=False)
    assert str(made) == "<details open>a<span>b</span></details>"
    assert str(together("<", made)) == f"&lt;{made}"
