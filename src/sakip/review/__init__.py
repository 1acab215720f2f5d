"""Review: the catalogue of named checks on a set, its decree, its tables of bands, a batch of realisations.

A set that loads may still be one that nobody should publish by: an indicator without polarity, a percentage of a
count, a denominator that is itself a plan. Each check has a code, a severity, a sentence and a remedy in two languages,
and the rule it stands on. Packages add their own by the entry-point group ``sakip.checks``.
"""

from __future__ import annotations

from sakip.review.catalogue import CHECKS
from sakip.review.check import ABOUT, Check, Remark, check
from sakip.review.reviewing import Review, review
from sakip.wording.words import Words

__all__ = ["ABOUT", "CHECKS", "Check", "Remark", "Review", "Words", "check", "review"]
