"""Formula texts of IKU decrees, through the reader with which the starter takes formulas from a filled-in sheet.

A text that divides one thing by another, once, is a quotient and has to be read as one, with two parts and the times
100 it says; it is held by making the ratio of it and computing that. A text without a division has to be left alone.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from fidelity.rows import Row, Verdict, read
from sakip.errors import FormulaError
from sakip.formulas import ratio
from sakip.interpreters.exact import evaluate
from sakip.starter import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE: Final = "iku_decrees.csv"

_DIVIDES: Final = re.compile(r"\s/\s|\w/\w|÷|\s:\s|\bdibagi\b")
_SUBTRACTS: Final = re.compile(r"\w\s-\s\w")
_HUNDRED: Final = re.compile(r"x\s*100(?![.,]?[0-9])")
_MANY: Final = re.compile(r"x\s*10[.,]?0")
_ALTERNATIVE: Final = "yes/no milestone"


def formulas() -> Iterator[Row]:
    """Yield the formula texts of the decrees."""
    for line, row in read(FILE):
        yield _row(line, row)


def _row(line: int, row: dict[str, str]) -> Row:
    text = row["formula_text"]
    found = phrases.quotient(text)
    divides = _DIVIDES.search(text) is not None
    ours = "left to a person"
    if found is not None:
        ours = f"{found.numerator} ÷ {found.denominator}{' × 100' if found.percent else ''}"
    if found is not None and divides and _computes(found) and found.percent == bool(_HUNDRED.search(text)):
        verdict, reason = Verdict.DECLARED, ""
    elif found is None and not divides and not _SUBTRACTS.search(text):
        verdict, reason = Verdict.NOTHING, "no-quotient"
    elif _MANY.search(text) and not _HUNDRED.search(text):
        verdict, reason = Verdict.NONE, "per-many"
    elif row["formula_kind"] == _ALTERNATIVE and found is None:
        verdict, reason = Verdict.NOTHING, "no-quotient"
    else:
        verdict, reason = Verdict.NONE, "sums-within"
    return Row(
        kind="formulas",
        file=FILE,
        line=line,
        about=f"{row['indicator']}, {row['unit']}",
        source=row["source_title"],
        given=text,
        printed="a division" if divides else "a difference" if _SUBTRACTS.search(text) else "no division",
        ours=ours,
        rule="one thing over another, times 100" if found and found.percent else "one thing over another",
        verdict=verdict,
        reason=reason,
        stated=True,
        found=row["formula_kind"],
    )


def _computes(found: phrases.Quotient) -> bool:
    """Tell whether a quotient makes a formula of the library: 3 of 4 is 75 percent, or 3/4."""
    try:
        formula = ratio(found.numerator, found.denominator, scale="persen" if found.percent else "bilangan")
    except FormulaError:
        return False
    value = evaluate(formula.tree, {found.numerator: Fraction(3), found.denominator: Fraction(4)})
    return value == (75 if found.percent else Fraction(3, 4))
