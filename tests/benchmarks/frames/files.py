"""From a file of comma separated values to a scorecard in Parquet, each way a process of its own.

Run as ``python -m benchmarks.frames.files WAY SOURCE TARGET ROWS``; the benchmarks do, for each of :data:`WAYS`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

from benchmarks.frames.rows import country

if TYPE_CHECKING:
    from collections.abc import Callable

_KINDS: Final[tuple[str, ...]] = ("target", "numerator", "denominator")
_TEXTS: Final[tuple[str, ...]] = ("province", "regency", "office", "period", "indicator")
_TYPES: Final[Any] = dict.fromkeys(_TEXTS, "VARCHAR") | dict.fromkeys(_KINDS, "DOUBLE")


def by_hand(source: str, target: str, _: int) -> None:
    """Exactly, by Polars as it streams."""
    import polars as pl
    from benchmarks.frames.by_hand.polars import in_integers

    in_integers(pl.scan_csv(source, schema_overrides=dict.fromkeys(_KINDS, pl.Float64))).sink_parquet(target)


def ours(source: str, target: str, rows: int) -> None:
    """By this library, on Polars as it streams."""
    import polars as pl

    from sakip.frames import assess_frame

    known = country(rows)
    given = pl.scan_csv(source, schema_overrides=dict.fromkeys(_KINDS, pl.Float64))
    assess_frame(given, known.indicators, columns=known.columns).sink_parquet(target)


def sql(source: str, target: str, _: int) -> None:
    """By SQL of DuckDB in half a gigabyte."""
    import duckdb
    from benchmarks.frames.by_hand.sql import of_duckdb

    with duckdb.connect(config={"memory_limit": "512MB", "preserve_insertion_order": "false"}) as connection:
        given = connection.read_csv(source, dtype=_TYPES)
        given.create_view("nation")
        connection.sql(of_duckdb("nation")).write_parquet(target)


def ours_in_duckdb(source: str, target: str, rows: int) -> None:
    """By this library, on DuckDB in half a gigabyte."""
    import duckdb

    from sakip.frames import assess_frame

    known = country(rows)
    with duckdb.connect(config={"memory_limit": "512MB", "preserve_insertion_order": "false"}) as connection:
        given = connection.read_csv(source, dtype=_TYPES)
        assess_frame(given, known.indicators, columns=known.columns).write_parquet(target)


WAYS: Final[dict[str, Callable[[str, str, int], None]]] = {
    "by-hand": by_hand,
    "ours": ours,
    "sql": sql,
    "ours-in-duckdb": ours_in_duckdb,
}

if __name__ == "__main__":
    way, given, made, number = sys.argv[1:]
    WAYS[way](given, made, int(number))
