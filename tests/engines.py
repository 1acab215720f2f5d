"""The engines a dataframe may belong to: how plain lists become a frame of each, and how its rows come back plain.

An engine that is not installed is skipped, and says what to install. A frame is made from columns and the kind of each:
``text``, ``integer`` (64 bits, blanks allowed), ``float`` (64 bits, NaN allowed beside blanks) and ``decimal:s``, a
decimal of 18 digits of which ``s`` are decimals. None is blank. What an engine cannot hold it holds its own way: pandas
keeps integers with blanks as floats, and NaN is blank there; so ask :meth:`Engine.rows` what a frame holds.
"""

from __future__ import annotations

import atexit
import math
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest
from attrs import frozen

Columns: TypeAlias = "Mapping[str, Sequence[object]]"
Kinds: TypeAlias = "Mapping[str, str]"
Rows: TypeAlias = "list[dict[str, Any]]"

DIGITS: Final = 18
"""How many digits a decimal column holds."""


@frozen
class Engine:
    """One engine: ``make`` makes a frame of it, ``collect`` its rows; ``needs`` are the packages that takes.

    ``schema`` gives the columns in order, each with its type in the words of the engine, without computing anything.
    An engine with a ``trap`` is lazy: its frames are plans, and their rows have no order. The trap turns a plan into
    one that fails as soon as it is carried out. Without ``decimals`` such columns become objects or text. A
    ``slow`` one takes seconds for what others do at once; a ``cluster`` also computes in other processes.
    """

    name: str
    needs: tuple[str, ...]
    make: Callable[[Any], Any]
    collect: Callable[[Any], Rows]
    schema: Callable[[Any], dict[str, str]]
    trap: Callable[[Any], Any] | None = None
    decimals: bool = True
    slow: bool = False
    cluster: bool = False

    def frame(self, columns: Columns, kinds: Kinds) -> Any:
        """Return a frame of this engine with the columns in their order."""
        return self.make(_table(columns, kinds))

    def rows(self, frame: Any) -> Rows:
        """Return the rows of a frame: plain Python values, None where a cell is blank."""
        return [{name: _plain(value) for name, value in row.items()} for row in self.collect(frame)]

    @property
    def lazy(self) -> bool:
        """Whether a frame is only a plan."""
        return self.trap is not None

    @property
    def absent(self) -> str:
        """What is missing to run it; empty when nothing is."""
        lacking = [package for package in self.needs if find_spec(package) is None]
        if lacking:
            return f"{self.name} needs {', '.join(lacking)}: pip install 'sakip[{'spark' if self.java else 'test'}]'"
        if self.java and not os.environ.get("JAVA_HOME") and shutil.which("java") is None:
            return f"{self.name} needs Java 17 or later: install a JRE, or set JAVA_HOME"
        return ""

    @property
    def java(self) -> bool:
        """Whether it runs in a Java machine."""
        return "pyspark" in self.needs


def engines(*, lazy: bool = False, eager: bool = False, cluster: bool = False) -> list[Any]:
    """Return engines as parameters of a test, those that are not installed skipped: all but the cluster, or some."""
    every = not (lazy or eager)
    chosen = (engine for engine in ENGINES.values() if every or (lazy if engine.lazy else eager))
    return [one(engine.name) for engine in chosen if cluster or not engine.cluster]


def one(name: str) -> Any:
    """Return an engine as a parameter of a test."""
    engine = ENGINES[name]
    return pytest.param(engine, id=name, marks=[pytest.mark.skipif(bool(engine.absent), reason=engine.absent)])


def identity(value: Any) -> Any:
    """Return what two cells must have in common to be the same: of a float every bit, of a number what kind it is."""
    if isinstance(value, float):
        return value.hex()
    return (type(value).__name__, value)


def _plain(value: Any) -> Any:
    return None if value is None or type(value).__name__ in {"NAType", "NaTType"} else value


def _table(columns: Columns, kinds: Kinds) -> Any:
    pa = import_module("pyarrow")
    arrays = {name: pa.array(values, _arrow_type(pa, kinds[name])) for name, values in columns.items()}
    return pa.table(arrays)


def _arrow_type(pa: Any, kind: str) -> Any:
    name, _, places = kind.partition(":")
    if name == "decimal":
        return pa.decimal128(DIGITS, int(places))
    return {"text": pa.string(), "integer": pa.int64(), "float": pa.float64()}[name]


def _fail(*_: Any) -> Any:
    raise AssertionError("the frame was computed")


# --- Polars -----------------------------------------------------------------------------------------------------------


def _polars(table: Any) -> Any:
    return import_module("polars").from_arrow(table)


def _polars_lazy(table: Any) -> Any:
    return _polars(table).lazy()


def _polars_trap(frame: Any) -> Any:
    return frame.map_batches(_fail, validate_output_schema=False)


def _polars_rows(frame: Any) -> Rows:
    return list(frame.to_dicts())


def _polars_lazy_rows(frame: Any) -> Rows:
    return _polars_rows(frame.collect())


def _polars_schema(frame: Any) -> dict[str, str]:
    return {name: str(dtype) for name, dtype in frame.collect_schema().items()}


