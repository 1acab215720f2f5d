"""What a roll-up comes to: for every group and indicator a figure, how complete it is, and who is missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from sakip import hooks, looks, wording
from sakip.assessment import Assessment, Reason, Scorecard, Status
from sakip.errors import UnknownNameError
from sakip.findings import Finding
from sakip.periods import Period
from sakip.rollup.region import Region
from sakip.tabular import Kind, frame_of
from sakip.wording.marking import in_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sakip.indicators import Indicator

MOST_NAMED: Final = 12
"""How many names a sentence lists."""
COLUMNS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "group": "text",
        "indicator": "text",
        "name": "text",
        "period": "text",
        "unit": "text",
        "rule": "text",
        "reported": "integer",
        "applicable": "integer",
        "completeness": "text",
        "missing": "texts",
        "target": "text",
        "reason": "text",
        "value": "number",
        "value_reported": "number",
        "category": "text",
        "achievement": "number",
        "achievement_reason": "text",
        "achievement_category": "text",
    }
)
"""What a row of a regional card holds."""


@frozen
class Others:
    """How many more there are than a sentence names."""

    count: int

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def label(self, lang: str = "id") -> str:
        """Say it."""
        return wording.term("rollup-others", lang).format(count=self.count)


def few(names: Sequence[str]) -> tuple[str | Others, ...]:
    """Return names as a sentence lists them: all, or the first of many and how many more there are."""
    named = tuple(names[:MOST_NAMED])
    return named if len(names) <= MOST_NAMED else (*named, Others(len(names) - MOST_NAMED))


@frozen
class Missing:
    """An ``office`` that brings nothing to a figure, or only a part, and why.

    ``reason`` says it, with its ``facts``; ``finding`` says it where no reason does. ``parts`` are the parts of the
    period that it has not filled in and others have; what it did fill in is counted.
    """

    office: str
    reason: Reason
    facts: Mapping[str, Any] = field(factory=dict, converter=hooks.kept, hash=False)
    finding: Finding | None = None
    parts: tuple[Period, ...] = ()

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def label(self, lang: str = "id") -> str:
        """Name it, with the parts it lacks."""
        return f"{self.office} ({wording.spoken(self.parts, lang)})" if self.parts else self.office

    def why(self, lang: str = "id") -> str:
        """Say why its number is missing."""
        return self.reason.text(self.facts, lang) if self.finding is None else self.finding.message(lang)


def named(missing: Sequence[Missing]) -> tuple[str | Missing | Others, ...]:
    """Return who is missing as a sentence lists them: by name, and who lacks parts with those parts."""
    kept = tuple(each if each.parts else each.office for each in missing[:MOST_NAMED])
    return kept if len(missing) <= MOST_NAMED else (*kept, Others(len(missing) - MOST_NAMED))


@frozen
class Figure:
    """One indicator of one group.

    Attributes:
        group: the name of the group.
        assessment: what all that was reported comes to, parts of the period included. It may be published only when
            ``required`` is reached: then it is the :attr:`headline` as well.
        reported: how many offices bring their number.
        applicable: how many the indicator applies to.
        required: the declared completeness, from 0 to 1.
        missing: the others of these, in the order of their names. An office that lacks a part of the period which
            another one has is missing, too.
        outside: the offices it does not apply to, whose set does not have it or whose weight is 0.
        refusal: why nothing is put together, where no reason says it.
    """

    group: str
    assessment: Assessment
    reported: int
    applicable: int
    required: Fraction
    missing: tuple[Missing, ...] = ()
    outside: tuple[str, ...] = ()
    refusal: Finding | None = None

    _repr_html_ = looks.html
    __rich_repr__ = looks.rich
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @property
    def code(self) -> str:
        """The code of the indicator."""
        return self.assessment.code

    @property
    def indicator(self) -> Indicator:
        """The indicator, as the group measures it."""
        return self.assessment.indicator

    @property
    def completeness(self) -> Fraction | None:
        """Which share of the offices it applies to brought their numbers; None where it applies to none."""
        return Fraction(self.reported, self.applicable) if self.applicable else None

    @property
    def complete(self) -> bool:
        """Whether the declared completeness is reached."""
        return self.completeness is not None and self.completeness >= self.required

    @property
    def headline(self) -> Assessment | None:
        """The assessment, where it may stand for the group: computed, and complete enough."""
        return self.assessment if self.complete and self.assessment.status is Status.COMPUTED else None

    @property
    def reason(self) -> Reason | None:
        """Why there is no headline."""
        if self.headline is not None:
            return None
        unreported = self.assessment.reason in {None, Reason.NOT_REPORTED}
        return Reason.INCOMPLETE if self.missing and not self.complete and unreported else self.assessment.reason

    @property
    def facts(self) -> Mapping[str, Any]:
        """The facts of the reason."""
        if self.reason is not Reason.INCOMPLETE:
            return self.assessment.facts
        names = named(self.missing)
        return {"indicator": self.indicator.name, "period": self.assessment.period, "names": names}

    def why(self, lang: str = "id") -> str:
        """Say why there is no headline; empty when there is one."""
        if self.reason is None:
            return ""
        return self.reason.text(self.facts, lang) if self.refusal is None else self.refusal.message(lang)

    def text(self, lang: str = "id") -> str:
        """Explain it down to every office, with how complete it is and why each missing office is missing."""
        counted = wording.term("score-of", lang).format(counted=self.reported, applicable=self.applicable)
        lines = [f"{wording.term('rollup-completeness', lang)}: {counted}"]
        lines += [f"  {missing.office}: {missing.why(lang)}" for missing in self.missing]
        if self.refusal is not None:
            lines.append(self.refusal.message(lang))
        return "\n".join([self.assessment.explain().text(lang), *map(in_line, lines)]) + "\n"

    def to_dict(self) -> dict[str, Any]:
        """Return the figure as plain values: text, numbers and None; without a headline there is no value."""
        shown = self.headline
        achievement = None if shown is None else shown.achievement
        category = shown and shown.category
        achieved = shown and shown.achievement_category
        value = None if shown is None else shown.value
        return {
            "group": self.group,
            "indicator": self.code,
            "name": self.indicator.name,
            "period": str(self.assessment.period),
            "unit": self.indicator.unit,
            "rule": self.indicator.across_offices,
            "reported": self.reported,
            "applicable": self.applicable,
            "completeness": None if self.completeness is None else str(self.completeness),
            "missing": [each.office for each in self.missing],
            "target": None if shown is None or shown.target is None else shown.target.text("en"),
            "reason": self.reason and self.reason.value,
            "value": value,
            "value_reported": self.assessment.value,
            "category": category and category.code,
            "achievement": achievement and achievement.value,
            "achievement_reason": achievement and achievement.reason and achievement.reason.value,
            "achievement_category": achieved and achieved.code,
        }


@frozen
class RegionalCard:
    """The figures of a group by indicator, those of the groups in it, and what was found on the way.

    ``card["Kab. X"]`` is the card of a group at any depth, ``card["Kab. X"]["ikm"]`` a figure of it, and ``card["Kec.
    A"]`` the scorecard of an office.

    Attributes:
        region: the group.
        period: the period of all scorecards.
        as_of: the day they were known on, None for everything that is recorded.
        figures: one for each indicator.
        members: the cards of the groups right in it.
        offices: the scorecards of its offices, by name.
        findings: what was found on the way.
    """

    region: Region = field(repr=False)
    period: Period
    as_of: date | None
    figures: tuple[Figure, ...] = field(repr=False)
    members: tuple[RegionalCard, ...] = field(default=(), repr=False)
    offices: Mapping[str, Scorecard] = field(factory=dict, converter=hooks.kept, repr=False, hash=False)
    findings: tuple[Finding, ...] = ()
    _named: dict[str, Any] = field(init=False, factory=dict, repr=False, eq=False)

    _repr_html_ = looks.html
    __rich_repr__ = looks.rich
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @property
    def name(self) -> str:
        """The name of the group."""
        return self.region.name

    @property
    def assessments(self) -> dict[str, Assessment]:
        """What each indicator comes to with what is reported, complete or not."""
        return {figure.code: figure.assessment for figure in self.figures}

    @property
    def missing(self) -> dict[str, tuple[Missing, ...]]:
        """Who is missing, indicator by indicator."""
        return {figure.code: figure.missing for figure in self.figures}

    @property
    def completeness(self) -> dict[str, Fraction | None]:
        """How complete each indicator is."""
        return {figure.code: figure.completeness for figure in self.figures}

    def figure(self, code: str) -> Figure:
        """Return the figure of an indicator.

        Raises:
            UnknownNameError: when none of its offices has such an indicator.
        """
        for figure in self.figures:
            if figure.code == code:
                return figure
        raise UnknownNameError.among(f"indicator in {self.name!r}", code, [figure.code for figure in self.figures])

    def group(self, name: str) -> RegionalCard:
        """Return the card of a group: this one, or one at any depth in it.

        Raises:
            UnknownNameError: when there is none.
        """
        found = self._by_name.get(name)
        if not isinstance(found, RegionalCard):
            raise UnknownNameError.among("group", name, self.region.groups)
        return found

    def groups(self) -> Iterator[RegionalCard]:
        """Yield this card and those of all groups in it, each before its own."""
        yield self
        for member in self.members:
            yield from member.groups()

    @property
    def _by_name(self) -> Mapping[str, Any]:
        """The cards of groups and the scorecards of offices, by name: every name stands in a region once."""
        if not self._named:
            found: dict[str, Any] = {}
            for card in self.groups():
                found[card.name] = card
                found.update(card.offices)
            self._named.update(found)
        return self._named

    def office(self, name: str) -> Scorecard:
        """Return the scorecard of an office.

        Raises:
            UnknownNameError: when no scorecard of such an office was given.
        """
        found = self._by_name.get(name)
        if not isinstance(found, Scorecard):
            known = [known for known, each in self._by_name.items() if isinstance(each, Scorecard)]
            raise UnknownNameError.among("office with a scorecard", name, known)
        return found

    def __getitem__(self, name: str) -> Any:
        for figure in self.figures:
            if figure.code == name:
                return figure
        found = self._by_name.get(name)
        if found is not None:
            return found
        if name in self.region.offices:
            return self.office(name)
        known = (*(figure.code for figure in self.figures), *self.region.groups, *self.region.offices)
        raise UnknownNameError.among(f"indicator, group or office in {self.name!r}", name, known)

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.figures)

    def __len__(self) -> int:
        return len(self.figures)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one row an indicator of this group and of every group in it, as plain values."""
        return [figure.to_dict() for card in self.groups() for figure in card.figures]

    def to_frame(self, kind: str) -> Any:
        """Return the rows as a dataframe of ``"polars"``, ``"pandas"`` or ``"pyarrow"``, whichever is installed.

        Raises:
            UnknownNameError: for another library.
            MissingExtraError: when it is not installed.
            FrameError: when a number has more than the 38 digits that a column of decimals holds.
        """
        return frame_of(kind, self.to_dicts(), COLUMNS)
