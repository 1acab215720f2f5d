"""What a regulation provides: scales, surveys, sheets, measures, samples and rules, each with its provenance."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any, Final

from attrs import field, frozen

from sakip.bands import CategoryScale

KINDS: Final = ("scale", "survey", "sample", "measure", "sheet", "rule")
"""The kinds of provision: a table of bands, how a survey is made, how many respondents it needs, how a person or a
unit is measured in points, how an evaluation sheet is built, and a rule of any other kind."""


def settled(confidence: str) -> bool:
    """Tell whether a confidence flag says that a value was seen in the text or follows by arithmetic."""
    return confidence.startswith(("T", "C"))


def cited(citation: str, clause: str, confidence: str) -> str:
    """Write a source in one line, with how sure it is."""
    where = ", ".join(part for part in (citation, clause) if part)
    return f"{where} [{confidence}]" if confidence else where


@frozen(kw_only=True)
class Provision:
    """One thing a regulation provides, on its days.

    Attributes:
        kind: one of :data:`sakip.regulations.KINDS`.
        key: what it is asked for by.
        title: what people call it.
        citation: the regulation, as it is cited: ``PermenPANRB 88/2021``.
        clause: where in the regulation it stands.
        source: where that was seen.
        confidence: how sure that is: ``T`` seen in the text, ``T(repr.)`` in a verbatim re-print, ``S`` at second hand
            (``S×3`` from three independent ones), ``M`` from memory, ``C`` computed.
        note: what is open in it.
        reading: its name among several ways to read the same text.
        in_force: its first day, None where nothing limits it.
        until: its last one, likewise.
        scale: the bands, of a provision that is a scale.
        content: what its file says, as :meth:`table` returns it.
    """

    kind: str
    key: str
    title: str
    citation: str
    clause: str
    source: str
    confidence: str
    note: str
    reading: str = ""
    in_force: date | None = None
    until: date | None = None
    scale: CategoryScale | None = field(default=None, repr=False)
    content: Any = field(factory=dict, repr=False, hash=False)

    @property
    def settled(self) -> bool:
        """Whether it was seen in the text or follows by arithmetic; anything else is a reading, not law."""
        return settled(self.confidence)

    @property
    def basis(self) -> str:
        """Cite it in one line: regulation, clause, how sure, and which reading."""
        return cited(self.citation, self.clause, self.confidence)

    def table(self) -> dict[str, Any]:
        """Return the provision as its file writes it, for whoever builds something of it; a copy of one's own."""
        made: dict[str, Any] = deepcopy(self.content)
        return made


@frozen
class Regulation:
    """One regulation: what it is, the days it is used on, and what it provides.

    Attributes:
        code: how programs know it.
        citation: how it is cited.
        title: its title.
        in_force: its first day, None for a practice.
        in_force_confidence: how sure that day is.
        provisions: what it provides, each with its clause, source and flag.
        kind: ``"regulation"``, or ``"practice"`` for what is merely met in reports and applications: that binds nobody
            and has no days.
        replaces: what it replaced.
        source: where it was seen.
        until: its last day, None while nothing newer is held.
    """

    code: str
    citation: str
    title: str
    in_force: date | None
    in_force_confidence: str
    provisions: tuple[Provision, ...]
    kind: str = "regulation"
    replaces: str = ""
    source: str = ""
    until: date | None = None

    @property
    def scales(self) -> tuple[CategoryScale, ...]:
        """The tables of bands it provides, each in all its readings."""
        return tuple(provision.scale for provision in self.provisions if provision.scale is not None)

    @property
    def binding(self) -> bool:
        """Whether it is a regulation at all, rather than a practice."""
        return self.kind == "regulation"
