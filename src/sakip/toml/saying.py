"""What an error says, as the code and the facts of a finding: so that a fault of a file is told in both languages."""

from __future__ import annotations

import datetime as dt
import difflib
from typing import TYPE_CHECKING, Any, Final

from sakip.errors import CycleError, PeriodError, SakipError, UnknownNameError, nearest, quoted
from sakip.toml.numbers import with_point
from sakip.toml.text import Literal
from sakip.wording import FINDINGS, TERMS, Word, hints
from sakip.wording.synonyms import SYNONYMS

if TYPE_CHECKING:
    from collections.abc import Collection

# a name of a unit that is only somewhat alike is another unit
_ALIKE: Final = 0.75
# what packages bring too
_OF_PACKAGES: Final = frozenset({"formula kind", "polarity"})
_PREDICATE: Final = '{ predicate = "BB" }'
_LONGEST_LIST: Final = 60
_DEEPEST_SHOWN: Final = _LONGEST_LIST // 2


def said(error: SakipError) -> tuple[str, dict[str, Any]]:
    """Return the code and the facts of the finding that says what an error does."""
    if isinstance(error, UnknownNameError):
        return _unknown(error)
    if error.fault not in FINDINGS:
        if isinstance(error, PeriodError):
            return "bad-period", {"given": f"“{error.value}”" if isinstance(error.value, str) else shown(error.value)}
        return "bad-value", {"what": error.what, "remedy": error.remedy}
    facts: dict[str, Any] = {name: fact for name, fact in error.facts.items() if name != "fault"}
    if isinstance(error, CycleError):
        facts["path"] = " → ".join(error.path)
    if "value" in facts:
        facts.setdefault("given", shown(facts["value"]))
    if "known" in facts and "name" in facts:
        facts |= hinted(facts["name"], facts["known"])
    elif error.fault == "number-none":
        facts["example"] = _PREDICATE
    elif error.fault == "number-plain":
        better = with_point(str(facts["value"]))
        facts |= {"hint_id": f'Tulis "{better}".' if better else "", "hint_en": f'Write "{better}".' if better else ""}
    return error.fault, facts


def hinted(name: str, known: Collection[str], kind: str = "key") -> dict[str, str]:
    """Return the facts ``hint_id`` and ``hint_en``: what an Indonesian word stands for, or else the nearest name."""
    meant = meant_by(name, known, kind)
    # of two rules for less being better the word chooses neither
    said = SYNONYMS.get(kind, {}).get(" ".join(name.casefold().split()))
    other = "lower-inverse" if said == "lower-mirror" and "lower-inverse" in known else ""
    return hints(name if meant is None else meant, known, other)


def meant_by(name: str, known: Collection[str], kind: str = "key") -> str | None:
    """Return the one of ``known`` that a name stands for: its Indonesian word, or one written a little otherwise."""
    word = " ".join(name.casefold().split())
    word = word.replace(" ", "_") if kind == "key" else word
    synonyms = SYNONYMS.get(kind, {})
    for meant in (synonyms.get(word), nearest(name, known), synonyms.get(nearest(word, synonyms) or "")):
        if meant in known:
            return meant
    return None


def shown(value: object, deep: int = 0) -> str:
    """Write a value as a message repeats it: as a file has it, and never the way only Python does."""
    if deep > _DEEPEST_SHOWN:  # beyond what fits in a message anyway
        return "…"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, dict | list) and not value:
        return "{}" if isinstance(value, dict) else "[]"
    if isinstance(value, list):
        written = f"[{', '.join(shown(inner, deep + 1) for inner in value[:_LONGEST_LIST])}]"
        return written if len(written) <= _LONGEST_LIST else f"{written[:_LONGEST_LIST]}…"
    if isinstance(value, dict):
        written = ", ".join(f"{key} = {shown(inner, deep + 1)}" for key, inner in list(value.items())[:_LONGEST_LIST])
        return f"{{ {written} }}" if len(written) <= _LONGEST_LIST else f"{{ {written[:_LONGEST_LIST]}… }}"
    return str(value) if isinstance(value, Literal) else quoted(value)


def _unknown(error: UnknownNameError) -> tuple[str, dict[str, Any]]:
    if error.kind == "unit":
        close = difflib.get_close_matches(error.name.casefold(), error.known, n=1, cutoff=_ALIKE)
        return "unknown-unit", {"name": error.name, **(hints(error.name, close) if close else hints("", error.known))}
    term = f"a-{error.kind.replace(' ', '-')}"
    facts = {"name": error.name, **hinted(error.name, error.known, error.kind)}
    # with a namespace it is a package's, as far as none that is there is meant
    missing = error.kind in _OF_PACKAGES and "." in error.name and not error.nearest
    code = "pack-missing" if missing else "unknown-reference"
    return code, {"kind": Word(term if term in TERMS else "a-choice"), **facts}
