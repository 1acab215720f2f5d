"""How long a number may be: where it enters, where others compute with it, and where it is written."""

from __future__ import annotations

from typing import Final

INTEGER_DIGITS: Final = 18
"""How many digits a number may have before its decimal separator."""
FRACTION_DIGITS: Final = 9
"""How many digits a number may have after its decimal separator."""
MOST_PLACES: Final = 1_000
"""How many decimals a number is written with, or rounded to, at most."""
LONGEST_WRITTEN: Final = 40_000
"""How many digits are written of a decimal at most, and how many a formula may make beyond those of its long inputs.

It is as many as the largest formula makes of the longest numbers that are reported.
"""
LONGEST_TAKEN: Final = 1_000
"""How many digits above and below its line a number may have that is computed with and comes alone."""
LONGEST_TOGETHER: Final = 1_500_000
"""How many digits those inputs of a formula may have together that come with what they were made of.

84,000 quotients of 17 digits, one of every village of Indonesia, add up to a number of so many.
"""
LONGEST_SHARE: Final = 1_000
"""How many digits a weight or a constant of a formula may have above and below its fraction line."""


def bits(digits: int) -> int:
    """Return how many bits no whole number of so many digits exceeds: a bound that costs nothing to look at."""
    return digits * 10 // 3 + 1
