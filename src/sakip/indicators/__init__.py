"""Indicators, their targets and their realisations: what a decree defines, an agreement promises, a report states.

An :class:`Indicator` (indikator kinerja, IKU) says what is measured, how, in what unit, and which way is better. A
:class:`Target` is what a Perjanjian Kinerja promises for a period. A :class:`Realisation` (realisasi) is what was
reported, component by component, with its evidence (data dukung). Corrections and revisions are new records. A
:class:`Working` is a number that an instrument measured, with how it was made.
"""

from __future__ import annotations

from sakip.indicators.amounts import Amount, Predicate, Range, Reported, amount, canonical_or_given
from sakip.indicators.analysis import Analysis
from sakip.indicators.document import PlanningDocument
from sakip.indicators.indicator import AGGREGATIONS, CONSOLIDATIONS, Aggregation, Consolidation, Indicator
from sakip.indicators.policy import POLICIES, Policy, policy_of
from sakip.indicators.realisation import Evidence, Realisation, State, read_state
from sakip.indicators.target import DOCUMENT_KINDS, DocumentKind, Target
from sakip.indicators.working import Working

__all__ = [
    "AGGREGATIONS",
    "CONSOLIDATIONS",
    "DOCUMENT_KINDS",
    "POLICIES",
    "Aggregation",
    "Amount",
    "Analysis",
    "Consolidation",
    "DocumentKind",
    "Evidence",
    "Indicator",
    "PlanningDocument",
    "Policy",
    "Predicate",
    "Range",
    "Realisation",
    "Reported",
    "State",
    "Target",
    "Working",
    "amount",
    "canonical_or_given",
    "policy_of",
    "read_state",
]
