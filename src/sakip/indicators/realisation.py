"""A realisation: what was reported for a period, component by component, and what it rests on."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from attrs import field, frozen

from sakip import hooks, wording
from sakip.errors import DefinitionError, NumberError, UnknownNameError, quoted
from sakip.figures import is_blank
from sakip.findings import Place
from sakip.indicators.amounts import Predicate, Reported, amount, number_of
from sakip.indicators.working import Working
from sakip.periods import Period, optional_date, parse_period


class State(enum.StrEnum):
    """How far a realisation has been verified."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    VERIFIED = "verified"
    REJECTED = "rejected"

    def label(self, lang: str = "id") -> str:
        """Say it in words: ``draf``, ``diajukan``, ``terverifikasi``, ``ditolak``."""
        return wording.term(self.value, lang)


STATES: Final[Mapping[str, State | None]] = MappingProxyType(
    {
        **{state.value: state for state in State},
        "": State.SUBMITTED,
        "draf": State.DRAFT,
        "diajukan": State.SUBMITTED,
        "terverifikasi": State.VERIFIED,
        "diverifikasi": State.VERIFIED,
        "ditolak": State.REJECTED,
        "tidak berlaku": None,
        "not applicable": None,
        "not-applicable": None,  # as results are written
    }
)
"""How files write a state, in either language; None is that the indicator does not apply."""

_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


def read_state(text: str) -> State | None:
    """Return the state a file writes, in either language; None is *tidak berlaku*: the indicator does not apply.

    Raises:
        UnknownNameError: for any other word.
    """
    word = " ".join(text.split()).casefold()
    if word not in STATES:
        raise UnknownNameError.among("state of a realisation", text, [name for name in STATES if name])
    return STATES[word]


def is_sha256(text: str) -> bool:
    """Whether a text is a sha256 as programs write it: 64 hexadecimal digits."""
    return _SHA256.fullmatch(text) is not None


@frozen
class Evidence:
    """What a realisation rests on (data dukung): a document, the system it came from, the hash of its file.

    ``document`` names it, ``system`` is the application, ``sha256`` the hash, and ``component`` the one number it is
    about; without one it is about all.
    """

    document: str
    system: str = ""
    sha256: str = ""
    component: str = ""

    __get_pydantic_core_schema__ = hooks.core_schema
    __get_pydantic_json_schema__ = hooks.json_schema
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt


def _pieces(given: Iterable[Evidence]) -> tuple[Evidence, ...]:
    pieces: tuple[Any, ...] = tuple(given)
    for piece in pieces:
        if not isinstance(piece, Evidence):
            raise DefinitionError(f"{quoted(given)} is not evidence", "Give a list: [Evidence('LRA 2024')].")
    return pieces


def _state(given: State | str) -> State:
    if given in set(State):
        return State(given)
    raise UnknownNameError.among("state of a realisation", given, [state.value for state in State])


def _mapping(given: Mapping[str, Place]) -> Mapping[str, Place]:
    return MappingProxyType(dict(given))


def _reported(given: Any) -> Reported:
    if given is None or (isinstance(given, str) and is_blank(given)):
        return None
    return given if isinstance(given, Predicate | Working) else amount(given)


def _components(given: Mapping[str, Any]) -> Mapping[str, Reported]:
    if not isinstance(given, Mapping):
        raise DefinitionError(
            f"{quoted(given)} does not say which component is which",
            "Give a mapping: {'realisasi': '883', 'pagu': '1000'}.",
        )
    made: dict[str, Reported] = {}
    for name, value in given.items():
        try:
            made[name] = _reported(value)
        except NumberError as error:
            raise NumberError(f"component {name!r}: {error.what}", error.remedy, **error.facts) from None
    return MappingProxyType(made)


@frozen
class Realisation:
    """What was reported for an indicator and a period, component by component.

    A later record of the same component corrects an earlier one; records are never changed.

    Attributes:
        indicator: the code of the indicator.
        period: the period, or how a file writes it: ``"2024-Q2"``.
        components: by name a number, a number with its unit (``"12.5 juta rupiah"``), a :class:`Predicate`, a
            :class:`Working` that an instrument hands over, or None when it is not filled in: blank is not zero.
        evidence: what it rests on.
        recorded: the day it was entered; without one it was always known.
        state: how far it has been verified.
        applicable: False says that the indicator does not apply to the period (tidak berlaku).
        note: what else a reader should know.
        published: the achievement as a report printed it, as text; it is compared, and never computed with.
        place: where the record stands in a file.
        places: where each component does.

    Raises:
        NumberError: when a component is no number.
        PeriodError: when the period or the day cannot be read.
        UnknownNameError: for a state there is not.
        DefinitionError: when the components are no mapping, or ``evidence`` is no evidence.
    """

    indicator: str
    period: Period = field(converter=parse_period)
    components: Mapping[str, Reported] = field(converter=_components, hash=False)
    evidence: tuple[Evidence, ...] = field(default=(), converter=_pieces)
    recorded: date | None = field(default=None, converter=optional_date)
    state: State = field(default=State.SUBMITTED, converter=_state)
    applicable: bool = True
    note: str = ""
    published: str = ""
    place: Place | None = field(default=None, eq=False, repr=False)
    places: Mapping[str, Place] = field(factory=dict, converter=_mapping, eq=False, repr=False)
    pairs: Mapping[str, tuple[int, int]] = field(init=False, eq=False, repr=False)

    __get_pydantic_core_schema__ = hooks.core_schema
    __get_pydantic_json_schema__ = hooks.json_schema
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        pairs = {
            name: number.as_integer_ratio()
            for name, value in self.components.items()
            if isinstance(number := number_of(value), Fraction)
        }
        object.__setattr__(self, "pairs", MappingProxyType(pairs))

    @property
    def filled(self) -> bool:
        """Whether any component was reported; a record of nothing but blanks is not."""
        return any(value is not None for value in self.components.values())

    def place_of(self, component: str) -> Place | None:
        """Where a component stands, as far as that is known; else where the record does."""
        return self.places.get(component, self.place)
