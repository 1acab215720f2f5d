"""Checks of what an indicator is called, measured in, judged by, and what its document leaves out.

PER/09/M.PAN/5/2007 asks of an IKU that it is specific and can be measured. An indicator without a polarity has no
achievement, a score without a scale no meaning, a percentage of a count no whole.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from sakip.review.check import Remark, check
from sakip.review.formulas import divisions
from sakip.review.phrases import SCORES, is_blank, is_percentage, is_unit, whole, withheld, words
from sakip.review.together import together
from sakip.tree import Calculation, Operator
from sakip.wording import TERMS, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sakip.indicators import Indicator
    from sakip.sets import IndicatorSet
    from sakip.tree import Node

_IKU: Final = "PER/09/M.PAN/5/2007: indikator kinerja utama harus spesifik serta dapat dikuantifikasi dan diukur."
ANNEX: Final = "PER/20/M.PAN/11/2008: lampiran memuat penjelasan, cara menghitung, sumber data, penanggung jawab."
"""What the columns of an annex stand on."""
_SCORE_OF_ANOTHER = whole("sakip", "akip", "ip asn", "profesionalitas")
_SATISFACTION = whole("ikm", "kepuasan masyarakat", "kepuasan pelanggan", "kepuasan pengguna layanan")
_SATISFACTION_IN_PERCENT = re.compile(r"\W*(?:indeks|tingkat|nilai|persentase)\s+kepuasan\b", re.IGNORECASE)
_PEOPLE_ASKED = whole(
    "populasi", "populasinya", "responden", "respondennya", "sampel", "sampelnya", "sampling", "cuplikan"
)
_CHANGE = whole("kenaikan", "peningkatan", "penurunan", "pertumbuhan", "selisih", "perubahan", "deviasi")
_OUTCOME = re.compile(
    r"\W*(?:(?:meningkat|menurun|membaik|menguat|berkembang|terwujud|terselenggara|terlaksana|tercapai|tercipta|terjaga|"
    r"terpenuhi|terbangun)nya)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\W*(?:jumlah|banyaknya)(?![^\W_])", re.IGNORECASE)
_TECHNICAL_NAME = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_SAID_ELSEWHERE = frozenset({"unit", "polarity", "reached_at"})
_FILLING = frozenset({"yang", "yg", "dan", "serta", "di", "pada", "dalam", "dari", "untuk", "oleh"})
_SHORTEST_SPELLING, _LONGEST_SPELLING, _MOST_WORDS = 6, 30, 25
_COPULA = frozenset({"adalah", "merupakan", "ialah", "yaitu", "yakni"})


# --- polarity, unit, name ---------------------------------------------------------------------------------------------


@check("no-polarity", basis=f"{_IKU} Arahnya menentukan rumus capaian.", confidence="M")
def no_polarity(office: IndicatorSet) -> Iterator[Remark]:
    """An indicator that does not say which way is better, so that it has no achievement."""
    for indicator in office:
        if indicator.polarity is None:
            yield Remark({"indicator": indicator.code}, ("indicator", indicator.code))


@check("polarity-assumed", basis="Akal sehat: arah yang tidak tercetak ialah pilihan penyusun himpunan.")
def polarity_assumed(office: IndicatorSet) -> Iterator[Remark]:
    """Polarities the document does not print: one finding for all indicators of the same."""
    chosen: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in office:
        if indicator.polarity is not None and "polarity" in withheld(indicator):
            chosen[indicator.polarity].append(indicator)
    for way, indicators in chosen.items():
        # the rule of another package has no word here
        yield together(office, indicators, "polarity", {"polarity": Word(way) if way in TERMS else way})


@check("unit-missing", basis=_IKU, confidence="M")
def unit_missing(office: IndicatorSet) -> Iterator[Remark]:
    """A unit the document does not print."""
    for indicator in office:
        if "unit" in withheld(indicator):
            facts = {"indicator": indicator.code, "unit": indicator.unit}
            yield Remark(facts, ("indicator", indicator.code, "unit"))


@check("unit-says-nothing", basis=_IKU, confidence="M")
def unit_says_nothing(office: IndicatorSet) -> Iterator[Remark]:
    """A count of nobody knows what: a plain number that is no quotient."""
    for indicator in office:
        if is_unit(indicator, "bilangan") and not indicator.predicates and not any(divisions(indicator.formula.tree)):
            yield Remark({"indicator": indicator.code}, ("indicator", indicator.code, "unit"))


@check("name-measures-nothing", basis=_IKU, confidence="M")
def name_measures_nothing(office: IndicatorSet) -> Iterator[Remark]:
    """A name that is the sentence of an objective, or of a node of the cascade."""
    stated = {words(node.text) for node in office.nodes}
    for indicator in office:
        if _OUTCOME.match(indicator.name) or words(indicator.name) in stated:
            facts = {"indicator": indicator.code, "name": indicator.name}
            yield Remark(facts, ("indicator", indicator.code, "name"))


@check("percent-of-count", basis="Akal sehat: yang dihitung tanpa pembagi bukan bagian dari apa pun.")
def percent_of_count(office: IndicatorSet) -> Iterator[Remark]:
    """A percentage whose formula only counts."""
    for indicator in office:
        if indicator.formula.kind == "count" and is_unit(indicator, "persen"):
            yield Remark({"indicator": indicator.code}, ("indicator", indicator.code, "formula"))


@check("name-against-unit", basis="Akal sehat: nama dan satuan menyatakan satu ukuran.")
def name_against_unit(office: IndicatorSet) -> Iterator[Remark]:
    """A name that says Persentase of what is not in percent, or Jumlah of what is."""
    for indicator in office:
        percent = is_unit(indicator, "persen", "poin persen")
        named = is_percentage(indicator.name) or indicator.name.rstrip().endswith(("(%)", "(persen)"))
        counted = _COUNTED.match(indicator.name) is not None and indicator.formula.kind != "count"
        if (named and not percent and not _is_per(indicator.unit)) or (counted and percent):
            facts = {"indicator": indicator.code, "name": indicator.name, "unit": indicator.unit}
            yield Remark(facts, ("indicator", indicator.code, "unit"))


def _is_per(unit: str) -> bool:
    return unit.startswith(("per ", "permil"))


# --- scores -----------------------------------------------------------------------------------------------------------


@check("external-score-without-issuer", basis="Akal sehat: angka orang lain hanya dapat diperiksa pada dokumennya.")
def external_score_without_issuer(office: IndicatorSet) -> Iterator[Remark]:
    """An external score of which nobody knows who gives it, or in which document."""
    for indicator in office:
        details = indicator.formula.details
        if indicator.formula.kind != "external_score":
            continue
        unsaid = tuple(Word(f"review-{key}") for key in ("assessor", "document") if is_blank(details.get(key, "")))
        if unsaid:
            yield Remark({"indicator": indicator.code, "unsaid": unsaid}, ("indicator", indicator.code, "formula"))


@check("external-score-without-scale", basis="Akal sehat: nilai tanpa skala tidak dapat dikelompokkan.")
def external_score_without_scale(office: IndicatorSet) -> Iterator[Remark]:
    """A score of somebody else that is on no scale."""
    yield from _without_scale(office, external=True)


@check("index-without-scale", basis="Akal sehat: indeks tanpa skala tidak diketahui terendah dan tertingginya.")
def index_without_scale(office: IndicatorSet) -> Iterator[Remark]:
    """A score of the office's own that is on no scale."""
    yield from _without_scale(office, external=False)


