"""Groups of a frame come to what the roll-up of their offices comes to, cell by cell and bit by bit."""

from __future__ import annotations

import math
from random import Random
from typing import TYPE_CHECKING, Any, Final

import engines
import pytest
from attrs import evolve
from frames import drawn
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from sakip import CategoryScale, Indicator, Target, assess, average, count, external_score, index, ratio
from sakip.assessment.results import STATUS_OF, Status
from sakip.errors import DefinitionError, FrameError
from sakip.frames.aggregating import aggregate_frame
from sakip.indicators import Realisation
from sakip.rollup import Region, across
from sakip.sets.model import IndicatorSet
from sakip.testing import nation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from engines import Engine

    from sakip.indicators import Aggregation
    from sakip.rollup import Figure

polars = pytest.importorskip("polars")

CELLS: Final = (
    "applicable", "reported", "missing", "status", "reason", "value", "achievement", "achievement_reason", "category",
    "achievement_category", "value_reported",
)  # fmt: skip
RULES: Final[Sequence[Aggregation]] = ("ratio-of-sums", "sum", "average", "weighted-average", "none")
NUMBERS: Final[Sequence[str]] = ("a", "b", "c", "target", "sasaran", "penduduk")
TEXTS: Final[Sequence[str]] = ("wilayah", "kantor", "indicator", "period")
KINDS: Final[Mapping[str, str]] = {name: "text" if name in TEXTS else "float" for name in (*TEXTS, *NUMBERS)}


# --- what a group must come to ----------------------------------------------------------------------------------------


CROWDED: Final = {"status": "not-computable", "reason": "conflict", "value": None, "achievement": None}
"""What a group with more rows than offices comes to."""


def figure_of(
    indicator: Indicator, rows: Sequence[Mapping[str, Any]], expected: int = 0, completeness: Any = 1
) -> Figure:
    """Roll up the offices of these rows, and so many more that are silent."""
    names = [f"Kantor {place}" for place in range(max(expected, len(rows)))]
    offices = dict(zip(names, rows, strict=False))
    cards = {}
    for name, row in offices.items():
        targets = [] if row["target"] is None else [Target(indicator.code, "2024", row["target"])]
        made = IndicatorSet(code="s", indicators=[indicator], year=2024, targets=targets)
        applicable = not row.get("tidak_berlaku")
        components = {component.name: row[component.name] for component in indicator.formula.components}
        realised = Realisation(indicator.code, "2024", components if applicable else {}, applicable=applicable)
        cards[name] = assess(made, [realised])
    aims = dict.fromkeys(row["sasaran"] for row in rows if row["sasaran"] is not None)
    own = {"Wilayah": [Target(indicator.code, "2024", aim) for aim in aims]} if aims else {}
    weights = {}
    if indicator.weighted_by == "penduduk":
        weights = {"penduduk": {name: row["penduduk"] for name, row in offices.items() if row["penduduk"] is not None}}
    region = Region("Wilayah", names)
    card = across(region, cards, targets=own, weights=weights, completeness=completeness, indicators=[indicator])
    figure: Figure = card[indicator.code]
    return figure


def cells_of(figure: Figure) -> dict[str, Any]:
    """Return a figure as the cells of its row."""
    shown, reason, reported = figure.headline, figure.reason, figure.assessment.value
    cells: dict[str, Any] = dict.fromkeys(CELLS) | {
        "applicable": figure.applicable,
        "reported": figure.reported,
        "missing": len(figure.missing),
        "value_reported": None if reported is None else float(reported),
    }
    if shown is None or shown.value is None:
        assert reason is not None
        status = str(STATUS_OF.get(reason, Status.NOT_COMPUTABLE))
        return cells | {"status": status, "reason": str(reason), "achievement_reason": str(reason)}
    achieved = shown.achievement
    return cells | {
        "status": "computed",
        "value": float(shown.value),
        "achievement": None if achieved.value is None else float(achieved.value),
        "achievement_reason": None if achieved.reason is None else str(achieved.reason),
        "category": None if shown.category is None else shown.category.code,
        "achievement_category": None if shown.achievement_category is None else shown.achievement_category.code,
    }


