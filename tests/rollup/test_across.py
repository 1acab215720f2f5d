from __future__ import annotations

import json
import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import numbers

from sakip.assessment import Reason, Scorecard, Status, assess, assess_one, replay
from sakip.assessment.results import Digits
from sakip.errors import DefinitionError, NumberError, UnknownNameError
from sakip.formulas import average, count, expression, external_score, ratio, share_achieved
from sakip.indicators import Indicator, Predicate, Range, Realisation, Target, Working
from sakip.indicators.working import given as input_of
from sakip.periods import Year
from sakip.rollup import Figure, Region, RegionalCard, across
from sakip.sets.model import IndicatorSet
from sakip.tree import Calculation, Operator
from sakip.wording import Word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hypothesis.strategies import DrawFn, SearchStrategy

YEAR = Year(2024)
QUARTERS = YEAR.parts("quarter")
ABC = Region("Kab. X", ["Kec. A", "Kec. B", "Kec. C"])


def shares(**facts: Any) -> Indicator:
    given: dict[str, Any] = {"code": "x", "name": "X", "unit": "persen", "polarity": "higher"}
    given["formula"] = ratio("selesai", "masuk")
    return Indicator(**given | facts)


def amounts(**facts: Any) -> Indicator:
    return shares(**{"unit": "rupiah", "formula": count("nilai")} | facts)


def office(
    indicator: Indicator | list[Indicator], report: Any = None, target: Any = None, *, year: int = 2024, **facts: Any
) -> Scorecard:
    """Assess one office: a number is ``nilai``, a pair ``selesai`` of ``masuk``, a list one report a quarter."""
    every = indicator if isinstance(indicator, list) else [indicator]
    targets = [] if target is None else [Target(every[0].code, year, target)]
    made = IndicatorSet(code="s", indicators=every, year=year, targets=targets)
    quarterly = isinstance(report, list)
    records = []
    for place, said in enumerate(report if quarterly else [report]):
        match said:
            case None:
                continue
            case (above, below):
                components: dict[str, Any] = {"selesai": above, "masuk": below}
            case dict():
                components = said
            case _:
                components = {"nilai": said}
        period = Year(year).parts("quarter")[place] if quarterly else Year(year)
        records.append(Realisation(every[0].code, period, components))
    return assess(made, records, **facts)


def skipped(indicator: Indicator) -> Scorecard:
    """Assess an office the indicator does not apply to."""
    made = IndicatorSet(code="s", indicators=[indicator], year=2024)
    return assess(made, [Realisation(indicator.code, YEAR, {}, applicable=False)])


def of(indicator: Indicator, *reports: Any, **facts: Any) -> Figure:
    """Roll up Kec. A, B and C, as far as they report."""
    names = ("Kec. A", "Kec. B", "Kec. C")
    cards = {name: office(indicator, report) for name, report in zip(names, reports, strict=False)}
    figure: Figure = across(Region("Kab. X", names[: len(reports)]), cards, **facts)["x"]
    return figure


def weighing(indicator: Indicator) -> dict[str, Any]:
    """Give the weights an indicator is weighted by, if they are not a component."""
    return {name: given for name, given in WEIGHTS.items() if name == indicator.weighted_by}


def codes(card: RegionalCard) -> list[str]:
    return [finding.code for finding in card.findings]


# --- the rules --------------------------------------------------------------------------------------------------------


def test_percentages_are_not_averaged() -> None:
    """15 of 50 and 15 of 50 are 30%; 10 of 20 and 30 of 40 are 66.67%, not the 62.5% between 50% and 75%."""
    assert str(of(shares(), (15, 50), (15, 50)).assessment.value) == "30.00"
    assert str(of(shares(), (10, 20), (30, 40)).assessment.value) == "66.67"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("sum", "125.00"), ("average", "62.50"), ("ratio-of-sums", "66.67"), (None, "66.67")],
)
def test_a_ratio_is_put_together_as_declared_and_else_by_its_sums(rule: str | None, expected: str) -> None:
    figure = of(shares(aggregation=rule), (10, 20), (30, 40))
    assert figure.headline is not None
    assert str(figure.headline.value) == expected


def test_counts_are_added_and_scores_are_not_unless_declared() -> None:
    assert of(amounts(), 10, 20, 12).assessment.value == 42
    score = amounts(unit="poin", formula=external_score("nilai", assessor="Inspektorat", document="LHE"))
    figure = of(score, 80, 90)
    assert (figure.headline, figure.reason) == (None, Reason.NOT_AGGREGATED)
    assert figure.assessment.status is Status.NOT_COMPUTABLE
    assert "cara menggabungkannya tidak dinyatakan" in figure.why()
    apart = of(amounts(unit="poin", formula=score.formula, aggregation="none"), 80, 90)
    assert (apart.headline, apart.reason) == (None, Reason.KEPT_APART)
    assert apart.why() == "X menurut definisinya tidak digabung antarperangkat daerah (aggregation = none)."
    assert replay(apart.assessment.explain().to_dict()).reason is Reason.KEPT_APART
    declared = amounts(unit="poin", formula=score.formula, aggregation="average")
    assert of(declared, 80, 90).assessment.value == 85


def test_an_average_is_weighted_by_what_is_declared() -> None:
    """80 of 100 people and 90 of 300 are 87.5 of 400."""
    score = amounts(unit="poin", aggregation="weighted-average", weighted_by="responden")
    figure = of(score, 80, 90, weights={"responden": {"Kec. A": 100, "Kec. B": "300"}})
    assert str(figure.assessment.value) == "87.50"
    assert "80 × 100 = 8.000" in figure.assessment.explain().text()


def test_a_weight_may_be_a_component() -> None:
    rate = shares(aggregation="weighted-average", weighted_by="masuk")
    assert of(rate, (10, 20), (30, 40)).assessment.exact == of(shares(), (10, 20), (30, 40)).assessment.exact
    declared = of(rate, (10, 20), (30, 40), weights={"masuk": {"Kec. A": 1, "Kec. B": 1}})
    assert str(declared.assessment.value) == "62.50"


def test_a_weight_that_is_missing_is_named() -> None:
    score = amounts(unit="poin", aggregation="weighted-average", weighted_by="responden")
    weights = {"responden": {"Kec. A": 100, "Kec. C": 300}}
    figure = of(score, 80, 90, 100, weights=weights)
    assert (figure.headline, figure.reason, figure.reported) == (None, Reason.INCOMPLETE, 2)
    assert [(each.office, each.reason) for each in figure.missing] == [("Kec. B", Reason.NO_WEIGHT)]
    assert figure.missing[0].why("en") == "There is no weight responden of Kec. B, so X cannot be weighted."
    enough = of(score, 80, 90, 100, weights=weights, completeness="1/2").headline
    assert enough is not None
    assert enough.exact == Fraction(80 * 100 + 100 * 300, 400)


