from __future__ import annotations

import json
import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import sakip
from sakip.comparison import PerformanceReport, Standing, report
from sakip.errors import DefinitionError, UnknownNameError
from sakip.indicators import Analysis, Realisation
from sakip.periods import PlanWindow, Quarter, Year
from sakip.plan import Budget

if TYPE_CHECKING:
    from sakip.sets import IndicatorSet

CODES = ("target", "years", "medium-term", "standard", "causes", "efficiency-definitions", "efficiency",
         "efficiency-total", "programmes", "budget")  # fmt: skip


@pytest.fixture(scope="session")
def whole(office: IndicatorSet) -> PerformanceReport:
    return report(office, margin=5)


def found(told: PerformanceReport, code: str) -> list[dict[str, Any]]:
    return [dict(finding.facts) for finding in told.findings if finding.code == code]


def rows(told: PerformanceReport, table: str, indicator: str) -> list[dict[str, Any]]:
    return [row for row in told.table(table).to_dicts("en") if row["indicator"] == indicator]


# --- the seven analyses -----------------------------------------------------------------------------------------------


def test_every_objective_has_its_indicators_and_the_one_without_any_is_shown(whole: PerformanceReport) -> None:
    assert [(each.code, [one.code for one in each]) for each in whole.objectives] == [
        ("s1", ["ikm", "waktu"]),
        ("s2", ["predikat"]),
        ("s3", ["desa", "pelanggaran"]),
        ("s4", []),
        ("", ["lepas"]),
    ]
    (unmeasured,) = [row for row in whole.table("target").to_dicts() if row["objective"] == "Belum diukur"]
    assert unmeasured["why"] == {"indicator": "belum ada indikator"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("IKM", "85 84.00 98.82 not reached"),
        ("Waktu pelayanan", "10 8.00 110.00 exceeded"),
        ("Predikat SAKIP", "BB BB reached reached"),
        ("Desa mandiri", "10 10 100.00 reached"),
        ("Pelanggaran", "0 2 None not computable"),
        ("Indikator tanpa sasaran", "50 None None not computable"),
    ],
)
def test_target_and_realisation_of_the_year(whole: PerformanceReport, name: str, expected: str) -> None:
    (row,) = rows(whole, "target", name)
    assert " ".join(str(row[code]) for code in ("target", "realisation", "achievement", "standing")) == expected


def test_why_a_standing_cannot_be_computed_is_said_beside_it(whole: PerformanceReport) -> None:
    assert "target for 2024 is 0" in rows(whole, "target", "Pelanggaran")[0]["why"]["standing"]
    assert "no realisation" in rows(whole, "target", "Indikator tanpa sasaran")[0]["why"]["standing"]
    assert whole.standings == {
        Standing.EXCEEDED: 1,
        Standing.REACHED: 2,
        Standing.NOT_REACHED: 1,
        Standing.NOT_COMPUTABLE: 2,
    }


def test_a_limit_on_an_achievement_is_shown_beside_it(whole: PerformanceReport) -> None:
    (row,) = rows(whole, "target", "Waktu pelayanan")
    assert row["why"] == {"achievement": "Limited; 120.00% without the limit."}


def test_the_target_is_the_one_that_was_promised_last(whole: PerformanceReport, office: IndicatorSet) -> None:
    assert rows(whole, "target", "IKM")[0]["document"] == "Perjanjian Kinerja perubahan 2024"
    before = report(
        office, [Realisation("ikm", 2024, {"nilai": 84}, recorded=date(2024, 6, 1))], as_of=date(2024, 6, 30)
    )
    assert rows(before, "target", "IKM")[0]["document"] == "Perjanjian Kinerja 2024"
    assert before["ikm"].standing is Standing.EXCEEDED
    assert before.heading("en") == "Performance of Kecamatan Contoh, 2024, as known on 30 June 2024"


def test_this_year_beside_each_earlier_one(whole: PerformanceReport) -> None:
    """84 in 2024 is 2 more than the 82 of 2023 and 4 more than the 80 of 2022; nothing is known before."""
    assert whole.years == (Year(2022), Year(2023), Year(2024))
    changes = [(row["year"], row["value-change"], row["achievement-change"]) for row in rows(whole, "years", "IKM")]
    assert changes == [
        ("2024", "", ""),
        ("2023", Decimal("2.00"), Decimal("-1.18")),
        ("2022", Decimal("4.00"), Decimal("0.05")),
    ]
    _, last, _ = rows(whole, "years", "Predikat SAKIP")
    assert (last["value-change"], last["why"]["value-change"]) == (None, "predicates have no difference")


