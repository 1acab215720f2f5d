"""What a form would change, before anything is changed: number by number, and what becomes of the results.

Nothing is taken over in part unless that is asked for: one error, and the office that filled the form in has to say
what it meant.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from sakip import wording
from sakip.assessment import Assessment, Reason, assess
from sakip.errors import NumberError, PeriodError
from sakip.figures import number, plain, quotient
from sakip.findings import Finding, Place
from sakip.forms.comparing import KINDS, Change
from sakip.forms.doubts import doubts
from sakip.forms.faults import FormError
from sakip.forms.lines import ending
from sakip.indicators import Realisation, Working
from sakip.periods import Period, Year, parse_period
from sakip.sets import IndicatorSet
from sakip.units import written
from sakip.wording.marking import in_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sakip.indicators import Reported

_SHOWN = ("new", "changed", "withdrawn", "refused")
_NONE = "—"


@frozen
class Outcome:
    """An indicator in a period, assessed on what the set holds, ``before``, and on that with the form, ``after``.

    ``cells`` are those of the form that it comes from, or that are blank where it needs a number.
    """

    before: Assessment
    after: Assessment
    cells: tuple[Place, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether its value, its achievement, a category or the reason for none is another."""
        return _results(self.before) != _results(self.after)

    def why(self, lang: str = "id") -> str:
        """Say why there is no value, or no achievement, with the form; empty where there are both."""
        return self.after.why(lang) or self.after.achievement.why(lang)

    def to_dict(self) -> dict[str, Any]:
        """Return both as plain values, the reason why there is no result in Indonesian."""
        row: dict[str, Any] = {"indicator": self.after.code, "name": self.after.indicator.name}
        row |= {"period": str(self.after.period), "changed": self.changed}
        for when, one in (("before", self.before), ("after", self.after)):
            row |= {f"{name}_{when}": result for name, result in _results(one).items()}
        return row | {"why": self.why(), "cells": [cell_of(place) for place in self.cells]}


@frozen
class Preview:
    """What a form comes to against ``office``: every row of it, the records it adds, and everything that is wrong.

    Attributes:
        office: the set.
        changes: what each row of the form comes to.
        added: the records it adds.
        noted: what is wrong or odd in the form, and between it and the set.
        period: what is assessed, where that was asked for.
        findings: what was noted, and what the checks of :mod:`sakip.review` find with the form and did not without it.
        outcomes: what is assessed before and after: what the form touches, and whatever else comes out otherwise.
    """

    office: IndicatorSet = field(repr=False)
    changes: tuple[Change, ...]
    added: tuple[Realisation, ...]
    noted: tuple[Finding, ...]
    period: Period | None = None

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What was noted, and what the checks of :mod:`sakip.review` find with the form and did not without it."""
        if not self.added:
            return self.noted
        found = doubts(self.office, self._after, self.changes)
        here = [one for one in found if one.place is not None and one.place.file in self._files]
        return (*sorted([*self.noted, *here], key=row_of), *(one for one in found if one not in here))

    @cached_property
    def _after(self) -> IndicatorSet:
        return evolve(self.office, realisations=(*self.office.realisations, *self.added))

    @cached_property
    def _files(self) -> set[str]:
        noted = {finding.place.file for finding in self.noted if finding.place is not None}
        return noted | {change.place.file for change in self.changes}

    @property
    def counts(self) -> Mapping[str, int]:
        """How many rows there are of each kind; see :data:`sakip.forms.KINDS`."""
        found = Counter(change.kind for change in self.changes)
        return MappingProxyType({kind: found[kind] for kind in KINDS})

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stand in the way of taking the form over."""
        return tuple(finding for finding in self.noted if finding.severity == "error")

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What is assessed before and after: what the form touches, and whatever else comes out otherwise."""
        periods = {self.period} if self.period is not None else _assessed({record.period for record in self.added})
        found: list[Outcome] = []
        for period in sorted(periods, key=ending):
            cards = (assess(self.office, period=period), assess(self._after, period=period))
            for before, after in zip(*cards, strict=True):
                touching = [one for one in self.added if one.indicator == after.code and period.contains(one.period)]
                cells = dict.fromkeys(place for record in touching for place in record.places.values())
                outcome = Outcome(before, after, self._blank(after) or tuple(cells))
                if outcome.changed or touching:
                    found.append(outcome)
        return tuple(found)

    def _blank(self, one: Assessment) -> tuple[Place, ...]:
        """Return the cells of the components it lacks, as far as the form asks for them."""
        if one.reason is not Reason.MISSING_COMPONENT:
            return ()
        lacking = {(one.code, str(one.facts["period"]), name) for name in one.facts["names"]}
        return tuple(
            change.place for change in self.changes if (change.indicator, change.period, change.component) in lacking
        )

    def apply(self, *, without_refused: bool = False) -> tuple[Realisation, ...]:
        """Return every record: those there are, and beside them those of the form, or none of these.

        Raises:
            FormError: when there are errors, with their number and the first place; ``without_refused`` leaves out what
                they are about and takes over the rest.
        """
        errors = self.errors
        if errors and not without_refused:
            count = "1 error" if len(errors) == 1 else f"{len(errors)} errors"
            raise FormError(
                f"nothing of the form is taken over, as it has {count}, the first at {errors[0].text('en')}",
                "Correct it and read it again; apply(without_refused=True) takes over the rest.",
                findings=errors,
            )
        return (*self.office.realisations, *self.added)

    # --- for people and programs ---

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one row a row of the form, as plain values: text, Decimal and None."""
        return [
            {
                "kind": change.kind,
                "indicator": change.indicator,
                "name": change.name,
                "period": change.period,
                "component": change.component,
                "unit": change.unit,
                "before": _plain(change.before),
                "after": _plain(change.after),
                "document": change.document,
                "columns": list(change.columns),
                "given": change.given,
                "sheet": change.place.key,
                "row": change.place.line,
                "column": change.place.column,
            }
            for change in self.changes
        ]

    def text(self, lang: str = "id") -> str:
        """Say what would change, what becomes of the results, and what is wrong."""
        counts = ", ".join(
            f"{count} {wording.term(f'form-kind-{kind}', lang)}" for kind, count in self.counts.items() if count
        )
        title = wording.term("form-preview", lang).format(set=self.office.title or self.office.code)
        lines = [title, counts or wording.term("form-empty", lang)]
        for kind in _SHOWN:
            found = [change for change in self.changes if change.kind == kind]
            if found:
                lines += ["", wording.term(f"form-kind-{kind}", lang).capitalize()]
                lines += [f"  {_change(change, lang)}" for change in found]
        if self.outcomes:
            lines += ["", wording.term("form-outcomes", lang)]
            lines += [f"  {line}" for outcome in self.outcomes for line in _outcome(outcome, lang)]
        if self.findings:
            lines += ["", wording.term("form-findings", lang)]
            lines += [f"  {self._said(finding, lang)}" for finding in self.findings]
        return "\n".join(map(in_line, lines)) + "\n"

    def _said(self, finding: Finding, lang: str) -> str:
        """Say a finding with how grave it is, and with its cell as spreadsheets name it."""
        place, severity = finding.place, wording.command(f"severity-{finding.severity}", lang)
        if place is not None and place.file not in self._files:
            return f"{severity} {finding.text(lang)}"
        where = "" if place is None or place.line is None else f"{cell_of(place)}: "
        return f"{severity} {where}{finding.message(lang)} {finding.remedy(lang)}".rstrip()

    def __str__(self) -> str:
        return self.text()


