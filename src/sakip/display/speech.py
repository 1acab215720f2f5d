"""What a view says in one language: words of the field, numbers as reports write them, periods and days."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sakip import wording
from sakip.figures import FRACTION_DIGITS, publish
from sakip.units import written

if TYPE_CHECKING:
    from decimal import Decimal

    from sakip.periods import Period
    from sakip.wording import Language


class Speech:
    """One language, and how it says things.

    Raises:
        UnknownNameError: for a language without sentences.
    """

    def __init__(self, lang: str) -> None:
        self.lang: Language = wording.language(lang)

    def term(self, code: str, **facts: Any) -> str:
        """Return a word of the field, or a sentence filled with its facts."""
        return wording.term(code, self.lang, **facts)

    def heading(self, code: str, **facts: Any) -> str:
        """Return a word, or a sentence, that begins with a capital: above a column or a part, below a table."""
        return capital(self.term(code, **facts))

    def of(self, fact: Any) -> str:
        """Write a fact the way a sentence does."""
        return wording.spoken(fact, self.lang)

    def number(self, value: Fraction | Decimal | int) -> str:
        """Write a number with the sign of its decimals; one without end in decimals to two places, half-up."""
        exact = Fraction(value)
        endless = 10**FRACTION_DIGITS % exact.denominator != 0
        return wording.writer(self.lang)(publish(exact) if endless else value)

    def amount(self, value: Fraction | Decimal | int, unit: str) -> str:
        """Write a number with its unit: ``87,5%``, ``Rp12,5 juta``, ``1 inovasi``."""
        return written(self.number(value), unit or "bilangan")

    def period(self, period: Period) -> str:
        """Name a period: ``Tahun 2024``, ``Triwulan II 2024``."""
        return period.label(self.lang)


def capital(text: str) -> str:
    """Return a text that begins with a capital."""
    return text[:1].upper() + text[1:]