def test_how_many_years_are_compared_can_be_said(office: IndicatorSet) -> None:
    assert report(office, years=2).years == (Year(2023), Year(2024))
    assert report(office, years=200).years == report(office).years
    alone = report(office, years=1)
    assert alone.years == (Year(2024),)
    assert alone["ikm"].past == ()
    assert "tidak ada" in alone.table("years").notes[0].label().casefold()


def test_no_difference_is_made_across_a_change_of_measuring_unless_it_is_named() -> None:
    """The nilai SAKIP of 2020 was given under PermenPANRB 12/2015, those since under 88/2021."""
    muncar = sakip.load("muncar-2024")
    plain, named = report(muncar), report(muncar, across=["PermenPANRB 88/2021"])
    (grade,) = [past for past in plain["nilai-sakip"].past if past.then.period == Year(2020)]
    assert (grade.value_change, grade.achievement_change, grade.broken) == (None, None, ("PermenPANRB 88/2021",))
    assert plain["nilai-sakip"].past[-2].value_change == Decimal("-3.14")
    row = rows(plain, "years", "Nilai SAKIP Kecamatan")[-1]
    assert "PermenPANRB 88/2021" in row["why"]["value-change"]
    assert any("PermenPANRB 88/2021" in note.label() for note in plain.table("years").notes)
    assert named["nilai-sakip"].past[-1].value_change == Decimal("1.29")
    with pytest.raises(UnknownNameError, match="break of the series"):
        report(muncar, across=["PermenPANRB 12/2015"])
    with pytest.raises(DefinitionError, match="is one text"):
        report(muncar, across="PermenPANRB 88/2021")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("IKM", "2024 84.00 87 96.55"),
        ("Waktu pelayanan", "2024 8.00 8 100.00"),
        ("Predikat SAKIP", "2024 BB A not reached"),
        ("Desa mandiri", "2022–2024 30 50 60.00"),
        ("Pelanggaran", "2024 2 None None"),
    ],
)
def test_the_result_up_to_this_year_against_the_medium_term_plan(
    whole: PerformanceReport, name: str, expected: str
) -> None:
    """The Renstra 2022–2026 counts for 2024, though the next one is issued."""
    (row,) = rows(whole, "medium-term", name)
    assert " ".join(str(row[code]) for code in ("years-counted", "realisation", "target", "achievement")) == expected
    assert row["plan"] == (None if name == "Pelanggaran" else "Renstra 2022-2026 (2026)")


def test_the_medium_term_can_be_named(office: IndicatorSet) -> None:
    shorter = report(office, medium_term=2025)
    assert shorter["ikm"].medium_term.target == next(
        target for target in office.targets if (target.indicator, str(target.period)) == ("ikm", "2025")
    )
    assert shorter["desa"].medium_term.assessment is not None
    assert Fraction(shorter["desa"].medium_term.assessment.achievement.raw or 0) == 75
    longer = report(office, medium_term=PlanWindow(2023, 2026))["desa"].medium_term
    assert longer.assessment is not None
    assert longer.assessment.achievement.value == Decimal("55.00")


def test_a_plan_that_began_before_the_years_compared_is_added_up_whole(office: IndicatorSet) -> None:
    made = report(office, years=1)["desa"].medium_term
    assert made.years == (Year(2022), Year(2023), Year(2024))
    assert made.assessment is not None
    assert made.assessment.value == 30


def test_a_national_standard_is_compared_with_and_every_absence_stated(whole: PerformanceReport) -> None:
    (row,) = rows(whole, "standard", "IKM")
    assert (row["standard"], row["achievement"], row["standing"]) == (Decimal(80), Decimal("105.00"), "exceeded")
    (none,) = rows(whole, "standard", "Desa mandiri")
    assert none["why"]["standard"] == "no national standard is declared"
    assert found(whole, "report-no-standard")[0]["indicators"] == ("waktu", "predikat", "desa", "pelanggaran", "lepas")


def test_required_words_that_nobody_wrote_are_named_what_was_not_reached_first(office: IndicatorSet) -> None:
    bare = report(evolve(office, analyses=()))
    missing = found(bare, "missing-analysis")
    assert [facts["indicator"] for facts in missing] == ["ikm", "waktu", "predikat", "desa", "pelanggaran", "lepas"]
    assert [facts["standing"] for facts in missing][:2] == [Standing.NOT_REACHED, Standing.EXCEEDED]
    assert {facts["period"] for facts in missing} == {Year(2024)}
    (row,) = rows(bare, "causes", "IKM")
    assert row["why"] == dict.fromkeys(("cause", "remedy", "supporting"), "not written yet")