def row_of(finding: Finding) -> int:
    """Return the row a finding is about; what is about the form as a whole comes first."""
    return (finding.place.line if finding.place else None) or 0


def cell_of(place: Place) -> str:
    """Return a cell as spreadsheets name it."""
    return f"{place.key}!{place.column}{place.line}"


def _assessed(periods: set[Period]) -> set[Period]:
    return periods | {Year(period.year) for period in periods}


def _results(one: Assessment) -> dict[str, Any]:
    achieved = one.achievement_category
    return {
        "value": one.value if one.predicate is None else one.predicate.word,
        "reason": one.reason and one.reason.value,
        "category": one.category and one.category.label,
        "achievement": one.achievement.value,
        "achievement_reason": one.achievement.reason and one.achievement.reason.value,
        "achievement_category": achieved and achieved.label,
    }


def _change(change: Change, lang: str) -> str:
    about = " ".join(part for part in (change.indicator, _period(change.period, lang), change.component) if part)
    if change.kind == "refused" and not change.name:
        return f"{wording.term('form-row', lang).format(row=change.place.line)}: {about} “{change.given}”"
    before, after = (_label(value, change.unit, lang) for value in (change.before, change.after))
    if change.kind == "withdrawn":
        return f"{about}: {before}, {wording.term('form-kept', lang)}"
    said = after if change.kind == "new" else f"{before} → {after}"
    if before == after:
        columns = ", ".join(wording.term(f"form-{name}", lang).casefold() for name in change.columns)
        said = f"{after} ({columns})"
    return f"{about}: {said}" + (f", {change.document}" if change.document else "")


def _period(text: str, lang: str) -> str:
    """Write a period; of a row that was refused it may be none."""
    try:
        return parse_period(text).label(wording.language(lang))
    except PeriodError:
        return text


def _outcome(outcome: Outcome, lang: str) -> Iterator[str]:
    """Yield what becomes of a result, and below it why there is none."""
    one = outcome.after
    pairs = [
        (wording.term("value", lang), *(_value(side, lang) for side in (outcome.before, one))),
        (wording.term("achievement", lang), *(_achievement(side, lang) for side in (outcome.before, one))),
    ]
    said = [f"{name.casefold()} {before}" + ("" if before == after else f" → {after}") for name, before, after in pairs]
    yield f"{one.code} {one.period.label(wording.language(lang))}: {'; '.join(said)}"
    why = outcome.why(lang)
    if why:
        cells = ", ".join(map(cell_of, outcome.cells))
        yield f"  {why} ({cells})" if cells else f"  {why}"


def _value(one: Assessment, lang: str) -> str:
    if one.predicate is not None:
        said = one.predicate.word
    elif one.value is None:
        return one.status.label(lang)
    else:
        said = written(wording.spoken(one.value, lang), one.indicator.unit)
    return f"{said} ({one.category.label})" if one.category is not None else said


def _achievement(one: Assessment, lang: str) -> str:
    value, band = one.achievement.value, one.achievement_category
    if value is None:
        return _NONE
    said = written(wording.spoken(value, lang), "persen")
    return f"{said} ({band.label})" if band is not None else said


def _label(value: Reported, unit: str, lang: str) -> str:
    value = value.value if isinstance(value, Working) else value
    if value is None:
        return _NONE
    return written(wording.spoken(value, lang), unit) if isinstance(value, Fraction) else wording.spoken(value, lang)


def _plain(value: Reported) -> Decimal | str | None:
    value = value.value if isinstance(value, Working) else value
    if not isinstance(value, Fraction):
        return None if value is None else wording.spoken(value, "en")
    try:
        return Decimal(plain(number(value)))
    except NumberError:
        return quotient(value)
