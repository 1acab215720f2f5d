"""What came out of a table: counted, with what should be looked at, for people and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from sakip import wording
from sakip.assessment import Reason, Status
from sakip.assessment.results import STATUS_OF
from sakip.findings import Finding
from sakip.sets import IndicatorSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sakip.cli.screen import Screen

TABLE_FORMAT: Final = "sakip.table/1"
"""The format and version an outcome in JSON names itself by."""
COUNTED: Final = ("reason", "achievement_reason")
"""The columns that are counted, beside the codes of indicators."""
UNKNOWN: Final = "unknown_components"
"""The one that is counted too where a table was turned."""

_MOST_NAMES: Final = 12


@frozen
class Outcome:
    """How many rows there are, what became of the value and of the achievement of each, and what was found.

    ``values`` and ``achievements`` count the rows of each reason why there is none; None stands for a number.
    """

    office: IndicatorSet
    rows: int
    values: Mapping[Reason | None, int]
    achievements: Mapping[Reason | None, int]
    findings: tuple[Finding, ...]

    @classmethod
    def of(
        cls, office: IndicatorSet, counted: Iterable[tuple[Any, ...]], places: int, found: Iterable[Finding]
    ) -> Outcome:
        """Add up rows that were counted by their code and what is :data:`COUNTED`, the number last."""
        every = list(counted)
        values, achievements = Counter[Reason | None](), Counter[Reason | None]()
        for _, reason, missed, *_, rows in every:
            values[Reason(reason) if reason else None] += rows
            achievements[Reason(missed) if missed else None] += rows
        findings = (*found, *_findings(every, office, places))
        return cls(office, values.total(), values, achievements, findings)

    def write(self, screen: Screen, out: Path) -> None:
        """Draw a table, a row a reason."""
        write = wording.writer(screen.lang)
        rows = []
        for status, reason in self._ways():
            said = screen.term(str(status))
            if status is Status.NOT_COMPUTABLE:
                short = f"short-{reason}"
                said += f": {screen.term(short) if short in wording.TERMS else reason}"
            counts = (write(of.get(reason, 0)) for of in (self.values, self.achievements))
            rows.append([said, "" if reason is None else str(reason), *counts])
        title = wording.command("table-written", screen.lang, rows=write(self.rows), file=out)
        headings = ["", *(screen.heading(name) for name in ("table-reason", "value", "achievement"))]
        screen.table(title, headings, rows, right=(2, 3), whole=(1,))

    def to_dict(self, asked: Mapping[str, str]) -> dict[str, Any]:
        """Return it as JSON values, with what was asked for."""
        counts = {
            name: [
                {"status": str(status), "reason": reason and str(reason), "rows": of[reason]}
                for status, reason in self._ways()
                if reason in of
            ]
            for name, of in (("value", self.values), ("achievement", self.achievements))
        }
        findings = [finding.to_dict() for finding in self.findings]
        return {
            "format": TABLE_FORMAT,
            "set": self.office.code,
            **asked,
            "rows": self.rows,
            **counts,
            "findings": findings,
        }

    def _ways(self) -> list[tuple[Status, Reason | None]]:
        """Return what became of rows, what is computed first."""
        found = {*self.values, *self.achievements}
        ways = [(_status(reason), reason) for reason in (None, *Reason) if reason in found]
        return sorted(ways, key=lambda way: list(Status).index(way[0]))


def _status(reason: Reason | None) -> Status:
    return Status.COMPUTED if reason is None else STATUS_OF.get(reason, Status.NOT_COMPUTABLE)


def _findings(counted: Iterable[tuple[Any, ...]], office: IndicatorSet, places: int) -> Iterator[Finding]:
    """Say which rows were not computed and could be."""
    unknown, beyond, conflicts, strange = Counter[str](), 0, 0, 0
    for code, reason, missed, *more, rows in counted:
        if reason == Reason.UNKNOWN_INDICATOR:
            unknown[code or ""] += rows
            continue
        beyond += rows if Reason.OUT_OF_BOUNDS in {reason, missed} else 0
        conflicts += rows if reason == Reason.CONFLICT else 0
        strange += rows * int(*more) if more else 0
    if unknown:
        ordered = sorted(unknown, key=lambda code: (-unknown[code], code))
        names = [code or wording.Word("table-blank") for code in ordered[:_MOST_NAMES]]
        rest = ["…"] * (len(ordered) > _MOST_NAMES)
        facts = {"count": Fraction(unknown.total()), "set": office.code, "names": [*names, *rest]}
        yield Finding("table-unknown-indicators", facts | wording.hints(ordered[0], [one.code for one in office]))
    if strange:
        yield Finding("table-unknown-components", {"count": Fraction(strange)})
    if conflicts:
        yield Finding("table-conflicts", {"count": Fraction(conflicts)})
    if beyond:
        yield Finding("table-out-of-bounds", {"count": Fraction(beyond), "places": places})
