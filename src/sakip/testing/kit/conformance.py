"""What the kit is made of: checks with a name, what fails them, and worked examples.

A check is a function that looks at one subject and yields a :class:`Fault` for each thing that is wrong with it. It is
listed under its name, which every failure carries, so that a test says which promise is broken. Some checks are gates:
what no formula could be recorded of has no dimensions, so nothing behind a gate is looked at while it is shut.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any, Final, NamedTuple, TypeAlias

from attrs import field, frozen

from sakip.errors import DefinitionError, SakipError, UnknownNameError, quoted
from sakip.figures import number, share

LEAST_EXAMPLES: Final = 3
"""How many worked examples a strategy or a rule needs."""


class ConformanceError(SakipError, AssertionError):
    """Something that does not keep what the library promises of it.

    ``check`` is the name of what failed, ``subject`` what it was tried on; ``failures`` holds every failure where one
    call found several, the first of which gives the other attributes.
    """

    code = "conformance"
    check: str = ""
    subject: str = ""
    failures: tuple[ConformanceError, ...] = ()

    def __str__(self) -> str:
        if len(self.failures) > 1:
            lines = "".join(f"\n  {failure}" for failure in self.failures)
            return f"{self.subject} fails {len(self.failures)} checks:{lines}"
        return f"{self.subject}, {self.check}: {super().__str__()}"


class Fault(NamedTuple):
    """One thing that is wrong, and what to do about it."""

    what: str
    remedy: str


Check: TypeAlias = "Callable[[Any], Iterable[Fault]]"


def _inputs(given: Mapping[str, Any]) -> dict[str, Fraction | None]:
    return {name: None if value is None else number(value) for name, value in given.items()}


def _value(given: Any) -> Fraction | None:
    return None if given is None else share(given)


@frozen
class Example:
    """A worked example: what goes in, component by component (``inputs``), and what must come out.

    Either ``value``, exactly (``"200/3"``), or as printed to so many decimals (``"66.67"`` with ``places=2``); or the
    ``reason`` why there is none, such as ``"zero-denominator"``. A component of None is not filled in. ``source`` says
    where it is worked out: a document and its page.

    >>> Example({"realisasi": 2, "pagu": 3}, "66.67", places=2, source="LKjIP 2024 hlm. 12").value
    Fraction(6667, 100)

    Raises:
        DefinitionError: when it says both a value and a reason, or neither.
        NumberError: when a number is none.
    """

    inputs: Mapping[str, Fraction | None] = field(converter=_inputs)
    value: Fraction | None = field(default=None, converter=_value)
    reason: str = field(default="", kw_only=True)
    places: int | None = field(default=None, kw_only=True)
    source: str = field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        if (self.value is None) == (not self.reason):
            raise DefinitionError(
                f"the example {quoted(dict(self.inputs))} says {'nothing' if self.value is None else 'two things'}",
                "Give it a value, or the reason why there is none.",
            )


class Conformance:
    """The checks of one subject, each run at most once and when it is asked for."""

    def __init__(self, title: str, subject: Any, checks: Mapping[str, Check], gates: Collection[str] = ()) -> None:
        self.title = title
        self.checks = checks
        self._subject = subject
        self._gates = [name for name in checks if name in gates]
        self._done: dict[str, tuple[Fault, ...]] = {}
        self._raised: dict[str, Exception] = {}

    def faults(self, name: str) -> tuple[Fault, ...]:
        """Return what one check finds; a check that raises has found that."""
        if name not in self._done:
            self._done[name] = tuple(self._run(name))
        return self._done[name]

    def _run(self, name: str) -> Iterator[Fault]:
        try:
            yield from self.checks[name](self._subject)
        except SakipError as error:
            yield Fault(error.what, error.remedy)
        except Exception as error:  # noqa: BLE001  # strangers' code may raise anything, and that is the failure
            self._raised[name] = error
            yield Fault(f"{type(error).__name__}: {error}", "Only errors of sakip may be raised, each with its remedy.")

    def held_up_by(self, name: str) -> str:
        """Return the gate that is shut before a check; empty when there is none."""
        names = list(self.checks)
        before = [gate for gate in self._gates if names.index(gate) < names.index(name)]
        return next((gate for gate in before if self.faults(gate)), "")

    def failure(self, name: str) -> ConformanceError | None:
        """Return how a check fails; None when it holds, or when it cannot be looked at."""
        if self.held_up_by(name) or not self.faults(name):
            return None
        first, *others = self.faults(name)
        more = f", and {len(others)} more like it" if others else ""
        failure = ConformanceError(f"{first.what}{more}", first.remedy, check=name, subject=self.title)
        failure.__cause__ = self._raised.get(name)
        return failure

    def demand(self, only: Collection[str] = ()) -> None:
        """Run every check, or those named.

        Raises:
            ConformanceError: when any fails; all that do are named.
            UnknownNameError: when ``only`` names none.
        """
        for name in only:
            if name not in self.checks:
                raise UnknownNameError.among("check", name, self.checks)
        raise_all(self.failure(name) for name in self.checks if not only or name in only)


def raise_all(given: Iterable[ConformanceError | None]) -> None:
    """Raise what failed as one exception, if anything did."""
    failures = tuple(failure for failure in given if failure is not None)
    if failures:
        first = failures[0]
        subjects = dict.fromkeys(failure.subject for failure in failures)
        raise ConformanceError(
            first.what, first.remedy, check=first.check, subject=", ".join(subjects), failures=failures
        )


def catalogue(*checks: Check) -> dict[str, Check]:
    """Return checks by name: that of the function, with hyphens."""
    named: dict[str, Any] = {getattr(check, "__name__", ""): check for check in checks}
    return {name.replace("_", "-"): check for name, check in named.items()}
