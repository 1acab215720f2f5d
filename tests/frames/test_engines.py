"""What the harness of the engines promises to the tests that stand on it."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import engines
import pytest
from attrs import evolve

if TYPE_CHECKING:
    from engines import Engine

COLUMNS: dict[str, list[Any]] = {
    "nomor": ["1", "2", "3"],
    "teks": ["a", None, "ß"],
    "bulat": [2**60 + 1, -5, 0],
    "bolong": [1, None, -3],
    "pecahan": [0.1, None, math.inf],
    "rusak": [-0.0, math.nan, None],
    "desimal": [Decimal("1.2500"), None, Decimal("-99999999999999.9999")],
}
KINDS = {
    "nomor": "text",
    "teks": "text",
    "bulat": "integer",
    "bolong": "integer",
    "pecahan": "float",
    "rusak": "float",
    "desimal": "decimal:4",
}
NUMPYS = ("pandas", "dask")


def made(engine: Engine) -> Any:
    columns = {name: values for name, values in COLUMNS.items() if engine.decimals or name != "desimal"}
    return engine.frame(columns, KINDS)


@pytest.mark.parametrize("engine", engines.engines())
def test_rows_come_back_as_they_were_given(engine: Engine) -> None:
    """Every bit of them; but numpy has no blank integers and no NaN that is not blank."""
    rows = sorted(engine.rows(made(engine)), key=lambda row: str(row["nomor"]))
    found = {name: [row[name] for row in rows] for name in rows[0]}
    expected = {name: COLUMNS[name] for name in found}
    if engine.name in NUMPYS:
        expected |= {"bolong": [1.0, None, -3.0], "rusak": [-0.0, None, None]}
    assert engine.decimals == ("desimal" in found)
    assert {name: list(map(engines.identity, values)) for name, values in found.items()} == {
        name: list(map(engines.identity, values)) for name, values in expected.items()
    }


@pytest.mark.parametrize("engine", engines.engines(lazy=True))
def test_a_plan_in_the_trap_fails_when_it_is_carried_out(engine: Engine) -> None:
    """And not before."""
    assert engine.trap is not None
    caught = engine.trap(made(engine))
    with pytest.raises(Exception, match="computed"):
        engine.rows(caught)


def test_an_engine_that_is_not_installed_says_what_to_install() -> None:
    polars, spark = engines.ENGINES["polars"], engines.ENGINES["spark"]
    assert evolve(polars, needs=("sys", "tiada")).absent == "polars needs tiada: pip install 'sakip[test]'"
    assert evolve(spark, needs=("tiada", "pyspark")).absent.startswith("spark needs tiada")


def test_spark_says_that_it_needs_java(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "")
    spark = evolve(engines.ENGINES["spark"], needs=("pyspark",))
    if "pip install" not in spark.absent:
        assert spark.absent == "spark needs Java 17 or later: install a JRE, or set JAVA_HOME"
    assert not evolve(engines.ENGINES["polars"], needs=()).absent
