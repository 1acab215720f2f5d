"""The index of many units is, of each, the index that its answers come to alone."""

from __future__ import annotations

from datetime import date
from itertools import count, product
from math import prod
from random import Random
from typing import TYPE_CHECKING, Any, Final

import engines
import pytest
from frames import answered
from hypothesis import given
from hypothesis import strategies as st

from sakip import regulations
from sakip.errors import DefinitionError, FormulaError, FrameError, UnknownNameError
from sakip.frames.surveying import survey
from sakip.instruments import skm
from sakip.instruments.skm import Steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engines import Engine

DAY: Final = date(2024, 12, 31)
CODES: Final = skm.survey(DAY).codes
KINDS: Final = dict.fromkeys(("unit", "unsur", "score", "times"), "integer")
POLARS: Final = [engines.one("polars-lazy")]

Answer = tuple[int, int, "int | None", int]
"""Unit, number of the element, score, and how many such answers."""


def frame_of(engine: Engine, answers: Sequence[Sequence[Any]], **kinds: str) -> Any:
    columns = {name: [row[place] for row in answers] for place, name in enumerate(KINDS)}
    return engine.frame(columns, {**KINDS, **kinds})


def rows_of(engine: Engine, made: Any) -> dict[Any, dict[str, Any]]:
    return {row.pop("unit"): row for row in engine.rows(made)}


def expected(answers: Iterable[Sequence[Any]], **how: Any) -> dict[Any, dict[str, Any]]:
    names = dict(enumerate(CODES, 1))
    units: dict[Any, list[tuple[str, Any, int]]] = {}
    for unit, number, score, times in answers:
        units.setdefault(unit, []).append((names.get(number, ""), score, times))
    return {unit: answered.index(given, on=DAY, **how) for unit, given in units.items()}


def of_sums(means: Sequence[tuple[int, int]], unit: int = 1) -> list[Answer]:
    """Return answers of which so many make such a sum, for each element in turn."""
    rows: list[Answer] = []
    for number, (total, many) in enumerate(means, 1):
        low, over = divmod(total, many)
        rows += [(unit, number, low, many - over), (unit, number, low + 1, over)]
    return rows


# --- worked examples --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("how", "ikm", "category"),
    [
        ({}, 91.48, "A"),
        ({"weights": "0.111"}, 91.38, "A"),
        ({"weights": "0.11"}, 90.56, "A"),
        ({"steps": Steps(mean=2)}, 91.5, "A"),
        ({"steps": Steps(weighted=2)}, 91.25, "A"),
        ({"weights": "0.11", "steps": Steps(mean=2, weighted=2)}, 90.75, "A"),
        ({"steps": Steps(total=1, rounding="truncate")}, 90.0, "A"),
    ],
)
@pytest.mark.parametrize("engine", POLARS)
def test_a_published_survey_of_29_respondents(engine: Engine, how: Any, ikm: float, category: str) -> None:
    """Its sums are as printed, and each way to calculate comes to another index."""
    answers = of_sums([(total, 29) for total in (105, 101, 100, 116, 102, 105, 106, 105, 115)])
    row = rows_of(engine, survey(frame_of(engine, answers), on=DAY, counts="times", **how))[1]
    assert (row["ikm"], row["category"], row["answers"], row["refused"]) == (ikm, category, 261, 0)
    assert {1: row} == expected(answers, **how)


@pytest.mark.parametrize(
    ("on", "category"), [("2017-05-08", "A"), ("2017-05-09", "B")],
)  # fmt: skip
@pytest.mark.parametrize("engine", POLARS)
def test_the_regulation_of_the_day_gives_the_class(engine: Engine, on: str, category: str) -> None:
    """82 is A by the bands of 2004 and B by those of 2017."""
    answers = of_sums([(82 * 4, 100)] * 2)
    made = survey(frame_of(engine, answers), on=on, counts="times", elements=["prosedur", "persyaratan"])
    row = rows_of(engine, made)[1]
    assert (row["ikm"], row["category"]) == (82.0, category)


@pytest.mark.parametrize("engine", POLARS)
def test_a_printed_weight_may_fall_below_the_scale(engine: Engine) -> None:
    """Nine elements of the lowest score, weighed by 0.11, have an index that no class holds."""
    row = rows_of(engine, survey(frame_of(engine, of_sums([(1, 1)] * 9)), on=DAY, weights="0.11", counts="times"))[1]
    assert (row["status"], row["ikm"], row["category"]) == ("computed", 24.75, None)


def test_every_survey_held_is_classified_as_it_is_published() -> None:
    """Half-up to two decimals: the class is then found by the published index."""
    for day in (date(2004, 2, 24), DAY):
        scale = regulations.scale("skm", on=day)
        assert (scale.places, scale.rounding) == (2, "half-up")


