"""The kernel: one indicator's inputs and target to its value, achievement and categories.

What does not depend on the numbers is worked out once an indicator (:class:`Gauge`): its formula as a function, its
thresholds as whole numbers, its rounding. What is left for each realisation is integer arithmetic.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from attrs import frozen

from sakip.assessment.conversion import aim_of, converted
from sakip.assessment.results import (
    ALONE,
    NOTHING,
    STATUS_OF,
    Context,
    NewAchievement,
    NewAssessment,
    Reason,
    Status,
    too_long,
)
from sakip.bands import CategoryBand
from sakip.errors import NumberError, OutOfScaleError
from sakip.figures import INTEGER_DIGITS, plain, rounding
from sakip.hooks import kept
from sakip.indicators import Predicate
from sakip.interpreters.exact import ZeroDenominatorError
from sakip.interpreters.explain import Shown
from sakip.interpreters.length import bounded, exactly, limit_of

if TYPE_CHECKING:
    from sakip.assessment.results import Achievement, Assessment
    from sakip.bands import CategoryScale
    from sakip.indicators import Indicator, Realisation, Target
    from sakip.interpreters.exact import Evaluator, Pair
    from sakip.periods import Period

_HUNDRED: Pair = (100, 1)
_WIDEST = 10**INTEGER_DIGITS
_WIDTH = f"±10^{INTEGER_DIGITS}"
_TOO_WIDE = f"≥ 10^{INTEGER_DIGITS}"


def gauge_of(indicator: Indicator) -> Gauge:
    """Return what was worked out for ``indicator``, working it out the first time."""
    gauge: Gauge | None = indicator.prepared.get("gauge")
    if gauge is None:
        gauge = indicator.prepared["gauge"] = Gauge(indicator)
    return gauge


@frozen
class _Refused:
    """Why there is no raw achievement."""

    reason: Reason
    facts: Mapping[str, Any] = NOTHING


_OUTSIDE = CategoryBand("", "", None, None, lower_included=False, upper_included=False)


class _Categories:
    """A scale whose thresholds are counted in the places a number is published with."""

    __slots__ = ("_bands", "_exactly", "_find", "_high", "_inner", "_low", "_scale")

    def __init__(self, scale: CategoryScale, places: int) -> None:
        power = 10**places
        low, high = scale.edges[0], scale.edges[-1]
        bounded = scale.beyond == "error"
        self._inner = [_whole(edge * power) for edge in scale.edges[1:-1] if edge is not None]
        self._low = _whole(low * power) if bounded and low is not None else None
        self._high = _whole(high * power) if bounded and high is not None else None
        self._bands = scale.bands
        self._find = bisect_left if scale.closure == "upper" else bisect_right
        self._scale = scale
        # a published number with more places than the scale looks at would be rounded twice: go back to the exact one
        self._exactly = scale.classify_from == "exact" or (scale.places is not None and scale.places < places)

    @classmethod
    def of(cls, scale: CategoryScale | None, places: int) -> _Categories | None:
        return None if scale is None else cls(scale, places)

    def band(self, scaled: int, above: int, below: int) -> CategoryBand:
        """Return the band of a number, published as ``scaled`` and exactly ``above / below``."""
        if self._exactly:
            try:
                return self._scale.band_of(self._scale.rounded(exactly((above, below))))
            except OutOfScaleError:
                return _OUTSIDE
        if (self._low is not None and scaled < self._low) or (self._high is not None and scaled > self._high):
            return _OUTSIDE
        return self._bands[self._find(self._inner, scaled)]


def _whole(edge: Fraction) -> int | Fraction:
    """A threshold as an integer, which compares fast, where it is one."""
    return edge.numerator if edge.denominator == 1 else edge


class Gauge:
    """An indicator made ready to be assessed many times."""

    __slots__ = (
        "_achievement_categories",
        "_achievement_places",
        "_achievement_power",
        "_achievement_rule",
        "_cap",
        "_categories",
        "_divide",
        "_floor",
        "_from_exact",
        "_indicator",
        "_limit",
        "_power",
        "_rule_of",
        "_value_of",
    )

    def __init__(self, indicator: Indicator) -> None:
        self._indicator = indicator
        self._value_of = bounded(indicator.formula.tree)
        self._divide = rounding(indicator.rounding).divide
        self._power = 10**indicator.places
        self._from_exact = indicator.achievement_from == "exact"
        self._cap, self._floor = indicator.cap, indicator.floor
        self._achievement_places = indicator.achievement_places
        self._limit = _WIDEST * self._power
        self._achievement_power = 10**indicator.achievement_places
        self._rule_of = None if indicator.rule is None else bounded(indicator.rule.formula.tree)
        self._achievement_rule = _rule_text(indicator)
        self._categories = _Categories.of(indicator.scale, indicator.places)
        self._achievement_categories = _Categories.of(indicator.achievement_scale, indicator.achievement_places)

    def assess(
        self,
        period: Period,
        target: Target | None,
        realisation: Realisation | None,
        pairs: Mapping[str, Pair],
        context: Context = ALONE,
    ) -> Assessment:
        """Compute value, achievement and categories from the pairs of the components."""
        indicator = self._indicator
        if indicator.predicates and realisation is not None:
            return self._ranked(period, target, realisation, context)
        tree = context.tree
        value_of = self._value_of if tree is None else bounded(tree)
        try:
            above, below = value_of(pairs)
        except KeyError:
            return self._diagnosed(period, target, realisation, pairs, context)
        except ZeroDenominatorError as error:
            if tree is None and any(component.name not in pairs for component in indicator.formula.components):
                return self._diagnosed(period, target, realisation, pairs, context)  # what is blank is said first
            facts = {
                "divisor": Shown(error.divisor),
                "formula": Shown(tree or indicator.formula.tree),
                "period": period,
            }
            return self.missing(period, target, Reason.ZERO_DENOMINATOR, facts, realisation, pairs, context)
        except NumberError as error:
            facts = too_long(limit_of(error))
            return self.missing(period, target, Reason.OUT_OF_RANGE, facts, realisation, pairs, context)
        if below < 0:
            above, below = -above, -below
        scaled = self._divide(above * self._power, below)
        band: CategoryBand | None = None
        if not -self._limit < scaled < self._limit:
            band = _OUTSIDE
        elif self._categories is not None:
            band = self._categories.band(scaled, above, below)
        if band is _OUTSIDE:
            scale = indicator.scale
            wide = scale is None or abs(scaled) >= self._limit
            outside: dict[str, Any] = {
                "value": _TOO_WIDE if wide else Fraction(scaled, self._power),
                "range": _WIDTH if wide else scale,
            }
            return self.missing(period, target, Reason.OUT_OF_RANGE, outside, realisation, pairs, context)
        achievement, achievement_band = self._achieved(period, target, scaled, above, below)
        return NewAssessment(
            indicator, period, target, realisation, Status.COMPUTED, None, (above, below), scaled, band, achievement,
            achievement_band, NOTHING, kept(pairs), context,
        )  # fmt: skip

    def missing(  # noqa: PLR0913, PLR0917  # an assessment has that many parts
        self,
        period: Period,
        target: Target | None,
        reason: Reason,
        facts: Mapping[str, Any],
        realisation: Realisation | None = None,
        pairs: Mapping[str, Pair] = NOTHING,
        context: Context = ALONE,
    ) -> Assessment:
        """Return an assessment without a value, and without an achievement for the same reason."""
        facts = kept(facts)
        status = STATUS_OF.get(reason, Status.NOT_COMPUTABLE)
        places = self._indicator.achievement_places
        achievement = NewAchievement(status, reason, None, None, places, self._achievement_rule, facts=facts)
        return NewAssessment(
            self._indicator, period, target, realisation, status, reason, None, None, None, achievement, None, facts,
            kept(pairs), context,
        )  # fmt: skip

    # --- achievement ---

    def _achieved(
        self, period: Period, target: Target | None, scaled: int, above: int, below: int
    ) -> tuple[Achievement, CategoryBand | None]:
        indicator = self._indicator
        if target is None:
            return self._no_achievement(Reason.NO_TARGET, {"indicator": indicator.name, "period": period}), None
        if isinstance(target.value, Predicate):
            return self._ordinal(target.value, (above, below), scaled), None
        if self._rule_of is None:
            return self._no_achievement(Reason.NO_POLARITY, {"indicator": indicator.name}), None
        realised = (above, below) if self._from_exact else (scaled, self._power)
        raw = self._against(target, realised, self._rule_of)
        if not isinstance(raw, tuple):
            return self._no_achievement(raw.reason, {"period": period, **raw.facts}), None
        return self._published(raw)

    def _against(self, target: Target, realised: Pair, rule_of: Evaluator) -> Pair | _Refused:
        """Hold a realisation against a target by the rule: the raw achievement, or why there is none."""
        indicator = self._indicator
        aim = target.pair
        if aim is None or (target.unit is not None and target.unit != indicator.unit):
            found = aim_of(target, realised, indicator.unit, indicator.own_units)
            if found == "inside":
                return _HUNDRED
            if found is None:
                facts = {"given": target.unit, "unit": indicator.unit, "name": "target"}
                return _Refused(Reason.UNIT_MISMATCH, facts)
            aim = found
        if aim[0] <= 0:
            if aim[0] < 0:
                return _Refused(Reason.NEGATIVE_TARGET)
            if indicator.zero_target == "undefined" or realised[0] < 0:
                return _Refused(Reason.ZERO_TARGET)
            return (0, 1) if realised[0] else _HUNDRED
        try:
            above, below = rule_of({"realisasi": realised, "target": aim})
        except ZeroDenominatorError as error:
            formula = "" if indicator.rule is None else Shown(indicator.rule.formula.tree)
            return _Refused(Reason.ZERO_DENOMINATOR, {"divisor": Shown(error.divisor), "formula": formula})
        except NumberError as error:
            return _Refused(Reason.OUT_OF_RANGE, too_long(limit_of(error)))
        if below < 0 and realised[0] < 0:  # as target over realisation has it
            return _Refused(Reason.NEGATIVE_REALISATION)
        return (above, below) if below > 0 else (-above, -below)

    def _published(self, raw: Pair) -> tuple[Achievement, CategoryBand | None]:
        limited: Literal["floor", "cap"] | None = None
        above, below = raw
        cap, floor = self._cap, self._floor
        if cap is not None and above * cap.denominator > cap.numerator * below:
            limited, (above, below) = "cap", cap.as_integer_ratio()
        elif floor is not None and above * floor.denominator < floor.numerator * below:
            limited, (above, below) = "floor", floor.as_integer_ratio()
        power = self._achievement_power
        scaled = self._divide(above * power, below)
        if not -_WIDEST * power < scaled < _WIDEST * power:
            facts = {"value": _TOO_WIDE, "range": _WIDTH}
            return self._no_achievement(Reason.OUT_OF_RANGE, facts), None
        categories = self._achievement_categories
        band = None if categories is None else categories.band(scaled, above, below)
        places, rule = self._achievement_places, self._achievement_rule
        achievement = NewAchievement(Status.COMPUTED, None, raw, scaled, places, rule, limited)
        return achievement, None if band is _OUTSIDE else band

    def _ordinal(self, target: Predicate, pair: Pair, scaled: int) -> Achievement:
        """A predicate is reached or not: by its rank among the bands of the scale."""
        scale = self._indicator.scale
        wanted = None if scale is None else scale.rank(target.word)
        if scale is None or wanted is None or self._categories is None:
            known = tuple(band.code for band in scale.bands) if scale else ()
            facts = {"given": target.word, "indicator": self._indicator.name, "known": known}
            return self._no_achievement(Reason.UNKNOWN_PREDICATE, facts)
        band = self._categories.band(scaled, *pair)
        rank = scale.rank(band.code)
        return self._no_achievement(
            Reason.ORDINAL_TARGET, {"target": target.word}, met=rank is not None and rank >= wanted
        )

    def _no_achievement(self, reason: Reason, facts: Mapping[str, Any], *, met: bool | None = None) -> Achievement:
        places, rule = self._indicator.achievement_places, self._achievement_rule
        return NewAchievement(Status.NOT_COMPUTABLE, reason, None, None, places, rule, None, met, kept(facts))

    # --- what could not simply be computed ---

    def _diagnosed(
        self,
        period: Period,
        target: Target | None,
        realisation: Realisation | None,
        pairs: Mapping[str, Pair],
        context: Context,
    ) -> Assessment:
        indicator = self._indicator
        if realisation is None or context.tree is not None:
            names = tuple(c.name for c in indicator.formula.components if c.name not in pairs)
            facts = {"indicator": indicator.name, "names": names, "period": period}
            return self.missing(period, target, Reason.MISSING_COMPONENT, facts, realisation, pairs, context)
        gathered, problem = converted(indicator, realisation, pairs, period)
        if problem is not None:
            return self.missing(period, target, *problem, realisation, pairs, context)
        return self.assess(period, target, realisation, gathered, context)

    def _ranked(self, period: Period, target: Target | None, realisation: Realisation, context: Context) -> Assessment:
        """An indicator whose values are words: recorded as they are, compared by rank, never divided."""
        indicator = self._indicator
        name = indicator.formula.components[0].name
        word = realisation.components.get(name)
        if word is None:
            facts: dict[str, Any] = {"indicator": indicator.name, "period": period}
            return self.missing(period, target, Reason.NOT_REPORTED, facts, realisation, NOTHING, context)
        facts = {"given": word, "indicator": indicator.name, "known": indicator.predicates}
        if not isinstance(word, Predicate) or word.word not in indicator.predicates:
            return self.missing(period, target, Reason.UNKNOWN_PREDICATE, facts, realisation, NOTHING, context)
        if target is None:
            achievement = self._no_achievement(Reason.NO_TARGET, {"indicator": indicator.name, "period": period})
        elif not isinstance(target.value, Predicate) or target.value.word not in indicator.predicates:
            facts = facts | {"given": target.value}
            achievement = self._no_achievement(Reason.UNKNOWN_PREDICATE, facts)
        else:
            met = indicator.predicates.index(word.word) >= indicator.predicates.index(target.value.word)
            achievement = self._no_achievement(Reason.ORDINAL_TARGET, {"target": target.value.word}, met=met)
        return NewAssessment(
            indicator, period, target, realisation, Status.COMPUTED, None, None, None, None, achievement, None,
            NOTHING, NOTHING, context, word,
        )  # fmt: skip


def _rule_text(indicator: Indicator) -> str:
    if indicator.rule is None:
        return ""
    limits = [
        f"{name} {plain(limit)}"
        for name, limit in (("floor", indicator.floor), ("cap", indicator.cap))
        if limit is not None
    ]
    return "; ".join([indicator.rule.name, *limits])
