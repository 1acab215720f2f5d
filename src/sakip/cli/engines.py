"""What carries a table out of one file into another: Polars, DuckDB or Spark.

Each reads a table as a plan, which :func:`sakip.frames.assess_frame` adds to, and carries the plan out while it writes,
so that no table has to fit into memory. A folder of Parquet files, as Spark writes them, is one table.

The cells of a CSV file are text. Those of the columns that hold numbers are read as Float64, written with a decimal
point and nothing else (``1250.5``); what is written otherwise is an infinity, which is beyond every bound, so that its
row is told and no other is lost. All other columns stay text, for the leading zeros of their codes.
"""

from __future__ import annotations

import os
import shutil
import warnings
from contextlib import AbstractContextManager, contextmanager
from glob import escape
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Protocol

from attrs import frozen

from sakip.errors import SakipError, UnknownNameError
from sakip.tabular import LED, NEGATIVE, WITHIN, harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PLAIN: Final = r"-?[0-9]+(\.[0-9]+)?"
"""A number as it is written in a CSV file."""
GROUPED: Final = r"-?[1-9][0-9]{0,2}\.[0-9]{3}"
"""A number whose point may part its thousands; with two such points it is no number."""


class EngineError(SakipError, ImportError):
    """An engine that is not installed; ``missing`` is what it lacks, ``remedy`` how to get it."""

    code = "table-no-engine"
    engine: str
    missing: str


class EngineFailedError(SakipError, RuntimeError):
    """What an engine could not do; ``why`` is what it says."""

    code = "table-failed"
    engine: str
    why: str


@frozen
class Source:
    """A table in a file or folder: ``separator`` parts the cells of a CSV file and is empty for Parquet.

    ``columns`` are those of a CSV file, from its header, and ``numbers`` the ones of them that hold numbers.
    ``made`` are those of what is made of it.
    """

    path: Path
    separator: str = ""
    columns: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    made: tuple[str, ...] = ()

    @property
    def files(self) -> str:
        """The file, or those of a folder, as a pattern in which signs of names mean themselves."""
        named = escape(str(self.path))
        return os.path.join(named, "*.parquet") if self.path.is_dir() else named  # noqa: PTH118  # a pattern is no path


@frozen
class Oddities:
    """What a column of numbers holds in a CSV file: how many cells are no number, or look grouped, and one each."""

    column: str
    refused: int
    refusal: str | None
    grouped: int
    group: str | None


class Engine(Protocol):
    """What carries tables."""

    def told(self) -> AbstractContextManager[None]:
        """Say as an :class:`EngineFailedError` what it cannot do within a block."""
        ...

    def plan(self, source: Source) -> Any:
        """Return the table as a plan."""
        ...

    def columns(self, plan: Any) -> list[str]:
        """Return the names of its columns."""
        ...

    def write(self, plan: Any, source: Source, out: Path) -> None:
        """Carry a plan out into a file, CSV or Parquet by its name; what was no number in ``source`` is left blank."""
        ...

    def tally(self, written: Source, columns: Sequence[str]) -> list[tuple[Any, ...]]:
        """Return how often each combination of what these columns hold is there: what they hold, and the number."""
        ...

    def oddities(self, source: Source) -> list[Oddities]:
        """Return what is odd in the numbers of a CSV file."""
        ...

    def done(self) -> float | None:
        """Return how many hundredths of the work are done; None when nobody knows."""
        ...

    def close(self) -> None:
        """Give back what is held."""
        ...


def engine(name: str, memory: str, scratch: Path) -> Engine:
    """Return an engine by its name, which keeps to ``memory`` where it can be told and uses ``scratch`` beyond it.

    Raises:
        EngineError: when it is not installed.
    """
    if name not in ENGINES:
        raise UnknownNameError.among("engine", name, ENGINES)
    missing = [package for package in _NEEDS[name] if find_spec(package) is None]
    install = f"pip install {_INSTALL[name]}"
    if name == "spark" and not missing and not os.environ.get("JAVA_HOME") and shutil.which("java") is None:
        missing, install = ["Java"], "Java 17 (JAVA_HOME)"
    if missing:
        lacking = ", ".join(missing)
        raise EngineError(f"--engine {name} needs {lacking}, which is not installed", f"Install: {install}",
                          engine=name, missing=lacking, install=install)  # fmt: skip
    if name == "duckdb":
        return _DuckDB(memory, scratch)
    return _Spark() if name == "spark" else _Polars()


