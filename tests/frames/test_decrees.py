from __future__ import annotations

from typing import Any

import polars as pl
import pytest

import sakip
from sakip.frames import assess_frame

REPORTED = {
    "mojosari-2024": {"realisasi": 883.05, "pagu": 1000.0, "nilai": 80.5},
    "mumbulsari-2025": {"nilai": 87.4, "jumlah": 12.0, "diselesaikan": 7.0, "masuk": 8.0},
}


@pytest.mark.parametrize("code", sorted(REPORTED))
def test_a_decree_is_assessed_whole(code: str) -> None:
    """Row by row as alone; an indicator that is computed from others is blank where it has no columns of its own."""
    office = sakip.load(code)
    names = {part.name for one in office for part in one.formula.components if part.source is None}
    given: dict[str, Any] = {name: [REPORTED[code].get(name)] * len(office) for name in sorted(names)}
    given |= {"indicator": [one.code for one in office], "target": [80.0] * len(office)}
    rows = pl.DataFrame(given, schema_overrides=dict.fromkeys(names, pl.Float64))
    for row, one in zip(assess_frame(rows, office).rows(named=True), office, strict=True):
        components = {part.name: row.get(part.name) for part in one.formula.components}
        year = office.year or 2024
        target = sakip.Target(one.code, year, 80)
        alone = sakip.assess_one(one, target, sakip.Realisation(one.code, year, components))
        assert (row["status"], row["reason"]) == (alone.status, alone.reason)
        assert row["value"] == (None if alone.value is None else float(alone.value))
        assert row["achievement"] == (None if alone.achievement.value is None else float(alone.achievement.value))
        assert row["category"] == (None if alone.category is None else alone.category.code)


def test_components_from_other_indicators_are_read_where_they_have_columns() -> None:
    """Three of four programmes reached, counted by the caller, are 75 percent."""
    office = sakip.load("mumbulsari-2025")
    code = "indikator-program-tercapai"
    rows = pl.DataFrame({"indicator": [code], "target": [100.0], "tercapai": [3], "seluruh": [4]})
    assert assess_frame(rows, office[code])["value"].to_list() == [75.0]
