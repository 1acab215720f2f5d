"""Formula texts of IKU decrees, through the reader with which the starter takes formulas from a filled-in sheet.

A text that divides one thing by another, once, is a quotient and has to be read as one. What a person reads in it
stands in ``readings.csv``: the two parts, and whether it says times 100. A text without a division has to be left
alone.
"""

from __future__ import annotations

import csv
import re
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fidelity.rows import Origin, Row, Verdict, read
from sakip.formulas import ratio
from sakip.interpreters.exact import evaluate
from sakip.starter import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FILE: Final = "iku_decrees.csv"
READINGS: Final = Path(__file__).with_name("readings.csv")
"""What each text that is a plain quotient says, in such names as the library gives; tests hold it against the text."""

_DIVIDES: Final = re.compile(r"\s/\s|\w/\w|÷|\s:\s|\bdibagi\b")
_SUBTRACTS: Final = re.compile(r"\w\s-\s\w")
_MANY: Final = re.compile(r"x\s*10*[.,]000")
_ALTERNATIVE: Final = "yes/no milestone"


def formulas() -> Iterator[Row]:
    """Yield the formula texts of the decrees."""
    for line, row in read(FILE):
        yield _row(line, row)


@cache
def readings() -> Mapping[str, tuple[str, str, bool]]:
    """Return what each text that is a plain quotient says: a name for either part, and whether it says times 100."""
    with READINGS.open(encoding="utf-8", newline="") as file:
        return {
            row["formula_text"]: (row["numerator"], row["denominator"], row["times_100"] == "yes")
            for row in csv.DictReader(file)
        }


def _row(line: int, row: dict[str, str]) -> Row:
    text = row["formula_text"]
    found = phrases.quotient(text)
    divides = _DIVIDES.search(text) is not None
    ours = "left to a person"
    if found is not None:
        ours = f"{found.numerator} ÷ {found.denominator}{' × 100' if found.percent else ''}"
    if found is not None or text in readings():
        right = found is not None and _read_so(found, readings().get(text))
        verdict, reason = (Verdict.DECLARED, "") if right else (Verdict.NONE, "misread")
    elif row["formula_kind"] == _ALTERNATIVE or not (divides or _SUBTRACTS.search(text)):
        verdict, reason = Verdict.NOTHING, "no-quotient"
    else:
        verdict, reason = Verdict.NONE, "per-many" if _MANY.search(text) else "sums-within"
    return Row(
        kind="formulas",
        file=FILE,
        line=line,
        about=f"{row['indicator']}, {row['unit']}",
        source=row["source_title"],
        address=row["source_url"],
        given=text,
        printed="a division" if divides else "a difference" if _SUBTRACTS.search(text) else "no division",
        ours=ours,
        rule="one thing over another, times 100" if found and found.percent else "one thing over another",
        verdict=verdict,
        reason=reason,
        origin=Origin.STATED,
        found=row["formula_kind"],
    )


def _read_so(found: phrases.Quotient, said: tuple[str, str, bool] | None) -> bool:
    """Tell whether a quotient is the one a text says, and computes: 3 of 4 is 75 percent, or 3/4."""
    if said is None or said != (found.numerator, found.denominator, found.percent):
        return False
    above, below, hundred = said
    formula = ratio(found.numerator, found.denominator, scale="persen" if found.percent else "bilangan")
    return evaluate(formula.tree, {above: Fraction(3), below: Fraction(4)}) == (75 if hundred else Fraction(3, 4))
