"""How other people's code uses the library: only type-checked, never run."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, assert_type

import sakip
from sakip import (
    Assessment,
    CategoryBand,
    CategoryScale,
    Formula,
    Indicator,
    IndicatorSet,
    Intake,
    Realisation,
    Scorecard,
    Status,
    Target,
    Year,
)
from sakip.instruments import akip, ipasn, skm

office = sakip.load("mojosari-2024")
assert_type(office, IndicatorSet)
assert_type(office["ikm"], Indicator)

rows = sakip.read_realisations("realisasi.csv", office)
assert_type(rows, Intake)

card = sakip.assess(office, rows.realisations, period=Year(2024), as_of=date(2024, 12, 31))
assert_type(card, Scorecard)
assert_type(card.to_dicts(), list[dict[str, Any]])

one = card["realisasi-anggaran"]
assert_type(one, Assessment)
assert_type(one.status, Status)
assert_type(one.exact, Fraction | None)
assert_type(one.value, Decimal | None)
assert_type(one.achievement.raw, Fraction | None)
assert_type(one.achievement.value, Decimal | None)
assert_type(one.category, CategoryBand | None)
assert_type(sakip.replay(one.explain().to_dict()), Assessment)

scale = sakip.regulations.scale("skm", on=date(2024, 12, 31))
assert_type(scale, CategoryScale)
assert_type(scale.classify("80"), CategoryBand)


@sakip.formula(tercapai="desa", total="desa")
def desa_tercapai(tercapai: Any, total: Any) -> Any:
    return tercapai / total * sakip.PERCENT


assert_type(desa_tercapai, Formula)

indicator = Indicator(
    code="ikm",
    name="IKM Kecamatan",
    unit="poin",
    polarity="higher",
    formula=sakip.external_score("nilai", assessor="e-SUKMA", document="Laporan SKM"),
    scale=scale,
)
target = Target("ikm", Year(2024), "87")
realisation = Realisation("ikm", Year(2024), {"nilai": "87.4"})
assert_type(sakip.assess_one(indicator, target, realisation), Assessment)

answers = skm.read("survei.csv", on=date(2024, 12, 31), weights="0.11", population={"KTP": 350})
assert_type(answers, skm.Result)
assert_type(answers.pooled.value, Decimal | None)
assert_type(answers.which_rule_reproduces("81,67"), tuple[skm.Convention, ...])
assert_type(answers.realisation("ikm", 2024), Realisation)

people = ipasn.read("pegawai.csv", on=date(2024, 12, 31))
assert_type(people, ipasn.Result)
assert_type(people.overall.score, Fraction | None)
assert_type(people.realisation("ip-asn", Year(2024)), Realisation)

evaluation = akip.evaluate(akip.sheet(on=date(2024, 12, 31)), {"1.a": "BB", "1.b": akip.Met(7, 9)})
assert_type(evaluation.predikat, CategoryBand | None)
assert_type(evaluation.realisation("nilai-sakip", 2024), Realisation)

assert_type(sakip.regulations.at(date(2024, 12, 31)), sakip.regulations.InForce)
assert_type(
    sakip.regulations.readings("scale", "ipasn", on=date(2024, 12, 31)), tuple[sakip.regulations.Provision, ...]
)

verified = sakip.assess(office, rows.realisations, policy="verified")
assert_type(verified.left_out, tuple[Realisation, ...])
assert_type(sakip.assess(office, policy=sakip.Policy("own", evidence="hash")), Scorecard)

agreement = sakip.PlanningDocument("pk", "Perjanjian Kinerja 2024", issued=date(2024, 1, 30))
assert_type(agreement.targets(2024, {"ikm": "87"}), tuple[Target, ...])

years = sakip.series(office, rows.realisations, periods=sakip.PlanWindow(2020, 2024))
assert_type(years, sakip.Series)
assert_type(years["ikm"].trend(across=["PermenPANRB 88/2021"]).mean, Fraction | None)

region = sakip.rollup.Region.of("Kabupaten", ["Kecamatan A", "Kecamatan B"])
figure = sakip.rollup.across(region, {"Kecamatan A": card}).figure("ikm")
assert_type(figure.headline, Assessment | None)
assert_type(sakip.rollup.scores(card), tuple[sakip.rollup.Score, ...])

assert_type(office.plan, sakip.Plan)
assert_type(office.plan.absorption("program", 2024).exact, Fraction | None)

report = sakip.comparison.report(office, rows.realisations, year=2024)
assert_type(report["ikm"].standing, sakip.comparison.Standing)

found = sakip.audit.read("tabel.csv")
assert_type(found.rows, tuple[sakip.audit.AuditedRow, ...])
assert_type(found.rows[0].right, Decimal | None)
