"""Calendar periods of planning and reporting.

Indonesian local government plans for five years (RPJMD of the region, Renstra of the office), promises by the year
(Perjanjian Kinerja) and reports by the year, the semester, the quarter (triwulan, TW) or the month. The budget year is
the calendar year (Law 17/2003 on state finance, article 4). A decree writes a date day first, ``30 Januari 2024``.

    >>> parse_period("Triwulan II Tahun 2024")
    Quarter(2024, 2)
    >>> str(Quarter(2024, 2)), Quarter(2024, 2).label()
    ('2024-Q2', 'Triwulan II 2024')
    >>> parse_period("TW V 2024")
    Traceback (most recent call last):
    sakip.errors.PeriodError: 'TW V 2024' names no period. Write a year (2024, Tahun 2024), ...

Nothing here reads the clock or the locale.
"""

from __future__ import annotations

import operator
import re
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from attrs import field, frozen

from sakip import hooks
from sakip.errors import PeriodError, UnknownNameError, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self, TypeGuard

    from attrs import Attribute

Kind: TypeAlias = Literal["year", "semester", "quarter", "month"]
"""The kinds of period."""
Language: TypeAlias = Literal["id", "en"]
"""The languages there are sentences in."""

FIRST_YEAR = 1945
"""The first year of the calendar that is covered."""
LAST_YEAR = 2999
"""The last one."""

_LONGEST = 60
_ROMAN = ("I", "II", "III", "IV")
_BULAN = ("Januari", "Februari", "Maret", "April", "Mei", "Juni",
          "Juli", "Agustus", "September", "Oktober", "November", "Desember")  # fmt: skip
_MONTHS = ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December")  # fmt: skip
# Pebruari and Nopember are no longer standard Indonesian, and still met in decrees.
_MONTH_NUMBERS = MappingProxyType({name.lower(): number for number, name in enumerate(_BULAN, 1)} | {
    "jan": 1, "feb": 2, "pebruari": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "agt": 8, "agust": 8,
    "sep": 9, "sept": 9, "okt": 10, "nov": 11, "nop": 11, "nopember": 11, "des": 12,
})  # fmt: skip


def _covered(_: object, __: Attribute[int], value: object) -> None:
    if not _whole(value) or not FIRST_YEAR <= value <= LAST_YEAR:
        raise PeriodError(f"{quoted(value)} is not a year from {FIRST_YEAR} to {LAST_YEAR}",
                          "Write the year as a whole number of four digits, such as 2024.",
                          fault="bad-year", value=value, first=FIRST_YEAR, last=LAST_YEAR)  # fmt: skip


def _numbered(span: _Part, _: Attribute[int], value: object) -> None:
    most = 12 // span.months
    if not _whole(value) or not 1 <= value <= most:
        raise PeriodError(f"{quoted(value)} is not a {span.kind} of a year",
                          f"Write the {span.kind} as a whole number from 1 to {most}.", value=value)  # fmt: skip


def _whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _index(value: object) -> int | None:
    """Return a whole number of any kind, such as of a column of numpy; of anything else None."""
    if isinstance(value, bool):
        return None
    try:
        return operator.index(value)  # type: ignore[arg-type]  # what is none is refused
    except TypeError:
        return None


