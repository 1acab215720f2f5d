"""Long tables become rows that can be assessed: nothing is chosen, nothing is made up, and nothing is lost."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import engines
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import sakip
from sakip import Indicator, Realisation, Year, count, external_score, ratio
from sakip.errors import DefinitionError, FrameError
from sakip.frames import assess_frame
from sakip.frames.long import from_long

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engines import Engine

SERAPAN = Indicator(code="serapan", name="Serapan", unit="persen", formula=ratio("realisasi", "pagu", unit="rupiah"),
                    polarity="higher")  # fmt: skip
IKM = Indicator(code="ikm", name="IKM", unit="poin", polarity="higher",
                formula=external_score("nilai", assessor="e-SUKMA", document="Laporan SKM"))  # fmt: skip
KINDS: Final = {"kantor": "text", "indicator": "text", "period": "text", "component": "text", "value": "float"}
ROWS: Final[tuple[tuple[Any, ...], ...]] = (
    ("Lain", "serapan", "2024", "realisasi", 88.305),
    ("Contoh", "serapan", "2024", "realisasi", 90.25),
    ("Contoh", "serapan", "2024", "pagu", 100.0),
    ("Lain", "serapan", "2024", "pagu", 100.0),
    ("Lain", "serapan", "2024", "pagu", 100.5),
    ("Contoh", "serapan", "2023", "pagu", 0.0),
    ("Contoh", "serapan", "2023", "pagu", 0.0),
    ("Contoh", "serapan", "2023", "realisasi", None),
    ("Contoh", "ikm", "2024", "nilai", 87.4),
    ("Contoh", "ikm", "2024", "pagu", 5.0),
    ("Contoh", "ikm", "2024", "Nilai", 87.5),
    ("Contoh", "ikm", "2024", None, 1.0),
    ("Contoh", "ikm", "2024", None, None),
    ("Contoh", "ikm", "2024", "realisasi", None),
    ("Contoh", "tiada", "2024", "nilai", 1.0),
    ("Contoh", "tiada", "2024", "pagu", 2.0),
    (None, "ikm", "2024", "nilai", None),
)
WIDE: Final = ("kantor", "indicator", "period", "realisasi", "pagu", "nilai", "conflict", "unknown_components")
EXPECTED: Final[tuple[tuple[Any, ...], ...]] = (
    ("Lain", "serapan", "2024", 88.305, None, None, True, 0),
    ("Contoh", "serapan", "2024", 90.25, 100.0, None, False, 0),
    ("Contoh", "serapan", "2023", None, 0.0, None, False, 0),
    ("Contoh", "ikm", "2024", None, None, 87.4, False, 3),
    ("Contoh", "tiada", "2024", None, None, None, False, 2),
    (None, "ikm", "2024", None, None, None, False, 0),
)


def frame_of(engine: Engine, rows: Iterable[tuple[Any, ...]] = ROWS, **kinds: str) -> Any:
    kinds = KINDS | kinds
    return engine.frame({name: [row[place] for row in rows] for place, name in enumerate(kinds)}, kinds)


def cells(rows: Iterable[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in WIDE) for row in rows]


def ordered(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return sorted(rows, key=lambda row: tuple(map(str, row)))


@pytest.mark.parametrize("engine", engines.engines())
def test_rows_of_components_become_a_row_an_indicator(engine: Engine) -> None:
    """In a frame of the same kind: blank is not zero, what differs is a conflict, what is unknown is counted."""
    frame = frame_of(engine)
    made = from_long(frame, [SERAPAN, IKM])
    assert type(made) is type(frame)
    assert list(engine.schema(made)) == ["indicator", "period", "kantor", *WIDE[3:]]
    assert ordered(cells(engine.rows(made))) == ordered(EXPECTED)
    assert {type(row[-2]) for row in cells(engine.rows(made))} == {bool}


@pytest.mark.parametrize("engine", engines.engines(eager=True))
def test_rows_stand_in_the_order_in_which_they_are_first_met(engine: Engine) -> None:
    assert cells(engine.rows(from_long(frame_of(engine), [SERAPAN, IKM]))) == list(EXPECTED)


@pytest.mark.parametrize("kind", ["integer", "float", "decimal:2"])
@pytest.mark.parametrize("engine", engines.engines())
def test_numbers_keep_their_type(engine: Engine, kind: str) -> None:
    """But for integers of numpy, which has no blank ones: they are floats, and the type says so."""
    if kind.startswith("decimal") and not engine.decimals:
        pytest.skip(f"{engine.name} has no decimals")
    convert = {"integer": int, "float": float}.get(kind, Decimal)
    numbers = [convert(number) for number in (9, 10, 10, 4, 5)]
    components = ("realisasi", "pagu", "pagu", "nilai", "nilai")
    rows = [("A", "serapan" if name != "nilai" else "ikm", "2024", name, number)
            for name, number in zip(components, numbers, strict=True)]  # fmt: skip
    frame = frame_of(engine, rows, value=kind)
    made = from_long(frame, [SERAPAN, IKM])
    before, after = engine.schema(frame), engine.schema(made)
    numpys = engine.name in {"pandas", "dask"} and kind == "integer"
    assert {after[name] for name in WIDE[3:6]} == {"float64" if numpys else before["value"]}
    found = {row["indicator"]: row for row in engine.rows(made)}
    assert [found["serapan"][name] for name in WIDE[3:]] == [numbers[0], numbers[1], None, False, 0]
    assert [found["ikm"][name] for name in WIDE[3:]] == [None, None, None, True, 0]
    assert isinstance(found["serapan"]["pagu"], float if numpys else convert)


@pytest.mark.parametrize("engine", engines.engines(lazy=True))
def test_a_plan_is_not_carried_out(engine: Engine) -> None:
    assert engine.trap is not None
    made = from_long(engine.trap(frame_of(engine)), [SERAPAN, IKM])
    with pytest.raises(Exception, match="computed"):
        engine.rows(made)


@pytest.mark.parametrize("engine", engines.engines())
def test_not_a_number_is_blank(engine: Engine) -> None:
    rows = [("A", "ikm", "2024", "nilai", number) for number in (float("nan"), 5.0, float("nan"))]
    (found,) = engine.rows(from_long(frame_of(engine, rows), [IKM]))
    assert (found["nilai"], found["conflict"]) == (5.0, False)


@pytest.mark.parametrize("engine", engines.engines())
def test_no_rows_make_no_rows(engine: Engine) -> None:
    assert engine.rows(from_long(frame_of(engine, []), [SERAPAN, IKM])) == []


@pytest.mark.parametrize("engine", engines.engines())
def test_what_is_made_can_be_assessed(engine: Engine) -> None:
    """A row in conflict says so; targets are those the rows repeat, where they agree."""
    rows = [
        ("A", "serapan", "2024", "realisasi", 90.25, 95.0),
        ("A", "serapan", "2024", "pagu", 100.0, None),
        ("B", "serapan", "2024", "realisasi", 90.25, 95.0),
        ("B", "serapan", "2024", "realisasi", 90.5, 95.0),
        ("B", "serapan", "2024", "pagu", 100.0, 95.0),
        ("C", "ikm", "2024", "nilai", 87.4, 87.0),
        ("C", "ikm", "2024", "nilai", 87.4, 88.0),
    ]
    wide = from_long(frame_of(engine, rows, target="float"), [SERAPAN, IKM], targets="target")
    made = engine.rows(assess_frame(wide, [SERAPAN, IKM], withheld={"conflict": "conflict"}))
    found = [[row[name] for name in ("kantor", "target", "status", "reason", "value", "achievement")] for row in made]
    assert sorted(found) == [
        ["A", 95.0, "computed", None, 90.25, 95.0],
        ["B", 95.0, "not-computable", "conflict", None, None],
        ["C", None, "not-computable", "conflict", None, None],
    ]


@pytest.mark.parametrize("engine", [engines.one("polars")])
def test_columns_and_keys_may_be_named(engine: Engine) -> None:
    """What is no key is left out, and rows that differ in nothing else are one."""
    rows = [
        ("A", "kec1", "ikm", "TW I", "nilai", 5, "x"),
        ("A", "kec1", "ikm", "TW I", "nilai", 5, "y"),
        ("A", "kec2", "ikm", "TW I", "nilai", 5, "z"),
    ]
    kinds = ["kab:text", "kec:text", "iku:text", "kapan:text", "unsur:text", "angka:integer", "catatan:text"]
    frame = engine.frame(
        {name.partition(":")[0]: [row[place] for row in rows] for place, name in enumerate(kinds)},
        dict(name.split(":") for name in kinds),
    )
    made = from_long(frame, IKM, component="unsur", value="angka", indicator="iku", period="kapan",
                     keys=["kab", "kec"])  # fmt: skip
    assert [tuple(row.values()) for row in engine.rows(made)] == [
        ("ikm", "TW I", "A", "kec1", 5, False, 0),
        ("ikm", "TW I", "A", "kec2", 5, False, 0),
    ]


# --- against rows taken one by one ------------------------------------------------------------------------------------

_ROWS = st.lists(
    st.tuples(
        st.sampled_from(["A", "B", None]),
        st.sampled_from(["serapan", "ikm", "tiada", None]),
        st.sampled_from(["2023", "2024"]),
        st.sampled_from(["realisasi", "pagu", "nilai", "lain", None]),
        st.sampled_from([0.0, 1.5, 2.0, None]),
    ),
    max_size=25,
)


@given(_ROWS)
def test_no_row_is_lost_and_no_number_is_made_up(rows: list[tuple[Any, ...]]) -> None:
    """Every group of rows is one row, and every number stands in its cell, in a conflict or in the count."""
    has = {"serapan": {"realisasi", "pagu"}, "ikm": {"nilai"}}
    numbers: dict[tuple[Any, ...], dict[str, set[float]]] = {row[:3]: defaultdict(set) for row in rows}
    unknown = dict.fromkeys(numbers, 0)
    for office, code, period, component, value in rows:
        if component in has.get(code, ()):
            numbers[office, code, period][component] |= set() if value is None else {value}
        elif value is not None:
            unknown[office, code, period] += 1
    expected = []
    for key, of in numbers.items():
        found = [next(iter(of[name])) if len(of[name]) == 1 else None for name in WIDE[3:6]]
        expected.append((*key, *found, any(len(several) > 1 for several in of.values()), unknown[key]))
    engine = engines.ENGINES["polars"]
    assert cells(engine.rows(from_long(frame_of(engine, rows), [SERAPAN, IKM]))) == expected


_REPORTS = st.lists(st.tuples(st.sampled_from(["realisasi", "pagu"]), st.sampled_from([1, 2, 3, None])), max_size=6)


@given(st.lists(_REPORTS, min_size=1, max_size=8))
@examples(20)
def test_a_conflict_is_what_the_assessment_of_records_calls_one(reports: list[list[tuple[str, int | None]]]) -> None:
    """Each row as a record of its own, those of an office assessed as a set: same status, reason and value."""
    office = sakip.IndicatorSet(code="contoh", indicators=(SERAPAN,), year=2024)
    cells = [(name, *cell) for name, rows in zip("ABCDEFGH", reports, strict=False) for cell in [*rows, (None, None)]]
    engine = engines.ENGINES["polars"]
    frame = frame_of(engine, [(name, "serapan", "2024", *cell, None) for name, *cell in cells], target="float")
    wide = from_long(frame, SERAPAN, targets="target")
    made = engine.rows(assess_frame(wide, SERAPAN, withheld={"conflict": "conflict"}))
    for row, rows in zip(made, reports, strict=True):
        records = [Realisation("serapan", Year(2024), {name: value}) for name, value in rows if value is not None]
        expected = sakip.assess(office, records, period=2024)["serapan"]
        assert (row["status"], row["reason"]) == (str(expected.status), expected.reason and str(expected.reason))
        assert row["value"] == (None if expected.value is None else float(expected.value))


# --- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", KINDS)
def test_a_column_that_is_not_there_is_named(name: str) -> None:
    engine = engines.ENGINES["polars"]
    frame = frame_of(engine).drop(name)
    with pytest.raises(FrameError, match=f"no column '{name}'"):
        from_long(frame, [SERAPAN, IKM], keys=["kantor"])


@pytest.mark.parametrize(("name", "kind"), [("value", "text"), ("component", "integer"), ("indicator", "integer")])
@pytest.mark.parametrize("engine", engines.engines())
def test_a_column_of_another_kind_is_refused(engine: Engine, name: str, kind: str) -> None:
    with pytest.raises(FrameError, match=f"column '{name}' holds"):
        from_long(frame_of(engine, [], **{name: kind}), [SERAPAN, IKM])


@pytest.mark.parametrize("name", ["pagu", "Nilai", "conflict", "UNKNOWN_COMPONENTS"])
def test_a_key_called_like_a_new_column_is_refused(name: str) -> None:
    """Also when only upper case tells them apart."""
    engine = engines.ENGINES["polars"]
    with pytest.raises(FrameError, match=f"already has a column '{name}'"):
        from_long(frame_of(engine).rename({"kantor": name}), [SERAPAN, IKM])


def test_a_component_called_like_a_column_is_refused() -> None:
    """As when it is called conflict, or like another but for upper case."""
    engine = engines.ENGINES["polars"]
    for name in ("conflict", "Pagu"):
        odd = Indicator(code="odd", name="Odd", unit="buah", own_units=["buah"], formula=count(name), polarity="higher")
        with pytest.raises(FrameError, match="already has a column"):
            from_long(frame_of(engine), [SERAPAN, odd])


def test_keys_are_several_and_no_numbers() -> None:
    engine = engines.ENGINES["polars"]
    with pytest.raises(DefinitionError, match=r"keys=\['kantor'\]"):
        from_long(frame_of(engine), [SERAPAN], keys="kantor")
    with pytest.raises(FrameError, match="'value' is no key"):
        from_long(frame_of(engine), [SERAPAN], keys=["kantor", "value"])
