"""What is written by hand gives what this library gives, on every row: the comparison is fair, and each is a check.

Run with ``pytest tests/benchmarks/frames --benchmark-enable``; the ratio of two medians is the figure, not either of
them. ``python -m benchmarks.frames`` compares at the size of a nation.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import pytest
from engines import ENGINES, one

from sakip.frames import assess_frame
from sakip.frames.assessing import ADDED

pl = pytest.importorskip("polars", reason="what is written by hand is written for Polars, too: pip install polars")

from benchmarks.frames.by_hand import arrays, loop, sql, surveys  # noqa: E402  # none of it without Polars
from benchmarks.frames.by_hand import polars as by_hand  # noqa: E402
from benchmarks.frames.rows import country, frame  # noqa: E402

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

_FEW: Final = 4_000
_MANY: Final = 1_000_000
_KEYS: Final = ("office", "period", "indicator")
_ANSWERS: Final = 20_000


@pytest.fixture
def rows(benchmark: BenchmarkFixture) -> Any:
    """A nation's rows, as few as show every case where nothing is measured."""
    number = _FEW if benchmark.disabled else _MANY
    return frame(country(number), number)


@pytest.fixture
def expected(rows: Any) -> Any:
    return _ours(rows).sort(_KEYS)


def _ours(given: Any) -> Any:
    known = country(_FEW)
    return assess_frame(given, known.indicators, columns=known.columns)


def test_the_rows_show_every_case() -> None:
    """No reason by hand is there for nothing, but for what no row of a nation is: unknown, or beyond bounds."""
    made = _ours(frame(country(_MANY), _MANY))
    assert set(made["achievement_reason"].unique()) == {
        *(None, "not-reported", "missing-component", "zero-denominator", "out-of-range", "no-target", "zero-target")
    }


@pytest.mark.benchmark(group="rows of a nation")
def test_frames_of_polars(benchmark: BenchmarkFixture, rows: Any, expected: Any) -> None:
    """A plan of Polars gives what its rows give."""
    assert benchmark(lambda: _ours(rows.lazy()).collect()).sort(_KEYS).equals(expected)


@pytest.mark.benchmark(group="rows of a nation")
def test_floats_in_polars(benchmark: BenchmarkFixture, rows: Any, expected: Any) -> None:
    """Floats give the same reasons, and other numbers on some rows."""
    made = benchmark(lambda: by_hand.in_floats(rows.lazy()).collect()).sort(_KEYS)
    assert made.columns == expected.columns
    same = ["status", "reason", "achievement_reason", "category"]
    assert made.select(same).equals(expected.select(same))
    wrong = (made["value"].ne_missing(expected["value"])) | (made["achievement"].ne_missing(expected["achievement"]))
    assert 0.001 < wrong.mean() < 0.05


@pytest.mark.benchmark(group="rows of a nation")
def test_integers_in_polars(benchmark: BenchmarkFixture, rows: Any, expected: Any) -> None:
    assert benchmark(lambda: by_hand.in_integers(rows.lazy()).collect()).sort(_KEYS).equals(expected)


@pytest.mark.benchmark(group="rows of a nation")
@pytest.mark.parametrize("engine", [one("duckdb")])
@pytest.mark.parametrize("way", ["ours", "SQL"])
def test_duckdb(benchmark: BenchmarkFixture, engine: Any, way: str, rows: Any, expected: Any) -> None:
    given = engine.make(rows.to_arrow())

    def made() -> Any:
        relation = _ours(given) if way == "ours" else given.query("nation", sql.of_duckdb("nation"))
        return relation.to_arrow_table()

    assert pl.from_arrow(benchmark(made)).sort(_KEYS).equals(expected)


@pytest.mark.benchmark(group="rows of a nation")
@pytest.mark.parametrize("engine", [one("spark")])
@pytest.mark.parametrize("way", ["ours", "SQL"])
def test_spark(benchmark: BenchmarkFixture, engine: Any, way: str, rows: Any, expected: Any) -> None:
    given = engine.make(rows.to_arrow())
    given.createOrReplaceTempView("nation")

    def made() -> Any:
        plan = _ours(given) if way == "ours" else given.sparkSession.sql(sql.of_spark("nation"))
        return plan.toArrow()

    assert pl.from_arrow(benchmark(made)).sort(_KEYS).equals(expected)


@pytest.mark.benchmark(group="rows of a nation")
def test_numpy(benchmark: BenchmarkFixture, rows: Any) -> None:
    batch = {name: rows[name].to_numpy() for name in ("target", "numerator", "denominator")}
    batch["indicator"] = rows["indicator"].to_list()
    made = benchmark(arrays.in_integers, batch)
    expected = _ours(rows).select(ADDED)
    columns = {name: column.tolist() if column.dtype == object else column for name, column in made.items()}
    assert pl.DataFrame(columns, schema=expected.schema, nan_to_null=True).equals(expected)


@pytest.mark.benchmark(group="rows of a nation")
def test_a_loop_of_decimals(benchmark: BenchmarkFixture, rows: Any) -> None:
    given = list(loop.read(rows.select("indicator", "target", "numerator", "denominator").rows()))
    made = benchmark(loop.in_decimals, given)
    expected = _ours(rows).select(ADDED).rows()
    assert [tuple(float(cell) if isinstance(cell, Decimal) else cell for cell in row) for row in made] == expected


@pytest.mark.parametrize("engine", [one(name) for name in ENGINES if name in {"polars", "duckdb", "spark"}])
def test_a_survey(engine: Any) -> None:
    """The index of each unit is what is asked for by hand, where the means are rounded on the way."""
    duckdb = pytest.importorskip("duckdb", reason="it draws the answers: pip install duckdb")
    from sakip.frames import survey
    from sakip.instruments import skm

    connection = duckdb.connect()
    surveys.answers(connection, "answers", _ANSWERS, 7)
    table = connection.sql("FROM answers WHERE unsur < 9 OR unit > 2").to_arrow_table()
    given = engine.make(table)
    if engine.name == "polars":
        made = surveys.of_polars(pl.from_arrow(table).lazy()).collect().rows()
    elif engine.name == "duckdb":
        made = given.query("answers", surveys.of_duckdb("answers")).fetchall()
    else:
        given.createOrReplaceTempView("answers")
        made = [tuple(row) for row in given.sparkSession.sql(surveys.of_spark("answers")).collect()]
    rows = engine.rows(survey(given, on="2024-12-31", steps=skm.Steps(mean=3)))
    names = ["unit", "ikm", "category", "answers", *(name for name in rows[0] if name.startswith("nrr_"))]
    assert sorted(made) == sorted(tuple(row[name] for name in names) for row in rows)
    assert {row["category"] for row in rows} == {None, "D", "C"}
