"""What an assessment is: a value, an achievement, their categories, or the reason why there is none.

Value and achievement each have one of four statuses, and every number that is missing has one reason from a closed
list. Exact numbers are kept as pairs of integers and become a Fraction or a Decimal when somebody asks for them.

What is read from a pickle, copied or changed by :func:`attrs.evolve` has to agree with itself
(:mod:`sakip.assessment.agreement`).
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from attrs import evolve, field, frozen

from sakip import hooks, looks, wording
from sakip.bands import CategoryBand
from sakip.figures.publishing import decimal_of
from sakip.indicators import Indicator, Predicate, Realisation, Target
from sakip.interpreters.exact import Pair
from sakip.interpreters.length import exactly, lowest
from sakip.periods import Period
from sakip.tree import Node

if TYPE_CHECKING:
    from decimal import Decimal

    from sakip.assessment.explanation import Explanation

NOTHING: Mapping[str, Any] = MappingProxyType({})

_HUNDRED = Fraction(100)
_become = object.__setattr__


class Status(enum.StrEnum):
    """Whether there is a number."""

    COMPUTED = "computed"
    NOT_REPORTED = "not-reported"
    NOT_APPLICABLE = "not-applicable"
    NOT_COMPUTABLE = "not-computable"

    def label(self, lang: str = "id") -> str:
        """Say it in words: ``terhitung``, ``belum diisi``, ``tidak berlaku``, ``tidak dapat dihitung``."""
        return wording.term(self.value, lang)


class Reason(enum.StrEnum):
    """Why there is no number."""

    NOT_REPORTED = "not-reported"
    NOT_APPLICABLE = "not-applicable"
    MISSING_COMPONENT = "missing-component"
    MISSING_SOURCE = "missing-source"
    ZERO_DENOMINATOR = "zero-denominator"
    ZERO_TARGET = "zero-target"
    NEGATIVE_TARGET = "negative-target"
    NEGATIVE_REALISATION = "negative-realisation"
    NO_TARGET = "no-target"
    NO_POLARITY = "no-polarity"
    ORDINAL_TARGET = "ordinal-target"
    OUT_OF_RANGE = "out-of-range"
    UNVERIFIED = "unverified"
    NO_EVIDENCE = "no-evidence"
    CONFLICT = "conflict"
    UNIT_MISMATCH = "unit-mismatch"
    NO_CONSOLIDATION = "no-consolidation"
    NOT_DEFINED = "not-defined"
    NOT_AGGREGATED = "not-aggregated"
    KEPT_APART = "kept-apart"
    ONLY_WORDS = "only-words"
    DIFFERENT_DEFINITIONS = "different-definitions"
    NO_WEIGHT = "no-weight"
    INCOMPLETE = "incomplete"
    TOO_LARGE = "too-large"
    UNKNOWN_PREDICATE = "unknown-predicate"
    UNKNOWN_INDICATOR = "unknown-indicator"
    OUT_OF_BOUNDS = "out-of-bounds"

    def text(self, facts: Mapping[str, Any], lang: str = "id") -> str:
        """Say it in a sentence with its facts."""
        return wording.reason(self.value, facts, lang)


STATUS_OF = MappingProxyType(
    {
        Reason.NOT_REPORTED: Status.NOT_REPORTED,
        Reason.NOT_APPLICABLE: Status.NOT_APPLICABLE,
        Reason.NOT_DEFINED: Status.NOT_APPLICABLE,
    }
)
"""The reasons that are another status; every other one is NOT_COMPUTABLE."""


@frozen
class Digits:
    """How long a number is that is not computed with: of more than ``limit`` digits; ``names`` say what has it."""

    limit: int
    names: tuple[str, ...] = ()

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def label(self, lang: str = "id") -> str:
        """Say it."""
        code = "number-of-digits-of" if self.names else "number-of-digits"
        return wording.term(code, lang, limit=Fraction(self.limit), names=self.names)


def too_long(limit: int, names: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return what :attr:`Reason.OUT_OF_RANGE` says of a number of more than so many digits."""
    return {"value": Digits(limit, names), "range": wording.Word("computed-with")}


@frozen
class Achievement:
    """How a realisation stands to its target, in percent.

    Attributes:
        status: whether there is a number.
        reason: why there is none; None when there is one.
        pair: the exact achievement as numerator and denominator, see :attr:`raw`.
        scaled: the published one counted in its last place, see :attr:`value`.
        places: how many decimals are published.
        rule: the name of the achievement rule, with floor and cap where there are any: ``higher; floor 0; cap 120``.
        limited: which of floor and cap was applied.
        met: of a predicate or a range, whether the target was met.
        facts: the facts of the reason, which nobody can change.

    Raises:
        ResultError: when status, reason and numbers contradict each other.
    """

    status: Status
    reason: Reason | None
    pair: Pair | None
    scaled: int | None
    places: int
    rule: str
    limited: Literal["floor", "cap"] | None = None
    met: bool | None = None
    facts: Mapping[str, Any] = field(default=NOTHING, hash=False)

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        from sakip.assessment.agreement import check_achievement  # noqa: PLC0415  # it checks this class

        object.__setattr__(self, "facts", hooks.kept(self.facts))
        check_achievement(self)
        object.__setattr__(self, "pair", self.pair and lowest(self.pair))

    @property
    def raw(self) -> Fraction | None:
        """The exact achievement in percent, before floor, cap and rounding."""
        return None if self.pair is None else exactly(self.pair)

    @property
    def value(self) -> Decimal | None:
        """The published achievement in percent, after floor, cap and rounding."""
        return None if self.scaled is None else decimal_of(self.scaled, self.places)

    @property
    def reached(self) -> bool | None:
        """Whether the target was met, as far as that can be said; floor and cap do not change that."""
        return self.reaches(_HUNDRED)

    def reaches(self, mark: Fraction) -> bool | None:
        """Tell whether it counts as achieved at ``mark`` percent: by its number, or by its predicate."""
        return self.met if self.scaled is None else self.at_least(mark)

    def at_least(self, mark: Fraction) -> bool | None:
        """Tell whether the achievement, as published but without floor and cap, is ``mark`` percent or more."""
        if self.scaled is None:
            return None
        if self.limited is not None and self.pair is not None:
            return exactly(self.pair) >= mark
        power: int = 10**self.places
        return self.scaled * mark.denominator >= mark.numerator * power

    def in_doubt(self, facts: Mapping[str, Any]) -> Achievement:
        """Return this achievement, missing for want of a target, as missing because two targets disagree."""
        return evolve(self, reason=Reason.CONFLICT, facts=facts)

    def why(self, lang: str = "id") -> str:
        """Say why there is no achievement; empty when there is one."""
        return "" if self.reason is None else self.reason.text(self.facts, lang)


