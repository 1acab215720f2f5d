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
"""How many digits are written of a number at most: as many as the largest formula makes of the longest numbers."""
LONGEST_TAKEN: Final = 1_000
"""How many digits above and below its line a result may have that another formula computes with."""
LONGEST_SHARE: Final = 1_000
"""How many digits a weight or a constant of a formula may have above and below its fraction line."""


def bits(digits: int) -> int:
    """Return how many bits no whole number of so many digits exceeds: a bound that costs nothing to look at."""
    return digits * 10 // 3 + 1