def differences(
    found: Iterable[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]], indicators: Sequence[Indicator], **how: Any
) -> tuple[list[str], int]:
    """Return what differs between groups and what they must come to, and how many are computed.

    A group may say that it is out of bounds; whether it is, is another question.
    """
    by_code = {indicator.code: indicator for indicator in indicators}
    grouped: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for row in rows:
        grouped.setdefault((row["wilayah"], row["indicator"]), []).append(row)
    came = {(row["wilayah"], row["indicator"]): {name: row[name] for name in CELLS} for row in found}
    assert came.keys() == grouped.keys()
    said, computed = [], 0
    for key, cells in came.items():
        if 0 < how.get("expected", 0) < len(grouped[key]):  # somebody is counted twice
            if [cells[name] for name in CROWDED] != [*CROWDED.values()]:
                said.append(f"{key} is crowded and is {cells}")
            continue
        if cells["reason"] == "out-of-bounds":
            continue
        must = cells_of(figure_of(by_code[key[1]], grouped[key], **how))
        computed += cells["status"] == "computed"
        if cells["achievement_reason"] == "out-of-bounds":
            must |= {name: cells[name] for name in cells if name.startswith("achievement")}
        if any(engines.identity(cells[name]) != engines.identity(must[name]) for name in CELLS):
            said.append(f"{key} must be {must} and is {cells}")
    return said, computed


# --- drawn groups -----------------------------------------------------------------------------------------------------


def declared(chance: Random, place: int) -> Indicator:
    """Return an indicator of any shape and policy, put together by any rule."""
    rule = RULES[place % len(RULES)]
    made = drawn.indicator(chance, f"acak-{place}")
    if rule in {"sum", "average", "weighted-average"} and chance.random() < 0.7:
        formulas = (count("a"), average(["a", "b", "c"]), index({"a": "1/3", "b": "2/3"}))
        made = evolve(made, formula=chance.choice(formulas))
    by = chance.choice(["penduduk", "a"]) if rule == "weighted-average" else ""
    return evolve(made, aggregation=rule, weighted_by=by)


def table(chance: Random, indicators: Sequence[Indicator], groups: int) -> list[dict[str, Any]]:
    """Return rows of offices, one to five in a group."""
    rows = []
    for one in indicators:
        for group in range(groups):
            aim = drawn.number(chance) if chance.random() < 0.3 else None
            for office in range(chance.choice([1, 1, 2, 3, 5])):
                blank = chance.random() < 0.1
                rows.append(
                    {
                        "wilayah": f"W{group:02}",
                        "kantor": f"K{office}",
                        "indicator": one.code,
                        "period": "2024",
                        **{name: None if blank else drawn.number(chance) for name in ("a", "b", "c")},
                        "target": None if chance.random() < 0.1 else abs(drawn.number(chance) or 3.0),
                        "sasaran": chance.choice([aim, aim, None]) if chance.random() < 0.95 else 80.0,
                        "penduduk": chance.choice([None, 0.0, 1.0, 1200.0, 3400.0, 17.5]),
                        "tidak_berlaku": chance.random() < 0.15,
                    }
                )
    return rows


@examples(6)
@given(st.integers(0, 2**32 - 1), st.sampled_from([1, "1/2", 0]), st.sampled_from([0, 2, 4]))
def test_drawn_groups_are_rolled_up_as_their_offices_are(seed: int, completeness: Any, expected: int) -> None:
    chance = Random(seed)  # noqa: S311  # a sample, no secret
    indicators = [declared(chance, place) for place in range(len(RULES))]
    rows = table(chance, indicators, 10)
    made = aggregate_frame(
        polars.LazyFrame(rows, infer_schema_length=None), indicators, by="wilayah", group_targets="sasaran",
        expected=expected, completeness=completeness, withheld={"tidak_berlaku": "not-applicable"},
    )  # fmt: skip
    said, _ = differences(made.collect().to_dicts(), rows, indicators, expected=expected, completeness=completeness)
    assert not said, "\n".join(said[:3])


# --- worked examples --------------------------------------------------------------------------------------------------

SCALE: Final = CategoryScale.of("uji", [0, "88.305", 100], [("B", ""), ("A", "")], "lower")


def of(rule: Aggregation | None = None, formula: Any = None, **facts: Any) -> Indicator:
    unit = {"unit": "persen", "formula": ratio("a", "b")} if formula is None else {"unit": "poin", "formula": formula}
    return Indicator(**{"code": "x", "name": "X", "polarity": "higher", "aggregation": rule, **unit, **facts})


