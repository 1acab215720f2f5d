"""Chance by counting: a draw is a function of a seed and of where it stands, never of what was drawn before.

The coordinates of a cell (an office, a year, a quarter, an indicator) are mixed one after the other by the finaliser of
SplitMix64 (Steele, Lea and Flood, 2014) into 64 bits, read as four lanes of 16. So any part of a table can be made on
its own, in any order. Past that there are only sums, products, quotients and floors, which IEEE 754 rounds alike on
every machine: no exponential or logarithm, whose last digit is up to the library that computes it.
"""

from __future__ import annotations

from typing import Any, Final

from sakip.errors import MissingExtraError

LANES: Final = 4
"""How many independent draws the bits of a cell hold."""

LANE: Final = 1 << 16
"""How many values each of them has."""

_STEP: Final = 0x9E3779B97F4A7C15
_FIRST: Final = 0xBF58476D1CE4E5B9
_SECOND: Final = 0x94D049BB133111EB
_WORD: Final = (1 << 64) - 1
_ROOT_OF_THREE: Final = 1.7320508075688772


def arrays() -> Any:
    """Return numpy.

    Raises:
        MissingExtraError: when it is not installed.
    """
    try:
        import numpy as np  # noqa: PLC0415  # only who draws rows needs it
    except ImportError:
        raise MissingExtraError(
            "a synthetic nation is drawn with numpy, which is not installed",
            "Install it with: pip install numpy",
            extra="numpy",
        ) from None
    return np


def bits(seed: int, *coordinates: Any) -> Any:
    """Return 64 bits a cell; ``coordinates`` are arrays of whole numbers that broadcast, the smallest first."""
    np = arrays()
    drawn = np.full(1, (seed * _FIRST + _SECOND) & _WORD, dtype=np.uint64)
    for coordinate in coordinates:
        drawn = drawn + (np.asarray(coordinate).astype(np.uint64) + np.uint64(1)) * np.uint64(_STEP)
        drawn ^= drawn >> np.uint64(30)
        drawn *= np.uint64(_FIRST)
        drawn ^= drawn >> np.uint64(27)
        drawn *= np.uint64(_SECOND)
        drawn ^= drawn >> np.uint64(31)
    return drawn


def lane(drawn: Any, number: int) -> Any:
    """Return one of the four lanes of drawn bits: whole numbers from 0 below :data:`LANE`."""
    np = arrays()
    return ((drawn >> np.uint64(16 * number)) & np.uint64(LANE - 1)).astype(np.int32)


def share(drawn: Any, number: int) -> Any:
    """Return a lane as an even share above 0 and below 1."""
    return (lane(drawn, number) + 0.5) / LANE


def bell(drawn: Any) -> Any:
    """Return the sum of the four lanes, centred and scaled: nearly normal, and never beyond 3.5 deviations."""
    total = sum(lane(drawn, number) for number in range(LANES))
    return ((total + LANES / 2) / LANE - LANES / 2) * _ROOT_OF_THREE


def tail(drawn: Any, widest: int = 6) -> Any:
    """Return a product of four independent factors from 1 to ``widest``: nearly log-normal, as amounts of money are."""
    product = 1.0
    for number in range(LANES):
        product = product * (1 + (widest - 1) * share(drawn, number))
    return product


def hundredths(amounts: Any) -> Any:
    """Return amounts rounded to two decimals, each the float nearest to what its text would say."""
    return arrays().floor(amounts * 100 + 0.5) / 100
