"""Checks of scores: whose they are, on which scale, how quarters make a year, and whether one stands there twice.

A score of SAKIP is given by the Inspektorat and stands on the scale of evaluation; an index of satisfaction comes from
a survey and stands on its own. What is put on the scale of another gets a letter that says nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sakip.review.check import Remark, check
from sakip.review.indicators import nearly_one_name
from sakip.review.phrases import SCORES, is_unit, whole, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.indicators import Indicator
    from sakip.sets import IndicatorSet

_SPOKEN_OF: Final = MappingProxyType(
    {
        "skm": re.compile(r"kepuasan|survei|survey|\bikm\b|\bskm\b|sukma", re.IGNORECASE),
        "akip": re.compile(r"sakip|\bakip\b|akuntabilitas|\blke\b|lakip|lkjip", re.IGNORECASE),
        "ipasn": re.compile(r"\bip\W?asn\b|profesional|\basn\b|\bpns\b", re.IGNORECASE),
    }
)
_SAKIP = whole("sakip", "akip", "akuntabilitas kinerja")
_ITSELF: Final = frozenset({("kecamatan",), ("camat",), ("sendiri",), ("penilaian", "mandiri"), ("internal",)})
_TITLES: Final = frozenset({"camat", "kantor", "kepala", "kecamatan"})
_ABBREVIATED: Final = MappingProxyType(
    {
        "ikm": ("indeks", "kepuasan", "masyarakat"),
        "ipasn": ("indeks", "profesionalitas", "asn"),
        "ip": ("indeks", "profesionalitas"),
        "akip": ("sakip",),
        "ipm": ("indeks", "pembangunan", "manusia"),
        "idm": ("indeks", "desa", "membangun"),
        "spbe": ("sistem", "pemerintahan", "berbasis", "elektronik"),
    }
)
_IN_BRACKETS = re.compile(r"\([^)]*\)")
# whose index it is, where it is the office's own
_OWN: Final = frozenset({"kecamatan", "kantor", "perangkat", "daerah", "opd", "pd", "skpd", "nilai", "hasil"})
_FEWEST_WORDS: Final = 5


@check("scale-unlike-name", basis="Skala tiap instrumen berlaku untuk instrumen itu, menurut peraturannya.")
def scale_unlike_name(office: IndicatorSet) -> Iterator[Remark]:
    """An indicator on the scale of an instrument that nothing of it speaks of."""
    for indicator in office:
        if is_on_foreign_scale(office, indicator) and indicator.scale is not None:
            facts = {"indicator": indicator.code, "name": indicator.name, "scale": indicator.scale.key}
            yield Remark(facts, ("indicator", indicator.code, "scale"))


def is_on_foreign_scale(office: IndicatorSet, indicator: Indicator) -> bool:
    """Whether it stands on the scale of an instrument of the library that none of its texts names."""
    scale = indicator.scale
    spoken_of = _SPOKEN_OF.get(scale.key) if scale is not None and scale.key not in office.scales else None
    texts = (
        indicator.name, *indicator.aliases, indicator.definition, indicator.formula_text, indicator.note,
        *indicator.data_sources, *map(str, indicator.formula.details.values()),
    )  # fmt: skip
    return spoken_of is not None and not any(spoken_of.search(text) for text in texts)


@check(
    "assessed-by-itself",
    basis="PermenPANRB 88/2021: SAKIP perangkat daerah dievaluasi oleh aparat pengawasan intern pemerintah.",
    confidence="S",
)
def assessed_by_itself(office: IndicatorSet) -> Iterator[Remark]:
    """A score of SAKIP whose assessor is the office that is assessed."""
    own = _without_titles(words(office.office.name)) if office.office is not None else ()
    for indicator in office:
        assessor = str(indicator.formula.details.get("assessor", ""))
        said = words(assessor)
        itself = said in _ITSELF or (bool(own) and _without_titles(said) == own)
        if indicator.formula.kind == "external_score" and itself and _SAKIP.search(indicator.name):
            facts = {"indicator": indicator.code, "assessor": assessor}
            yield Remark(facts, ("indicator", indicator.code, "formula"))


def _without_titles(said: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in said if word not in _TITLES)


@check("score-summed", basis="Akal sehat: nilai empat triwulan yang dijumlahkan melampaui skalanya.")
def score_summed(office: IndicatorSet) -> Iterator[Remark]:
    """A score whose quarters are added up."""
    for indicator in office:
        if indicator.consolidation == "sum" and (indicator.scale is not None or is_unit(indicator, *SCORES)):
            facts = {"indicator": indicator.code, "unit": indicator.unit}
            yield Remark(facts, ("indicator", indicator.code, "consolidation"))


@check("same-index-twice", basis="Akal sehat: satu ukuran dengan dua nama dihitung dua kali dalam rata-rata capaian.")
def same_index_twice(office: IndicatorSet) -> Iterator[Remark]:
    """One measure under two names: an index and its initials, or one definition for both."""
    alike: dict[tuple[object, ...], list[Indicator]] = defaultdict(list)
    for indicator in sorted(office, key=lambda one: one.code):
        name = _spelt_out(office, indicator.name)
        if name and is_unit(indicator, *SCORES):
            alike["name", name].append(indicator)
        said = words(indicator.definition)
        if len(said) >= _FEWEST_WORDS:
            alike["definition", said, indicator.unit, indicator.formula.kind].append(indicator)
    seen: set[tuple[str, str]] = set()
    for several in alike.values():
        for one, other in combinations(several, 2):
            pair = (one.code, other.code)
            levels = {one.level, other.level} - {""}
            if pair in seen or len(levels) == 2 or nearly_one_name(one, other):
                continue
            seen.add(pair)
            facts = {"indicator": one.code, "name": one.name, "other": other.code, "names": other.name}
            yield Remark(facts, ("indicator", other.code, "name"))


def _spelt_out(office: IndicatorSet, name: str) -> tuple[str, ...]:
    """Return the words of a name without whose it is, initials spelt out; they may stand in brackets, too."""
    own = {*_OWN, *(words(office.office.name) if office.office is not None else ())}
    said = [word for word in words(_IN_BRACKETS.sub(" ", name)) if word not in own]
    return tuple(full for word in said for full in _ABBREVIATED.get(word, (word,)))
