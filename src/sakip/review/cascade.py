"""The cascade of a set: everything that is odd in its plan, where it stands in the file, and a set without any sasaran.

The plan finds it (see :mod:`sakip.plan`): sasaran without an indicator and the reverse, levels skipped or upside down,
references that lead nowhere, budgets that do not add up. Here each kind is a check of its own, so that an office can
accept one of them, and each finding gets its place.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from sakip.review.check import Check, Remark, check
from sakip.wording.plan import FINDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.findings import Finding
    from sakip.sets import IndicatorSet

_LEVELS: Final = "Jenjang kinerja dari visi sampai subkegiatan, dengan pagunya."
_OBJECTIVES: Final = frozenset({"tujuan", "sasaran", "kinerja-lainnya"})


@check("no-sasaran", basis="PER/09/M.PAN/5/2007: indikator kinerja utama mengukur tujuan dan sasaran.", confidence="M")
def no_sasaran(office: IndicatorSet) -> Iterator[Remark]:
    """A set whose indicators stand in no cascade at all."""
    if len(office) and not any(node.kind in _OBJECTIVES for node in office.nodes):
        yield Remark({})


def _of_plan(code: str, office: IndicatorSet) -> Iterator[Remark]:
    for finding in office.plan.findings():
        if finding.code == code:
            yield Remark(finding.facts, _path(finding), finding.place)


def _path(finding: Finding) -> tuple[str, ...]:
    """Return what a finding of the plan is about, as a set file names it."""
    for name in ("node", "indicator"):
        if name in finding.facts:
            return (name, str(finding.facts[name]))
    return ("link",) if "link" in finding.facts else ("node",)


MADE: Final = tuple(
    Check(code, partial(_of_plan, code), basis=_LEVELS, confidence="S") for code in FINDINGS if code.startswith("plan-")
)
"""One check for each thing a plan finds odd."""
