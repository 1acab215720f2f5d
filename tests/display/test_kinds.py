from __future__ import annotations

import io
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from display.reading import Read
from display.things import things
from rich.console import Console
from rich.pretty import Pretty

import sakip
from sakip import display
from sakip.display.kinds import KINDS
from sakip.errors import DefinitionError, UnknownNameError
from sakip.findings import Finding
from sakip.wording.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = {
    "set-series": Words("info", "Catatan {name}.", "Note {name}."),
    "missing-key": Words("error", "Salah {name}.", "Wrong {name}."),
}
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
    assert (tag, attributes) == ("div", {"class": "sakip mathjax_ignore tex2jax_ignore", "lang": lang})
    words = read.text.replace("/", " ").split()
    assert not {"None", "nan", "NaN", "inf", "Infinity", "True", "False"} & set(words)
    assert "{" not in read.text


@pytest.mark.parametrize("name", KNOWN)
def test_a_view_is_the_same_each_time(name: str) -> None:
    assert display.html(things()[name]) == display.html(things()[name])


@pytest.mark.parametrize("name", KNOWN)
def test_every_table_is_named_and_has_headings_for_those_who_hear_it(name: str) -> None:
    """A table that may be too wide can be scrolled by keyboard; no two boxes or tables have one name."""
    read = Read(display.html(things()[name]))
    boxes = [attributes for _, attributes in read.elements if attributes.get("role") == "group"]
    assert all(box["tabindex"] == "0" for box in boxes)
    names = [box["aria-label"] for box in (*boxes, *read.named("table"))]
    assert all(names)
    assert len(set(names)) == len(names)
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
    with pytest.raises(DefinitionError, match=r"there is no view of an? \w+\. Show one of: Assessment, Audit"):
        display.html(thing)


@pytest.mark.parametrize("thing", ["a text", 88])
def test_facts_and_pages_of_anything_else_are_refused(thing: Any) -> None:
    with pytest.raises(DefinitionError, match=r"there is no view of an? "):
        list(display.facts(thing))
    with pytest.raises(DefinitionError, match=r"there is no view of an? "):
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
    assert len(read.named("main")) == 1
    mathless = "sakip mathjax_ignore tex2jax_ignore "
    boxes = [
        (one["class"] or "").removeprefix(mathless) for one in read.named("div") if "sakip " in (one["class"] or "")
    ]
    assert boxes == ["sakip-page sakip-front", "sakip-page", "sakip-page"]


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
    assert len([one for one in Read(two).named("div") if "lang" in one]) == 2


def test_no_findings_are_said_to_be_none() -> None:
    assert "Tidak ada temuan" in display.html(())


def test_findings_are_told_the_gravest_first_and_no_error_is_folded() -> None:
    """Thirty errors all stand there, however many notes came before; what is folded is counted by how grave it is."""
    codes = ["set-series", "missing-key"] * 15
    every = [Finding(code, {"name": f"kunci-{number}"}, words=WORDS[code]) for number, code in enumerate(codes)]
    html = display.html(every)
    read = Read(html)
    shown, _, folded = html.partition("<details")
    assert all(f"kunci-{number}." in read.text for number in range(30))
    assert shown.count("kunci-") == 15
    assert [f"kunci-{number}." in shown for number in range(30)] == [False, True] * 15
    assert folded.count("kunci-") == 15
    assert "15 temuan lain (15 catatan)" in read.text


def test_few_findings_are_not_folded() -> None:
    every = [Finding("missing-key", {"name": f"kunci-{number}"}) for number in range(3)]
    assert Read(display.html(every)).named("details") == []


def test_a_thing_without_a_view_is_refused_before_it_is_shown() -> None:
    """At the line where it was written, alone or in a list."""
    for thing in (3, [things()["Scorecard"], 3], [[3]]):
        with pytest.raises(DefinitionError, match="there is no view of an int"):
            display.Shown(thing)


def test_a_page_without_a_heading_begins_at_the_first_level() -> None:
    """Below the title of a page its things stand a level lower; in a notebook, too."""
    scale = things()["CategoryScale"]

    def levels(html: str) -> list[str | None]:
        return [one["aria-level"] for _, one in Read(html).elements if one.get("role") == "heading"]

    assert levels(display.page([scale], title="Skala", headed=False)) == levels(display.page([scale])) == ["1"]
    assert levels(display.page([scale], title="Skala")) == ["1", "2"]
    assert levels(display.html(scale)) == ["2"]


def test_names_are_indonesian_in_an_english_view_and_read_in_their_own_direction() -> None:
    card = things()["Scorecard"]
    name = card["ikm"].indicator.name
    assert f'<bdi lang="id">{name}</bdi>' in display.html(card, "en")
    assert f"<bdi>{name}</bdi>" in display.html(card)


def test_a_name_of_a_whole_page_stands_in_a_box_that_scrolls() -> None:
    """All of it is there, and the row stays as high as a row."""
    indicator = evolve(things()["Indicator"], name="N" * 5000)
    html = display.html(indicator)
    assert f'<bdi class="sakip-long" tabindex="0">{"N" * 5000}</bdi>' in html


def test_without_its_style_nothing_runs_together() -> None:
    """Hosts strip style and classes: what stands below or beside something has a break or a space before it."""
    text = Read(display.html(things()["Scorecard"])).text
    assert "7 indikator · ▲ 1 melampaui · " in text
    assert "Nilai SAKIP Kecamatan\nnilai-sakip" in Read(display.html(things()["IndicatorSet"])).text


def test_rich_is_told_a_period_without_how_it_is_sorted() -> None:
    told = io.StringIO()
    Console(width=80, file=told).print(Pretty(sakip.Quarter(2024, 2)), Pretty(things()["Explanation"]))
    assert told.getvalue().startswith("Quarter(year=2024, number=2)")
    assert "of='IKM Kecamatan (ikm)'" in told.getvalue()