class _Polars:
    """Polars, streaming: it reads a table in pieces, and keeps their order."""

    def __init__(self) -> None:
        self._pl = import_module("polars")

    def told(self) -> AbstractContextManager[None]:
        return _told("polars", 1, self._pl.exceptions.PolarsError)

    def plan(self, source: Source) -> Any:
        pl, plan = self._pl, self._read(source)
        number = {name: pl.col(name).str.strip_chars() for name in source.numbers}
        return plan.with_columns(
            pl.when(self._whole(text, PLAIN))
            .then(text.cast(pl.Float64, strict=False))
            .when(text.str.len_bytes() > 0)
            .then(float("inf"))
            .alias(name)
            for name, text in number.items()
        )

    def columns(self, plan: Any) -> list[str]:
        return list(plan.collect_schema().names())

    def write(self, plan: Any, source: Source, out: Path) -> None:
        pl = self._pl
        plan = plan.with_columns(
            pl.when(pl.col(name).is_infinite()).then(None).otherwise(pl.col(name)).alias(name) for name in source.made
        )
        if is_csv(out):
            self._harmless(plan).sink_csv(out)
        else:
            plan.sink_parquet(out)

    def tally(self, written: Source, columns: Sequence[str]) -> list[tuple[Any, ...]]:
        counted = self._read(written).group_by(columns).agg(self._pl.len())
        return [tuple(row) for row in counted.collect(engine="streaming").iter_rows()]

    def oddities(self, source: Source) -> list[Oddities]:
        asked = []
        for name in source.numbers:
            text = self._pl.col(name).str.strip_chars()
            refused = (text.str.len_bytes() > 0) & ~self._whole(text, PLAIN)
            for number, odd in enumerate((refused, self._whole(text, GROUPED))):
                asked += [odd.sum().alias(f"{name} {number}"), text.filter(odd).min().alias(f"{name} {number} such")]
        found = self._read(source).select(asked).collect(engine="streaming").row(0)
        return _oddities(source, found)

    def done(self) -> float | None:
        return None

    def close(self) -> None:
        pass

    def _whole(self, text: Any, pattern: str) -> Any:
        return text.str.contains(f"^(?:{pattern})$")

    def _harmless(self, plan: Any) -> Any:
        """Change the texts and headings of a table as :func:`sakip.tabular.harmless` does."""
        pl = self._pl
        text = pl.col(pl.String)
        inner = text.str.replace_all(WITHIN, "${1}'${2}")
        led = text.str.contains(LED) & ~text.str.contains(NEGATIVE)
        texts = plan.with_columns(pl.col(pl.Categorical, pl.Enum).cast(pl.String))
        made = texts.with_columns(pl.when(led).then(inner.str.replace("^", "'")).otherwise(inner))
        return made.rename({name: harmless(name) for name in self.columns(made)})

    def _read(self, source: Source) -> Any:
        if source.separator:
            cells = dict.fromkeys(source.columns, self._pl.String)
            return self._pl.scan_csv(source.files, separator=source.separator, schema=cells)
        return self._pl.scan_parquet(source.files)


class _DuckDB:
    """DuckDB, within so much memory: what is beyond goes through a folder on the disk."""

    def __init__(self, memory: str, scratch: Path) -> None:
        self._duckdb = import_module("duckdb")
        settings = {"memory_limit": memory} if memory else {}
        with self.told():
            self._connection = self._duckdb.connect(config={"temp_directory": str(scratch), **settings})
            # it counts how far it is only for a bar of its own, which is not drawn
            self._connection.execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false")

    def told(self) -> AbstractContextManager[None]:
        return _told("duckdb", 3, self._duckdb.Error)

    def plan(self, source: Source) -> Any:
        cells = {name: f"trim({_quoted(name)})" for name in source.numbers}
        numbers = {
            name: f"CASE WHEN regexp_full_match({text}, '{PLAIN}') THEN CAST({text} AS DOUBLE)"
            f" WHEN {text} <> '' THEN CAST('infinity' AS DOUBLE) END"
            for name, text in cells.items()
        }
        return self._replaced(self._read(source), numbers)

    def columns(self, plan: Any) -> list[str]:
        return list(plan.columns)

    def write(self, plan: Any, source: Source, out: Path) -> None:
        cells = {name: _quoted(name) for name in source.made}
        plan = self._replaced(
            plan, {name: f"CASE WHEN NOT isinf({cell}) THEN {cell} END" for name, cell in cells.items()}
        )
        if is_csv(out):
            self._harmless(plan).write_csv(str(out))
        else:
            plan.write_parquet(str(out))

    def tally(self, written: Source, columns: Sequence[str]) -> list[tuple[Any, ...]]:
        named = ", ".join(map(_quoted, columns))
        return list(self._read(written).aggregate(f"{named}, count(*)", named).fetchall())

    def oddities(self, source: Source) -> list[Oddities]:
        asked = []
        for name in source.numbers:
            text = f"trim({_quoted(name)})"
            refused = f"{text} <> '' AND NOT regexp_full_match({text}, '{PLAIN}')"
            for odd in (refused, f"regexp_full_match({text}, '{GROUPED}')"):
                asked += [f"count(*) FILTER (WHERE {odd})", f"min({text}) FILTER (WHERE {odd})"]
        (found,) = self._read(source).aggregate(", ".join(asked)).fetchall()
        return _oddities(source, found)

    def done(self) -> float | None:
        hundredths = float(self._connection.query_progress())
        return hundredths if hundredths >= 0 else None

    def close(self) -> None:
        self._connection.close()

    def _read(self, source: Source) -> Any:
        if source.separator:
            # what the file is like is known; looking for itself, it may take a header for a line that does not belong
            return self._connection.read_csv(
                source.files,
                sep=source.separator,
                columns=dict.fromkeys(source.columns, "VARCHAR"),
                header=True,
                quotechar='"',
                escapechar='"',
                auto_detect=False,
            )
        return self._connection.read_parquet(source.files)

    def _harmless(self, plan: Any) -> Any:
        """Change the texts and headings of a table as :func:`sakip.tabular.harmless` does."""
        cells = {}
        for name, kind in zip(plan.columns, plan.types, strict=True):
            cells[name] = cell = _quoted(name)
            if kind.id not in _NUMBERS:  # lists, structures and bytes are written as texts too
                text = f"CAST({cell} AS VARCHAR)"
                inner = f"regexp_replace({text}, '{WITHIN}', '\\1''\\2', 'g')"
                led = f"regexp_matches({text}, '{LED}') AND NOT regexp_matches({text}, '{NEGATIVE}')"
                cells[name] = f"CASE WHEN {led} THEN chr(39) || {inner} ELSE {inner} END"
        return plan.project(", ".join(f"{cell} AS {_quoted(harmless(name))}" for name, cell in cells.items()))

    def _replaced(self, plan: Any, cells: dict[str, str]) -> Any:
        listed = ", ".join(f"{cell} AS {_quoted(name)}" for name, cell in cells.items())
        return plan.project(f"* REPLACE ({listed})") if cells else plan


