"""The units of indicators (satuan), what converts to what, and how a number is printed with its unit.

A decree prints a unit beside every indicator: ``Persen``, ``Dokumen``, ``Juta Rupiah``. The library knows the usual
ones from ``data/units.txt``; a set declares further counts of its own under ``[[unit]]``, and their names are what
``extra`` means below. Every kind of thing counted has a dimension of its own, so that documents are never added to
people, and a difference of two shares (poin persen) is never taken for a share (persen).

    >>> factor("juta rupiah", "rupiah")
    Fraction(1000000, 1)
    >>> factor("dokumen", "orang")
    Traceback (most recent call last):
    sakip.errors.UnitError: 'dokumen' does not convert to 'orang': the first measures dokumen, the second orang. ...

Units are settled when an indicator is defined, never per row. This is the only module that imports pint, and only
when a dimension or a factor is first asked for.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sakip.errors import UnitError, UnknownNameError, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pint

_LONGEST = 60
_WORDS = re.compile(r"[a-z]+(?: [a-z]+)*")
# pint takes these for something else than a unit when it reads a text.
_RESERVED = frozenset({"nan", "dimensionless"})

# Spellings that pint's format has no room for.
_THOUSANDS = MappingProxyType({"per 10000": "per 10.000", "per 100000": "per 100.000"})
_ALSO = MappingProxyType({"%": "persen", "‰": "permil", "per 1.000": "permil", "per 1000": "permil",
         "indeks 1-4": "indeks", "nilai 0-100": "nilai"})  # fmt: skip

_BARE = frozenset({"bilangan", "indeks", "level", "nilai", "poin", "predikat"})
_SIGNS = MappingProxyType({"persen": "%", "permil": "‰"})
_MONEY = MappingProxyType({"rupiah": "", "ribu rupiah": " ribu", "juta rupiah": " juta",
          "miliar rupiah": " miliar", "triliun rupiah": " triliun"})  # fmt: skip

_HINTS = MappingProxyType(
    {
        frozenset({"bilangan", "poin persen"}): "A share is in persen, the difference of two shares in poin persen.",
        frozenset({"hari", "bulan"}): "Months and years have no fixed number of days: write both in one or the other.",
    }
)


@frozen
class Dimension:
    """What a unit measures, for arithmetic on units alone.

    ``powers`` holds each base, called like its unit, with its exponent, sorted and without zeros; use
    :func:`dimension` to get one. ``Dimension()`` is that of a plain number.
    """

    powers: tuple[tuple[str, int], ...] = ()

    @property
    def dimensionless(self) -> bool:
        """Whether it is that of a plain number, as of a share."""
        return not self.powers

    def __mul__(self, other: Dimension) -> Dimension:
        return self._combined(other, 1)

    def __truediv__(self, other: Dimension) -> Dimension:
        return self._combined(other, -1)

    def _combined(self, other: Dimension, sign: int) -> Dimension:
        if not other.powers:
            return self
        powers = dict(self.powers)
        for base, power in other.powers:
            powers[base] = powers.get(base, 0) + sign * power
        return Dimension(tuple(sorted((base, power) for base, power in powers.items() if power)))

    def describe(self) -> str:
        """Return the dimension in words: ``dokumen``, ``orang / desa``, and ``bilangan`` for a plain number."""
        above = " × ".join(_raised(base, power) for base, power in self.powers if power > 0) or "bilangan"
        below = [_raised(base, -power) for base, power in self.powers if power < 0]
        if not below:
            return above
        return f"{above} / {below[0]}" if len(below) == 1 else f"{above} / ({' × '.join(below)})"

    def __str__(self) -> str:
        return self.describe()


def _raised(base: str, power: int) -> str:
    return base if power == 1 else f"{base}^{power}"


def canonical(name: str, extra: tuple[str, ...] = ()) -> str:
    """Return the library's spelling of a unit: ``persen`` for ``%``, ``orang / desa`` for ``Orang/Desa``.

    Raises:
        UnknownNameError: neither the library nor ``extra`` has such a unit.
        UnitError: it is not a name at all, or a name of ``extra`` cannot be one.
    """
    return _canonical(name, extra)


def factor(source: str, target: str, extra: tuple[str, ...] = ()) -> Fraction:
    """Return the exact number that turns a value in ``source`` into one in ``target`` when multiplied by it.

    Raises:
        UnitError: the two do not measure the same.
        UnknownNameError: one of them does not exist.
    """
    return _factor(source, target, extra)


def dimension(name: str, extra: tuple[str, ...] = ()) -> Dimension:
    """Return what a unit measures; cheap after the first time.

    Raises:
        UnknownNameError: neither the library nor ``extra`` has such a unit.
    """
    return _measured(name, extra)[1]


def size(name: str, extra: tuple[str, ...] = ()) -> Fraction:
    """Return how many of the basic unit of its kind one is: a million for ``juta rupiah``, 1/100 for ``persen``.

    Raises:
        UnknownNameError: neither the library nor ``extra`` has such a unit.
    """
    return _measured(name, extra)[0]


def all_units() -> tuple[str, ...]:
    """Return every unit of the library in its own spelling, sorted."""
    return tuple(sorted(_library()))


def written(number_text: str, unit: str) -> str:
    """Return a number with its unit as reports print it: ``87,5%``, ``Rp12,5 juta``, ``1 inovasi``.

    ``number_text`` is already in the notation wanted, and ``unit`` in the spelling of :func:`canonical`. Plain numbers,
    points, scores and predicates are printed bare.
    """
    counted, _, each = unit.partition(" / ")
    if counted in _MONEY:
        sign = number_text[:1] if number_text.startswith(("-", "−")) else ""
        text = f"{sign}Rp{number_text.removeprefix(sign)}{_MONEY[counted]}"
    elif counted in _BARE:
        text = number_text
    elif counted in _SIGNS:
        text = f"{number_text}{_SIGNS[counted]}"
    else:
        text = f"{number_text} {counted}"
    return f"{text} per {each}" if each else text


def registry(extra: tuple[str, ...] = ()) -> pint.UnitRegistry[Any]:
    """Return the pint registry of the units, for notebooks; blanks in names are underscores there.

    One registry is shared by all who ask for the same ``extra``: do not change it. Its factors are fractions, so give
    it ``int`` or ``Fraction``. pint cannot multiply a ``Decimal`` by a fraction such as 1/100: it raises
    ``decimal.InvalidOperation`` when asked to convert one so, while :func:`from_quantity` reads it well.
    """
    return _registry(_declared(extra))


def from_quantity(quantity: Any, extra: tuple[str, ...] = ()) -> tuple[Any, str]:
    """Return the magnitude of a pint quantity, as it is, and its unit in the library's spelling.

    Raises:
        UnitError: it is not a quantity, or its unit is neither a single one nor one divided by another.
        UnknownNameError: neither the library nor ``extra`` has its unit.
    """
    try:
        magnitude, items = quantity.magnitude, tuple(quantity.unit_items())
    except AttributeError:
        remedy = 'Make one with sakip.units.registry().Quantity(12, "dokumen").'
        raise UnitError(f"{quoted(quantity)} is not a quantity with a unit", remedy, value=quantity) from None
    powers = {name.replace("_", " "): power for name, power in items if name != "bilangan"}
    above = [name for name, power in powers.items() if power == 1] or ["bilangan"]
    below = [name for name, power in powers.items() if power == -1]
    if len(above) > 1 or len(below) > 1 or any(abs(power) != 1 for power in powers.values()):
        product = " × ".join(_raised(name, power) for name, power in powers.items())
        remedy = "Use a single unit, or one divided by another such as orang / desa."
        raise UnitError(f"a quantity in {product} has a unit that no indicator can have", remedy, value=quantity)
    return magnitude, canonical(" / ".join(above + below), extra)


def _spelled(name: str) -> str:
    return " ".join(name.lower().replace("–", "-").split())


@lru_cache(maxsize=4096)
def _canonical(name: object, extra: tuple[str, ...]) -> str:
    if not isinstance(name, str) or len(name) > 2 * _LONGEST:
        raise UnitError(f"{quoted(name)} is not the name of a unit",
                        f"Write a name such as 'dokumen', of {_LONGEST} characters at most.",
                        fault="unit-no-name", value=name)  # fmt: skip
    known = _spellings(_declared(extra))
    parts = name.split("/", 1)
    for part in parts:
        if _spelled(part) not in known:
            names = set(known.values())
            fault = UnknownNameError.among("unit", part.strip(), names)
            remedy = f"{fault.remedy} A set can declare a count of its own under [[unit]]."
            facts = {"kind": fault.kind, "name": fault.name, "nearest": fault.nearest, "known": fault.known}
            raise UnknownNameError(fault.what, remedy, **facts)
    return " / ".join(known[_spelled(part)] for part in parts)


@lru_cache(maxsize=4096)
def _measured(name: str, extra: tuple[str, ...]) -> tuple[Fraction, Dimension]:
    """Return how many of its base units a unit is, and what it measures."""
    above, _, below = _canonical(name, extra).partition(" / ")
    scale, measure = _single(above, _declared(extra))
    if not below:
        return scale, measure
    each, divided = _single(below, _declared(extra))
    return scale / each, measure / divided


@lru_cache(maxsize=4096)
def _factor(source: str, target: str, extra: tuple[str, ...]) -> Fraction:
    here, there = _measured(source, extra), _measured(target, extra)
    if here[1] != there[1]:
        names = canonical(source, extra), canonical(target, extra)
        measures = here[1].describe(), there[1].describe()
        raise UnitError(f"{names[0]!r} does not convert to {names[1]!r}: the first measures {measures[0]}, "
                        f"the second {measures[1]}",
                        _HINTS.get(frozenset(measures), "Write both in units of the same kind."),
                        fault="unit-other-kind", source=names[0], target=names[1])  # fmt: skip
    return here[0] / there[0]


def _single(name: str, counts: tuple[str, ...]) -> tuple[Fraction, Dimension]:
    units: Any = _registry(counts)
    # A container rather than a text: pint evaluates texts.
    unit = units.UnitsContainer({name.replace(" ", "_").replace(".", ""): 1})
    powers = units.get_dimensionality(unit).items()
    bases = sorted((base.strip("[]").replace("_", " "), int(power)) for base, power in powers)
    return Fraction(units.get_root_units(unit)[0]), Dimension(tuple(bases))


@lru_cache(maxsize=64)
def _registry(counts: tuple[str, ...]) -> pint.UnitRegistry[Any]:
    import pint  # noqa: PLC0415  # a fifth of a second, which only those who need units pay

    # pint documents both None and Fraction, and annotates neither.
    make: Any = pint.UnitRegistry
    units: pint.UnitRegistry[Any] = make(None, non_int_type=Fraction, on_redefinition="raise")
    own = (f"{name} = [{name}]" for name in (count.replace(" ", "_") for count in counts))
    units.load_definitions([*_lines(), *own])
    return units


@lru_cache(maxsize=64)
def _declared(extra: tuple[object, ...]) -> tuple[str, ...]:
    """Return the counts of ``extra`` that the library does not have, spelled its way and sorted."""
    counts: set[str] = set()
    for given in extra:
        name = _spelled(given) if isinstance(given, str) and len(given) <= _LONGEST else ""
        if not _WORDS.fullmatch(name) or name in _RESERVED:
            remedy = f"Write words of the letters a to z, {_LONGEST} characters at most."
            raise UnitError(f"{quoted(given)} cannot be the name of a count", remedy, fault="unit-no-count",
                            value=given, limit=_LONGEST)  # fmt: skip
        known = _spellings(()).get(name)
        if known is None:
            counts.add(name)
        elif not _library()[known][0].startswith("[") or known == "bilangan":
            what = f"{quoted(given)} cannot be declared as a count: in the library it is the unit {known!r}"
            raise UnitError(what, "Give the count another name.", fault="unit-is-known", value=given, name=known)
    return tuple(sorted(counts))


@lru_cache(maxsize=64)
def _spellings(counts: tuple[str, ...]) -> Mapping[str, str]:
    """Return every accepted spelling, in small letters with single blanks, with the library's own."""
    if counts:
        return {**_spellings(()), **{count: count for count in counts}}
    aliases = {alias: name for name, (_, *others) in _library().items() for alias in others if alias}
    return {**aliases, **_ALSO, **{name: name for name in _library()}, **_THOUSANDS}


@cache
def _library() -> Mapping[str, list[str]]:
    """Return the relation, symbol and aliases of each unit of the file, with blanks for underscores."""
    rows = ([_spelled(part) for part in line.replace("_", " ").split("=")] for line in _lines())
    return {_THOUSANDS.get(name, name): others for name, *others in rows}


@cache
def _lines() -> tuple[str, ...]:
    text = resources.files("sakip").joinpath("data", "units.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
