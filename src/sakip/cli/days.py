"""Which day's regulations are meant: what was asked for, or the last day of the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sakip.errors import DefinitionError
from sakip.periods import parse_period, read_date

if TYPE_CHECKING:
    import argparse
    from datetime import date


class NoDayError(DefinitionError):
    """Nothing says which day's regulations are meant; no clock is asked."""

    code = "no-day"


def day_of(options: argparse.Namespace) -> date:
    """Return the day of ``--on``, or the last one of ``--period``.

    Raises:
        NoDayError: when neither is given.
        PeriodError: when what is given is none.
    """
    if options.on is not None:
        return read_date(options.on)
    if options.period is not None:
        return parse_period(options.period).end
    raise NoDayError("nothing says which regulations apply", "Say --on 2024-12-31 or --period 2024.")