@frozen
class Context:
    """What an assessment was made from beside its own realisation.

    ``tree`` is the formula that puts the parts of the period together, when ``parts`` were, and ``blank`` the parts
    that are not filled in; ``sources`` holds the assessments of other indicators it was computed from, by code, and
    cannot be changed; ``office`` says whose indicator it is.
    """

    office: str = ""
    tree: Node | None = None
    parts: tuple[Realisation, ...] = ()
    blank: tuple[Period, ...] = ()
    # made of one another, and many ways lead to the same one: what they gave stands in the inputs
    sources: Mapping[str, Assessment] = field(default=NOTHING, converter=hooks.kept, eq=sorted, hash=False, repr=False)

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt


ALONE = Context()


@frozen
class Assessment:
    """One indicator in one period: its value, its achievement, and everything needed to explain them.

    Attributes:
        indicator: the indicator, as it was defined then.
        period: the period.
        target: what it was held against, None where there is none.
        realisation: what was reported, None where nothing was.
        status: whether there is a value.
        reason: why there is none; None when there is one.
        pair: the exact value as numerator and denominator, see :attr:`exact`.
        scaled: the published one counted in its last place, see :attr:`value`.
        category: the band of the value.
        achievement: how it stands to its target.
        achievement_category: the band of the achievement.
        facts: the facts of the reason, which nobody can change.
        inputs: the components it was computed from, by name, in their own units: each a pair of whole numbers,
            numerator and denominator, ``{"realisasi": (883, 1), "pagu": (1000, 1)}``.
        context: what it was made from beside its own realisation.
        predicate: the word that was reported, of an indicator that is not a number.

    Raises:
        ResultError: when its parts contradict each other: a number beside a reason, a published number that the exact
            one does not round to, a category that the number does not fall into.
    """

    indicator: Indicator
    period: Period
    target: Target | None
    realisation: Realisation | None
    status: Status
    reason: Reason | None
    pair: Pair | None
    scaled: int | None
    category: CategoryBand | None
    achievement: Achievement
    achievement_category: CategoryBand | None
    facts: Mapping[str, Any] = field(default=NOTHING, hash=False)
    inputs: Mapping[str, Pair] = field(default=NOTHING, hash=False)
    context: Context = ALONE
    predicate: Predicate | None = None

    __get_pydantic_core_schema__ = hooks.core_schema
    __get_pydantic_json_schema__ = hooks.json_schema

    _repr_html_ = looks.html
    __rich_repr__ = looks.rich
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        from sakip.assessment.agreement import check_assessment  # noqa: PLC0415  # it checks this class

        object.__setattr__(self, "facts", hooks.kept(self.facts))
        object.__setattr__(self, "inputs", hooks.kept(self.inputs))
        check_assessment(self)
        object.__setattr__(self, "pair", self.pair and lowest(self.pair))

    @property
    def code(self) -> str:
        """The code of the indicator."""
        return self.indicator.code

    @property
    def exact(self) -> Fraction | None:
        """The exact value, before rounding."""
        return None if self.pair is None else exactly(self.pair)

    @property
    def value(self) -> Decimal | None:
        """The published value, in the unit of the indicator: rounded once, by its rule, to its decimals."""
        return None if self.scaled is None else decimal_of(self.scaled, self.indicator.places)

    def why(self, lang: str = "id") -> str:
        """Say why there is no value; empty when there is one."""
        return "" if self.reason is None else self.reason.text(self.facts, lang)

    def explain(self) -> Explanation:
        """Explain value, achievement and categories, down to the documents they came from."""
        from sakip.assessment.explanation import Explanation  # noqa: PLC0415  # an explanation explains this class

        return Explanation(self)


class NewAchievement(Achievement):
    """An achievement as the kernel has just computed it, of what it has kept: an :class:`Achievement` at once."""

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        _become(self, "__class__", Achievement)


class NewAssessment(Assessment):
    """An assessment as the kernel has just computed it, of what it has kept: an :class:`Assessment` at once.

    To check it would cost as much again as to compute it. What is changed, copied or read from a pickle is checked.
    """

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        _become(self, "__class__", Assessment)
