"""The rows that are measured: of a synthetic nation, written to a file once and read by every engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from sakip.testing import nation

if TYPE_CHECKING:
    from pathlib import Path

    from sakip.testing import Nation

SEED: Final = 0
_OFFICES: Final = 7_285
_QUARTERS: Final = 4
_FIRST, _LAST = 2021, 2090


def country(rows: int, indicators: int = 10) -> Nation:
    """Return a nation that has at least so many rows."""
    offices = min(_OFFICES, max(1, rows // (indicators * _QUARTERS)))
    years = min(_LAST - _FIRST, -(-rows // (offices * indicators * _QUARTERS)))
    return nation(offices, years, SEED, indicators=indicators, first_year=_FIRST)


def frame(source: Nation, rows: int) -> pl.DataFrame:
    """Return the first rows of a nation; blanks are null."""
    batches, left = [], rows
    for batch in source.batches():
        batches.append(pl.DataFrame(batch, nan_to_null=True).head(left))
        left -= len(batches[-1])
        if left <= 0:
            break
    return pl.concat(batches, rechunk=True)


def parquet(folder: Path, rows: int, indicators: int = 10) -> Path:
    """Return a file of so many rows, which is written when there is none yet."""
    path = folder / f"nation-{rows}-{indicators}.parquet"
    if not path.exists():
        frame(country(rows, indicators), rows).write_parquet(path)
    return path


def comma_separated(folder: Path, rows: int) -> Path:
    """Return the same as comma separated values."""
    path = folder / f"nation-{rows}.csv"
    if not path.exists():
        source, left = country(rows), rows
        with path.open("wb") as file:
            for batch in source.batches():
                if left <= 0:
                    break
                made = pl.DataFrame(batch, nan_to_null=True).head(left)
                made.write_csv(file, include_header=left == rows)
                left -= len(made)
    return path
