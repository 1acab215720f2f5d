"""Numbers: the one gate they enter through, the named rules they are rounded by, and how Indonesia writes them.

Inside a computation every number is exact. It enters through :func:`number` (plain text such as ``88.42``, ``int``,
``Decimal``, ``float`` as the shortest decimal that prints it) or through :func:`read_id` (text as an Indonesian
document prints it: ``1.234,56``, ``87,5%``, ``Rp 1.500.000``). It is rounded once, when it is published, by a rule that
has a name. The ambient decimal context is never used.

>>> number("88.42")
Fraction(4421, 50)
>>> read_id("Rp 1.500.000")
Fraction(1500000, 1)
>>> publish(number("88.305"), 2)
Decimal('88.31')
>>> read_id("1.234")
Traceback (most recent call last):
    ...
sakip.errors.NumberError: '1.234' may be 1234, grouped, or 1.234 with decimals. Say how the column is written: \
decimal=',' or decimal='.'.
"""

from __future__ import annotations

from sakip.figures.gate import NumberLike, number, share
from sakip.figures.limits import (
    FRACTION_DIGITS,
    INTEGER_DIGITS,
    LONGEST_SHARE,
    LONGEST_TAKEN,
    LONGEST_WRITTEN,
    MOST_PLACES,
)
from sakip.figures.publishing import ROUNDINGS, Rounding, half_even, half_up, publish, rounding, truncate
from sakip.figures.writing import (
    Separator,
    Written,
    is_blank,
    plain,
    quotient,
    read_id,
    read_written,
    write_en,
    write_id,
)

__all__ = [
    "FRACTION_DIGITS",
    "INTEGER_DIGITS",
    "LONGEST_SHARE",
    "LONGEST_TAKEN",
    "LONGEST_WRITTEN",
    "MOST_PLACES",
    "ROUNDINGS",
    "NumberLike",
    "Rounding",
    "Separator",
    "Written",
    "half_even",
    "half_up",
    "is_blank",
    "number",
    "plain",
    "publish",
    "quotient",
    "read_id",
    "read_written",
    "rounding",
    "share",
    "truncate",
    "write_en",
    "write_id",
]
