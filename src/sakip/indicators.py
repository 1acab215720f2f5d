"""Indicators, their targets and their realisations: what a decree defines, an agreement promises, a report states.

An :class:`Indicator` (indikator kinerja, IKU) says what is measured, how, in what unit, and which way is better. A
:class:`Target` is what a Perjanjian Kinerja promises for a period. A :class:`Realisation` (realisasi) is what was
reported, component by component, with its evidence (data dukung). Corrections and revisions are new records.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias

from attrs import Factory, field, fields, frozen

from sakip import wording
from sakip.bands import CategoryScale
from sakip.errors import DefinitionError, NumberError, UnitError, UnknownNameError, quoted
from sakip.figures import FRACTION_DIGITS, NumberLike, is_blank, number, rounding
from sakip.findings import Place
from sakip.formulas.achievement import AchievementRule, achievement_rule
from sakip.interpreters import dimensions
from sakip.periods import Period, parse_period
from sakip.tree import Formula, Taken
from sakip.units import canonical, written

Consolidation: TypeAlias = Literal["sum", "average", "last", "maximum", "ratio-of-sums"]

CONSOLIDATIONS: Final = ("sum", "average", "last", "maximum", "ratio-of-sums")
"""How the parts of a period make the whole."""

_LONGEST_AMOUNT = 100
# an exponent is no unit: 1e5 is refused like every number that is written with one
_AMOUNT = re.compile(r"([+-]?[0-9.]+)\s*(%|(?![eE][+-]?[0-9])[A-Za-z].*)")


# --- numbers with a unit, ranges, predicates --------------------------------------------------------------------------


@frozen
class Amount:
    """A number and the unit it was given in, when that is not the one expected."""

    value: Fraction = field(converter=number)
    unit: str

    def label(self, lang: str = "id") -> str:
        """Write the number and its unit."""
        return f"{wording.spoken(self.value, lang)} {self.unit}"


@frozen
class Range:
    """A target that is an interval, both ends included."""

    lower: Fraction = field(converter=number)
    upper: Fraction = field(converter=number)

    def __attrs_post_init__(self) -> None:
        if self.lower > self.upper:
            raise DefinitionError(f"range {self.lower} to {self.upper} is upside down", "Give the lower end first.")

    def label(self, lang: str = "id") -> str:
        """Write both ends."""
        return f"{wording.spoken(self.lower, lang)}–{wording.spoken(self.upper, lang)}"


@frozen
class Predicate:
    """A word that ranks but does not measure, such as WTP or BB: reached or not, never divided."""

    word: str

    def __str__(self) -> str:
        return self.word


Reported: TypeAlias = Fraction | Amount | Predicate | None


def amount(given: Any) -> Fraction | Amount:
    """Return a number, with its unit when one is written behind it: ``"12.5 juta rupiah"``, ``"88 persen"``, ``"88%"``.

    A pair ``(number, unit)`` and a pint quantity of :func:`sakip.units.registry` are taken too.

    Raises:
        NumberError: when there is no number.
    """
    if isinstance(given, Amount):
        return given
    if isinstance(given, str):
        match = _AMOUNT.fullmatch(given.strip()) if len(given) <= _LONGEST_AMOUNT else None
        return Amount(number(match[1]), canonical_or_given(match[2])) if match else number(given)
    if isinstance(given, tuple):
        match given:
            case (value, str(unit)):
                return Amount(number(value), canonical_or_given(unit))
        raise NumberError(f"{quoted(given)} is not a number and its unit", "Give (12, 'dokumen').", value=given)
    if hasattr(given, "magnitude") and hasattr(given, "units"):
        from sakip.units import from_quantity  # noqa: PLC0415  # only a caller who has pint has quantities

        magnitude, unit = from_quantity(given)
        return Amount(number(magnitude), unit)
    return number(given)


def canonical_or_given(unit: str) -> str:
    """Return the library's spelling of a unit, or the text itself when only a set may know it."""
    try:
        return canonical(unit)
    except UnknownNameError:
        return " ".join(unit.split())


# --- indicators -------------------------------------------------------------------------------------------------------


def _optional_number(value: NumberLike | None) -> Fraction | None:
    return None if value is None else number(value)