def test_words_that_are_there_stand_in_the_table(whole: PerformanceReport) -> None:
    (row,) = rows(whole, "causes", "IKM")
    assert (row["cause"], row["remedy"]) == ("Loket ditutup dua bulan", "Loket cadangan")
    (half,) = rows(whole, "causes", "Desa mandiri")
    assert (half["cause"], half["remedy"]) == ("Pendampingan penuh", None)
    assert "ikm" not in {facts["indicator"] for facts in found(whole, "missing-analysis")}
    assert [word.code for word in found(whole, "missing-analysis")[2]["what"]] == ["report-remedy", "report-programmes"]


def test_further_words_are_added_and_none_is_lost(office: IndicatorSet) -> None:
    more = [
        Analysis("Indeks Kepuasan", 2024, cause="Pegawai kurang", remedy="Loket cadangan"),
        Analysis("ikm", Quarter(2024, 1), cause="Awal tahun"),
        Analysis("ikmm", 2024, cause="?"),
    ]
    told = report(office, analyses=more)
    words = told["ikm"].words
    assert words is not None
    assert (words.cause, words.remedy) == ("Loket ditutup dua bulan\nPegawai kurang", "Loket cadangan")
    assert found(told, "analysis-other-period") == [
        {"indicator": "ikm", "period": Quarter(2024, 1), "year": Year(2024)}
    ]
    assert [facts["name"] for facts in found(told, "unknown-indicator")] == ["ikmm"]


def test_efficiency_by_three_definitions(whole: PerformanceReport) -> None:
    """600 of 700 million is 85,71%: 98,82 − 85,71 = 13,11; (700 × 98,82% − 600) ÷ (700 × 98,82%) = 13,26%."""
    gap, pmk, thrifty = whole["ikm"].efficiency
    assert (gap.value, gap.verdict) == (Decimal("13.11"), "efficient")
    assert (pmk.value, pmk.rating) == (Decimal("13.26"), Decimal("83.16"))
    assert (thrifty.value, thrifty.verdict) == (None, "inefficient")
    assert gap.raw == Fraction(8400, 85) - Fraction(600, 7)
    assert [one.verdict for one in whole["predikat"].efficiency] == ["", "", "efficient"]
    assert all(one.why and one.why.label() == "pagu nol" for one in whole["desa"].efficiency)
    assert all(one.why is not None for one in whole["lepas"].efficiency)
    definitions = whole.table("efficiency-definitions").to_dicts()
    assert [row["confidence"] for row in definitions] == ["S", "S", "M"]
    assert [row["unit"] for row in definitions] == ["poin persen", "persen", "ya atau tidak"]


def test_a_rating_beyond_the_limits_is_limited_and_says_so(whole: PerformanceReport) -> None:
    """(700 × 110% − 600) ÷ (700 × 110%) = 22,08%, of which NE would be 105,19."""
    pmk = whole["waktu"].efficiency[1]
    assert (pmk.value, pmk.rating, pmk.unlimited) == (Decimal("22.08"), Decimal("100.00"), Decimal("105.19"))
    row = rows(whole, "efficiency", "Waktu pelayanan")[1]
    assert row["why"]["rating"] == "E is limited (a reading); NE would be 105.19 without it."


def test_objectives_are_added_up_only_when_how_to_combine_indicators_is_declared(office: IndicatorSet) -> None:
    """s1 has achieved (98,82 + 110) ÷ 2 = 104,41% of 700 million, s2 100% of 300 million."""
    codes = ("ikm", "waktu", "koordinasi", "sama")
    second = evolve(office["desa"], code="sama", node="s2")
    kept = [*(one for one in office.indicators if one.code in codes), second]
    chosen = [target for target in office.targets if target.indicator in codes]
    less = evolve(office, indicators=kept, targets=chosen, analyses=(),
                  realisations=[one for one in office.realisations if one.indicator in codes])  # fmt: skip
    less = less.with_targets([sakip.Target("sama", 2024, 10)])
    records = [Realisation("sama", 2024, {"jumlah": 10})]
    (undeclared,) = report(less, records).efficiency_total
    assert undeclared.value is None
    assert undeclared.why is not None
    assert "belum dinyatakan" in undeclared.why.label()
    (declared,) = report(less, records, combine="mean").efficiency_total
    worth = Fraction("104.41") * 7 + 300
    assert declared.value == sakip.publish((worth - 897) / worth * 100, 2)