def frame_of(*rows: Sequence[Any], **columns: Sequence[Any]) -> Any:
    """Return a frame of one group: of each office ``a`` and ``b``, and whatever columns there are beside."""
    texts = {"wilayah": "W", "indicator": "x", "period": "2024"}
    given: dict[str, Sequence[Any]] = {name: [text] * len(rows) for name, text in texts.items()}
    given |= {"a": [row[0] for row in rows], "b": [row[1] for row in rows], "target": [None] * len(rows)}
    given |= columns
    floats = {name: polars.Float64 for name in given if name in NUMBERS}
    return polars.DataFrame(given, schema_overrides=floats)


def rolled(frame: Any, indicator: Indicator, **how: Any) -> dict[str, Any]:
    (row,) = aggregate_frame(frame, indicator, by="wilayah", **how).rows(named=True)
    assert list(row) == ["wilayah", "indicator", "period", *CELLS]
    return {name: value for name, value in row.items() if name in CELLS}


SCORE: Final = external_score("a", assessor="Inspektorat", document="LHE")


@pytest.mark.parametrize(
    ("indicator", "rows", "expected"),
    [
        (of(), [(10, 20), (30, 40)], (2, 2, "computed", None, 66.67)),
        (of(), [(10, 20), (30, 40), (None, None)], (3, 2, "not-computable", "incomplete", None)),
        (of(), [(10, 20), (None, 40)], (2, 1, "not-computable", "incomplete", None)),
        (of(), [(None, None)], (1, 0, "not-computable", "incomplete", None)),
        (of(), [(1, 0), (30, 40)], (2, 2, "computed", None, 77.5)),
        (of(), [(1, 0), (3, 0)], (2, 2, "not-computable", "zero-denominator", None)),
        (of("sum", count("a")), [(1.5, None), (2, None)], (2, 2, "computed", None, 3.5)),
        (of("average", SCORE), [(80, None), (90.01, None)], (2, 2, "computed", None, 85.01)),
        (of("average", average(["a", "b"])), [(1, 2), (1, 1)], (2, 2, "computed", None, 1.25)),
        (of(None, SCORE), [(80, None)], (1, 1, "not-computable", "not-aggregated", None)),
        (of("none", SCORE), [(80, None)], (1, 1, "not-computable", "kept-apart", None)),
        (of(None, SCORE), [(None, None)], (1, 0, "not-computable", "incomplete", None)),
        (of("average"), [(1, 3), (1, 7)], (2, 2, "not-computable", "out-of-bounds", None)),
        (of(scale=SCALE), [(120, 100), (50, 100)], (2, 1, "not-computable", "incomplete", None)),
        (of(), [(math.inf, 100), (50, 100)], (2, 1, "not-computable", "out-of-bounds", None)),
        (of(), [(50.123, 100), (50, 100)], (2, 1, "not-computable", "out-of-bounds", None)),
    ],
)
def test_a_group_is_put_together_by_the_rule_of_its_indicator(
    indicator: Indicator, rows: list[Any], expected: tuple[Any, ...]
) -> None:
    found = rolled(frame_of(*rows), indicator)
    assert tuple(found[name] for name in ("applicable", "reported", "status", "reason", "value")) == expected
    assert found["missing"] == found["applicable"] - found["reported"]
    assert found["achievement_reason"] == (found["reason"] or "no-target")


def test_what_was_reported_stands_beside_an_incomplete_figure() -> None:
    """And is the figure where that is complete enough."""
    frame = frame_of((10, 20), (30, 40), (None, None))
    found = rolled(frame, of())
    assert (found["value"], found["value_reported"]) == (None, 66.67)
    assert rolled(frame, of(), completeness="2/3")["value"] == 66.67
    assert rolled(frame, of(), completeness="67%")["reason"] == "incomplete"


def test_the_band_of_a_group_is_decided_on_integers() -> None:
    """883.05 of 1000 is 88.31, and not 88.30, however many offices it comes from."""
    frame = frame_of((883.05, 1000), (883.05, 1000), (883.05, 1000), target=[90] * 3, sasaran=[88.31] * 3)
    found = rolled(frame, of(scale=SCALE, achievement_scale=SCALE), group_targets="sasaran")
    assert [found[name] for name in CELLS[5:10]] == [88.31, 100.0, None, "A", "A"]


