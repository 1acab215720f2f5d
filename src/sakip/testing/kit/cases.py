"""Cases: one check on one subject each, and which of them are expected to fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from sakip.errors import SakipError, UnknownNameError
from sakip.testing.kit.conformance import Conformance, ConformanceError, Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_LOADED = "loaded"


@frozen
class Case:
    """One check on one subject: call it. ``id`` names both."""

    subject: str
    check: str
    conformance: Conformance = field(eq=False, repr=False)

    @property
    def id(self) -> str:
        """Subject and check, such as ``mumbulsari-2025-partition``."""
        return f"{self.subject}-{self.check}"

    def answers_to(self, name: str) -> bool:
        """Whether it is meant by the name of a check, or by its own."""
        return name in {self.check, self.id}

    def held_up_by(self) -> str:
        """Return the check without which this one cannot be looked at; empty when it can."""
        return self.conformance.held_up_by(self.check)

    def __call__(self) -> None:
        """Run the check.

        Raises:
            ConformanceError: when it fails.
        """
        failure = self.conformance.failure(self.check)
        if failure is not None:
            raise failure


def outcome(case: Case, reason: str | None) -> ConformanceError | None:
    """Return how a case comes out otherwise than expected; ``reason`` says why it is expected to fail."""
    failure = case.conformance.failure(case.check)
    if reason is None or case.held_up_by():
        return failure
    if failure is not None:
        return None
    what = f"it holds, though it is expected to fail: {reason}".rstrip(".")
    return ConformanceError(what, "Take it out of expected_failures.", check=case.check, subject=case.subject)


def expected_among(cases: Iterable[Case], expected: Mapping[str, str]) -> dict[str, str]:
    """Return why each case is expected to fail, by its id.

    Raises:
        UnknownNameError: when something else than a check is named; not where nothing could be loaded, as there are no
            checks to be named then.
    """
    every = list(cases)
    unloaded = any(case.check == _LOADED for case in every)
    for name in expected:
        if not unloaded and not any(case.answers_to(name) for case in every):
            raise UnknownNameError.among("check", name, {*(case.check for case in every), *(case.id for case in every)})
    return {case.id: reason for case in every for name, reason in expected.items() if case.answers_to(name)}


def listed(conformance: Conformance) -> Iterator[Case]:
    """Yield a case for each check of a subject."""
    return (Case(conformance.title, name, conformance) for name in conformance.checks)


def unloaded(name: str, error: SakipError | OSError) -> Iterator[Case]:
    """Yield the one case of something that cannot be loaded, which fails and says why."""
    what, remedy = (error.what, error.remedy) if isinstance(error, SakipError) else (str(error), "Check the path.")
    yield from listed(Conformance(name, None, {_LOADED: lambda _: [Fault(what.rstrip("."), remedy)]}))
