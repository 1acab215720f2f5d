"""A number as Indonesians write it, turned into the one that TOML and the library read."""

from __future__ import annotations

import re
from typing import Final

MARKED: Final = re.compile(r"(Rp\.?\s*)?([+-]?[0-9][0-9.,]*)(,-)?\s*(%|[A-Za-z][A-Za-z0-9 /.]*)?", re.IGNORECASE)
"""A number with what may stand about it: rupiah, a percent sign, a unit."""
GROUPED: Final = re.compile(r"([+-]?[1-9][0-9]{0,2})((?:[.,][0-9]{3})+)")
"""Digits in groups of three."""

_LONGEST: Final = 1_000


def with_point(text: str) -> str | None:
    """Return a number, and perhaps its unit, as TOML and the library read it; None where it is not clear.

    >>> with_point("90,5 persen"), with_point("1.250.000"), with_point("Rp 1.500,50"), with_point("87,5%")
    ('90.5 persen', '1250000', '1500.50 rupiah', '87.5 persen')
    """
    match = MARKED.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    plain = _plain(match[2]) if match else None
    if match is None or plain is None:
        return None
    unit = "persen" if match[4] == "%" else "rupiah" if match[1] or match[3] else match[4] or ""
    return f"{plain} {unit}".strip()


def _plain(digits: str) -> str | None:
    """Return digits without thousands' separators and with a decimal point; None where it is not clear."""
    if re.fullmatch(r"[+-]?[0-9]+(?:[.,][0-9]+)?", digits):
        return digits.replace(",", ".")
    for decimal, thousand in ((",", "."), (".", ",")):
        whole, sign, rest = digits.partition(decimal)
        grouped = GROUPED.fullmatch(whole)
        if grouped and decimal not in grouped[2] and (rest.isdigit() or not sign) and thousand in whole:
            return whole.replace(thousand, "") + (f".{rest}" if rest else "")
    return None
