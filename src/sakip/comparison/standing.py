"""Where an indicator stands: exceeded, reached, not reached, or not computable.

The published achievement decides, as readers of the printed table would, but before a floor or a cap: a cap of 100
hides from nobody that a target was exceeded. What was not reported is not "not reached": it is not computable.
"""

from __future__ import annotations

import enum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from sakip import wording

if TYPE_CHECKING:
    from sakip.assessment import Assessment

_HUNDRED: Final = Fraction(100)


class Standing(enum.StrEnum):
    """How an indicator stands to a target."""

    EXCEEDED = "exceeded"
    REACHED = "reached"
    NOT_REACHED = "not-reached"
    NOT_COMPUTABLE = "not-computable"

    def label(self, lang: str = "id") -> str:
        """Say it: ``melampaui``, ``tercapai``, ``tidak tercapai``, ``tidak dapat dihitung``."""
        return wording.term(self.value, lang)


def standing_of(assessment: Assessment) -> Standing:
    """Return where an assessment stands to its target.

    On target is reached: 100 as published. Inside a target range it is reached too, and beyond its better end exceeded,
    as the polarity says; an indicator that is to stay on target cannot exceed it. A predicate is exceeded by one that
    ranks higher.
    """
    achievement = assessment.achievement
    reached = achievement.reached
    if reached is None:
        return Standing.NOT_COMPUTABLE
    if not reached:
        return Standing.NOT_REACHED
    if achievement.value is None:
        return Standing.EXCEEDED if _outranks(assessment) else Standing.REACHED
    unlimited = achievement.value if achievement.limited is None else achievement.raw
    return Standing.EXCEEDED if unlimited is not None and unlimited > _HUNDRED else Standing.REACHED


def _outranks(assessment: Assessment) -> bool:
    """Whether a word, or the band of a number, ranks above the word of the target."""
    target, indicator = assessment.target, assessment.indicator
    wanted, ranks = str(target.value) if target else "", indicator.predicates
    if assessment.predicate is not None:
        word = assessment.predicate.word
        return word in ranks and wanted in ranks and ranks.index(word) > ranks.index(wanted)
    scale, category = indicator.scale, assessment.category
    if scale is None or category is None:
        return False
    got, aim = scale.rank(category.code), scale.rank(wanted)
    return got is not None and aim is not None and got > aim
