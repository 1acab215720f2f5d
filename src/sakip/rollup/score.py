"""A score: the achievements beneath a node of the cascade, averaged by a named rule, with all that went into it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from attrs import field, frozen

from sakip import hooks, looks, wording
from sakip.assessment import Reason
from sakip.bands import CategoryBand, CategoryScale
from sakip.figures import quotient
from sakip.indicators.working import shown
from sakip.periods import Period
from sakip.plan import CascadeNode
from sakip.regulations import cited
from sakip.wording.marking import in_line

if TYPE_CHECKING:
    from collections.abc import Iterator

Rule: TypeAlias = Literal["mean", "weighted", "geometric"]
Limit: TypeAlias = Literal["floor", "cap"]

RULES: Final = ("mean", "weighted", "geometric")
"""How achievements are averaged."""


@frozen
class ScoreMember:
    """One achievement of a score, in percent: an indicator's, or that of a node below.

    ``code`` and ``name`` are theirs. ``raw`` is before every limit, ``used`` what is averaged, and ``limited`` says
    which limit lies between them; ``weight`` is what it counts in a weighted mean. Without a number there is a
    ``reason`` with its ``facts``; ``reached`` tells whether the target was, of a predicate too. ``counts`` is false for
    what has no percentage by its nature, does not apply, or has a weight of 0: that is listed, and takes nothing from
    completeness.
    """

    code: str
    name: str
    raw: Fraction | None = None
    used: Fraction | None = None
    limited: Limit | None = None
    weight: Fraction | None = None
    counts: bool = True
    reached: bool | None = None
    reason: Reason | None = None
    facts: Mapping[str, Any] = field(factory=dict, converter=hooks.kept, hash=False)

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def why(self, lang: str = "id") -> str:
        """Say why it has no number; empty when it has one."""
        return "" if self.reason is None else self.reason.text(self.facts, lang)


@frozen(kw_only=True)
class Score:
    """The achievement of a node: of a sasaran, a tujuan, or of the whole set.

    Attributes:
        node: the node of the cascade, None for the whole set.
        name: what it is called.
        period: the period.
        rule: ``"mean"``, ``"weighted"`` or ``"geometric"``.
        members: what was averaged, and what was not.
        required: the completeness that is asked for, from 0 to 1.
        places: how many decimals are published.
        rounding: the rule they are rounded by.
        floor: the least that an achievement counts as, in percent.
        cap: the most.
        exact: the number before rounding, None for a root without end.
        value: what is published, in percent; None, like ``exact``, until ``required`` is reached.
        provisional: what the members that have a number come to so far.
        reason: why there is no value.
        facts: the facts of the reason.
        category: the band of the value.
        scale: the scale it is looked up in.
        basis: what the rule rests on.
    """

    node: CascadeNode | None
    name: str
    period: Period
    rule: Rule
    members: tuple[ScoreMember, ...]
    required: Fraction
    places: int = 2
    rounding: str = "half-up"
    floor: Fraction | None = None
    cap: Fraction | None = None
    exact: Fraction | None = None
    value: Decimal | None = None
    provisional: Decimal | None = None
    reason: Reason | None = None
    facts: Mapping[str, Any] = field(factory=dict, converter=hooks.kept, hash=False)
    category: CategoryBand | None = None
    scale: CategoryScale | None = field(default=None, repr=False)
    basis: str = ""

    _repr_html_ = looks.html
    __rich_repr__ = looks.rich
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @property
    def code(self) -> str:
        """The code of the node; empty for the whole set."""
        return "" if self.node is None else self.node.code

    @property
    def counted(self) -> tuple[ScoreMember, ...]:
        """The members with a number that count, which are averaged."""
        return tuple(member for member in self.members if member.counts and member.used is not None)

    @property
    def missing(self) -> tuple[ScoreMember, ...]:
        """The members that should have a number and have none."""
        return tuple(member for member in self.members if member.counts and member.used is None)

    @property
    def completeness(self) -> Fraction | None:
        """Which share of the members that count has a number; None where none counts."""
        every = len(self.counted) + len(self.missing)
        return Fraction(len(self.counted), every) if every else None

    def why(self, lang: str = "id") -> str:
        """Say why there is no value; empty when there is one."""
        return "" if self.reason is None else self.reason.text(self.facts, lang)

    def text(self, lang: str = "id") -> str:
        """Write every line: the result, its rule, and each member with what it was before the limits."""
        listed = [(in_line(name), in_line(line)) for name, line in self._lines(wording.language(lang))]
        width = max(len(name) for name, _ in listed)
        said = self._percent(self.value, lang) if self.value is not None else self.why(lang)
        head = [f"{self.name} ({self.code})" if self.code else self.name, self.period.label(wording.language(lang)), ""]
        head.append(f"{wording.term('score', lang)}: {said}")
        below = [f"  {name:<{width}}  {line}".rstrip() for name, line in listed]
        return "\n".join([*map(in_line, head), *below]) + "\n"

    def _lines(self, lang: str) -> Iterator[tuple[str, str]]:
        yield wording.term("rule", lang), wording.term(f"score-{self.rule}", lang)
        limits = [
            wording.term(f"score-{name}", lang).format(limit=shown(limit, lang))
            for name, limit in (("floor", self.floor), ("cap", self.cap))
            if limit is not None
        ]
        if limits:
            yield wording.term("score-limits", lang), "; ".join(limits)
        for member in self.members:
            yield member.code, self._member(member, lang)
        counted = len(self.counted)
        said = wording.term("score-of", lang).format(counted=counted, applicable=counted + len(self.missing))
        yield wording.term("score-completeness", lang), said
        if self.value is None and self.provisional is not None:
            yield wording.term("score-provisional", lang), self._percent(self.provisional, lang)
        if self.provisional is not None:
            if counted > 1:
                yield wording.term("calculation", lang), self._calculation(lang)
            rule = wording.term(self.rounding, lang)
            yield wording.term("rounded", lang), wording.term("places", lang, places=self.places, rule=rule)
        if self.category is not None and self.scale is not None:
            band = self.category
            said = f"{band.code}, {band.label}: {band.interval(lang)}; {self.scale.title or self.scale.key}"
            yield wording.term("category", lang), said
            if self.scale.source:
                source = cited(self.scale.source, self.scale.clause, self.scale.confidence)
                yield wording.term("basis", lang), source
        if self.basis:
            yield wording.term("basis", lang), f"{self.basis}; {wording.term('score-binds-ministries', lang)}"

    def _member(self, member: ScoreMember, lang: str) -> str:
        if member.used is None:
            said = [wording.term("score-uncounted", lang)]
            if member.reached is not None:
                said.append(wording.term("reached" if member.reached else "not-reached", lang))
            return f"{', '.join(said)}; {member.why(lang)}"
        said = [f"{shown(member.used, lang)}%"]
        if member.limited is not None and member.raw is not None:
            said.append(wording.term("score-was", lang).format(raw=f"{shown(member.raw, lang)}%"))
        if member.weight is not None:
            said.append(wording.term("score-weight", lang).format(weight=shown(member.weight, lang)))
        if not member.counts:
            said.append(wording.term("score-uncounted", lang))
        return "; ".join([*said, member.name])

    def _calculation(self, lang: str) -> str:
        values = [(shown(member.used or Fraction(0), lang), member.weight) for member in self.counted]
        if self.rule == "geometric":
            return f"({' × '.join(value for value, _ in values)})^(1/{len(values)})"
        if self.rule == "mean":
            return f"({' + '.join(value for value, _ in values)}) ÷ {len(values)}"
        weights = [shown(weight or Fraction(0), lang) for _, weight in values]
        weighed = " + ".join(f"{value} × {weight}" for (value, _), weight in zip(values, weights, strict=True))
        return f"({weighed}) ÷ ({' + '.join(weights)})"

    def _percent(self, value: Decimal, lang: str) -> str:
        return f"{wording.writer(lang)(value)}%"

    def to_dict(self) -> dict[str, Any]:
        """Return the score as JSON values; numbers are text, exact ones as quotients."""
        return {
            "node": self.code,
            "kind": "" if self.node is None else self.node.kind,
            "name": self.name,
            "period": str(self.period),
            "rule": self.rule,
            "exact": _text(self.exact),
            "value": None if self.value is None else f"{self.value:f}",
            "provisional": None if self.provisional is None else f"{self.provisional:f}",
            "reason": self.reason and self.reason.value,
            "why": self.why(),
            "completeness": _text(self.completeness),
            "required": quotient(self.required),
            "floor": _text(self.floor),
            "cap": _text(self.cap),
            "category": self.category and self.category.code,
            "basis": self.basis,
            "missing": [member.code for member in self.missing],
            "members": [
                {
                    "code": member.code,
                    "name": member.name,
                    "raw": _text(member.raw),
                    "used": _text(member.used),
                    "limited": member.limited,
                    "weight": _text(member.weight),
                    "counts": member.counts,
                    "reached": member.reached,
                    "reason": member.reason and member.reason.value,
                    "why": member.why(),
                }
                for member in self.members
            ],
        }


def _text(value: Fraction | None) -> str | None:
    return None if value is None else quotient(value)
