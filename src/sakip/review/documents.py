"""Checks of the documents targets are promised in: whether they are of the year they say, and agree with one another.

A Perjanjian Kinerja promises what the Renstra foresees for its year; the quarters of a Rencana Aksi come to what the
Perjanjian Kinerja promises. Where they disagree the assessment finds it (see :mod:`sakip.assessment.deviations`); here
it is found before a year is assessed.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sakip.assessment.deviations import deviations
from sakip.ledger import Ledger
from sakip.review.check import Check, Remark, check
from sakip.review.targets import measured, promise
from sakip.review.years import spoken_years
from sakip.sets.definitions import meant_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from sakip.indicators import PlanningDocument, Target
    from sakip.sets import IndicatorSet

_OF_A_YEAR: Final = frozenset({"pk", "rencana-aksi"})
_OF_SEVERAL: Final = frozenset({"renstra", "rpjmd"})
_AGREEMENT: Final = (
    "PermenPANRB 53/2014: Perjanjian Kinerja dijabarkan dari Renstra, dan dirinci per triwulan dalam Rencana Aksi."
)


@check("document-other-year", basis="Akal sehat: judul dan isi satu dokumen berlaku untuk tahun yang sama.")
def document_other_year(office: IndicatorSet) -> Iterator[Remark]:
    """A Perjanjian Kinerja whose title names a year that none of its targets is of."""
    for document, targets in _of_a_year(office):
        stated, years = spoken_years(document.title), sorted({target.period.year for target in targets})
        if stated and not set(stated) & {*years}:
            facts = {"document": document.title, "stated": tuple(map(str, stated)), "years": tuple(map(str, years))}
            yield Remark({"about": document.code, **facts}, ("document", document.code, "title"))


@check("document-issued-late", basis="Akal sehat: janji kinerja dibuat sebelum masanya berakhir.")
def document_issued_late(office: IndicatorSet) -> Iterator[Remark]:
    """A Perjanjian Kinerja that is issued after everything it promises is over."""
    for document, targets in _of_a_year(office):
        last = max(target.period.end for target in targets)
        if document.issued is not None and document.issued > last:
            facts = {"about": document.code, "document": document.title, "issued": document.issued, "end": last}
            yield Remark(facts, ("document", document.code, "issued"))


def _of_a_year(office: IndicatorSet) -> Iterator[tuple[PlanningDocument, list[Target]]]:
    for document in office.documents:
        targets = [one for one in office.targets if (one.document, one.kind) == (str(document), document.kind)]
        if document.kind in _OF_A_YEAR and targets:
            yield document, targets


# --- one document against another -------------------------------------------------------------------------------------


def _deviating(code: str, office: IndicatorSet) -> Iterator[Remark]:
    ledger = Ledger(office.targets, ())
    for indicator in office:
        for period in sorted(ledger.promised(indicator.code), key=lambda period: period.sort_key):
            whole = ledger.target(indicator.code, period)[0]
            meant = meant_on(office.definitions(indicator.code), period.end)
            for finding in deviations(meant, period, ledger):
                if finding.code == code and whole is not None:
                    yield promise(office, whole, finding.facts)


MADE: Final = tuple(
    Check(code, partial(_deviating, code), basis=_AGREEMENT, confidence="M")
    for code in ("target-deviation", "below-medium-term")
)
"""One check for each way in which targets can disagree."""


@check(
    "medium-term-falls",
    basis="Akal sehat: rencana lima tahun menuju ke arah yang lebih baik; bila tidak, ada sebabnya.",
)
def medium_term_falls(office: IndicatorSet) -> Iterator[Remark]:
    """A Renstra that foresees less for a year than for the year before; the first such year of each indicator."""
    plans: dict[tuple[str, str], list[tuple[Target, tuple[Fraction, Fraction]]]] = defaultdict(list)
    better = {indicator.code: indicator.rule.better for indicator in office if indicator.rule is not None}
    for indicator, target, ends in measured(office):
        if target.kind in _OF_SEVERAL and target.period.kind == "year":
            plans[indicator.code, target.document].append((target, ends))
    for (code, _), every in sorted(plans.items()):
        every.sort(key=lambda entry: entry[0].period.sort_key)
        for (before, was), (target, now) in pairwise(every):
            worse = (better.get(code) == "higher" and now[1] < was[1]) or (
                better.get(code) == "lower" and now[0] > was[0]
            )
            if worse and target.period != before.period:
                yield promise(office, target, {"before": before.period, "was": before})
                break