def _without_scale(office: IndicatorSet, *, external: bool) -> Iterator[Remark]:
    for indicator in office:
        if (
            (indicator.formula.kind == "external_score") is external
            and indicator.scale is None
            and not indicator.predicates
            and is_unit(indicator, *SCORES)
            and not _is_difference(indicator)
        ):
            facts = {"indicator": indicator.code, "unit": indicator.unit}
            yield Remark(facts, ("indicator", indicator.code, "scale"))


def _is_difference(indicator: Indicator) -> bool:
    return _CHANGE.search(indicator.name) is not None or _subtracts(indicator.formula.tree)


def _subtracts(tree: Node) -> bool:
    return isinstance(tree, Calculation) and (
        tree.operator is Operator.SUBTRACT or _subtracts(tree.left) or _subtracts(tree.right)
    )


@check(
    "ikm-without-population",
    basis="PermenPANRB 14/2017: hasil survei menyebut responden yang ditarik dari populasi pengguna layanan.",
    confidence="S",
)
def ikm_without_population(office: IndicatorSet) -> Iterator[Remark]:
    """An index of satisfaction that does not say who was asked, out of how many."""
    for indicator in office:
        texts = (indicator.definition, indicator.formula_text, indicator.note, *indicator.data_sources)
        if _is_survey(indicator) and not any(_PEOPLE_ASKED.search(text) for text in texts):
            yield Remark({"indicator": indicator.code}, ("indicator", indicator.code, "definition"))


def _is_survey(indicator: Indicator) -> bool:
    if (
        indicator.scale is not None
        and indicator.scale.key == "skm"
        and _SCORE_OF_ANOTHER.search(indicator.name) is None
    ):
        return True
    if is_unit(indicator, *SCORES):
        return _SATISFACTION.search(indicator.name) is not None
    return is_unit(indicator, "persen") and _SATISFACTION_IN_PERCENT.match(indicator.name) is not None


@check(
    "assessor-responsible", basis="Akal sehat: yang menilai tidak dapat bertanggung jawab atas kinerja yang dinilainya."
)
def assessor_responsible(office: IndicatorSet) -> Iterator[Remark]:
    """An external score for which nobody answers but the one who gives it."""
    for indicator in office:
        assessor = words(indicator.formula.details.get("assessor", ""))
        if indicator.responsible and assessor and all(words(unit) == assessor for unit in indicator.responsible):
            facts = {"indicator": indicator.code, "assessor": indicator.formula.details["assessor"]}
            yield Remark(facts, ("indicator", indicator.code, "responsible"))


