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

CONSOLIDATIONS: Final = ("sum", "average", "last", "maximum", "ratio-of-sums")
"""How the parts of a period make the whole."""

Aggregation: TypeAlias = Literal["ratio-of-sums", "sum", "average", "weighted-average", "none"]

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

    ``code`` is how programs know it, ``name`` what the decree calls it, ``aliases`` what other documents do.

    Computing: ``formula`` records how components make the value, ``unit`` is what that comes out in, ``own_units``
    names counts that only this set knows. ``places`` and ``rounding`` publish it, once; an achievement has the same
    places unless ``achievement_places`` says otherwise. ``predicates`` ranks the words
    of an indicator that is not a number, worst first.

    Judging: ``polarity`` names the achievement rule (there is no default; without one there is no achievement).
    ``achievement_from`` says whether the published or the exact value is compared with the target. ``floor`` and
    ``cap`` limit the achievement, on the ground of ``limits_basis``; the raw one is kept. ``zero_target`` is
    ``"undefined"``, or ``"met-or-not"``: where less is better and the target is 0, a realisation of 0 is 100 and any
    more is 0, which is common sense and no regulation. ``scale`` puts the value in a category, ``achievement_scale``
    the achievement. ``consolidation`` says how quarters make a year, ``aggregation`` how offices make a region (see
    :attr:`across_offices`) and ``weighted_by`` what a weighted average is weighted by.

    In force: ``valid_from`` and ``valid_until`` are the first and the last day this definition is measured by,
    ``issued`` the day it was decreed, ``basis`` the document that did so.

    Documenting: ``definition``, ``reason`` for choosing it, ``formula_text`` as printed, ``data_sources``,
    ``responsible`` units, ``node`` of the cascade it belongs to, ``level``, ``note``; ``not_in_text`` lists which of
    these the source does not contain. ``origin`` says which set, and which package, brought it.

    Raises:
        DefinitionError: when its parts contradict each other.
        UnitError: when the formula does not come out in ``unit``.
        UnknownNameError: for a polarity, rounding rule, consolidation or unit that does not exist.
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
        """How offices make a region: as declared; else a ratio by the ratio of sums, a count by the sum, others not."""
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
