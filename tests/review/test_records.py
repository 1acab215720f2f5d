from __future__ import annotations

from typing import Any

import pytest
from reviews import COUNT, OWN, RATIO, SCORE, expect, found, one, promised, reported, set_file, table

import sakip
from sakip.indicators import Realisation
from sakip.review import review

POOR = RATIO | {
    "code": "miskin",
    "name": "Angka kemiskinan",
    "polarity": "lower-mirror",
    "formula": {"kind": "ratio", "numerator": "miskin", "denominator": "penduduk", "unit": "orang"},
}
REVENUE = RATIO | {
    "code": "pad",
    "name": "Persentase realisasi PAD",
    "formula": {"kind": "ratio", "numerator": "realisasi", "denominator": "pagu", "unit": "rupiah"},
}


@pytest.mark.parametrize(
    ("indicator", "components", "facts", "code"),
    [
        (SCORE, {"nilai": "80"}, {"document": None}, "external-score-without-evidence"),
        (RATIO, {"terlayani": "12", "diterima": "10"}, {}, "numerator-above-denominator"),
        (SCORE, {"nilai": "100.1"}, {}, "value-outside-scale"),
        (SCORE | {"scale": "skm", "name": "IKM", "note": "120 responden"}, {"nilai": "3.4"}, {}, "value-outside-scale"),
        (POOR, {"miskin": "2000000", "penduduk": "1000"}, {}, "numerator-above-denominator"),
        (RATIO | {"name": "Rasio permohonan"}, {"terlayani": "21", "diterima": "10"}, {}, "ratio-magnitude"),
        (REVENUE, {"realisasi": "1001", "pagu": "100"}, {}, "ratio-magnitude"),
        (SCORE, {"nilai": "0.88"}, {}, "value-magnitude"),
    ],
)
def test_each_doubt_about_a_number_is_found_at_its_record(
    indicator: dict[str, Any], components: dict[str, str], facts: dict[str, Any], code: str
) -> None:
    expect(one(indicator, reported(indicator["code"], "2025", components, **facts)), code, "[[realisation]]")


@pytest.mark.parametrize(
    ("indicator", "components", "facts"),
    [
        (SCORE, {"nilai": "80"}, {}),
        (SCORE, {"nilai": "100.004"}, {}),
        (SCORE, {"nilai": "0"}, {}),
        (SCORE, {}, {"document": None}),
        (SCORE, {"nilai": "800"}, {"status": "ditolak"}),
        (SCORE, {"nilai": "800"}, {"status": "tidak berlaku"}),
        (COUNT, {"jumlah": "1"}, {"document": None}),
        (RATIO, {"terlayani": "10", "diterima": "10"}, {}),
        (RATIO, {"terlayani": "12"}, {}),
        (RATIO, {"terlayani": "0", "diterima": "0"}, {}),
        (RATIO, {"terlayani": "1", "diterima": "200"}, {}),
        (RATIO | {"name": "Rasio permohonan"}, {"terlayani": "20", "diterima": "10"}, {}),
        (RATIO | {"name": "Rasio permohonan"}, {"terlayani": "20", "diterima": "0"}, {}),
        (POOR, {"miskin": "90", "penduduk": "1000"}, {}),
    ],
)
def test_a_number_that_can_be_is_let_be(
    indicator: dict[str, Any], components: dict[str, str], facts: dict[str, Any]
) -> None:
    assert found(one(indicator, reported(indicator["code"], "2025", components, **facts))) == []


def test_money_may_come_to_several_times_what_was_planned() -> None:
    text = one(REVENUE, reported("pad", "2025", {"realisasi": "900", "pagu": "100"}))
    office = sakip.loads(text)
    assert review(office, only=["ratio-magnitude", "numerator-above-denominator"]).findings == ()


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    wrong = reported("sakip", "2025", {"nilai": "800"}, recorded=None)
    right = reported("sakip", "2025", {"nilai": "80"})
    assert found(one(SCORE, wrong, right)) == []
    expect(one(SCORE, right, wrong), "value-outside-scale", "[[realisation]]", 2)


# --- numbers that come again ------------------------------------------------------------------------------------------

PLAN = {"terlayani": "25", "diterima": "30"}


def quarters(components: dict[str, str], last: dict[str, str] | None = None) -> list[str]:
    every = [components] * 3 + [last or components]
    return [reported("layanan", f"2025-Q{number}", given) for number, given in enumerate(every, 1)]


def test_four_quarters_of_the_same_numbers_are_worth_a_look() -> None:
    expect(one(RATIO, *quarters(PLAN)), "same-every-quarter", "[[realisation]]", 4)


