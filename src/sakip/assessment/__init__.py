"""From an indicator's realisation to its value, achievement, categories and explanation.

``measure`` is the kernel for one indicator, ``consolidation`` puts the parts of a period together, ``assessor`` does a
whole set, ``card`` holds what came out, ``explanation`` says how a number came about and ``replay`` computes it again
from the trace alone.
"""

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