def test_when_nobody_has_a_weight_that_is_the_reason() -> None:
    score = amounts(unit="poin", aggregation="weighted-average", weighted_by="responden")
    for completeness in (0, 1):
        figure = of(score, 80, 90, None, weights={}, completeness=completeness)
        assert figure.reason is Reason.NO_WEIGHT
        assert figure.why("en") == "There is no weight responden of Kec. A, Kec. B, so X cannot be weighted."


def test_an_office_of_weight_zero_is_not_waited_for() -> None:
    """Whether the 0 is declared or reported as a component, and whether the office reports or not."""
    score = amounts(unit="poin", aggregation="weighted-average", weighted_by="responden")
    weights = {"responden": {"Kec. A": 1, "Kec. B": 1, "Kec. C": 0}}
    for report in (None, 7):
        figure = of(score, 80, 90, report, weights=weights)
        assert (figure.completeness, figure.applicable, figure.outside) == (Fraction(1), 2, ("Kec. C",))
        assert figure.headline is not None
        assert figure.headline.exact == 85
    rate = shares(
        formula=expression("selesai + 0 * masuk"), unit="bilangan", aggregation="weighted-average", weighted_by="masuk"
    )
    figure = of(rate, (10, 20), (30, 0))
    assert (figure.completeness, figure.assessment.exact, figure.outside) == (Fraction(1), Fraction(10), ("Kec. B",))


def test_weights_of_nothing_leave_no_value() -> None:
    score = amounts(unit="poin", aggregation="weighted-average", weighted_by="responden")
    target = Target("x", YEAR, 90)
    weights = {"responden": {"Kec. A": 0, "Kec. B": 0}}
    figure = of(score, 80, 90, weights=weights, targets={"Kab. X": target})
    assert figure.reason is Reason.ZERO_DENOMINATOR
    assert figure.why("en").startswith("‘penimbang’ is 0 for 2024, so ‘tertimbang ÷ penimbang’ has no value.")
    assert (figure.assessment.inputs, figure.assessment.target) == (
        {"tertimbang": (0, 1), "penimbang": (0, 1)}, target
    )  # fmt: skip


def test_a_weight_of_zero_is_none_where_nothing_is_weighed() -> None:
    """Neither of an office the indicator does not apply to, nor of one that takes a plain average."""
    score = amounts(unit="poin", aggregation="weighted-average", weighted_by="w")
    one = Region("Kab. X", ["Kec. A"])
    figure = across(one, {"Kec. A": skipped(score)}, weights={"w": {"Kec. A": 0}})["x"]
    assert figure.reason is Reason.NOT_APPLICABLE
    cards = {"Kec. A": office(score, 1), "Kec. B": office(amounts(unit="poin", aggregation="average"), 2)}
    both = across(Region("Kab. X", ["Kec. A", "Kec. B"]), cards, weights={"w": {"Kec. A": 1, "Kec. B": 0}})["x"]
    assert (both.reason, both.outside) == (Reason.DIFFERENT_DEFINITIONS, ())


def test_an_indicator_nobody_reports_is_the_one_declared_else_that_of_who_reports() -> None:
    """In the reasons of who is missing it goes by its name."""
    declared = amounts(name="Ditetapkan")
    cards = {"Kec. A": office(amounts(name="Lama")), "Kec. B": office(amounts(name="Baru"), 1)}
    nobody = across(ABC, {"Kec. A": cards["Kec. A"]}, indicators=[declared])["x"]
    assert nobody.indicator == declared
    assert nobody.missing[1].facts["indicator"] == "Ditetapkan"
    assert across(ABC, cards)["x"].missing[1].facts["indicator"] == "Baru"
    assert across(ABC, {"Kec. A": cards["Kec. A"]})["x"].missing[1].facts["indicator"] == "Lama"


def test_an_office_of_zero_over_zero_brings_its_components() -> None:
    """No complaint came in, so there is no percentage there; the regency's is that of the others."""
    figure = of(shares(), (10, 20), (0, 0))
    assert (figure.headline is not None, figure.completeness) == (True, Fraction(1))
    assert str(figure.assessment.value) == "50.00"
    assert of(shares(), (0, 0), (0, 0)).reason is Reason.ZERO_DENOMINATOR
    averaged = of(shares(aggregation="average"), (10, 20), (0, 0))
    assert (averaged.reason, averaged.missing[0].reason) == (Reason.INCOMPLETE, Reason.ZERO_DENOMINATOR)


def test_a_divisor_of_zero_does_not_hide_a_component_nobody_filled_in() -> None:
    figure = of(shares(), (10, 20), (None, 0))
    assert [missing.office for missing in figure.missing] == ["Kec. B"]


def test_components_in_a_unit_of_their_own_are_known_beside_a_divisor_of_zero() -> None:
    budget = shares(formula=ratio("selesai", "masuk", unit="rupiah"))
    figure = of(budget, ("1 juta rupiah", "4 juta rupiah"), ("1 juta rupiah", 0))
    assert (figure.reported, str(figure.assessment.value)) == (2, "50.00")


def test_words_are_never_put_together() -> None:
    opinion = amounts(unit="predikat", predicates=("WDP", "WTP"), polarity=None, aggregation="sum")
    card = across(ABC, {"Kec. A": office(opinion, Predicate("WTP")), "Kec. B": office(opinion, Predicate("WTP"))})
    assert card["x"].reason is Reason.ONLY_WORDS
    assert "predikat" in card["x"].why()
    assert "rollup-words" in codes(card)


def test_what_offices_compute_from_other_indicators_is_added_like_any_number() -> None:
    """One of two indicators reached here and two of two there are three of four."""
    shared = shares(code="s", name="S", formula=share_achieved(["x", "y"]), aggregation="ratio-of-sums")
    base = [amounts(), amounts(code="y", name="Y")]

    def assessed(first: int, second: int) -> Scorecard:
        targets = [Target(code, 2024, 10) for code in ("x", "y")]
        made = IndicatorSet(code="s", indicators=[*base, shared], year=2024, targets=targets)
        return assess(made, [Realisation("x", 2024, {"nilai": first}), Realisation("y", 2024, {"nilai": second})])

    figure = across(Region("Kab. X", ["a", "b"]), {"a": assessed(10, 5), "b": assessed(10, 20)})["s"]
    assert str(figure.headline.value) == "75.00"
    assert replay(figure.assessment.explain().to_dict()).exact == 75
    assert "tercapai" in figure.assessment.explain().text()


# --- how long numbers get -------------------------------------------------------------------------------------------


def nation(*members: int) -> Region:
    """Return a region of as many groups, of as many offices each."""

    def made(name: str, sizes: tuple[int, ...]) -> list[Any]:
        names = [f"{name}-{place}" for place in range(sizes[0])]
        return names if len(sizes) == 1 else [Region(each, made(each, sizes[1:])) for each in names]

    return Region("RI", made("K", members))