# --- laws -------------------------------------------------------------------------------------------------------------

STEPS: Final = st.builds(
    Steps,
    mean=st.sampled_from([None, None, 1, 2]),
    weighted=st.sampled_from([None, None, 2, 3]),
    total=st.sampled_from([None, None, 1, 2]),
    rounding=st.sampled_from(["half-up", "truncate", "half-even"]),
)
TIMES: Final = st.integers(0, 12) | st.integers(0, 2**28) | st.just(2**30)
ANSWERS: Final = st.lists(
    st.tuples(st.integers(1, 4), st.integers(0, 10), st.sampled_from([None, 1, 2, 3, 3, 4, 4, 0, 5]), TIMES),
    min_size=1, max_size=120,
)  # fmt: skip


@given(answers=ANSWERS, asked=st.integers(1, 9), weights=st.sampled_from(["exact", "0,111", "0.11"]), steps=STEPS)
@pytest.mark.parametrize("engine", POLARS)
def test_drawn_answers_come_to_what_they_come_to_alone(
    engine: Engine, answers: list[Answer], asked: int, weights: str, steps: Steps
) -> None:
    how: dict[str, Any] = {"elements": CODES[:asked], "weights": weights, "steps": steps}
    made = survey(frame_of(engine, answers), on=DAY, counts="times", **how)
    assert rows_of(engine, made) == expected(answers, **how)


@given(chance=st.randoms(use_true_random=False), size=st.sampled_from([2, 5, 12, 60]))
@pytest.mark.parametrize("engine", POLARS)
def test_small_surveys_with_blanks_hold_many_ties(engine: Engine, chance: Random, size: int) -> None:
    """The divisors differ from element to element, and indices lie half way between two hundredths again and again."""
    answers: list[Answer] = []
    for unit in range(30):
        sums = [(chance.randint(many, 4 * many), many) for many in (chance.randint(1, size) for _ in range(4))]
        answers += of_sums(sums, unit)
    how: dict[str, Any] = {"elements": CODES[:4], "steps": Steps(total=chance.choice([None, 2]), rounding="half-even")}
    made = survey(frame_of(engine, answers), on=DAY, counts="times", **how)
    assert rows_of(engine, made) == expected(answers, **how)


# --- the closest calls ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", ["half-up", "half-even", "truncate"])
@pytest.mark.parametrize("engine", POLARS)
def test_ties_of_different_divisors_are_ties(engine: Engine, rule: str) -> None:
    """Two means of hundreds of millions of answers that lie together on 88.305, and one score beside it."""
    many, half = 10_000 * 30_011, 35_322 * 30_011
    answers: list[Answer] = []
    for unit, one in enumerate((0, 1, -1)):
        answers += of_sums([(half + 7, many), (2 * half - 14 + one, 2 * many)], unit)
    how: dict[str, Any] = {"elements": CODES[:2], "steps": Steps(total=3, rounding=rule)}
    made = survey(frame_of(engine, answers), on=DAY, counts="times", **how)
    assert rows_of(engine, made) == expected(answers, **how)
    plain = rows_of(engine, survey(frame_of(engine, answers), on=DAY, counts="times", elements=CODES[:2]))
    assert [plain[unit]["ikm"] for unit in range(3)] == [88.31, 88.31, 88.3]


def primes_below(most: int, many: int) -> list[int]:
    found = (number for number in count(most, -1) if all(number % by for by in range(2, int(number**0.5) + 1)))
    return [next(found) for _ in range(many)]


