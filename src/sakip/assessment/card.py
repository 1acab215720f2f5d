"""A scorecard: the assessments of a set in a period, in the order of the decree, and what was found about them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from sakip import hooks, looks
from sakip.assessment.results import Assessment
from sakip.figures import plain, quotient
from sakip.findings import Finding
from sakip.indicators import POLICIES, Policy, Realisation
from sakip.periods import Period
from sakip.sets.model import IndicatorSet
from sakip.tabular import Kind, frame_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

COLUMNS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "indicator": "text",
        "name": "text",
        "period": "text",
        "unit": "text",
        "target": "text",
        "status": "text",
        "reason": "text",
        "value": "number",
        "predicate": "text",
        "category": "text",
        "category_label": "text",
        "achievement": "number",
        "achievement_raw": "text",
        "achievement_rule": "text",
        "achievement_floor": "number",
        "achievement_cap": "number",
        "achievement_status": "text",
        "achievement_reason": "text",
        "achievement_category": "text",
        "achievement_category_label": "text",
        "reached": "truth",
    }
)
"""What a row of a scorecard holds."""


@frozen
class Scorecard:
    """The assessments of a set in a period, by indicator code, with the findings about what they were made from.

    ``card[code]`` is an assessment, by the code of its indicator or one of its aliases (else an
    :class:`~sakip.errors.UnknownNameError`); iterating gives them in the order of the set.

    Attributes:
        office: the set, as it was defined at the end of the period.
        period: the period.
        as_of: the day later records were left out of, None for everything that is recorded.
        assessments: one for each indicator.
        findings: what is odd in what they were made from.
        policy: which realisations count.
        left_out: the realisations of the period and its parts that the policy does not count, or that were rejected.
    """

    office: IndicatorSet = field(repr=False)
    period: Period
    as_of: date | None
    assessments: tuple[Assessment, ...]
    findings: tuple[Finding, ...] = ()
    policy: Policy = POLICIES["all"]
    left_out: tuple[Realisation, ...] = ()

    __get_pydantic_core_schema__ = hooks.core_schema
    __get_pydantic_json_schema__ = hooks.json_schema

    _repr_html_ = looks.html
    __rich_repr__ = looks.rich
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __getitem__(self, code: str) -> Assessment:
        wanted = self.office[code].code
        return next(assessment for assessment in self.assessments if assessment.code == wanted)

    def __iter__(self) -> Iterator[Assessment]:
        return iter(self.assessments)

    def __len__(self) -> int:
        return len(self.assessments)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one row an indicator, as plain values: text, Decimal and None."""
        return [_row(assessment) for assessment in self.assessments]

    def to_frame(self, kind: str) -> Any:
        """Return the rows as a dataframe of ``"polars"``, ``"pandas"`` or ``"pyarrow"``, whichever is installed.

        Raises:
            UnknownNameError: for another library.
            MissingExtraError: when it is not installed.
            FrameError: when a number has more than the 38 digits that a column of decimals holds.
        """
        return frame_of(kind, self.to_dicts(), COLUMNS)


def _limit(limit: Fraction | None) -> Decimal | None:
    return None if limit is None else Decimal(plain(limit))


def _row(assessment: Assessment) -> dict[str, Any]:
    achievement, target = assessment.achievement, assessment.target
    category, achieved = assessment.category, assessment.achievement_category
    rule = assessment.indicator.rule
    return {
        "indicator": assessment.code,
        "name": assessment.indicator.name,
        "period": str(assessment.period),
        "unit": assessment.indicator.unit,
        "target": None if target is None else target.text("en"),
        "status": assessment.status.value,
        "reason": assessment.reason and assessment.reason.value,
        "value": assessment.value,
        "predicate": assessment.predicate and assessment.predicate.word,
        "category": category and category.code,
        "category_label": category and category.label,
        "achievement": achievement.value,
        "achievement_raw": None if achievement.raw is None else quotient(achievement.raw),
        "achievement_rule": "" if rule is None else rule.name,
        "achievement_floor": None if rule is None else _limit(assessment.indicator.floor),
        "achievement_cap": None if rule is None else _limit(assessment.indicator.cap),
        "achievement_status": achievement.status.value,
        "achievement_reason": achievement.reason and achievement.reason.value,
        "achievement_category": achieved and achieved.code,
        "achievement_category_label": achieved and achieved.label,
        "reached": achievement.reached,
    }