@frozen(eq=False, repr=False)
class _Span:
    """Whole months in a row, within one year.

    ``sort_key`` is a whole number in calendar order: by first day, the longer period before the shorter. No two
    periods share one, so it decides equality and the hash as well.
    """

    kind: ClassVar[Kind]
    months: ClassVar[int]
    _rank: ClassVar[int]

    year: int = field(validator=_covered)
    sort_key: int = field(init=False, repr=False)

    __get_pydantic_core_schema__ = hooks.core_schema
    __get_pydantic_json_schema__ = hooks.json_schema
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "sort_key", self._first_month() * 4 + self._rank)

    def _first_month(self) -> int:
        return self.year * 12

    @classmethod
    def _at(cls, month: int) -> Self:
        return cls(month // 12)

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, self._first_month() % 12 + 1, 1)

    @property
    def end(self) -> date:
        """The last day, which belongs to the period."""
        from dateutil.relativedelta import relativedelta  # noqa: PLC0415  # `import sakip` stays light

        return self.start + relativedelta(months=self.months, days=-1)

    def label(self, lang: Language = "id") -> str:
        """Return the name as a report prints it: ``Triwulan II 2024``, in English ``Quarter 2 2024``."""
        return _wording(lang, str(self.year), str(self.year))

    def parts(self, kind: Kind) -> tuple[Period, ...]:
        """Return the shorter periods this one is made of, first to last.

        Raises:
            PeriodError: ``kind`` is not a kind of period, or not a shorter one than this.
        """
        return _divided(self, kind)

    def _divided(self, kind: Kind) -> tuple[Period, ...]:
        shorter = {every.kind: every for every in (Semester, Quarter, Month) if every.months < self.months}
        if kind not in shorter:
            remedy = f"Ask for {' or '.join(shorter)}." if shorter else "A month is the shortest period there is."
            raise PeriodError(f"{self} is not divided by {quoted(kind)}", remedy, value=kind)
        part = shorter[kind]
        before = self._first_month() % 12 // part.months
        return tuple(part(self.year, before + number) for number in range(1, self.months // part.months + 1))

    def contains(self, other: Period) -> bool:
        """Say whether every day of ``other`` is a day of this period."""
        within = other.sort_key // 4 - self.sort_key // 4
        return within >= 0 and within + other.months <= self.months

    def meets(self, other: Period) -> bool:
        """Say whether some day of ``other`` is a day of this period."""
        return self.contains(other) or other.contains(self)  # type: ignore[arg-type]  # every span is a period

    def previous(self) -> Self:
        """Return the period of the same kind that ends the day before this one starts."""
        return self._at(self._first_month() - self.months)

    def next(self) -> Self:
        """Return the period of the same kind that starts the day after this one ends."""
        return self._at(self._first_month() + self.months)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.year})"

    def __str__(self) -> str:
        return str(self.year)

    def __hash__(self) -> int:
        return self.sort_key

    def __eq__(self, other: object) -> bool:
        return self.sort_key == other.sort_key if isinstance(other, _Span) else NotImplemented

    def __lt__(self, other: object) -> bool:
        return self.sort_key < other.sort_key if isinstance(other, _Span) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self.sort_key <= other.sort_key if isinstance(other, _Span) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self.sort_key > other.sort_key if isinstance(other, _Span) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self.sort_key >= other.sort_key if isinstance(other, _Span) else NotImplemented


@lru_cache(maxsize=1_024)
def _divided(span: _Span, kind: Kind) -> tuple[Period, ...]:
    return span._divided(kind)  # noqa: SLF001  # the same few periods are divided for every indicator of a set


@frozen(eq=False, repr=False)
class _Part(_Span):
    """A numbered part of a year."""

    number: int = field(validator=_numbered)

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def _first_month(self) -> int:
        return self.year * 12 + (self.number - 1) * self.months

    @classmethod
    def _at(cls, month: int) -> Self:
        return cls(month // 12, month % 12 // cls.months + 1)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.year}, {self.number})"


class Year(_Span):
    """A calendar year, which is the budget year too: 2024.

    ``Year(2024)`` has this ``year``, and is written ``2024``.

    Raises:
        PeriodError: when it is no whole number from 1945 to 2999.
    """

    __slots__ = ()
    kind = "year"
    months = 12
    _rank = 0


class Semester(_Part):
    """Half a year: 2024-S1.

    ``Semester(2024, 1)`` has this ``year`` and ``number``, 1 or 2; it is written ``2024-S1`` and printed ``Semester I
    2024``.

    Raises:
        PeriodError: when there is no such semester.
    """

    __slots__ = ()
    kind = "semester"
    months = 6
    _rank = 1

    def label(self, lang: Language = "id") -> str:
        """Return ``Semester I 2024``, in English ``Semester 1 2024``."""
        return _wording(lang, f"Semester {_ROMAN[self.number - 1]} {self.year}", f"Semester {self.number} {self.year}")

    def __str__(self) -> str:
        return f"{self.year}-S{self.number}"


class Quarter(_Part):
    """Three months (triwulan, TW): 2024-Q2.

    ``Quarter(2024, 2)`` has this ``year`` and ``number``, 1 to 4; it is written ``2024-Q2`` and printed ``Triwulan II
    2024``.

    Raises:
        PeriodError: when there is no such quarter.
    """

    __slots__ = ()
    kind = "quarter"
    months = 3
    _rank = 2

    def label(self, lang: Language = "id") -> str:
        """Return ``Triwulan II 2024``, in English ``Quarter 2 2024``."""
        return _wording(lang, f"Triwulan {_ROMAN[self.number - 1]} {self.year}", f"Quarter {self.number} {self.year}")

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


class Month(_Part):
    """A calendar month: 2024-05.

    ``Month(2024, 5)`` has this ``year`` and ``number``, 1 to 12; it is written ``2024-05`` and printed ``Mei 2024``.

    Raises:
        PeriodError: when there is no such month.
    """

    __slots__ = ()
    kind = "month"
    months = 1
    _rank = 3

    def label(self, lang: Language = "id") -> str:
        """Return ``Mei 2024``, in English ``May 2024``."""
        return f"{_wording(lang, _BULAN[self.number - 1], _MONTHS[self.number - 1])} {self.year}"

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02}"


