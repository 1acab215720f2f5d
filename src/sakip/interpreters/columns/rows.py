"""The reference engine: rows of plain integers, one after another, which Python never cuts off."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from sakip.errors import FormulaError, NumberError, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from sakip.interpreters.columns.integers import Extent


class Reason(enum.StrEnum):
    """Why a row has no value."""

    MISSING_COMPONENT = "missing-component"
    ZERO_DENOMINATOR = "zero-denominator"
    OUT_OF_BOUNDS = "out-of-bounds"
    """A component lies outside its declared extent, for which nothing was proven."""


def scaled(value: Fraction, places: int) -> int:
    """Return ``value`` as a count of ``10**-places``, which is what a column holds.

    Raises:
        NumberError: when it has more decimals than that.
    """
    count: Fraction = value * 10**places
    whole: int = count.numerator
    if count.denominator != 1:
        raise NumberError(
            f"{quoted(value)} has more than {places} decimals", "Declare as many places as its component has.",
            value=value,
        )  # fmt: skip
    return whole


class Row:
    """An :class:`~sakip.interpreters.columns.Arithmetic` of one row; ``largest`` is the largest it came to so far."""

    def __init__(self, values: Mapping[str, int]) -> None:
        self.values = values
        self.largest = 0

    def _noted(self, value: int) -> int:
        self.largest = max(self.largest, abs(value))
        return value

    def column(self, name: str, /) -> int:
        """Return the value of a component."""
        return self._noted(self.values[name])

    def constant(self, value: int, /) -> int:
        """Return the number itself."""
        return self._noted(value)

    def add(self, left: int, right: int, /) -> int:
        """Return the sum."""
        return self._noted(left + right)

    def subtract(self, left: int, right: int, /) -> int:
        """Return the difference."""
        return self._noted(left - right)

    def multiply(self, left: int, right: int, /) -> int:
        """Return the product."""
        return self._noted(left * right)

    def choose(self, low: int, high: int, first: int, second: int, /) -> int:
        """Return ``first`` where ``low <= high``, else ``second``."""
        return first if low <= high else second

    def estimate(self, above: int, below: int, /) -> int:
        """Return the quotient rounded down, never off."""
        return self._noted(above // below)


def rows_of(
    columns: Mapping[str, Sequence[int | None]], extents: Mapping[str, Extent]
) -> Iterator[dict[str, int] | Reason]:
    """Yield the components of each row, or why they cannot be computed with.

    Raises:
        FormulaError: when a column is missing, or columns differ in length.
        NumberError: when a column holds something else than integers and None.
    """
    for name in extents:
        if name not in columns:
            raise FormulaError(f"component {name!r} has no column", f"There are {listed(sorted(columns))}.")
    lengths = {len(column) for column in columns.values()}
    if len(lengths) > 1:
        shown = ", ".join(str(length) for length in sorted(lengths))
        raise FormulaError(f"the columns have {shown} rows", "Give columns of one length, None where a value is blank.")
    for place in range(max(lengths, default=0)):
        yield _row({name: columns[name][place] for name in extents}, extents)


def _row(given: dict[str, int | None], extents: Mapping[str, Extent]) -> dict[str, int] | Reason:
    row: dict[str, int] = {}
    for name, value in given.items():
        if value is not None:
            if type(value) is not int:
                raise NumberError(
                    f"{quoted(value)} in column {name!r} is no integer",
                    "Scale it by ten to the declared places: scaled(number(value), places).",
                    value=value,
                )
            row[name] = value
    if len(row) < len(extents):
        return Reason.MISSING_COMPONENT
    if not all(value in extents[name] for name, value in row.items()):
        return Reason.OUT_OF_BOUNDS
    return row
