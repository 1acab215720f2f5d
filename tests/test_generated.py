"""The pages made of what the library holds: well-formed, complete, in both languages, and nothing left to fill in."""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pages
import pytest
from markdown_it import MarkdownIt

import sakip
from sakip import intake, regulations, wording
from sakip.assessment.results import Reason, Status
from sakip.figures import ROUNDINGS
from sakip.formulas import STRATEGIES
from sakip.formulas.achievement import ACHIEVEMENT_RULES
from sakip.indicators import POLICIES
from sakip.indicators.indicator import AGGREGATIONS, CONSOLIDATIONS
from sakip.indicators.realisation import STATES, State
from sakip.intake import COLUMNS
from sakip.review import CHECKS
from sakip.sets.schema import committed

if TYPE_CHECKING:
    from types import ModuleType

NAMES = sorted(path.stem for path in (pages.DOCS / "generated").glob("[!_]*.py"))
REFERENCE = pages.DOCS / "reference"
LANGUAGES = ("en", "id")


@pytest.fixture(autouse=True)
def _docs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The modules are found where docs/conf.py finds them."""
    monkeypatch.syspath_prepend(str(pages.DOCS))


def module(name: str) -> ModuleType:
    """Return a module of :mod:`generated`."""
    return import_module(f"generated.{name}")


def text(name: str, lang: str = "en") -> str:
    """Return what a module writes."""
    written: str = module(name).markdown(lang)
    return written


def parser() -> MarkdownIt:
    """Return a reader of Markdown with tables."""
    return MarkdownIt("commonmark").enable("table")


def page_of(name: str) -> Path:
    """Return the English page a module is on."""
    page = REFERENCE / f"{name.replace('_', '-')}.md"
    return page if page.exists() else pages.DOCS / f"{name}.md"


# what stands in an explanation has its own tests
OWN = [name for name in NAMES if name not in {"answers", "fidelity"}]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_rows_of_a_table_have_equal_cells(name: str, lang: str) -> None:
    """Each line of a table has as many cells as its heading, pipes of texts left aside."""
    width = 0
    for line in text(name, lang).split("\n"):
        cells = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else 0
        assert not cells or not width or cells == width, line
        width = cells


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_left_to_fill_in(name: str, lang: str) -> None:
    """No fact of a sentence, no empty cell and no word of a draft is left."""
    written = text(name, lang)
    outside = re.sub(r"```.*?```|`[^`]*`", "", written, flags=re.DOTALL)
    assert not re.search(r"(?<!\\)\{\w*\}|TODO|TBD|XXX|FIXME", outside)
    assert not re.search(r"^:\s*$|(?<!\\)\| *\||\| None \||`None`", written, flags=re.MULTILINE)
    assert "\t" not in written
    assert not any(line.endswith(" ") for line in written.split("\n"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", OWN)
def test_texts_of_the_library_are_no_markup(name: str, lang: str) -> None:
    """What is read from the library makes no HTML, no image and no indented code."""
    tokens = parser().parse(text(name, lang))
    kinds = {child.type for token in tokens for child in [token, *(token.children or [])]}
    assert not kinds & {"html_block", "html_inline", "image", "code_block", "hr", "blockquote_open"}


@pytest.mark.parametrize("name", OWN)
def test_both_languages_tell_the_same(name: str) -> None:
    """The two languages have the same parts, headings and tables, and differ in their words."""
    english, indonesian = (parser().parse(text(name, lang)) for lang in LANGUAGES)
    shapes = [
        [(token.type, token.tag) for token in tokens if token.type in {"heading_open", "tr_open", "fence"}]
        for tokens in (english, indonesian)
    ]
    assert shapes[0] == shapes[1]
    assert text(name) != text(name, "id")


@pytest.mark.parametrize("name", OWN)
def test_a_page_has_every_part(name: str) -> None:
    """The page of a module has the whole of it, or each of its parts once, in their order."""
    page = page_of(name).read_text(encoding="utf-8")
    asked = re.findall(rf"^```{{from-library}} {name.replace('_', '-')}\n(?::part: (\S+)\n)?```", page, re.MULTILINE)
    assert asked in ([""], list(module(name).parts("en")))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_parts_make_the_whole(lang: str) -> None:
    """A module with parts writes them all."""
    for name in OWN:
        written = text(name, lang)
        assert all(part.strip() in written for part in module(name).parts(lang).values())


def test_facts_of_a_sentence_are_left_open() -> None:
    """A fact is named, words that agree with it are those for several, and what only hints is left out."""
    opened = module("_writing").opened
    assert opened("{count} {count:row|rows} of {file}. {hint_en}") == "‹count› rows of ‹file›."
    assert opened("{remedy}") == ""


def test_what_one_types_is_code() -> None:
    """Options and texts in straight quotes are code, and signs of Markdown stand as they are."""
    plain = module("_writing").plain
    assert plain('write --out "a_b" *now* | [x]') == 'write `--out` `"a_b"` \\*now\\* \\| \\[x\\]'
    assert plain("1. one") == "1\\. one"


# --- statuses ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_is_told(lang: str) -> None:
    """Each status, reason, state and policy has its entry, and each reason its meaning and what to do."""
    written = text("statuses", lang)
    for reason in Reason:
        assert f"\n`{reason}`\n: " in written
    for row in (*Status, *State, *POLICIES):
        assert f"\n`{row}` · " in written
    assert all(f"`{word}`" in written for word in STATES if word)
    advice = module("statuses").ADVICE
    assert set(advice) == set(Reason)
    assert all(said.endswith(".") for pair in advice.values() for of_it in pair for said in of_it)


# --- checks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_check_and_finding_is_told_once(lang: str) -> None:
    """Each check of the catalogue and each other finding has one entry."""
    entries = re.findall(r"^`([a-z0-9-]+)` · ", text("checks", lang), re.MULTILINE)
    severities = ["error", "warning", "info"]
    assert entries[:3] == severities
    assert sorted(entries[3:]) == sorted(wording.FINDINGS)
    assert set(CHECKS) <= set(entries)


# --- regulations ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_provision_is_told(lang: str) -> None:
    """Each regulation, each provision in each reading, and each band with its label stands there."""
    generated = module("regulations")
    written = text("regulations", lang)
    flags = {one.confidence.partition("×")[0] for held in regulations.all_regulations() for one in held.provisions}
    assert flags <= set(generated.FLAGS)
    for held in regulations.all_regulations():
        _, _, section = written.partition(f"\n## {held.citation}\n")
        section = section.partition("\n## ")[0]
        assert f"`{held.code}`" in section
        heads = re.findall(r"^### .*$", section, re.MULTILINE)
        assert len(heads) == len(held.provisions)
        for part, head in zip(held.provisions, heads, strict=True):
            assert f"`{part.key}`" in head
            assert not part.reading or part.reading in head
            assert section.count(f"[{part.confidence}") + section.count(f"\\[{part.confidence}") > 0
            for band in part.scale.bands if part.scale else ():
                assert f"**{band.code}** {band.label} |" in section


@pytest.mark.parametrize("key", ["ipasn/floor", "ipasn", "capaian/upper", "skm"])
def test_a_band_is_told_as_it_is(key: str) -> None:
    """The two ends of a band and what they include are written so that one can decide by them."""
    from datetime import date

    span = module("regulations").span
    scale = regulations.scale(key, on=date(2024, 12, 31))
    for band in scale.bands:
        for said in re.findall(r"([≥≤<>])\s([\d.]+)", span(band, "en").replace("\\", "")):
            edge = sakip.figures.number(said[1])
            assert (edge in band) == (said[0] in "≥≤")


# --- the command line -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_command_and_option_is_told(lang: str) -> None:
    """Each command has its section, and each of its options and choices stands in it."""
    written = text("command_line", lang)
    commands = module("command_line").commands(lang)
    listed = re.findall(r"^    ([a-z-]+)\b", _help(lang), re.MULTILINE)
    assert list(commands) == listed
    for name, command in commands.items():
        section = written.partition(f"\n## sakip {name}\n")[2].partition("\n## ")[0]
        for action in command._actions:
            if action.dest in {"lang", "help"}:
                continue
            said = [*action.option_strings, *(action.choices or ())] or [str(action.metavar)]
            assert all(re.search(rf"[`\[{{, ]{re.escape(str(one))}[`\]}},  ]", section) for one in said), (name, said)
            assert action.help


def _help(lang: str) -> str:
    from sakip import cli

    return cli._parser(lang, []).format_help()


def test_every_exit_code_is_told() -> None:
    """The codes of the command line are those of the page."""
    from sakip.cli import STOPPED, screen

    assert list(module("command_line").EXITS) == [screen.FINE, screen.FOUND, screen.MISUSED, STOPPED]


def test_a_synopsis_is_how_a_command_is_called() -> None:
    """Arguments and needed options are named, the others stand for one another."""
    made = argparse.ArgumentParser(add_help=False)
    made.add_argument("set", metavar="SET")
    made.add_argument("more", metavar="FILE", nargs="?")
    made.add_argument("--code", required=True)
    made.add_argument("--kind", choices=("a", "b"))
    assert module("command_line").synopsis("x", made, "en") == "sakip x SET [FILE] --code CODE [options]"


# --- set files --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_key_of_a_set_file_is_told(lang: str) -> None:
    """Each table and each key of the schema that comes with the library is on the pages of set files and formulas."""
    schema = json.loads(committed())
    generated = module("set_file").parts(lang)
    for name, held in schema["properties"].items():
        assert name in generated or f"\n`{name}` · " in f"\n{generated['top']}", (name, held)
    for name, table in schema["$defs"].items():
        if name in module("set_file").FORMULAS:
            continue
        assert all(f"`{key}`" in generated[name] for key in table["properties"]), name
    formulas = text("formulas", lang)
    for form in schema["$defs"]["formula"]["anyOf"]:
        section = formulas.partition(f"### `{form.get('title')}`")[2].partition("\n### ")[0]
        own = set(form["properties"]) - {"kind", "taken"}
        assert all(f"\n`{key}` · " in section for key in own), form


def blocks_of(name: str) -> list[str]:
    """Return the examples of a page that are no files."""
    page = pages.Page(REFERENCE / f"{name}.md")
    return [block.text for block in page.blocks if block.language == "toml" and not block.caption]


def test_the_examples_of_the_set_file_make_a_set() -> None:
    """Put below one another they load, have each table, and what they accept is found."""
    whole = "\n".join(blocks_of("set-file"))
    office = sakip.loads(whole)
    tables = set(module("set_file").tables())
    assert tables <= set(tomllib.loads(whole))
    reviewed = sakip.review.review(office)
    assert [finding.code for finding, _ in reviewed.accepted] == ["ikm-without-population"]
    assert not [finding for finding in reviewed.findings if finding.severity == "error"]
    card = sakip.assess(office)
    assert str(card["posyandu-aktif"].value) == "87.10"


def test_each_example_of_the_set_file_fits_the_schema() -> None:
    """An editor underlines nothing in them."""
    from jsonschema import Draft202012Validator

    whole = tomllib.loads("\n".join(blocks_of("set-file")))
    plain = json.loads(json.dumps(whole, default=str))
    assert not list(Draft202012Validator(json.loads(committed())).iter_errors(plain))


def test_the_example_of_a_formula_loads_in_a_set() -> None:
    """It takes from indicators of a packaged set."""
    (example,) = blocks_of("formulas")
    office = sakip.loads(f'code = "uji"\nextends = "mojosari-2024"\n{example}')
    assert office["gabungan"].formula.kind == "average"


# --- realisation files and formulas -----------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_column_and_word_of_a_realisation_file_is_told(lang: str) -> None:
    """Each column with its other headings, and each word of the status."""
    from sakip.intake import table

    written = text("realisation_file", lang)
    assert list(module("realisation_file").MEANINGS) == list(COLUMNS)
    assert all(f"\n`{column}`" in written for column in COLUMNS)
    assert all(f"`{heading}`" in written for heading in table._HEADINGS)
    assert all(f"`{word}`" in written for word in STATES if word)


def test_findings_of_a_realisation_file_are_those_that_reading_makes() -> None:
    """Whatever the modules of sakip.intake and the ledger name is on the page."""
    folder = Path(intake.__file__).parent
    said = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    made = set(re.findall(r'(?:note|_unusable)\(\s*"([a-z-]+)"', said))
    made |= {"duplicate", "correction", "conflict", "rejected"}
    written = text("realisation_file")
    assert made
    assert all(f"`{code}` · " in written for code in made)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_of_a_formula_is_told(lang: str) -> None:
    """Each kind, rounding, consolidation, aggregation and achievement rule stands there, with examples."""
    written = text("formulas", lang)
    assert all(f"### `{kind}`" in written for kind in STRATEGIES)
    for name in (*ROUNDINGS, *CONSOLIDATIONS, *AGGREGATIONS, *ACHIEVEMENT_RULES):
        assert f"\n`{name}` · " in written
    assert "`zero-denominator`" in written
    assert ("| 88.305 | 88.31 | 88.30 | 88.30 |" if lang == "en" else "| 88,305 | 88,31 | 88,30 | 88,30 |") in written


# --- the glossary -----------------------------------------------------------------------------------------------------


def glossary() -> tuple[Any, ...]:
    """Return the terms."""
    entries: tuple[Any, ...] = module("glossary").entries()
    return entries


def test_the_glossary_has_one_entry_a_word() -> None:
    """No word stands twice in either language, and each has a meaning in one or two sentences."""
    for lang in LANGUAGES:
        words = [entry.word(lang).casefold() for entry in glossary()]
        assert len(words) == len(set(words))
    for entry in glossary():
        for meaning in entry.meaning:
            assert meaning.endswith(".")
            assert len(meaning) < 180, meaning
            assert meaning[0].isupper()


def test_the_glossary_says_the_words_of_the_library() -> None:
    """A word that the library has in one language has the library's word in the other."""
    pairs = {(one.casefold(), other.casefold()) for one, other in wording.TERMS.values()}
    for entry in glossary():
        one, other = (word.casefold() for word in entry.words)
        if entry.code:
            assert entry.words == wording.TERMS[entry.code]
            continue
        for place, word in enumerate((one, other)):
            known = {pair for pair in pairs if pair[place] == word}
            assert not known or (one, other) in known, entry.words


