"""The documents that promise: RPJMD and Renstra for five years, Perjanjian Kinerja for one, Rencana Aksi by quarter.

A revised document (Perjanjian Kinerja perubahan) is a document of its own that ``replaces`` the first; both are kept,
so that a past report can be made again.

>>> murni = PlanningDocument("pk", "Perjanjian Kinerja 2024", number="700/12/2024", issued=date(2024, 1, 30))
>>> (target,) = murni.targets(2024, {"ikm": "87"})
>>> target.document
'Perjanjian Kinerja 2024 Nomor 700/12/2024'
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from sakip import hooks
from sakip.errors import DefinitionError
from sakip.indicators.target import DocumentKind, Target, kind_of_document
from sakip.periods import optional_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sakip.periods import Period


@frozen
class PlanningDocument:
    """A document that sets targets: its kind, title, number, and the day it was issued.

    ``kind`` is one of :data:`sakip.indicators.DOCUMENT_KINDS`; ``title``, ``number`` and ``issued`` are as it prints
    them. ``replaces`` is the document this one revises, by its words or itself, and ``reason`` why: PermenPANRB 53/2014
    is known at second hand [S×2] to allow a revision of a Perjanjian Kinerja for three causes, which
    :func:`sakip.regulations.keys` lists as ``perubahan-pk-…``. ``code`` is how a set file refers to it.

    Raises:
        UnknownNameError: for another kind.
        DefinitionError: when it has no title, or revises itself.
        PeriodError: when the day cannot be read.
    """

    kind: DocumentKind = field(converter=kind_of_document)
    title: str
    number: str = ""
    issued: date | None = field(default=None, converter=optional_date)
    replaces: str = field(default="", converter=str)
    reason: str = ""
    code: str = ""

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        if not self.title.strip():
            raise DefinitionError("a planning document has no title", "Give one, such as Perjanjian Kinerja 2024.",
                                  fault="blank-text", name="title")  # fmt: skip
        if self.replaces and self.replaces == self.code:
            raise DefinitionError(f"document {str(self)!r} replaces itself", "Name the document it revises.",
                                  fault="document-replaces-itself", name=self.code)  # fmt: skip

    def __str__(self) -> str:
        return f"{self.title} Nomor {self.number}" if self.number else self.title

    def target(self, indicator: str, period: Period | str | int, value: Any, *, printed: str = "") -> Target:
        """Return what this document promises of an indicator for a period.

        Raises:
            PeriodError: when the period cannot be read.
            NumberError: when the value is no number.
        """
        return Target(
            indicator,
            period,
            value,
            document=str(self),
            issued=self.issued,
            reason=self.reason,
            replaces=self.replaces,
            printed=printed,
            kind=self.kind,
        )

    def targets(self, period: Period | str | int, values: Mapping[str, Any]) -> tuple[Target, ...]:
        """Return what it promises for a period, by indicator code.

        Raises:
            PeriodError: when the period cannot be read.
            NumberError: when a value is no number.
        """
        return tuple(self.target(indicator, period, value) for indicator, value in values.items())
