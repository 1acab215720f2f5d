"""What a form was made for, in plain sight in one of its cells: ``sakip-form/1 muncar-2024 0f3a… 2024 7``.

A form comes back months later, filled in by somebody who got it from somebody else. Its identity tells whether it was
made for this set, whether the set has since been defined otherwise, and how many rows there were.
"""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from attrs import frozen

from sakip.errors import PeriodError
from sakip.interpreters.portable import to_json
from sakip.periods import Period, parse_period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sakip.indicators import Indicator
    from sakip.sets import IndicatorSet

SCHEMA: Final = 1
"""The version of the form's columns and of what they mean."""

_DIGITS = 12
_WRITTEN = re.compile(
    rf"sakip-form/([0-9]{{1,6}}) (\S{{1,200}}) ([0-9a-f]{{{_DIGITS}}}) (\S{{1,9000}})(?: ([0-9]{{1,6}}))?"
)


@frozen
class Identity:
    """What a form says it is: the ``schema``, a version of the form, and the code of a ``set``.

    ``digest`` is one of how the set defines its indicators, ``periods`` are those asked for, and ``rows`` is how many
    lines were written, 0 where that is not known.
    """

    schema: int
    set: str
    digest: str
    periods: tuple[Period, ...] = ()
    rows: int = 0

    def __str__(self) -> str:
        said = f"sakip-form/{self.schema} {self.set} {self.digest} {','.join(map(str, self.periods)) or '-'}"
        return f"{said} {self.rows}" if self.rows else said


def identity(office: IndicatorSet, periods: Iterable[Period] = (), rows: int = 0) -> Identity:
    """Return what a form of a set says it is; targets, realisations and names do not change it."""
    every = [_definition(indicator) for indicator in (*office.indicators, *office.earlier)]
    text = json.dumps([SCHEMA, office.code, every], ensure_ascii=True, sort_keys=True)
    digest = hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
    return Identity(SCHEMA, "".join(office.code.split()) or "-", digest, tuple(periods), rows)


def read(text: str) -> Identity | None:
    """Return the identity that stands in a cell; None for any other text."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    periods: list[Period] = []
    for name in found[4].split(","):
        with suppress(PeriodError):
            periods.append(parse_period(name))
    return Identity(int(found[1]), found[2], found[3], tuple(periods), int(found[5] or 0))


def _definition(indicator: Indicator) -> list[object]:
    """Return what gives an indicator its lines, and its numbers their meaning."""
    valid = [None if day is None else day.isoformat() for day in (indicator.valid_from, indicator.valid_until)]
    return [indicator.code, indicator.unit, to_json(indicator.formula.tree), list(indicator.predicates), *valid]
