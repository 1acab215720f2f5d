"""What goes in comes out: the same kind of frame, the caller's columns as they were, and no plan is carried out."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import engines
import polars as pl
import pytest
from frames import oracle

import sakip
from sakip import Indicator, count, ratio
from sakip.errors import FrameError, UnknownNameError
from sakip.frames import aggregate_frame, assess_frame, from_long

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engines import Engine

SERAPAN = Indicator(
    code="serapan", name="Serapan", unit="persen", formula=ratio("realisasi", "pagu", unit="rupiah"), polarity="higher",
    scale=sakip.CategoryScale.of("serapan", [0, 90, 100], [("K", "Kurang"), ("B", "Baik")], "lower"),
)  # fmt: skip
INOVASI = Indicator(code="inovasi", name="Inovasi", unit="inovasi", formula=count("jumlah"), polarity="higher",
                    own_units=["inovasi"])  # fmt: skip
KINDS = {
    "nomor": "integer", "kantor": "text", "indicator": "text", "period": "text", "realisasi": "float",
    "pagu": "integer", "jumlah": "integer", "target": "float", "catatan": "text", "Bobot": "float",
}  # fmt: skip
ROWS: tuple[tuple[Any, ...], ...] = (
    (4, "Contoh", "serapan", "2024", 883.05, 1000, None, 90.0, None, 0.1),
    (3, "Contoh", "inovasi", "2024", None, None, 3, 4.0, "baru", None),
    (1, "Lain", "serapan", "2024", None, None, None, None, None, -0.0),
    (2, "Lain", "tiada", "2024", 1.0, 0, 0, 1.0, "", 1e300),
)
NOTHING: tuple[tuple[Any, ...], ...] = ()


def frame_of(engine: Engine, rows: Sequence[tuple[Any, ...]] = ROWS, changes: Mapping[str, Any] = {}) -> Any:
    """Return the rows as a frame; ``changes`` give a column another kind and values, or take it out."""
    columns: dict[str, Any] = {name: [row[place] for row in rows] for place, name in enumerate(KINDS)}
    kinds = dict(KINDS)
    for name, change in changes.items():
        if change is None:
            del columns[name]
        else:
            kinds[name], columns[name] = change
    return engine.frame(columns, kinds)


# --- the same kind of frame -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", engines.engines())
def test_the_columns_of_the_caller_stay_as_they_are(engine: Engine) -> None:
    """In their order and of their types, before the new ones, in a frame of the same kind."""
    frame = frame_of(engine)
    before = engine.schema(frame)
    made = assess_frame(frame, [SERAPAN, INOVASI])
    after = engine.schema(made)
    assert type(made) is type(frame)
    assert list(after) == [*KINDS, *oracle.CELLS]
    assert {name: after[name] for name in before} == before == engine.schema(frame)
    given = {row["nomor"]: row for row in engine.rows(frame)}
    for row in engine.rows(made):
        for name, value in given[row["nomor"]].items():
            assert engines.identity(row[name]) == engines.identity(value), name


@pytest.mark.parametrize("engine", engines.engines(eager=True))
def test_rows_keep_their_order(engine: Engine) -> None:
    assert [row["nomor"] for row in engine.rows(assess_frame(frame_of(engine), [SERAPAN, INOVASI]))] == [4, 3, 1, 2]


@pytest.mark.parametrize("engine", engines.engines())
def test_new_columns_have_their_types_also_where_all_is_blank(engine: Engine) -> None:
    """Numbers are floats and words are text, whatever the rows hold."""
    full, blank = (
        engine.schema(assess_frame(frame_of(engine, rows), [SERAPAN, INOVASI])) for rows in (ROWS, ROWS[2:3])
    )
    assert {name: full[name] for name in oracle.CELLS} == {name: blank[name] for name in oracle.CELLS}
    assert len({full[name] for name in ("value", "achievement")} - {full["reason"]}) == 1
    assert len({full[name] for name in oracle.CELLS}) == 2


@pytest.mark.parametrize("engine", engines.engines())
def test_a_frame_without_rows_stays_one(engine: Engine) -> None:
    made = assess_frame(frame_of(engine, NOTHING), [SERAPAN, INOVASI])
    assert engine.rows(made) == []
    assert list(engine.schema(made)) == [*KINDS, *oracle.CELLS]


@pytest.mark.parametrize("engine", engines.engines(lazy=True))
def test_a_plan_is_not_carried_out(engine: Engine) -> None:
    """A plan that fails when it is carried out can be assessed, and fails after that."""
    assert engine.trap is not None
    made = assess_frame(engine.trap(frame_of(engine)), [SERAPAN, INOVASI])
    assert list(engine.schema(made)) == [*KINDS, *oracle.CELLS]
    with pytest.raises(Exception, match="computed"):
        engine.rows(made)


@pytest.mark.parametrize("engine", [engines.one("spark")])
def test_spark_runs_no_job(engine: Engine) -> None:
    frame = frame_of(engine)
    tracker = engines.session("local[2]").sparkContext.statusTracker()
    before = set(tracker.getJobIdsForGroup())
    made = assess_frame(frame, [SERAPAN, INOVASI])
    assert set(tracker.getJobIdsForGroup()) == before
    engine.rows(made)
    assert set(tracker.getJobIdsForGroup()) > before


@pytest.mark.parametrize("engine", [engines.one("pandas"), engines.one("pandas-pyarrow")])
def test_the_index_of_pandas_is_kept(engine: Engine) -> None:
    frame = frame_of(engine)
    frame.index = [7, 7, 3, 0]
    made = assess_frame(frame, [SERAPAN, INOVASI])
    assert list(made.index) == [7, 7, 3, 0]
    assert list(made["status"]) == ["computed", "computed", "not-reported", "not-computable"]


# --- the meaning of the columns ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", engines.engines())
def test_a_row_is_assessed_by_its_indicator(engine: Engine) -> None:
    frame = frame_of(engine)
    made = assess_frame(frame, [SERAPAN, INOVASI])
    rows = sorted(engine.rows(made), key=lambda row: -row["nomor"])
    assert [[row[name] for name in oracle.CELLS] for row in rows] == [
        ["computed", None, 88.31, 98.12, None, "K", None],
        ["computed", None, 3.0, 75.0, None, None, None],
        ["not-computable", "unknown-indicator", None, None, "unknown-indicator", None, None],
        ["not-reported", "not-reported", None, None, "not-reported", None, None],
    ]


@pytest.mark.parametrize(
    "columns",
    [
        {"realisasi": "a", "pagu": "b", "jumlah": "c"},
        {"serapan": {"realisasi": "a", "pagu": "b"}, "inovasi": {"jumlah": "c"}},
    ],
)
@pytest.mark.parametrize("engine", [engines.one("polars"), engines.one("duckdb")])
def test_columns_may_be_called_otherwise(engine: Engine, columns: Any) -> None:
    """For all indicators, or for each."""
    plain = frame_of(engine)
    given = {name: (kind, [row[place] for row in ROWS]) for place, (name, kind) in enumerate(KINDS.items())}
    moved: dict[str, Any] = {"realisasi": "a", "pagu": "b", "jumlah": "c", "target": "sasaran"}
    renamed = frame_of(engine, changes=dict.fromkeys(moved) | {other: given[name] for name, other in moved.items()})
    expected = engine.rows(assess_frame(plain, [SERAPAN, INOVASI]))
    found = engine.rows(assess_frame(renamed, [SERAPAN, INOVASI], columns=columns, targets="sasaran"))
    assert [[row[name] for name in oracle.CELLS] for row in found] == [
        [row[name] for name in oracle.CELLS] for row in expected
    ]


@pytest.mark.parametrize("engine", [engines.one("polars")])
def test_indicators_may_read_one_column_as_different_components(engine: Engine) -> None:
    columns = {"serapan": {"pagu": "jumlah", "realisasi": "jumlah"}, "inovasi": {"jumlah": "jumlah"}}
    rows = ((*ROWS[0][:6], 50, *ROWS[0][7:]), ROWS[1])
    found = engine.rows(assess_frame(frame_of(engine, rows), [SERAPAN, INOVASI], columns=columns))
    assert [row["value"] for row in found] == [100.0, 3.0]


# --- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["status", "VALUE", "Achievement_Reason"])
@pytest.mark.parametrize("engine", engines.engines())
def test_a_column_called_like_a_new_one_is_refused(engine: Engine, name: str) -> None:
    """Also when only upper case tells them apart, which engines of SQL do not."""
    frame = frame_of(engine, changes={name: ("text", ["x"] * len(ROWS))})
    with pytest.raises(FrameError, match=f"already has a column '{name}'. Rename") as caught:
        assess_frame(frame, [SERAPAN, INOVASI])
    assert caught.value.column == name


@pytest.mark.parametrize("name", ["indicator", "target", "pagu", "jumlah"])
@pytest.mark.parametrize("engine", [engines.one("polars"), engines.one("polars-lazy"), engines.one("duckdb")])
def test_a_column_that_is_not_there_is_named(engine: Engine, name: str) -> None:
    with pytest.raises(FrameError, match=f"has no column '{name}'") as caught:
        assess_frame(frame_of(engine, changes={name: None}), [SERAPAN, INOVASI])
    assert caught.value.column == name
    assert "there are" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "kind", "values"),
    [
        ("pagu", "text", ["1.000", "5", None, "1"]),
        ("target", "text", ["90", "WTP", None, ""]),
        ("indicator", "integer", [1, 2, 3, 4]),
    ],
)
@pytest.mark.parametrize("engine", engines.engines())
def test_a_column_of_another_kind_is_refused(engine: Engine, name: str, kind: str, values: list[Any]) -> None:
    """Text is no number before somebody has read it."""
    with pytest.raises(FrameError, match=f"column '{name}' holds") as caught:
        assess_frame(frame_of(engine, changes={name: (kind, values)}), [SERAPAN, INOVASI])
    assert caught.value.column == name


@pytest.mark.parametrize("engine", [engines.one("pandas"), engines.one("dask")])
def test_decimals_that_are_objects_are_refused(engine: Engine) -> None:
    """They are Python's, one by one; Dask makes text of them."""
    values = [Decimal("1.5"), None, None, Decimal(2)]
    with pytest.raises(FrameError, match="column 'realisasi' holds"):
        assess_frame(frame_of(engine, changes={"realisasi": ("decimal:1", values)}), [SERAPAN, INOVASI])