def test_supporting_programmes_with_their_money_and_results(whole: PerformanceReport) -> None:
    table = whole.table("programmes").to_dicts("en")
    first = [row for row in table if row["objective"] == "Pelayanan publik"]
    assert [(row["number"], row["absorption"], row["indicator"]) for row in first] == [
        ("7.01.02", Decimal("85.71"), "Hasil koordinasi"),
        ("7.01.01", Decimal("99.00"), None),
    ]
    assert (first[0]["achievement"], first[0]["standing"]) == (Decimal("90.00"), "not reached")


def test_an_objective_served_by_a_link_only_has_no_money_of_its_own(whole: PerformanceReport) -> None:
    unmeasured = next(each for each in whole.objectives if each.code == "s4")
    assert unmeasured.why_no_absorption is not None
    assert "Program penunjang" in unmeasured.why_no_absorption.label()


def test_the_budget_is_realised_as_sums_over_sums(whole: PerformanceReport) -> None:
    table = whole.table("budget")
    absorbed = {row["programme"]: row["absorption"] for row in table.to_dicts()}
    assert absorbed == {
        "Program pelayanan publik": Decimal("85.71"),
        "Koordinasi pelayanan": Decimal("90.00"),
        "Pelimpahan urusan": Decimal("75.00"),
        "Program penunjang": Decimal("99.00"),
        "Program pemberdayaan": None,
    }
    assert table.to_dicts()[-1]["why"] == {"absorption": "pagu nol"}
    total = table.to_dict()["total"]
    assert (total["budget"], total["spending"], total["absorption"]) == ("1000000000", "897000000", "89.70")


# --- as a whole -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["muncar-2024", "mojosari-2024", "mumbulsari-2025"])
def test_a_set_that_lacks_nearly_everything_is_reported_and_says_what_it_lacks(name: str) -> None:
    told = report(sakip.load(name))
    assert tuple(table.code for table in told.tables) == CODES
    said = told.text()
    for lack in (
        "belum ada target jangka menengah",
        "belum ada standar nasional",
        "belum ditulis",
        "belum ada program",
    ):
        assert lack in said
    assert said.isprintable() or "\n" in said
    assert {finding.code for finding in told.findings} >= {
        "missing-analysis", "report-unplanned", "report-no-standard", "report-no-absorption",
    }  # fmt: skip
    assert len(told) == sum(told.standings.values())


@pytest.mark.parametrize("lang", ["id", "en"])
def test_everything_is_said_in_both_languages(whole: PerformanceReport, lang: str) -> None:
    said = whole.text(lang)
    assert "{" not in said
    made = json.loads(json.dumps(whole.to_dict(lang)))
    assert made["format"] == "sakip.report/1"
    assert [table["code"] for table in made["tables"]] == list(CODES)
    for table in whole.tables:
        for row in table.rows:
            assert all(cell.why is None or cell.why.label(lang) for cell in row)


def test_a_cell_without_a_value_says_why_where_a_number_belongs(whole: PerformanceReport) -> None:
    for table in whole.tables:
        for name in ("target", "realisation", "achievement", "budget", "spending", "absorption"):
            if name in {column.code for column in table.columns}:
                blank = [cell for cell in table.column(name) if cell.value is None and cell.why is None]
                # of what has no target, or stands at no objective, the reason is in the cell beside it
                assert not blank or table.code in {"medium-term", "standard", "efficiency"}


def test_tables_and_indicators_are_found_by_their_codes(whole: PerformanceReport) -> None:
    assert whole["Indeks Kepuasan"].code == "ikm"
    with pytest.raises(UnknownNameError, match="indicator in the report of 2024"):
        whole["koordinasi"]
    with pytest.raises(UnknownNameError, match="table of the report"):
        whole.table("tahun")


def test_a_report_can_be_pickled(whole: PerformanceReport) -> None:
    again = pickle.loads(pickle.dumps(whole))  # noqa: S301  # the pickle is ours
    assert again.to_dict() == whole.to_dict()


