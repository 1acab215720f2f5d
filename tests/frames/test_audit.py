"""Frames find of every published row what the audit of that row alone finds, on every engine."""

from __future__ import annotations

import csv
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final

import engines
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from sakip import audit
from sakip.audit import POLARITIES, RULES, Convention
from sakip.errors import DefinitionError, FrameError, NumberError, UnknownNameError
from sakip.figures import ROUNDINGS, publish
from sakip.frames.auditing import audit_frame

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from engines import Engine

CASES: Final = Path(__file__).parents[1] / "cases" / "achievement.csv"
NAMES: Final = ("target", "realisation", "achievement")
ADDED: Final = ("verdict", "reason", "rule", "convention", "right", "difference")
POLARITY: Final = (None, *POLARITIES)


def called(convention: Convention) -> str:
    """Return what frames call a convention."""
    form = "ratio-" if convention.form == "ratio" else ""
    if convention.zero:
        return f"zero-{convention.zero}"
    if convention.cap is not None:
        return f"{form}cap"
    if convention.floor:
        return "floor"
    if convention.rule == "repeats-realisation":
        return "exact"
    return "padded" if convention.padded else f"{form}{convention.rounding}"


def alone(row: Sequence[Any], polarity: str | None, caps: Sequence[Any] = ()) -> tuple[Any, ...] | None:
    """Return what the audit of a row alone finds, None where it takes its numbers as rounded before."""
    (found,) = audit.achievements([dict(zip(NAMES, row, strict=True))], polarity=polarity, caps=caps).rows
    convention = found.convention
    if convention is not None and convention.inputs != "printed":
        return None
    reason = next((code.removeprefix("not-") for code in (remark.code for remark in found.remarks)), None)
    return (
        found.verdict.value,
        reason if found.verdict is audit.Verdict.NOT_COMPARABLE else None,
        convention and convention.rule,
        convention and called(convention),
        None if found.right is None else float(found.right),
        None if found.difference is None else float(found.difference),
    )


