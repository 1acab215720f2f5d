"""The cascade of a plan: visi, misi, tujuan, sasaran, program, kegiatan, subkegiatan, and what hangs on it.

A node is one statement of the plan, and has one parent. What that cannot show is a link of the performance tree (*pohon
kinerja*, PermenPANRB 89/2021): a programme that serves a second sasaran, an office that contributes to another's.
Programmes and what is below them have budgets. Codes are text: they have leading zeros and dots.

>>> plan = Plan(
...     [
...         CascadeNode("s1", "sasaran", "Meningkatnya kualitas pelayanan publik"),
...         CascadeNode("s2", "sasaran", "Meningkatnya akuntabilitas kinerja"),
...         CascadeNode("p1", "program", "Penunjang urusan pemerintahan", "s2", number="7.01.01"),
...         CascadeNode("p2", "program", "Pelayanan publik", "s1", number="7.01.02"),
...     ],
...     links=[PlanLink(lower="p1", upper="s1")],
...     budgets=[
...         Budget("p1", 2024, "4000000", issued="2024-01-05", spent="3900000", recorded="2025-01-10"),
...         Budget("p1", 2024, "4800000", version="perubahan", document="DPPA 2024", issued="2024-10-01"),
...     ],
...     indicators={"ikm": "s1"},
... )
>>> [node.code for node in plan.programmes_of("s1")]
['p1', 'p2']
>>> plan.absorption("p1", 2024).text("en"), plan.absorption("p1", 2024, as_of="2024-06-30").text("en")
('81.25%', 'spending is not filled in: p1')
>>> for line in plan.outline("en"):
...     print(line)
objective: Meningkatnya kualitas pelayanan publik
  programme 7.01.02: Pelayanan publik
objective: Meningkatnya akuntabilitas kinerja
  programme 7.01.01: Penunjang urusan pemerintahan
>>> print(*(finding.message("en") for finding in plan.findings()))
The node s2 (objective) has no indicator, so nobody can tell whether it is reached.
"""

from __future__ import annotations

from sakip.plan.budget import VERSIONS, Budget
from sakip.plan.cascade import Plan
from sakip.plan.levels import KINDS, LEVELS, Level
from sakip.plan.link import LINK_KINDS, PlanLink
from sakip.plan.node import CascadeNode
from sakip.plan.totals import Absorption, Total

__all__ = [
    "KINDS",
    "LEVELS",
    "LINK_KINDS",
    "VERSIONS",
    "Absorption",
    "Budget",
    "CascadeNode",
    "Level",
    "Plan",
    "PlanLink",
    "Total",
]