Period: TypeAlias = Year | Semester | Quarter | Month
"""A year, a semester, a quarter or a month."""


@frozen
class PlanWindow:
    """The years a plan (RPJMD, Renstra) covers, ``first`` to ``last``, both included: ``PlanWindow(2021, 2026)``.

    Raises:
        PeriodError: when one is no year, or they are the wrong way round.
    """

    first: int = field(validator=_covered)
    last: int = field(validator=_covered)

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            raise PeriodError(f"a plan cannot end in {self.last} when it starts in {self.first}",
                              "Write the first year before the last one.", value=(self.first, self.last))  # fmt: skip

    def years(self) -> tuple[Year, ...]:
        """Return the years of the plan, first to last."""
        return tuple(map(Year, range(self.first, self.last + 1)))

    def __contains__(self, period: object) -> bool:
        year = period.year if isinstance(period, _Span) else period
        return _whole(year) and self.first <= year <= self.last

    def __repr__(self) -> str:
        return f"PlanWindow({self.first}, {self.last})"

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"


_PERIOD_FORMS = (
    "Write a year (2024, Tahun 2024), a semester (2024-S1, Semester I 2024, Smt 1 2024), a quarter (2024-Q2, "
    "TW II 2024, TW2 2024, Triwulan II Tahun 2024) or a month (2024-05, Mei 2024)."
)
_CANONICAL = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<kind>[sq])(?P<number>[0-9]))?")
_NAMED = re.compile(
    r"(?:(?P<kind>triwulan|tw|semester|smt) ?(?P<number>i{1,3}|iv|[0-9]) )?(?:tahun )?(?P<year>[0-9]{4})"
)
_CANONICAL_MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<number>[0-9]{2})")
_NAMED_MONTH = re.compile(r"(?P<name>[a-z]+) (?:tahun )?(?P<year>[0-9]{4})")
_PARTS: Mapping[str, type[Semester | Quarter]] = MappingProxyType({
    "s": Semester, "smt": Semester, "semester": Semester, "q": Quarter, "tw": Quarter, "triwulan": Quarter,
})  # fmt: skip
_NUMBERS = MappingProxyType({roman.lower(): number for number, roman in enumerate(_ROMAN, 1)})

_DATE_FORMS = "Write the day first, as in 30 Januari 2024 or 30/01/2024, or the ISO way, 2024-01-30."
_ISO_DATE = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_NUMERIC_DATE = re.compile(r"(?P<day>[0-9]{1,2})(?P<sep>[/-])(?P<month>[0-9]{1,2})(?P=sep)(?P<year>[0-9]{4})")
_NAMED_DATE = re.compile(r"(?P<day>[0-9]{1,2}) (?P<name>[a-z]+) (?P<year>[0-9]{4})")