@pytest.mark.parametrize("number", ["87,5", "900", None])
def test_what_is_advised_for_texts_and_numbers_mixed_does_what_it_says(number: str | None) -> None:
    """Numbers among texts stay what they are."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"indicator": "ikm", "target": 80.0, "nilai": [number, 900.25, 7, Decimal("1.5"), None]})
    office = sakip.load("mojosari-2024")["ikm"]
    with pytest.raises(FrameError) as caught:
        assess_frame(frame, office)
    recipe = re.search(r"In pandas: (.*\))\. Take points", str(caught.value))
    assert recipe
    frame["nilai"] = eval(recipe[1], {"pandas": pandas, "frame": frame})  # noqa: S307  # the recipe is ours
    expected = [None if number is None else float(number.replace(",", ".")), 900.25, 7.0, 1.5, None]
    found = engines.ENGINES["pandas"].rows(assess_frame(frame, office))
    assert [row["nilai"] for row in found] == expected
    assert [row["reason"] for row in found if row["nilai"] is None] == ["not-reported"] * expected.count(None)


@pytest.mark.parametrize("function", [aggregate_frame, assess_frame, from_long])
def test_a_label_that_is_no_text_is_named(function: Any) -> None:
    frame = pytest.importorskip("pandas").DataFrame({"indicator": ["ikm"], 0: [1]})
    with pytest.raises(FrameError, match=r"the label of column 0 is no text.*columns\.map\(str\)"):
        function(frame, SERAPAN)


@pytest.mark.parametrize("frame", [None, [], {"a": [1]}, "tabel.csv"])
def test_what_is_no_frame_is_refused(frame: Any) -> None:
    with pytest.raises(FrameError, match=r"is no dataframe\. Give one of Polars"):
        assess_frame(frame, [SERAPAN])


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({"ikm": {"nilia": "skor"}}, "no component of 'ikm' called 'nilia'. Did you mean 'nilai'?"),
        ({"imk": {"nilai": "skor"}}, "no indicator called 'imk'. Did you mean 'ikm'?"),
        ({"nilia": "skor"}, "no component called 'nilia'. Did you mean 'nilai'?"),
    ],
)
def test_a_misspelt_component_is_refused_where_another_column_would_be_read(columns: Any, why: str) -> None:
    rows = pl.DataFrame({"indicator": ["ikm"], "nilai": [50.0], "skor": [90.0], "target": [80.0]})
    with pytest.raises(UnknownNameError, match=re.escape(why)):
        assess_frame(rows, sakip.load("mojosari-2024")["ikm"], columns=columns)


def test_a_column_that_holds_nothing_is_blank_whatever_it_was_made_for() -> None:
    """Offices without targets have a column of them all the same."""
    rows = pl.DataFrame({"indicator": ["ikm"], "nilai": [50.0], "target": [None]})
    assert assess_frame(rows, sakip.load("mojosari-2024")["ikm"])["achievement_reason"].to_list() == ["no-target"]


def test_a_conflict_of_long_rows_is_told_without_asking() -> None:
    long = pl.DataFrame(
        {"indicator": ["ikm"] * 2, "period": ["2024"] * 2, "component": ["nilai"] * 2, "value": [80.0, 81.0]}
    )
    office = sakip.load("mojosari-2024")["ikm"]
    found = assess_frame(from_long(long, office).with_columns(target=pl.lit(80.0)), office)
    assert found["reason"].to_list() == ["conflict"]


def test_what_is_said_of_one_component_does_not_tell_offices_apart() -> None:
    long = pl.DataFrame(
        {"indicator": ["ikm"], "period": ["2024"], "component": ["nilai"], "value": [1.0], "unit": ["poin"]}
    )
    with pytest.raises(FrameError, match="column 'unit' says something of one component"):
        from_long(long, sakip.load("mojosari-2024"))
