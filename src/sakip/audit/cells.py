"""A cell of a published table, as printed: which numbers it may mean, or why it means none.

Published tables are written by hand. One row may hold ``89`` and ``97.5`` and ``109,55``; a number may stand in words
(``Nilai A (81)``, ``7 - 8 bulan``, ``>= 87``), in brackets where it is negative, or with the sixteen decimals of a
spreadsheet. Where a text may be read in two ways (``1.234``), both readings are kept: the column decides, or the
figure that is to be reproduced.

>>> cell("87,53%").readings
(Reading(value=Fraction(8753, 100), places=2, decimal=',', upper=None, regrouped=False),)
>>> [str(reading.value) for reading in cell("1.234").readings]
['1234', '617/500']
>>> cell("Nilai A (81)").readings[0].value, cell("WTP").kind, cell("n/a").kind
(Fraction(81, 1), 'words', 'blank')
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from attrs import evolve, frozen

from sakip.errors import NumberError
from sakip.figures import is_blank, read_id

Kind: TypeAlias = Literal["number", "bound", "words", "blank"]

LONGEST: Final = 200
"""How many characters of a cell are looked at."""
MOST_PLACES: Final = 30
"""How many decimals a number may be printed with."""

_NUMBER = r"(?:[0-9][0-9.,]*(?:[eE][+-]?[0-9]{1,2}(?![0-9]))?|[.,][0-9]+)"
_AT_LEAST = r">=|=>|≥|min(?:imal|imum)?\b\.?|sekurang-kurangnya|paling (?:sedikit|rendah)"
_AT_MOST = r"<=|=<|≤|ma(?:ks|x)(?:imal|imum)?\b\.?|setinggi-tingginya|paling (?:banyak|tinggi)"
_MORE, _LESS = r">|lebih dari", r"<|kurang dari"
_RUPIAH = re.compile(r"\s*(?:rp(?![a-z])|idr\b)", re.IGNORECASE)
_SIGN = re.compile(rf"(?:({_AT_LEAST})|({_AT_MOST})|({_MORE})|({_LESS}))\s*", re.IGNORECASE)
_SIGNS = (">=", "<=", ">", "<")
_NAMED = r"rp(?![a-z])\.?|idr\b|nilai\b|skor\b|indeks\b|angka\b|sebesar\b"
_ONE = re.compile(rf"([-+])?\s*(?:{_NAMED})?\s*([-+])?\s*({_NUMBER})(?:,-+)?(.*)", re.IGNORECASE | re.DOTALL)
_TO = r"-|s\.?\s?d\.?|s/d|sampai(?: dengan)?|hingga"
_RANGE = re.compile(rf"({_NUMBER})\s*%?\s*(?:{_TO})\s*({_NUMBER})(.*)", re.IGNORECASE | re.DOTALL)
# what may follow a number: a unit, without digits of its own unless it says what the number is for each of; what was
# taken is not given back, or a cell of dots takes as long as a table
_UNIT = re.compile(r"[^0-9/]*+|\s*(?:/\s*(?=[a-z])|per\b)[^0-9]*+(?:[0-9][0-9.,]*+)?[^0-9]*+", re.IGNORECASE)
_LARGE = re.compile(r"\s*(ribu|juta|jt|miliar|milyar|triliun)\b", re.IGNORECASE)
_FACTORS: Final = MappingProxyType(
    {"ribu": 10**3, "juta": 10**6, "jt": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}
)
_IN_RUPIAH = re.compile(r"\s*(m|t)\b", re.IGNORECASE)
_RUPIAH_FACTORS: Final = MappingProxyType({"m": 10**9, "t": 10**12})
_NEGATIVE = re.compile(r"([^()]*)\(\s*([^()]*)\)\s*%?")
_BRACKET = re.compile(r"([^()]*)\(([^()]*)\)([^()]*)")
_SPACED = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?: [0-9]{3})+(?![0-9])")
_TAIL = re.compile(r"([0-9]+)([.,])([0-9]{10,})")
_EXPONENT = re.compile(r"([0-9]+)(?:([.,])([0-9]+))?[eE]([+-]?[0-9]{1,2})")
_DECIMALS = re.compile(r"[.,]([0-9]*)$")
_FAULTS: Final = frozenset(
    {"#div/0!", "#n/a", "#ref!", "#value!", "#name?", "#num!", "#null!", "nan", "null", "none", "--", "---", "…", "..."}
)
_PLAINLY = MappingProxyType(str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2212": "-", "\u2013": "-", "\u2014": "-"}))
_LONGEST_WHOLE = 18
_CENTS = 2


@frozen
class Reading:
    """One number a cell may mean.

    ``places`` is how many decimals are printed, ``decimal`` the sign they are printed with; ``""`` where the text
    shows none. ``upper`` is the other end where the cell is a range. ``regrouped`` says that its digits are grouped
    the way no number is, so that only the digits were read.
    """

    value: Fraction
    places: int = 0
    decimal: Literal[",", ".", ""] = ""
    upper: Fraction | None = None
    regrouped: bool = False


@frozen
class Cell:
    """A cell as printed, with every number it may mean; ``sign`` is a comparison before it, such as ``>=``.

    ``kind`` is ``"number"``, ``"bound"`` where only a limit is told (``>100%``), ``"words"`` or ``"blank"``.
    """

    text: str
    kind: Kind
    readings: tuple[Reading, ...] = ()
    sign: str = ""

    @property
    def percent(self) -> bool:
        """Whether a percent sign stands with it."""
        return "%" in self.text or "persen" in self.text.casefold()

    @property
    def money(self) -> bool:
        """Whether it says that it is rupiah."""
        return _RUPIAH.match(self.text) is not None

    @property
    def is_range(self) -> bool:
        """Whether it has two ends."""
        return bool(self.readings) and self.readings[0].upper is not None

    @property
    def style(self) -> str:
        """The decimal sign its column is seen to use, ``""`` where the cell does not show one."""
        return self.readings[0].decimal if len(self.readings) == 1 and not self.readings[0].regrouped else ""


@lru_cache(maxsize=4096)
def cell(text: str) -> Cell:
    """Read a cell as it is printed."""
    plainly = " ".join(text[: LONGEST + 1].translate(_PLAINLY).split())
    if not plainly or is_blank(plainly) or plainly.casefold() in _FAULTS:
        return Cell(text, "blank")
    if len(plainly) > LONGEST:
        return Cell(text, "words")
    sign, readings = _read(_SPACED.sub(lambda found: found[0].replace(" ", ""), plainly))
    if not readings:
        return Cell(text, "words")
    return Cell(text, "bound" if sign in {">", "<"} else "number", readings, sign)


def _read(text: str) -> tuple[str, tuple[Reading, ...]]:
    """Return the comparison sign before a number, and its readings; none where it is no number."""
    if (negative := _NEGATIVE.fullmatch(text)) and negative[1].strip().casefold().rstrip(".") in {"", "rp"}:
        sign, readings = _plain(negative[2])
        return sign, tuple(evolve(reading, value=-reading.value) if not sign else reading for reading in readings)
    if (bracket := _BRACKET.fullmatch(text)) is None:
        return _plain(text)
    outside = _plain(f"{bracket[1]}{bracket[3]}")
    return outside if outside[1] else _plain(bracket[2])


def _plain(text: str) -> tuple[str, tuple[Reading, ...]]:
    text, sign = text.strip(), ""
    if found := _SIGN.match(text):
        sign = next(name for name, group in zip(_SIGNS, found.groups(), strict=True) if group)
        text = text[found.end() :]
    if (ends := _RANGE.fullmatch(text)) and _UNIT.fullmatch(ends[3]):
        return sign, _ranges(ends[1], ends[2], _factor(ends[3]))
    one = _ONE.fullmatch(text)
    if one is None or (one[1] and one[2]) or not _UNIT.fullmatch(one[4]):
        return "", ()
    factor = _factor(one[4], money=_RUPIAH.match(text) is not None) * (-1 if "-" in (one[1], one[2]) else 1)
    return sign, tuple(evolve(reading, value=reading.value * factor) for reading in _digits(one[3]))


def _factor(unit: str, *, money: bool = False) -> int:
    if money and (found := _IN_RUPIAH.match(unit)):  # of anything but rupiah M is metres
        return _RUPIAH_FACTORS[found[1].casefold()]
    found = _LARGE.match(unit)
    return _FACTORS[found[1].casefold()] if found else 1


def _ranges(low: str, high: str, factor: int) -> tuple[Reading, ...]:
    """Return a range by every sign both ends can be written with; one that runs downwards is none."""
    pairs = [
        (one, other)
        for one in _digits(low)
        for other in _digits(high)
        if one.value < other.value and len({one.decimal, other.decimal} - {""}) <= 1
    ]
    return tuple(
        Reading(one.value * factor, max(one.places, other.places), one.decimal or other.decimal, other.value * factor)
        for one, other in pairs
    )


def _digits(text: str) -> tuple[Reading, ...]:
    """Return every number that digits with their separators may mean, that with a decimal comma first."""
    text = text.rstrip(".,")
    text = f"0{text}" if text[:1] in {".", ","} else text
    if exponent := _EXPONENT.fullmatch(text):
        whole, mark, decimals, power = exponent[1], exponent[2], exponent[3] or "", int(exponent[4])
        if len(whole + decimals) + abs(power) > MOST_PLACES:
            return ()
        value = Fraction(int(whole + decimals)) * Fraction(10) ** (power - len(decimals))
        return (Reading(value, min(max(0, len(decimals) - power), MOST_PLACES), "," if mark == "," else "."),)
    if tail := _TAIL.fullmatch(text):
        whole, mark, decimals = tail.groups()
        if len(whole) > _LONGEST_WHOLE or len(decimals) > MOST_PLACES:
            return ()
        value = Fraction(int(whole + decimals), 10 ** len(decimals))
        return (Reading(value, len(decimals), "," if mark == "," else "."),)
    comma, point = _by(text, ","), _by(text, ".")
    if comma is None and point is None:
        return _regrouped(text)
    if comma is None or point is None:
        return tuple(reading for reading in (comma, point) if reading is not None)
    # without any separator it is the same number either way
    return (Reading(comma.value),) if text.isdigit() else (comma, point)


def _by(text: str, decimal: Literal[",", "."]) -> Reading | None:
    try:
        value = read_id(text, decimal=decimal)
    except NumberError:
        return None
    found = _DECIMALS.search(text) if decimal in text else None
    return Reading(value, len(found[1]) if found else 0, decimal)


def _regrouped(text: str) -> tuple[Reading, ...]:
    """Return what digits grouped in no known way may mean: all of them, or the last two as cents."""
    groups = re.split(r"[.,]", text)
    digits = "".join(groups)
    if not all(groups) or len(digits) > _LONGEST_WHOLE:
        return ()
    if len(groups[-1]) == _CENTS:
        return (Reading(Fraction(int(digits), 100), 2, "", regrouped=True),)
    return (Reading(Fraction(int(digits)), 0, "", regrouped=True),)
