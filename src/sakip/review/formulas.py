"""Checks of how an indicator is computed: what is divided by what, weights, what counts as reached.

A denominator that is itself a plan compares with the plan twice, once in the value and once against the target
(Mumbulsari's third indicator); one that counts complaints may be zero without anybody's fault; nine weights printed as
0,11 sum to 0,99, and the index never reaches 100.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import reduce
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sakip.figures import publish
from sakip.review.check import Remark, check
from sakip.review.phrases import is_percentage, is_unit, whole, withheld
from sakip.tree import Calculation, Component, Constant, Operator, components_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sakip.indicators import Indicator
    from sakip.sets import IndicatorSet
    from sakip.tree import Node

_PLANNED = whole("rencana", "direncanakan", "terencana", "ditargetkan", "target")
_MAY_NOT_HAPPEN = whole(
    "aduan", "pengaduan", "keluhan", "kasus", "pelanggaran", "sengketa", "konflik", "gangguan", "temuan", "kejadian",
    "insiden", "laporan masuk", "laporan yang masuk", "laporan yg masuk",
)  # fmt: skip
_WHEN_THERE_ARE_NONE = re.compile(
    r"\b(?:bila|apabila|jika|kalau|dalam hal|ketika|saat|penyebut)\b[^.;]*"
    r"\b(?:tidak ada|tidak terdapat|tanpa|nihil|nol|0|kosong)\b",
    re.IGNORECASE,
)
_DIVIDED = re.compile(r"\s/\s|÷|\bdibagi(?:\s+dengan)?\b", re.IGNORECASE)
_TIMES = re.compile(r"(?:[x×*]|\bdikali(?:kan)?(?:\s+dengan)?)\s*100.*", re.IGNORECASE | re.DOTALL)
_BEFORE = whole("lalu", "sebelumnya", "awal", "dasar", "sekarang", "n")
_SHARE = whole("kemiskinan", "pengangguran", "prevalensi", "kepemilikan")
_EVERYTHING = whole("seluruh", "seluruhnya", "keseluruhan", "total", "semua")
_RATE = re.compile(r"\W*rasio\b", re.IGNORECASE)
_TIMES_OF: Final = MappingProxyType({"persen": 100, "permil": 1000, "per 10.000": 10_000, "per 100.000": 100_000})
_FACTOR = re.compile(
    r"(?:(?:[x×*]|\bdikali(?:kan)?(?:\s+dengan)?)\s*(100(?:[.,]?000)?|10?[.,]?000)|\bper\s+(1(?:0|00)?[.,]?000))"
    r"(?![.,]?\d)",
    re.IGNORECASE,
)
_WEIGHING = whole("penimbang", "tertimbang", "bobot", "unsur", "nrr")
_WEIGHT = re.compile(r"(?<![\d.,])0[.,](\d{2,4})(?![\d%]|[.,]\d)")
_FEWEST_WEIGHTS, _MOST_WEIGHTS = 3, 30
_NEARLY: Final = Fraction(1, 20)


# --- what is divided by what ------------------------------------------------------------------------------------------


def divisions(tree: Node) -> Iterator[tuple[Node, Node]]:
    """Yield both sides of every division of a formula."""
    if isinstance(tree, Calculation):
        if tree.operator is Operator.DIVIDE:
            yield tree.left, tree.right
        yield from divisions(tree.left)
        yield from divisions(tree.right)


def printed_division(indicator: Indicator) -> tuple[str, str] | None:
    """Return what the printed formula divides by what: around `` / ``, ``÷`` or ``dibagi``, or in ``a/b x 100%``."""
    text = indicator.formula_text
    parts = _DIVIDED.split(text, maxsplit=1)
    if len(parts) < 2 and text.count("/") == 1 and _TIMES.search(text):  # or laporan/aduan were a division
        parts = text.split("/")
    if len(parts) < 2:
        return None
    above, below = (" ".join(_TIMES.sub("", part).split()).strip(" .()") for part in parts)
    return above, below


def _named(node: Node) -> str:
    return " ".join(component.name for component in components_of(node))


def planned_denominator(indicator: Indicator) -> str:
    """Return the denominator that is itself a plan, if there is one; a word both sides have is no comparison."""
    pairs = [(_named(above), _named(below)) for above, below in divisions(indicator.formula.tree)]
    printed = printed_division(indicator)
    for above, below in [*pairs, *([printed] if printed else [])]:
        said = {word.casefold() for word in _PLANNED.findall(above)}
        if any(word.casefold() not in said for word in _PLANNED.findall(below)):
            return below
    return ""


def is_part_of_whole(indicator: Indicator) -> bool:
    """Whether its value is surely a share of a whole, so that more than 100 percent cannot be.

    It is where the name says so, or where both are counts of one unit and the name or the denominator speaks of a
    whole: *Angka kemiskinan*, ``mandiri`` of ``seluruh`` villages.
    """
    if not is_quotient(indicator) or is_compared(indicator):
        return False
    if is_percentage(indicator.name):
        return True
    above, below = indicator.formula.components
    one_unit = above.unit == below.unit and above.unit not in {None, "bilangan"}
    of_everything = _EVERYTHING.search(below.name) is not None and _EVERYTHING.search(above.name) is None
    said = of_everything or _SHARE.search(indicator.name) is not None
    return one_unit and said and _RATE.match(indicator.name) is None


def is_quotient(indicator: Indicator) -> bool:
    """Whether it is a ratio of two components in percent."""
    return (
        indicator.formula.kind == "ratio" and is_unit(indicator, "persen") and len(indicator.formula.components) == 2
    )  # fmt: skip


def is_compared(indicator: Indicator) -> bool:
    """Whether a quotient compares with money, a plan or an earlier time, which it may well exceed."""
    money = any(component.unit and "rupiah" in component.unit for component in indicator.formula.components)
    return money or bool(_BEFORE.search(_named(indicator.formula.tree)) or planned_denominator(indicator))


@check("ratio-of-itself", basis="Akal sehat: yang dibagi dengan dirinya sendiri selalu seratus persen.")
def ratio_of_itself(office: IndicatorSet) -> Iterator[Remark]:
    """A component divided by itself."""
    for indicator in office:
        sides = [(_multiplied(above), _multiplied(below)) for above, below in divisions(indicator.formula.tree)]
        same = next((below for above, below in sides if below is not None and above == below), None)
        if same is not None:
            facts = {"indicator": indicator.code, "denominator": same.name}
            yield Remark(facts, ("indicator", indicator.code, "formula"))


def _multiplied(tree: Node) -> Component | None:
    """Return the component that a side of a division is, whatever number it is multiplied by."""
    match tree:
        case Component():
            return tree
        case Calculation(operator=Operator.MULTIPLY, left=Constant(), right=Component() as component):
            return component
        case Calculation(operator=Operator.MULTIPLY, left=Component() as component, right=Constant()):
            return component
    return None


@check("factor-against-unit", basis="Akal sehat: pengali rumus menentukan satuannya, ×100 persen, ×1.000 permil.")
def factor_against_unit(office: IndicatorSet) -> Iterator[Remark]:
    """A printed formula or a name that multiplies by another number than the unit says."""
    for indicator in office:
        wanted = next((times for unit, times in _TIMES_OF.items() if is_unit(indicator, unit)), None)
        for key, text in (("formula_text", indicator.formula_text), ("name", indicator.name)):
            written = {
                match[1] or match[2]: int(re.sub(r"\D", "", match[1] or match[2])) for match in _FACTOR.finditer(text)
            }
            if wanted is not None and written and wanted not in written.values():
                facts = {"indicator": indicator.code, "times": next(iter(written)), "unit": indicator.unit}
                yield Remark(facts, ("indicator", indicator.code, key))
                break


@check(
    "denominator-is-a-plan",
    basis="Akal sehat: nilai dibandingkan dengan rencana dua kali, dalam rumus dan terhadap target.",
)
def denominator_is_a_plan(office: IndicatorSet) -> Iterator[Remark]:
    """A denominator that speaks of what was planned or targeted."""
    for indicator in office:
        below = planned_denominator(indicator)
        if below:
            facts = {"indicator": indicator.code, "denominator": below}
            yield Remark(facts, ("indicator", indicator.code, "formula"))


@check(
    "denominator-may-be-zero",
    basis="Akal sehat: yang tidak terjadi tidak dapat menjadi pembagi; tidak ada peraturan yang mengatur penyebut nol.",
)
def denominator_may_be_zero(office: IndicatorSet) -> Iterator[Remark]:
    """A denominator that counts what may not happen, where nothing is said of the case that it does not."""
    for indicator in office:
        texts = (indicator.note, indicator.definition, indicator.formula_text)
        counted = _counts_what_may_not_happen(indicator)
        if counted and not any(_WHEN_THERE_ARE_NONE.search(text) for text in texts):
            facts = {"indicator": indicator.code, "denominator": counted}
            yield Remark(facts, ("indicator", indicator.code, "formula"))


def _counts_what_may_not_happen(indicator: Indicator) -> str:
    for _, below in divisions(indicator.formula.tree):
        for component in components_of(below):
            said = f"{component.name} {component.unit or ''}"
            if component.source is None and _MAY_NOT_HAPPEN.search(said):
                return component.name
    printed = printed_division(indicator)
    return printed[1] if printed and _MAY_NOT_HAPPEN.search(printed[1]) else ""


# --- weights ----------------------------------------------------------------------------------------------------------


@check(
    "weights-not-exact",
    basis="PermenPANRB 14/2017: penimbang tiap unsur 1/jumlah unsur, sehingga seluruhnya tepat 1.",
    confidence="S",
)
def weights_not_exact(office: IndicatorSet) -> Iterator[Remark]:
    """Weights that sum to nearly 1 and not to 1, in the formula or as the text prints them."""
    for indicator in office:
        computed, printed = next(_inexact(indicator.formula.tree), None), _printed_weight(indicator)
        if computed is not None or printed is not None:
            path = "formula_text" if computed is None else "formula"
            weights, total, wanted = computed or printed or ((), 0, 1)
            facts = {"indicator": indicator.code, "weights": weights, "sum": total, "wanted": wanted}
            yield Remark(facts, ("indicator", indicator.code, path))


def _inexact(tree: Node) -> Iterator[tuple[tuple[Fraction, ...], Fraction, Fraction]]:
    for weights in _weighted_sums(tree):
        total = sum(weights, Fraction())
        for wanted in (Fraction(1), Fraction(100)):
            if 0 < abs(total / wanted - 1) <= _NEARLY:
                yield tuple(dict.fromkeys(weights)), total, wanted


def _weighted_sums(tree: Node) -> Iterator[list[Fraction]]:
    """Yield the weights of every sum of which each term has one."""
    if not isinstance(tree, Calculation):
        return
    if tree.operator is not Operator.ADD:
        yield from _weighted_sums(tree.left)
        yield from _weighted_sums(tree.right)
        return
    terms = list(_terms(tree))
    weights = [weight for term in terms if (weight := _weight(term)) is not None]
    if len(weights) == len(terms):
        yield weights
    for term in terms:
        yield from _weighted_sums(term)


def _terms(tree: Node) -> Iterator[Node]:
    if isinstance(tree, Calculation) and tree.operator is Operator.ADD:
        yield from _terms(tree.left)
        yield from _terms(tree.right)
    else:
        yield tree


def _weight(term: Node) -> Fraction | None:
    match term:
        case Calculation(operator=Operator.MULTIPLY, left=Constant(value=weight), right=other):
            return None if isinstance(other, Constant) else weight
        case Calculation(operator=Operator.MULTIPLY, left=other, right=Constant(value=weight)):
            return None if isinstance(other, Constant) else weight
    return None


def _printed_weight(indicator: Indicator) -> tuple[tuple[str, ...], Fraction, Fraction] | None:
    """Return the one weight a text prints where it is a rounded part of 1, and what so many of it sum to."""
    text = indicator.formula_text
    written = [match[0] for match in _WEIGHT.finditer(text)]
    if len({weight.replace(".", ",") for weight in written}) != 1 or not (_WEIGHING.search(text) or len(written) > 1):
        return None
    digits = _WEIGHT.search(text)[1]  # type: ignore[index]  # there is one, or nothing would be written
    weight = Fraction(int(digits), 10 ** len(digits))
    many = round(1 / weight) if weight else 0
    if not _FEWEST_WEIGHTS <= many <= _MOST_WEIGHTS or weight * many == 1:
        return None
    if weight != Fraction(publish(Fraction(1, many), len(digits))):
        return None
    return (written[0],), weight * many, Fraction(1)


# --- what counts as reached -------------------------------------------------------------------------------------------


@check(
    "reached-not-defined",
    basis="Akal sehat: tanpa batasnya dua orang menghitung bagian yang berbeda dari angka yang sama.",
)
def reached_not_defined(office: IndicatorSet) -> Iterator[Remark]:
    """A share of indicators achieved of which nobody says from how many percent."""
    for indicator in office:
        written = indicator.formula.call
        unsaid = bool(written) and "reached_at" not in written
        if indicator.formula.kind == "share_achieved" and (unsaid or "reached_at" in withheld(indicator)):
            facts = {"indicator": indicator.code, "reached_at": _reached_at(indicator.formula.components)}
            yield Remark(facts, ("indicator", indicator.code, "formula"))


def _reached_at(components: Iterable[Component]) -> Fraction:
    marks = (getattr(component.source, "reached_at", None) for component in components)
    return reduce(lambda first, mark: first if mark is None else mark, marks, Fraction(100))
