"""Policies: which realisations count, by how far they are verified and by the evidence behind them.

What a policy leaves out is listed, and is never taken for zero. No regulation seen says which states count in which
report, so a policy is chosen by name; without one, everything counts that was not rejected.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from attrs import field, frozen

from sakip import hooks, wording
from sakip.errors import DefinitionError, UnknownNameError, quoted
from sakip.indicators.realisation import State, is_sha256

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sakip.indicators.realisation import Realisation

_COUNTABLE = frozenset(State) - {State.REJECTED}


def _states(given: Iterable[State | str]) -> frozenset[State]:
    states: set[State] = set()
    for state in given:
        if state not in set(State):
            raise UnknownNameError.among("state of a realisation", state, [known.value for known in State])
        states.add(State(state))
    return frozenset(states)


@frozen
class Policy:
    """Which realisations count: those in one of ``states``, with the ``evidence`` asked for. ``name`` names it.

    ``evidence`` is ``""`` (none is asked for), ``"document"`` (a document or a system is named) or ``"hash"`` (the file
    behind it is identified by its sha256).

    Raises:
        DefinitionError: when nothing could count, or what was rejected would.
        UnknownNameError: for a state or an evidence that does not exist.
    """

    name: str
    states: frozenset[State] = field(default=_COUNTABLE, converter=_states)
    evidence: Literal["", "document", "hash"] = ""

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        if not self.states or State.REJECTED in self.states:
            raise DefinitionError(
                f"policy {self.name!r} counts {', '.join(sorted(self.states)) or 'nothing'}",
                "Name at least one of draft, submitted and verified; what was rejected never counts.",
            )
        if self.evidence not in {"", "document", "hash"}:
            raise UnknownNameError.among("evidence asked for", self.evidence, ["document", "hash"])

    def counts(self, record: Realisation) -> bool:
        """Whether the state of a record is one of those that count."""
        return record.state in self.states

    def is_evidenced(self, record: Realisation) -> bool:
        """Whether a record has the evidence this policy asks for, for each of its numbers."""
        if not self.evidence:
            return True
        kept = [
            item
            for item in record.evidence
            if (is_sha256(item.sha256) if self.evidence == "hash" else item.document or item.system)
        ]
        covered = {item.component for item in kept}
        return "" in covered or covered >= {name for name, value in record.components.items() if value is not None}

    def label(self, lang: str = "id") -> str:
        """Name the policy, as a fact of a sentence."""
        code = f"policy-{self.name}"
        return wording.term(code, lang) if code in wording.TERMS else self.name


POLICIES: Final[Mapping[str, Policy]] = MappingProxyType(
    {
        policy.name: policy
        for policy in (
            Policy("all"),
            Policy("submitted", _states(["submitted", "verified"])),
            Policy("verified", _states(["verified"])),
            Policy("verified-with-document", _states(["verified"]), "document"),
        )
    }
)
"""The policies that have a name: what was not rejected, what was at least submitted, only what was verified."""


def policy_of(given: Policy | str) -> Policy:
    """Return a policy by its name, or itself.

    Raises:
        UnknownNameError: when there is none of that name.
        DefinitionError: when it is neither.
    """
    if isinstance(given, Policy):
        return given
    if not isinstance(given, str):
        raise DefinitionError(f"{quoted(given)} is no policy", "Give a name such as 'verified', or a Policy.")
    if given not in POLICIES:
        raise UnknownNameError.among("policy", given, POLICIES)
    return POLICIES[given]