# --- what the document says -------------------------------------------------------------------------------------------


@check("not-in-text", basis=ANNEX, confidence="M")
def not_in_text(office: IndicatorSet) -> Iterator[Remark]:
    """What the document does not contain of an indicator."""
    for indicator in office:
        parts = [part for part in indicator.not_in_text if part.casefold().strip() not in _SAID_ELSEWHERE]
        if parts:
            said = tuple(Word(f"review-{part}") if f"review-{part}" in TERMS else part for part in sorted(parts))
            facts = {"indicator": indicator.code, "parts": said}
            yield Remark(facts, ("indicator", indicator.code, "not_in_text"))


@check("definition-repeats-name", basis=_IKU, confidence="M")
def definition_repeats_name(office: IndicatorSet) -> Iterator[Remark]:
    """A definition that only says the name again."""
    for indicator in office:
        said = [word for word in words(indicator.definition) if word not in _COPULA]
        name = list(words(indicator.name))
        if said and said in (name, name + name):
            yield Remark({"indicator": indicator.code}, ("indicator", indicator.code, "definition"))


@check("several-names", basis=_IKU, confidence="M")
def several_names(office: IndicatorSet) -> Iterator[Remark]:
    """An indicator its documents call differently; another case and initials do not count."""
    for indicator in office:
        names = words(indicator.name)
        initials = "".join(word[0] for word in names)
        others = tuple(
            alias
            for alias in sorted(indicator.aliases)
            if words(alias) != names and alias.casefold() != initials and not _TECHNICAL_NAME.fullmatch(alias)
        )
        if others:
            facts = {"indicator": indicator.code, "name": indicator.name, "others": others}
            yield Remark(facts, ("indicator", indicator.code, "aliases"))


@check("near-duplicate-names", basis=_IKU, confidence="M")
def near_duplicate_names(office: IndicatorSet) -> Iterator[Remark]:
    """Indicators of nearly one name.

    The measure: leaving out case, marks and words such as *yang* and *dan*, the names are the same, or one word of six
    letters or more is spelt with a single letter different. A number, a year or a short word tells them apart.
    """
    for near in _near(sorted(office, key=lambda indicator: indicator.code)):
        levels = {indicator.level for indicator in near} - {""}
        spellings = {words(indicator.name) for indicator in near}
        if len(spellings) == 1 and len(levels) == len(near):  # one indicator of several levels of the cascade
            continue
        first, *rest = near
        facts = {
            "indicator": first.code,
            "name": first.name,
            "other": tuple(indicator.code for indicator in rest),
            "names": tuple(dict.fromkeys(indicator.name for indicator in rest)),
        }
        yield Remark(facts, ("indicator", rest[0].code, "name"))


def nearly_one_name(one: Indicator, other: Indicator) -> bool:
    """Whether both names are nearly one, by the measure above."""
    return any(len(near) > 1 for near in _near([one, other]))


def _near(indicators: Sequence[Indicator]) -> Iterator[list[Indicator]]:
    """Yield the groups of indicators of nearly one name; what is spelt alike shares a key, so that no pair is tried."""
    group: dict[int, int] = {}

    def head(place: int) -> int:
        while group.get(place, place) != place:
            place = group[place]
        return place

    first: dict[tuple[object, ...], int] = {}
    for place, indicator in enumerate(indicators):
        for key in _spellings([word for word in words(indicator.name) if word not in _FILLING]):
            before = first.setdefault(key, place)
            low, high = sorted((head(before), head(place)))
            if low != high:
                group[high] = low
    members: dict[int, list[Indicator]] = defaultdict(list)
    for place, indicator in enumerate(indicators):
        members[head(place)].append(indicator)
    yield from (near for near in members.values() if len(near) > 1)


def _spellings(said: list[str]) -> Iterator[tuple[object, ...]]:
    """Yield the words, and the words with at most one letter left out of one of them."""
    yield tuple(said)
    for place, word in enumerate(said if len(said) <= _MOST_WORDS else ()):
        if _SHORTEST_SPELLING <= len(word) <= _LONGEST_SPELLING and word.isalpha():
            rest = (place, *said[:place], None, *said[place + 1 :])
            yield (*rest, word)
            yield from ((*rest, word[:letter] + word[letter + 1 :]) for letter in range(len(word)))


# --- quarters ---------------------------------------------------------------------------------------------------------


@check("no-consolidation", basis="Akal sehat: triwulan dapat dijumlahkan, dirata-ratakan, atau diambil yang terakhir.")
def no_consolidation(office: IndicatorSet) -> Iterator[Remark]:
    """An indicator of quarters that does not say how they make a year."""
    parted = {target.indicator for target in office.targets if target.period.kind != "year"}
    parted |= {made.indicator for made in office.realisations if made.period.kind != "year"}
    for indicator in office:
        if indicator.code in parted and indicator.consolidation is None:
            yield Remark({"indicator": indicator.code}, ("indicator", indicator.code, "consolidation"))
