"""Polars as its users write it: in floats, as most do, and exactly, in integers."""

from __future__ import annotations

from typing import Final

import polars as pl

GIVEN: Final = ("province", "regency", "office", "period", "indicator", "target", "numerator", "denominator")
RATIOS: Final = (
    "realisasi-anggaran",
    "pelayanan-sesuai-standar",
    "koordinasi-ditindaklanjuti",
    "aduan-belum-selesai",
    "desa-tertib-administrasi",
)
KNOWN: Final = (*RATIOS, "ikm", "nilai-sakip", "ip-asn", "lama-pelayanan", "inovasi")
TENTHS: Final = ("koordinasi-ditindaklanjuti", "lama-pelayanan")

_IS = pl.col("indicator")
_ABOVE, _BELOW, _TARGET = pl.col("numerator"), pl.col("denominator"), pl.col("target")
_RATIO, _TENTHS, _WHOLE = pl.col("ratio"), pl.col("tenths"), pl.col("whole")
_VALUE, _REASON, _WHY_NOT, _ACHIEVEMENT = (
    pl.col(name) for name in ("value", "reason", "achievement_reason", "achievement")
)
_MIRROR, _INVERSE, _EXACT = (
    _IS.eq(name) for name in ("aduan-belum-selesai", "lama-pelayanan", "desa-tertib-administrasi")
)
_ABSENT = _ABOVE.is_null() & (_BELOW.is_null() | ~_RATIO)
_LACKING = _ABOVE.is_null() | (_BELOW.is_null() & _RATIO)


