"""What a cell says of something that happened, and when: a training attended, a penalty imposed.

``ya``, ``24 JP``, ``40 JP 2024``, ``2023-05-17``; ``ringan 2021``, ``sedang (3 Mei 2019)``. A year alone is the whole
year. Without a date the cell is taken as given: whoever filled it in has looked at the dates.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from sakip.errors import SakipError
from sakip.figures import read_written
from sakip.instruments.ipasn.words import plain
from sakip.periods import read_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.figures import Separator

Where: TypeAlias = Literal["inside", "partly", "before", "after"]

_DATE = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9])|(?<![0-9])[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{4}(?![0-9])"
    r"|(?<![0-9])[0-9]{1,2} [a-z]+ [0-9]{4}(?![0-9])"
)
_YEAR = re.compile(r"(?<![0-9.,])(?:19|20)[0-9]{2}(?![0-9]|[.,][0-9])")
_TIME = re.compile(r"[t ]00:00:00(?:\.0+)?$")  # a date as pandas and Excel write it
_HOURS = re.compile(r"(?:>=|≥|>)? ?([0-9][0-9.,]*) ?(jp|jpl|jam|jam pelajaran)?")
_BRACKETS = re.compile(r"[()\[\]]")
_ABOUT_TIME = frozenset({"tahun", "thn", "th", "tanggal", "tgl", "tmt", "pada", "year", "in"})
_YES = frozenset(
    {
        "ya", "y", "iya", "yes", "true", "benar", "sudah", "sdh", "pernah", "ada", "ikut", "mengikuti", "v",
        "✓", "✔", "√", "☑",
    }
)  # fmt: skip
_NO = frozenset(
    {
        "", "-", "–", "—", "tidak", "tdk", "t", "no", "n", "false", "salah", "belum", "blm", "tidak ada",
        "tidak pernah", "tidak ikut", "belum ada", "belum pernah", "nihil", "n/a", "na", "✗", "✘", "☐",
    }
)  # fmt: skip
_ONE = frozenset({"1", "1.0", "1,0"})
_SEVERAL = re.compile(r"[;\n]")
_COMMA = re.compile(r",(?![0-9])")  # not the one of 19,5 JP


@frozen
class When:
    """The days on which something may have happened: one, or any of a year."""

    first: date
    last: date
    written: str

    def seen_from(self, on: date, years: int | None) -> Where:
        """Tell whether it lies within the ``years`` up to ``on``; a year may do so partly. Without years, ever."""
        if self.first > on:
            return "after"
        start = None if years is None else years_before(on, years)
        if start is not None and self.last <= start:
            return "before"
        whole = self.last <= on and (start is None or self.first > start)
        return "inside" if whole else "partly"


@frozen
class Attended:
    """A training that was attended: its hours (JP) and when, as far as the cell says so."""

    hours: Fraction | None = None
    when: When | None = None


def years_before(on: date, years: int) -> date:
    """Return the same day ``years`` earlier; of 29 February the 28th."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return date(on.year - years, 2, 28)


def several(text: str) -> Iterator[str]:
    """Yield the entries of a cell that may hold several, separated by semicolons or line ends."""
    return (part for entry in _SEVERAL.split(text) if (part := entry.strip()))


def with_commas(entry: str) -> list[str]:
    """Return the parts of an entry that are separated by commas."""
    return [part for piece in _COMMA.split(entry) if (part := piece.strip())]


def dated(text: str) -> tuple[str, When | None]:
    """Return a text in small letters without the date or year in it, and that date."""
    said = _TIME.sub("", plain(text))
    for pattern in (_DATE, _YEAR):
        several = list(pattern.finditer(said))
        if len(several) != 1:  # of two years, as in 2021-2022, none is meant
            continue
        found = several[0]
        when = _when(found[0], whole_year=pattern is _YEAR)
        if when is not None:
            rest = _BRACKETS.sub(" ", f"{said[: found.start()]} {said[found.end() :]}")
            kept = [word for word in rest.split() if word.strip(".,:") not in _ABOUT_TIME]
            return " ".join(kept).strip(" ,:/-"), when
    return said, None


def _when(written: str, *, whole_year: bool) -> When | None:
    if whole_year:
        return When(date(int(written), 1, 1), date(int(written), 12, 31), written)
    try:
        day = read_date(written.replace(".", "/"))
    except SakipError:
        return None
    return When(day, day, written)


def attendances(text: str, decimal: Separator | None) -> list[Attended] | None:
    """Return the attendances a cell tells of, none when it says no; None when it cannot be understood.

    A bare number is one of hours, and 1 says *yes* as it does in forms; 0 says *no*.
    """
    found: list[Attended] = []
    for entry in several(text):
        attended = _attendance(entry, decimal)
        if attended is None:
            return None
        found += attended
    return found


def _attendance(entry: str, decimal: Separator | None) -> list[Attended] | None:
    said, when = dated(entry)
    if not said and when is not None:  # a date alone says that something took place on it
        return [Attended(when=when)]
    if said in _NO:
        return []
    head, _, tail = said.partition(" ")
    if tail and head.rstrip(",:") in _YES:
        said = tail.strip(" ,:-")
    if said in _YES or said in _ONE:
        return [Attended(when=when)]
    match = _HOURS.fullmatch(said)
    if match is None:
        return None
    try:
        hours = read_written(match[1], decimal=decimal).value
    except SakipError:
        return None
    return [Attended(hours, when)] if hours else []