@pytest.mark.parametrize(
    ("own", "targets", "expected"),
    [
        ([None, None], [4, 6], (50.0, None)),
        ([None, None], [4, None], (None, "no-target")),
        ([20, 20], [4, 6], (25.0, None)),
        ([20, None], [4, None], (25.0, None)),
        ([20, 25], [4, 6], (None, "conflict")),
        ([20.001, None], [4, 6], (None, "out-of-bounds")),
        ([None, None], [4, 6.001], (None, "out-of-bounds")),
    ],
)
def test_the_target_of_a_sum_is_its_own_or_the_sum_of_those_of_the_offices(
    own: list[Any], targets: list[Any], expected: tuple[Any, ...]
) -> None:
    frame = frame_of((2, None), (3, None), sasaran=own, target=targets)
    found = rolled(frame, of("sum", count("a")), group_targets="sasaran")
    assert (found["value"], found["achievement"], found["achievement_reason"]) == (5.0, *expected)


def test_of_a_ratio_the_targets_of_offices_make_none() -> None:
    assert rolled(frame_of((1, 2), target=[50]), of())["achievement_reason"] == "no-target"


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ([1000, 3000], (2, 2, None, 87.5)),
        ([1000, None], (2, 1, "incomplete", None)),
        ([None, None], (2, 0, "no-weight", None)),
        ([1000, 0], (1, 1, None, 80.0)),
        ([0, 0], (0, 0, "zero-denominator", None)),
        ([1000, -1], (2, 1, "out-of-bounds", None)),
        ([1000, 10.0**10], (2, 2, None, 90.0)),
        ([1000, 2 * 10.0**13], (2, 1, "out-of-bounds", None)),
        ([1000, 10.0**14], (2, 1, "out-of-bounds", None)),
    ],
)
def test_an_average_is_weighted_by_a_column(weights: list[Any], expected: tuple[Any, ...]) -> None:
    """80 points of 1,000 inhabitants and 90 of 3,000 are 87.5."""
    frame = frame_of((80, None), (90, None), penduduk=weights)
    indicator = of("weighted-average", SCORE, weighted_by="penduduk")
    found = rolled(frame, indicator)
    assert tuple(found[name] for name in ("applicable", "reported", "reason", "value")) == expected
    assert rolled(frame.rename({"penduduk": "jiwa"}), indicator, weights={"penduduk": "jiwa"}) == found


def test_an_office_to_which_it_does_not_apply_is_not_waited_for() -> None:
    """One whose report is withheld otherwise is."""
    frame = frame_of((10, 20), (30, 40), (None, None), tutup=[False, True, True])
    away = rolled(frame, of(), withheld={"tutup": "not-applicable"})
    assert (away["applicable"], away["reported"], away["value"]) == (1, 1, 50.0)
    held = rolled(frame, of(), withheld={"tutup": "unverified"})
    assert (held["applicable"], held["reported"], held["value_reported"]) == (3, 1, 50.0)
    alone = rolled(frame.filter(polars.col("tutup")), of(), withheld={"tutup": "not-applicable"})
    assert (alone["applicable"], alone["status"], alone["reason"]) == (0, "not-applicable", "not-applicable")


def test_offices_without_a_row_are_missing_where_more_are_expected() -> None:
    """By a number, or by a column, of which the most counts; a group has at least the offices it has rows of."""
    frame = frame_of((10, 20), (30, 40), banyak=[None, 5])
    assert rolled(frame, of(), expected="banyak")["missing"] == 3
    assert rolled(frame, of(), expected=3)["missing"] == 1
    assert rolled(frame, of(), expected=1)["missing"] == 0


def test_more_rows_than_offices_are_a_conflict() -> None:
    """10 of 20, sent in twice, and 30 of 40 are not 50 of 80; by a column too, of which blank and 0 say nothing."""
    frame = frame_of((10, 20), (10, 20), (30, 40), banyak=[None, 2, None])
    for expected in (2, "banyak"):
        found = rolled(frame, of(), expected=expected)
        assert (found["status"], found["reason"], found["achievement_reason"]) == ("not-computable", *["conflict"] * 2)
        assert (found["value"], found["value_reported"], found["missing"]) == (None, None, 0)
    assert rolled(frame, of(), expected=3)["value"] == 62.5
    assert rolled(frame.with_columns(banyak=0), of(), expected="banyak")["value"] == 62.5


def test_unknown_indicators_and_groups_without_a_name_are_not_lost() -> None:
    frame = frame_of((10, 20), (30, 40), (5, 5), indicator=["x", "tiada", None], wilayah=[None, "W", "W"])
    made = aggregate_frame(frame, of(), by="wilayah").rows(named=True)
    assert sorted((str(row["wilayah"]), str(row["indicator"]), row["reason"], row["value"]) for row in made) == [
        ("None", "x", None, 50.0),
        ("W", "None", "unknown-indicator", None),
        ("W", "tiada", "unknown-indicator", None),
    ]


