from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from string import Formatter
from typing import TYPE_CHECKING, Any

import pytest
import strategies as own
from hypothesis import given

from sakip.bands import CategoryBand
from sakip.errors import UnknownNameError
from sakip.figures import ROUNDINGS, read_id
from sakip.findings import Finding, Place
from sakip.formulas.achievement import ACHIEVEMENT_RULES
from sakip.formulas.expression import parse
from sakip.interpreters.explain import Shown
from sakip.periods import Quarter
from sakip.tree import Operator
from sakip.wording import COMMANDS, FINDINGS, LANGUAGES, TERMS, Word, command, language, reason, spoken, term
from sakip.wording.terms import REASONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HUGE = 10**5000


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def common(sentence: str) -> set[str]:
    """The facts of a sentence; one that is a text itself comes in both languages."""
    return {name.removesuffix("_id").removesuffix("_en") for name in fields(sentence)}


@pytest.mark.parametrize("code", sorted(FINDINGS))
def test_a_finding_is_said_in_both_languages_with_the_same_facts(code: str) -> None:
    words = FINDINGS[code]
    assert words.id
    assert words.en
    assert words.id != words.en
    assert common(words.id) == common(words.en)
    assert bool(words.remedy_id) == bool(words.remedy_en)
    assert common(words.remedy_id) == common(words.remedy_en)
    assert not any(name.endswith("_en") for name in fields(words.id) | fields(words.remedy_id))
    assert not any(name.endswith("_id") for name in fields(words.en) | fields(words.remedy_en))


@pytest.mark.parametrize("code", sorted(FINDINGS))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_of_a_finding_can_be_filled_in(code: str, lang: str) -> None:
    words = FINDINGS[code]
    names = fields(words.id) | fields(words.en) | fields(words.remedy_id) | fields(words.remedy_en)
    finding = Finding(code, {name: f"<{name}>" for name in names})
    wanted = fields(words.id if lang == "id" else words.en) | fields(
        words.remedy_id if lang == "id" else words.remedy_en
    )
    said = finding.text(lang)
    assert {name for name in names if f"<{name}>" in said} == wanted
    assert "{" not in said
    assert said == said.strip()


@pytest.mark.parametrize("code", sorted(REASONS))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_is_said_in_both_languages_with_the_same_facts(code: str, lang: str) -> None:
    indonesian, english = REASONS[code]
    assert indonesian != english
    assert fields(indonesian) == fields(english)
    facts = {name: f"<{name}>" for name in fields(indonesian)}
    said = reason(code, facts, lang)
    assert all(value in said for value in facts.values())
    assert "{" not in said
    assert said.endswith(".")


@pytest.mark.parametrize(
    ("say", "said", "code"), [(term, TERMS, code) for code in TERMS] + [(command, COMMANDS, code) for code in COMMANDS]
)
def test_every_term_is_said_in_both_languages_with_the_same_facts(
    say: Callable[..., str], said: Mapping[str, tuple[str, str]], code: str
) -> None:
    indonesian, english = said[code]
    assert indonesian.strip() == indonesian != ""
    assert english.strip() == english != ""
    assert fields(indonesian) == fields(english)
    assert (say(code), say(code, "en")) == (indonesian, english)


@pytest.mark.parametrize(
    "code", [*ROUNDINGS, *ACHIEVEMENT_RULES, Operator.SMALLER, Operator.LARGER, "is-none", "is-true", "is-false"]
)
def test_every_named_rule_and_operator_has_a_term(code: str) -> None:
    assert code in TERMS


def test_the_operators_are_called_what_the_parser_of_expressions_reads() -> None:
    for operator in (Operator.SMALLER, Operator.LARGER):
        for lang in LANGUAGES:
            tree: Any = parse(f"{term(operator, lang)}(a; b)")
            assert tree.operator is operator


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (Fraction("1234.5"), "1.234,5", "1,234.5"),
        (Decimal("88.30"), "88,30", "88.30"),
        (Fraction(1, 3), "1/3", "1/3"),
        (Fraction(-2, 3), "-2/3", "-2/3"),
        (5, "5", "5"),
        (2024, "2024", "2024"),
        ("LKjIP", "LKjIP", "LKjIP"),
        (None, "tidak ada", "none"),
        (True, "ya", "yes"),
        (False, "tidak", "no"),
        (date(2024, 1, 30), "30 Januari 2024", "30 January 2024"),
        (Quarter(2024, 2), "Triwulan II 2024", "Quarter 2 2024"),
        (("a", "b"), "a, b", "a, b"),
        ([Fraction("0.5"), None], "0,5, tidak ada", "0.5, none"),
        ((), "", ""),
        (Shown(parse("smaller_of(a, 0.5)")), "terkecil(a; 0,5)", "smaller_of(a; 0.5)"),
        (Word("not-reported"), "belum diisi", "not reported"),
        (CategoryBand("BB", "Sangat Baik", None, None, False, False), "Sangat Baik", "Sangat Baik"),
    ],
)
def test_a_fact_is_written_as_the_language_writes_it(value: Any, indonesian: str, english: str) -> None:
    assert (spoken(value), spoken(value, "en")) == (indonesian, english)