def beside_a_tie(divisors: Sequence[int], beside: int) -> list[tuple[int, int]]:
    """Return sums over prime divisors whose index lies ``beside / (200 * n * product)`` off half way, n their number.

    No index of these divisors lies closer to it.
    """
    many, whole = len(divisors), prod(divisors)
    sums = [beside * pow(5000 * (whole // one), -1, one) % one + one for one in divisors]
    for more in product(range(3), repeat=many):
        tried = [total + one * times for total, one, times in zip(sums, divisors, more, strict=True)]
        above = sum(5000 * total * (whole // one) for total, one in zip(tried, divisors, strict=True)) - beside
        if (above // whole) % (2 * many) == many:
            return list(zip(tried, divisors, strict=True))
    return []


@pytest.mark.parametrize("engine", POLARS)
def test_the_closest_that_nine_means_can_come_to_half_way(engine: Engine) -> None:
    """One part in a number of 81 digits: above it the index is rounded up, and below it down."""
    divisors = primes_below(2**30, 9)
    found = {beside: sums for beside in range(-12, 13) if beside and (sums := beside_a_tie(divisors, beside))}
    assert min(found) < 0 < max(found)
    answers = [row for beside, sums in found.items() for row in of_sums(sums, beside)]
    assert rows_of(engine, survey(frame_of(engine, answers), on=DAY, counts="times")) == expected(answers)


# --- what counts for nothing ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", POLARS)
def test_nothing_is_lost(engine: Engine) -> None:
    """What is no score, or of no element that is asked about, is counted beside the answers."""
    answers = [(1, 1, 4, 5), (1, 2, 0, 7), (1, 2, 5, 11), (1, 2, None, 13), (1, 3, 4, 17), (1, None, 4, 19)]
    made = survey(frame_of(engine, answers), on=DAY, counts="times", elements=CODES[:2])
    row = rows_of(engine, made)[1]
    assert (row["answers"], row["refused"], row["reason"]) == (5, 7 + 11 + 17 + 19, "missing-component")


@pytest.mark.parametrize(
    ("times", "reason"),
    [(None, "out-of-bounds"), (-1, "out-of-bounds"), (2**30 + 1, "out-of-bounds"), (2**30, None), (0, "not-reported")],
)
@pytest.mark.parametrize("engine", [engines.one("polars"), engines.one("pandas"), engines.one("duckdb")])
def test_a_row_that_does_not_say_how_many_it_stands_for_takes_its_unit_out(
    engine: Engine, times: int | None, reason: str | None
) -> None:
    answers = [(1, 1, 4, times), (2, 1, 4, 1)]
    made = rows_of(engine, survey(frame_of(engine, answers), on=DAY, counts="times", elements=CODES[:1]))
    assert (made[1]["reason"], made[2]["reason"]) == (reason, None)


@pytest.mark.parametrize("engine", POLARS)
def test_weights_of_ones_own_may_leave_an_element_out(engine: Engine) -> None:
    """What counts for nothing cannot be missed."""
    how: dict[str, Any] = {"elements": CODES[:3], "weights": dict(zip(CODES, ("2/3", "1/3", 0), strict=False))}
    answers = [*of_sums([(10, 3), (7, 2)], 1), *of_sums([(10, 3), (7, 2), (9, 7)], 2), (3, 3, 4, 1)]
    made = rows_of(engine, survey(frame_of(engine, answers), on=DAY, counts="times", **how))
    assert made == expected(answers, **how)
    assert [made[unit]["reason"] for unit in (1, 2, 3)] == [None, None, "missing-component"]


# --- every engine -----------------------------------------------------------------------------------------------------


def a_few_hundred() -> list[tuple[Any, ...]]:
    """Answers with blanks, garbage, unknown elements, blank units, silent elements, and ties."""
    chance = Random(5)  # noqa: S311  # a sample, no secret
    rows: list[tuple[Any, ...]] = []
    for unit, many in product(range(6), range(20)):
        for number in CODES[: 3 - (unit == 4)]:
            score = None if chance.random() < 0.1 else chance.choice([1, 2, 3, 3, 4, 4])
            rows.append((f"U{unit}", CODES.index(number) + 1, score, many))
    rows += [("U1", 1, 2**62, 0), ("U1", 2, 2**62, 0), ("U1", 0, 4, 0), ("U2", None, 4, 0), ("U3", 11, 3, 0)]
    rows += [("U3", 9, 2**62, 0), ("U5", 9, -(2**63), 0), ("sunyi", 1, None, 0), (None, 1, 4, 0), (None, 2, 9, 0)]
    return rows


@pytest.mark.parametrize("engine", engines.engines())
def test_every_engine_comes_to_the_same(engine: Engine) -> None:
    """In a frame of the same kind, with the integers behind the published numbers where they are asked for."""
    answers = a_few_hundred()
    frame = frame_of(engine, answers, unit="text")
    made = survey(frame, on=DAY, elements=CODES[:3], scaled=True)
    must = expected([(unit, number, score, 1) for unit, number, score, _ in answers], elements=CODES[:3])
    assert type(made) is type(frame)
    found = rows_of(engine, made)
    assert found.keys() == must.keys()
    for unit, row in found.items():
        scaled = {name: row.pop(name) for name in list(row) if name.endswith("_scaled")}
        assert {name: engines.identity(cell) for name, cell in row.items()} == {
            name: engines.identity(cell) for name, cell in must[unit].items()
        }, unit
        for name, cell in scaled.items():
            plain, power = row[name.removesuffix("_scaled")], 100 if name.startswith("ikm") else 1000
            assert cell == (None if plain is None else round(plain * power)), name


@pytest.mark.parametrize("engine", engines.engines(lazy=True))
def test_a_plan_is_not_carried_out(engine: Engine) -> None:
    assert engine.trap is not None
    made = survey(engine.trap(frame_of(engine, [(1, 1, 4, 1)])), on=DAY, elements=CODES[:1])
    assert list(engine.schema(made))[:4] == ["unit", "status", "reason", "ikm"]
    with pytest.raises(Exception, match="computed"):
        engine.rows(made)


@pytest.mark.parametrize("engine", [*engines.engines(eager=True), engines.one("duckdb")])
def test_elements_go_by_their_names(engine: Engine) -> None:
    """By code, number, name or another they are known by, in whatever case."""
    said = ["waktu", "U3", "3", "Waktu Penyelesaian", "kecepatan_pelayanan", "U30", "", None]
    columns: dict[str, list[Any]] = {"unit": ["a"] * 8, "unsur": said, "score": [4, 4, 4, 4, 3, 1, 1, 1]}
    frame = engine.frame(columns, {"unit": "text", "unsur": "text", "score": "integer"})
    row = rows_of(engine, survey(frame, on=DAY, elements=["waktu"]))["a"]
    assert (row["nrr_waktu"], row["answers_waktu"], row["refused"]) == (3.8, 5, 3)


@pytest.mark.parametrize("engine", engines.engines(eager=True))
def test_units_may_be_told_apart_by_several_columns(engine: Engine) -> None:
    """The services of a unit are pooled unless they are asked for; rows come in order."""
    columns: dict[str, list[Any]] = {
        "kode": ["b", "a", "a"],
        "layanan": ["x", "y", "x"],
        "u": [1, 1, 1],
        "nilai": [4, 1, 2],
    }
    frame = engine.frame(columns, {"kode": "text", "layanan": "text", "u": "integer", "nilai": "integer"})
    named: dict[str, Any] = {"on": DAY, "unsur": "u", "score": "nilai", "elements": CODES[:1]}
    apart = engine.rows(survey(frame, by=["kode", "layanan"], **named))
    assert [(row["kode"], row["layanan"], row["ikm"]) for row in apart] == [
        ("a", "x", 50.0), ("a", "y", 25.0), ("b", "x", 100.0),
    ]  # fmt: skip
    assert [row["ikm"] for row in engine.rows(survey(frame, by="kode", **named))] == [37.5, 100.0]


@pytest.mark.parametrize("engine", [engines.one("polars"), engines.one("pandas"), engines.one("duckdb")])
def test_scores_may_be_floats(engine: Engine) -> None:
    """A float that is no whole score is refused, and none at all is blank."""
    scores = [4.0, 3.5, None, float("nan"), float("inf"), 3.0]
    answers = [("a", 1, score, 1) for score in scores]
    made = survey(frame_of(engine, answers, unit="text", score="float"), on=DAY, elements=CODES[:1])
    row = rows_of(engine, made)["a"]
    assert (row["ikm"], row["answers"], row["refused"]) == (87.5, 2, 2)


# --- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "error", "said"),
    [
        ({"by": "kantor"}, FrameError, "no column 'kantor'"),
        ({"counts": "jumlah"}, FrameError, "no column 'jumlah'"),
        ({"score": "word"}, FrameError, "column 'word' holds String, and not numbers. Cast"),
        ({"by": "IKM"}, FrameError, "already has a column 'IKM'"),
        ({"on": "kemarin"}, DefinitionError, "is no day"),
        ({"on": date(1999, 1, 1)}, DefinitionError, "1999"),
        ({"elements": ["ramah"]}, UnknownNameError, "ramah"),
        ({"weights": "0.5"}, UnknownNameError, "0.5"),
        ({"elements": CODES[:2], "weights": dict.fromkeys(CODES[:2], "1/3")}, DefinitionError, "sum to exactly 1"),
        ({"elements": CODES[:2], "weights": {CODES[0]: "1/1000000007", CODES[1]: "1000000006/1000000007"}},
         FormulaError, "more than 63 bits"),
        ({"elements": CODES[:2], "weights": {CODES[0]: "1/3", CODES[1]: "2/3"}, "steps": Steps(weighted=9)},
         FormulaError, "more than 63 bits"),
        ({"elements": CODES[:2], "weights": {CODES[0]: f"1/{10**15 + 37}", CODES[1]: f"{10**15 + 36}/{10**15 + 37}"},
          "steps": Steps(mean=2)}, FormulaError, "more than 63 bits"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("engine", POLARS)
def test_what_cannot_be_done_is_said(engine: Engine, change: dict[str, Any], error: type[Exception], said: str) -> None:
    columns: dict[str, list[Any]] = {"unit": [1], "unsur": [1], "score": [4], "IKM": [1], "word": ["4"]}
    frame = engine.frame(columns, {**dict.fromkeys(columns, "integer"), "word": "text"})
    with pytest.raises(error, match=said):
        survey(frame, **{"on": DAY, **change})
