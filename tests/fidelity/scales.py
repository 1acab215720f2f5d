"""Tables of classes as documents print them, through the reader of printed tables, and held against the regulation.

A table is read by its upper ends or by its lower ends. It agrees with the regulation when one of the two gives every
hundredth from 0 to 100 the class that the scale of the library gives it, by whichever of its readings; only
the places of the classes are compared where an office calls them otherwise.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from fidelity.rows import Origin, Row, Verdict, read
from sakip import regulations
from sakip.bands import PrintedTable
from sakip.errors import NotInForceError, OutOfScaleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sakip.bands import CategoryScale

FILE: Final = "category_scales.csv"

_CLASS: Final = re.compile(r"(.*[0-9]%?)\s+(\D+)")
_KEYS: Final[Mapping[str, str]] = MappingProxyType({"SKM": "skm", "AKIP": "akip", "IP ASN": "ipasn"})
_DAYS: Final = (date(2005, 1, 1), date(2011, 1, 1), date(2016, 1, 1), date(2024, 12, 31))
_CLOSURES: Final[tuple[Literal["upper", "lower"], ...]] = ("upper", "lower")
_FEWEST: Final = 2


def scales() -> Iterator[Row]:
    """Yield the tables of classes."""
    for line, row in read(FILE):
        yield _row(line, row)


def _row(line: int, row: dict[str, str]) -> Row:
    classes = [part.strip() for part in row["scale_as_stated"].split("|")]
    split = [_CLASS.fullmatch(part) for part in classes]
    ranges = [found for found in split if found]
    held = ""
    why = ""
    if len(ranges) < _FEWEST:
        verdict, reason = Verdict.NOTHING, "no-table"
    elif len(ranges) < len(classes):
        verdict, reason = Verdict.NONE, "no-range"
        rest = ", ".join(part for part, found in zip(classes, split, strict=True) if not found)
        why = f"‘{rest}’ is no range; the other {len(ranges)} classes are read."
    else:
        table = PrintedTable.of("printed", [(found[2], found[2], found[1]) for found in ranges])
        held, differing = _agreeing(table, row)
        why = _said(table)
        if held:
            verdict, reason = Verdict.DECLARED, ""
        elif differing:
            verdict, reason = Verdict.NONE, "other-table"
        else:
            verdict, reason = Verdict.NOTHING, "no-rule-held"
    return Row(
        kind="scales",
        file=FILE,
        line=line,
        about=row["applies_to"],
        source=row["source"],
        given=row["scale_as_stated"],
        printed=f"{len(ranges)} ranges" if len(ranges) != 1 else "1 range",
        ours=held,
        rule=held,
        origin=Origin.STATED,
        verdict=verdict,
        reason=reason,
        why=why,
    )


def _agreeing(table: PrintedTable, row: dict[str, str]) -> tuple[str, bool]:
    """Return the regulation that says the same as a table, and whether there was one it ought to agree with.

    A table of achievements is an office's own choice, so that any regulation may be where it took it from.
    """
    own = _KEYS.get(row["applies_to"], "")
    keys = (own,) if own else regulations.keys()
    for key, day, closure in product(keys, reversed(_DAYS), _CLOSURES):
        for reading in _readings(key, day):
            scale = regulations.scale(key, on=day, reading=reading)
            if _alike(table.read_as(closure), scale):
                return f"{scale.source} [{scale.confidence}], read by its {closure} ends", True
    return "", bool(own)


def _readings(key: str, day: date) -> list[str]:
    try:
        return [part.reading for part in regulations.readings("scale", key, on=day)]
    except NotInForceError:
        return []


def _alike(own: CategoryScale, scale: CategoryScale) -> bool:
    """Tell whether two scales put every hundredth from 0 to 100 in the class of the same place, or both in none."""
    if len(own.bands) != len(scale.bands):
        return False
    edges = {edge for edge in (*own.edges, *scale.edges, Fraction(0), Fraction(100)) if edge is not None}
    # between the hundredths next to an edge of either nothing changes
    near = {edge + Fraction(step, 100) for edge in edges for step in (-1, 0, 1)}
    return all(_place(own, value) == _place(scale, value) for value in near if 0 <= value <= 100)


def _place(scale: CategoryScale, value: Fraction) -> int | None:
    try:
        return scale.bands.index(scale.band_of(value))
    except OutOfScaleError:
        return None


def _said(table: PrintedTable) -> str:
    """Say what is odd about the ends of a table."""
    found = [finding.code.removeprefix("bands-") for finding in table.findings()]
    named = {
        "hole": "between two classes",
        "shared-end": "in two classes",
        "missing-end": "at an end in no class",
        "overlap": "where classes overlap",
    }
    places = ((found.count(code), named[code]) for code in dict.fromkeys(found))
    said = ", ".join(f"{count} {'place' if count == 1 else 'places'} {where}" for count, where in places)
    return f"As printed it has {said}." if said else ""