@pytest.mark.parametrize(
    ("members", "digits", "exactly"),
    [((1, 5, 30), 10, False), ((2, 120), 12, False), ((200,), 15, True), ((5_200,), 10, False)],
)
def test_a_mean_over_a_nation_is_exact(members: tuple[int, ...], digits: int, exactly: bool) -> None:
    """Quotients with unlike divisors add up to one with the digits of all of them; it replays, too."""
    chance = Random(1)  # noqa: S311  # the same numbers on every run
    region = nation(*members)
    indicator = shares(aggregation="average", achievement_from="exact" if exactly else "published")
    reports = {
        name: (chance.randrange(10**9), chance.randrange(10 ** (digits - 1), 10**digits)) for name in region.offices
    }
    cards = {name: office(indicator, report) for name, report in reports.items()}
    figure = across(region, cards, targets={"RI": Target("x", 2024, 5)})["x"]
    mean = figure.headline
    assert mean is not None
    # each off by less than a part of 10**20, which no rounding to two decimals comes near here
    near = sum(above * 10**22 // below for above, below in reports.values())
    assert abs(mean.exact - Fraction(near, 10**20 * len(reports))) < Fraction(1, 10**19)
    assert mean.exact.denominator > 10**1_000
    trace = json.loads(json.dumps(mean.explain().to_dict()))
    for _ in range(2):
        again = replay(trace)
        assert (again.exact, again.achievement.raw) == (mean.exact, mean.achievement.raw)
        assert (again.value, again.achievement.value) == (mean.value, mean.achievement.value)
        trace = again.explain().to_dict()
    assert f"= {int(mean.exact)}" in figure.text("en")
    assert figure.assessment.realisation.indicator == figure.assessment.target.indicator == "x"


def test_sums_too_long_to_be_computed_with_lose_their_figure_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the groups below stay, as do the other indicators."""
    monkeypatch.setattr("sakip.interpreters.length._TOGETHER", 140_000)
    near = [Working("N", input_of("k"), {"k": Fraction(1, 10**900 + place)}) for place in range(60)]
    both = [amounts(aggregation="average"), amounts(code="y", aggregation="sum")]
    region = Region("RI", [Region(f"Prov. {half}", [f"Kec. {half}{place}" for place in range(30)]) for half in "AB"])
    cards = {
        name: assess(
            IndicatorSet(code="s", indicators=both, year=2024),
            [Realisation("x", YEAR, {"nilai": made}), Realisation("y", YEAR, {"nilai": 1})],
        )
        for name, made in zip(region.offices, near, strict=True)
    }
    card = across(Region("Semua", [region]), cards, targets={"RI": Target("x", 2024, 1)})
    facts = {"indicator": "X", "period": YEAR, "value": Digits(1_500_000), "range": Word("computed-with")}
    for group in ("Semua", "RI"):
        figure = card[group]["x"]
        assert (figure.headline, figure.reason, dict(figure.facts)) == (None, Reason.OUT_OF_RANGE, facts)
        assert (figure.reported, figure.applicable) == (60, 60)
        assert figure.why() == (
            "Angka dengan lebih dari 1.500.000 digit berada di luar yang masih dihitung. Periksa angkanya."
        )
        assert replay(json.loads(json.dumps(figure.assessment.explain().to_dict()))).why("en") == figure.why("en")
        assert card[group]["y"].headline.value == 60
    for group in ("Prov. A", "Prov. B"):
        assert str(card[group]["x"].headline.value) == "0.00"


def test_an_office_whose_number_is_too_long_to_be_computed_with_is_missing() -> None:
    """Whether it is added as it is, converted or weighed; its own scorecard has it all the same."""
    long = Working("N", Calculation(Operator.MULTIPLY, *[input_of("k")] * 2), {"k": Fraction(1, 10**600)})
    for facts in ({"aggregation": "average"}, {"aggregation": "weighted-average", "weighted_by": "bobot"}):
        indicator = amounts(**facts)
        cards = {"Kec. A": office(indicator, 1), "Kec. B": office(indicator, {"nilai": long})}
        cards["Kec. C"] = office(evolve(indicator, unit="juta rupiah"), {"nilai": long})
        figure = across(ABC, cards, weights=weighing(indicator))["x"]
        assert cards["Kec. B"]["x"].value == 0
        assert [(each.office, each.reason) for each in figure.missing] == [
            ("Kec. B", Reason.OUT_OF_RANGE), ("Kec. C", Reason.OUT_OF_RANGE),
        ]  # fmt: skip
        assert figure.missing[0].facts == {
            "indicator": "X", "period": YEAR, "value": Digits(1_000), "range": Word("computed-with"),
        }  # fmt: skip
        assert (figure.reported, figure.applicable, figure.assessment.value) == (1, 3, 1)
        assert "Kec. B: Angka dengan lebih dari 1.000 digit berada di luar" in figure.text()


# --- who is missing ---------------------------------------------------------------------------------------------------


def test_a_missing_kecamatan_leaves_no_headline_and_its_name() -> None:
    cards = {"Kec. A": office(shares(), (10, 20)), "Kec. C": office(shares(), (30, 40))}
    card = across(ABC, cards)
    figure = card["x"]
    assert figure.headline is None
    assert figure.reason is Reason.INCOMPLETE
    assert figure.facts["names"] == ("Kec. B",)
    assert figure.why() == "X untuk 2024 belum lengkap: belum ada angka dari Kec. B."
    assert (figure.completeness, figure.reported, figure.applicable) == (Fraction(2, 3), 2, 3)
    assert str(figure.assessment.value) == "66.67"
    assert codes(card) == ["rollup-no-card", "rollup-incomplete"]
    assert (
        card.missing["x"][0].why() == "Belum ada realisasi X untuk 2024. Isi realisasinya; kosong tidak dianggap nol."
    )


@pytest.mark.parametrize(
    ("completeness", "enough"), [("2/3", True), ("0.66", True), (0.67, False), (1, False), (0, True)]
)
def test_the_declared_completeness_decides(completeness: Any, enough: bool) -> None:
    cards = {"Kec. A": office(shares(), (10, 20)), "Kec. C": office(shares(), (30, 40))}
    card = across(ABC, cards, completeness=completeness)
    assert (card["x"].headline is not None) is enough
    assert ("rollup-partial" in codes(card)) is enough


def test_every_reason_for_being_missing_is_kept() -> None:
    cards = {"Kec. A": office(shares(), (10, None)), "Kec. B": office(shares()), "Kec. C": office(shares(), (1, 2))}
    missing = across(ABC, cards)["x"].missing
    assert [(each.office, each.reason) for each in missing] == [
        ("Kec. A", Reason.MISSING_COMPONENT),
        ("Kec. B", Reason.NOT_REPORTED),
    ]
    assert "masuk" in missing[0].why()


def test_an_office_it_does_not_apply_to_takes_nothing_from_completeness() -> None:
    cards = {"Kec. A": office(shares(), (1, 2)), "Kec. B": skipped(shares()), "Kec. C": office(amounts(code="other"))}
    figure = across(ABC, cards)["x"]
    assert figure.headline is not None
    assert (figure.applicable, figure.outside) == (1, ("Kec. B", "Kec. C"))
    nowhere = across(Region("Kab. X", ["Kec. B"]), {"Kec. B": skipped(shares())})["x"]
    assert (nowhere.reason, nowhere.completeness, nowhere.headline) == (Reason.NOT_APPLICABLE, None, None)


def test_when_nobody_reports_all_are_named() -> None:
    figure = across(ABC, {"Kec. A": office(shares())})["x"]
    assert figure.reason is Reason.INCOMPLETE
    assert figure.facts["names"] == ("Kec. A", "Kec. B", "Kec. C")
    assert figure.assessment.reason is Reason.NOT_REPORTED
    assert across(ABC, {"Kec. A": office(shares())}, completeness=0)["x"].reason is Reason.NOT_REPORTED


def test_of_many_missing_a_sentence_names_the_first() -> None:
    region = Region("Kab. X", [f"Kec. {place:02}" for place in range(40)])
    figure = across(region, {"Kec. 00": office(shares(), (1, 2))})["x"]
    assert len(figure.missing) == 39
    assert figure.why().endswith("Kec. 11, Kec. 12, dan 27 lainnya.")
    assert figure.why("en").endswith("Kec. 12, and 27 more.")


def test_a_scorecard_of_nobody_in_the_region_is_named() -> None:
    cards = {"Kec. A": office(shares(), (1, 2)), "Kec Bb": office(shares(), (1, 2))}
    card = across(Region("Kab. X", ["Kec. A", "Kec. B"]), cards)
    assert codes(card)[:2] == ["rollup-no-card", "rollup-outside"]
    assert "Maksudnya “Kec. B”?" in card.findings[1].text()


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Kec Aa", "Kec Bb"], "called 'Kec Aa', 'Kec Bb'. Did you mean 'Kec. A', 'Kec. B'?"),
        (["Puskesmas"], "called 'Puskesmas'. Known: 'Kec. A', 'Kec. B'."),
    ],
)
def test_when_every_scorecard_is_of_nobody_that_is_the_error(names: list[str], said: str) -> None:
    """And not that there is no such indicator, which is another mistake."""
    cards = dict.fromkeys(names, office(shares(), (1, 2)))
    with pytest.raises(UnknownNameError) as caught:
        across(Region("Kab. X", ["Kec. A", "Kec. B"]), cards, indicators=["x"])
    assert str(caught.value) == f"no scorecard is of Kab. X: nobody there is {said}"
    assert (caught.value.kind, caught.value.name) == ("office", names[0])


def test_a_regency_can_be_rolled_up_from_the_scorecards_of_a_nation() -> None:
    cards = dict.fromkeys((f"Kec. {place}" for place in range(60)), office(shares(), (1, 2)))
    card = across(Region("Kab. X", ["Kec. 0", "Kec. 1"]), cards)
    assert card["x"].headline.value == 50
    assert codes(card) == ["rollup-outsiders"]
    assert card.findings[0].facts["count"] == 58


# --- what must agree --------------------------------------------------------------------------------------------------


def test_rupiah_and_percent_are_refused_and_the_offices_named() -> None:
    mixed = {
        "Kec. A": office(amounts(), 10),
        "Kec. B": office(amounts(unit="persen"), 90),
        "Kec. C": office(amounts(), 5),
    }
    card = across(ABC, mixed)
    figure = card["x"]
    assert (figure.headline, figure.reason) == (None, Reason.UNIT_MISMATCH)
    assert figure.assessment.value is None
    assert "persen oleh Kec. B" in figure.why()
    assert "rupiah oleh Kec. A, Kec. C" in figure.why()
    assert "persen (Kec. B)" in figure.assessment.why()
    assert "rollup-units" in codes(card)


def test_of_three_that_differ_the_first_two_are_named() -> None:
    cards = {
        "Kec. A": office(amounts(), 1),
        "Kec. B": office(amounts(unit="orang"), 1),
        "Kec. C": office(shares(), (1, 2)),
    }
    figure = across(ABC, cards)["x"]
    assert (figure.reason, figure.assessment.facts["given"]) == (Reason.UNIT_MISMATCH, "orang (Kec. B)")


def test_a_group_that_agrees_in_itself_has_its_figure() -> None:
    region = Region("Prov. Y", [Region("Kab. X", ["Kec. A"]), Region("Kab. Z", ["Kec. B"])])
    card = across(region, {"Kec. A": office(amounts(), 10), "Kec. B": office(amounts(unit="orang"), 90)})
    assert card["x"].reason is Reason.UNIT_MISMATCH
    assert card["Kab. X"]["x"].headline.value == 10
    assert card["Kab. Z"]["x"].headline.value == 90


def test_units_that_measure_the_same_are_converted() -> None:
    cards = {
        "Kec. A": office(amounts(), 1_500_000),
        "Kec. B": office(amounts(unit="juta rupiah"), 2),
        "Kec. C": office(amounts(), "3 ribu rupiah"),
    }
    figure = across(ABC, cards)["x"]
    assert figure.headline.value == 3_503_000
    assert figure.indicator.unit == "rupiah"
    assert "juta rupiah → rupiah" in figure.assessment.explain().text()
    budgets = {
        "Kec. A": office(shares(formula=ratio("selesai", "masuk", unit="rupiah")), (1_000_000, 4_000_000)),
        "Kec. B": office(shares(formula=ratio("selesai", "masuk", unit="juta rupiah")), (2, 2)),
    }
    assert str(across(Region("Kab. X", ["Kec. A", "Kec. B"]), budgets)["x"].headline.value) == "50.00"


@pytest.mark.parametrize(
    "other",
    [
        shares(formula=expression("selesai / (selesai + masuk) * 100"), aggregation="ratio-of-sums"),
        shares(polarity="lower-mirror"),
        shares(aggregation="average"),
        shares(formula=ratio("masuk", "selesai")),
    ],
)
def test_other_formulas_and_rules_under_one_code_are_refused(other: Indicator) -> None:
    card = across(ABC, {"Kec. A": office(shares(), (1, 2)), "Kec. B": office(other, (1, 2))})
    assert card["x"].reason is Reason.DIFFERENT_DEFINITIONS
    assert "rumus atau aturan yang berbeda: Kec. A di satu pihak, Kec. B di pihak lain;" in card["x"].why()
    assert "rollup-definitions" in codes(card)


def test_what_is_only_published_differently_is_noted_and_taken_from_the_first_by_name() -> None:
    cards = {"Kec. B": office(shares(places=1, cap=120), (1, 2)), "Kec. A": office(shares(), (1, 3))}
    card = across(Region("Kab. X", ["Kec. B", "Kec. A"]), cards)
    assert str(card["x"].headline.value) == "40.00"
    assert codes(card) == ["rollup-differs"]
    assert "places, achievement_places, cap di Kec. B berbeda" in card.findings[0].message()


def test_a_declared_indicator_sets_aside_whoever_measures_something_else() -> None:
    declared = amounts(unit="juta rupiah", name="Belanja", places=0)
    cards = {
        "Kec. A": office(amounts(unit="persen"), 90),
        "Kec. B": office(amounts(), 4_000_000),
        "Kec. C": office(shares(), (1, 2)),
    }
    card = across(ABC, cards, indicators=[declared], completeness="1/3")
    assert str(card["x"].headline.value) == "4"
    assert [missing.office for missing in card["x"].missing] == ["Kec. A", "Kec. C"]
    assert card["x"].missing[0].reason is Reason.UNIT_MISMATCH
    assert "rupiah, tetapi diukur dalam persen oleh Kec. A" in card["x"].missing[0].why()
    assert "rumus atau aturan lain" in card["x"].missing[1].why()
    assert {"rollup-units-declared", "rollup-definition-declared", "rollup-differs-declared"} <= set(codes(card))


def test_a_rule_declared_for_the_region_holds_where_offices_declare_none() -> None:
    """The set of a kecamatan does not say how a regency averages its satisfaction index."""
    score = amounts(unit="poin", formula=external_score("nilai", assessor="a", document="b"))
    declared = amounts(unit="poin", formula=score.formula, aggregation="weighted-average", weighted_by="responden")
    weights = {"responden": {"Kec. A": 1, "Kec. B": 3}}
    figure = of(score, 80, 90, indicators=[declared], weights=weights)
    assert str(figure.assessment.value) == "87.50"


def test_a_declared_indicator_is_found_under_its_other_names() -> None:
    declared = shares(code="pusat", aliases=("x", "lama"))
    cards = {"Kec. A": office(shares(), (1, 4)), "Kec. B": office(shares(code="sini", aliases=("pusat",)), (3, 4))}
    figure = across(ABC, cards | {"Kec. C": office(shares(code="lain"), (1, 1))}, indicators=[declared])["pusat"]
    assert str(figure.headline.value) == "50.00"
    assert figure.outside == ("Kec. C",)


def test_indicators_can_be_chosen_by_code() -> None:
    card = across(ABC, {"Kec. A": office([shares(), amounts(code="y", name="Y")], (1, 2))}, indicators=["y"])
    assert [figure.code for figure in card] == ["y"]
    with pytest.raises(UnknownNameError, match="z"):
        across(ABC, {"Kec. A": office(shares())}, indicators=["z"])


@pytest.mark.parametrize("what", ["definition", "formula_text", "data_sources"])
def test_offices_that_define_it_in_other_words_are_named_and_still_added(what: str) -> None:
    cards = {
        "Kec. A": office(amounts(**{what: "yang datang sendiri"}), 1),
        "Kec. B": office(amounts(**{what: "yang didatangi"}), 2),
        "Kec. C": office(amounts(), 4),
    }
    card = across(ABC, cards)
    assert card["x"].headline.value == 7
    assert codes(card) == ["rollup-texts"]
    assert f"{what} at Kec. A is not what is at Kec. B;" in card.findings[0].message("en")
    declared = across(ABC, cards, indicators=[amounts(**{what: "yang didatangi"})])
    assert codes(declared) == ["rollup-texts-declared"]
    assert f"{what} at Kec. A is not what is declared" in declared.findings[0].message("en")
    one = amounts(**{what: "sama"})
    assert codes(across(ABC, {name: office(one, 1) for name in ABC.offices})) == []


def test_offices_that_put_quarters_together_otherwise_are_named() -> None:
    cards = {"Kec. A": office(amounts(consolidation="sum"), 1), "Kec. B": office(amounts(consolidation="last"), 2)}
    assert codes(across(Region("Kab. X", ["Kec. A", "Kec. B"]), cards)) == ["rollup-texts"]


def test_whose_set_lacks_the_indicator_is_named_in_every_group() -> None:
    """A code that is misspelt in one set would else leave the office out without a word."""
    region = Region("Prov. Y", [Region("Kab. X", ["Kec. A", "Kec. B"]), Region("Kab. Z", ["Kec. C"])])
    cards = {"Kec. A": office(amounts(), 1), "Kec. B": office(amounts(code="xx"), 2), "Kec. C": skipped(amounts())}
    card = across(region, cards, indicators=["x"])
    for group in (card, card["Kab. X"]):
        (said,) = [finding for finding in group.findings if finding.code == "rollup-unmeasured"]
        assert (said.facts["names"], said.facts["count"], said.severity) == (("Kec. B",), 1, "warning")
    assert codes(card["Kab. Z"]) == []


# --- parts of a period ------------------------------------------------------------------------------------------------


def test_twenty_six_kecamatan_of_four_quarters() -> None:
    """Components summed over the quarters of the offices, then over the offices: Σ/Σ of 104 reports."""
    region = Region("Kab. X", [f"Kec. {place:02}" for place in range(26)])
    reports = {
        name: [(place * quarter, place * quarter + 7 + place) for quarter in (1, 2, 3, 4)]
        for place, name in enumerate(region.offices)
    }
    indicator = shares(consolidation="ratio-of-sums")
    figure = across(region, {name: office(indicator, report) for name, report in reports.items()})["x"]
    pairs = [pair for report in reports.values() for pair in report]
    assert figure.headline.exact == Fraction(100 * sum(a for a, _ in pairs), sum(b for _, b in pairs))
    text = figure.headline.explain().text()
    assert "selesai_2024_Q4" in text
    assert "Kec_25" in text
    assert replay(json.loads(json.dumps(figure.headline.explain().to_dict()))).exact == figure.headline.exact


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("ratio-of-sums", Fraction(100 * (30 + 4), 60 + 5)), ("last", Fraction(100 * (20 + 4), 30 + 5))],
)
def test_components_of_a_year_are_those_its_rule_counts(rule: Any, expected: Fraction) -> None:
    indicator = shares(consolidation=rule)
    cards = {"Kec. A": office(indicator, [(10, 30), (20, 30)]), "Kec. B": office(indicator, (4, 5))}
    figure = across(Region("Kab. X", ["Kec. A", "Kec. B"]), cards)["x"]
    assert (figure.headline, figure.assessment.exact) == (None, expected)


@pytest.mark.parametrize("rule", ["average", "sum", "maximum"])
def test_rates_put_together_have_no_components_to_add(rule: Any) -> None:
    """A mean of four quarterly rates is no ratio of two sums."""
    indicator = shares(consolidation=rule)
    cards = {
        "Kec. A": office(indicator, [(10, 30), (20, 30)]),
        "Kec. B": office(indicator, (4, 5)),
        "Kec. C": office(indicator, [(1, 5)]),
    }
    card = across(ABC, cards)
    assert [missing.office for missing in card["x"].missing] == ["Kec. A", "Kec. C"]
    assert "rasio jumlah tidak dapat dihitung" in card["x"].missing[0].why()
    assert card["x"].missing[0].reason.text(card["x"].missing[0].facts)
    assert card["x"].assessment.exact == Fraction(100 * 5, 10)
    assert codes(card) == ["rollup-no-totals", "rollup-incomplete", "rollup-blank-parts"]
    averaged = shares(consolidation=rule, aggregation="average")
    assert of(averaged, [(10, 30), (20, 30)], (4, 5)).assessment.exact is not None


@pytest.mark.parametrize(("rule", "expected"), [("sum", 31), ("maximum", 21), ("average", 16), ("last", 21)])
def test_a_count_put_together_of_quarters_is_added_whatever_its_rule(rule: Any, expected: int) -> None:
    indicator = amounts(consolidation=rule)
    figure = of(indicator, [10, 20], 1)
    assert figure.assessment.exact == expected
    by_components = of(amounts(consolidation=rule, aggregation="ratio-of-sums"), [10, 20], 1)
    assert by_components.assessment.exact == expected


def test_a_weight_that_is_a_component_is_put_together_over_the_quarters() -> None:
    rate = shares(aggregation="weighted-average", weighted_by="masuk", consolidation="ratio-of-sums")
    figure = of(rate, [(10, 30), (20, 30)], (4, 5))
    assert figure.assessment.exact == Fraction(100 * 34, 65)
    no_totals = shares(aggregation="weighted-average", weighted_by="masuk", consolidation="average")
    assert of(no_totals, [(10, 30), (20, 30)], (4, 5)).missing[0].reason is Reason.NO_WEIGHT


# --- targets ----------------------------------------------------------------------------------------------------------


def test_a_group_is_held_against_its_own_target() -> None:
    region = Region("Prov. Y", [Region("Kab. X", ["Kec. A", "Kec. B"])])
    cards = {"Kec. A": office(shares(), (10, 20), 99), "Kec. B": office(shares(), (30, 40), 99)}
    card = across(region, cards, targets={"Kab. X": [Target("x", YEAR, 80, document="PK Bupati")]})
    headline = card["Kab. X"]["x"].headline
    assert str(headline.achievement.value) == "83.34"
    assert "PK Bupati" in headline.explain().text()
    assert card["x"].headline.achievement.reason is Reason.NO_TARGET


def test_a_sum_is_held_against_the_sum_of_the_targets_of_those_counted() -> None:
    cards = {
        "Kec. A": office(amounts(), 10, 20),
        "Kec. B": office(amounts(), 20, "0.00002 juta rupiah"),
        "Kec. C": office(amounts(), None, 500),
    }
    headline = across(ABC, cards, completeness=0)["x"].headline
    assert headline.target.value == 40
    assert str(headline.achievement.value) == "75.00"
    assert "jumlah target 2 perangkat daerah" in headline.explain().text()
    own = across(ABC, cards, completeness=0, targets={"Kab. X": [Target("x", YEAR, 60)]})["x"].headline
    assert str(own.achievement.value) == "50.00"


@pytest.mark.parametrize("target", [None, Range(1, 2), "5 orang", Predicate("BB")])
def test_without_a_target_of_everybody_there_is_no_sum_of_targets(target: Any) -> None:
    cards = {"Kec. A": office(amounts(), 10, 20), "Kec. B": office(amounts(), 20, target)}
    assessment = across(Region("Kab. X", ["Kec. A", "Kec. B"]), cards)["x"].assessment
    assert assessment.value == 30
    assert assessment.achievement.reason is Reason.NO_TARGET


def test_no_target_is_made_of_targets_of_percentages() -> None:
    cards = {name: office(shares(), (1, 2), 80) for name in ABC.offices}
    assert across(ABC, cards)["x"].assessment.achievement.reason is Reason.NO_TARGET


def test_targets_of_the_group_are_revised_like_any_others() -> None:
    targets = [
        Target("x", YEAR, 80, issued=date(2024, 1, 30)),
        Target("x", YEAR, 50, issued=date(2024, 9, 30)),
        Target("y", YEAR, 50),
    ]
    cards = {"Kec. A": office(shares(), (1, 2))}
    card = across(Region("Kab. X", ["Kec. A"]), cards, targets={"Kab. X": targets})
    assert card["x"].assessment.achievement.raw == 100
    assert "unknown-indicator" in codes(card)
    then = {"Kec. A": office(shares(), (1, 2), as_of=date(2024, 3, 1))}
    earlier = across(Region("Kab. X", ["Kec. A"]), then, targets={"Kab. X": targets})
    assert earlier["x"].assessment.achievement.raw == Fraction(125, 2)
    with pytest.raises(UnknownNameError, match=r"Kab\. Z"):
        across(ABC, cards, targets={"Kab. Z": targets})


def test_a_target_of_a_group_for_another_period_is_named() -> None:
    cards = {"Kec. A": office(shares(), (1, 2))}
    region = Region("Kab. X", ["Kec. A"])
    card = across(region, cards, targets={"Kab. X": [Target("x", 2023, 90), Target("x", "2024-Q1", 20)]})
    assert codes(card) == ["rollup-target-period"]
    assert "for 2023, Quarter 1 2024 is not used, as what is rolled up is 2024" in card.findings[0].message("en")
    alone = across(region, cards, targets={"Kab. X": Target("x", 2024, 50)})
    assert (alone["x"].headline.achievement.value, codes(alone)) == (100, [])


@pytest.mark.parametrize("indicator", [shares(), amounts()])
def test_two_targets_of_a_group_that_disagree_leave_no_achievement(indicator: Indicator) -> None:
    """Nor does the sum of the offices' targets settle it."""
    report = (1, 2) if indicator.unit == "persen" else 1
    targets = [Target("x", YEAR, value, issued=date(2024, 1, 30)) for value in (80, 90)]
    card = across(Region("Kab. X", ["a"]), {"a": office(indicator, report, 5)}, targets={"Kab. X": targets})
    assert card["x"].assessment.achievement.reason is Reason.CONFLICT
    assert "target-conflict" in codes(card)


# --- wrong use --------------------------------------------------------------------------------------------------------


def test_scorecards_of_several_periods_or_days_are_refused() -> None:
    with pytest.raises(DefinitionError, match=r"2024 of 'Kec\. A'; 2023 of 'Kec\. B'"):
        across(ABC, {"Kec. A": office(shares()), "Kec. B": office(shares(), year=2023)})
    with pytest.raises(DefinitionError, match=r"as of 2024-06-01 of 'Kec\. B'"):
        across(ABC, {"Kec. A": office(shares()), "Kec. B": office(shares(), as_of=date(2024, 6, 1))})
    with pytest.raises(DefinitionError, match="no scorecard"):
        across(ABC, {})


@pytest.mark.parametrize("completeness", [-1, "1.1", 90])
def test_a_completeness_that_is_no_share_is_refused(completeness: Any) -> None:
    with pytest.raises(DefinitionError, match="is no share"):
        across(ABC, {"Kec. A": office(shares())}, completeness=completeness)


def test_a_weight_that_weighs_nothing_is_refused() -> None:
    cards = {"Kec. A": office(shares())}
    with pytest.raises(DefinitionError, match=r"weight 'w' of 'Kec\. A' is negative.*write 0 for an office"):
        across(ABC, cards, weights={"w": {"Kec. A": -1}})
    with pytest.raises(NumberError, match=r"weight 'w' of 'Kec\. A'"):
        across(ABC, cards, weights={"w": {"Kec. A": "banyak"}})


# --- the card ---------------------------------------------------------------------------------------------------------

NESTED = Region("Prov. Y", [Region("Kab. X", ["Kec. A", "Kec. B"]), Region("Kab. Z", ["Kec. C"])])


def test_groups_figures_and_offices_are_found_by_name() -> None:
    cards = {"Kec. A": office(shares(), (1, 2)), "Kec. C": office(shares(), (3, 4))}
    card = across(NESTED, cards)
    assert [each.name for each in card.groups()] == ["Prov. Y", "Kab. X", "Kab. Z"]
    assert card["Kab. X"]["x"] is card.group("Kab. X").figure("x")
    assert card["Kec. C"] is cards["Kec. C"]
    assert card["Kec. C"]["x"].value == 75
    assert card.assessments["x"].context.office == "Prov. Y"
    assert card.completeness == {"x": Fraction(2, 3)}
    assert [len(card), len(list(card)), len(card.to_dicts())] == [1, 1, 3]
    for wrong in (lambda: card["Kab. W"], lambda: card.figure("y"), lambda: card.group("y"), lambda: card["Kec. B"]):
        with pytest.raises(UnknownNameError):
            wrong()


def test_an_indicator_comes_before_a_group_or_an_office_of_its_name() -> None:
    region = Region("Prov. Y", [Region("x", ["y"])])
    cards = {"y": office([shares(), amounts(code="y", name="Y")], (1, 2))}
    card = across(region, cards)
    assert (card["x"], card["y"]) == (card.figure("x"), card.figure("y"))
    assert (card.group("x").name, card.office("y")) == ("x", cards["y"])
    for wrong in (lambda: card.office("x"), lambda: card.group("y")):
        with pytest.raises(UnknownNameError):
            wrong()


def test_a_row_without_a_headline_has_no_value() -> None:
    card = across(NESTED, {"Kec. A": office(shares(), (1, 2)), "Kec. C": office(shares(), (3, 4), 50)})
    rows = {row["group"]: row for row in card.to_dicts()}
    assert (rows["Prov. Y"]["value"], rows["Prov. Y"]["reason"]) == (None, "incomplete")
    assert rows["Prov. Y"]["value_reported"] == Decimal("66.67")
    assert rows["Prov. Y"]["missing"] == ["Kec. B"]
    assert (rows["Kab. Z"]["value"], rows["Kab. Z"]["achievement_reason"]) == (Decimal("75.00"), "no-target")
    assert json.dumps(rows, default=str)


def test_a_figure_explains_itself_and_who_is_missing() -> None:
    cards = {"Kec. A": office(shares(), (1, 2)), "Kec. C": office(amounts(unit="orang"), 4)}
    card = across(NESTED, cards)
    text = card["Kab. X"]["x"].text()
    assert text.endswith("Kelengkapan: 1 dari 2\n  Kec. B: Belum ada realisasi X untuk 2024. Isi realisasinya; kosong "
                         "tidak dianggap nol.\n")  # fmt: skip
    assert "Kec_A" in text
    assert "Completeness: 2 of 3" in card["x"].text("en")
    assert "not put together" in card["x"].text("en")


def test_a_card_can_be_pickled() -> None:
    card = across(NESTED, {"Kec. A": office(shares(), (1, 2)), "Kec. C": office(shares(), (3, 4))})
    again = pickle.loads(pickle.dumps(card))  # noqa: S301  # the pickle is ours
    assert [row == other for row, other in zip(again.to_dicts(), card.to_dicts(), strict=True)] == [True] * 3


def test_more_offices_than_a_formula_has_room_for_are_added_in_lots() -> None:
    """2,500 terms would be 4,999 nodes; every office stands in the explanation all the same."""
    region = Region("Indonesia", [f"Kec. {place}" for place in range(2500)])
    shared = amounts()
    cards = {name: office(shared, place % 7) for place, name in enumerate(region.offices)}
    headline = across(region, cards)["x"].headline
    assert headline.value == sum(place % 7 for place in range(2500))
    text = headline.explain().text()
    assert all(f"Kec_{place} " in text for place in range(2500))
    assert replay(json.loads(json.dumps(headline.explain().to_dict()))).exact == headline.exact


def test_a_region_deeper_than_workings_may_lie_is_explained_by_its_offices() -> None:
    region = Region("g0", ["Kec. A", "Kec. B"])
    for place in range(1, 40):
        region = Region(f"g{place}", [region, f"lain {place}"])
    cards = {name: office(amounts(), place) for place, name in enumerate(region.offices)}
    headline = across(region, cards)["x"].headline
    assert headline.value == sum(range(41))
    assert replay(json.loads(json.dumps(headline.explain().to_dict()))).exact == headline.exact


def test_a_province_is_explained_by_its_regencies_and_these_by_their_offices() -> None:
    """Eight groups deep; of what lies deeper the offices stand right in the sum."""
    cards = {name: office(amounts(), place) for place, name in enumerate(NESTED.offices)}
    working = across(NESTED, cards)["x"].headline.realisation.components["nilai"]
    assert (working.title, [*working.inputs]) == ("Prov. Y", ["Kab_X", "Kab_Z"])
    assert [inner.title for inner in working.inputs.values()] == ["Kab. X", "Kab. Z"]
    assert [*working.inputs["Kab_X"].inputs.items()] == [("Kec_A", 0), ("Kec_B", 1)]
    region = Region("g1", ["o0", "o1"])
    for place in range(2, 11):
        region = Region(f"g{place}", [region, f"o{place}"])
    cards = {name: office(amounts(), 1) for name in region.offices}
    card = across(region, cards)
    shown = {name: [*card[name]["x"].headline.realisation.components["nilai"].inputs] for name in ("g8", "g9", "g10")}
    assert shown == {
        "g8": ["g7", "o8"],
        "g9": [f"o{place}" for place in range(10)],
        "g10": [f"o{place}" for place in range(11)],
    }


def test_a_province_has_its_figures_beside_a_regency_that_disagrees() -> None:
    """What cannot be put together in one group leaves the others as they are, and the group above without a figure."""
    cards = {"Kec. A": office(amounts(), 1), "Kec. B": office(amounts(unit="orang"), 2), "Kec. C": office(amounts(), 3)}
    card = across(NESTED, cards)
    assert [card[name]["x"].reason for name in card.region.groups] == [
        Reason.UNIT_MISMATCH, Reason.UNIT_MISMATCH, None
    ]  # fmt: skip
    assert card["Kab. Z"]["x"].headline.value == 3
    for name in card.region.groups:
        assert (card[name]["x"].assessment.context.office, card[name].period) == (name, YEAR)


def test_names_that_look_alike_in_a_formula_are_told_apart() -> None:
    region = Region("Kab. X", ["Kec. A", "Kec A", "1", "!", "Ä" * 80])
    cards = {name: office(amounts(), 2**place) for place, name in enumerate(region.offices)}
    headline = across(region, cards)["x"].headline
    assert headline.value == 31
    working = headline.realisation.components["nilai"]
    assert list(working.inputs) == ["Kec_A", "Kec_A_2", "anggota_1", "anggota", "anggota_2"]


# --- laws -------------------------------------------------------------------------------------------------------------

NAMES = tuple(f"Kec. {letter}" for letter in "ABCDEFGH")
WEIGHTS = {"bobot": {name: place + 1 for place, name in enumerate(NAMES)}}
INDICATORS = [
    shares(),
    shares(aggregation="average"),
    shares(aggregation="weighted-average", weighted_by="masuk"),
    shares(aggregation="weighted-average", weighted_by="bobot"),
    shares(aggregation="sum"),
    shares(formula=expression("(selesai - masuk) / (selesai + masuk) * 100"), aggregation="ratio-of-sums"),
    shares(formula=average(["selesai", "masuk"]), unit="poin", aggregation="sum"),
]
pairs: SearchStrategy[Any] = st.one_of(
    st.none(), st.just("skip"), st.tuples(st.one_of(st.none(), numbers(4, 1)), numbers(4, 1))
)
all_reports = st.dictionaries(st.sampled_from(NAMES), pairs, min_size=1)
indicators = st.sampled_from(INDICATORS)


@st.composite
def regions(draw: DrawFn) -> Region:
    """Draw a tree over all names, in any order and grouping."""
    members: list[Any] = list(draw(st.permutations(NAMES)))
    place = 0
    while len(members) > 1 and draw(st.booleans()):
        first = draw(st.integers(0, len(members) - 1))
        last = draw(st.integers(first + 1, len(members)))
        members[first:last] = [Region(f"Kelompok {place}", members[first:last])]
        place += 1
    return Region("Semua", members)


def assessed(indicator: Indicator, reports: Mapping[str, Any]) -> dict[str, Scorecard]:
    return {
        name: skipped(indicator) if report == "skip" else office(indicator, report) for name, report in reports.items()
    }


def said(figure: Figure) -> Any:
    """What must not depend on order or grouping."""
    assessment = figure.assessment
    facts = {name: str(value) for name, value in assessment.facts.items()}
    return (
        assessment.exact, assessment.value, assessment.reason, facts, assessment.achievement.value, assessment.target,
        figure.completeness, figure.missing, figure.outside, figure.reason, figure.why(), figure.headline is None,
    )  # fmt: skip


@given(indicators, all_reports, regions(), st.randoms())
def test_neither_order_nor_grouping_of_offices_matters(
    indicator: Indicator, reports: dict[str, Any], region: Region, random: Any
) -> None:
    flat = across(Region("Semua", NAMES), assessed(indicator, reports), weights=weighing(indicator))
    shuffled = list(assessed(indicator, reports).items())
    random.shuffle(shuffled)
    grouped = across(region, dict(shuffled), weights=weighing(indicator))
    assert said(grouped["x"]) == said(flat["x"])
    assert set(codes(grouped)) == set(codes(flat))


@given(indicators, all_reports, regions())
def test_a_group_is_what_its_own_offices_come_to(indicator: Indicator, reports: dict[str, Any], region: Region) -> None:
    cards = assessed(indicator, reports)
    for group in across(region, cards, weights=weighing(indicator)).groups():
        own = {name: card for name, card in cards.items() if name in group.region.offices}
        if own:
            alone = across(Region("Semua", group.region.offices), own, weights=weighing(indicator))
            assert said(group["x"])[:3] == said(alone["x"])[:3]


@given(indicators, all_reports, st.booleans())
def test_an_office_with_nothing_changes_nothing_but_completeness(
    indicator: Indicator, reports: dict[str, Any], blank: bool
) -> None:
    cards = assessed(indicator, reports)
    before = across(Region("Semua", NAMES), cards, weights=weighing(indicator), completeness=0)["x"]
    further = {**cards, **({"A kosong": office(indicator)} if blank else {})}
    after = across(Region("Semua", ["A kosong", *NAMES]), further, weights=weighing(indicator), completeness=0)["x"]
    assert (after.assessment.exact, after.assessment.value) == (before.assessment.exact, before.assessment.value)
    assert after.reported == before.reported
    assert after.applicable == before.applicable + 1
    assert [missing.office for missing in after.missing] == ["A kosong", *(each.office for each in before.missing)]


filled = st.dictionaries(st.sampled_from(NAMES), st.tuples(numbers(4, 1), numbers(4, 1)), min_size=1)


@given(st.sampled_from([INDICATORS[0], INDICATORS[5]]), filled, regions())
def test_a_ratio_of_sums_is_the_ratio_of_one_office_with_the_sums(
    indicator: Indicator, reports: dict[str, tuple[Fraction, Fraction]], region: Region
) -> None:
    above, below = (sum((pair[side] for pair in reports.values()), Fraction(0)) for side in (0, 1))
    alone = assess_one(indicator, None, Realisation("x", YEAR, {"selesai": above, "masuk": below}))
    figure = across(region, assessed(indicator, reports))["x"]
    assert figure.assessment.exact == alone.exact
    if indicator.formula.kind == "ratio":  # 0 ÷ 0 brings its components
        assert figure.assessment.reason == alone.reason


values = st.dictionaries(st.sampled_from(NAMES), numbers(5, 2), min_size=1)


@given(values, regions())
def test_sums_averages_and_weights_are_what_their_names_say(reports: dict[str, Fraction], region: Region) -> None:
    def made(**facts: Any) -> Fraction:
        indicator = amounts(**facts)
        cards = {name: office(indicator, value) for name, value in reports.items()}
        same = {"sama": dict.fromkeys(NAMES, 7)} if indicator.weighted_by == "sama" else {}
        figure = across(region, cards, weights=weighing(indicator) | same).figure("x")
        exact = figure.assessment.exact
        assert exact is not None
        return exact

    total = sum(reports.values(), Fraction(0))
    assert made() == total
    mean = made(aggregation="average")
    assert mean == total / len(reports)
    assert min(reports.values()) <= mean <= max(reports.values())
    assert made(aggregation="weighted-average", weighted_by="sama") == mean
    weights = {name: WEIGHTS["bobot"][name] for name in reports}
    expected = sum((weights[name] * value for name, value in reports.items()), Fraction(0)) / sum(weights.values())
    assert made(aggregation="weighted-average", weighted_by="bobot") == expected


@given(indicators, all_reports, regions())
def test_every_figure_is_replayed_from_its_trace_alone(
    indicator: Indicator, reports: dict[str, Any], region: Region
) -> None:
    for group in across(region, assessed(indicator, reports), weights=weighing(indicator)).groups():
        for figure in group:
            trace = json.loads(json.dumps(figure.assessment.explain().to_dict()))
            again = replay(trace)
            assert (again.exact, again.value, again.reason) == (
                figure.assessment.exact, figure.assessment.value, figure.assessment.reason,
            )  # fmt: skip
            assert figure.assessment.explain().text("en")