def test_a_report_covers_one_year(office: IndicatorSet) -> None:
    assert report(office, year="2023").year == Year(2023)
    with pytest.raises(DefinitionError, match="covers a year"):
        report(office, year="2024-Q1")
    with pytest.raises(DefinitionError, match="has no year"):
        report(evolve(office, year=None))
    with pytest.raises(DefinitionError, match="is no number of years"):
        report(office, years=0)
    with pytest.raises(UnknownNameError, match="way to combine"):
        report(office, combine="average")  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="policy"):
        report(office, policy="checked")


def test_realisations_of_other_years_are_named(office: IndicatorSet) -> None:
    told = report(office, [Realisation("ikm", 2010, {"nilai": 70}), Realisation("ikm", 2025, {"nilai": 85})])
    (facts,) = found(told, "other-period")
    assert (facts["count"], facts["periods"]) == (2, (Year(2010), Year(2025)))


def test_only_what_was_verified_counts_when_that_is_asked(office: IndicatorSet) -> None:
    told = report(office, policy="verified")
    assert {each.standing for each in told} == {Standing.NOT_COMPUTABLE}


def test_an_earlier_report_can_be_made_again(office: IndicatorSet) -> None:
    """On the last day of 2024 neither the results of the year nor what was spent were known."""
    told = report(office, as_of=date(2024, 12, 31))
    assert told["ikm"].assessment.value is None
    assert told["ikm"].past[0].then.value == 82
    assert told.spending.total.budget.amount == 10**9
    assert told.spending.total.spending.amount is None


# --- laws -------------------------------------------------------------------------------------------------------------

days = st.dates(date(2024, 1, 1), date(2025, 12, 31))
later = st.lists(
    st.builds(
        lambda code, year, value, day: Realisation(code, year, {"nilai": value}, recorded=day),
        st.sampled_from(["ikm", "waktu", "lepas"]),
        st.sampled_from([2023, 2024]),
        st.integers(25, 100),
        days,
    ),
    max_size=4,
)
OFFICE = sakip.load(str(Path(__file__).with_name("lengkap.toml")))
laws = examples(25)


@laws
@given(later.flatmap(lambda records: st.tuples(st.just(records), st.permutations(records))), days)
def test_what_became_known_after_a_day_changes_no_report_of_that_day(
    given: tuple[list[Realisation], list[Realisation]], day: date
) -> None:
    records, shuffled = given
    known = [record for record in records if record.recorded is None or record.recorded <= day]
    late = [
        Budget("p2", 2024, 5, "perubahan", issued=date(2026, 1, 1)),
        Budget("p2", 2024, spent=7, recorded=date(2026, 1, 1)),
    ]
    more = evolve(OFFICE, budgets=(*OFFICE.budgets, *late)).with_targets(
        [sakip.Target("ikm", 2024, 99, issued=date(2026, 1, 1)),
         sakip.Target("ikm", 2025, 99, issued=date(2026, 1, 1), kind="renstra", document="Renstra perubahan",
                      replaces="Renstra 2022-2026")]
    )  # fmt: skip
    assert report(more, shuffled, as_of=day).to_dict() == report(OFFICE, known, as_of=day).to_dict()


@laws
@given(st.integers(1, 10**6))
def test_no_percentage_depends_on_what_money_is_counted_in(times: int) -> None:
    def scaled(amount: Any) -> Any:
        return None if amount is None else amount * times

    budgets = [evolve(one, amount=scaled(one.amount), spent=scaled(one.spent)) for one in OFFICE.budgets]
    told, plain = report(evolve(OFFICE, budgets=budgets), margin=5), report(OFFICE, margin=5)
    for one, other in zip(told, plain, strict=True):
        assert [(e.value, e.raw, e.rating, e.verdict) for e in one.efficiency] == [
            (e.value, e.raw, e.rating, e.verdict) for e in other.efficiency
        ]
    assert told.spending.total.exact == plain.spending.total.exact


@laws
@given(st.lists(st.integers(25, 100), min_size=1, max_size=3))
def test_the_standing_of_a_report_is_that_of_its_scorecard(values: list[int]) -> None:
    corrected = [
        Realisation("ikm", 2024, {"nilai": value}, recorded=date(2025, 2, 1 + place))
        for place, value in enumerate(values)
    ]
    told = report(OFFICE, corrected)
    card = sakip.assess(OFFICE, corrected, period=2024)
    for each in told:
        assert each.assessment == card[each.code]
        assert (each.standing in {Standing.EXCEEDED, Standing.REACHED}) == (card[each.code].achievement.reached is True)
