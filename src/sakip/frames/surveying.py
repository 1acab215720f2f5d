"""The survey of satisfaction (SKM) of many units at once: from answers, a row each, to the index (IKM) of each unit.

A nation of units leaves hundreds of millions of answers. They are counted where they lie: one pass over them makes
a sum and a count for each element of each unit, and all that follows is done with those. Every figure equals the one
that :func:`sakip.instruments.skm.evaluate` makes of the same answers, all respondents of a unit together: the mean of
an element is taken over its answers, the means are weighed and added up exactly, and the index is rounded once.

>>> import polars
>>> answers = polars.DataFrame({
...     "unit": ["Mojosari"] * 6 + ["Kutorejo"] * 2,
...     "respondent": [1, 1, 2, 2, 3, 3, 1, 1],
...     "unsur": [1, 2, 1, 2, 1, 2, 1, 2],
...     "score": [4, 3, 3, None, 4, 5, 4, None],
... })
>>> made = survey(answers, on="2024-12-31", elements=["persyaratan", "prosedur"])
>>> for row in made.select("unit", "ikm", "category", "reason", "answers", "refused").rows():
...     print(*row, sep=", ")
Kutorejo, None, None, missing-component, 1, 0
Mojosari, 83.33, B, None, 4, 1
>>> made.select("nrr_persyaratan", "answers_persyaratan", "nrr_prosedur", "answers_prosedur").row(1)
(3.667, 3, 3.0, 1)

Nobody in Kutorejo said what they think of the procedure, so there is no index; that somebody in Mojosari answered 5 is
told apart from what was left blank, and counts as neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import lcm
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import narwhals.stable.v2 as nw
from attrs import frozen

from sakip.assessment.results import STATUS_OF, Reason, Status
from sakip.errors import DefinitionError, quoted
from sakip.frames.answers import COUNT, ODD, PLACE, REFUSED, SUM, Answers
from sakip.frames.carrying import carried_out, taken
from sakip.frames.layout import PREFIX
from sakip.frames.members import Ladder, Look
from sakip.frames.quotients import MOST, Sum, quotient
from sakip.frames.reading import check_names
from sakip.frames.sheet import Sheet
from sakip.frames.stages import Bands, Members
from sakip.instruments import skm
from sakip.instruments.skm import Steps, Survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from narwhals.stable.v2.typing import IntoFrameT

    from sakip.figures import NumberLike
    from sakip.frames.layout import Cell

NRR_PLACES: Final = 3
"""To how many decimals the mean of an element is published, unless it is rounded on the way."""
IKM_PLACES: Final = 2
"""To how many decimals an index is published."""

_BEYOND: Final = f"{PREFIX}beyond"
_REASONS: Final = MappingProxyType({1: Reason.MISSING_COMPONENT, 2: Reason.NOT_REPORTED, 3: Reason.OUT_OF_BOUNDS})
_STATUSES: Final = MappingProxyType(
    {0: Status.COMPUTED} | {at: STATUS_OF[reason] for at, reason in _REASONS.items() if reason in STATUS_OF}
)


def survey(  # noqa: PLR0913  # each names a column or a choice
    frame: IntoFrameT,
    *,
    on: date | str,
    by: str | Sequence[str] = "unit",
    unsur: str = "unsur",
    score: str = "score",
    counts: str | None = None,
    elements: Iterable[str] | Mapping[str, str] | None = None,
    weights: str | Mapping[str, NumberLike] = "exact",
    steps: Steps = skm.EXACT,
    scaled: bool = False,
) -> IntoFrameT:
    """Make the index of each unit from answers, one a row, in a frame of the same kind.

    Beside the columns ``by`` the rows hold ``status`` and ``reason``; ``ikm``, the index from 25 to 100, and its class,
    ``category``; ``answers``, how many there were, and ``refused``, how many were no score of the scale or of no
    element asked about, which count for nothing; for each element ``nrr_CODE``, its mean to three decimals or as many
    as ``steps`` says, and ``answers_CODE``.

    A unit without an answer is ``not-reported``. One that has none to an element that counts has no index
    (``missing-component``), nor has one with more than 2**30 answers to an element, or with a row whose count is no
    such number (``out-of-bounds``). Rows of an eager frame come in the order of ``by``.

    Args:
        frame: the answers, of any engine.
        on: the day whose regulation applies.
        by: the columns that tell units apart: ``"unit"`` pools the services of a unit, ``["unit", "service"]`` keeps
            them apart.
        unsur: the column of the element that is answered: a number in the order of the regulation, or text: its code,
            its name or another it is known by, ``U3``, ``3``. Questionnaires ask in other orders than the regulation
            lists, so a code is surer than a number.
        score: the column of the answers, blank where there is none.
        counts: a column that says how many such answers a row stands for, 0 to 2**30.
        elements: those that were asked about, by code, as the ``unsur`` of :func:`sakip.instruments.skm.measure`.
        weights: as :func:`sakip.instruments.skm.evaluate` takes them.
        steps: as it takes them, too.
        scaled: whether there are also ``ikm_scaled``, a count of hundredths, and ``nrr_CODE_scaled``.

    Raises:
        FrameError: when a column is missing, or of another kind, or called like one that is added.
        UnknownNameError: for an element or a reading of the weights there is not.
        DefinitionError: when ``on`` is no day or before every regulation held, or for weights that do not fit.
        NumberError: when a weight is no number.
        FormulaError: for weights and steps that no 64 bits hold.
    """
    asked = skm.survey(_day(on))
    asked = asked if elements is None else asked.only(elements)
    keys = [by] if isinstance(by, str) else list(by)
    given, schema = taken(frame)
    answers = Answers(asked, schema, keys, unsur, score, counts)
    plan = _Plan(asked, steps, asked.weights(weights, asked.codes))
    check_names(keys, plan.names(scaled=scaled))

    def measured(rows: Any) -> Any:
        return plan.units(plan.elements(answers.counted(rows), keys), keys, scaled=scaled)

    if isinstance(given, nw.LazyFrame):
        made: IntoFrameT = measured(given).to_native()
        return made
    needed = given.select(list(dict.fromkeys(answers.columns)))
    units = carried_out(needed, measured)
    ordered: IntoFrameT = (units.sort(*keys, nulls_last=True) if keys else units).to_native()
    return ordered


def _day(given: date | str) -> date:
    if isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError):
        raise DefinitionError(f"{quoted(given)} is no day", "Give a date, or text such as '2024-12-31'.") from None


@frozen
class _Plan:
    """What is made of counted answers: the index of each unit, by the survey that was asked."""

    asked: Survey
    steps: Steps
    weights: Mapping[str, Fraction]

    @property
    def mean(self) -> Look:
        """How the mean of an element is published."""
        steps = self.steps
        return Look("half-up", NRR_PLACES) if steps.mean is None else Look(steps.rounding, steps.mean)

    @property
    def total(self) -> Look:
        """How the sum of the weighted means is rounded first: as the index, where the steps name no total."""
        steps = self.steps
        return Look("half-up", IKM_PLACES) if steps.total is None else Look(steps.rounding, steps.total)

    @cached_property
    def added(self) -> Sum:
        """What is added up: the means, or what they were rounded to on the way."""
        steps, rule, highest = self.steps, self.total.rule, self.asked.highest
        unit = Fraction(10**self.total.places) * (self.asked.factor if steps.total is None else 1)
        if steps.weighted is not None:
            power = 10**steps.weighted
            return Sum.of_integers([unit / power for _ in self.weights], rule, highest * power)
        weights = [weight * unit for weight in self.weights.values()]
        if steps.mean is not None:
            power = 10**steps.mean
            return Sum.of_integers([weight / power for weight in weights], rule, highest * power)
        return Sum.of_quotients(weights, rule, highest)

    def names(self, *, scaled: bool) -> list[str]:
        """Return the columns that are added."""
        codes = self.asked.codes
        elements = (f"{name}_{code}" for code in codes for name in ("nrr", "answers"))
        more = ["ikm_scaled", *(f"nrr_{code}_scaled" for code in codes)] if scaled else []
        return ["status", "reason", "ikm", "category", "answers", "refused", *elements, *more]

    def elements(self, counted: Any, keys: Sequence[str]) -> Any:
        """Return for each unit what its elements add up to, place by place, and the mean and the number of each."""
        sheet = Sheet.of(counted)
        place, every, above = (_integer(sheet, name) for name in (PLACE, COUNT, SUM))
        within = sheet.at_most(every, sheet.constant(MOST))
        nothing, one = sheet.constant(0), sheet.constant(1)
        above = sheet.pick(within, above, nothing)
        below = sheet.pick(within, sheet.choose(one, every, every, one), one)
        most = self.asked.highest * MOST
        mean = quotient(sheet, self.mean.rule, (above, most), (below, MOST), 10**self.mean.places)
        terms = self.added.terms(sheet, place, *self._rounded(sheet, place, above, below, mean))
        cells = {_term(at): term for at, term in enumerate(terms)}
        cells[REFUSED] = _integer(sheet, REFUSED)
        cells[_BEYOND] = sheet.add(_integer(sheet, ODD), sheet.pick(within, nothing, one))
        for at, code in enumerate(self.asked.codes):
            mine = sheet.equal(place, sheet.constant(at))
            cells[f"{PREFIX}nrr_{code}"] = sheet.pick(mine, mean, nothing)
            cells[f"{PREFIX}answers_{code}"] = sheet.pick(mine, every, nothing)
        made = sheet.laid_out(counted, keys, cells)
        return made.group_by(list(keys)).agg(*(nw.col(name).sum() for name in cells))

    def _rounded(self, sheet: Sheet, place: Cell, above: Cell, below: Cell, mean: Cell) -> tuple[Cell, Cell]:
        """Return the quotient of an element that is added up."""
        steps, one = self.steps, sheet.constant(1)
        if steps.weighted is None:
            return (above, below) if steps.mean is None else (mean, one)
        weights = list(self.weights.values())
        under = lcm(*(weight.denominator for weight in weights))
        over = [int(weight * under) for weight in weights]
        weight = sheet.by_member(place, [sheet.constant(number) for number in over])
        most = self.asked.highest
        if steps.mean is None:
            weighed = sheet.multiply(weight, above), max(over) * most * MOST
            divisor = sheet.multiply(sheet.constant(under), below), under * MOST
        else:
            weighed = sheet.multiply(weight, mean), max(over) * most * 10**steps.mean
            divisor = sheet.constant(under * 10**steps.mean), under * 10**steps.mean
        return quotient(sheet, steps.rounding, weighed, divisor, 10**steps.weighted), one

    def units(self, summed: Any, keys: Sequence[str], *, scaled: bool) -> Any:
        """Return the index of each unit, its class, or why there is none."""
        sheet, codes = Sheet.of(summed), self.asked.codes
        nothing, one = sheet.constant(0), sheet.constant(1)
        index = self._index(sheet, [_integer(sheet, _term(at)) for at in range(1 + self.added.digits)])
        counts = {code: _integer(sheet, f"{PREFIX}answers_{code}") for code in codes}
        held = sheet.equal(_integer(sheet, _BEYOND), nothing)
        silent = {code: sheet.below(count, one) for code, count in counts.items()}
        why = nothing
        missing = [silent[code] for code in codes if self.weights[code]]
        for at, holds in enumerate((sheet.some(missing), sheet.every(silent.values()), sheet.no(held)), 1):
            why = sheet.pick(holds, sheet.constant(at), why)
        computed = sheet.equal(why, nothing)
        members = Members(sheet, nothing, 1)
        bands = Bands(members, [Ladder.of(self.asked.scale, Look("half-up", IKM_PLACES))])
        graded = sheet.every([computed, sheet.no(bands.outside(index))])
        every = nothing
        for count in counts.values():
            every = sheet.add(every, count)
        power = sheet.constant(10**IKM_PLACES), sheet.constant(10**self.mean.places)
        cells = {
            "status": sheet.text(why, _STATUSES, Status.NOT_COMPUTABLE),
            "reason": sheet.text(why, _REASONS),
            "ikm": sheet.only(computed, sheet.decimal(index, power[0])),
            "category": bands.code(graded, index),
            "answers": every,
            "refused": _integer(sheet, REFUSED),
        }
        means = {code: _integer(sheet, f"{PREFIX}nrr_{code}") for code in codes}
        answered = {code: sheet.every([held, sheet.no(silent[code])]) for code in codes}
        for code in codes:
            cells[f"nrr_{code}"] = sheet.only(answered[code], sheet.decimal(means[code], power[1]))
            cells[f"answers_{code}"] = counts[code]
        if scaled:
            cells["ikm_scaled"] = sheet.only(computed, index)
            cells |= {f"nrr_{code}_scaled": sheet.only(answered[code], means[code]) for code in codes}
        return sheet.laid_out(summed, keys, cells)

    def _index(self, sheet: Sheet, terms: Sequence[Cell]) -> Cell:
        """Return the index as a count of its places."""
        total = self.added.rounded(sheet, terms)
        if self.steps.total is None:
            return total
        places = 10**self.total.places
        factor = self.asked.factor * 10**IKM_PLACES
        most = self.asked.highest * places
        divisor = factor.denominator * places
        return quotient(sheet, "half-up", (total, most), (sheet.constant(divisor), divisor), factor.numerator)


def _integer(sheet: Sheet, name: str) -> Cell:
    return sheet.cell("integer", lambda column: column.cast(nw.Int64), sheet.given(name))


def _term(at: int) -> str:
    return f"{PREFIX}term_{at}"
