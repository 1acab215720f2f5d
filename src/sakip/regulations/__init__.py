"""Regulations as dated data: what is in force on a day, with its clause, its source and how sure that is.

The values live in ``data/regulations/*.toml``, one file a regulation; code holds none of them, and a file in which one
does not say where it comes from is refused. A confidence flag says how far the library vouches for a value: ``T`` seen
in the text, ``T(repr.)`` in a verbatim re-print, ``S`` at second hand, ``M`` from memory, ``C`` computed. What is not
``T`` or ``C`` is offered as a reading, never as settled law; where several readings are in use, each has a name.

>>> from datetime import date
>>> for year in (2017, 2024):
...     skm = scale("skm", on=date(year, 1, 1))
...     print(skm.source, skm.classify(82).code)
KEP/25/M.PAN/2/2004 A
PermenPANRB 14/2017 B
>>> for reading in ("upper", "floor"):
...     print(scale("ipasn", on=date(2024, 12, 31), reading=reading).classify("80.5").label)
Tinggi
Sedang
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from sakip.errors import DefinitionError, NotInForceError, UnknownNameError, quoted
from sakip.regulations.file import CONFIDENCE, regulation
from sakip.regulations.model import KINDS, Provision, Regulation, cited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sakip.bands import CategoryScale

__all__ = [
    "CONFIDENCE",
    "KINDS",
    "InForce",
    "Provision",
    "Regulation",
    "all_regulations",
    "at",
    "cited",
    "keys",
    "provision",
    "readings",
    "regulation",
    "scale",
]


@frozen
class InForce:
    """The ``regulations`` in force on a ``day``, oldest first, and the ``practices`` beside them."""

    day: date
    regulations: tuple[Regulation, ...]
    practices: tuple[Regulation, ...]

    def __iter__(self) -> Iterator[Regulation]:
        return iter(self.regulations)

    def __len__(self) -> int:
        return len(self.regulations)

    def __getitem__(self, code: str) -> Regulation:
        for held in (*self.regulations, *self.practices):
            if held.code == code:
                return held
        known = [held.code for held in (*self.regulations, *self.practices)]
        raise UnknownNameError.among(f"regulation in force on {self.day}", code, known)

    def scale(self, key: str, reading: str = "") -> CategoryScale:
        """Return the scale called ``key`` of this day, as :func:`sakip.regulations.scale` does."""
        return scale(key, on=self.day, reading=reading)

    def provision(self, kind: str, key: str, reading: str = "") -> Provision:
        """Return the provision of this day, as :func:`sakip.regulations.provision` does."""
        return provision(kind, key, on=self.day, reading=reading)


def all_regulations() -> tuple[Regulation, ...]:
    """Return everything the library holds: regulations, oldest first, then practices."""
    return _held()


def at(day: date) -> InForce:
    """Return the regulations in force on a day.

    Raises:
        NotInForceError: when the day lies before every regulation held; the message says from which days there are.
        DefinitionError: when it is no day.
    """
    day = _day(day)
    dated = [held for held in _held() if held.in_force is not None]
    valid = [held for held in dated if held.in_force <= day and (held.until is None or day <= held.until)]  # type: ignore[operator]  # those without a first day are left out above
    if not valid:
        raise _not_in_force(f"no regulation held here is in force on {day}", day, (held.in_force for held in dated))
    return InForce(day, tuple(valid), tuple(held for held in _held() if not held.binding))


def keys(kind: str = "scale") -> tuple[str, ...]:
    """Return the keys of the provisions of a kind: of scales ``akip``, ``capaian``, ``ipasn``, ``skm`` and others.

    Raises:
        UnknownNameError: for another kind than those of :data:`KINDS`.
    """
    if kind not in KINDS:
        raise UnknownNameError.among("kind of provision", kind, KINDS)
    return tuple(sorted(key for held, key in _series() if held == kind))


def readings(kind: str, key: str, *, on: date) -> tuple[Provision, ...]:
    """Return the ways to read a provision of a day, the default first.

    Raises:
        UnknownNameError: when no regulation has such a provision.
        NotInForceError: when the day lies before every regulation that has; the message says which days there are.
        DefinitionError: when it is no day.
    """
    if key not in keys(kind):
        raise UnknownNameError.among(f"{kind} of a regulation", key, keys(kind))
    on = _day(on)
    series = _series()[kind, key]
    for candidates in reversed(series):
        start = candidates[0].in_force
        if start is None or start <= on:
            return candidates
    starts = (candidates[0].in_force for candidates in series)
    raise _not_in_force(f"no regulation held here defines {kind} {key!r} on {on}", on, starts)


def _not_in_force(what: str, day: date, starts: Iterable[date | None]) -> NotInForceError:
    days = ", ".join(dict.fromkeys(str(start) for start in starts if start is not None))
    return NotInForceError(what, f"There are some from {days}.", fault="not-yet-in-force", day=day, starts=days)


def provision(kind: str, key: str, *, on: date, reading: str = "") -> Provision:
    """Return what a regulation provides on a day; ``reading`` chooses among the ways to read it, if there are several.

    Raises:
        UnknownNameError: when no regulation has such a provision, or it has no reading of that name.
        NotInForceError: when the day lies before every regulation that has.
        DefinitionError: when it is no day.
    """
    candidates = readings(kind, key, on=on)
    if not reading:
        return candidates[0]
    for candidate in candidates:
        if candidate.reading == reading:
            return candidate
    raise UnknownNameError.among(f"reading of {kind} {key!r}", reading, [c.reading for c in candidates])


def scale(key: str, *, on: date, reading: str = "") -> CategoryScale:
    """Return the scale called ``key`` that is in force on a day.

    ``reading`` names one of several ways to read the printed table; ``"ipasn/floor"`` as the key says both at once.

    Raises:
        UnknownNameError: when no regulation defines such a scale, or it has no such reading.
        DefinitionError: when two readings are asked for, or it is no day.
        NotInForceError: when the day lies before every regulation that does; the message says which days there are.
    """
    name, _, named = key.partition("/")
    if reading and named and reading != named:
        raise DefinitionError(f"two readings are asked for: {named!r} and {reading!r}", "Ask for one of them.")
    found = provision("scale", name, on=on, reading=reading or named).scale
    assert found is not None  # noqa: S101  # every provision of this kind was made with one
    return found


def _day(given: Any) -> date:
    """Return a day; a point in time, as dataframes have it, is taken for its day."""
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    raise DefinitionError(f"{quoted(given)} is no day", "Give a date, such as date(2024, 12, 31).")


@lru_cache(maxsize=1)
def _held() -> tuple[Regulation, ...]:
    folder = files("sakip").joinpath("data", "regulations")
    read = [
        regulation(entry.read_text(encoding="utf-8"), entry.name)
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    ]
    read.sort(key=lambda held: (held.in_force or date.max, held.code))
    followers = {held.replaces: held.in_force for held in read}
    starts: dict[tuple[str, str], set[date]] = defaultdict(set)
    for held in read:
        for part in held.provisions:
            if held.in_force is not None:
                starts[part.kind, part.key].add(held.in_force)
    dated = (evolve(held, until=held.until or _day_before(followers.get(held.code))) for held in read)
    return tuple(
        evolve(held, provisions=tuple(_ended(part, held, starts[part.kind, part.key]) for part in held.provisions))
        for held in dated
    )


def _ended(part: Provision, held: Regulation, starts: Iterable[date]) -> Provision:
    """Return a provision with its last day: that of its regulation, or the one before the next provides the same."""
    if held.in_force is None:
        return part
    following = _day_before(min((start for start in starts if start > held.in_force), default=None))
    last = min((day for day in (held.until, following) if day is not None), default=None)
    return evolve(part, until=last, scale=None if part.scale is None else evolve(part.scale, until=last))


def _day_before(day: date | None) -> date | None:
    return None if day is None else day - timedelta(days=1)


@lru_cache(maxsize=1)
def _series() -> Mapping[tuple[str, str], tuple[tuple[Provision, ...], ...]]:
    """For each kind and key the provisions of one regulation after another."""
    series: dict[tuple[str, str], list[tuple[Provision, ...]]] = defaultdict(list)
    for held in _held():
        together: dict[tuple[str, str], list[Provision]] = defaultdict(list)
        for part in held.provisions:
            together[part.kind, part.key].append(part)
        for name, parts in together.items():
            series[name].append(tuple(parts))
    return MappingProxyType({name: tuple(parts) for name, parts in series.items()})