def in_floats(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Divide floats and round them: quick, and wrong on ties."""
    raw = pl.col("raw")
    rows = rows.with_columns(ratio=_IS.is_in(RATIOS), tenths=_IS.is_in(TENTHS), whole=_IS == "inovasi")
    rows = rows.with_columns(
        raw=pl.when(_RATIO).then(pl.when(_BELOW != 0).then(_ABOVE / _BELOW * 100)).otherwise(_ABOVE)
    )
    rows = rows.with_columns(
        value=pl.when(_TENTHS).then(raw.round(1)).when(_WHOLE).then(raw.round(0)).otherwise(raw.round(2))
    )
    rows = rows.with_columns(
        reason=pl.when(_ABSENT)
        .then(pl.lit("not-reported"))
        .when(_LACKING)
        .then(pl.lit("missing-component"))
        .when(_RATIO & (_BELOW == 0))
        .then(pl.lit("zero-denominator"))
        .when(_outside(_VALUE))
        .then(pl.lit("out-of-range"))
    )
    rows = rows.with_columns(
        value=pl.when(_REASON.is_null()).then(_VALUE),
        achievement_reason=pl.when(_REASON.is_not_null())
        .then(_REASON)
        .when(_TARGET.is_null())
        .then(pl.lit("no-target"))
        .when(_TARGET == 0)
        .then(pl.lit("zero-target"))
        .when(_INVERSE & (_VALUE == 0))
        .then(pl.lit("zero-denominator")),
    )
    achieved = (
        pl.when(_EXACT)
        .then(raw / _TARGET * 100)
        .when(_MIRROR)
        .then((2 * _TARGET - _VALUE) / _TARGET * 100)
        .when(_INVERSE)
        .then(_TARGET / _VALUE * 100)
        .otherwise(_VALUE / _TARGET * 100)
    )
    rows = rows.with_columns(achievement=pl.when(_WHY_NOT.is_null()).then(achieved))
    limited = pl.when(_EXACT).then(_ACHIEVEMENT).otherwise(_ACHIEVEMENT.clip(0, 120))
    return _laid_out(rows.with_columns(achievement=pl.when(_TENTHS).then(limited.round(1)).otherwise(limited.round(2))))


def in_integers(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Count in hundredths and divide whole numbers: exact, with what cannot be counted so refused."""
    a, b, t = pl.col("a"), pl.col("b"), pl.col("t")
    rows = rows.with_columns(
        ratio=_IS.is_in(RATIOS),
        tenths=_IS.is_in(TENTHS),
        whole=_IS == "inovasi",
        a=_hundredths(_ABOVE),
        b=_hundredths(_BELOW),
        t=_hundredths(_TARGET),
    )
    rows = rows.with_columns(
        refused=_refused(_ABOVE, a) | (_RATIO & _refused(_BELOW, b)),
        unaimed=_refused(_TARGET, t),
        a=pl.when(_RATIO).then(pl.when(_TENTHS).then(a * 1_000).otherwise(a * 10_000)).otherwise(a),
        b=pl.when(_RATIO).then(b).when(_TENTHS).then(10).when(_WHOLE).then(100).otherwise(1),
        power=pl.when(_TENTHS).then(10).when(_WHOLE).then(1).otherwise(100),
    )
    rows = rows.with_columns(v=(2 * a + b) // (2 * b))
    v = pl.col("v")
    rows = rows.with_columns(
        value=v / pl.col("power"),
        above=pl.when(_EXACT)
        .then(a * 10_000)
        .when(_MIRROR)
        .then(10_000 * pl.max_horizontal(2 * t - v, 0))
        .when(_INVERSE)
        .then(100 * t)
        .when(_WHOLE)
        .then(1_000_000 * v)
        .otherwise(10_000 * v),
        below=pl.when(_EXACT).then(b * t).when(_INVERSE).then(v).otherwise(t),
    )
    rows = rows.with_columns(
        reason=pl.when(_ABSENT)
        .then(pl.lit("not-reported"))
        .when(_LACKING)
        .then(pl.lit("missing-component"))
        .when("refused")
        .then(pl.lit("out-of-bounds"))
        .when(_RATIO & (b == 0))
        .then(pl.lit("zero-denominator"))
        .when(_outside(_VALUE))
        .then(pl.lit("out-of-range"))
        .when(~_IS.is_in(KNOWN))
        .then(pl.lit("unknown-indicator")),
        achieved=(2 * pl.col("above") + pl.col("below")) // (2 * pl.col("below")),
    )
    achieved = pl.col("achieved")
    rows = rows.with_columns(
        value=pl.when(_REASON.is_null()).then(_VALUE),
        achievement_reason=pl.when(_REASON.is_not_null())
        .then(_REASON)
        .when(_TARGET.is_null())
        .then(pl.lit("no-target"))
        .when("unaimed")
        .then(pl.lit("out-of-bounds"))
        .when(t == 0)
        .then(pl.lit("zero-target"))
        .when(_INVERSE & (v == 0))
        .then(pl.lit("zero-denominator")),
        achieved=pl.when(_EXACT)
        .then(achieved)
        .when(_TENTHS)
        .then(pl.min_horizontal(achieved, 1_200))
        .otherwise(pl.min_horizontal(achieved, 12_000)),
    )
    reached = achieved / pl.when(_TENTHS).then(10).otherwise(100)
    return _laid_out(rows.with_columns(achievement=pl.when(_WHY_NOT.is_null()).then(reached)))


def _hundredths(column: pl.Expr) -> pl.Expr:
    return pl.when(column.is_between(0, 4e12)).then(column * 100 + 0.5).floor().cast(pl.Int64)


def _refused(column: pl.Expr, counted: pl.Expr) -> pl.Expr:
    hundred = counted * 0 + 100  # Polars multiplies by the inverse of a constant, which is not the same
    return column.is_not_null() & (counted / hundred).ne_missing(column)


def _outside(value: pl.Expr) -> pl.Expr:
    return ((_IS == "ikm") & ((value < 25) | (value > 100))) | (_IS.is_in(["nilai-sakip", "ip-asn"]) & (value > 100))


def _laid_out(rows: pl.LazyFrame) -> pl.LazyFrame:
    status = (
        pl.when(_REASON.is_null())
        .then(pl.lit("computed"))
        .when(_REASON == "not-reported")
        .then(pl.lit("not-reported"))
        .otherwise(pl.lit("not-computable"))
    )
    skm = _ladder(_VALUE, {65: "D", 76.61: "C", 88.31: "B"}, "A", closed=False)
    akip = _ladder(_VALUE, {30: "D", 50: "C", 60: "CC", 70: "B", 80: "BB", 90: "A"}, "AA", closed=True)
    ipasn = _ladder(_VALUE, {60: "SR", 70: "R", 80: "S", 90: "T"}, "ST", closed=True)
    capaian = _ladder(_ACHIEVEMENT, {51: "SR", 66: "R", 76: "S", 91: "T"}, "ST", closed=False)
    category = pl.when(_IS == "ikm").then(skm).when(_IS == "nilai-sakip").then(akip).when(_IS == "ip-asn").then(ipasn)
    return rows.select(
        *GIVEN,
        status.alias("status"),
        "reason",
        "value",
        "achievement",
        "achievement_reason",
        category=pl.when(_VALUE.is_not_null()).then(category),
        achievement_category=pl.when(_ACHIEVEMENT.is_not_null()).then(capaian),
    )


def _ladder(value: pl.Expr, edges: dict[float, str], top: str, *, closed: bool) -> pl.Expr:
    band = pl.lit(top)
    for edge, code in reversed(edges.items()):
        band = pl.when(value <= edge if closed else value < edge).then(pl.lit(code)).otherwise(band)
    return band
