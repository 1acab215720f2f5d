"""What holds of every view: a stranger's text is read as it stands, and numbers are those that were published."""

from __future__ import annotations

from typing import Any

import strategies as own
from attrs import evolve
from display.reading import Read
from display.things import region, reported
from hypothesis import given
from hypothesis import strategies as st

import sakip
from sakip import audit, comparison, display, wording
from sakip.comparison import Table
from sakip.comparison.tables import Cell, Column, Stated
from sakip.display.markup import readable
from sakip.findings import Finding, Place
from sakip.sets import Decree, IndicatorSet, Office, Reading
from sakip.testing import (
    assessments,
    findings,
    indicators,
    intakes,
    printed_tables,
    scales,
    scorecards,
    series_of_scorecards,
)
from sakip.units import written
from sakip.wording.marking import in_line

_HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "</td></tr></table></div></style></title><h1>",
    "</style><style>*{display:none}",
    "<!-- --><![CDATA[x]]><?php ?>",
    '" onmouseover="x" style="x" id="x" href="javascript:x',
    "&lt;b&gt; &amp; &#60;script&#62; &nbsp",
    "a\x00b\x1b[31mc\rd\x7f",
    "\u202edeknil\u202c \u2066x\u2069 \u200f",
    "{indicator} {0} %s",
    "https://contoh.id/?a=1&b=<2>",
    "\ud800",
    "garis\nbaru\ttab",
)
hostile = st.one_of(st.sampled_from(_HOSTILE), st.text(st.characters(exclude_categories=()), min_size=1, max_size=30))
lang = st.sampled_from(wording.LANGUAGES)


def poisoned(text: str) -> IndicatorSet:
    """A decree with the same text wherever anybody may write one."""
    office = sakip.load("muncar-2024")
    scale = office["nilai-sakip"].scale
    assert scale is not None
    bands = tuple(evolve(band, label=f"{text}{place}") for place, band in enumerate(scale.bands))
    bad = evolve(scale, bands=bands, title=text, source=text, clause=text, note=text, reading=text)
    facts: dict[str, Any] = dict.fromkeys(("name", "definition", "reason", "formula_text", "note", "basis"), text)
    facts |= dict.fromkeys(("data_sources", "responsible"), (text,)) | {"scale": bad, "achievement_scale": bad}
    return evolve(
        office,
        title=text,
        office=Office(name=text, regency=text, province=text),
        decree=Decree(kind=text, number=text),
        indicators=[evolve(one, **facts) for one in office],
        earlier=(),
        targets=[evolve(one, document=text, reason=text, replaces=text) for one in office.targets],
        realisations=[
            evolve(one, note=text, evidence=[sakip.Evidence(text, system=text)]) for one in office.realisations
        ],
        readings=[Reading("satu", "decree", text, text, text)],
        scales={"satu": bad},
    )


@own.examples(25)
@given(hostile, lang)
def test_no_markup_of_a_stranger_survives(text: str, lang: str) -> None:
    """In every field of a set, with all that is made of it: our own elements alone, and the text as it was."""
    office = poisoned(text)
    card = sakip.assess(office)
    said = readable(text)
    for thing in (office, next(iter(office)), card, card["ikm"], card["ikm"].explain(), office.scales["satu"]):
        read = Read(display.html(thing, lang))
        assert said in read.text
        assert read.text.count(said) >= 1


@own.examples(10)
@given(hostile, lang)
def test_no_markup_survives_in_what_is_made_of_several_years(text: str, lang: str) -> None:
    office = poisoned(text)
    years = sakip.series(office)
    for thing in (years, years["ikm"], comparison.report(office)):
        assert readable(text) in Read(display.html(thing, lang)).text


@own.examples(25)
@given(hostile, lang)
def test_no_markup_survives_in_findings_tables_files_and_names(text: str, lang: str) -> None:
    """Facts of findings, cells of tables, rows of files, names of offices, titles of pages."""
    said = readable(text)
    found = Finding("missing-key", {"name": text}, Place(text, 3, text, text))
    table = Table("x", Stated("report-target-title", {"period": text}), (Column("indicator"),), ((Cell(text),),))
    in_sentence = readable(in_line(text))  # which is one line
    for thing in (found, [found, found]):
        assert in_sentence in Read(display.html(thing, lang)).text
    assert said in Read(display.html(table, lang)).text
    read = Read(display.page([found], lang, title=text))
    assert read.text.count(said) >= (3 if said == in_sentence else 1)
    card = region(sakip.load("mojosari-2024"), f"A{text}", f"B{text}")
    assert f"B{said}" in Read(display.html(card, lang)).text