def parse_period(text: str | int | Period) -> Period:
    """Read a period as files and decrees write it; capitals do not matter, a period is returned as it is.

    Accepted are ``2024``, ``Tahun 2024``, ``2024-S1``, ``Semester I 2024``, ``2024-Q2``, ``TW II 2024``, ``Triwulan II
    Tahun 2024``, ``2024-05``, ``Mei 2024``; a whole number is a year, also one of numpy.

    Raises:
        PeriodError: when it is none of these, as the remedy says, or outside the calendar covered.
    """
    if isinstance(text, (Year, Semester, Quarter, Month)):
        return text
    year = _index(text)
    if year is not None:
        return Year(year)
    try:
        period = _period(_plain(text))
    except PeriodError as fault:
        raise PeriodError(f"{quoted(text)} names no period: {fault.what}", _PERIOD_FORMS, value=text) from None
    if period is None:
        raise PeriodError(f"{quoted(text)} names no period", _PERIOD_FORMS, value=text)
    return period


def read_date(text: str | date) -> date:
    """Read a date as files and decrees write it, day first unless it is ISO; a date is returned as it is.

    Raises:
        PeriodError: it is none of the accepted forms, or no day of the calendar covered.
    """
    if isinstance(text, date):
        return text.date() if isinstance(text, datetime) else text
    written = _plain(text)
    if found := _ISO_DATE.fullmatch(written) or _NUMERIC_DATE.fullmatch(written):
        month = int(found["month"])
    elif (found := _NAMED_DATE.fullmatch(written)) and found["name"] in _MONTH_NUMBERS:
        month = _MONTH_NUMBERS[found["name"]]
    else:
        raise PeriodError(f"{quoted(text)} is not a date", _DATE_FORMS, value=text)
    try:
        return date(Year(int(found["year"])).year, month, int(found["day"]))
    except PeriodError as fault:
        raise PeriodError(f"{quoted(text)} is not a date: {fault.what}", _DATE_FORMS, value=text) from None
    except ValueError:
        raise PeriodError(f"{quoted(text)} is a day that no calendar has", _DATE_FORMS, value=text) from None


def optional_date(given: str | date | None) -> date | None:
    """Read a date as :func:`read_date` does; None, and the missing date of a dataframe (NaT), stay None.

    Raises:
        PeriodError: it is anything else.
    """
    missing = given is None or given != given  # noqa: PLR0124  # NaT is not equal to itself
    return None if missing else read_date(given)  # type: ignore[arg-type]  # what is None is missing


def is_known(day: date | None, as_of: date | None) -> bool:
    """Say whether what is dated ``day`` was known ``as_of`` a day; what has no date always was."""
    return as_of is None or day is None or day <= as_of


def write_date(day: date, lang: Language = "id") -> str:
    """Return a date as prose prints it: ``30 Januari 2024``, in English ``30 January 2024``."""
    return f"{day.day} {_wording(lang, _BULAN[day.month - 1], _MONTHS[day.month - 1])} {day.year}"


def _plain(text: object) -> str:
    """Return a short text in small letters with single blanks, and anything else as the empty text no form fits."""
    if not isinstance(text, str) or len(text) > _LONGEST:
        return ""
    words = " ".join(text.split())
    # Before lower(), which turns some letters of other scripts into ours.
    return words.lower() if words.isascii() else ""


def _period(written: str) -> Period | None:
    if found := _CANONICAL.fullmatch(written) or _NAMED.fullmatch(written):
        if found["kind"] is None:
            return Year(int(found["year"]))
        number = _NUMBERS.get(found["number"]) or int(found["number"])
        return _PARTS[found["kind"]](int(found["year"]), number)
    if found := _CANONICAL_MONTH.fullmatch(written):
        return Month(int(found["year"]), int(found["number"]))
    if (found := _NAMED_MONTH.fullmatch(written)) and found["name"] in _MONTH_NUMBERS:
        return Month(int(found["year"]), _MONTH_NUMBERS[found["name"]])
    return None


def _wording(lang: str, indonesian: str, english: str) -> str:
    if lang not in {"id", "en"}:
        raise UnknownNameError.among("language", lang, ("id", "en"))
    return english if lang == "en" else indonesian
