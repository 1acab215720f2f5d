"""Compare frames with what their users would write by hand, on rows of a synthetic nation.

Run in ``tests`` with the library installed: ``python -m benchmarks.frames polars duckdb --rows 5000000``. Of each way
its ratios to the first are printed, by the clock and by what processors did, and medians in seconds. A ratio says
something on any machine, and seconds only on a quiet one. Data are written once to ``--folder``.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from benchmarks.frames import rows as made
from benchmarks.frames.by_hand import arrays, loop, sql
from benchmarks.frames.by_hand import polars as by_hand
from benchmarks.frames.measuring import Taken, interleaved, processes

from sakip.frames import assess_frame

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SHARE: Final = 10  # the loop is run on a tenth of the rows, and its seconds are multiplied


class Bench:
    """So many rows in a folder, measured so often."""

    def __init__(self, folder: Path, rows: int, rounds: int, indicators: int) -> None:
        self.folder = folder
        self.rows = rows
        self.rounds = rounds
        self.country = made.country(rows, indicators)

    @property
    def path(self) -> Path:
        """A file with the rows."""
        return made.parquet(self.folder, self.rows, len(self.country.indicators))

    def ours(self, frame: Any) -> Any:
        """Assess a frame."""
        return assess_frame(frame, self.country.indicators, columns=self.country.columns)

    # --- what is compared ---

    def polars(self) -> None:
        """Lazy and eager frames of Polars with floats and with integers by hand."""
        rows = pl.read_parquet(self.path)
        plans = {
            "floats by hand": lambda: by_hand.in_floats(rows.lazy()),
            "integers by hand": lambda: by_hand.in_integers(rows.lazy()),
            "lazy": lambda: self.ours(rows.lazy()),
        }
        ways: dict[str, Callable[[], Any]] = {name: partial(_collected, plan, "auto") for name, plan in plans.items()}
        self._compare("Polars", ways | {"eager": lambda: self.ours(rows)})
        ways = {name: partial(_collected, plan, "streaming") for name, plan in plans.items()}
        self._compare("Polars as it streams", ways)

    def duckdb(self) -> None:
        """Relations of DuckDB with SQL, both into an Arrow table."""
        import duckdb

        connection = duckdb.connect()
        connection.execute(f"CREATE TABLE nation AS FROM '{self.path}'")
        ways = {
            "SQL": lambda: connection.sql(sql.of_duckdb("nation")).to_arrow_table(),
            "ours": lambda: self.ours(connection.table("nation")).to_arrow_table(),
        }
        self._compare("DuckDB", ways)

    def spark(self) -> None:
        """Frames of Spark with SQL, both from Parquet to nowhere."""
        import engines

        session = engines.session("local[2]")
        frame = session.read.parquet(str(self.path))
        frame.createOrReplaceTempView("nation")

        def run(plan: Any) -> None:
            plan.write.format("noop").mode("overwrite").save()

        ways = {"SQL": lambda: run(session.sql(sql.of_spark("nation"))), "ours": lambda: run(self.ours(frame))}
        self._compare("Spark", ways)

    def loop(self) -> None:
        """Frames of every kind with a loop over rows that are read as Decimals, and with numpy."""
        import duckdb

        rows = pl.read_parquet(self.path)
        part = rows.head(len(rows) // _SHARE).select("indicator", "target", "numerator", "denominator").rows()
        table = rows.to_arrow()
        batch = {name: rows[name].to_numpy() for name in ("target", "numerator", "denominator")}
        batch["indicator"] = table["indicator"].to_numpy()
        numpys = rows.to_pandas()
        arrows = rows.to_pandas(use_pyarrow_extension_array=True)
        connection = duckdb.connect()
        connection.execute(f"CREATE TABLE nation AS FROM '{self.path}'")
        ways = {
            "Polars": lambda: self.ours(rows.lazy()).collect(),
            "DuckDB": lambda: self.ours(connection.table("nation")).to_arrow_table(),
            "PyArrow": lambda: self.ours(table),
            "pandas": lambda: self.ours(numpys),
            "pandas of pyarrow": lambda: self.ours(arrows),
            "numpy by hand": lambda: arrays.in_integers(batch),
        }
        once = interleaved({"loop": lambda: loop.in_decimals(loop.read(part))}, 1)["loop"]
        taken = interleaved(ways, self.rounds)
        whole = Taken(once.wall * _SHARE, once.processor * _SHARE)
        _print(f"Loop of Decimals, {len(rows):,} rows (on a tenth of them)", {"loop": whole} | taken)

    def files(self) -> None:
        """Whole processes from comma separated values to Parquet."""
        source = made.comma_separated(self.folder, self.rows)
        ways = {
            way: ("benchmarks.frames.files", way, str(source), str(self.folder / f"{way}.parquet"), str(self.rows))
            for way in ("by-hand", "ours", "sql", "ours-in-duckdb")
        }
        _print(f"Files, {self.rows:,} rows", processes(ways, self.rounds))

    def survey(self) -> None:
        """The survey of a nation: so many answers, drawn as they are read, each way a process of its own."""
        ways = {way: ("benchmarks.frames.answers", way, str(self.rows)) for way in ("draw", "sql", "ours")}
        _print(f"Survey, {self.rows:,} answers", processes(ways, self.rounds))

    def indicators(self) -> None:
        """Ten indicators beside fifty, on as many rows."""
        few, many = Bench(self.folder, self.rows, self.rounds, 10), Bench(self.folder, self.rows, self.rounds, 50)
        some, every = pl.read_parquet(few.path), pl.read_parquet(many.path)
        ways = {"ten": lambda: few.ours(some.lazy()).collect(), "fifty": lambda: many.ours(every.lazy()).collect()}
        self._compare("Indicators", ways)

    def sizes(self) -> None:
        """A fifth, two fifths and all of the rows: time is meant to be linear."""
        rows = pl.read_parquet(self.path)
        parts = {str(size): rows.head(size) for size in (self.rows // 5, self.rows * 2 // 5, self.rows)}
        ways = {size: lambda part=part: self.ours(part.lazy()).collect() for size, part in parts.items()}
        self._compare("Sizes", ways)

    def _compare(self, title: str, ways: Mapping[str, Callable[[], Any]]) -> None:
        _print(f"{title}, {self.rows:,} rows", interleaved(ways, self.rounds))


def _collected(plan: Callable[[], Any], engine: str) -> Any:
    return plan().collect(engine=engine)


def _print(title: str, taken: Mapping[str, Taken]) -> None:
    """Print what each way took, beside the first of them."""
    first = next(iter(taken.values()))
    lines = [title]
    for name, one in taken.items():
        peak = "" if one.peak is None else f"  {one.peak:7.0f} MiB"
        ratios = f"{one.wall / first.wall:6.2f} {one.processor / first.processor:6.2f}"
        lines.append(f"  {name:20} {ratios}   {one.wall:7.3f} s  {one.processor:7.3f} s of processors{peak}")
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Read the command line and compare."""
    things = ("polars", "duckdb", "spark", "loop", "files", "survey", "indicators", "sizes")
    parser = argparse.ArgumentParser(prog="python -m benchmarks.frames", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("things", nargs="*", choices=things, default=["polars", "duckdb"], help="what is compared")
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "sakip-benchmarks")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    bench = Bench(given.folder, given.rows, given.rounds, 10)
    for thing in given.things:
        getattr(bench, thing)()


if __name__ == "__main__":
    main()