def _texts(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


@frozen(kw_only=True)
class Indicator:
    """One performance indicator: what is measured, how it is computed, published, judged and explained.

    ``code`` is how programs know it, ``name`` what the decree calls it, ``aliases`` what other documents do.

    Computing: ``formula`` records how components make the value, ``unit`` is what that comes out in, ``own_units``
    names counts that only this set knows. ``places`` and ``rounding`` publish it, once; an achievement has the same
    places unless ``achievement_places`` says otherwise. ``predicates`` ranks the words
    of an indicator that is not a number, worst first.

    Judging: ``polarity`` names the achievement rule (there is no default; without one there is no achievement).
    ``achievement_from`` says whether the published or the exact value is compared with the target. ``floor`` and
    ``cap`` limit the achievement, on the ground of ``limits_basis``; the raw one is kept. ``zero_target`` is
    ``"undefined"``, or ``"met-or-not"``: where less is better and the target is 0, a realisation of 0 is 100 and any
    more is 0, which is common sense and no regulation. ``scale`` puts the value in a category, ``achievement_scale``
    the achievement. ``consolidation`` says how quarters make a year.

    Documenting: ``definition``, ``reason`` for choosing it, ``formula_text`` as printed, ``data_sources``,
    ``responsible`` units, ``node`` of the cascade it belongs to, ``level``, ``note``; ``not_in_text`` lists which of
    these the source does not contain.

    Raises:
        DefinitionError: when its parts contradict each other.
        UnitError: when the formula does not come out in ``unit``.
        UnknownNameError: for a polarity, rounding rule, consolidation or unit that does not exist.
    """

    code: str
    name: str
    unit: str = field(converter=canonical_or_given)
    formula: Formula
    polarity: str | None = None
    rule: AchievementRule | None = field(default=None, repr=False)
    scale: CategoryScale | None = None
    achievement_scale: CategoryScale | None = None
    places: int = 2
    achievement_places: int = field(default=Factory(lambda self: self.places, takes_self=True))
    rounding: str = "half-up"
    achievement_from: Literal["published", "exact"] = "published"
    floor: Fraction | None = field(default=None, converter=_optional_number)
    cap: Fraction | None = field(default=None, converter=_optional_number)
    limits_basis: str = ""
    zero_target: Literal["undefined", "met-or-not"] = "undefined"
    consolidation: Consolidation | None = None
    predicates: tuple[str, ...] = field(default=(), converter=_texts)
    own_units: tuple[str, ...] = field(default=(), converter=_texts)
    aliases: tuple[str, ...] = field(default=(), converter=_texts)
    node: str = ""
    level: str = ""
    definition: str = ""
    reason: str = ""
    formula_text: str = ""
    data_sources: tuple[str, ...] = field(default=(), converter=_texts)
    responsible: tuple[str, ...] = field(default=(), converter=_texts)
    not_in_text: tuple[str, ...] = field(default=(), converter=_texts)
    note: str = ""
    origin: str = ""
    prepared: dict[str, Any] = field(factory=dict, init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "unit", canonical(self.unit, self.own_units))
        if self.rule is None and self.polarity is not None:
            object.__setattr__(self, "rule", achievement_rule(self.polarity))
        elif self.rule is not None and self.polarity is None:
            object.__setattr__(self, "polarity", self.rule.name)
        elif self.rule is not None and self.polarity != self.rule.name:
            raise DefinitionError(
                f"indicator {self.code!r} has polarity {self.polarity!r} and the rule {self.rule.name!r}",
                "Give one of them; to change the polarity of an indicator, set rule to None as well.",
            )
        rounding(self.rounding)
        self._check_choices()
        if not any(isinstance(component.source, Taken) for component in self.formula.components):
            try:
                dimensions.check(self.formula.tree, self.unit, self.own_units)
            except UnitError as error:
                raise UnitError(f"indicator {self.code!r}: {error.what}", error.remedy) from None

    def _check_choices(self) -> None:
        if not self.code or not self.name:
            raise DefinitionError(f"indicator {self.code!r} has no code or no name", "Give both.")
        for places in (self.places, self.achievement_places):
            if type(places) is not int or not 0 <= places <= FRACTION_DIGITS:
                raise DefinitionError(
                    f"indicator {self.code!r} has places = {quoted(places)}", f"Write 0 to {FRACTION_DIGITS}."
                )
        if self.consolidation is not None and self.consolidation not in CONSOLIDATIONS:
            raise UnknownNameError.among("consolidation", self.consolidation, CONSOLIDATIONS)
        for name, value, choices in (
            ("achievement_from", self.achievement_from, ("published", "exact")),
            ("zero_target", self.zero_target, ("undefined", "met-or-not")),
        ):
            if value not in choices:
                raise UnknownNameError.among(name, value, choices)
        if self.floor is not None and self.cap is not None and self.floor > self.cap:
            raise DefinitionError(f"indicator {self.code!r} has a floor above its cap", "Exchange them.")
        if self.zero_target == "met-or-not" and (self.rule is None or self.rule.better != "lower"):
            raise DefinitionError(
                f"indicator {self.code!r} reads a zero target as met or not, but less is not better in it",
                "Keep zero_target = 'undefined'.",
            )
        self._check_predicates()

    def _check_predicates(self) -> None:
        if len(set(self.predicates)) < len(self.predicates):
            raise DefinitionError(f"indicator {self.code!r} names a predicate twice", "List each once, worst first.")

        if self.predicates and self.consolidation not in {None, "last"}:
            raise DefinitionError(
                f"indicator {self.code!r} would put words together by {self.consolidation!r}",
                "Of predicates only the last can stand for the whole: write consolidation = 'last'.",
            )

    def __reduce__(self) -> tuple[Any, ...]:
        facts = {name: getattr(self, name) for name in _INDICATOR_FIELDS}
        return _indicator, (facts,)


def _indicator(facts: dict[str, Any]) -> Indicator:
    return Indicator(**facts)


_INDICATOR_FIELDS = tuple(attribute.name for attribute in fields(Indicator) if attribute.init)


# --- targets ----------------------------------------------------------------------------------------------------------


def _target_value(given: Any) -> Fraction | Amount | Range | Predicate:
    if isinstance(given, Range | Predicate | Fraction):
        return given
    return amount(given)


def _optional_unit(unit: str | None) -> str | None:
    return None if unit is None else canonical_or_given(unit)


@frozen
class Target:
    """What is promised for a period: a number, a :class:`Range` or a :class:`Predicate`.

    ``document`` and ``issued`` say where and since when it is promised, ``reason`` and ``replaces`` why it superseded
    which earlier document (Perjanjian Kinerja murni and perubahan). A number may carry its unit: ``"88 persen"``.
    """

    indicator: str
    period: Period = field(converter=parse_period)
    value: Fraction | Amount | Range | Predicate = field(converter=_target_value)
    unit: str | None = field(default=None, converter=_optional_unit)
    document: str = ""
    issued: date | None = None
    reason: str = ""
    replaces: str = ""
    printed: str = ""
    parts: tuple[Target, ...] = field(default=(), repr=False)
    pair: tuple[int, int] | None = field(init=False, default=None, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if isinstance(self.value, Amount):
            if self.unit is not None and self.unit != self.value.unit:
                raise DefinitionError(
                    f"the target of {self.indicator!r} is in {self.value.unit!r} and in {self.unit!r}",
                    "Name the unit once.",
                )
            object.__setattr__(self, "unit", self.value.unit)
            object.__setattr__(self, "value", self.value.value)
        if isinstance(self.value, Fraction):
            object.__setattr__(self, "pair", self.value.as_integer_ratio())

    def text(self, lang: str = "id", unit: str = "") -> str:
        """Write the value with its unit, or with ``unit`` when it has none of its own."""
        said = wording.spoken(self.value, lang)
        return said if isinstance(self.value, Predicate) else written(said, self.unit or unit or "bilangan")


# --- realisations -----------------------------------------------------------------------------------------------------


class State(enum.StrEnum):
    """How far a realisation has been verified."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    VERIFIED = "verified"
    REJECTED = "rejected"

    def label(self, lang: str = "id") -> str:
        """Say it in words: ``draf``, ``diajukan``, ``terverifikasi``, ``ditolak``."""
        return wording.term(self.value, lang)


_STATES: Final[Mapping[str, State | None]] = MappingProxyType(
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
    }
)


def read_state(text: str) -> State | None:
    """Return the state a file writes, in either language; None is *tidak berlaku*: the indicator does not apply.

    Raises:
        UnknownNameError: for any other word.
    """
    word = " ".join(text.split()).casefold()
    if word not in _STATES:
        raise UnknownNameError.among("state of a realisation", text, [name for name in _STATES if name])
    return _STATES[word]


@frozen
class Evidence:
    """What a realisation rests on (data dukung): a document, the system it came from, the hash of its file."""

    document: str
    system: str = ""
    sha256: str = ""
    component: str = ""


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


def _reported(given: Any) -> Reported:
    if given is None or (isinstance(given, str) and is_blank(given)):
        return None
    return given if isinstance(given, Predicate) else amount(given)


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
            raise NumberError(f"component {name!r}: {error.what}", error.remedy, value=value) from None
    return MappingProxyType(made)


@frozen
class Realisation:
    """What was reported for an indicator and a period, component by component.

    A component is a number, a number with its unit (``"12.5 juta rupiah"``), a :class:`Predicate`, or None when it is
    not filled in: blank is not zero. ``recorded`` is the day it was entered; a later record of the same component
    corrects an earlier one. ``applicable=False`` says that the indicator does not apply to the period.
    """

    indicator: str
    period: Period = field(converter=parse_period)
    components: Mapping[str, Reported] = field(converter=_components, hash=False)
    evidence: tuple[Evidence, ...] = field(default=(), converter=_pieces)
    recorded: date | None = None
    state: State = field(default=State.SUBMITTED, converter=_state)
    applicable: bool = True
    note: str = ""
    published: str = ""
    place: Place | None = field(default=None, eq=False, repr=False)
    pairs: Mapping[str, tuple[int, int]] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        pairs = {
            name: value.as_integer_ratio() for name, value in self.components.items() if isinstance(value, Fraction)
        }
        object.__setattr__(self, "pairs", pairs)

    @property
    def filled(self) -> bool:
        """Whether any component was reported; a record of nothing but blanks is not."""
        return any(value is not None for value in self.components.values())

    def __reduce__(self) -> tuple[Any, ...]:
        facts = (self.evidence, self.recorded, self.state, self.applicable, self.note, self.published, self.place)
        return Realisation, (self.indicator, self.period, dict(self.components), *facts)
