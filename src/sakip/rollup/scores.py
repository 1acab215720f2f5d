"""Scorecards upward: the achievements of indicators averaged to their sasaran, their tujuan and the whole.

No regulation for local government says how; reports and applications in use take plain means, weights of their own,
caps of 100 or 120, or none. So the rule has a name, limits are declared and applied before averaging, and what was
limited stays visible. PMK 22/PMK.02/2021, which binds ministries, takes the geometric mean: one achievement of 0 makes
the whole 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from attrs import evolve, frozen

from sakip import wording
from sakip.assessment import Reason, Scorecard, Status
from sakip.assessment.results import NOTHING, too_long
from sakip.bands import CategoryBand, CategoryScale
from sakip.errors import (
    CycleError,
    DefinitionError,
    NotInForceError,
    NumberError,
    OutOfScaleError,
    UnknownNameError,
    quoted,
)
from sakip.figures import FRACTION_DIGITS, LONGEST_TAKEN, number, publish, share
from sakip.figures import rounding as rounding_rule
from sakip.interpreters.length import comes_alone
from sakip.regulations import provision
from sakip.rollup import roots
from sakip.rollup.asked import asked_card, asked_share
from sakip.rollup.card import few
from sakip.rollup.score import RULES, Limit, Rule, Score, ScoreMember

if TYPE_CHECKING:
    from decimal import Decimal

    from sakip.assessment import Assessment
    from sakip.figures import NumberLike
    from sakip.plan import CascadeNode

__all__ = ["OVER", "RULES", "Rule", "Score", "ScoreMember", "scores"]

Over: TypeAlias = Literal["indicators", "nodes"]
Achievements: TypeAlias = Literal["exact", "published"]

OVER: Final = ("indicators", "nodes")
"""What the score of a node is an average of."""

_GEOMETRIC: Final = "rata-rata-geometrik"


def scores(  # noqa: PLR0913  # what is declared of an average
    card: Scorecard,
    *,
    rule: Rule = "mean",
    weights: Mapping[str, NumberLike] = NOTHING,
    floor: NumberLike | None = None,
    cap: NumberLike | None = None,
    completeness: NumberLike = 1,
    over: Over = "indicators",
    achievements: Achievements = "exact",
    scale: CategoryScale | None = None,
    places: int = 2,
    rounding: str = "half-up",
) -> tuple[Score, ...]:
    """Return the score of every node of the cascade with indicators beneath it, then that of the whole set.

    The cascade is that of the set file: an indicator stands at its ``node``, a ``[[node]]`` beneath its ``parent``.
    ``scores(card)[-1].value`` is the plain mean of all achievements; ``scores(card, rule="weighted", weights={"ikm": 2,
    "nilai-sakip": 1}, cap=120)`` weighs them and lets none count for more than 120%. Which average is right no
    regulation seen says of a kecamatan: it is declared here.

    An indicator without an achievement is listed with its reason. A predicate is reached or not and never averaged, so
    neither it nor an indicator that does not apply, or has a weight of 0, counts in the completeness.

    Args:
        card: the scorecard.
        rule: ``"mean"``, ``"weighted"`` or ``"geometric"``.
        weights: those of the weighted mean, which are divided by their sum; by the codes of indicators or nodes, 0 for
            what is not to count.
        floor: the least that an achievement counts as, in percent, after the limits of the indicator itself.
        cap: the most.
        completeness: the share of the members that must have a number: ``0.8``, ``"80%"``; until it is reached there is
            no value.
        over: what a node averages: the ``"indicators"`` at or beneath it, each counting the same however the cascade is
            drawn; or ``"nodes"``, its own indicators and the scores of the nodes right below it, so that a sasaran of
            one indicator weighs as much as one of ten. A geometric mean of nodes is made of their published values, as
            a root cannot be computed with.
        achievements: which are averaged: ``"exact"`` ones, as the example of PMK 22/PMK.02/2021 needs, or those
            ``"published"`` with their indicators, so that a reader can check the average with the printed table.
        scale: puts the published value in a category.
        places: how many decimals are published.
        rounding: the rule they are rounded by.

    Raises:
        DefinitionError: when floor and cap, or a rule and weights, contradict each other, one indicator is given two
            weights, or something given is not of the kind that is asked for.
        CycleError: when nodes lie beneath one another in a circle.
        UnknownNameError: for another rule, another ``over``, or the weight of something the set does not have.
        NumberError: when a limit, a weight or ``completeness`` is no number.
    """
    asked_card(card, "what is scored")
    for kind, given, known in (
        ("rule of a score", rule, RULES),
        ("choice of what is averaged", over, OVER),
        ("choice of achievements", achievements, ("exact", "published")),
    ):
        if given not in known:
            raise UnknownNameError.among(kind, given, known)
    rounding_rule(rounding)
    if type(places) is not int or not 0 <= places <= FRACTION_DIGITS:
        raise DefinitionError(f"{quoted(places)} is no number of decimals", f"Write 0 to {FRACTION_DIGITS}.")
    if scale is not None and not isinstance(scale, CategoryScale):
        raise DefinitionError(
            f"{quoted(scale)} is no scale",
            "Give a CategoryScale, such as sakip.regulations.scale('capaian', on=date(2024, 12, 31)).",
        )
    required = asked_share(completeness)
    policy = _Policy(
        rule,
        _weights(card, rule, weights),
        _limit("floor", floor),
        _limit("cap", cap),
        required,
        achievements,
        scale,
        places,
        rounding,
        _basis(card, rule),
    )
    if policy.floor is not None and policy.cap is not None and policy.floor > policy.cap:
        raise DefinitionError(f"the floor {policy.floor} lies above the cap {policy.cap}", "Exchange them.")
    return tuple(_Cascade(card, policy).scores(over))


@frozen
class _Policy:
    rule: Rule
    weights: Mapping[str, Fraction]
    floor: Fraction | None
    cap: Fraction | None
    required: Fraction
    achievements: Achievements
    scale: CategoryScale | None
    places: int
    rounding: str
    basis: str


def _weights(card: Scorecard, rule: Rule, given: Any) -> dict[str, Fraction]:
    if not isinstance(given, Mapping):
        raise DefinitionError(f"the weights are {quoted(given)} and not by code", "Give them by code: {'ikm': 2}.")
    if (rule == "weighted") != bool(given):
        raise DefinitionError(
            f"the rule {rule!r} is given {'weights' if given else 'no weights'}",
            "Give weights with rule='weighted', and only then.",
        )
    known = [*(indicator.code for indicator in card.office), *(node.code for node in card.office.nodes)]
    made: dict[str, Fraction] = {}
    said: dict[str, str] = {}
    for code, weight in given.items():
        name = card.office[code].code if code in card.office else code
        if name not in known:
            raise UnknownNameError.among("indicator or node", code, known)
        if name in said:
            raise DefinitionError(
                f"{said[name]!r} and {code!r} are one indicator, and both are given a weight", "Give it one weight."
            )
        said[name] = code
        try:
            made[name] = share(weight)
        except NumberError as error:
            raise NumberError(f"the weight of {code!r}: {error.what}", error.remedy, value=weight) from None
        if made[name] < 0:
            raise DefinitionError(f"the weight of {code!r} is negative", "Write 0 for what is not to count.")
    return made


def _limit(name: str, given: NumberLike | None) -> Fraction | None:
    try:
        return None if given is None else number(given)
    except NumberError as error:
        raise NumberError(f"{name}: {error.what}", error.remedy, value=given) from None


def _basis(card: Scorecard, rule: Rule) -> str:
    """Cite the rule of the period, where one provides it; an average needs none to be taken."""
    if rule != "geometric":
        return ""
    try:
        return provision("rule", _GEOMETRIC, on=card.period.end).basis
    except NotInForceError:
        return ""


class _Cascade:
    """The nodes of a set, and what is beneath each."""

    def __init__(self, card: Scorecard, policy: _Policy) -> None:
        self._card = card
        self._policy = policy
        self._nodes = {node.code: node for node in card.office.nodes}
        self._members = {assessment.code: self._member(assessment) for assessment in card}
        self._paths = {node: self._path(node) for node in self._nodes}

    def _path(self, node: str) -> tuple[str, ...]:
        """The node and those it lies beneath, up to the top."""
        path: list[str] = []
        while node in self._nodes:
            if node in path:
                circle = (*path[path.index(node) :], node)
                raise CycleError(
                    f"nodes lie beneath one another in a circle: {' → '.join(circle)}", "Break it.", path=circle
                )
            path.append(node)
            node = self._nodes[node].parent
        return tuple(path)

    def _at(self, assessment: Assessment) -> str:
        node = assessment.indicator.node
        return node if node in self._nodes else ""

    def scores(self, over: Over) -> list[Score]:
        beneath: dict[str, list[ScoreMember]] = {}
        for assessment in self._card:
            member = self._members[assessment.code]
            node = self._at(assessment)
            for each in (*self._paths.get(node, ()), ""):
                beneath.setdefault(each, []).append(member)
        wanted = [*(node for node in self._nodes if node in beneath), ""]
        if over == "indicators":
            return [self._score(node, beneath.get(node, [])) for node in wanted]
        made: dict[str, Score] = {}
        # what lies deepest first
        for node in sorted(wanted, key=lambda code: -len(self._paths.get(code, ()))):
            own = [self._members[each.code] for each in self._card if self._at(each) == node]
            below = [made[child] for child in wanted if child in made and self._parent(child) == node]
            made[node] = self._score(node, [*own, *map(self._of_node, below)])
        return [made[node] for node in wanted]

    def _parent(self, node: str) -> str:
        path = self._paths[node]
        return path[1] if len(path) > 1 else ""

    # --- what is averaged ---

    def _member(self, assessment: Assessment) -> ScoreMember:
        achievement, indicator = assessment.achievement, assessment.indicator
        code, name = assessment.code, indicator.name
        weight = self._policy.weights.get(code)
        if achievement.raw is None or achievement.value is None:
            natural = achievement.reason is Reason.ORDINAL_TARGET or bool(indicator.predicates)
            counts = not natural and achievement.status is not Status.NOT_APPLICABLE and weight != 0
            return ScoreMember(
                code, name, weight=weight, counts=counts, reached=achievement.reached, reason=achievement.reason,
                facts=achievement.facts,
            )  # fmt: skip
        used, limited = achievement.raw, achievement.limited
        if self._policy.achievements == "published":
            used = Fraction(achievement.value)
        elif limited is not None:
            limit = indicator.cap if limited == "cap" else indicator.floor
            used = used if limit is None else limit
        used, limited = self._limited(used, limited)
        raw, reached = achievement.raw, achievement.reached
        if not comes_alone(used.as_integer_ratio()):
            return ScoreMember(
                code, name, raw, weight=weight, counts=weight != 0, reached=reached, reason=Reason.OUT_OF_RANGE,
                facts=too_long(LONGEST_TAKEN),
            )  # fmt: skip
        return ScoreMember(code, name, raw, used, limited, weight, counts=weight != 0, reached=reached)

    def _limited(self, value: Fraction, before: Limit | None) -> tuple[Fraction, Limit | None]:
        floor, cap = self._policy.floor, self._policy.cap
        if cap is not None and value > cap:
            return cap, "cap"
        if floor is not None and value < floor:
            return floor, "floor"
        return value, before

    def _of_node(self, score: Score) -> ScoreMember:
        weight = self._policy.weights.get(score.code)
        if score.value is None:
            counts = score.completeness is not None and weight != 0
            return ScoreMember(
                score.code, score.name, weight=weight, counts=counts, reason=score.reason, facts=score.facts
            )
        used = Fraction(score.value) if score.exact is None or score.rule == "geometric" else score.exact
        return ScoreMember(score.code, score.name, used, used, None, weight, counts=weight != 0)

    # --- the average ---

    def _score(self, code: str, members: list[ScoreMember]) -> Score:
        policy = self._policy
        node = self._nodes.get(code)
        name = _name(node, self._card)
        kept = Score(
            node=node, name=name, period=self._card.period, rule=policy.rule, members=tuple(members),
            required=policy.required, places=policy.places, rounding=policy.rounding, floor=policy.floor,
            cap=policy.cap, scale=policy.scale, basis=policy.basis,
        )  # fmt: skip
        facts: dict[str, Any] = {"indicator": name, "period": self._card.period}
        reason = self._refused(kept, facts)
        exact, value = (None, None) if reason is not None else self._averaged(kept)
        if reason is None and kept.completeness is not None and kept.completeness < policy.required:
            reason = Reason.INCOMPLETE
            facts["names"] = few([member.name for member in kept.missing])
        if reason is not None:
            return evolve(kept, reason=reason, facts=facts, provisional=value)
        return evolve(kept, exact=exact, value=value, provisional=value, category=self._category(value))

    def _refused(self, score: Score, facts: dict[str, Any]) -> Reason | None:
        """Return why nothing can be averaged, filling in the facts of the reason."""
        policy, counted = self._policy, score.counted
        if not counted:
            if any(member.weight == 0 and member.used is not None for member in score.members) and not score.missing:
                divisor = wording.Word("score-weights-sum")
                facts |= {"divisor": divisor, "formula": wording.Word("score-weighted")}
                return Reason.ZERO_DENOMINATOR
            if not score.missing:
                return Reason.NOT_APPLICABLE
            facts["names"] = few([member.name for member in score.missing])
            return Reason.INCOMPLETE
        if policy.rule == "weighted":
            lacking = [member.name for member in counted if member.weight is None]
            if lacking:
                facts |= {"names": few(lacking), "weight": wording.Word("score-weight-of")}
                return Reason.NO_WEIGHT
        if policy.rule == "geometric":
            negative = [member.used for member in counted if member.used is not None and member.used < 0]
            if negative:
                facts |= {"value": negative[0], "range": wording.Word("score-not-negative")}
                return Reason.OUT_OF_RANGE
        return None

    def _averaged(self, score: Score) -> tuple[Fraction | None, Decimal]:
        policy = self._policy
        values = [member.used for member in score.counted if member.used is not None]
        if policy.rule == "geometric":
            return roots.exact(values), roots.published(values, policy.places, policy.rounding)
        weights = [member.weight if policy.rule == "weighted" else Fraction(1) for member in score.counted]
        known = [weight for weight in weights if weight is not None]
        total = sum((value * weight for value, weight in zip(values, known, strict=True)), Fraction(0))
        exact = total / sum(known, Fraction(0))
        return exact, publish(exact, policy.places, policy.rounding)

    def _category(self, value: Decimal | None) -> CategoryBand | None:
        if self._policy.scale is None or value is None:
            return None
        try:
            return self._policy.scale.classify(Fraction(value))
        except OutOfScaleError:
            return None


def _name(node: CascadeNode | None, card: Scorecard) -> str:
    if node is None:
        return card.office.office_name or card.office.code
    return node.text or node.code
