"""One thing of every kind there is a view of."""

from __future__ import annotations

import datetime as dt
import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sakip
from sakip import audit, comparison, rollup
from sakip.findings import Finding, Place
from sakip.instruments import skm

if TYPE_CHECKING:
    from sakip.sets import IndicatorSet

CASES = Path(__file__).parent.parent / "cases"


def reported() -> list[sakip.Realisation]:
    """Realisations of Mojosari, of which each has something else to say."""
    return [
        sakip.Realisation("ikm", 2024, {"nilai": "88.1"}, recorded="2025-01-05"),
        sakip.Realisation("ikm", 2024, {"nilai": "89.1"}, recorded="2025-01-05"),
        sakip.Realisation("nilai-sakip", 2024, {"nilai": "81.205"}, state="draft"),
        sakip.Realisation("pelayanan-sesuai-standar", 2024, {"terlayani": 0, "dilayani": 0}),
        sakip.Realisation("realisasi-anggaran", 2024, {"realisasi": 883}),
        sakip.Realisation("inovasi", 2024, {}, applicable=False),
        sakip.Realisation("koordinasi-ditindaklanjuti", 2024, {"ditindaklanjuti": 3, "hasil_koordinasi": 8}),
    ]


def region(office: IndicatorSet, first: str = "Kec. A", second: str = "Kec. B") -> rollup.RegionalCard:
    """A regency of two districts, one of which has not reported."""
    cards = {first: sakip.assess(office, reported())}
    inner = rollup.Region.of("Kawasan", [first, second])
    return rollup.across(rollup.Region.of("Kab. Contoh", [inner]), cards)


def survey() -> skm.Result:
    """Published answers to the nine elements."""
    return skm.read(CASES / "skm_raw.csv", on=dt.date(2024, 12, 31))


@cache
def things() -> dict[str, Any]:
    """One thing of every kind, by the name of the kind."""
    muncar, mojosari = sakip.load("muncar-2024"), sakip.load("mojosari-2024")
    card = sakip.assess(mojosari, reported())
    years = sakip.series(muncar)
    report = comparison.report(muncar)
    scale = mojosari["nilai-sakip"].scale
    assert scale is not None
    text = "indicator,period,component,value\nikm,2024,nilai,88.4\nikm,2024,nilai,abc\nxyz,2024,nilai,1\n"
    every = [
        mojosari,
        mojosari["nilai-sakip"],
        scale,
        scale.bands[0],
        mojosari.printed_tables["sakip-mojosari"],
        card,
        card["koordinasi-ditindaklanjuti"],
        card["ikm"].explain(),
        Finding("missing-key", {"name": "unit"}, Place("set.toml", 3)),
        years,
        years["nilai-sakip"],
        years["ikm"].trend(),
        report,
        report.table("target"),
        audit.read(CASES / "published.csv"),
        years["nilai-sakip"].breaks[0],
        region(mojosari),
        next(iter(region(mojosari))),
        survey(),
        rollup.scores(sakip.assess(muncar))[-1],
        sakip.read_realisations(io.StringIO(text), mojosari),
    ]
    return {type(thing).__name__: thing for thing in every}
