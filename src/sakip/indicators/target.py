"""A target: what a Perjanjian Kinerja promises for a period."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, Final, Literal, TypeAlias, get_args

from attrs import field, frozen

from sakip import hooks, wording
from sakip.errors import DefinitionError, UnknownNameError
from sakip.figures import FRACTION_DIGITS, publish
from sakip.indicators.amounts import Amount, Predicate, Range, amount, canonical_or_given
from sakip.periods import Period, optional_date, parse_period
from sakip.units import written

DocumentKind: TypeAlias = Literal["pk", "rencana-aksi", "renstra", "rpjmd", "standar"]
"""A kind of planning document, see :data:`DOCUMENT_KINDS`."""

DOCUMENT_KINDS: Final[tuple[DocumentKind, ...]] = get_args(DocumentKind)
"""Perjanjian Kinerja, Rencana Aksi, Renstra, RPJMD, and a national standard that is nobody's promise."""


def kind_of_document(given: str) -> DocumentKind:
    """Return ``given`` when it is a kind of document.

    Raises:
        UnknownNameError: when it is no kind of document.
    """
    for kind in DOCUMENT_KINDS:
        if given == kind:
            return kind
    raise UnknownNameError.among("kind of document", given, DOCUMENT_KINDS)


def _optional_kind(given: str) -> DocumentKind | Literal[""]:
    return kind_of_document(given) if given else ""


def _target_value(given: Any) -> Fraction | Amount | Range | Predicate:
    if isinstance(given, Range | Predicate | Fraction):
        return given
    return amount(given)


def _optional_unit(unit: str | None) -> str | None:
    return None if unit is None else canonical_or_given(unit)


@frozen
class Target:
    """What is promised for a period: a number, a range or a predicate.

    What a Perjanjian Kinerja or a Rencana Aksi promises binds before what a Renstra or RPJMD foresees, and a national
    standard (``"standar"``) is compared with but never promised. Without a kind a target binds like that of a
    Perjanjian Kinerja.

    Attributes:
        indicator: the code of the indicator.
        period: the period, or how a file writes it.
        value: what is promised: a number, which may carry its unit (``"88 persen"``), a :class:`Range` or a
            :class:`Predicate`.
        unit: the unit of the number, None for that of the indicator.
        document: where it is promised.
        issued: since when; without a day it was always known.
        reason: why it superseded an earlier one (Perjanjian Kinerja murni and perubahan).
        replaces: which earlier document it superseded.
        printed: the target as the document prints it.
        kind: the kind of that document, one of :data:`sakip.indicators.DOCUMENT_KINDS`.
        parts: the targets it was put together from, for a period that has none of its own.

    Raises:
        NumberError: when the value is no number.
        PeriodError: when the period or the day cannot be read.
        UnknownNameError: for a kind of document there is not.
        DefinitionError: when the value and ``unit`` name two units.
    """

    indicator: str
    period: Period = field(converter=parse_period)
    value: Fraction | Amount | Range | Predicate = field(converter=_target_value)
    unit: str | None = field(default=None, converter=_optional_unit)
    document: str = ""
    issued: date | None = field(default=None, converter=optional_date)
    reason: str = ""
    replaces: str = ""
    printed: str = ""
    kind: DocumentKind | Literal[""] = field(default="", converter=_optional_kind)
    parts: tuple[Target, ...] = field(default=(), repr=False)
    pair: tuple[int, int] | None = field(init=False, default=None, eq=False, repr=False)

    __get_pydantic_core_schema__ = hooks.core_schema
    __get_pydantic_json_schema__ = hooks.json_schema
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        if isinstance(self.value, Amount):
            if self.unit is not None and self.unit != self.value.unit:
                raise DefinitionError(
                    f"the target of {self.indicator!r} is in {self.value.unit!r} and in {self.unit!r}",
                    "Name the unit once.",
                    fault="target-two-units",
                    first=self.value.unit,
                    second=self.unit,
                )
            object.__setattr__(self, "unit", self.value.unit)
            object.__setattr__(self, "value", self.value.value)
        if isinstance(self.value, Fraction):
            object.__setattr__(self, "pair", self.value.as_integer_ratio())

    def label(self, lang: str = "id") -> str:
        """Write the value, as a fact of a sentence."""
        return self.text(lang)

    def text(self, lang: str = "id", unit: str = "") -> str:
        """Write the value with its unit, or with ``unit`` when it has none of its own."""
        # the mean of several targets may have no end in decimals
        endless = self.pair is not None and 10**FRACTION_DIGITS % self.pair[1] != 0
        said = wording.spoken(publish(Fraction(*self.pair)) if endless and self.pair else self.value, lang)
        return said if isinstance(self.value, Predicate) else written(said, self.unit or unit or "bilangan")