def test_words_are_never_put_together() -> None:
    opinion = Indicator(code="x", name="X", unit="predikat", formula=count("opini"), predicates=("WDP", "WTP"),
                        aggregation="sum")  # fmt: skip
    frame = frame_of((1, 1), (1, 1), opini=["WTP", "WDP"])
    found = rolled(frame, opinion)
    assert (found["reported"], found["reason"], found["value"]) == (2, "only-words", None)
    assert rolled(frame_of((1, 1), opini=[None]).cast({"opini": polars.String}), opinion)["reason"] == "incomplete"


# --- sums that do not fit ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("numbers", "value"),
    [
        ([10**14] * 11, 1.1e15),
        ([10**14] * 12, None),
        ([10**15] * 10_000, None),
        ([10**15] * 18_446 + [744_073_709_551_616, 5], None),
        ([10**15, -(10**15)] * 10_000 + [7], 7.0),
    ],
)
def test_a_sum_beyond_64_bits_is_no_other_number(numbers: list[int], value: float | None) -> None:
    """Whether it would wrap to something large, or all the way round to 5; one that comes back is a number."""
    frame = frame_of(*[(1, 1) for _ in numbers]).with_columns(a=polars.Series(numbers, dtype=polars.Int64))
    found = rolled(frame, of("sum", count("a"), places=0))
    assert (found["value"], found["reason"]) == (value, None if value is not None else "out-of-bounds")
    assert found["reported"] == len(numbers)


# --- every engine -----------------------------------------------------------------------------------------------------

BUDGET: Final = of(code="anggaran", scale=SCALE)
POINTS: Final = of("weighted-average", SCORE, code="ikm", weighted_by="penduduk")
EVERYWHERE: Final = (
    ("W1", "anggaran", 883.05, 1000.0, None, 80.0), ("W1", "anggaran", 883.05, 1000.0, None, 80.0),
    ("W2", "anggaran", 1.0, 0.0, None, None), ("W2", "anggaran", None, None, None, None),
    ("W3", "anggaran", 1e12, 1e12, None, None), ("W3", "anggaran", 1.0, 3.0, None, None),
    ("W1", "ikm", 80.0, None, 1000.0, None), ("W1", "ikm", 90.0, None, 3000.0, None),
    ("W2", "ikm", 80.0, None, None, 70.0), ("W3", "ikm", 1e12, None, 1e9, None), ("W3", "ikm", 1e12, None, 1e9, None),
)  # fmt: skip


def everywhere(engine: Engine) -> Any:
    names = ("wilayah", "indicator", "a", "b", "penduduk", "sasaran")
    columns: dict[str, Any] = {name: [row[place] for row in EVERYWHERE] for place, name in enumerate(names)}
    blank = [None] * len(EVERYWHERE)
    columns |= {"period": ["2024"] * len(EVERYWHERE), "target": blank}
    return engine.frame(columns, {name: KINDS[name] for name in columns})


@pytest.mark.parametrize("engine", engines.engines())
def test_every_engine_comes_to_the_same(engine: Engine) -> None:
    """In a frame of its own kind."""
    frame = everywhere(engine)
    how: dict[str, Any] = {"by": ["wilayah"], "group_targets": "sasaran", "completeness": "1/2", "scaled": True}
    made = aggregate_frame(frame, [BUDGET, POINTS], **how)
    assert type(made) is type(frame)
    rows = engine.rows(made)
    assert [*rows[0]] == [
        "wilayah", "indicator", "period", *CELLS[:-1], "value_scaled", "achievement_scaled", CELLS[-1],
    ]  # fmt: skip
    given = [
        dict.fromkeys(NUMBERS) | row for row in engines.ENGINES["polars"].rows(everywhere(engines.ENGINES["polars"]))
    ]
    said, computed = differences(rows, given, [BUDGET, POINTS], completeness="1/2")
    assert not said
    assert computed == 3
    far = [(row["wilayah"], row["indicator"]) for row in rows if row["reason"] == "out-of-bounds"]
    assert far == [("W3", "ikm")]
    assert {row["value_scaled"] for row in rows} == {8831, 10000, 8750, None}
    if not engine.lazy:
        keys = [(row["wilayah"], row["indicator"]) for row in rows]
        assert keys == sorted(keys)


