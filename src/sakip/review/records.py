"""Checks of realisations: numbers that are legal, and that somebody should look at before they are published."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from sakip.errors import SakipError
from sakip.indicators import State
from sakip.interpreters.exact import evaluate
from sakip.periods import Year
from sakip.review.check import Remark, check
from sakip.review.formulas import is_compared, is_part_of_whole, is_quotient
from sakip.review.phrases import is_unit
from sakip.review.targets import goes_to_hundred
from sakip.sets.definitions import meant_on
from sakip.tree import Component, components_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sakip.indicators import Indicator, Realisation
    from sakip.periods import Period
    from sakip.sets import IndicatorSet

_HUNDRED: Final = Fraction(100)
_QUARTERS: Final = 4
_FEW_YEARS: Final = 3
_FEW_TIMES, _MANY_TIMES = 2, 10


@check(
    "external-score-without-evidence",
    about="realisations",
    basis="Akal sehat: angka orang lain hanya dapat diperiksa pada dokumennya.",
)
def external_score_without_evidence(office: IndicatorSet, realisations: Iterable[Realisation]) -> Iterator[Remark]:
    """A score of somebody else that names no document."""
    for indicator, made, _ in _counted(office, realisations):
        if indicator.formula.kind == "external_score" and made.filled and not made.evidence:
            yield _remark(made)


@check("numerator-above-denominator", about="realisations", basis="Akal sehat: bagian tidak melebihi keseluruhannya.")
def numerator_above_denominator(office: IndicatorSet, realisations: Iterable[Realisation]) -> Iterator[Remark]:
    """More of a part than of the whole."""
    for indicator, made, numbers in _counted(office, realisations):
        names = [component.name for component in indicator.formula.components]
        if len(names) == 2 and is_part_of_whole(indicator) and numbers.keys() >= {*names}:
            above, below = names
            if numbers[above] > numbers[below]:
                facts = {"numerator": above, "denominator": below}
                yield _remark(made, facts | {"part": numbers[above], "whole": numbers[below]}, above)


@check(
    "ratio-magnitude",
    about="realisations",
    basis="Akal sehat: pembilang yang berkali lipat penyebutnya biasanya tertukar atau salah satuan.",
)
def ratio_magnitude(office: IndicatorSet, realisations: Iterable[Realisation]) -> Iterator[Remark]:
    """A percentage of more than twice its denominator, or of ten times what it is compared with."""
    for indicator, made, numbers in _counted(office, realisations):
        if not is_quotient(indicator) or is_part_of_whole(indicator):
            continue
        names = [component.name for component in indicator.formula.components]
        units = {component.unit for component in indicator.formula.components}
        most = _FEW_TIMES if len(units) == 1 and not is_compared(indicator) else _MANY_TIMES
        if numbers.keys() >= {*names} and 0 < numbers[names[1]] * most < numbers[names[0]]:
            facts = {"numerator": names[0], "denominator": names[1], "value": _value(indicator, numbers)}
            yield _remark(made, facts | {"part": numbers[names[0]], "whole": numbers[names[1]]}, names[0])


@check("value-outside-scale", about="realisations", basis="Skala indikator itu sendiri, menurut sumbernya.")
def value_outside_scale(office: IndicatorSet, realisations: Iterable[Realisation]) -> Iterator[Remark]:
    """A value that its scale does not cover."""
    for indicator, made, numbers in _counted(office, realisations):
        value, scale = _value(indicator, numbers), indicator.scale
        if value is None or scale is None or scale.beyond != "error":
            continue
        low, high = scale.edges[0], scale.edges[-1]
        looked_up = scale.rounded(value)
        if (low is not None and looked_up < low) or (high is not None and looked_up > high):
            yield _remark(made, {"value": value, "scale": scale.key, "low": low, "high": high})


@check("value-magnitude", about="realisations", basis="Akal sehat: 0,88 dan 88 tertukar bila satuannya tidak ditulis.")
def value_magnitude(office: IndicatorSet, realisations: Iterable[Realisation]) -> Iterator[Remark]:
    """A reported score of at most 1 on a scale that goes to 100."""
    for indicator, made, numbers in _counted(office, realisations):
        reported = isinstance(indicator.formula.tree, Component)
        value = _value(indicator, numbers) if reported and goes_to_hundred(indicator) else None
        if value is not None and 0 < value <= 1:
            yield _remark(made, {"value": value, "larger": value * 100})


@check("same-every-quarter", about="realisations", basis="Akal sehat: angka yang disalin dari triwulan lain.")
def same_every_quarter(office: IndicatorSet, realisations: Iterable[Realisation]) -> Iterator[Remark]:
    """The same numbers in all four quarters, other than zero and everything; a yearly score may well be repeated."""
    quarters: dict[tuple[str, int], list[tuple[Realisation, Mapping[str, Fraction]]]] = defaultdict(list)
    for indicator, made, numbers in _counted(office, realisations):
        if made.period.kind == "quarter" and indicator.formula.kind != "external_score" and _tells(indicator, numbers):
            quarters[indicator.code, made.period.year].append((made, numbers))
    for (_, year), every in sorted(quarters.items()):
        if len(every) == _QUARTERS and all(numbers == every[0][1] for _, numbers in every):
            yield _remark(every[-1][0], {"year": str(year)})


@check("same-as-last-year", about="realisations", basis="Akal sehat: angka yang disalin dari tahun lalu.")
def same_as_last_year(office: IndicatorSet, realisations: Iterable[Realisation]) -> Iterator[Remark]:
    """The numbers of the year before, other than zero and everything."""
    years = {
        (indicator.code, made.period.year): (made, numbers)
        for indicator, made, numbers in _counted(office, realisations)
        if made.period.kind == "year" and _tells(indicator, numbers)
    }
    for (code, year), (made, numbers) in sorted(years.items(), key=lambda entry: entry[0]):
        before = years.get((code, year - 1))
        if before is not None and before[1] == numbers:
            yield _remark(made, {"before": str(year - 1)})


@check("always-on-target", about="realisations", basis="Akal sehat: realisasi yang disalin dari targetnya.")
def always_on_target(office: IndicatorSet, realisations: Iterable[Realisation]) -> Iterator[Remark]:
    """Realisations of three years or more, each of them exactly its target, which is not simply everything."""
    promised: dict[tuple[str, Period], set[object]] = defaultdict(set)
    for target in office.targets:
        promised[target.indicator, target.period].add(target.value)
    values: dict[str, list[tuple[Realisation, Fraction | None]]] = defaultdict(list)
    for indicator, made, numbers in _counted(office, realisations):
        if isinstance(made.period, Year):
            values[indicator.code].append((made, _value(indicator, numbers)))
    for code, every in sorted(values.items()):
        met = [made for made, value in every if value is not None and value in promised[code, made.period]]
        if len(met) == len(every) >= _FEW_YEARS and any(value not in {0, _HUNDRED} for _, value in every):
            yield _remark(met[-1], {"count": len(met)})


# --- what counts ------------------------------------------------------------------------------------------------------


def _counted(
    office: IndicatorSet, realisations: Iterable[Realisation]
) -> Iterator[tuple[Indicator, Realisation, Mapping[str, Fraction]]]:
    """Yield the last record of each indicator in each period, with its numbers in the units of the formula."""
    last: dict[tuple[str, Period], Realisation] = {}
    for made in sorted(realisations, key=lambda made: (made.period.sort_key, made.recorded or date.min)):
        if made.indicator in office and made.applicable and made.state is not State.REJECTED:
            last[office[made.indicator].code, made.period] = made
    for (code, period), made in last.items():
        indicator = meant_on(office.definitions(code), period.end)
        numbers: dict[str, Fraction] = {}
        for name, reported in made.components.items():
            value = indicator.measured(name, reported)
            if isinstance(value, Fraction):  # an amount in a unit that does not convert is nobody's number
                numbers[name] = value
        yield indicator, made, numbers


def _value(indicator: Indicator, numbers: Mapping[str, Fraction]) -> Fraction | None:
    """Return the value, where every component was reported."""
    components = components_of(indicator.formula.tree)
    if any(component.source is not None or component.name not in numbers for component in components):
        return None
    try:
        return evaluate(indicator.formula.tree, numbers)
    except SakipError:
        return None


def _tells(indicator: Indicator, numbers: Mapping[str, Fraction]) -> bool:
    """Whether numbers that come again are worth a look: not zero, not everything, not an end of the scale."""
    if not numbers or not any(numbers.values()):
        return False
    ends: set[Fraction | None] = {Fraction(), _HUNDRED} if is_unit(indicator, "persen") else {Fraction()}
    if indicator.scale is not None:
        ends |= {indicator.scale.edges[0], indicator.scale.edges[-1]}
    value = _value(indicator, numbers)
    return value is None or value not in ends


def _remark(made: Realisation, facts: Mapping[str, object] | None = None, component: str = "") -> Remark:
    said = {"indicator": made.indicator, "period": made.period}
    return Remark(said | dict(facts or {}), ("indicator", made.indicator), made.place_of(component))
