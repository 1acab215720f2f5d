from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.cli.screen import printable
from sakip.display.markup import element, readable, together
from sakip.errors import DefinitionError, UnknownNameError

anything = st.text(st.characters(exclude_categories=()))


class Parsed(HTMLParser):
    """The elements and texts of a fragment, in their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, object]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
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


@pytest.mark.parametrize("value", ['a"b', "javascript:x", "<", "é", "url(x)", "a\nb"])
def test_an_attribute_that_is_no_text_for_readers_holds_words_and_numbers(value: str) -> None:
    with pytest.raises(DefinitionError, match="attribute 'class' would be"):
        element("td", kind=value)


def test_what_is_not_there_is_left_out() -> None:
    """None and False write nothing, True the bare attribute; several children stand one after another."""
    made = element("details", None, ["a", None, [element("span", "b")]], open=True, kind=None, role=False)
    assert str(made) == "<details open>a<span>b</span></details>"
    assert str(together("<", made)) == f"&lt;{made}"
