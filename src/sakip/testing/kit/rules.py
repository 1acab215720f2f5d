"""The checks of an achievement rule: what it says of itself, and that it says so truly.

A rule is a formula over ``realisasi`` and ``target`` with a name and a source, and everything asked of a strategy is
asked of its formula too. On target it must give 100, and it must rise where it says that more is better.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sakip.errors import quoted
from sakip.figures import number
from sakip.formulas.achievement import AchievementRule, achievement_rule
from sakip.testing.kit.arithmetic import plainly
from sakip.testing.kit.conformance import Check, Conformance, Example, Fault, catalogue
from sakip.testing.kit.formulas import FORMULA_CHECKS, GATES
from sakip.testing.kit.trials import Trial

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from sakip.packs import Registry

_TARGETS: Final = tuple(number(text) for text in ("10", "0.5", "88.3", "1000000"))
_SHARES: Final = tuple(Fraction(share, 10) for share in range(1, 25))
_HUNDRED: Final = Fraction(100)
_CONFIDENCES: Final = frozenset("TSM")
_TOWARDS: Final[Mapping[str, Callable[[Fraction, Fraction], Fraction]]] = MappingProxyType(
    {
        "higher": lambda realised, _: realised,
        "lower": lambda realised, _: -realised,
        "on-target": lambda realised, target: -abs(realised - target),
    }
)
# what only a strategy that is called has
_OF_STRATEGIES: Final = frozenset({"recorded", "pure", "documented", "call"})


def check_rule(
    rule: AchievementRule | str,
    *,
    examples: Iterable[Example],
    registry: Registry | None = None,
    only: Collection[str] = (),
) -> None:
    """Check an achievement rule, or the one of that name; the examples are over ``realisasi`` and ``target``.

    ``only`` names some of :data:`RULE_CHECKS`.

    Raises:
        ConformanceError: when a check fails; every one that does is named.
        UnknownNameError: when there is no rule of that name, or ``only`` names no check.
    """
    conformance_of_rule(achievement_rule(rule, registry) if isinstance(rule, str) else rule, examples).demand(only)


def conformance_of_rule(rule: AchievementRule, examples: Iterable[Example] = (), title: str = "") -> Conformance:
    """Return the checks of a rule; an achievement is a percentage."""
    trial = Trial(rule.formula, tuple(examples), unit="persen", rule=rule)
    return Conformance(title or rule.name, trial, RULE_CHECKS, GATES)


def sourced(trial: Trial) -> Iterator[Fault]:
    """It says where it comes from and how sure that is."""
    if trial.rule is not None and not trial.rule.source.strip():
        yield Fault("it has no source", "Name the regulation, or the reports it is taken from.")
    if trial.rule is not None and trial.rule.confidence not in _CONFIDENCES:
        yield Fault(
            f"its confidence is {quoted(trial.rule.confidence)}",
            "Write 'T' for seen in its text, 'S' for seen at second hand, 'M' for a reading of one's own.",
        )


def on_target(trial: Trial) -> Iterator[Fault]:
    """Whoever reaches the target exactly has achieved 100 percent."""
    for target in _TARGETS:
        given = _achieved(trial, target, target)
        if given != _HUNDRED:
            yield Fault(f"on a target of {target} it gives {given}, not 100", "Correct the rule, or what it is called.")


def direction(trial: Trial) -> Iterator[Fault]:
    """Towards what it says is better the achievement never falls."""
    if trial.rule is None:
        return
    goodness = _TOWARDS[trial.rule.better]
    for target in _TARGETS:
        realised = sorted((share * target for share in _SHARES), key=lambda value: goodness(value, target))
        for worse, better in pairwise(realised):
            low, high = _achieved(trial, worse, target), _achieved(trial, better, target)
            if low is not None and high is not None and low > high:
                yield Fault(
                    f"against a target of {target}, {worse} achieves {low} and {better} only {high}, "
                    f"though {trial.rule.better} is better",
                    "Correct better, or the formula.",
                )
                return


def _achieved(trial: Trial, realised: Fraction, target: Fraction) -> Fraction | None:
    return plainly(trial.formula.tree, {"realisasi": realised, "target": target})


RULE_CHECKS: Final[Mapping[str, Check]] = MappingProxyType(
    {name: check for name, check in FORMULA_CHECKS.items() if name not in _OF_STRATEGIES}
    | catalogue(sourced, on_target, direction)
)
"""The checks of an achievement rule by name: those of its formula, and its own."""
