"""The rules numbers are rounded by, each with a name, and publishing: rounding once."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import frozen

from sakip.errors import NumberError, UnknownNameError, quoted
from sakip.figures.limits import FRACTION_DIGITS, MOST_PLACES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

_STEPS = tuple(Decimal(f"1E-{places}") for places in range(FRACTION_DIGITS + 1))
# a context of our own, wide enough for every product made in it; the ambient one is never used
_EXACT = Context(prec=60)
_WIDEST = 10**50


def half_up(above: int, below: int) -> int:
    """Return the whole number nearest to ``above / below`` (``below`` > 0), ties away from zero."""
    if above >= 0:
        return (2 * above + below) // (2 * below)
    return -((below - 2 * above) // (2 * below))


def truncate(above: int, below: int) -> int:
    """Return the whole part of ``above / below`` (``below`` > 0), towards zero."""
    return above // below if above >= 0 else -(-above // below)


def half_even(above: int, below: int) -> int:
    """Return the whole number nearest to ``above / below`` (``below`` > 0), ties to the even neighbour."""
    whole, rest = divmod(above, below)
    twice = 2 * rest
    return whole + (twice > below or (twice == below and whole % 2 == 1))


@frozen
class Rounding:
    """A rounding rule by its ``name``; ``divide`` rounds: ``divide(above, below)`` of two integers, ``below`` > 0.

    ``source`` says who rounds so.
    """

    name: str
    divide: Callable[[int, int], int]
    source: str


ROUNDINGS: Final[Mapping[str, Rounding]] = MappingProxyType(
    {
        "half-up": Rounding(
            "half-up",
            half_up,
            "Ties away from zero, as ROUND of Excel, MySQL and PHP: what published tables are made with; no regulation "
            "seen states a rule.",
        ),
        "truncate": Rounding(
            "truncate", truncate, "Further digits cut off: some published tables, such as Muncar's, do so in places."
        ),
        "half-even": Rounding("half-even", half_even, "Ties to the even digit: IEEE 754 and Python's round()."),
    }
)
"""The rounding rules by name: ``half-up``, ``truncate`` and ``half-even``, each with who rounds so."""


def rounding(name: str) -> Rounding:
    """Return the rounding rule called ``name``.

    Raises:
        UnknownNameError: when there is none.
    """
    try:
        return ROUNDINGS[name]
    except KeyError:
        raise UnknownNameError.among("rounding rule", name, ROUNDINGS) from None


def publish(value: Fraction, places: int = 2, rule: str = "half-up") -> Decimal:
    """Round ``value`` once to ``places`` decimals by the rule called ``rule``; the result keeps its zeros.

    >>> from sakip import number
    >>> publish(number("88.305"), 2), publish(number("88.305"), 2, "truncate")
    (Decimal('88.31'), Decimal('88.30'))

    Raises:
        UnknownNameError: when no rounding rule has that name.
        NumberError: when ``places`` is no whole number from 0 to 1,000.
    """
    check_places(places)
    return decimal_of(rounding(rule).divide(value.numerator * 10**places, value.denominator), places)


def check_places(places: object) -> None:
    """Refuse what is no count of decimals.

    Raises:
        NumberError: unless it is a whole number from 0 to 1,000.
    """
    if type(places) is not int or not 0 <= places <= MOST_PLACES:
        remedy = f"Give a whole number from 0 to {MOST_PLACES}."
        raise NumberError(f"{quoted(places)} is no count of decimals", remedy, value=places)


def decimal_of(scaled: int, places: int) -> Decimal:
    """Return ``scaled`` counts of ``10**-places`` as a Decimal, independently of any decimal context."""
    if -_WIDEST < scaled < _WIDEST and places <= FRACTION_DIGITS:
        return _EXACT.multiply(scaled, _STEPS[places])
    return Decimal((int(scaled < 0), Decimal(scaled).as_tuple().digits, -places))
