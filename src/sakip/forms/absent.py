"""Rows that a form was made with and that are not in it any more.

A form says what it asked for: periods, and how many lines. By these the lines are found again, even where the set has
since been given other records; where they are not, the number of rows alone tells that some are gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sakip.errors import DefinitionError
from sakip.forms.lines import lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sakip.forms.lines import Key
    from sakip.forms.marks import Identity
    from sakip.periods import Period
    from sakip.sets import IndicatorSet

_MOST_NAMED: Final = 12


def absent(
    office: IndicatorSet, marked: Identity, met: Collection[Key], stray: Sequence[tuple[str, Period | None, str]]
) -> tuple[str, dict[str, Any]] | None:
    """Return what to say of the rows that are gone: the code of a finding and its facts; None where all are there.

    ``met`` are the lines that stand in the form, ``stray`` what names its other rows: a row whose code was mistyped is
    not gone.
    """
    asked = _asked(office, marked)
    if asked is None:
        left = len(met) + len(stray)
        return ("form-rows-fewer", {"made": marked.rows, "count": left}) if left < marked.rows else None
    gone = [key for key in asked if key not in met]
    for names in stray:
        likely = next((key for key in gone if _alike(key, names)), None)
        if likely is not None:
            gone.remove(likely)
    if not gone:
        return None
    named = [" ".join(map(str, key)) for key in gone[:_MOST_NAMED]]
    return "form-rows-missing", {"count": len(gone), "names": (*named, *["…"] * (len(gone) > _MOST_NAMED))}


def _asked(office: IndicatorSet, marked: Identity) -> list[Key] | None:
    """Return the lines a form was made with: those of its periods, or those a set asks for by itself."""
    for periods in _ways(marked):
        try:
            keys = [line.key for line in lines(office, periods)]
        except DefinitionError:
            continue
        if len(keys) == marked.rows:
            return keys
    return None


def _ways(marked: Identity) -> Iterator[Sequence[Period] | None]:
    if marked.periods:
        yield marked.periods
    yield None


def _alike(key: Key, names: tuple[str, Period | None, str]) -> bool:
    """Whether all but one of three names agree."""
    return sum(one == other for one, other in zip(key, names, strict=True)) == len(key) - 1
