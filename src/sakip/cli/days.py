"""Which day's regulations are meant: what was asked for, or the last day of the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sakip.errors import DefinitionError, PeriodError
from sakip.periods import parse_period, read_date

if TYPE_CHECKING:
    import argparse
    from datetime import date


class NoDayError(DefinitionError):
    """Nothing says which day's regulations are meant; no clock is asked."""

    code = "no-day"


def day(text: str) -> date:
    """Return a day; of a year, or any other period, the last one.

    Raises:
        PeriodError: when it is none of them.
    """
    try:
        return read_date(text)
    except PeriodError:
        return parse_period(text).end


def day_of(options: argparse.Namespace) -> date:
    """Return the day of ``--on``, or the last one of ``--period``.

    Raises:
        NoDayError: when neither is given.
        PeriodError: when what is given is none.
    """
    if options.on is not None:
        return day(options.on)
    if options.period is not None:
        return parse_period(options.period).end
    raise NoDayError("nothing says which regulations apply", "Say --on 2024-12-31 or --period 2024.")
