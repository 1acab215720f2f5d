"""The same as a plain loop over rows, in bare Decimal."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Given: TypeAlias = "tuple[str, Decimal | None, Decimal | None, Decimal | None]"
"""The indicator, its target, numerator and denominator."""
Made: TypeAlias = "tuple[str, str | None, Decimal | None, Decimal | None, str | None, str | None, str | None]"
"""Status, reason, value, achievement, its reason, and the two categories."""

_HUNDRED, _MOST, _NONE, _LEAST = Decimal(100), Decimal(120), Decimal(0), Decimal(25)
_CENT, _TENTH, _ONE = Decimal("0.01"), Decimal("0.1"), Decimal(1)
# indicator: whether it divides, the steps of its value and of its achievement
_RULES: Final = {
    "realisasi-anggaran": (True, _CENT, _CENT),
    "ikm": (False, _CENT, _CENT),
    "nilai-sakip": (False, _CENT, _CENT),
    "ip-asn": (False, _CENT, _CENT),
    "pelayanan-sesuai-standar": (True, _CENT, _CENT),
    "koordinasi-ditindaklanjuti": (True, _TENTH, _TENTH),
    "aduan-belum-selesai": (True, _CENT, _CENT),
    "lama-pelayanan": (False, _TENTH, _TENTH),
    "inovasi": (False, _ONE, _CENT),
    "desa-tertib-administrasi": (True, _CENT, _CENT),
}
_SKM, _SKM_BANDS = [Decimal(edge) for edge in ("65", "76.61", "88.31")], ("D", "C", "B", "A")
_AKIP, _AKIP_BANDS = [Decimal(edge) for edge in (30, 50, 60, 70, 80, 90)], ("D", "C", "CC", "B", "BB", "A", "AA")
_ASN, _CLASSES = [Decimal(edge) for edge in (60, 70, 80, 90)], ("SR", "R", "S", "T", "ST")
_CAPAIAN = [Decimal(edge) for edge in (51, 66, 76, 91)]


def in_decimals(rows: Iterable[Given]) -> list[Made]:
    """Return what is made of each row."""
    return [_made(*row) for row in rows]


def _made(indicator: str, target: Decimal | None, above: Decimal | None, below: Decimal | None) -> Made:  # noqa: C901, PLR0912  # all in one, as a loop would be written for speed
    if indicator not in _RULES:
        return _none("unknown-indicator")
    divides, step, last = _RULES[indicator]
    if above is None:
        if divides and below is not None:
            return _none("missing-component")
        return "not-reported", "not-reported", None, None, "not-reported", None, None
    raw = above
    if divides:
        if below is None:
            return _none("missing-component")
        if not below:
            return _none("zero-denominator")
        raw = above / below * _HUNDRED
    value = raw.quantize(step, ROUND_HALF_UP)
    category = None
    if indicator == "ikm":
        if not _LEAST <= value <= _HUNDRED:
            return _none("out-of-range")
        category = _SKM_BANDS[bisect_right(_SKM, value)]
    elif indicator == "nilai-sakip":
        if value > _HUNDRED:
            return _none("out-of-range")
        category = _AKIP_BANDS[bisect_left(_AKIP, value)]
    elif indicator == "ip-asn":
        if value > _HUNDRED:
            return _none("out-of-range")
        category = _CLASSES[bisect_left(_ASN, value)]
    if target is None:
        return "computed", None, value, None, "no-target", category, None
    if not target:
        return "computed", None, value, None, "zero-target", category, None
    if indicator == "desa-tertib-administrasi":
        achieved = raw / target * _HUNDRED
    elif indicator == "lama-pelayanan":
        if not value:
            return "computed", None, value, None, "zero-denominator", category, None
        achieved = min(target / value * _HUNDRED, _MOST)
    elif indicator == "aduan-belum-selesai":
        achieved = min(max((2 * target - value) / target * _HUNDRED, _NONE), _MOST)
    else:
        achieved = min(value / target * _HUNDRED, _MOST)
    achieved = achieved.quantize(last, ROUND_HALF_UP)
    return "computed", None, value, achieved, None, category, _CLASSES[bisect_right(_CAPAIAN, achieved)]


def _none(reason: str) -> Made:
    return "not-computable", reason, None, None, reason, None, None


def read(rows: Iterable[tuple[str, float | None, float | None, float | None]]) -> Iterable[Given]:
    """Read floats as the decimals that print them."""
    for indicator, *numbers in rows:
        target, above, below = (None if number is None else Decimal(str(number)) for number in numbers)
        yield indicator, target, above, below
