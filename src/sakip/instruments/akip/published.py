"""A published evaluation checked: does it add up, does every component fit its maximum, does the predicate follow?

>>> from datetime import date
>>> from sakip.instruments import akip
>>> sheet = akip.sheet(on=date(2024, 12, 31))
>>> parts = {"1": "24,60", "2": "22,50", "3": "12,15", "4": "20,80"}
>>> akip.check(sheet, parts, "80,05", "A")
()
>>> [finding.code for finding in akip.check(sheet, parts, "80,55", "BB")]
['akip-sum-differs', 'akip-predikat-differs']
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sakip.figures import number, plain, read_id, rounding
from sakip.findings import Finding
from sakip.wording import Word, hints

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sakip.figures import NumberLike
    from sakip.instruments.akip.sheet import Sheet


def check(
    sheet: Sheet, components: Mapping[str, NumberLike], total: NumberLike, predikat: str = ""
) -> tuple[Finding, ...]:
    """Return what does not fit in an evaluation as a document prints it; nothing where all of it does.

    ``components`` are the values printed by component, ``total`` the printed total; text is read the Indonesian way
    (``"57,21"``). How many decimals are printed is taken from the text, and the sum is compared as rounded to so many.
    ``predikat`` is a code or a label; blank where none is printed.

    Raises:
        NumberError: when one of the numbers is none.
    """
    return tuple(_found(sheet, components, total, predikat))


def _found(sheet: Sheet, components: Mapping[str, NumberLike], total: NumberLike, predikat: str) -> Iterator[Finding]:
    maxima = {component.code: component for component in sheet.components}
    values: dict[str, tuple[Fraction, int]] = {}
    for code, printed in components.items():
        if code not in maxima:
            yield Finding("akip-unknown-component", {"name": str(code), **hints(str(code), maxima)})
            continue
        values[code] = _read(printed)
        component, value = maxima[code], values[code][0]
        if not 0 <= value <= component.weight:
            part = f"{component.code} {component.name}"
            yield Finding("akip-above-maximum", {"given": value, "part": part, "maximum": component.weight})
    whole, places = _read(total)
    missing = tuple(code for code in maxima if code not in values)
    if values and missing:
        yield Finding("akip-sum-unchecked", {"names": missing})
    elif values:
        yield from _sum(list(values.values()), whole, places, sheet.scale.rounding)
    if not 0 <= whole <= sheet.maximum:
        yield Finding("akip-above-maximum", {"given": whole, "part": Word("akip-total"), "maximum": sheet.maximum})
    elif predikat.strip():
        band, said = sheet.scale.classify(plain(whole)), " ".join(predikat.split()).casefold()
        if said not in {band.code.casefold(), band.label.casefold(), f"{band.code} ({band.label})".casefold()}:
            facts = {"total": whole, "expected": f"{band.code} ({band.label})", "given": predikat.strip()}
            yield Finding("akip-predikat-differs", facts | {"basis": sheet.scale.source or sheet.title})


def _sum(values: list[tuple[Fraction, int]], whole: Fraction, places: int, rule: str) -> Iterator[Finding]:
    """Compare a sum with the printed total; each printed part may be off by half of its last digit."""
    added = sum((value for value, _ in values), Fraction())
    scale = 10**places
    if Fraction(rounding(rule).divide(added.numerator * scale, added.denominator), scale) == whole:
        return
    difference = abs(added - whole)
    slack = Fraction(1, 2 * scale) + sum((Fraction(1, 2 * 10**decimals) for _, decimals in values), Fraction())
    facts = {"sum": added, "total": whole, "difference": difference}
    yield Finding("akip-sum-rounding" if difference <= slack else "akip-sum-differs", facts)


_DECIMALS = re.compile(r"[.,]([0-9]+) ?%?")


def _read(printed: NumberLike) -> tuple[Fraction, int]:
    """Return a printed number and with how many decimals it is printed."""
    if isinstance(printed, str):
        value, decimals = read_id(printed), _DECIMALS.search(printed)
        return value, len(decimals[1]) if decimals else 0
    value = number(printed)
    if isinstance(printed, Decimal):
        return value, max(0, -int(printed.as_tuple().exponent))
    return value, len(plain(value).partition(".")[2])
