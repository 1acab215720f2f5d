"""Frames give on every engine what the assessment of one indicator gives, cell by cell and bit by bit."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import engines
import pytest
from frames import drawn, oracle, table
from hypothesis import given
from hypothesis import strategies as st

from sakip import Indicator, average, count, ratio
from sakip.errors import DefinitionError, FrameError, UnknownNameError
from sakip.frames import assess_frame
from sakip.testing import indicators, trees
from sakip.tree import Formula, components_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from engines import Engine

    Table = tuple[dict[str, list[Any]], dict[str, str]]

POLARS = engines.ENGINES["polars-lazy"]
FAST = [one for one in engines.engines() if not one.values[0].slow]
OWN_WAY = [engines.one(name) for name in ("pandas", "pandas-pyarrow", "pyarrow")]


@cache
def unkind(kind: str, step: int) -> Table:
    return table.table(kind, step)


def compared(engine: Engine, given: Table, chosen: Sequence[Indicator], **how: Any) -> list[dict[str, Any]]:
    """Assess a table, compare every cell with the one of its row alone, and return the rows."""
    frame = engine.frame(*given)
    found = engine.rows(assess_frame(frame, chosen, **how))
    differences = oracle.differences(found, engine.rows(frame), chosen)
    assert not differences, "\n".join(differences[:5])
    return found


def where(given: Table, holds: Callable[[dict[str, Any]], bool]) -> Table:
    """Return the rows of a table on which something holds."""
    columns, kinds = given
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    kept = [row for row in rows if holds(row)]
    return {name: [row[name] for row in kept] for name in columns}, kinds


# --- the unkind table -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", table.KINDS)
@pytest.mark.parametrize("engine", [engines.one("polars-lazy")])
def test_every_cell_of_the_unkind_table_is_the_one_of_its_row_alone(engine: Engine, kind: str) -> None:
    """Sixty-six indicators in one frame."""
    compared(engine, unkind(kind, 1), table.indicators(), places=table.KINDS[kind][0])


@pytest.mark.parametrize("kind", ["float", "mixed", "decimal"])
@pytest.mark.parametrize("engine", FAST)
def test_every_engine_gives_the_cells_of_the_unkind_table(engine: Engine, kind: str) -> None:
    """A third of its indicators in one frame, with rows of the others, which are unknown to it."""
    if kind == "decimal" and not engine.decimals:
        kind = "integer"
    compared(engine, unkind(kind, 3), table.indicators(3), places=table.KINDS[kind][0])


@pytest.mark.parametrize("kind", ["float-4", "mixed"])
@pytest.mark.parametrize("engine", OWN_WAY)
def test_eager_engines_give_the_same_without_polars(engine: Engine, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not installed they compute for themselves."""
    monkeypatch.setattr("sakip.frames.carrying.find_spec", lambda _: None)
    compared(engine, unkind(kind, 5), table.indicators(5), places=table.KINDS[kind][0])


@pytest.mark.parametrize("kind", ["mixed", "decimal"])
@pytest.mark.parametrize("engine", [engines.one("spark")])
def test_spark_gives_the_cells_of_the_unkind_table(engine: Engine, kind: str) -> None:
    compared(engine, unkind(kind, 13), table.indicators(13), places=table.KINDS[kind][0])


@pytest.mark.parametrize("engine", [engines.one("spark-cluster")])
def test_a_cluster_gives_the_same_cells_by_way_of_other_processes(engine: Engine) -> None:
    compared(engine, unkind("float", 30), table.indicators(30))


@pytest.mark.parametrize("engine", [engines.one("polars"), engines.one("polars-lazy"), engines.one("duckdb")])
def test_the_rows_of_one_indicator_come_to_the_same_alone(engine: Engine) -> None:
    """Where nothing differs from row to row an engine may compute otherwise."""
    chosen = table.indicators(11)
    for indicator in chosen:
        compared(engine, where(unkind("mixed", 11), lambda row: row["indicator"] == indicator.code), chosen, places=3)  # noqa: B023  # called at once


@pytest.mark.parametrize("engine", [engines.one("polars"), engines.one("polars-lazy")])
def test_a_row_alone_comes_to_the_same(engine: Engine) -> None:
    chosen = table.indicators(11)
    for number in range(0, 7_000, 401):
        compared(engine, where(unkind("mixed", 11), lambda row: row["nomor"] % 7_000 == number), chosen[:3], places=3)  # noqa: B023  # called at once


@pytest.mark.parametrize("step", [1, 3])
def test_the_unkind_table_has_every_formula_rule_and_policy(step: int) -> None:
    """Also its third, which most engines get; scales stand in either place there."""
    chosen = table.indicators(step)
    assert {indicator.formula for indicator in chosen} == {formula for formula, _, _ in table.FORMULAS}
    assert {indicator.rounding for indicator in chosen} == set(table.ROUNDINGS)
    assert {indicator.achievement_from for indicator in chosen} == set(table.COMPARED)
    assert {(indicator.places, indicator.achievement_places) for indicator in chosen} == set(table.PLACES)
    assert len({(indicator.rule, indicator.zero_target) for indicator in chosen}) == len(table.RULES)
    assert len({(indicator.floor, indicator.cap) for indicator in chosen}) == len(table.LIMITS)
    for scales in (table.SCALES, table.ACHIEVED):
        assert set(scales) <= {scale for one in chosen for scale in (one.scale, one.achievement_scale)}