def drawn(chance: Random, convert: Any, *, places: int = 2) -> list[Any]:
    """Return a row whose figure was made in one of many ways, or in none."""
    size = chance.choice([3, 20, 200, 30_000])
    target, made = (Fraction(chance.randint(-size // 9, size), 10 ** chance.randint(0, places)) for _ in range(2))
    target, made = chance.choice([(target, made)] * 9 + [(Fraction(0), made), (target, Fraction(0)), (made, made)])
    value = RULES[chance.choice(["higher", "lower-mirror", "lower-inverse", "stabilise"])].value(target, made)
    if not target or value is None:
        figure: Any = chance.choice([0, 100, made, None])
    else:
        value = chance.choice([value] * 5 + [value / 100, min(value, Fraction(100)), max(value, Fraction(0)), made])
        value += chance.choice([0] * 9 + [Fraction(1, 10**places)])
        figure = Fraction(publish(value, chance.randint(0, places), chance.choice(list(ROUNDINGS))))
    return [None if cell is None or chance.random() < 0.02 else convert(cell) for cell in (target, made, figure)]


def decimal(number: Fraction | int) -> Decimal:
    return publish(Fraction(number), 2)


KINDS: Final[dict[str, tuple[Any, int]]] = {"float": (float, 2), "decimal:2": (decimal, 2), "integer": (int, 0)}


@cache
def table(kind: str, many: int = 120) -> dict[str, list[Any]]:
    chance = Random(f"audit {kind}")  # noqa: S311  # a sample, no secret
    convert, places = KINDS[kind]
    rows = [drawn(chance, convert, places=places) for _ in range(many)]
    return {"nomor": list(range(many)), **{name: [row[at] for row in rows] for at, name in enumerate(NAMES)}}


def frame_of(engine: Engine, kind: str = "float", rows: Sequence[Sequence[Any]] | None = None) -> Any:
    columns = table(kind)
    if rows is not None:
        columns = {"nomor": list(range(len(rows)))} | {n: [row[at] for row in rows] for at, n in enumerate(NAMES)}
    return engine.frame(columns, {"nomor": "integer", **dict.fromkeys(NAMES, kind)})


def found(engine: Engine, frame: Any, **choices: Any) -> list[tuple[Any, ...]]:
    rows = sorted(engine.rows(audit_frame(frame, **choices)), key=lambda row: int(row["nomor"]))
    return [tuple(row[name] for name in ADDED) for row in rows]


# --- row by row -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "polarity"), [("float", None), ("decimal:2", "lower"), ("integer", "lower-inverse")])
@pytest.mark.parametrize("engine", engines.engines())
def test_every_row_is_found_to_be_what_its_audit_alone_finds(engine: Engine, kind: str, polarity: str | None) -> None:
    """Verdict, reason, rule, convention, the right figure and the difference, bit by bit."""
    if not engine.decimals and kind.startswith("decimal"):
        pytest.skip(f"{engine.name} has no decimals")
    columns = table(kind)
    frame = frame_of(engine, kind)
    if engine.name in {"pandas", "dask"} and kind == "integer":
        kind, columns = "float", {name: [None if c is None else float(c) for c in columns[name]] for name in NAMES}
    rows = list(zip(*(columns[name] for name in NAMES), strict=True))
    for row, got in zip(rows, found(engine, frame, polarity=polarity), strict=True):
        expected = alone(row, polarity)
        if expected is None:
            assert got[:4] == ("not-reproduced", None, None, None), row
        else:
            assert tuple(map(engines.identity, got)) == tuple(map(engines.identity, expected)), row


@given(
    st.sampled_from(list(KINDS)), st.sampled_from(POLARITY), st.integers(0, 10**6), st.sampled_from([(), ("110.05",)])
)
@examples(60)
def test_no_row_is_found_to_be_otherwise(kind: str, polarity: str | None, seed: int, caps: tuple[str, ...]) -> None:
    """Any polarity, any limits of the caller's own."""
    chance = Random(seed)  # noqa: S311  # a sample, no secret
    convert, places = KINDS[kind]
    rows = [drawn(chance, convert, places=places) for _ in range(12)]
    engine = engines.ENGINES["polars"]
    for row, got in zip(rows, found(engine, frame_of(engine, kind, rows), polarity=polarity, caps=caps), strict=True):
        expected = alone(row, polarity, caps)
        if row[2] is not None and abs(row[2]) >= 10**7:
            assert got[0] == "not-comparable"
        elif expected is None:
            assert got[0] == "not-reproduced", row
        else:
            assert got == expected, row


def test_published_rows_are_found_to_be_what_their_audit_finds() -> None:
    """Every row of the tables that were really published, as far as it holds numbers of at most four decimals."""
    with CASES.open(encoding="utf-8", newline="") as file:
        cells = [
            [row[name].strip() for name in ("target", "realisation", "achievement_pct_published")]
            for row in csv.DictReader(file)
        ]
    rows = [[float(cell) if cell else None for cell in row] for row in cells if all(map(_is_number, row))]
    assert len(rows) > 100
    engine = engines.ENGINES["polars"]
    verdicts = []
    for row, got in zip(rows, found(engine, frame_of(engine, "float", rows), places=4), strict=True):
        expected = alone(row, None)
        verdicts.append(got[0])
        if any(cell is not None and round(cell, 4) != cell for cell in row):
            assert got[0] != "reproduced" or (expected and expected[0] == "reproduced"), row
            continue
        assert got == expected or (expected is None and got[0] == "not-reproduced"), row
    assert verdicts.count("reproduced") > len(rows) * 3 / 4
    assert "not-reproduced" in verdicts


def _is_number(cell: str) -> bool:
    try:
        return not cell or float(cell) == float(cell)
    except ValueError:
        return False


# --- what numbers alone show ------------------------------------------------------------------------------------------

ROWS: Final[dict[str, tuple[tuple[Any, ...], tuple[Any, ...]]]] = {
    "exact": ((50.0, 25.0, 50.0), ("reproduced", None, "higher", "exact", 50.0, None)),
    "wrong": ((90.62, 93.93, 106.35), ("not-reproduced", None, None, None, 103.65, 2.7)),
    "program": ((90.0, 94.0, 94 / 90 * 100), ("reproduced", None, "higher", "unrounded", 104.44, None)),
    "program ratio": ((90.0, 94.0, 94 / 90), ("reproduced", None, "higher", "ratio-unrounded", 1.04, None)),
    "program wrong": ((90.0, 94.0, 99.123456), ("not-reproduced", None, None, None, 104.44, 99.123456 - 104.44)),
    "three decimals": ((90.0, 94.0, 104.444), ("not-comparable", "out-of-bounds", None, None, None, None)),
    "infinity": ((90.0, float("inf"), 104.44), ("not-comparable", "out-of-bounds", None, None, None, None)),
    "infinite figure": ((90.0, 94.0, float("inf")), ("not-reproduced", None, None, None, 104.44, float("inf"))),
    "long": ((1e12, 94.0, 0.0), ("not-comparable", "out-of-bounds", None, None, None, None)),
    "tiny": ((0.001, 94.0, 0.0), ("not-comparable", "out-of-bounds", None, None, None, None)),
    "blank": ((None, None, None), ("not-comparable", "blank-row", None, None, None, None)),
    "no target": ((None, 1.0, 1.0), ("not-comparable", "no-base", None, None, None, None)),
    "no realisation": ((1.0, None, 1.0), ("not-comparable", "no-realisation", None, None, None, None)),
    "no figure": ((1.0, 1.0, None), ("not-comparable", "no-figure", None, None, None, None)),
    "no target to reach": ((0.0, 0.0, None), ("reproduced", None, "higher", "zero-none", None, None)),
}


@pytest.mark.parametrize("engine", engines.engines())
def test_what_numbers_show_by_themselves(engine: Engine) -> None:
    """What a program printed unrounded, what lies beyond 64 bits, and what is blank."""
    rows = found(engine, frame_of(engine, "float", [row for row, _ in ROWS.values()]))
    assert dict(zip(ROWS, rows, strict=True)) == {name: expected for name, (_, expected) in ROWS.items()}


# --- frames -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", engines.engines())
def test_the_columns_of_the_caller_stay_as_they_are(engine: Engine) -> None:
    """In their order and of their types, before the new ones, in a frame of the same kind."""
    frame = frame_of(engine)
    before, made = engine.schema(frame), audit_frame(frame)
    after = engine.schema(made)
    assert type(made) is type(frame)
    assert list(after) == [*before, *ADDED]
    assert {name: after[name] for name in before} == before
    blank = engine.schema(audit_frame(frame_of(engine, "float", [(None, None, None)])))
    assert {name: after[name] for name in ADDED} == {name: blank[name] for name in ADDED}


@pytest.mark.parametrize("engine", engines.engines(lazy=True))
def test_a_plan_is_not_carried_out(engine: Engine) -> None:
    assert engine.trap is not None
    made = audit_frame(engine.trap(frame_of(engine)))
    with pytest.raises(Exception, match="computed"):
        engine.rows(made)


@pytest.mark.parametrize("engine", [engines.one("pandas"), engines.one("pandas-pyarrow")])
def test_the_index_of_pandas_is_kept(engine: Engine) -> None:
    frame = frame_of(engine, "float", [(1.0, 1.0, 100.0), (1.0, 2.0, 100.5)])
    frame.index = [7, 3]
    made = audit_frame(frame)
    assert list(made.index) == [7, 3]
    assert list(made["verdict"]) == ["reproduced", "not-reproduced"]


@pytest.mark.parametrize("engine", [engines.one("polars"), engines.one("duckdb")])
def test_columns_may_be_called_otherwise(engine: Engine) -> None:
    names = {"pagu": [100], "realisasi": [25], "persen": [25]}
    frame = engine.frame(names, dict.fromkeys(names, "integer"))
    (row,) = engine.rows(audit_frame(frame, target="pagu", realisation="realisasi", achievement="persen"))
    assert [row[name] for name in ADDED[:4]] == ["reproduced", None, "higher", "exact"]


def test_what_cannot_be_audited_is_refused() -> None:
    """A column that is missing, is text, or is called like a new one; choices there are none of."""
    engine = engines.ENGINES["polars"]
    frame = frame_of(engine)
    with pytest.raises(FrameError, match="no column 'capaian'"):
        audit_frame(frame, achievement="capaian")
    with pytest.raises(FrameError, match="already has a column 'Verdict'"):
        audit_frame(frame.rename({"nomor": "Verdict"}))
    with pytest.raises(FrameError, match="column 'target' holds"):
        audit_frame(engine.frame({name: ["1"] for name in NAMES}, dict.fromkeys(NAMES, "text")))
    with pytest.raises(UnknownNameError, match="no polarity called 'turun'"):
        audit_frame(frame, polarity="turun")
    with pytest.raises(NumberError):
        audit_frame(frame, caps=["seratus"])
    for places in (1, 5, True):
        with pytest.raises(DefinitionError, match="Give 2 to 4"):
            audit_frame(frame, places=places)