@pytest.mark.parametrize("engine", engines.engines())
def test_every_engine_sees_more_rows_than_offices(engine: Engine) -> None:
    made = engine.rows(aggregate_frame(everywhere(engine), [BUDGET, POINTS], by="wilayah", expected=1))
    found = {(row["wilayah"], row["indicator"]): (row["reason"], row["value"]) for row in made}
    assert found.pop(("W2", "ikm")) == ("no-weight", None)
    assert set(found.values()) == {("conflict", None)}


@pytest.mark.parametrize("engine", [engines.one(name) for name in ("polars-lazy", "duckdb", "dask")])
def test_a_plan_is_not_carried_out(engine: Engine) -> None:
    assert engine.trap is not None
    made = aggregate_frame(engine.trap(everywhere(engine)), BUDGET, by="wilayah")
    with pytest.raises(Exception, match="computed"):
        engine.rows(made)


@pytest.mark.parametrize("engine", [engines.one(name) for name in ("pandas", "pandas-pyarrow", "pyarrow")])
def test_frames_are_aggregated_without_polars_too(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    how: dict[str, Any] = {"by": ["wilayah"], "group_targets": "sasaran", "completeness": "1/2"}
    by_polars = engine.rows(aggregate_frame(everywhere(engine), [BUDGET, POINTS], **how))
    monkeypatch.setattr("sakip.frames.carrying.find_spec", lambda _: None)
    made = engine.rows(aggregate_frame(everywhere(engine), [BUDGET, POINTS], **how))
    assert made == by_polars
    assert {type(row[name]) for row in made for name in ("status", "reason")} == {str, type(None)}


# --- the nation -------------------------------------------------------------------------------------------------------


def test_sums_of_the_nation_are_those_of_its_provinces_and_regencies() -> None:
    """Counts of offices and counted things add up from level to level, each computed from the rows of offices."""
    country = nation(offices=400, years=1, seed=3)
    frame = polars.concat([polars.DataFrame(batch, nan_to_null=True) for batch in country.batches()])
    counts = [country.indicators[8]]
    assert counts[0].code == "inovasi"
    chosen = [*counts, *(one for one in country.indicators if one.across_offices == "ratio-of-sums")]
    rows = frame.filter(polars.col("indicator").is_in([one.code for one in chosen]))
    levels = [
        aggregate_frame(rows, chosen, by=by, columns=country.columns, completeness=0, scaled=True)
        for by in ((), "province", ["province", "regency"])
    ]
    added = polars.col("applicable", "reported", "missing", "value_scaled").sum()
    keys = ["indicator", "period"]
    for codes, columns in (([one.code for one in chosen], ["applicable", "reported"]),
                           ([one.code for one in counts], ["value_scaled"])):  # fmt: skip
        assert codes
        sums = [
            level.filter(polars.col("indicator").is_in(codes))
            .group_by(keys)
            .agg(added)
            .sort(keys)
            .select(*keys, *columns)
            for level in levels
        ]
        assert sums[0].equals(sums[1])
        assert sums[0].equals(sums[2])
    assert levels[2].height > levels[1].height > levels[0].height == 4 * len(chosen)


# --- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("how", "error", "said"),
    [
        ({"by": "provinsi"}, FrameError, "no column 'provinsi'"),
        ({"by": ["wilayah", "wilayah"]}, FrameError, "tell groups apart twice"),
        ({"by": "indicator"}, FrameError, "tell groups apart twice"),
        ({"by": "Value"}, FrameError, "already has a column 'Value'"),
        ({"group_targets": "sasaran"}, FrameError, "no column 'sasaran'"),
        ({"expected": "banyak"}, FrameError, "no column 'banyak'"),
        ({"expected": "wilayah"}, FrameError, "not read as a number"),
        ({"expected": -1}, DefinitionError, "no number of offices"),
        ({"expected": True}, DefinitionError, "no number of offices"),
        ({"completeness": "3/2"}, DefinitionError, "is no share"),
        ({"completeness": "1/9999999999"}, DefinitionError, "finer than offices are counted"),
    ],
)
def test_what_cannot_be_meant_is_refused(how: dict[str, Any], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        aggregate_frame(frame_of((1, 2)).with_columns(Value=1), of(), **how)


def test_weights_that_are_not_there_are_named() -> None:
    with pytest.raises(FrameError, match="no column 'penduduk'"):
        aggregate_frame(frame_of((1, 2)), of("weighted-average", SCORE, weighted_by="penduduk"))


def test_a_frame_without_rows_has_no_groups() -> None:
    made = aggregate_frame(frame_of((1, 2)).clear(), of(), by="wilayah")
    assert made.rows() == []
    assert made.columns == ["wilayah", "indicator", "period", *CELLS]
