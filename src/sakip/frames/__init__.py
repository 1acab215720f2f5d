"""Dataframes: a nation in one call, computed where the caller's data are (extra ``frames``).

A frame goes in, and the same kind of frame comes out: Polars, eager or lazy, pandas, PyArrow, DuckDB, Dask or PySpark.
Every value, achievement, status, reason and category is the one that :func:`sakip.assess_one` gives for that row alone,
on every engine, to the last digit: nothing is decided on floats, and no rounding function of an engine is ever used.
What is lazy stays lazy; nothing is collected behind anybody's back.

>>> import polars as pl
>>> import sakip
>>> from sakip.frames import assess_frame
>>> office = sakip.load("mojosari-2024")
>>> rows = pl.DataFrame({
...     "kecamatan": ["A", "B", "C"],
...     "indicator": ["realisasi-anggaran"] * 3,
...     "target": [95.0, 95.0, 95.0],
...     "realisasi": [883.05, 900.0, None],
...     "pagu": [1000.0, 0.0, 1000.0],
... })
>>> assessed = assess_frame(rows, office["realisasi-anggaran"])
>>> assessed["value"].to_list(), assessed["achievement"].to_list()
([88.31, None, None], [92.96, None, None])
>>> assessed["reason"].to_list()
[None, 'zero-denominator', 'missing-component']

A float is read as the shortest decimal that prints it. Whole numbers and decimals are read as they are; so money of a
nation, beyond what floats hold, belongs in one of those.
"""

from __future__ import annotations

from sakip.errors import MissingExtraError

try:
    import narwhals.stable.v2 as _narwhals  # noqa: F401  # whether it is there is all that is asked
except ImportError:
    raise MissingExtraError.needing("sakip.frames", "frames") from None

from sakip.frames.aggregating import aggregate_frame
from sakip.frames.assessing import assess_frame
from sakip.frames.auditing import audit_frame
from sakip.frames.long import from_long
from sakip.frames.surveying import survey

__all__ = ["aggregate_frame", "assess_frame", "audit_frame", "from_long", "survey"]
