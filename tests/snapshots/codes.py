"""Codes that programs compare with and set files write: findings, checks, errors, reasons, and names of the law."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sakip
from sakip import regulations, units, wording
from sakip.assessment.results import STATUS_OF, Reason, Status
from sakip.errors import SakipError
from sakip.formulas import STRATEGIES
from sakip.formulas.achievement import ACHIEVEMENT_RULES
from sakip.indicators import POLICIES
from sakip.indicators.realisation import STATES
from sakip.review import CHECKS
from snapshots.names import documented_names

if TYPE_CHECKING:
    from collections.abc import Iterator


def lines() -> Iterator[str]:
    """Yield every code, those of a kind together."""
    for code, words in sorted(wording.FINDINGS.items()):
        yield f"finding {code}: {words.severity}"
    for code, check in CHECKS.items():
        yield f"check {code}: {check.severity}, about {check.about}"
    for reason in sorted(Reason):
        yield f"reason {reason}: {STATUS_OF.get(reason, Status.NOT_COMPUTABLE)}"
    errors = {
        thing for thing in documented_names().values() if isinstance(thing, type) and issubclass(thing, SakipError)
    }
    for error in sorted(errors, key=lambda one: (one.code, one.__name__)):
        yield f"error {error.code}: {error.__name__}"
    for word, state in sorted(STATES.items()):
        if word:
            yield f"state {word}: {state or 'not applicable'}"
    yield from (f"policy {name}: of realisations" for name in POLICIES)
    yield from (f"formula {kind}: strategy" for kind in sorted(STRATEGIES))
    yield from (f"polarity {name}: achievement rule" for name in sorted(ACHIEVEMENT_RULES))
    yield from (f"unit {name}: of the library" for name in sorted(units.all_units()))
    yield from _of_regulations()
    yield from _of_sets()


def _of_regulations() -> Iterator[str]:
    """Yield what a set may name of a regulation: keys of scales, and of the readings of each."""
    for held in sorted(regulations.all_regulations(), key=lambda one: one.code):
        yield f"regulation {held.code}: {held.citation}"
        for part in held.provisions:
            named = f"{part.key}/{part.reading}" if part.reading else part.key
            yield f"regulation {held.code} {part.kind} {named}: provision"


def _of_sets() -> Iterator[str]:
    """Yield the packaged sets, their indicators, and the components that realisations name."""
    for name in sakip.available(sakip.Registry.of()):
        yield f"set {name}: packaged"
        for indicator in sakip.load(name):
            components = ", ".join(component.name for component in indicator.formula.components if not component.source)
            yield f"set {name} {indicator.code}: of {components or 'other indicators'}"
