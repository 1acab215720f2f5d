"""Definitions with validity: what an indicator meant on a day, as far as that was known on another.

A decree that redefines an indicator does not change what it was before. A set keeps every definition of an indicator,
and the one in force is looked up by the day that is measured (``valid_from`` and ``valid_until``) and by the day that
is looked from (``issued``): of several that are valid, the one decreed last.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from attrs import evolve

from sakip.errors import DefinitionError
from sakip.periods import is_known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sakip.indicators import Indicator


def in_force(definitions: Iterable[Indicator], day: date, as_of: date | None = None) -> Indicator | None:
    """Return the definition of an indicator that is valid on ``day``, as known on ``as_of``; None without one."""
    return max(
        (definition for definition in known(definitions, as_of) if definition.holds_on(day)), key=_rank, default=None
    )


def meant_on(definitions: Sequence[Indicator], day: date, as_of: date | None = None) -> Indicator:
    """Return the definition in force on ``day``; the current one, which is the first, where there is none."""
    return in_force(definitions, day, as_of) or definitions[0]


def known(definitions: Iterable[Indicator], as_of: date | None) -> list[Indicator]:
    """Return the definitions as they were known on a day; what is decreed later has ended nothing yet."""
    every = list(definitions)
    if as_of is None:
        return every
    there = [one for one in every if is_known(one.issued, as_of)]
    later = {one.valid_from for one in every if one.valid_from is not None and one not in there}
    return [evolve(one, valid_until=None) if _day_after(one) in later else one for one in there]


def _day_after(definition: Indicator) -> date | None:
    last = definition.valid_until
    return None if last is None or last == date.max else last + timedelta(days=1)


def _rank(definition: Indicator) -> tuple[date, date, bool]:
    return definition.issued or date.min, definition.valid_from or date.min, definition.valid_until is not None


def by_code(definitions: Iterable[Indicator]) -> Mapping[str, list[Indicator]]:
    """Return definitions by the code of their indicator."""
    grouped: dict[str, list[Indicator]] = defaultdict(list)
    for definition in definitions:
        grouped[definition.code].append(definition)
    return grouped


def settled(current: Indicator, earlier: Sequence[Indicator]) -> Indicator:
    """Return the current definition, beginning where the earlier ones end unless it says otherwise."""
    if current.valid_from is not None or current.valid_until is not None or not earlier:
        return current
    days = [_day_after(definition) for definition in earlier]
    known_days = [day for day in days if day is not None]
    return current if len(known_days) < len(days) else evolve(current, valid_from=max(known_days))


def overlaps(definitions: Sequence[Indicator]) -> Iterator[DefinitionError]:
    """Yield an error for every two definitions that are valid on the same day without one being decreed later."""
    ordered = sorted(definitions, key=lambda definition: definition.valid_from or date.min)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if (other.valid_from or date.min) > (one.valid_until or date.max):
                break
            if one.issued == other.issued:
                yield DefinitionError(
                    f"two definitions of {one.code!r} are both valid {_both(one, other)}",
                    "Give each its valid_from and valid_until, or say by issued which was decreed later.",
                    fault="definitions-overlap",
                    name=one.code,
                    when_id=_both(one, other, ("sejak", "sampai", "setiap hari")),
                    when_en=_both(one, other),
                )


def _both(one: Indicator, other: Indicator, words: tuple[str, str, str] = ("from", "until", "on every day")) -> str:
    first = max((day for day in (one.valid_from, other.valid_from) if day is not None), default=None)
    last = min((day for day in (one.valid_until, other.valid_until) if day is not None), default=None)
    said = [f"{words[0]} {first}"] if first else []
    return " ".join([*said, f"{words[1]} {last}"] if last else said) or words[2]


def turns(definitions: Collection[Indicator]) -> list[date]:
    """Return the days on which another definition may begin to hold, earliest first."""
    days = {definition.valid_from for definition in definitions}
    days |= set(map(_day_after, definitions))
    return sorted(day for day in days if day is not None)
