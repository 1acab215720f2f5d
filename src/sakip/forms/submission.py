"""What an office handed in: the rows of a form, what is wrong with them, and what they would change."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from sakip.findings import Finding, Place
from sakip.forms.comparing import Change, compare
from sakip.forms.entries import Entry
from sakip.forms.preview import Preview, row_of
from sakip.intake import RefusedRow
from sakip.periods import Period, parse_period
from sakip.sets import IndicatorSet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sakip.indicators import Realisation


@frozen
class Submission:
    """A form, the ``file``, that was read against the set ``office``.

    ``entries`` are its usable rows and ``refused`` the others, by row and with their cells as they stand (those of
    :data:`sakip.forms.COLUMNS` that are read, in that order); ``rows`` counts both, and a line that stands twice.
    ``noted`` is what is wrong or odd in the file itself.
    """

    file: str
    office: IndicatorSet = field(repr=False)
    entries: tuple[Entry, ...] = field(repr=False)
    noted: tuple[Finding, ...] = field(repr=False)
    refused: tuple[RefusedRow, ...] = ()
    rows: int = 0

    @cached_property
    def _own(self) -> Preview:
        return self.preview()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong or odd: in the file, and between the file and the set it was read against.

        What it makes of the set is looked at in a preview, and stands in the ``findings`` of that.
        """
        return self._own.noted

    @property
    def added(self) -> tuple[Realisation, ...]:
        """The records that the set does not hold yet: what is new or changed, and can be taken over."""
        return self._own.added

    @property
    def realisations(self) -> tuple[Realisation, ...]:
        """Every record of the set, and after them those that the form adds."""
        return (*self.office.realisations, *self.added)

    def preview(
        self, office: IndicatorSet | Iterable[Realisation] | None = None, *, period: Period | str | int | None = None
    ) -> Preview:
        """Return what taking the form over would change, of its own set, of another state of it, or of other records.

        ``period`` is what is assessed before and after; without it, every period that changes, and its year.

        Raises:
            PeriodError: when ``period`` is no period.
        """
        if office is None:
            office = self.office
        elif not isinstance(office, IndicatorSet):
            office = evolve(self.office, realisations=tuple(office))
        found = compare(self.entries, office)
        changes = (*found.changes, *(_refused(self.file, row, self.entries) for row in self.refused))
        findings = sorted((*self.noted, *found.findings), key=row_of)
        wanted = None if period is None else parse_period(period)
        return Preview(office, tuple(sorted(changes, key=_line)), found.added, tuple(findings), wanted)

    def apply(self, office: IndicatorSet | None = None, *, without_refused: bool = False) -> IndicatorSet:
        """Return a set with what the form adds, or nothing of it: see :meth:`Preview.apply`.

        Raises:
            FormError: when the form has errors, unless ``without_refused`` leaves out what they are about.
        """
        wanted = self.office if office is None else office
        return evolve(wanted, realisations=self.preview(wanted).apply(without_refused=without_refused))


def _refused(file: str, row: RefusedRow, entries: tuple[Entry, ...]) -> Change:
    indicator, period, component, unit, given, document, *_ = row.cells
    sheet = entries[0].place.key if entries else ""
    return Change("refused", indicator, period, component, unit, Place(file, row.line, key=sheet),
                  document=document, given=given)  # fmt: skip


def _line(change: Change) -> int:
    return change.place.line or 0
