"""The survey of satisfaction as it is asked of an engine by hand: units, nine elements, scores of 1 to 4.

Means are rounded to three decimals, half up, and the index is made of these; all are counted in whole numbers.
"""

from __future__ import annotations

from typing import Any, Final

ELEMENTS: Final = 9

_VIEW: Final = """
CREATE OR REPLACE VIEW {name} AS
SELECT CAST(range // {each} AS BIGINT) AS unit, CAST(range % {elements} + 1 AS BIGINT) AS unsur,
  CAST(hash(range) % 4 + 1 AS BIGINT) AS score
FROM range({rows})
"""
_STATEMENT: Final = """
SELECT unit,
  CASE WHEN elements = 9 THEN ikm / 1e2 END AS ikm,
  CASE WHEN elements < 9 THEN NULL WHEN ikm < 6500 THEN 'D' WHEN ikm < 7661 THEN 'C' WHEN ikm < 8831 THEN 'B' ELSE 'A'
  END AS category,
  answers, {means}
FROM (
  SELECT unit, count(*) AS elements, sum(counted) AS answers, {divided} AS ikm, {columns}
  FROM (
    SELECT unit, unsur, counted, {mean} AS nrr
    FROM (
      SELECT unit, unsur, CAST(sum(score) AS BIGINT) AS total, count(*) AS counted
      FROM {table} WHERE score BETWEEN 1 AND 4 GROUP BY unit, unsur
    )
  )
  GROUP BY unit
)
"""


def answers(connection: Any, name: str, rows: int, respondents: int) -> None:
    """Make a view of answers that are drawn as they are read, a row each."""
    connection.execute(_VIEW.format(name=name, each=ELEMENTS * respondents, elements=ELEMENTS, rows=rows))


def of_duckdb(table: str) -> str:
    """Return the statement as DuckDB divides."""
    return _written(table, "//")


def of_spark(table: str) -> str:
    """Return the statement as Spark divides."""
    return _written(table, "div")


def _written(table: str, division: str) -> str:
    each = range(1, ELEMENTS + 1)
    return _STATEMENT.format(
        table=table,
        mean=f"(2000 * total + counted) {division} (2 * counted)",
        divided=f"(10 * CAST(sum(nrr) AS BIGINT) + 18) {division} 36",
        columns=", ".join(f"max(CASE WHEN unsur = {one} THEN nrr END) AS nrr_{one}" for one in each),
        means=", ".join(f"nrr_{one} / 1e3 AS nrr_{one}" for one in each),
    )


def of_polars(rows: Any) -> Any:
    """Return the same as a plan of Polars."""
    import polars as pl

    counted, total, nrr = pl.col("counted"), pl.col("total"), pl.col("nrr")
    elements = (
        rows.filter(pl.col("score").is_between(1, 4))
        .group_by("unit", "unsur")
        .agg(total=pl.col("score").sum(), counted=pl.len().cast(pl.Int64))
        .with_columns(nrr=(2_000 * total + counted) // (2 * counted))
    )
    each = {f"nrr_{one}": nrr.filter(pl.col("unsur") == one).max() for one in range(1, ELEMENTS + 1)}
    units = elements.group_by("unit").agg(
        elements=pl.len(), answers=counted.sum(), ikm=(10 * nrr.sum() + 18) // 36, **each
    )
    ikm, whole = pl.col("ikm"), pl.col("elements") == ELEMENTS
    bands = pl.when(ikm < 6_500).then(pl.lit("D")).when(ikm < 7_661).then(pl.lit("C"))
    category = bands.when(ikm < 8_831).then(pl.lit("B")).otherwise(pl.lit("A"))
    nothing = pl.col("answers") * 0  # Polars multiplies by the inverse of a constant, which is not the same
    return units.select(
        "unit",
        pl.when(whole).then(ikm / (nothing + 100)).alias("ikm"),
        pl.when(whole).then(category).alias("category"),
        "answers",
        *(pl.col(name) / (nothing + 1_000) for name in each),
    )
