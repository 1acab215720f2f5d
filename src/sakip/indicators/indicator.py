"""An indicator: what is measured, how it is computed, published, judged and explained."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from attrs import Factory, field, frozen

from sakip import hooks, looks
from sakip.bands import CategoryScale
from sakip.errors import DefinitionError, UnitError, UnknownNameError, quoted
from sakip.figures import FRACTION_DIGITS, NumberLike, number, rounding
from sakip.formulas.achievement import AchievementRule, achievement_rule
from sakip.indicators.amounts import Amount, canonical_or_given, number_of
from sakip.interpreters import dimensions
from sakip.packs import Origin, origin
from sakip.periods import optional_date
from sakip.tree import Formula, Taken
from sakip.units import canonical, factor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sakip.indicators.amounts import Reported

Consolidation: TypeAlias = Literal["sum", "average", "last", "maximum", "ratio-of-sums"]
"""How the parts of a period make the whole."""

CONSOLIDATIONS: Final = ("sum", "average", "last", "maximum", "ratio-of-sums")
"""How the parts of a period make the whole."""

Aggregation: TypeAlias = Literal["ratio-of-sums", "sum", "average", "weighted-average", "none"]
"""How offices make a region."""

AGGREGATIONS: Final = ("ratio-of-sums", "sum", "average", "weighted-average", "none")
"""How offices make a region."""

_MEASURING: Final = (
    "formula", "unit", "polarity", "consolidation", "predicates", "definition", "formula_text", "data_sources",
)  # fmt: skip

_BY_KIND: Final[Mapping[str, Aggregation]] = MappingProxyType(
    {"ratio": "ratio-of-sums", "growth": "ratio-of-sums", "count": "sum"}
)


def _optional_number(value: NumberLike | None) -> Fraction | None:
    return None if value is None else number(value)


def _texts(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


@frozen(kw_only=True)
class Indicator:
    """One performance indicator: what is measured, how it is computed, published, judged and explained.

    Attributes:
        code: how programs know it.
        name: what the decree calls it.
        unit: what the value comes out in (satuan), in the library's spelling.
        formula: how components make the value; see :mod:`sakip.formulas`.
        polarity: the name of its achievement rule (``"higher"``, ``"lower-mirror"``, ``"lower-inverse"``,
            ``"stabilise"``). There is no default: which one is meant, no regulation seen settles. Without one there is
            no achievement.
        rule: the rule of that name; looked up unless it is given.
        scale: puts the value in a category.
        achievement_scale: puts the achievement in a category.
        places: how many decimals are published, 0 to 9.
        achievement_places: those of the achievement; as many as ``places`` unless it is given.
        rounding: the rule it is published by, one of :data:`sakip.figures.ROUNDINGS`.
        achievement_from: whether the ``"published"`` or the ``"exact"`` value is compared with the target.
        floor: the least achievement that is published, in percent; the raw one is kept.
        cap: the most that is published, in percent.
        limits_basis: on what ground floor and cap are set.
        zero_target: ``"undefined"``, or ``"met-or-not"``: where less is better and the target is 0, a realisation of 0
            is 100 and any more is 0, which is common sense and no regulation.
        consolidation: how quarters make a year, one of :data:`sakip.indicators.CONSOLIDATIONS`.
        aggregation: how offices make a region, one of :data:`sakip.indicators.AGGREGATIONS`; see
            :attr:`across_offices`.
        weighted_by: the name of what a weighted average is weighted by.
        valid_from: the first day this definition is measured by.
        valid_until: the last one.
        issued: the day it was decreed.
        basis: the document that did so.
        predicates: the words of an indicator that is not a number, worst first.
        own_units: counts that only this set knows.
        aliases: what other documents call it.
        node: the code of the cascade's node it belongs to.
        level: the level it stands at, such as ``iku``, ``tujuan`` or ``program``.
        definition: what it means, as printed.
        reason: why it was chosen.
        formula_text: the formula as printed.
        data_sources: where its numbers come from (sumber data).
        responsible: the units that answer for it (penanggung jawab).
        not_in_text: which of these the source does not contain.
        note: what else a reader should know.
        origin: which set, and which package, brought it; no part of what it says.

    Raises:
        DefinitionError: when its parts contradict each other.
        UnitError: when the formula does not come out in ``unit``.
        UnknownNameError: for a polarity, rounding rule, consolidation, aggregation or unit that does not exist.
        NumberError: when a floor or a cap is no number.
        PeriodError: when a day cannot be read.
    """

    code: str
    name: str
    unit: str = field(converter=canonical_or_given)
    formula: Formula
    polarity: str | None = None
    rule: AchievementRule | None = field(default=None, repr=False)
    scale: CategoryScale | None = None
    achievement_scale: CategoryScale | None = None
    places: int = 2
    achievement_places: int = field(default=Factory(lambda self: self.places, takes_self=True))
    rounding: str = "half-up"
    achievement_from: Literal["published", "exact"] = "published"
    floor: Fraction | None = field(default=None, converter=_optional_number)
    cap: Fraction | None = field(default=None, converter=_optional_number)
    limits_basis: str = ""
    zero_target: Literal["undefined", "met-or-not"] = "undefined"
    consolidation: Consolidation | None = None
    aggregation: Aggregation | None = None
    weighted_by: str = ""
    valid_from: date | None = field(default=None, converter=optional_date)
    valid_until: date | None = field(default=None, converter=optional_date)
    issued: date | None = field(default=None, converter=optional_date)
    basis: str = ""
    predicates: tuple[str, ...] = field(default=(), converter=_texts)
    own_units: tuple[str, ...] = field(default=(), converter=_texts)
    aliases: tuple[str, ...] = field(default=(), converter=_texts)
    node: str = ""
    level: str = ""
    definition: str = ""
    reason: str = ""
    formula_text: str = ""
    data_sources: tuple[str, ...] = field(default=(), converter=_texts)
    responsible: tuple[str, ...] = field(default=(), converter=_texts)
    not_in_text: tuple[str, ...] = field(default=(), converter=_texts)
    note: str = ""
    origin: Origin = field(factory=Origin, converter=origin, eq=False, repr=False)
    prepared: dict[str, Any] = field(factory=dict, init=False, eq=False, repr=False)

    __get_pydantic_core_schema__ = hooks.core_schema
    __get_pydantic_json_schema__ = hooks.json_schema

    _repr_html_ = looks.html
    __rich_repr__ = looks.rich
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "unit", canonical(self.unit, self.own_units))
        if self.rule is None and self.polarity is not None:
            object.__setattr__(self, "rule", achievement_rule(self.polarity))
        elif self.rule is not None and self.polarity is None:
            object.__setattr__(self, "polarity", self.rule.name)
        elif self.rule is not None and self.polarity != self.rule.name:
            raise DefinitionError(
                f"indicator {self.code!r} has polarity {self.polarity!r} and the rule {self.rule.name!r}",
                "Give one of them; to change the polarity of an indicator, set rule to None as well.",
            )
        rounding(self.rounding)
        self._check_choices()
        if not any(isinstance(component.source, Taken) for component in self.formula.components):
            try:
                dimensions.check(self.formula.tree, self.unit, self.own_units)
            except UnitError as error:
                raise UnitError(f"indicator {self.code!r}: {error.what}", error.remedy, **error.facts) from None

    @property
    def across_offices(self) -> Aggregation:
        """How offices make a region: as declared; else a ratio by the ratio of sums, a count by the sum, others not.

        That a ratio is put together by its sums is arithmetic, not a regulation: a mean of percentages is another
        number.
        """
        return self.aggregation or _BY_KIND.get(self.formula.kind, "none")

    def measures_like(self, other: Indicator) -> bool:
        """Whether a number of this definition means what one of the other does; names, scales and offices aside."""
        return all(getattr(self, name) == getattr(other, name) for name in _MEASURING)

    def measured(self, component: str, reported: Reported) -> Reported:
        """Return a reported number in the unit of its component, where it is given in another that converts."""
        value = number_of(reported)
        if not isinstance(value, Amount):
            return value
        unit = next((known.unit for known in self.formula.components if known.name == component), None) or self.unit
        try:
            return value.value * factor(canonical(value.unit, self.own_units), unit, self.own_units)
        except (UnitError, UnknownNameError):
            return value

    def holds_on(self, day: date) -> bool:
        """Whether this definition is valid on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )

    def _check_choices(self) -> None:
        if not self.code or not self.name:
            raise DefinitionError(f"indicator {self.code!r} has no code or no name", "Give both.",
                                  fault="blank-text", name="name" if self.code else "code")  # fmt: skip
        for places in (self.places, self.achievement_places):
            if type(places) is not int or not 0 <= places <= FRACTION_DIGITS:
                raise DefinitionError(
                    f"indicator {self.code!r} has places = {quoted(places)}",
                    f"Write 0 to {FRACTION_DIGITS}.",
                    fault="places-range",
                    value=places,
                    limit=FRACTION_DIGITS,
                )
        if self.consolidation is not None and self.consolidation not in CONSOLIDATIONS:
            raise UnknownNameError.among("consolidation", self.consolidation, CONSOLIDATIONS)
        self._check_aggregation()
        if self.valid_from is not None and self.valid_until is not None and self.valid_from > self.valid_until:
            raise DefinitionError(
                f"indicator {self.code!r} is valid from {self.valid_from} until {self.valid_until}",
                "Exchange them.",
                fault="dates-reversed",
                first=self.valid_from,
                last=self.valid_until,
            )
        for name, value, choices in (
            ("achievement_from", self.achievement_from, ("published", "exact")),
            ("zero_target", self.zero_target, ("undefined", "met-or-not")),
        ):
            if value not in choices:
                raise UnknownNameError.among(name, value, choices)
        if self.floor is not None and self.cap is not None and self.floor > self.cap:
            what = f"indicator {self.code!r} has a floor above its cap"
            raise DefinitionError(what, "Exchange them.", fault="floor-above-cap", floor=self.floor, cap=self.cap)
        if self.zero_target == "met-or-not" and (self.rule is None or self.rule.better != "lower"):
            raise DefinitionError(
                f"indicator {self.code!r} reads a zero target as met or not, but less is not better in it",
                "Keep zero_target = 'undefined'.",
                fault="zero-target-direction",
                example='zero_target = "undefined"',
            )
        self._check_predicates()

    def _check_aggregation(self) -> None:
        if self.aggregation is not None and self.aggregation not in AGGREGATIONS:
            raise UnknownNameError.among("aggregation", self.aggregation, AGGREGATIONS)
        if (self.aggregation == "weighted-average") != bool(self.weighted_by):
            raise DefinitionError(
                f"indicator {self.code!r} has aggregation {self.aggregation!r} and weighted_by {self.weighted_by!r}",
                "Name what the weighted average is weighted by, and only then.",
                fault="weighted-by",
                aggregation=self.aggregation or "—",
                weighted=self.weighted_by or "—",
            )

    def _check_predicates(self) -> None:
        if len(set(self.predicates)) < len(self.predicates):
            what = f"indicator {self.code!r} names a predicate twice"
            raise DefinitionError(what, "List each once, worst first.", fault="predicate-twice")

        if self.predicates and self.consolidation not in {None, "last"}:
            raise DefinitionError(
                f"indicator {self.code!r} would put words together by {self.consolidation!r}",
                "Of predicates only the last can stand for the whole: write consolidation = 'last'.",
                fault="predicates-together",
                name=self.consolidation,
                example='consolidation = "last"',
            )
