from __future__ import annotations

import io
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest
from display.reading import Read
from display.things import things
from rich.console import Console
from rich.pretty import Pretty

import sakip
from sakip import display
from sakip.display.kinds import KINDS
from sakip.errors import DefinitionError, UnknownNameError
from sakip.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

KNOWN = sorted(kind.shown.__name__ for kind in KINDS)
LANGUAGES = ("id", "en")


def test_there_is_a_thing_of_every_kind() -> None:
    assert sorted(things()) == KNOWN


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", KNOWN)
def test_a_view_is_well_formed_and_says_its_language(name: str, lang: str) -> None:
    """One box, one style, nothing but our own elements; no number is none or no number."""
    html = display.html(things()[name], lang)
    read = Read(html)
    tag, attributes = read.elements[0]
    assert (tag, attributes) == ("div", {"class": "sakip", "lang": lang})
    words = read.text.replace("/", " ").split()
    assert not {"None", "nan", "NaN", "inf", "Infinity", "True", "False"} & set(words)
    assert "{" not in read.text


@pytest.mark.parametrize("name", KNOWN)
def test_a_view_is_the_same_each_time(name: str) -> None:
    assert display.html(things()[name]) == display.html(things()[name])


@pytest.mark.parametrize("name", KNOWN)
def test_every_table_is_named_and_has_headings_for_those_who_hear_it(name: str) -> None:
    """A box that scrolls can be reached by keyboard and has the name of its table; headings say which way they go."""
    read = Read(display.html(things()[name]))
    boxes = [attributes for _, attributes in read.elements if attributes.get("role") == "region"]
    assert len(boxes) == len(read.named("table")) == len(read.named("caption"))
    assert all(box["tabindex"] == "0" and box["aria-label"] for box in boxes)
    assert {one.get("scope") for one in read.named("th")} <= {"col", "row", "rowgroup"}
    assert all(one.get("aria-hidden") == "true" for one in read.named("svg"))


@pytest.mark.parametrize("name", KNOWN)
def test_indonesian_and_english_differ_where_there_is_something_to_say(name: str) -> None:
    thing = things()[name]
    same = Read(display.html(thing)).text == Read(display.html(thing, "en")).text
    assert same == (name == "CategoryBand")


@pytest.mark.parametrize("name", KNOWN)
def test_rich_prints_the_facts_of_every_kind(name: str) -> None:
    """At 80 columns, by name, and shorter than the whole."""
    thing = things()[name]
    told = io.StringIO()
    Console(width=80, file=told).print(Pretty(thing, max_length=20))
    said = told.getvalue()
    assert said.startswith(f"{name}(")
    assert max(map(len, said.splitlines())) <= 80
    assert len(said) <= max(2000, len(repr(thing)))


def test_what_is_told_of_an_assessment_is_what_a_reader_asks_first() -> None:
    card = sakip.assess(sakip.load("muncar-2024"))
    told = {fact[0]: fact[1] for fact in display.facts(card["nilai-sakip"])}
    assert {name: str(told[name]) for name in ("code", "period", "value", "category", "achievement", "target")} == {
        "code": "nilai-sakip",
        "period": "2024",
        "value": "82.32",
        "category": "A",
        "achievement": "99.75",
        "target": "82.53",
    }
    assert told["reason"] is None


@pytest.mark.parametrize("thing", ["a text", 88, None, {}, object(), [["a"]]])
def test_what_there_is_no_view_of_is_refused(thing: Any) -> None:
    """The kinds that there are stand in the message."""
    with pytest.raises(DefinitionError, match=r"there is no view of a \w+\. Show one of: Assessment, Audit"):
        display.html(thing)


@pytest.mark.parametrize("thing", ["a text", 88])
def test_facts_and_pages_of_anything_else_are_refused(thing: Any) -> None:
    with pytest.raises(DefinitionError, match="there is no view of a"):
        list(display.facts(thing))
    with pytest.raises(DefinitionError, match="there is no view of a"):
        display.page([thing])


def test_a_language_without_sentences_is_refused() -> None:
    card = things()["Scorecard"]
    for show in (display.html, display.page, display.Shown):
        with pytest.raises(UnknownNameError, match="there is no language called 'de'"):
            show(card, "de")


def test_a_notebook_can_be_shown_english() -> None:
    card = things()["Scorecard"]
    assert display.Shown(card, "en")._repr_html_() == display.html(card, "en")
    assert display.Shown(card)._repr_html_() == card._repr_html_()


# --- pages ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_is_a_document_of_its_own(lang: str) -> None:
    html = display.page([things()["Scorecard"], things()["Audit"]], lang, "Kinerja <2024>")
    assert html.startswith(f'<!doctype html>\n<html lang="{lang}">\n')
    read = Read(html)
    assert {"charset": "utf-8"} in read.named("meta")
    assert any(meta.get("name") == "viewport" for meta in read.named("meta"))
    assert read.text.count("Kinerja <2024>") == 2
    assert [one["class"] for one in read.named("div") if "lang" in one] == ["sakip page front", *["sakip page"] * 2]


def test_a_page_without_a_title_has_a_name_all_the_same() -> None:
    html = display.page([])
    assert "<title>Kinerja</title>" in html
    assert Read(html).named("div") == []


def test_a_page_of_one_thing_needs_no_list() -> None:
    """A scorecard can be iterated over, and is one thing."""
    card = things()["Scorecard"]
    assert display.page(card) == display.page([card])


def test_a_page_is_streamed_one_thing_at_a_time() -> None:
    """What was yielded holds what was asked for so far; the pieces together are the page."""
    card, asked = things()["Scorecard"], []

    def cards() -> Iterator[Any]:
        for number in range(3):
            asked.append(number)
            yield card

    pieces = display.stream(cards(), "id", "Kinerja")
    list(islice(pieces, 2))
    assert asked == []
    next(pieces)
    assert asked == [0]
    assert "".join(display.stream(cards(), "id", "Kinerja")) == display.page([card] * 3, "id", "Kinerja")


def test_lists_of_findings_are_one_thing_and_other_lists_several() -> None:
    found = things()["Finding"]
    assert len(Read(display.html([found, found])).named("ul")) == 1
    two = display.html([things()["CategoryScale"], (found,)])
    assert [one["class"] for one in Read(two).named("div") if "lang" in one] == ["sakip", "sakip"]


def test_no_findings_are_said_to_be_none() -> None:
    assert "Tidak ada temuan" in display.html(())


def test_many_findings_are_folded_and_none_is_lost() -> None:
    every = [Finding("missing-key", {"name": f"kunci-{number}"}) for number in range(30)]
    read = Read(display.html(every))
    assert all(f"kunci-{number}”" in read.text for number in range(30))
    assert "22 temuan lain" in read.text
    assert len(read.named("details")) == 1
