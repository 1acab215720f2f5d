"""Checks of targets: whether there is one, and where it stands on its scale.

A target on an end that two printed rows share is promised in two categories at once: Mojosari prints 70 – 80 and
80 -90 for its SAKIP score and promises 80.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from sakip.errors import SakipError
from sakip.indicators import Predicate, Range
from sakip.review.check import Remark, check
from sakip.review.formulas import is_part_of_whole
from sakip.review.phrases import is_unit, whole
from sakip.review.together import together
from sakip.sets.definitions import meant_on
from sakip.units import factor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sakip.bands import CategoryScale
    from sakip.findings import Finding, Place
    from sakip.indicators import Indicator, Target
    from sakip.sets import IndicatorSet

_HUNDRED: Final = Fraction(100)
_AGREED: Final = "PermenPANRB 53/2014: target setahun dimuat dalam Perjanjian Kinerja, bukan dalam keputusan IKU."
_THINGS: Final = (
    "aduan", "berkas", "desa", "dokumen", "event", "indikator", "inovasi", "kasus", "kecamatan", "kegiatan", "keluarga",
    "kelurahan", "laporan", "layanan", "orang", "paket", "perangkat daerah", "program", "rapat", "subkegiatan", "surat",
    "unit",
)  # fmt: skip
_MEAN = whole("rata rata", "rerata")
_SCALE: Final = "Skala indikator itu sendiri, menurut sumbernya."


@check("no-target", basis=_AGREED, confidence="S")
def no_target(office: IndicatorSet) -> Iterator[Remark]:
    """An indicator that nothing is promised of, in whatever year."""
    for indicator, years in _without_target(office):
        if not years:
            yield Remark({"indicator": indicator.code, "year": str(office.year)}, ("indicator", indicator.code))


@check("targets-of-other-year", basis=_AGREED, confidence="S")
def targets_of_other_year(office: IndicatorSet) -> Iterator[Remark]:
    """Indicators that something is promised of, only not for the year of the set: one finding for all of them."""
    others = [(indicator, years) for indicator, years in _without_target(office) if years]
    if others:
        every = sorted({year for _, years in others for year in years})
        facts = {"years": tuple(map(str, every)), "year": str(office.year)}
        yield together(office, (indicator for indicator, _ in others), "code", facts)


def _without_target(office: IndicatorSet) -> Iterator[tuple[Indicator, set[int]]]:
    """Yield what nothing is promised of for the year of the set, with the years for which something is."""
    promised: dict[str, set[int]] = defaultdict(set)
    for target in office.targets:
        if target.kind != "standar":
            promised[target.indicator].add(target.period.year)
    for indicator in office:
        if office.year is not None and office.year not in promised[indicator.code]:
            yield indicator, promised[indicator.code]


@check("target-zero", basis="Akal sehat: capaian atas target nol tidak dapat dihitung dengan membagi.")
def target_zero(office: IndicatorSet) -> Iterator[Remark]:
    """A target of 0 of an indicator that does not say what its achievement then is."""
    for indicator, target, ends in measured(office):
        binding = target.kind != "standar" and indicator.rule is not None and indicator.zero_target == "undefined"
        if binding and not any(ends):
            yield promise(office, target)


@check("target-fraction", basis="Akal sehat: yang dihitung satu per satu berjumlah bulat.")
def target_fraction(office: IndicatorSet) -> Iterator[Remark]:
    """A part of a person or a document promised of a count."""
    for indicator, target, ends in measured(office):
        counted = indicator.formula.kind == "count" and (is_unit(indicator, *_THINGS) or _is_whole(indicator))
        if counted and any(end.denominator != 1 for end in ends) and not _MEAN.search(indicator.name):
            yield promise(office, target, {"unit": indicator.unit})


def _is_whole(indicator: Indicator) -> bool:
    return indicator.places == 0 and indicator.unit in indicator.own_units


@check("target-above-maximum", basis=_SCALE)
def target_above_maximum(office: IndicatorSet) -> Iterator[Remark]:
    """A target above everything its scale covers."""
    for indicator, target, (_, high) in measured(office):
        top = _covering(indicator.scale)[1]
        if top is not None and high > top:
            yield promise(office, target, {"limit": top, "scale": _key(indicator)})


@check("target-below-minimum", basis=_SCALE)
def target_below_minimum(office: IndicatorSet) -> Iterator[Remark]:
    """A target below everything its scale covers."""
    for indicator, target, (low, _) in measured(office):
        bottom = _covering(indicator.scale)[0]
        if bottom is not None and low < bottom:
            yield promise(office, target, {"limit": bottom, "scale": _key(indicator)})


@check("target-above-whole", basis="Akal sehat: bagian tidak melebihi keseluruhannya.")
def target_above_whole(office: IndicatorSet) -> Iterator[Remark]:
    """More than 100 percent promised of a share of a whole."""
    for indicator, target, (_, high) in measured(office):
        if high > _HUNDRED and is_part_of_whole(indicator):
            yield promise(office, target)


@check("target-magnitude", basis="Akal sehat: 0,88 dan 88 persen tertukar bila ditulis tanpa satuan.")
def target_magnitude(office: IndicatorSet) -> Iterator[Remark]:
    """A target of at most 1 where the scale goes to 100 and more is better."""
    for indicator, target, (_, high) in measured(office):
        if 0 < high <= 1 and goes_to_hundred(indicator):
            yield promise(office, target, {"larger": high * 100})


@check(
    "target-on-shared-end", basis="Akal sehat: pada ujung itu kategori ditentukan cara membaca tabel, bukan kinerja."
)
def target_on_shared_end(office: IndicatorSet) -> Iterator[Remark]:
    """A target on an end that two printed rows share, or beside or inside a hole between two rows."""
    odd = {key: table.findings() for key, table in office.printed_tables.items()}
    for indicator, target, (low, high) in measured(office):
        scale = indicator.scale
        if scale is None or low != high or office.scales.get(scale.key) != scale:
            continue
        finding = next((one for one in odd.get(scale.key, ()) if _touches(one, low)), None)
        if finding is not None:
            try:
                band = scale.classify(low).label
            except SakipError:
                continue
            facts = {"scale": scale.key, "below": finding.facts["below"], "above": finding.facts["above"]}
            yield promise(office, target, facts | {"category": band})


def _touches(finding: Finding, value: Fraction) -> bool:
    ends = (finding.facts.get("from"), finding.facts.get("to"))
    low, high = sorted(end for end in ends if end is not None) if None not in ends else (None, None)
    return low is not None and high is not None and low <= value <= high


# --- what targets are measured by -------------------------------------------------------------------------------------


def goes_to_hundred(indicator: Indicator) -> bool:
    """Whether its numbers run from 0 to 100 and more is better, so that hardly any is 1 or less."""
    if indicator.rule is None or indicator.rule.better != "higher":
        return False
    return _covering(indicator.scale) == (Fraction(), _HUNDRED) or is_part_of_whole(indicator)


def _covering(scale: CategoryScale | None) -> tuple[Fraction | None, Fraction | None]:
    """Return the ends beyond which there is no category."""
    if scale is None or scale.beyond != "error":
        return None, None
    return scale.edges[0], scale.edges[-1]


def measured(office: IndicatorSet) -> Iterator[tuple[Indicator, Target, tuple[Fraction, Fraction]]]:
    """Yield each target that is a number or a range, with its ends in the unit of its indicator."""
    for target in office.targets:
        if target.indicator not in office or isinstance(target.value, Predicate):
            continue
        indicator = meant_on(office.definitions(target.indicator), target.period.end)
        ends = (target.value.lower, target.value.upper) if isinstance(target.value, Range) else (target.value,) * 2
        if target.unit is None:
            times = Fraction(1)
        else:
            try:
                times = factor(target.unit, indicator.unit, indicator.own_units)
            except SakipError:
                continue
        low, high = (Fraction(end) * times for end in ends if isinstance(end, Fraction))
        yield indicator, target, (low, high)


def _key(indicator: Indicator) -> str:
    return indicator.scale.key if indicator.scale is not None else ""


def promise(office: IndicatorSet, target: Target, facts: Mapping[str, Any] | None = None) -> Remark:
    """Return a remark on a target, at its line in the document that promises it."""
    said: dict[str, Any] = {"indicator": target.indicator, "period": target.period, "target": target}
    path = ("target", target.indicator, str(target.period))
    return Remark(said | dict(facts or {}), path, _promised_at(office, target))


def _promised_at(office: IndicatorSet, target: Target) -> Place | None:
    """Return where a target stands in its own document; several may promise something for one period."""
    found = office.place("target", target.indicator, str(target.period))
    if not found.key.startswith("document["):
        return None
    for document in office.documents:
        if document.code and (str(document), document.kind) == (target.document, target.kind):
            several = len({one.period for one in office.targets if one.document == target.document}) > 1
            period = (str(target.period),) if several else ()
            return office.place("document", document.code, "targets", target.indicator, *period)
    return None
