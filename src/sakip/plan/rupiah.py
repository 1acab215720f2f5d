"""Amounts of rupiah the way budgets print them: ``Rp 1.250.000.000,-``, ``Rp 450 juta``, ``2,1 miliar``, ``450000000``.

Budgets have no tenths of a thousandth of a rupiah, but a point before three digits may still be a decimal one that a
program wrote, so ``450.000`` by itself is refused; with ``Rp`` before it, it is four hundred and fifty thousand.

>>> [str(rupiah(text)) for text in ("Rp 1.250.000.000,-", "450 juta", "2,1 miliar rupiah", "450000000.50")]
['1250000000', '450000000', '2100000000', '900000001/2']
>>> rupiah("450.000")
Traceback (most recent call last):
    ...
sakip.errors.NumberError: '450.000' may be 450000 rupiah or 450. Write 450000, or Rp 450.000.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sakip.errors import NumberError, quoted
from sakip.figures import number, read_written

if TYPE_CHECKING:
    from fractions import Fraction

    from sakip.figures import NumberLike, Separator

_PRINTED = re.compile(
    r"(?P<mark>rp\.?\s*)?(?P<digits>[+-]?[0-9][0-9.,]*(?:,-)?)"
    r"(?:\s*(?P<word>ribu|juta|jt|miliar|milyar|triliun|m|t)\b\.?)?(?:\s*rupiah)?",
    re.IGNORECASE,
)
_ONE_GROUP = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_WORDS: Final = MappingProxyType({
    "ribu": 10**3, "juta": 10**6, "jt": 10**6, "miliar": 10**9, "milyar": 10**9, "m": 10**9, "triliun": 10**12,
    "t": 10**12,
})  # fmt: skip
_LONGEST = 60


def rupiah(given: NumberLike) -> Fraction:
    """Return an amount exactly: a number, or its text as budgets and decrees print it.

    Raises:
        NumberError: when it is no number, or may be two.
    """
    if not isinstance(given, str):
        return number(given)
    found = _PRINTED.fullmatch(given.strip()) if len(given) <= _LONGEST else None
    if found is None:
        raise NumberError(f"{quoted(given)} is no amount of rupiah", "Write it like 450000000 or Rp 450.000.000.",
                          value=given, fault="rupiah-none")  # fmt: skip
    digits, word = found["digits"], found["word"]
    if _ONE_GROUP.fullmatch(digits) and not found["mark"] and word is None:
        whole, part = digits.replace(".", ""), digits.partition(".")[0]
        raise NumberError(f"{quoted(given)} may be {whole} rupiah or {part}", f"Write {whole}, or Rp {digits}.",
                          value=given, fault="rupiah-unclear", whole=whole, grouped=digits)  # fmt: skip
    if found["mark"] is None and word is None and "," not in digits and digits.count(".") < 2:
        return number(digits)
    grouped: Separator | None = "," if found["mark"] or word else None
    return read_written(digits, decimal=grouped).value * _WORDS.get((word or "").lower(), 1)
