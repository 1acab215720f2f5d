"""The form each class has outside: how it is read, how it is written, and its JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal

from attrs import frozen

from sakip.assessment import Assessment, Scorecard
from sakip.bands import CategoryBand, CategoryScale
from sakip.errors import DefinitionError, NumberError, ScaleError, SetFileError, quoted
from sakip.exports import json
from sakip.fields import schemas, tables
from sakip.fields.faults import at, place_of
from sakip.fields.plain import digits, table, whole, word
from sakip.figures import FRACTION_DIGITS, INTEGER_DIGITS, number, plain, quotient, share
from sakip.indicators import Evidence, Indicator, Predicate, Range, Realisation, Target, Working
from sakip.periods import Month, Quarter, Semester, Year, parse_period
from sakip.sets import IndicatorSet
from sakip.sets.values import target_value
from sakip.sets.writing.plain import table_of, value_of
from sakip.toml.shape import Numeric, findings_of, shaped

if TYPE_CHECKING:
    from fractions import Fraction


@frozen
class Form:
    """How one class looks outside: ``read`` takes what came in, ``write`` gives JSON values, ``schema`` describes them.

    ``schema`` is asked for ``"validation"``, what may come in, or ``"serialization"``, what goes out.
    """

    name: str
    read: Callable[[Any], Any]
    write: Callable[[Any], Any]
    schema: Callable[[str], dict[str, Any]]


def form_of(kind: type | str) -> Form:
    """Return the form of a class, or of one it is made from; or the one that has a name."""
    named = (kind,) if isinstance(kind, str) else kind.__mro__
    return next(FORMS[one] for one in named if one in FORMS)


def _instance_or(kind: type, read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda given: given if isinstance(given, kind) else read(given)


# --- single values ----------------------------------------------------------------------------------------------------


def _exact(given: Any) -> Fraction:
    value = share(whole(given))
    if not _is_decimal(value) and max(abs(value.numerator), value.denominator) >= 10**INTEGER_DIGITS:
        what = f"{quoted(value)} is too long to be written"
        raise NumberError(what, "Round it at its source.", fault="number-too-long", value=value)
    return value


def _is_decimal(value: Fraction) -> bool:
    return abs(value) < 10**INTEGER_DIGITS and 10**FRACTION_DIGITS % value.denominator == 0


def _write_exact(value: Fraction) -> str:
    return plain(value) if _is_decimal(value) else quotient(value)


def _period(kind: type[Year | Semester | Quarter | Month]) -> Callable[[Any], Any]:
    def read(given: Any) -> Any:
        period = parse_period(given)
        if not isinstance(period, kind):
            example = next(iter(schemas.PERIODS[kind.kind][1]))
            raise DefinitionError(f"{quoted(given)} is a {period.kind}, not a {kind.kind}", f"Write it like {example}.")
        return period

    return read


def _range(given: Any) -> Range:
    said = table(given, "a range", tables.written)
    value = target_value(said)
    if not isinstance(value, Range):
        raise DefinitionError(f"{quoted(given)} is not a range", "Give both ends: {'from': '80', 'to': '90'}.")
    return value


def _predicate(given: Any) -> Predicate:
    if isinstance(given, str):
        return Predicate(word(given))
    value = target_value(table(given, "a predicate", tables.written))
    if not isinstance(value, Predicate):
        raise DefinitionError(f"{quoted(given)} is not a predicate", "Give its word: {'predicate': 'WTP'}.")
    return value


def _working(given: Any) -> Working:
    return Working.from_dict(table(given, "a working", tables.written))


# --- bands ------------------------------------------------------------------------------------------------------------


@frozen
class BandTable:
    """A band that stands alone: null is an open end."""

    code: str
    label: str
    lower_included: Literal[True, False]
    upper_included: Literal[True, False]
    lower: Numeric | None = None
    upper: Numeric | None = None


def _band(given: Any) -> CategoryBand:
    said, faults = shaped(table(given, "a band", tables.written), BandTable)
    if said is None:
        raise SetFileError.of("what was given", findings_of(faults, place_of))
    ends: dict[str, Fraction | None] = {}
    for name in ("lower", "upper"):
        end = getattr(said, name)
        try:
            ends[name] = None if end is None else number(end)
        except NumberError as error:
            raise at(error, name) from None
    closed = _closed(said, ends)
    band = CategoryBand(said.code, said.label, ends["lower"], ends["upper"], closed["lower"], closed["upper"])
    if band.lower is not None and band.upper is not None and band.lower > band.upper:
        raise ScaleError(f"band {band.code!r} runs downwards", "Write the lower end first.")
    return band


def _closed(said: BandTable, ends: Mapping[str, Fraction | None]) -> dict[str, bool]:
    closed = {name: bool(getattr(said, f"{name}_included")) for name in ends}
    for name, end in ends.items():
        if end is None and closed[name]:
            error = ScaleError(f"band {said.code!r} includes an end it does not have", "Write false for an open end.")
            raise at(error, f"{name}_included")
    return closed


def _write_band(band: CategoryBand) -> dict[str, Any]:
    ends = {name: getattr(band, name) for name in ("lower", "upper")}
    return {
        "code": band.code,
        "label": band.label,
        **{name: None if end is None else digits(end) for name, end in ends.items()},
        "lower_included": band.lower_included,
        "upper_included": band.upper_included,
    }


# --- results ----------------------------------------------------------------------------------------------------------


def _computed(given: Any) -> Any:
    raise DefinitionError(
        f"{quoted(given)} is no result", "A result is computed, not read: give what sakip.assess returns."
    )


def _write_card(card: Scorecard) -> Any:
    return json.scorecard(card, card.findings)


def _write_assessment(assessment: Assessment) -> Any:
    return assessment.explain().to_dict()


_READ: Final[Mapping[type, tuple[Callable[[Any], Any], Callable[[Any], Any]]]] = MappingProxyType(
    {
        **{kind: (_period(kind), str) for kind in (Year, Semester, Quarter, Month)},
        Assessment: (_computed, _write_assessment),
        CategoryBand: (_band, _write_band),
        CategoryScale: (tables.read_scale, tables.write_scale),
        Evidence: (tables.read_evidence, table_of),
        Indicator: (tables.read_indicator, tables.write_indicator),
        IndicatorSet: (tables.read_set, tables.write_set),
        Predicate: (_predicate, value_of),
        Range: (_range, value_of),
        Realisation: (tables.read_realisation, tables.write_realisation),
        Scorecard: (_computed, _write_card),
        Target: (tables.read_target, tables.write_target),
        Working: (_working, Working.to_dict),
    }
)

FORMS: Final[Mapping[type | str, Form]] = MappingProxyType(
    {
        kind: Form(kind.__name__, _instance_or(kind, read), write, schemas.of(kind))
        for kind, (read, write) in _READ.items()
    }
    | {
        "exact": Form("Exact", _exact, _write_exact, schemas.exact),
        "period": Form("Period", parse_period, str, schemas.period),
    }
)
"""Every form, by the class it is of, or by its name."""
