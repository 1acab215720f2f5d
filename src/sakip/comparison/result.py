"""What a performance report is: the objectives with their analyses, the tables of the chapter, what is missing."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from sakip import hooks, looks
from sakip.assessment import Scorecard
from sakip.comparison import layout
from sakip.comparison.efficiency import Efficiency, EfficiencyDefinition
from sakip.comparison.performance import Objective, Performance
from sakip.comparison.spending import Spending
from sakip.comparison.standing import Standing
from sakip.errors import UnknownNameError
from sakip.findings import Finding
from sakip.periods import Year
from sakip.sets import IndicatorSet
from sakip.wording.marking import in_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sakip.comparison.tables import Table

REPORT_FORMAT: Final = "sakip.report/1"
"""The format and version a report in JSON names itself by."""


@frozen
class PerformanceReport:
    """The seven analyses of every objective, and the realisation of the budget, of one year.

    ``report[code]`` is an indicator; iterating gives the indicators by objective.

    Attributes:
        office: whose report it is.
        year: the year reported on.
        years: those compared, the earliest first.
        as_of: the day it was known on, None for everything that is recorded.
        card: the scorecard of the year.
        objectives: the sasaran, in the order of the cascade.
        definitions: the meanings of efficiency that were computed.
        efficiency_total: the objectives together, where a definition adds them up.
        spending: the realisation of the budget.
        findings: what is odd or missing.
    """

    office: IndicatorSet = field(repr=False)
    year: Year
    years: tuple[Year, ...]
    as_of: date | None
    card: Scorecard = field(repr=False)
    objectives: tuple[Objective, ...] = field(repr=False)
    definitions: tuple[EfficiencyDefinition, ...] = field(repr=False)
    efficiency_total: tuple[Efficiency, ...] = field(repr=False)
    spending: Spending = field(repr=False)
    findings: tuple[Finding, ...] = field(repr=False)

    _repr_html_ = looks.html
    __rich_repr__ = looks.rich
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __iter__(self) -> Iterator[Performance]:
        return (performance for objective in self.objectives for performance in objective)

    def __len__(self) -> int:
        return sum(len(objective.indicators) for objective in self.objectives)

    def __getitem__(self, code: str) -> Performance:
        wanted = self.office[code].code if code in self.office else code
        for performance in self:
            if performance.code == wanted:
                return performance
        known = [performance.code for performance in self]
        raise UnknownNameError.among(f"indicator in the report of {self.year}", code, known)

    @property
    def standings(self) -> Mapping[Standing, int]:
        """How many indicators stand where."""
        counted = Counter(performance.standing for performance in self)
        return {standing: counted[standing] for standing in Standing}

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the chapter, in its order."""
        return layout.tables(self)

    def table(self, code: str) -> Table:
        """Return one of the tables.

        Raises:
            UnknownNameError: when there is none of that code.
        """
        every = {table.code: table for table in self.tables}
        if code not in every:
            raise UnknownNameError.among("table of the report", code, every)
        return every[code]

    def heading(self, lang: str = "id") -> str:
        """Name the report: whose it is, of which year, as known when."""
        return layout.heading(self).label(lang)

    def text(self, lang: str = "id") -> str:
        """Write the chapter as plain text, one table after another."""
        tables = (f"{table.place}. {table.text(lang)}" for table in self.tables)
        return "\n".join([f"{in_line(self.heading(lang))}\n", *tables])

    def to_dict(self, lang: str = "id") -> dict[str, Any]:
        """Return the report as JSON values: decimals as text, the reasons beside what is missing."""
        return {
            "format": REPORT_FORMAT,
            "set": self.office.code,
            "office": self.office.office_name,
            "year": str(self.year),
            "years": [str(year) for year in self.years],
            "as_of": self.as_of and self.as_of.isoformat(),
            "policy": self.card.policy.name,
            "standings": {standing.value: count for standing, count in self.standings.items()},
            "objectives": [
                {
                    "code": objective.code,
                    "text": objective.name,
                    "indicators": {each.code: each.standing.value for each in objective},
                }
                for objective in self.objectives
            ],
            "tables": [table.to_dict(lang) for table in self.tables],
            "findings": [finding.to_dict() for finding in self.findings],
        }
