"""Achievement (capaian): how a realisation stands to its target, by a rule with a name.

There is no default. The two rules for indicators where less is better differ everywhere except on target, and published
reports use both; ``stabilise`` is a reading nobody has shown a text for. Each rule is a formula over ``realisasi`` and
``target``, recorded like any other, so it is explained and compiled the same way.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal

from attrs import frozen

from sakip import hooks
from sakip.errors import DefinitionError, PackError, UnknownNameError
from sakip.packs import installed
from sakip.tree import PERCENT, Formula, components_of, formula, larger_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sakip.packs import Registry

_INPUTS = frozenset({"realisasi", "target"})
_DIRECTIONS = ("higher", "lower", "on-target")


@frozen
class AchievementRule:
    """A named achievement formula over ``realisasi`` and ``target``; ``name`` is the polarity of an indicator.

    ``formula`` is recorded like any other. ``better`` says which way is better: ``"higher"``, ``"lower"`` or
    ``"on-target"``. ``source`` says where it is from, and ``confidence`` how sure that is: ``T`` seen in text, ``S``
    seen at second hand, ``M`` from memory, offered as a reading.

    Raises:
        DefinitionError: when the formula has other components than ``realisasi`` and ``target``.
    """

    name: str
    formula: Formula
    better: Literal["higher", "lower", "on-target"]
    source: str
    confidence: str

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        if self.better not in _DIRECTIONS:
            raise UnknownNameError.among("direction of an achievement rule", self.better, _DIRECTIONS)
        names = {component.name for component in components_of(self.formula.tree)}
        if names != _INPUTS:
            raise DefinitionError(
                f"achievement rule {self.name!r} is over {', '.join(sorted(names))}",
                "Its components must be realisasi and target.",
                fault="rule-components",
                names=sorted(names),
            )


@formula(realisasi=None, target=None)
def _higher(realisasi: Any, target: Any) -> Any:
    return realisasi / target * PERCENT


@formula(realisasi=None, target=None)
def _lower_mirror(realisasi: Any, target: Any) -> Any:
    return (2 * target - realisasi) / target * PERCENT


@formula(realisasi=None, target=None)
def _lower_inverse(realisasi: Any, target: Any) -> Any:
    return target / realisasi * PERCENT


@formula(realisasi=None, target=None)
def _stabilise(realisasi: Any, target: Any) -> Any:
    distance = larger_of(realisasi - target, target - realisasi)
    return (target - distance) / target * PERCENT


ACHIEVEMENT_RULES: Final[Mapping[str, AchievementRule]] = MappingProxyType(
    {
        rule.name: rule
        for rule in (
            AchievementRule(
                "higher", _higher, "higher", "Realisasi dibagi target; dipakai di semua LKjIP yang terlihat.", "S"
            ),
            AchievementRule(
                "lower-mirror",
                _lower_mirror,
                "lower",
                "PermenPANRB 8/2021 hlm. 99, (1 + (1 - R/T)) x 100; LKjIP Maluku Tengah 2021.",
                "T",
            ),
            AchievementRule(
                "lower-inverse", _lower_inverse, "lower", "Target dibagi realisasi; dipakai aplikasi e-SAKIP.", "S"
            ),
            AchievementRule(
                "stabilise",
                _stabilise,
                "on-target",
                "Bacaan pustaka ini: KMK 467/2014 dan 300/2022 menyebut namanya, rumusnya belum terlihat.",
                "M",
            ),
        )
    }
)
"""The rules of the library by name, each with its source and how sure that is."""


def achievement_rule(name: str, registry: Registry | None = None) -> AchievementRule:
    """Return the rule called ``name``: of the library, of ``registry``, or of an installed package.

    Raises:
        UnknownNameError: when there is none.
        DefinitionError: when it cannot be loaded, more than one package offers it, or it is no rule of that name.
    """
    if name in ACHIEVEMENT_RULES:
        return ACHIEVEMENT_RULES[name]
    try:
        found = (registry or installed()).load("sakip.formulas", name)
    except PackError as error:
        raise DefinitionError(error.what, error.remedy) from error
    except UnknownNameError as error:
        raise UnknownNameError.among("polarity", name, [*ACHIEVEMENT_RULES, *error.known]) from None
    if not isinstance(found, AchievementRule) or found.name != name:
        raise DefinitionError(
            f"{name!r} is offered as a {type(found).__name__}, not as an achievement rule of that name",
            f"Offer AchievementRule({name!r}, …), or name a rule.",
        )
    return found
