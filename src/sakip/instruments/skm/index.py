"""From counts to the index of community satisfaction (IKM): exactly, or in the rounded steps of a calculation sheet.

The mean score of an element (nilai rata-rata, NRR) is divided by its answers, times its weight, summed, and times 25
becomes an index from 25 to 100. Nothing is rounded on the way unless :class:`Steps` says so, as many sheets do.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from sakip.bands import CategoryBand
from sakip.errors import DefinitionError, OutOfScaleError, UnknownNameError
from sakip.figures import FRACTION_DIGITS, publish, rounding
from sakip.indicators import Working
from sakip.indicators.working import given
from sakip.instruments.skm.rules import Survey, Unsur
from sakip.instruments.skm.tally import Count
from sakip.tree import Calculation, Constant, Node, Operator, chain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PLACES: Final = 2
"""To how many decimals an index is published."""


def _checked(_: object, attribute: Any, value: int | None) -> None:
    if value is not None and (type(value) is not int or not 0 <= value <= FRACTION_DIGITS):
        raise DefinitionError(
            f"{attribute.name} = {value!r} is no number of decimals", f"Write 0 to {FRACTION_DIGITS}."
        )


@frozen(kw_only=True)
class Steps:
    """Where a sheet rounds on the way, to how many decimals; None is not at all.

    ``mean`` is the mean score of an element (NRR), ``weighted`` that times its weight (NRR tertimbang), ``total``
    their sum, the index on the scale of the answers. ``rounding`` is the rule for all of them.
    """

    mean: int | None = field(default=None, validator=_checked)
    weighted: int | None = field(default=None, validator=_checked)
    total: int | None = field(default=None, validator=_checked)
    rounding: str = "half-up"

    def __attrs_post_init__(self) -> None:
        rounding(self.rounding)


EXACT: Final = Steps()
"""No rounding on the way; the index is rounded once, when it is published."""


@frozen
class Element:
    """One element of service, its ``unsur``, in the answers of a group.

    ``mean`` is its mean score (NRR), over those who answered it; ``weight`` what it counts, ``index`` the mean times 25
    as published, ``mutu`` its class by the same bands as the index; each is None where nobody answered. ``count`` is
    None when only means are known.
    """

    unsur: Unsur
    weight: Fraction
    mean: Fraction | None
    index: Decimal | None
    mutu: CategoryBand | None
    count: Count | None = None

    @property
    def code(self) -> str:
        """Its code."""
        return self.unsur.code

    @property
    def name(self) -> str:
        """Its name in the regulation."""
        return self.unsur.name

    @property
    def weighted(self) -> Fraction | None:
        """The mean times its weight (NRR tertimbang), not rounded."""
        return None if self.mean is None else self.mean * self.weight


@frozen
class Index:
    """The index of a group of respondents: one service, or all of them pooled.

    Attributes:
        title: which group.
        elements: the elements of service, in the order of the survey.
        respondents: how many filled in anything; None when only means are known.
        total: the index on the scale of the answers, from 1 to 4.
        exact: the index from 25 to 100; None when an element has no answer at all.
        mutu: its class, by the bands of the regulation in force.
        working: the index with how it was made.
        missing: what there is no answer for: elements by code, or of a mean of services those without an index.
        left_out: elements that nobody answered and that were left out, the others weighed anew.
    """

    title: str
    elements: tuple[Element, ...]
    respondents: int | None
    total: Fraction | None
    exact: Fraction | None
    mutu: CategoryBand | None
    working: Working | None = field(repr=False)
    missing: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def value(self) -> Decimal | None:
        """The index as published: rounded once, half-up, to two decimals."""
        return None if self.exact is None else publish(self.exact, PLACES)

    def __getitem__(self, code: str) -> Element:
        for element in self.elements:
            if element.code == code:
                return element
        raise UnknownNameError.among("element of the index", code, [element.code for element in self.elements])

    def to_improve(self) -> tuple[Element, ...]:
        """Return the elements from the one to improve first: lowest mean first, in order of the survey where equal."""
        known = [element for element in self.elements if element.mean is not None]
        return tuple(sorted(known, key=lambda element: element.mean or 0))


def index_of(  # noqa: PLR0913  # a sheet has that many conventions
    survey: Survey,
    means: Mapping[str, Fraction | None],
    weights: Mapping[str, Fraction],
    steps: Steps = EXACT,
    *,
    title: str = "",
    counts: Mapping[str, Count] | None = None,
    respondents: int | None = None,
    left_out: Iterable[str] = (),
) -> Index:
    """Make the index of the mean scores of the elements.

    ``left_out`` names elements that nobody answered and that the weights therefore leave out.
    """
    gone = tuple(left_out)
    # what counts for nothing cannot be missed
    missing = tuple(code for code in survey.codes if means[code] is None and weights.get(code) and code not in gone)
    elements = tuple(
        _element(survey, unsur, means[unsur.code], weights.get(unsur.code, Fraction(0)), counts)
        for unsur in survey.unsur
    )
    if missing or not weights:
        return Index(title, elements, respondents, None, None, None, None, missing, gone)
    total, working = _worked(survey, elements, steps, title)
    return Index(title, elements, respondents, total, working.value, _mutu(survey, working.value), working, (), gone)


def _element(
    survey: Survey, unsur: Unsur, mean: Fraction | None, weight: Fraction, counts: Mapping[str, Count] | None
) -> Element:
    count = None if counts is None else counts[unsur.code]
    if mean is None:
        return Element(unsur, weight, None, None, None, count)
    exact = mean * survey.factor
    return Element(unsur, weight, mean, publish(exact, PLACES), _mutu(survey, exact), count)


def _mutu(survey: Survey, index: Fraction) -> CategoryBand | None:
    try:
        return survey.mutu(index)
    except OutOfScaleError:  # printed weights that sum to less than 1 take the lowest answers below the scale
        return None


# --- how it was made --------------------------------------------------------------------------------------------------


def _worked(survey: Survey, elements: tuple[Element, ...], steps: Steps, title: str) -> tuple[Fraction, Working]:
    counted = [element for element in elements if element.weight]
    inputs = {element.code: _mean(element, steps) for element in counted}
    if steps.weighted is not None:
        inputs = {element.code: _weighted(element, inputs[element.code], steps) for element in counted}
        summed = added(given(code) for code in inputs)
    elif len({element.weight for element in counted}) == 1:
        summed = added(given(code) for code in inputs)
        weight = counted[0].weight
        if weight.numerator == 1:
            summed = Calculation(Operator.DIVIDE, summed, Constant(Fraction(weight.denominator)))
        else:
            summed = Calculation(Operator.MULTIPLY, summed, Constant(weight))
    else:
        summed = added(_term(element) for element in counted)
    total = Working(f"Indeks {survey.lowest}–{survey.highest}", summed, inputs, steps.total, steps.rounding)
    tree = Calculation(Operator.MULTIPLY, given("indeks"), Constant(survey.factor))
    return total.value, Working(title or "IKM", tree, {"indeks": total}, basis=survey.basis)


def added(terms: Iterable[Node]) -> Node:
    """Return the sum of some nodes."""
    return chain(Operator.ADD, terms)


def _term(element: Element) -> Node:
    return Calculation(Operator.MULTIPLY, given(element.code), Constant(element.weight))


def _weighted(element: Element, mean: Fraction | Working, steps: Steps) -> Working:
    title = f"{element.name}, tertimbang"
    return Working(title, _term(element), {element.code: mean}, steps.weighted, steps.rounding)


def _mean(element: Element, steps: Steps) -> Working:
    mutu = f"{element.mutu.code}, {element.mutu.label}" if element.mutu else ""
    if element.count is not None:
        count = element.count
        tree = Calculation(Operator.DIVIDE, given("jumlah_nilai"), given("terisi"))
        numbers = {"jumlah_nilai": Fraction(count.total), "terisi": Fraction(count.answered)}
        scores = ", ".join(f"{times} × {score}" for score, times in enumerate(count.scores, count.lowest))
        empty = f"; kosong: {count.blank + count.refused}" if count.blank + count.refused else ""
        note = f"jawaban: {scores}{empty}"
        return Working(element.name, tree, numbers, steps.mean, steps.rounding, mutu, note=note)
    mean = element.mean or Fraction(0)
    return Working(element.name, given("nrr"), {"nrr": mean}, steps.mean, steps.rounding, mutu)
