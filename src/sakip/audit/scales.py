"""On which scale the cells of a row are read: whether ``250.000`` is a quarter of a million or two hundred and fifty.

A column that shows a decimal comma, or thousands beyond doubt (``1.250.000``), settles all its cells; what a column
leaves open its row settles, because target and realisation are written alike; money has no thousandths. What is open
even then is read so that target and realisation are nearest each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Final

from attrs import frozen

from sakip.audit.fitting import Amounts
from sakip.audit.rules import OF_BUDGETS, RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sakip.audit.cells import Cell, Reading
    from sakip.audit.weighing import Entry

UNLIKELY: Final = 4
"""What it costs to read a cell otherwise than its column or its row suggests."""
_FAR: Final = 10**40


@frozen
class Signs:
    """The decimal sign each column settles on, ``""`` where it shows both or none; ``usual`` is the document's."""

    columns: Mapping[str, str]
    usual: str = ","


@frozen
class Way:
    """One way to read a row: what speaks against it, and whether target and realisation are read in a likely way."""

    amounts: Amounts
    cost: int
    likely: bool


def ways(entry: Entry, signs: Signs) -> list[Way]:
    """Return every way to read the three cells, the likeliest first."""
    money = entry.permitted == OF_BUDGETS
    bases = _permitted(entry.base, signs.columns["base"], money=money)
    mades = _permitted(entry.made, signs.columns["made"], money=money)
    pairs = list(product(bases, mades))
    if bases and mades and _alike(entry.base, entry.made, bases, mades):
        pairs = [(base, made) for base, made in pairs if len({base.decimal, made.decimal} - {""}) <= 1] or pairs
    apart = {pair: _apart(*pair) for pair in pairs}
    least = min(apart.values(), default=Fraction(0))
    found: list[tuple[tuple[Fraction, bool, Fraction, int], Way]] = []
    for base, made in pairs:
        odd = bool({base.decimal, made.decimal} - {"", signs.usual})
        # a dot that groups and a comma before decimals are what the language asks for
        likely = apart[base, made] == least or (signs.usual == "," and not odd)
        for figure in entry.figure.readings or (None,):
            amounts = Amounts(base, made, figure, percent=entry.figure.percent)
            against = _against(entry.figure, figure, signs.columns["figure"])
            rank = (apart[base, made], odd, _off(amounts, entry), against)
            found.append((rank, Way(amounts, against + UNLIKELY * (not likely), likely)))
    return [way for _, way in sorted(found, key=lambda ranked: ranked[0])]


def _permitted(cell: Cell, sign: str, *, money: bool) -> tuple[Reading, ...]:
    if len(cell.readings) <= 1:
        return cell.readings
    if sign:
        return tuple(reading for reading in cell.readings if reading.decimal == sign) or cell.readings
    if money or cell.money:
        return tuple(reading for reading in cell.readings if not reading.places) or cell.readings
    return cell.readings


def _alike(one: Cell, other: Cell, ones: Sequence[Reading], others: Sequence[Reading]) -> bool:
    """Tell whether one of two cells is open, and the other says how it is meant."""
    if len(ones) == 1 and len(others) == 1:
        return False
    if len(ones) > 1 and len(others) > 1:
        return ("," in one.text) == ("," in other.text)
    return True


def _apart(base: Reading, made: Reading) -> Fraction:
    """Return how many times the one is the other."""
    if base.value <= 0 or made.value <= 0:
        return Fraction(_FAR)
    return max(base.value / made.value, made.value / base.value)


def _off(amounts: Amounts, entry: Entry) -> Fraction:
    """Return how far a figure lies from the usual percentage."""
    pair = amounts.percentage(next(iter(RULES)) if entry.permitted != OF_BUDGETS else "absorption")
    if pair is None or amounts.figure is None:
        return Fraction(0)
    return abs(amounts.figure.value - Fraction(*pair))


def _against(cell: Cell, reading: Reading | None, sign: str) -> int:
    """Return what speaks against reading a figure that way: its column."""
    if reading is None or len(cell.readings) == 1 or not sign or reading.decimal == sign:
        return 0
    return UNLIKELY
