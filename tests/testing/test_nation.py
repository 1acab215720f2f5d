"""A synthetic nation: the same rows however they are asked for, and the character of real ones."""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from datetime import date
from importlib import import_module
from math import isnan, nan
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import sakip
from sakip.errors import DefinitionError, MissingExtraError, NotInForceError
from sakip.testing import Nation, nation
from sakip.testing.nation import MOST_OFFICES
from sakip.testing.nation.territory import code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

FEW = nation(offices=12, years=2, seed=3)
MANY = nation(offices=400, years=1, seed=3)
ROWS = MANY.part(0, MANY.count)
SURVEYED = nation(offices=12, seed=3, rows=1_000)


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two batches hold the same rows, a blank being the same as a blank."""
    return list(one) == list(other) and all(
        np.array_equal(column, other[name], equal_nan=column.dtype.kind == "f") for name, column in one.items()
    )


def blank(cell: str | float) -> bool:
    return isinstance(cell, float) and isnan(cell)


def joined(batches: Iterable[dict[str, Any]]) -> dict[str, Any]:
    held = list(batches)
    return {name: np.concatenate([batch[name] for batch in held]) for name in held[0]}


def kept(batch: dict[str, Any], where: Any) -> dict[str, Any]:
    return {name: column[where] for name, column in batch.items()}


def reported(made: Nation, batch: dict[str, Any], row: int) -> sakip.Assessment:
    """What the scalar path says of a row."""
    known, period = batch["indicator"][row], batch["period"][row]
    indicator = next(one for one in made.indicators if one.code == known)

    def cell(column: str) -> float | None:
        found = float(batch[column][row])
        return None if blank(found) else found

    aim = cell("target")
    components = {name: cell(column) for name, column in made.columns[known].items()}
    return sakip.assess_one(
        indicator,
        None if aim is None else sakip.Target(known, period, aim),
        sakip.Realisation(known, period, components),
        period=period,
    )


@pytest.fixture(scope="module")
def assessed() -> list[sakip.Assessment]:
    """Each seventh row, which meets every indicator and every quarter."""
    return [reported(MANY, ROWS, row) for row in range(0, MANY.count, 7)]


# --- the same rows ----------------------------------------------------------------------------------------------------


def test_the_rows_of_a_seed_are_these() -> None:
    """They are the same in every version of the library and on every machine, so that measurements can be repeated."""
    first = nation(offices=1, years=1).part(0, 10)
    cells = zip(*(first[name].tolist() for name in ("indicator", "target", "numerator", "denominator")), strict=True)
    assert [tuple(None if blank(cell) else cell for cell in row) for row in cells] == [
        ("realisasi-anggaran", 13.65, 409198516.3, 3001555000),
        ("ikm", 85, 83.22, None),
        ("nilai-sakip", 77, 66.91, None),
        ("ip-asn", 70, 63.11, None),
        ("pelayanan-sesuai-standar", 91, 129, 132),
        ("koordinasi-ditindaklanjuti", 86, 22, 25),
        ("aduan-belum-selesai", 23.5, 28, 154),
        ("lama-pelayanan", 3.25, 3.67, None),
        ("inovasi", 4, 3, None),
        ("desa-tertib-administrasi", 66, 11, 16),
    ]


@settings(max_examples=25)
@given(rows=st.integers(1, 1_000))
def test_batches_of_another_size_hold_the_same_rows(rows: int) -> None:
    """None is larger than asked for, and together they are all rows, in the same order."""
    made = list(nation(offices=12, years=2, seed=3, rows=rows).batches())
    assert [len(batch["office"]) for batch in made[:-1]] == [rows] * (len(made) - 1)
    assert 0 < len(made[-1]["office"]) <= rows
    assert same(joined(made), FEW.part(0, FEW.count))


@example(start=5, stop=5)
@given(start=st.integers(0, FEW.count), stop=st.integers(0, FEW.count + 50))
def test_a_part_can_be_made_without_the_others(start: int, stop: int) -> None:
    """It is what the whole has in its place; past the last row there is nothing."""
    assert same(FEW.part(start, stop), kept(FEW.part(0, FEW.count), slice(start, stop)))


def test_more_of_anything_adds_rows_and_changes_none() -> None:
    """A row depends on the seed, its office, period and indicator alone."""
    known = FEW.part(0, FEW.count)
    assert same(nation(offices=30, years=2, seed=3).part(0, FEW.count), known)
    longer = nation(offices=12, years=4, seed=3, first_year=2020).part(0, 2 * FEW.count)
    assert same(kept(longer, np.isin(longer["period"].astype(str), sorted(set(known["period"])))), known)
    wider = nation(offices=12, years=2, seed=3, indicators=23)
    every = wider.part(0, wider.count)
    codes = [indicator.code for indicator in FEW.indicators]
    assert same(kept(every, np.isin(every["indicator"].astype(str), codes)), known)
    assert wider.indicators[:10] == FEW.indicators


def test_another_seed_draws_other_figures_for_the_same_cells() -> None:
    """Which offices, periods and indicators there are is not left to chance."""
    one, other = FEW.part(0, FEW.count), nation(offices=12, years=2, seed=4).part(0, FEW.count)
    assert all(np.array_equal(one[name], other[name]) for name in ("office", "period", "indicator"))
    assert np.mean(one["numerator"] == other["numerator"]) < 0.1


# --- what a row is ----------------------------------------------------------------------------------------------------


def test_every_cell_has_one_row() -> None:
    """An office, a period and an indicator together name a row, and there are as many as was said."""
    rows = FEW.part(0, FEW.count)
    named = set(zip(rows["office"], rows["period"], rows["indicator"], strict=True))
    assert len(named) == FEW.count == 12 * 10 * 8 == len(rows["office"])
    assert sorted(set(rows["period"])) == [f"{year}-Q{quarter}" for year in (2021, 2022) for quarter in (1, 2, 3, 4)]


def test_the_offices_are_none_that_exist() -> None:
    """Their codes are formed like those of kecamatan, in provinces that are none of the 38; as many as asked for."""
    real = {*range(11, 20), 21, *range(31, 37), *range(51, 54), *range(61, 66), *range(71, 77), 81, 82, *range(91, 97)}
    codes = [code(office) for office in range(MOST_OFFICES)]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"\d\d\.\d\d\.\d\d", one) and int(one[:2]) not in real for one in codes)
    assert {int(one[:2]) for one in codes} == set(range(1, 100)) - real
    country = codes[:7285]
    assert (len({one[:2] for one in country}), len({one[:5] for one in country})) == (38, 521)
    assert "sintetis" in FEW.notice


def test_the_code_of_an_office_says_where_it_lies() -> None:
    """Regency and province are its beginnings."""
    assert all(
        office.startswith(f"{regency}.") and regency.startswith(f"{province}.")
        for office, regency, province in zip(ROWS["office"], ROWS["regency"], ROWS["province"], strict=True)
    )


def test_numbers_have_two_decimals() -> None:
    """Each is the float that its text with two decimals reads as, so that no digit hides behind them."""
    for name in ("target", "numerator", "denominator"):
        held = ROWS[name][~np.isnan(ROWS[name])].tolist()
        assert held == [float(f"{number:.2f}") for number in held]
        assert min(held) >= 0


@pytest.mark.parametrize("number", [1, 10, 57])
def test_indicators_are_of_every_character(number: int) -> None:
    """Codes are unique, and the columns are those of all their components; ten already have every polarity."""
    made = nation(offices=1, indicators=number)
    indicators = made.indicators
    assert len({one.code for one in indicators}) == len({one.name for one in indicators}) == number
    assert list(made.columns) == [one.code for one in indicators]
    for one in indicators:
        assert list(made.columns[one.code]) == [component.name for component in one.formula.components]
        assert one.scale is None or one.places == 2
        assert one.achievement_scale == sakip.regulations.scale("capaian", on=date(2025, 12, 31))
    if number >= 10:
        assert {one.polarity for one in indicators} == {"higher", "lower-mirror", "lower-inverse"}
        assert {one.formula.kind for one in indicators} == {"ratio", "count", "external_score"}
        assert {one.places for one in indicators} == {0, 1, 2}
        assert {None, 120} <= {one.cap for one in indicators}
        assert {one.floor for one in indicators} == {None, 0}
        assert len({one.scale for one in indicators}) == 4


def test_the_scales_are_those_of_the_last_year() -> None:
    """A nation of years before a regulation is refused with the day it began."""
    with pytest.raises(NotInForceError, match="2019"):
        nation(first_year=2010)


# --- a realistic spread -----------------------------------------------------------------------------------------------


def test_a_few_percent_are_blank() -> None:
    """Realisations, denominators, targets; and some offices send in nothing at all in some quarter."""
    divided = np.isin(ROWS["indicator"].astype(str), [one for one, names in MANY.columns.items() if len(names) == 2])
    blank = {name: np.isnan(ROWS[name]) for name in ("target", "numerator", "denominator")}
    assert 0.02 < blank["numerator"].mean() < 0.045
    assert 0.015 < blank["denominator"][divided].mean() < 0.04
    assert blank["denominator"][~divided].all()
    assert 0.005 < blank["target"].mean() < 0.02
    assert 0.005 < blank["numerator"].reshape(-1, 10).all(axis=1).mean() < 0.03


def test_some_targets_and_denominators_are_zero() -> None:
    """As in tables that were exported before anybody filled them in."""
    assert 0.002 < (ROWS["target"] == 0).mean() < 0.01
    assert 0.001 < (ROWS["denominator"] == 0).mean() < 0.01
    assert 0.002 < (ROWS["numerator"] == 0).mean() < 0.03


def test_budgets_have_a_heavy_tail_and_stand_for_a_year() -> None:
    """The mean lies well above the median; the quarters of a year have one budget, of which ever more is spent."""
    budget = kept(ROWS, ROWS["indicator"] == "realisasi-anggaran")
    size = budget["denominator"][budget["denominator"] > 0]
    assert np.mean(size) > 1.25 * np.median(size)
    assert size.max() > 100 * size.min()
    whole = np.where(budget["denominator"] > 0, budget["denominator"], np.nan).reshape(-1, 4)
    assert all(len({one for one in year if not isnan(one)}) <= 1 for year in whole.tolist())
    spent = np.nanmedian(budget["numerator"].reshape(-1, 4), axis=0)
    assert spent[0] < spent[1] < spent[2] < spent[3]


def test_scores_stand_on_the_ends_of_bands() -> None:
    """More of them than chance would put there, where a rule that is off by one hundredth shows."""
    for indicator in MANY.indicators:
        if indicator.scale is None:
            continue
        score = ROWS["numerator"][ROWS["indicator"] == indicator.code]
        edges = [float(edge) for edge in indicator.scale.edges if edge is not None]
        near = np.min([abs(score - edge) for edge in edges], axis=0)
        assert (near < 0.015).mean() > 0.02
        assert {-1, 0, 1} == set(np.round((score - edges[1])[abs(score - edges[1]) < 0.015] * 100))


def test_some_scores_are_on_the_scale_of_the_answers() -> None:
    """An index from 25 to 100 is reported as the mean of answers from 1 to 4 now and then, which lies out of range."""
    score = ROWS["numerator"][ROWS["indicator"] == "ikm"]
    assert 0.001 < ((score > 0) & (score <= 4)).mean() < 0.01
    assert not ((score > 4) & (score < 25)).any()


def test_every_row_can_be_assessed(assessed: list[sakip.Assessment]) -> None:
    """Most come to a value, and the others to the reasons that real tables give."""
    status = Counter(one.status for one in assessed)
    assert status[sakip.Status.COMPUTED] > 0.93 * len(assessed)
    reasons = Counter(str(one.reason or one.achievement.reason) for one in assessed)
    usual = {"not-reported", "missing-component", "zero-denominator", "no-target", "zero-target", "out-of-range"}
    assert usual <= set(reasons)


def test_achievements_gather_about_their_targets(assessed: list[sakip.Assessment]) -> None:
    """The median of each indicator is near 100, a good part lies above, and every category of achievement occurs."""
    raw: dict[str, list[float]] = {one.code: [] for one in MANY.indicators}
    for one in assessed:
        if one.achievement.raw is not None:
            raw[one.code].append(float(one.achievement.raw))
    for achieved in raw.values():
        assert 85 < np.median(achieved) < 110
        assert 0.1 < np.mean(np.array(achieved) > 100) < 0.6
    categories = {one.achievement_category.code for one in assessed if one.achievement_category}
    assert categories == {"SR", "R", "S", "T", "ST"}


def test_caps_and_floors_are_reached(assessed: list[sakip.Assessment]) -> None:
    """Some achievements are beyond them, in indicators of every polarity."""
    judged = [(one, one.achievement.raw) for one in assessed if one.achievement.raw is not None]
    capped = {one.indicator.polarity for one, raw in judged if one.indicator.cap and raw > one.indicator.cap}
    assert capped == {"higher", "lower-mirror", "lower-inverse"}
    assert any(raw < 0 and one.achievement.value == 0 for one, raw in judged)


# --- handing over -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("library", "taken"),
    [
        ("polars", lambda polars, batch: polars.DataFrame(batch, nan_to_null=True).to_dicts()),
        ("polars", lambda polars, batch: polars.DataFrame(batch).fill_nan(None).to_dicts()),
        ("pyarrow", lambda pyarrow, batch: pyarrow.table(
            {name: pyarrow.array(column, from_pandas=True) for name, column in batch.items()}).to_pylist()),
        ("pandas", lambda pandas, batch: pandas.DataFrame(batch).astype(object).replace(nan, None).to_dict("records")),
    ],
)  # fmt: skip
def test_a_batch_becomes_a_frame(library: str, taken: Callable[[Any, dict[str, Any]], list[dict[str, Any]]]) -> None:
    """The libraries of dataframes take it as it is: texts as texts, numbers as numbers."""
    batch = FEW.part(0, FEW.count)
    cells = ([None if blank(cell) else cell for cell in column.tolist()] for column in batch.values())
    assert taken(import_module(library), batch) == [
        dict(zip(batch, row, strict=True)) for row in zip(*cells, strict=True)
    ]


def test_a_csv_file_has_every_row(tmp_path: Path) -> None:
    """Under one header, a blank as an empty cell, whatever the size of a batch."""
    path = tmp_path / "nation.csv"
    nation(offices=12, years=2, seed=3, rows=101).write_csv(path)
    with path.open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    batch = FEW.part(0, FEW.count)
    assert [row["office"] for row in read] == batch["office"].tolist()
    for name in ("target", "numerator", "denominator"):
        assert np.array_equal([float(row[name] or "nan") for row in read], batch[name], equal_nan=True)
    assert ",nan" not in path.read_text(encoding="utf-8").lower()


# --- answers of a survey ----------------------------------------------------------------------------------------------


def test_answers_are_those_of_nine_elements() -> None:
    """From 1 to 4, mostly 3 and 4, and one in a hundred is missing; an answer has one row."""
    rows = joined(SURVEYED.answers(100))
    assert list(rows) == ["unit", "service", "respondent", "unsur", "score"]
    assert len(set(zip(rows["unit"], rows["respondent"], rows["unsur"], strict=True))) == len(rows["unit"])
    assert 0.98 < len(rows["unit"]) / (12 * 100 * 9) < 0.995
    assert sorted(set(rows["unsur"].tolist())) == list(range(1, 10))
    assert set(rows["respondent"].tolist()) == set(range(1, 101))
    assert set(rows["service"]) == {"layanan-1", "layanan-2", "layanan-3"}
    given_by = Counter(rows["score"].tolist())
    assert given_by[1] < given_by[2] < given_by[3] / 3
    assert sorted(given_by) == [1, 2, 3, 4]


@pytest.mark.parametrize("rows", [1, 7, 250, 10**6])
def test_answers_are_the_same_in_batches_of_another_size(rows: int) -> None:
    """No batch has more rows than asked for; more offices add answers and change none."""
    whole = joined(nation(offices=2, seed=3).answers(15, services=2))
    made = list(nation(offices=3, seed=3, rows=rows).answers(15, services=2))
    assert max(len(batch["unit"]) for batch in made) <= rows
    assert same(kept(joined(made), slice(len(whole["unit"]))), whole)


def test_a_respondent_answers_about_one_service() -> None:
    """Respondents are shared out evenly among the services of their office."""
    rows = joined(SURVEYED.answers(10, services=4))
    asked = set(zip(rows["unit"], rows["respondent"].tolist(), rows["service"], strict=True))
    assert len(asked) == 12 * 10
    offered = Counter(service for unit, _, service in asked if unit == "01.01.01")
    assert offered == {"layanan-1": 3, "layanan-2": 3, "layanan-3": 2, "layanan-4": 2}


def test_the_index_of_the_answers_is_a_likely_one() -> None:
    """Offices differ, between poor and excellent."""
    rows = joined(SURVEYED.answers(60))
    index = [25 * rows["score"][rows["unit"] == unit].mean() for unit in sorted(set(rows["unit"]))]
    assert 75 < min(index) < max(index) - 5 < 92


# --- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"offices": 0}, "offices of a synthetic nation is 0. Write 1 to"),
        ({"offices": MOST_OFFICES + 1}, f"Write 1 to {MOST_OFFICES}"),
        ({"years": True}, "years of a synthetic nation is True"),
        ({"years": 980}, "Write 1 to 979"),
        ({"indicators": 1.5}, "indicators of a synthetic nation is 1.5"),
        ({"first_year": 1900}, "first_year of a synthetic nation is 1900"),
        ({"rows": "100"}, "rows of a synthetic nation is '100'"),
        ({"seed": -1}, "seed of a synthetic nation is -1"),
    ],
)
def test_a_nation_of_no_size_is_refused(given: dict[str, Any], message: str) -> None:
    """With what was given and what may be."""
    with pytest.raises(DefinitionError, match=re.escape(message)):
        nation(**given)


@pytest.mark.parametrize(("given", "message"), [((0, 1), "respondents"), ((1, 0), "services")])
def test_a_survey_of_nobody_is_refused(given: tuple[int, int], message: str) -> None:
    """Before the first batch is asked for."""
    with pytest.raises(DefinitionError, match=f"{message} of a synthetic nation is 0"):
        FEW.answers(given[0], services=given[1])


def test_numpy_is_asked_for_when_rows_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """A nation can be described without it; its rows cannot be drawn, and the message says what to install."""
    monkeypatch.setitem(sys.modules, "numpy", None)
    made = nation(offices=2)
    assert len(made.indicators) == 10
    for asked in (made.batches, lambda: made.part(0, 1), lambda: made.answers(5)):
        with pytest.raises(MissingExtraError, match="pip install numpy") as caught:
            asked()
        assert caught.value.extra == "numpy"
