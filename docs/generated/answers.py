"""Same facts, how many answers: what functions of public applications say, and what this library says now.

What was read of the functions is in ``answers.toml`` beside this file; the library's side is computed when asked for.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import sakip
from sakip import figures, wording

if TYPE_CHECKING:
    from collections.abc import Mapping

READ: Final[Mapping[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
RULES: Final = {"more": ("higher",), "less": ("lower-mirror", "lower-inverse")}

_WORDS: Final = {
    "en": {
        "head": ("Facts: target → realisation", "Answers", "Which, and of how many functions", "`sakip`"),
        "more": "more is better",
        "less": "less is better",
        "nothing": "nothing",
        "dash": "“-”",
        "error": "division error",
        "inf": "Infinity",
        "-inf": "-Infinity",
        "none": "none",
    },
    "id": {
        "head": ("Fakta: target → realisasi", "Jawaban", "Apa saja, dan dari berapa fungsi", "`sakip`"),
        "more": "makin tinggi makin baik",
        "less": "makin rendah makin baik",
        "nothing": "kosong",
        "dash": "“-”",
        "error": "galat pembagian",
        "inf": "Infinity",
        "-inf": "-Infinity",
        "none": "tidak ada",
    },
}


def assessed(rule: str, fact: Mapping[str, Any]) -> sakip.Achievement:
    """Return what the library makes of a fact by one rule."""
    year = sakip.Year(2024)
    indicator = sakip.Indicator(code="x", name="X", unit="kasus", polarity=rule, formula=sakip.count())
    target = sakip.Target("x", year, fact["target"])
    report = sakip.Realisation("x", year, {"jumlah": fact["realisation"]})
    return sakip.assess_one(indicator, target, report).achievement


def ours(fact: Mapping[str, Any], lang: str = "en") -> str:
    """Write the library's answers to a fact: one a rule, or one where the rules agree that there is none."""
    said = {rule: _said(assessed(rule, fact), lang) for rule in RULES[fact["better"]]}
    answers = set(said.values())
    if len(said) == 1 or (len(answers) == 1 and assessed("lower-mirror", fact).value is None):
        return answers.pop()
    return ", ".join(f"{answer} (`{rule}`)" for rule, answer in said.items())


def theirs(fact: Mapping[str, Any], lang: str = "en") -> str:
    """Write the answers of the functions, the commonest first, each with the number of functions that give it."""
    counted = Counter(fact["answers"])
    ranked = sorted(counted, key=lambda answer: (-counted[answer], fact["answers"].index(answer)))
    return "; ".join(f"{_WORDS[lang].get(answer) or _number(answer, lang)} ({counted[answer]})" for answer in ranked)


def markdown(lang: str = "en") -> str:
    """Make the table."""
    words = _WORDS[lang]
    lines = ["| " + " | ".join(words["head"]) + " |", "| --- | --- | --- | --- |"]
    for fact in READ["fact"]:
        facts = f"{words[fact['better']]}, {_number(fact['target'], lang)} → {_number(fact['realisation'], lang)}"
        lines.append(f"| {facts} | {len(set(fact['answers']))} | {theirs(fact, lang)} | {ours(fact, lang)} |")
    return "\n".join(lines) + "\n"


def _said(achievement: sakip.Achievement, lang: str) -> str:
    if achievement.value is None:
        return f"{_WORDS[lang]['none']}: `{achievement.reason}`"
    return figures.write_id(achievement.value) if lang == "id" else figures.write_en(achievement.value)


def _number(text: str, lang: str) -> str:
    return wording.spoken(sakip.number(text), lang)