class _Spark:
    """Spark, by the session there is or else one of its own; its tables are folders of Parquet files."""

    def __init__(self) -> None:
        session = import_module("pyspark.sql").SparkSession
        self._ours = session.getActiveSession() is None
        builder = session.builder.appName("sakip").config("spark.ui.showConsoleProgress", "false")
        with self.told(), warnings.catch_warnings():
            warnings.filterwarnings("ignore", ".*pandas", FutureWarning)  # which nothing here goes through
            self._session = builder.getOrCreate()

    def told(self) -> AbstractContextManager[None]:
        pyspark = import_module("pyspark.errors").PySparkException
        return _told("spark", 1, pyspark, import_module("py4j.protocol").Py4JError)

    def plan(self, source: Source) -> Any:
        return self._session.read.parquet(source.path.absolute().as_uri())

    def columns(self, plan: Any) -> list[str]:
        return list(plan.columns)

    def write(self, plan: Any, source: Source, out: Path) -> None:  # noqa: ARG002  # Parquet has no cells that are odd
        plan.write.parquet(out.absolute().as_uri())

    def tally(self, written: Source, columns: Sequence[str]) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.plan(written).groupBy(*columns).count().collect()]

    def oddities(self, source: Source) -> list[Oddities]:  # noqa: ARG002  # likewise
        return []

    def done(self) -> float | None:
        context = getattr(self._session, "sparkContext", None)  # a session on a server has none
        if context is None:
            return None
        tracker = context.statusTracker()
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        tasks = sum(stage.numTasks for stage in stages if stage)
        return 100 * sum(stage.numCompletedTasks for stage in stages if stage) / tasks if tasks else None

    def close(self) -> None:
        if self._ours:
            self._session.stop()


ENGINES: Final = ("polars", "duckdb", "spark")
"""The engines by their names; the first is used when none is named."""

_LONGEST_WHY: Final = 400
# the kinds of cells that DuckDB writes as digits
_NUMBERS: Final = frozenset({
    "tinyint", "smallint", "integer", "bigint", "hugeint", "utinyint", "usmallint", "uinteger", "ubigint", "uhugeint",
    "decimal", "float", "double",
})  # fmt: skip
_NEEDS: Final = MappingProxyType(
    {"polars": ("narwhals", "polars"), "duckdb": ("narwhals", "duckdb"), "spark": ("narwhals", "pyspark")}
)
_INSTALL: Final = MappingProxyType(
    {"polars": "'sakip[table]'", "duckdb": "'sakip[table]' duckdb", "spark": "'sakip[table,spark]'"}
)


@contextmanager
def _told(name: str, telling: int, *failures: type[Exception]) -> Iterator[None]:
    """Say what failed by the first lines of what the engine says, so many of them as tell it."""
    try:
        yield
    except failures as error:
        lines = [line.strip(" .:") for line in str(error).splitlines() if line.strip()]
        # Java names the call that failed before it says why
        lines = [line for line in lines if not line.startswith("An error occurred while calling")]
        why = "; ".join(lines[:telling])[:_LONGEST_WHY] or repr(error)
        raise EngineFailedError(
            f"{name} could not do it: {why}", "Nothing was written.", engine=name, why=why
        ) from error


def is_csv(path: Path) -> bool:
    """Tell whether a file is called as CSV files are."""
    return path.suffix.lower() == ".csv"


def _oddities(source: Source, found: Sequence[Any]) -> list[Oddities]:
    return [Oddities(name, *found[4 * place : 4 * place + 4]) for place, name in enumerate(source.numbers)]


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
