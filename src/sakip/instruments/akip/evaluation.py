"""From what the evaluators say to the score: the values of sub-components and components, the total, its predicate.

The value of a sub-component is its points, of 100, times its weight; the total is their sum, exact. It is published
with the decimals its scale looks at, and only then put in a band: 80.004 is 80.00 and BB, 80.005 is 80.01 and A. The
regulation prints scores with two decimals and does not say how they are rounded. A sub-component nobody graded is
missing, not zero: there is no total then, and the result says what is missing.

>>> from datetime import date
>>> from sakip.instruments import akip
>>> sheet = akip.sheet(on=date(2024, 12, 31))
>>> result = akip.evaluate(sheet, {sub.code: "BB" for sub in sheet.subs} | {"1.b": akip.Met(7, 9)})
>>> result.total, result.predikat.code
(Fraction(791, 10), 'BB')
>>> lift = result.to_next.steps[0]
>>> lift.code, lift.current, lift.next, lift.gain, lift.predikat.code
('1.c', 'BB', 'A', Fraction(3, 2), 'A')
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from sakip.errors import DefinitionError, UnknownNameError
from sakip.figures import publish
from sakip.findings import Finding, Place
from sakip.indicators import Evidence, Realisation
from sakip.instruments.akip.answers import Given, given_for
from sakip.instruments.akip.grading import SubResult, graded
from sakip.instruments.akip.lift import Lift, ToReach, lifts, to_reach
from sakip.instruments.akip.sheet import Sheet, SheetComponent
from sakip.instruments.akip.workings import working_of
from sakip.instruments.evidence import together
from sakip.periods import Period, parse_period
from sakip.wording import hints

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from sakip.bands import CategoryBand
    from sakip.indicators.working import Working
    from sakip.instruments.akip.grading import Where


@frozen
class ComponentResult:
    """A ``component`` evaluated: ``value`` is the sum of its ``subs``, None as long as one of them has none."""

    component: SheetComponent
    subs: tuple[SubResult, ...]

    @property
    def code(self) -> str:
        """The code of the component."""
        return self.component.code

    @property
    def maximum(self) -> Fraction:
        """The points it can earn."""
        return self.component.weight

    @property
    def value(self) -> Fraction | None:
        """The points it earns."""
        values = [sub.value for sub in self.subs]
        return None if None in values else sum((value for value in values if value is not None), Fraction())


@frozen
class SoFar:
    """What the sub-components graded so far earn, ``value``, ``out_of`` how much.

    It is no total and has no predicate.
    """

    value: Fraction
    out_of: Fraction


def _period(given: Period | str | int | None) -> Period | None:
    return None if given is None else parse_period(given)


@frozen
class Evaluation:
    """A sheet filled in: values, total and predicate, what would lift it, and what is odd about it.

    Attributes:
        sheet: the sheet.
        subs: its sub-components, evaluated.
        unit: who was evaluated.
        period: of which year.
        document: the report it stands in (LHE).
        assessor: who evaluated.
        own_findings: what is odd in the file or the names.
        source: the file it was read from.
        components: the components, each with its sub-components.
        missing: the codes of the sub-components without a value.
        total: the exact total, from 0 to 100; None as long as a sub-component has no value.
        so_far: what is earned so far, and out of how much: no total, and no predicate follows from it.
        predikat: the band of the published total; that it is rounded first is a reading, as no text seen says so.
        lifts: the next step up of every sub-component, the largest gain first; none as long as there is no total.
        to_next: what the next predicate takes; None at the best one, and as long as there is no total.
        findings: what is odd: of the file or the names, of each sub-component, of the total, of the sheet.
        working: how the total came about, down to the criteria that were counted; None as long as there is no total.
    """

    sheet: Sheet
    subs: tuple[SubResult, ...]
    unit: str = ""
    period: Period | None = field(default=None, converter=_period)
    document: str = ""
    assessor: str = ""
    own_findings: tuple[Finding, ...] = field(default=(), repr=False)
    source: Evidence | None = None

    @cached_property
    def components(self) -> tuple[ComponentResult, ...]:
        """The components, each with its sub-components."""
        results = {result.code: result for result in self.subs}
        return tuple(
            ComponentResult(component, tuple(results[sub.code] for sub in component.subs))
            for component in self.sheet.components
        )

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The codes of the sub-components without a value."""
        return tuple(result.code for result in self.subs if result.points is None)

    @cached_property
    def total(self) -> Fraction | None:
        """The exact total, None as long as a sub-component has no value."""
        return None if self.missing else self.so_far.value

    @cached_property
    def so_far(self) -> SoFar:
        """What is earned so far, and out of how much: no total, and no predicate follows from it."""
        there = [(result.value, result.sub.weight) for result in self.subs if result.value is not None]
        return SoFar(sum((value for value, _ in there), Fraction()), sum((weight for _, weight in there), Fraction()))

    @property
    def value(self) -> Decimal | None:
        """The total as published: rounded once, as the scale of predicates looks at it."""
        return None if self.total is None else self.published(self.total)

    def published(self, value: Fraction) -> Decimal:
        """Round a value the way the total is published."""
        return publish(value, self.sheet.scale.places or 0, self.sheet.scale.rounding)

    @cached_property
    def predikat(self) -> CategoryBand | None:
        """The band of the published total."""
        return None if self.total is None else self.sheet.scale.classify(self.published(self.total))

    @cached_property
    def lifts(self) -> tuple[Lift, ...]:
        """The next step up of every sub-component, the largest gain first; none as long as there is no total.

        Where criteria are answered instead of grades given, a step is the next better answer to one of them.
        """
        return () if self.total is None else lifts(self.sheet, self.subs, self.total)

    @cached_property
    def to_next(self) -> ToReach | None:
        """What the next predicate takes; None at the best one, and as long as there is no total."""
        if self.predikat is None:
            return None
        bands = self.sheet.scale.bands
        place = bands.index(self.predikat) + 1
        return self.to_reach(bands[place].code) if place < len(bands) else None

    def to_reach(self, predikat: str) -> ToReach | None:
        """Return what a better predicate takes, such as the one of the Perjanjian Kinerja.

        None when it is reached already, and as long as there is no total.

        Raises:
            UnknownNameError: when the scale has no such predicate.
        """
        scale = self.sheet.scale
        band = scale.band(predikat)
        if band is None:
            raise UnknownNameError.among("predicate", predikat, [band.code for band in scale.bands])
        if self.total is None or self.predikat is None or scale.bands.index(band) <= scale.bands.index(self.predikat):
            return None
        return to_reach(self.sheet, self.subs, self.total, band)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is odd: of the file or the names, of each sub-component, of the total, of the sheet."""
        found = [*self.own_findings, *(finding for result in self.subs for finding in result.findings)]
        if self.missing:
            titles = tuple(self.sheet[code].title for code in self.missing)
            found.append(Finding("akip-incomplete", {"subs": titles}))
        scale = self.sheet.scale
        if self.total is not None and scale.rounded(self.total) == scale.edges[0] and not self.sheet.zero_printed:
            found.append(Finding("akip-total-zero", {"predikat": self.predikat and self.predikat.code}))
        if not self.sheet.settled:
            found.append(Finding("akip-reading", {"basis": self.sheet.basis}))
        return tuple(found)

    def comparable(self, other: Evaluation) -> bool:
        """Tell whether two evaluations were made on the same measure; see :func:`change`."""
        return self.sheet.same_measure(other.sheet)

    @cached_property
    def working(self) -> Working | None:
        """How the total came about, down to the criteria that were counted; None as long as there is no total."""
        return None if self.total is None else working_of(self)

    def realisation(
        self,
        indicator: str,
        period: Period | str | int | None = None,
        document: str = "",
        component: str = "nilai",
        **facts: Any,
    ) -> Realisation:
        """Return the total as the realisation of an indicator, with its whole working.

        Period and document are those of the evaluation unless they are given; ``facts`` are further attributes of
        :class:`sakip.Realisation`. Without a total the component is not filled in, and the note says what is missing.

        Raises:
            DefinitionError: when no period is known.
            PeriodError: when the period cannot be read.
        """
        when = self.period if period is None else period
        if when is None:
            raise DefinitionError(
                f"nothing says which period the realisation of {indicator!r} is of", "Give period, such as 2024."
            )
        facts["evidence"] = together(document or self.document, facts.get("evidence", ()), self.source)
        if self.missing:
            said = Finding("akip-incomplete", {"subs": tuple(self.sheet[code].title for code in self.missing)})
            facts.setdefault("note", said.message())
        return Realisation(indicator, parse_period(when), {component: self.working}, **facts)


@frozen
class Change:
    """How a score changed: ``points`` is None where the two cannot be subtracted, and ``findings`` say why."""

    points: Fraction | None
    findings: tuple[Finding, ...] = ()


def change(earlier: Evaluation, later: Evaluation) -> Change:
    """Return how many points a score rose or fell, unless the two were measured by different sheets."""
    if not earlier.comparable(later):
        facts = {"first": earlier.sheet.title, "second": later.sheet.title}
        return Change(None, (Finding("akip-not-comparable", facts),))
    if earlier.total is None or later.total is None:
        incomplete = [one for one in (earlier, later) if one.total is None]
        return Change(None, tuple(f for one in incomplete for f in one.findings if f.code == "akip-incomplete"))
    return Change(later.total - earlier.total)


def _nowhere(_: str, __: str) -> Place | None:
    return None


def evaluate(  # noqa: PLR0913  # each is one fact of an evaluation
    sheet: Sheet,
    grades: Mapping[str, Given],
    *,
    unit: str = "",
    period: Period | str | int | None = None,
    document: str = "",
    assessor: str = "",
    where: Where = _nowhere,
    findings: tuple[Finding, ...] = (),
) -> Evaluation:
    """Evaluate a unit on a sheet.

    ``grades`` says by sub-component a grade (``"BB"``, taken as it is), :class:`~sakip.instruments.akip.Met`,
    :class:`~sakip.instruments.akip.Share`, or the answers by criterion. What cannot be read is a finding and leaves its
    sub-component without a value. ``where`` says where each was written, for findings; ``findings`` are about that too.

    Raises:
        DefinitionError: when a sub-component is assessed by something of another kind.
        PeriodError: when the period cannot be read.
    """
    known = [sub.code for sub in sheet.subs]
    unknown = [
        Finding("akip-unknown-sub", {"name": str(code), **hints(str(code), known)}, where(str(code), ""))
        for code in grades
        if code not in known
    ]
    results = tuple(graded(sheet, sub, given_for(sub.code, grades.get(sub.code)), where) for sub in sheet.subs)
    made = Evaluation(sheet, results, unit, period, document, assessor, (*findings, *unknown))
    if made.period is None or sheet.scale.holds_in(made.period.start, made.period.end):
        return made
    late = Finding("akip-not-in-force", {"sheet": sheet.title, "basis": sheet.basis, "period": made.period})
    return evolve(made, own_findings=(*made.own_findings, late))