def test_the_glossary_has_the_words_of_the_field() -> None:
    """What a reader who is new to the field meets first is explained."""
    english = " ".join(entry.word("en") for entry in glossary()).casefold()
    indonesian = " ".join(entry.word("id") for entry in glossary()).casefold()
    for word in ("sakip", "iku", "renstra", "lkjip", "akip", "skm", "ikm", "ip asn", "kecamatan", "camat", "trace"):
        assert word in english
    for word in ("sasaran", "capaian", "realisasi", "target", "pagu", "predikat", "inspektorat", "murni", "perubahan"):
        assert word in indonesian


def test_regulations_of_the_glossary_are_told_with_a_number() -> None:
    """A regulation is cited by number and year; those the library holds are linked to."""
    cited = {entry.regulation for entry in glossary() if entry.regulation}
    assert all(re.search(r"\d+(?:/[A-Z.]+)*(?:/\d+)?/(?:19|20)\d\d$", one) for one in cited), cited
    held = {one.citation for one in regulations.all_regulations()}
    written = text("glossary")
    for citation in cited & held:
        assert f"[{citation}](reference/regulations.md#" in written


def test_no_module_needs_sphinx() -> None:
    """The texts are made without what builds the pages; only the directive is not."""
    folder = pages.DOCS / "generated"
    needing = {
        path.name
        for path in folder.glob("*.py")
        if re.search(r"^(?:import|from) (?:sphinx|docutils)\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert needing == {"_directive.py"}