# --- pandas and Dask --------------------------------------------------------------------------------------------------


def _pandas(table: Any) -> Any:
    return table.to_pandas()


def _pandas_of_arrow(table: Any) -> Any:
    return table.to_pandas(types_mapper=import_module("pandas").ArrowDtype)


def _pandas_rows(frame: Any) -> Rows:
    """Return the rows; where a column is numpy's, NaN stands for blank."""
    numpys = {name for name, dtype in frame.dtypes.items() if not hasattr(dtype, "pyarrow_dtype")}

    def blank(name: str, value: Any) -> bool:
        return name in numpys and isinstance(value, float) and math.isnan(value)

    records = frame.to_dict("records")
    return [{name: None if blank(name, value) else value for name, value in row.items()} for row in records]


def _pandas_schema(frame: Any) -> dict[str, str]:
    return {name: str(dtype) for name, dtype in frame.dtypes.items()}


def _dask(table: Any) -> Any:
    return import_module("dask.dataframe").from_pandas(table.to_pandas(), npartitions=3)


def _dask_rows(frame: Any) -> Rows:
    return _pandas_rows(frame.compute(scheduler="synchronous"))


def _dask_trap(frame: Any) -> Any:
    return frame.map_partitions(_fail, meta=frame._meta)


# --- PyArrow ----------------------------------------------------------------------------------------------------------


def _arrow_rows(frame: Any) -> Rows:
    return list(frame.to_pylist())


def _arrow_schema(frame: Any) -> dict[str, str]:
    return {field.name: str(field.type) for field in frame.schema}


# --- DuckDB -----------------------------------------------------------------------------------------------------------


def _duckdb(table: Any) -> Any:
    return import_module("duckdb").connect().from_arrow(table)


def _duckdb_rows(frame: Any) -> Rows:
    return list(frame.to_arrow_table().to_pylist())


def _duckdb_schema(frame: Any) -> dict[str, str]:
    return dict(zip(frame.columns, map(str, frame.types), strict=True))


def _duckdb_trap(frame: Any) -> Any:
    return frame.filter(f"error('computed ' || {frame.columns[0]}) IS NULL")


# --- Spark ------------------------------------------------------------------------------------------------------------

_SETTINGS: Final = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.log.level": "ERROR",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
_NAMES: Final = count()


@cache
def _folder() -> Path:
    folder = tempfile.mkdtemp(prefix="sakip-spark-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def session(master: str) -> Any:
    """Return the one Spark session of this process; frames of a session of another master end with it."""
    spark = import_module("pyspark.sql").SparkSession
    running = spark.getActiveSession()
    if running is not None:
        if running.sparkContext.master == master:
            return running
        running.stop()
    builder = spark.builder.master(master)
    for name, value in _SETTINGS.items():
        builder = builder.config(name, value)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
        return builder.getOrCreate()


def _spark(master: str) -> Callable[[Any], Any]:
    """Return what makes frames of Spark: read from a file, as rows handed over would be computed while planning."""

    def make(table: Any) -> Any:
        path = _folder() / f"{next(_NAMES)}.parquet"
        import_module("pyarrow.parquet").write_table(table, path)
        return session(master).read.parquet(str(path))

    return make


def _spark_rows(frame: Any) -> Rows:
    return [row.asDict() for row in frame.collect()]


def _spark_trap(frame: Any) -> Any:
    return frame.filter(f"raise_error(concat('computed ', {frame.columns[0]})) is null")


# --- all of them ------------------------------------------------------------------------------------------------------

_POLARS: Final = ("polars", "pyarrow")
_PANDAS: Final = ("pandas", "pyarrow")


def _of_spark(name: str, master: str, *, cluster: bool = False) -> Engine:
    def schema(frame: Any) -> dict[str, str]:
        return dict(frame.dtypes)

    needs = ("pyspark", "pyarrow")
    return Engine(name, needs, _spark(master), _spark_rows, schema, _spark_trap, slow=True, cluster=cluster)


ENGINES: Final[Mapping[str, Engine]] = {
    engine.name: engine
    for engine in (
        Engine("polars", _POLARS, _polars, _polars_rows, _polars_schema),
        Engine("polars-lazy", _POLARS, _polars_lazy, _polars_lazy_rows, _polars_schema, _polars_trap),
        Engine("pandas", _PANDAS, _pandas, _pandas_rows, _pandas_schema, decimals=False),
        Engine("pandas-pyarrow", _PANDAS, _pandas_of_arrow, _pandas_rows, _pandas_schema),
        Engine("pyarrow", ("pyarrow",), lambda table: table, _arrow_rows, _arrow_schema),
        Engine("duckdb", ("duckdb", "pyarrow"), _duckdb, _duckdb_rows, _duckdb_schema, _duckdb_trap),
        Engine("dask", ("dask", *_PANDAS), _dask, _dask_rows, _pandas_schema, _dask_trap, decimals=False),
        _of_spark("spark", "local[2]"),
        _of_spark("spark-cluster", "local-cluster[2,1,1024]", cluster=True),
    )
}
"""Every engine by its name. Those on Spark are called ``spark``, so that their tests can share one Java machine."""
