"""What the cell of a target says: a number and its unit, a range, a predicate, or why it says none of them clearly.

>>> promise("1 (satu) inovasi")
Promise(value=Fraction(1, 1), unit='inovasi', upper=None, predicate='', mark='', code='')
>>> promise("≥ 87%").value, promise("≥ 87%").mark
(Fraction(87, 1), '≥')
>>> promise("1.250").code, promise("1,250").code, promise("bagus").code
('sheet-target-thousands', 'sheet-target-thousands', 'sheet-target-word')
"""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from sakip.errors import NumberError
from sakip.figures import is_blank, read_written

if TYPE_CHECKING:
    from collections.abc import Collection

    from sakip.workbooks import Cell

OPINIONS: Final = ("TMP", "TW", "WDP", "WTP")
"""The opinions of the audit board (BPK), as they are abbreviated."""

_LONGEST = 100
_NUMBER = r"(?:Rp\.?\s*)?[+-]?[0-9][0-9.,]*(?:\s*%)?"
_AMOUNT = re.compile(rf"({_NUMBER})\s*((?!e[+-]?[0-9])[^\W\d_][\w ./-]*)?", re.IGNORECASE)
_RANGE = re.compile(
    rf"({_NUMBER})\s*(?:-|–|—|\bs\.?\s?/?\s?d\.?(?=[\s0-9])|\bsampai(?: dengan)?\b|\bhingga\b)\s*({_NUMBER})"
    r"\s*([^\W\d_][\w ./-]*)?",
    re.IGNORECASE,
)
_SIGN = re.compile(
    r"(≥|≤|>\s?=|<\s?=|=\s?>|=\s?<|>|<|(?:minimal|minimum|min|maksimal|maksimum|maks|max)\b\.?|(?:paling|lebih|kurang|"
    r"sekurang-kurangnya)(?:\s(?:sedikit|rendah|kurang|banyak|tinggi|lama|lambat|dari))?)\s*(.+)",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(  # 1 (satu) inovasi
    r"\(\s*(?:(?:se|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|belas|puluh|ratus|ribu)\s*)+\)",
    re.IGNORECASE,
)
_WITH_GRADE = (
    re.compile(rf"({_NUMBER})\s*(?:\(\s*([^()]+?)\s*\)|/\s*([A-Z]{{1,2}}))", re.IGNORECASE),
    re.compile(rf"([A-Z]{{1,2}})\s*(?:\(\s*({_NUMBER})\s*\)|/\s*({_NUMBER}))", re.IGNORECASE),
)
_MAYBE_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[ /-][^\W\d_]+){0,4}")
_GRADES: Final = frozenset({"sangat baik", "baik", "cukup", "cukup baik", "kurang", "memuaskan", "sangat memuaskan"})


@frozen
class Promise:
    """A target as a cell says it: a number, or the ends of a range, and the unit beside it; or a predicate.

    ``mark`` is what stands beside the number and is left out, such as a sign or a grade. ``code`` is that of the
    finding that says why there is no target, ``""`` where there is one.
    """

    value: Fraction | None = None
    unit: str = ""
    upper: Fraction | None = None
    predicate: str = ""
    mark: str = ""
    code: str = ""


def of_cell(cell: Cell, grades: Collection[str] = ()) -> Promise | None:
    """Read the cell of a target, None where it is blank; ``grades`` are words that rank."""
    if isinstance(cell.value, Fraction):
        if cell.value < 0:
            return Promise(code="sheet-target-negative")
        return Promise(cell.value, "persen" if cell.percent else "")
    if isinstance(cell.value, dt.date):
        return Promise(code="sheet-target-date")
    return None if is_blank(cell.value) else promise(cell.value, grades)


def promise(text: str, grades: Collection[str] = ()) -> Promise:
    """Read a target: ``87``, ``100%``, ``1 inovasi``, ``Rp 1.500.000``, ``80-85``, ``≥ 87%``, ``75 (BB)``, ``WTP``."""
    if len(text) > _LONGEST:
        return Promise(code="sheet-target-unread")
    plain = _IN_WORDS.sub(" ", text).strip().rstrip(".").rstrip()
    if plain in {*OPINIONS, *grades}:
        return Promise(predicate=plain)
    found = _range(plain) or _amount(plain) or _graded(plain, grades)
    if found is None and (signed := _SIGN.fullmatch(plain)) is not None:
        within = _amount(signed[2].strip())
        found = within and (within if within.code else evolve(within, mark=signed[1]))
    if found is None:
        is_word = _WORD.fullmatch(plain) is not None and plain[0].isalpha()
        return Promise(code="sheet-target-word" if is_word else "sheet-target-unread")
    if found.value is not None and found.value < 0:
        return Promise(code="sheet-target-negative")
    return found


def _amount(text: str) -> Promise | None:
    found = _AMOUNT.fullmatch(text)
    return None if found is None else _measured(found[1], found[2] or "")


def _measured(figure: str, beside: str) -> Promise:
    """Read a number and the word beside it; what may be a thousand or one and a quarter is neither."""
    if _MAYBE_THOUSANDS.fullmatch(figure.strip("% ")):
        return Promise(code="sheet-target-thousands")
    try:
        written = read_written(figure)
    except NumberError:
        return Promise(code="sheet-target-unread")
    unit = " ".join(beside.split())
    marked = {"%": "persen", "Rp": "rupiah", "": ""}[written.mark]
    if written.mark == "Rp" and unit.casefold() in {"ribu", "juta", "miliar", "milyar", "triliun"}:
        unit, marked = f"{unit} rupiah", ""
    if unit and marked:
        return Promise(code="sheet-target-unread")
    return Promise(written.value, unit or marked)


def _range(text: str) -> Promise | None:
    found = _RANGE.fullmatch(text)
    if found is None:
        return None
    low, high = _measured(found[1], ""), _measured(found[2], found[3] or "")
    if low.value is None or high.value is None or (low.unit and low.unit != high.unit):
        return Promise(code=low.code or high.code or "sheet-target-unread")
    if low.value < 0 or high.value < low.value:
        return Promise(code="sheet-target-falling")
    return Promise(low.value, high.unit, high.value)


def _graded(text: str, grades: Collection[str]) -> Promise | None:
    """Read a number beside a grade, in either order: ``75 (BB)``, ``BB / 75``."""
    for pattern, figure, grade in ((_WITH_GRADE[0], 1, 2), (_WITH_GRADE[1], 2, 1)):
        found = pattern.fullmatch(text)
        if found is None:
            continue
        number = found[figure] or found[3]
        word = (found[grade] or found[3]).strip()
        if word in grades or word.casefold() in _GRADES:
            within = _measured(number, "")
            return within if within.code else evolve(within, mark=word)
    return None