# --- what is out of bounds --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", table.KINDS)
def test_no_ordinary_row_is_out_of_bounds(kind: str) -> None:
    """From one to a hundred thousand with the decimals declared, or zero, whatever the formula.

    But a rule that divides by something else than the target or the realisation always is, and so may be what is
    compared with the target exactly, by a long formula or of many decimals.
    """
    places = table.KINDS[kind][0]
    always = {one.code for one in table.indicators() if one.rule in {table.NEARER, table.HALF_WAY}}
    exact = [one for one in table.indicators() if one.achievement_from == "exact"]
    long = {one.code for one in exact if places > 3 or one.formula.kind.startswith("_")}

    def ordinary(row: dict[str, Any]) -> bool:
        numbers = [row[name] for name in (*table.COMPONENTS, "target")]
        return row["indicator"] not in long and all(
            number is not None and (number == 0 or 1 <= number < 10**5) and round(number, places) == number
            for number in numbers
        )

    given = where(unkind(kind, 1), ordinary)
    found = compared(POLARS, given, table.indicators(), places=places)
    assert len(found) > 1_000
    for row in found:
        assert row["reason"] != "out-of-bounds", row
        assert row["achievement_reason"] != "out-of-bounds" or row["indicator"] in always, row


PERCENT = Indicator(code="serapan", name="Serapan", unit="persen", formula=ratio("a", "b"), polarity="higher")
REACH = {"int64": 10**14, "wide": 10**16}


@pytest.mark.parametrize("kernel", ["int64", "wide"])
@pytest.mark.parametrize("engine", FAST)
def test_money_of_a_nation_is_within_the_bounds_that_are_promised(engine: Engine, kernel: Any) -> None:
    """A percentage at two decimals: 4e14 of the smallest unit, and 4e16 wide; what is more is out of bounds."""
    most = 4 * REACH[kernel]
    amounts = [most, most - 1, most // 3, most // 7 * 2, 1, most + most // 10**12, 2 * most]
    pairs = [(a, b) for a in amounts for b in amounts if a <= 10**6 * b]
    given: dict[str, list[Any]] = {
        "nomor": list(range(len(pairs))), "indicator": ["serapan"] * len(pairs), "a": [a for a, _ in pairs],
        "b": [b for _, b in pairs], "target": [90] * len(pairs),
    }  # fmt: skip
    kinds = dict.fromkeys(given, "integer") | {"indicator": "text"}
    found = compared(engine, (given, kinds), [PERCENT], kernel=kernel)
    for row in found:
        assert (row["reason"] == "out-of-bounds") == (max(row["a"], row["b"]) > most), row


@pytest.mark.parametrize("kind", ["float", "mixed", "decimal", "integer"])
def test_the_wide_kernel_gives_the_same_cells(kind: str) -> None:
    """And leaves no more rows out of bounds than the other."""
    places = table.KINDS[kind][0]
    wide = compared(POLARS, unkind(kind, 3), table.indicators(3), places=places, kernel="wide")
    narrow = compared(POLARS, unkind(kind, 3), table.indicators(3), places=places)
    assert _beyond(wide) < _beyond(narrow)


def _beyond(rows: list[dict[str, Any]]) -> int:
    return sum("out-of-bounds" in (row["reason"], row["achievement_reason"]) for row in rows)


@pytest.mark.parametrize("kind", ["float", "integer", "mixed"])
@pytest.mark.parametrize("engine", engines.engines(eager=True))
def test_rows_out_of_bounds_can_be_recomputed_exactly(engine: Engine, kind: str) -> None:
    """All but those that hold what is no number at all."""
    given = unkind(kind, 8)
    found = compared(engine, given, table.indicators(8), places=table.KINDS[kind][0], beyond="exact")
    held = {row["nomor"]: row for row in engine.rows(engine.frame(*given))}
    known = {indicator.code: indicator for indicator in table.indicators(8)}
    for row in found:
        if "out-of-bounds" in (row["reason"], row["achievement_reason"]):
            must = oracle.cells(known[row["indicator"]], held[row["nomor"]])
            assert "out-of-bounds" in (must["reason"], must["achievement_reason"]), row


# --- drawn ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("engine", FAST)
def test_drawn_indicators_come_to_the_same(engine: Engine, seed: int) -> None:
    chosen, columns, kinds = drawn.table(seed)
    compared(engine, (columns, kinds), chosen)


@pytest.mark.parametrize("engine", [engines.one("spark")])
def test_drawn_indicators_come_to_the_same_on_spark(engine: Engine) -> None:
    chosen, columns, kinds = drawn.table(3, many=3, rows=100)
    compared(engine, (columns, kinds), chosen)


def reported(tree: Any) -> bool:
    return bool(components_of(tree))


any_formula = trees(names=table.COMPONENTS, max_leaves=6).filter(reported).map(lambda tree: Formula.of("rumus", tree))
any_indicator = indicators(
    unit="bilangan", formula=any_formula, predicates=(), own_units=(), places=st.integers(0, 5),
    achievement_places=st.integers(0, 5),
)  # fmt: skip
small = st.one_of(st.integers(-300, 30_000), st.integers(-(10**15), 10**15)).map(lambda hundredths: hundredths / 100)
cells = st.one_of(st.none(), small, small, small, st.sampled_from([0.0, -0.0, 100.0]), st.floats())


@pytest.mark.parametrize("engine", [engines.one("polars-lazy"), engines.one("pyarrow")])
@given(data=st.data())
def test_any_indicators_and_rows_come_to_the_same(engine: Engine, data: st.DataObject) -> None:
    """Of any formula, any rule and policy, any scale."""
    chosen = data.draw(st.lists(any_indicator, min_size=1, max_size=3, unique_by=lambda one: one.code))
    codes = st.sampled_from([*(one.code for one in chosen), None])
    rows = data.draw(st.lists(st.tuples(codes, cells, cells, cells, cells), min_size=1, max_size=12))
    names = ("indicator", *table.COMPONENTS, "target")
    columns: dict[str, list[Any]] = {name: [row[place] for row in rows] for place, name in enumerate(names)}
    columns["nomor"] = list(range(len(rows)))
    kinds = dict.fromkeys(columns, "float") | {"indicator": "text", "nomor": "integer"}
    compared(engine, (columns, kinds), chosen)


# --- the comparison itself --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "cell"),
    [("value", 62.50000000000001), ("value", None), ("status", "not-reported"), ("reason", "zero-target"),
     ("achievement", -0.0), ("category", "X"), ("achievement_reason", "no-target"), ("achievement_category", None)],
)  # fmt: skip
def test_a_cell_that_is_wrong_is_found(name: str, cell: Any) -> None:
    """One bit of it, or one word."""
    chosen = table.indicators(3)
    frame = POLARS.frame(*unkind("integer", 3))
    found, held = POLARS.rows(assess_frame(frame, chosen)), POLARS.rows(frame)
    at = next(place for place, row in enumerate(found) if row["achievement_category"] and row["category"])
    wrong = [*found[:at], {**found[at], name: cell}, *found[at + 1 :]]
    assert not oracle.differences(found, held, chosen)
    assert len(oracle.differences(wrong, held, chosen)) == 1
    assert oracle.differences(found[1:], held, chosen)


