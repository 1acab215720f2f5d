"""The checks of a check: that a review can run it, and that what it finds can be said."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from sakip.errors import quoted
from sakip.packs import Registry
from sakip.review import Check as ReviewCheck
from sakip.review import review
from sakip.sets import available, load
from sakip.testing.kit.conformance import Check, Conformance, Fault, catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@frozen
class _CheckTrial:
    """Something offered as a check of the review, under a name."""

    name: str
    check: Any


def conformance_of_check(name: str, check: Any) -> Conformance:
    """Return the checks of a check that is offered under ``name``."""
    return Conformance(name, _CheckTrial(name, check), CHECK_CHECKS, ("made",))


def made(trial: _CheckTrial) -> Iterator[Fault]:
    """It is a check, and its code is the name it is offered under."""
    if not isinstance(trial.check, ReviewCheck):
        yield Fault(f"it is a {type(trial.check).__name__}, not a check", "Make it with @review.check(code, words).")
    elif trial.check.code != trial.name:
        yield Fault(f"its code is {quoted(trial.check.code)}", "Offer it under its code, or give it that name.")


def worded(trial: _CheckTrial) -> Iterator[Fault]:
    """It says what it finds and what to do about it, in both languages."""
    words = trial.check.words
    if words is None or not all(text.strip() for text in words[1:]):
        yield Fault("a sentence of it is missing", "Give Words(severity, id, en, remedy_id, remedy_en).")


def runs(trial: _CheckTrial) -> Iterator[Fault]:
    """It looks at the sets of the library without raising."""
    for name in available(Registry()):
        for finding in review(load(name, Registry()), checks=[trial.check]).findings:
            if finding.code == "check-failed":
                yield Fault(f"{name}: {finding.message('en')}".rstrip("."), finding.remedy("en"))


CHECK_CHECKS: Final[Mapping[str, Check]] = MappingProxyType(catalogue(made, worded, runs))
"""The checks of a check of the review by name."""