@own.examples(25)
@given(st.lists(hostile, min_size=5, max_size=5), lang)
def test_no_markup_survives_in_an_audit(cells: list[str], lang: str) -> None:
    """A published table is the text of a stranger from end to end, and all of it is read back."""
    names = ("indicator", "target", "realisation", "achievement", "source")
    row: dict[str, str] = dict(zip(names, cells, strict=True))
    found = audit.achievements([row, row])
    read = Read(display.html(found, lang))
    for one in found:
        for text in (one.label, one.target.strip(), one.realisation.strip(), one.achievement.strip()):
            assert readable(text) in read.text


@own.examples(40)
@given(
    st.one_of(assessments(), indicators(), scales(), printed_tables(), findings(), intakes()),
    lang,
)
def test_whatever_is_drawn_can_be_shown(thing: Any, lang: str) -> None:
    """Every indicator, assessment, scale, table, finding and file has a view and facts."""
    Read(display.html(thing, lang))
    for fact in display.facts(thing):
        repr(fact)


@own.examples(20)
@given(scorecards(), lang)
def test_a_scorecard_has_every_number_as_it_was_published(card: sakip.Scorecard, lang: str) -> None:
    """Each indicator is a row; its value and its achievement stand there, written as the language writes them."""
    read = Read(display.html(card, lang))
    write = wording.writer(lang)
    rows = [cells for cells in read.cells if len(cells) > 1][1:]
    assert len(rows) == len(card)
    for cells, assessment in zip(rows, card, strict=True):
        assert cells[0] == readable(assessment.indicator.name)
        if assessment.value is not None and assessment.predicate is None:
            assert written(write(assessment.value), assessment.indicator.unit) in cells[2]
        if assessment.achievement.value is not None:
            assert f"{write(assessment.achievement.value)}%" in cells


@own.examples(8)
@given(series_of_scorecards(), lang)
def test_a_series_has_every_number_as_it_was_published(years: sakip.Series, lang: str) -> None:
    read = Read(display.html(years, lang))
    write = wording.writer(lang)
    for cells, indicator in zip([row for row in read.cells if len(row) > 1][1:], years, strict=True):
        for cell, point in zip(cells[1:-1], indicator, strict=True):
            if point.value is not None and point.predicate is None:
                assert written(write(point.value), point.indicator.unit) in cell


@given(st.data())
def test_a_number_is_never_broken_across_lines(data: st.DataObject) -> None:
    """Each stands in an element that keeps it whole."""
    value = data.draw(own.numbers(12, 4))
    indicator = sakip.Indicator(
        code="x", name="x", unit="persen", places=4, polarity="higher",
        formula=sakip.external_score("nilai", assessor="x", document="x"),
    )  # fmt: skip
    made = sakip.assess_one(indicator, None, sakip.Realisation("x", 2024, {"nilai": value}), period=2024)
    assert made.value is not None
    assert f'<span class="sakip-figure">{wording.writer("id")(made.value)}%</span>' in display.html(made)


def test_the_four_statuses_have_words_signs_and_reasons_of_their_own() -> None:
    """Without colour: belum diisi, tidak berlaku, tidak dapat dihitung, and a number."""
    card = sakip.assess(sakip.load("mojosari-2024"), reported())
    cells = {row[0]: row for row in Read(display.html(card)).cells if len(row) > 1}
    assert cells["Indeks Profesionalitas ASN"][2] == "○ belum diisi"
    assert cells["Jumlah Inovasi yang terinternalisasi dan tersosialisasi serta berkelanjutan"][2] == "– tidak berlaku"
    assert cells["Persentase pelayanan yang terlayani sesuai standar pelayanan"][2] == "× penyebut nol"
    assert cells["IKM Kecamatan"][2] == "× angka bertentangan"
    assert cells["Nilai SAKIP Kecamatan"][1:] == [
        "80",
        "81,21",
        "●●●●●●○ Memuaskan (A)",
        "101,51%",
        "▲ melampaui\n●●●●● Sangat Tinggi",
    ]
    text = Read(display.html(card)).text
    assert "Tidak dapat dihitung: ‘dilayani’ bernilai 0 untuk 2024" in text
    assert "kosong tidak dianggap nol" in text