@pytest.mark.parametrize(
    "every",
    [
        quarters(PLAN, {"terlayani": "26", "diterima": "30"}),
        quarters(PLAN)[:3],
        quarters({"terlayani": "0", "diterima": "0"}),
        quarters({"terlayani": "30", "diterima": "30"}),
    ],
)
def test_other_numbers_fewer_quarters_nothing_and_everything_are_not(every: list[str]) -> None:
    assert found(one(RATIO, *every)) == []


def test_a_yearly_score_may_be_repeated_every_quarter() -> None:
    assert found(one(SCORE, *(reported("sakip", f"2025-Q{number}", {"nilai": "80"}) for number in range(1, 5)))) == []


def test_the_numbers_of_last_year_are_worth_a_look() -> None:
    every = [reported("layanan", year, PLAN) for year in ("2023", "2025", "2024")]
    text = one(RATIO, *every[:2])
    assert found(text) == []
    assert [code for code, _ in found(one(RATIO, *every))] == ["same-as-last-year"] * 2


@pytest.mark.parametrize(
    ("indicator", "components"),
    [
        (SCORE, {"nilai": "100"}),
        (SCORE | {"scale": "skm", "name": "IKM", "note": "120 responden"}, {"nilai": "25"}),
        (RATIO, {"terlayani": "0", "diterima": "12"}),
        (RATIO, {"terlayani": "12", "diterima": "12"}),
    ],
)
def test_nothing_everything_and_the_ends_of_a_scale_come_again_by_themselves(
    indicator: dict[str, Any], components: dict[str, str]
) -> None:
    """What reached the highest value stays there; nobody copied it."""
    assert found(one(indicator, *(reported(indicator["code"], year, components) for year in ("2024", "2025")))) == []


def test_years_that_are_all_exactly_on_target_are_worth_a_look() -> None:
    """Muncar's programme is, for five years, to the hundredth."""
    years = {"2023": "72.5", "2024": "75", "2025": "80"}
    targets = [promised("sakip", value, year) for year, value in years.items()]
    every = [reported("sakip", year, {"nilai": value}) for year, value in years.items()]
    expect(one(SCORE, *targets, *every, target=None), "always-on-target", "[[realisation]]", 3)
    assert found(one(SCORE, *targets, *every[:2], target=None)) == []
    missed = [*every[:2], reported("sakip", "2025", {"nilai": "80.1"})]
    assert found(one(SCORE, *targets, *missed, target=None)) == []


def test_everything_every_year_is_a_promise_that_is_kept() -> None:
    years = ("2023", "2024", "2025")
    targets = [promised("layanan", "100", year) for year in years]
    every = [
        reported("layanan", year, {"terlayani": f"{place}0", "diterima": f"{place}0"})
        for place, year in enumerate(years, 1)
    ]
    assert found(one(RATIO, *targets, *every, target=None)) == []


# --- records that no set carries --------------------------------------------------------------------------------------


def test_realisations_from_elsewhere_are_looked_at_beside_those_of_the_set() -> None:
    office = sakip.loads(one(SCORE))
    given = [Realisation("sakip", 2025, {"nilai": 800}), Realisation("lain", 2025, {"nilai": 800})]
    found_ = review(office, given, checks=OWN)
    codes = [finding.code for finding in found_.findings]
    assert codes == ["external-score-without-evidence", "value-outside-scale"]
    assert {finding.place.key for finding in found_.findings if finding.place} == {"indicator[0]"}


def test_a_word_and_an_amount_that_does_not_convert_are_no_numbers() -> None:
    office = sakip.loads(one(SCORE))
    given = [Realisation("sakip", 2025, {"nilai": (800, "desa")}), Realisation("sakip", 2024, {"nilai": None})]
    assert review(office, given, checks=OWN, without=["external-score-without-evidence"]).findings == ()


def test_what_is_taken_from_another_indicator_is_not_known_here() -> None:
    """So it is neither on its target nor off its scale."""
    taken = {"kind": "count", "component": "a", "taken": {"a": {"indicator": "inovasi"}}}
    other = COUNT | {"code": "b", "name": "Jumlah kegiatan", "formula": taken}
    years = ("2023", "2024", "2025")
    targets = [promised(code, "3", year) for code in ("b", "inovasi") for year in years]
    text = set_file(table("indicator", COUNT), table("indicator", other), *targets)
    given = [Realisation("b", year, {"a": place}) for place, year in enumerate(years)]
    assert review(sakip.loads(text), given, checks=OWN).findings == ()