def test_a_number_of_thousands_of_digits_can_be_said() -> None:
    assert len(spoken(Fraction(HUGE, 3))) == 5003
    assert len(spoken(Fraction(HUGE))) == 5001 + 1666


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 offices have"), (1, "1 office has"), (2, "2 offices have"), (21, "21 offices have")]
)
def test_one_is_said_otherwise_than_several(count: int, said: str) -> None:
    """Indonesian words do not change with their number, English ones do."""
    finding = Finding("rollup-no-card", {"count": count, "period": 2024, "names": ("A",)})
    assert finding.message("en") == f"{said} no scorecard of 2024: A."
    assert finding.message() == f"{count} perangkat daerah belum punya hasil penilaian 2024: A."


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_term_or_a_command_is_filled_with_its_facts(lang: str) -> None:
    """Without facts it is the sentence itself."""
    assert term("display-offices", lang, count=1) == {"id": "1 perangkat daerah", "en": "1 office"}[lang]
    assert command("document-targets", lang, count="1.200") == {"id": "1.200 target", "en": "1.200 targets"}[lang]
    assert "{count}" in term("display-offices", lang)


def test_no_english_sentence_has_several_of_one() -> None:
    """Where a sentence counts, its words agree with the number: never a fact of a count before a plain plural."""
    counted = re.compile(r"\{(?:count|rows|respondents|years|made)\} (?:further |more )?(\w+s)\b")
    sentences = {code: words.en for code, words in FINDINGS.items()}
    sentences |= {code: english for table in (TERMS, COMMANDS, REASONS) for code, (_, english) in table.items()}
    several = {code for code, english in sentences.items() if counted.search(english)}
    # these are said of two or more, of more than a limit, or of what is listed
    assert several == {
        "always-on-target", "bands-one-label", "export-part", "expression-values", "plan-duplicate-code",
        "plan-duplicate-link", "report-years-missing", "sheet-too-many", "skm-number-beyond", "too-large",
    }  # fmt: skip


@given(own.numbers())
def test_an_indonesian_sentence_has_indonesian_numbers(value: Any) -> None:
    finding = Finding("bands-shared-end", {"scale": "x", "below": "B", "above": "A", "to": value})
    said = finding.message().removeprefix("Skala x: nilai ").partition(" termasuk")[0]
    assert read_id(said, decimal=",") == value


@pytest.mark.parametrize("lang", ["de", "ID", "", "english"])
def test_a_language_without_sentences_is_refused(lang: str) -> None:
    """The nearest is offered; nothing is said in another language than was asked for."""
    saying: list[Callable[[], str]] = [
        lambda: language(lang),
        lambda: term("value", lang),
        lambda: command("sets", lang),
        lambda: reason("not-applicable", {"indicator": "IKM", "period": 2024}, lang),
        lambda: Finding("missing-key", {"name": "unit"}).message(lang),
        lambda: Finding("missing-key", {"name": "unit"}).remedy(lang),
        lambda: spoken(date(2024, 1, 1), lang),
        lambda: spoken(None, lang),
    ]
    for said in saying:
        with pytest.raises(UnknownNameError, match="there is no language called"):
            said()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_with_braces_among_the_facts_is_repeated_as_it_is(lang: str) -> None:
    """What a stranger wrote into a file is never read as a template."""
    said = Finding("missing-key", {"name": "{scale} {0} {name.__class__}"}).text(lang)
    assert said.count("{scale} {0} {name.__class__}") == 2


def test_no_finding_repeats_a_megabyte() -> None:
    """What a stranger wrote is cut in its middle, and so is where it stands."""
    name = "a" * 600_000 + "z" * 600_000
    said = Finding("missing-key", {"name": name}, Place("x.toml", 1, key=name)).text("en")
    assert len(said) < 4_000
    assert "a…z" in said
