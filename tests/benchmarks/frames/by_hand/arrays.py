"""The same in numpy: arrays of whole numbers, and words looked up by their places."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

import numpy as np

Batch: TypeAlias = "dict[str, np.ndarray[Any, Any]]"

# in the order of the tables below
CODES: Final = (
    "realisasi-anggaran",
    "ikm",
    "nilai-sakip",
    "ip-asn",
    "pelayanan-sesuai-standar",
    "koordinasi-ditindaklanjuti",
    "aduan-belum-selesai",
    "lama-pelayanan",
    "inovasi",
    "desa-tertib-administrasi",
)
_IKM, _SAKIP, _ASN, _MIRROR, _INVERSE, _EXACT, _UNKNOWN = 1, 2, 3, 6, 7, 9, 10
_RATIO: Final = np.array([1, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0], dtype=bool)
_FACTOR: Final = np.array([10_000, 1, 1, 1, 10_000, 1_000, 10_000, 1, 1, 10_000, 1])
_UNDER: Final = np.array([1, 1, 1, 1, 1, 1, 1, 10, 100, 1, 1])
_POWER: Final = np.array([100, 100, 100, 100, 100, 10, 100, 10, 1, 100, 1])
_AGAIN: Final = np.array([10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 100, 1_000_000, 10_000, 1])
_REACH: Final = np.array([100, 100, 100, 100, 100, 10, 100, 10, 100, 100, 1])
_CAP: Final = np.array([12_000, 12_000, 12_000, 12_000, 12_000, 1_200, 12_000, 1_200, 12_000, 2**62, 1])
_REASONS: Final = np.array(
    [None, "not-reported", "missing-component", "out-of-bounds", "zero-denominator", "out-of-range",
     "unknown-indicator", "no-target", "zero-target"],
    dtype=object,
)  # fmt: skip
_STATUSES: Final = np.array(["computed", "not-reported", *["not-computable"] * 5], dtype=object)
_BANDS: Final = np.array(
    [None, *["D", "C", "B", "A"], *["D", "C", "CC", "B", "BB", "A", "AA"], *["SR", "R", "S", "T", "ST"]], dtype=object
)
_CLASSES: Final = np.array([None, "SR", "R", "S", "T", "ST"], dtype=object)


def in_integers(rows: Batch) -> Batch:
    """Return the seven columns; NaN and None are blank."""
    known = {code: place for place, code in enumerate(CODES)}
    which = np.fromiter((known.get(code, _UNKNOWN) for code in rows["indicator"]), np.int8, len(rows["indicator"]))
    ratio = _RATIO[which]
    blank, bottomless, aimless = (np.isnan(rows[name]) for name in ("numerator", "denominator", "target"))
    (a, a_held), (d, d_held), (t, t_held) = (_hundredths(rows[name]) for name in ("numerator", "denominator", "target"))
    b = np.where(ratio, d, _UNDER[which])
    value = _half_up(a * _FACTOR[which], b)
    outside = ((which == _IKM) & ((value < 2_500) | (value > 10_000))) | (
        ((which == _SAKIP) | (which == _ASN)) & (value > 10_000)
    )
    lost = bottomless & ratio
    reason = np.select(
        [which == _UNKNOWN, blank & (lost | ~ratio), blank | lost, ~(a_held & (d_held | ~ratio)), b == 0, outside],
        [6, 1, 2, 3, 4, 5],
        0,
    )
    exact, inverse = which == _EXACT, which == _INVERSE
    above = np.where(which == _MIRROR, np.maximum(2 * t - value, 0), np.where(inverse, t, value)) * _AGAIN[which]
    above = np.where(exact, a * 100_000_000, above)
    below = np.where(exact, b * t, np.where(inverse, value, t))
    achieved = np.minimum(_half_up(above, below), _CAP[which])
    missed = np.select([reason > 0, aimless, ~t_held, t == 0, below == 0], [reason, 7, 3, 8, 4], 0)
    good, reached = reason == 0, missed == 0
    band = np.select(
        [~good, which == _IKM, which == _SAKIP, which == _ASN],
        [
            0,
            1 + np.searchsorted([6_500, 7_661, 8_831], value, "right"),
            5 + np.searchsorted([3_000, 5_000, 6_000, 7_000, 8_000, 9_000], value, "left"),
            12 + np.searchsorted([6_000, 7_000, 8_000, 9_000], value, "left"),
        ],
        0,
    )
    achievement = np.where(reached, achieved / _REACH[which], np.nan)
    classes = np.where(reached, 1 + np.searchsorted([51.0, 66.0, 76.0, 91.0], achievement, "right"), 0)
    return {
        "status": _STATUSES[reason],
        "reason": _REASONS[reason],
        "value": np.where(good, value / _POWER[which], np.nan),
        "achievement": achievement,
        "achievement_reason": _REASONS[missed],
        "category": _BANDS[band],
        "achievement_category": _CLASSES[classes],
    }


def _hundredths(column: Any) -> tuple[Any, Any]:
    """Return whole hundredths, and where the numbers are such."""
    sized = (column >= 0) & (column <= 4e12)
    counted = np.floor(np.where(sized, column, 0) * 100 + 0.5).astype(np.int64)
    return counted, sized & (counted / 100 == column)


def _half_up(above: Any, below: Any) -> Any:
    below = np.where(below == 0, 1, below)
    return (2 * above + below) // (2 * below)
