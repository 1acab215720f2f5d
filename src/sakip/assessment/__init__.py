"""From what was reported and promised to a value, an achievement (capaian), categories, and an explanation of each.

A value is computed exactly and published once, by the rounding of its indicator. The achievement compares it with the
target by the indicator's rule, from the published or the exact value as the indicator says. Where there is no number,
the status says which of four it is, and the reason why; nothing is ever NaN, infinite, or zero for want of data. An
assessment explains itself down to the documents, and :func:`sakip.replay` computes it again from its trace alone.
"""

# ``measure`` is the kernel for one indicator, ``consolidation`` puts the parts of a period together, ``assessor`` does
# a whole set, ``card`` holds what came out, ``explanation`` says how a number came about, ``replay`` computes it again.

from __future__ import annotations

from sakip.assessment.assessor import assess
from sakip.assessment.card import Scorecard
from sakip.assessment.explanation import Explanation
from sakip.assessment.measure import assess_one
from sakip.assessment.replay import replay
from sakip.assessment.results import Achievement, Assessment, Context, Reason, Status

__all__ = [
    "Achievement",
    "Assessment",
    "Context",
    "Explanation",
    "Reason",
    "Scorecard",
    "Status",
    "assess",
    "assess_one",
    "replay",
]
