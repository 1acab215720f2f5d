"""The same in SQL: whole numbers divided as such, for DuckDB and for Spark."""

from __future__ import annotations

from typing import Final


def _one_of(*codes: str) -> str:
    """Compare one by one: DuckDB joins with a table to find a text in a list, which takes longer."""
    return f"({' OR '.join(f'indicator = {code!r}' for code in codes)})"


_RATIO: Final = _one_of(
    "realisasi-anggaran",
    "pelayanan-sesuai-standar",
    "koordinasi-ditindaklanjuti",
    "aduan-belum-selesai",
    "desa-tertib-administrasi",
)
_SCORE: Final = _one_of("ikm", "nilai-sakip", "ip-asn", "lama-pelayanan", "inovasi")
_TENTHS: Final = _one_of("koordinasi-ditindaklanjuti", "lama-pelayanan")
_STATEMENT: Final = """
SELECT {given},
  CASE WHEN reason IS NULL THEN 'computed' WHEN reason = 'not-reported' THEN reason ELSE 'not-computable' END AS status,
  reason, value, achievement, achievement_reason,
  CASE
    WHEN value IS NULL THEN NULL
    WHEN indicator = 'ikm' THEN
      CASE WHEN v < 6500 THEN 'D' WHEN v < 7661 THEN 'C' WHEN v < 8831 THEN 'B' ELSE 'A' END
    WHEN indicator = 'nilai-sakip' THEN
      CASE WHEN v <= 3000 THEN 'D' WHEN v <= 5000 THEN 'C' WHEN v <= 6000 THEN 'CC' WHEN v <= 7000 THEN 'B'
        WHEN v <= 8000 THEN 'BB' WHEN v <= 9000 THEN 'A' ELSE 'AA' END
    WHEN indicator = 'ip-asn' THEN
      CASE WHEN v <= 6000 THEN 'SR' WHEN v <= 7000 THEN 'R' WHEN v <= 8000 THEN 'S' WHEN v <= 9000 THEN 'T'
        ELSE 'ST' END
  END AS category,
  CASE WHEN achievement IS NULL THEN NULL WHEN achievement < 51 THEN 'SR' WHEN achievement < 66 THEN 'R'
    WHEN achievement < 76 THEN 'S' WHEN achievement < 91 THEN 'T' ELSE 'ST' END AS achievement_category
FROM (
  SELECT *,
    CASE WHEN reason IS NULL THEN v / power END AS value,
    CASE WHEN achievement_reason IS NULL THEN
      CASE
        WHEN indicator = 'desa-tertib-administrasi' THEN w / 1e2
        WHEN tenths THEN CASE WHEN w > 1200 THEN 1200 ELSE w END / 1e1
        ELSE CASE WHEN w > 12000 THEN 12000 ELSE w END / 1e2
      END
    END AS achievement
  FROM (
    SELECT *,
      CASE WHEN below > 0 THEN {over} END AS w,
      CASE
        WHEN reason IS NOT NULL THEN reason
        WHEN target IS NULL THEN 'no-target'
        WHEN NOT coalesce(t / 1e2 = target, FALSE) THEN 'out-of-bounds'
        WHEN t = 0 THEN 'zero-target'
        WHEN below = 0 THEN 'zero-denominator'
      END AS achievement_reason
    FROM (
      SELECT *,
        CASE
          WHEN indicator = 'desa-tertib-administrasi' THEN a * 10000
          WHEN indicator = 'aduan-belum-selesai' THEN CASE WHEN v < 2 * t THEN 10000 * (2 * t - v) ELSE 0 END
          WHEN indicator = 'lama-pelayanan' THEN 100 * t
          WHEN indicator = 'inovasi' THEN 1000000 * v
          ELSE 10000 * v
        END AS above,
        CASE WHEN indicator = 'desa-tertib-administrasi' THEN b * t WHEN indicator = 'lama-pelayanan' THEN v ELSE t END
          AS below,
        CASE
          WHEN numerator IS NULL AND (denominator IS NULL OR NOT ratio) THEN 'not-reported'
          WHEN numerator IS NULL OR (denominator IS NULL AND ratio) THEN 'missing-component'
          WHEN NOT coalesce(n / 1e2 = numerator AND (NOT ratio OR d / 1e2 = denominator), FALSE) THEN 'out-of-bounds'
          WHEN b = 0 THEN 'zero-denominator'
          WHEN indicator = 'ikm' AND (v < 2500 OR v > 10000) THEN 'out-of-range'
          WHEN (indicator = 'nilai-sakip' OR indicator = 'ip-asn') AND v > 10000 THEN 'out-of-range'
          WHEN v IS NULL THEN 'unknown-indicator'
        END AS reason
      FROM (
        SELECT *, CASE WHEN b > 0 THEN {by} END AS v
        FROM (
          SELECT *,
            CASE WHEN ratio THEN CASE WHEN tenths THEN n * 1000 ELSE n * 10000 END ELSE n END AS a,
            CASE WHEN ratio THEN d WHEN tenths THEN 10 WHEN indicator = 'inovasi' THEN 100 WHEN score THEN 1 END AS b,
            CASE WHEN tenths THEN 1e1 WHEN indicator = 'inovasi' THEN 1e0 ELSE 1e2 END AS power
          FROM (
            SELECT *, {ratio} AS ratio, {score} AS score, {tenths} AS tenths,
              CASE WHEN numerator BETWEEN 0 AND 4e12 THEN CAST(floor(numerator * 1e2 + 5e-1) AS BIGINT) END AS n,
              CASE WHEN denominator BETWEEN 0 AND 4e12 THEN CAST(floor(denominator * 1e2 + 5e-1) AS BIGINT) END AS d,
              CASE WHEN target BETWEEN 0 AND 4e12 THEN CAST(floor(target * 1e2 + 5e-1) AS BIGINT) END AS t
            FROM {table}
          )
        )
      )
    )
  )
)
"""

GIVEN: Final = "province, regency, office, period, indicator, target, numerator, denominator"


def of_duckdb(table: str) -> str:
    """Return the statement as DuckDB divides: ``//`` is of whole numbers."""
    return _written(table, "//")


def of_spark(table: str) -> str:
    """Return the statement as Spark divides: ``div`` is of whole numbers."""
    return _written(table, "div")


def _written(table: str, division: str) -> str:
    return _STATEMENT.format(
        given=GIVEN,
        table=table,
        ratio=_RATIO,
        score=_SCORE,
        tenths=_TENTHS,
        by=f"(2 * a + b) {division} (2 * b)",
        over=f"(2 * above + below) {division} (2 * below)",
    )
