"""The evaluation sheet (lembar kerja evaluasi, LKE) as data: components, sub-components, grades, rubrics, answers.

A sheet says what is weighed and how. Its components carry weights that sum to its maximum, their sub-components carry
weights that sum to theirs, and a sub-component is graded in one of two ways. Under PermenPANRB 88/2021 it gets one
grade, AA to E, by a rubric: the share of criteria met gives BB to E, and A or AA take more than that: years of keeping
it up where existence (keberadaan) is graded, commendable or exemplary effort where quality and use are. Under
PermenPANRB 12/2015 every criterion is answered (Y/T, A to C, A to D, A to E), the answers have values, and their mean
is the share of the weight that is earned. Agencies vary both, so everything here is data.

>>> from datetime import date
>>> from sakip.instruments import akip
>>> sheet = akip.sheet(on=date(2024, 12, 31))
>>> [str(component.weight) for component in sheet.components]
['30', '30', '15', '25']
>>> rubric = sheet["1.a"].rubric
>>> [rubric.level(Fraction(percent)).grade.code for percent in (100, 99, 75, 0)]
['BB', 'B', 'CC', 'E']
>>> rubric.level(Fraction(100), years=Fraction(2)).grade.code
'A'
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import Final

from attrs import evolve, field, frozen

from sakip.bands import CategoryScale
from sakip.errors import UnknownNameError

MOST_SUBS: Final = 60
"""How many sub-components a sheet may have, and how many components."""
MOST_CRITERIA: Final = 100
"""How many criteria a sub-component may have."""
FULL: Final = Fraction(100)
"""All criteria met, in percent."""


@frozen
class Grade:
    """A grade (gradasi) of a sub-component, its ``code``; ``points`` are the percentage of the weight that it earns."""

    code: str
    points: Fraction


@frozen
class Level:
    """One level of a rubric: the ``grade``, in a ``text`` what it takes, and the same as conditions that must all hold.

    ``full``: every criterion is met. ``years``: that was kept up for at least so long. ``distinction``: what sets it
    apart, such as ``"role-model"``. ``above``: more than so many percent of the criteria are met.
    """

    grade: Grade
    text: str = ""
    full: bool = False
    years: Fraction | None = None
    distinction: str = ""
    above: Fraction | None = None

    @property
    def unconditional(self) -> bool:
        """Whether it takes whatever reaches it."""
        return not (self.full or self.years is not None or self.distinction or self.above is not None)

    @property
    def claimed(self) -> bool:
        """Whether meeting criteria is not enough for it."""
        return self.years is not None or bool(self.distinction)

    def takes(self, share: Fraction, years: Fraction | None, distinction: str) -> bool:
        """Tell whether a share of criteria met, in percent, and what is claimed beside it reach this level."""
        return (
            (not self.full or share == FULL)
            and (self.above is None or share > self.above)
            and (self.years is None or (years is not None and years >= self.years))
            and (not self.distinction or distinction == self.distinction)
        )


@frozen
class Rubric:
    """How a share of criteria met becomes a grade: ``levels``, best first, the last of which takes everything.

    ``code`` and ``name`` are its own: in PermenPANRB 88/2021 one rubric is for what is there (keberadaan), another for
    quality and use.
    """

    code: str
    name: str
    levels: tuple[Level, ...]

    def level(self, share: Fraction, years: Fraction | None = None, distinction: str = "") -> Level:
        """Return the best level that a share of criteria met, in percent, and what is claimed beside it reach."""
        return next(level for level in self.levels if level.takes(share, years, distinction))

    def level_of(self, grade: Grade) -> Level | None:
        """Return the level that gives a grade; of several the first."""
        return next((level for level in self.levels if level.grade == grade), None)

    @property
    def grades(self) -> tuple[Grade, ...]:
        """The grades it gives, best first, each once."""
        return tuple(dict.fromkeys(level.grade for level in self.levels))

    @property
    def distinctions(self) -> tuple[str, ...]:
        """The distinctions it knows."""
        return tuple(dict.fromkeys(level.distinction for level in self.levels if level.distinction))

    @property
    def by_years(self) -> bool:
        """Whether years of keeping it up count."""
        return any(level.years is not None for level in self.levels)


@frozen
class AnswerScale:
    """The answers a criterion may be given, best first, and what each is worth: 1 for met, 0 for not met.

    ``code`` names it, ``values`` maps each answer to what it is worth, ``note`` says what to know of it.
    """

    code: str
    values: tuple[tuple[str, Fraction], ...]
    note: str = ""

    @property
    def letters(self) -> tuple[str, ...]:
        """The answers, best first."""
        return tuple(letter for letter, _ in self.values)

    def find(self, letter: str) -> tuple[str, Fraction] | None:
        """Return the answer somebody wrote, whatever its case, and its value; None when there is no such answer."""
        wanted = letter.strip().casefold()
        return next((found for found in self.values if found[0].casefold() == wanted), None)


MET: Final = AnswerScale("ya-tidak", (("Y", Fraction(1)), ("T", Fraction(0))))
"""Met or not met, for criteria whose sheet names no other answers."""


@frozen
class Criterion:
    """One criterion of a sub-component: its ``code``, its ``name``, the ``answers`` it may be given.

    ``weight`` is its exact part of the whole, so that all sum to 1.
    """

    code: str
    name: str
    answers: AnswerScale
    weight: Fraction


@frozen
class SubComponent:
    """A sub-component: what is graded. ``weight`` is how many points of the total it can earn.

    ``code`` and ``name`` are as printed; ``group`` is a heading that several of them stand under, where there is one.
    With a ``rubric`` the share of criteria met becomes a grade; without one the share itself is what is earned.
    ``answers`` are those of its criteria, where they are more than met or not. ``criteria`` may be empty: then whoever
    evaluates counts his own.
    """

    code: str
    name: str
    weight: Fraction
    rubric: Rubric | None = None
    answers: AnswerScale | None = None
    group: str = ""
    criteria: tuple[Criterion, ...] = ()

    @property
    def title(self) -> str:
        """Its code and name, in one line."""
        return f"{self.code} {self.group + ', ' if self.group else ''}{self.name}"

    @property
    def answer_scale(self) -> AnswerScale:
        """The answers of a criterion that names none of its own."""
        return self.answers or MET


@frozen
class SheetComponent:
    """A component: its ``code``, ``name`` and ``weight``, to which the weights of its ``subs`` sum."""

    code: str
    name: str
    weight: Fraction
    subs: tuple[SubComponent, ...]


@frozen
class Sheet:
    """An evaluation sheet, checked: get one from ``akip.sheet()``, ``akip.load_sheet()`` or ``akip.loads_sheet()``.

    Attributes:
        code: that of its regulation, or its own.
        title: what it is called.
        components: what is evaluated; their weights sum to ``maximum``.
        subs: every sub-component, in order.
        grades: the grades there are, best first.
        scale: the predicates, by the total.
        maximum: the most points there are.
        regulation: the regulation it is or follows, empty when it stands alone.
        reference: how an evaluation file names it.
        basis: cites it.
        settled: whether its numbers were seen in the text of the regulation.
        zero_printed: whether the table of predicates covers its lowest end, so that a total of exactly 0 has a
            predicate.
        note: what is open in it.
    """

    code: str
    title: str
    components: tuple[SheetComponent, ...]
    grades: tuple[Grade, ...]
    scale: CategoryScale = field(repr=False)
    maximum: Fraction = FULL
    regulation: str = ""
    reference: str = ""
    basis: str = ""
    settled: bool = True
    zero_printed: bool = True
    note: str = field(default="", repr=False)

    @cached_property
    def subs(self) -> tuple[SubComponent, ...]:
        """Every sub-component, in order."""
        return tuple(sub for component in self.components for sub in component.subs)

    def __getitem__(self, code: str) -> SubComponent:
        for sub in self.subs:
            if sub.code == code:
                return sub
        raise UnknownNameError.among("sub-component", code, [sub.code for sub in self.subs])

    def grades_of(self, sub: SubComponent) -> tuple[Grade, ...]:
        """Return the grades a sub-component may be given, best first; none where its criteria are answered instead."""
        if sub.rubric is not None:
            return sub.rubric.grades
        return self.grades if sub.answers is None else ()

    def same_measure(self, other: Sheet) -> bool:
        """Tell whether two sheets weigh and rate alike, so that their totals are one series.

        Names, wording and the criteria listed as evidence may differ.
        """
        return (self.regulation or self.code) == (
            other.regulation or other.code
        ) and self._measure() == other._measure()

    def _measure(self) -> tuple[object, ...]:
        rated = [(sub.code, sub.weight, *self._rating(sub)) for sub in self.subs]
        return (
            self.regulation or self.code,
            rated,
            self.scale.edges,
            self.scale.closure,
            [band.code for band in self.scale.bands],
        )

    def _rating(self, sub: SubComponent) -> tuple[object, ...]:
        if sub.rubric is not None:
            return tuple(evolve(level, text="") for level in sub.rubric.levels)
        return self.grades_of(sub), sub.answer_scale.values