# --- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "choices", "error", "why"),
    [
        ([], {}, DefinitionError, "there are no indicators"),
        ([PERCENT, PERCENT], {}, DefinitionError, "there are several indicators 'serapan'"),
        ("mojosari-2024", {}, DefinitionError, r"'mojosari-2024' is a text .*office\['mojosari-2024'\]"),
        (["serapan"], {}, DefinitionError, "'serapan' is no indicator"),
        ([PERCENT], {"places": 10}, DefinitionError, "10 is no number of decimals"),
        ([PERCENT], {"places": True}, DefinitionError, "True is no number of decimals"),
        ([PERCENT], {"kernel": "unbounded"}, UnknownNameError, "kernel"),
        ([PERCENT], {"beyond": "null"}, UnknownNameError, "beyond"),
        ([PERCENT], {"beyond": "exact"}, FrameError, "a lazy frame has no rows"),
    ],
)
def test_choices_that_do_not_exist_are_refused(
    chosen: Any, choices: Mapping[str, Any], error: type[Exception], why: str
) -> None:
    frame = POLARS.frame(*unkind("mixed", 30))
    with pytest.raises(error, match=why):
        assess_frame(frame, chosen, **choices)


def test_one_indicator_may_be_given_by_itself() -> None:
    mean = average(["x", "y"], unit="bilangan")
    one = Indicator(code="a", name="A", unit="bilangan", formula=mean, polarity="higher")
    other = Indicator(code="b", name="B", unit="bilangan", formula=count("x"), polarity="higher")
    columns: dict[str, list[Any]] = {
        "nomor": [1, 2],
        "indicator": ["a", "b"],
        "x": [1, 2],
        "y": [2, 2],
        "target": [1, 1],
    }
    frame = POLARS.frame(columns, dict.fromkeys(columns, "integer") | {"indicator": "text"})
    rows = sorted(POLARS.rows(assess_frame(frame, one)), key=lambda row: row["nomor"])
    assert [(row["value"], row["reason"]) for row in rows] == [(1.5, None), (None, "unknown-indicator")]
    rows = sorted(POLARS.rows(assess_frame(frame, iter([one, other]))), key=lambda row: row["nomor"])
    assert [(row["value"], row["achievement"]) for row in rows] == [(1.5, 150.0), (2.0, 200.0)]
